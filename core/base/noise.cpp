// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/noise.h"

#include <cmath>
#include <numbers>

namespace irodori {

namespace {

constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9;
constexpr std::uint32_t kWeyl1 = 0xBB67AE85;
constexpr int kRounds = 10;
constexpr std::uint32_t kVectorPlane =
    0xFFFFFFFF;  // the "layer" of z, apart from every trunk block

std::array<std::uint32_t, 2> keyOf(std::uint64_t seed) {
    return {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
}

/// Four standard normals from one block (Box–Muller, in double, rounded to float at the end).
std::array<float, 4> gaussians(const std::array<std::uint32_t, 4>& block) {
    const auto uniform = [](std::uint32_t r) { return (r + 0.5) * 0x1p-32; };
    std::array<float, 4> out{};
    for (std::size_t pair = 0; pair < 2; ++pair) {
        const double radius = std::sqrt(-2.0 * std::log(uniform(block[2 * pair])));
        const double angle = 2.0 * std::numbers::pi * uniform(block[2 * pair + 1]);
        out[2 * pair] = static_cast<float>(radius * std::cos(angle));
        out[2 * pair + 1] = static_cast<float>(radius * std::sin(angle));
    }
    return out;
}

}  // namespace

std::array<std::uint32_t, 4> philox4x32(const std::array<std::uint32_t, 4>& counter,
                                        const std::array<std::uint32_t, 2>& key) {
    auto c = counter;
    auto k = key;
    for (int round = 0; round < kRounds; ++round) {
        const std::uint64_t p0 = static_cast<std::uint64_t>(kMultiplier0) * c[0];
        const std::uint64_t p1 = static_cast<std::uint64_t>(kMultiplier1) * c[2];
        c = {static_cast<std::uint32_t>(p1 >> 32) ^ c[1] ^ k[0], static_cast<std::uint32_t>(p1),
             static_cast<std::uint32_t>(p0 >> 32) ^ c[3] ^ k[1], static_cast<std::uint32_t>(p0)};
        k[0] += kWeyl0;
        k[1] += kWeyl1;
    }
    return c;
}

std::vector<float> noiseVector(std::uint64_t seed, int width) {
    std::vector<float> z(static_cast<std::size_t>(width));
    for (std::uint32_t i = 0; i < z.size(); i += 4) {
        const auto four = gaussians(philox4x32({i / 4, 0, kVectorPlane, 0}, keyOf(seed)));
        for (std::uint32_t j = 0; j < 4 && i + j < z.size(); ++j)
            z[i + j] = four[j];
    }
    return z;
}

std::vector<float> noisePlane(std::uint64_t seed, int layer, int x0, int y0, int width,
                              int height) {
    std::vector<float> plane(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    auto* out = plane.data();
    for (int y = y0; y < y0 + height; ++y) {
        std::array<float, 4> four{};
        for (int x = x0; x < x0 + width; ++x) {
            if (x == x0 || x % 4 == 0) {
                four = gaussians(
                    philox4x32({static_cast<std::uint32_t>(x / 4), static_cast<std::uint32_t>(y),
                                static_cast<std::uint32_t>(layer), 0},
                               keyOf(seed)));
            }
            *out++ = four[static_cast<std::size_t>(x % 4)];
        }
    }
    return plane;
}

}  // namespace irodori
