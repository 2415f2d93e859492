// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_delegate.h"

#include <QImage>
#include <QPainter>
#include <algorithm>

#include "batch/batch_model.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_painting.h"

namespace irodori {

namespace {

constexpr int kIconSide = 16;
constexpr int kBarHeight = 4;

void paintBar(QPainter& painter, const QRectF& place, double fraction, const QPalette& palette,
              Qt::LayoutDirection direction) {
    const ThemeColors& colors = themeColors(palette);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border);
    painter.drawRoundedRect(place, kBarHeight / 2., kBarHeight / 2.);
    QRectF done = place;
    done.setWidth(std::max(double(kBarHeight), place.width() * std::clamp(fraction, 0., 1.)));
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(
        QStyle::visualRect(direction, place.toAlignedRect(), done.toAlignedRect()), kBarHeight / 2.,
        kBarHeight / 2.);
}

QColor iconColor(const QModelIndex& index, const QPalette& palette) {
    if (index.data(BatchModel::kIsFailed).toBool())
        return themeColors(palette).error;
    const bool isPainted = index.data(BatchModel::kFraction).toDouble() >= 0;
    return isPainted ? themeColors(palette).accent : palette.color(QPalette::PlaceholderText);
}

}  // namespace

void BatchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (option.state.testFlag(QStyle::State_Selected)) {
        QColor fill = themeColors(option.palette).accent;
        fill.setAlphaF(0.18F);
        painter->fillRect(option.rect, fill);
    }
    const QRect inner =
        option.rect.adjusted(spacing::kSmall, spacing::kTiny, -spacing::kSmall, -spacing::kTiny);
    const auto mirrored = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, inner, rect);
    };
    QRect text = inner;
    const int line = inner.height() / 2;
    if (index.column() == BatchModel::kPhoto) {
        QRect picture(inner.topLeft(), QSize(kThumbnailSide, kThumbnailSide));
        picture.moveTop(inner.top() + (inner.height() - kThumbnailSide) / 2);
        paintThumbnail(*painter, mirrored(picture), index.data(Qt::DecorationRole).value<QImage>(),
                       option.palette);
        text.setLeft(picture.right() + spacing::kMedium);
    } else if (index.column() == BatchModel::kState) {
        const QRect place(inner.left(), inner.top() + (line - kIconSide) / 2, kIconSide, kIconSide);
        painter->drawPixmap(
            mirrored(place).topLeft(),
            iconPixmap(index.data(BatchModel::kIcon).toString(), kIconSide,
                       iconColor(index, option.palette), painter->device()->devicePixelRatioF()));
        text.setLeft(place.right() + spacing::kSmall);
    }
    const auto draw = [&](int number, const QString& words, QPalette::ColorRole role,
                          Qt::TextElideMode elide) {
        const QRect place(text.left(), text.top() + number * line, text.width(), line);
        painter->setPen(option.palette.color(role));
        painter->drawText(mirrored(place), int(Qt::AlignVCenter | Qt::AlignLeading),
                          painter->fontMetrics().elidedText(words, elide, place.width()));
    };
    painter->setFont(option.font);
    draw(0, index.data(Qt::DisplayRole).toString(), QPalette::Text, Qt::ElideMiddle);
    const double fraction = index.data(BatchModel::kFraction).toDouble();
    if (fraction >= 0) {
        const QRectF place(text.left(), text.top() + 1.5 * line - kBarHeight / 2., text.width(),
                           kBarHeight);
        paintBar(*painter, mirrored(place.toAlignedRect()), fraction, option.palette,
                 option.direction);
    } else {
        draw(1, index.data(BatchModel::kDetail).toString(), QPalette::PlaceholderText,
             index.column() == BatchModel::kState ? Qt::ElideRight : Qt::ElideLeft);
    }
    painter->restore();
}

QSize BatchDelegate::sizeHint(const QStyleOptionViewItem& option,
                              const QModelIndex& /*index*/) const {
    const int lines = 2 * option.fontMetrics.height() + spacing::kTiny;
    return {kThumbnailSide, std::max(kThumbnailSide, lines) + 2 * spacing::kTiny};
}

}  // namespace irodori
