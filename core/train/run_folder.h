// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/dataset.h"
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

/// A process works on the run in this state, or has died in it.
[[nodiscard]] bool isActive(RunState state);

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

/// What makes a run: request.json, written when it is created and of which only the name may
/// change once the run has begun, and config.json.
struct TrainingRequest {
    std::string name;  ///< of the run and of the model it makes
    std::string author;
    std::string license;  ///< of the model; empty: that of the one it starts from
    std::vector<std::filesystem::path> photos;  ///< folders, pictures and clips
    std::vector<std::filesystem::path> styles;
    /// Of the pictures of both kinds, instead of these; of it those of the train split take part.
    std::filesystem::path manifest;
    std::vector<std::string> collections;  ///< of the manifest's styles; empty: all
    /// Of collections, instead of what their looks propose.
    std::map<std::string, ContentTarget> contentTargets;
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
    /// A copy of the model that the run began with, and of its discriminator.
    [[nodiscard]] std::filesystem::path startModel() const { return path / "start/model.irodori"; }
    [[nodiscard]] std::filesystem::path photoPack() const { return path / "cache/photos.pack"; }
    [[nodiscard]] std::filesystem::path stylePack() const { return path / "cache/styles.pack"; }
    [[nodiscard]] std::filesystem::path checkpoints() const { return path / "checkpoints"; }
    /// samples/photos/I.jpg, samples/references/J.jpg, samples/STEP/I-J.jpg (STEP in 8 digits).
    [[nodiscard]] std::filesystem::path samples() const { return path / "samples"; }
    [[nodiscard]] std::filesystem::path model() const { return path / "model"; }
    /// Room for the status of a run that has filled the disk.
    [[nodiscard]] std::filesystem::path reserve() const { return path / "reserve"; }
    [[nodiscard]] std::filesystem::path lock() const { return path / "lock"; }
    [[nodiscard]] std::filesystem::path socket() const { return path / "control.sock"; }
    [[nodiscard]] std::filesystem::path log() const { return path / "train.log"; }
};

/// Makes the folder of a run, where it is not there yet, and writes request.json and config.json.
/// Relative paths become absolute: the process that trains starts elsewhere. ErrorCode::exists if
/// it holds a run already, ErrorCode::invalidArgument if the config is out of range, the name is
/// empty or a path is not UTF-8 (JSON cannot hold it).
Result<void> writeRequest(const RunFolder& run, const TrainingRequest& request);
/// Untrusted files: everything is checked.
[[nodiscard]] Result<TrainingRequest> readRequest(const RunFolder& run);

/// The same in a folder that holds a run already, which must not have begun. Call it while holding
/// the RunLock.
Result<void> replaceRequest(const RunFolder& run, const TrainingRequest& request);
/// Whether anything was made of the pictures that its request names.
[[nodiscard]] bool hasBegun(const RunFolder& run);
/// When `writeRequest` was called, in seconds since 1970; 0 if unknown.
[[nodiscard]] std::int64_t creationTime(const RunFolder& run);

/// Gives it another name; refuses those that `writeRequest` refuses. A process that works on the
/// run goes on with the old one.
Result<void> renameRun(const RunFolder& run, const std::string& name);

/// Replaces config.json alone: for a run that goes on with other settings.
Result<void> writeConfig(const RunFolder& run, const TrainingConfig& config);

/// Atomic: a reader sees the old status or the new one.
Result<void> writeStatus(const RunFolder& run, const RunStatus& status);
/// As it was written; a run without status.json has been created and not started. Whether its
/// process still lives is TrainingRuns' to tell.
[[nodiscard]] Result<RunStatus> readStatus(const RunFolder& run);

// The texts of those files. That of a request lacks the config, which has a file of its own; it
// fails where a name or a path is not UTF-8.
[[nodiscard]] Result<std::string> toJson(const TrainingRequest& request);
[[nodiscard]] Result<TrainingRequest> requestFromJson(const std::string& text);
[[nodiscard]] std::string toJson(const RunStatus& status);
[[nodiscard]] Result<RunStatus> statusFromJson(const std::string& text);

}  // namespace irodori
