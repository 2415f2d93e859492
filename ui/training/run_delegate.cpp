// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_delegate.h"

#include <QImage>
#include <QPainter>

#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_painting.h"

namespace irodori {

namespace {

constexpr int kDotSide = 8;
constexpr int kIconSide = 16;
constexpr double kFocusWidth = 1.5;

void paintBackground(QPainter& painter, const QStyleOptionViewItem& option) {
    const QRectF card = paintItemGround(painter, option);
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter.setPen(QPen(themeColors(option.palette).accent, kFocusWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(card, spacing::kRadius, spacing::kRadius);
    }
}

}  // namespace

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintBackground(*painter, option);
    const QRect inner =
        option.rect.adjusted(spacing::kSmall, spacing::kSmall, -spacing::kSmall, -spacing::kSmall);
    const auto mirrored = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, inner, rect);
    };
    const QRect picture(inner.topLeft(), QSize(kThumbnailSide, kThumbnailSide));
    paintThumbnail(*painter, mirrored(picture), index.data(kThumbnail).value<QImage>(),
                   option.palette);

    QRect text = inner;
    text.setLeft(picture.right() + spacing::kMedium);
    const int line = text.height() / 3;
    const auto draw = [&](int number, const QString& words, int right = 0) {
        const QRect place(text.left(), text.top() + number * line, text.width() - right, line);
        painter->drawText(mirrored(place), int(Qt::AlignVCenter | Qt::AlignLeading),
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, place.width()));
    };
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(option.palette.color(QPalette::Text));
    const bool compared = index.data(kIsCompared).toBool();
    draw(0, index.data(Qt::DisplayRole).toString(), compared ? kIconSide + spacing::kTiny : 0);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    draw(2, index.data(kDetails).toString());
    if (index.data(kIsRunning).toBool())
        painter->setPen(themeColors(option.palette).accent);
    draw(1, index.data(kState).toString());
    if (compared) {
        const QRect place(text.right() - kIconSide, text.top() + (line - kIconSide) / 2, kIconSide,
                          kIconSide);
        painter->drawPixmap(
            mirrored(place).topLeft(),
            iconPixmap(QStringLiteral("compare"), kIconSide, themeColors(option.palette).accent,
                       painter->device()->devicePixelRatioF()));
    }
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                            const QModelIndex& /*index*/) const {
    return {kThumbnailSide, kThumbnailSide + 2 * spacing::kSmall};
}

}  // namespace irodori
