// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/perceptual_network.h"

namespace irodori::nn {

namespace {

torch::Tensor pooled(const torch::Tensor& x) {
    return at::max_pool2d(x, 3, /*stride=*/2, /*padding=*/0, /*dilation=*/1, /*ceil_mode=*/true);
}

torch::nn::Conv2d same(int in, int out) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3).padding(1));
}

}  // namespace

PerceptualNetworkImpl::PerceptualNetworkImpl() {
    c1_ = register_module("c1", torch::nn::Conv2d(torch::nn::Conv2dOptions(3, 64, 3).stride(2)));
    c2a_ = register_module("c2a", same(64, 64));
    c2b_ = register_module("c2b", same(64, 128));
    c3a_ = register_module("c3a", same(128, 128));
    c3b_ = register_module("c3b", same(128, 256));
    c4a_ = register_module("c4a", same(256, 256));
    c4b_ = register_module("c4b", same(256, 256));
    c4c_ = register_module("c4c", torch::nn::Conv2d(torch::nn::Conv2dOptions(256, 512, 1)));
    for (auto& parameter : parameters())
        parameter.requires_grad_(false);
}

std::array<torch::Tensor, 4> PerceptualNetworkImpl::forward(const torch::Tensor& image) {
    const auto step = [](torch::nn::Conv2d& layer, const torch::Tensor& x) {
        return at::relu(layer->forward(x));
    };
    const auto t1 = step(c1_, image);
    const auto t2 = step(c2b_, step(c2a_, pooled(t1)));
    const auto t3 = step(c3b_, step(c3a_, pooled(t2)));
    const auto t4 = step(c4c_, step(c4b_, step(c4a_, pooled(t3))));
    return {t1, t2, t3, t4};
}

}  // namespace irodori::nn
