// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to data: pictures as they lie in folders and clips, made fit to be looked at and packed.

#include <filesystem>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "imaging/image.h"
#include "imaging/rights.h"

namespace irodori {

struct DatasetPicture;

struct SourcePicture {
    Image image;  ///< upright sRGB, 8 bit, opaque
    PictureRights rights;
    std::string sha256;  ///< of the file
};

/// Reads a picture file. Few large files are decoded at the same time, whatever the number of
/// threads, so that memory stays bounded. Thread-safe.
[[nodiscard]] Result<SourcePicture> loadSource(const std::filesystem::path& file);

/// The pixels of a picture or clip's frame of a dataset, all of them. `corrupt` where the file is
/// no longer the one that was scanned. Thread-safe.
[[nodiscard]] Result<Image> loadAgain(const DatasetPicture& picture);

/// SHA-256 of a file of any size. `cancelled` when asked to stop.
[[nodiscard]] Result<std::string> sha256OfFile(const std::filesystem::path& file,
                                               const JobHooks& hooks);

}  // namespace irodori
