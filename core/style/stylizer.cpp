// SPDX-License-Identifier: GPL-3.0-or-later
// The real StyleEngine. A repaint goes: photo scaled to paint size → weights folded for the codes →
// tiles painted → enlarged with the photo as guide. Each stage keeps its last result.
#include <ATen/Parallel.h>
#include <omp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <optional>
#include <thread>

#include "base/log.h"
#include "base/noise.h"
#include "model/model_file.h"
#include "model/torch_weights.h"
#include "nn/style_encoder.h"
#include "style/compute_device.h"
#include "style/encoder_input.h"
#include "style/guided_upsampling.h"
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

/// A picture made from a photo that is remembered without keeping the photo alive.
struct Derived {
    std::weak_ptr<const Image> photo;
    std::shared_ptr<const Image> image;

    [[nodiscard]] bool isFor(const std::shared_ptr<const Image>& other, Size size) const {
        return image && photo.lock() == other && Size{image->width, image->height} == size;
    }
};

/// The last painting, perhaps of parts only.
struct Painting {
    std::weak_ptr<const Image> photo;
    NetworkKey network;
    NoiseKey noise;
    Image image;  ///< at paint size, u16
    Coverage coverage;
};

Size sizeOf(const Image& image) {
    return {image.width, image.height};
}

Size limitedToLongSide(const Image& image, int longSide) {
    return longSide >= image.longSide() ? sizeOf(image) : scaledToLongSide(sizeOf(image), longSide);
}

Size paintSizeOf(const RepaintRequest& request) {
    const int wanted = request.settings.paintSize;
    const int full = wanted == kNativePaintSize ? request.photo->longSide()
                                                : std::min(wanted, request.photo->longSide());
    return limitedToLongSide(*request.photo, std::max(1, full / request.draftDivisor));
}

Size outputSizeOf(const RepaintRequest& request) {
    return request.outputSide == 0 ? sizeOf(*request.photo)
                                   : limitedToLongSide(*request.photo, request.outputSide);
}

std::int64_t bytesOf(Size size, PixelDepth depth) {
    return std::int64_t{size.width} * size.height * 3 * static_cast<int>(depth);
}

StyleCode meanCode(const std::vector<WeightedCode>& references) {
    std::vector<double> sum(references.front().code.size());
    double total = 0;
    for (const auto& reference : references) {
        total += reference.weight;
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += reference.weight * static_cast<double>(reference.code[i]);
    }
    StyleCode mean(sum.size());
    std::transform(sum.begin(), sum.end(), mean.begin(),
                   [total](double value) { return static_cast<float>(value / total); });
    return mean;
}

StyleCode mixedCode(const StyleCode& photo, const StyleCode& style, double strength) {
    StyleCode mixed(photo.size());
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        const double from = photo[i];
        mixed[i] = static_cast<float>(from + strength * (static_cast<double>(style[i]) - from));
    }
    return mixed;
}

torch::Tensor rowTensor(const std::vector<float>& values) {
    return torch::tensor(values).unsqueeze(0);
}

/// The part of the painting on which `region` of the output depends.
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

bool isFinite(const StyleCode& code) {
    return std::all_of(code.begin(), code.end(), [](float value) { return std::isfinite(value); });
}

Result<void> checkReferences(const RepaintRequest& request, std::size_t codeWidth) {
    if (request.references.empty())
        return invalid("references", "at least one is needed");
    double total = 0;
    for (const auto& [code, weight] : request.references) {
        if (code.size() != codeWidth)
            return invalid("references", "a style code was made by another model");
        if (!isFinite(code))
            return invalid("references", "a style code holds something that is not a number");
        if (!std::isfinite(weight) || weight < 0)
            return invalid("references", "a weight is negative or not a number");
        total += weight;
    }
    if (!(total > 0) || !std::isfinite(total))
        return invalid("references", "all weights are zero");
    if (request.photoCode.size() != codeWidth)
        return invalid("photo", "its code was made by another model");
    if (!isFinite(request.photoCode))
        return invalid("photo", "its code holds something that is not a number");
    return {};
}

