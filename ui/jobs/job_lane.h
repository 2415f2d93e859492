// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <chrono>
#include <compare>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "base/result.h"

namespace irodori {

/// What a job is about. Jobs with equal keys replace each other; different keys never do.
struct JobKey {
    int kind = 0;              ///< an enumerator of the owner's
    std::uint64_t object = 0;  ///< which of several things of that kind
    friend auto operator<=>(const JobKey&, const JobKey&) = default;
};

/// What a newer job does to one of its key that has begun. One that still waits is always
/// replaced.
enum class Newer {
    stopsRunning,   ///< it is cancelled and its result dropped
    awaitsRunning,  ///< it ends and is delivered: a drag keeps showing something
};

/// A piece of work and what becomes of it. `body` runs on the lane's thread and shares nothing
/// mutable with others; the rest runs on the GUI thread, or not at all when the job was replaced,
/// cancelled, or its context died.
template <class T>
struct Job {
    std::function<Result<T>(const JobHooks&)> body;
    std::function<void(Result<T>)> done;
    std::function<void(double fraction)> progress;   ///< at most every 40 ms; may be empty
    std::function<void(const std::string&)> notice;  ///< may be empty
};

/// The only bridge between the GUI and core's long calls: one thread of its own that runs one job
/// after another, in the order of their arrival. All members are for the GUI thread, where a
/// QCoreApplication must exist. Exceptions that escape a job become ErrorCode::internal or
/// outOfMemory.
class JobLane {
public:
    JobLane();
    JobLane(const JobLane&) = delete;
    JobLane& operator=(const JobLane&) = delete;
    /// Stops everything, delivers nothing more, and waits for the running job for at most
    /// `kShutdownLimit`; one that will not end is left behind with all that it holds.
    ~JobLane();

    static constexpr std::chrono::seconds kShutdownLimit{10};

    template <class T>
    void start(JobKey key, QObject* context, Job<T> job, Newer newer = Newer::stopsRunning);

    /// Drops the jobs of this key. The caller is free at once: the running job ends in the
    /// background and nothing of it is delivered.
    void cancel(JobKey key);
    void cancelAll();

    /// Whether a job of this key waits or runs or is about to be delivered.
    [[nodiscard]] bool isBusy(JobKey key) const;
    /// The same for any job of this kind.
    [[nodiscard]] bool isBusy(int kind) const;
    [[nodiscard]] bool isIdle() const { return active_.empty(); }

private:
    /// One start() as both threads know it.
    struct Ticket {
        JobKey key;
        std::stop_source stop;
        QPointer<QObject> context;  ///< read on the GUI thread only
        bool dropped = false;       ///< GUI thread only
        bool begun = false;         ///< guarded by Shared::mutex
    };
    using TicketPtr = std::shared_ptr<Ticket>;
    using Delivery = std::function<void()>;
    struct Task {
        TicketPtr ticket;
        std::function<Delivery(const JobHooks&)> run;
        std::function<void(double)> progress;
        std::function<void(const std::string&)> notice;
    };
    struct Shared;

    void enqueue(Task task, Newer newer);
    void drop(const TicketPtr& ticket);
    static void work(const std::shared_ptr<Shared>& shared);
    static JobHooks hooksFor(const std::shared_ptr<Shared>& shared, const Task& task);

    template <class T>
    static Result<T> guarded(const std::function<Result<T>(const JobHooks&)>& body,
                             const JobHooks& hooks);

    std::shared_ptr<Shared> shared_;
    std::unique_ptr<QObject> mailbox_;  ///< receives what the thread posts
    std::vector<TicketPtr> active_;     ///< started, not yet delivered or dropped
};

template <class T>
Result<T> JobLane::guarded(const std::function<Result<T>(const JobHooks&)>& body,
                           const JobHooks& hooks) {
    try {
        return body(hooks);
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, {});
    } catch (const std::exception& e) {
        return failure(ErrorCode::internal, {}, e.what());
    } catch (...) {
        return failure(ErrorCode::internal, {}, "unknown exception");
    }
}

template <class T>
void JobLane::start(JobKey key, QObject* context, Job<T> job, Newer newer) {
    Task task;
    task.ticket = std::make_shared<Ticket>();
    task.ticket->key = key;
    task.ticket->context = context;
    task.progress = std::move(job.progress);
    task.notice = std::move(job.notice);
    task.run = [body = std::move(job.body), done = std::move(job.done)](const JobHooks& hooks) {
        return [result = guarded<T>(body, hooks), done]() mutable { done(std::move(result)); };
    };
    enqueue(std::move(task), newer);
}

}  // namespace irodori
