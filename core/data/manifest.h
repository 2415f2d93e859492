// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/dataset.h"

namespace irodori {

enum class PictureKind { photo, style };

/// A picture that a manifest lists.
struct ManifestPicture {
    ListedPicture picture;  ///< below the manifest's folder
    PictureKind kind = PictureKind::photo;
    Split split = Split::train;

    friend bool operator==(const ManifestPicture&, const ManifestPicture&) = default;
};

/// Reads a manifest: CSV whose first line names the columns path (relative to the manifest's
/// folder), kind (photo or style), collection, split (train or test), source, author and license;
/// others are passed over. Fails, with the line, where a column is missing, a row has another
/// number of fields, a kind or split is not known, a path leads out of the folder, stands there
/// twice, or is that of no file.
[[nodiscard]] Result<std::vector<ManifestPicture>> readManifest(const std::filesystem::path& file);

/// The same of a text, without a look at the disk. `name` is used in messages.
[[nodiscard]] Result<std::vector<ManifestPicture>> manifestFromCsv(
    const std::string& text, const std::filesystem::path& folder, const std::string& name);

/// Those of one kind and split, in order.
[[nodiscard]] std::vector<ListedPicture> picturesOf(const std::vector<ManifestPicture>& manifest,
                                                    PictureKind kind, Split split);

}  // namespace irodori
