// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/sampler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/noise.h"
#include "train/random_stream.h"

namespace irodori {

namespace {

constexpr double kMinStyleScale = 0.6;
constexpr int kFaceFrame = 64;  // pixels
/// Of the photos that train towards their cel version; the rest keeps G from forgetting the photo.
constexpr double kCelShare = 0.9;
/// Of the terms that hold a painting to the photo's lines: painters leave them.
constexpr double kPainterlyLineShare = 0.3;

/// A square part of a picture, mirrored or not.
struct Crop {
    double x = 0;
    double y = 0;
    double side = 0;
    bool mirrored = false;
};

Crop drawCrop(RandomStream& random, const PackedPicture& picture, double minScale) {
    Crop crop;
    crop.side = std::min(picture.width, picture.height) * random.uniform(minScale, 1);
    crop.x = random.uniform(0, picture.width - crop.side);
    crop.y = random.uniform(0, picture.height - crop.side);
    crop.mirrored = random.chance(0.5);
    return crop;
}

/// Where the largest face that is wholly inside the crop comes to lie, `side` pixels being the
/// crop's; widened to kFaceFrame, so that it has features. Empty where there is none.
Rect faceIn(const PackedPicture& picture, const Crop& crop, int side) {
    const double scale = side / crop.side;
    for (const Rect& face : picture.faces) {
        const double x = (face.x - crop.x) * scale;
        const double y = (face.y - crop.y) * scale;
        const double width = face.width * scale;
        const double height = face.height * scale;
        if (x < 0 || y < 0 || x + width > side || y + height > side)
            continue;
        const auto frame = [side](double begin, double length) {
            const double wanted = std::min<double>(side, std::max<double>(length, kFaceFrame));
            const double first = std::clamp(begin + (length - wanted) / 2, 0.0, side - wanted);
            return std::pair(static_cast<int>(first), static_cast<int>(wanted));
        };
        const auto [left, frameWidth] = frame(crop.mirrored ? side - x - width : x, width);
        const auto [top, frameHeight] = frame(y, height);
        return {left, top, frameWidth, frameHeight};
    }
    return {};
}

/// Which source pixels, and how much of each, make one pixel along one axis.
struct Taps {
    int first = 0;
    std::vector<float> weights;
};

/// Triangle filter as wide as the scale, as torch's antialiased bilinear.
std::vector<Taps> tapsFor(double begin, double side, int length, int sourceLength) {
    const double scale = side / length;
    const double support = std::max(1.0, scale);
    std::vector<Taps> all(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
        const double center = begin + (i + 0.5) * scale - 0.5;
        auto& taps = all[static_cast<std::size_t>(i)];
        taps.first = std::max(0, static_cast<int>(std::ceil(center - support)));
        const int last = std::min(sourceLength - 1, static_cast<int>(std::floor(center + support)));
        float sum = 0;
        for (int j = taps.first; j <= last; ++j) {
            taps.weights.push_back(
                static_cast<float>(std::max(0.0, 1 - std::abs(j - center) / support)));
            sum += taps.weights.back();
        }
        for (float& weight : taps.weights)
            weight /= sum;
    }
    return all;
}

/// Resizes a crop of interleaved bytes into interleaved floats in [-1,1], which is what a
/// channels_last tensor holds.
void resample(const std::uint8_t* pixels, const PackedPicture& size, const Crop& crop, int side,
              float* out) {
    const auto columns = tapsFor(crop.x, crop.side, side, size.width);
    const auto rows = tapsFor(crop.y, crop.side, side, size.height);
    const int top = rows.front().first;
    const int bottom = rows.back().first + static_cast<int>(rows.back().weights.size());
    const auto rowLength = static_cast<std::size_t>(side) * 3;

    std::vector<float> narrowed(static_cast<std::size_t>(bottom - top) * rowLength);
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* source = pixels + static_cast<std::size_t>(y) * 3 * size.width;
        float* row = narrowed.data() + static_cast<std::size_t>(y - top) * rowLength;
        for (int x = 0; x < side; ++x) {
            const auto& taps = columns[static_cast<std::size_t>(crop.mirrored ? side - 1 - x : x)];
            const std::uint8_t* pixel = source + 3 * static_cast<std::size_t>(taps.first);
            float sums[3] = {};
            for (const float weight : taps.weights)
                for (float& sum : sums)
                    sum += weight * static_cast<float>(*pixel++);
            std::copy(sums, sums + 3, row + 3 * static_cast<std::size_t>(x));
        }
    }
    for (int y = 0; y < side; ++y) {
        const auto& taps = rows[static_cast<std::size_t>(y)];
        float* target = out + static_cast<std::size_t>(y) * rowLength;
        std::fill(target, target + rowLength, -1.0F);
        const float* source =
            narrowed.data() + static_cast<std::size_t>(taps.first - top) * rowLength;
        for (const float weight : taps.weights) {
            const float share = weight / 127.5F;
            for (std::size_t i = 0; i < rowLength; ++i)
                target[i] += share * source[i];
            source += rowLength;
        }
    }
}

torch::Tensor emptyPictures(int count, int side) {
    return torch::empty({count, 3, side, side},
                        torch::TensorOptions().memory_format(at::MemoryFormat::ChannelsLast));
}

/// An affine map of colours, x ↦ matrix·x + offset.
struct Recolouring {
    std::array<std::array<float, 3>, 3> matrix{};
    std::array<float, 3> offset{};
};

/// Brighter or darker, warmer or cooler, more or less colourful; one in five with its channels
/// exchanged. Few pictures so stand for many palettes.
Recolouring drawRecolouring(RandomStream& random) {
    constexpr double exchanged = 0.2;
    constexpr double gainRange = 0.15;
    constexpr double offsetRange = 0.12;
    constexpr double saturationRange = 0.3;
    constexpr std::array<float, 3> luma{0.299F, 0.587F, 0.114F};
    std::array<std::size_t, 3> source{0, 1, 2};
    if (random.chance(exchanged))
        for (std::size_t i = 2; i > 0; --i)
            std::swap(
                source[i],
                source[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(i) + 1))]);
    const auto saturation =
        static_cast<float>(random.uniform(1 - saturationRange, 1 + saturationRange));
    Recolouring colours;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const auto gain = static_cast<float>(std::exp(random.uniform(-gainRange, gainRange)));
        for (std::size_t k = 0; k < 3; ++k)
            colours.matrix[channel][source[k]] =
                gain * ((1 - saturation) * luma[k] + (k == channel ? saturation : 0));
        colours.offset[channel] = static_cast<float>(random.uniform(-offsetRange, offsetRange));
    }
    return colours;
}

