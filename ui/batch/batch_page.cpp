// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_page.h"

#include <QAction>
#include <QDesktopServices>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "batch/batch_bar.h"
#include "batch/batch_delegate.h"
#include "batch/batch_model.h"
#include "batch/batch_panel.h"
#include "batch/batch_session.h"
#include "batch/batch_texts.h"
#include "batch/failure_list.h"
#include "imaging/picture_io.h"
#include "widgets/drop_zone.h"
#include "widgets/icons.h"
#include "widgets/message_bar.h"
#include "widgets/picture_drop.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kIconSide = 18;
constexpr int kPanelWidth = 340;
constexpr int kMinPanelWidth = 300;
constexpr int kMaxPanelWidth = 480;
constexpr int kStateWidth = 250;

QString picturesFilter() {
    QStringList patterns;
    for (const std::string& extension : readableExtensions())
        patterns << QLatin1String("*.") + QString::fromStdString(extension);
    return BatchPage::tr("Pictures (%1)").arg(patterns.join(u' '));
}

}  // namespace

BatchPage::BatchPage(BatchSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      messages_(new MessageBar),
      columns_(new QSplitter),
      stage_(new QStackedWidget),
      empty_(new DropZone),
      chooseFolder_(new QPushButton),
      work_(new QWidget),
      tools_(new QToolBar),
      list_(new QTreeView),
      model_(new BatchModel(this)),
      failures_(new FailureList),
      panel_(new BatchPanel),
      bar_(new BatchBar(session)) {
    setAcceptDrops(true);
    buildActions();
    buildList();
    buildLayout();
    connectSession();
    retranslate();
    showQueue();
}

// ---- building

QAction* BatchPage::addAction(const char* icon, const QKeySequence& keys,
                              std::function<void()> run) {
    auto* action = new QAction(themeIcon(QLatin1String(icon)), {}, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    QWidget::addAction(action);
    return action;
}

void BatchPage::buildActions() {
    addPhotos_ = addAction("drop-photo", QKeySequence::Open, [this] { browsePhotos(); });
    addFolder_ = addAction("open", Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { browseFolder(); });
    skip_ = addAction("forward", Qt::Key_S, [this] {
        session_.edit([ids = selected()](BatchQueue& queue) { queue.skip(ids); });
    });
    retry_ = addAction("reset", Qt::Key_R, [this] {
        session_.edit([ids = selected()](BatchQueue& queue) { queue.retry(ids); });
    });
    up_ = addAction("up", Qt::ALT | Qt::Key_Up, [this] { moveSelected(-1); });
    down_ = addAction("down", Qt::ALT | Qt::Key_Down, [this] { moveSelected(1); });
    remove_ = addAction("remove", QKeySequence::Delete, [this] {
        session_.edit([ids = selected()](BatchQueue& queue) { queue.remove(ids); });
    });
    removeDone_ = addAction(
        "check", {}, [this] { session_.edit([](BatchQueue& queue) { queue.removeDone(); }); });
    // Keys without Ctrl are typed into fields, too: there they are letters.
    for (QAction* action : {skip_, retry_, remove_, up_, down_}) {
        QWidget::removeAction(action);
        action->setShortcutContext(Qt::WidgetShortcut);
        list_->addAction(action);
    }
    tools_->setIconSize({kIconSide, kIconSide});
    tools_->addActions({addPhotos_, addFolder_});
    tools_->addSeparator();
    tools_->addActions({up_, down_, skip_, retry_, remove_});
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    tools_->addWidget(gap);
    tools_->addAction(removeDone_);
    for (QAction* action : {addPhotos_, addFolder_, removeDone_})
        static_cast<QToolButton*>(tools_->widgetForAction(action))
            ->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void BatchPage::buildList() {
    list_->setModel(model_);
    list_->setItemDelegate(new BatchDelegate(list_));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setDragDropMode(QAbstractItemView::DragDrop);
    list_->setDefaultDropAction(Qt::MoveAction);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* header = list_->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(BatchModel::kPhoto, QHeaderView::Stretch);
    header->setSectionResizeMode(BatchModel::kResult, QHeaderView::Stretch);
    header->resizeSection(BatchModel::kState, kStateWidth);
    connect(list_, &QWidget::customContextMenuRequested, this, &BatchPage::showMenu);
    connect(list_, &QTreeView::doubleClicked, this, &BatchPage::openSelected);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BatchPage::updateActions);
    connect(model_, &BatchModel::moveRequested, this,
            [this](const std::vector<std::uint64_t>& ids, std::uint64_t before) {
                session_.edit([&](BatchQueue& queue) { queue.move(ids, before); });
            });
    connect(failures_, &FailureList::chosen, this, [this](std::uint64_t id) {
        list_->setCurrentIndex(model_->index(model_->rowOf(id), 0));
    });
    connect(failures_, &FailureList::retryRequested, this,
            [this](const std::vector<std::uint64_t>& ids) {
                session_.edit([&](BatchQueue& queue) { queue.retry(ids); });
                session_.requestRun();
            });
}

void BatchPage::buildLayout() {
    auto* workLayout = new QVBoxLayout(work_);
    workLayout->setContentsMargins(0, 0, 0, 0);
    workLayout->setSpacing(0);
    workLayout->addWidget(tools_);
    workLayout->addWidget(list_, 1);
    workLayout->addWidget(failures_);
    workLayout->addWidget(bar_);
    auto* second = new QWidget;
    auto* secondLayout = new QHBoxLayout(second);
    secondLayout->setContentsMargins(0, 0, 0, 0);
    secondLayout->addWidget(chooseFolder_, 0, Qt::AlignCenter);
    empty_->setContent(second);
    stage_->addWidget(empty_);
    stage_->addWidget(work_);

    auto* scroll = new QScrollArea;
    scroll->setWidget(panel_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(kMinPanelWidth);
    scroll->setMaximumWidth(kMaxPanelWidth);
    columns_->addWidget(stage_);
    columns_->addWidget(scroll);
    columns_->setStretchFactor(0, 1);
    columns_->setStretchFactor(1, 0);
    columns_->setSizes({QWIDGETSIZE_MAX, kPanelWidth});
    columns_->setChildrenCollapsible(false);
    columns_->setHandleWidth(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages_);
    layout->addWidget(columns_, 1);
}

void BatchPage::connectSession() {
    connect(empty_, &DropZone::openRequested, this, &BatchPage::browsePhotos);
    connect(empty_, &DropZone::dropped, this, [this](const QMimeData* mime) {
        QStringList paths;
        for (const auto& file : readPictureDrop(*mime).files)
            paths << pathText(file);
        addPaths(paths);
    });
    connect(chooseFolder_, &QPushButton::clicked, this, &BatchPage::browseFolder);

    connect(panel_, &BatchPanel::planChanged, this, &BatchPage::usePlan);
    connect(panel_, &BatchPanel::problemChanged, this, &BatchPage::refresh);
    connect(bar_, &BatchBar::startRequested, &session_, &BatchSession::requestRun);
    connect(bar_, &BatchBar::pauseRequested, &session_, &BatchSession::setPaused);
    connect(bar_, &BatchBar::resultsRequested, this, &BatchPage::showResults);

    connect(&session_, &BatchSession::queueChanged, this, &BatchPage::showQueue);
    connect(&session_, &BatchSession::planChanged, this, [this] {
        if (session_.queue().plan())
            panel_->setPlan(*session_.queue().plan());
    });
    connect(&session_, &BatchSession::progressed, this, &BatchPage::refresh);
    connect(&session_, &BatchSession::runningChanged, this, &BatchPage::refresh);
    connect(&session_, &BatchSession::wouldReplace, this, &BatchPage::askToReplace);
    connect(&session_, &BatchSession::restored, this, &BatchPage::tellRestored);
    connect(&session_, &BatchSession::ended, this, &BatchPage::tellEnd);
    connect(&session_, &BatchSession::message, messages_, &MessageBar::post);
}

void BatchPage::setCommand(QAction* action, const QString& text, const QString& toolTip) {
    action->setText(text);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? toolTip : tr("%1 (%2)").arg(toolTip, keys));
}

void BatchPage::retranslate() {
    setCommand(addPhotos_, tr("Add Photos…"), tr("Add photos"));
    setCommand(addFolder_, tr("Add Folder…"), tr("Add a folder with all that lies in it"));
    setCommand(skip_, tr("Skip"), tr("Skip the selected photos"));
    setCommand(retry_, tr("Paint Again"), tr("Let the selected photos wait again"));
    setCommand(up_, tr("Move Up"), tr("Paint the selected photos earlier"));
    setCommand(down_, tr("Move Down"), tr("Paint the selected photos later"));
    setCommand(remove_, tr("Remove"), tr("Take the selected photos off the list"));
    setCommand(removeDone_, tr("Clear Done"), tr("Take all photos that are done off the list"));
    list_->setAccessibleName(tr("Photos of the batch"));
    empty_->setIconName(QStringLiteral("drop-photo"));
    empty_->setTitle(tr("Paint many photos at once"));
    empty_->setSubtitle(
        tr("Drop photos or whole folders here. They are painted one after another "
           "in the style on the right, while you do something else."));
    empty_->setButtonText(tr("Choose Photos…"));
    chooseFolder_->setText(tr("Choose Folder…"));
    model_->retranslate();
    refresh();
}

void BatchPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

// ---- photos and plan

void BatchPage::setStudioStyle(std::function<StylePreset()> style) {
    panel_->setStudioStyle(std::move(style));
}

void BatchPage::setPresets(std::vector<StylePreset> presets) {
    panel_->setPresets(std::move(presets));
}

void BatchPage::addPaths(const QStringList& paths) {
    if (paths.isEmpty())
        return;
    if (!session_.queue().plan())
        panel_->useStudioStyle();
    session_.addPaths(paths);
}

void BatchPage::browsePhotos() {
    addPaths(QFileDialog::getOpenFileNames(this, tr("Add Photos"), {}, picturesFilter()));
}

void BatchPage::browseFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add Folder"));
    if (!folder.isEmpty())
        addPaths({folder});
}

void BatchPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void BatchPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    Q_EMIT empty_->dropped(event->mimeData());
}

