// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to imaging: what the decoders and encoders, one per file format, share.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "imaging/image.h"
#include "imaging/picture_io.h"

namespace irodori {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// Deleter for a C library's objects: `std::unique_ptr<T, Releaser<freeFunction>>`.
template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};

enum class ColourModel { grey = 1, rgb = 3, cmyk = 4 };  ///< the value is the number of channels

/// Pixels as a file stores them: interleaved values of `depth` in native byte order, rows from the
/// top without padding, alpha (straight) last. CMYK: 0 = no ink.
struct Raster {
    int width = 0;
    int height = 0;
    PixelDepth depth = PixelDepth::u8;
    ColourModel model = ColourModel::rgb;
    bool hasAlpha = false;
    Bytes values;

    [[nodiscard]] int channels() const { return static_cast<int>(model) + (hasAlpha ? 1 : 0); }
    [[nodiscard]] std::size_t pixelCount() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    }
    [[nodiscard]] std::size_t rowBytes() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels())
               * static_cast<std::size_t>(depth);
    }
    void allocate() { values.resize(rowBytes() * static_cast<std::size_t>(height)); }
    [[nodiscard]] std::uint8_t* row(int y) {
        return values.data() + rowBytes() * static_cast<std::size_t>(y);
    }
};

/// What a decoder makes of a file, before orientation and colour management.
struct Decoded {
    const char* formatName = "";
    Raster raster;
    Bytes iccProfile;  ///< as found, not yet checked; may be empty
    int frameCount = 1;
    /// EXIF orientation 1 … 8 still to be applied, where the container itself says it.
    std::optional<int> orientation;
    /// Where the decoder's library is the one that reads them; else Exiv2 reads the file.
    std::optional<PictureMetadata> metadata;
};

/// What is being decoded, for messages, and how large it may be.
struct DecodeContext {
    std::string subject;
    LoadLimits limits;

    [[nodiscard]] tl::unexpected<Error> corrupt(const std::string& reason) const;
    [[nodiscard]] tl::unexpected<Error> unsupported(const std::string& reason) const;
    /// To be called with the header's sizes before anything of that size is allocated.
    [[nodiscard]] Result<void> checkSize(std::int64_t width, std::int64_t height) const;
};

/// Turns premultiplied colours into straight ones; `raster.hasAlpha` must hold.
void unpremultiply(Raster& raster);

Result<Decoded> decodeJpeg(ByteView bytes, const DecodeContext& context);
Result<Decoded> decodePng(ByteView bytes, const DecodeContext& context);
Result<Decoded> decodeWebp(ByteView bytes, const DecodeContext& context);
Result<Decoded> decodeTiff(ByteView bytes, const DecodeContext& context);
Result<Decoded> decodeGif(ByteView bytes, const DecodeContext& context);
Result<Decoded> decodeBmp(ByteView bytes, const DecodeContext& context);
Result<Decoded> decodeHeif(ByteView bytes, const DecodeContext& context);

/// What an encoder gets: values already in the colour space of `iccProfile`, which it embeds.
struct EncodeRequest {
    const Image& image;
    ByteView iccProfile;
    int quality = 92;  ///< 1 … 100
};

/// Errors of these four carry no subject: the caller knows the file.
Result<Bytes> encodeJpeg(const EncodeRequest& request);  ///< 8-bit without alpha
Result<Bytes> encodePng(const EncodeRequest& request);
Result<Bytes> encodeWebp(const EncodeRequest& request);  ///< 8-bit; quality 100 is lossless
Result<Bytes> encodeTiff(const EncodeRequest& request);

/// Row y of the image as interleaved RGB or RGBA values.
void interleaveRow(const Image& image, int y, std::uint8_t* out);

}  // namespace irodori
