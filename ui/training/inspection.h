// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "jobs/job_lane.h"
#include "train/training_runs.h"

namespace irodori {

/// Looks through the pictures of a training that is being set up, in the background and again
/// whenever it changes. GUI thread.
class Inspection : public QObject {
    Q_OBJECT

public:
    explicit Inspection(std::shared_ptr<TrainingRuns> runs, QObject* parent = nullptr);

    /// Other folders, or another way to read them. Without photos or styles there is nothing to
    /// look through.
    void inspect(const TrainingRequest& request);
    /// Only settings have changed: the pictures stay, what speaks against the training may not.
    void weigh(const TrainingRequest& request);

    [[nodiscard]] bool isBusy() const;
    /// 0 … 1 of what is being looked through.
    [[nodiscard]] double progress() const { return progress_; }
    /// What was found; nothing before the first result and after a failure.
    [[nodiscard]] const std::optional<TrainingSets>& sets() const { return sets_; }
    /// Why the folders could not be looked through; empty if they could.
    [[nodiscard]] const QString& failure() const { return failure_; }
    [[nodiscard]] const std::vector<TrainingRuns::Concern>& concerns() const { return concerns_; }

Q_SIGNALS:
    void changed();

private:
    using Concerns = std::vector<TrainingRuns::Concern>;
    struct Findings {
        TrainingSets sets;
        Concerns concerns;
    };
    enum JobKind { kInspect, kWeigh };

    void startInspecting();
    void startWeighing();

    std::shared_ptr<TrainingRuns> runs_;
    TrainingRequest request_;
    std::optional<TrainingSets> sets_;
    Concerns concerns_;
    QString failure_;
    double progress_ = 0;
    bool mustWeigh_ = false;  ///< settings have changed since the look through the pictures began
    QTimer inspectSoon_;      ///< several changes in a row are one
    QTimer weighSoon_;
    JobLane lane_;
};

}  // namespace irodori
