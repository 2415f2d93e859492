// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/mask.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "imaging/exception_wall.h"
#include "imaging/matrix_view.h"
#include "imaging/picture_io.h"

namespace irodori {

namespace {

constexpr const char* kSubject = "mask";

/// OpenCV has no const view, so the caller must not write.
cv::Mat viewOf(const Mask& mask) {
    return {mask.height, mask.width, CV_8U, const_cast<std::uint8_t*>(mask.values.data())};
}

Mask maskOf(const cv::Mat& plane) {
    Mask mask;
    mask.width = plane.cols;
    mask.height = plane.rows;
    mask.values = bytesOf(plane);
    return mask;
}

bool isUniform(const cv::Mat& plane) {
    double least = 0;
    double most = 0;
    cv::minMaxLoc(plane, &least, &most);
    return least == most;
}

}  // namespace

Mask inverted(Mask mask) {
    for (auto& value : mask.values)
        value = static_cast<std::uint8_t>(255 - value);
    return mask;
}

bool hasProportionsOf(Size picture, Size mask) {
    const Size fitting = scaledToLongSide(picture, std::max(mask.width, mask.height));
    return std::abs(fitting.width - mask.width) <= 1 && std::abs(fitting.height - mask.height) <= 1;
}

Mask resized(const Mask& mask, Size size) {
    if (Size{mask.width, mask.height} == size)
        return mask;
    const bool shrinks = size.width <= mask.width && size.height <= mask.height;
    cv::Mat out;
    cv::resize(viewOf(mask), out, {size.width, size.height}, 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return maskOf(out);
}

Mask feathered(const Mask& mask, Size size, double radius) {
    Mask out = resized(mask, size);
    // Two means one after the other make a smooth ramp as wide as both, whatever its width, in the
    // same time.
    const int side = 2 * static_cast<int>(std::lround(radius / 2)) + 1;
    if (side > 1) {
        const cv::Mat plane = viewOf(out);
        for (int pass = 0; pass < 2; ++pass)
            cv::blur(plane, plane, {side, side}, {-1, -1}, cv::BORDER_REPLICATE);
    }
    return out;
}

Mask maskOf(const Image& picture) {
    if (picture.isNull())
        return {};
    const Image plain = withDepth(picture, PixelDepth::u8);
    if (plain.hasAlpha())
        if (const cv::Mat alpha = viewOf(plain.alpha, plain, 1); !isUniform(alpha))
            return maskOf(alpha);
    cv::Mat luminance;
    cv::cvtColor(viewOf(plain.pixels, plain, 3), luminance, cv::COLOR_RGB2GRAY);
    return maskOf(luminance);
}

std::vector<std::uint8_t> encodedMask(const Mask& mask) {
    if (mask.isNull())
        return {};
    const Size size{mask.width, mask.height};
    const bool isLarge = std::max(mask.width, mask.height) > kMaskSide;
    const Mask kept = isLarge ? resized(mask, scaledToLongSide(size, kMaskSide)) : mask;
    std::vector<std::uint8_t> png;
    cv::imencode(".png", viewOf(kept), png, {cv::IMWRITE_PNG_COMPRESSION, 9});
    return png;
}

Result<Mask> decodedMask(std::span<const std::byte> png) {
    LoadLimits limits;
    limits.maxSide = kMaskSide;
    return decodePicture(png, kSubject, limits).map([](const Picture& picture) {
        return maskOf(picture.image);
    });
}

}  // namespace irodori
