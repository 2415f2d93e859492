// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/result.h"
#include "train/control.h"
#include "train/run_folder.h"

namespace irodori {

/// Tells the outside that a run is alive and how it stands: renews status.json and the lock's
/// heartbeat every second, from a thread of its own, so that a long step or a pause does not make
/// the run look dead and a slow disk does not slow training down. Holds the run's lock, and a
/// little room on the disk, by which status.json can still say that the disk is full.
class RunHeartbeat {
public:
    RunHeartbeat(RunFolder run, RunLock lock);
    /// Writes the last status and gives the room and the lock back.
    ~RunHeartbeat();
    RunHeartbeat(const RunHeartbeat&) = delete;
    RunHeartbeat& operator=(const RunHeartbeat&) = delete;

    /// Thread-safe. A new state or note is written at once.
    void set(const RunStatus& status);
    /// What was set last, whether or not it could be written. Thread-safe.
    [[nodiscard]] RunStatus status() const;

private:
    void work();
    void write(const RunStatus& status);
    Result<void> takeReserve();
    void freeReserve();

    const RunFolder run_;
    RunLock lock_;
    bool hasReserve_ = false;  // of the thread

    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    RunStatus status_;
    bool isUrgent_ = false;
    bool isEnding_ = false;

    std::thread thread_;  // last: it uses all of them
};

}  // namespace irodori
