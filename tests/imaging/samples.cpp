// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>

#include <gif_lib.h>
#include <jpeglib.h>
#include <lcms2.h>
#include <libheif/heif.h>
#include <png.h>
#include <tiffio.h>
#include <webp/encode.h>
#include <webp/mux.h>
#include <QTemporaryDir>

namespace samples {

using namespace irodori;

namespace {

/// Sample writers have no failures that a test could handle.
void require(bool condition, const char* what) {
    if (condition)
        return;
    std::fprintf(stderr, "cannot make a sample: %s\n", what);
    std::abort();
}

template <class T>
void fillPhoto(Image& image) {
    constexpr double kMax = std::numeric_limits<T>::max();
    const auto level = [](double share) { return static_cast<T>(std::lround(share * kMax)); };
    auto* alpha = reinterpret_cast<T*>(image.alpha.data());
    for (int y = 0; y < image.height; ++y) {
        T* row = image.row<T>(y);
        const double v = image.height > 1 ? static_cast<double>(y) / (image.height - 1) : 0.5;
        for (int x = 0; x < image.width; ++x) {
            const double u = image.width > 1 ? static_cast<double>(x) / (image.width - 1) : 0.5;
            row[3 * x] = level(0.15 + 0.7 * u);
            row[3 * x + 1] = level(0.2 + 0.6 * v);
            row[3 * x + 2] = level(0.8 - 0.5 * u * v);
            if (image.hasAlpha())
                *alpha++ = level(u);
        }
    }
}

template <class T>
int maxDifferenceAs(const Bytes& a, const Bytes& b) {
    const auto* x = reinterpret_cast<const T*>(a.data());
    const auto* y = reinterpret_cast<const T*>(b.data());
    int largest = 0;
    for (std::size_t i = 0; i < a.size() / sizeof(T); ++i)
        largest = std::max(largest, std::abs(static_cast<int>(x[i]) - static_cast<int>(y[i])));
    return largest;
}

int valueAt(const Bytes& bytes, PixelDepth depth, std::size_t index) {
    if (depth == PixelDepth::u8)
        return bytes[index];
    return reinterpret_cast<const std::uint16_t*>(bytes.data())[index];
}

std::size_t indexOf(const Image& image, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width)
           + static_cast<std::size_t>(x);
}

}  // namespace

Image photo(int width, int height, PixelDepth depth, bool hasAlpha) {
    Image image(width, height, depth);
    if (hasAlpha)
        image.alpha.resize(image.pixels.size() / 3);
    if (depth == PixelDepth::u8)
        fillPhoto<std::uint8_t>(image);
    else
        fillPhoto<std::uint16_t>(image);
    return image;
}

Result<Picture> decode(const Bytes& bytes, const LoadLimits& limits) {
    return decodePicture(std::as_bytes(std::span(bytes)), "sample", limits);
}

Bytes encode(const Image& image, const ExportOptions& options, const Picture* origin) {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("x")).toStdString();
    const auto saved = savePicture(path, image, origin, options);
    require(saved.has_value(), saved ? "" : saved.error().message().c_str());
    const auto bytes = readFile(path, std::numeric_limits<std::uintmax_t>::max());
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes->data());
    return {data, data + bytes->size()};
}

Bytes encode(const Image& image, FileFormat format) {
    ExportOptions options;
    options.format = format;
    return encode(image, options);
}

Bytes edited(const Bytes& file, const std::function<void(Exiv2::Image&)>& edit) {
    const auto image = Exiv2::ImageFactory::open(file.data(), static_cast<long>(file.size()));
    image->readMetadata();
    edit(*image);
    image->writeMetadata();
    image->io().open();
    const Exiv2::byte* data = image->io().mmap();
    return {data, data + image->io().size()};
}

void inspect(const Bytes& file, const std::function<void(Exiv2::Image&)>& look) {
    const auto image = Exiv2::ImageFactory::open(file.data(), static_cast<long>(file.size()));
    image->readMetadata();
    look(*image);
}

int maxDifference(const Image& a, const Image& b) {
    if (a.width != b.width || a.height != b.height || a.depth != b.depth
        || a.pixels.size() != b.pixels.size() || a.alpha.size() != b.alpha.size())
        return std::numeric_limits<int>::max();
    if (a.depth == PixelDepth::u8)
        return std::max(maxDifferenceAs<std::uint8_t>(a.pixels, b.pixels),
                        maxDifferenceAs<std::uint8_t>(a.alpha, b.alpha));
    return std::max(maxDifferenceAs<std::uint16_t>(a.pixels, b.pixels),
                    maxDifferenceAs<std::uint16_t>(a.alpha, b.alpha));
}

