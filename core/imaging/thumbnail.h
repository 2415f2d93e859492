// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "imaging/image.h"

namespace irodori {

/// `image` as a small PNG, its long side at most `longSide` pixels. Thread-safe.
[[nodiscard]] Result<std::vector<std::uint8_t>> pngThumbnail(const Image& image, int longSide);

}  // namespace irodori
