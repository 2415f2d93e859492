// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
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

/// The result's path before " (2)" is added for files that are there already.
[[nodiscard]] std::filesystem::path outputPath(const OutputPlace& place, const std::string& stem,
                                               FileFormat format);

/// Makes the folder and tries whether a file can be written there, so that nobody waits for a
/// picture that cannot be kept. Leaves no file behind.
[[nodiscard]] Result<void> prepare(const OutputPlace& place);

}  // namespace irodori::cli
