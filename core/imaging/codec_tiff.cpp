// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include <tiffio.h>

#include "imaging/codec.h"

namespace irodori {

namespace {

/// A file in memory as libtiff sees it; reads `input`, writes `output`.
struct MemoryFile {
    ByteView input;
    Bytes output;
    std::uint64_t position = 0;
    std::string message;  ///< libtiff's last error

    [[nodiscard]] std::uint64_t size() const { return std::max(input.size(), output.size()); }
};

MemoryFile& fileOf(thandle_t handle) {
    return *static_cast<MemoryFile*>(handle);
}

tmsize_t readBytes(thandle_t handle, void* out, tmsize_t count) {
    MemoryFile& file = fileOf(handle);
    const ByteView source = file.input.empty() ? ByteView(file.output) : file.input;
    const std::size_t left = file.position < source.size() ? source.size() - file.position : 0;
    const std::size_t got = std::min(left, static_cast<std::size_t>(count));
    if (got > 0)
        std::memcpy(out, source.data() + file.position, got);
    file.position += got;
    return static_cast<tmsize_t>(got);
}

tmsize_t writeBytes(thandle_t handle, void* data, tmsize_t count) noexcept {
    MemoryFile& file = fileOf(handle);
    const auto size = static_cast<std::size_t>(count);
    try {
        if (file.position + size > file.output.size())
            file.output.resize(file.position + size);
    } catch (const std::bad_alloc&) {
        return -1;
    }
    std::memcpy(file.output.data() + file.position, data, size);
    file.position += size;
    return count;
}

toff_t seekTo(thandle_t handle, toff_t offset, int from) {
    MemoryFile& file = fileOf(handle);
    const std::uint64_t base = from == SEEK_CUR   ? file.position
                               : from == SEEK_END ? file.size()
                                                  : 0;
    return file.position = base + offset;
}

int closeNothing(thandle_t) {
    return 0;
}
toff_t sizeOf(thandle_t handle) {
    return fileOf(handle).size();
}

int onError(TIFF*, void* file, const char*, const char* format, va_list arguments) {
    std::array<char, 500> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    static_cast<MemoryFile*>(file)->message = text.data();
    return 1;
}

int onWarning(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

using TiffHandle = std::unique_ptr<TIFF, Releaser<TIFFClose>>;

TiffHandle openTiff(MemoryFile& file, const char* mode, tmsize_t maxAllocation) {
    TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetErrorHandlerExtR(options, onError, &file);
    TIFFOpenOptionsSetWarningHandlerExtR(options, onWarning, nullptr);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, maxAllocation);
    TiffHandle tiff(TIFFClientOpenExt("TIFF", mode, &file, readBytes, writeBytes, seekTo,
                                      closeNothing, sizeOf, nullptr, nullptr, options));
    TIFFOpenOptionsFree(options);
    return tiff;
}

template <class T>
T tagOf(TIFF* tiff, std::uint32_t tag, T fallback) {
    T value = fallback;
    return TIFFGetFieldDefaulted(tiff, tag, &value) ? value : fallback;
}

/// How the samples of a pixel lie in the file, and which of them we keep.
struct Layout {
    std::uint16_t bits = 0;
    std::uint16_t samples = 0;
    std::uint16_t photometric = 0;
    bool planar = false;  ///< each sample in a plane of its own
    bool isInteger = true;
    int alphaSample = -1;
    bool premultiplied = false;
};

constexpr int kMaxSamples = 16;

Layout readLayout(TIFF* tiff) {
    Layout layout;
    layout.bits = tagOf<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    layout.samples = tagOf<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    layout.photometric = tagOf<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    layout.planar = tagOf<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG)
                    == PLANARCONFIG_SEPARATE;
    const auto format = tagOf<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    layout.isInteger = format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID;
    std::uint16_t extraCount = 0;
    std::uint16_t* extras = nullptr;
    if (TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &extraCount, &extras)) {
        for (int i = 0; i < extraCount && layout.alphaSample < 0; ++i) {
            if (extras[i] == EXTRASAMPLE_ASSOCALPHA || extras[i] == EXTRASAMPLE_UNASSALPHA) {
                layout.alphaSample = layout.samples - extraCount + i;
                layout.premultiplied = extras[i] == EXTRASAMPLE_ASSOCALPHA;
            }
        }
    }
    return layout;
}

