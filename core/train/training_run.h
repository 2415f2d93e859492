// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "base/progress.h"
#include "base/result.h"
#include "train/metrics.h"
#include "train/training_runs.h"

namespace irodori {

/// What the training process tells while it works; all on its thread.
struct TrainingHooks {
    JobHooks job;                                    ///< `stop` ends the run at a checkpoint
    std::function<void(const RunStatus&)> status;    ///< about every second
    std::function<void(const MetricsRow&)> metrics;  ///< every logged step
};

/// Trains the run in `folder` (made by TrainingRuns::create or `writeRequest`) from where it stands
/// to its end: scans and packs its pictures, trains with checkpoints, samples and held-out scores,
/// obeys the control socket, exports the model with its style codes, evaluates it. Killed at any
/// moment, the same call goes on from the last checkpoint. Fails without touching anything where
/// another process trains in the folder.
Result<RunStatus> runTraining(const RunFolder& folder, const TrainingHooks& hooks);

}  // namespace irodori
