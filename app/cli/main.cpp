// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>
#include <csignal>
#include <iostream>

#include "base/log.h"
#include "cli/bench_report.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/models_command.h"
#include "cli/stylize_command.h"
#include "style/benchmark.h"

namespace {

using namespace irodori;
using namespace irodori::cli;

ExitStatus run(const StylizeArguments& arguments, const Interrupt& interrupt) {
    Console console(std::cout, std::cerr, arguments.json, ::isatty(STDERR_FILENO) == 1);
    const auto engine = makeStyleEngine();
    return runStylize(arguments, *engine, ModelLibrary(), console, interrupt.token());
}

ExitStatus run(const ModelsArguments& arguments, const Interrupt&) {
    return runModels(arguments, ModelLibrary(), std::cout, std::cerr);
}

ExitStatus run(const BenchArguments& arguments, const Interrupt& interrupt) {
    Console console(std::cout, std::cerr, arguments.json, ::isatty(STDERR_FILENO) == 1);
    const JobHooks hooks{interrupt.token(), [&](double fraction) { console.progress(fraction, 1); },
                         [&](const std::string& message) { console.tell(message); }};
    const auto report = ModelLibrary().find(arguments.model).and_then([&](const auto& model) {
        BenchOptions options;
        options.model = model;
        return runBenchmark(options, hooks);
    });
    if (!report) {
        console.tell(report.error().message());
        return ExitStatus::nothingDone;
    }
    printReport(*report, arguments.json, std::cout);
    return ExitStatus::done;
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
