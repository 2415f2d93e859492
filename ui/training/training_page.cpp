// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_page.h"

#include <QDesktopServices>
#include <QDropEvent>
#include <QFileInfo>
#include <QInputDialog>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "jobs/error_text.h"
#include "settings/app_settings.h"
#include "training/chart_panel.h"
#include "training/new_run_panel.h"
#include "training/report_dialog.h"
#include "training/run_bar.h"
#include "training/run_commands.h"
#include "training/run_list.h"
#include "training/run_monitor.h"
#include "training/run_texts.h"
#include "training/sample_board.h"
#include "training/source_zone.h"
#include "widgets/drop_zone.h"
#include "widgets/message_bar.h"
#include "widgets/picture_drop.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kListMilliseconds = 3000;
constexpr int kSetUpWidth = 348;
constexpr int kMinSetUpWidth = 300;
constexpr int kMaxSetUpWidth = 520;
constexpr int kMinChartWidth = 320;
constexpr int kMinSampleWidth = 240;
constexpr int kChartShare = 11;
constexpr int kSampleShare = 9;
constexpr int kMaxIterations = 10'000'000;

QString nameOf(const RunSummary& run) {
    return QString::fromStdString(run.request.name);
}

bool hasReport(const RunSummary& run) {
    return QFileInfo::exists(QString::fromStdString(run.folder.scores().string()));
}

QStringList droppedPaths(const QMimeData& mime) {
    QStringList paths;
    for (const auto& file : readPictureDrop(mime).files)
        paths << QString::fromStdString(file.string());
    return paths;
}

}  // namespace

TrainingPage::TrainingPage(std::shared_ptr<TrainingRuns> runs, AppSettings& settings,
                           QWidget* parent)
    : QWidget(parent),
      settings_(settings),
      commands_(new RunCommands(runs, this)),
      monitor_(new RunMonitor(runs, this)),
      messages_(new MessageBar),
      columns_(new QSplitter),
      setUp_(new QTabWidget),
      newRun_(new NewRunPanel(runs, settings)),
      runList_(new RunList),
      stage_(new QStackedWidget),
      empty_(new DropZone),
      panes_(new QSplitter),
      charts_(new ChartPanel),
      samples_(new SampleBoard),
      bar_(new RunBar) {
    setAcceptDrops(true);
    buildLayout();
    connectSetUp();
    connectRunList();
    connectRun();
    connectCommands();
    listTimer_.setInterval(kListMilliseconds);
    connect(&listTimer_, &QTimer::timeout, commands_, &RunCommands::list);
    retranslate();
    restoreLayout();
}

TrainingPage::~TrainingPage() {
    rememberLayout();
}

// ---- building

void TrainingPage::buildLayout() {
    setUp_->setDocumentMode(true);
    setUp_->insertTab(kNewTab, newRun_, {});
    setUp_->insertTab(kRunsTab, runList_, {});
    setUp_->setMinimumWidth(kMinSetUpWidth);
    setUp_->setMaximumWidth(kMaxSetUpWidth);

    charts_->setMinimumWidth(kMinChartWidth);
    samples_->setMinimumWidth(kMinSampleWidth);
    panes_->addWidget(charts_);
    panes_->addWidget(samples_);
    panes_->setStretchFactor(0, kChartShare);
    panes_->setStretchFactor(1, kSampleShare);
    panes_->setSizes({kChartShare * kSetUpWidth, kSampleShare * kSetUpWidth});  // as shares
    run_ = new QWidget;
    auto* runLayout = new QVBoxLayout(run_);
    runLayout->setContentsMargins(0, 0, 0, 0);
    runLayout->setSpacing(0);
    runLayout->addWidget(panes_, 1);
    runLayout->addWidget(bar_);
    stage_->addWidget(empty_);
    stage_->addWidget(run_);

    columns_->addWidget(setUp_);
    columns_->addWidget(stage_);
    columns_->setStretchFactor(0, 0);
    columns_->setStretchFactor(1, 1);
    columns_->setSizes({kSetUpWidth, QWIDGETSIZE_MAX});
    for (QSplitter* splitter : {columns_, panes_}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages_);
    layout->addWidget(columns_, 1);
}

void TrainingPage::connectSetUp() {
    connect(newRun_, &NewRunPanel::startRequested, commands_, &RunCommands::create);
    connect(newRun_, &NewRunPanel::changed, this, &TrainingPage::guide);
    connect(this, &TrainingPage::runningChanged, newRun_, &NewRunPanel::weigh);
    connect(empty_, &DropZone::openRequested, this, [this] {
        if (newRun_->photos().isEmpty())
            newRun_->browsePhotos();
        else
            newRun_->browseStyles();
    });
    connect(empty_, &DropZone::dropped, this,
            [this](const QMimeData* mime) { openFolders(droppedPaths(*mime)); });
}

