// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/scoring.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/noise.h"
#include "base/paths.h"
#include "model/torch_weights.h"
#include "train/losses.h"

namespace irodori {

namespace {

constexpr std::int64_t kMargin = 32;  // as around the pictures that Studio paints
constexpr int kPaletteDirections = 32;
constexpr std::uint64_t kFirstSeed = 1, kSecondSeed = 2;  // whose pictures diversity compares
constexpr double kLevels = 255.0 / 2;                     // of 1 in [-1,1]
constexpr int kLightStyles = 12;

double meanDifference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().mean().item<double>();
}

torch::Tensor stacked(const std::vector<torch::Tensor>& features) {
    return features.empty() ? torch::zeros({0, 1}) : torch::cat(features);
}

/// The mean of numbers that come one by one.
struct Mean {
    double sum = 0;
    int count = 0;

    void add(double value) {
        sum += value;
        ++count;
    }
    [[nodiscard]] double value() const { return count == 0 ? 0 : sum / count; }
};

/// What was measured of one collection, or of all.
struct Tally {
    Mean style, content, edges, palette, identity, diversity;
    std::vector<torch::Tensor> paintedFeatures, referenceFeatures;  ///< [1,256] each, for KID

    [[nodiscard]] Scores scores() const {
        return {.style = style.value(),
                .content = content.value(),
                .kid = kernelDistance(stacked(paintedFeatures), stacked(referenceFeatures)),
                .identity = identity.value(),
                .diversity = diversity.value(),
                .edges = edges.value(),
                .palette = palette.value(),
                .pairs = style.count};
    }
};

/// The numbers in `indices` at evenly spread places.
std::vector<std::size_t> chooseFrom(const std::vector<std::size_t>& indices, int count) {
    std::vector<std::size_t> chosen;
    for (const auto place : evenlySpread(indices.size(), static_cast<std::size_t>(count)))
        chosen.push_back(indices[place]);
    return chosen;
}

std::vector<std::size_t> chooseStyles(const PackedPictures& pack, const ScoringOptions& options) {
    std::map<std::string, std::vector<std::size_t>> collections;
    for (const auto index : pack.indices(/*isTest=*/true))
        collections[pack[index].collection].push_back(index);
    std::vector<std::size_t> chosen;
    for (const auto& [name, indices] : collections)
        for (const auto index : chooseFrom(indices, options.maxStyles))
            chosen.push_back(index);
    return options.light ? chooseFrom(chosen, kLightStyles) : chosen;
}

class Scorer {
public:
    Scorer(const Networks& networks, nn::PerceptualNetwork perceptual, const PackedPictures& photos,
           const PackedPictures& styles, const ScoringOptions& options)
        : generator_(networks.generator),
          encoder_(networks.encoder),
          perceptual_(std::move(perceptual)),
          photoPack_(photos),
          stylePack_(styles),
          options_(options),
          device_(generator_->parameters().front().device()),
          directions_(evenDirections(kPaletteDirections).to(device_)),
          photos_(chooseFrom(photos.indices(/*isTest=*/true), options.maxPhotos)),
          styles_(chooseStyles(styles, options)) {}

    EvaluationReport run();

private:
    struct Encoded {
        torch::Tensor picture;  ///< [1,3,H,W]
        torch::Tensor code;     ///< [1,codeWidth]
    };
    struct Reference {
        Encoded encoded;
        PerceptualTaps taps;
    };

    Encoded encode(const PackedPicture& picture);
    Encoded encodePhoto(std::size_t photo);
    PerceptualTaps tapsOf(const torch::Tensor& picture);
    torch::Tensor paint(const Encoded& photo, const torch::Tensor& styleCode,
                        std::optional<std::uint64_t> seed = {});

    void scoreStyle(std::size_t style);
    void scorePair(const Reference& reference, std::size_t photo,
                   const std::vector<Tally*>& tallies);
    double identityOf(std::size_t photo, const Encoded& encoded);
    double diversityOf(const Encoded& photo, const torch::Tensor& styleCode);

    void breathe() const {
        if (options_.breathe)
            options_.breathe();
    }
    [[nodiscard]] bool stopped() const { return options_.stop && options_.stop(); }

    nn::Generator generator_;
    nn::StyleEncoder encoder_;
    nn::PerceptualNetwork perceptual_;
    const PackedPictures& photoPack_;
    const PackedPictures& stylePack_;
    const ScoringOptions& options_;
    const torch::Device device_;
    const torch::Tensor directions_;
    const std::vector<std::size_t> photos_, styles_;

