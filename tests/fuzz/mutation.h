// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace irodori::fuzz {

using Bytes = std::vector<std::uint8_t>;

/// A copy with a few bytes changed, and at times a piece cut off, left out or repeated.
inline Bytes mutated(Bytes bytes, std::mt19937& random) {
    const auto below = [&random](std::size_t limit) { return random() % limit; };
    const std::size_t changes = 1 + below(8);
    for (std::size_t i = 0; i < changes; ++i) {
        // Half of the changes go where the headers are.
        const std::size_t reach = below(2) ? bytes.size() : std::min<std::size_t>(bytes.size(), 64);
        bytes[below(reach)] = static_cast<std::uint8_t>(random());
    }
    const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size()));
    const auto count = static_cast<std::ptrdiff_t>(
        std::min<std::size_t>(static_cast<std::size_t>(bytes.end() - at), 1 + below(40)));
    switch (below(6)) {
        case 0:
            bytes.erase(at, bytes.end());
            break;
        case 1:
            bytes.erase(at, at + count);
            break;
        case 2: {
            const Bytes piece(at, at + count);
            bytes.insert(at, piece.begin(), piece.end());
            break;
        }
        default:
            break;
    }
    return bytes;
}

/// Runs the seed itself and `mutations` damaged copies of it, the same ones every time.
inline void runMutated(const Bytes& seed, void (*run)(std::span<const std::uint8_t>),
                       int mutations = 150) {
    run(seed);
    std::mt19937 random(20260405);
    for (int i = 0; i < mutations; ++i)
        run(mutated(seed, random));
}

}  // namespace irodori::fuzz
