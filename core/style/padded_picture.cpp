// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/padded_picture.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace irodori {

namespace {

constexpr int kMultiple = 8;

int padded(int side) {
    return (side + 2 * PaddedPicture::kMargin + kMultiple - 1) / kMultiple * kMultiple;
}

/// The place inside [0, side) that stands for `position`, which may lie outside.
int mirrored(int position, int side) {
    const int largestMargin = PaddedPicture::kMargin + kMultiple - 1;
    if (side > largestMargin) {
        if (position < 0)
            return -position;
        return position < side ? position : 2 * (side - 1) - position;
    }
    return std::clamp(position, 0, side - 1);
}

/// Network values of every pixel value. A table is faster than conversion, and for 16 bits too it
/// stays in the second-level cache.
template <class Pixel, class T>
std::vector<T> valueTable() {
    constexpr std::size_t count = std::size_t{1} << (8 * sizeof(Pixel));
    std::vector<T> table(count);
    for (std::size_t i = 0; i < count; ++i)
        table[i] = T(static_cast<float>(i) * (2.0F / static_cast<float>(count - 1)) - 1.0F);
    return table;
}

template <class Pixel, class T>
void unshuffleFrom(const PaddedPicture& picture, Rect window, T* out) {
    static const auto table = valueTable<Pixel, T>();
    const auto columns = picture.columns(window.x, window.width);
    const int width = window.width / 2;
#pragma omp parallel for schedule(static)
    for (int y = 0; y < window.height / 2; ++y) {
        const std::array<const Pixel*, 2> rows{
            picture.image().row<Pixel>(picture.rowAt(window.y + 2 * y)),
            picture.image().row<Pixel>(picture.rowAt(window.y + 2 * y + 1))};
        T* to = out + static_cast<std::ptrdiff_t>(y) * width * kUnshuffledChannels;
        for (int x = 0; x < width; ++x, to += kUnshuffledChannels) {
            const int left = 3 * columns[2 * x];
            const int right = 3 * columns[2 * x + 1];
            for (int c = 0; c < 3; ++c) {
                to[4 * c] = table[rows[0][left + c]];
                to[4 * c + 1] = table[rows[0][right + c]];
                to[4 * c + 2] = table[rows[1][left + c]];
                to[4 * c + 3] = table[rows[1][right + c]];
            }
        }
    }
}

template <class Pixel>
void toPlanarFrom(const PaddedPicture& picture, Rect window, float* out) {
    static const auto table = valueTable<Pixel, float>();
    const auto columns = picture.columns(window.x, window.width);
    const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(window.width) * window.height;
#pragma omp parallel for schedule(static)
    for (int y = 0; y < window.height; ++y) {
        const Pixel* row = picture.image().row<Pixel>(picture.rowAt(window.y + y));
        float* to = out + static_cast<std::ptrdiff_t>(y) * window.width;
        for (int c = 0; c < 3; ++c)
            for (int x = 0; x < window.width; ++x)
                to[c * plane + x] = table[row[3 * columns[x] + c]];
    }
}

std::uint16_t toPixel(float value) {
    return static_cast<std::uint16_t>(std::clamp(value, -1.0F, 1.0F) * 32767.5F + 32768.0F);
}

}  // namespace

PaddedPicture::PaddedPicture(const Image& image)
    : image_(image), width_(padded(image.width)), height_(padded(image.height)) {}

std::vector<int> PaddedPicture::columns(int x, int count) const {
    std::vector<int> out(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        out[static_cast<std::size_t>(i)] = mirrored(x + i - kMargin, image_.width);
    return out;
}

int PaddedPicture::rowAt(int y) const {
    return mirrored(y - kMargin, image_.height);
}

template <class T>
void unshuffle(const PaddedPicture& picture, Rect window, T* out) {
    if (picture.image().depth == PixelDepth::u8)
        unshuffleFrom<std::uint8_t>(picture, window, out);
    else
        unshuffleFrom<std::uint16_t>(picture, window, out);
}

template void unshuffle(const PaddedPicture& picture, Rect window, float* out);
template void unshuffle(const PaddedPicture& picture, Rect window, BFloat16* out);

void toPlanar(const PaddedPicture& picture, Rect window, float* out) {
    if (picture.image().depth == PixelDepth::u8)
        toPlanarFrom<std::uint8_t>(picture, window, out);
    else
        toPlanarFrom<std::uint16_t>(picture, window, out);
}

namespace {

template <class Pixel>
void shuffleOver(const PaddedPicture& picture, const float* values, float gate, Rect window,
                 Rect inner, Image& target) {
    static const auto table = valueTable<Pixel, float>();
    const int width = window.width / 2;
    const std::ptrdiff_t firstColumn = std::ptrdiff_t{3} * (inner.x - PaddedPicture::kMargin);
#pragma omp parallel for schedule(static)
    for (int y = inner.y; y < inner.y + inner.height; ++y) {
        const int row = y - window.y;
        const float* from = values
                            + static_cast<std::ptrdiff_t>(row / 2) * width * kUnshuffledChannels
                            + 2 * (row % 2);
        const int pictureRow = y - PaddedPicture::kMargin;
        const Pixel* photo = picture.image().row<Pixel>(pictureRow) + firstColumn;
        std::uint16_t* to = target.row<std::uint16_t>(pictureRow) + firstColumn;
        for (int x = inner.x - window.x; x < inner.x - window.x + inner.width; ++x) {
            const float* block = from + x / 2 * kUnshuffledChannels + x % 2;
            for (int c = 0; c < 3; ++c) {
                const float before = table[*photo++];
                *to++ = toPixel(before + gate * (block[4 * c] - before));
            }
        }
    }
}

}  // namespace

void shuffle(const PaddedPicture& picture, const float* values, float gate, Rect window, Rect inner,
             Image& target) {
    if (picture.image().depth == PixelDepth::u8)
        shuffleOver<std::uint8_t>(picture, values, gate, window, inner, target);
    else
        shuffleOver<std::uint16_t>(picture, values, gate, window, inner, target);
}

void fromPlanar(const float* values, Rect window, Rect inner, Image& target) {
    const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(window.width) * window.height;
#pragma omp parallel for schedule(static)
    for (int y = inner.y; y < inner.y + inner.height; ++y) {
        const float* from = values + static_cast<std::ptrdiff_t>(y - window.y) * window.width
                            + (inner.x - window.x);
        std::uint16_t* to = target.row<std::uint16_t>(y - PaddedPicture::kMargin)
                            + 3 * (inner.x - PaddedPicture::kMargin);
        for (int x = 0; x < inner.width; ++x)
            for (int c = 0; c < 3; ++c)
                *to++ = toPixel(from[c * plane + x]);
    }
}

}  // namespace irodori