Rgb pixel(const Image& image, int x, int y) {
    const std::size_t i = 3 * indexOf(image, x, y);
    return {valueAt(image.pixels, image.depth, i), valueAt(image.pixels, image.depth, i + 1),
            valueAt(image.pixels, image.depth, i + 2)};
}

int alphaAt(const Image& image, int x, int y) {
    return valueAt(image.alpha, image.depth, indexOf(image, x, y));
}

Bytes png(const PngSample& sample) {
    Bytes out;
    png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(writer);
    png_set_write_fn(
        writer, &out,
        [](png_structp png, png_bytep data, png_size_t count) {
            auto& bytes = *static_cast<Bytes*>(png_get_io_ptr(png));
            bytes.insert(bytes.end(), data, data + count);
        },
        nullptr);
    png_set_IHDR(writer, info, static_cast<png_uint_32>(sample.width),
                 static_cast<png_uint_32>(sample.height), sample.bits, sample.colourType,
                 sample.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    std::vector<png_color> palette;
    for (const Rgb& colour : sample.palette)
        palette.push_back({static_cast<png_byte>(colour.r), static_cast<png_byte>(colour.g),
                           static_cast<png_byte>(colour.b)});
    if (!palette.empty())
        png_set_PLTE(writer, info, palette.data(), static_cast<int>(palette.size()));
    if (!sample.paletteAlpha.empty())
        png_set_tRNS(writer, info, sample.paletteAlpha.data(),
                     static_cast<int>(sample.paletteAlpha.size()), nullptr);
    if (!sample.iccProfile.empty())
        png_set_iCCP(writer, info, "test", PNG_COMPRESSION_TYPE_DEFAULT, sample.iccProfile.data(),
                     static_cast<png_uint_32>(sample.iccProfile.size()));
    std::vector<png_bytep> rows;
    for (const Bytes& row : sample.rows)
        rows.push_back(const_cast<png_bytep>(row.data()));
    png_write_info(writer, info);
    png_write_image(writer, rows.data());
    png_write_end(writer, info);
    png_destroy_write_struct(&writer, &info);
    return out;
}

Bytes jpeg(const JpegSample& sample) {
    jpeg_compress_struct writer{};
    jpeg_error_mgr errors{};
    writer.err = jpeg_std_error(&errors);
    jpeg_create_compress(&writer);
    unsigned char* data = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&writer, &data, &size);
    writer.image_width = static_cast<JDIMENSION>(sample.width);
    writer.image_height = static_cast<JDIMENSION>(sample.height);
    writer.input_components = sample.channels;
    writer.in_color_space = sample.channels == 4   ? JCS_CMYK
                            : sample.channels == 1 ? JCS_GRAYSCALE
                                                   : JCS_RGB;
    jpeg_set_defaults(&writer);
    jpeg_set_quality(&writer, 98, TRUE);
    if (sample.progressive)
        jpeg_simple_progression(&writer);
    writer.write_Adobe_marker = sample.adobeMarker ? TRUE : FALSE;
    jpeg_start_compress(&writer, TRUE);
    if (!sample.iccProfile.empty())
        jpeg_write_icc_profile(&writer, sample.iccProfile.data(),
                               static_cast<unsigned int>(sample.iccProfile.size()));
    while (writer.next_scanline < writer.image_height) {
        auto* row =
            const_cast<JSAMPROW>(sample.values.data()
                                 + static_cast<std::size_t>(writer.next_scanline)
                                       * static_cast<std::size_t>(sample.width * sample.channels));
        jpeg_write_scanlines(&writer, &row, 1);
    }
    jpeg_finish_compress(&writer);
    jpeg_destroy_compress(&writer);
    Bytes out(data, data + size);
    std::free(data);
    return out;
}

