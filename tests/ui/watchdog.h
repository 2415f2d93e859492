// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

#include <QElapsedTimer>
#include <QObject>
#include <algorithm>
#include <vector>

namespace irodori::test {

/// Watches the turns of the GUI thread's event loop while it lives. `busy` is the processor time
/// that a turn took and does not depend on what else the machine does; `away` is the time that went
/// by.
class Watchdog : public QObject {
public:
    Watchdog() {
        clock_.start();
        processor_ = processorTime();
        startTimer(1, Qt::PreciseTimer);
    }

    struct Times {
        double percentile999 = 0;  ///< milliseconds
        double longest = 0;
    };
    [[nodiscard]] Times busy() const { return of(busy_); }
    [[nodiscard]] Times away() const { return of(away_); }
    [[nodiscard]] double longestBusy() const { return longestBusy_; }

protected:
    void timerEvent(QTimerEvent* /*event*/) override {
        const double now = processorTime();
        busy_.push_back(now - processor_);
        longestBusy_ = std::max(longestBusy_, busy_.back());
        away_.push_back(double(clock_.nsecsElapsed()) / 1e6);
        clock_.restart();
        processor_ = now;
    }

private:
    /// Of this thread, in milliseconds.
    static double processorTime() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    static Times of(std::vector<double> turns) {
        if (turns.empty())
            return {};
        std::ranges::sort(turns);
        return {turns[std::size_t(0.999 * double(turns.size() - 1))], turns.back()};
    }

    QElapsedTimer clock_;
    double processor_ = 0;
    double longestBusy_ = 0;
    std::vector<double> busy_;
    std::vector<double> away_;
};

}  // namespace irodori::test
