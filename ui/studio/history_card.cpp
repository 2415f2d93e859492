// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/history_card.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr QSize kPicture(88, 66);
constexpr int kBadge = 20;
constexpr int kIcon = 13;

/// The time of today's states, the day of older ones.
QString shortTime(const QDateTime& time) {
    const QLocale locale;
    return time.date() == QDate::currentDate() ? locale.toString(time.time(), QLocale::ShortFormat)
                                               : locale.toString(time.date(), QLocale::ShortFormat);
}

}  // namespace

HistoryCard::HistoryCard(const HistoryEntry& entry, QWidget* parent)
    : SwatchButton(shortTime(entry.time), parent),
      id_(entry.id),
      photoName_(entry.photoName),
      exportPath_(entry.exportPath),
      time_(entry.time) {
    setThumbnailSize(kPicture);
    setThumbnail(entry.thumbnail);
    connect(this, &QAbstractButton::clicked, this, &HistoryCard::recallRequested);
    describe();
}

void HistoryCard::setMark(const QString& mark) {
    if (mark == mark_)
        return;
    mark_ = mark;
    setAccessibleDescription(mark.isEmpty() ? QString() : tr("Compared as %1").arg(mark));
    update();
}

void HistoryCard::setComparable(bool on) {
    comparable_ = on;
}

void HistoryCard::describe() {
    const QString time = QLocale().toString(time_, QLocale::ShortFormat);
    const QString what = isExport() ? tr("Exported: %1, %2").arg(photoName_, time)
                                    : tr("Pinned: %1, %2").arg(photoName_, time);
    setAccessibleName(what);
    setToolTip(what + QLatin1Char('\n')
               + tr("Click to go back to it, Ctrl + click to compare, Delete to remove."));
}

/// A round badge in the upper leading corner: what kind it is, or its letter in a comparison.
void HistoryCard::paintEvent(QPaintEvent* event) {
    SwatchButton::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect badge((width() - kPicture.width()) / 2 + spacing::kTiny, spacing::kTiny + 3, kBadge,
                kBadge);
    badge = QStyle::visualRect(layoutDirection(), rect(), badge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark_.isEmpty() ? QColor(0, 0, 0, 150) : themeColors(palette()).accent);
    painter.drawEllipse(badge);
    if (!mark_.isEmpty()) {
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(palette().color(QPalette::HighlightedText));
        painter.drawText(badge, Qt::AlignCenter, mark_);
        return;
    }
    const QString icon = isExport() ? QStringLiteral("export") : QStringLiteral("pin");
    const QPoint inset = QPoint(1, 1) * ((kBadge - kIcon) / 2);
    painter.drawPixmap(badge.topLeft() + inset,
                       iconPixmap(icon, kIcon, Qt::white, devicePixelRatioF()));
}

void HistoryCard::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && event->modifiers() & Qt::ControlModifier) {
        setDown(false);
        if (comparable_ && rect().contains(event->position().toPoint()))
            Q_EMIT compareRequested();
        return;
    }
    SwatchButton::mouseReleaseEvent(event);
}

void HistoryCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete)
        Q_EMIT removeRequested();
    else if (event->key() == Qt::Key_C && event->modifiers() == Qt::NoModifier && comparable_)
        Q_EMIT compareRequested();
    else
        SwatchButton::keyPressEvent(event);
}

void HistoryCard::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(themeIcon(QStringLiteral("undo")), tr("Go Back to This State"), this,
                   &HistoryCard::recallRequested);
    QAction* compare = menu.addAction(themeIcon(QStringLiteral("compare")),
                                      mark_.isEmpty() ? tr("Compare") : tr("Compare No More"), this,
                                      &HistoryCard::compareRequested);
    compare->setEnabled(comparable_);
    if (isExport())
        menu.addAction(themeIcon(QStringLiteral("open")), tr("Show Folder"), this,
                       &HistoryCard::showFileRequested);
    menu.addSeparator();
    menu.addAction(themeIcon(QStringLiteral("trash")), tr("Remove"), this,
                   &HistoryCard::removeRequested);
    menu.exec(event->globalPos());
}

}  // namespace irodori
