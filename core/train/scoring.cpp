// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/scoring.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

#include "base/noise.h"
#include "base/paths.h"
#include "imaging/face_finder.h"
#include "model/torch_weights.h"
#include "train/losses.h"
#include "train/picture_tensor.h"

namespace irodori {

namespace {

constexpr int kPaletteDirections = 32;
constexpr std::uint64_t kFirstSeed = 1, kSecondSeed = 2;  // whose pictures diversity compares
constexpr double kLevels = 255.0 / 2;                     // of 1 in [-1,1]
constexpr int kLightStyles = 12;

constexpr std::size_t kProbeEvery = 8;  // of the pairs: a probe paints seven pictures more
constexpr int kStrengths = 4;           // steps from α = 0 to 1 at which style distances must fall
constexpr double kSlack = 1.01;
constexpr int kFaceSide = 64;         // pixels of the smallest part that is compared
constexpr double kSameFace = 0.3;     // overlap (intersection over union) of a face found again
constexpr std::int64_t kPeriods = 8;  // the longest that gridRatio looks for

double meanDifference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().mean().item<double>();
}

torch::Tensor stacked(const std::vector<torch::Tensor>& features) {
    return features.empty() ? torch::zeros({0, 1}) : torch::cat(features);
}

/// Of all taps, which are of unit scale.
double perceptualDistance(const PerceptualTaps& a, const PerceptualTaps& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += at::mse_loss(a[i], b[i]).item<double>();
    return sum / static_cast<double>(a.size());
}

/// Intersection over union.
double overlap(const Rect& a, const Rect& b) {
    const auto shared = [](int begin, int length, int otherBegin, int otherLength) {
        return std::max(
            0, std::min(begin + length, otherBegin + otherLength) - std::max(begin, otherBegin));
    };
    const double both =
        1.0 * shared(a.x, a.width, b.x, b.width) * shared(a.y, a.height, b.y, b.height);
    return both / (1.0 * a.width * a.height + 1.0 * b.width * b.height - both);
}

/// The face with what is around it, large enough to be looked at.
Rect frameOf(const Rect& face, const torch::Tensor& picture) {
    const auto width = static_cast<int>(picture.size(3));
    const auto height = static_cast<int>(picture.size(2));
    const int w = std::min(width, std::max(kFaceSide, face.width));
    const int h = std::min(height, std::max(kFaceSide, face.height));
    return {std::clamp(face.x + (face.width - w) / 2, 0, width - w),
            std::clamp(face.y + (face.height - h) / 2, 0, height - h), w, h};
}

torch::Tensor cropped(const torch::Tensor& picture, const Rect& part) {
    return picture.narrow(2, part.y, part.height).narrow(3, part.x, part.width);
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
    [[nodiscard]] std::optional<double> known() const {
        return count == 0 ? std::nullopt : std::optional(value());
    }
};

std::optional<double> ratio(const Mean& part, const Mean& whole) {
    return part.count == 0 || whole.sum <= 0 ? std::nullopt
                                             : std::optional(part.value() / whole.value());
}

/// What was measured of one collection, or of all.
struct Tally {
    Mean style, content, edges, palette, identity, diversity;
    std::vector<torch::Tensor> paintedFeatures, referenceFeatures;  ///< [1,256] each, for KID
    Mean secondStyle, secondContent;
    Mean untouchedContent;          ///< at α = 0, of each pair's photo
    Mean faceContent, facePicture;  ///< content distances of faces and of their pictures
    Mean facesKept;
    Mean seedDistance, referenceDistance;
    Mean seedContent, seedlessContent;
    Mean falling;
    Mean grid2, grid4, grid8;

