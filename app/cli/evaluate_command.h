// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <iosfwd>
#include <stop_token>

#include "cli/arguments.h"
#include "cli/console.h"
#include "model/model_library.h"
#include "train/evaluation.h"

namespace irodori::cli {

/// `irodori::evaluate`, or what stands for it in tests.
using Evaluate = std::function<Result<EvaluationReport>(const EvaluationRequest&, const JobHooks&)>;

/// `irodori-cli evaluate`: a table on `out`, or one JSON object where asked for. Pictures that are
/// left out are named by `console` and make the status someFailed.
[[nodiscard]] ExitStatus runEvaluate(const EvaluateArguments& arguments, const Evaluate& evaluate,
                                     const ModelLibrary& models, Console& console,
                                     std::ostream& out, std::stop_token stop);

}  // namespace irodori::cli