void TrainingPage::connectRunList() {
    connect(runList_, &RunList::currentChanged, this, &TrainingPage::showSelected);
    connect(runList_, &RunList::duplicateRequested, this, &TrainingPage::duplicate);
    connect(runList_, &RunList::continueRequested, this, &TrainingPage::askToContinue);
    connect(runList_, &RunList::compareToggled, this, &TrainingPage::compare);
    connect(runList_, &RunList::trashRequested, this, &TrainingPage::askToTrash);
    connect(runList_, &RunList::folderRequested, this,
            [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void TrainingPage::connectRun() {
    connect(monitor_, &RunMonitor::restarted, charts_, &ChartPanel::clear);
    connect(monitor_, &RunMonitor::rowsRead, charts_, &ChartPanel::append);
    connect(monitor_, &RunMonitor::statusRead, this, &TrainingPage::showStatus);
    connect(monitor_, &RunMonitor::samplesRead, samples_, &SampleBoard::setSamples);
    connect(monitor_, &RunMonitor::failed, this, &TrainingPage::report);
    connect(charts_, &ChartPanel::stepPicked, samples_, &SampleBoard::goToStep);
    connect(samples_, &SampleBoard::stepShown, charts_, &ChartPanel::setSampleStep);
    connect(charts_, &ChartPanel::exported, this, [this](const QString& path) {
        messages_->postInfo(tr("Exported “%1”.").arg(QFileInfo(path).fileName()));
    });
    connect(charts_, &ChartPanel::exportFailed, messages_, &MessageBar::postError);

    const auto send = [this](RunCommand command) {
        return [this, command] { commands_->send(shown_->folder, command); };
    };
    connect(bar_, &RunBar::pauseRequested, this, send(RunCommand::pause));
    connect(bar_, &RunBar::resumeRequested, this, send(RunCommand::resume));
    connect(bar_, &RunBar::stopRequested, this, send(RunCommand::stop));
    connect(bar_, &RunBar::startRequested, this, [this] { resume(shown_->folder); });
    connect(bar_, &RunBar::continueRequested, this, [this] { askToContinue(folderOf(*shown_)); });
    connect(bar_, &RunBar::snapshotRequested, this, &TrainingPage::takeSnapshot);
    connect(bar_, &RunBar::useRequested, this, &TrainingPage::useInStudio);
    connect(bar_, &RunBar::reportRequested, this, &TrainingPage::showReport);
}

void TrainingPage::connectCommands() {
    connect(commands_, &RunCommands::listed, this, &TrainingPage::takeRuns);
    connect(commands_, &RunCommands::created, this, &TrainingPage::showCreated);
    connect(commands_, &RunCommands::failed, this, [this](const Error& error) {
        report(error);
        if (shown_ && !monitor_->isWatching())
            showSelected();  // it was not moved to the trash after all
    });
    connect(commands_, &RunCommands::commandDone, this, [this] {
        bar_->setBusy(commands_->isBusy());
        if (!commands_->isBusy())
            newRun_->setStarting(false);
        monitor_->poll();
    });
    for (const auto command :
         {&RunBar::pauseRequested, &RunBar::resumeRequested, &RunBar::stopRequested,
          &RunBar::startRequested, &RunBar::snapshotRequested, &RunBar::useRequested})
        connect(bar_, command, this, [this] { bar_->setBusy(commands_->isBusy()); });
}

void TrainingPage::retranslate() {
    setUp_->setTabText(kNewTab, tr("New Style"));
    setUp_->setTabText(kRunsTab, tr("Runs"));
    guide();
}

void TrainingPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TrainingPage::rememberLayout() {
    settings_.setTrainingLayout({columns_->saveState(), panes_->saveState(), charts_->state()});
}

void TrainingPage::restoreLayout() {
    const TrainingLayout layout = settings_.trainingLayout();
    columns_->restoreState(layout.columns);
    panes_->restoreState(layout.panes);
    charts_->restoreState(layout.charts);
    for (QSplitter* splitter : {columns_, panes_})
        splitter->setHandleWidth(1);
}

// ---- setting up

void TrainingPage::openFolders(const QStringList& paths) {
    setUp_->setCurrentIndex(kNewTab);
    newRun_->addFolders(paths);
}

/// Says in the empty middle what comes next.
void TrainingPage::guide() {
    const bool hasPhotos = !newRun_->photos().isEmpty();
    const bool hasStyles = !newRun_->styles().isEmpty();
    if (!hasPhotos) {
        empty_->setIconName(QStringLiteral("drop-photo"));
        empty_->setTitle(tr("Train a style of your own"));
        empty_->setSubtitle(
            tr("Drop a folder of photos here to begin. Then come pictures whose style you like; "
               "the rest goes by itself, and you watch it grow."));
    } else if (!hasStyles) {
        empty_->setIconName(QStringLiteral("drop-style"));
        empty_->setTitle(tr("Now pictures whose style you like"));
        empty_->setSubtitle(tr("Drop a folder of them here: 30 at least, better 200 or more."));
    } else {
        const QString obstacle = newRun_->obstacle().text;
        empty_->setIconName(QStringLiteral("palette"));
        empty_->setTitle(obstacle.isEmpty() ? tr("All set") : tr("Almost there"));
        empty_->setSubtitle(obstacle.isEmpty() ? tr(
                                "Start the training on the left. Curves and samples appear here.")
                                               : obstacle);
    }
    empty_->setButtonText(hasPhotos && hasStyles ? QString() : tr("Choose Folder…"));
}

void TrainingPage::duplicate(const QString& folder) {
    if (const RunSummary* run = runList_->find(folder)) {
        newRun_->showRequest(run->request);
        setUp_->setCurrentIndex(kNewTab);
    }
}

void TrainingPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void TrainingPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openFolders(droppedPaths(*event->mimeData()));
}

// ---- the runs there are

void TrainingPage::start() {
    commands_->list();
    listTimer_.start();
}

void TrainingPage::takeRuns(const std::vector<RunSummary>& runs) {
    runList_->setRuns(runs);
    if (!awaited_.isEmpty() && runList_->find(awaited_))
        runList_->setCurrent(std::exchange(awaited_, QString()));
    if (!std::exchange(isReattached_, true))
        reattach();
    if (shown_) {
        if (const RunSummary* run = runList_->find(folderOf(*shown_)))
            shown_ = *run;
        bar_->setAvailable(!shown_->model.empty(), hasReport(*shown_));
    }
    updateRunning();
}

/// Shows what is being trained, else the newest.
void TrainingPage::reattach() {
    const auto& runs = runList_->runs();
    if (runs.empty())
        return;
    auto first = std::ranges::find_if(
        runs, [](const RunSummary& run) { return isActive(run.status.state); });
    if (first == runs.end())
        first = runs.begin();
    if (first->status.state == RunState::lost)
        offerResume(*first);
    if (awaited_.isEmpty() && !runList_->current())
        runList_->setCurrent(folderOf(*first));
    setUp_->setCurrentIndex(kRunsTab);
}

void TrainingPage::openRun(const QString& folder) {
    setUp_->setCurrentIndex(kRunsTab);
    if (runList_->find(folder)) {
        runList_->setCurrent(folder);
        return;
    }
    awaited_ = folder;
    commands_->list();
}

void TrainingPage::showCreated(const RunFolder& run) {
    awaited_ = QString::fromStdString(run.path.string());
    setUp_->setCurrentIndex(kRunsTab);
    if (settings_.takeTrainingHint())
        messages_->postInfo(
            tr("Training goes on when you close the window; it is found again at "
               "the next start."));
}

void TrainingPage::showSelected() {
    const RunSummary* run = runList_->current();
    if (!run) {
        showNothing();
        return;
    }
    shown_ = *run;
    note_ = QString::fromStdString(run->status.note);
    charts_->clear();
    samples_->setRun(run->folder);
    bar_->showRun(run->status, {});
    bar_->setAvailable(!run->model.empty(), hasReport(*run));
    stage_->setCurrentWidget(run_);
    drawComparisons();
    monitor_->watch(run->folder, run->styles);
}

void TrainingPage::showNothing() {
    shown_.reset();
    monitor_->stopWatching();
    stage_->setCurrentWidget(empty_);
}

void TrainingPage::showStatus() {
    const RunStatus& status = monitor_->status();
    const bool wasLost = shown_->status.state == RunState::lost;
    shown_->status = status;
    bar_->showRun(status, monitor_->health());
    runList_->setStatus(folderOf(*shown_), status);
    if (status.state == RunState::lost && !wasLost)
        offerResume(*shown_);
    const QString note = QString::fromStdString(status.note);
    if (std::exchange(note_, note) != note && !note.isEmpty() && status.state == RunState::training)
        messages_->postWarning(tr("“%1”: %2").arg(nameOf(*shown_), note));
    updateRunning();
}

void TrainingPage::updateRunning() {
    const bool training = std::ranges::any_of(
        runList_->runs(), [](const RunSummary& run) { return computes(run.status.state); });
    if (std::exchange(isTraining_, training) != training)
        Q_EMIT runningChanged(training);
}

// ---- what is done with them

void TrainingPage::offerResume(const RunSummary& run) {
    Message message;
    message.severity = Severity::warning;
    message.text = tr("“%1”: the training program ended unexpectedly at step %2. Nothing before "
                      "its last checkpoint is lost.")
                       .arg(nameOf(run), QLocale().toString(qlonglong(run.status.step)));
    message.actionText = tr("Resume");
    message.action = [this, folder = run.folder] {
        openRun(QString::fromStdString(folder.path.string()));
        resume(folder);
    };
    message.key = QLatin1String("lost:") + folderOf(run);
    messages_->post(message);
}

void TrainingPage::resume(const RunFolder& run) {
    messages_->dismiss(QLatin1String("lost:") + QString::fromStdString(run.path.string()));
    commands_->start(run);
}

void TrainingPage::useInStudio() {
    if (isActive(shown_->status.state))
        commands_->snapshot(shown_->folder,
                            [this](const QString& model) { Q_EMIT useModel(model); });
    else
        Q_EMIT useModel(QString::fromStdString(shown_->model.string()));
}

void TrainingPage::takeSnapshot() {
    commands_->snapshot(shown_->folder, [this](const QString& model) {
        Message saved;
        saved.text = tr("Saved the model as “%1”.").arg(QFileInfo(model).fileName());
        saved.actionText = tr("Use in Studio");
        saved.action = [this, model] { Q_EMIT useModel(model); };
        saved.key = QStringLiteral("snapshot");
        messages_->post(saved);
    });
}

void TrainingPage::askToContinue(const QString& folder) {
    const RunSummary* run = runList_->find(folder);
    if (!run)
        return;
    const RunFolder target = run->folder;
    const int proposed = std::max(1, run->request.config.iterations / 2);
    bool accepted = false;
    const int more = QInputDialog::getInt(this, tr("Continue Training"),
                                          tr("More steps for “%1”:").arg(nameOf(*run)), proposed, 1,
                                          kMaxIterations, 100, &accepted);
    if (accepted)
        commands_->extend(target, more);
}

void TrainingPage::askToTrash(const QString& folder) {
    const RunSummary* run = runList_->find(folder);
    if (!run || isActive(run->status.state))
        return;
    const RunFolder target = run->folder;
    const auto answer = QMessageBox::question(
        this, tr("Move to Trash"),
        tr("Move “%1” with its curves, samples and models to the trash? You can take it out of "
           "the trash again. Your photos and style pictures stay where they are.")
            .arg(nameOf(*run)));
    if (answer != QMessageBox::Yes)
        return;
    if (shown_ && folder == folderOf(*shown_))
        monitor_->stopWatching();
    commands_->moveToTrash(target);
}

void TrainingPage::compare(const QString& folder, bool on) {
    runList_->setCompared(folder, on);
    if (!on)
        charts_->removeComparison(folder);
    drawComparisons();
    const RunSummary* run = runList_->find(folder);
    if (on && run && runList_->runs().size() > 1)
        messages_->postInfo(
            tr("The curves of “%1” are drawn dashed beside those of any other run that you "
               "select.")
                .arg(nameOf(*run)));
}

/// A run is not compared with itself.
void TrainingPage::drawComparisons() {
    charts_->clearComparisons();
    for (const RunSummary& run : runList_->runs()) {
        const QString folder = folderOf(run);
        if (!runList_->isCompared(folder) || (shown_ && folder == folderOf(*shown_)))
            continue;
        commands_->readRows(run.folder,
                            [this, folder, name = nameOf(run)](std::vector<MetricsRow> rows) {
                                const bool isShown = shown_ && folder == folderOf(*shown_);
                                if (runList_->isCompared(folder) && !isShown)
                                    charts_->addComparison(folder, name, std::move(rows));
                            });
    }
}

void TrainingPage::showReport() {
    commands_->readReport(shown_->folder,
                          [this, name = nameOf(*shown_)](const EvaluationReport& report) {
                              ReportDialog dialog(report, name, this);
                              dialog.exec();
                          });
}

void TrainingPage::report(const Error& error) {
    messages_->postError(errorText(error));
}

}  // namespace irodori
