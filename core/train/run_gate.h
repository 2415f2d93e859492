// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <future>
#include <limits>
#include <list>
#include <mutex>
#include <stop_token>

#include "base/result.h"
#include "train/training_runs.h"

namespace irodori {

/// Where the thread that trains meets what others ask of it: it passes the gate many times in each
/// step, and waits there, using no processor at all, while the run is paused or the cores are lent
/// to somebody else. Time is that of the steady clock: setting the computer's clock changes
/// nothing.
class RunGate {
public:
    /// What the gate does on the thread that trains.
    struct Callbacks {
        std::function<void(bool isPaused)> pauseChanged;
        /// Does a `snapshot` or `sample` that was asked for.
        std::function<Result<std::filesystem::path>(RunCommand)> serve;
    };

    /// `stop` opens the gate for good, as RunCommand::stop does.
    RunGate(std::stop_token stop, Callbacks callbacks);

    // From any thread.
    /// Does what can be done at once; `snapshot` and `sample` wait until the training thread has
    /// done them.
    Result<std::filesystem::path> command(RunCommand command);
    /// Lends the cores for this long from now; a lease that runs longer stays.
    void yield(double seconds);
    /// Refuses what is still asked for, and from now on.
    void close();

    // From the thread that trains.
    /// Does what was asked for, and waits while paused or lent, but not longer than this, doing
    /// what is asked for in the meantime.
    void pass(double maxSeconds = std::numeric_limits<double>::infinity());
    void pause();
    [[nodiscard]] bool isStopping() const { return stop_.stop_requested(); }
    [[nodiscard]] bool mustWait() const;
    /// Of both ways to stop.
    [[nodiscard]] std::stop_token stopToken() const { return stop_.get_token(); }
    /// Spent waiting and doing what others asked for, in seconds.
    [[nodiscard]] double secondsWaited() const { return secondsWaited_; }

private:
    using Clock = std::chrono::steady_clock;
    struct Request {
        RunCommand command = RunCommand::snapshot;
        std::promise<Result<std::filesystem::path>> answer;
    };

    [[nodiscard]] bool mustWaitLocked() const;
    void waitLocked(std::unique_lock<std::mutex>& lock, Clock::time_point end);
    void serveLocked(std::unique_lock<std::mutex>& lock);
    void tellPauseLocked(std::unique_lock<std::mutex>& lock);

    const Callbacks callbacks_;
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> forwardStop_;
    double secondsWaited_ = 0;
    bool toldPaused_ = false;

    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable_any changed_;
    bool isPaused_ = false;
    bool isClosed_ = false;
    Clock::time_point leaseEnd_ = Clock::time_point::min();
    std::list<Request> requests_;
};

}  // namespace irodori