Result<void> check(const RepaintRequest& request, const LoadedModel& model) {
    if (!model.generator)
        return invalid("model", kNoModel);
    if (!request.photo || request.photo->isNull())
        return invalid("photo", "there is none");
    if (auto ok = checkReferences(request, static_cast<std::size_t>(model.architecture.codeWidth));
        !ok)
        return ok;
    if (auto ok = validate(request.settings); !ok)
        return ok;
    if (request.outputSide < 0)
        return invalid("output size", "must not be negative");
    if (request.draftDivisor < 1)
        return invalid("draft divisor", "must be 1 or more");
    const Size output = outputSizeOf(request);
    const Rect whole{0, 0, output.width, output.height};
    if (!request.region.isEmpty() && intersection(request.region, whole) != request.region)
        return invalid("region", "lies outside the picture");
    return {};
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
    std::shared_ptr<const Image> scaled(const std::shared_ptr<const Image>& photo, Size size,
                                        Derived& cache) const;
    NetworkKey networkKey(const RepaintRequest& request, const NoiseKey& noise) const;
    void fold(const NetworkKey& key);
    void startPainting(const RepaintRequest& request, Size size, const NetworkKey& network,
                       const NoiseKey& noise);
    Result<void> paint(const Image& photo, Rect area, std::int64_t heldBytes,
                       const JobHooks& hooks);
    Result<void> paintTiles(const PaddedPicture& picture, Rect area, std::int64_t maxPixels,
                            const JobHooks& hooks);
    void shrinkTiles(std::int64_t triedPixels, const JobHooks& hooks);
    std::int64_t tilePixels(std::int64_t heldBytes) const;
    std::vector<std::vector<float>> noisePlanes(Rect window) const;
    Image composed(const RepaintRequest& request, const Image& photoAtPaintSize, const Image& guide,
                   Rect region) const;

    std::atomic<int> threads_ = 1;

    // Only used by the compute lane.
    EngineOptions options_;
    ComputeDevice device_;
    std::unique_ptr<Executor> executor_;
    LoadedModel model_;
    std::optional<NetworkKey> folded_;  ///< what the executor holds
    Derived photoAtPaintSize_;
    Derived guide_;
    Painting painting_;
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
    painting_ = {};
    publish();
}

void Stylizer::publish() {
    const std::lock_guard lock(mutex_);
    status_.device = device_.info.name;
    status_.precision = nameOf(device_.precision);
    status_.executor = executor_->name();
    status_.workspaceBytes =
        executor_->workspaceBytes() + static_cast<std::int64_t>(painting_.image.pixels.size());
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
        const auto file = loadModelFile(path);
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
        painting_ = {};
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
        if (const auto ok = check(request, model_); !ok)
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
    const Size paintSize = paintSizeOf(request);
    const Rect region =
        request.region.isEmpty() ? Rect{0, 0, output.width, output.height} : request.region;
    const auto guide = scaled(request.photo, output, guide_);
    if (request.settings.strength == 0)
        return RepaintResult{withDepth(cropped(*guide, region), request.depth), output};

    const double amplitude = request.settings.variation * std::min(1.0, request.settings.strength);
    const NoiseKey noise =
        amplitude > 0 ? NoiseKey{request.settings.seed, static_cast<float>(amplitude)} : NoiseKey{};
    const auto photo = scaled(request.photo, paintSize, photoAtPaintSize_);
    startPainting(request, paintSize, networkKey(request, noise), noise);
    const std::int64_t held = bytesOf(sizeOf(*request.photo), request.photo->depth)
                              + bytesOf(paintSize, PixelDepth::u16)
                              + bytesOf({region.width, region.height}, request.depth);
    if (auto ok = paint(*photo, neededArea(region, output, paintSize), held, hooks); !ok)
        return tl::unexpected(ok.error());
    if (hooks.stopped())
        return failure(ErrorCode::cancelled, {});
    RepaintResult result{composed(request, *photo, *guide, region), output};
    hooks.report(1);
    return result;
}

/// The photo itself where it has that size.
std::shared_ptr<const Image> Stylizer::scaled(const std::shared_ptr<const Image>& photo, Size size,
                                              Derived& cache) const {
    if (sizeOf(*photo) == size) {
        cache = {};
        return photo;
    }
    if (!cache.isFor(photo, size))
        cache = {photo, std::make_shared<const Image>(resized(*photo, size))};
    return cache.image;
}

NetworkKey Stylizer::networkKey(const RepaintRequest& request, const NoiseKey& noise) const {
    NetworkKey key{
        mixedCode(request.photoCode, meanCode(request.references), request.settings.strength),
        request.photoCode, noiseVector(noise.seed, model_.architecture.noiseWidth)};
    for (float& value : key.z)
        value *= noise.amplitude;
    return key;
}

