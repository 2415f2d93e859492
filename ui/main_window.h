// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMainWindow>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <memory>

#include "base/paths.h"
#include "core_lease.h"
#include "studio/studio_session.h"
#include "style/preset.h"

class QLabel;
class QProgressBar;
class QStackedWidget;
class QTabBar;
class QToolBar;
class QToolButton;

namespace irodori {

class BatchPage;
class BatchSession;
class DisplayColours;
class GuideWindow;
class LibraryPage;
class LibraryShelves;
class PresetCollection;
class StudioHistory;
class StudioPage;
class TrainingPage;

/// Where the user's collections are.
struct UserCollections {
    PresetLibrary presets = defaultPresetLibrary();
    std::filesystem::path swatches = userDataDir() / "styles";
};

/// The program's window: menus, tabs, tool bar and status bar around the pages. Connects what
/// others do.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    enum class Tab { studio, batch, training, library };

    /// QApplication::exec() returns it where the program is to be started again.
    static constexpr int kRestart = 1000;

    /// The sessions and `settings` must outlive the window.
    MainWindow(StudioSession& session, BatchSession& batch, std::shared_ptr<TrainingRuns> runs,
               AppSettings& settings, const UserCollections& collections = {},
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows earlier states in the Studio; to be called once. `history` must outlive the window.
    void setHistory(StudioHistory& history);

    /// Shows pictures in the colours of the monitor; to be called once. `colours` must outlive the
    /// window.
    void setDisplayColours(DisplayColours& colours);

    [[nodiscard]] StudioPage& studio() { return *studio_; }
    [[nodiscard]] BatchPage& batch() { return *batch_; }
    [[nodiscard]] TrainingPage& training() { return *training_; }
    [[nodiscard]] LibraryPage& library() { return *library_; }

    /// Commands, drops and status are those of the current tab.
    [[nodiscard]] Tab currentTab() const;
    void setCurrentTab(Tab tab);

    /// Shows a newcomer the parts of the Studio.
    void startTour();

    [[nodiscard]] QSize sizeHint() const override { return {1280, 800}; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// A text that is set again whenever the language changes.
    struct Text {
        QAction* action;  ///< of a command or of a menu
        const char* source;
    };
    struct Page {
        Tab tab;
        QString name;  ///< in the settings
        QWidget* widget;
        QAction* show = nullptr;  ///< its entry of the View menu
    };

    void buildTabs();
    void addPage(Tab tab, const char* name, QWidget* widget);
    void addPageCommands(QMenu* menu);
    [[nodiscard]] int indexOf(Tab tab) const;
    void showTab();
    void markBatch();
    void markTraining(bool training);
    QMenu* addMenu(QMenu* parent, const char* title);
    QAction* addCommand(QMenu* menu, const char* text, const QString& icon,
                        const QKeySequence& keys, std::function<void()> run);
    QAction* addSwitch(QMenu* menu, const char* text, const QString& icon,
                       const QKeySequence& keys);
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void addModeCommands(QMenu* menu);
    void addViewTools(QMenu* menu);
    void buildThemeMenu(QMenu* parent);
    void buildModelMenu();
    void buildHelpMenu();
    void buildToolBar();
    [[nodiscard]] QWidget* makeDragHandle();
    QToolBar* addFixedBar(const QString& name);
    void buildStatusBar();
    void connectSession();
    void connectBatch();
    void connectTraining();
    void connectLibrary(const QString& swatches);
    void retranslate();

    void fillRecent(QMenu* menu, FileKind kind);
    void fillModels();
    void fillDevices();
    void setDevice(const std::string& id);
    void updateTitle();
    void updateCommands();
    void updateUndo();
    [[nodiscard]] QString activityText() const;
    void updateStatus();
    void updateMemory();
    void showExportProgress(double fraction, int secondsLeft);
    void showExporting(bool exporting);
    void openSettings();
    void offerRestart();
    void listShortcuts();
    void openGuide();
    void toggleFullScreen();

    StudioSession& session_;
    BatchSession& batchSession_;
    AppSettings& settings_;
    DisplayColours* colours_ = nullptr;
    StudioPage* studio_;
    BatchPage* batch_;
    TrainingPage* training_;
    PresetCollection* presets_;
    LibraryShelves* shelves_;
    LibraryPage* library_;
    CoreLease lease_;
    QList<Text> texts_;

    QList<Page> pages_;  ///< in the order of the tabs
    QTabBar* tabs_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QToolBar* tools_ = nullptr;  ///< of the Studio
    GuideWindow* guide_ = nullptr;

    QMenu* recentPhotos_ = nullptr;
    QMenu* recentStyles_ = nullptr;
    QMenu* modelMenu_ = nullptr;
    QMenu* deviceMenu_ = nullptr;
    QAction* openPhoto_ = nullptr;
    QAction* openStyle_ = nullptr;
    QAction* closePhoto_ = nullptr;
    QAction* export_ = nullptr;
    QAction* exportAgain_ = nullptr;
    QAction* undo_ = nullptr;
    QAction* redo_ = nullptr;
    QAction* copy_ = nullptr;
    QAction* paste_ = nullptr;
    QAction* swap_ = nullptr;
    QAction* reset_ = nullptr;
    QAction* savePreset_ = nullptr;
    QAction* zoomIn_ = nullptr;
    QAction* zoomOut_ = nullptr;
    QAction* fit_ = nullptr;
    QAction* actualSize_ = nullptr;
    QAction* compare_ = nullptr;
    QList<QAction*> viewModes_;
    QList<QAction*> viewTools_;
    QMenu* viewMenu_ = nullptr;
    QAction* historyPlace_ = nullptr;  ///< of the View menu: its commands come before this
    QAction* fullScreen_ = nullptr;

    QLabel* activity_ = nullptr;
    QWidget* exporting_ = nullptr;
    QProgressBar* exportBar_ = nullptr;
    QLabel* exportLeft_ = nullptr;
    QToolButton* exportCancel_ = nullptr;
    QLabel* zoom_ = nullptr;
    QLabel* previewTime_ = nullptr;
    QLabel* engine_ = nullptr;
    QLabel* memory_ = nullptr;
    double lastPreviewSeconds_ = 0;
    QTimer memoryTimer_;
};

}  // namespace irodori
