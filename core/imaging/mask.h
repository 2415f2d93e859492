// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "imaging/image.h"

namespace irodori {

/// How much each part of a picture belongs to a region: 0 = not at all … 255 = wholly; rows from
/// the top, no padding. A plain value; share large ones as `shared_ptr<const Mask>`.
struct Mask {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> values;  ///< width·height

    Mask() = default;
    Mask(int width_, int height_, std::uint8_t value = 0)
        : width(width_),
          height(height_),
          values(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), value) {}

    [[nodiscard]] bool isNull() const { return width <= 0 || height <= 0; }
    friend bool operator==(const Mask&, const Mask&) = default;
};

/// Long side of masks that are found and painted: their edges are soft, so more would not be seen.
inline constexpr int kMaskSide = 1024;

/// What stands in front: what is opaque in a cut-out picture, people where faces are found, else
/// what differs from the picture's rim; refined by GrabCut (Rother et al., SIGGRAPH 2004) and along
/// the photo's edges. At most kMaskSide. ErrorCode::notFound where nothing stands out. Thread-safe,
/// the same in every run; takes a second or so; cancels.
[[nodiscard]] Result<Mask> findSubject(const Image& photo, const JobHooks& hooks = {});

/// Everything that `mask` leaves out.
[[nodiscard]] Mask inverted(Mask mask);

/// Whether a mask of this size has the proportions of a picture, but for the rounding to whole
/// pixels. Others are stretched.
[[nodiscard]] bool hasProportionsOf(Size picture, Size mask);

/// Stretched to `size`; averaged when shrinking, bilinear when enlarging.
[[nodiscard]] Mask resized(const Mask& mask, Size size);

/// Stretched to `size` with a soft border `radius` pixels wide on either side.
[[nodiscard]] Mask feathered(const Mask& mask, Size size, double radius);

/// A picture as mask: its alpha if that differs from place to place, else its luminance.
[[nodiscard]] Mask maskOf(const Image& picture);

/// An 8-bit grey PNG of at most kMaskSide (empty for a null mask), and back; refuses what is no
/// picture.
[[nodiscard]] std::vector<std::uint8_t> encodedMask(const Mask& mask);
[[nodiscard]] Result<Mask> decodedMask(std::span<const std::byte> png);

}  // namespace irodori
