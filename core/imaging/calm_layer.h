// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "imaging/image.h"

namespace irodori {

/// Side of a cell of a CalmLayer, in pixels of the painting.
inline constexpr int kCalmCell = 4;

/// How far around a place its calm depends on the painting, in pixels.
inline constexpr int kCalmReach = 56;

/// A painting without the strokes that a network draws into plain skies and walls: it shows `share`
/// of the calm colour and 1 − share of its own. The share is 0 where the photo has structure. The
/// cells lie on a grid over the whole painting; stretch that.
struct CalmLayer {
    /// R, G, B of the calm colour (0 … 1, of encoded values) times the share; the share (0 … 1).
    using Cell = std::array<float, 4>;

    Size grid;                ///< of the whole painting
    Rect part;                ///< that is known, in cells
    std::vector<Cell> cells;  ///< of the part, rows from the top

    [[nodiscard]] const Cell* row(int y) const {
        return cells.data() + static_cast<std::ptrdiff_t>(y - part.y) * part.width;
    }
};

/// Calms `area` of a painting made of `photo`; both have one size, the painting is
/// PixelDepth::u16. Looks at the painting only within kCalmReach of the area, so that parts of a
/// picture agree with the whole. After the guided filter (He et al., PAMI 2013) with the photo's
/// luma as its guide, each place weighted by how plain the photo is there. Thread-safe; fails only
/// with ErrorCode::cancelled.
[[nodiscard]] Result<CalmLayer> calmLayerOf(const Image& photo, const Image& painting, Rect area,
                                            const JobHooks& hooks = {});

/// What calmLayerOf() returns for a whole painting takes so many bytes.
[[nodiscard]] std::int64_t calmLayerBytes(Size painting);

}  // namespace irodori
