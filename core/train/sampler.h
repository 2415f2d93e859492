// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <future>
#include <vector>

#include "data/dataset.h"
#include "data/packed_pictures.h"
#include "nn/torch_compat.h"
#include "train/training_config.h"

namespace irodori {

/// What one pass through the networks works on. Pictures are [N,3,crop,crop] in [-1,1], fp32,
/// channels_last, on the CPU.
struct TrainingBatch {
    torch::Tensor photos;
    torch::Tensor targets;     ///< the photos, or for cel styles their cel versions: what to show
    torch::Tensor references;  ///< crops of style pictures: codes and statistics come from these
    torch::Tensor reals;       ///< other crops of the same pictures: what D should take for real
    std::vector<Rect> faces;   ///< [N]: the largest face in the photo's crop with what is around
                               ///< it, in the crop's pixels; empty where no face is wholly in it
    torch::Tensor lineShares;  ///< [N]: how far each painting is held to its target's lines
    torch::Tensor others;      ///< crops of other style pictures: their codes do not belong
    torch::Tensor z;           ///< [N,noiseWidth], scaled by each sample's σ
    torch::Tensor fullZ;       ///< another z at σ = 1, for diversity
    std::vector<torch::Tensor> planes;  ///< [N,1,crop/8,crop/8] per trunk block, scaled by σ
};

/// Draws batches from two packs: a pure function of seed, step and sample number. The next batch is
/// made on a thread of its own while the current one is trained on. Needs at least one picture in
/// each pack's split.
class Sampler {
public:
    /// The packs must outlive it. `isTest`: from the held-out pictures.
    Sampler(const TrainingConfig& config, const Architecture& architecture,
            const ContentTargets& targets, const PackedPictures& photos,
            const PackedPictures& styles, bool isTest);
    ~Sampler();

    /// The batch of samples `first` … `first` + batch − 1 of a step.
    [[nodiscard]] TrainingBatch make(std::int64_t step, std::int64_t first) const;

    /// The same; begins with batch (`nextStep`, `nextFirst`) in the background before it returns.
    /// Waits only if the batch was not announced or is not ready.
    TrainingBatch take(std::int64_t step, std::int64_t first, std::int64_t nextStep,
                       std::int64_t nextFirst);

private:
    struct Place {
        std::int64_t step = -1;
        std::int64_t first = -1;
        friend bool operator==(const Place&, const Place&) = default;
    };

    const TrainingConfig& config_;
    Architecture architecture_;
    ContentTargets targets_;
    const PackedPictures& photoPack_;
    const PackedPictures& stylePack_;
    std::vector<std::size_t> photos_;
    std::vector<std::size_t> styles_;
    Place announced_;
    std::future<TrainingBatch> next_;
};

}  // namespace irodori
