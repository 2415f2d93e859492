// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <stop_token>

#include "cli/arguments.h"
#include "cli/console.h"

namespace irodori::cli {

/// `irodori-cli dataset`: findings and results on `out` (JSON objects, one a line, where asked
/// for), unreadable files and warnings through `console`. `someFailed` where files could not be
/// read or moved; `nothingDone` where there is nothing to train on.
[[nodiscard]] ExitStatus runDataset(const DatasetArguments& arguments, std::ostream& out,
                                    Console& console, std::stop_token stop);

}  // namespace irodori::cli
