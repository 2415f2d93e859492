// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "imaging/image.h"

namespace irodori {

/// What tells the texture of a photo from its forms: where the photo has luma l (0 … 1, of encoded
/// values), l − (gain·l + offset) is texture and the rest form. Rows from the top, of any size;
/// stretch it over the photo.
struct DetailLayer {
    int width = 0;
    int height = 0;
    std::vector<float> gains;    ///< width·height; 1 at edges, 0 on plains
    std::vector<float> offsets;  ///< width·height
};

/// By the fast guided filter with the photo's luma as its own guide (He & Sun, arXiv:1505.00996,
/// 2015), at a long side of 1024 at most: texture is what is fine in relation to the picture.
/// Thread-safe, no errors.
[[nodiscard]] DetailLayer detailLayerOf(const Image& photo);

}  // namespace irodori
