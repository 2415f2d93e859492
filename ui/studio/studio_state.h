// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "base/progress.h"
#include "base/result.h"
#include "studio/studio_document.h"

namespace irodori {

/// What the Studio works on, as it comes back after a restart.
struct StudioState {
    std::optional<LoadedPicture> photo;
    StudioDocument document;
    QRectF visible;          ///< part of the photo that the window shows, in its pixels; empty: all
    bool wasClosed = false;  ///< the program ended as it should
};

/// A state in a folder: `session.json`, and in `pictures/` those that have no file of their own,
/// such as pasted ones. Styles whose file is known are read from it again; of others their codes
/// are kept. Calls take their time; use from one thread at a time.
class StudioStateFile {
public:
    explicit StudioStateFile(std::filesystem::path folder);

    /// Atomic. Makes the folder where it is missing; pictures that are not needed any more go.
    /// What could not be read is moved aside first, to aside() and its pictures to `pictures.bak/`,
    /// in place of what is there.
    Result<void> write(const StudioState& state);
    [[nodiscard]] std::filesystem::path aside() const { return asideOf(file()); }

    struct Reading {
        StudioState state;
        QStringList missing;  ///< names of pictures that cannot be opened any more: left out
    };
    /// ErrorCode::notFound where nothing was written yet. Nothing in the file is trusted. The state
    /// of a newer version or a damaged one stays as it is until the next write.
    [[nodiscard]] Result<Reading> read(const JobHooks& hooks = {});

private:
    class Writer;
    class Reader;

    [[nodiscard]] std::filesystem::path file() const { return folder_ / "session.json"; }
    [[nodiscard]] std::filesystem::path pictures() const { return folder_ / "pictures"; }
    [[nodiscard]] static std::filesystem::path asideOf(const std::filesystem::path& path) {
        return path.string() + ".bak";
    }
    [[nodiscard]] Result<Reading> readState(const JobHooks& hooks);
    Result<void> setAside();
    void removeForgotten() const;

    using PicturePtr = std::shared_ptr<const Picture>;
    std::filesystem::path folder_;
    std::map<PicturePtr, QString> kept_;  ///< file names in `pictures()`
    bool isUnreadable_ = false;           ///< there is a state that must not be written over
};

}  // namespace irodori
