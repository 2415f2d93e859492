// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QStringList>
#include <functional>
#include <vector>

#include "jobs/job_lane.h"
#include "style/preset.h"
#include "widgets/message_bar.h"

namespace irodori {

/// A preset with what the window shows of it.
struct ShownPreset {
    PresetEntry entry;
    QImage thumbnail;  ///< null if it has none

    /// Translated if it comes with the program.
    [[nodiscard]] QString name() const;
};

/// The presets at hand, for all parts of the window. Reads and changes their files in the
/// background, one after another; every failure becomes a `message`. GUI thread.
class PresetCollection : public QObject {
    Q_OBJECT

public:
    explicit PresetCollection(PresetLibrary library, QObject* parent = nullptr);

    /// Favourites first, then by name. Empty until the first `changed`.
    [[nodiscard]] const std::vector<ShownPreset>& presets() const { return presets_; }
    [[nodiscard]] bool isIdle() const { return lane_.isIdle(); }

    void refresh();
    void add(const StylePreset& preset);
    void import(const QStringList& files);
    void rename(const PresetEntry& entry, const QString& name);
    void setFavourite(const PresetEntry& entry, bool favourite);
    /// Of those that come with the program.
    void setHidden(const PresetEntry& entry, bool hidden);
    /// A copy of the user's own, under the name that is shown or a similar one.
    void duplicate(const ShownPreset& preset);
    void remove(const PresetEntry& entry);  ///< to the trash
    /// A copy to be given to others.
    void share(const PresetEntry& entry, const QString& file);

Q_SIGNALS:
    void changed();
    void message(const irodori::Message& message);

private:
    using Change = std::function<Result<void>(const PresetLibrary&)>;
    /// Does them one after another, then lists the presets anew.
    void change(std::vector<Change> changes, const QString& done = {});

    PresetLibrary library_;
    std::vector<ShownPreset> presets_;
    std::uint64_t lastJob_ = 0;  ///< no change replaces another
    JobLane lane_;
};

/// What may be dropped or opened as a preset, by its name.
[[nodiscard]] bool isPresetFile(const QString& path);

}  // namespace irodori
