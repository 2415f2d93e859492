// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style. What remains between the primitives of the oneDNN executor. Activations
// are dense nhwc of float or BFloat16. All parallel (OpenMP).
#pragma once

#include <cstdint>
#include <vector>

namespace irodori {

/// Repeats each pixel of `from` [height,width,channels] twice both ways: `to` is
/// [2·height,2·width,channels].
template <class T>
void upsampleNearest(const T* from, int height, int width, int channels, T* to);

/// Copies `rows` rows of `length` values.
template <class T>
void copyRows(const T* from, int rows, std::int64_t length, T* to);

/// x ← leaky ReLU of `slope` of x + gain·noise; x is [pixels,channels], noise [pixels], gain
/// [channels].
template <class T>
void addNoise(T* x, std::int64_t pixels, const std::vector<float>& noise,
              const std::vector<float>& gain, float slope);

}  // namespace irodori
