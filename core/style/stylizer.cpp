// SPDX-License-Identifier: GPL-3.0-or-later
// The real StyleEngine. A repaint goes: photo scaled to paint size and flattened → weights folded
// for the codes → tiles painted, for a second style once more → enlarged with the photo as guide →
// finished row by row (calm, colour, detail, lines, region). Each stage keeps its last result.
#include <ATen/Parallel.h>
#include <omp.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <optional>
#include <thread>

#include "base/log.h"
#include "base/memory.h"
#include "base/noise.h"
#include "model/model_library.h"
#include "model/torch_weights.h"
#include "nn/style_encoder.h"
#include "style/compute_device.h"
#include "style/encoder_input.h"
#include "style/finishing.h"
#include "style/guided_upsampling.h"
#include "style/photo_stages.h"
#include "style/repaint_request.h"
#include "style/style_engine.h"
#include "style/tiling.h"

namespace irodori {

namespace {

constexpr double kFadeEnd = 0.2;  // strength from which on nothing of the photo is mixed in
/// Beyond this, larger tiles save next to nothing and delay cancelling.
constexpr std::int64_t kLargestTilePixels = 12'000'000;
constexpr const char* kNoModel = "no model is loaded";

struct LoadedModel {
    ModelInfo info;
    Architecture architecture;
    nn::StyleEncoder encoder{nullptr};
    nn::Generator generator{nullptr};
};

/// What folding depends on.
struct NetworkKey {
    StyleCode style;
    StyleCode photo;
    std::vector<float> z;
    friend bool operator==(const NetworkKey&, const NetworkKey&) = default;
};

/// Noise planes: `amplitude` 0 = none, whatever the seed.
struct NoiseKey {
    std::uint64_t seed = 0;
    float amplitude = 0;
    friend bool operator==(const NoiseKey&, const NoiseKey&) = default;
};

/// What a painting of one photo depends on.
struct PaintingKey {
    Size size;
    double flatness = 0;
    NoiseKey noise;
    NetworkKey network;
    friend bool operator==(const PaintingKey&, const PaintingKey&) = default;
};

/// A painting, perhaps of parts only.
struct Painting {
    std::weak_ptr<const Image> photo;
    PaintingKey key;
    Image image;  ///< at paint size, u16
    Coverage coverage;
    std::shared_ptr<const CalmLayer> calmed;  ///< of what is painted; null: not known
    Rect calmedArea;

