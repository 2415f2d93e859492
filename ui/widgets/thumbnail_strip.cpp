// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/thumbnail_strip.h"

#include <QBoxLayout>
#include <QDropEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <cstdlib>

#include "widgets/picture_drop.h"
#include "widgets/theme.h"

namespace irodori {

ThumbnailStrip::ThumbnailStrip(Qt::Orientation orientation, QWidget* parent)
    : QScrollArea(parent), orientation_(orientation), row_(new QWidget) {
    layout_ =
        new QBoxLayout(isHorizontal() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, row_);
    layout_->setContentsMargins(spacing::kTiny, spacing::kTiny, spacing::kTiny, spacing::kTiny);
    layout_->setSpacing(spacing::kSmall);
    layout_->addStretch();
    setWidget(row_);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setAcceptDrops(true);
    setHorizontalScrollBarPolicy(isHorizontal() ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(isHorizontal() ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(isHorizontal() ? QSizePolicy::Expanding : QSizePolicy::Preferred,
                  isHorizontal() ? QSizePolicy::Preferred : QSizePolicy::Expanding);
    viewport()->setAutoFillBackground(false);
    row_->setAutoFillBackground(false);
}

void ThumbnailStrip::insertCard(QWidget* card, int index) {
    const qsizetype place = index < 0 ? cards_.size() : qMin<qsizetype>(index, cards_.size());
    cards_.insert(place, card);
    layout_->insertWidget(static_cast<int>(place), card, 0, Qt::AlignTop);
    updateGeometry();
}

void ThumbnailStrip::removeCard(QWidget* card) {
    if (!cards_.removeOne(card))
        return;
    layout_->removeWidget(card);
    card->hide();
    card->deleteLater();
    updateGeometry();
}

void ThumbnailStrip::clear() {
    while (!cards_.isEmpty())
        removeCard(cards_.last());
}

void ThumbnailStrip::setTrailingWidget(QWidget* widget) {
    delete trailing_;
    trailing_ = widget;
    if (widget)
        layout_->insertWidget(static_cast<int>(cards_.size()), widget, 0, Qt::AlignTop);
    updateGeometry();
}

QSize ThumbnailStrip::sizeHint() const {
    const QSize content = row_->sizeHint();
    const int bar = isHorizontal() ? horizontalScrollBar()->sizeHint().height()
                                   : verticalScrollBar()->sizeHint().width();
    return isHorizontal() ? QSize(content.width(), content.height() + bar)
                          : QSize(content.width() + bar, content.height());
}

QSize ThumbnailStrip::minimumSizeHint() const {
    const QSize hint = sizeHint();
    return isHorizontal() ? QSize(120, hint.height()) : QSize(hint.width(), 120);
}

bool ThumbnailStrip::focusNextPrevChild(bool next) {
    const bool moved = QScrollArea::focusNextPrevChild(next);
    if (QWidget* focused = row_->focusWidget(); focused && moved)
        ensureWidgetVisible(focused);
    return moved;
}

void ThumbnailStrip::wheelEvent(QWheelEvent* event) {
    if (!isHorizontal()) {
        QScrollArea::wheelEvent(event);
        return;
    }
    const QPoint turn = event->angleDelta();
    const int way = std::abs(turn.y()) > std::abs(turn.x()) ? turn.y() : turn.x();
    const int sign = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    QScrollBar* bar = horizontalScrollBar();
    bar->setValue(bar->value() - sign * way);
    event->accept();
}

void ThumbnailStrip::dragEnterEvent(QDragEnterEvent* event) {
    if (mayHoldPicture(*event->mimeData()))
        event->acceptProposedAction();
}

void ThumbnailStrip::dragMoveEvent(QDragMoveEvent* event) {
    event->acceptProposedAction();
}

void ThumbnailStrip::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData());
}

}  // namespace irodori
