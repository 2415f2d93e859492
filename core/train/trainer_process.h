// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>

#include "base/result.h"
#include "train/run_folder.h"

namespace irodori {

/// The processes that this one has started to train: each in a session of its own, so that it
/// outlives this program, its terminal and its crash. Thread-safe.
class TrainerProcesses {
public:
    /// By the program `trainer` (irodori-cli).
    explicit TrainerProcesses(std::filesystem::path trainer);

    /// Runs `trainer train --run DIR --resume` at low priority, its output going to the run's log.
    /// Fails where the program cannot be run.
    Result<void> start(const RunFolder& run);

    /// The process for this run was started here and lives.
    [[nodiscard]] bool isAlive(const RunFolder& run);
    /// Its exit status once it has ended (128 + signal where it was killed); nothing while it
    /// lives, or if none was started here.
    [[nodiscard]] std::optional<int> exitStatus(const RunFolder& run);

private:
    struct Child {
        pid_t pid = 0;
        std::optional<int> exitStatus;
    };
    void look(Child& child);

    const std::filesystem::path trainer_;
    std::mutex mutex_;  // guards what follows
    std::map<std::filesystem::path, Child> children_;
};

}  // namespace irodori
