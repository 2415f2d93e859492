// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/packed_pictures.h"
#include "model/model_file.h"
#include "train/trainer.h"

namespace irodori {

/// Writes the averaged networks as a model file (F16) with the codes of the trained styles inside:
/// first their mean, named as the model, then up to `kMaxStyleCodes` − 1 references that differ
/// most (farthest-point sampling of their codes) with thumbnails and attributions. Atomic; a model
/// that is open elsewhere stays intact.
Result<void> exportModel(const std::filesystem::path& file, const ModelCard& card,
                         const Networks& networks, const PackedPictures& styles);

inline constexpr int kMaxStyleCodes = 12;

}  // namespace irodori
