// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "imaging/image.h"
#include "imaging/mask.h"

namespace irodori {

/// The photo as flat areas: edge-preserving smoothing (bilateral; Tomasi & Manduchi, ICCV 1998) and
/// soft quantisation of luminance in Lab (Winnemöller et al., "Real-time video abstraction",
/// SIGGRAPH 2006). `amount` 0 … 1: 0 is the photo bit for bit. 8- and 16-bit; alpha is kept.
/// Thread-safe, no errors.
[[nodiscard]] Image flattened(const Image& photo, double amount);

/// The lines of a photo as a draughtsman would ink them. Kept as how far each place is from being
/// a line rather than as ink, so that enlarging them leaves their borders smooth and sharp.
struct LineArt {
    int width = 0;
    int height = 0;
    std::vector<std::uint16_t> levels;  ///< width·height; lower ones are darker, see lightOf()
};

/// By the extended difference of Gaussians (Winnemöller et al., "XDoG", Computers & Graphics 2012).
/// `density` 0 (only the strongest edges) … 1 (every wrinkle). Of the photo's size. Thread-safe, no
/// errors.
[[nodiscard]] LineArt lineArt(const Image& photo, double density);

/// What a line of this level leaves of the light, 0 (black) … 1 (no line); `level` may lie between
/// those of two places.
[[nodiscard]] float lightOf(float level);

/// What all lines leave of the light, 0 … 255.
[[nodiscard]] Mask lightOf(const LineArt& lines);

/// How far around a place what `flattened` and `lineArt` make of it depends on the photo, in
/// pixels: larger photos may be worked on in parts that overlap.
inline constexpr int kDrawingHalo = 24;

/// The flattened, line-drawn, slightly more colourful photo that cel and anime styles train
/// towards.
[[nodiscard]] Image celVersion(const Image& photo);

}  // namespace irodori
