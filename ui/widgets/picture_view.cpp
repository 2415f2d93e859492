// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_view.h"

#include <QDropEvent>
#include <QGestureEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <algorithm>
#include <cmath>

#include "widgets/drop_zone.h"
#include "widgets/overlay_bar.h"
#include "widgets/picture_drop.h"
#include "widgets/picture_navigator.h"
#include "widgets/picture_overlay.h"
#include "widgets/picture_view_p.h"
#include "widgets/progress_line.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kRestMilliseconds = 80;
constexpr int kZoomShownMilliseconds = 1200;
constexpr double kKeyZoomStep = 1.25;
constexpr int kScrollStep = 64;         ///< logical pixels
constexpr double kWipeSnap = 0.01;      ///< nearer than this to the edge is off
constexpr int kWipeGrab = 10;           ///< logical pixels to either side
constexpr double kTurnHandleAway = 84;  ///< from the other handle, logical pixels

double lengthOf(QPointF way) {
    return std::hypot(way.x(), way.y());
}

}  // namespace

PictureView::Private::Private(PictureView* view)
    : q(view),
      emptyState(new DropZone(view)),
      commands(new OverlayBar(view)),
      navigator(new PictureNavigator(view)),
      progress(new ProgressLine(view)),
      horizontal(new QScrollBar(Qt::Horizontal, view)),
      vertical(new QScrollBar(Qt::Vertical, view)) {
    rest.setSingleShot(true);
    rest.setInterval(kRestMilliseconds);
    zoomShown.setSingleShot(true);
    zoomShown.setInterval(kZoomShownMilliseconds);
    QObject::connect(&scene, &PictureScene::changed, q, qOverload<>(&QWidget::update));
    QObject::connect(&rest, &QTimer::timeout, q, [this] {
        q->update();  // smooth now
        reportRest();
    });
    QObject::connect(&scene, &PictureScene::picturesChanged, q, [this] {
        if (navigator->isVisible())
            navigator->setPicture(scene.overview(PictureNavigator::kSide));
    });
    QObject::connect(navigator, &PictureNavigator::centerRequested, q, [this](QPointF center) {
        ViewTransform moved = transform();
        moved.centerOn(
            {center.x() * scene.photoSize().width(), center.y() * scene.photoSize().height()});
        setTransform(moved);
    });
    QObject::connect(&zoomShown, &QTimer::timeout, q, qOverload<>(&QWidget::update));
    QObject::connect(emptyState, &DropZone::dropped, q, &PictureView::dropped);
    commands->hide();
    navigator->hide();
    for (QScrollBar* bar : {horizontal, vertical}) {
        bar->setLayoutDirection(Qt::LeftToRight);  // pictures are not mirrored
        bar->setFocusPolicy(Qt::NoFocus);
        bar->setCursor(Qt::ArrowCursor);
        bar->hide();
        QObject::connect(bar, &QScrollBar::valueChanged, q, [this] { scrolled(); });
    }
}

// --- What is shown -------------------------------------------------------------------------------

void PictureView::Private::updateGround() {
    scene.setGround(themeColors(q->palette()).canvas, isDark(q->palette()));
}

void PictureView::Private::updateTexts() {
    q->setAccessibleName(PictureView::tr("Picture"));
    q->setAccessibleDescription(
        PictureView::tr("Hold Space to see the photo, 0 fits, 1 shows 100 %."));
    q->update();
}

void PictureView::Private::updateEmptyState() {
    emptyState->setVisible(isEmpty());
    q->updateGeometry();
    q->setCursor(Qt::ArrowCursor);
    if (isEmpty())
        zoomShown.stop();
    updateScrollBars();
    q->update();
}

/// Out of the way while something is dragged or painted.
void PictureView::Private::updateCommands() {
    commands->setVisible(!commands->findChildren<QWidget*>().isEmpty() && hasAfter()
                         && q->underMouse() && drag == Drag::none && !tool && !loupe);
    const QRect area = q->rect().adjusted(0, 0, 0, -horizontal->sizeHint().height());
    QRect place = commands->rect();
    place.moveCenter(area.center());
    place.moveBottom(area.bottom() - spacing::kSmall);
    commands->move(place.topLeft());
}

