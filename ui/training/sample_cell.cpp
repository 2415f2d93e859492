// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_cell.h"

#include <QPainter>
#include <QPainterPath>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr double kFrameWidth = 2;

}  // namespace

SampleCell::SampleCell(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void SampleCell::setImage(const QImage& image) {
    image_ = image;
    scaled_ = {};
    setEnabled(!image.isNull());
    update();
}

void SampleCell::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = themeColors(palette());
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), spacing::kTiny, spacing::kTiny);
    painter.fillPath(outline, colors.canvas);
    const QSize pixels = size() * devicePixelRatioF();
    if (!image_.isNull() && scaled_.size() != pixels) {
        const QImage filling =
            image_.scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
        QRect middle(QPoint(), pixels);
        middle.moveCenter(filling.rect().center());
        scaled_ = QPixmap::fromImage(filling.copy(middle));
        scaled_.setDevicePixelRatio(devicePixelRatioF());
    }
    painter.setClipPath(outline);
    painter.drawPixmap(0, 0, scaled_);
    if (!hasFocus() && !underMouse())
        return;
    painter.setPen(QPen(colors.accent, 2 * kFrameWidth));  // half of it is clipped away
    painter.drawPath(outline);
}

void SampleCell::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void SampleCell::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace irodori
