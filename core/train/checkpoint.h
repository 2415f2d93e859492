// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "train/trainer.h"
#include "train/training_config.h"

namespace irodori {

/// One moment of a run, complete: from it the run goes on as if it had never stopped.
struct Checkpoint {
    std::int64_t step = 0;  ///< steps done
    TrainerState state;
    TrainingConfig config;
    std::string photos;  ///< fingerprints of the packs that it was trained on
    std::string styles;
    double secondsTrained = 0;
    /// Held-out distance, by which the best checkpoint is kept; lower is better. Empty: none was
    /// taken since the checkpoint before, whose weights it would tell of.
    std::optional<double> score;
};

/// What the list of a folder says about a checkpoint.
struct CheckpointEntry {
    std::int64_t step = 0;
    std::optional<double> score;

    friend bool operator==(const CheckpointEntry&, const CheckpointEntry&) = default;
};

/// The steps worth keeping: the newest `newest` ones and the one with the best score.
[[nodiscard]] std::vector<std::int64_t> checkpointsToKeep(std::vector<CheckpointEntry> entries,
                                                          std::size_t newest);

/// checkpoints/ of a run: `step_NNNNNNNN.safetensors` with the tensors and, written after it,
/// `step_NNNNNNNN.json` with everything else and the tensors' SHA-256. A checkpoint without its
/// JSON does not exist; so one that was being written when the process was killed never counts.
/// Use from the one thread of the one process that holds the run's lock.
class CheckpointFolder {
public:
    explicit CheckpointFolder(std::filesystem::path path) : path_(std::move(path)) {}

    /// Writes it and removes those that need not be kept any more. On failure the older ones are
    /// all still there.
    Result<void> save(const Checkpoint& checkpoint) const;

    /// The newest one that is whole. Damaged ones are passed over, each with a notice. Empty: there
    /// is none at all. Fails where there are some, but none that is whole. `back`: that many whole
    /// ones before it, or the oldest.
    [[nodiscard]] Result<std::optional<Checkpoint>> loadNewest(
        const std::function<void(const std::string&)>& notice, int back = 0) const;

    [[nodiscard]] Result<Checkpoint> load(std::int64_t step) const;

    /// Those that are there, by step.
    [[nodiscard]] std::vector<CheckpointEntry> list() const;

private:
    [[nodiscard]] std::filesystem::path file(std::int64_t step, const char* extension) const;
    void removeAllBut(const std::vector<std::int64_t>& steps) const;

    std::filesystem::path path_;
};

}  // namespace irodori
