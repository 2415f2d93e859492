// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QRectF>

class QImage;
class QPainter;

namespace irodori {

/// The middle of a picture, filling a rounded square in a list; an icon where there is none.
void paintThumbnail(QPainter& painter, const QRectF& place, const QImage& image,
                    const QPalette& palette);

}  // namespace irodori
