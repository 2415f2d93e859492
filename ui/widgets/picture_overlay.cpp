// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_overlay.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QtMath>
#include <cmath>

namespace irodori::overlay {

namespace {

constexpr int kCheckerSide = 8;
constexpr double kPillMargin = 10;
const QColor kGround(0, 0, 0, 165);
const QColor kShade(0, 0, 0, 90);  ///< keeps white visible on white
const QColor kInk(255, 255, 255);

constexpr double kTurnArc = 4.5;  ///< radius of the arrow in the turn handle

/// Points along the positive x axis, its tip at `x`.
void paintArrowHead(QPainter& painter, double x, double way) {
    QPainterPath path(QPointF(x - 4 * way, -4.5));
    path.lineTo(x, 0);
    path.lineTo(x - 4 * way, 4.5);
    painter.drawPath(path);
}

void paintDisc(QPainter& painter, double radius, bool hot) {
    painter.setPen(QPen(kShade, 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(), radius + 0.5, radius + 0.5);
    painter.setPen(QPen(kInk, 2));
    painter.setBrush(hot ? QColor(0, 0, 0, 200) : kGround);
    painter.drawEllipse(QPointF(), radius, radius);
    painter.setPen(QPen(kInk, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
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

void paintHandle(QPainter& painter, QPointF center, QPointF normal, bool hot) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(center);
    painter.rotate(qRadiansToDegrees(std::atan2(normal.y(), normal.x())));
    paintDisc(painter, hot ? kHandleRadius : kHandleRadius - 2, hot);
    paintArrowHead(painter, -8, -1);
    paintArrowHead(painter, 8, 1);
    painter.restore();
}

void paintTurnHandle(QPainter& painter, QPointF center, bool hot) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(center);
    paintDisc(painter, hot ? kTurnHandleRadius + 1 : kTurnHandleRadius, hot);
    painter.setPen(QPen(kInk, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF arc(-kTurnArc, -kTurnArc, 2 * kTurnArc, 2 * kTurnArc);
    painter.drawArc(arc, 30 * 16, 270 * 16);
    painter.translate(kTurnArc * std::cos(M_PI / 6), -kTurnArc * std::sin(M_PI / 6));
    painter.drawPolyline(QPolygonF{{-3.2, 0.4}, {0.4, 0.4}, {0.4, -3.2}});
    painter.restore();
}

void paintDivider(QPainter& painter, const QLineF& line) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kShade, 4, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
    painter.setPen(QPen(kInk, 2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
}

void paintRim(QPainter& painter, const QRectF& glass) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kShade, 5));
    painter.drawEllipse(glass);
    painter.setPen(QPen(kInk, 2.5));
    painter.drawEllipse(glass);
}

void paintChosen(QPainter& painter, const QRectF& pane, const QColor& accent) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(accent, 3));
    painter.drawRect(pane.adjusted(1.5, 1.5, -1.5, -1.5));
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
