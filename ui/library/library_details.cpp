// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library_details.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include "library/library_delegate.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kToolIconSide = 18;
constexpr double kCoverRatio = 0.75;
constexpr double kTitleScale = 1.25;

}  // namespace

/// The item's picture, as broad as there is room.
class LibraryDetails::Cover : public QWidget {
public:
    void show(const QImage& image, const QString& icon) {
        image_ = image;
        icon_ = icon;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return LibraryDelegate::kPictureSize; }

protected:
    void resizeEvent(QResizeEvent* /*event*/) override {
        setFixedHeight(qRound(width() * kCoverRatio));
    }
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        paintCover(painter, rect(), image_, icon_, palette());
    }

private:
    QImage image_;
    QString icon_;
};

LibraryDetails::LibraryDetails(QWidget* parent)
    : QWidget(parent),
      hint_(new QLabel),
      content_(new QWidget),
      cover_(new Cover),
      name_(new QLabel),
      shelf_(new QLabel),
      use_(new QPushButton),
      showRun_(new QPushButton),
      scroll_(new QScrollArea) {
    hint_->setWordWrap(true);
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setForegroundRole(QPalette::PlaceholderText);
    QFont font = name_->font();
    font.setPointSizeF(font.pointSizeF() * kTitleScale);
    font.setWeight(QFont::DemiBold);
    name_->setFont(font);
    name_->setWordWrap(true);
    name_->setTextFormat(Qt::PlainText);
    shelf_->setForegroundRole(QPalette::PlaceholderText);
    use_->setDefault(true);
    connect(use_, &QPushButton::clicked, this, &LibraryDetails::useRequested);
    connect(showRun_, &QPushButton::clicked, this, &LibraryDetails::showRunRequested);

    auto* tools = new QHBoxLayout;
    tools->setSpacing(spacing::kTiny);
    favourite_ = addTool(nullptr);
    favourite_->setCheckable(true);
    connect(favourite_, &QToolButton::clicked, this, &LibraryDetails::favouriteRequested);
    hide_ = addTool(nullptr);
    hide_->setCheckable(true);
    connect(hide_, &QToolButton::clicked, this, &LibraryDetails::hideRequested);
    rename_ = addTool(&LibraryDetails::renameRequested);
    duplicate_ = addTool(&LibraryDetails::duplicateRequested);
    share_ = addTool(&LibraryDetails::shareRequested);
    folder_ = addTool(&LibraryDetails::folderRequested);
    remove_ = addTool(&LibraryDetails::removeRequested);
    for (QToolButton* tool : {favourite_, hide_, rename_, duplicate_, share_, folder_})
        tools->addWidget(tool);
    tools->addStretch(1);
    tools->addWidget(remove_);

    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kSmall);
    layout->addWidget(cover_);
    layout->addWidget(name_);
    layout->addWidget(shelf_);
    layout->addWidget(use_);
    layout->addWidget(showRun_);
    layout->addLayout(tools);
    layout->addWidget(scroll_, 1);

    auto* pages = new QVBoxLayout(this);
    pages->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium,
                              spacing::kMedium);
    pages->addWidget(hint_, 1);
    pages->addWidget(content_, 1);
    retranslate();
}

QToolButton* LibraryDetails::addTool(void (LibraryDetails::*request)()) {
    auto* tool = new QToolButton;
    tool->setAutoRaise(true);
    tool->setIconSize({kToolIconSide, kToolIconSide});
    if (request)
        connect(tool, &QToolButton::clicked, this, request);
    return tool;
}

void LibraryDetails::setItem(const std::optional<LibraryItem>& item) {
    item_ = item;
    showItem();
}

void LibraryDetails::showItem() {
    hint_->setVisible(!item_);
    content_->setVisible(item_.has_value());
    if (!item_)
        return;
    cover_->show(item_->thumbnail, iconOf(item_->shelf));
    name_->setText(item_->name);
    shelf_->setText(item_->isShipped ? tr("%1 · comes with Irodori").arg(nameOf(item_->shelf))
                                     : nameOf(item_->shelf));
    use_->setEnabled(item_->isUsable);
    use_->setToolTip(item_->isUsable ? tr("Paint with it in the Studio (Enter)")
                                     : tr("There is nothing to paint with yet"));
    showRun_->setVisible(item_->shelf == Shelf::runs);
    const bool isPreset = item_->shelf == Shelf::presets;
    favourite_->setVisible(isPreset);
    favourite_->setChecked(item_->isFavourite);
    hide_->setVisible(isPreset && item_->isShipped);
    hide_->setChecked(item_->isHidden);
    duplicate_->setVisible(isPreset);
    share_->setVisible(isPreset);
    rename_->setEnabled(canChange(*item_));
    remove_->setEnabled(canChange(*item_));
    retranslate();
    showFacts();
}

void LibraryDetails::showFacts() {
    auto* facts = new QWidget;
    auto* form = new QFormLayout(facts);
    form->setContentsMargins(0, spacing::kSmall, 0, 0);
    form->setHorizontalSpacing(spacing::kMedium);
    form->setVerticalSpacing(spacing::kSmall);
    for (const LibraryItem::Fact& fact : item_->facts) {
        auto* label = new QLabel(fact.label);
        label->setForegroundRole(QPalette::PlaceholderText);
        auto* value = new QLabel(fact.value);
        value->setTextFormat(Qt::PlainText);  // of files from anybody
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(fact.label);
        form->addRow(label, value);
    }
    scroll_->setWidget(facts);
}

void LibraryDetails::retranslate() {
    hint_->setText(tr("Select something to see where it comes from and what may be done with it."));
    use_->setText(tr("Use in Studio"));
    showRun_->setText(tr("Show in Training"));
    const bool isFavourite = item_ && item_->isFavourite;
    setIconButton(favourite_, QLatin1String(isFavourite ? "star-filled" : "star"),
                  QStringLiteral("★"),
                  isFavourite ? tr("No longer a favourite") : tr("Make it a favourite"));
    const QString obstacle = !item_ || canChange(*item_) ? QString()
                             : item_->isShipped ? tr("It comes with Irodori and stays as it is")
                                                : tr("Stop the training first");
    setIconButton(rename_, QStringLiteral("rename"), tr("Rename"),
                  obstacle.isEmpty() ? tr("Rename… (F2)") : obstacle);
    setIconButton(
        hide_, QStringLiteral("eye"), tr("Hide"),
        item_ && item_->isHidden ? tr("Show it in the Studio again") : tr("Hide it in the Studio"));
    setIconButton(duplicate_, QStringLiteral("copy"), tr("Duplicate"),
                  tr("Make a copy of your own"));
    setIconButton(share_, QStringLiteral("export"), tr("Give"), tr("Give to others…"));
    setIconButton(folder_, QStringLiteral("open"), tr("Folder"), tr("Show in its folder"));
    setIconButton(remove_, QStringLiteral("trash"), tr("Trash"),
                  obstacle.isEmpty() ? tr("Move to the trash (Del)") : obstacle);
}

void LibraryDetails::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
