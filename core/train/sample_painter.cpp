// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/sample_painter.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <utility>

#include "base/atomic_file.h"
#include "imaging/picture_io.h"
#include "train/picture_tensor.h"
#include "train/scoring.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPhotos = 4;
constexpr std::size_t kReferences = 3;
constexpr int kLongSide = 320;
constexpr int kJpegQuality = 88;

std::vector<PackedPicture> choose(const PackedPictures& pack, std::size_t count) {
    std::vector<PackedPicture> pictures;
    for (const bool isTest : {true, false}) {
        const auto indices = pack.indices(isTest);
        for (const auto i : evenlySpread(indices.size(), count - pictures.size()))
            pictures.push_back(pack[indices[i]]);
    }
    return pictures;
}

/// As it is painted: sides that suit the generator, which all but keep the proportions.
Image paintSized(const PackedPicture& picture) {
    const double scale = static_cast<double>(kLongSide) / std::max(picture.width, picture.height);
    const auto side = [scale](int length) {
        return kGeneratorStride
               * std::max(1, static_cast<int>(std::lround(length * scale / kGeneratorStride)));
    };
    return resized(imageOf(picture), {side(picture.width), side(picture.height)});
}

/// [1,3,H,W] in [-1,1].
torch::Tensor tensorOf(const Image& image) {
    auto bytes = torch::empty({image.height, image.width, 3}, torch::kByte);
    std::memcpy(bytes.data_ptr(), image.pixels.data(), image.pixels.size());
    return bytes.permute({2, 0, 1}).unsqueeze(0).to(torch::kFloat).mul(2 / 255.0).sub(1);
}

Result<void> writeJpeg(const fs::path& file, const Image& image) {
    ExportOptions options;
    options.format = FileFormat::jpeg;
    options.quality = kJpegQuality;
    if (const auto saved = savePicture(file, image, nullptr, options); !saved)
        return tl::unexpected(saved.error());
    return {};
}

Result<void> writeSourcesTo(const fs::path& folder, const std::vector<PackedPicture>& pictures) {
    for (std::size_t i = 0; i < pictures.size(); ++i)
        if (auto written =
                writeJpeg(folder / (std::to_string(i) + ".jpg"), paintSized(pictures[i]));
            !written)
            return written;
    return {};
}

}  // namespace

SamplePainter::SamplePainter(RunFolder run, const PackedPictures& photos,
                             const PackedPictures& styles, torch::Device device, torch::Dtype dtype)
    : run_(std::move(run)),
      device_(device),
      dtype_(dtype),
      photos_(choose(photos, kPhotos)),
      references_(choose(styles, kReferences)) {}

Result<void> SamplePainter::writeSources() const {
    for (const auto& [name, pictures] :
         {std::pair("photos", &photos_), std::pair("references", &references_)}) {
        if (fs::exists(run_.samples() / name))
            continue;
        const auto written = writeFolder(
            name, [&](const fs::path& folder) { return writeSourcesTo(folder, *pictures); });
        if (!written)
            return written;
    }
    return {};
}

Result<void> SamplePainter::paint(const Networks& networks, std::int64_t step,
                                  const std::function<void()>& breathe) const {
    const torch::NoGradGuard noGrad;
    auto generator = networks.generator;
    auto encoder = networks.encoder;
    const auto codeOf = [&](const PackedPicture& picture) {
        breathe();
        return encoder(nn::resizedForEncoder(toTensor(picture)).to(device_));
    };
    std::vector<torch::Tensor> styles;
    for (const auto& reference : references_)
        styles.push_back(codeOf(reference));
    const auto z = torch::zeros({1, generator->architecture().noiseWidth}, torch::device(device_));

    char name[32];
    std::snprintf(name, sizeof name, "%08lld", static_cast<long long>(step));
    return writeFolder(name, [&](const fs::path& folder) -> Result<void> {
        for (std::size_t i = 0; i < photos_.size(); ++i) {
            const auto code = codeOf(photos_[i]);
            const auto photo = tensorOf(paintSized(photos_[i])).to(device_);
            for (std::size_t j = 0; j < styles.size(); ++j) {
                breathe();
                const auto folded = generator->fold(styles[j], code, z);
                const auto painted = withoutBorder(
                    nn::forwardFolded(nn::converted(folded, device_, dtype_), withBorder(photo)),
                    photo);
                const auto file = std::to_string(i) + "-" + std::to_string(j) + ".jpg";
                if (auto written = writeJpeg(folder / file, imageOf(painted)); !written)
                    return written;
            }
        }
        return {};
    });
}

/// Filled under another name first. What a killed process left there goes.
Result<void> SamplePainter::writeFolder(
    const std::string& name, const std::function<Result<void>(const fs::path&)>& fill) const {
    const fs::path temporary = run_.samples() / (kTemporaryPrefix + name);
    std::error_code error;
    fs::remove_all(temporary, error);
    fs::create_directories(temporary, error);
    if (error)
        return systemFailure(error.value(), temporary.string());
    if (auto filled = fill(temporary); !filled) {
        fs::remove_all(temporary, error);
        return filled;
    }
    fs::remove_all(run_.samples() / name, error);  // a folder that is not empty is not replaced
    fs::rename(temporary, run_.samples() / name, error);
    if (error)
        return systemFailure(error.value(), (run_.samples() / name).string());
    return {};
}

}  // namespace irodori
