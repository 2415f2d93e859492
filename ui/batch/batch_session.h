// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "batch/batch_runner.h"
#include "jobs/job_lane.h"
#include "model/model_library.h"
#include "settings/app_settings.h"
#include "style/style_engine.h"
#include "widgets/message_bar.h"

namespace irodori {

/// The queue of photos without widgets: found, kept across restarts, and painted by an engine of
/// its own, so that the Studio stays free. All calls return at once; all work happens on lanes;
/// every failure becomes a `message`. GUI thread.
class BatchSession : public QObject {
    Q_OBJECT

public:
    using EngineMaker = std::function<std::unique_ptr<StyleEngine>()>;

    /// `settings` must outlive it. The engine is made when it is needed first. The queue is kept in
    /// `file`, whose folder is made when needed.
    BatchSession(EngineMaker makeEngine, AppSettings& settings, ModelLibrary models, QString file,
                 QObject* parent = nullptr);
    /// Drops what is painted, which waits again at the next start.
    ~BatchSession() override;

    /// Reads what the last session has left. To be called once, before all else.
    void start();

    [[nodiscard]] const BatchQueue& queue() const { return queue_; }
    [[nodiscard]] const BatchRunner::Status& status() const { return status_; }
    [[nodiscard]] bool isScanning() const { return files_->isBusy(kScan); }
    [[nodiscard]] bool isRunning() const { return compute_->isBusy(kRun); }  ///< also while paused
    [[nodiscard]] bool isPaused() const { return isPaused_; }
    /// Share of the photos that are through, of those in the queue.
    [[nodiscard]] double fraction() const;
    /// Negative: not known yet.
    [[nodiscard]] int secondsLeft() const;

    /// Adds files, and what lies in and below folders.
    void addPaths(const QStringList& paths);
    /// Refuses patterns of names that cannot be used.
    Result<void> setPlan(BatchPlan plan);
    void edit(const std::function<void(BatchQueue&)>& change);

    /// Paints all that wait, or `wouldReplace` first.
    void requestRun();
    /// Goes on after `wouldReplace`: these files may be replaced.
    void runReplacing(const std::vector<std::filesystem::path>& files);
    void setPaused(bool paused);
    /// Asked while the batch runs: whether somebody needs the cores more than it does.
    void yieldTo(std::function<bool()> isBusy) { isOtherBusy_ = std::move(isBusy); }

Q_SIGNALS:
    void queueChanged();
    void planChanged();
    void progressed();      ///< status, fraction and time left
    void runningChanged();  ///< also paused or scanning
    void wouldReplace(const std::vector<std::filesystem::path>& files);
    void ended();     ///< all that waited is through
    void restored();  ///< the last session has left something that waits
    void message(const irodori::Message& message);

private:
    enum JobKind { kLoad, kScan, kSave, kCheck, kRun };
    struct EnginePlace;

    void takeOver(BatchQueue queue);
    void poll();
    void save();
    void run();
    void runEnded(const Result<bool>& outcome);
    [[nodiscard]] bool hasWaiting() const { return queue_.count(BatchState::waiting) > 0; }
    void report(const Error& error);
    void report(const QString& text);

    AppSettings& settings_;
    ModelLibrary models_;
    QString file_;
    bool isKept_ = false;  ///< whether `file_` may be written
    std::shared_ptr<BatchRunner> runner_ = std::make_shared<BatchRunner>();
    std::shared_ptr<EnginePlace> engine_;  ///< touched on the lane `compute_` alone
    BatchQueue queue_;
    BatchRunner::Status status_;
    bool isPaused_ = false;
    std::function<bool()> isOtherBusy_;
    std::uint64_t lastJob_ = 0;
    QTimer pollTimer_;

    // Ended one after the other, before the queue is written for the last time.
    std::unique_ptr<JobLane> compute_ = std::make_unique<JobLane>();
    std::unique_ptr<JobLane> files_ = std::make_unique<JobLane>();
};

}  // namespace irodori
