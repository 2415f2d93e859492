// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/training_benchmark.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <system_error>

#include "base/paths.h"
#include "data/pack_writer.h"
#include "model/model_library.h"
#include "model/torch_weights.h"
#include "train/trainer.h"

namespace irodori {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPictures = 12;
constexpr int kPictureSide = 256;
constexpr double kStepTarget = 4;     // times faster than eager fp32 NCHW
constexpr double kDataTarget = 0.03;  // of the step

/// A folder that goes when the measuring is done.
class TemporaryFolder {
public:
    TemporaryFolder()
        : path_(std::filesystem::temp_directory_path()
                / ("irodori-bench-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Waves of colour; what is in the pictures does not matter for the time.
Result<PackedPictures> packOfWaves(const std::filesystem::path& path) {
    auto writer = PackWriter::create(path, kPictures, 0);
    if (!writer)
        return tl::unexpected(writer.error());
    std::vector<std::uint8_t> pixels(3 * static_cast<std::size_t>(kPictureSide) * kPictureSide);
    for (int i = 0; i < kPictures; ++i) {
        for (std::size_t at = 0; at < pixels.size(); ++at) {
            const double wave = std::sin(0.01 * static_cast<double>(at % 769) * (i + 1))
                                + std::cos(0.0001 * static_cast<double>(at));
            pixels[at] = static_cast<std::uint8_t>(127.5 + 60 * wave);
        }
        const PackedPicture picture{
            kPictureSide, kPictureSide, pixels.data(), pixels.data(), false, {}, {}, {}};
        if (auto added = writer->add(picture); !added)
            return tl::unexpected(added.error());
    }
    if (auto done = writer->commit(); !done)
        return tl::unexpected(done.error());
    return PackedPictures::open(path);
}

Networks networksOf(const ModelFile& model) {
    auto networks = Networks::make(model.card.architecture, /*seed=*/0);
    networks.load(toTorch(model.tensors));
    return networks;
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values,
                             values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

/// One way to train, step by step.
class TimedTrainer {
public:
    TimedTrainer(const ModelFile& model, TrainingMaterials materials, const char* precision,
                 at::MemoryFormat layout)
        : materials_(withLayout(std::move(materials), layout)),
          trainer_(configOf(precision), networksOf(model), materials_) {
        trainer_.step();  // allocations, and oneDNN's choice of kernels, for steps with
        trainer_.step();  // and without diversity
    }

    /// A pair of steps: every second one is longer.
    void measure() {
        const auto begin = Clock::now();
        const auto first = trainer_.step();
        const auto second = trainer_.step();
        milliseconds_.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - begin).count() / 2);
        dataShares_.push_back((first.values.at("data_share") + second.values.at("data_share")) / 2);
    }
    [[nodiscard]] double milliseconds() const { return median(milliseconds_); }
    [[nodiscard]] double dataShare() const { return median(dataShares_); }

private:
    static TrainingMaterials withLayout(TrainingMaterials materials, at::MemoryFormat layout) {
        materials.layout = layout;
        return materials;
    }
    static TrainingConfig configOf(const char* precision) {
        TrainingConfig config;
        config.precision = precision;
        return config;
    }

    TrainingMaterials materials_;
    Trainer trainer_;
    std::vector<double> milliseconds_, dataShares_;
};

Result<std::vector<BenchRow>> measure(const BenchOptions& options, const JobHooks& hooks) {
    const auto model = ModelLibrary().load(options.model);
    const auto weights = SafeTensors::load(resourceDir() / "models/percept.safetensors");
    if (!model || !weights)
        return tl::unexpected(model ? weights.error() : model.error());
    const TemporaryFolder folder;
    const auto photos = packOfWaves(folder.path() / "photos.pack");
    const auto styles = packOfWaves(folder.path() / "styles.pack");
    if (!photos || !styles)
        return tl::unexpected(photos ? styles.error() : photos.error());

    TrainingMaterials materials;
    materials.photos = &*photos;
    materials.styles = &*styles;
    materials.targets = {ContentTarget::cel};
    materials.perceptual = nn::PerceptualNetwork();
    nn::loadParameters(*materials.perceptual, "", toTorch(*weights));
    TimedTrainer ours(*model, materials, "automatic", at::MemoryFormat::ChannelsLast);
    materials.perceptual = nn::PerceptualNetwork();  // of its own: the layouts differ
    nn::loadParameters(*materials.perceptual, "", toTorch(*weights));
    TimedTrainer eager(*model, materials, "fp32", at::MemoryFormat::Contiguous);
    for (int round = 0; round < options.rounds; ++round) {
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, {});
        ours.measure();
        eager.measure();
        hooks.report((round + 1.0) / options.rounds);
    }

    const double ratio = eager.milliseconds() / ours.milliseconds();
    return std::vector<BenchRow>{
        {"training step", ours.milliseconds(), "ms", {}},
        {"training step, eager fp32 NCHW", eager.milliseconds(), "ms", {}},
        {"eager fp32 NCHW / training step", ratio, "×", kStepTarget, ratio >= kStepTarget},
        {"waiting for pictures / training step", ours.dataShare(), "×", kDataTarget,
         ours.dataShare() <= kDataTarget}};
}

}  // namespace

Result<std::vector<BenchRow>> runTrainingBenchmark(const BenchOptions& options,
                                                   const JobHooks& hooks) {
    try {
        return measure(options, hooks);
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, {});
    } catch (const std::exception& e) {
        return failure(ErrorCode::internal, "training benchmark", e.what());
    }
}

}  // namespace irodori
