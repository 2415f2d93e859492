// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/training_runs.h"

namespace irodori {

namespace {

/// `hooks` for one half of a job.
JobHooks halfOf(const JobHooks& hooks, double begin) {
    return {hooks.stop, [&hooks, begin](double fraction) { hooks.report(begin + fraction / 2); },
            hooks.notice};
}

}  // namespace

Result<TrainingSets> scanTrainingSets(const TrainingRequest& request, const JobHooks& hooks) {
    DatasetOptions options = request.dataset;
    options.testShare = request.config.testShare;
    options.seed = request.config.seed;
    auto photos = scanDataset(request.photos, options, halfOf(hooks, 0));
    if (!photos)
        return tl::unexpected(photos.error());
    auto styles = scanDataset(request.styles, options, halfOf(hooks, 0.5));
    if (!styles)
        return tl::unexpected(styles.error());
    markInBoth(*photos, *styles, options);
    return TrainingSets{std::move(*photos), std::move(*styles)};
}

}  // namespace irodori
