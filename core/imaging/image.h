// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace irodori {

enum class PixelDepth { u8 = 1, u16 = 2 };  ///< the value is the number of bytes

/// A picture in memory: interleaved R, G, B of sRGB-encoded values (0 … 255 or 0 … 65535), rows
/// from the top, no padding between rows; and an optional alpha plane of the same depth (straight,
/// not premultiplied; empty = opaque). A plain value; share large ones as `shared_ptr<const
/// Image>`.
struct Image {
    int width = 0;
    int height = 0;
    PixelDepth depth = PixelDepth::u8;
    std::vector<std::uint8_t> pixels;  ///< width·height·3 values of `depth`, native byte order
    std::vector<std::uint8_t> alpha;   ///< width·height values of `depth`, or empty

    Image() = default;
    /// Allocates (zeroed) pixels, no alpha.
    Image(int width_, int height_, PixelDepth depth_ = PixelDepth::u8)
        : width(width_),
          height(height_),
          depth(depth_),
          pixels(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 3
                 * static_cast<std::size_t>(depth_)) {}

    [[nodiscard]] bool isNull() const { return width <= 0 || height <= 0; }
    [[nodiscard]] bool hasAlpha() const { return !alpha.empty(); }
    [[nodiscard]] int longSide() const { return width > height ? width : height; }

    /// Row y as 3·width values; T must be std::uint8_t or std::uint16_t, as `depth` says.
    template <class T>
    [[nodiscard]] T* row(int y) {
        return reinterpret_cast<T*>(pixels.data()) + static_cast<std::size_t>(y) * 3 * width;
    }
    template <class T>
    [[nodiscard]] const T* row(int y) const {
        return reinterpret_cast<const T*>(pixels.data()) + static_cast<std::size_t>(y) * 3 * width;
    }

    friend bool operator==(const Image&, const Image&) = default;
};

struct Size {
    int width = 0;
    int height = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    [[nodiscard]] bool isEmpty() const { return width <= 0 || height <= 0; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// What lies in both; empty where nothing does.
[[nodiscard]] inline Rect intersection(Rect a, Rect b) {
    const int x = std::max(a.x, b.x);
    const int y = std::max(a.y, b.y);
    const int right = std::min(a.x + a.width, b.x + b.width);
    const int bottom = std::min(a.y + a.height, b.y + b.height);
    return {x, y, std::max(0, right - x), std::max(0, bottom - y)};
}

/// The size with the given long side that keeps the proportions of `size`, each side at least 1.
[[nodiscard]] Size scaledToLongSide(Size size, int longSide);

/// Resized copy; area averaging when shrinking, bicubic when enlarging. Alpha too.
[[nodiscard]] Image resized(const Image& image, Size size);

/// Copy in another depth, rounding to nearest.
[[nodiscard]] Image withDepth(const Image& image, PixelDepth depth);

/// Opaque copy: what is transparent shows white, as on paper.
[[nodiscard]] Image overWhite(Image image);

/// The part of `image` inside `rect`, which must lie within it.
[[nodiscard]] Image cropped(const Image& image, Rect rect);

}  // namespace irodori
