// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/run_concerns.h"

#include <unistd.h>
#include <algorithm>
#include <string>

#include "data/pack.h"
#include "train/control.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

using Concern = TrainingRuns::Concern;
using Kind = Concern::Kind;

constexpr std::uintmax_t kMiB = 1 << 20;
/// Fewer are copied rather than learnt from.
constexpr std::size_t kFewPictures = 10;
/// Three rolling ones, the best one and the one that is being written.
constexpr std::uintmax_t kCheckpoints = 5;
constexpr std::uintmax_t kCheckpointBytes = 100 * kMiB;  // of the base model's size
/// A rough bound, so that it only warns: a standard run (batch 4, crop 168) is to stay below 3 GiB,
/// of which activations, gradients and temporaries grow with the pixels of a batch.
constexpr double kFixedMemory = 1.0 * (1 << 30);
constexpr double kMemoryPerPixel = 20'000;

/// Three bytes a pixel of a photo of the usual proportions, 2 to 3, in a pack.
std::uintmax_t packedBytes(const TrainingConfig& config) {
    const auto side = static_cast<std::uintmax_t>(packedShortSide(config));
    return 3 * side * (side * 3 / 2);
}

std::uintmax_t freeBytesFor(fs::path directory) {
    std::error_code error;
    while (!fs::exists(directory, error) && directory.has_relative_path())
        directory = directory.parent_path();
    return fs::space(directory, error).available;
}

std::uintmax_t memoryBytes() {
    return static_cast<std::uintmax_t>(::sysconf(_SC_PHYS_PAGES))
           * static_cast<std::uintmax_t>(::sysconf(_SC_PAGESIZE));
}

int runsAtWork(const fs::path& directory, const RunFolder& own) {
    int runs = 0;
    std::error_code error;
    std::error_code ignored;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error))
        if (!fs::equivalent(entry->path(), own.path, ignored) && RunLock::isHeld({entry->path()}))
            ++runs;
    return runs;
}

double breadthOf(const TrainingConfig& config) {
    return static_cast<double>(config.baseChannels) / TrainingConfig().baseChannels;
}

std::string inMiB(std::uintmax_t bytes) {
    return std::to_string(bytes / kMiB) + " MiB";
}

std::size_t countOf(const Dataset& dataset, Finding finding) {
    return static_cast<std::size_t>(
        std::ranges::count_if(dataset.pictures, [finding](const DatasetPicture& picture) {
            return std::ranges::find(picture.findings, finding) != picture.findings.end();
        }));
}

Concern concern(Kind kind, bool blocks, std::string text, std::size_t count = 0,
                ErrorCode code = ErrorCode::invalidArgument) {
    return {blocks, {code, {}, std::move(text)}, kind, static_cast<std::int64_t>(count)};
}

void addSettings(std::vector<Concern>& all, const TrainingRequest& request) {
    if (const auto ok = validate(request.config); !ok)
        all.push_back({true, ok.error(), Kind::settings, 0});
}

void addPhotos(std::vector<Concern>& all, const Dataset& photos) {
    const std::size_t usable = photos.usable();
    if (usable == 0)
        all.push_back(concern(Kind::noPhotos, true, "none of the photos can be used"));
    else if (usable < kFewPictures)
        all.push_back(concern(Kind::fewPhotos, false,
                              "only " + std::to_string(usable)
                                  + " photos can be used: the style will suit little else",
                              usable));
}

void addStyles(std::vector<Concern>& all, const Dataset& styles) {
    const std::size_t usable = styles.usable();
    const std::size_t shared = countOf(styles, Finding::inBothSets);
    if (shared > 0)
        all.push_back(concern(Kind::sameSets, usable == 0,
                              std::to_string(shared)
                                  + " style pictures are among the photos, too: there is nothing "
                                    "to learn from them",
                              shared));
    else if (usable == 0)
        all.push_back(concern(Kind::noStyles, true, "none of the style pictures can be used"));
    if (usable > 0 && usable < kFewPictures)
        all.push_back(concern(Kind::fewStyles, false,
                              "only " + std::to_string(usable)
                                  + " style pictures can be used: they will be copied rather than "
                                    "learnt from",
                              usable));
}

void addOptOuts(std::vector<Concern>& all, const TrainingRequest& request,
                const TrainingSets& sets) {
    const std::size_t count =
        countOf(sets.photos, Finding::optOut) + countOf(sets.styles, Finding::optOut);
    if (count > 0 && request.dataset.optOut == OptOutAnswer::exclude)
        all.push_back(concern(Kind::optOut, false,
                              "the authors of " + std::to_string(count)
                                  + " pictures forbid training: they are left out",
                              count));
}

void addMachine(std::vector<Concern>& all, const TrainingRequest& request, const TrainingSets& sets,
                const Machine& machine) {
    const auto disk = diskBytesFor(request, sets);
    if (disk > machine.freeDiskBytes)
        all.push_back(concern(Kind::diskSpace, true,
                              "the run needs about " + inMiB(disk) + " on the disk, and "
                                  + inMiB(machine.freeDiskBytes) + " are free",
                              disk / kMiB, ErrorCode::diskFull));
    const auto memory = memoryBytesFor(request.config);
    if (memory > machine.memoryBytes && request.config.device != "cuda")
        all.push_back(concern(Kind::memory, false,
                              "a batch of this size needs about " + inMiB(memory)
                                  + " of memory, and the computer has "
                                  + inMiB(machine.memoryBytes),
                              memory / kMiB, ErrorCode::outOfMemory));
    if (machine.otherRuns > 0)
        all.push_back(concern(Kind::anotherRun, false,
                              "another run trains on this computer: both will be slow",
                              static_cast<std::size_t>(machine.otherRuns)));
}

}  // namespace

Machine machineOf(const fs::path& directory, const RunFolder& own) {
    std::error_code ignored;
    const fs::path where = fs::absolute(directory.empty() ? "." : directory, ignored);
    return {freeBytesFor(where), memoryBytes(), runsAtWork(where, own)};
}

int packedShortSide(const TrainingConfig& config) {
    return std::max(PackOptions().shortSide, config.crop * 3 / 2);
}

std::uintmax_t diskBytesFor(const TrainingRequest& request, const TrainingSets& sets) {
    const double breadth = std::max(1.0, breadthOf(request.config));
    const auto checkpoints = static_cast<std::uintmax_t>(
        static_cast<double>(kCheckpoints * kCheckpointBytes) * breadth * breadth);
    // Photos for cel styles are stored twice, as they are and flattened.
    return checkpoints
           + packedBytes(request.config) * (2 * sets.photos.usable() + sets.styles.usable());
}

std::uintmax_t memoryBytesFor(const TrainingConfig& config) {
    const double pixels = static_cast<double>(config.batch) * config.crop * config.crop;
    return static_cast<std::uintmax_t>(kFixedMemory + pixels * kMemoryPerPixel * breadthOf(config));
}

std::vector<Concern> concernsOf(const TrainingRequest& request, const TrainingSets& sets,
                                const Machine& machine) {
    std::vector<Concern> all;
    addSettings(all, request);
    addPhotos(all, sets.photos);
    addStyles(all, sets.styles);
    addOptOuts(all, request, sets);
    addMachine(all, request, sets, machine);
    std::ranges::stable_partition(all, &Concern::blocks);
    return all;
}

}  // namespace irodori
