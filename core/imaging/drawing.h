// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/image.h"
#include "imaging/mask.h"

namespace irodori {

/// The photo as flat areas: edge-preserving smoothing (bilateral; Tomasi & Manduchi, ICCV 1998) and
/// soft quantisation of luminance in Lab (Winnemöller et al., "Real-time video abstraction",
/// SIGGRAPH 2006). `amount` 0 … 1: 0 is the photo bit for bit. 8- and 16-bit; alpha is kept.
/// Thread-safe, no errors.
[[nodiscard]] Image flattened(const Image& photo, double amount);

/// The lines of a photo as a draughtsman would ink them, by the extended difference of Gaussians
/// (Winnemöller et al., "XDoG", Computers & Graphics 2012): what to multiply a picture with, 0 (a
/// line) … 255. `density` 0 (only the strongest edges) … 1 (every wrinkle). Of the photo's size.
/// Thread-safe, no errors.
[[nodiscard]] Mask lineArt(const Image& photo, double density);

/// How far around a place what `flattened` and `lineArt` make of it depends on the photo, in
/// pixels: larger photos may be worked on in parts that overlap.
inline constexpr int kDrawingHalo = 24;

/// The flattened, line-drawn, slightly more colourful photo that cel and anime styles train
/// towards.
[[nodiscard]] Image celVersion(const Image& photo);

}  // namespace irodori