    [[nodiscard]] bool isOf(const std::shared_ptr<const Image>& other,
                            const PaintingKey& otherKey) const {
        return !image.isNull() && photo.lock() == other && key == otherKey;
    }
    void start(const std::shared_ptr<const Image>& photo_, const PaintingKey& key_);
    /// At paint size. Failures: cancelled.
    Result<std::shared_ptr<const CalmLayer>> calm(Rect area, const Image& scaledPhoto,
                                                  const JobHooks& hooks);
};

void Painting::start(const std::shared_ptr<const Image>& photo_, const PaintingKey& key_) {
    if (sizeOf(image) != key_.size) {
        image = {};  // never two of them at a time
        image = Image(key_.size.width, key_.size.height, PixelDepth::u16);
    }
    photo = photo_;
    key = key_;
    coverage = Coverage(key_.size);
    calmed.reset();
}

Result<std::shared_ptr<const CalmLayer>> Painting::calm(Rect area, const Image& scaledPhoto,
                                                        const JobHooks& hooks) {
    if (!calmed || calmedArea != area) {
        auto layer = calmLayerOf(scaledPhoto, image, area, hooks);
        if (!layer)
            return tl::unexpected(layer.error());
        calmed = std::make_shared<const CalmLayer>(std::move(*layer));
        calmedArea = area;
    }
    return calmed;
}

/// What has to be painted for a request: of one style, or of another for the rest, too.
struct PaintJob {
    PaintingKey key;
    Rect area;  ///< that is needed, at paint size; may be empty
};
using PaintJobs = std::vector<PaintJob>;

std::int64_t bytesOf(Size size, PixelDepth depth) {
    return std::int64_t{size.width} * size.height * 3 * static_cast<int>(depth);
}

torch::Tensor rowTensor(const std::vector<float>& values) {
    return torch::tensor(values).unsqueeze(0);
}

/// The grid on which a result is put together before it is averaged down to its size.
struct Canvas {
    int oversampling;
    Size size;
    Rect region;
};

Canvas canvasFor(const RepaintRequest& request, Size paint) {
    const int n = oversamplingOf(request, paint);
    const Size output = outputSizeOf(request);
    const Rect region = regionOf(request);
    return {n,
            {n * output.width, n * output.height},
            {n * region.x, n * region.y, n * region.width, n * region.height}};
}

/// The part of the painting that `region` of the canvas shows, and what enlarging it looks at.
Rect neededArea(Rect region, Size output, Size paint) {
    const auto span = [](int begin, int length, int outputSide, int paintSide) {
        if (outputSide == paintSide)
            return std::pair{begin, length};
        const double scale = static_cast<double>(paintSide) / outputSide;
        const int from = static_cast<int>(std::floor(begin * scale)) - kUpsamplingMargin;
        const int to = static_cast<int>(std::ceil((begin + length) * scale)) + kUpsamplingMargin;
        return std::pair{from, to - from};
    };
    const auto [x, width] = span(region.x, region.width, output.width, paint.width);
    const auto [y, height] = span(region.y, region.height, output.height, paint.height);
    return intersection({x, y, width, height}, {0, 0, paint.width, paint.height});
}

tl::unexpected<Error> invalid(const std::string& subject, const std::string& detail) {
    return failure(ErrorCode::invalidArgument, subject, detail);
}

/// `margin` pixels more on every side, within a picture of `size`; nothing stays nothing.
Rect grown(Rect rect, int margin, Size size) {
    if (rect.isEmpty())
        return rect;
    rect = {rect.x - margin, rect.y - margin, rect.width + 2 * margin, rect.height + 2 * margin};
    return intersection(rect, {0, 0, size.width, size.height});
}

/// Cells between which a place of the painting lies, in pixels.
constexpr int kCellMargin = 2 * kCalmCell;

/// On how many pixels around a place of the painting calming it depends.
int calmMargin(const StyleSettings& settings) {
    return settings.calm > 0 ? kCellMargin + kCalmReach : 0;
}

/// Part `index` of `count` of a job, as its own progress.
JobHooks partOf(const JobHooks& hooks, std::size_t index, std::size_t count) {
    JobHooks part = hooks;
    part.progress = [&hooks, index, count](double fraction) {
        hooks.report((static_cast<double>(index) + fraction) / static_cast<double>(count));
    };
    return part;
}

/// Runs `work` and turns every exception into a failure.
template <class Work>
auto guarded(const char* subject, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, subject);
    } catch (const DeviceOutOfMemory& error) {
        return failure(ErrorCode::outOfMemory, subject, error.what());
    } catch (const c10::Error& error) {
        spdlog::error("{}: {}", subject, error.what());
        return failure(ErrorCode::internal, subject, error.what_without_backtrace());
    } catch (const std::exception& error) {
        spdlog::error("{}: {}", subject, error.what());
        return failure(ErrorCode::internal, subject, error.what());
    }
}

/// The alpha of `rect` in another depth; empty where the image has none.
template <class From, class To>
std::vector<std::uint8_t> convertedAlpha(const Image& image, Rect rect) {
    constexpr double scale = static_cast<double>(static_cast<To>(~To{0}))
                             / static_cast<double>(static_cast<From>(~From{0}));
    std::vector<std::uint8_t> out(sizeof(To) * static_cast<std::size_t>(rect.width)
                                  * static_cast<std::size_t>(rect.height));
    auto* to = reinterpret_cast<To*>(out.data());
    for (int y = rect.y; y < rect.y + rect.height; ++y) {
        const auto* from = reinterpret_cast<const From*>(image.alpha.data())
                           + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width)
                           + rect.x;
        to = std::transform(from, from + rect.width, to,
                            [](From value) { return static_cast<To>(std::lround(value * scale)); });
    }
    return out;
}

