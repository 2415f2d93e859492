// SPDX-License-Identifier: GPL-3.0-or-later
// bench_style [SIDE [PREVIEW [ROUNDS [THREADS]]]]: prints the report of core/style/benchmark.h.
#include <cstdio>
#include <cstdlib>

#include "base/paths.h"
#include "style/benchmark.h"

int main(int argc, char** argv) {
    const auto argument = [&](int index, int initial) {
        return argc > index ? std::atoi(argv[index]) : initial;
    };
    irodori::BenchOptions options;
    options.model = irodori::resourceDir() / "models" / "starter.irodori";
    options.repaintSide = argument(1, options.repaintSide);
    options.previewSide = argument(2, options.previewSide);
    options.rounds = argument(3, options.rounds);
    options.threads = argument(4, options.threads);
    const auto report = irodori::runBenchmark(options);
    if (!report) {
        std::fprintf(stderr, "%s\n", report.error().message().c_str());
        return 1;
    }
    std::printf("%s, %d threads, BLAS %s\n", report->processor.c_str(), report->threads,
                report->blas.c_str());
    for (const auto& row : report->rows) {
        std::printf("%-48s %10.2f %s", row.name.c_str(), row.value, row.unit.c_str());
        if (row.target)
            std::printf("   target %.2f %s", *row.target, row.met ? "met" : "MISSED");
        std::printf("\n");
    }
    return 0;
}