    [[nodiscard]] Scores scores() const {
        return {.style = style.value(),
                .content = content.value(),
                .kid = kernelDistance(stacked(paintedFeatures), stacked(referenceFeatures)),
                .identity = identity.value(),
                .diversity = diversity.value(),
                .edges = edges.value(),
                .palette = palette.value(),
                .pairs = style.count,
                .probes = probes()};
    }

private:
    [[nodiscard]] Probes probes() const {
        return {.secondStyle = secondStyle.known(),
                .secondContent = secondContent.known(),
                .untouched = ratio(untouchedContent, content),
                .faceContent = ratio(faceContent, facePicture),
                .facesKept = facesKept.known(),
                .seeds = ratio(seedDistance, referenceDistance),
                .seedContent = ratio(seedContent, seedlessContent),
                .falling = falling.known(),
                .grid2 = grid2.known(),
                .grid4 = grid4.known(),
                .grid8 = grid8.known(),
                .faces = facesKept.count,
                .probed = falling.count};
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

/// A style with the photos that it is tried on.
struct StylePlan {
    std::size_t ordinal = 0;  ///< among the styles
    std::vector<std::size_t> photos;
};

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
        PerceptualTaps secondTaps;  ///< of the second opinion, if there is one
        std::size_t ordinal = 0;    ///< of styles_
    };
    struct Painted {
        std::size_t photoIndex = 0;
        Encoded photo;
        torch::Tensor picture;
        PerceptualTaps taps;
        double style = 0;
        double content = 0;
    };
    /// What is known of a photo, which meets many styles.
    struct KnownPhoto {
        torch::Tensor code;
        PerceptualTaps taps, secondTaps;  ///< the two that content is compared by, if kept at all
        std::optional<double> identity, untouchedContent;
        std::optional<std::vector<Rect>> faces;
    };

    [[nodiscard]] std::vector<StylePlan> plan() const;
    Encoded encode(const PackedPicture& picture);
    Encoded encodePhoto(std::size_t photo);
    PerceptualTaps tapsOf(const torch::Tensor& picture);
    PerceptualTaps secondTapsOf(const torch::Tensor& picture);
    PerceptualTaps photoTaps(std::size_t photo, const torch::Tensor& picture);
    PerceptualTaps secondPhotoTaps(std::size_t photo, const torch::Tensor& picture);
    torch::Tensor paint(const Encoded& photo, const torch::Tensor& styleCode,
                        std::optional<std::uint64_t> seed = {});

    void scoreStyle(const StylePlan& plan, const std::function<void()>& pairDone);
    void scorePair(const Reference& reference, std::size_t photo,
                   const std::vector<Tally*>& tallies);
    void probe(const Reference& reference, const Painted& painted,
               const std::vector<Tally*>& tallies);
    void probeFaces(const Painted& painted, const std::vector<Tally*>& tallies);
    void probeSeeds(const Reference& reference, const Painted& painted,
                    const std::vector<Tally*>& tallies);
    bool falls(const Reference& reference, const Painted& painted);
    /// Mean error and content distance at α = 0.
    void compareUntouched(std::size_t photo, const Encoded& encoded);
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
    std::optional<FaceFinder> faceFinder_;  ///< only if wanted: it takes time to load

