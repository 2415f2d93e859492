// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_view.h"

#include <QDropEvent>
#include <QGestureEvent>
#include <QInputDevice>
#include <QKeyEvent>
#include <QLocale>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "widgets/drop_zone.h"
#include "widgets/picture_drop.h"
#include "widgets/picture_overlay.h"
#include "widgets/picture_scene.h"
#include "widgets/picture_tool.h"
#include "widgets/progress_line.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kRestMilliseconds = 80;
constexpr int kZoomShownMilliseconds = 1200;
constexpr double kKeyZoomStep = 1.25;
constexpr double kWheelZoomStep = 1.2;  ///< per notch
constexpr int kKeyPan = 64;             ///< logical pixels
constexpr double kKeyDividerStep = 0.05;
constexpr double kDividerSnap = 0.01;  ///< nearer than this to an edge is off
constexpr int kDividerGrab = 10;       ///< logical pixels to either side
constexpr double kWheelNotch = 120;

enum class Drag { none, pan, divider, tool };

}  // namespace

class PictureView::Private {
public:
    explicit Private(PictureView* view);

    // What is shown
    [[nodiscard]] bool isEmpty() const { return scene.isEmpty(); }
    [[nodiscard]] bool hasAfter() const { return scene.hasRepaint(); }
    [[nodiscard]] bool comparing() const { return divider > 0 && hasAfter(); }
    void updateGround();
    void updateTexts();
    void updateEmptyState();
    template <class Change>
    void reportComparing(Change change);

    // Where it is shown
    [[nodiscard]] const ViewTransform& transform() const { return scene.transform(); }
    void setTransform(const ViewTransform& changed);
    void updateViewSize();
    void viewMoved(double oldScale);
    void zoomTo(double scale, QPointF anchor);
    void zoomBy(double factor) { zoomTo(transform().scale() * factor, zoomAnchor()); }
    [[nodiscard]] QPointF zoomAnchor() const;
    void panBy(QPointF offset);
    void toggleFit(QPointF anchor);
    void updateScrollBars();
    void scrolled();

    // Comparing
    [[nodiscard]] QRectF visiblePhoto() const { return transform().photoInView() & q->rect(); }
    [[nodiscard]] bool mirrored() const { return q->layoutDirection() == Qt::RightToLeft; }
    [[nodiscard]] double dividerX() const;
    [[nodiscard]] QPointF handleCenter() const;
    [[nodiscard]] bool isOnHandle(QPointF point) const;
    [[nodiscard]] bool isOnDivider(QPointF point) const;
    void moveDivider(double position);
    void dragDividerTo(double x);

    // Painting
    void paintPictures(QPainter& painter);
    void paintCompareLabels(QPainter& painter) const;
    void paintOverlay(QPainter& painter) const;
    void paintDropTarget(QPainter& painter) const;
    void paintTool(QPainter& painter) const;
    void paintFrame(QPainter& painter, double width, const QColor& fill) const;
    void paintPillAt(QPainter& painter, const QString& text, Qt::Alignment alignment) const;

    // Input
    bool handleKey(const QKeyEvent* event);
    bool handleBracket(int way);
    bool handlePanKey(const QKeyEvent* event);
    void hold(int key, bool down);
    [[nodiscard]] Drag dragOf(const QMouseEvent& press) const;
    void startDrag(Drag what, const QMouseEvent& press);
    void endDrag();
    void hover(QPointF point);
    void updateCursor(QPointF point);
    [[nodiscard]] QCursor cursorAt(QPointF point) const;
    bool handleGesture(QGestureEvent* event);
    bool handleNativeGesture(QNativeGestureEvent* event);

    PictureView* q;
    DropZone* emptyState;
    ProgressLine* progress;
    QScrollBar* horizontal;
    QScrollBar* vertical;

    PictureScene scene;
    double divider = 0;  ///< 0 = not comparing
    double lastDivider = 0.5;
    bool showingBefore = false;
    Drag drag = Drag::none;
    Qt::MouseButton dragButton = Qt::NoButton;
    QPointF dragFrom;
    PictureTool* tool = nullptr;
    bool panHeld = false;            ///< Space takes the pointer back from the tool
    std::optional<QPointF> pointer;  ///< where it hovers
    bool dividerHot = false;
    bool dropTarget = false;
    bool focusByKeyboard = false;
    QTimer rest;
    QTimer zoomShown;
};

