// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace irodori {

/// Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): a block
/// of four 32-bit numbers as a pure function of a counter and a key.
[[nodiscard]] std::array<std::uint32_t, 4> philox4x32(const std::array<std::uint32_t, 4>& counter,
                                                      const std::array<std::uint32_t, 2>& key);

/// Noise vector z of a seed: `width` standard normal numbers. z[4k…4k+3] comes from the counter
/// (k, 0, 2³²−1, 0). The same on every device and version.
[[nodiscard]] std::vector<float> noiseVector(std::uint64_t seed, int width);

/// Rows [y0, y0+height) × columns [x0, x0+width) of the Gaussian plane of trunk block `layer`, on
/// the 1/8 grid of the padded paint-size picture; row-major. A window of a plane equals the same
/// window of any larger one, so that tiles agree. Requires x0, y0 ≥ 0.
[[nodiscard]] std::vector<float> noisePlane(std::uint64_t seed, int layer, int x0, int y0,
                                            int width, int height);

}  // namespace irodori
