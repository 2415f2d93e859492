// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QPainter;

/// What PictureView draws over its pictures. Readable on any picture: light on translucent dark.
namespace irodori::overlay {

inline constexpr int kHandleRadius = 16;

/// A rounded label with its text, centred on `center`.
void paintPill(QPainter& painter, QPointF center, const QString& text);
/// The size a pill with this text takes.
[[nodiscard]] QSizeF pillSize(const QPainter& painter, const QString& text);

/// The line between before and after, with its handle at `center`; `length` is the line's height.
void paintDivider(QPainter& painter, double x, const QRectF& photo, double handleY, bool hot);
/// The handle alone, at the photo's edge: there is something to pull out.
void paintHandle(QPainter& painter, QPointF center, bool hot);

/// A grid of two greys that shows through transparent pixels.
void paintCheckerboard(QPainter& painter, const QRectF& rect, bool dark);

}  // namespace irodori::overlay
