// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/crop_frame.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr double kGrip = 8;  ///< widget pixels around an edge that take hold of it
constexpr double kHandleSide = 9;
constexpr double kKeyStep = 0.005;
constexpr int kSideHint = 520;
constexpr int kBorderTolerance = 14;    ///< per channel: JPEG noise and paper grain
constexpr double kBorderShare = 0.985;  ///< of a line's pixels that have the border's colour
constexpr int kAnalysisSide = 320;

QRectF rectOf(const ReferenceCrop& crop) {
    return {crop.x, crop.y, crop.width, crop.height};
}

bool isNear(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) <= kBorderTolerance
           && std::abs(qGreen(a) - qGreen(b)) <= kBorderTolerance
           && std::abs(qBlue(a) - qBlue(b)) <= kBorderTolerance;
}

/// Rows at the top that have the colour of the first corner. Other sides: turn the picture.
int plainRows(const QImage& picture) {
    const QRgb border = picture.pixel(0, 0);
    for (int y = 0; y < picture.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        const auto same = std::count_if(row, row + picture.width(),
                                        [border](QRgb pixel) { return isNear(pixel, border); });
        if (double(same) < kBorderShare * picture.width())
            return y;
    }
    return picture.height();
}

/// What is left of [low, high] after a move by `by`, kept within [0, 1].
void shift(double& low, double& high, double by) {
    const double allowed = std::clamp(by, -low, 1 - high);
    low += allowed;
    high += allowed;
}

}  // namespace

ReferenceCrop withoutBorders(const QImage& picture) {
    if (picture.isNull())
        return {};
    const QImage small = picture
                             .scaled(QSize(kAnalysisSide, kAnalysisSide).boundedTo(picture.size()),
                                     Qt::KeepAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGB32);
    const QImage turned = small.transformed(QTransform().rotate(90));  // its top is the left side
    const double top = plainRows(small);
    const double bottom = plainRows(small.mirrored());
    const double left = plainRows(turned);
    const double right = plainRows(turned.mirrored());
    ReferenceCrop crop;
    crop.x = left / small.width();
    crop.y = top / small.height();
    crop.width = 1 - (left + right) / small.width();
    crop.height = 1 - (top + bottom) / small.height();
    const bool isPicture = crop.width >= CropFrame::kMinSide && crop.height >= CropFrame::kMinSide;
    return isPicture ? crop : ReferenceCrop{};
}

CropFrame::CropFrame(const QImage& picture, QWidget* parent) : QWidget(parent), picture_(picture) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Part of the picture whose style is taken"));
    setToolTip(
        tr("Drag the edges, or draw a new frame. Double-click for the whole picture.\n"
           "Arrow keys move the frame, with Shift its lower right corner."));
}

QSize CropFrame::sizeHint() const {
    return picture_.size().scaled(kSideHint, kSideHint, Qt::KeepAspectRatio)
           + QSize(2 * spacing::kMedium, 2 * spacing::kMedium);
}

void CropFrame::setCrop(const ReferenceCrop& crop) {
    crop_ = crop;
    update();
}

QRectF CropFrame::pictureRect() const {
    const QRectF room = QRectF(rect()).adjusted(spacing::kMedium, spacing::kMedium,
                                                -spacing::kMedium, -spacing::kMedium);
    const QSizeF size = QSizeF(picture_.size()).scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

QRectF CropFrame::cropRect() const {
    const QRectF picture = pictureRect();
    return {picture.x() + crop_.x * picture.width(), picture.y() + crop_.y * picture.height(),
            crop_.width * picture.width(), crop_.height * picture.height()};
}

QPointF CropFrame::shareAt(QPointF point) const {
    const QRectF picture = pictureRect();
    return {std::clamp((point.x() - picture.x()) / picture.width(), 0., 1.),
            std::clamp((point.y() - picture.y()) / picture.height(), 0., 1.)};
}

Qt::Edges CropFrame::edgesAt(QPointF point) const {
    const QRectF crop = cropRect();
    Qt::Edges edges;
    if (!crop.adjusted(-kGrip, -kGrip, kGrip, kGrip).contains(point))
        return edges;
    if (std::abs(point.x() - crop.left()) <= kGrip)
        edges |= Qt::LeftEdge;
    else if (std::abs(point.x() - crop.right()) <= kGrip)
        edges |= Qt::RightEdge;
    if (std::abs(point.y() - crop.top()) <= kGrip)
        edges |= Qt::TopEdge;
    else if (std::abs(point.y() - crop.bottom()) <= kGrip)
        edges |= Qt::BottomEdge;
    return edges;
}

void CropFrame::updateCursor(QPointF point) {
    const Qt::Edges edges = edgesAt(point);
    const bool vertical = edges & (Qt::TopEdge | Qt::BottomEdge);
    const bool horizontal = edges & (Qt::LeftEdge | Qt::RightEdge);
    if (vertical && horizontal) {
        const bool falling =
            edges == (Qt::TopEdge | Qt::LeftEdge) || edges == (Qt::BottomEdge | Qt::RightEdge);
        setCursor(falling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor);
    } else if (vertical || horizontal) {
        setCursor(vertical ? Qt::SizeVerCursor : Qt::SizeHorCursor);
    } else {
        setCursor(cropRect().contains(point) ? Qt::SizeAllCursor : Qt::CrossCursor);
    }
}

void CropFrame::change(const QRectF& shares) {
    const ReferenceCrop crop{shares.x(), shares.y(), shares.width(), shares.height()};
    if (crop == crop_)
        return;
    crop_ = crop;
    update();
    Q_EMIT cropChanged(crop_);
}

// ---- input

void CropFrame::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    dragging_ = true;
    dragged_ = edgesAt(event->position());
    dragStart_ = shareAt(event->position());
    cropAtStart_ = rectOf(crop_);
    if (!dragged_ && !cropRect().contains(event->position())) {
        // A new frame grows out of the point.
        const double x = std::min(dragStart_.x(), 1 - kMinSide);
        const double y = std::min(dragStart_.y(), 1 - kMinSide);
        cropAtStart_ = {x, y, kMinSide, kMinSide};
        dragged_ = Qt::RightEdge | Qt::BottomEdge;
        change(cropAtStart_);
    }
}

