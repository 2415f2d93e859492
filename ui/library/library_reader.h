// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <filesystem>
#include <map>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "imaging/image.h"
#include "library/library_item.h"
#include "model/model_library.h"
#include "studio/preset_collection.h"
#include "studio/swatches.h"
#include "train/training_runs.h"

class QFileInfo;

namespace irodori {

// What stands on each shelf. All are thread-safe; those that read files take their time.

[[nodiscard]] LibraryItem itemOf(const ShownPreset& preset);

/// Each model, and as a style pack once more if it carries styles.
[[nodiscard]] std::vector<LibraryItem> modelItems(const ModelLibrary& library);

[[nodiscard]] std::vector<LibraryItem> runItems(const std::vector<RunSummary>& runs);

/// The same for swatches. Pictures that have not changed since the last time are not opened again.
/// Use from one thread at a time.
class SwatchReader {
public:
    /// The pictures of the program's folder, then those of the user's; either may be missing. Fails
    /// only where it is stopped.
    [[nodiscard]] Result<std::vector<LibraryItem>> read(const std::filesystem::path& shipped,
                                                        const std::filesystem::path& user,
                                                        const JobHooks& hooks = {});

private:
    /// What a file held.
    struct Content {
        QDateTime changed;
        qint64 bytes = 0;
        QImage thumbnail;  ///< null: it cannot be read
        Size size;
        QString license;
        QString origin;
    };

    [[nodiscard]] LibraryItem itemOf(const Swatch& swatch);
    [[nodiscard]] static Content open(const QFileInfo& file);

    std::map<QString, Content> known_;  ///< by path
};

}  // namespace irodori
