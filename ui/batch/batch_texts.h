// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "batch/batch_queue.h"

namespace irodori {

/// Name of the state in the artist's language.
[[nodiscard]] QString nameOf(BatchState state);
/// Of themeIcon(), so that states are told apart without their colour.
[[nodiscard]] QString iconOf(BatchState state);
/// Why a photo failed or was skipped; empty if there is no reason.
[[nodiscard]] QString reasonOf(const BatchItem& item);
/// Why a batch by this plan, if there is one, ended before all were painted.
[[nodiscard]] QString reasonOfEnd(const Error& error, const BatchPlan* plan);
[[nodiscard]] QString barrenText(const std::filesystem::path& folder);

/// "40 s left", "about 3 min left", "about 2 h 5 min left".
[[nodiscard]] QString timeLeftText(int seconds);
/// "2.4 s", "1 min 5 s": what work on a photo took.
[[nodiscard]] QString workTimeText(double seconds);

/// What a recipe changes, in one line: "Model starter · Strength 80 %".
[[nodiscard]] QString summaryOf(const StyleRecipe& recipe);

/// A file's name, or a folder's.
[[nodiscard]] QString fileName(const std::filesystem::path& path);
[[nodiscard]] QString pathText(const std::filesystem::path& path);

}  // namespace irodori
