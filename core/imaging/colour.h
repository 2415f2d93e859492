// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to imaging: colour management by Little CMS. Relative colorimetric with black point
// compensation throughout. All functions are thread-safe.

#include "imaging/codec.h"

namespace irodori {

struct Chromaticity {
    double x = 0;
    double y = 0;
};

struct Primaries {
    Chromaticity red;
    Chromaticity green;
    Chromaticity blue;
    Chromaticity white;
};

inline constexpr double kSrgbCurve = 0;  ///< as `gamma`: sRGB's own curve instead of a power

/// An ICC profile made of primaries and a gamma; empty where they make no sense.
Bytes profileOfPrimaries(const Primaries& primaries, double gamma);

/// Adobe RGB (1998), which cameras may mean without embedding a profile.
Bytes adobeRgbProfile();

/// sRGB, to tag exported pictures with.
const Bytes& srgbProfile();

/// Display P3: the primaries of SMPTE RP 431-2 with the white and the curve of sRGB.
const Bytes& displayP3Profile();

/// Whether pixels of `model` can be read through the profile: intact and of that colour model.
bool isUsableProfile(ByteView iccProfile, ColourModel model);

/// Converts a raster without alpha to interleaved sRGB, in its depth. `iccProfile` is a usable
/// profile, or empty: then RGB is taken as sRGB, grey as sRGB's grey and CMYK as plain inks.
Bytes toSrgb(Raster&& raster, ByteView iccProfile);

/// Converts sRGB pixels in place to an RGB profile. False where the profile is no RGB profile or
/// cannot be written to (some scanner profiles have one direction only); nothing is changed then.
bool fromSrgb(Image& image, ByteView iccProfile);

}  // namespace irodori
