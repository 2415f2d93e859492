// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "cli/arguments.h"

namespace irodori::cli {

/// Nothing to run: help or version text was asked for, or the usage is wrong.
struct Notice {
    ExitStatus status = ExitStatus::done;  ///< `done` belongs on stdout, `wrongUsage` on stderr
    std::string text;
};

/// Reads the command line (`argv` as main() gets it).
[[nodiscard]] tl::expected<Arguments, Notice> parseCommandLine(int argc, const char* const* argv);

}  // namespace irodori::cli