PictureView::Private::Private(PictureView* view)
    : q(view),
      emptyState(new DropZone(view)),
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
        if (!isEmpty())
            Q_EMIT q->viewChanged(transform().visiblePhoto(), transform().scale());
    });
    QObject::connect(&zoomShown, &QTimer::timeout, q, qOverload<>(&QWidget::update));
    QObject::connect(emptyState, &DropZone::dropped, q, &PictureView::dropped);
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

/// Does `change`, and says so if the divider appears or goes by it.
template <class Change>
void PictureView::Private::reportComparing(Change change) {
    const bool wasComparing = comparing();
    change();
    if (comparing() != wasComparing)
        Q_EMIT q->comparingChanged(comparing());
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

// --- Where it is shown ---------------------------------------------------------------------------

void PictureView::Private::setTransform(const ViewTransform& changed) {
    const double oldScale = transform().scale();
    scene.setTransform(changed);
    viewMoved(oldScale);
}

void PictureView::Private::updateViewSize() {
    const double oldScale = transform().scale();
    scene.setViewSize(q->size(), q->devicePixelRatioF());
    viewMoved(oldScale);
}

void PictureView::Private::viewMoved(double oldScale) {
    updateScrollBars();
    if (isEmpty())
        return;
    rest.start();
    if (transform().scale() != oldScale)
        Q_EMIT q->scaleChanged(transform().scale());
}

void PictureView::Private::zoomTo(double scale, QPointF anchor) {
    if (isEmpty())
        return;
    ViewTransform zoomed = transform();
    zoomed.zoomTo(scale, anchor);
    zoomShown.start();
    setTransform(zoomed);
}

/// The pointer if it is over the picture, else the middle.
QPointF PictureView::Private::zoomAnchor() const {
    const QPointF pointer = q->mapFromGlobal(QPointF(QCursor::pos()));
    return q->underMouse() && q->rect().contains(pointer.toPoint()) ? pointer
                                                                    : QRectF(q->rect()).center();
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
        bar->setSingleStep(kKeyPan);
        bar->setValue(static_cast<int>(-start));
        bar->setVisible(range > 0);
    };
    place(horizontal, photo.left(), photo.width(), q->width());
    place(vertical, photo.top(), photo.height(), q->height());
    const int thickness = horizontal->sizeHint().height();
    horizontal->setGeometry(0, q->height() - thickness, q->width() - thickness, thickness);
    vertical->setGeometry(q->width() - thickness, 0, thickness, q->height() - thickness);
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

double PictureView::Private::dividerX() const {
    const QRectF visible = visiblePhoto();
    return mirrored() ? visible.right() - divider * visible.width()
                      : visible.left() + divider * visible.width();
}

QPointF PictureView::Private::handleCenter() const {
    const QRectF visible = visiblePhoto();
    const double inset = comparing() ? 0 : overlay::kHandleRadius * (mirrored() ? -1.0 : 1.0);
    return {dividerX() + inset, visible.center().y()};
}

bool PictureView::Private::isOnHandle(QPointF point) const {
    const QPointF away = point - handleCenter();
    return std::hypot(away.x(), away.y()) <= overlay::kHandleRadius + 2;
}

/// All along its line, except where a tool would like to work.
bool PictureView::Private::isOnDivider(QPointF point) const {
    if (!hasAfter() || showingBefore)
        return false;
    if (isOnHandle(point))
        return true;
    return comparing() && !tool && std::abs(point.x() - dividerX()) <= kDividerGrab
           && visiblePhoto().contains(QPointF(dividerX(), point.y()));
}

void PictureView::Private::moveDivider(double position) {
    reportComparing([&] { divider = std::clamp(position, 0.0, 1.0); });
    if (divider > 0)
        lastDivider = divider;
    q->update();
}

void PictureView::Private::dragDividerTo(double x) {
    const QRectF visible = visiblePhoto();
    if (visible.isEmpty())
        return;
    const double way = mirrored() ? visible.right() - x : x - visible.left();
    // Not shut before the button is released, however near to the edge.
    reportComparing([&] { divider = std::clamp(way / visible.width(), kDividerSnap / 2, 1.0); });
    q->update();
}

// --- Painting ------------------------------------------------------------------------------------

/// While the view moves, straight and fast; at rest, smooth.
void PictureView::Private::paintPictures(QPainter& painter) {
    using Side = PictureScene::Side;
    const auto quality =
        rest.isActive() ? PictureScene::Quality::fast : PictureScene::Quality::smooth;
    const QRectF all = q->rect();
    if (showingBefore || !comparing()) {
        scene.paint(painter, showingBefore ? Side::before : Side::after, all, quality);
        return;
    }
    QRectF left = all;
    QRectF right = all;
    left.setRight(std::round(dividerX()));
    right.setLeft(left.right());
    scene.paint(painter, mirrored() ? Side::after : Side::before, left, quality);
    scene.paint(painter, mirrored() ? Side::before : Side::after, right, quality);
}

void PictureView::Private::paintCompareLabels(QPainter& painter) const {
    const QRectF visible = visiblePhoto();
    const QString texts[] = {PictureView::tr("Before"), PictureView::tr("After")};
    for (const int side : {0, 1}) {
        const QSizeF size = overlay::pillSize(painter, texts[side]);
        const bool isLeft = (side == 0) != mirrored();
        const double way = isLeft ? -1 : 1;
        const double middle = dividerX() + way * (size.width() / 2 + spacing::kMedium);
        const double end = middle + way * size.width() / 2;
        if (isLeft ? end > visible.left() : end < visible.right())
            overlay::paintPill(painter,
                               {middle, visible.top() + size.height() / 2 + spacing::kMedium},
                               texts[side]);
    }
}

void PictureView::Private::paintPillAt(QPainter& painter, const QString& text,
                                       Qt::Alignment alignment) const {
    const QSizeF size = overlay::pillSize(painter, text);
    const double margin = spacing::kMedium + 4;
    const QRectF inner = QRectF(q->rect()).adjusted(margin, margin, -margin, -margin);
    const QRect place =
        QStyle::alignedRect(q->layoutDirection(), alignment, size.toSize(), inner.toRect());
    overlay::paintPill(painter, QRectF(place).center(), text);
}

void PictureView::Private::paintTool(QPainter& painter) const {
    const QPointF corner = transform().photoInView().topLeft();
    const double scale = transform().scale() / scene.devicePixelRatio();
    painter.save();
    tool->paint(painter, {scale, 0, 0, scale, corner.x(), corner.y()},
                pointer && !panHeld ? &*pointer : nullptr);
    painter.restore();
}

void PictureView::Private::paintOverlay(QPainter& painter) const {
    if (tool && !showingBefore)
        paintTool(painter);
    if (showingBefore && hasAfter()) {
        paintPillAt(painter, PictureView::tr("Before"), Qt::AlignTop | Qt::AlignLeading);
    } else if (comparing()) {
        overlay::paintDivider(painter, dividerX(), visiblePhoto(), handleCenter().y(),
                              dividerHot || drag == Drag::divider);
        paintCompareLabels(painter);
    } else if (hasAfter() && q->underMouse()) {
        overlay::paintHandle(painter, handleCenter(), dividerHot);
    }
    if (zoomShown.isActive())
        paintPillAt(painter,
                    PictureView::tr("%1 %").arg(q->locale().toString(
                        static_cast<int>(std::lround(transform().scale() * 100)))),
                    Qt::AlignBottom | Qt::AlignHCenter);
    if (dropTarget)
        paintDropTarget(painter);
    else if (focusByKeyboard)
        paintFrame(painter, 2, Qt::transparent);
}

void PictureView::Private::paintDropTarget(QPainter& painter) const {
    QColor fill = themeColors(q->palette()).accent;
    fill.setAlphaF(0.18F);
    paintFrame(painter, 4, fill);
    paintPillAt(painter, PictureView::tr("Drop to open"), Qt::AlignCenter);
}

void PictureView::Private::paintFrame(QPainter& painter, double width, const QColor& fill) const {
    painter.setBrush(fill);
    painter.setPen(
        QPen(themeColors(q->palette()).accent, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const double inset = width / 2;
    painter.drawRect(QRectF(q->rect()).adjusted(inset, inset, -inset, -inset));
}

// --- Input ---------------------------------------------------------------------------------------

bool PictureView::Private::handlePanKey(const QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            panBy({kKeyPan, 0});
            return true;
        case Qt::Key_Right:
            panBy({-kKeyPan, 0});
            return true;
        case Qt::Key_Up:
            panBy({0, kKeyPan});
            return true;
        case Qt::Key_Down:
            panBy({0, -kKeyPan});
            return true;
        case Qt::Key_PageUp:
            panBy({0, q->height() * 0.9});
            return true;
        case Qt::Key_PageDown:
            panBy({0, q->height() * -0.9});
            return true;
        default:
            return false;
    }
}

/// Everywhere else the brackets change the size of a brush: left to the owner of the tool.
bool PictureView::Private::handleBracket(int way) {
    if (tool)
        return false;
    q->setDividerPosition(divider + way * kKeyDividerStep);
    return true;
}

bool PictureView::Private::handleKey(const QKeyEvent* event) {
    const auto allowed = Qt::ControlModifier | Qt::ShiftModifier | Qt::KeypadModifier;
    if (isEmpty() || (event->modifiers() & ~allowed))
        return false;
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            q->zoomIn();
            return true;
        case Qt::Key_Minus:
            q->zoomOut();
            return true;
        case Qt::Key_0:
            q->fit();
            return true;
        case Qt::Key_1:
            q->actualSize();
            return true;
        default:
            break;
    }
    if (event->modifiers() & Qt::ControlModifier)
        return false;
    switch (event->key()) {
        case Qt::Key_F:
            q->fit();
            return true;
        case Qt::Key_Space:
        case Qt::Key_Backslash:
            if (!event->isAutoRepeat())
                hold(event->key(), true);
            return true;
        case Qt::Key_BracketLeft:
        case Qt::Key_BracketRight:
            return handleBracket(event->key() == Qt::Key_BracketRight ? 1 : -1);
        default:
            return handlePanKey(event);
    }
}

/// Space shows the photo, or pans while a tool has the pointer; backslash always shows the photo.
void PictureView::Private::hold(int key, bool down) {
    if (key == Qt::Key_Space && tool)
        panHeld = down;
    else
        q->showBefore(down);
    if (pointer)
        hover(*pointer);
}

Drag PictureView::Private::dragOf(const QMouseEvent& press) const {
    const bool left = press.button() == Qt::LeftButton;
    if (isEmpty() || drag != Drag::none)
        return Drag::none;
    if (press.button() == Qt::MiddleButton)
        return Drag::pan;
    if (left && isOnDivider(press.position()))
        return Drag::divider;
    if (tool && !panHeld && (left || press.button() == Qt::RightButton))
        return Drag::tool;
    return left ? Drag::pan : Drag::none;
}

void PictureView::Private::startDrag(Drag what, const QMouseEvent& press) {
    drag = what;
    dragButton = press.button();
    dragFrom = press.position();
    if (what == Drag::tool)
        tool->press(transform().toPhoto(dragFrom),
                    press.button() == Qt::RightButton || press.modifiers() & Qt::AltModifier,
                    transform().scale() / scene.devicePixelRatio());
}

void PictureView::Private::endDrag() {
    const Drag ended = std::exchange(drag, Drag::none);
    if (ended == Drag::tool)
        tool->release();
    if (ended == Drag::divider)
        q->setDividerPosition(divider);  // snaps shut at the edge
}

void PictureView::Private::hover(QPointF point) {
    pointer = point;
    updateCursor(point);
    if (tool)
        q->update();  // its brush follows
}

void PictureView::Private::updateCursor(QPointF point) {
    const bool hot = isOnDivider(point);
    if (hot != dividerHot) {
        dividerHot = hot;
        q->update();
    }
    q->setCursor(cursorAt(point));
}

QCursor PictureView::Private::cursorAt(QPointF point) const {
    if (drag == Drag::divider || (drag == Drag::none && isOnDivider(point)))
        return Qt::SplitHCursor;
    if (drag == Drag::pan)
        return Qt::ClosedHandCursor;
    if (tool && !panHeld && !isEmpty())
        return tool->cursor();
    return !isEmpty() && transform().canPan() ? Qt::OpenHandCursor : Qt::ArrowCursor;
}

bool PictureView::Private::handleGesture(QGestureEvent* event) {
    const auto* pinch = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (!pinch || isEmpty())
        return false;
    if (pinch->changeFlags() & QPinchGesture::ScaleFactorChanged)
        zoomTo(transform().scale() * pinch->scaleFactor(), q->mapFromGlobal(pinch->centerPoint()));
    if (pinch->changeFlags() & QPinchGesture::CenterPointChanged)
        panBy(pinch->centerPoint() - pinch->lastCenterPoint());
    event->accept();
    return true;
}

bool PictureView::Private::handleNativeGesture(QNativeGestureEvent* event) {
    if (isEmpty() || event->gestureType() != Qt::ZoomNativeGesture)
        return false;
    zoomTo(transform().scale() * (1 + event->value()), event->position());
    return true;
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
    d_->reportComparing([&] { d_->scene.setPhoto(image, photoSize); });
    d_->updateEmptyState();
    d_->updateViewSize();  // may not have been shown yet
}

void PictureView::refineBefore(const QImage& image) {
    if (!isEmpty() && !image.isNull())
        d_->scene.refinePhoto(image);
}

void PictureView::setAfter(const QImage& image, const QRectF& region) {
    if (!isEmpty() && !image.isNull())
        d_->reportComparing([&] { d_->scene.setRepaint(image, region); });
}

void PictureView::clearAfter() {
    d_->reportComparing([this] { d_->scene.clearRepaint(); });
}

void PictureView::clear() {
    d_->endDrag();
    d_->reportComparing([this] { d_->scene.clear(); });
    d_->rest.stop();
    showBefore(false);
    d_->updateEmptyState();
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
    return d_->transform().toPhoto(point);
}
QPointF PictureView::toWidget(QPointF point) const {
    return d_->transform().toView(point);
}

bool PictureView::isComparing() const {
    return d_->comparing();
}
double PictureView::dividerPosition() const {
    return d_->divider;
}
bool PictureView::isShowingBefore() const {
    return d_->showingBefore;
}

void PictureView::setDividerPosition(double position) {
    d_->moveDivider(position < kDividerSnap ? 0 : position);
}

void PictureView::setComparing(bool on) {
    if (on != (d_->divider > 0))
        d_->moveDivider(on ? d_->lastDivider : 0);
}

void PictureView::showBefore(bool on) {
    if (on == d_->showingBefore)
        return;
    d_->showingBefore = on;
    update();
    Q_EMIT showingBeforeChanged(on);
}

void PictureView::setTool(PictureTool* tool) {
    if (d_->drag == Drag::tool)
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
        d_->updateViewSize();  // moved to another screen
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
    d_->updateViewSize();
}

void PictureView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    d_->updateViewSize();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    const Drag drag = d_->dragOf(*event);
    if (drag == Drag::none) {
        QWidget::mousePressEvent(event);
        return;
    }
    d_->focusByKeyboard = false;
    d_->startDrag(drag, *event);
    d_->hover(event->position());
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    switch (d_->drag) {
        case Drag::divider:
            d_->dragDividerTo(event->position().x());
            break;
        case Drag::pan:
            d_->panBy(event->position() - d_->dragFrom);
            d_->dragFrom = event->position();
            break;
        case Drag::tool:
            d_->tool->move(toPhoto(event->position()));
            break;
        case Drag::none:
            break;
    }
    d_->hover(event->position());
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == d_->dragButton)
        d_->endDrag();
    d_->hover(event->position());
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (d_->dragOf(*event) == Drag::tool)
        mousePressEvent(event);  // two quick dabs
    else if (isEmpty() || event->button() != Qt::LeftButton || d_->isOnDivider(event->position()))
        QWidget::mouseDoubleClickEvent(event);
    else
        d_->toggleFit(event->position());
}

