// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/discriminator.h"

#include <cmath>
#include <numeric>

namespace irodori::nn {

namespace {

constexpr int kChannels[] = {12, 48, 96, 192, 192};
constexpr int kStrides[] = {1, 2, 2, 1};
constexpr int kTopChannels = 192;

torch::Tensor normalized(const torch::Tensor& vector) {
    constexpr double epsilon = 1e-12;
    return vector / vector.norm().clamp_min(epsilon);
}

}  // namespace

SpectralWeightImpl::SpectralWeightImpl(std::vector<std::int64_t> shape) {
    const std::int64_t columns =
        std::accumulate(shape.begin() + 1, shape.end(), std::int64_t{1}, std::multiplies<>());
    original_ = register_parameter("weight_orig", torch::empty(shape));
    torch::nn::init::kaiming_normal_(original_, kLeakySlope);
    bias_ = register_parameter("bias", torch::zeros({shape[0]}));
    u_ = register_buffer("weight_u", normalized(torch::randn({shape[0]})));
    v_ = register_buffer("weight_v", normalized(torch::randn({columns})));
}

torch::Tensor SpectralWeightImpl::weight() {
    const FullPrecision full;
    const auto matrix = original_.flatten(1);
    if (is_training()) {
        const torch::NoGradGuard noGrad;
        v_.copy_(normalized(torch::mv(matrix.t(), u_)));
        u_.copy_(normalized(torch::mv(matrix, v_)));
    }
    // Copies: the next power iteration must not change what this graph has saved.
    const auto sigma = torch::dot(u_.clone(), torch::mv(matrix, v_.clone()));
    return original_ / sigma;
}

DiscriminatorImpl::DiscriminatorImpl(const Architecture& architecture) {
    torch::nn::ModuleList conv;
    for (std::size_t i = 0; i < std::size(kStrides); ++i) {
        convolutions_.emplace_back(std::vector<std::int64_t>{kChannels[i + 1], kChannels[i], 3, 3});
        conv->push_back(convolutions_.back());
    }
    register_module("conv", conv);
    head_ =
        register_module("head", SpectralWeight(std::vector<std::int64_t>{1, kTopChannels, 3, 3}));
    projection_ = register_module("projection", SpectralWeight(std::vector<std::int64_t>{
                                                    kTopChannels, architecture.codeWidth}));
}

torch::Tensor DiscriminatorImpl::forward(const torch::Tensor& image, const torch::Tensor& code) {
    auto h = at::pixel_unshuffle(image, 2);
    for (std::size_t i = 0; i < convolutions_.size(); ++i) {
        auto& convolution = convolutions_[i];
        h = at::leaky_relu(
            at::conv2d(h, convolution->weight(), convolution->bias(), kStrides[i], 1), kLeakySlope);
    }
    const auto unconditional = at::conv2d(h, head_->weight(), head_->bias(), 1, 1);
    const auto direction = at::linear(code, projection_->weight(), projection_->bias());
    const auto conditional = (direction.unsqueeze(-1).unsqueeze(-1) * h).sum(1, /*keepdim=*/true);
    return unconditional + conditional / std::sqrt(static_cast<double>(kTopChannels));
}

}  // namespace irodori::nn
