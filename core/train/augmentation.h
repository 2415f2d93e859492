// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "nn/torch_compat.h"
#include "train/random_stream.h"
#include "train/training_config.h"

namespace irodori {

/// Where the random numbers of a batch's augmentation come from.
struct AugmentationPlace {
    std::uint64_t seed = 0;
    std::int64_t step = 0;
    std::int64_t firstSample = 0;
    Draw draw = Draw::augmentReal;
};

/// What D sees of a picture, real or painted: mirrored, shifted by up to an eighth and with a hole,
/// each with `probability` and drawn per sample; differentiable, so that G learns through it (Zhao
/// et al., "Differentiable augmentation for data-efficient GAN training", NeurIPS 2020; without its
/// colour policy, which would work against learning a palette). pictures [N,3,H,W].
torch::Tensor augmented(const torch::Tensor& pictures, double probability,
                        const AugmentationPlace& place);

/// `pictures` with their edges blurred, which D should not take for drawings: the edge-promoting
/// fakes of CartoonGAN (Chen et al., CVPR 2018). [N,3,H,W], without gradient.
torch::Tensor withBlurredEdges(const torch::Tensor& pictures);

/// The probability of augmentation: fixed, or led so that r_t stays at its target (Karras et al.,
/// "Training GANs with limited data", NeurIPS 2020, section 3.1).
class AugmentationControl {
public:
    explicit AugmentationControl(const TrainingConfig& config);

    [[nodiscard]] double probability() const { return probability_; }
    /// Takes note of r_t of a step that showed `images` reals.
    void observe(double signStatistic, std::int64_t images);

    /// The part of the state that `observe` changes.
    [[nodiscard]] double smoothedSign() const { return sign_; }
    void restore(double probability, double smoothedSign);

private:
    bool isAdaptive_;
    double target_;
    double probability_;
    double sign_ = 0;
};

}  // namespace irodori