std::vector<std::uint8_t> alphaOf(const Image& image, Rect rect, PixelDepth depth) {
    if (!image.hasAlpha())
        return {};
    const bool wide = depth == PixelDepth::u16;
    if (image.depth == PixelDepth::u8)
        return wide ? convertedAlpha<std::uint8_t, std::uint16_t>(image, rect)
                    : convertedAlpha<std::uint8_t, std::uint8_t>(image, rect);
    return wide ? convertedAlpha<std::uint16_t, std::uint16_t>(image, rect)
                : convertedAlpha<std::uint16_t, std::uint8_t>(image, rect);
}

class Stylizer final : public StyleEngine {
public:
    explicit Stylizer(const EngineOptions& options);

    std::vector<DeviceInfo> devices() const override { return listDevices(threads_); }
    Result<void> configure(const EngineOptions& options) override;
    Result<ModelInfo> loadModel(const std::filesystem::path& path) override;
    Result<StyleCode> encode(const Image& image, const JobHooks& hooks) override;
    Result<RepaintResult> repaint(const RepaintRequest& request, const JobHooks& hooks) override;
    void releaseMemory() override;
    EngineStatus status() const override;
    ModelInfo model() const override;

private:
    void useThreads() const;
    void useDevice(const ComputeDevice& device);
    void publish();

    Result<RepaintResult> repaintChecked(const RepaintRequest& request, const JobHooks& hooks);
    PaintJobs jobsFor(const RepaintRequest& request, const Mask* styled, int divisor) const;
    NetworkKey networkKey(const RepaintRequest& request, const StyleCode& style,
                          const NoiseKey& noise) const;
    bool isPainted(const RepaintRequest& request, const PaintJobs& jobs) const;
    Result<void> paintAll(const RepaintRequest& request, const PaintJobs& jobs,
                          const JobHooks& hooks);
    void fold(const NetworkKey& key);
    Result<void> paint(Painting& painting, const Image& photo, Rect area, std::int64_t heldBytes,
                       const JobHooks& hooks);
    Result<void> paintTiles(Painting& painting, const PaddedPicture& picture, Rect area,
                            std::int64_t maxPixels, const JobHooks& hooks);
    void shrinkTiles(std::int64_t triedPixels, const JobHooks& hooks);
    void moveToCpu();
    std::int64_t tilePixels(std::int64_t heldBytes) const;
    std::vector<std::vector<float>> noisePlanes(const NoiseKey& noise, Rect window) const;
    Result<Finishing> finishingOf(const RepaintRequest& request,
                                  const std::shared_ptr<const Mask>& styled, const Canvas& canvas,
                                  const JobHooks& hooks);
    Result<std::shared_ptr<const CalmLayer>> calmed(const RepaintRequest& request,
                                                    const Mask* styled, const Canvas& canvas,
                                                    const JobHooks& hooks);
    Image composed(const RepaintRequest& request, const Finishing& finishing, const Image& painting,
                   const Canvas& canvas);

    std::atomic<int> threads_ = 1;

    // Only used by the compute lane.
    EngineOptions options_;
    ComputeDevice device_;
    std::unique_ptr<Executor> executor_;
    LoadedModel model_;
    std::optional<NetworkKey> folded_;  ///< what the executor holds
    PhotoStages stages_;
    std::array<Painting, 2> paintings_;  ///< of the style, and of the other one for the rest
    std::int64_t tileLimit_ = kLargestTilePixels;

    // Read by any thread.
    mutable std::mutex mutex_;
    EngineStatus status_;
    ModelInfo info_;
};

Stylizer::Stylizer(const EngineOptions& options) {
    if (const auto ok = configure(options); !ok) {
        spdlog::warn("{}", ok.error().message());
        EngineOptions defaults;
        defaults.device = "cpu";
        configure(defaults);
    }
}

