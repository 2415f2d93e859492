// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "data/dataset.h"
#include "train/metrics.h"
#include "train/training_config.h"

namespace irodori {

/// Where a run stands. `lost` is only ever concluded from outside: its process is gone without
/// having said goodbye; it can be resumed.
enum class RunState {
    created,
    preparing,
    training,
    paused,
    finishing,
    stopped,
    finished,
    failed,
    lost
};
[[nodiscard]] const char* nameOf(RunState state);

/// status.json of a run: rewritten about every second by the process that trains.
struct RunStatus {
    RunState state = RunState::created;
    std::int64_t step = 0;
    std::int64_t iterations = 0;
    double secondsTrained = 0;  ///< computing, without pauses
    double secondsLeft = -1;    ///< negative: unknown yet
    double imagesPerSecond = 0;
    double progress = 0;  ///< of preparing or finishing, 0 … 1
    std::int64_t checkpointStep = -1;
    std::int64_t sampleStep = -1;  ///< newest folder in samples/
    std::string note;              ///< why it is paused or failed, or what was done on its own
    int errorCode = -1;  ///< ErrorCode of a failure or of the reason for a pause, else −1

    friend bool operator==(const RunStatus&, const RunStatus&) = default;
};

/// What makes a run: written to request.json when it is created, never changed.
struct TrainingRequest {
    std::string name;  ///< of the run and of the model it makes
    std::string author;
    std::vector<std::filesystem::path> photos;  ///< folders, pictures and clips
    std::vector<std::filesystem::path> styles;
    TrainingConfig config;
    DatasetOptions dataset;

    friend bool operator==(const TrainingRequest&, const TrainingRequest&) = default;
};

/// The files of a run's folder.
struct RunFolder {
    std::filesystem::path path;

    [[nodiscard]] std::filesystem::path config() const { return path / "config.json"; }
    [[nodiscard]] std::filesystem::path request() const { return path / "request.json"; }
    [[nodiscard]] std::filesystem::path status() const { return path / "status.json"; }
    [[nodiscard]] std::filesystem::path metrics() const { return path / "metrics.jsonl"; }
    [[nodiscard]] std::filesystem::path dataset() const { return path / "dataset.json"; }
    [[nodiscard]] std::filesystem::path scores() const { return path / "scores.json"; }
    [[nodiscard]] std::filesystem::path photoPack() const { return path / "cache/photos.pack"; }
    [[nodiscard]] std::filesystem::path stylePack() const { return path / "cache/styles.pack"; }
    [[nodiscard]] std::filesystem::path checkpoints() const { return path / "checkpoints"; }
    /// samples/photos/I.jpg, samples/references/J.jpg, samples/STEP/I-J.jpg (STEP in 8 digits).
    [[nodiscard]] std::filesystem::path samples() const { return path / "samples"; }
    [[nodiscard]] std::filesystem::path model() const { return path / "model"; }
    [[nodiscard]] std::filesystem::path lock() const { return path / "lock"; }
    [[nodiscard]] std::filesystem::path socket() const { return path / "control.sock"; }
    [[nodiscard]] std::filesystem::path log() const { return path / "train.log"; }
};

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

    /// Looks through the folders without training: for the counts, findings and proposals that are
    /// shown before Start.
    [[nodiscard]] virtual Result<TrainingSets> inspect(const TrainingRequest& request,
                                                       const JobHooks& hooks) const = 0;
    /// What stands in the way of training on these sets, or what to be warned of: nothing usable,
    /// photos = styles, no room on the disk. Code and text; empty = all is well.
    struct Concern {
        bool blocks = false;
        Error error;
    };
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
    /// Moves it to the desktop's trash, never a running one.
    virtual Result<void> moveToTrash(const RunFolder& run) = 0;
    /// More iterations for a run that has ended; `start` goes on from its last checkpoint.
    virtual Result<void> extend(const RunFolder& run, int iterations) = 0;

    [[nodiscard]] virtual std::vector<SampleGrid> samples(const RunFolder& run) const = 0;
};

/// Runs in `directory`, trained by the program `trainer` (irodori-cli).
[[nodiscard]] std::unique_ptr<TrainingRuns> makeTrainingRuns(std::filesystem::path directory,
                                                             std::filesystem::path trainer);

}  // namespace irodori
