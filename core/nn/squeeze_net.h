// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "nn/torch_compat.h"

namespace irodori::nn {

/// The features of SqueezeNet 1.1 (Iandola et al., 2016) under torchvision's names: a second
/// opinion on scores, from a network that no loss has seen. Its weights are not ours to ship.
class SqueezeNetImpl : public torch::nn::Module {
public:
    SqueezeNetImpl();

    /// image [N,3,H,W] in [-1,1] → the outputs of conv1, fire3, fire5 and fire9 (as torchvision
    /// counts them features.1, 4, 7, 12) at 1/2, 1/4, 1/8 and 1/16: 64, 128, 256, 512 channels.
    std::array<torch::Tensor, 4> forward(const torch::Tensor& image);

private:
    struct Fire;
    torch::nn::Conv2d first_{nullptr};
    std::array<std::shared_ptr<Fire>, 8> fires_;
};
TORCH_MODULE(SqueezeNet);

}  // namespace irodori::nn
