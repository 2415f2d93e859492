// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to imaging: the planes of a picture as OpenCV matrices and back.

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "imaging/image.h"

namespace irodori {

inline int cvDepth(PixelDepth depth) {
    return depth == PixelDepth::u8 ? CV_8U : CV_16U;
}

/// Largest value of a pixel.
inline double maxValue(PixelDepth depth) {
    return depth == PixelDepth::u8 ? 255.0 : 65535.0;
}

/// A view of one of the image's planes; OpenCV has no const view, so the caller must not write.
inline cv::Mat viewOf(const std::vector<std::uint8_t>& plane, const Image& image, int channels) {
    return {image.height, image.width, CV_MAKETYPE(cvDepth(image.depth), channels),
            const_cast<std::uint8_t*>(plane.data())};
}

inline std::vector<std::uint8_t> bytesOf(const cv::Mat& continuous) {
    const std::size_t count = continuous.total() * continuous.elemSize();
    return {continuous.data, continuous.data + count};
}

}  // namespace irodori
