// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace irodori::cli {

/// Turns Ctrl-C, a closed terminal and `kill` into a stop request. Make one before any other thread
/// starts: they all inherit the signal mask by which only this one hears of signals.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

private:
    std::stop_source stop_;
    std::thread listener_;
};

}  // namespace irodori::cli
