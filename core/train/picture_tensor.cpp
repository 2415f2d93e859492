// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/picture_tensor.h"

#include <cstring>

namespace irodori {

namespace {

constexpr double kLevels = 255.0 / 2;  // of 1 in [-1,1]

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

}  // namespace irodori
