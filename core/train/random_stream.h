// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace irodori {

/// What random numbers are drawn for. Each purpose has numbers of its own, so that a new one
/// changes no other.
enum class Draw : std::uint32_t { sample = 1, augmentReal, augmentFake, augmentTest, palette };

/// Random numbers of one sample of one training step: a pure function of the run's seed, so that a
/// resumed run, and one spread over several machines, draws the same ones. Counter-based
/// (Philox4x32-10; Salmon et al., SC 2011).
class RandomStream {
public:
    /// `sample` counts over all workers and accumulated batches of the step.
    RandomStream(std::uint64_t seed, std::int64_t step, std::int64_t sample, Draw draw);

    std::uint32_t bits();
    double uniform();  ///< in (0, 1)
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }
    /// 0 … count − 1; count ≥ 1.
    std::int64_t below(std::int64_t count);
    double normal();  ///< standard (Box and Muller, 1958)
    std::uint64_t seed();

private:
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 4> block_{};
    int used_ = 4;
};

}  // namespace irodori
