// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library_page.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "library/library_delegate.h"
#include "library/library_details.h"
#include "studio/preset_dialog.h"
#include "widgets/drop_zone.h"
#include "widgets/icons.h"
#include "widgets/message_bar.h"
#include "widgets/picture_drop.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kShelvesWidth = 200;
constexpr int kDetailsWidth = 300;
constexpr int kMinDetailsWidth = 240;
constexpr int kSearchWidth = 320;
constexpr int kShelfIconSide = 18;
constexpr int kShelfHeight = 32;

}  // namespace

LibraryPage::LibraryPage(StudioSession& session, LibraryShelves& shelves, QWidget* parent)
    : QWidget(parent),
      session_(session),
      shelves_(shelves),
      filter_(model_),
      messages_(new MessageBar),
      splitter_(new QSplitter),
      shelfList_(new QListWidget),
      search_(new QLineEdit),
      import_(new QPushButton),
      stage_(new QStackedWidget),
      view_(new QListView),
      empty_(new DropZone),
      details_(new LibraryDetails) {
    setAcceptDrops(true);
    details_->setMinimumWidth(kMinDetailsWidth);
    splitter_->addWidget(buildShelves());
    splitter_->addWidget(buildItems());
    splitter_->addWidget(details_);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(1);
    splitter_->setSizes({kShelvesWidth, QWIDGETSIZE_MAX, kDetailsWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages_);
    layout->addWidget(splitter_, 1);

    connect(&shelves_, &LibraryShelves::changed, this, &LibraryPage::showItems);
    connect(&shelves_, &LibraryShelves::message, messages_, &MessageBar::post);
    connectDetails();
    retranslate();
    shelfList_->setCurrentRow(0);
    showItems();
}

QWidget* LibraryPage::buildShelves() {
    shelfList_->setFrameShape(QFrame::NoFrame);
    shelfList_->setIconSize({kShelfIconSide, kShelfIconSide});
    shelfList_->setSpacing(2);
    shelfList_->viewport()->setAutoFillBackground(false);
    for (int row = 0; row <= kShelfCount; ++row) {
        auto* item = new QListWidgetItem(shelfList_);
        item->setSizeHint({0, kShelfHeight});
    }
    connect(shelfList_, &QListWidget::currentRowChanged, this, [this] {
        filter_.setShelf(currentShelf());
        showEmpty();
        showCurrent();
    });
    auto* place = new QWidget;
    auto* layout = new QVBoxLayout(place);
    layout->setContentsMargins(spacing::kSmall, spacing::kMedium, spacing::kSmall, spacing::kSmall);
    layout->addWidget(shelfList_);
    return place;
}

QWidget* LibraryPage::buildItems() {
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(kSearchWidth);
    search_->addAction(themeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        filter_.setSearch(text);
        showCounts();
        showEmpty();
        showCurrent();
    });
    import_->setIcon(themeIcon(QStringLiteral("add")));
    connect(import_, &QPushButton::clicked, this, &LibraryPage::askForFiles);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(spacing::kSmall);
    bar->addWidget(search_, 1);
    bar->addStretch(0);
    bar->addWidget(import_);

    view_->setModel(&filter_);
    view_->setItemDelegate(new LibraryDelegate(view_));
    view_->setViewMode(QListView::IconMode);
    view_->setResizeMode(QListView::Adjust);
    view_->setMovement(QListView::Static);
    view_->setUniformItemSizes(true);
    view_->setSpacing(spacing::kTiny);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setMouseTracking(true);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->viewport()->setAutoFillBackground(false);
    connect(view_, &QListView::activated, this, &LibraryPage::use);
    connect(view_, &QWidget::customContextMenuRequested, this, &LibraryPage::showMenu);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LibraryPage::showCurrent);
    connect(empty_, &DropZone::openRequested, this, &LibraryPage::askForFiles);
    connect(empty_, &DropZone::dropped, this, [this](const QMimeData* mime) {
        QStringList files;
        for (const auto& file : readPictureDrop(*mime).files)
            files << QString::fromStdString(file.string());
        importFiles(files);
    });
    stage_->addWidget(view_);
    stage_->addWidget(empty_);

    auto* place = new QWidget;
    auto* layout = new QVBoxLayout(place);
    layout->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, 0);
    layout->setSpacing(spacing::kSmall);
    layout->addLayout(bar);
    layout->addWidget(stage_, 1);
    return place;
}

