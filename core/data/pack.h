// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/progress.h"
#include "base/result.h"
#include "data/dataset.h"

namespace irodori {

inline constexpr int kMinPackedSide = 32;
inline constexpr int kMaxPackedLongSide = 8192;
inline constexpr int kOwnSize = 0;

struct PackOptions {
    int shortSide = 256;      ///< pictures are resized to it; smaller ones are enlarged; kOwnSize:
                              ///< they are not resized
    int maxLongSide = 1024;   ///< longer ones are cropped in the middle
    bool celTargets = false;  ///< also the cel version of each (photos for cel styles)
    bool faces = false;       ///< also where faces are, as far as they are found (opencv-data)
    int threads = 0;          ///< 0 = one per core
};

/// Decodes the usable pictures of a dataset into a pack (see PackedPictures), in their order. Files
/// that have changed or become unreadable since the scan are left out with a notice. Only the
/// pictures being decoded are in memory. Atomic: an interrupted call leaves nothing. Returns the
/// number of pictures; fails where there is none. The hooks are called on the calling thread.
Result<std::size_t> packDataset(const Dataset& dataset, const std::filesystem::path& pack,
                                const PackOptions& options, const JobHooks& hooks = {});

}  // namespace irodori
