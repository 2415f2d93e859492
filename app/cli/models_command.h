// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <iosfwd>

#include "cli/arguments.h"
#include "model/model_library.h"
#include "model/style_pack_maker.h"

namespace irodori::cli {

/// `irodori::makeStylePack`, or what stands for it in tests.
using MakeStylePack = std::function<Result<StylePackReport>(const StylePackRequest&)>;

/// `irodori-cli models`: results on `out` (JSON objects, one a line, where asked for), failures on
/// `err`.
[[nodiscard]] ExitStatus runModels(const ModelsArguments& arguments, const ModelLibrary& models,
                                   const MakeStylePack& makePack, std::ostream& out,
                                   std::ostream& err);

}  // namespace irodori::cli
