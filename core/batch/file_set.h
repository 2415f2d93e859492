// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

namespace irodori {

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

}  // namespace irodori
