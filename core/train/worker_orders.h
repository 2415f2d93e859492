// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

#include "train/process_group.h"

namespace irodori {

/// What the first worker of a run tells the others to do next, so that all do the same.
struct WorkerOrder {
    enum class Kind {
        begin,     ///< from the checkpoint of `step`, or from the start where it is negative
        step,      ///< one step of training
        wait,      ///< nothing: the run is paused; a sign of life
        rollBack,  ///< to the checkpoint of `step`, with the rates scaled by `rateScale`
        stop,
    };
    Kind kind = Kind::stop;
    std::int64_t step = -1;
    double rateScale = 1;
};

/// The line on which they are given. Its calls throw std::runtime_error when a worker is lost.
class WorkerOrders {
public:
    /// `workers` nullptr: there is nobody to tell.
    WorkerOrders(ProcessGroup* workers, torch::Device device)
        : workers_(workers), device_(device) {}

    [[nodiscard]] bool hasFollowers() const { return workers_ != nullptr; }
    void send(const WorkerOrder& order);
    /// Tells them to wait, if they have not heard anything for a while: lest they take the first
    /// worker for lost.
    void keepAlive();
    WorkerOrder receive();

private:
    ProcessGroup* workers_;
    torch::Device device_;
    std::chrono::steady_clock::time_point lastOrder_;
};

}  // namespace irodori
