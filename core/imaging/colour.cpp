// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/colour.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include <opencv2/core.hpp>

#include "imaging/lcms_handles.h"

namespace irodori {

namespace {

using Curve = std::unique_ptr<cmsToneCurve, Releaser<cmsFreeToneCurve>>;
using Text = std::unique_ptr<cmsMLU, Releaser<cmsMLUfree>>;

/// Little CMS writes the time of day into every profile it makes. With one fixed date instead,
/// the same picture is the same file whenever it is saved.
void fixDate(Bytes& profile) {
    constexpr std::size_t kDateOffset = 24;  // ICC.1:2010, 7.2.8: six big-endian 16 bit numbers
    constexpr std::array<std::uint8_t, 12> kDate{0x07, 0xEA, 0, 1, 0, 1};  // 2026-01-01 00:00:00
    if (profile.size() >= kDateOffset + kDate.size())
        std::copy(kDate.begin(), kDate.end(), profile.begin() + kDateOffset);
}

Bytes bytesOf(const LcmsProfile& profile) {
    cmsUInt32Number size = 0;
    if (!profile || !cmsSaveProfileToMem(profile.get(), nullptr, &size))
        return {};
    Bytes bytes(size);
    if (!cmsSaveProfileToMem(profile.get(), bytes.data(), &size))
        return {};
    fixDate(bytes);
    return bytes;
}

/// The profile under the name that other programs show.
Bytes named(const char* name, const Bytes& profile) {
    const LcmsProfile changed = openLcmsProfile(profile);
    const Text text(cmsMLUalloc(nullptr, 1));
    if (!changed || !text || !cmsMLUsetASCII(text.get(), "en", "US", name)
        || !cmsWriteTag(changed.get(), cmsSigProfileDescriptionTag, text.get()))
        return profile;
    return bytesOf(changed);
}

cmsColorSpaceSignature spaceOf(ColourModel model) {
    switch (model) {
        case ColourModel::grey:
            return cmsSigGrayData;
        case ColourModel::rgb:
            return cmsSigRgbData;
        case ColourModel::cmyk:
            return cmsSigCmykData;
    }
    return cmsSigRgbData;
}

cmsUInt32Number layoutOf(ColourModel model, PixelDepth depth) {
    const bool deep = depth == PixelDepth::u16;
    switch (model) {
        case ColourModel::grey:
            return deep ? TYPE_GRAY_16 : TYPE_GRAY_8;
        case ColourModel::rgb:
            return deep ? TYPE_RGB_16 : TYPE_RGB_8;
        case ColourModel::cmyk:
            return deep ? TYPE_CMYK_16 : TYPE_CMYK_8;
    }
    return TYPE_RGB_8;
}

/// Converts rows on all cores. `from` and `to` may be the same memory if their rows are as long.
void convertRows(const LcmsTransform& transform, const std::uint8_t* from, std::size_t fromRowBytes,
                 std::uint8_t* to, std::size_t toRowBytes, int width, int height) {
    cv::parallel_for_({0, height}, [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y)
            cmsDoTransform(transform.get(), from + fromRowBytes * static_cast<std::size_t>(y),
                           to + toRowBytes * static_cast<std::size_t>(y),
                           static_cast<cmsUInt32Number>(width));
    });
}

template <class T>
void greyToRgb(const T* grey, std::size_t count, T* rgb) {
    for (std::size_t i = 0; i < count; ++i)
        std::fill_n(rgb + 3 * i, 3, grey[i]);
}

/// Ink as a filter: what passes the colour and then the black.
template <class T>
void plainInksToRgb(const T* cmyk, std::size_t count, T* rgb) {
    constexpr std::uint32_t kMax = std::numeric_limits<T>::max();
    for (std::size_t i = 0; i < count; ++i, cmyk += 4) {
        const std::uint32_t light = kMax - cmyk[3];
        for (int c = 0; c < 3; ++c)
            *rgb++ = static_cast<T>(((kMax - cmyk[c]) * light + kMax / 2) / kMax);
    }
}

template <class T>
Bytes withoutProfile(Raster&& raster) {
    if (raster.model == ColourModel::rgb)
        return std::move(raster.values);
    Bytes rgb(raster.pixelCount() * 3 * sizeof(T));
    const auto* from = reinterpret_cast<const T*>(raster.values.data());
    auto* to = reinterpret_cast<T*>(rgb.data());
    if (raster.model == ColourModel::grey)
        greyToRgb(from, raster.pixelCount(), to);
    else
        plainInksToRgb(from, raster.pixelCount(), to);
    return rgb;
}

}  // namespace