Result<void> Stylizer::configure(const EngineOptions& options) {
    return guarded("device", [&]() -> Result<void> {
        const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        const int threads = options.threads > 0 ? options.threads : cores;
        auto device = chooseDevice(options, threads);
        if (!device)
            return tl::unexpected(device.error());
        options_ = options;
        threads_ = threads;
        at::set_num_threads(threads);
        useDevice(*device);
        return {};
    });
}

/// OpenMP keeps the number of threads for each calling thread; the compute lane may have changed.
void Stylizer::useThreads() const {
    omp_set_num_threads(threads_);
}

void Stylizer::useDevice(const ComputeDevice& device) {
    device_ = device;
    executor_ = makeExecutor(device);
    tileLimit_ = kLargestTilePixels;
    folded_.reset();
    paintings_ = {};
    publish();
}

void Stylizer::publish() {
    const std::lock_guard lock(mutex_);
    status_.device = device_.info.name;
    status_.precision = nameOf(device_.precision);
    status_.executor = executor_->name();
    status_.workspaceBytes = executor_->workspaceBytes();
    for (const auto& painting : paintings_)
        status_.workspaceBytes += static_cast<std::int64_t>(painting.image.pixels.size());
}

EngineStatus Stylizer::status() const {
    const std::lock_guard lock(mutex_);
    return status_;
}

ModelInfo Stylizer::model() const {
    const std::lock_guard lock(mutex_);
    return info_;
}

Result<ModelInfo> Stylizer::loadModel(const std::filesystem::path& path) {
    return guarded("model", [&]() -> Result<ModelInfo> {
        const auto file = ModelLibrary().load(path);
        if (!file)
            return tl::unexpected(file.error());
        const auto tensors = toTorch(file->tensors);
        const auto& card = file->card;
        LoadedModel loaded;
        loaded.info = {card.name, card.sha256, card.license, path};
        loaded.architecture = card.architecture;
        loaded.encoder = nn::StyleEncoder(card.architecture);
        loaded.generator = nn::Generator(card.architecture);
        nn::loadParameters(*loaded.encoder, "style_encoder.", tensors);
        nn::loadParameters(*loaded.generator, "generator.", tensors);

        model_ = std::move(loaded);
        folded_.reset();
        paintings_ = {};
        const std::lock_guard lock(mutex_);
        info_ = model_.info;
        return info_;
    });
}

Result<StyleCode> Stylizer::encode(const Image& image, const JobHooks& hooks) {
    return guarded("picture", [&]() -> Result<StyleCode> {
        if (!model_.encoder)
            return invalid("model", kNoModel);
        if (image.isNull())
            return invalid("picture", "there is none");
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, {});
        useThreads();
        const torch::NoGradGuard noGrad;
        const auto input = encoderInput(image);
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, {});
        const auto code = model_.encoder->forward(input).contiguous();
        const auto* values = code.data_ptr<float>();
        return StyleCode(values, values + code.numel());
    });
}

