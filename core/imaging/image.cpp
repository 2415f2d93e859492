// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/image.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>

namespace irodori {

namespace {

int cvDepth(PixelDepth depth) {
    return depth == PixelDepth::u8 ? CV_8U : CV_16U;
}

/// A view of a buffer as an OpenCV matrix; OpenCV has no const view, so the caller must not write.
cv::Mat viewOf(const std::vector<std::uint8_t>& bytes, const Image& image, int channels) {
    return {image.height, image.width, CV_MAKETYPE(cvDepth(image.depth), channels),
            const_cast<std::uint8_t*>(bytes.data())};
}

std::vector<std::uint8_t> bytesOf(const cv::Mat& continuous) {
    const std::size_t count = continuous.total() * continuous.elemSize();
    return {continuous.data, continuous.data + count};
}

std::vector<std::uint8_t> resizedPlane(const cv::Mat& plane, Size size) {
    const bool shrinks = size.width <= plane.cols && size.height <= plane.rows;
    cv::Mat out;
    cv::resize(plane, out, {size.width, size.height}, 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_CUBIC);
    return bytesOf(out);
}

std::vector<std::uint8_t> croppedPlane(const cv::Mat& plane, Rect rect) {
    return bytesOf(plane(cv::Rect(rect.x, rect.y, rect.width, rect.height)).clone());
}

std::vector<std::uint8_t> convertedPlane(const cv::Mat& plane, PixelDepth depth) {
    cv::Mat out;
    plane.convertTo(out, cvDepth(depth), depth == PixelDepth::u16 ? 257.0 : 1.0 / 257.0);
    return bytesOf(out);
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
    Image out;
    out.width = size.width;
    out.height = size.height;
    out.depth = image.depth;
    out.pixels = resizedPlane(viewOf(image.pixels, image, 3), size);
    if (image.hasAlpha())
        out.alpha = resizedPlane(viewOf(image.alpha, image, 1), size);
    return out;
}

Image withDepth(const Image& image, PixelDepth depth) {
    if (image.depth == depth)
        return image;
    Image out;
    out.width = image.width;
    out.height = image.height;
    out.depth = depth;
    out.pixels = convertedPlane(viewOf(image.pixels, image, 3), depth);
    if (image.hasAlpha())
        out.alpha = convertedPlane(viewOf(image.alpha, image, 1), depth);
    return out;
}

Image cropped(const Image& image, Rect rect) {
    Image out;
    out.width = rect.width;
    out.height = rect.height;
    out.depth = image.depth;
    out.pixels = croppedPlane(viewOf(image.pixels, image, 3), rect);
    if (image.hasAlpha())
        out.alpha = croppedPlane(viewOf(image.alpha, image, 1), rect);
    return out;
}

}  // namespace irodori