/// Recolours sample `i`; what leaves [-1,1] is clamped.
void recolour(const torch::Tensor& pictures, int i, const Recolouring& colours) {
    const auto pixels = pictures.size(2) * pictures.size(3);
    float* pixel = pictures.data_ptr<float>() + 3 * pixels * i;
    for (std::int64_t at = 0; at < pixels; ++at, pixel += 3) {
        const std::array<float, 3> before{pixel[0], pixel[1], pixel[2]};
        for (std::size_t c = 0; c < 3; ++c) {
            const auto& row = colours.matrix[c];
            pixel[c] = std::clamp(
                row[0] * before[0] + row[1] * before[1] + row[2] * before[2] + colours.offset[c],
                -1.0F, 1.0F);
        }
    }
}

/// Writes the crop of a picture, or of its cel version, as sample `i`.
void fill(const torch::Tensor& pictures, int i, const PackedPicture& picture, const Crop& crop,
          bool cel = false) {
    const auto side = static_cast<int>(pictures.size(2));
    resample(cel ? picture.target : picture.pixels, picture, crop, side,
             pictures.data_ptr<float>() + static_cast<std::ptrdiff_t>(i) * 3 * side * side);
}

/// z of a seed, scaled.
void fillNoise(const torch::Tensor& rows, int i, std::uint64_t seed, double scale) {
    const auto values = noiseVector(seed, static_cast<int>(rows.size(1)));
    std::ranges::transform(values, rows[i].data_ptr<float>(),
                           [&](float value) { return static_cast<float>(scale * value); });
}