void PictureView::Private::updateNavigator() {
    const bool shown = showsNavigator && !isEmpty() && transform().canPan();
    if (shown && !navigator->isVisible())
        navigator->setPicture(scene.overview(PictureNavigator::kSide));
    navigator->setVisible(shown);
    if (!shown)
        return;
    const QRectF seen = transform().visiblePhoto();
    const QSizeF photo = scene.photoSize();
    navigator->setVisiblePart({seen.x() / photo.width(), seen.y() / photo.height(),
                               seen.width() / photo.width(), seen.height() / photo.height()});
    const int margin = horizontal->sizeHint().height() + spacing::kSmall;
    navigator->move(QStyle::alignedRect(q->layoutDirection(), Qt::AlignBottom | Qt::AlignTrailing,
                                        navigator->size(),
                                        q->rect().adjusted(margin, margin, -margin, -margin))
                        .topLeft());
}

// --- Where it is shown ---------------------------------------------------------------------------

void PictureView::Private::setTransform(const ViewTransform& changed) {
    const double oldScale = transform().scale();
    scene.setTransform(changed);
    viewMoved(oldScale);
}

qsizetype PictureView::Private::paneAt(QPointF point) const {
    for (qsizetype pane = 0; pane < panes.size(); ++pane)
        if (panes[pane].contains(point.toPoint()))
            return pane;
    return 0;
}

/// Relative to its pane; while dragging, to the one where the drag began.
QPointF PictureView::Private::inPane(QPointF point) const {
    return point - panes[paneAt(drag == Drag::none ? point : pressedAt)].topLeft();
}

void PictureView::Private::updatePanes() {
    const double oldScale = transform().scale();
    panes = panesOf(hasAfter() ? mode : ViewMode::result, q->size(), scene.photoSize(), mirrored());
    scene.setPaneSize(panes.first().size(), q->devicePixelRatioF());
    viewMoved(oldScale);
    updateCommands();
}

void PictureView::Private::viewMoved(double oldScale) {
    updateScrollBars();
    updateNavigator();
    if (isEmpty())
        return;
    rest.start();
    Q_EMIT q->moved();
    if (transform().scale() != oldScale)
        Q_EMIT q->scaleChanged(transform().scale());
}

void PictureView::Private::zoomTo(double scale, QPointF anchor) {
    if (isEmpty())
        return;
    ViewTransform zoomed = transform();
    zoomed.zoomTo(scale, inPane(anchor));
    zoomShown.start();
    setTransform(zoomed);
}

/// The pointer if it is over the picture, else the middle of a pane.
QPointF PictureView::Private::zoomAnchor() const {
    const QPointF pointer = q->mapFromGlobal(QPointF(QCursor::pos()));
    return q->underMouse() && q->rect().contains(pointer.toPoint())
               ? pointer
               : QRectF(panes.first()).center();
}

void PictureView::Private::panBy(QPointF offset) {
    ViewTransform panned = transform();
    panned.panBy(offset);
    setTransform(panned);
}

void PictureView::Private::toggleFit(QPointF anchor) {
    if (transform().isFitted() && transform().scale() != 1)
        zoomTo(1, anchor);
    else
        q->fit();
}

void PictureView::Private::updateScrollBars() {
    const QRectF photo = transform().photoInView();
    const auto place = [&](QScrollBar* bar, double start, double length, int seen) {
        const QSignalBlocker blocker(bar);
        const int range = isEmpty() ? 0 : std::max(0, static_cast<int>(length) - seen);
        bar->setRange(0, range);
        bar->setPageStep(seen);
        bar->setSingleStep(kScrollStep);
        bar->setValue(static_cast<int>(-start));
        bar->setVisible(range > 0);
    };
    place(horizontal, photo.left(), photo.width(), panes.first().width());
    place(vertical, photo.top(), photo.height(), panes.first().height());
    const int thickness = horizontal->sizeHint().height();
    horizontal->setGeometry(0, q->height() - thickness, q->width() - thickness, thickness);
    vertical->setGeometry(q->width() - thickness, 0, thickness, q->height() - thickness);
}

void PictureView::Private::reportRest() {
    if (isEmpty())
        return;
    const ViewTransform& seen = seesThroughLoupe() ? loupeTransform() : transform();
    Q_EMIT q->viewChanged(seen.visiblePhoto(), seen.scale());
}

