// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <iosfwd>
#include <stop_token>

#include "cli/arguments.h"
#include "train/training_run.h"

namespace irodori::cli {

/// `runTraining`, or what stands for it in tests.
using TrainingFunction =
    std::function<Result<RunStatus>(const RunFolder& run, const TrainingHooks& hooks)>;

/// `irodori-cli train`: makes the run, or goes on with it, and trains it to its end or until `stop`
/// is requested. What is finished goes to `out`, one line each (JSON objects where asked for, one
/// for each logged step too); notices and the progress line go to `err`.
[[nodiscard]] ExitStatus runTrain(const TrainArguments& arguments, const TrainingFunction& train,
                                  std::ostream& out, std::ostream& err, bool showProgress,
                                  std::stop_token stop);

}  // namespace irodori::cli
