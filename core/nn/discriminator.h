// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "nn/architecture.h"
#include "nn/torch_compat.h"

namespace irodori::nn {

/// A weight divided by its largest singular value, estimated by power iteration (Miyato et al.,
/// "Spectral normalization for GANs", ICLR 2018). Holds weight_orig [o,…], bias [o] and the vectors
/// weight_u [o], weight_v [i·kh·kw], which belong to checkpoints.
class SpectralWeightImpl : public torch::nn::Module {
public:
    explicit SpectralWeightImpl(std::vector<std::int64_t> shape);

    /// The normalised weight, differentiable through weight_orig. In training mode one power
    /// iteration without gradient runs first.
    torch::Tensor weight();
    [[nodiscard]] const torch::Tensor& bias() const { return bias_; }

private:
    torch::Tensor original_, bias_, u_, v_;
};
TORCH_MODULE(SpectralWeight);

/// D(image | code): is this patch a picture in this style? A projection discriminator (Miyato &
/// Koyama, "cGANs with projection discriminator", ICLR 2018) over patches. Training only.
class DiscriminatorImpl : public torch::nn::Module {
public:
    explicit DiscriminatorImpl(const Architecture& architecture);

    /// image [N,3,H,W] in [-1,1], H and W multiples of 8; code [N,codeWidth], detached by the
    /// caller → logits [N,1,H/8,W/8].
    torch::Tensor forward(const torch::Tensor& image, const torch::Tensor& code);

private:
    std::vector<SpectralWeight> convolutions_;
    SpectralWeight head_{nullptr}, projection_{nullptr};
};
TORCH_MODULE(Discriminator);

}  // namespace irodori::nn
