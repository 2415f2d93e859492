// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "data/dataset.h"

namespace irodori {

struct MovedFiles {
    std::size_t moved = 0;
    std::vector<Error> failures;  ///< files that stayed where they are, and why
};

/// Moves the files none of whose pictures are used into `folder`, where they keep the place they
/// had below their root (with several roots: below the root's name). Nothing is deleted or
/// replaced; what links only lead to is left alone. Fails before moving anything where `folder`
/// lies inside a root, since the next scan would find the files again, or cannot be made.
Result<MovedFiles> moveExcluded(const Dataset& dataset, const std::filesystem::path& folder,
                                const JobHooks& hooks = {});

}  // namespace irodori
