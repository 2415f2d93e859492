// SPDX-License-Identifier: GPL-3.0-or-later
#include <malloc.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <iostream>
#include <iterator>

#include "base/log.h"
#include "cli/bench_report.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/dataset_command.h"
#include "cli/evaluate_command.h"
#include "cli/interrupt.h"
#include "cli/models_command.h"
#include "cli/stylize_command.h"
#include "cli/train_command.h"
#include "style/benchmark.h"
#include "train/job_part.h"
#include "train/training_benchmark.h"

namespace {

using namespace irodori;
using namespace irodori::cli;

/// Training allocates the same large blocks in every step: giving them back to the system, and
/// having their pages cleared anew, would cost more than a tenth of the time. One arena, as the
/// thresholds hold for the first one only.
void keepLargeBlocks() {
#ifdef __GLIBC__
    constexpr int gigabyte = 1 << 30;
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_MMAP_THRESHOLD, gigabyte);
    ::mallopt(M_TRIM_THRESHOLD, gigabyte);
#endif
}

ExitStatus run(const StylizeArguments& arguments, const Interrupt& interrupt) {
    Console console(std::cout, std::cerr, arguments.json, ::isatty(STDERR_FILENO) == 1);
    const auto engine = makeStyleEngine();
    return runStylize(arguments, *engine, ModelLibrary(), console, interrupt.token());
}

ExitStatus run(const ModelsArguments& arguments, const Interrupt&) {
    return runModels(arguments, ModelLibrary(), makeStylePack, std::cout, std::cerr);
}

ExitStatus run(const BenchArguments& arguments, const Interrupt& interrupt) {
    Console console(std::cout, std::cerr, arguments.json, ::isatty(STDERR_FILENO) == 1);
    constexpr double enginePart = 0.6;  // of the time; the rest goes to training
    const JobHooks hooks{interrupt.token(), [&](double fraction) { console.progress(fraction, 1); },
                         [&](const std::string& message) { console.tell(message); }};
    BenchOptions options;
    const auto report = ModelLibrary()
                            .find(arguments.model)
                            .and_then([&](const auto& model) {
                                options.model = model;
                                return runBenchmark(options, partOf(hooks, 0, enginePart));
                            })
                            .and_then([&](BenchReport engine) -> Result<BenchReport> {
                                keepLargeBlocks();  // not before: the engine gives memory back
                                auto rows =
                                    runTrainingBenchmark(options, partOf(hooks, enginePart, 1));
                                if (!rows)
                                    return tl::unexpected(rows.error());
                                std::ranges::move(*rows, std::back_inserter(engine.rows));
                                return engine;
                            });
    if (!report) {
        console.tell(report.error().message());
        return ExitStatus::nothingDone;
    }
    printReport(*report, arguments.json, std::cout);
    return ExitStatus::done;
}

ExitStatus run(const DatasetArguments& arguments, const Interrupt& interrupt) {
    Console console(std::cout, std::cerr, arguments.json, ::isatty(STDERR_FILENO) == 1);
    return runDataset(arguments, std::cout, console, interrupt.token());
}

ExitStatus run(const EvaluateArguments& arguments, const Interrupt& interrupt) {
    Console console(std::cout, std::cerr, arguments.json, ::isatty(STDERR_FILENO) == 1);
    return runEvaluate(arguments, evaluate, ModelLibrary(), console, std::cout, interrupt.token());
}

ExitStatus run(const TrainArguments& arguments, const Interrupt& interrupt) {
    keepLargeBlocks();
    return runTrain(arguments, &runTraining, std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1,
                    interrupt.token());
}

}  // namespace

int main(int argc, char** argv) {
    const Interrupt interrupt;
    // A write beyond a limit, or to a reader that has left, is a failure to report, not to die of.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    startLogging();

    const auto arguments = parseCommandLine(argc, argv);
    if (!arguments) {
        const auto& notice = arguments.error();
        (notice.status == ExitStatus::done ? std::cout : std::cerr) << notice.text;
        return static_cast<int>(notice.status);
    }
    const auto status =
        std::visit([&](const auto& chosen) { return run(chosen, interrupt); }, *arguments);
    return static_cast<int>(status);
}