void BatchPage::usePlan() {
    // The panel asks for what it has checked already.
    static_cast<void>(session_.setPlan(panel_->plan()));
}

// ---- showing

void BatchPage::showQueue() {
    model_->setQueue(session_.queue());
    failures_->show(*model_);
    const auto& items = session_.queue().items();
    stage_->setCurrentWidget(items.empty() ? static_cast<QWidget*>(empty_) : work_);
    panel_->setExample(items.empty() ? QString() : pathText(items.front().photo));
    refresh();
    updateActions();
}

void BatchPage::refresh() {
    model_->setStatus(session_.status(), session_.isRunning() && session_.isPaused());
    bar_->refresh(session_.queue().plan() && !panel_->hasProblem());
}

std::vector<std::uint64_t> BatchPage::selected() const {
    std::vector<std::uint64_t> ids;
    for (const QModelIndex& index : list_->selectionModel()->selectedRows())
        ids.push_back(model_->item(index.row()).id);
    return ids;
}

void BatchPage::updateActions() {
    const auto has = [&](auto condition) {
        return std::ranges::any_of(
            list_->selectionModel()->selectedRows(),
            [&](const QModelIndex& index) { return condition(model_->item(index.row()).state); });
    };
    const auto isPending = [](BatchState state) {
        return state == BatchState::waiting || state == BatchState::running;
    };
    const bool any = has([](BatchState) { return true; });
    for (QAction* action : {up_, down_, remove_})
        action->setEnabled(any);
    skip_->setEnabled(has(isPending));
    retry_->setEnabled(has([&](BatchState state) { return !isPending(state); }));
    removeDone_->setEnabled(session_.queue().count(BatchState::done) > 0);
}

