// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/file_set.h"
#include "imaging/picture_io.h"

namespace irodori {

/// The photos' names without ending, made distinct with " (2)", " (3)", …: two photos of one run
/// never aim at the same name, whatever their formats are.
[[nodiscard]] std::vector<std::string> distinctStems(
    const std::vector<std::filesystem::path>& photos);

/// The wanted format, else the photo's own (`photoFormat` as in Picture::formatName or a file's
/// ending) where we can write it, else PNG.
[[nodiscard]] FileFormat outputFormat(std::optional<FileFormat> wanted,
                                      const std::string& photoFormat);

/// Makes the folder of a result where it is missing, and refuses one that cannot be written. Empty:
/// the current folder, which is taken as it is.
[[nodiscard]] Result<void> prepareFolder(const std::filesystem::path& folder);

/// Refuses to replace one of `inputs`, by whatever name, and what is no ordinary file.
[[nodiscard]] Result<void> mayReplace(const std::filesystem::path& target, const FileSet& inputs);

}  // namespace irodori