    Tally all_;
    std::map<std::string, Tally> collections_;
    // By photo: each meets many styles.
    std::map<std::size_t, torch::Tensor> codes_;
    std::map<std::size_t, double> identity_;
};

EvaluationReport Scorer::run() {
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < styles_.size() && !photos_.empty() && !stopped(); ++i) {
        scoreStyle(styles_[i]);
        if (options_.onProgress)
            options_.onProgress(static_cast<double>(i + 1) / static_cast<double>(styles_.size()));
    }
    EvaluationReport report;
    report.all = all_.scores();
    for (const auto& [name, tally] : collections_)
        report.collections[name] = tally.scores();
    return report;
}

/// Every style goes on with the photos where the one before it in its collection has stopped: all
/// take part, and a collection's scores are the same whatever others are scored with it.
void Scorer::scoreStyle(std::size_t style) {
    const PackedPicture& picture = stylePack_[style];
    Reference reference{encode(picture), {}};
    reference.taps = tapsOf(reference.encoded.picture);
    Tally& collection = collections_[picture.collection];
    const std::vector<Tally*> tallies{&all_, &collection};
    const auto firstPhoto = static_cast<std::size_t>(collection.style.count);

    const auto wanted = options_.light ? 1 : static_cast<std::size_t>(options_.pairsPerStyle);
    const std::size_t pairs = std::min(wanted, photos_.size());
    for (std::size_t i = 0; i < pairs && !stopped(); ++i)
        scorePair(reference, photos_[(firstPhoto + i) % photos_.size()], tallies);
    if (options_.light || stopped())
        return;
    const auto photo = encodePhoto(photos_[firstPhoto % photos_.size()]);
    const double diversity = diversityOf(photo, reference.encoded.code);
    for (auto* tally : tallies) {
        tally->diversity.add(diversity);
        tally->referenceFeatures.push_back(reference.taps[2].mean({2, 3}).to(torch::kCPU));
    }
}

void Scorer::scorePair(const Reference& reference, std::size_t photoIndex,
                       const std::vector<Tally*>& tallies) {
    const auto photo = encodePhoto(photoIndex);
    const auto painted = paint(photo, reference.encoded.code);
    const auto taps = tapsOf(painted);
    const double style = styleDistance(taps, reference.taps).item<double>();
    const double content = contentDistance(taps, tapsOf(photo.picture)).item<double>();
    for (auto* tally : tallies) {
        tally->style.add(style);
        tally->content.add(content);
    }
    if (options_.light)
        return;
    const double edges = edgeCorrelation(painted, photo.picture);
    const double palette =
        paletteDistance(painted, reference.encoded.picture, directions_).item<double>();
    const double identity = identityOf(photoIndex, photo);
    for (auto* tally : tallies) {
        tally->edges.add(edges);
        tally->palette.add(palette);
        tally->identity.add(identity);
        tally->paintedFeatures.push_back(taps[2].mean({2, 3}).to(torch::kCPU));
    }
}

double Scorer::identityOf(std::size_t photo, const Encoded& encoded) {
    const auto found = identity_.find(photo);
    if (found != identity_.end())
        return found->second;
    const double error = kLevels * meanDifference(paint(encoded, encoded.code), encoded.picture);
    identity_[photo] = error;
    return error;
}

double Scorer::diversityOf(const Encoded& photo, const torch::Tensor& styleCode) {
    return kLevels
           * meanDifference(paint(photo, styleCode, kFirstSeed),
                            paint(photo, styleCode, kSecondSeed));
}

Scorer::Encoded Scorer::encode(const PackedPicture& packed) {
    breathe();
    const auto picture = toTensor(packed).to(device_);
    return {picture, encoder_(nn::resizedForEncoder(picture))};
}

Scorer::Encoded Scorer::encodePhoto(std::size_t photo) {
    const auto known = codes_.find(photo);
    if (known != codes_.end())
        return {toTensor(photoPack_[photo]).to(device_), known->second};
    auto encoded = encode(photoPack_[photo]);
    codes_[photo] = encoded.code;
    return encoded;
}

PerceptualTaps Scorer::tapsOf(const torch::Tensor& picture) {
    breathe();
    const nn::Autocast autocast(device_, options_.bf16);
    return perceptual_(picture.contiguous(at::MemoryFormat::ChannelsLast));
}

