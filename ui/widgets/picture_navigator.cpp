// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_navigator.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kEdge = 1;             ///< of the frame around the picture
constexpr double kSmallestPart = 6;  ///< a part is drawn no smaller, logical pixels
const QColor kUnseen(0, 0, 0, 130);

}  // namespace

PictureNavigator::PictureNavigator(QWidget* parent) : QWidget(parent) {
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_NoMousePropagation);
    updateTexts();
}

void PictureNavigator::setPicture(const QImage& image) {
    image_ = image;
    if (!image.isNull())
        resize(image.size().scaled(kSide, kSide, Qt::KeepAspectRatio).expandedTo({24, 24})
               + QSize(2 * kEdge, 2 * kEdge));
    update();
}

void PictureNavigator::setVisiblePart(const QRectF& part) {
    part_ = part;
    update();
}

QRectF PictureNavigator::pictureArea() const {
    return QRectF(rect()).adjusted(kEdge, kEdge, -kEdge, -kEdge);
}

void PictureNavigator::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), themeColors(palette()).border);
    const QRectF area = pictureArea();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, image_);

    QRectF part(area.left() + part_.left() * area.width(), area.top() + part_.top() * area.height(),
                part_.width() * area.width(), part_.height() * area.height());
    const QPointF middle = part.center();
    part.setSize(part.size().expandedTo({kSmallestPart, kSmallestPart}));
    part.moveCenter(middle);
    QPainterPath unseen;
    unseen.addRect(area);
    unseen.addRect(part & area);
    painter.fillPath(unseen, kUnseen);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawRect(part);
}

void PictureNavigator::requestCenter(QPointF point) {
    const QRectF area = pictureArea();
    Q_EMIT centerRequested(
        {(point.x() - area.left()) / area.width(), (point.y() - area.top()) / area.height()});
}

void PictureNavigator::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        requestCenter(event->position());
}

void PictureNavigator::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        requestCenter(event->position());
}

void PictureNavigator::updateTexts() {
    setAccessibleName(tr("Navigator"));
    setToolTip(tr("Drag to move around in the picture"));
}

void PictureNavigator::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
}

}  // namespace irodori
