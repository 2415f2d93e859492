// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "imaging/image.h"

namespace irodori {

/// How 8-bit pixels for a screen lie in memory; the value is their number of bytes.
enum class PixelLayout { rgb = 3, rgba = 4 };

/// From sRGB to the colours of one monitor, as its ICC profile describes it: relative colorimetric
/// with black point compensation, so that white stays the monitor's white. Immutable, thread-safe.
class DisplayTransform {
public:
    /// Larger profiles are refused: those with fine tables have a few megabytes.
    static constexpr std::size_t kMaxProfileBytes = std::size_t{16} << 20;

    /// Refuses what is no intact profile of an RGB device that colours can be converted to; the
    /// detail says why. Takes a few milliseconds.
    [[nodiscard]] static Result<std::shared_ptr<const DisplayTransform>> make(
        std::span<const std::uint8_t> iccProfile);
    ~DisplayTransform();
    DisplayTransform(const DisplayTransform&) = delete;
    DisplayTransform& operator=(const DisplayTransform&) = delete;

    /// What the profile calls itself, such as the monitor's model (ASCII); may be empty.
    [[nodiscard]] const std::string& profileName() const { return name_; }

    /// Whether the monitor is an sRGB monitor: convert() would change nothing that can be seen.
    [[nodiscard]] bool isIdentity() const { return isIdentity_; }

    /// Converts sRGB pixels in place, on the calling thread; 30 ms per megapixel or so. Alpha
    /// (straight, not premultiplied) stays. Rows begin every `rowBytes`.
    void convert(std::uint8_t* pixels, Size size, std::size_t rowBytes, PixelLayout layout) const;

private:
    struct Transforms;
    DisplayTransform(std::unique_ptr<const Transforms> transforms, std::string name,
                     bool isIdentity);

    std::unique_ptr<const Transforms> transforms_;
    std::string name_;
    bool isIdentity_;
};

}  // namespace irodori