/// The colour model where the samples can be taken as they are; else libtiff has to convert them.
std::optional<ColourModel> directModel(const Layout& layout) {
    if ((layout.bits != 8 && layout.bits != 16) || !layout.isInteger
        || layout.samples > kMaxSamples)
        return std::nullopt;
    std::optional<ColourModel> model;
    switch (layout.photometric) {
        case PHOTOMETRIC_MINISWHITE:
        case PHOTOMETRIC_MINISBLACK:
            model = ColourModel::grey;
            break;
        case PHOTOMETRIC_RGB:
            model = ColourModel::rgb;
            break;
        case PHOTOMETRIC_SEPARATED:
            model = ColourModel::cmyk;
            break;
        default:
            return std::nullopt;
    }
    const bool enough = layout.samples >= static_cast<int>(*model);
    const bool alphaAfterColour =
        layout.alphaSample < 0 || layout.alphaSample >= static_cast<int>(*model);
    return enough && alphaAfterColour ? model : std::nullopt;
}

template <class T>
void copySample(const T* source, int sourceStep, T* target, int targetStep, int count) {
    for (int x = 0; x < count; ++x, source += sourceStep, target += targetStep)
        *target = *source;
}

/// Copies samples as they are from strips or tiles into a raster.
class DirectReader {
public:
    DirectReader(TIFF* tiff, const Layout& layout, Raster& raster)
        : tiff_(tiff), layout_(layout), raster_(raster) {}

    bool read() { return TIFFIsTiled(tiff_) ? readTiles() : readStrips(); }

private:
    [[nodiscard]] int planeCount() const { return layout_.planar ? layout_.samples : 1; }

    /// The raster's channel for a sample of the file, or -1.
    [[nodiscard]] int channelOf(int sample) const {
        const int colours = static_cast<int>(raster_.model);
        if (sample < colours)
            return sample;
        return sample == layout_.alphaSample ? colours : -1;
    }

    template <class T>
    void store(const std::uint8_t* bytes, int x, int y, int count, int plane) {
        const int channels = raster_.channels();
        const auto* source = reinterpret_cast<const T*>(bytes);
        T* target =
            reinterpret_cast<T*>(raster_.row(y)) + static_cast<std::ptrdiff_t>(x) * channels;
        const int samples = layout_.planar ? 1 : layout_.samples;
        if (samples == channels) {
            std::copy_n(source, static_cast<std::ptrdiff_t>(count) * channels, target);
            return;
        }
        for (int s = 0; s < samples; ++s) {
            if (const int channel = channelOf(plane + s); channel >= 0)
                copySample(source + s, samples, target + channel, channels, count);
        }
    }

    void storeRow(const std::uint8_t* bytes, int x, int y, int count, int plane) {
        if (raster_.depth == PixelDepth::u8)
            store<std::uint8_t>(bytes, x, y, count, plane);
        else
            store<std::uint16_t>(bytes, x, y, count, plane);
    }

    bool readStrips() {
        Bytes row(static_cast<std::size_t>(TIFFScanlineSize(tiff_)));
        for (int plane = 0; plane < planeCount(); ++plane) {
            for (int y = 0; y < raster_.height; ++y) {
                if (TIFFReadScanline(tiff_, row.data(), static_cast<std::uint32_t>(y),
                                     static_cast<std::uint16_t>(plane))
                    < 0)
                    return false;
                storeRow(row.data(), 0, y, raster_.width, plane);
            }
        }
        return true;
    }

