// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/blend_pad.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kThumbSide = 34;
constexpr int kTriangleHeight = 116;
constexpr int kLabelWidth = 52;
constexpr double kHandleRadius = 8;
constexpr double kKeyStep = 2;  ///< pixels
constexpr double kLargeStep = 10 * kKeyStep;

BlendPad::Shares normalized(BlendPad::Shares shares) {
    for (double& share : shares)
        share = std::max(0., share);
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.);
    for (double& share : shares)
        share = sum > 0 ? share / sum : 1. / BlendPad::kCount;
    return shares;
}

/// Barycentric coordinates of a point; negative outside of the triangle.
BlendPad::Shares barycentric(QPointF p, const std::array<QPointF, BlendPad::kCount>& t) {
    const auto cross = [](QPointF a, QPointF b) { return a.x() * b.y() - a.y() * b.x(); };
    const double area = cross(t[1] - t[0], t[2] - t[0]);
    const double first = cross(t[1] - p, t[2] - p) / area;
    const double second = cross(t[2] - p, t[0] - p) / area;
    return {first, second, 1 - first - second};
}

}  // namespace

BlendPad::BlendPad(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    updateTexts();
}

QSize BlendPad::sizeHint() const {
    return {240, kTriangleHeight + kThumbSide + 2 * spacing::kTiny};
}

void BlendPad::setStyle(std::size_t index, const QString& name, const QImage& thumbnail) {
    styles_[index] = {name, thumbnail};
    updateTexts();
    update();
}

void BlendPad::setWeights(const std::array<double, kCount>& weights) {
    shares_ = normalized(weights);
    updateTexts();
    update();
}

std::array<QPointF, BlendPad::kCount> BlendPad::corners() const {
    const double middle = width() / 2.0;
    const double top = spacing::kTiny + kThumbSide / 2.0;
    const double half = kTriangleHeight / std::sqrt(3.0);  // equilateral
    const double bottom = top + kTriangleHeight;
    return {{{middle, top}, {middle - half, bottom}, {middle + half, bottom}}};
}

QPointF BlendPad::handle() const {
    const auto corner = corners();
    QPointF point;
    for (std::size_t i = 0; i < kCount; ++i)
        point += shares_[i] * corner[i];
    return point;
}

void BlendPad::moveTo(QPointF point) {
    setShares(normalized(barycentric(point, corners())));
}

void BlendPad::setShares(const Shares& shares) {
    if (shares == shares_)
        return;
    shares_ = shares;
    updateTexts();
    update();
    Q_EMIT sharesChanged(shares_);
}

void BlendPad::updateTexts() {
    QStringList parts;
    for (std::size_t i = 0; i < kCount; ++i)
        parts << tr("%1: %2 %").arg(styles_[i].name, locale().toString(qRound(shares_[i] * 100)));
    setAccessibleName(tr("Blend of three styles"));
    setAccessibleDescription(parts.join(tr(", ")));
    setToolTip(
        tr("Drag towards the style that should count more.\n"
           "Arrow keys move the handle; double-click to count all alike."));
}

// ---- input

void BlendPad::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        moveTo(event->position());
}

void BlendPad::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        moveTo(event->position());
}

void BlendPad::mouseReleaseEvent(QMouseEvent* /*event*/) {
    Q_EMIT editingFinished();
}

void BlendPad::mouseDoubleClickEvent(QMouseEvent* /*event*/) {
    setShares(normalized({1, 1, 1}));
}

void BlendPad::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers() & Qt::ShiftModifier ? kLargeStep : kKeyStep;
    switch (event->key()) {
        case Qt::Key_Left:
            return moveTo(handle() + QPointF(-step, 0));
        case Qt::Key_Right:
            return moveTo(handle() + QPointF(step, 0));
        case Qt::Key_Up:
            return moveTo(handle() + QPointF(0, -step));
        case Qt::Key_Down:
            return moveTo(handle() + QPointF(0, step));
        case Qt::Key_Backspace:
        case Qt::Key_Delete:
            return setShares(normalized({1, 1, 1}));
        default:
            QWidget::keyPressEvent(event);
    }
}

void BlendPad::keyReleaseEvent(QKeyEvent* event) {
    QWidget::keyReleaseEvent(event);
    if (!event->isAutoRepeat() && event->key() != Qt::Key_Shift)
        Q_EMIT editingFinished();
}

void BlendPad::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

// ---- looks

void BlendPad::paintCorner(QPainter& painter, std::size_t index) const {
    const QPointF at = corners()[index];
    const QRectF disc(at.x() - kThumbSide / 2.0, at.y() - kThumbSide / 2.0, kThumbSide, kThumbSide);
    QPainterPath round;
    round.addEllipse(disc);
    painter.save();
    painter.setClipPath(round);
    const QImage& image = styles_[index].thumbnail;
    if (image.isNull()) {
        painter.fillRect(disc, palette().color(QPalette::Mid));
    } else {
        const int side = std::min(image.width(), image.height());
        painter.drawImage(
            disc, image,
            QRectF((image.width() - side) / 2.0, (image.height() - side) / 2.0, side, side));
    }
    painter.restore();
    painter.setPen(QPen(themeColors(palette()).border, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(disc);

    const bool leftOf = index == 1;
    const QRectF label(
        leftOf ? disc.left() - kLabelWidth - spacing::kTiny : disc.right() + spacing::kTiny,
        disc.top(), kLabelWidth, disc.height());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(label, Qt::AlignVCenter | (leftOf ? Qt::AlignRight : Qt::AlignLeft),
                     tr("%1 %").arg(locale().toString(qRound(shares_[index] * 100))));
}

void BlendPad::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const ThemeColors& colors = themeColors(palette());
    const auto corner = corners();
    painter.setPen(QPen(colors.border, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawPolygon(corner.data(), int(kCount));
    painter.setPen(QPen(colors.border, 1, Qt::DotLine));
    for (const QPointF& point : corner)
        painter.drawLine(point, (corner[0] + corner[1] + corner[2]) / 3);
    for (std::size_t i = 0; i < kCount; ++i)
        paintCorner(painter, i);
    painter.setPen(QPen(hasFocus() ? palette().color(QPalette::WindowText) : QColor(Qt::white), 2));
    painter.setBrush(colors.accent);
    painter.drawEllipse(handle(), kHandleRadius, kHandleRadius);
}

}  // namespace irodori
