// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "imaging/mask.h"
#include "imaging/picture_io.h"
#include "style/style_engine.h"

namespace irodori {

/// How photos are painted and written. Immutable while shared by tasks.
struct BatchStyle {
    StyleRecipe recipe;
    int maxSide = 0;                          ///< long side of the result; 0 = the photo's own
    std::optional<FileFormat> format;         ///< unset: the photo's own, else PNG
    ExportDepth depth = ExportDepth::source;  ///< of the result
    ExportOptions exporting;                  ///< its format counts for nothing
};

/// One photo to be repainted.
struct BatchTask {
    std::uint64_t id = 0;  ///< the client's
    std::filesystem::path photo;
    std::shared_ptr<const BatchStyle> style;
    /// Names the result, once it is known in which format it will be. Missing folders are made.
    std::function<std::filesystem::path(FileFormat)> target;
    std::stop_token skip;  ///< drops this photo alone
};

/// What became of it.
struct BatchResult {
    std::filesystem::path output;
    Size size;
    double seconds = 0;  ///< of work: loading, painting and saving
};

/// Who hands out photos and hears of them; called on the thread of runBatch().
class BatchClient {
public:
    virtual ~BatchClient() = default;

    /// The next photo, if there is one. Asked for one photo ahead, and once more when that one is
    /// painted and there was none.
    virtual std::optional<BatchTask> next() = 0;
    /// Whether an existing file may be replaced, where the style's `ifExists` would.
    virtual Result<void> mayReplace(const std::filesystem::path& target) = 0;
    /// Of painting, 0 … 1. Called often: who waits in here holds the batch without losing what is
    /// painted already.
    virtual void progress(const BatchTask& task, double fraction) = 0;
    /// Something the user should know about this photo.
    virtual void notice(const BatchTask& task, const std::string& message) = 0;
    /// Called once for every photo handed out, soon after it is written or has failed;
    /// ErrorCode::cancelled if it was skipped or the batch stopped; ErrorCode::exists if there is
    /// a file of that name and the style's `ifExists` is `refuse`.
    virtual void finished(const BatchTask& task, Result<BatchResult> result) = 0;
};

enum class Overlap {
    none,  ///< one step after the other, and the engine gives its memory back in between
    full,  ///< the next photo is decoded and the last one written while one is painted
};

/// Repaints photos until there are no more, going on after failures. At most three pictures are in
/// memory at a time, however many there are. Blocking; `engine` has its model loaded and belongs to
/// the calling thread meanwhile. When `stop` is requested the picture at hand is dropped and what
/// is finished stays.
void runBatch(StyleEngine& engine, BatchClient& client, Overlap overlap, std::stop_token stop);

}  // namespace irodori