Result<RepaintResult> Stylizer::repaint(const RepaintRequest& request, const JobHooks& hooks) {
    const auto start = std::chrono::steady_clock::now();
    auto result = guarded("photo", [&]() -> Result<RepaintResult> {
        if (!model_.generator)
            return invalid("model", kNoModel);
        const auto codeWidth = static_cast<std::size_t>(model_.architecture.codeWidth);
        if (const auto ok = check(request, codeWidth); !ok)
            return tl::unexpected(ok.error());
        useThreads();
        const torch::NoGradGuard noGrad;
        return repaintChecked(request, hooks);
    });
    publish();
    if (result) {
        result->seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    return result;
}

Result<RepaintResult> Stylizer::repaintChecked(const RepaintRequest& request,
                                               const JobHooks& hooks) {
    const Size output = outputSizeOf(request);
    if (request.settings.strength == 0) {
        const auto photo = stages_.guide(request.photo, output);
        return RepaintResult{withDepth(cropped(*photo, regionOf(request)), request.depth), output};
    }

    const auto styled = stages_.styled(request.mask, sizeOf(*request.photo), request.settings);
    auto jobs = jobsFor(request, styled.get(), 1);
    // No draft where the truth is at hand: the slider is one of those that need no network.
    if (request.draftDivisor > 1 && !isPainted(request, jobs))
        jobs = jobsFor(request, styled.get(), request.draftDivisor);
    if (auto ok = paintAll(request, jobs, hooks); !ok)
        return tl::unexpected(ok.error());
    const Size paint = jobs.front().key.size;
    const Canvas canvas = canvasFor(request, paint);
    const auto finishing = finishingOf(request, styled, canvas, hooks);
    if (!finishing)
        return tl::unexpected(finishing.error());
    if (hooks.stopped())
        return failure(ErrorCode::cancelled, {});

    RepaintResult result;
    result.outputSize = output;
    if (paintsTheRest(request)) {
        const Rect area = neededArea(canvas.region, canvas.size, paint);
        result.image =
            composed(request, *finishing,
                     blended(paintings_[0].image, paintings_[1].image, *styled, area), canvas);
    } else {
        result.image = composed(request, *finishing, paintings_[0].image, canvas);
    }
    hooks.report(1);
    return result;
}

PaintJobs Stylizer::jobsFor(const RepaintRequest& request, const Mask* styled, int divisor) const {
    const auto& settings = request.settings;
    const double amplitude = settings.variation * std::min(1.0, settings.strength);
    const NoiseKey noise =
        amplitude > 0 ? NoiseKey{settings.seed, static_cast<float>(amplitude)} : NoiseKey{};
    const Size size = paintSizeOf(request, divisor);
    const Canvas canvas = canvasFor(request, size);
    const int margin = calmMargin(settings);
    const Rect area = grown(neededArea(canvas.region, canvas.size, size), margin, size);
    const auto extent = [&](const Mask& mask) {
        return grown(extentOf(mask, size), kUpsamplingMargin + margin, size);
    };
    const auto job = [&](const std::vector<WeightedCode>& references, Rect shown) {
        const auto network = networkKey(request, styleCodeOf(request, references), noise);
        return PaintJob{{size, settings.flatness, noise, network}, intersection(area, shown)};
    };
    PaintJobs jobs{job(request.references, styled ? extent(*styled) : area)};
    if (paintsTheRest(request))
        jobs.push_back(job(request.otherReferences, extent(inverted(*styled))));
    return jobs;
}

NetworkKey Stylizer::networkKey(const RepaintRequest& request, const StyleCode& style,
                                const NoiseKey& noise) const {
    NetworkKey key{style, request.photoCode,
                   noiseVector(noise.seed, model_.architecture.noiseWidth)};
    for (float& value : key.z)
        value *= noise.amplitude;
    return key;
}

bool Stylizer::isPainted(const RepaintRequest& request, const PaintJobs& jobs) const {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const auto& painting = paintings_.at(i);
        if (!painting.isOf(request.photo, jobs[i].key)
            || !painting.coverage.missing(jobs[i].area).isEmpty())
            return false;
    }
    return true;
}

/// Paints what is missing of each job.
Result<void> Stylizer::paintAll(const RepaintRequest& request, const PaintJobs& jobs,
                                const JobHooks& hooks) {
    const Size size = jobs.front().key.size;
    const auto photo = stages_.flattened(request.photo, size, request.settings.flatness, hooks);
    if (!photo)
        return tl::unexpected(photo.error());
    const Rect region = canvasFor(request, size).region;
    const auto pictures = static_cast<std::int64_t>(paintsTheRest(request) ? 3 : 1);
    const std::int64_t held = bytesOf(sizeOf(*request.photo), request.photo->depth)
                              + pictures * bytesOf(size, PixelDepth::u16)
                              + (request.settings.calm > 0 ? pictures * calmLayerBytes(size) : 0)
                              + bytesOf({region.width, region.height}, request.depth);
    if (jobs.size() < paintings_.size())
        paintings_.back() = {};
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        auto& painting = paintings_.at(i);
        if (!painting.isOf(request.photo, jobs[i].key))
            painting.start(request.photo, jobs[i].key);
        if (auto ok = paint(painting, **photo, jobs[i].area, held, partOf(hooks, i, jobs.size()));
            !ok)
            return ok;
    }
    return {};
}

