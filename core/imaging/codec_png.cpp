// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <bit>
#include <csetjmp>
#include <cstring>
#include <new>
#include <string>

#include <png.h>

#include "imaging/codec.h"

namespace irodori {

namespace {

constexpr png_alloc_size_t kMaxChunkBytes = 64 << 20;
constexpr int kCompressionLevel = 5;  ///< within 1 % of 6 in size, and faster

void onError(png_structp png, png_const_charp message) {
    static_cast<std::string*>(png_get_error_ptr(png))->assign(message);
    png_longjmp(png, 1);
}

void onWarning(png_structp, png_const_charp) {}

/// Runs calls of libpng; false where one failed. `step` must hold no object with a destructor:
/// errors leave it by longjmp.
template <class Step>
bool guarded(png_structp png, Step step) {
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    step();
    return true;
}

void swapToNativeOrder(png_structp png, int bits) {
    if (bits == 16 && std::endian::native == std::endian::little)
        png_set_swap(png);
}

struct Decoder {
    std::string message;
    ByteView rest;
    png_structp png;
    png_infop info;

    explicit Decoder(ByteView bytes)
        : rest(bytes),
          png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &message, onError, onWarning)),
          info(png ? png_create_info_struct(png) : nullptr) {}
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    ~Decoder() { png_destroy_read_struct(&png, &info, nullptr); }

    static void readBytes(png_structp png, png_bytep out, png_size_t count) {
        ByteView& rest = static_cast<Decoder*>(png_get_io_ptr(png))->rest;
        if (count > rest.size())
            png_error(png, "the file ends too early");
        std::memcpy(out, rest.data(), count);
        rest = rest.subspan(count);
    }

    bool readHeader() {
        return guarded(png, [this] {
            png_set_read_fn(png, this, readBytes);
            // Sizes are checked by DecodeContext, whose message is the better one.
            png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
            png_set_chunk_malloc_max(png, kMaxChunkBytes);
            png_read_info(png, info);
        });
    }

    /// Palettes become RGB, transparent colours alpha, fewer than 8 bits 8.
    bool setUpTransforms() {
        return guarded(png, [this] {
            png_set_expand(png);
            swapToNativeOrder(png, png_get_bit_depth(png, info));
            png_set_interlace_handling(png);
            png_read_update_info(png, info);
        });
    }

    bool readPixels(std::uint8_t* pixels, std::size_t rowBytes, int height) {
        return guarded(png, [&] {
            const bool interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
            for (int pass = 0; pass < (interlaced ? PNG_INTERLACE_ADAM7_PASSES : 1); ++pass) {
                for (int y = 0; y < height; ++y)
                    png_read_row(png, pixels + rowBytes * static_cast<std::size_t>(y), nullptr);
            }
        });
    }

    [[nodiscard]] Bytes iccProfile() const {
        png_charp name = nullptr;
        int compression = 0;
        png_bytep data = nullptr;
        png_uint_32 size = 0;
        if (!png_get_iCCP(png, info, &name, &compression, &data, &size))
            return {};
        return {data, data + size};
    }
};

}  // namespace

Result<Decoded> decodePng(ByteView bytes, const DecodeContext& context) {
    Decoder decoder(bytes);
    if (!decoder.info)
        return failure(ErrorCode::outOfMemory, context.subject);
    if (!decoder.readHeader())
        return context.corrupt(decoder.message);
    const auto width = png_get_image_width(decoder.png, decoder.info);
    const auto height = png_get_image_height(decoder.png, decoder.info);
    if (auto fits = context.checkSize(width, height); !fits)
        return tl::unexpected(fits.error());
    if (!decoder.setUpTransforms())
        return context.corrupt(decoder.message);

    Decoded out;
    out.formatName = "PNG";
    Raster& raster = out.raster;
    raster.width = static_cast<int>(width);
    raster.height = static_cast<int>(height);
    const int colourType = png_get_color_type(decoder.png, decoder.info);
    raster.depth =
        png_get_bit_depth(decoder.png, decoder.info) == 16 ? PixelDepth::u16 : PixelDepth::u8;
    raster.model = colourType & PNG_COLOR_MASK_COLOR ? ColourModel::rgb : ColourModel::grey;
    raster.hasAlpha = (colourType & PNG_COLOR_MASK_ALPHA) != 0;
    raster.allocate();
    if (!decoder.readPixels(raster.values.data(), raster.rowBytes(), raster.height))
        return context.corrupt(decoder.message);
    out.iccProfile = decoder.iccProfile();
    return out;
}

namespace {

struct Encoder {
    std::string message;
    Bytes out;
    png_structp png;
    png_infop info;

    Encoder()
        : png(png_create_write_struct(PNG_LIBPNG_VER_STRING, &message, onError, onWarning)),
          info(png ? png_create_info_struct(png) : nullptr) {}
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    ~Encoder() { png_destroy_write_struct(&png, &info); }

    static bool append(Bytes& out, png_bytep data, png_size_t count) noexcept {
        try {
            out.insert(out.end(), data, data + count);
            return true;
        } catch (const std::bad_alloc&) {
            return false;
        }
    }

    static void writeBytes(png_structp png, png_bytep data, png_size_t count) {
        if (!append(static_cast<Encoder*>(png_get_io_ptr(png))->out, data, count))
            png_error(png, "not enough memory");
    }

    /// libpng silently leaves out a profile that it finds fault with: wrong colours, so an error.
    void embedProfile(ByteView profile) {
        // The widespread sRGB profile of 1998 has flaws that libpng takes for an error; the pixels
        // are in it all the same.
        png_set_benign_errors(png, 1);
        png_set_iCCP(png, info, "ICC profile", PNG_COMPRESSION_TYPE_DEFAULT, profile.data(),
                     static_cast<png_uint_32>(profile.size()));
        if (!png_get_valid(png, info, PNG_INFO_iCCP))
            png_error(png, "the photo's colour profile does not fit into a PNG; export as sRGB");
    }

    bool write(const EncodeRequest& request, std::uint8_t* rowBuffer) {
        return guarded(png, [&] {
            const Image& image = request.image;
            const int bits = image.depth == PixelDepth::u16 ? 16 : 8;
            png_set_write_fn(png, this, writeBytes, nullptr);
            png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
            png_set_IHDR(png, info, static_cast<png_uint_32>(image.width),
                         static_cast<png_uint_32>(image.height), bits,
                         image.hasAlpha() ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB,
                         PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
            png_set_compression_level(png, kCompressionLevel);
            if (!request.iccProfile.empty())
                embedProfile(request.iccProfile);
            png_write_info(png, info);
            swapToNativeOrder(png, bits);
            for (int y = 0; y < image.height; ++y) {
                interleaveRow(image, y, rowBuffer);
                png_write_row(png, rowBuffer);
            }
            png_write_end(png, info);
        });
    }
};

}  // namespace

Result<Bytes> encodePng(const EncodeRequest& request) {
    Encoder encoder;
    if (!encoder.info)
        return failure(ErrorCode::outOfMemory, {});
    const Image& image = request.image;
    Bytes rowBuffer(static_cast<std::size_t>(image.width) * (image.hasAlpha() ? 4 : 3)
                    * static_cast<std::size_t>(image.depth));
    if (!encoder.write(request, rowBuffer.data()))
        return failure(ErrorCode::internal, {}, "cannot write PNG: " + encoder.message);
    return std::move(encoder.out);
}

}  // namespace irodori
