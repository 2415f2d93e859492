// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "train/control.h"
#include "train/run_folder.h"

namespace irodori {

/// Tells the outside that a run is alive and how it stands: renews status.json and the lock's
/// heartbeat every second, from a thread of its own, so that a long step or a pause does not make
/// the run look dead and a slow disk does not slow training down. Holds the run's lock.
class RunHeartbeat {
public:
    RunHeartbeat(RunFolder run, RunLock lock);
    /// Writes the last status and gives the lock back.
    ~RunHeartbeat();
    RunHeartbeat(const RunHeartbeat&) = delete;
    RunHeartbeat& operator=(const RunHeartbeat&) = delete;

    /// Thread-safe. A new state or note is written at once.
    void set(const RunStatus& status);

private:
    void work();

    const RunFolder run_;
    RunLock lock_;

    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    RunStatus status_;
    bool isUrgent_ = false;
    bool isEnding_ = false;

    std::thread thread_;  // last: it uses all of them
};

}  // namespace irodori
