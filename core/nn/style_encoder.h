// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "nn/architecture.h"
#include "nn/torch_compat.h"

namespace irodori::nn {

/// E(image) → style code: channel statistics of four convolutions (after Huang & Belongie's AdaIN
/// statistics, ICCV 2017) through a small MLP. Always fp32.
class StyleEncoderImpl : public torch::nn::Module {
public:
    explicit StyleEncoderImpl(const Architecture& architecture);

    /// image [N,3,H,W] in [-1,1], H and W multiples of 4 → [N,codeWidth].
    torch::Tensor forward(const torch::Tensor& image);

private:
    std::vector<torch::nn::Conv2d> convolutions_;
    torch::nn::Linear mlp0_{nullptr}, mlp1_{nullptr};
};
TORCH_MODULE(StyleEncoder);

/// Height and width at which E sees a picture of `height` × `width`: short side 256, long side
/// min(1024, 8·⌊256·long/short/8 + 0.5⌋).
std::pair<int, int> encoderSize(int height, int width);

/// image [N,3,H,W] → resized to `encoderSize`, bilinear with antialiasing, neither clamped nor
/// rounded.
torch::Tensor resizedForEncoder(const torch::Tensor& image);

}  // namespace irodori::nn
