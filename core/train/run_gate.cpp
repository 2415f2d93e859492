// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/run_gate.h"

#include <algorithm>

namespace irodori {

namespace {

/// Of steady time; longer waits have no end.
constexpr double kForever = 1e9;

std::chrono::steady_clock::duration lengthOf(double seconds) {
    return std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        std::chrono::duration<double>(seconds));
}

}  // namespace

RunGate::RunGate(std::stop_token stop, Callbacks callbacks)
    : callbacks_(std::move(callbacks)),
      forwardStop_(std::move(stop), [this] { stop_.request_stop(); }) {}

Result<std::filesystem::path> RunGate::command(RunCommand command) {
    std::future<Result<std::filesystem::path>> answer;
    {
        const std::scoped_lock lock(mutex_);
        if (isClosed_)
            return failure(ErrorCode::cancelled, {}, "the run is ending");
        switch (command) {
            case RunCommand::pause:
                isPaused_ = true;
                break;
            case RunCommand::resume:
                isPaused_ = false;
                break;
            case RunCommand::stop:
                stop_.request_stop();
                break;
            case RunCommand::snapshot:
            case RunCommand::sample:
                answer = requests_.emplace_back(Request{command, {}}).answer.get_future();
                break;
        }
    }
    changed_.notify_all();
    return answer.valid() ? answer.get() : std::filesystem::path();
}

void RunGate::yield(double seconds) {
    if (!(seconds > 0))
        return;
    const auto end = Clock::now() + lengthOf(seconds);
    const std::scoped_lock lock(mutex_);
    leaseEnd_ = std::max(leaseEnd_, end);
}

void RunGate::close() {
    const std::scoped_lock lock(mutex_);
    isClosed_ = true;
    for (auto& request : requests_)
        request.answer.set_value(failure(ErrorCode::cancelled, {}, "the run has ended"));
    requests_.clear();
}

void RunGate::pass(double maxSeconds) {
    std::unique_lock lock(mutex_);
    tellPauseLocked(lock);
    if (!mustWaitLocked() && requests_.empty())
        return;
    const auto start = Clock::now();
    serveLocked(lock);
    const auto end =
        maxSeconds < kForever ? start + lengthOf(maxSeconds) : Clock::time_point::max();
    while (mustWaitLocked() && Clock::now() < end) {
        waitLocked(lock, end);
        serveLocked(lock);
        tellPauseLocked(lock);
    }
    secondsWaited_ += std::chrono::duration<double>(Clock::now() - start).count();
}

void RunGate::pause() {
    const std::scoped_lock lock(mutex_);
    isPaused_ = true;
}

bool RunGate::mustWait() const {
    const std::scoped_lock lock(mutex_);
    return mustWaitLocked();
}

bool RunGate::mustWaitLocked() const {
    return !isStopping() && (isPaused_ || Clock::now() < leaseEnd_);
}

void RunGate::waitLocked(std::unique_lock<std::mutex>& lock, Clock::time_point end) {
    if (!isPaused_)
        end = std::min(end, leaseEnd_);
    const auto isWanted = [this] { return !mustWaitLocked() || !requests_.empty(); };
    if (end == Clock::time_point::max())
        changed_.wait(lock, stop_.get_token(), isWanted);
    else
        changed_.wait_until(lock, stop_.get_token(), end, isWanted);
}

void RunGate::serveLocked(std::unique_lock<std::mutex>& lock) {
    while (!requests_.empty()) {
        Request request = std::move(requests_.front());
        requests_.pop_front();
        lock.unlock();
        request.answer.set_value(callbacks_.serve(request.command));
        lock.lock();
    }
}

void RunGate::tellPauseLocked(std::unique_lock<std::mutex>& lock) {
    const bool isPaused = isPaused_ && !isStopping();
    if (isPaused == toldPaused_)
        return;
    toldPaused_ = isPaused;
    lock.unlock();
    callbacks_.pauseChanged(isPaused);
    lock.lock();
}

}  // namespace irodori
