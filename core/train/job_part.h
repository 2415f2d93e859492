// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

namespace irodori {

/// Hooks for one part of a job, [begin, end] of its progress.
[[nodiscard]] inline JobHooks partOf(const JobHooks& job, double begin, double end) {
    return {job.stop,
            [report = job.progress, begin, end](double fraction) {
                if (report)
                    report(begin + (end - begin) * fraction);
            },
            job.notice};
}

}  // namespace irodori
