// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "jobs/job_lane.h"
#include "train/health.h"
#include "train/metrics.h"
#include "train/training_runs.h"

namespace irodori {

/// Watches one run through the files that its process writes, about twice a second: where it
/// stands, new values, how it is doing and which samples there are. GUI thread.
class RunMonitor : public QObject {
    Q_OBJECT

public:
    static constexpr int kIntervalMilliseconds = 500;

    explicit RunMonitor(std::shared_ptr<TrainingRuns> runs, QObject* parent = nullptr);

    /// From now on this run, from its first row on. `references`: pictures in its style split.
    void watch(const RunFolder& run, std::size_t references);
    void stopWatching();
    [[nodiscard]] bool isWatching() const { return reader_ != nullptr; }
    /// At once, instead of at the next tick: after a command.
    void poll();

    [[nodiscard]] const RunStatus& status() const { return status_; }
    [[nodiscard]] const HealthReport& health() const { return health_; }

Q_SIGNALS:
    /// The run was read anew: forget its earlier rows.
    void restarted();
    void rowsRead(const std::vector<MetricsRow>& rows);
    void statusRead();  ///< status() and health() are fresh
    void samplesRead(const std::vector<SampleGrid>& samples);
    /// The run cannot be read (any more).
    void failed(const Error& error);

private:
    class Reader;
    struct News;

    void take(const Result<News>& news);

    std::shared_ptr<TrainingRuns> runs_;
    std::shared_ptr<Reader> reader_;  ///< used by one job after another
    RunStatus status_;
    HealthReport health_;
    bool hasFailed_ = false;
    QTimer timer_;
    JobLane lane_;
};

}  // namespace irodori
