// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>
#include <csignal>
#include <iostream>

#include "base/log.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/models_command.h"
#include "cli/stylize_command.h"

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
