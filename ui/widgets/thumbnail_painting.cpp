// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/thumbnail_painting.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

void paintThumbnail(QPainter& painter, const QRectF& place, const QImage& image,
                    const QPalette& palette) {
    QPainterPath outline;
    outline.addRoundedRect(place, spacing::kTiny, spacing::kTiny);
    if (image.isNull()) {
        painter.fillPath(outline, themeColors(palette).canvas);
        const int side = int(place.width()) / 2;
        painter.drawPixmap(
            place.center() - QPointF(side, side) / 2,
            iconPixmap(QStringLiteral("palette"), side, palette.color(QPalette::PlaceholderText),
                       painter.device()->devicePixelRatioF()));
        return;
    }
    const double side = std::min(image.width(), image.height());
    const QRectF middle((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    painter.save();
    painter.setClipPath(outline);
    painter.drawImage(place, image, middle);
    painter.restore();
}

}  // namespace irodori
