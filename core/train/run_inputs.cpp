// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/run_inputs.h"

#include <algorithm>
#include <utility>

#include "base/atomic_file.h"
#include "data/pack.h"
#include "model/model_library.h"
#include "model/torch_weights.h"
#include "train/job_part.h"
#include "train/training_runs.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;

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

/// What stands in the way becomes a failure, the rest is told.
Result<void> checkConcerns(const RunFolder& run, const TrainingRequest& request,
                           const TrainingSets& sets, const JobHooks& hooks) {
    using Kind = TrainingRuns::Concern::Kind;
    const auto runs = makeTrainingRuns(run.path.parent_path(), {});
    for (const auto& concern : runs->concerns(request, sets)) {
        if (concern.blocks)
            return tl::unexpected(concern.error);
        if (concern.kind != Kind::anotherRun)  // it would take this one for it
            hooks.tell(concern.error.message());
    }
    return {};
}

Result<TrainingSets> findSets(const RunFolder& run, const TrainingRequest& request,
                              const JobHooks& hooks) {
    if (fs::exists(run.dataset()))
        return readSets(run);
    auto sets = scanTrainingSets(request, hooks);
    if (!sets)
        return sets;
    if (auto checked = checkConcerns(run, request, *sets, hooks); !checked)
        return tl::unexpected(checked.error());
    const std::string text = toJson(*sets);
    if (auto written = writeFile(run.dataset(), std::as_bytes(std::span(text))); !written)
        return tl::unexpected(written.error());
    return sets;
}

/// The pack at `path`, made from `dataset` where there is none that can be used.
Result<PackedPictures> findPack(const fs::path& path, const Dataset& dataset,
                                const PackOptions& options, const JobHooks& hooks) {
    if (fs::exists(path)) {
        auto pack = PackedPictures::open(path);
        if (pack)
            return pack;
        hooks.tell(pack.error().message() + "; the pictures are read again");
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

/// The discriminator that was trained with a model, where one lies beside it: NAME.irodori and
/// NAME_discriminator.safetensors.
Result<nn::TensorMap> discriminatorOf(const fs::path& model) {
    const fs::path file =
        model.parent_path() / (model.stem().string() + "_discriminator.safetensors");
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return nn::TensorMap();
    return SafeTensors::load(file).map(&toTorch);
}

Result<StartingPoint> startFromNothing(const TrainingConfig& config) {
    StartingPoint start;
    start.architecture.baseChannels = config.baseChannels;
    start.architecture.trunkLayers = config.trunkLayers;
    if (const auto slope = activationSlope(config.activation))
        start.architecture.activationSlope = *slope;
    start.networks = Networks::make(start.architecture, config.seed);
    return start;
}

Result<StartingPoint> startFromModel(const TrainingConfig& config) {
    const ModelLibrary models;
    const auto file = models.find(config.start == kBase ? std::string() : config.start)
                          .and_then([&](const fs::path& found) { return models.load(found); });
    if (!file)
        return tl::unexpected(file.error());
    auto discriminator = discriminatorOf(file->path);
    if (!discriminator)
        return tl::unexpected(discriminator.error());
    auto tensors = toTorch(file->tensors);
    tensors.merge(*discriminator);
    StartingPoint start;
    start.architecture = file->card.architecture;
    start.license = file->card.license;
    start.origin = file->card.name;
    start.networks = Networks::make(start.architecture, config.seed);
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
    options.shortSide = std::max(options.shortSide, request.config.crop * 3 / 2);
    options.threads = request.config.threads;
    auto styles =
        findPack(run.stylePack(), pictures.sets.styles, options, partOf(hooks, 0.5, 0.75));
    if (!styles)
        return tl::unexpected(styles.error());
    options.celTargets = pictures.targets.anyCel();
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

Result<StartingPoint> startingPoint(const TrainingConfig& config) {
    return config.start == kNothing ? startFromNothing(config) : startFromModel(config);
}

}  // namespace irodori
