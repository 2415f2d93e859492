// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to data: what tells good training pictures from bad ones.

#include <array>
#include <cstdint>

#include "imaging/image.h"

namespace irodori {

/// The picture as 16 × 16 RGB averages: two hashes may agree by chance, two of these do not.
using Thumbnail = std::array<std::uint8_t, std::size_t{16 * 16 * 3}>;

/// What a picture looks like. Measured on a copy of short side ≤ 256, about the size that is
/// trained at: a large photo that is soft in its own pixels may be sharp there.
struct PictureLook {
    /// All of one colour but for specks and noise. The other members then mean nothing.
    bool isBlank = false;

    /// Relative high-frequency energy Σ|∇²L|² / Σ|∇L|² of luminance L, less that of rounding and
    /// compression noise: by Parseval's theorem the mean squared spatial frequency of its edges,
    /// 1/(2s²) for edges of Gaussian width s pixels. Independent of contrast, and flat areas count
    /// for nothing, so that cel art and mist are not taken for blurred. That of the sharpest tenth
    /// of the picture counts: a soft background is no fault. 0.7 … 8 for sharp pictures, below 0.12
    /// from s = 3 on; 1 where too little can be seen to judge.
    double sharpness = 0;

    /// 0 painterly … 1 cel: how much dark, thin strokes (outlines) outnumber bright ones (brush and
    /// paper), against grain. A logistic model of two measures.
    double flatness = 0;

    /// Signs of the 64 lowest frequencies of the DCT against their median: C. Zauner,
    /// "Implementation and benchmarking of perceptual image hash functions", 2010.
    std::uint64_t hash = 0;

    Thumbnail thumbnail{};
};

/// `picture`: opaque, 8 bit, at least one pixel. Throws what OpenCV throws. Thread-safe.
[[nodiscard]] PictureLook lookOf(const Image& picture);

/// Number of bits in which two hashes differ, 0 … 64.
[[nodiscard]] int hashDistance(std::uint64_t a, std::uint64_t b);

/// Whether the two can be the same picture in another size or compression.
[[nodiscard]] bool looksTheSame(const Thumbnail& a, const Thumbnail& b);

}  // namespace irodori
