// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/run_inputs.h"

#include <algorithm>
#include <utility>

#include "base/atomic_file.h"
#include "data/pack.h"
#include "model/model_library.h"
#include "model/torch_weights.h"
#include "train/job_part.h"
#include "train/run_concerns.h"
#include "train/scoring.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;
using Concern = TrainingRuns::Concern;

constexpr std::uintmax_t kMaxDatasetBytes = 1 << 30;
constexpr const char* kBase = "base";
constexpr const char* kNothing = "nothing";

ContentTargets targetsOf(const TrainingConfig& config, const Dataset& styles) {
    if (config.contentTarget == "cel")
        return {ContentTarget::cel};
    if (config.contentTarget == "photo")
        return {ContentTarget::photo};
    return styles.proposedTargets;
}

Result<TrainingSets> readSets(const RunFolder& run) {
    return readFile(run.dataset(), kMaxDatasetBytes).and_then([](const auto& bytes) {
        return trainingSetsFromJson(
            std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    });
}

std::vector<Concern> concernsOf(const RunFolder& run, const TrainingRequest& request,
                                const TrainingSets& sets) {
    return irodori::concernsOf(request, sets, machineOf(run.path.parent_path(), run));
}

/// What stands in the way becomes a failure; the rest is told in any case, as it may be the reason.
Result<void> checkConcerns(const std::vector<Concern>& concerns, const JobHooks& hooks) {
    for (const auto& concern : concerns)
        if (!concern.blocks)
            hooks.tell(concern.error.message());
    const auto blocking = std::ranges::find_if(concerns, &Concern::blocks);
    if (blocking != concerns.end())
        return tl::unexpected(blocking->error);
    return {};
}

/// All else was looked at when the run began.
void tellOfOtherRuns(const std::vector<Concern>& concerns, const JobHooks& hooks) {
    for (const auto& concern : concerns)
        if (concern.kind == Concern::Kind::anotherRun)
            hooks.tell(concern.error.message());
}

Result<TrainingSets> findSets(const RunFolder& run, const TrainingRequest& request,
                              const JobHooks& hooks) {
    const bool isScanned = fs::exists(run.dataset());
    auto sets = isScanned ? readSets(run) : scanTrainingSets(request, hooks);
    if (!sets)
        return sets;
    const auto concerns = concernsOf(run, request, *sets);
    if (isScanned) {
        tellOfOtherRuns(concerns, hooks);
        return sets;
    }
    if (auto checked = checkConcerns(concerns, hooks); !checked)
        return tl::unexpected(checked.error());
    const std::string text = toJson(*sets);
    if (auto written = writeFile(run.dataset(), std::as_bytes(std::span(text))); !written)
        return tl::unexpected(written.error());
    return sets;
}

/// Why a pack is not what it was to be; empty if it is.
std::string lackOf(const PackedPictures& pack, const PackOptions& options) {
    if (pack.size() == 0)
        return {};
    if (options.celTargets && !pack[0].target)
        return "holds no cel versions";
    if (std::min(pack[0].width, pack[0].height) < options.shortSide)  // that of all of them
        return "its pictures are too small for these crops";
    return {};
}

/// The pack at `path`, made from `dataset` where there is none that can be used.
Result<PackedPictures> findPack(const fs::path& path, const Dataset& dataset,
                                const PackOptions& options, const JobHooks& hooks) {
    if (fs::exists(path)) {
        auto pack = PackedPictures::open(path);
        const std::string lack = pack ? lackOf(*pack, options) : std::string();
        if (pack && lack.empty())
            return pack;
        hooks.tell((pack ? path.string() + ": " + lack : pack.error().message())
                   + "; the pictures are read again");
    }
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error)
        return systemFailure(error.value(), path.parent_path().string());
    if (auto packed = packDataset(dataset, path, options, hooks); !packed)
        return tl::unexpected(packed.error());
    return PackedPictures::open(path);
}

/// Something to train on, in both.
Result<RunPictures> checked(RunPictures pictures) {
    for (const auto& [pack, what] :
         {std::pair(&pictures.photos, "photo"), std::pair(&pictures.styles, "style picture")})
        if (pack->indices(/*isTest=*/false).empty())
            return failure(ErrorCode::invalidArgument, {},
                           std::string("no usable ") + what + " is left to train on");
    return pictures;
}

/// Where the discriminator lies that was trained with a model, if one was kept.
fs::path discriminatorBeside(const fs::path& model) {
    return model.parent_path() / (model.stem().string() + "_discriminator.safetensors");
}

Result<nn::TensorMap> discriminatorOf(const fs::path& model) {
    const fs::path file = discriminatorBeside(model);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return nn::TensorMap();
    return SafeTensors::load(file).map(&toTorch);
}

Result<void> copyFile(const fs::path& from, const fs::path& to) {
    return readFile(from, kMaxModelFileBytes)
        .and_then([&](const auto& bytes) { return writeFile(to, bytes, IfExists::replace); })
        .map([](const auto&) {});
}