void fillPlane(const torch::Tensor& plane, int i, std::uint64_t seed, int layer, double scale) {
    const auto side = static_cast<int>(plane.size(2));
    const auto values = noisePlane(seed, layer, 0, 0, side, side);
    std::ranges::transform(values, plane[i].data_ptr<float>(),
                           [&](float value) { return static_cast<float>(scale * value); });
}

}  // namespace

Sampler::Sampler(const TrainingConfig& config, const Architecture& architecture,
                 const ContentTargets& targets, const PackedPictures& photos,
                 const PackedPictures& styles, bool isTest)
    : config_(config),
      architecture_(architecture),
      targets_(targets),
      photoPack_(photos),
      stylePack_(styles),
      photos_(photos.indices(isTest)),
      styles_(styles.indices(isTest)) {
    if (photos_.empty() || styles_.empty())
        throw std::invalid_argument("a pack has no picture to draw from");
}

Sampler::~Sampler() {
    if (next_.valid())
        next_.wait();
}

TrainingBatch Sampler::make(std::int64_t step, std::int64_t first) const {
    const torch::NoGradGuard noGrad;
    const int count = config_.batch;
    TrainingBatch batch;
    for (auto* pictures :
         {&batch.photos, &batch.targets, &batch.references, &batch.reals, &batch.others})
        *pictures = emptyPictures(count, config_.crop);
    batch.lineShares = torch::empty({count});
    batch.z = torch::empty({count, architecture_.noiseWidth});
    batch.fullZ = torch::empty_like(batch.z);
    const int grid = config_.crop / kGeneratorStride;
    for (int layer = 0; layer < architecture_.trunkLayers; ++layer)
        batch.planes.push_back(torch::empty({count, 1, grid, grid}));

    for (int i = 0; i < count; ++i) {
        RandomStream random(config_.seed, step, first + i, Draw::sample);
        const auto pick = [&](const PackedPictures& pack,
                              const std::vector<std::size_t>& from) -> const PackedPicture& {
            return pack[from[static_cast<std::size_t>(
                random.below(static_cast<std::int64_t>(from.size())))]];
        };
        const auto& photo = pick(photoPack_, photos_);
        const auto photoCrop = drawCrop(random, photo, config_.photoScale);
        const bool mayBeCel = random.chance(kCelShare) && photo.target;
        fill(batch.photos, i, photo, photoCrop);
        batch.faces.push_back(faceIn(photo, photoCrop, config_.crop));

        const auto& style = pick(stylePack_, styles_);
        fill(batch.references, i, style, drawCrop(random, style, kMinStyleScale));
        fill(batch.reals, i, style, drawCrop(random, style, kMinStyleScale));
        if (random.chance(config_.styleJitter)) {
            const auto colours = drawRecolouring(random);
            recolour(batch.references, i, colours);
            recolour(batch.reals, i, colours);
        }
        const bool isCel = targets_.of(style.collection) == ContentTarget::cel;
        fill(batch.targets, i, photo, photoCrop, mayBeCel && isCel);
        batch.lineShares[i] = isCel ? 1 : kPainterlyLineShare;
        const auto& other = pick(stylePack_, styles_);
        fill(batch.others, i, other, drawCrop(random, other, kMinStyleScale));

        const bool isNoisy = random.chance(0.5);
        const double sigma = isNoisy ? random.uniform() : 0;
        const auto seed = random.seed();
        fillNoise(batch.z, i, seed, sigma);
        fillNoise(batch.fullZ, i, random.seed(), 1);
        for (int layer = 0; layer < architecture_.trunkLayers; ++layer)
            fillPlane(batch.planes[static_cast<std::size_t>(layer)], i, seed, layer, sigma);
    }
    return batch;
}

TrainingBatch Sampler::take(std::int64_t step, std::int64_t first, std::int64_t nextStep,
                            std::int64_t nextFirst) {
    const bool isReady = next_.valid() && announced_ == Place{step, first};
    auto batch = isReady ? next_.get() : make(step, first);
    if (next_.valid())
        next_.wait();
    announced_ = {nextStep, nextFirst};
    next_ = std::async(std::launch::async,
                       [this, nextStep, nextFirst] { return make(nextStep, nextFirst); });
    return batch;
}

}  // namespace irodori
