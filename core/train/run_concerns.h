// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "train/training_runs.h"

namespace irodori {

/// What the computer has to train with.
struct Machine {
    std::uintmax_t freeDiskBytes = 0;  ///< where runs are made
    std::uintmax_t memoryBytes = 0;
    int otherRuns = 0;  ///< that train at the moment
};

/// Of the runs in `directory`; `own`, if it is one of them, is no other one.
[[nodiscard]] Machine machineOf(const std::filesystem::path& directory, const RunFolder& own = {});

/// See TrainingRuns::concerns.
[[nodiscard]] std::vector<TrainingRuns::Concern> concernsOf(const TrainingRequest& request,
                                                            const TrainingSets& sets,
                                                            const Machine& machine);

/// Of the pictures as a run decodes them, so that crops of them need no enlarging.
[[nodiscard]] int packedShortSide(const TrainingConfig& config);

/// What a run leaves on the disk at its largest: checkpoints and decoded pictures.
[[nodiscard]] std::uintmax_t diskBytesFor(const TrainingRequest& request, const TrainingSets& sets);
/// What a process that trains on a CPU needs at its largest.
[[nodiscard]] std::uintmax_t memoryBytesFor(const TrainingConfig& config);

}  // namespace irodori
