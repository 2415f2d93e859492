// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/preset_card.h"

#include <QFocusEvent>
#include <QPainter>
#include <QStyle>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kStarSide = 14;
constexpr int kBadgeSide = 20;

}  // namespace

PresetCard::PresetCard(const QString& name, QWidget* parent) : SwatchButton(name, parent) {}

void PresetCard::setFavourite(bool favourite) {
    favourite_ = favourite;
    setAccessibleDescription(favourite ? tr("Favourite") : QString());
    update();
}

void PresetCard::paintEvent(QPaintEvent* event) {
    SwatchButton::paintEvent(event);
    if (!favourite_)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect badge(0, spacing::kTiny + 2, kBadgeSide, kBadgeSide);
    badge.moveRight((width() + thumbnailSize().width()) / 2 - spacing::kTiny);
    badge = QStyle::visualRect(layoutDirection(), rect(), badge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 150));  // readable on any picture
    painter.drawEllipse(badge);
    const QPixmap star =
        iconPixmap(QStringLiteral("star-filled"), kStarSide, Qt::white, devicePixelRatioF());
    painter.drawPixmap(badge.topLeft() + QPoint(1, 1) * ((kBadgeSide - kStarSide) / 2), star);
}

void PresetCard::enterEvent(QEnterEvent* event) {
    SwatchButton::enterEvent(event);
    Q_EMIT regarded(true);
}

void PresetCard::leaveEvent(QEvent* event) {
    SwatchButton::leaveEvent(event);
    Q_EMIT regarded(false);
}

void PresetCard::focusInEvent(QFocusEvent* event) {
    SwatchButton::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        Q_EMIT regarded(true);
}

void PresetCard::focusOutEvent(QFocusEvent* event) {
    SwatchButton::focusOutEvent(event);
    Q_EMIT regarded(false);
}

}  // namespace irodori
