// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/run_heartbeat.h"

#include <spdlog/spdlog.h>
#include <chrono>
#include <utility>

namespace irodori {

namespace {

constexpr std::chrono::seconds kBeat(1);

}  // namespace

RunHeartbeat::RunHeartbeat(RunFolder run, RunLock lock)
    : run_(std::move(run)), lock_(std::move(lock)), thread_([this] { work(); }) {}

RunHeartbeat::~RunHeartbeat() {
    {
        const std::scoped_lock lock(mutex_);
        isEnding_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void RunHeartbeat::set(const RunStatus& status) {
    {
        const std::scoped_lock lock(mutex_);
        isUrgent_ = isUrgent_ || status.state != status_.state || status.note != status_.note;
        status_ = status;
    }
    changed_.notify_one();
}

void RunHeartbeat::work() {
    std::unique_lock lock(mutex_);
    for (bool isLast = false; !isLast;) {
        changed_.wait_for(lock, kBeat, [this] { return isUrgent_ || isEnding_; });
        isLast = isEnding_;
        isUrgent_ = false;
        const RunStatus status = status_;
        lock.unlock();
        lock_.beat();
        // A full disk says so where something is lost by it; an old status is no loss.
        if (const auto written = writeStatus(run_, status); !written)
            spdlog::debug("status.json: {}", written.error().message());
        lock.lock();
    }
}

}  // namespace irodori
