// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QRectF>

class QImage;
class QPainter;
class QStyleOptionViewItem;

namespace irodori {

/// The middle of a picture, filling a rounded square in a list; an icon where there is none.
void paintThumbnail(QPainter& painter, const QRectF& place, const QImage& image,
                    const QPalette& palette);

/// The rounded ground of a list's item, filled where it is selected or hovered; returns its outline
/// for a focus ring.
QRectF paintItemGround(QPainter& painter, const QStyleOptionViewItem& option);

}  // namespace irodori