void BatchPage::showMenu(const QPoint& where) {
    if (!list_->indexAt(where).isValid())
        return;
    QMenu menu;
    menu.addActions({skip_, retry_});
    menu.addSeparator();
    menu.addActions({up_, down_});
    menu.addSeparator();
    menu.addAction(remove_);
    menu.exec(list_->viewport()->mapToGlobal(where));
}

// ---- what is done with them

/// By a row up (-1) or down (1), as one block.
void BatchPage::moveSelected(int rows) {
    const auto ids = selected();
    std::vector<int> places;
    for (const std::uint64_t id : ids)
        places.push_back(model_->rowOf(id));
    if (places.empty())
        return;
    const auto [first, last] = std::ranges::minmax(places);
    const int before = rows < 0 ? std::max(0, first - 1) : last + 2;
    const std::uint64_t next = before < model_->rowCount() ? model_->item(before).id : 0;
    session_.edit([&](BatchQueue& queue) { queue.move(ids, next); });
    list_->scrollTo(list_->currentIndex());
}

/// The result, or the photo if there is none yet.
void BatchPage::openSelected() {
    const QModelIndex index = list_->currentIndex();
    if (!index.isValid())
        return;
    const BatchItem& item = model_->item(index.row());
    QDesktopServices::openUrl(
        QUrl::fromLocalFile(pathText(item.output.empty() ? item.photo : item.output)));
}

