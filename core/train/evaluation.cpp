// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/evaluation.h"

#include <cerrno>
#include <cstdlib>
#include <map>
#include <utility>

#include "data/dataset.h"
#include "data/manifest.h"
#include "data/pack.h"
#include "model/model_library.h"
#include "model/torch_weights.h"
#include "train/job_part.h"
#include "train/scoring.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;

constexpr int kMinSide = 64;
constexpr int kMaxSide = 1024;
constexpr int kAll = 1 << 20;
constexpr int kMaxAspect = 4;  // longer pictures are cropped

/// A folder of the system's temporary ones; gone with this object.
class ScratchFolder {
public:
    static Result<ScratchFolder> make() {
        std::error_code error;
        std::string name = (fs::temp_directory_path(error) / "irodori-XXXXXX").string();
        if (error)
            return systemFailure(error.value(), name);
        if (::mkdtemp(name.data()) == nullptr)
            return systemFailure(errno, name);
        return ScratchFolder(name);
    }
    ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty())
            fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ScratchFolder& operator=(ScratchFolder&&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    explicit ScratchFolder(fs::path path) : path_(std::move(path)) {}
    fs::path path_;
};

Result<void> checked(const EvaluationRequest& request) {
    if (request.list)
        return request.every >= 1
                   ? Result<void>()
                   : failure(ErrorCode::invalidArgument, "every", "must be 1 or more");
    if (request.side < kMinSide || request.side > kMaxSide)
        return failure(ErrorCode::invalidArgument, "side", "must be from 64 to 1024");
    if (request.photos.empty() || request.styles.empty())
        return failure(ErrorCode::invalidArgument, {}, "photos and styles are needed");
    if (request.maxPhotos < 1 || request.maxStyles < 1 || request.pairsPerStyle < 1)
        return failure(ErrorCode::invalidArgument, {}, "there must be something to score on");
    return {};
}

/// Whatever can be read is scored on: nothing is trained here, and a blurred or similar picture is
/// as good a question as another.
DatasetOptions leniently() {
    DatasetOptions options;
    options.minSide = 16;
    options.minSharpness = 0;
    options.maxHashDistance = -1;
    options.testShare = 0;
    options.optOut = OptOutAnswer::iHavePermission;
    return options;
}

void tellOfUnreadable(const Dataset& dataset, const JobHooks& hooks) {
    for (const auto& picture : dataset.pictures)
        if (picture.excluded)
            hooks.tell(picture.file.string() + ": left out: " + picture.detail);
}

/// Excludes all but `count` of each collection, evenly spread, and holds these out. Of pictures
/// directly inside a root, the root's own name is the collection.
void choose(Dataset& dataset, int count, bool byCollection) {
    std::map<std::string, std::vector<DatasetPicture*>> collections;
    for (auto& picture : dataset.pictures) {
        if (picture.excluded)
            continue;
        if (picture.collection.empty())
            picture.collection = picture.file.parent_path().filename().string();
        collections[byCollection ? picture.collection : std::string()].push_back(&picture);
        picture.excluded = true;
    }
    for (const auto& [name, pictures] : collections)
        for (const auto place : evenlySpread(pictures.size(), static_cast<std::size_t>(count))) {
            pictures[place]->excluded = false;
            pictures[place]->split = Split::test;
        }
}

/// The pictures of a list as they stand in the folder; the group of a reference is its collection.
std::vector<ListedPicture> listed(const EvaluationRequest& request, PictureKind kind) {
    std::vector<ListedPicture> pictures;
    if (kind == PictureKind::photo)
        for (const auto& photo : request.list->photos)
            pictures.push_back({request.data / photo, {}, {}});
    else
        for (const auto& reference : request.list->references)
            pictures.push_back({request.data / reference.file, reference.group, {}});
    return pictures;
}

