// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/evaluation.h"

#include <cerrno>
#include <cstdlib>
#include <map>
#include <utility>

#include "data/dataset.h"
#include "data/pack.h"
#include "model/model_file.h"
#include "model/torch_weights.h"
#include "train/job_part.h"
#include "train/scoring.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;

constexpr int kMinSide = 64;
constexpr int kMaxSide = 1024;
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

/// Decoded into a pack, which is on the disk rather than in memory.
Result<PackedPictures> packed(const std::vector<fs::path>& roots, int count, bool byCollection,
                              const fs::path& pack, const EvaluationRequest& request,
                              const JobHooks& hooks) {
    auto dataset = scanDataset(roots, leniently(), partOf(hooks, 0, 0.5));
    if (!dataset)
        return tl::unexpected(dataset.error());
    tellOfUnreadable(*dataset, hooks);
    choose(*dataset, count, byCollection);
    if (dataset->usable() == 0)
        return failure(ErrorCode::unreadable, roots.front().string(),
                       "none of its pictures can be read");
    PackOptions options;
    options.shortSide = request.side;
    options.maxLongSide = kMaxAspect * request.side;
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
    const auto file = loadModelFile(request.model);
    if (!file)
        return tl::unexpected(file.error());
    const auto perceptual = loadPerceptualNetwork(torch::kCPU);
    if (!perceptual)
        return tl::unexpected(perceptual.error());
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return tl::unexpected(scratch.error());
    const auto photos = packed(request.photos, request.maxPhotos, /*byCollection=*/false,
                               scratch->path() / "photos", request, partOf(hooks, 0, 0.05));
    if (!photos)
        return tl::unexpected(photos.error());
    const auto styles = packed(request.styles, request.maxStyles, /*byCollection=*/true,
                               scratch->path() / "styles", request, partOf(hooks, 0.05, 0.1));
    if (!styles)
        return tl::unexpected(styles.error());

    if (request.threads > 0)
        torch::set_num_threads(request.threads);
    ScoringOptions options;
    options.maxPhotos = request.maxPhotos;
    options.maxStyles = request.maxStyles;
    options.pairsPerStyle = request.pairsPerStyle;
    options.stop = [&hooks] { return hooks.stopped(); };
    options.onProgress = [&hooks](double fraction) { hooks.report(0.1 + 0.9 * fraction); };
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