/// The same part of the photo at the same scale, as far as the own size allows it.
void PictureView::Private::copyView(const Private& other) {
    ViewTransform copied = transform();
    copied.fit();
    if (!other.transform().isFitted()) {
        copied.zoomTo(other.transform().scale(), QRectF(panes.first()).center());
        copied.centerOn(other.transform().visiblePhoto().center());
    }
    setTransform(copied);
}

void PictureView::Private::scrolled() {
    const QRectF photo = transform().photoInView();
    QPointF offset;
    if (horizontal->isVisible())
        offset.setX(-horizontal->value() - photo.left());
    if (vertical->isVisible())
        offset.setY(-vertical->value() - photo.top());
    panBy(offset);
}

// --- Comparing -----------------------------------------------------------------------------------

/// Where it is, or where it waits to be pulled out.
WipeLine PictureView::Private::wipeLine() const {
    WipeLine line = mode == ViewMode::wipe ? wipe : WipeLine();
    line.mirrored = mirrored();
    return line;
}

QPointF PictureView::Private::handleCenter() const {
    const QPointF middle = wipeLine().across(visiblePhoto()).center();
    return wiping() ? middle : middle + wipeLine().normal() * overlay::kHandleRadius;
}

/// Nothing where the line is too short for two handles.
std::optional<QPointF> PictureView::Private::turnHandleCenter() const {
    const bool hasRoom =
        wipeLine().across(visiblePhoto()).length() > 2 * (kTurnHandleAway + overlay::kHandleRadius);
    if (!wiping() || !hasRoom)
        return std::nullopt;
    return handleCenter() + wipeLine().direction() * kTurnHandleAway;
}

/// The divider is held all along its line, unless a tool works on the picture.
PictureView::Private::Drag PictureView::Private::wipeDragAt(QPointF point) const {
    if (!hasAfter() || showingBefore || panes.size() > 1 || holdsTool())
        return Drag::none;
    if (lengthOf(point - handleCenter()) <= overlay::kHandleRadius + 2)
        return Drag::wipe;
    if (const auto turn = turnHandleCenter();
        turn && lengthOf(point - *turn) <= overlay::kTurnHandleRadius + 2)
        return Drag::turn;
    const double away = QPointF::dotProduct(point - handleCenter(), wipeLine().normal());
    const bool onLine = std::abs(away) <= kWipeGrab && visiblePhoto().contains(point);
    return wiping() && onLine ? Drag::wipe : Drag::none;
}

void PictureView::Private::moveWipe(double position) {
    wipe.position = std::clamp(position, 0.0, 1.0);
    if (wipe.position >= kWipeSnap)
        lastWipe = wipe.position;
    q->setMode(wipe.position < kWipeSnap ? ViewMode::result : ViewMode::wipe);
    q->update();
}

void PictureView::Private::dragWipeTo(QPointF point) {
    const QRectF visible = visiblePhoto();
    if (visible.isEmpty())
        return;
    if (mode != ViewMode::wipe)
        wipe.angle = 0;  // it is pulled out of the edge
    wipe.mirrored = mirrored();
    wipe.moveThrough(point, visible);
    // Not shut before the button is released, however near to the edge.
    q->setMode(ViewMode::wipe);
    q->update();
}

// --- Loupe ---------------------------------------------------------------------------------------

bool PictureView::Private::seesThroughLoupe() const {
    return loupe && !isEmpty() && pointer && drag == Drag::none
           && transform().photoInView().contains(inPane(*pointer));
}

ViewTransform PictureView::Private::loupeTransform() const {
    ViewTransform close = transform();
    close.setViewSize({kLoupeSide, kLoupeSide}, scene.devicePixelRatio());
    close.zoomTo(std::max(1.0, 2 * transform().scale()), {kLoupeSide / 2.0, kLoupeSide / 2.0});
    close.centerOn(q->toPhoto(*pointer));
    return close;
}

// --- PictureView ---------------------------------------------------------------------------------

