// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "base/result.h"
#include "data/packed_pictures.h"
#include "nn/perceptual_network.h"
#include "nn/squeeze_net.h"
#include "train/evaluation.h"
#include "train/trainer.h"

namespace irodori {

struct ScoringOptions {
    int maxPhotos = 40;  ///< spread evenly over the held-out ones
    int maxStyles = 40;  ///< likewise in each collection
    int pairsPerStyle = 4;
    int every = 0;        ///< above 0: every photo with every style, or each n-th of these pairs
    bool probes = false;  ///< take those of `Probes`, too
    nn::SqueezeNet secondOpinion{nullptr};  ///< on the networks' device; may be null
    bool light = false;                     ///< style and content of a dozen pairs only
    bool bf16 = false;  ///< G and the perceptual network in bfloat16: for curves, not for cards
    std::function<bool()> stop;
    std::function<void()> breathe;           ///< as in TrainingMaterials
    std::function<void(double)> onProgress;  ///< 0 … 1
};

/// Scores the networks on the held-out parts of two packs, the same every time: pictures
/// are painted as Studio does, with a reflected border. Without held-out photos or styles, or when
/// `stop` says true, the report holds the pairs so far. Throws.
[[nodiscard]] EvaluationReport score(const Networks& networks, nn::PerceptualNetwork perceptual,
                                     const PackedPictures& photos, const PackedPictures& styles,
                                     const ScoringOptions& options);

/// The same with defaults; `light` for the curve during training.
[[nodiscard]] EvaluationReport score(const Networks& networks, nn::PerceptualNetwork perceptual,
                                     const PackedPictures& photos, const PackedPictures& styles,
                                     bool light, const std::function<bool()>& stop = {},
                                     const std::function<void()>& breathe = {});

/// SqueezeNet 1.1 from a file with torchvision's names, on `device`.
[[nodiscard]] Result<nn::SqueezeNet> loadSqueezeNet(const std::filesystem::path& file,
                                                    torch::Device device);

/// The shipped perceptual network on `device`.
[[nodiscard]] Result<nn::PerceptualNetwork> loadPerceptualNetwork(torch::Device device);

/// Kernel inception distance of two sets of features [n,d] and [m,d]: the unbiased estimate of the
/// squared maximum mean discrepancy under the kernel (xᵀy/d + 1)³ (Bińkowski et al., "Demystifying
/// MMD GANs", ICLR 2018, section 4; Gretton et al., JMLR 2012, eq. 3). About 0 for sets of one
/// distribution, slightly below it by chance. NaN where a set has fewer than two.
[[nodiscard]] double kernelDistance(const torch::Tensor& first, const torch::Tensor& second);

/// Correlation (Pearson) of the lengths of the Sobel gradients of two pictures' luminance, −1 … 1;
/// 0 where one of them is blank. Pictures [1,3,H,W] of one size.
[[nodiscard]] double edgeCorrelation(const torch::Tensor& first, const torch::Tensor& second);

/// How far the amplitude of luminance at 1/period cycles per pixel, along rows and columns, stands
/// above the mean of its neighbours: about 1 where nothing repeats in this rhythm. `period` 2, 4 or
/// 8; picture [1,3,H,W] of 64 pixels or more a side.
[[nodiscard]] double gridRatio(const torch::Tensor& picture, int period);

/// `count` of the numbers 0 … available − 1, evenly spread; all where there are fewer.
[[nodiscard]] std::vector<std::size_t> evenlySpread(std::size_t available, std::size_t count);

}  // namespace irodori