void Stylizer::fold(const NetworkKey& key) {
    if (folded_ == key)
        return;
    folded_.reset();
    executor_->setWeights(
        model_.generator->fold(rowTensor(key.style), rowTensor(key.photo), rowTensor(key.z)));
    folded_ = key;
}

/// Paints what is missing of `area`, in tiles that the device has room for.
Result<void> Stylizer::paint(Painting& painting, const Image& photo, Rect area,
                             std::int64_t heldBytes, const JobHooks& hooks) {
    const PaddedPicture picture(photo);
    while (true) {
        const Rect missing = painting.coverage.missing(area);
        if (missing.isEmpty())
            return {};
        painting.calmed.reset();
        const std::int64_t maxPixels = tilePixels(heldBytes);
        try {
            if (auto ok = paintTiles(painting, picture, missing, maxPixels, hooks); !ok)
                return ok;
        } catch (const DeviceOutOfMemory&) {
            if (device_.device.is_cpu())
                throw;
            shrinkTiles(maxPixels, hooks);
        } catch (const DeviceLost& error) {
            spdlog::error("{}: {}", device_.info.name, error.what());
            hooks.tell(device_.info.name + " has stopped working: painting on the CPU");
            moveToCpu();
        }
    }
}

Result<void> Stylizer::paintTiles(Painting& painting, const PaddedPicture& picture, Rect area,
                                  std::int64_t maxPixels, const JobHooks& hooks) {
    constexpr int margin = PaddedPicture::kMargin;
    fold(painting.key.network);
    const auto tiles = planTiles(
        picture.size(), {area.x + margin, area.y + margin, area.width, area.height}, maxPixels);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const auto& [window, inner] = tiles[i];
        const Tile tile{window, inner, noisePlanes(painting.key.noise, window)};
        if (!executor_->run(picture, tile, painting.image, hooks.stop))
            return failure(ErrorCode::cancelled, {});
        painting.coverage.add({inner.x - margin, inner.y - margin, inner.width, inner.height});
        hooks.report(static_cast<double>(i + 1) / static_cast<double>(tiles.size() + 1));
    }
    painting.coverage.add(area);  // blocks that lie across several tiles
    return {};
}

/// After the GPU ran out of memory: half the side, at last the CPU.
void Stylizer::shrinkTiles(std::int64_t triedPixels, const JobHooks& hooks) {
    constexpr std::int64_t smallest = std::int64_t{kSmallestTile} * kSmallestTile;
    if (triedPixels > smallest) {
        tileLimit_ = std::max(smallest, triedPixels / 4);
        hooks.tell(device_.info.name + " is short of memory: painting in smaller tiles");
        return;
    }
    hooks.tell(device_.info.name + " has too little free memory: painting on the CPU");
    moveToCpu();
}

/// Keeps what is painted already.
void Stylizer::moveToCpu() {
    EngineOptions options = options_;
    options.device = "cpu";
    options.precision = Precision::automatic;
    const auto cpu = chooseDevice(options, threads_);
    auto paintings = std::move(paintings_);
    useDevice(*cpu);
    paintings_ = std::move(paintings);
}

std::int64_t Stylizer::tilePixels(std::int64_t heldBytes) const {
    if (!device_.device.is_cpu())
        return tileLimit_;  // found out by trying
    const std::int64_t budget =
        options_.memoryBudget > 0 ? options_.memoryBudget - heldBytes : availableMemory() / 2;
    return std::min(tileLimit_, budget / executor_->bytesPerPixel(model_.architecture));
}

