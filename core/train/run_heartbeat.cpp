// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/run_heartbeat.h"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <utility>

#include "base/file_descriptor.h"

namespace irodori {

namespace {

constexpr std::chrono::seconds kBeat(1);
/// Many times what a status takes: others may be quicker to use what becomes free.
constexpr off_t kReserveBytes = 64 << 10;

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
    freeReserve();
}

void RunHeartbeat::set(const RunStatus& status) {
    {
        const std::scoped_lock lock(mutex_);
        isUrgent_ = isUrgent_ || status.state != status_.state || status.note != status_.note;
        status_ = status;
    }
    changed_.notify_one();
}

RunStatus RunHeartbeat::status() const {
    const std::scoped_lock lock(mutex_);
    return status_;
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
        write(status);
        lock.lock();
    }
}

void RunHeartbeat::write(const RunStatus& status) {
    auto written = writeStatus(run_, status);
    if (!written && written.error().code == ErrorCode::diskFull) {
        freeReserve();
        written = writeStatus(run_, status);
    } else if (status.errorCode < 0 && !hasReserve_) {  // else it is what is missing
        if (const auto taken = takeReserve(); !taken)
            spdlog::debug("no reserve: {}", taken.error().message());
    }
    if (!written)
        spdlog::debug("status.json: {}", written.error().message());
}

Result<void> RunHeartbeat::takeReserve() {
    const FileDescriptor file(::open(run_.reserve().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
    if (!file.isOpen())
        return systemFailure(errno, run_.reserve().string());
    if (const int error = ::posix_fallocate(file.get(), 0, kReserveBytes); error != 0) {
        freeReserve();
        return systemFailure(error, run_.reserve().string());
    }
    hasReserve_ = true;
    return {};
}

void RunHeartbeat::freeReserve() {
    std::error_code ignored;
    std::filesystem::remove(run_.reserve(), ignored);
    hasReserve_ = false;
}

}  // namespace irodori