Bytes profileOfPrimaries(const Primaries& primaries, double gamma) {
    // sRGB's curve as a parametric curve of type 4 (IEC 61966-2-1).
    constexpr std::array<double, 5> kSrgb{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    const Curve curve(gamma == kSrgbCurve ? cmsBuildParametricToneCurve(nullptr, 4, kSrgb.data())
                                          : cmsBuildGamma(nullptr, gamma));
    const cmsCIExyY white{primaries.white.x, primaries.white.y, 1};
    const cmsCIExyYTRIPLE colours{{primaries.red.x, primaries.red.y, 1},
                                  {primaries.green.x, primaries.green.y, 1},
                                  {primaries.blue.x, primaries.blue.y, 1}};
    std::array<cmsToneCurve*, 3> curves{curve.get(), curve.get(), curve.get()};
    return bytesOf(LcmsProfile(cmsCreateRGBProfile(&white, &colours, curves.data())));
}

Bytes adobeRgbProfile() {
    constexpr double kAdobeGamma = 563.0 / 256.0;
    return profileOfPrimaries({.red = {0.64, 0.33},
                               .green = {0.21, 0.71},
                               .blue = {0.15, 0.06},
                               .white = {0.3127, 0.3290}},
                              kAdobeGamma);
}

const Bytes& displayP3Profile() {
    static const Bytes bytes = named("Display P3", profileOfPrimaries({.red = {0.680, 0.320},
                                                                       .green = {0.265, 0.690},
                                                                       .blue = {0.150, 0.060},
                                                                       .white = {0.3127, 0.3290}},
                                                                      kSrgbCurve));
    return bytes;
}

const Bytes& srgbProfile() {
    static const Bytes bytes = bytesOf(openLcmsSrgb());
    return bytes;
}

bool isUsableProfile(ByteView iccProfile, ColourModel model) {
    const LcmsProfile profile = openLcmsProfile(iccProfile);
    if (!profile || cmsGetColorSpace(profile.get()) != spaceOf(model))
        return false;
    return makeLcmsTransform(profile, layoutOf(model, PixelDepth::u8), openLcmsSrgb(), TYPE_RGB_8)
           != nullptr;
}

Bytes toSrgb(Raster&& raster, ByteView iccProfile) {
    const LcmsProfile profile = iccProfile.empty() ? nullptr : openLcmsProfile(iccProfile);
    const LcmsTransform transform =
        profile && !(raster.model == ColourModel::rgb && isSrgb(profile))
            ? makeLcmsTransform(profile, layoutOf(raster.model, raster.depth), openLcmsSrgb(),
                                layoutOf(ColourModel::rgb, raster.depth))
            : nullptr;
    if (!transform)
        return raster.depth == PixelDepth::u8 ? withoutProfile<std::uint8_t>(std::move(raster))
                                              : withoutProfile<std::uint16_t>(std::move(raster));
    const std::size_t rgbRowBytes =
        static_cast<std::size_t>(raster.width) * 3 * static_cast<std::size_t>(raster.depth);
    if (raster.model == ColourModel::rgb) {
        convertRows(transform, raster.values.data(), rgbRowBytes, raster.values.data(), rgbRowBytes,
                    raster.width, raster.height);
        return std::move(raster.values);
    }
    Bytes rgb(rgbRowBytes * static_cast<std::size_t>(raster.height));
    convertRows(transform, raster.values.data(), raster.rowBytes(), rgb.data(), rgbRowBytes,
                raster.width, raster.height);
    return rgb;
}

bool fromSrgb(Image& image, ByteView iccProfile) {
    const LcmsProfile profile = openLcmsProfile(iccProfile);
    if (!profile || cmsGetColorSpace(profile.get()) != cmsSigRgbData)
        return false;
    const cmsUInt32Number layout = layoutOf(ColourModel::rgb, image.depth);
    const LcmsTransform transform = makeLcmsTransform(openLcmsSrgb(), layout, profile, layout);
    if (!transform)
        return false;
    if (isSrgb(profile))
        return true;
    const std::size_t rowBytes =
        static_cast<std::size_t>(image.width) * 3 * static_cast<std::size_t>(image.depth);
    convertRows(transform, image.pixels.data(), rowBytes, image.pixels.data(), rowBytes,
                image.width, image.height);
    return true;
}

}  // namespace irodori
