// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "jobs/job_lane.h"
#include "library/library_item.h"
#include "model/model_library.h"
#include "studio/preset_collection.h"
#include "train/training_runs.h"
#include "widgets/message_bar.h"

namespace irodori {

class SwatchReader;

/// What stands on the shelves, and what can be done with it. Reads and changes files in the
/// background; every failure becomes a `message`. GUI thread.
class LibraryShelves : public QObject {
    Q_OBJECT

public:
    struct Folders {
        std::filesystem::path shippedSwatches;
        std::filesystem::path userSwatches;  ///< made when the first picture is imported
    };

    /// `presets` must outlive it.
    LibraryShelves(PresetCollection& presets, ModelLibrary models,
                   std::shared_ptr<TrainingRuns> runs, Folders folders, QObject* parent = nullptr);

    /// Of all shelves, in their order.
    [[nodiscard]] std::vector<LibraryItem> items() const;
    [[nodiscard]] bool isIdle() const {
        return lane_.isIdle() && changes_.isIdle() && presets_.isIdle();
    }

    /// Looks at everything anew.
    void refresh();
    /// Models, presets and pictures, also those in folders, each to its shelf. What is none of them
    /// is reported.
    void import(const QStringList& files);
    void rename(const LibraryItem& item, const QString& name);
    void remove(const LibraryItem& item);  ///< to the trash
    // Of presets alone.
    void setFavourite(const LibraryItem& item, bool favourite);
    void setHidden(const LibraryItem& item, bool hidden);
    void duplicate(const LibraryItem& item);
    [[nodiscard]] PresetCollection& presets() { return presets_; }
    /// nullptr: it is no preset, or gone.
    [[nodiscard]] const ShownPreset* presetOf(const LibraryItem& item) const;

Q_SIGNALS:
    void changed();
    void modelsChanged();    ///< one was installed, renamed or removed
    void swatchesChanged();  ///< likewise, of the user's
    void message(const irodori::Message& message);

private:
    using Items = std::vector<LibraryItem>;
    using Change = std::function<Result<void>()>;

    void read(int kind, std::function<Result<Items>(const JobHooks&)> reader);
    void readModels();
    void readSwatches();
    void readRuns();
    /// Does it and says `done`; then reads the shelf anew.
    void change(Change change, const QString& done, void (LibraryShelves::*then)());
    void renameSwatch(const LibraryItem& item, const QString& name);

    PresetCollection& presets_;
    ModelLibrary models_;
    std::shared_ptr<TrainingRuns> runs_;
    Folders folders_;
    std::map<int, Items> read_;                   ///< by kind of job
    std::uint64_t lastJob_ = 0;                   ///< no change replaces another
    std::shared_ptr<SwatchReader> swatchReader_;  ///< of the lane that reads
    JobLane lane_;                                ///< reads
    JobLane changes_;                             ///< does not wait for what is read
};

}  // namespace irodori
