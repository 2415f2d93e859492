// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/codec.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace irodori {

tl::unexpected<Error> DecodeContext::corrupt(const std::string& reason) const {
    return failure(ErrorCode::corrupt, subject, "the picture is damaged (" + reason + ")");
}

tl::unexpected<Error> DecodeContext::unsupported(const std::string& reason) const {
    return failure(ErrorCode::unsupported, subject,
                   "this kind of picture cannot be read (" + reason + ")");
}

Result<void> DecodeContext::checkSize(std::int64_t width, std::int64_t height) const {
    if (width <= 0 || height <= 0)
        return corrupt("it says that it has no pixels");
    const bool sidesFit = width <= limits.maxSide && height <= limits.maxSide;
    if (sidesFit && width * height <= limits.maxPixels)
        return {};
    return failure(ErrorCode::tooLarge, subject,
                   "the picture has " + std::to_string(width) + " × " + std::to_string(height)
                       + " pixels; at most " + std::to_string(limits.maxPixels / 1'000'000)
                       + " million pixels and sides of " + std::to_string(limits.maxSide)
                       + " can be opened");
}

namespace {

template <class T>
void unpremultiplyAs(Raster& raster) {
    constexpr std::uint32_t kOpaque = std::numeric_limits<T>::max();
    const int channels = raster.channels();
    auto* value = reinterpret_cast<T*>(raster.values.data());
    for (std::size_t i = 0; i < raster.pixelCount(); ++i, value += channels) {
        const std::uint32_t alpha = value[channels - 1];
        if (alpha == 0 || alpha == kOpaque)
            continue;
        for (int c = 0; c < channels - 1; ++c)
            value[c] = static_cast<T>(std::min(kOpaque, (value[c] * kOpaque + alpha / 2) / alpha));
    }
}

template <class T>
void interleaveRowAs(const Image& image, int y, T* out) {
    const T* colour = image.row<T>(y);
    const T* alpha = reinterpret_cast<const T*>(image.alpha.data())
                     + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width);
    for (int x = 0; x < image.width; ++x, colour += 3, out += 4) {
        std::copy_n(colour, 3, out);
        out[3] = alpha[x];
    }
}

}  // namespace

void unpremultiply(Raster& raster) {
    if (raster.depth == PixelDepth::u8)
        unpremultiplyAs<std::uint8_t>(raster);
    else
        unpremultiplyAs<std::uint16_t>(raster);
}

void interleaveRow(const Image& image, int y, std::uint8_t* out) {
    if (!image.hasAlpha()) {
        const std::size_t rowBytes =
            static_cast<std::size_t>(image.width) * 3 * static_cast<std::size_t>(image.depth);
        std::memcpy(out, image.pixels.data() + rowBytes * static_cast<std::size_t>(y), rowBytes);
    } else if (image.depth == PixelDepth::u8) {
        interleaveRowAs(image, y, out);
    } else {
        interleaveRowAs(image, y, reinterpret_cast<std::uint16_t*>(out));
    }
}

}  // namespace irodori
