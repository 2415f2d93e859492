// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/activation_passes.h"

#include <algorithm>
#include <cstddef>

#include "style/bfloat16.h"

namespace irodori {

template <class T>
void upsampleNearest(const T* from, int height, int width, int channels, T* to) {
    const std::ptrdiff_t rowLength = std::ptrdiff_t{width} * channels;
#pragma omp parallel for schedule(static)
    for (int y = 0; y < height; ++y) {
        T* row = to + 4 * y * rowLength;
        T* out = row;
        for (const T* pixel = from + y * rowLength; pixel < from + (y + 1) * rowLength;
             pixel += channels) {
            out = std::copy_n(pixel, channels, out);
            out = std::copy_n(pixel, channels, out);
        }
        std::copy(row, out, out);
    }
}

template <class T>
void copyRows(const T* from, int rows, std::int64_t length, T* to) {
#pragma omp parallel for schedule(static)
    for (int y = 0; y < rows; ++y)
        std::copy_n(from + y * length, length, to + y * length);
}

template <class T>
void addNoise(T* x, std::int64_t pixels, const std::vector<float>& noise,
              const std::vector<float>& gain, float slope) {
    const auto channels = static_cast<std::ptrdiff_t>(gain.size());
    const float* gains = gain.data();
#pragma omp parallel for schedule(static)
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel) {
        T* values = x + pixel * channels;
        const float n = noise[static_cast<std::size_t>(pixel)];
        for (std::ptrdiff_t c = 0; c < channels; ++c) {
            const float sum = static_cast<float>(values[c]) + gains[c] * n;
            values[c] = T(std::max(sum, slope * sum));
        }
    }
}

template void upsampleNearest(const float*, int, int, int, float*);
template void upsampleNearest(const BFloat16*, int, int, int, BFloat16*);
template void copyRows(const float*, int, std::int64_t, float*);
template void copyRows(const BFloat16*, int, std::int64_t, BFloat16*);
template void addNoise(float*, std::int64_t, const std::vector<float>&, const std::vector<float>&,
                       float);
template void addNoise(BFloat16*, std::int64_t, const std::vector<float>&,
                       const std::vector<float>&, float);

}  // namespace irodori