/// Replaces what another start has left there.
Result<void> keepStart(const RunFolder& run, const fs::path& model) {
    const fs::path kept = run.startModel();
    std::error_code error;
    fs::create_directories(kept.parent_path(), error);
    fs::remove(discriminatorBeside(kept), error);
    if (fs::exists(discriminatorBeside(model), error))
        if (auto copied = copyFile(discriminatorBeside(model), discriminatorBeside(kept)); !copied)
            return copied;
    return copyFile(model, kept);
}

/// The model that the run starts from.
Result<fs::path> startFile(const RunFolder& run, const TrainingConfig& config, bool hasBegun) {
    std::error_code ignored;
    if (hasBegun && fs::exists(run.startModel(), ignored))
        return run.startModel();
    auto found = ModelLibrary().find(config.start == kBase ? std::string() : config.start);
    if (found && !hasBegun)
        if (auto kept = keepStart(run, *found); !kept)
            return tl::unexpected(kept.error());
    return found;
}

Result<StartingPoint> startFromNothing(const TrainingConfig& config,
                                       const nn::PerceptualNetwork& perceptual) {
    StartingPoint start;
    start.architecture.baseChannels = config.baseChannels;
    start.architecture.trunkLayers = config.trunkLayers;
    if (const auto slope = activationSlope(config.activation))
        start.architecture.activationSlope = *slope;
    start.networks = Networks::make(start.architecture, config.seed);
    start.networks.encoder->adopt(*perceptual);
    return start;
}

/// In the newest architecture, whatever that of the model is: what is new in it begins without a
/// say.
Result<StartingPoint> startFromModel(const TrainingConfig& config, const fs::path& model,
                                     const nn::PerceptualNetwork& perceptual) {
    const auto file = ModelLibrary().load(model);
    if (!file)
        return tl::unexpected(file.error());
    auto discriminator = discriminatorOf(file->path);
    if (!discriminator)
        return tl::unexpected(discriminator.error());
    auto tensors = toTorch(file->tensors);
    tensors.merge(*discriminator);
    StartingPoint start;
    start.architecture = file->card.architecture;
    start.architecture.version = kArchitectureVersion;
    start.license = file->card.license;
    start.origin = file->card.name;
    start.networks = Networks::make(start.architecture, config.seed);
    start.networks.encoder->adopt(*perceptual);
    tensors.merge(start.networks.tensors(/*withDiscriminator=*/true));  // what it lacks
    start.networks.load(tensors);
    return start;
}

}  // namespace

Result<RunPictures> preparePictures(const RunFolder& run, const TrainingRequest& request,
                                    const JobHooks& hooks) {
    RunPictures pictures;
    auto sets = findSets(run, request, partOf(hooks, 0, 0.5));
    if (!sets)
        return tl::unexpected(sets.error());
    pictures.sets = std::move(*sets);
    pictures.targets = targetsOf(request.config, pictures.sets.styles);

    PackOptions options;
    options.shortSide = packedShortSide(request.config);
    options.threads = request.config.threads;
    auto styles =
        findPack(run.stylePack(), pictures.sets.styles, options, partOf(hooks, 0.5, 0.75));
    if (!styles)
        return tl::unexpected(styles.error());
    options.celTargets = pictures.targets.anyCel();
    options.faces = request.config.wFace > 0;
    auto photos = findPack(run.photoPack(), pictures.sets.photos, options, partOf(hooks, 0.75, 1));
    if (!photos)
        return tl::unexpected(photos.error());
    pictures.photos = std::move(*photos);
    pictures.styles = std::move(*styles);
    return checked(std::move(pictures));
}

Result<RunPictures> openPictures(const RunFolder& run, const TrainingConfig& config) {
    RunPictures pictures;
    auto sets = readSets(run);
    auto photos = PackedPictures::open(run.photoPack());
    auto styles = PackedPictures::open(run.stylePack());
    if (!sets)
        return tl::unexpected(sets.error());
    if (!photos)
        return tl::unexpected(photos.error());
    if (!styles)
        return tl::unexpected(styles.error());
    pictures.targets = targetsOf(config, sets->styles);
    pictures.sets = std::move(*sets);
    pictures.photos = std::move(*photos);
    pictures.styles = std::move(*styles);
    return pictures;
}

Result<StartingPoint> startingPoint(const RunFolder& run, const TrainingConfig& config,
                                    bool hasBegun) {
    const auto perceptual = loadPerceptualNetwork(torch::kCPU);
    if (!perceptual)
        return tl::unexpected(perceptual.error());
    if (config.start == kNothing)
        return startFromNothing(config, *perceptual);
    return startFile(run, config, hasBegun).and_then([&](const fs::path& model) {
        return startFromModel(config, model, *perceptual);
    });
}

}  // namespace irodori
