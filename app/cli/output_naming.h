// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/inputs.h"
#include "imaging/picture_io.h"

namespace irodori::cli {

/// Where results go: one named file, or a folder in which each photo keeps its name.
struct OutputPlace {
    std::filesystem::path path;
    bool isFolder = false;
    std::optional<FileFormat> format;  ///< set where all results have the same
};

/// Reads `-o`. `output` is a folder when it ends with "/", is one already, or has several photos
/// to hold. `format` is what `--format` said. Refused: a name whose ending is of no format that we
/// write, and one picture's name for several photos.
[[nodiscard]] Result<OutputPlace> outputPlace(const std::string& output, std::size_t photoCount,
                                              std::optional<FileFormat> format);

/// The photos' names without ending, made distinct with " (2)", " (3)", …: two photos of one run
/// never aim at the same name, whichever shard they belong to and whatever their formats are.
[[nodiscard]] std::vector<std::string> distinctStems(
    const std::vector<std::filesystem::path>& photos);

/// The format of a result: the place's, else the photo's own (`photoFormat` as in
/// Picture::formatName) where we can write it, else PNG.
[[nodiscard]] FileFormat outputFormat(const OutputPlace& place, const std::string& photoFormat);

/// The result's path before " (2)" is added for files that are there already.
[[nodiscard]] std::filesystem::path outputPath(const OutputPlace& place, const std::string& stem,
                                               FileFormat format);

/// Makes the folder and tries whether a file can be written there, so that nobody waits for a
/// picture that cannot be kept. Leaves no file behind.
[[nodiscard]] Result<void> prepare(const OutputPlace& place);

/// Refuses to replace one of `inputs`, by whatever name, and what is no ordinary file.
[[nodiscard]] Result<void> mayReplace(const std::filesystem::path& target, const FileSet& inputs);

}  // namespace irodori::cli
