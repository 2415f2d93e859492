// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include <cstdint>
#include <vector>

#include "imaging/image.h"

namespace irodori {

/// A window for the network and the part of its output that is kept. Padded coordinates.
struct TileWindow {
    Rect window;
    Rect inner;
};

/// What lies beyond the kept part on each side: the receptive field of an 8-pixel block reaches
/// 104 px up and left, 98 px down and right.
inline constexpr int kTileHalo = 104;

/// Side to which tiles shrink at most when memory is short: a kept part of 48 px and its halo.
inline constexpr int kSmallestTile = 256;

/// Windows of at most `maxPixels` whose kept parts cover `area`, all of one size and at multiples
/// of 8, with a halo except at the true border; the split with the least work. Where even the
/// smallest tiles have more than `maxPixels`, these. `padded` has sides in multiples of 8.
[[nodiscard]] std::vector<TileWindow> planTiles(Size padded, Rect area, std::int64_t maxPixels);

/// What is painted of a picture so far, in blocks of 64 px. So that panning paints only what came
/// into view.
class Coverage {
public:
    Coverage() = default;
    explicit Coverage(Size size);

    void add(Rect area);  ///< marks blocks that lie in `area` completely
    /// Bounding box of the blocks of `area` that are not covered, clipped to the picture; may be
    /// empty.
    [[nodiscard]] Rect missing(Rect area) const;

private:
    static constexpr int kBlock = 64;

    Size size_;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<bool> covered_;
};

}  // namespace irodori