    bool readTiles() {
        const int tileWidth = static_cast<int>(tagOf<std::uint32_t>(tiff_, TIFFTAG_TILEWIDTH, 0));
        const int tileHeight = static_cast<int>(tagOf<std::uint32_t>(tiff_, TIFFTAG_TILELENGTH, 0));
        Bytes tile(static_cast<std::size_t>(TIFFTileSize(tiff_)));
        for (int plane = 0; plane < planeCount(); ++plane) {
            for (int y = 0; y < raster_.height; y += tileHeight) {
                for (int x = 0; x < raster_.width; x += tileWidth) {
                    if (TIFFReadTile(tiff_, tile.data(), static_cast<std::uint32_t>(x),
                                     static_cast<std::uint32_t>(y), 0,
                                     static_cast<std::uint16_t>(plane))
                        < 0)
                        return false;
                    storeTile(tile.data(), x, y, tileWidth, tileHeight, plane);
                }
            }
        }
        return true;
    }

    void storeTile(const std::uint8_t* tile, int x, int y, int tileWidth, int tileHeight,
                   int plane) {
        const auto rowBytes = static_cast<std::size_t>(TIFFTileRowSize(tiff_));
        const int columns = std::min(tileWidth, raster_.width - x);
        const int rows = std::min(tileHeight, raster_.height - y);
        for (int row = 0; row < rows; ++row)
            storeRow(tile + rowBytes * static_cast<std::size_t>(row), x, y + row, columns, plane);
    }

    TIFF* tiff_;
    const Layout& layout_;
    Raster& raster_;
};

template <class T>
void invertFirstChannel(Raster& raster) {
    auto* value = reinterpret_cast<T*>(raster.values.data());
    const int channels = raster.channels();
    for (std::size_t i = 0; i < raster.pixelCount(); ++i, value += channels)
        *value = static_cast<T>(~*value);
}

Result<void> readDirect(TIFF* tiff, const Layout& layout, Raster& raster, const MemoryFile& file,
                        const DecodeContext& context) {
    if (TIFFIsTiled(tiff)) {
        const auto fits = context.checkSize(tagOf<std::uint32_t>(tiff, TIFFTAG_TILEWIDTH, 0),
                                            tagOf<std::uint32_t>(tiff, TIFFTAG_TILELENGTH, 0));
        if (!fits)
            return fits;
    }
    raster.depth = layout.bits == 16 ? PixelDepth::u16 : PixelDepth::u8;
    raster.hasAlpha = layout.alphaSample >= 0;
    raster.allocate();
    if (!DirectReader(tiff, layout, raster).read())
        return context.corrupt(file.message);
    if (layout.photometric == PHOTOMETRIC_MINISWHITE) {
        if (raster.depth == PixelDepth::u8)
            invertFirstChannel<std::uint8_t>(raster);
        else
            invertFirstChannel<std::uint16_t>(raster);
    }
    if (layout.premultiplied)
        unpremultiply(raster);
    return {};
}

/// Everything else (palettes, bilevel, YCbCr, Lab) through libtiff's conversion to 8-bit RGBA.
Result<void> readConverted(TIFF* tiff, Raster& raster, const MemoryFile& file,
                           const DecodeContext& context) {
    std::array<char, 1024> reason{};
    TIFFRGBAImage image{};
    if (!TIFFRGBAImageOK(tiff, reason.data())
        || !TIFFRGBAImageBegin(&image, tiff, 1, reason.data()))
        return context.unsupported(reason.data());
    const std::unique_ptr<TIFFRGBAImage, Releaser<TIFFRGBAImageEnd>> end(&image);
    image.req_orientation = image.orientation;  // turned upright later, like every other format
    std::vector<std::uint32_t> packed(raster.pixelCount());
    if (!TIFFRGBAImageGet(&image, packed.data(), image.width, image.height))
        return context.corrupt(file.message);

    raster.model = ColourModel::rgb;
    raster.hasAlpha = image.alpha != 0;
    raster.allocate();
    std::uint8_t* value = raster.values.data();
    for (const std::uint32_t pixel : packed) {
        *value++ = static_cast<std::uint8_t>(TIFFGetR(pixel));
        *value++ = static_cast<std::uint8_t>(TIFFGetG(pixel));
        *value++ = static_cast<std::uint8_t>(TIFFGetB(pixel));
        if (raster.hasAlpha)
            *value++ = static_cast<std::uint8_t>(TIFFGetA(pixel));
    }
    if (raster.hasAlpha)
        unpremultiply(raster);
    return {};
}

