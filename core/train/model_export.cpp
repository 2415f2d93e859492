// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/model_export.h"

#include <algorithm>
#include <filesystem>

#include "imaging/thumbnail.h"
#include "train/picture_tensor.h"
#include "train/scoring.h"

namespace irodori {

namespace {

constexpr std::size_t kMaxEncoded = 256;  // enough to know what a set of pictures looks like
constexpr int kThumbnailSide = 128;

/// Trained pictures, evenly spread.
std::vector<std::size_t> chooseTrained(const PackedPictures& styles) {
    const auto trained = styles.indices(/*isTest=*/false);
    std::vector<std::size_t> chosen;
    for (const auto place : evenlySpread(trained.size(), kMaxEncoded))
        chosen.push_back(trained[place]);
    return chosen;
}

/// [n,codeWidth] on the CPU.
torch::Tensor encodeAll(nn::StyleEncoder encoder, const PackedPictures& styles,
                        const std::vector<std::size_t>& chosen) {
    const auto device = encoder->parameters().front().device();
    std::vector<torch::Tensor> codes;
    for (const auto index : chosen)
        codes.push_back(
            encoder(nn::resizedForEncoder(toTensor(styles[index]).to(device))).to(torch::kCPU));
    return torch::cat(codes);
}

/// The middles of up to four pictures, two by two: what stands for all of them.
Image mosaicOf(const std::vector<Image>& images) {
    constexpr int side = kThumbnailSide / 2;
    Image mosaic(kThumbnailSide, kThumbnailSide);
    for (int place = 0; place < 4; ++place) {
        const Image& image = images[static_cast<std::size_t>(place) % images.size()];
        const int square = std::min(image.width, image.height);
        const Rect middle{(image.width - square) / 2, (image.height - square) / 2, square, square};
        const Image tile = resized(cropped(image, middle), {side, side});
        for (int y = 0; y < side; ++y)
            std::copy_n(tile.row<std::uint8_t>(y), 3 * side,
                        mosaic.row<std::uint8_t>(place / 2 * side + y) + place % 2 * 3 * side);
    }
    return mosaic;
}

/// The styles that the model carries, with their codes [n,codeWidth].
struct CarriedStyles {
    std::vector<ModelStyle> styles;
    torch::Tensor codes;
};

Result<CarriedStyles> carriedStyles(const std::string& modelName, const Networks& networks,
                                    const PackedPictures& pack,
                                    const AttributionOf& attributionOf) {
    const auto chosen = chooseTrained(pack);
    if (chosen.empty())
        return CarriedStyles{};
    const auto codes = encodeAll(networks.encoder, pack, chosen);
    CarriedStyles carried;
    carried.styles.push_back({modelName, {}, {}});  // the mean; its thumbnail is made last
    std::vector<Image> images;
    std::vector<torch::Tensor> rows{codes.mean(0)};
    for (const auto row : mostDifferent(codes, kMaxStyleCodes - 1)) {
        const PackedPicture& picture = pack[chosen[static_cast<std::size_t>(row)]];
        images.push_back(imageOf(picture));
        auto thumbnail = pngThumbnail(images.back(), kThumbnailSide);
        if (!thumbnail)
            return tl::unexpected(thumbnail.error());
        carried.styles.push_back({std::filesystem::path(picture.name).stem().string(),
                                  attributionOf ? attributionOf(picture) : std::string(),
                                  std::move(*thumbnail)});
        rows.push_back(codes[row]);
    }
    auto mosaic = pngThumbnail(mosaicOf(images), kThumbnailSide);
    if (!mosaic)
        return tl::unexpected(mosaic.error());
    carried.styles.front().thumbnail = std::move(*mosaic);
    carried.codes = torch::stack(rows);
    return carried;
}

TensorView viewOf(const torch::Tensor& tensor) {
    return {TensorType::f32,
            tensor.sizes().vec(),
            {static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()}};
}

}  // namespace

std::vector<std::int64_t> mostDifferent(const torch::Tensor& codes, int count) {
    const torch::NoGradGuard noGrad;
    const auto distanceTo = [&codes](const torch::Tensor& code) {
        return (codes - code).square().sum(1);
    };
    std::vector<std::int64_t> taken;
    if (codes.size(0) == 0 || count < 1)
        return taken;
    taken.push_back(distanceTo(codes.mean(0)).argmin().item<std::int64_t>());
    auto distance = distanceTo(codes[taken.back()]);
    while (static_cast<int>(taken.size()) < count) {
        const auto next = distance.argmax().item<std::int64_t>();
        if (distance[next].item<double>() <= 0)
            break;
        taken.push_back(next);
        distance = torch::minimum(distance, distanceTo(codes[next]));
    }
    return taken;
}

Result<void> exportModel(const std::filesystem::path& file, const ModelCard& card,
                         const Networks& networks, const PackedPictures& styles,
                         const AttributionOf& attributionOf) {
    const torch::NoGradGuard noGrad;
    auto carried = carriedStyles(card.name, networks, styles, attributionOf);
    if (!carried)
        return tl::unexpected(carried.error());
    ModelCard complete = card;
    complete.styles = std::move(carried->styles);

    nn::TensorMap tensors = networks.tensors(/*withDiscriminator=*/false);
    if (!complete.styles.empty())
        tensors[kStyleCodesTensor] = carried->codes;
    std::map<std::string, TensorView> views;
    for (auto& [name, tensor] : tensors) {
        tensor = tensor.to(torch::kCPU, torch::kFloat).contiguous();
        views[name] = viewOf(tensor);
    }
    return writeModelFile(file, complete, views, /*halfPrecision=*/true);
}

}  // namespace irodori
