// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMainWindow>
#include <QTimer>
#include <functional>

#include "studio/studio_session.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace irodori {

class StudioPage;

/// The program's window: menus, tool bar and status bar around the Studio. Connects what others do.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Both must outlive the window.
    MainWindow(StudioSession& session, AppSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] StudioPage& studio() { return *page_; }

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

    QMenu* addMenu(QMenu* parent, const char* title);
    QAction* addCommand(QMenu* menu, const char* text, const QString& icon,
                        const QKeySequence& keys, std::function<void()> run);
    QAction* addSwitch(QMenu* menu, const char* text, const QString& icon,
                       const QKeySequence& keys);
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildThemeMenu(QMenu* parent);
    void buildModelMenu();
    void buildHelpMenu();
    void buildToolBar();
    void buildStatusBar();
    void connectSession();
    void retranslate();

    void fillRecent(QMenu* menu, FileKind kind);
    void fillModels();
    void fillDevices();
    void setDevice(const std::string& id);
    void updateCommands();
    void updateUndo();
    void updateStatus();
    void updateMemory();
    void showExportProgress(double fraction, int secondsLeft);
    void showExporting(bool exporting);
    void openSettings();
    void listShortcuts();
    void toggleFullScreen();

    StudioSession& session_;
    AppSettings& settings_;
    StudioPage* page_;
    QList<Text> texts_;

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
    QAction* zoomIn_ = nullptr;
    QAction* zoomOut_ = nullptr;
    QAction* fit_ = nullptr;
    QAction* actualSize_ = nullptr;
    QAction* compare_ = nullptr;
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
