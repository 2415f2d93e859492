// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_descriptor.h"
#include "base/result.h"

namespace irodori {

/// One line of metrics.jsonl: values by name. Names in use: `g`, `d` (losses of generator and
/// discriminator), `g_style`, `g_content`, `g_luminance`, `g_palette`, `g_identity`, `g_diversity`,
/// `g_adv`, `g_tv`, `g_flat`, `g_blotch`, `g_grid`, `g_hue`, `g_face` (terms before their weights;
/// of a picture without a face 0), `d_real`, `d_fake` (mean D as probability), `d_test` (D of
/// held-out references), `value` (E[log D(x)] + E[log(1 − D(G))]), `r_t`, `r_v`, `augment`, `r1`,
/// `lr_g`, `lr_d`, `seconds` (since the start of the run), `images_per_second`, `data_share` (share
/// of the step spent waiting for pictures), and where scores were taken `test_style`,
/// `test_content`. Names hold letters, digits, `_` and `.`; values that are not finite are never
/// written.
struct MetricsRow {
    std::int64_t step = 0;
    std::map<std::string, double> values;

    friend bool operator==(const MetricsRow&, const MetricsRow&) = default;
};

/// The row as one line of JSON, `{"step":1,"d":0.5,…}`, without its end; doubles survive exactly.
[[nodiscard]] std::string toJsonLine(const MetricsRow& row);
/// Untrusted text: nothing where the line is no flat object of finite numbers with a step ≥ 0.
[[nodiscard]] std::optional<MetricsRow> metricsRowFromLine(std::string_view line);

/// Appends to metrics.jsonl. Lines reach the system at once, so that a killed process loses none.
class MetricsWriter {
public:
    /// Continues the file after `lastStep`: later lines, which a resumed run writes anew, move to
    /// `metrics.N.jsonl`, and a torn last line is dropped. `lastStep` −1: all lines move. Killed
    /// meanwhile, it may leave lines in both files, but loses none.
    static Result<MetricsWriter> open(const std::filesystem::path& file, std::int64_t lastStep);

    /// ErrorCode::diskFull when there is no room; the file then ends with a whole line.
    Result<void> append(const MetricsRow& row);

private:
    MetricsWriter(std::filesystem::path file, FileDescriptor descriptor);

    std::filesystem::path file_;  ///< for messages
    FileDescriptor descriptor_;
};

/// Reads metrics.jsonl bit by bit while it grows. Damaged lines are skipped. When lines have moved
/// away (a resumed run), everything is read anew and `restarted` is set.
class MetricsReader {
public:
    explicit MetricsReader(std::filesystem::path file) : file_(std::move(file)) {}

    struct Batch {
        std::vector<MetricsRow> rows;
        bool restarted = false;
    };
    /// What was added since the last call; nothing where there is no file yet.
    Result<Batch> read();

private:
    std::filesystem::path file_;
    std::uint64_t offset_ = 0;
    std::uint64_t inode_ = 0;
};

}  // namespace irodori