void CropFrame::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_) {
        updateCursor(event->position());
        return;
    }
    const QPointF at = shareAt(event->position());
    double left = cropAtStart_.left();
    double right = cropAtStart_.right();
    double top = cropAtStart_.top();
    double bottom = cropAtStart_.bottom();
    if (!dragged_) {
        shift(left, right, at.x() - dragStart_.x());
        shift(top, bottom, at.y() - dragStart_.y());
    }
    if (dragged_ & Qt::LeftEdge)
        left = std::min(at.x(), right - kMinSide);
    if (dragged_ & Qt::RightEdge)
        right = std::max(at.x(), left + kMinSide);
    if (dragged_ & Qt::TopEdge)
        top = std::min(at.y(), bottom - kMinSide);
    if (dragged_ & Qt::BottomEdge)
        bottom = std::max(at.y(), top + kMinSide);
    change(QRectF(QPointF(left, top), QPointF(right, bottom)));
}

void CropFrame::mouseReleaseEvent(QMouseEvent* event) {
    if (!std::exchange(dragging_, false))
        return;
    updateCursor(event->position());
    Q_EMIT editingFinished();
}

void CropFrame::mouseDoubleClickEvent(QMouseEvent* /*event*/) {
    change({0, 0, 1, 1});
    Q_EMIT editingFinished();
}

void CropFrame::keyPressEvent(QKeyEvent* event) {
    QPointF by;
    switch (event->key()) {
        case Qt::Key_Left:
            by.setX(-kKeyStep);
            break;
        case Qt::Key_Right:
            by.setX(kKeyStep);
            break;
        case Qt::Key_Up:
            by.setY(-kKeyStep);
            break;
        case Qt::Key_Down:
            by.setY(kKeyStep);
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    QRectF crop = rectOf(crop_);
    double left = crop.left();
    double right = crop.right();
    double top = crop.top();
    double bottom = crop.bottom();
    if (event->modifiers() & Qt::ShiftModifier) {
        right = std::clamp(right + by.x(), left + kMinSide, 1.);
        bottom = std::clamp(bottom + by.y(), top + kMinSide, 1.);
    } else {
        shift(left, right, by.x());
        shift(top, bottom, by.y());
    }
    change(QRectF(QPointF(left, top), QPointF(right, bottom)));
}

void CropFrame::keyReleaseEvent(QKeyEvent* event) {
    QWidget::keyReleaseEvent(event);
    if (!event->isAutoRepeat() && event->key() != Qt::Key_Shift)
        Q_EMIT editingFinished();
}

void CropFrame::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    scaled_ = {};
}

// ---- looks

void CropFrame::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const ThemeColors& colors = themeColors(palette());
    painter.fillRect(rect(), colors.canvas);
    const QRectF picture = pictureRect();
    const QSize pixels = (picture.size() * devicePixelRatioF()).toSize();
    if (scaled_.size() != pixels)
        scaled_ = QPixmap::fromImage(
            picture_.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    painter.drawPixmap(picture, scaled_, QRectF(scaled_.rect()));

    const QRectF crop = cropRect();
    QRegion outside(picture.toAlignedRect());
    outside -= QRegion(crop.toRect());
    painter.save();
    painter.setClipRegion(outside);
    painter.fillRect(rect(), QColor(0, 0, 0, 140));
    painter.restore();

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));  // seen on any picture
    painter.drawRect(crop);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawRect(crop);
    painter.setPen(QPen(QColor(255, 255, 255, 90), 1));
    for (const double third : {1 / 3., 2 / 3.}) {
        const double x = crop.left() + third * crop.width();
        const double y = crop.top() + third * crop.height();
        painter.drawLine(QPointF(x, crop.top()), QPointF(x, crop.bottom()));
        painter.drawLine(QPointF(crop.left(), y), QPointF(crop.right(), y));
    }
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
    painter.setBrush(hasFocus() ? colors.accent : QColor(Qt::white));
    for (const double x : {crop.left(), crop.center().x(), crop.right()})
        for (const double y : {crop.top(), crop.center().y(), crop.bottom()})
            if (QPointF(x, y) != crop.center())
                painter.drawRect(
                    QRectF(x - kHandleSide / 2, y - kHandleSide / 2, kHandleSide, kHandleSide));
}

}  // namespace irodori
