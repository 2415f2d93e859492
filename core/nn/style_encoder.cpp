// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/style_encoder.h"

#include <algorithm>
#include <cmath>

#include "nn/initialisation.h"

namespace irodori::nn {

namespace {

constexpr int kUnshuffle = 4;
constexpr int kStrides[] = {1, 2, 2, 2};
constexpr double kPixelEpsilon = 1e-4;
constexpr double kFeatureEpsilon = 1e-5;

// About what brings statistics at taps of unit scale to mean 0 and deviation 1/2.
constexpr double kTapCenter = 0.4;
constexpr double kTapScale = 2.5;

constexpr int kShortSide = 256;
constexpr int kLongSide = 1024;

/// Mean and standard deviation over height and width: two tensors [N,C].
void appendStatistics(std::vector<torch::Tensor>& out, const torch::Tensor& x, bool unbiased,
                      double epsilon) {
    const auto flat = x.flatten(2);
    out.push_back(flat.mean(2));
    out.push_back(torch::sqrt(flat.var(2, unbiased) + epsilon));
}

}  // namespace

StyleEncoderImpl::StyleEncoderImpl(const Architecture& architecture) {
    torch::nn::ModuleList conv;
    std::int64_t statistics = 6;  // mean and standard deviation of R, G, B
    for (std::size_t i = 0; i < std::size(kStrides); ++i) {
        convolutions_.emplace_back(
            torch::nn::Conv2dOptions(kEncoderChannels[i], kEncoderChannels[i + 1], 3)
                .stride(kStrides[i])
                .padding(1));
        conv->push_back(convolutions_.back());
        statistics += 2LL * kEncoderChannels[i + 1];
    }
    register_module("conv", conv);
    mlp0_ = torch::nn::Linear(statistics, architecture.codeWidth);
    mlp1_ = torch::nn::Linear(architecture.codeWidth, architecture.codeWidth);
    register_module("mlp", torch::nn::ModuleList(mlp0_, mlp1_));
    if (architecture.version < 2)
        return;
    perceptual_ = register_module("perceptual", PerceptualStem());
    perceptualMlp0_ = torch::nn::Linear(kPerceptualStatistics, kPerceptualHidden);
    perceptualMlp1_ = torch::nn::Linear(kPerceptualHidden, architecture.codeWidth);
    startSilent(perceptualMlp1_);
    register_module("perceptual_mlp", torch::nn::ModuleList(perceptualMlp0_, perceptualMlp1_));
}

torch::Tensor StyleEncoderImpl::forward(const torch::Tensor& image) {
    std::vector<torch::Tensor> statistics;
    appendStatistics(statistics, image, /*unbiased=*/true, kPixelEpsilon);
    auto h = at::pixel_unshuffle(image, kUnshuffle);
    for (auto& convolution : convolutions_) {
        h = at::leaky_relu(convolution->forward(h), kLeakySlope);
        appendStatistics(statistics, h, /*unbiased=*/false, kFeatureEpsilon);
    }
    const auto hidden = mlp0_->forward(torch::cat(statistics, 1));
    const auto code = mlp1_->forward(at::leaky_relu(hidden, kLeakySlope));
    return perceptual_ ? code + perceptualPart(image) : code;
}

void StyleEncoderImpl::adopt(const PerceptualStemImpl& perceptual) {
    const torch::NoGradGuard noGrad;
    if (!perceptual_)
        return;
    auto own = perceptual_->named_parameters();
    for (const auto& item : perceptual.named_parameters())
        if (auto* parameter = own.find(item.key()))
            parameter->copy_(item.value());
}

torch::Tensor StyleEncoderImpl::perceptualPart(const torch::Tensor& image) {
    std::vector<torch::Tensor> statistics;
    {
        const torch::NoGradGuard noGrad;  // frozen
        for (const auto& tap : perceptual_->taps(image))
            appendStatistics(statistics, tap, /*unbiased=*/false, kFeatureEpsilon);
    }
    const auto x = (torch::cat(statistics, 1) - kTapCenter) * kTapScale;
    return perceptualMlp1_->forward(at::leaky_relu(perceptualMlp0_->forward(x), kLeakySlope));
}

std::pair<int, int> encoderSize(int height, int width) {
    const double ratio = static_cast<double>(std::max(height, width)) / std::min(height, width);
    const double blocks = std::floor(kShortSide * ratio / 8 + 0.5);
    const int longSide = static_cast<int>(std::min<double>(kLongSide, 8 * blocks));
    return height > width ? std::pair{longSide, kShortSide} : std::pair{kShortSide, longSide};
}

torch::Tensor resizedForEncoder(const torch::Tensor& image) {
    const auto [height, width] =
        encoderSize(static_cast<int>(image.size(2)), static_cast<int>(image.size(3)));
    return at::_upsample_bilinear2d_aa(image.contiguous(), {height, width},
                                       /*align_corners=*/false, c10::nullopt, c10::nullopt);
}

}  // namespace irodori::nn
