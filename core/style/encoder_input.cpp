// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/encoder_input.h"

#include <algorithm>

#include "nn/style_encoder.h"

namespace irodori {

namespace {

constexpr int kBandRows = 256;

/// Rows [y, y+rows) as [1,3,rows,width] in [-1,1].
torch::Tensor band(const Image& image, int y, int rows) {
    const auto load = [&](auto* pixels, torch::Dtype dtype, double maximum) {
        return torch::from_blob(pixels, {rows, image.width, 3}, dtype)
            .permute({2, 0, 1})
            .unsqueeze(0)
            .to(torch::kFloat)
            .mul(2 / maximum)
            .sub(1);
    };
    // LibTorch has no const view and no 16-bit unsigned type; neither matters here.
    if (image.depth == PixelDepth::u8)
        return load(const_cast<std::uint8_t*>(image.row<std::uint8_t>(y)), torch::kByte, 255.0);
    const auto* pixels = image.row<std::uint16_t>(y);
    std::vector<std::int32_t> widened(pixels, pixels + std::size_t{3} * image.width * rows);
    return load(widened.data(), torch::kInt, 65535.0).clone();
}

torch::Tensor resizedTo(const torch::Tensor& x, std::int64_t height, std::int64_t width) {
    return at::_upsample_bilinear2d_aa(x.contiguous(), {height, width}, /*align_corners=*/false,
                                       c10::nullopt, c10::nullopt);
}

}  // namespace

torch::Tensor encoderInput(const Image& image) {
    const torch::NoGradGuard noGrad;
    const auto [height, width] = nn::encoderSize(image.height, image.width);
    std::vector<torch::Tensor> bands;
    for (int y = 0; y < image.height; y += kBandRows) {
        const int rows = std::min(kBandRows, image.height - y);
        bands.push_back(resizedTo(band(image, y, rows), rows, width));
    }
    // The filter is separable: across first, then down over all of it.
    return resizedTo(torch::cat(bands, 2), height, width);
}

}  // namespace irodori
