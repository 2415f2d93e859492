// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/training_runs.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <fstream>
#include <optional>
#include <thread>
#include <utility>

#include "base/atomic_file.h"
#include "base/trash.h"
#include "train/control.h"
#include "train/evaluation.h"
#include "train/metrics.h"
#include "train/run_concerns.h"
#include "train/trainer_process.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMaxDatasetBytes = 1 << 30;
constexpr std::uintmax_t kMaxReportBytes = 64 << 20;
constexpr std::size_t kStepDigits = 8;
constexpr std::size_t kLongestFolderName = 80;
/// A command is obeyed within a part of a step; pictures and models take as long as they take.
constexpr double kCommandSeconds = 2;
constexpr double kWorkSeconds = 120;
/// Processes are waited for, for up to a second.
constexpr int kLooks = 50;
constexpr auto kPause = std::chrono::milliseconds(20);

/// Entries of a folder; none where it cannot be read.
std::vector<fs::directory_entry> entriesOf(const fs::path& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        entries.push_back(*entry);
    return entries;
}

std::optional<std::string> textOf(const fs::path& file, std::uintmax_t maxBytes) {
    const auto bytes = readFile(file, maxBytes);
    if (!bytes)
        return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

/// The last of `maxBytes` at most.
std::string tailOf(const fs::path& file, std::streamoff maxBytes) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    const auto size = static_cast<std::streamoff>(stream.tellg());
    if (!stream || size <= 0)
        return {};
    std::string text(static_cast<std::size_t>(std::min(size, maxBytes)), '\0');
    stream.seekg(size - static_cast<std::streamoff>(text.size()));
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

/// The last line of the log that says anything.
std::string lastWordsOf(const RunFolder& run) {
    constexpr std::streamoff enough = 4096;
    std::string text = tailOf(run.log(), enough);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text.substr(text.rfind('\n') + 1);
}

std::map<std::string, double> finalScores(const RunFolder& run) {
    const auto text = textOf(run.scores(), kMaxReportBytes);
    const auto report = text ? evaluationFromJson(*text) : failure(ErrorCode::notFound, {});
    if (!report)
        return {};
    const Scores& all = report->all;
    std::map<std::string, double> scores{
        {"style", all.style},        {"content", all.content}, {"kid", all.kid},
        {"identity", all.identity},  {"edges", all.edges},     {"palette", all.palette},
        {"diversity", all.diversity}};
    std::erase_if(scores, [](const auto& score) { return !std::isfinite(score.second); });
    return scores;
}

/// Of the newest line that has any; looks at the end of the file alone.
std::map<std::string, double> runningScores(const RunFolder& run) {
    constexpr std::streamoff enough = 1 << 20;
    const std::string text = tailOf(run.metrics(), enough);
    std::size_t end = text.rfind('\n');
    while (end != std::string::npos && end > 0) {
        const std::size_t begin = text.rfind('\n', end - 1);
        const std::size_t first = begin == std::string::npos ? 0 : begin + 1;
        const auto row = metricsRowFromLine(std::string_view(text).substr(first, end - first));
        if (row && row->values.contains("test_style") && row->values.contains("test_content"))
            return {{"style", row->values.at("test_style")},
                    {"content", row->values.at("test_content")}};
        end = begin;
    }
    return {};
}

std::map<std::string, double> scoresOf(const RunFolder& run) {
    auto scores = finalScores(run);
    return scores.empty() ? runningScores(run) : scores;
}

/// The step of a folder in samples/; nothing if it is another.
std::optional<std::int64_t> stepOf(const fs::path& folder) {
    const std::string name = folder.filename().string();
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), step);
    if (name.size() != kStepDigits || error != std::errc() || end != name.data() + name.size())
        return std::nullopt;
    return step;
}

