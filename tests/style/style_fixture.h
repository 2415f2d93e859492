// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "imaging/image.h"

namespace irodori::test {

/// A picture with soft shading, hard edges and a little grain, the same in every run.
inline Image syntheticPhoto(int width, int height, PixelDepth depth = PixelDepth::u8) {
    Image image(width, height, PixelDepth::u8);
    std::uint32_t state = 12345;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            state = state * 1664525U + 1013904223U;
            const int grain = static_cast<int>(state >> 29);
            const bool inside = (x / 37 + y / 29) % 2 == 0;
            const double shade = 0.5 + 0.5 * std::sin(0.031 * x + 0.017 * y);
            auto* pixel = image.row<std::uint8_t>(y) + 3 * x;
            pixel[0] = static_cast<std::uint8_t>((inside ? 200 : 40) * shade + grain);
            pixel[1] = static_cast<std::uint8_t>(120 + 60 * shade + grain);
            pixel[2] = static_cast<std::uint8_t>((inside ? 60 : 180) + grain);
        }
    }
    return withDepth(image, depth);
}

struct Difference {
    int largest = 0;
    double mean = 0;
};

/// Of two u8 pictures of one size, in steps of 1/255.
inline Difference differenceOf(const Image& a, const Image& b) {
    Difference difference;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const int step = std::abs(int{a.pixels[i]} - int{b.pixels[i]});
        difference.largest = std::max(difference.largest, step);
        difference.mean += step;
    }
    difference.mean /= static_cast<double>(std::max<std::size_t>(1, a.pixels.size()));
    return difference;
}

}  // namespace irodori::test
