// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pictures made in code for the tests of datasets.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "imaging/picture_io.h"

namespace irodori::test {

using Colour = std::array<std::uint8_t, 3>;

inline void fill(Image& image, Rect area, Colour colour) {
    for (int y = std::max(0, area.y); y < std::min(image.height, area.y + area.height); ++y)
        for (int x = std::max(0, area.x); x < std::min(image.width, area.x + area.width); ++x)
            std::copy(colour.begin(), colour.end(), image.row<std::uint8_t>(y) + 3 * x);
}

inline Image flatPicture(int width, int height, Colour colour = {200, 190, 60}) {
    Image image(width, height);
    fill(image, {0, 0, width, height}, colour);
    return image;
}

/// Flat areas with black outlines, as in cel art; another one for each seed.
inline Image drawing(unsigned seed, int width = 160, int height = 120) {
    std::mt19937 random(seed);
    const auto value = [&random] { return static_cast<std::uint8_t>(80 + random() % 170); };
    Image image = flatPicture(width, height, {value(), value(), value()});
    for (int i = 0; i < 12; ++i) {
        const Rect area{static_cast<int>(random() % width), static_cast<int>(random() % height),
                        width / 8 + static_cast<int>(random() % (width / 3)),
                        height / 8 + static_cast<int>(random() % (height / 3))};
        fill(image, area, {0, 0, 0});
        fill(image, {area.x + 2, area.y + 2, area.width - 4, area.height - 4},
             {value(), value(), value()});
    }
    return image;
}

/// Short strokes all over, dark and bright, as in a painting.
inline Image painting(unsigned seed, int width = 160, int height = 120) {
    std::mt19937 random(seed);
    Image image = flatPicture(width, height, {128, 120, 100});
    for (int i = 0; i < width * height / 10; ++i) {
        const auto value = static_cast<std::uint8_t>(60 + random() % 140);
        fill(image,
             {static_cast<int>(random() % width), static_cast<int>(random() % height),
              1 + static_cast<int>(random() % 6), 1 + static_cast<int>(random() % 3)},
             {value, static_cast<std::uint8_t>(value - random() % 30),
              static_cast<std::uint8_t>(value - random() % 50)});
    }
    return image;
}

/// Averages over (2·radius + 1)² pixels, three times: close to a Gaussian of σ ≈ radius + 0.5.
inline Image blurred(Image image, int radius) {
    for (int pass = 0; pass < 3; ++pass) {
        const Image source = image;
        for (int y = 0; y < image.height; ++y)
            for (int x = 0; x < image.width; ++x)
                for (int c = 0; c < 3; ++c) {
                    int sum = 0;
                    int count = 0;
                    for (int v = std::max(0, y - radius);
                         v <= std::min(image.height - 1, y + radius); ++v)
                        for (int u = std::max(0, x - radius);
                             u <= std::min(image.width - 1, x + radius); ++u, ++count)
                            sum += source.row<std::uint8_t>(v)[3 * u + c];
                    image.row<std::uint8_t>(y)[3 * x + c] =
                        static_cast<std::uint8_t>((sum + count / 2) / count);
                }
    }
    return image;
}

/// Aborts the test program where it fails. The format is that of the ending.
inline void save(const std::filesystem::path& path, const Image& image, int quality = 92) {
    std::filesystem::create_directories(path.parent_path());
    ExportOptions options;
    options.format = *formatFromPath(path);
    options.quality = quality;
    if (!savePicture(path, image, nullptr, options))
        std::abort();
}

}  // namespace irodori::test