void Stylizer::startPainting(const RepaintRequest& request, Size size, const NetworkKey& network,
                             const NoiseKey& noise) {
    const bool sameSize = sizeOf(painting_.image) == size;
    if (sameSize && painting_.photo.lock() == request.photo && painting_.network == network
        && painting_.noise == noise)
        return;
    if (!sameSize) {
        painting_.image = {};  // never two of them at a time
        painting_.image = Image(size.width, size.height, PixelDepth::u16);
    }
    painting_.photo = request.photo;
    painting_.network = network;
    painting_.noise = noise;
    painting_.coverage = Coverage(size);
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
Result<void> Stylizer::paint(const Image& photo, Rect area, std::int64_t heldBytes,
                             const JobHooks& hooks) {
    const PaddedPicture picture(photo);
    while (true) {
        const Rect missing = painting_.coverage.missing(area);
        if (missing.isEmpty())
            return {};
        const std::int64_t maxPixels = tilePixels(heldBytes);
        try {
            if (auto ok = paintTiles(picture, missing, maxPixels, hooks); !ok)
                return ok;
        } catch (const DeviceOutOfMemory&) {
            if (device_.device.is_cpu())
                throw;
            shrinkTiles(maxPixels, hooks);
        }
    }
}

Result<void> Stylizer::paintTiles(const PaddedPicture& picture, Rect area, std::int64_t maxPixels,
                                  const JobHooks& hooks) {
    constexpr int margin = PaddedPicture::kMargin;
    fold(painting_.network);
    const auto tiles = planTiles(
        picture.size(), {area.x + margin, area.y + margin, area.width, area.height}, maxPixels);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const auto& [window, inner] = tiles[i];
        const Tile tile{window, inner, noisePlanes(window)};
        if (!executor_->run(picture, tile, painting_.image, hooks.stop))
            return failure(ErrorCode::cancelled, {});
        painting_.coverage.add({inner.x - margin, inner.y - margin, inner.width, inner.height});
        hooks.report(static_cast<double>(i + 1) / static_cast<double>(tiles.size() + 1));
    }
    painting_.coverage.add(area);  // blocks that lie across several tiles
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
    EngineOptions options = options_;
    options.device = "cpu";
    options.precision = Precision::automatic;
    const auto cpu = chooseDevice(options, threads_);
    auto painting = std::move(painting_);
    useDevice(*cpu);
    painting_ = std::move(painting);
}

std::int64_t Stylizer::tilePixels(std::int64_t heldBytes) const {
    if (!device_.device.is_cpu())
        return tileLimit_;  // found out by trying
    const std::int64_t budget =
        options_.memoryBudget > 0 ? options_.memoryBudget - heldBytes : availableMemory() / 2;
    return std::min(tileLimit_, budget / executor_->bytesPerPixel(model_.architecture));
}

std::vector<std::vector<float>> Stylizer::noisePlanes(Rect window) const {
    std::vector<std::vector<float>> planes;
    if (painting_.noise.amplitude == 0)
        return planes;
    for (int block = 0; block < model_.architecture.trunkLayers; ++block) {
        planes.push_back(noisePlane(painting_.noise.seed, block, window.x / kGeneratorStride,
                                    window.y / kGeneratorStride, window.width / kGeneratorStride,
                                    window.height / kGeneratorStride));
        for (float& value : planes.back())
            value *= painting_.noise.amplitude;
    }
    return planes;
}

Image Stylizer::composed(const RepaintRequest& request, const Image& photoAtPaintSize,
                         const Image& guide, Rect region) const {
    const auto fade = static_cast<float>(std::min(1.0, request.settings.strength / kFadeEnd));
    const Image& painting = painting_.image;
    Image out(region.width, region.height, request.depth);
    if (sizeOf(painting) == sizeOf(guide))
        compose(painting, guide, region, fade, out);
    else if (guide.width >= painting.width && guide.height >= painting.height)
        composeUpsampled({photoAtPaintSize, painting, guide}, region, fade, out);
    else
        compose(resized(painting, sizeOf(guide)), guide, region, fade, out);
    out.alpha = alphaOf(guide, region, request.depth);
    return out;
}

void Stylizer::releaseMemory() {
    executor_->releaseMemory();
    painting_ = {};
    photoAtPaintSize_ = {};
    guide_ = {};
    publish();
}

}  // namespace

std::unique_ptr<StyleEngine> makeStyleEngine(const EngineOptions& options) {
    return std::make_unique<Stylizer>(options);
}

}  // namespace irodori
