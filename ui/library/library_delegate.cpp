// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library_delegate.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include "library/library_model.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_painting.h"

namespace irodori {

namespace {

constexpr int kLines = 3;
constexpr int kIconSide = 40;
constexpr int kStarSide = 16;
constexpr int kBadgeSide = 24;
constexpr double kFocusWidth = 2;

void paintCard(QPainter& painter, const QStyleOptionViewItem& option) {
    const QRectF card = paintItemGround(painter, option);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (option.state.testFlag(QStyle::State_HasFocus) || selected) {
        painter.setPen(QPen(themeColors(option.palette).accent, selected ? kFocusWidth : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(card, spacing::kRadius, spacing::kRadius);
    }
}

void paintStar(QPainter& painter, const QRect& picture, Qt::LayoutDirection direction) {
    QRect badge(0, picture.top() + spacing::kTiny, kBadgeSide, kBadgeSide);
    badge.moveRight(picture.right() - spacing::kTiny);
    badge = QStyle::visualRect(direction, picture, badge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 150));  // readable on any picture
    painter.drawEllipse(badge);
    painter.drawPixmap(badge.topLeft() + QPoint(1, 1) * ((kBadgeSide - kStarSide) / 2),
                       iconPixmap(QStringLiteral("star-filled"), kStarSide, Qt::white,
                                  painter.device()->devicePixelRatioF()));
}

void paintTexts(QPainter& painter, const QRect& place, const QStyleOptionViewItem& option,
                const QModelIndex& index) {
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QColor dim = option.palette.color(QPalette::PlaceholderText);
    const auto draw = [&](int line, const QString& text, const QFont& font, const QColor& color) {
        painter.setFont(font);
        painter.setPen(color);
        const int height = place.height() / kLines;
        const QRect row(place.left(), place.top() + line * height, place.width(), height);
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, row.width());
        painter.drawText(row, int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine), shown);
    };
    draw(0, index.data().toString(), bold, option.palette.color(QPalette::Text));
    draw(1, index.data(LibraryModel::kSummary).toString(), option.font, dim);
    draw(2, index.data(LibraryModel::kCredit).toString(), option.font, dim);
}

}  // namespace

void paintCover(QPainter& painter, const QRectF& place, const QImage& image, const QString& icon,
                const QPalette& palette) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath outline;
    outline.addRoundedRect(place, spacing::kRadius, spacing::kRadius);
    if (image.isNull()) {
        painter.fillPath(outline, themeColors(palette).hover);
        const QPixmap pixels = iconPixmap(icon, kIconSide, palette.color(QPalette::PlaceholderText),
                                          painter.device()->devicePixelRatioF());
        painter.drawPixmap(place.center() - QPointF(kIconSide, kIconSide) / 2, pixels);
    } else {
        const QSizeF part = place.size().scaled(image.size(), Qt::KeepAspectRatio);
        const QRectF middle(
            QPointF((image.width() - part.width()) / 2, (image.height() - part.height()) / 2),
            part);
        painter.setClipPath(outline);
        painter.drawImage(place, image, middle);
    }
    painter.restore();
}

void LibraryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintCard(*painter, option);
    const QRect inner =
        option.rect.adjusted(spacing::kSmall, spacing::kSmall, -spacing::kSmall, -spacing::kTiny);
    const QRect picture(inner.topLeft(), kPictureSize);
    paintCover(*painter, picture, index.data(Qt::DecorationRole).value<QImage>(),
               iconOf(Shelf(index.data(LibraryModel::kShelf).toInt())), option.palette);
    if (index.data(LibraryModel::kFavourite).toBool())
        paintStar(*painter, picture, option.direction);
    paintTexts(*painter, inner.adjusted(0, kPictureSize.height() + spacing::kTiny, 0, 0), option,
               index);
    painter->restore();
}

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& /*index*/) const {
    const int texts = kLines * (option.fontMetrics.height() + 2);
    return {kPictureSize.width() + 2 * spacing::kSmall,
            kPictureSize.height() + texts + 2 * spacing::kSmall + spacing::kTiny};
}

}  // namespace irodori
