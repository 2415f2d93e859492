// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/packed_pictures.h"
#include "imaging/image.h"
#include "nn/torch_compat.h"

namespace irodori {

/// Interleaved 8-bit RGB as [1,3,H,W] in [-1,1] on the CPU.
[[nodiscard]] torch::Tensor toTensor(const PackedPicture& picture);

/// [1,3,H,W] in [-1,1], clamped and rounded, as an 8-bit picture.
[[nodiscard]] Image imageOf(const torch::Tensor& picture);
[[nodiscard]] Image imageOf(const PackedPicture& picture);

/// [1,3,H,W] with its reflection around it, as wide as that around the pictures that Studio paints,
/// and further to sides that suit the generator: zero padding draws frames.
[[nodiscard]] torch::Tensor withBorder(const torch::Tensor& picture);

/// What was painted of `withBorder(picture)`, without the border: the size of `picture`.
[[nodiscard]] torch::Tensor withoutBorder(const torch::Tensor& painted,
                                          const torch::Tensor& picture);

}  // namespace irodori
