// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/file_set.h"

#include <sys/stat.h>

namespace irodori {

std::optional<FileSet::Identity> FileSet::identityOf(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return Identity{status.st_dev, status.st_ino};
}

void FileSet::insert(const std::filesystem::path& path) {
    if (const auto identity = identityOf(path))
        files_.insert(*identity);
}

bool FileSet::contains(const std::filesystem::path& path) const {
    const auto identity = identityOf(path);
    return identity && files_.contains(*identity);
}

}  // namespace irodori