void LibraryPage::connectDetails() {
    connect(details_, &LibraryDetails::useRequested, this, &LibraryPage::use);
    connect(details_, &LibraryDetails::showRunRequested, this, [this] {
        if (const LibraryItem* item = current())
            Q_EMIT runRequested(item->path);
    });
    connect(details_, &LibraryDetails::favouriteRequested, this, [this](bool favourite) {
        if (const LibraryItem* item = current())
            shelves_.setFavourite(*item, favourite);
    });
    connect(details_, &LibraryDetails::hideRequested, this, [this](bool hide) {
        if (const LibraryItem* item = current())
            shelves_.setHidden(*item, hide);
    });
    connect(details_, &LibraryDetails::duplicateRequested, this, [this] {
        if (const LibraryItem* item = current())
            shelves_.duplicate(*item);
    });
    connect(details_, &LibraryDetails::renameRequested, this, &LibraryPage::askForName);
    connect(details_, &LibraryDetails::shareRequested, this, &LibraryPage::askWhereToShare);
    connect(details_, &LibraryDetails::folderRequested, this, &LibraryPage::showFolder);
    connect(details_, &LibraryDetails::removeRequested, this, &LibraryPage::remove);
}

QByteArray LibraryPage::layoutState() const {
    return splitter_->saveState();
}

void LibraryPage::restoreLayout(const QByteArray& state) {
    splitter_->restoreState(state);
    splitter_->setHandleWidth(1);
}

void LibraryPage::retranslate() {
    shelfList_->setAccessibleName(tr("Shelves"));
    search_->setPlaceholderText(tr("Search names, authors, licences"));
    search_->setAccessibleName(search_->placeholderText());
    import_->setText(tr("Import…"));
    import_->setToolTip(tr("Models, presets and pictures from files; or drop them here"));
    view_->setAccessibleName(tr("What is on the shelf"));
    showCounts();
    showEmpty();
}

void LibraryPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    shelves_.refresh();
}

/// Other parts of the program, and other programs, change the folders, too.
void LibraryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    shelves_.refresh();
}

// ---- what is shown

void LibraryPage::setShelf(std::optional<Shelf> shelf) {
    shelfList_->setCurrentRow(shelf ? int(*shelf) + 1 : 0);
}

std::optional<Shelf> LibraryPage::currentShelf() const {
    const int row = shelfList_->currentRow();
    return row <= 0 ? std::nullopt : std::optional(Shelf(row - 1));
}

const LibraryItem* LibraryPage::current() const {
    return filter_.item(view_->currentIndex());
}

void LibraryPage::showItems() {
    const LibraryItem* before = current();
    const std::optional<LibraryItem> selected = before ? std::optional(*before) : std::nullopt;
    {
        const QSignalBlocker blocker(view_->selectionModel());
        model_.setItems(shelves_.items());
        if (selected)
            view_->setCurrentIndex(filter_.indexOf(selected->shelf, selected->path));
    }
    showCounts();
    showEmpty();
    showCurrent();
}

void LibraryPage::showCounts() {
    std::array<int, kShelfCount> counts{};
    int all = 0;
    for (const LibraryItem& item : shelves_.items()) {
        ++counts[std::size_t(item.shelf)];
        ++all;
    }
    const auto show = [this](int row, const QString& name, const QString& icon, int count) {
        QListWidgetItem* item = shelfList_->item(row);
        item->setText(tr("%1 (%2)").arg(name, locale().toString(count)));
        item->setIcon(themeIcon(icon));
    };
    show(0, tr("Everything"), QStringLiteral("open"), all);
    for (int row = 1; row <= kShelfCount; ++row) {
        const auto shelf = Shelf(row - 1);
        show(row, nameOf(shelf), iconOf(shelf), counts[std::size_t(shelf)]);
    }
}

/// What is to be done where there is nothing.
void LibraryPage::showEmpty() {
    stage_->setCurrentIndex(filter_.rowCount() > 0 ? 0 : 1);
    const bool searches = !search_->text().simplified().isEmpty();
    const std::optional<Shelf> shelf = currentShelf();
    empty_->setIconName(searches ? QStringLiteral("search")
                        : shelf  ? iconOf(*shelf)
                                 : QStringLiteral("open"));
    empty_->setButtonText(tr("Import…"));
    if (searches) {
        empty_->setTitle(tr("Nothing here is called “%1”").arg(search_->text().simplified()));
        empty_->setSubtitle(tr("Look for another word, or on another shelf."));
    } else if (shelf == Shelf::presets) {
        empty_->setTitle(tr("No presets yet"));
        empty_->setSubtitle(
            tr("Save settings and styles that you like in the Studio, or drop the "
               "preset of somebody else here."));
    } else if (shelf == Shelf::packs) {
        empty_->setTitle(tr("No style packs yet"));
        empty_->setSubtitle(
            tr("Models that carry their styles stand here: train one, or drop a "
               "file that you were given."));
    } else if (shelf == Shelf::runs) {
        empty_->setTitle(tr("Nothing was trained yet"));
        empty_->setSubtitle(
            tr("What you train on the Training tab stands here with its samples, "
               "scores and models."));
        empty_->setButtonText({});
    } else {
        empty_->setTitle(tr("Nothing here yet"));
        empty_->setSubtitle(tr("Drop models, presets and pictures here."));
    }
}

