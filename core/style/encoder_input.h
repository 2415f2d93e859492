// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include "imaging/image.h"
#include "nn/torch_compat.h"

namespace irodori {

/// What the style encoder sees of a picture: [1,3,h,w] in [-1,1], resized as nn::resizedForEncoder
/// does, but in bands, so that a 48-megapixel picture never exists in fp32.
[[nodiscard]] torch::Tensor encoderInput(const Image& image);

}  // namespace irodori
