// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "base/result.h"
#include "train/training_runs.h"

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace irodori {

class AppSettings;
class ChartPanel;
class DropZone;
class MessageBar;
class NewRunPanel;
class RunBar;
class RunCommands;
class RunList;
class RunMonitor;
class SampleBoard;

/// The Training tab: what to train on, how it goes, and what has become of earlier runs. Training
/// itself happens in a process of its own that outlives the window. Connects what others do. GUI
/// thread.
class TrainingPage : public QWidget {
    Q_OBJECT

public:
    /// `settings` must outlive the page.
    TrainingPage(std::shared_ptr<TrainingRuns> runs, AppSettings& settings,
                 QWidget* parent = nullptr);
    ~TrainingPage() override;

    /// To be called once, after the window has been painted: lists the runs and shows again what is
    /// being trained, or was when its process died.
    void start();
    /// What was dropped on the page: photos at first, then styles.
    void openFolders(const QStringList& paths);
    /// Shows the run in this folder.
    void openRun(const QString& folder);
    /// Whether any run computes at this moment.
    [[nodiscard]] bool isTraining() const { return isTraining_; }

    [[nodiscard]] MessageBar& messages() { return *messages_; }

Q_SIGNALS:
    /// The artist wants to paint with this exported model.
    void useModel(const QString& file);
    void runningChanged(bool training);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum SetUpTab { kNewTab, kRunsTab };

    void buildLayout();
    void connectSetUp();
    void connectRunList();
    void connectRun();
    void connectCommands();
    void retranslate();
    void rememberLayout();
    void restoreLayout();

    void takeRuns(const std::vector<RunSummary>& runs);
    void reattach();
    void showCreated(const RunFolder& run);
    void showSelected();
    void showNothing();
    void showStatus();
    void updateRunning();
    void guide();

    void offerResume(const RunSummary& run);
    void resume(const RunFolder& run);
    void useInStudio();
    void takeSnapshot();
    void askToContinue(const QString& folder);
    void askToTrash(const QString& folder);
    void duplicate(const QString& folder);
    void compare(const QString& folder, bool on);
    void drawComparisons();
    void showReport();
    void report(const Error& error);

    AppSettings& settings_;
    RunCommands* commands_;
    RunMonitor* monitor_;
    std::optional<RunSummary> shown_;
    bool isTraining_ = false;
    bool isReattached_ = false;
    QString awaited_;  ///< folder of a run that is selected once it is listed
    QString note_;     ///< the last that the shown run said about itself

    MessageBar* messages_;
    QSplitter* columns_;
    QTabWidget* setUp_;
    NewRunPanel* newRun_;
    RunList* runList_;
    QStackedWidget* stage_;
    DropZone* empty_;
    QWidget* run_ = nullptr;
    QSplitter* panes_;
    ChartPanel* charts_;
    SampleBoard* samples_;
    RunBar* bar_;
    QTimer listTimer_;
};

}  // namespace irodori
