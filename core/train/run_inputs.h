// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "data/dataset.h"
#include "data/packed_pictures.h"
#include "train/run_folder.h"
#include "train/trainer.h"

namespace irodori {

/// The pictures that a run trains with.
struct RunPictures {
    TrainingSets sets;
    PackedPictures photos;
    PackedPictures styles;
    ContentTargets targets;
};

/// Opens what an earlier call has made in the run's folder; what is missing there is made: the
/// folders are scanned once in a run's life, and packed again only if the packs were removed or do
/// not suit the settings any more.
Result<RunPictures> preparePictures(const RunFolder& run, const TrainingRequest& request,
                                    const JobHooks& hooks);

/// Opens what `preparePictures` has made; makes nothing.
Result<RunPictures> openPictures(const RunFolder& run, const TrainingConfig& config);

/// Where a run starts from, by TrainingConfig `start`.
struct StartingPoint {
    Networks networks;
    Architecture architecture;
    /// Of what the trained model is made of, for its card; both empty when it starts from nothing.
    std::string license;
    std::string origin;
};
/// A run that has not begun keeps a copy of the model that it starts from, and one that `hasBegun`
/// takes it from there: models on the shelf are renamed, replaced and removed.
Result<StartingPoint> startingPoint(const RunFolder& run, const TrainingConfig& config,
                                    bool hasBegun);

}  // namespace irodori
