// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to data: many threads make values, one takes them in order.

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

namespace irodori {

/// One thread per core where none are asked for, and never more than there is to do.
[[nodiscard]] inline int threadCount(int asked, std::size_t jobs) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t wanted = asked > 0 ? static_cast<std::size_t>(asked) : cores;
    return static_cast<int>(std::clamp<std::size_t>(jobs, 1, wanted));
}

/// Makes the values `make(0)` … `make(count - 1)` on `threads` threads and hands each to
/// `take(value)` on the calling one, in order. At most `window` values are made ahead, which bounds
/// the memory. Ends early once `take` returns false; then what is being made is waited for.
/// `make` must not throw; `take` may.
template <class Make, class Take>
void makeInOrder(std::size_t count, int threads, std::size_t window, Make make, Take take) {
    using Value = std::invoke_result_t<Make&, std::size_t>;
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::optional<Value>> made(count);  // guarded by the mutex, as are the next three
    std::size_t next = 0;
    std::size_t taken = 0;
    bool isEnding = false;

    const auto work = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [&] { return isEnding || next == count || next < taken + window; });
            if (isEnding || next == count)
                return;
            const std::size_t index = next++;
            lock.unlock();
            Value value = make(index);
            lock.lock();
            made[index] = std::move(value);
            changed.notify_all();
        }
    };
    struct Ending {  // before the threads are joined, however this function is left
        std::mutex& mutex;
        std::condition_variable& changed;
        bool& isEnding;
        ~Ending() {
            const std::lock_guard lock(mutex);
            isEnding = true;
            changed.notify_all();
        }
    };
    std::vector<std::jthread> workers;
    const Ending ending{mutex, changed, isEnding};
    for (int i = 0; i < threads; ++i)
        workers.emplace_back(work);

    for (bool goesOn = true; goesOn && taken < count;) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return made[taken].has_value(); });
        Value value = std::move(*made[taken]);
        made[taken++].reset();
        changed.notify_all();
        lock.unlock();
        goesOn = take(std::move(value));
    }
}

}  // namespace irodori
