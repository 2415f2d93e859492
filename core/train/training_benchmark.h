// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "style/benchmark.h"

namespace irodori {

/// Measures a training step (batch 4 at 168², every loss) on the CPU against the same step as
/// LibTorch does it by default, in fp32 and NCHW, in turn; and how long it waits for pictures.
/// Trains the networks of `options.model` on pictures made up in a temporary folder.
[[nodiscard]] Result<std::vector<BenchRow>> runTrainingBenchmark(const BenchOptions& options,
                                                                 const JobHooks& hooks = {});

}  // namespace irodori