namespace {

Bytes rowOf(const TiffSample& sample, int y, int first, int count) {
    Bytes row;
    for (int x = 0; x < sample.width; ++x) {
        for (int s = first; s < first + count; ++s) {
            const std::uint16_t value =
                sample
                    .values[static_cast<std::size_t>((y * sample.width + x) * sample.samples + s)];
            for (int shift = 0; shift < sample.bits; shift += 8)
                row.push_back(static_cast<std::uint8_t>(shift < 16 ? value >> shift : 0));
        }
    }
    return row;
}

void writeTiles(TIFF* writer, const TiffSample& sample) {
    constexpr int kTile = 16;
    const int pixelBytes = sample.samples * sample.bits / 8;
    for (int ty = 0; ty < sample.height; ty += kTile) {
        for (int tx = 0; tx < sample.width; tx += kTile) {
            Bytes tile(static_cast<std::size_t>(kTile * kTile * pixelBytes));
            for (int y = ty; y < std::min(ty + kTile, sample.height); ++y) {
                const Bytes row = rowOf(sample, y, 0, sample.samples);
                const int columns = std::min(kTile, sample.width - tx);
                std::memcpy(tile.data() + (y - ty) * kTile * pixelBytes,
                            row.data() + tx * pixelBytes,
                            static_cast<std::size_t>(columns * pixelBytes));
            }
            require(TIFFWriteTile(writer, tile.data(), static_cast<std::uint32_t>(tx),
                                  static_cast<std::uint32_t>(ty), 0, 0)
                        > 0,
                    "TIFF tile");
        }
    }
}

void writeRows(TIFF* writer, const TiffSample& sample) {
    const int planes = sample.planar ? sample.samples : 1;
    for (int plane = 0; plane < planes; ++plane) {
        for (int y = 0; y < sample.height; ++y) {
            Bytes row =
                sample.planar ? rowOf(sample, y, plane, 1) : rowOf(sample, y, 0, sample.samples);
            require(TIFFWriteScanline(writer, row.data(), static_cast<std::uint32_t>(y),
                                      static_cast<std::uint16_t>(plane))
                        > 0,
                    "TIFF row");
        }
    }
}

Bytes contentOf(const std::string& path) {
    const auto bytes = readFile(path, 1U << 30);
    require(bytes.has_value(), "temporary file");
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes->data());
    return {data, data + bytes->size()};
}

}  // namespace

Bytes tiff(const TiffSample& sample) {
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("x.tif")).toStdString();
    TIFF* writer = TIFFOpen(path.c_str(), "wl");
    TIFFSetField(writer, TIFFTAG_IMAGEWIDTH, sample.width);
    TIFFSetField(writer, TIFFTAG_IMAGELENGTH, sample.height);
    TIFFSetField(writer, TIFFTAG_BITSPERSAMPLE, sample.bits);
    TIFFSetField(writer, TIFFTAG_SAMPLESPERPIXEL, sample.samples);
    TIFFSetField(writer, TIFFTAG_PHOTOMETRIC, sample.photometric);
    TIFFSetField(writer, TIFFTAG_ORIENTATION, sample.orientation);
    TIFFSetField(writer, TIFFTAG_PLANARCONFIG,
                 sample.planar ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    TIFFSetField(writer, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    if (sample.isFloat)
        TIFFSetField(writer, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_IEEEFP);
    if (sample.extraSample >= 0) {
        const auto extra = static_cast<std::uint16_t>(sample.extraSample);
        TIFFSetField(writer, TIFFTAG_EXTRASAMPLES, 1, &extra);
    }
    if (!sample.iccProfile.empty())
        TIFFSetField(writer, TIFFTAG_ICCPROFILE,
                     static_cast<std::uint32_t>(sample.iccProfile.size()),
                     sample.iccProfile.data());
    if (sample.photometric == PHOTOMETRIC_PALETTE) {
        std::array<std::uint16_t, 256> ramp{};
        for (std::size_t i = 0; i < ramp.size(); ++i)
            ramp[i] = static_cast<std::uint16_t>(i * 257);
        std::array<std::uint16_t, 256> none{};
        TIFFSetField(writer, TIFFTAG_COLORMAP, ramp.data(), none.data(), none.data());
    }
    if (sample.tiled) {
        TIFFSetField(writer, TIFFTAG_TILEWIDTH, 16);
        TIFFSetField(writer, TIFFTAG_TILELENGTH, 16);
        writeTiles(writer, sample);
    } else {
        TIFFSetField(writer, TIFFTAG_ROWSPERSTRIP, 3);
        writeRows(writer, sample);
    }
    TIFFClose(writer);
    return contentOf(path);
}

Bytes bmp(int width, int height, int bits, Rgb colour, int alpha) {
    const int rowBytes = (width * bits / 8 + 3) / 4 * 4;
    constexpr int kHeaders = 14 + 40;
    Bytes out;
    const auto put = [&out](std::int64_t value, int count) {
        for (int i = 0; i < count; ++i)
            out.push_back(i < 8 ? static_cast<std::uint8_t>(value >> 8 * i) : 0);
    };
    put('B' | 'M' << 8, 2);
    put(kHeaders + rowBytes * height, 4);
    put(0, 4);
    put(kHeaders, 4);
    put(40, 4);
    put(width, 4);
    put(height, 4);
    put(1, 2);
    put(bits, 2);
    put(0, 24);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (const int value : {colour.b, colour.g, colour.r})
                put(value, 1);
            if (bits == 32)
                put(alpha, 1);
        }
        while ((out.size() - kHeaders) % 4 != 0)
            put(0, 1);
    }
    return out;
}