    Tally all_;
    std::map<std::string, Tally> collections_;
    std::map<std::size_t, KnownPhoto> knownPhotos_;
    std::size_t pairsDone_ = 0;
};

/// Every style goes on with the photos where the one before it in its collection has stopped: all
/// take part, and a collection's scores are the same whatever others are scored with it. Light
/// scores have a style or two of each: there, all collections count on. With `every`, the n-th
/// pairs lie on the diagonals of photos and styles, so that all take part, too.
std::vector<StylePlan> Scorer::plan() const {
    std::vector<StylePlan> plans;
    std::map<std::string, std::size_t> pairsIn;
    const auto wanted = options_.light ? 1 : static_cast<std::size_t>(options_.pairsPerStyle);
    for (std::size_t ordinal = 0; ordinal < styles_.size(); ++ordinal) {
        StylePlan plan{ordinal, {}};
        auto& next = pairsIn[options_.light ? "" : stylePack_[styles_[ordinal]].collection];
        for (std::size_t i = 0; i < photos_.size(); ++i) {
            if (options_.every > 0 && (i + ordinal) % static_cast<std::size_t>(options_.every) == 0)
                plan.photos.push_back(photos_[i]);
            else if (options_.every == 0 && i < wanted)
                plan.photos.push_back(photos_[next++ % photos_.size()]);
        }
        if (!plan.photos.empty())
            plans.push_back(std::move(plan));
    }
    return plans;
}

EvaluationReport Scorer::run() {
    const torch::NoGradGuard noGrad;
    const auto plans = plan();
    std::size_t total = 0;
    for (const auto& plan : plans)
        total += plan.photos.size();
    const auto pairDone = [&] {
        ++pairsDone_;
        if (options_.onProgress)
            options_.onProgress(static_cast<double>(pairsDone_) / static_cast<double>(total));
    };
    for (std::size_t i = 0; i < plans.size() && !stopped(); ++i)
        scoreStyle(plans[i], pairDone);

    EvaluationReport report;
    report.all = all_.scores();
    for (const auto& [name, tally] : collections_)
        report.collections[name] = tally.scores();
    report.photos = static_cast<int>(knownPhotos_.size());
    report.references = static_cast<int>(plans.size());
    return report;
}

void Scorer::scoreStyle(const StylePlan& plan, const std::function<void()>& pairDone) {
    const PackedPicture& picture = stylePack_[styles_[plan.ordinal]];
    Reference reference{encode(picture), {}, {}, plan.ordinal};
    reference.taps = tapsOf(reference.encoded.picture);
    reference.secondTaps = secondTapsOf(reference.encoded.picture);
    const std::vector<Tally*> tallies{&all_, &collections_[picture.collection]};
    for (std::size_t i = 0; i < plan.photos.size() && !stopped(); ++i) {
        scorePair(reference, plan.photos[i], tallies);
        pairDone();
    }
    if (options_.light || stopped())
        return;
    const double diversity = diversityOf(encodePhoto(plan.photos.front()), reference.encoded.code);
    for (auto* tally : tallies) {
        tally->diversity.add(diversity);
        tally->referenceFeatures.push_back(reference.taps[2].mean({2, 3}).to(torch::kCPU));
    }
}

void Scorer::scorePair(const Reference& reference, std::size_t photoIndex,
                       const std::vector<Tally*>& tallies) {
    Painted painted{photoIndex, encodePhoto(photoIndex), {}, {}};
    painted.picture = paint(painted.photo, reference.encoded.code);
    painted.taps = tapsOf(painted.picture);
    const auto& photo = painted.photo.picture;
    painted.style = styleDistance(painted.taps, reference.taps).item<double>();
    painted.content = contentDistance(painted.taps, photoTaps(photoIndex, photo)).item<double>();
    for (auto* tally : tallies) {
        tally->style.add(painted.style);
        tally->content.add(painted.content);
    }
    if (options_.light)
        return;
    compareUntouched(photoIndex, painted.photo);
    const double edges = edgeCorrelation(painted.picture, photo);
    const double palette =
        paletteDistance(painted.picture, reference.encoded.picture, directions_).item<double>();
    for (auto* tally : tallies) {
        tally->edges.add(edges);
        tally->palette.add(palette);
        tally->identity.add(*knownPhotos_[photoIndex].identity);
        tally->paintedFeatures.push_back(painted.taps[2].mean({2, 3}).to(torch::kCPU));
    }
    if (options_.probes)
        probe(reference, painted, tallies);
}

void Scorer::probe(const Reference& reference, const Painted& painted,
                   const std::vector<Tally*>& tallies) {
    const double grid2 = gridRatio(painted.picture, 2);
    const double grid4 = gridRatio(painted.picture, 4);
    const double grid8 = gridRatio(painted.picture, 8);
    for (auto* tally : tallies) {
        tally->untouchedContent.add(*knownPhotos_[painted.photoIndex].untouchedContent);
        tally->grid2.add(grid2);
        tally->grid4.add(grid4);
        tally->grid8.add(grid8);
    }
    if (options_.secondOpinion) {
        const auto taps = secondTapsOf(painted.picture);
        const double style = styleDistance(taps, reference.secondTaps).item<double>();
        const double content =
            contentDistance(taps, secondPhotoTaps(painted.photoIndex, painted.photo.picture))
                .item<double>();
        for (auto* tally : tallies) {
            tally->secondStyle.add(style);
            tally->secondContent.add(content);
        }
    }
    probeFaces(painted, tallies);
    if (pairsDone_ % kProbeEvery != 0)
        return;
    probeSeeds(reference, painted, tallies);
    const bool doesFall = falls(reference, painted);
    for (auto* tally : tallies)
        tally->falling.add(doesFall ? 1 : 0);
}

void Scorer::probeFaces(const Painted& painted, const std::vector<Tally*>& tallies) {
    if (!faceFinder_)
        faceFinder_.emplace();
    auto& faces = knownPhotos_[painted.photoIndex].faces;
    if (!faces)
        faces = faceFinder_->find(imageOf(photoPack_[painted.photoIndex]));
    if (faces->empty())
        return;
    const auto found = faceFinder_->find(imageOf(painted.picture));
    for (const Rect& face : *faces) {
        const bool isKept = std::ranges::any_of(
            found, [&](const Rect& other) { return overlap(face, other) >= kSameFace; });
        const Rect frame = frameOf(face, painted.picture);
        const double content = contentDistance(tapsOf(cropped(painted.picture, frame)),
                                               tapsOf(cropped(painted.photo.picture, frame)))
                                   .item<double>();
        for (auto* tally : tallies) {
            tally->facesKept.add(isKept ? 1 : 0);
            tally->faceContent.add(content);
            tally->facePicture.add(painted.content);
        }
    }
}

/// Two seeds against two references: the other one stands half the list away, mostly in another
/// group.
void Scorer::probeSeeds(const Reference& reference, const Painted& painted,
                        const std::vector<Tally*>& tallies) {
    const auto& photo = painted.photo;
    const auto first = tapsOf(paint(photo, reference.encoded.code, kFirstSeed));
    const auto second = tapsOf(paint(photo, reference.encoded.code, kSecondSeed));
    const auto place = (reference.ordinal + styles_.size() / 2) % styles_.size();
    const auto other = tapsOf(paint(photo, encode(stylePack_[styles_[place]]).code));
    const auto target = photoTaps(painted.photoIndex, photo.picture);
    const double content =
        (contentDistance(first, target) + contentDistance(second, target)).item<double>() / 2;
    const double seeds = perceptualDistance(first, second);
    const double references = perceptualDistance(painted.taps, other);
    for (auto* tally : tallies) {
        tally->seedDistance.add(seeds);
        tally->referenceDistance.add(references);
        tally->seedContent.add(content);
        tally->seedlessContent.add(painted.content);
    }
}

bool Scorer::falls(const Reference& reference, const Painted& painted) {
    double last = std::numeric_limits<double>::infinity();
    for (int i = 0; i < kStrengths; ++i) {
        const auto code = torch::lerp(painted.photo.code, reference.encoded.code,
                                      static_cast<double>(i) / kStrengths);
        const double style =
            styleDistance(tapsOf(paint(painted.photo, code)), reference.taps).item<double>();
        if (style > kSlack * last)
            return false;
        last = style;
    }
    return painted.style <= kSlack * last;
}

void Scorer::compareUntouched(std::size_t photo, const Encoded& encoded) {
    auto& known = knownPhotos_[photo];
    if (known.identity)
        return;
    const auto painted = paint(encoded, encoded.code);
    known.identity = kLevels * meanDifference(painted, encoded.picture);
    if (options_.probes)
        known.untouchedContent =
            contentDistance(tapsOf(painted), photoTaps(photo, encoded.picture)).item<double>();
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
    auto& known = knownPhotos_[photo];
    if (known.code.defined())
        return {toTensor(photoPack_[photo]).to(device_), known.code};
    auto encoded = encode(photoPack_[photo]);
    known.code = encoded.code;
    return encoded;
}

PerceptualTaps Scorer::tapsOf(const torch::Tensor& picture) {
    breathe();
    const nn::Autocast autocast(device_, options_.bf16);
    return perceptual_(picture.contiguous(at::MemoryFormat::ChannelsLast));
}

/// Undefined ones without a second opinion.
PerceptualTaps Scorer::secondTapsOf(const torch::Tensor& picture) {
    if (!options_.secondOpinion)
        return {};
    breathe();
    nn::SqueezeNet network = options_.secondOpinion;
    return network(picture.contiguous(at::MemoryFormat::ChannelsLast));
}

/// Kept where every photo comes again with every style.
PerceptualTaps Scorer::photoTaps(std::size_t photo, const torch::Tensor& picture) {
    auto& known = knownPhotos_[photo].taps;
    if (known[1].defined())
        return known;
    auto taps = tapsOf(picture);
    if (options_.every > 0)
        known = {torch::Tensor(), taps[1], taps[2], torch::Tensor()};
    return taps;
}

PerceptualTaps Scorer::secondPhotoTaps(std::size_t photo, const torch::Tensor& picture) {
    auto& known = knownPhotos_[photo].secondTaps;
    if (!known[1].defined()) {
        const auto taps = secondTapsOf(picture);
        known = {torch::Tensor(), taps[1], taps[2], torch::Tensor()};
    }
    return known;
}

/// σ = 0 without a seed, 1 with one.
torch::Tensor Scorer::paint(const Encoded& photo, const torch::Tensor& styleCode,
                            std::optional<std::uint64_t> seed) {
    breathe();
    const auto padded = withBorder(photo.picture);
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
    return withoutBorder(generator_(padded.contiguous(at::MemoryFormat::ChannelsLast), styleCode,
                                    photo.code, z, planes),
                         photo.picture);
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

namespace {

template <class Network>
Result<Network> loadNetwork(const std::filesystem::path& path, torch::Device device) {
    const auto file = SafeTensors::load(path);
    if (!file)
        return tl::unexpected(file.error());
    try {
        Network network;
        nn::loadParameters(*network, {}, toTorch(*file));
        network->to(device);
        return network;
    } catch (const std::runtime_error& error) {
        return failure(ErrorCode::corrupt, path.string(), error.what());
    }
}

}  // namespace

Result<nn::PerceptualNetwork> loadPerceptualNetwork(torch::Device device) {
    return loadNetwork<nn::PerceptualNetwork>(resourceDir() / "models" / "percept.safetensors",
                                              device);
}

Result<nn::SqueezeNet> loadSqueezeNet(const std::filesystem::path& file, torch::Device device) {
    return loadNetwork<nn::SqueezeNet>(file, device);
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

namespace {

/// Of the rows of a picture [rows,n], n a multiple of kPeriods.
double rowRatio(const torch::Tensor& rows, int period) {
    constexpr std::int64_t nearest = 3, farthest = 8;  // a window smears a line over its neighbours
    const auto n = rows.size(1);
    const auto middle = n / period;
    std::vector<double> bins{static_cast<double>(middle)};
    for (std::int64_t away = nearest; away <= farthest; ++away)
        for (const auto bin : {middle - away, middle + away})
            if (bin > 0 && bin <= n / 2)
                bins.push_back(static_cast<double>(bin));
    const auto places = torch::arange(n, torch::kDouble);
    const auto angles = 2 * std::numbers::pi / static_cast<double>(n)
                        * places.unsqueeze(1).mm(torch::tensor(bins, torch::kDouble).unsqueeze(0));
    const auto windowed =
        rows * torch::hann_window(n, torch::dtype(torch::kDouble).device(rows.device()));
    const auto part = [&](const torch::Tensor& waves) {
        return windowed.mm(waves.to(rows.device())).square();
    };
    const auto amplitudes = (part(angles.cos()) + part(angles.sin())).mean(0).sqrt();
    const double neighbours = amplitudes.slice(0, 1).mean().item<double>();
    return neighbours < 1e-12 ? 1 : amplitudes[0].item<double>() / neighbours;
}

}  // namespace

double gridRatio(const torch::Tensor& picture, int period) {
    const auto y = luminance(picture).squeeze(0).squeeze(0).to(torch::kDouble);
    const auto whole = [](const torch::Tensor& rows) {
        return rows.narrow(1, 0, rows.size(1) / kPeriods * kPeriods);
    };
    return (rowRatio(whole(y), period) + rowRatio(whole(y.t()), period)) / 2;
}

std::vector<std::size_t> evenlySpread(std::size_t available, std::size_t count) {
    count = std::min(count, available);
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back((2 * i + 1) * available / (2 * count));
    return chosen;
}

}  // namespace irodori
