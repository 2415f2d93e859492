// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "library/library_item.h"
#include "model/model_library.h"
#include "studio/preset_collection.h"
#include "train/training_runs.h"

namespace irodori {

// What stands on each shelf. All are thread-safe; those that read files take their time.

[[nodiscard]] LibraryItem itemOf(const ShownPreset& preset);

/// Each model, and as a style pack once more if it carries styles.
[[nodiscard]] std::vector<LibraryItem> modelItems(const ModelLibrary& library);

/// The pictures of the program's folder, then those of the user's; either may be missing.
[[nodiscard]] std::vector<LibraryItem> swatchItems(const std::filesystem::path& shipped,
                                                   const std::filesystem::path& user);

[[nodiscard]] std::vector<LibraryItem> runItems(const std::vector<RunSummary>& runs);

}  // namespace irodori
