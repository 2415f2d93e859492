// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "jobs/job_lane.h"
#include "train/evaluation.h"
#include "train/metrics.h"
#include "train/training_runs.h"

namespace irodori {

/// Does with runs what the artist asks for, in the background; failures are reported, each once.
/// After whatever may have changed a run, the runs are listed anew. GUI thread.
class RunCommands : public QObject {
    Q_OBJECT

public:
    explicit RunCommands(std::shared_ptr<TrainingRuns> runs, QObject* parent = nullptr);

    void list();
    void create(const TrainingRequest& request);  ///< and starts it
    void start(const RunFolder& run);
    void send(const RunFolder& run, RunCommand command);
    /// Has the training process save its model as it is now.
    void snapshot(const RunFolder& run, std::function<void(const QString& model)> then);
    void extend(const RunFolder& run, int iterations);  ///< and goes on
    void moveToTrash(const RunFolder& run);
    void readRows(const RunFolder& run, std::function<void(std::vector<MetricsRow>)> then);
    void readReport(const RunFolder& run, std::function<void(const EvaluationReport&)> then);

    /// Whether a command is on its way that others should wait for.
    [[nodiscard]] bool isBusy() const { return !commands_.isIdle(); }

Q_SIGNALS:
    void listed(const std::vector<RunSummary>& runs);
    void created(const RunFolder& run);
    void commandDone();  ///< with or without success
    void failed(const Error& error);

private:
    template <class T>
    void command(std::function<Result<T>()> body, std::function<void(T)> then);
    template <class T>
    void read(std::function<Result<T>()> body, std::function<void(T)> then);

    std::shared_ptr<TrainingRuns> runs_;
    std::uint64_t next_ = 0;  ///< no command replaces another
    JobLane commands_;
    JobLane reading_;  ///< apart: a snapshot takes its time
};

}  // namespace irodori
