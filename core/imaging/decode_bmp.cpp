// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "imaging/codec.h"

namespace irodori {

namespace {

std::int64_t littleEndian(ByteView bytes, std::size_t offset, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8 | bytes[offset + i];
    return count == 4 ? static_cast<std::int32_t>(value) : static_cast<std::int64_t>(value);
}

/// OpenCV allocates before anyone can look at the sizes, so they are read here first.
Result<void> checkHeader(ByteView bytes, const DecodeContext& context) {
    constexpr std::size_t kOldHeaderBytes = 12;  // OS/2's, with 16-bit sizes
    constexpr std::size_t kShortestFile = 14 + kOldHeaderBytes;
    if (bytes.size() < kShortestFile)
        return context.corrupt("the file ends too early");
    const std::size_t sizeBytes = littleEndian(bytes, 14, 4) == kOldHeaderBytes ? 2 : 4;
    const auto width = littleEndian(bytes, 18, sizeBytes);
    const auto height = littleEndian(bytes, 18 + sizeBytes, sizeBytes);
    return context.checkSize(width, std::abs(height));  // negative: stored from the top
}

/// Most programs leave the fourth byte of 32-bit pixels at zero: that is no transparency.
bool alphaIsUnused(const cv::Mat& rgba) {
    cv::Mat alpha;
    cv::extractChannel(rgba, alpha, 3);
    return cv::countNonZero(alpha) == 0;
}

}  // namespace

Result<Decoded> decodeBmp(ByteView bytes, const DecodeContext& context) {
    if (auto sound = checkHeader(bytes, context); !sound)
        return tl::unexpected(sound.error());
    const cv::Mat file(1, static_cast<int>(bytes.size()), CV_8U,
                       const_cast<std::uint8_t*>(bytes.data()));  // only read
    cv::Mat pixels = cv::imdecode(file, cv::IMREAD_UNCHANGED);
    if (pixels.empty() || pixels.depth() != CV_8U)
        return context.corrupt("not a valid BMP, or it ends too early");
    if (pixels.channels() == 4) {
        const bool opaque = alphaIsUnused(pixels);
        cv::cvtColor(pixels, pixels, opaque ? cv::COLOR_BGRA2RGB : cv::COLOR_BGRA2RGBA);
    } else if (pixels.channels() == 3) {
        cv::cvtColor(pixels, pixels, cv::COLOR_BGR2RGB);
    }

    Decoded out;
    out.formatName = "BMP";
    out.raster.width = pixels.cols;
    out.raster.height = pixels.rows;
    out.raster.model = pixels.channels() == 1 ? ColourModel::grey : ColourModel::rgb;
    out.raster.hasAlpha = pixels.channels() == 4;
    out.raster.values.assign(pixels.datastart, pixels.dataend);
    return out;
}

}  // namespace irodori
