// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include <unistd.h>

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QRegularExpression>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <algorithm>

#include "base/paths.h"
#include "batch/batch_page.h"
#include "batch/batch_session.h"
#include "guide_window.h"
#include "help_dialogs.h"
#include "imaging/thumbnail.h"
#include "language.h"
#include "library/library_page.h"
#include "settings_dialog.h"
#include "studio/display_colours.h"
#include "studio/preset_collection.h"
#include "studio/result_drag.h"
#include "studio/studio_history.h"
#include "studio/studio_page.h"
#include "studio/style_panel.h"
#include "tour.h"
#include "training/training_page.h"
#include "widgets/icons.h"
#include "widgets/image_conversion.h"
#include "widgets/message_bar.h"
#include "widgets/picture_drop.h"
#include "widgets/picture_view.h"
#include "widgets/slider_row.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kMemoryIntervalMilliseconds = 2000;
constexpr int kToolIconSide = 20;
constexpr int kExportBarWidth = 180;
constexpr int kPresetThumbnailSide = 160;
constexpr double kShownSeconds = 0.005;   ///< shorter would read 0.00 s
constexpr double kMaxScreenShare = 0.92;  ///< of the first window: room for its frame

QString icon(const char* name) {
    return QLatin1String(name);
}

/// Memory of this process that is in RAM, in bytes; 0 where the system does not tell.
qint64 residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.size() > 1 ? pages[1].toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

/// "&" is a mnemonic in menus; file and model names have none.
QString menuText(QString name) {
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

/// Text of a menu entry; the tool bar and the tool tip show it without mnemonic, which in Chinese
/// and Japanese stands in brackets behind it.
void setCommandText(QAction& action, const QString& text) {
    static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&"));
    const QString plain = QString(text).remove(mnemonic);
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    action.setText(text);
    action.setIconText(plain);
    action.setToolTip(keys.isEmpty() ? plain : QStringLiteral("%1 (%2)").arg(plain, keys));
}

/// The styles and settings in use, under the names of the styles and with a picture of the first.
StylePreset presetOf(const StudioSession& session) {
    StylePreset preset;
    preset.recipe = session.recipe();
    QStringList names;
    for (const StudioReference& reference : session.references())
        names << QFileInfo(reference.picture->name).completeBaseName();
    preset.name = names.join(QStringLiteral(" + ")).toStdString();
    if (!names.isEmpty()) {
        const Image pixels = qImageToImage(session.references().front().picture->thumbnail);
        if (const auto png = pngThumbnail(pixels, kPresetThumbnailSide))
            preset.thumbnail = *png;
    }
    return preset;
}

/// Of the View menu; the tab shows it without mnemonic.
const char* titleOf(MainWindow::Tab tab) {
    switch (tab) {
        case MainWindow::Tab::studio:
            return QT_TRANSLATE_NOOP("irodori::MainWindow", "&Studio");
        case MainWindow::Tab::batch:
            return QT_TRANSLATE_NOOP("irodori::MainWindow", "&Batch");
        case MainWindow::Tab::training:
            return QT_TRANSLATE_NOOP("irodori::MainWindow", "T&raining");
        case MainWindow::Tab::library:
            return QT_TRANSLATE_NOOP("irodori::MainWindow", "Librar&y");
    }
    return "";
}

}  // namespace

MainWindow::MainWindow(StudioSession& session, BatchSession& batch,
                       std::shared_ptr<TrainingRuns> runs, AppSettings& settings,
                       const UserCollections& collections, QWidget* parent)
    : QMainWindow(parent),
      session_(session),
      batchSession_(batch),
      settings_(settings),
      studio_(new StudioPage(session, settings)),
      batch_(new BatchPage(batch)),
      training_(new TrainingPage(runs, settings)),
      presets_(new PresetCollection(collections.presets, this)),
      shelves_(new LibraryShelves(*presets_, session.modelLibrary(), runs,
                                  {resourceDir() / "styles", collections.swatches}, this)),
      library_(new LibraryPage(session, *shelves_)),
      lease_(session, std::move(runs)) {
    const QString swatches = QString::fromStdString(collections.swatches.string());
    session_.setSwatchFolders(
        {QString::fromStdString((resourceDir() / "styles").string()), swatches});
    setAcceptDrops(true);
    buildTabs();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildModelMenu();
    buildHelpMenu();
    buildToolBar();
    buildStatusBar();
    connectSession();
    connectBatch();
    connectTraining();
    connect(&settings_, &AppSettings::uiScaleChanged, this, &MainWindow::offerRestart);
    connectLibrary(swatches);
    retranslate();
    const auto last = std::ranges::find(pages_, settings_.currentTab(), &Page::name);
    if (last != pages_.end())
        setCurrentTab(last->tab);

    resize(sizeHint().boundedTo(screen()->availableSize() * kMaxScreenShare));
    restoreGeometry(settings_.windowGeometry());
    if (const QByteArray layout = settings_.splitterState(); !layout.isEmpty())
        studio_->restoreLayout(layout);
    if (const QByteArray layout = settings_.libraryLayout(); !layout.isEmpty())
        library_->restoreLayout(layout);
}

