// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_overlay.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace irodori::overlay {

namespace {

constexpr int kCheckerSide = 8;
constexpr double kPillMargin = 10;
const QColor kGround(0, 0, 0, 165);
const QColor kInk(255, 255, 255);

void paintArrowHead(QPainter& painter, QPointF tip, double way) {
    QPainterPath path(tip + QPointF(-4 * way, -4.5));
    path.lineTo(tip);
    path.lineTo(tip + QPointF(-4 * way, 4.5));
    painter.drawPath(path);
}

}  // namespace

QSizeF pillSize(const QPainter& painter, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    return {metrics.horizontalAdvance(text) + 2 * kPillMargin, metrics.height() + 8};
}

void paintPill(QPainter& painter, QPointF center, const QString& text) {
    const QSizeF size = pillSize(painter, text);
    QRectF rect(QPointF(), size);
    rect.moveCenter(center);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kGround);
    painter.drawRoundedRect(rect, size.height() / 2, size.height() / 2);
    painter.setPen(kInk);
    painter.drawText(rect, Qt::AlignCenter, text);
}

void paintHandle(QPainter& painter, QPointF center, bool hot) {
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = hot ? kHandleRadius : kHandleRadius - 2;
    painter.setPen(QPen(QColor(0, 0, 0, 90), 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(center, radius + 0.5, radius + 0.5);
    painter.setPen(QPen(kInk, 2));
    painter.setBrush(hot ? QColor(0, 0, 0, 200) : kGround);
    painter.drawEllipse(center, radius, radius);
    painter.setPen(QPen(kInk, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    paintArrowHead(painter, center + QPointF(-8, 0), -1);
    paintArrowHead(painter, center + QPointF(8, 0), 1);
}

void paintDivider(QPainter& painter, double x, const QRectF& photo, double handleY, bool hot) {
    painter.setRenderHint(QPainter::Antialiasing);
    const QLineF line(x, photo.top(), x, photo.bottom());
    painter.setPen(QPen(QColor(0, 0, 0, 90), 4, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
    painter.setPen(QPen(kInk, 2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
    paintHandle(painter, {x, handleY}, hot);
}

void paintCheckerboard(QPainter& painter, const QRectF& rect, bool dark) {
    QImage tile(2 * kCheckerSide, 2 * kCheckerSide, QImage::Format_RGB32);
    tile.fill(dark ? QColor(0x4a, 0x4a, 0x4a) : QColor(0xff, 0xff, 0xff));
    QPainter squares(&tile);
    const QColor other = dark ? QColor(0x3a, 0x3a, 0x3a) : QColor(0xdc, 0xdc, 0xdc);
    squares.fillRect(0, 0, kCheckerSide, kCheckerSide, other);
    squares.fillRect(kCheckerSide, kCheckerSide, kCheckerSide, kCheckerSide, other);
    squares.end();
    painter.save();
    painter.setBrushOrigin(rect.topLeft());
    painter.fillRect(rect, QBrush(tile));
    painter.restore();
}

}  // namespace irodori::overlay
