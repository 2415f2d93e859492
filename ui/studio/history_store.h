// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QImage>
#include <QString>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "style/style_settings.h"

namespace irodori {

/// A state of the Studio that is worth coming back to.
struct HistoryEntry {
    enum class Kind { pinned, exported };

    std::string id;  ///< file name without ending; given by the store
    Kind kind = Kind::pinned;
    QDateTime time;
    QString photoName;
    QString photoPath;    ///< empty if it was no file
    QString photoSha256;  ///< of the file's bytes; may be empty
    QString exportPath;   ///< where the result went, for Kind::exported
    StyleRecipe recipe;
    QImage thumbnail;  ///< of the result, at most kThumbnailSide; may be null

    static constexpr int kThumbnailSide = 240;
};

/// Entries in a folder: for each `ID.json`, with all that repaints it, and `ID.jpg`, the result as
/// it was seen. Calls take their time; any thread, one at a time.
class HistoryStore {
public:
    static constexpr int kPictureSide = 1600;  ///< of a result that is kept
    static constexpr std::size_t kMaxEntries = 100;

    /// The folder is made when the first entry is added.
    explicit HistoryStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Newest first; what cannot be read is left out with a line in the log.
    [[nodiscard]] std::vector<HistoryEntry> list() const;
    /// Keeps the entry with the picture of its result; gives it id and thumbnail. The oldest entry
    /// beyond kMaxEntries goes.
    [[nodiscard]] Result<HistoryEntry> add(HistoryEntry entry, const QImage& result) const;
    /// The result; null if it cannot be read.
    [[nodiscard]] QImage picture(const std::string& id) const;
    /// For good.
    [[nodiscard]] Result<void> remove(const std::string& id) const;

private:
    [[nodiscard]] std::filesystem::path file(const std::string& id, const char* ending) const;
    [[nodiscard]] std::vector<std::string> ids() const;

    std::filesystem::path folder_;
};

}  // namespace irodori
