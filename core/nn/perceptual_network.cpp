// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/perceptual_network.h"

namespace irodori::nn {

namespace {

torch::Tensor pooled(const torch::Tensor& x) {
    return at::max_pool2d(x, 3, /*stride=*/2, /*padding=*/0, /*dilation=*/1, /*ceil_mode=*/true);
}

torch::Tensor activated(torch::nn::Conv2d& layer, const torch::Tensor& x) {
    return at::relu(layer->forward(x));
}

void freeze(torch::nn::Module& module) {
    for (auto& parameter : module.parameters())
        parameter.requires_grad_(false);
}

}  // namespace

PerceptualStemImpl::PerceptualStemImpl() {
    for (const auto& layer : kPerceptualConvolutions) {
        auto options = torch::nn::Conv2dOptions(layer.inChannels, layer.outChannels, 3);
        const bool isFirst = convolutions_.empty();
        isFirst ? options.stride(2) : options.padding(1);
        convolutions_.push_back(register_module(layer.name, torch::nn::Conv2d(options)));
    }
    freeze(*this);
}

std::array<torch::Tensor, 3> PerceptualStemImpl::taps(const torch::Tensor& image) {
    const auto two = [this](std::size_t first, const torch::Tensor& x) {
        return activated(convolutions_[first + 1], activated(convolutions_[first], x));
    };
    const auto t1 = activated(convolutions_[0], image);
    const auto t2 = two(1, pooled(t1));
    return {t1, t2, two(3, pooled(t2))};
}

PerceptualNetworkImpl::PerceptualNetworkImpl() {
    const auto layer = [this](const char* name, int channels, int kernel) {
        const auto options = torch::nn::Conv2dOptions(256, channels, kernel).padding(kernel / 2);
        return register_module(name, torch::nn::Conv2d(options));
    };
    c4a_ = layer("c4a", 256, 3);
    c4b_ = layer("c4b", 256, 3);
    c4c_ = layer("c4c", 512, 1);
    freeze(*this);
}

std::array<torch::Tensor, 4> PerceptualNetworkImpl::forward(const torch::Tensor& image) {
    const auto [t1, t2, t3] = taps(image);
    const auto t4 = activated(c4c_, activated(c4b_, activated(c4a_, pooled(t3))));
    return {t1, t2, t3, t4};
}

}  // namespace irodori::nn