/// "I-J.jpg" as I and J.
std::optional<std::pair<int, int>> placeOf(const fs::path& file) {
    const std::string name = file.stem().string();
    const char* const last = name.data() + name.size();
    std::pair<int, int> place;
    const auto photo = std::from_chars(name.data(), last, place.first);
    if (file.extension() != ".jpg" || photo.ec != std::errc() || photo.ptr == last
        || *photo.ptr != '-')
        return std::nullopt;
    const auto reference = std::from_chars(photo.ptr + 1, last, place.second);
    if (reference.ec != std::errc() || reference.ptr != last || place.first < 0 || place.second < 0)
        return std::nullopt;
    return place;
}

SampleGrid gridOf(const fs::path& folder, std::int64_t step) {
    SampleGrid grid{step, 0, 0};
    for (const auto& entry : entriesOf(folder))
        if (const auto place = placeOf(entry.path())) {
            grid.photos = std::max(grid.photos, place->first + 1);
            grid.references = std::max(grid.references, place->second + 1);
        }
    return grid;
}

fs::path thumbnailOf(const RunFolder& run) {
    fs::path newest;
    std::int64_t newestStep = -1;
    for (const auto& entry : entriesOf(run.samples())) {
        const auto step = stepOf(entry.path());
        const fs::path picture = entry.path() / "0-0.jpg";
        std::error_code ignored;
        if (step && *step > newestStep && fs::exists(picture, ignored)) {
            newest = picture;
            newestStep = *step;
        }
    }
    return newest;
}

/// A name for the folder of a run: what file systems and shells have trouble with is left out.
std::string folderName(const std::string& name) {
    std::string folder;
    for (const char letter : name)
        folder += static_cast<unsigned char>(letter) < ' ' || letter == '/' ? '-' : letter;
    folder.erase(0, folder.find_first_not_of(". -"));
    if (folder.size() > kLongestFolderName) {
        std::size_t end = kLongestFolderName;
        const auto continues = [&] { return (static_cast<unsigned char>(folder[end]) >> 6) == 2; };
        while (end > 0 && continues())  // never in the middle of a UTF-8 letter
            --end;
        folder.resize(end);
    }
    return folder.empty() ? "run" : folder;
}

/// "name", "name (2)", …: the first that did not exist, made.
Result<RunFolder> makeFolder(const fs::path& directory, const std::string& name) {
    std::error_code error;
    fs::create_directories(directory, error);
    for (int number = 1; !error; ++number) {
        const fs::path path =
            directory / (number == 1 ? name : name + " (" + std::to_string(number) + ")");
        if (fs::create_directory(path, error))
            return RunFolder{path};
        if (fs::exists(path))
            error.clear();
    }
    return systemFailure(error.value(), directory.string());
}

class ProcessRuns : public TrainingRuns {
public:
    ProcessRuns(fs::path directory, fs::path trainer)
        : directory_(std::move(directory)), processes_(std::move(trainer)) {}

    fs::path directory() const override { return directory_; }
    std::vector<RunSummary> list() const override;
    Result<RunSummary> summary(const RunFolder& run) const override;
    Result<RunStatus> status(const RunFolder& run) const override;
    Result<TrainingSets> inspect(const TrainingRequest& request,
                                 const JobHooks& hooks) const override {
        return scanTrainingSets(request, hooks);
    }
    std::vector<Concern> concerns(const TrainingRequest& request,
                                  const TrainingSets& sets) const override {
        return concernsOf(request, sets, machineOf(directory_));
    }
    Result<RunFolder> create(const TrainingRequest& request) override;
    Result<void> start(const RunFolder& run) override;
    Result<fs::path> send(const RunFolder& run, RunCommand command) override;
    void yield(double seconds) override {
        for (const auto& entry : entriesOf(directory_))
            sendYield({entry.path()}, seconds);
    }
    Result<void> rename(const RunFolder& run, const std::string& name) override;
    Result<void> moveToTrash(const RunFolder& run) override;
    Result<void> extend(const RunFolder& run, int iterations) override;
    std::vector<SampleGrid> samples(const RunFolder& run) const override;

private:
    bool isWorkedOn(const RunFolder& run) const {
        return RunLock::isHeld(run) || processes_.isAlive(run);
    }
    void awaitGoodbye(const RunFolder& run) const;
    /// Nobody can start it while the lock lives.
    Result<RunLock> holdStill(const RunFolder& run) const {
        awaitGoodbye(run);
        if (processes_.isAlive(run))
            return failure(ErrorCode::exists, run.path.string(), "is being trained");
        return RunLock::take(run);
    }
    Result<void> awaitStart(const RunFolder& run);

