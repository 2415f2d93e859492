// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/image.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

#include "imaging/matrix_view.h"

namespace irodori {

namespace {

/// What `change` makes of the colours and of the alpha plane, as a picture of `size` and `depth`.
template <class Change>
Image changed(const Image& image, Size size, PixelDepth depth, Change change) {
    Image out;
    out.width = size.width;
    out.height = size.height;
    out.depth = depth;
    out.pixels = bytesOf(change(viewOf(image.pixels, image, 3)));
    if (image.hasAlpha())
        out.alpha = bytesOf(change(viewOf(image.alpha, image, 1)));
    return out;
}

template <class T>
void blendOverWhite(Image& image) {
    constexpr std::uint32_t kMax = std::numeric_limits<T>::max();
    auto* value = reinterpret_cast<T*>(image.pixels.data());
    const auto* alpha = reinterpret_cast<const T*>(image.alpha.data());
    const std::size_t count = image.alpha.size() / sizeof(T);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t white = (kMax - alpha[i]) * kMax;
        for (int c = 0; c < 3; ++c, ++value)
            *value = static_cast<T>((*value * std::uint32_t{alpha[i]} + white + kMax / 2) / kMax);
    }
    image.alpha.clear();
}

}  // namespace

Size scaledToLongSide(Size size, int longSide) {
    const double scale = static_cast<double>(longSide) / std::max(size.width, size.height);
    const auto side = [scale](int value) {
        return std::max(1, static_cast<int>(std::lround(value * scale)));
    };
    return {side(size.width), side(size.height)};
}

Image resized(const Image& image, Size size) {
    if (Size{image.width, image.height} == size)
        return image;
    const bool shrinks = size.width <= image.width && size.height <= image.height;
    const int method = shrinks ? cv::INTER_AREA : cv::INTER_CUBIC;
    return changed(image, size, image.depth, [&](const cv::Mat& plane) {
        cv::Mat out;
        cv::resize(plane, out, {size.width, size.height}, 0, 0, method);
        return out;
    });
}

Image withDepth(const Image& image, PixelDepth depth) {
    if (image.depth == depth)
        return image;
    const double scale = depth == PixelDepth::u16 ? 257.0 : 1.0 / 257.0;
    return changed(image, {image.width, image.height}, depth, [&](const cv::Mat& plane) {
        cv::Mat out;
        plane.convertTo(out, cvDepth(depth), scale);
        return out;
    });
}

Image overWhite(Image image) {
    if (image.depth == PixelDepth::u8)
        blendOverWhite<std::uint8_t>(image);
    else
        blendOverWhite<std::uint16_t>(image);
    return image;
}

Image cropped(const Image& image, Rect rect) {
    const cv::Rect part(rect.x, rect.y, rect.width, rect.height);
    return changed(image, {rect.width, rect.height}, image.depth,
                   [&part](const cv::Mat& plane) { return plane(part).clone(); });
}

}  // namespace irodori
