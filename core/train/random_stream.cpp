// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/random_stream.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/noise.h"

namespace irodori {

RandomStream::RandomStream(std::uint64_t seed, std::int64_t step, std::int64_t sample, Draw draw)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      // 16 bits of blocks, 16 of the step's upper half: 2⁴⁸ steps and 2¹⁸ numbers each.
      counter_{static_cast<std::uint32_t>(step >> 32) << 16, static_cast<std::uint32_t>(step),
               static_cast<std::uint32_t>(sample), static_cast<std::uint32_t>(draw)} {}

std::uint32_t RandomStream::bits() {
    if (used_ == 4) {
        block_ = philox4x32(counter_, key_);
        ++counter_[0];
        used_ = 0;
    }
    return block_[static_cast<std::size_t>(used_++)];
}

double RandomStream::uniform() {
    return (bits() + 0.5) * 0x1p-32;
}

std::int64_t RandomStream::below(std::int64_t count) {
    return std::min(count - 1, static_cast<std::int64_t>(uniform() * static_cast<double>(count)));
}

double RandomStream::normal() {
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

std::uint64_t RandomStream::seed() {
    const std::uint64_t high = bits();
    return high << 32 | bits();
}

}  // namespace irodori
