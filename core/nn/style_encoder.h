// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "nn/architecture.h"
#include "nn/perceptual_network.h"
#include "nn/torch_compat.h"

namespace irodori::nn {

/// E(image) → style code: channel statistics of four convolutions (after Huang & Belongie's AdaIN
/// statistics, ICCV 2017) through a small MLP; from architecture 2 on, plus the statistics at three
/// taps of the perceptual network, which are what style is measured by, through another one. Always
/// fp32.
class StyleEncoderImpl : public torch::nn::Module {
public:
    explicit StyleEncoderImpl(const Architecture& architecture);

    /// image [N,3,H,W] in [-1,1], H and W multiples of 4 → [N,codeWidth].
    torch::Tensor forward(const torch::Tensor& image);

    /// Looks with these weights from now on, from architecture 2 on; models carry their own.
    void adopt(const PerceptualStemImpl& perceptual);

private:
    torch::Tensor perceptualPart(const torch::Tensor& image);

    std::vector<torch::nn::Conv2d> convolutions_;
    torch::nn::Linear mlp0_{nullptr}, mlp1_{nullptr};
    PerceptualStem perceptual_{nullptr};  ///< from architecture 2 on, as what follows
    torch::nn::Linear perceptualMlp0_{nullptr}, perceptualMlp1_{nullptr};
};
TORCH_MODULE(StyleEncoder);

/// Height and width at which E sees a picture of `height` × `width`: short side 256, long side
/// min(1024, 8·⌊256·long/short/8 + 0.5⌋).
std::pair<int, int> encoderSize(int height, int width);

/// image [N,3,H,W] → resized to `encoderSize`, bilinear with antialiasing, neither clamped nor
/// rounded.
torch::Tensor resizedForEncoder(const torch::Tensor& image);

}  // namespace irodori::nn
