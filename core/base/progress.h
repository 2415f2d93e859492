// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>

namespace irodori {

/// What a long call reports to, and where it looks whether to go on. All callbacks run on the
/// calling thread; empty ones are skipped. A call that finds `stop` requested returns
/// `ErrorCode::cancelled` at its next step.
struct JobHooks {
    std::stop_token stop;
    std::function<void(double fraction)> progress;           ///< 0 … 1, never falling
    std::function<void(const std::string& message)> notice;  ///< something the user should know

    void report(double fraction) const {
        if (progress)
            progress(fraction);
    }
    void tell(const std::string& message) const {
        if (notice)
            notice(message);
    }
    [[nodiscard]] bool stopped() const { return stop.stop_requested(); }
};

}  // namespace irodori