    const fs::path directory_;
    mutable TrainerProcesses processes_;
};

std::vector<RunSummary> ProcessRuns::list() const {
    std::vector<RunSummary> runs;
    for (const auto& entry : entriesOf(directory_))
        if (auto run = summary({entry.path()}))
            runs.push_back(std::move(*run));
    std::ranges::sort(runs, [](const RunSummary& a, const RunSummary& b) {
        return std::tie(a.created, a.folder.path) > std::tie(b.created, b.folder.path);
    });
    return runs;
}

Result<RunSummary> ProcessRuns::summary(const RunFolder& run) const {
    auto request = readRequest(run);
    if (!request)
        return tl::unexpected(request.error());
    auto current = status(run);
    if (!current)
        return tl::unexpected(current.error());
    RunSummary summary;
    summary.folder = run;
    summary.request = std::move(*request);
    summary.status = std::move(*current);
    summary.created = creationTime(run);
    summary.scores = scoresOf(run);
    summary.thumbnail = thumbnailOf(run);
    summary.model = newestModelOf(run);
    if (const auto text = textOf(run.dataset(), kMaxDatasetBytes))
        if (const auto sets = trainingSetsFromJson(*text)) {
            summary.photos = sets->photos.usable();
            summary.styles = sets->styles.usable();
        }
    return summary;
}

Result<RunStatus> ProcessRuns::status(const RunFolder& run) const {
    const auto read = [&run]() -> Result<RunStatus> {
        auto status = readStatus(run);
        if (status || status.error().code != ErrorCode::corrupt)
            return status;
        RunStatus unknown;  // the checkpoints are what counts: it can still be resumed
        unknown.state = RunState::training;
        unknown.note = status.error().message();
        return unknown;
    };
    auto status = read();
    if (!status || !isActive(status->state) || isWorkedOn(run))
        return status;
    status = read();  // it may have said goodbye between the two looks
    if (status && isActive(status->state))
        status->state = RunState::lost;
    return status;
}

Result<RunFolder> ProcessRuns::create(const TrainingRequest& request) {
    auto run = makeFolder(directory_, folderName(request.name));
    if (!run)
        return run;
    if (auto written = writeRequest(*run, request); !written) {
        std::error_code ignored;
        fs::remove_all(run->path, ignored);  // just made, and nobody's yet
        return tl::unexpected(written.error());
    }
    return run;
}

/// A process that has said that it is done takes a moment to go.
void ProcessRuns::awaitGoodbye(const RunFolder& run) const {
    const auto status = readStatus(run);
    if (!status || isActive(status->state))
        return;
    for (int look = 0; look < kLooks && isWorkedOn(run); ++look)
        std::this_thread::sleep_for(kPause);
}

Result<void> ProcessRuns::start(const RunFolder& run) {
    awaitGoodbye(run);
    if (isWorkedOn(run))
        return failure(ErrorCode::exists, run.path.string(), "is being trained already");
    if (const auto request = readRequest(run); !request)
        return tl::unexpected(request.error());
    const auto before = status(run);
    if (!before)
        return tl::unexpected(before.error());
    // Said before the process can say anything itself: it takes a moment to load.
    RunStatus preparing = *before;
    preparing.state = RunState::preparing;
    preparing.progress = 0;
    preparing.note.clear();
    preparing.errorCode = -1;
    if (auto written = writeStatus(run, preparing); !written)
        return written;
    if (auto started = processes_.start(run); !started) {
        (void)writeStatus(run, *before);
        return started;
    }
    return awaitStart(run);
}