/// What is scored on, held out.
Result<Dataset> found(PictureKind kind, const EvaluationRequest& request, const JobHooks& hooks) {
    const bool isPhoto = kind == PictureKind::photo;
    const auto& roots = isPhoto ? request.photos : request.styles;
    auto dataset = request.list
                       ? scanPictures(request.data, listed(request, kind), leniently(), hooks)
                       : scanDataset(roots, leniently(), hooks);
    if (!dataset)
        return dataset;
    tellOfUnreadable(*dataset, hooks);
    const int count = isPhoto ? request.maxPhotos : request.maxStyles;
    choose(*dataset, request.list ? kAll : count, /*byCollection=*/!isPhoto);
    if (dataset->usable() == 0)
        return failure(ErrorCode::unreadable,
                       (request.list ? request.data : roots.front()).string(),
                       "none of its pictures can be read");
    return dataset;
}

/// Decoded into a pack, which is on the disk rather than in memory.
Result<PackedPictures> packed(PictureKind kind, const fs::path& pack,
                              const EvaluationRequest& request, const JobHooks& hooks) {
    const auto dataset = found(kind, request, partOf(hooks, 0, 0.5));
    if (!dataset)
        return tl::unexpected(dataset.error());
    PackOptions options;
    options.shortSide = request.list ? kOwnSize : request.side;
    options.maxLongSide = request.list ? kMaxSide : kMaxAspect * request.side;
    options.threads = request.threads;
    if (auto done = packDataset(*dataset, pack, options, partOf(hooks, 0.5, 1)); !done)
        return tl::unexpected(done.error());
    return PackedPictures::open(pack);
}

Networks networksOf(const ModelFile& file) {
    auto networks = Networks::make(file.card.architecture, /*seed=*/0);
    networks.load(toTorch(file.tensors));
    return networks;
}

Result<EvaluationReport> evaluated(const EvaluationRequest& request, const JobHooks& hooks) {
    if (auto good = checked(request); !good)
        return tl::unexpected(good.error());
    const auto file = ModelLibrary().load(request.model);
    if (!file)
        return tl::unexpected(file.error());
    const auto perceptual = loadPerceptualNetwork(torch::kCPU);
    if (!perceptual)
        return tl::unexpected(perceptual.error());
    ScoringOptions options;
    if (!request.secondOpinion.empty()) {
        auto network = loadSqueezeNet(request.secondOpinion, torch::kCPU);
        if (!network)
            return tl::unexpected(network.error());
        options.secondOpinion = std::move(*network);
    }
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return tl::unexpected(scratch.error());
    const double share = request.list ? 0.005 : 0.05;  // of the time, for each set of pictures
    const auto photos =
        packed(PictureKind::photo, scratch->path() / "photos", request, partOf(hooks, 0, share));
    if (!photos)
        return tl::unexpected(photos.error());
    const auto styles = packed(PictureKind::style, scratch->path() / "styles", request,
                               partOf(hooks, share, 2 * share));
    if (!styles)
        return tl::unexpected(styles.error());

    if (request.threads > 0)
        torch::set_num_threads(request.threads);
    options.maxPhotos = request.list ? kAll : request.maxPhotos;
    options.maxStyles = request.list ? kAll : request.maxStyles;
    options.pairsPerStyle = request.pairsPerStyle;
    options.every = request.list ? request.every : 0;
    options.probes = request.list.has_value();
    options.stop = [&hooks] { return hooks.stopped(); };
    options.onProgress = [&hooks, share](double fraction) {
        hooks.report(2 * share + (1 - 2 * share) * fraction);
    };
    auto report = score(networksOf(*file), *perceptual, *photos, *styles, options);
    if (hooks.stopped())
        return failure(ErrorCode::cancelled, request.model.string());
    report.model = file->card.name;
    return report;
}

}  // namespace

Result<EvaluationReport> evaluate(const EvaluationRequest& request, const JobHooks& hooks) {
    const std::string subject = request.model.string();
    try {
        return evaluated(request, hooks);
    } catch (const c10::Error& error) {
        return failure(ErrorCode::internal, subject, error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, subject);
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, subject, error.what());
    }
}

}  // namespace irodori
