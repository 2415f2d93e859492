// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/history_strip.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QUrl>
#include <algorithm>

#include "studio/history_card.h"
#include "studio/studio_history.h"
#include "widgets/icons.h"
#include "widgets/picture_view.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_strip.h"

namespace irodori {

namespace {

constexpr int kHeight = 118;
constexpr int kEmptyHeight = 52;  ///< leaves the room to the picture
constexpr int kButtonSide = 30;

QString letter(std::size_t index) {
    return index == 0 ? QStringLiteral("A") : QStringLiteral("B");
}

}  // namespace

HistoryStrip::HistoryStrip(StudioHistory& history, PictureView& view, QWidget* parent)
    : QWidget(parent),
      history_(history),
      view_(view),
      pin_(new QToolButton),
      end_(new QToolButton),
      hint_(new QLabel),
      strip_(new ThumbnailStrip) {
    strip_->setAcceptDrops(false);  // what is dropped here is for the window
    hint_->setWordWrap(true);
    hint_->setForegroundRole(QPalette::PlaceholderText);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(spacing::kTiny);
    for (QToolButton* button : {pin_, end_}) {
        button->setFixedSize(kButtonSide, kButtonSide);
        button->setAutoRaise(true);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kSmall, spacing::kTiny);
    layout->setSpacing(spacing::kSmall);
    layout->addLayout(buttons);
    layout->addWidget(hint_, 1);
    layout->addWidget(strip_, 1);

    connect(pin_, &QToolButton::clicked, &history_, &StudioHistory::pin);
    connect(end_, &QToolButton::clicked, this, &HistoryStrip::endComparison);
    connect(&history_, &StudioHistory::entriesChanged, this, &HistoryStrip::showEntries);
    connect(&history_, &StudioHistory::canPinChanged, this, &HistoryStrip::updateCommands);
    connect(&history_, &StudioHistory::photoChanged, this, &HistoryStrip::endComparison);
    connect(&history_, &StudioHistory::picturesReady, this, &HistoryStrip::showPictures);
    retranslate();
    showEntries();
}

HistoryCard* HistoryStrip::makeCard(const HistoryEntry& entry) {
    auto* card = new HistoryCard(entry);
    const std::string id = entry.id;
    connect(card, &HistoryCard::recallRequested, this, [this, id] {
        endComparison();
        history_.recall(id);
    });
    connect(card, &HistoryCard::compareRequested, this, [this, id] { toggleMark(id); });
    connect(card, &HistoryCard::removeRequested, this, [this, id] { history_.remove(id); });
    connect(card, &HistoryCard::showFileRequested, this,
            [folder = QFileInfo(entry.exportPath).path()] {
                QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
            });
    return card;
}

void HistoryStrip::showEntries() {
    std::erase_if(marks_, [this](const std::string& id) { return !history_.find(id); });
    strip_->clear();
    for (const HistoryEntry& entry : history_.entries())
        strip_->insertCard(makeCard(entry));
    const bool empty = history_.entries().empty();
    setFixedHeight(empty ? kEmptyHeight : kHeight);
    hint_->setVisible(empty);
    strip_->setVisible(!empty);
    showMarks();
}

void HistoryStrip::toggleMark(const std::string& id) {
    const HistoryEntry* entry = history_.find(id);
    if (!entry || !history_.isOfThisPhoto(*entry))
        return;
    if (std::erase(marks_, id) == 0) {
        if (marks_.size() == 2)
            marks_.erase(marks_.begin());
        marks_.push_back(id);
    }
    showMarks();
}

void HistoryStrip::endComparison() {
    marks_.clear();
    showMarks();
}

void HistoryStrip::showMarks() {
    if (marks_.empty())
        view_.endPair();
    else
        history_.requestPictures(marks_);
    updateCommands();
}

void HistoryStrip::showPictures(const QList<QImage>& pictures) {
    if (marks_.empty() || pictures.size() != static_cast<qsizetype>(marks_.size()))
        return;
    if (pictures.size() == 1)
        view_.showPair(pictures[0], letter(0), {}, tr("Now"));
    else
        view_.showPair(pictures[0], letter(0), pictures[1], letter(1));
}

void HistoryStrip::updateCommands() {
    pin_->setEnabled(history_.canPin());
    end_->setVisible(!marks_.empty());
    for (QWidget* widget : strip_->cards()) {
        auto* card = static_cast<HistoryCard*>(widget);
        const HistoryEntry* entry = history_.find(card->id());
        card->setComparable(entry && history_.isOfThisPhoto(*entry));
        const auto mark = std::ranges::find(marks_, card->id());
        card->setMark(mark == marks_.end() ? QString()
                                           : letter(std::size_t(mark - marks_.begin())));
    }
}

void HistoryStrip::retranslate() {
    setAccessibleName(tr("History"));
    setIconButton(pin_, QStringLiteral("pin"), QStringLiteral("+"), tr("Pin this state (Ctrl+B)"));
    setIconButton(end_, QStringLiteral("cancel"), QStringLiteral("×"), tr("End the comparison"));
    hint_->setText(
        tr("Every export is kept here with all its settings, and every state that you "
           "pin with Ctrl+B. Click one to go back to it, or compare any two."));
}

void HistoryStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showEntries();
    }
}

}  // namespace irodori
