// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "data/manifest.h"
#include "train/training_runs.h"

namespace irodori {

namespace {

/// `hooks` for one half of a job.
JobHooks halfOf(const JobHooks& hooks, double begin) {
    return {hooks.stop, [&hooks, begin](double fraction) { hooks.report(begin + fraction / 2); },
            hooks.notice};
}

/// Scans one kind of picture.
using Scan = std::function<Result<Dataset>(PictureKind kind, const JobHooks& hooks)>;

Result<TrainingSets> scanBoth(const Scan& scan, const JobHooks& hooks) {
    auto photos = scan(PictureKind::photo, halfOf(hooks, 0));
    if (!photos)
        return tl::unexpected(photos.error());
    auto styles = scan(PictureKind::style, halfOf(hooks, 0.5));
    if (!styles)
        return tl::unexpected(styles.error());
    return TrainingSets{std::move(*photos), std::move(*styles)};
}

Result<TrainingSets> scanFolders(const TrainingRequest& request, const DatasetOptions& options,
                                 const JobHooks& hooks) {
    return scanBoth(
        [&](PictureKind kind, const JobHooks& half) {
            return scanDataset(kind == PictureKind::photo ? request.photos : request.styles,
                               options, half);
        },
        hooks);
}

/// Leaves only styles of the collections that are asked for.
Result<void> keepCollections(std::vector<ManifestPicture>& manifest,
                             const TrainingRequest& request) {
    const auto& wanted = request.collections;
    const auto isOf = [](const std::string& collection) {
        return [&collection](const ManifestPicture& row) {
            return row.kind == PictureKind::style && row.split == Split::train
                   && row.picture.collection == collection;
        };
    };
    for (const auto& collection : wanted)
        if (std::ranges::none_of(manifest, isOf(collection)))
            return failure(ErrorCode::notFound, request.manifest.string(),
                           "lists no styles to train on of the collection " + collection);
    if (!wanted.empty())
        std::erase_if(manifest, [&](const ManifestPicture& row) {
            return row.kind == PictureKind::style
                   && std::ranges::find(wanted, row.picture.collection) == wanted.end();
        });
    return {};
}

Result<TrainingSets> scanListed(const TrainingRequest& request, const DatasetOptions& options,
                                const JobHooks& hooks) {
    auto manifest = readManifest(request.manifest);
    if (!manifest)
        return tl::unexpected(manifest.error());
    if (auto kept = keepCollections(*manifest, request); !kept)
        return tl::unexpected(kept.error());
    return scanBoth(
        [&](PictureKind kind, const JobHooks& half) {
            return scanPictures(request.manifest.parent_path(),
                                picturesOf(*manifest, kind, Split::train), options, half);
        },
        hooks);
}

}  // namespace

Result<TrainingSets> scanTrainingSets(const TrainingRequest& request, const JobHooks& hooks) {
    DatasetOptions options = request.dataset;
    options.testShare = request.config.testShare;
    options.seed = request.config.seed;
    auto sets = request.manifest.empty() ? scanFolders(request, options, hooks)
                                         : scanListed(request, options, hooks);
    if (!sets)
        return sets;
    markInBoth(sets->photos, sets->styles, options);
    // Again, of what is left: all of one part may be gone.
    splitDataset(sets->styles, options.testShare, options.seed);
    for (auto& [collection, target] : sets->styles.proposedTargets.byCollection)
        if (const auto wanted = request.contentTargets.find(collection);
            wanted != request.contentTargets.end())
            target = wanted->second;
    return sets;
}

}  // namespace irodori
