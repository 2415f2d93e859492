// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/squeeze_net.h"

#include <string>

namespace irodori::nn {

namespace {

struct FireShape {
    int place;  ///< in torchvision's `features`
    int in, squeezed, expanded;
};
constexpr std::array<FireShape, 8> kFires{{{3, 64, 16, 64},
                                           {4, 128, 16, 64},
                                           {6, 128, 32, 128},
                                           {7, 256, 32, 128},
                                           {9, 256, 48, 192},
                                           {10, 384, 48, 192},
                                           {11, 384, 64, 256},
                                           {12, 512, 64, 256}}};

torch::nn::Conv2d convolution(int in, int out, int side) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, side).padding(side / 2));
}

torch::Tensor pooled(const torch::Tensor& x) {
    return at::max_pool2d(x, 3, /*stride=*/2, /*padding=*/0, /*dilation=*/1, /*ceil_mode=*/true);
}

/// As torchvision's networks were trained: mean 0 and deviation 1 of ImageNet's colours.
torch::Tensor normalised(const torch::Tensor& image) {
    const auto channels = [&](float r, float g, float b) {
        return torch::tensor({r, g, b}).view({1, 3, 1, 1}).to(image.device());
    };
    return ((image + 1) / 2 - channels(0.485F, 0.456F, 0.406F)) / channels(0.229F, 0.224F, 0.225F);
}

}  // namespace

struct SqueezeNetImpl::Fire : torch::nn::Module {
    explicit Fire(const FireShape& shape)
        : squeeze(register_module("squeeze", convolution(shape.in, shape.squeezed, 1))),
          narrow(register_module("expand1x1", convolution(shape.squeezed, shape.expanded, 1))),
          wide(register_module("expand3x3", convolution(shape.squeezed, shape.expanded, 3))) {}

    torch::Tensor forward(const torch::Tensor& x) {
        const auto squeezed = at::relu(squeeze(x));
        return torch::cat({at::relu(narrow(squeezed)), at::relu(wide(squeezed))}, 1);
    }

    torch::nn::Conv2d squeeze, narrow, wide;
};

SqueezeNetImpl::SqueezeNetImpl() {
    const auto features =
        register_module("features", std::make_shared<torch::nn::Module>("features"));
    first_ = features->register_module(
        "0", torch::nn::Conv2d(torch::nn::Conv2dOptions(3, 64, 3).stride(2)));
    for (std::size_t i = 0; i < kFires.size(); ++i)
        fires_[i] = features->register_module(std::to_string(kFires[i].place),
                                              std::make_shared<Fire>(kFires[i]));
    for (auto& parameter : parameters())
        parameter.requires_grad_(false);
}

std::array<torch::Tensor, 4> SqueezeNetImpl::forward(const torch::Tensor& image) {
    const auto t1 = at::relu(first_(normalised(image)));
    const auto t2 = fires_[1]->forward(fires_[0]->forward(pooled(t1)));
    const auto t3 = fires_[3]->forward(fires_[2]->forward(pooled(t2)));
    auto t4 = pooled(t3);
    for (std::size_t i = 4; i < fires_.size(); ++i)
        t4 = fires_[i]->forward(t4);
    return {t1, t2, t3, t4};
}

}  // namespace irodori::nn
