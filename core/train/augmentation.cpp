// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/augmentation.h"

#include <algorithm>
#include <vector>

#include "train/losses.h"

namespace irodori {

namespace {

constexpr int kShiftShare = 8;           ///< of the side: the largest shift is one 8th
constexpr int kCutoutShare = 2;          ///< of the side: a hole is half as wide
constexpr double kMaxProbability = 0.8;  ///< beyond, holes and shifts leak into the pictures
/// Images over which the probability may go from 0 to 1. ADA's 500 000 are for runs of millions.
constexpr double kImagesPerUnit = 20'000;
constexpr double kSignDecay = 0.9;  ///< of the running mean of r_t

torch::Tensor shifted(const torch::Tensor& picture, RandomStream& random) {
    const std::int64_t height = picture.size(1);
    const std::int64_t width = picture.size(2);
    const std::int64_t reach = height / kShiftShare;
    const std::int64_t dy = random.below(2 * reach + 1);
    const std::int64_t dx = random.below(2 * reach + 1);
    return at::constant_pad_nd(picture, {reach, reach, reach, reach})
        .slice(1, dy, dy + height)
        .slice(2, dx, dx + width);
}

torch::Tensor withHole(const torch::Tensor& picture, RandomStream& random) {
    const std::int64_t side = picture.size(1) / kCutoutShare;
    // Centres reach the border, so that holes may be cut off there.
    const std::int64_t centerY = random.below(picture.size(1));
    const std::int64_t centerX = random.below(picture.size(2));
    const auto mask = torch::ones({1, picture.size(1), picture.size(2)}, picture.options());
    mask.slice(1, std::max<std::int64_t>(0, centerY - side / 2), centerY + side / 2)
        .slice(2, std::max<std::int64_t>(0, centerX - side / 2), centerX + side / 2)
        .zero_();
    return picture * mask;
}

torch::Tensor augmentedOne(torch::Tensor picture, double probability, RandomStream& random) {
    if (random.chance(probability / 2))  // mirrored half of the time at p = 1
        picture = picture.flip({2});
    if (random.chance(probability))
        picture = shifted(picture, random);
    if (random.chance(probability))
        picture = withHole(picture, random);
    return picture;
}

}  // namespace

torch::Tensor augmented(const torch::Tensor& pictures, double probability,
                        const AugmentationPlace& place) {
    if (probability <= 0)
        return pictures;
    std::vector<torch::Tensor> out;
    for (std::int64_t i = 0; i < pictures.size(0); ++i) {
        RandomStream random(place.seed, place.step, place.firstSample + i, place.draw);
        out.push_back(augmentedOne(pictures[i], probability, random));
    }
    return torch::stack(out).contiguous(at::MemoryFormat::ChannelsLast);
}

torch::Tensor withBlurredEdges(const torch::Tensor& pictures) {
    constexpr double edgeThreshold = 0.25;  // of luminance in [-1,1] between neighbours
    const torch::NoGradGuard noGrad;
    const auto y = luminance(pictures);
    const auto padded = at::replication_pad2d(y, {0, 1, 0, 1});
    const auto down = padded.slice(2, 1).slice(3, 0, -1) - y;
    const auto right = padded.slice(2, 0, -1).slice(3, 1) - y;
    const auto isEdge = (down.abs() + right.abs() > edgeThreshold).to(torch::kFloat);
    const auto band = at::max_pool2d(isEdge, /*kernel_size=*/5, /*stride=*/1, /*padding=*/2);
    // Two passes of a 3×3 box are near to the paper's Gaussian.
    auto blurred = pictures;
    for (int pass = 0; pass < 2; ++pass)
        blurred = at::avg_pool2d(at::replication_pad2d(blurred, {1, 1, 1, 1}), 3, /*stride=*/1);
    return pictures + band * (blurred - pictures);
}

AugmentationControl::AugmentationControl(const TrainingConfig& config)
    : isAdaptive_(config.augment == "adaptive"),
      target_(config.augmentTarget),
      probability_(config.augment == "none" ? 0 : config.augmentStrength),
      sign_(config.augmentTarget) {}

void AugmentationControl::observe(double signStatistic, std::int64_t images) {
    sign_ = kSignDecay * sign_ + (1 - kSignDecay) * signStatistic;
    if (!isAdaptive_)
        return;
    const double change = static_cast<double>(images) / kImagesPerUnit;
    probability_ =
        std::clamp(probability_ + (sign_ > target_ ? change : -change), 0.0, kMaxProbability);
}

void AugmentationControl::restore(double probability, double smoothedSign) {
    probability_ = probability;
    sign_ = smoothedSign;
}

}  // namespace irodori
