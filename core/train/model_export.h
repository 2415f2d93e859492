// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/packed_pictures.h"
#include "model/model_file.h"
#include "train/trainer.h"

namespace irodori {

inline constexpr int kMaxStyleCodes = 12;

/// Author and licence of a picture, for people.
using AttributionOf = std::function<std::string(const PackedPicture&)>;

/// Writes the averaged networks as a model file (F16) with the codes of the trained styles inside:
/// first their mean, named as the model, then up to `kMaxStyleCodes` − 1 references that differ
/// most (`mostDifferent` of their codes) with thumbnails and attributions. `card.styles` is
/// ignored. Atomic; a model that is open elsewhere stays intact. Throws what LibTorch throws.
Result<void> exportModel(const std::filesystem::path& file, const ModelCard& card,
                         const Networks& networks, const PackedPictures& styles,
                         const AttributionOf& attributionOf = {});

/// Rows of `codes` [n,width] that stand for all: first the one nearest to their mean, then always
/// the one farthest from those taken (farthest-point sampling: Gonzalez, "Clustering to minimize
/// the maximum intercluster distance", 1985). At most `count`, without copies of a row.
[[nodiscard]] std::vector<std::int64_t> mostDifferent(const torch::Tensor& codes, int count);

}  // namespace irodori