MainWindow::~MainWindow() = default;

// ---- tabs

void MainWindow::buildTabs() {
    stack_ = new QStackedWidget;
    tabs_ = new QTabBar;
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    QFont font = tabs_->font();
    font.setWeight(QFont::DemiBold);  // above the tabs of a page
    tabs_->setFont(font);
    addPage(Tab::studio, "studio", studio_);
    addPage(Tab::batch, "batch", batch_);
    addPage(Tab::training, "training", training_);
    addPage(Tab::library, "library", library_);
    connect(tabs_, &QTabBar::currentChanged, this, [this] {
        settings_.setCurrentTab(pages_[tabs_->currentIndex()].name);
        showTab();
    });
    setCentralWidget(stack_);
}

void MainWindow::addPage(Tab tab, const char* name, QWidget* widget) {
    pages_.append({tab, QLatin1String(name), widget});
    stack_->addWidget(widget);
    tabs_->addTab({});
}

void MainWindow::addPageCommands(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    for (int i = 0; i < pages_.size(); ++i) {
        Page& page = pages_[i];
        page.show =
            addSwitch(menu, titleOf(page.tab), {}, QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        group->addAction(page.show);
        connect(page.show, &QAction::triggered, this, [this, i] { tabs_->setCurrentIndex(i); });
    }
}

int MainWindow::indexOf(Tab tab) const {
    return int(std::ranges::find(pages_, tab, &Page::tab) - pages_.begin());
}

MainWindow::Tab MainWindow::currentTab() const {
    return pages_[tabs_->currentIndex()].tab;
}

void MainWindow::setCurrentTab(Tab tab) {
    tabs_->setCurrentIndex(indexOf(tab));
}

void MainWindow::showTab() {
    const Page& page = pages_[tabs_->currentIndex()];
    stack_->setCurrentWidget(page.widget);
    page.show->setChecked(true);
    tools_->setVisible(page.tab == Tab::studio);
    updateTitle();
    updateUndo();
    updateCommands();
}

void MainWindow::markBatch() {
    const int index = indexOf(Tab::batch);
    const bool isPainting = batchSession_.isRunning() && !batchSession_.isPaused();
    tabs_->setTabIcon(index, isPainting ? themeIcon(icon("running")) : QIcon());
    tabs_->setTabToolTip(index, isPainting ? tr("A batch is being painted") : QString());
    updateStatus();
}

/// A mark on the tab tells from afar that a run goes on.
void MainWindow::markTraining(bool training) {
    lease_.setTraining(training);
    const int index = indexOf(Tab::training);
    tabs_->setTabIcon(index, training ? themeIcon(icon("running")) : QIcon());
    tabs_->setTabToolTip(index, training ? tr("A style is being trained") : QString());
    updateStatus();
}

// ---- menus

QMenu* MainWindow::addMenu(QMenu* parent, const char* title) {
    QMenu* menu = parent ? parent->addMenu(QString()) : menuBar()->addMenu(QString());
    texts_.append({menu->menuAction(), title});
    return menu;
}

QAction* MainWindow::addCommand(QMenu* menu, const char* text, const QString& icon,
                                const QKeySequence& keys, std::function<void()> run) {
    QAction* action = menu->addAction(themeIcon(icon), QString());
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    texts_.append({action, text});
    return action;
}

QAction* MainWindow::addSwitch(QMenu* menu, const char* text, const QString& icon,
                               const QKeySequence& keys) {
    QAction* action = menu->addAction(themeIcon(icon), QString());
    action->setShortcut(keys);
    action->setCheckable(true);
    texts_.append({action, text});
    return action;
}

void MainWindow::buildFileMenu() {
    QMenu* file = addMenu(nullptr, QT_TR_NOOP("&File"));
    openPhoto_ = addCommand(file, QT_TR_NOOP("&Open Photo…"), icon("open"), QKeySequence::Open,
                            [this] { studio_->openPhotoDialog(); });
    recentPhotos_ = addMenu(file, QT_TR_NOOP("Recent &Photos"));
    openStyle_ =
        addCommand(file, QT_TR_NOOP("Open &Style…"), icon("palette"),
                   Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { studio_->openStyleDialog(); });
    recentStyles_ = addMenu(file, QT_TR_NOOP("Recent S&tyles"));
    connect(recentPhotos_, &QMenu::aboutToShow, this,
            [this] { fillRecent(recentPhotos_, FileKind::photo); });
    connect(recentStyles_, &QMenu::aboutToShow, this,
            [this] { fillRecent(recentStyles_, FileKind::style); });
    file->addSeparator();
    export_ = addCommand(file, QT_TR_NOOP("&Export…"), icon("export"), Qt::CTRL | Qt::Key_E,
                         [this] { studio_->exportDialog(); });
    exportAgain_ = addCommand(file, QT_TR_NOOP("Export &Again"), {},
                              Qt::CTRL | Qt::SHIFT | Qt::Key_E, [this] { studio_->exportAgain(); });
    file->addSeparator();
    closePhoto_ = addCommand(file, QT_TR_NOOP("&Close Photo"), {}, QKeySequence::Close,
                             [this] { session_.closePhoto(); });
    addCommand(file, QT_TR_NOOP("&Quit"), {}, QKeySequence::Quit, [this] { close(); });
}

void MainWindow::buildEditMenu() {
    QMenu* edit = addMenu(nullptr, QT_TR_NOOP("&Edit"));
    undo_ = edit->addAction(themeIcon(icon("undo")), QString());
    undo_->setShortcut(QKeySequence::Undo);
    redo_ = edit->addAction(themeIcon(icon("redo")), QString());
    redo_->setShortcuts({QKeySequence(QKeySequence::Redo), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    QUndoStack& stack = session_.undoStack();
    connect(undo_, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(redo_, &QAction::triggered, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::indexChanged, this, &MainWindow::updateUndo);
    edit->addSeparator();
    copy_ = addCommand(edit, QT_TR_NOOP("&Copy Result"), icon("copy"), QKeySequence::Copy,
                       [this] { session_.copyResult(); });
    paste_ = addCommand(edit, QT_TR_NOOP("&Paste Picture"), icon("paste"), QKeySequence::Paste,
                        [this] { studio_->paste(); });
    edit->addSeparator();
    swap_ = addCommand(edit, QT_TR_NOOP("S&wap Photo and Style"), icon("swap"),
                       Qt::CTRL | Qt::SHIFT | Qt::Key_X, [this] { session_.swapPhotoAndStyle(); });
    reset_ = addCommand(edit, QT_TR_NOOP("&Reset Settings"), icon("reset"), {},
                        [this] { session_.resetSettings(); });
    savePreset_ =
        addCommand(edit, QT_TR_NOOP("Save as &Preset…"), icon("save"),
                   Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] { studio_->savePresetDialog(); });
    edit->addSeparator();
    addCommand(edit, QT_TR_NOOP("&Settings…"), icon("settings"), Qt::CTRL | Qt::Key_Comma,
               [this] { openSettings(); });
}

void MainWindow::buildViewMenu() {
    PictureView& view = studio_->view();
    QMenu* menu = addMenu(nullptr, QT_TR_NOOP("&View"));
    addPageCommands(menu);
    menu->addSeparator();
    zoomIn_ = addCommand(menu, QT_TR_NOOP("Zoom &In"), icon("zoom-in"), QKeySequence::ZoomIn,
                         [&view] { view.zoomIn(); });
    zoomOut_ = addCommand(menu, QT_TR_NOOP("Zoom &Out"), icon("zoom-out"), QKeySequence::ZoomOut,
                          [&view] { view.zoomOut(); });
    fit_ = addCommand(menu, QT_TR_NOOP("&Fit to Window"), icon("fit"), Qt::CTRL | Qt::Key_0,
                      [&view] { view.fit(); });
    actualSize_ = addCommand(menu, QT_TR_NOOP("&100 %"), icon("actual-size"),
                             Qt::CTRL | Qt::ALT | Qt::Key_0, [&view] { view.actualSize(); });
    menu->addSeparator();
    addModeCommands(menu);
    menu->addSeparator();
    addViewTools(menu);
    viewMenu_ = menu;
    historyPlace_ = menu->addSeparator();
    buildThemeMenu(menu);
    fullScreen_ = addSwitch(menu, QT_TR_NOOP("F&ull Screen"), {}, Qt::Key_F11);
    connect(fullScreen_, &QAction::triggered, this, &MainWindow::toggleFullScreen);
}

/// One of them is on; the same again goes back to the result alone.
void MainWindow::addModeCommands(QMenu* menu) {
    PictureView& view = studio_->view();
    const struct {
        ViewMode mode;
        const char* text;
        const char* icon;
        QKeySequence keys;
    } choices[] = {
        {ViewMode::result, QT_TR_NOOP("&Result Only"), "result-only", Qt::CTRL | Qt::Key_R},
        {ViewMode::wipe, QT_TR_NOOP("&Compare with the Photo"), "compare", Qt::CTRL | Qt::Key_D},
        {ViewMode::sideBySide, QT_TR_NOOP("Side &by Side"), "side-by-side",
         Qt::CTRL | Qt::SHIFT | Qt::Key_D},
        {ViewMode::variants, QT_TR_NOOP("Four Stren&gths"), "variants",
         Qt::CTRL | Qt::ALT | Qt::Key_D}};
    auto* group = new QActionGroup(menu);
    for (const auto& [mode, text, iconName, keys] : choices) {
        QAction* action = addSwitch(menu, text, icon(iconName), keys);
        action->setActionGroup(group);
        action->setChecked(mode == view.mode());
        connect(action, &QAction::triggered, &view, [&view, mode = mode] {
            view.setMode(view.mode() == mode ? ViewMode::result : mode);
        });
        connect(&view, &PictureView::modeChanged, action,
                [action, mode = mode](ViewMode now) { action->setChecked(now == mode); });
        viewModes_ << action;
    }
    compare_ = viewModes_[int(ViewMode::wipe)];
}

void MainWindow::setDisplayColours(DisplayColours& colours) {
    colours_ = &colours;
    studio_->setDisplayColours(colours);
}

void MainWindow::setHistory(StudioHistory& history) {
    QWidget* strip = studio_->setHistory(history);
    QAction* show =
        addSwitch(viewMenu_, QT_TR_NOOP("&History"), icon("history"), Qt::CTRL | Qt::Key_H);
    connect(show, &QAction::toggled, strip, &QWidget::setVisible);
    connect(show, &QAction::toggled, &settings_, &AppSettings::setShowsHistory);
    strip->setVisible(settings_.showsHistory());
    show->setChecked(settings_.showsHistory());
    QAction* pin = addCommand(viewMenu_, QT_TR_NOOP("&Pin This State"), icon("pin"),
                              Qt::CTRL | Qt::Key_B, [&history] { history.pin(); });
    const auto enable = [pin, &history] { pin->setEnabled(history.canPin()); };
    connect(&history, &StudioHistory::canPinChanged, pin, enable);
    enable();
    viewMenu_->insertActions(historyPlace_, {show, pin});
    retranslate();
}

void MainWindow::addViewTools(QMenu* menu) {
    PictureView& view = studio_->view();
    QAction* gap = menu->addSeparator();
    QAction* loupe = addSwitch(menu, QT_TR_NOOP("&Loupe"), icon("loupe"), Qt::CTRL | Qt::Key_L);
    connect(loupe, &QAction::toggled, &view, &PictureView::setLoupe);
    QAction* navigator = addSwitch(menu, QT_TR_NOOP("&Navigator"), icon("navigator"),
                                   Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    connect(navigator, &QAction::toggled, &view, &PictureView::setNavigator);
    connect(navigator, &QAction::toggled, &settings_, &AppSettings::setShowsNavigator);
    navigator->setChecked(settings_.showsNavigator());
    view.setNavigator(navigator->isChecked());
    QAction* second = addSwitch(menu, QT_TR_NOOP("Second &Window"), icon("second-window"),
                                Qt::CTRL | Qt::Key_F11);
    connect(second, &QAction::toggled, studio_, &StudioPage::showSecondWindow);
    connect(studio_, &StudioPage::secondWindowClosed, second,
            [second] { second->setChecked(false); });
    viewTools_ = {loupe, navigator, second};
    view.setCommands(viewModes_ + QList{gap} + viewTools_);
}

void MainWindow::buildThemeMenu(QMenu* parent) {
    QMenu* menu = addMenu(parent, QT_TR_NOOP("&Theme"));
    menu->setIcon(themeIcon(icon("theme")));
    auto* group = new QActionGroup(menu);
    const std::pair<const char*, const char*> choices[] = {
        {QT_TR_NOOP("Like the &System"), "system"},
        {QT_TR_NOOP("&Light"), "light"},
        {QT_TR_NOOP("&Dark"), "dark"}};
    for (const auto& [text, theme] : choices) {
        QAction* action = addSwitch(menu, text, {}, {});
        action->setActionGroup(group);
        const QString id = QLatin1String(theme);
        connect(action, &QAction::triggered, this, [this, id] { settings_.setTheme(id); });
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, id] { action->setChecked(settings_.theme() == id); });
    }
}

void MainWindow::buildModelMenu() {
    modelMenu_ = addMenu(nullptr, QT_TR_NOOP("&Model"));
    deviceMenu_ = addMenu(nullptr, QT_TR_NOOP("&Device"));
    connect(modelMenu_, &QMenu::aboutToShow, this, &MainWindow::fillModels);
    connect(deviceMenu_, &QMenu::aboutToShow, this, &MainWindow::fillDevices);
}

void MainWindow::buildHelpMenu() {
    QMenu* help = addMenu(nullptr, QT_TR_NOOP("&Help"));
    addCommand(help, QT_TR_NOOP("User &Guide"), {}, QKeySequence::HelpContents,
               [this] { openGuide(); });
    addCommand(help, QT_TR_NOOP("Show the &Tour"), {}, {}, [this] { startTour(); });
    addCommand(help, QT_TR_NOOP("&Keyboard Shortcuts"), {}, Qt::CTRL | Qt::Key_F1,
               [this] { listShortcuts(); });
    addCommand(help, QT_TR_NOOP("&About Irodori"), icon("info"), {},
               [this] { showAbout(session_.engine().model(), this); });
}

void MainWindow::fillRecent(QMenu* menu, FileKind kind) {
    menu->clear();
    const QStringList files = settings_.recentFiles(kind);
    for (const QString& path : files) {
        QAction* action = menu->addAction(menuText(QFileInfo(path).fileName()));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this,
                [this, path, kind] { studio_->openFiles({path}, kind); });
    }
    menu->setToolTipsVisible(true);
    if (files.isEmpty()) {
        menu->addAction(tr("Nothing opened yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Clear List")), &QAction::triggered, this,
            [this, kind] { settings_.clearRecentFiles(kind); });
}

void MainWindow::fillModels() {
    modelMenu_->clear();
    auto* group = new QActionGroup(modelMenu_);
    const std::string current = session_.engine().model().sha256;
    for (const ModelEntry& model : session_.models()) {
        QAction* action = modelMenu_->addAction(menuText(QString::fromStdString(model.card.name)));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(model.card.sha256 == current);
        const QString path = QString::fromStdString(model.path.string());
        connect(action, &QAction::triggered, this, [this, path] { session_.selectModel(path); });
    }
    modelMenu_->addSeparator();
    connect(modelMenu_->addAction(themeIcon(icon("add")), tr("Install Model…")),
            &QAction::triggered, studio_, &StudioPage::installModelDialog);
}

void MainWindow::fillDevices() {
    deviceMenu_->clear();
    auto* group = new QActionGroup(deviceMenu_);
    std::vector<DeviceInfo> choices = session_.devices();
    choices.insert(choices.begin(), {"auto", tr("Automatic").toStdString()});
    for (const DeviceInfo& device : choices) {
        QAction* action = deviceMenu_->addAction(menuText(QString::fromStdString(device.name)));
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(settings_.engineOptions().device == device.id);
        connect(action, &QAction::triggered, this, [this, id = device.id] { setDevice(id); });
    }
}

void MainWindow::setDevice(const std::string& id) {
    EngineOptions options = settings_.engineOptions();
    options.device = id;
    settings_.setEngineOptions(options);
}

// ---- tool bar and status bar

void MainWindow::buildToolBar() {
    addFixedBar(QStringLiteral("tabs"))->addWidget(tabs_);
    QToolBar* bar = tools_ = addFixedBar(QStringLiteral("tools"));
    bar->setIconSize({kToolIconSide, kToolIconSide});
    bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    bar->addSeparator();
    bar->addActions({openPhoto_, openStyle_});
    bar->addSeparator();
    bar->addActions({undo_, redo_});
    bar->addSeparator();
    bar->addActions({zoomOut_, zoomIn_, fit_, actualSize_});
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    bar->addAction(copy_);
    bar->addWidget(makeDragHandle());
    bar->addAction(export_);
    static_cast<QToolButton*>(bar->widgetForAction(export_))
        ->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

QWidget* MainWindow::makeDragHandle() {
    auto* handle = new ResultDragButton(session_, settings_, [this](FileFormat format) {
        return QFileInfo(studio_->exportPathFor(format)).fileName();
    });
    connect(handle, &ResultDragButton::hintRequested, this, [this] {
        studio_->messages().postInfo(
            tr("Drag this handle into another program or folder. With the keyboard: copy the "
               "result and paste it there."));
    });
    return handle;
}

QToolBar* MainWindow::addFixedBar(const QString& name) {
    auto* bar = new QToolBar;
    bar->setObjectName(name);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    addToolBar(bar);
    return bar;
}

void MainWindow::buildStatusBar() {
    activity_ = new QLabel;
    activity_->setContentsMargins(spacing::kSmall, 0, spacing::kSmall, 0);
    exportBar_ = new QProgressBar;
    exportBar_->setFixedWidth(kExportBarWidth);
    exportBar_->setTextVisible(false);
    exportLeft_ = new QLabel;
    exportCancel_ = new QToolButton;
    exportCancel_->setAutoRaise(true);
    connect(exportCancel_, &QToolButton::clicked, &session_, &StudioSession::cancelExport);
    exporting_ = new QWidget;
    auto* layout = new QHBoxLayout(exporting_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kSmall);
    for (QWidget* widget : std::initializer_list<QWidget*>{exportBar_, exportLeft_, exportCancel_})
        layout->addWidget(widget);
    layout->addStretch(1);
    exporting_->hide();

    zoom_ = new QLabel;
    previewTime_ = new QLabel;
    engine_ = new QLabel;
    memory_ = new QLabel;
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(activity_);
    statusBar()->addWidget(exporting_, 1);
    for (QLabel* label : {zoom_, previewTime_, engine_, memory_}) {
        label->setContentsMargins(spacing::kSmall, 0, spacing::kSmall, 0);
        statusBar()->addPermanentWidget(label);
    }
    connect(&memoryTimer_, &QTimer::timeout, this, &MainWindow::updateMemory);
    memoryTimer_.start(kMemoryIntervalMilliseconds);
}

void MainWindow::connectSession() {
    connect(&session_, &StudioSession::photoChanged, this, [this] {
        lastPreviewSeconds_ = 0;
        updateTitle();
        updateCommands();
    });
    connect(&session_, &StudioSession::referencesChanged, this, &MainWindow::updateCommands);
    connect(&session_, &StudioSession::busyChanged, this, &MainWindow::updateCommands);
    connect(&session_, &StudioSession::engineChanged, this, &MainWindow::updateStatus);
    connect(&session_, &StudioSession::previewReady, this, [this](const Preview& preview) {
        if (preview.seconds >= kShownSeconds)  // else it was at hand already
            lastPreviewSeconds_ = preview.seconds;
        updateStatus();
    });
    connect(&session_, &StudioSession::exportStarted, this, [this] { showExporting(true); });
    connect(&session_, &StudioSession::exportFinished, this, [this] { showExporting(false); });
    connect(&session_, &StudioSession::exportProgress, this, &MainWindow::showExportProgress);
    connect(&studio_->view(), &PictureView::scaleChanged, this, &MainWindow::updateStatus);
}

void MainWindow::connectBatch() {
    batch_->setStudioStyle([this] { return presetOf(session_); });
    connect(presets_, &PresetCollection::changed, this, [this] {
        std::vector<StylePreset> presets;
        for (const ShownPreset& preset : presets_->presets())
            if (!preset.entry.isHidden) {
                presets.push_back(preset.entry.preset);
                presets.back().name = preset.name().toStdString();
            }
        batch_->setPresets(std::move(presets));
    });
    batchSession_.yieldTo([this] { return session_.isComputing(); });
    connect(&batchSession_, &BatchSession::runningChanged, this, &MainWindow::markBatch);
}

void MainWindow::connectTraining() {
    connect(training_, &TrainingPage::runningChanged, this, &MainWindow::markTraining);
    connect(training_, &TrainingPage::useModel, this, [this](const QString& file) {
        setCurrentTab(Tab::studio);
        session_.useTrainedModel(file);
    });
}

void MainWindow::connectLibrary(const QString& swatches) {
    studio_->setPresets(*presets_);
    const auto showImported = [this, swatches] { studio_->stylePanel().showImported(swatches); };
    connect(shelves_, &LibraryShelves::swatchesChanged, this, showImported);
    showImported();
    connect(presets_, &PresetCollection::message, this, [this](const Message& message) {
        MessageBar& bar = currentTab() == Tab::library ? library_->messages() : studio_->messages();
        bar.post(message);
    });
    connect(shelves_, &LibraryShelves::modelsChanged, &session_, &StudioSession::refreshModels);
    connect(library_, &LibraryPage::used, this, [this] { setCurrentTab(Tab::studio); });
    connect(library_, &LibraryPage::runRequested, this, [this](const QString& folder) {
        setCurrentTab(Tab::training);
        training_->openRun(folder);
    });
}

void MainWindow::retranslate() {
    for (const Text& text : texts_)
        setCommandText(*text.action, tr(text.source));
    for (int i = 0; i < pages_.size(); ++i)
        tabs_->setTabText(i, pages_[i].show->iconText());
    tabs_->setAccessibleName(tr("Pages"));
    setIconButton(exportCancel_, icon("cancel"), QStringLiteral("×"), tr("Cancel the export"));
    exportBar_->setAccessibleName(tr("Export"));
    markBatch();
    markTraining(training_->isTraining());
    showTab();
    updateMemory();
}

void MainWindow::updateTitle() {
    const bool inStudio = currentTab() == Tab::studio;
    setWindowTitle(inStudio ? QString() : tabs_->tabText(tabs_->currentIndex()));
    setWindowFilePath(inStudio && session_.photo() ? session_.photo()->path : QString());
}

void MainWindow::updateUndo() {
    const QUndoStack& stack = session_.undoStack();
    setCommandText(*undo_, stack.canUndo() ? tr("&Undo: %1").arg(stack.undoText()) : tr("&Undo"));
    setCommandText(*redo_, stack.canRedo() ? tr("&Redo: %1").arg(stack.redoText()) : tr("&Redo"));
    undo_->setEnabled(currentTab() == Tab::studio && stack.canUndo());
    redo_->setEnabled(currentTab() == Tab::studio && stack.canRedo());
}

void MainWindow::updateCommands() {
    const bool inStudio = currentTab() == Tab::studio;
    for (QAction* action :
         {openPhoto_, openStyle_, recentPhotos_->menuAction(), recentStyles_->menuAction(), paste_,
          reset_, savePreset_, modelMenu_->menuAction(), deviceMenu_->menuAction()})
        action->setEnabled(inStudio);
    const bool hasPhoto = inStudio && session_.photo();
    for (QAction* action : {closePhoto_, zoomIn_, zoomOut_, fit_, actualSize_, compare_})
        action->setEnabled(hasPhoto);
    for (QAction* action : viewModes_)
        action->setEnabled(hasPhoto);
    for (QAction* action : viewTools_)
        action->setEnabled(inStudio);
    const bool hasResult = inStudio && session_.canRepaint();
    copy_->setEnabled(hasResult);
    export_->setEnabled(hasResult && !session_.isExporting());
    exportAgain_->setEnabled(hasResult && !session_.isExporting());
    swap_->setEnabled(inStudio && session_.canSwap());
    updateStatus();
}

QString MainWindow::activityText() const {
    if (currentTab() == Tab::training)
        return training_->isTraining() ? tr("Training…") : tr("Nothing is being trained");
    if (currentTab() == Tab::batch)
        return batchSession_.isRunning() ? tr("Painting a batch…")
                                         : tr("No batch is being painted");
    if (currentTab() == Tab::library)
        return {};
    switch (session_.activity()) {
        case StudioSession::Activity::loadingModel:
            return tr("Loading the model…");
        case StudioSession::Activity::reading:
            return tr("Opening…");
        case StudioSession::Activity::encoding:
            return tr("Looking at the pictures…");
        case StudioSession::Activity::findingSubject:
            return tr("Finding the subject…");
        case StudioSession::Activity::painting:
            return tr("Painting…");
        case StudioSession::Activity::exporting:
            return tr("Exporting…");
        case StudioSession::Activity::idle:
            break;
    }
    if (!session_.photo())
        return tr("Drop a photo to begin");
    return session_.references().empty() ? tr("Pick a style on the right") : QString();
}

void MainWindow::updateStatus() {
    activity_->setText(activityText());

    const EngineStatus status = session_.engine().status();
    QStringList engine;
    for (const std::string& part : {status.device, status.precision, status.executor})
        if (!part.empty())
            engine << QString::fromStdString(part);
    engine_->setText(engine.join(QStringLiteral(" · ")));
    zoom_->setText(session_.photo() ? tr("%1 %").arg(qRound(studio_->view().scale() * 100))
                                    : QString());
    previewTime_->setText(
        lastPreviewSeconds_ > 0
            ? tr("Preview %1 s").arg(locale().toString(lastPreviewSeconds_, 'f', 2))
            : QString());
    for (QLabel* label : {zoom_, previewTime_, engine_})
        label->setVisible(currentTab() == Tab::studio && !label->text().isEmpty());
}

void MainWindow::updateMemory() {
    memory_->setText(tr("Memory %1")
                         .arg(locale().formattedDataSize(residentBytes(), 0,
                                                         QLocale::DataSizeTraditionalFormat)));
}

void MainWindow::showExporting(bool exporting) {
    exportBar_->setRange(0, 1000);
    exportBar_->setValue(0);
    exportLeft_->clear();
    exporting_->setVisible(exporting);
    updateCommands();
}

void MainWindow::showExportProgress(double fraction, int secondsLeft) {
    exportBar_->setValue(qRound(fraction * exportBar_->maximum()));
    if (secondsLeft >= 60)
        exportLeft_->setText(tr("%1 min left").arg((secondsLeft + 30) / 60));
    else if (secondsLeft > 0)
        exportLeft_->setText(tr("%1 s left").arg(secondsLeft));
}

// ---- dialogs and window

void MainWindow::openSettings() {
    SettingsDialog dialog(settings_, session_.devices(), this);
    if (colours_)
        dialog.setDisplayStatus(colours_->statusOf(*screen()));
    dialog.exec();
}

void MainWindow::offerRestart() {
    Message offer;
    offer.severity = Severity::warning;  // an info would go before it is answered
    offer.text = tr("The interface has its new size from the next start on.");
    offer.actionText = tr("Restart Now");
    offer.action = [this] {
        if (close())
            QCoreApplication::exit(kRestart);
    };
    offer.key = QStringLiteral("restart");
    studio_->messages().post(offer);
}

void MainWindow::startTour() {
    setCurrentTab(Tab::studio);
    const QList<TourStep> steps{
        {&studio_->view(), tr("Begin with a photo"),
         tr("Drop one here, paste it from the clipboard, or open it with %1.")
             .arg(openPhoto_->shortcut().toString(QKeySequence::NativeText))},
        {&studio_->stylePanel(), tr("Pick a style"),
         tr("Choose one of the cards, or drop a picture whose style you like onto this side. "
            "Several styles mix.")},
        {studio_->stylePanel().findChild<SliderRow*>(), tr("Make it yours"),
         tr("The picture is repainted while you move a slider. A double click on a name brings its "
            "default back, and everything can be undone.")},
        {tools_->widgetForAction(export_), tr("Take it with you"),
         tr("Export writes the picture at full size. The Help menu has a guide, all keyboard "
            "shortcuts and this tour.")}};
    new Tour(steps, *this);
}

void MainWindow::listShortcuts() {
    QList<ShortcutHint> hints{{undo_->shortcut().toString(QKeySequence::NativeText), tr("Undo")},
                              {redo_->shortcut().toString(QKeySequence::NativeText), tr("Redo")}};
    for (const Text& text : texts_) {
        const QKeySequence keys = text.action->shortcut();
        if (!keys.isEmpty())
            hints.append({keys.toString(QKeySequence::NativeText), text.action->iconText()});
    }
    showShortcuts(hints, this);
}

void MainWindow::openGuide() {
    if (!guide_)
        guide_ = new GuideWindow(QString::fromStdString((resourceDir() / "guide").string()),
                                 settings_, this);
    guide_->show();
    guide_->raise();
    guide_->activateWindow();
}

void MainWindow::toggleFullScreen() {
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::WindowStateChange)
        fullScreen_->setChecked(isFullScreen());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (session_.isExporting()
        && QMessageBox::question(this, tr("Quit"),
                                 tr("A picture is being exported. Stop that and quit?"))
               != QMessageBox::Yes) {
        event->ignore();
        return;
    }
    const bool isPainting = batchSession_.isRunning();
    if (isPainting
        && QMessageBox::question(this, tr("Quit"),
                                 tr("A batch is being painted. Photos that are not done wait for "
                                    "the next start. Quit?"))
               != QMessageBox::Yes) {
        event->ignore();
        return;
    }
    settings_.setWindowLayout(saveGeometry(), studio_->layoutState());
    settings_.setLibraryLayout(library_->layoutState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QMimeData& mime = *event->mimeData();
    if (currentTab() == Tab::studio ? mayHoldPicture(mime) : mime.hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    if (currentTab() == Tab::studio) {
        studio_->openMime(*event->mimeData(), FileKind::photo);
        return;
    }
    QStringList paths;
    for (const auto& file : readPictureDrop(*event->mimeData()).files)
        paths << QString::fromStdString(file.string());
    if (currentTab() == Tab::batch)
        batch_->addPaths(paths);
    else if (currentTab() == Tab::library)
        library_->importFiles(paths);
    else
        training_->openFolders(paths);
}

}  // namespace irodori
