// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "base/result.h"

namespace irodori {

enum class Subfolders { leftOut, included };

/// The pictures in a folder, told by their endings, sorted by path. Hidden files and folders are
/// left out, as are subfolders that may not be read and links to folders, which could lead round in
/// circles. ErrorCode::notFound where there are none. Thread-safe.
[[nodiscard]] Result<std::vector<std::filesystem::path>> picturesIn(
    const std::filesystem::path& folder, Subfolders subfolders, const std::stop_token& stop = {});

}  // namespace irodori
