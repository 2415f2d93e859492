// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSet>
#include <QWidget>
#include <optional>
#include <vector>

#include "jobs/job_lane.h"
#include "train/training_runs.h"

class QAction;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QToolBar;

namespace irodori {

/// All runs, newest first, and what can be done with the selected one. GUI thread.
class RunList : public QWidget {
    Q_OBJECT

public:
    explicit RunList(QWidget* parent = nullptr);

    /// The selection stays with its run.
    void setRuns(std::vector<RunSummary> runs);
    /// A fresher status of one of them.
    void setStatus(const QString& folder, const RunStatus& status);

    [[nodiscard]] const std::vector<RunSummary>& runs() const { return runs_; }
    /// nullptr: there is none.
    [[nodiscard]] const RunSummary* find(const QString& folder) const;
    [[nodiscard]] const RunSummary* current() const;
    void setCurrent(const QString& folder);

    /// Runs whose curves are drawn beside those of the shown one.
    [[nodiscard]] bool isCompared(const QString& folder) const {
        return compared_.contains(folder);
    }
    void setCompared(const QString& folder, bool on);

Q_SIGNALS:
    void currentChanged();  ///< another run was selected
    void duplicateRequested(const QString& folder);
    void continueRequested(const QString& folder);
    void compareToggled(const QString& folder, bool on);
    void folderRequested(const QString& folder);
    void trashRequested(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    using Request = void (RunList::*)(const QString&);

    QAction* addAction(const char* icon, Request request);
    void buildActions();
    void updateActions();
    void retranslate();
    void showItem(QListWidgetItem* item, const RunSummary& run);
    void loadThumbnail(const RunSummary& run);
    void showMenu(const QPoint& where);

    std::vector<RunSummary> runs_;
    QSet<QString> compared_;
    QLabel* empty_;
    QListWidget* list_;
    QToolBar* bar_;
    QAction* duplicate_ = nullptr;
    QAction* continue_ = nullptr;
    QAction* compare_ = nullptr;
    QAction* folder_ = nullptr;
    QAction* trash_ = nullptr;
    JobLane lane_;
};

/// A run's folder as the window names it.
[[nodiscard]] QString folderOf(const RunSummary& run);

}  // namespace irodori
