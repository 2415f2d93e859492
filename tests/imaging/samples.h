// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pictures made in code for the imaging tests. The writers use the plain libraries, not the code
// under test, wherever a kind of file is one that the program only reads.

#include <cstdint>
#include <exiv2/exiv2.hpp>
#include <functional>
#include <string>
#include <vector>

#include "imaging/picture_io.h"

namespace samples {

using Bytes = std::vector<std::uint8_t>;

/// A smooth picture whose corners differ, so that every turn and mirroring shows. With alpha: a
/// ramp from left to right that includes 0 and the largest value.
irodori::Image photo(int width, int height, irodori::PixelDepth depth = irodori::PixelDepth::u8,
                     bool hasAlpha = false);

irodori::Result<irodori::Picture> decode(const Bytes& bytes,
                                         const irodori::LoadLimits& limits = {});

/// The failure in words, for QVERIFY2; empty where there is none.
template <class T>
std::string why(const irodori::Result<T>& result) {
    return result ? std::string() : result.error().message();
}

/// What savePicture writes. Aborts the test program where it fails.
Bytes encode(const irodori::Image& image, const irodori::ExportOptions& options,
             const irodori::Picture* origin = nullptr);
Bytes encode(const irodori::Image& image, irodori::FileFormat format);

/// The file with its metadata changed by Exiv2.
Bytes edited(const Bytes& file, const std::function<void(Exiv2::Image&)>& edit);
/// Lets `look` read the metadata of the file.
void inspect(const Bytes& file, const std::function<void(Exiv2::Image&)>& look);

/// Largest difference of any value of colour or alpha; a large number where the pictures differ in
/// size, depth or having alpha.
int maxDifference(const irodori::Image& a, const irodori::Image& b);

struct Rgb {
    int r = 0;
    int g = 0;
    int b = 0;
};
Rgb pixel(const irodori::Image& image, int x, int y);
int alphaAt(const irodori::Image& image, int x, int y);

struct PngSample {
    int width = 1;
    int height = 1;
    int bits = 8;
    int colourType = 0;            ///< PNG_COLOR_TYPE_…
    std::vector<Bytes> rows = {};  ///< as in the file: 16-bit values with the high byte first
    std::vector<Rgb> palette = {};
    Bytes paletteAlpha = {};
    Bytes iccProfile = {};
    bool interlaced = false;
};
Bytes png(const PngSample& sample);

/// `values`: one byte per sample, interleaved, as stored in the file.
struct JpegSample {
    int width = 1;
    int height = 1;
    int channels = 3;  ///< 4: CMYK
    Bytes values = {};
    Bytes iccProfile = {};
    bool adobeMarker = false;
    bool progressive = false;
};
Bytes jpeg(const JpegSample& sample);

struct TiffSample {
    int width = 1;
    int height = 1;
    int bits = 8;
    int samples = 3;
    int photometric = 2;                     ///< PHOTOMETRIC_…
    std::vector<std::uint16_t> values = {};  ///< interleaved
    int extraSample = -1;                    ///< EXTRASAMPLE_…, of the last sample; -1: none
    int orientation = 1;
    bool planar = false;
    bool tiled = false;
    bool isFloat = false;
    Bytes iccProfile = {};
};
Bytes tiff(const TiffSample& sample);

/// 24 or 32 bits a pixel, all of one colour.
Bytes bmp(int width, int height, int bits, Rgb colour, int alpha);

/// Frames of one colour each; a negative r: transparent.
Bytes gif(int width, int height, const std::vector<Rgb>& frames);
Bytes animatedWebp(int width, int height, const std::vector<Rgb>& frames);

enum class HeifCodec { hevc, av1 };
/// Empty where libheif has no such encoder here.
Bytes heif(const irodori::Image& image, HeifCodec codec, int rotationCcw = 0,
           const Bytes& exif = {});

/// ICC profiles made by Little CMS.
Bytes displayP3();
Bytes adobeRgb();
Bytes linearRgb();
Bytes linearGrey();
Bytes simpleCmyk();  ///< ink-limited toy with lookup tables both ways

}  // namespace samples
