// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "data/dataset.h"
#include "train/run_folder.h"

namespace irodori {

/// A run as a list shows it.
struct RunSummary {
    RunFolder folder;
    TrainingRequest request;
    RunStatus status;
    std::int64_t created = 0;  ///< seconds since 1970
    std::size_t photos = 0;    ///< usable
    std::size_t styles = 0;
    std::map<std::string, double> scores;  ///< newest held-out scores
    std::filesystem::path thumbnail;       ///< newest sample; empty if none
    std::filesystem::path model;           ///< newest export; empty if none
};

/// The samples of one moment: which pictures there are.
struct SampleGrid {
    std::int64_t step = 0;
    int photos = 0;
    int references = 0;
};

enum class RunCommand { pause, resume, stop, snapshot, sample };

/// The capability that the training tab talks to; a fake in its tests. Calls may touch the disk and
/// wait for a process for up to a second: make them on a job lane, not on the GUI thread, except
/// `yield`. Thread-safe.
class TrainingRuns {
public:
    virtual ~TrainingRuns() = default;

    /// Where new runs are made: `userDataDir()/runs`.
    [[nodiscard]] virtual std::filesystem::path directory() const = 0;
    /// All runs there, newest first; damaged folders are left out.
    [[nodiscard]] virtual std::vector<RunSummary> list() const = 0;
    [[nodiscard]] virtual Result<RunSummary> summary(const RunFolder& run) const = 0;
    /// Status, with `lost` where the process is gone.
    [[nodiscard]] virtual Result<RunStatus> status(const RunFolder& run) const = 0;

    /// Looks through the folders without training, by `scanTrainingSets`: for the counts, findings
    /// and proposals that are shown before Start.
    [[nodiscard]] virtual Result<TrainingSets> inspect(const TrainingRequest& request,
                                                       const JobHooks& hooks) const = 0;
    /// What stands in the way of training on these sets, or what to be warned of.
    struct Concern {
        enum class Kind {
            settings,    ///< out of range or impossible together: `error` says which and how
            noPhotos,    ///< none is usable
            noStyles,    ///< none is usable
            sameSets,    ///< `count` styles are photos, too
            fewPhotos,   ///< only `count` are usable
            fewStyles,   ///< only `count` are usable
            optOut,      ///< the authors of `count` pictures forbid training: they are left out
            diskSpace,   ///< checkpoints and decoded pictures need about `count` MiB
            memory,      ///< a step needs about `count` MiB, more than the computer has
            anotherRun,  ///< `count` other runs train on this computer
        };
        bool blocks = false;
        Error error;  ///< code and English text
        Kind kind = Kind::settings;
        std::int64_t count = 0;
    };
    /// Empty = all is well. What blocks comes first.
    [[nodiscard]] virtual std::vector<Concern> concerns(const TrainingRequest& request,
                                                        const TrainingSets& sets) const = 0;

    /// A new folder with the request in it.
    [[nodiscard]] virtual Result<RunFolder> create(const TrainingRequest& request) = 0;
    /// Starts or resumes it in a process of its own that outlives this one.
    virtual Result<void> start(const RunFolder& run) = 0;
    /// Tells the running process; `snapshot` answers with the exported model.
    virtual Result<std::filesystem::path> send(const RunFolder& run, RunCommand command) = 0;
    /// Asks all running processes to leave the cores alone for this long, at once and without
    /// waiting for an answer: Studio repaints.
    virtual void yield(double seconds) = 0;
    /// ErrorCode::exists where a process still works on it: the model would get the old name.
    virtual Result<void> rename(const RunFolder& run, const std::string& name) = 0;
    /// Moves it to the desktop's trash, never a running one.
    virtual Result<void> moveToTrash(const RunFolder& run) = 0;
    /// Adds `iterations` to those of a run that has ended; `start` goes on from its last
    /// checkpoint. ErrorCode::exists where a process still works on it.
    virtual Result<void> extend(const RunFolder& run, int iterations) = 0;

    [[nodiscard]] virtual std::vector<SampleGrid> samples(const RunFolder& run) const = 0;
};

/// Scans the photos and styles of a request, split and compared as a run of it has them: seed and
/// share of the test split are those of its config, also within the train split of a manifest.
/// Fails as `scanDataset` and `readManifest` do.
[[nodiscard]] Result<TrainingSets> scanTrainingSets(const TrainingRequest& request,
                                                    const JobHooks& hooks = {});

/// The model of a run that was exported last; empty if none.
[[nodiscard]] std::filesystem::path newestModelOf(const RunFolder& run);

/// Runs in `directory`, trained by the program `trainer` (irodori-cli).
[[nodiscard]] std::unique_ptr<TrainingRuns> makeTrainingRuns(std::filesystem::path directory,
                                                             std::filesystem::path trainer);

}  // namespace irodori
