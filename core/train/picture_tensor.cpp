// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/picture_tensor.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "nn/architecture.h"

namespace irodori {

namespace {

constexpr double kLevels = 255.0 / 2;  // of 1 in [-1,1]

constexpr std::int64_t kMargin = 32;  // as PaddedPicture::kMargin

}  // namespace

torch::Tensor toTensor(const PackedPicture& picture) {
    auto bytes = torch::empty({picture.height, picture.width, 3}, torch::kByte);
    std::memcpy(bytes.data_ptr(), picture.pixels, static_cast<std::size_t>(bytes.numel()));
    return bytes.permute({2, 0, 1}).unsqueeze(0).to(torch::kFloat).div(kLevels).sub(1);
}

Image imageOf(const torch::Tensor& picture) {
    const auto bytes = picture.squeeze(0)
                           .add(1)
                           .mul(kLevels)
                           .round()
                           .clamp(0, 255)
                           .permute({1, 2, 0})
                           .to(torch::kCPU, torch::kByte)
                           .contiguous();
    Image image(static_cast<int>(bytes.size(1)), static_cast<int>(bytes.size(0)));
    std::memcpy(image.pixels.data(), bytes.data_ptr(), image.pixels.size());
    return image;
}

Image imageOf(const PackedPicture& picture) {
    Image image(picture.width, picture.height);
    std::memcpy(image.pixels.data(), picture.pixels, image.pixels.size());
    return image;
}

torch::Tensor withBorder(const torch::Tensor& picture) {
    const auto height = picture.size(2);
    const auto width = picture.size(3);
    const auto beyond = [](std::int64_t side) {  // to a multiple of the stride
        const auto padded = side + 2 * kMargin + kGeneratorStride - 1;
        return padded / kGeneratorStride * kGeneratorStride - side - kMargin;
    };
    const std::vector<std::int64_t> padding{kMargin, beyond(width), kMargin, beyond(height)};
    const bool mirrors = std::min(height, width) > kMargin + kGeneratorStride;
    return mirrors ? at::reflection_pad2d(picture, padding)
                   : at::replication_pad2d(picture, padding);
}

torch::Tensor withoutBorder(const torch::Tensor& painted, const torch::Tensor& picture) {
    return painted.narrow(2, kMargin, picture.size(2)).narrow(3, kMargin, picture.size(3));
}

}  // namespace irodori
