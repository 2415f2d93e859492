// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/thumbnail_painting.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionViewItem>
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

QRectF paintItemGround(QPainter& painter, const QStyleOptionViewItem& option) {
    const ThemeColors& colors = themeColors(option.palette);
    const QRectF card = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        QColor fill = selected ? colors.accent : colors.hover;
        fill.setAlphaF(selected ? 0.18F : 0.6F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(card, spacing::kRadius, spacing::kRadius);
    }
    return card;
}

}  // namespace irodori
