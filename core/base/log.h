// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <spdlog/spdlog.h>
#include <filesystem>

namespace irodori {

/// Sends the log to stderr (warnings and worse) and, where `file` is given, everything to a file
/// that is rotated at 1 MiB with three kept. Call once, early in main(). Log with `spdlog::info`
/// etc.
void startLogging(const std::filesystem::path& file = {});

}  // namespace irodori
