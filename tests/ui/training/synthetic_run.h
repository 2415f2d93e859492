// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "train/metrics.h"

/// The metrics of a run that goes as runs go: losses that fall and jitter, a discriminator that
/// begins late, scores now and then.
inline std::vector<irodori::MetricsRow> syntheticRun(std::int64_t rows, std::int64_t stride = 1,
                                                     unsigned seed = 1, std::int64_t first = 0) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    const double last = static_cast<double>(std::max<std::int64_t>(1, rows * stride));
    const double tempo = 0.85 + 0.1 * seed;
    std::vector<irodori::MetricsRow> run;
    for (std::int64_t i = 0; i < rows; ++i) {
        irodori::MetricsRow row{first + i * stride, {}};
        const double t = static_cast<double>(i * stride) / last;
        const auto falling = [&](double from, double to, double rate) {
            return (to + (from - to) * std::exp(-rate * tempo * t))
                   * std::exp(0.09 * normal(random));
        };
        auto& v = row.values;
        v["g_style"] = falling(1.1, 0.35, 6);
        v["g_content"] = falling(0.9, 0.52, 9);
        v["g_luminance"] = falling(0.35, 0.12, 12);
        v["g_palette"] = falling(0.3, 0.08, 7);
        v["g_identity"] = falling(0.5, 0.11, 5);
        v["g_diversity"] = falling(0.06, 0.03, 2);
        v["g_tv"] = falling(0.02, 0.012, 3);
        v["g_flat"] = falling(0.09, 0.04, 4);
        v["g_grid"] = falling(0.02, 0.01, 6);
        v["g_blotch"] = falling(0.2, 0.1, 5);
        v["g_adv"] = t < 0.08 ? 0 : falling(0.7, 1.3, 3);
        v["g"] = 9 * v["g_style"] + 2.2 * v["g_content"] + 3 * v["g_luminance"]
                 + 10 * v["g_palette"] + 4 * v["g_identity"] + 0.2 * v["g_adv"];
        v["lr_g"] = t < 0.7 ? 2e-4 : 1e-4;
        v["lr_d"] = t < 0.7 ? 1e-4 : 5e-5;
        v["images_per_second"] = 5.6 + 0.15 * normal(random) - (t > 0.4 && t < 0.45 ? 2.5 : 0);
        v["seconds"] = static_cast<double>(i) * 0.7;
        v["data_share"] = 0.01;
        if (t >= 0.08) {
            const double real = 0.55 + 0.22 * (1 - std::exp(-4 * t)) + 0.02 * normal(random);
            const double fake = 0.5 - 0.27 * (1 - std::exp(-4 * t)) + 0.02 * normal(random);
            v["d"] = -std::log(real) - std::log(1 - fake) + 0.03 * normal(random);
            v["d_real"] = real;
            v["d_fake"] = fake;
            v["d_test"] = real - 0.12 * t + 0.02 * normal(random);
            v["value"] = std::log(real) + std::log(1 - fake);
            v["r_t"] = 0.25 + 0.4 * t + 0.05 * normal(random);
            v["r_v"] = 0.1 + 0.2 * t + 0.05 * normal(random);
            v["augment"] = std::max(0.0, 0.6 * (t - 0.3));
            v["r1"] = 0.02 * std::exp(0.3 * normal(random));
        }
        if (i % std::max<std::int64_t>(1, rows / 14) == 0) {
            v["test_style"] = 0.5 + 0.6 * std::exp(-5 * tempo * t);
            v["test_content"] = 0.58 + 0.05 * t + 0.2 * std::exp(-8 * t);
        }
        run.push_back(std::move(row));
    }
    return run;
}
