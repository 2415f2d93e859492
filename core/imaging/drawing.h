// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/image.h"

namespace irodori {

/// Drawn lines (XDoG).
struct LineArt {
    double weight = 0;     ///< 0 = none … 1 = black lines
    double density = 0.5;  ///< 0 = only the strongest edges … 1 = every wrinkle
};

/// The photo as flat areas: edge-preserving smoothing (bilateral; Tomasi & Manduchi, ICCV 1998) and
/// soft quantisation of luminance in Lab (Winnemöller et al., "Real-time video abstraction",
/// SIGGRAPH 2006). `amount` 0 … 1: 0 is the photo bit for bit. 8- and 16-bit; alpha is kept.
/// Thread-safe, no errors.
[[nodiscard]] Image flattened(const Image& photo, double amount);

/// `picture` with the lines of `photo` (same size) multiplied in: extended difference of Gaussians
/// (Winnemöller et al., "XDoG", Computers & Graphics 2012). Weight 0 is `picture` bit for bit.
[[nodiscard]] Image withLineArt(const Image& picture, const Image& photo, const LineArt& lines);

/// The flattened, line-drawn, slightly more colourful photo that cel and anime styles train
/// towards.
[[nodiscard]] Image celVersion(const Image& photo);

}  // namespace irodori
