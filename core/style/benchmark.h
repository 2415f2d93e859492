// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"

namespace irodori {

struct BenchOptions {
    std::filesystem::path model;  ///< a `.irodori` file
    int threads = 0;              ///< 0 = one per core
    int rounds = 7;               ///< measurements of each thing, in turn; medians are reported
    int repaintSide = 1024;       ///< of the square repaint
    int previewSide = 768;        ///< of the preview whose strength changes
};

/// One measured figure.
struct BenchRow {
    std::string name;
    double value = 0;
    std::string unit;              ///< "ms", or "×" for ratios
    std::optional<double> target;  ///< empty: for information
    bool met = true;               ///< whether `value` keeps to the target
};

struct BenchReport {
    std::string processor;  ///< instruction set that oneDNN uses
    std::string blas;       ///< file of the BLAS that LibTorch uses
    int threads = 1;
    std::vector<BenchRow> rows;
};

/// Measures the engine on the CPU against its own parts, everything in one run and in turn, so that
/// ratios hold on a busy machine too; for each arithmetic that the processor has. Takes up to a
/// few minutes. Fails where the model cannot be loaded or the call is cancelled.
[[nodiscard]] Result<BenchReport> runBenchmark(const BenchOptions& options,
                                               const JobHooks& hooks = {});

}  // namespace irodori
