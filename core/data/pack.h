// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/progress.h"
#include "base/result.h"
#include "data/dataset.h"

namespace irodori {

struct PackOptions {
    int shortSide = 256;      ///< pictures are resized to it; smaller ones are enlarged
    int maxLongSide = 1024;   ///< longer ones are cropped in the middle
    bool celTargets = false;  ///< also the cel version of each (photos for cel styles)
    int threads = 0;          ///< 0 = one per core
};

/// Decodes the usable pictures of a dataset into a pack (see PackedPictures). Files that have
/// become unreadable since the scan are left out with a notice. Atomic: an interrupted call leaves
/// nothing. Returns the number of pictures.
Result<std::size_t> packDataset(const Dataset& dataset, const std::filesystem::path& pack,
                                const PackOptions& options, const JobHooks& hooks = {});

}  // namespace irodori
