// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace irodori {

/// One line of metrics.jsonl: values by name. Names in use: `g`, `d` (losses of generator and
/// discriminator), `g_style`, `g_content`, `g_luminance`, `g_palette`, `g_identity`, `g_diversity`,
/// `g_adv`, `g_tv`, `g_flat` (terms before their weights), `d_real`, `d_fake` (mean D as
/// probability), `d_test` (D of held-out references), `value` (E[log D(x)] + E[log(1 − D(G))]),
/// `r_t`, `r_v`, `augment`, `r1`, `lr_g`, `lr_d`, `seconds` (since the start of the run),
/// `images_per_second`, `data_share` (share of the step spent waiting for pictures), and where
/// scores were taken `test_style`, `test_content`. NaN is never written.
struct MetricsRow {
    std::int64_t step = 0;
    std::map<std::string, double> values;

    friend bool operator==(const MetricsRow&, const MetricsRow&) = default;
};

/// Appends to metrics.jsonl. Lines reach the system at once, so that a killed process loses none.
class MetricsWriter {
public:
    /// Continues the file after `lastStep`: later lines, which a resumed run writes anew, move to
    /// `metrics.N.jsonl`, and a torn last line is dropped. `lastStep` −1: all lines move.
    static Result<MetricsWriter> open(const std::filesystem::path& file, std::int64_t lastStep);

    MetricsWriter(MetricsWriter&& other) noexcept;
    MetricsWriter& operator=(MetricsWriter&& other) noexcept;
    ~MetricsWriter();

    /// ErrorCode::diskFull when there is no room; the file then ends with a whole line.
    Result<void> append(const MetricsRow& row);

private:
    explicit MetricsWriter(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

/// Reads metrics.jsonl bit by bit while it grows. Damaged lines are skipped. When the file has
/// become shorter (a resumed run), everything is read anew and `restarted` is set.
class MetricsReader {
public:
    explicit MetricsReader(std::filesystem::path file) : file_(std::move(file)) {}

    struct Batch {
        std::vector<MetricsRow> rows;
        bool restarted = false;
    };
    /// What was added since the last call.
    Result<Batch> read();

private:
    std::filesystem::path file_;
    std::uint64_t offset_ = 0;
    std::uint64_t inode_ = 0;
};

}  // namespace irodori
