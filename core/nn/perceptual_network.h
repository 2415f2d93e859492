// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "nn/architecture.h"
#include "nn/torch_compat.h"

namespace irodori::nn {

/// The perceptual network as far as its third tap. Frozen: its parameters want no gradient.
class PerceptualStemImpl : public torch::nn::Module {
public:
    PerceptualStemImpl();

    /// image [N,3,H,W] in [-1,1] → t1 [N,64,·,·], t2 [N,128,·,·], t3 [N,256,·,·].
    std::array<torch::Tensor, 3> taps(const torch::Tensor& image);

private:
    std::vector<torch::nn::Conv2d> convolutions_;  ///< `kPerceptualConvolutions`
};
TORCH_MODULE(PerceptualStem);

/// Network whose features stand for what a picture looks like, in losses and scores: four taps at
/// 1/2, 1/4, 1/8 and 1/16, trained to approximate SqueezeNet 1.1 (Iandola et al., 2016) with every
/// tap at unit scale. Frozen: its parameters want no gradient.
class PerceptualNetworkImpl : public PerceptualStemImpl {
public:
    PerceptualNetworkImpl();

    /// image [N,3,H,W] in [-1,1] → t1 [N,64,·,·], t2 [N,128,·,·], t3 [N,256,·,·], t4 [N,512,·,·].
    std::array<torch::Tensor, 4> forward(const torch::Tensor& image);

private:
    torch::nn::Conv2d c4a_{nullptr}, c4b_{nullptr}, c4c_{nullptr};
};
TORCH_MODULE(PerceptualNetwork);

}  // namespace irodori::nn
