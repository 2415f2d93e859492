// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRectF>
#include <QString>

class QColor;
class QPainter;

/// What PictureView draws over its pictures. Readable on any picture: light on translucent dark.
namespace irodori::overlay {

inline constexpr int kHandleRadius = 16;
inline constexpr int kTurnHandleRadius = 10;

/// A rounded label with its text, centred on `center`.
void paintPill(QPainter& painter, QPointF center, const QString& text);
/// The size a pill with this text takes.
[[nodiscard]] QSizeF pillSize(const QPainter& painter, const QString& text);

/// The handle with which a divider is moved along `normal`, the direction from before to after.
void paintHandle(QPainter& painter, QPointF center, QPointF normal, bool hot);
/// The smaller handle with which it is turned.
void paintTurnHandle(QPainter& painter, QPointF center, bool hot);
/// The line between before and after.
void paintDivider(QPainter& painter, const QLineF& line);
/// The rim of a magnifying glass.
void paintRim(QPainter& painter, const QRectF& glass);
/// A frame around a pane that is chosen.
void paintChosen(QPainter& painter, const QRectF& pane, const QColor& accent);

/// A grid of two greys that shows through transparent pixels.
void paintCheckerboard(QPainter& painter, const QRectF& rect, bool dark);

}  // namespace irodori::overlay
