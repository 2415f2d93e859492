// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "data/packed_pictures.h"
#include "nn/perceptual_network.h"
#include "train/evaluation.h"
#include "train/trainer.h"

namespace irodori {

/// Scores the networks on the held-out part of two packs. `light`: style and content of a dozen
/// pairs only, for the curve during training. `breathe` as in TrainingMaterials. Throws.
[[nodiscard]] EvaluationReport score(const Networks& networks, nn::PerceptualNetwork perceptual,
                                     const PackedPictures& photos, const PackedPictures& styles,
                                     bool light, const std::function<bool()>& stop = {},
                                     const std::function<void()>& breathe = {});

}  // namespace irodori