/// At α = 1; σ = 0 without a seed, 1 with one.
torch::Tensor Scorer::paint(const Encoded& photo, const torch::Tensor& styleCode,
                            std::optional<std::uint64_t> seed) {
    breathe();
    const auto height = photo.picture.size(2);
    const auto width = photo.picture.size(3);
    const auto border = [](std::int64_t side) {  // to a multiple of the stride, beyond the margin
        const auto padded = side + 2 * kMargin + kGeneratorStride - 1;
        return padded / kGeneratorStride * kGeneratorStride - side - kMargin;
    };
    const std::vector<std::int64_t> padding{kMargin, border(width), kMargin, border(height)};
    const bool mirrors = std::min(height, width) > kMargin + kGeneratorStride;
    const auto padded = mirrors ? at::reflection_pad2d(photo.picture, padding)
                                : at::replication_pad2d(photo.picture, padding);

    const auto& architecture = generator_->architecture();
    auto z = torch::zeros({1, architecture.noiseWidth}, torch::device(device_));
    std::vector<torch::Tensor> planes;
    if (seed) {
        z = torch::tensor(noiseVector(*seed, architecture.noiseWidth)).unsqueeze(0).to(device_);
        const auto rows = static_cast<int>(padded.size(2) / kGeneratorStride);
        const auto columns = static_cast<int>(padded.size(3) / kGeneratorStride);
        for (int layer = 0; layer < architecture.trunkLayers; ++layer)
            planes.push_back(torch::tensor(noisePlane(*seed, layer, 0, 0, columns, rows))
                                 .view({1, 1, rows, columns})
                                 .to(device_));
    }
    const nn::Autocast autocast(device_, options_.bf16);
    return generator_(padded.contiguous(at::MemoryFormat::ChannelsLast), styleCode, photo.code, z,
                      planes)
        .narrow(2, kMargin, height)
        .narrow(3, kMargin, width);
}

/// Length of the Sobel gradient of luminance, [H−2,W−2].
torch::Tensor sobel(const torch::Tensor& picture) {
    const auto across = torch::tensor({-1.F, 0.F, 1.F, -2.F, 0.F, 2.F, -1.F, 0.F, 1.F})
                            .view({1, 1, 3, 3})
                            .to(picture.device());
    const auto y = luminance(picture);
    return torch::sqrt(at::conv2d(y, across).square()
                       + at::conv2d(y, across.transpose(2, 3)).square())
        .squeeze();
}

}  // namespace

EvaluationReport score(const Networks& networks, nn::PerceptualNetwork perceptual,
                       const PackedPictures& photos, const PackedPictures& styles,
                       const ScoringOptions& options) {
    return Scorer(networks, std::move(perceptual), photos, styles, options).run();
}

EvaluationReport score(const Networks& networks, nn::PerceptualNetwork perceptual,
                       const PackedPictures& photos, const PackedPictures& styles, bool light,
                       const std::function<bool()>& stop, const std::function<void()>& breathe) {
    ScoringOptions options;
    options.light = light;
    options.stop = stop;
    options.breathe = breathe;
    return score(networks, std::move(perceptual), photos, styles, options);
}

Result<nn::PerceptualNetwork> loadPerceptualNetwork(torch::Device device) {
    const auto path = resourceDir() / "models" / "percept.safetensors";
    const auto file = SafeTensors::load(path);
    if (!file)
        return tl::unexpected(file.error());
    try {
        nn::PerceptualNetwork network;
        nn::loadParameters(*network, {}, toTorch(*file));
        network->to(device);
        return network;
    } catch (const std::runtime_error& error) {
        return failure(ErrorCode::corrupt, path.string(), error.what());
    }
}

double kernelDistance(const torch::Tensor& first, const torch::Tensor& second) {
    const auto n = first.size(0);
    const auto m = second.size(0);
    if (n < 2 || m < 2)
        return std::numeric_limits<double>::quiet_NaN();
    const auto x = first.to(torch::kDouble);
    const auto y = second.to(torch::kDouble);
    const auto kernel = [](const torch::Tensor& a, const torch::Tensor& b) {
        return (a.mm(b.t()) / static_cast<double>(a.size(1)) + 1).pow(3);
    };
    /// Mean over all pairs of two different samples.
    const auto within = [&](const torch::Tensor& samples) {
        const auto values = kernel(samples, samples);
        const auto count = static_cast<double>(samples.size(0));
        return (values.sum() - values.diag().sum()) / (count * (count - 1));
    };
    return (within(x) + within(y) - 2 * kernel(x, y).mean()).item<double>();
}

double edgeCorrelation(const torch::Tensor& first, const torch::Tensor& second) {
    const auto centred = [](const torch::Tensor& values) { return values - values.mean(); };
    const auto a = centred(sobel(first));
    const auto b = centred(sobel(second));
    const double energy = std::sqrt((a.square().sum() * b.square().sum()).item<double>());
    return energy < 1e-9 ? 0 : (a * b).sum().item<double>() / energy;
}

std::vector<std::size_t> evenlySpread(std::size_t available, std::size_t count) {
    count = std::min(count, available);
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back((2 * i + 1) * available / (2 * count));
    return chosen;
}

torch::Tensor toTensor(const PackedPicture& picture) {
    auto bytes = torch::empty({picture.height, picture.width, 3}, torch::kByte);
    std::memcpy(bytes.data_ptr(), picture.pixels, static_cast<std::size_t>(bytes.numel()));
    return bytes.permute({2, 0, 1}).unsqueeze(0).to(torch::kFloat).div(kLevels).sub(1);
}

}  // namespace irodori