/// Those of the last photo that is done.
void BatchPage::showResults() {
    const auto& items = session_.queue().items();
    const auto last = std::find_if(items.rbegin(), items.rend(), [](const BatchItem& item) {
        return item.state == BatchState::done;
    });
    if (last != items.rend())
        QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(last->output.parent_path())));
}

void BatchPage::askToReplace(const std::vector<std::filesystem::path>& files) {
    QMessageBox box(QMessageBox::Question, tr("Replace Files"),
                    tr("Results that are there already: %1, such as “%2”. Replace them?")
                        .arg(QLocale().toString(qulonglong(files.size())), fileName(files.front())),
                    QMessageBox::Cancel, this);
    QPushButton* replace = box.addButton(tr("Replace"), QMessageBox::DestructiveRole);
    QPushButton* keep = box.addButton(tr("Keep Both"), QMessageBox::AcceptRole);
    box.setDefaultButton(keep);
    box.exec();
    if (box.clickedButton() == replace) {
        session_.runReplacing(files);
    } else if (box.clickedButton() == keep) {
        BatchPlan plan = *session_.queue().plan();
        plan.style.exporting.ifExists = IfExists::keepBoth;
        static_cast<void>(session_.setPlan(std::move(plan)));
        session_.requestRun();
    }
}

void BatchPage::tellRestored() {
    Message left;
    left.severity = Severity::warning;  // an info would go before it is answered
    left.text =
        tr("Photos of the last session that still wait: %1.")
            .arg(QLocale().toString(qulonglong(session_.queue().count(BatchState::waiting))));
    left.actionText = tr("Continue");
    left.action = [this] { session_.requestRun(); };
    left.key = QStringLiteral("restored");
    messages_->post(left);
}

void BatchPage::tellEnd() {
    messages_->dismiss(QStringLiteral("restored"));
    Message end;
    end.text = tr("The batch is through: %1.").arg(bar_->text());
    end.actionText = tr("Show Results");
    end.action = [this] { showResults(); };
    end.key = QStringLiteral("ended");
    messages_->post(end);
}

}  // namespace irodori
