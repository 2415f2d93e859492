// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/mask_brush.h"

#include <QCursor>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "studio/studio_session.h"

namespace irodori {

namespace {

/// Of the tint where the mask is full: the picture must stay recognisable below it.
constexpr double kTintOpacity = 0.45;
constexpr QRgb kTint = qRgb(226, 60, 90);

double distanceToSegment(QPointF point, QPointF from, QPointF to) {
    const QPointF along = to - from;
    const double length2 = QPointF::dotProduct(along, along);
    const double t =
        length2 > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / length2, 0., 1.) : 0.;
    const QPointF away = point - (from + t * along);
    return std::hypot(away.x(), away.y());
}

/// 1 within the hard core, falling smoothly to 0 at the rim.
double coverage(double distance, const BrushTip& tip) {
    const double core = std::min(tip.hardness * tip.radius, tip.radius - 0.5);
    const double t = std::clamp((tip.radius - distance) / (tip.radius - core), 0., 1.);
    return t * t * (3 - 2 * t);
}

QRect boundsOf(QPointF from, QPointF to, double radius) {
    return QRectF(from, to).normalized().adjusted(-radius, -radius, radius, radius).toAlignedRect();
}

}  // namespace

QRect strokeMask(Mask& mask, const Mask& before, QPointF from, QPointF to, const BrushTip& tip) {
    const QRect part = boundsOf(from, to, tip.radius) & QRect(0, 0, mask.width, mask.height);
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x) {
            const double distance = distanceToSegment({x + 0.5, y + 0.5}, from, to);
            const auto paint = std::uint8_t(std::lround(255 * coverage(distance, tip)));
            const std::size_t at = std::size_t(y) * std::size_t(mask.width) + std::size_t(x);
            const auto left = std::uint8_t(std::max(0, before.values[at] - paint));
            std::uint8_t& value = mask.values[at];
            value = tip.erases ? std::min(value, left) : std::max(value, paint);
        }
    return part;
}

MaskBrush::MaskBrush(StudioSession& session, QObject* parent) : QObject(parent), session_(session) {
    connect(&session_, &StudioSession::maskChanged, this, &MaskBrush::showMask);
    showMask();
}

void MaskBrush::setSize(double size) {
    size_ = std::clamp(size, kMinSize, kMaxSize);
    Q_EMIT changed();
}

void MaskBrush::setHardness(double hardness) {
    hardness_ = std::clamp(hardness, 0., 1.);
    Q_EMIT changed();
}

void MaskBrush::setErasing(bool erasing) {
    erasing_ = erasing;
}

void MaskBrush::setOverlayVisible(bool visible) {
    overlayVisible_ = visible;
    Q_EMIT changed();
}

QSizeF MaskBrush::photoSize() const {
    const auto& photo = session_.photo();
    return photo ? QSizeF(photo->picture->image.width, photo->picture->image.height) : QSizeF();
}

double MaskBrush::radius() const {
    return size_ * std::max(photoSize().width(), photoSize().height()) / 2;
}

double MaskBrush::maskScale() const {
    return session_.mask()->width / photoSize().width();
}

// ---- strokes

void MaskBrush::press(QPointF point, bool erase, double /*photoPixel*/) {
    if (!session_.mask() || !session_.photo())
        return;
    const QPointF start = point * maskScale();
    stroke_ = Stroke{session_.mask(), *session_.mask(), start, erase || erasing_};
    strokeTo(start);
}

void MaskBrush::move(QPointF point) {
    if (stroke_ && session_.mask())
        strokeTo(point * maskScale());
}

void MaskBrush::release() {
    if (!stroke_)
        return;
    stroke_.reset();
    session_.endGesture();
}

void MaskBrush::strokeTo(QPointF maskPoint) {
    const BrushTip tip{std::max(0.5, radius() * maskScale()), hardness_, stroke_->erases};
    tint(stroke_->mask, strokeMask(stroke_->mask, *stroke_->before, stroke_->last, maskPoint, tip));
    stroke_->last = maskPoint;
    session_.setMask(std::make_shared<const Mask>(stroke_->mask), Edit::paintMask);
    Q_EMIT changed();
}

// ---- looks

void MaskBrush::showMask() {
    if (stroke_)
        return;  // shown as far as it has come
    const auto& mask = session_.mask();
    overlay_ =
        mask ? QImage(mask->width, mask->height, QImage::Format_ARGB32_Premultiplied) : QImage();
    if (mask)
        tint(*mask, overlay_.rect());
    Q_EMIT changed();
}

void MaskBrush::tint(const Mask& mask, const QRect& part) {
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const std::uint8_t* from = mask.values.data() + std::size_t(y) * std::size_t(mask.width);
        auto* to = reinterpret_cast<QRgb*>(overlay_.scanLine(y));
        for (int x = part.left(); x <= part.right(); ++x)
            to[x] = qPremultiply((kTint & RGB_MASK) | QRgb(from[x] * kTintOpacity) << 24);
    }
}

void MaskBrush::paint(QPainter& painter, const QTransform& toWidget, const QPointF* pointer) const {
    painter.save();
    painter.setTransform(toWidget, true);
    if (overlayVisible_ && !overlay_.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF({}, photoSize()), overlay_);
    }
    if (pointer) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        const auto ring = [&](double r, const QColor& color, double width) {
            QPen pen(color, width);
            pen.setCosmetic(true);
            painter.setPen(pen);
            painter.drawEllipse(*pointer, r, r);
        };
        for (const double r : {radius(), radius() * hardness_}) {
            ring(r, QColor(0, 0, 0, 150), 3);  // seen on any picture
            ring(r, Qt::white, 1.2);
        }
    }
    painter.restore();
}

QCursor MaskBrush::cursor() const {
    return Qt::CrossCursor;
}

}  // namespace irodori
