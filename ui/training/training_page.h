// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>

#include "jobs/job_lane.h"
#include "train/training_runs.h"

namespace irodori {

class AppSettings;
class DropZone;
class MessageBar;

/// The Training tab: what to train on, how it goes, and what has become of earlier runs. Training
/// itself happens in a process of its own that outlives the window. GUI thread.
class TrainingPage : public QWidget {
    Q_OBJECT

public:
    /// `settings` must outlive the page.
    TrainingPage(std::shared_ptr<TrainingRuns> runs, AppSettings& settings,
                 QWidget* parent = nullptr);

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

private:
    void retranslate();
    void showRuns(const std::vector<RunSummary>& runs);

    std::shared_ptr<TrainingRuns> runs_;
    AppSettings& settings_;
    MessageBar* messages_;
    DropZone* empty_;
    QStringList folders_;
    bool isTraining_ = false;
    JobLane lane_;
};

}  // namespace irodori
