// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style: what a request comes to.
#pragma once

#include <cstddef>

#include "style/style_engine.h"

namespace irodori {

[[nodiscard]] inline Size sizeOf(const Image& image) {
    return {image.width, image.height};
}

/// Refuses what cannot be painted, naming the part that is wrong. `codeWidth` is the model's.
[[nodiscard]] Result<void> check(const RepaintRequest& request, std::size_t codeWidth);

// Of a request that was checked:

/// Size at which G sees the photo, `divisor` times smaller than the settings say.
[[nodiscard]] Size paintSizeOf(const RepaintRequest& request, int divisor);
[[nodiscard]] Size outputSizeOf(const RepaintRequest& request);
/// The wanted part of the output.
[[nodiscard]] Rect regionOf(const RepaintRequest& request);
/// How many times larger than the output it is composed and then averaged, when painted at `paint`:
/// a picture that is not enlarged much looks like the large export made smaller, whose strokes
/// were softened in between. 1 for drafts.
[[nodiscard]] int oversamplingOf(const RepaintRequest& request, Size paint);
/// Whether what the settings' region leaves out is painted, too.
[[nodiscard]] bool paintsTheRest(const RepaintRequest& request);
/// Mean of the codes, mixed with the photo's by the strength.
[[nodiscard]] StyleCode styleCodeOf(const RepaintRequest& request,
                                    const std::vector<WeightedCode>& references);

}  // namespace irodori
