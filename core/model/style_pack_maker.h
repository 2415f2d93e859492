// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace irodori {

inline constexpr std::uintmax_t kMaxPackBytes = 1 << 20;

struct StylePackRequest {
    std::filesystem::path tuned;  ///< a model that was trained on from `base`, with styles
    std::filesystem::path base;
    std::filesystem::path output;  ///< replaced where it exists
    std::string name;              ///< empty: that of the tuned model
    int rank = 0;                  ///< of the changes; 0 = the highest that fits
};

struct StylePackReport {
    int rank = 0;
    std::uintmax_t bytes = 0;  ///< of the file
    std::size_t styles = 0;
    double kept = 0;  ///< 1 − |packed − tuned| / |tuned − base| over all weights: 1 = all of the
                      ///< training is in the pack, 0 = nothing
};

/// Writes what a model has learnt beyond its base as a style pack of at most kMaxPackBytes: the
/// nearest changes of this rank (truncated singular value decomposition; Eckart and Young, 1936)
/// in F16. ErrorCode::invalidArgument where the two are not of one architecture, the tuned one
/// carries no styles or is a pack itself; tooLarge where it does not fit at the rank asked for, or
/// at any.
[[nodiscard]] Result<StylePackReport> makeStylePack(const StylePackRequest& request);

}  // namespace irodori
