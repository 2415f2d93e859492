// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include "cli/arguments.h"
#include "model/model_library.h"

namespace irodori::cli {

/// `irodori-cli models`: results on `out` (JSON objects, one a line, where asked for), failures on
/// `err`.
[[nodiscard]] ExitStatus runModels(const ModelsArguments& arguments, const ModelLibrary& models,
                                   std::ostream& out, std::ostream& err);

}  // namespace irodori::cli
