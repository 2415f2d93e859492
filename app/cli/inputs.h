// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace irodori::cli {

/// What the PHOTO arguments stand for.
struct PhotoList {
    std::vector<std::filesystem::path> photos;  ///< in the order given, none twice
    std::vector<Error> failures;                ///< folders without pictures, or unreadable ones
};

/// Replaces folders by the pictures directly inside (by their endings, sorted) and glob patterns by
/// what they match. Names of nothing are kept, so that loading them says so.
[[nodiscard]] PhotoList collectPhotos(const std::vector<std::string>& arguments);

}  // namespace irodori::cli
