// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include "imaging/image.h"
#include "style/finishing.h"

namespace irodori {

/// What becomes the result: a painting and the photo that it was made from.
struct PaintedPicture {
    const Image& photo;     ///< at paint size
    const Image& painting;  ///< at paint size, PixelDepth::u16
    const Image& guide;     ///< the photo at output size
};

/// Pixels around a place of the painting that its result depends on.
inline constexpr int kUpsamplingMargin = 10;

/// Brings `region` of the painting to the guide's size, which must not be smaller, after the fast
/// guided filter (He & Sun, arXiv:1505.00996, 2015): at paint size the painting is modelled in each
/// neighbourhood as a linear function of the photo's luma; its gain is smoothed and enlarged, and
/// carries the guide's sharp edges over. Unlike in the original, the offset is smoothed over a
/// pixel at most, so that strokes which the photo does not have survive. Then finishes it; the
/// finisher must be for this region of the guide's size. Writes pixels only, into `out` of region's
/// size, rounded to its depth. In bands of rows, so that memory does not depend on the picture's
/// size. Parallel (OpenMP).
void composeUpsampled(const PaintedPicture& picture, Rect region, const RowFinisher& finisher,
                      Image& out);

/// The same where painting and guide have one size: finishes only.
void compose(const Image& painting, const Image& guide, Rect region, const RowFinisher& finisher,
             Image& out);

}  // namespace irodori