void LibraryPage::showCurrent() {
    const LibraryItem* item = current();
    details_->setItem(item ? std::optional(*item) : std::nullopt);
}

// ---- what can be done

void LibraryPage::use() {
    const LibraryItem* item = current();
    if (!item || !item->isUsable)
        return;
    switch (item->shelf) {
        case Shelf::presets:
            if (const ShownPreset* preset = shelves_.presetOf(*item))
                session_.applyRecipe(preset->entry.preset.recipe, Edit::preset);
            break;
        case Shelf::models:
            session_.selectModel(item->path);
            break;
        case Shelf::packs:
            session_.useStylePack(item->path);
            break;
        case Shelf::swatches:
            session_.openStyle(PictureSource::file(item->path),
                               StudioSession::Placement::replaceAll);
            break;
        case Shelf::runs:
            session_.useTrainedModel(item->model);
            break;
    }
    Q_EMIT used();
}

void LibraryPage::askForName() {
    const LibraryItem* item = current();
    if (!item || !canChange(*item))
        return;
    const LibraryItem before = *item;
    const QString name = askForNewName(tr("Rename"), before.name, this);
    if (!name.isEmpty())
        shelves_.rename(before, name);
}

void LibraryPage::askWhereToShare() {
    const LibraryItem* item = current();
    if (const ShownPreset* preset = item ? shelves_.presetOf(*item) : nullptr)
        sharePreset(shelves_.presets(), *preset, this);
}

void LibraryPage::askForFiles() {
    importFiles(
        QFileDialog::getOpenFileNames(this, tr("Import"), QDir::homePath(), tr("All files (*)")));
}

void LibraryPage::importFiles(const QStringList& files) {
    shelves_.import(files);
}

void LibraryPage::showFolder() {
    if (const LibraryItem* item = current()) {
        const QFileInfo file(item->path);
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(file.isDir() ? file.filePath() : file.absolutePath()));
    }
}

void LibraryPage::remove() {
    if (const LibraryItem* item = current(); item && canChange(*item))
        shelves_.remove(*item);
}

void LibraryPage::showMenu(const QPoint& where) {
    const QModelIndex index = view_->indexAt(where);
    if (!index.isValid())
        return;
    view_->setCurrentIndex(index);
    const LibraryItem item = *current();
    QMenu menu;
    QAction* use = menu.addAction(tr("&Use in Studio"), this, &LibraryPage::use);
    use->setEnabled(item.isUsable);
    menu.setDefaultAction(use);
    if (item.shelf == Shelf::runs)
        menu.addAction(tr("&Show in Training"), this,
                       [this, path = item.path] { Q_EMIT runRequested(path); });
    menu.addSeparator();
    QAction* rename = menu.addAction(themeIcon(QStringLiteral("rename")), tr("&Rename…"), this,
                                     &LibraryPage::askForName);
    rename->setEnabled(canChange(item));
    if (item.shelf == Shelf::presets)
        menu.addAction(themeIcon(QStringLiteral("copy")), tr("&Duplicate"), this,
                       [this, item] { shelves_.duplicate(item); });
    menu.addAction(themeIcon(QStringLiteral("open")), tr("Show in Its &Folder"), this,
                   &LibraryPage::showFolder);
    menu.addSeparator();
    if (item.shelf == Shelf::presets && item.isShipped)
        menu.addAction(themeIcon(QStringLiteral("eye")),
                       item.isHidden ? tr("S&how in the Studio") : tr("&Hide in the Studio"), this,
                       [this, item] { shelves_.setHidden(item, !item.isHidden); });
    QAction* remove = menu.addAction(themeIcon(QStringLiteral("trash")), tr("Move to &Trash"), this,
                                     &LibraryPage::remove);
    remove->setEnabled(canChange(item));
    menu.exec(view_->viewport()->mapToGlobal(where));
}

void LibraryPage::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Find))
        search_->setFocus(Qt::ShortcutFocusReason);
    else if (event->key() == Qt::Key_F2)
        askForName();
    else if (event->matches(QKeySequence::Delete))
        remove();
    else
        QWidget::keyPressEvent(event);
}

void LibraryPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void LibraryPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    QStringList files;
    for (const auto& file : readPictureDrop(*event->mimeData()).files)
        files << QString::fromStdString(file.string());
    importFiles(files);
}

}  // namespace irodori
