// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "cli/arguments.h"
#include "cli/console.h"
#include "model/model_library.h"
#include "style/style_engine.h"

namespace irodori::cli {

/// `irodori-cli stylize`: repaints every photo, going on after failures. The next photo is loaded
/// and the last one saved while one is painted, unless a memory budget is set. When `stop` is
/// requested the picture at hand is dropped and what is finished stays.
[[nodiscard]] ExitStatus runStylize(const StylizeArguments& arguments, StyleEngine& engine,
                                    const ModelLibrary& models, Console& console,
                                    std::stop_token stop);

}  // namespace irodori::cli