/// Waits for up to a second until the process has taken the run over, or has failed to.
Result<void> ProcessRuns::awaitStart(const RunFolder& run) {
    for (int look = 0; look < kLooks; ++look) {
        if (RunLock::isHeld(run))
            return {};
        if (const auto exit = processes_.exitStatus(run)) {
            if (*exit == 0)
                return {};
            const std::string words = lastWordsOf(run);
            auto failed = status(run).value_or(RunStatus());
            if (failed.state == RunState::lost) {
                failed.state = RunState::failed;
                failed.note = words;
                (void)writeStatus(run, failed);
            }
            return failure(ErrorCode::internal, run.path.string(),
                           "training ended at once: "
                               + (words.empty() ? "status " + std::to_string(*exit) : words));
        }
        std::this_thread::sleep_for(kPause);
    }
    return {};
}

Result<fs::path> ProcessRuns::send(const RunFolder& run, RunCommand command) {
    const bool isWork = command == RunCommand::snapshot || command == RunCommand::sample;
    return sendCommand(run, command, isWork ? kWorkSeconds : kCommandSeconds);
}

Result<void> ProcessRuns::rename(const RunFolder& run, const std::string& name) {
    const auto lock = holdStill(run);
    if (!lock)
        return tl::unexpected(lock.error());
    return renameRun(run, name);
}

Result<void> ProcessRuns::moveToTrash(const RunFolder& run) {
    const auto lock = holdStill(run);
    if (!lock)
        return tl::unexpected(lock.error());
    const auto moved = irodori::moveToTrash(run.path);
    if (!moved)
        return tl::unexpected(moved.error());
    return {};
}

Result<void> ProcessRuns::extend(const RunFolder& run, int iterations) {
    const auto lock = holdStill(run);
    if (!lock)
        return tl::unexpected(lock.error());
    const auto request = readRequest(run);
    if (!request)
        return tl::unexpected(request.error());
    auto extended = status(run);
    if (!extended)
        return tl::unexpected(extended.error());
    TrainingConfig config = request->config;
    const std::int64_t total = static_cast<std::int64_t>(config.iterations) + iterations;
    if (iterations < 1)
        return failure(ErrorCode::invalidArgument, "iterations", "must be at least one more");
    if (auto set = setKey(config, "iterations=" + std::to_string(total)); !set)
        return set;
    if (auto written = writeConfig(run, config); !written)
        return written;
    if (extended->state != RunState::created)
        extended->state = RunState::stopped;
    extended->iterations = total;
    extended->note.clear();
    extended->errorCode = -1;
    return writeStatus(run, *extended);
}

std::vector<SampleGrid> ProcessRuns::samples(const RunFolder& run) const {
    std::vector<SampleGrid> grids;
    for (const auto& entry : entriesOf(run.samples()))
        if (const auto step = stepOf(entry.path()))
            if (const SampleGrid grid = gridOf(entry.path(), *step); grid.photos > 0)
                grids.push_back(grid);
    std::ranges::sort(grids, {}, &SampleGrid::step);
    return grids;
}

}  // namespace

fs::path newestModelOf(const RunFolder& run) {
    fs::path newest;
    fs::file_time_type newestTime = fs::file_time_type::min();
    for (const auto& entry : entriesOf(run.model())) {
        std::error_code error;
        const auto time = entry.last_write_time(error);
        if (!error && entry.path().extension() == ".irodori" && time > newestTime) {
            newest = entry.path();
            newestTime = time;
        }
    }
    return newest;
}

std::unique_ptr<TrainingRuns> makeTrainingRuns(fs::path directory, fs::path trainer) {
    return std::make_unique<ProcessRuns>(std::move(directory), std::move(trainer));
}

}  // namespace irodori