Bytes gif(int width, int height, const std::vector<Rgb>& frames) {
    Bytes out;
    int error = 0;
    GifFileType* writer = EGifOpen(
        &out,
        [](GifFileType* gif, const GifByteType* data, int count) {
            auto& bytes = *static_cast<Bytes*>(gif->UserData);
            bytes.insert(bytes.end(), data, data + count);
            return count;
        },
        &error);
    EGifSetGifVersion(writer, true);
    const auto colourCount = static_cast<int>(std::bit_ceil(frames.size() + 1));
    ColorMapObject* colours = GifMakeMapObject(colourCount, nullptr);
    for (std::size_t i = 0; i < frames.size(); ++i)
        colours->Colors[i] = {static_cast<GifByteType>(std::max(0, frames[i].r)),
                              static_cast<GifByteType>(frames[i].g),
                              static_cast<GifByteType>(frames[i].b)};
    EGifPutScreenDesc(writer, width, height, 8, 0, colours);
    std::vector<GifPixelType> line(static_cast<std::size_t>(width));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        GraphicsControlBlock control{};
        control.TransparentColor = frames[i].r < 0 ? static_cast<int>(i) : NO_TRANSPARENT_COLOR;
        std::array<GifByteType, 4> block{};
        EGifGCBToExtension(&control, block.data());
        EGifPutExtension(writer, GRAPHICS_EXT_FUNC_CODE, 4, block.data());
        EGifPutImageDesc(writer, 0, 0, width, height, false, nullptr);
        std::fill(line.begin(), line.end(), static_cast<GifPixelType>(i));
        for (int y = 0; y < height; ++y)
            EGifPutLine(writer, line.data(), width);
    }
    EGifCloseFile(writer, &error);
    GifFreeMapObject(colours);
    return out;
}

Bytes animatedWebp(int width, int height, const std::vector<Rgb>& frames) {
    WebPAnimEncoderOptions options;
    WebPAnimEncoderOptionsInit(&options);
    WebPAnimEncoder* encoder = WebPAnimEncoderNew(width, height, &options);
    WebPConfig config;
    WebPConfigInit(&config);
    config.lossless = 1;
    int timestamp = 0;
    for (const Rgb& colour : frames) {
        Image image(width, height);
        for (std::size_t i = 0; i < image.pixels.size(); i += 3) {
            image.pixels[i] = static_cast<std::uint8_t>(colour.r);
            image.pixels[i + 1] = static_cast<std::uint8_t>(colour.g);
            image.pixels[i + 2] = static_cast<std::uint8_t>(colour.b);
        }
        WebPPicture picture;
        WebPPictureInit(&picture);
        picture.use_argb = 1;
        picture.width = width;
        picture.height = height;
        WebPPictureImportRGB(&picture, image.pixels.data(), width * 3);
        WebPAnimEncoderAdd(encoder, &picture, timestamp += 100, &config);
        WebPPictureFree(&picture);
    }
    WebPAnimEncoderAdd(encoder, nullptr, timestamp + 100, nullptr);
    WebPData data;
    WebPAnimEncoderAssemble(encoder, &data);
    Bytes out(data.bytes, data.bytes + data.size);
    WebPDataClear(&data);
    WebPAnimEncoderDelete(encoder);
    return out;
}

