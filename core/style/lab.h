// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

namespace irodori {

/// CIE 1976 L*a*b* (D65) of `count` pixels of sRGB-encoded R, G, B in 0 … 1, and back, clipped to
/// 0 … 1. L is in 0 … 100. There and back again differs by less than 1/1000.
void toLab(const float* rgb, int count, float* lab);
void toRgb(const float* lab, int count, float* rgb);

/// Luma (Rec. 601) of a pixel of encoded R, G, B, in their unit.
[[nodiscard]] inline float lumaOf(const float* rgb) {
    return 0.299F * rgb[0] + 0.587F * rgb[1] + 0.114F * rgb[2];
}

}  // namespace irodori