PictureView::PictureView(QWidget* parent) : QWidget(parent), d_(std::make_unique<Private>(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    d_->updateGround();
    d_->updateTexts();
}

PictureView::~PictureView() = default;

void PictureView::setBefore(const QImage& image, QSize photoSize) {
    if (image.isNull() || photoSize.isEmpty()) {
        clear();
        return;
    }
    d_->endDrag();
    d_->scene.setPhoto(image, photoSize);
    d_->updateEmptyState();
    d_->updatePanes();  // may not have been shown yet
}

void PictureView::refineBefore(const QImage& image) {
    if (!isEmpty() && !image.isNull())
        d_->scene.refinePhoto(image);
}

void PictureView::setAfter(const QImage& image, const QRectF& region) {
    if (isEmpty() || image.isNull())
        return;
    const bool isFirst = !hasAfter();
    d_->scene.setRepaint(image, region);
    if (isFirst)
        d_->updatePanes();
}

void PictureView::clearAfter() {
    d_->scene.clearRepaint();
    d_->updatePanes();
}

void PictureView::clear() {
    d_->endDrag();
    d_->scene.clear();
    d_->updatePanes();
    d_->rest.stop();
    showBefore(false);
    d_->updateEmptyState();
}

void PictureView::setDisplay(const std::shared_ptr<const DisplayTransform>& display) {
    d_->scene.setDisplay(display);
}

bool PictureView::isEmpty() const {
    return d_->isEmpty();
}
bool PictureView::hasAfter() const {
    return d_->hasAfter();
}
QSize PictureView::photoSize() const {
    return d_->scene.photoSize();
}
double PictureView::scale() const {
    return d_->transform().scale();
}
bool PictureView::isFitted() const {
    return d_->transform().isFitted();
}
QRectF PictureView::visibleRect() const {
    return d_->transform().visiblePhoto();
}
QPointF PictureView::toPhoto(QPointF point) const {
    return d_->transform().toPhoto(d_->inPane(point));
}
QPointF PictureView::toWidget(QPointF point) const {
    return d_->transform().toView(point) + d_->panes.first().topLeft();
}

ViewMode PictureView::mode() const {
    return d_->mode;
}
bool PictureView::isComparing() const {
    return d_->wiping();
}
double PictureView::dividerPosition() const {
    return d_->wipeLine().position;
}
double PictureView::dividerAngle() const {
    return d_->wipe.angle;
}
bool PictureView::isShowingBefore() const {
    return d_->showingBefore;
}

void PictureView::setMode(ViewMode mode) {
    if (mode == d_->mode)
        return;
    d_->mode = mode;
    if (mode == ViewMode::wipe && d_->drag == Private::Drag::none && d_->wipe.position < kWipeSnap)
        d_->wipe.position = d_->lastWipe;
    d_->updatePanes();
    update();
    Q_EMIT modeChanged(mode);
}

void PictureView::setDividerPosition(double position) {
    d_->moveWipe(position);
}

void PictureView::setDividerAngle(double degrees) {
    d_->wipe.angle = 0;
    d_->wipe.turnBy(degrees);
    update();
}

void PictureView::setComparing(bool on) {
    if (on != (mode() == ViewMode::wipe))
        setMode(on ? ViewMode::wipe : ViewMode::result);
}

void PictureView::setVariants(const QStringList& names, int chosen) {
    d_->variantLabels = names.mid(0, kVariantPanes);
    d_->chosenVariant = chosen;
    update();
}

void PictureView::setVariant(int index, const QImage& image, const QRectF& region) {
    if (!isEmpty() && !image.isNull() && index >= 0 && index < kVariantPanes)
        d_->scene.setVariant(index, image, region);
}

void PictureView::showBefore(bool on) {
    if (on == d_->showingBefore)
        return;
    d_->showingBefore = on;
    update();
    Q_EMIT showingBeforeChanged(on);
}

void PictureView::setTool(PictureTool* tool) {
    if (d_->drag == Private::Drag::tool)
        d_->endDrag();
    d_->tool = tool;
    d_->panHeld = false;
    if (d_->pointer)
        d_->updateCursor(*d_->pointer);
    update();
}

PictureTool* PictureView::tool() const {
    return d_->tool;
}

void PictureView::showPair(const QImage& before, const QString& beforeName, const QImage& after,
                           const QString& afterName) {
    if (!hasAfter() || before.isNull())
        return;
    d_->pairLabels = {beforeName, afterName};
    d_->scene.setPair(before, after);
    if (mode() != ViewMode::sideBySide)
        setMode(ViewMode::wipe);
}

void PictureView::endPair() {
    if (d_->scene.hasPair())
        d_->scene.clearPair();
}

void PictureView::setCommands(const QList<QAction*>& commands) {
    d_->commands->setCommands(commands);
    d_->updateCommands();
}

void PictureView::setLoupe(bool on) {
    d_->loupe = on;
    d_->updateCommands();
    d_->rest.start();
    update();
}

void PictureView::setNavigator(bool on) {
    d_->showsNavigator = on;
    d_->updateNavigator();
}

void PictureView::follow(PictureView& leader, bool inStep) {
    const auto copy = [this, &leader] {
        d_->scene.copyPictures(leader.d_->scene);
        d_->updateEmptyState();
        d_->updatePanes();
    };
    const auto step = [this, &leader] { d_->copyView(*leader.d_); };
    for (QMetaObject::Connection& connection : d_->followed)
        disconnect(connection);
    d_->followed[0] = connect(&leader.d_->scene, &PictureScene::picturesChanged, this, copy);
    copy();
    if (!inStep)
        return;
    d_->followed[1] = connect(&leader, &PictureView::moved, this, step);
    step();
}

DropZone* PictureView::emptyState() const {
    return d_->emptyState;
}

void PictureView::setBusy(bool busy, double fraction) {
    d_->progress->setBusy(busy, fraction);
}

QSize PictureView::sizeHint() const {
    return {640, 480};
}
QSize PictureView::minimumSizeHint() const {
    return isEmpty() ? d_->emptyState->minimumSizeHint() : QSize(160, 120);
}

void PictureView::zoomIn() {
    d_->zoomBy(kKeyZoomStep);
}
void PictureView::zoomOut() {
    d_->zoomBy(1 / kKeyZoomStep);
}

void PictureView::fit() {
    if (isEmpty())
        return;
    ViewTransform fitted = d_->transform();
    fitted.fit();
    d_->zoomShown.start();
    d_->setTransform(fitted);
}

void PictureView::actualSize() {
    d_->zoomTo(1, d_->zoomAnchor());
}

void PictureView::showPart(const QRectF& photoRect) {
    if (isEmpty() || photoRect.isEmpty())
        return;
    const QRectF pane = d_->panes.first();
    const double scale =
        std::min(pane.width() / photoRect.width(), pane.height() / photoRect.height());
    ViewTransform shown = d_->transform();
    shown.zoomTo(scale * devicePixelRatioF(), pane.center());
    shown.centerOn(photoRect.center());
    d_->setTransform(shown);
}

bool PictureView::event(QEvent* event) {
    if (event->type() == QEvent::Gesture && d_->handleGesture(static_cast<QGestureEvent*>(event)))
        return true;
    if (event->type() == QEvent::NativeGesture
        && d_->handleNativeGesture(static_cast<QNativeGestureEvent*>(event)))
        return true;
    return QWidget::event(event);
}

void PictureView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
        case QEvent::PaletteChange:
            d_->updateGround();
            break;
        case QEvent::LayoutDirectionChange:
            d_->updatePanes();
            update();
            break;
        case QEvent::LanguageChange:
            d_->updateTexts();
            break;
        default:
            break;
    }
}

void PictureView::paintEvent(QPaintEvent* /*event*/) {
    if (d_->scene.devicePixelRatio() != devicePixelRatioF())
        d_->updatePanes();  // moved to another screen
    QPainter painter(this);
    if (isEmpty()) {
        painter.fillRect(rect(), palette().color(QPalette::Window));
        return;
    }
    d_->paintPictures(painter);
    d_->paintOverlay(painter);
}

void PictureView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    d_->emptyState->setGeometry(rect());
    d_->progress->setGeometry(0, 0, width(), ProgressLine::kHeight);
    d_->updatePanes();
}

void PictureView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    d_->updatePanes();
}

void PictureView::dragEnterEvent(QDragEnterEvent* event) {
    if (!mayHoldPicture(*event->mimeData()))
        return;
    event->acceptProposedAction();
    d_->dropTarget = true;
    update();
}

void PictureView::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    d_->dropTarget = false;
    update();
}

void PictureView::dropEvent(QDropEvent* event) {
    d_->dropTarget = false;
    update();
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData());
}

}  // namespace irodori
