// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/arguments.h"

namespace irodori::cli {

/// What the PHOTO arguments stand for.
struct PhotoList {
    std::vector<std::filesystem::path> photos;  ///< in the order given, none twice
    std::vector<Error> failures;                ///< folders without pictures, or unreadable ones
};

/// Replaces folders by the pictures directly inside (by their endings, sorted) and glob patterns by
/// what they match. Names of nothing are kept, so that loading them says so.
[[nodiscard]] PhotoList collectPhotos(const std::vector<std::string>& arguments);

/// Existing files told apart by what they are (device and inode), not by how they are called.
class FileSet {
public:
    void insert(const std::filesystem::path& path);  ///< ignored where there is no such file
    [[nodiscard]] bool contains(const std::filesystem::path& path) const;

private:
    using Identity = std::pair<std::uintmax_t, std::uintmax_t>;
    static std::optional<Identity> identityOf(const std::filesystem::path& path);

    std::set<Identity> files_;
};

}  // namespace irodori::cli