void PictureView::wheelEvent(QWheelEvent* event) {
    if (isEmpty()) {
        event->ignore();
        return;
    }
    event->accept();
    // Two fingers on a touch pad move the picture as they do everywhere else; a wheel zooms.
    const bool touchPad =
        event->device() && event->device()->type() == QInputDevice::DeviceType::TouchPad;
    if (touchPad && !event->pixelDelta().isNull() && !(event->modifiers() & Qt::ControlModifier)) {
        d_->panBy(event->pixelDelta());
        return;
    }
    const double notches = event->angleDelta().y() / kWheelNotch;
    if (notches != 0)
        d_->zoomTo(scale() * std::pow(kWheelZoomStep, notches), event->position());
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    if (!d_->handleKey(event))
        QWidget::keyPressEvent(event);
}

void PictureView::keyReleaseEvent(QKeyEvent* event) {
    const bool holds = event->key() == Qt::Key_Space || event->key() == Qt::Key_Backslash;
    if (holds && !event->isAutoRepeat())
        d_->hold(event->key(), false);
    else
        QWidget::keyReleaseEvent(event);
}

void PictureView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    d_->focusByKeyboard =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void PictureView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    d_->focusByKeyboard = false;
    d_->panHeld = false;  // the key's release will go elsewhere
    showBefore(false);
    update();
}

void PictureView::enterEvent(QEnterEvent* event) {
    QWidget::enterEvent(event);
    update();
}

void PictureView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    d_->dividerHot = false;
    d_->pointer.reset();
    update();
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
