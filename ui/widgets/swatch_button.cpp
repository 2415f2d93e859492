// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/swatch_button.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kFrame = 3;  ///< room for the frame of selection and focus

QPainterPath rounded(const QRectF& rect) {
    QPainterPath path;
    path.addRoundedRect(rect, spacing::kRadius, spacing::kRadius);
    return path;
}

/// The middle of `image` that has the proportions of `size`.
QRect middleOf(const QImage& image, QSize size) {
    const QSize part = size.scaled(image.size(), Qt::KeepAspectRatio);
    return {QPoint((image.width() - part.width()) / 2, (image.height() - part.height()) / 2), part};
}

}  // namespace

SwatchButton::SwatchButton(const QString& name, QWidget* parent) : QAbstractButton(parent) {
    setText(name);
    setToolTip(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SwatchButton::setThumbnail(const QImage& image) {
    thumbnail_ = image;
    scaled_ = {};
    update();
}

void SwatchButton::setThumbnailSize(QSize size) {
    thumbnailSize_ = size;
    scaled_ = {};
    updateGeometry();
    update();
}

QSize SwatchButton::sizeHint() const {
    return {thumbnailSize_.width() + 2 * kFrame,
            thumbnailSize_.height() + 2 * kFrame + spacing::kTiny + fontMetrics().height()};
}

QRectF SwatchButton::pictureRect() const {
    return {(width() - thumbnailSize_.width()) / 2.0, double{kFrame},
            double(thumbnailSize_.width()), double(thumbnailSize_.height())};
}

QRect SwatchButton::nameRect() const {
    const int top = 2 * kFrame + thumbnailSize_.height() + spacing::kTiny - 2;
    return {0, top, width(), height() - top};
}

const QPixmap& SwatchButton::scaledThumbnail() const {
    const QSize size = (QSizeF(thumbnailSize_) * devicePixelRatioF()).toSize();
    if (scaled_.size() != size && !thumbnail_.isNull()) {
        const QImage middle = thumbnail_.copy(middleOf(thumbnail_, size));
        scaled_ = QPixmap::fromImage(
            middle.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        scaled_.setDevicePixelRatio(devicePixelRatioF());
    }
    return scaled_;
}

void SwatchButton::paintPicture(QPainter& painter) const {
    const QRectF rect = pictureRect();
    painter.save();
    painter.setClipPath(rounded(rect));
    if (thumbnail_.isNull())
        painter.fillRect(rect, palette().color(QPalette::Mid));
    else
        painter.drawPixmap(rect.topLeft(), scaledThumbnail());
    if (!isEnabled())
        painter.fillRect(rect, QColor(128, 128, 128, 140));
    painter.restore();
}

void SwatchButton::paintFrame(QPainter& painter) const {
    const ThemeColors& colors = themeColors(palette());
    const QRectF rect = pictureRect();
    painter.setBrush(Qt::NoBrush);
    if (isChecked() || hasFocus()) {
        painter.setPen(QPen(colors.accent, isChecked() ? 3 : 2));
        painter.drawPath(rounded(rect.adjusted(-1, -1, 1, 1)));
        return;
    }
    painter.setPen(QPen(underMouse() && isEnabled() ? colors.accent : colors.border, 1));
    painter.drawPath(rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5)));
}

void SwatchButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (isDown()) {
        const QPointF middle = pictureRect().center();
        painter.translate(middle);
        painter.scale(0.97, 0.97);
        painter.translate(-middle);
    }
    paintPicture(painter);
    paintFrame(painter);
    painter.resetTransform();
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const QString name = fontMetrics().elidedText(text(), Qt::ElideRight, nameRect().width() - 4);
    painter.drawText(nameRect(), Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, name);
}

void SwatchButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace irodori