Bytes iccProfileOf(TIFF* tiff) {
    std::uint32_t size = 0;
    const std::uint8_t* data = nullptr;
    if (!TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &data))
        return {};
    return {data, data + size};
}

}  // namespace

Result<Decoded> decodeTiff(ByteView bytes, const DecodeContext& context) {
    // One allocation of libtiff holds at most the decoded picture.
    constexpr tmsize_t kMaxBytesPerPixel = 16;
    MemoryFile file;
    file.input = bytes;
    const TiffHandle tiff = openTiff(file, "r", context.limits.maxPixels * kMaxBytesPerPixel);
    if (!tiff)
        return context.corrupt(file.message);
    const auto width = tagOf<std::uint32_t>(tiff.get(), TIFFTAG_IMAGEWIDTH, 0);
    const auto height = tagOf<std::uint32_t>(tiff.get(), TIFFTAG_IMAGELENGTH, 0);
    if (auto fits = context.checkSize(width, height); !fits)
        return tl::unexpected(fits.error());

    Decoded out;
    out.formatName = "TIFF";
    out.orientation = tagOf<std::uint16_t>(tiff.get(), TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    out.iccProfile = iccProfileOf(tiff.get());
    Raster& raster = out.raster;
    raster.width = static_cast<int>(width);
    raster.height = static_cast<int>(height);
    const Layout layout = readLayout(tiff.get());
    const auto model = directModel(layout);
    raster.model = model.value_or(ColourModel::rgb);
    const Result<void> done = model ? readDirect(tiff.get(), layout, raster, file, context)
                                    : readConverted(tiff.get(), raster, file, context);
    if (!done)
        return tl::unexpected(done.error());
    return out;
}

namespace {

constexpr std::size_t kStripBytes = 256 << 10;  ///< the usual size: good for reading in parts

bool writePixels(TIFF* tiff, const EncodeRequest& request) {
    const Image& image = request.image;
    const int channels = image.hasAlpha() ? 4 : 3;
    Bytes row(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(channels)
              * static_cast<std::size_t>(image.depth));
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, image.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, image.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8 * static_cast<int>(image.depth));
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, channels);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
    TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, std::max<std::size_t>(1, kStripBytes / row.size()));
    if (image.hasAlpha()) {
        const std::uint16_t straight = EXTRASAMPLE_UNASSALPHA;
        TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &straight);
    }
    if (!request.iccProfile.empty())
        TIFFSetField(tiff, TIFFTAG_ICCPROFILE,
                     static_cast<std::uint32_t>(request.iccProfile.size()),
                     request.iccProfile.data());
    for (int y = 0; y < image.height; ++y) {
        interleaveRow(image, y, row.data());
        if (TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0) < 0)
            return false;
    }
    return TIFFFlush(tiff) != 0;
}

}  // namespace

Result<Bytes> encodeTiff(const EncodeRequest& request) {
    MemoryFile file;
    TiffHandle tiff = openTiff(file, "w", 0);
    const bool done = tiff && writePixels(tiff.get(), request);
    tiff.reset();
    if (!done)
        return failure(ErrorCode::internal, {}, "cannot write TIFF: " + file.message);
    return std::move(file.output);
}

}  // namespace irodori
