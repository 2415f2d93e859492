// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/job_lane.h"

#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <QMetaObject>
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace irodori {

namespace {

constexpr std::chrono::milliseconds kProgressInterval{40};
constexpr int kNiceness = 5;

/// Jobs use every core; the window must get its own share at once. The threads that a job starts
/// inherit this. Elsewhere than on Linux it would concern the whole process.
void yieldToTheWindow() {
#ifdef __linux__
    setpriority(PRIO_PROCESS, 0, kNiceness);
#endif
}

}  // namespace

/// What the thread and the lane share. Held by both, so that a job which will not end can outlive
/// the lane.
struct JobLane::Shared {
    std::thread thread;  ///< lane only

    std::mutex mutex;  ///< guards all below
    std::condition_variable wake;
    std::condition_variable ended;
    std::deque<Task> queue;
    bool quit = false;
    bool hasEnded = false;
    QObject* mailbox = nullptr;                    ///< nullptr once the lane is gone
    std::function<void(const TicketPtr&)> forget;  ///< called on the GUI thread

    /// Runs `call` on the GUI thread unless the ticket is dropped by then. `last`: the ticket has
    /// served.
    void post(const TicketPtr& ticket, Delivery call, bool last) {
        const std::lock_guard lock(mutex);
        if (!mailbox)
            return;
        QMetaObject::invokeMethod(
            mailbox,
            [ticket, call = std::move(call), last, forget = forget]() mutable {
                const bool wanted = !ticket->dropped && ticket->context;
                if (last)
                    forget(ticket);
                if (wanted)
                    call();
            },
            Qt::QueuedConnection);
    }
};

JobLane::JobLane() : shared_(std::make_shared<Shared>()), mailbox_(std::make_unique<QObject>()) {
    shared_->mailbox = mailbox_.get();
    shared_->forget = [this](const TicketPtr& ticket) { std::erase(active_, ticket); };
    shared_->thread = std::thread([shared = shared_] { work(shared); });
}

JobLane::~JobLane() {
    cancelAll();
    std::unique_lock lock(shared_->mutex);
    shared_->mailbox = nullptr;
    shared_->quit = true;
    shared_->wake.notify_one();
    const bool ended =
        shared_->ended.wait_for(lock, kShutdownLimit, [this] { return shared_->hasEnded; });
    lock.unlock();
    if (ended) {
        shared_->thread.join();
    } else {
        spdlog::warn("a job did not stop within {} s", kShutdownLimit.count());
        shared_->thread.detach();
    }
}

void JobLane::enqueue(Task task, Newer newer) {
    {
        const std::lock_guard lock(shared_->mutex);
        const JobKey key = task.ticket->key;
        for (const TicketPtr& older : std::vector(active_)) {
            const bool keeps = older->begun && newer == Newer::awaitsRunning;
            if (older->key == key && !keeps)
                drop(older);
        }
        std::erase_if(shared_->queue, [](const Task& t) { return t.ticket->dropped; });
        active_.push_back(task.ticket);
        shared_->queue.push_back(std::move(task));
    }
    shared_->wake.notify_one();
}

void JobLane::drop(const TicketPtr& ticket) {
    ticket->dropped = true;
    ticket->stop.request_stop();
    std::erase(active_, ticket);
}

void JobLane::cancel(JobKey key) {
    const std::lock_guard lock(shared_->mutex);
    for (const TicketPtr& ticket : std::vector(active_))
        if (ticket->key == key)
            drop(ticket);
    std::erase_if(shared_->queue, [](const Task& t) { return t.ticket->dropped; });
}

void JobLane::cancelAll() {
    const std::lock_guard lock(shared_->mutex);
    for (const TicketPtr& ticket : std::vector(active_))
        drop(ticket);
    shared_->queue.clear();
}

bool JobLane::isBusy(JobKey key) const {
    return std::ranges::any_of(active_, [&](const TicketPtr& t) { return t->key == key; });
}

bool JobLane::isBusy(int kind) const {
    return std::ranges::any_of(active_, [&](const TicketPtr& t) { return t->key.kind == kind; });
}

void JobLane::work(const std::shared_ptr<Shared>& shared) {
    yieldToTheWindow();
    std::unique_lock lock(shared->mutex);
    while (true) {
        shared->wake.wait(lock, [&] { return shared->quit || !shared->queue.empty(); });
        if (shared->quit)
            break;
        Task task = std::move(shared->queue.front());
        shared->queue.pop_front();
        task.ticket->begun = true;
        lock.unlock();

        Delivery delivery = task.run(hooksFor(shared, task));
        const TicketPtr ticket = task.ticket;
        task = {};  // what the job held is freed before the next one begins

        shared->post(ticket, std::move(delivery), true);
        lock.lock();
    }
    shared->hasEnded = true;
    shared->ended.notify_all();
}

JobHooks JobLane::hooksFor(const std::shared_ptr<Shared>& shared, const Task& task) {
    using Clock = std::chrono::steady_clock;
    JobHooks hooks;
    hooks.stop = task.ticket->stop.get_token();
    if (task.progress)
        hooks.progress = [shared, ticket = task.ticket, progress = task.progress,
                          last = Clock::time_point{}](double fraction) mutable {
            const auto now = Clock::now();
            if (fraction < 1 && now - last < kProgressInterval)
                return;
            last = now;
            shared->post(
                ticket, [progress, fraction] { progress(fraction); }, false);
        };
    if (task.notice)
        hooks.notice = [shared, ticket = task.ticket,
                        notice = task.notice](const std::string& text) {
            shared->post(
                ticket, [notice, text] { notice(text); }, false);
        };
    return hooks;
}

}  // namespace irodori