Bytes heif(const Image& image, HeifCodec codec, int rotationCcw, const Bytes& exif) {
    const auto format = codec == HeifCodec::hevc ? heif_compression_HEVC : heif_compression_AV1;
    std::unique_ptr<heif_context, decltype(&heif_context_free)> context(heif_context_alloc(),
                                                                        heif_context_free);
    heif_encoder* encoder = nullptr;
    if (heif_context_get_encoder_for_format(context.get(), format, &encoder).code != heif_error_Ok)
        return {};
    heif_encoder_set_lossy_quality(encoder, 95);

    // libheif's AV1 encoder mistakes the profile of 10-bit pictures.
    const int bits = codec == HeifCodec::hevc ? 10 : 12;
    const bool deep = image.depth == PixelDepth::u16;
    heif_image* pixels = nullptr;
    heif_image_create(image.width, image.height, heif_colorspace_RGB,
                      deep               ? heif_chroma_interleaved_RRGGBB_LE
                      : image.hasAlpha() ? heif_chroma_interleaved_RGBA
                                         : heif_chroma_interleaved_RGB,
                      &pixels);
    heif_image_add_plane(pixels, heif_channel_interleaved, image.width, image.height,
                         deep ? bits : 8);
    int stride = 0;
    std::uint8_t* plane = heif_image_get_plane(pixels, heif_channel_interleaved, &stride);
    for (int y = 0; y < image.height; ++y) {
        std::uint8_t* row = plane + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < image.width; ++x) {
            const Rgb colour = pixel(image, x, y);
            for (const int value : {colour.r, colour.g, colour.b}) {
                const int stored = deep ? value >> (16 - bits) : value;
                *row++ = static_cast<std::uint8_t>(stored);
                if (deep)
                    *row++ = static_cast<std::uint8_t>(stored >> 8);
            }
            if (image.hasAlpha())
                *row++ = static_cast<std::uint8_t>(alphaAt(image, x, y));
        }
    }
    heif_encoding_options* options = heif_encoding_options_alloc();
    constexpr std::array kOrientations{heif_orientation_normal, heif_orientation_rotate_270_cw,
                                       heif_orientation_rotate_180, heif_orientation_rotate_90_cw};
    options->image_orientation = kOrientations[static_cast<std::size_t>(rotationCcw)];
    heif_image_handle* handle = nullptr;
    const heif_error error =
        heif_context_encode_image(context.get(), pixels, encoder, options, &handle);
    Bytes out;
    if (error.code == heif_error_Ok) {
        if (!exif.empty())
            heif_context_add_exif_metadata(context.get(), handle, exif.data(),
                                           static_cast<int>(exif.size()));
        heif_writer writer{};
        writer.writer_api_version = 1;
        writer.write = [](heif_context*, const void* data, std::size_t size, void* target) {
            const auto* bytes = static_cast<const std::uint8_t*>(data);
            static_cast<Bytes*>(target)->assign(bytes, bytes + size);
            return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
        };
        heif_context_write(context.get(), &writer, &out);
        heif_image_handle_release(handle);
    }
    heif_encoding_options_free(options);
    heif_image_release(pixels);
    heif_encoder_release(encoder);
    return out;
}

namespace {

Bytes profileBytes(cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    require(cmsSaveProfileToMem(profile, nullptr, &size), "ICC profile");
    Bytes bytes(size);
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

Bytes rgbProfile(const cmsCIExyYTRIPLE& primaries, cmsToneCurve* curve) {
    const cmsCIExyY white{0.3127, 0.3290, 1};
    std::array<cmsToneCurve*, 3> curves{curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves.data());
    cmsFreeToneCurve(curve);
    return profileBytes(profile);
}

constexpr cmsCIExyYTRIPLE kSrgbPrimaries{{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};

}  // namespace

Bytes displayP3() {
    constexpr std::array<double, 5> kCurve{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    return rgbProfile({{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}},
                      cmsBuildParametricToneCurve(nullptr, 4, kCurve.data()));
}

Bytes adobeRgb() {
    return rgbProfile({{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}},
                      cmsBuildGamma(nullptr, 563.0 / 256.0));
}

Bytes linearRgb() {
    return rgbProfile(kSrgbPrimaries, cmsBuildGamma(nullptr, 1.0));
}

Bytes linearGrey() {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 1.0);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return profileBytes(profile);
}

Bytes simpleCmyk() {
    // Lab of plain inks through sRGB, as a table from device to Lab: enough for reading.
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 2.1);  // its kind of table may stand alone
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
    cmsHTRANSFORM toLab = cmsCreateTransform(srgb, TYPE_RGB_16, lab, TYPE_LabV2_16,
                                             INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
    cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, 4, 3);
    cmsStage* table = cmsStageAllocCLut16bit(nullptr, 9, 4, 3, nullptr);
    cmsStageSampleCLut16bit(
        table,
        [](const cmsUInt16Number* in, cmsUInt16Number* out, void* transform) -> cmsInt32Number {
            std::array<cmsUInt16Number, 3> rgb{};
            for (std::size_t c = 0; c < 3; ++c)
                rgb[c] =
                    static_cast<cmsUInt16Number>((65535.0 - in[c]) * (65535.0 - in[3]) / 65535.0);
            cmsDoTransform(transform, rgb.data(), out, 1);
            return 1;
        },
        toLab, 0);
    cmsPipelineInsertStage(pipeline, cmsAT_END, table);
    cmsWriteTag(profile, cmsSigAToB0Tag, pipeline);
    cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
    cmsPipelineFree(pipeline);
    cmsDeleteTransform(toLab);
    cmsCloseProfile(lab);
    cmsCloseProfile(srgb);
    return profileBytes(profile);
}

}  // namespace samples
