// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "studio/studio_document.h"

namespace irodori {

using ModelSwatches = std::vector<std::shared_ptr<const StylePicture>>;

/// The styles that a model carries, in the order of its file: known by their codes alone, with the
/// thumbnails of its card. Empty if it carries none. Thread-safe; takes its time.
[[nodiscard]] Result<ModelSwatches> readModelSwatches(const std::filesystem::path& model);

}  // namespace irodori
