// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "imaging/picture_io.h"
#include "train/metrics.h"
#include "train/run_folder.h"

namespace irodori::test {

/// Writes `count` pictures of coloured blocks, each unlike the others and the same in every run.
inline bool writePictures(const std::filesystem::path& folder, int count, std::uint32_t seed,
                          int side = 96) {
    std::filesystem::create_directories(folder);
    for (int i = 0; i < count; ++i) {
        std::uint32_t state = seed + 977U * static_cast<std::uint32_t>(i);
        const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 8; };
        Image image(side, side);
        for (int block = 0; block < 60; ++block) {
            const int x = static_cast<int>(next() % static_cast<unsigned>(side));
            const int y = static_cast<int>(next() % static_cast<unsigned>(side));
            const int size = 6 + static_cast<int>(next() % 30);
            const std::uint8_t colour[] = {static_cast<std::uint8_t>(next()),
                                           static_cast<std::uint8_t>(next()),
                                           static_cast<std::uint8_t>(next())};
            for (int row = y; row < std::min(side, y + size); ++row)
                for (int column = x; column < std::min(side, x + size); ++column)
                    std::copy_n(colour, 3, image.row<std::uint8_t>(row) + 3 * column);
        }
        if (!savePicture(folder / ("picture" + std::to_string(i) + ".png"), image, nullptr, {}))
            return false;
    }
    return true;
}

/// The smallest training that there is, the same bits in every run.
inline TrainingConfig tinyConfig() {
    TrainingConfig config;
    config.iterations = 8;
    config.batch = 2;
    config.crop = 64;
    config.start = "nothing";
    config.baseChannels = 8;
    config.trunkLayers = 1;
    config.ramp = 4;
    config.threads = 1;
    config.precision = "fp32";
    config.device = "cpu";
    config.checkpointMinutes = 0.01;
    config.sampleSteps = 4;
    config.testShare = 0.25;
    return config;
}

/// Everything in metrics.jsonl that does not depend on the time.
inline std::vector<MetricsRow> timelessRows(const RunFolder& run) {
    const auto batch = MetricsReader(run.metrics()).read();
    std::vector<MetricsRow> rows = batch ? batch->rows : std::vector<MetricsRow>();
    for (auto& row : rows)
        for (const char* name : {"seconds", "images_per_second", "data_share"})
            row.values.erase(name);
    return rows;
}

}  // namespace irodori::test