std::vector<std::vector<float>> Stylizer::noisePlanes(const NoiseKey& noise, Rect window) const {
    std::vector<std::vector<float>> planes;
    if (noise.amplitude == 0)
        return planes;
    for (int block = 0; block < model_.architecture.trunkLayers; ++block) {
        planes.push_back(noisePlane(noise.seed, block, window.x / kGeneratorStride,
                                    window.y / kGeneratorStride, window.width / kGeneratorStride,
                                    window.height / kGeneratorStride));
        for (float& value : planes.back())
            value *= noise.amplitude;
    }
    return planes;
}

Result<Finishing> Stylizer::finishingOf(const RepaintRequest& request,
                                        const std::shared_ptr<const Mask>& styled,
                                        const Canvas& canvas, const JobHooks& hooks) {
    const auto& settings = request.settings;
    const Size size = canvas.size;
    const auto shrinks = [size](const auto& layer) {
        return size.width < layer.width && size.height < layer.height;
    };
    Finishing finishing;
    finishing.fade = static_cast<float>(std::min(1.0, settings.strength / kFadeEnd));
    finishing.color = static_cast<float>(settings.color);
    finishing.calm = static_cast<float>(settings.calm);
    finishing.detail = static_cast<float>(settings.detail);
    finishing.lines = static_cast<float>(settings.lines);
    if (settings.calm > 0) {
        auto layer = calmed(request, styled.get(), canvas, hooks);
        if (!layer)
            return tl::unexpected(layer.error());
        finishing.calmed = std::move(*layer);
    }
    if (settings.detail > 0)
        finishing.texture = stages_.texture(request.photo);
    if (settings.lines > 0) {
        const Size paint = paintings_[0].key.size;
        const auto lines = stages_.lines(request.photo, paint, settings.lineDensity, hooks);
        if (!lines)
            return tl::unexpected(lines.error());
        if (shrinks(**lines))
            finishing.light = std::make_shared<const Mask>(resized(lightOf(**lines), size));
        else
            finishing.lineArt = *lines;
    }
    if (styled && !paintsTheRest(request))
        finishing.styled =
            shrinks(*styled) ? std::make_shared<const Mask>(resized(*styled, size)) : styled;
    return finishing;
}

/// What is painted, calmed where `canvas.region` shows it; each style by itself.
Result<std::shared_ptr<const CalmLayer>> Stylizer::calmed(const RepaintRequest& request,
                                                          const Mask* styled, const Canvas& canvas,
                                                          const JobHooks& hooks) {
    const Size paint = paintings_[0].key.size;
    const Rect area = grown(neededArea(canvas.region, canvas.size, paint), kCellMargin, paint);
    const auto photo = stages_.scaled(request.photo, paint);
    auto layer = paintings_[0].calm(area, *photo, hooks);
    if (!layer || !paintsTheRest(request))
        return layer;
    const auto rest = paintings_[1].calm(area, *photo, hooks);
    if (!rest)
        return rest;
    return std::make_shared<const CalmLayer>(blended(**layer, **rest, *styled));
}

Image Stylizer::composed(const RepaintRequest& request, const Finishing& finishing,
                         const Image& painting, const Canvas& canvas) {
    const auto guide = stages_.guide(request.photo, canvas.size);
    const Rect& region = canvas.region;
    const RowFinisher finisher(finishing, canvas.size, region);
    Image out(region.width, region.height, request.depth);
    if (sizeOf(painting) == canvas.size)
        compose(painting, *guide, region, finisher, out);
    else if (guide->width >= painting.width && guide->height >= painting.height)
        composeUpsampled({*stages_.scaled(request.photo, sizeOf(painting)), painting, *guide},
                         region, finisher, out);
    else
        compose(resized(painting, canvas.size), *guide, region, finisher, out);
    out.alpha = alphaOf(*guide, region, request.depth);
    const int n = canvas.oversampling;
    return n == 1 ? out : resized(out, {region.width / n, region.height / n});
}

void Stylizer::releaseMemory() {
    executor_->releaseMemory();
    paintings_ = {};
    stages_.forget();
    returnFreedMemory();
    publish();
}

}  // namespace

std::unique_ptr<StyleEngine> makeStyleEngine(const EngineOptions& options) {
    return std::make_unique<Stylizer>(options);
}

}  // namespace irodori
