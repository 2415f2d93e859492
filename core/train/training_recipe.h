// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"
#include "data/dataset.h"
#include "train/training_config.h"

namespace irodori {

/// All that makes a model beside its pictures, as a file that can be kept and shared: JSON with
/// `format` (irodori-training-recipe), `format_version` (1), `name`, `author`, `license`, `preset`,
/// `settings` (TrainingConfig's keys, over the preset) and `content_targets` (cel or photo, by
/// collection).
struct TrainingRecipe {
    std::string name;  ///< of the model
    std::string author;
    std::string license;    ///< of the model; empty: that of the one it starts from
    TrainingConfig config;  ///< the preset's with the settings in it
    std::map<std::string, ContentTarget> contentTargets;

    friend bool operator==(const TrainingRecipe&, const TrainingRecipe&) = default;
};

/// Untrusted text. Unknown members are refused by name: a misspelt one would go unnoticed.
[[nodiscard]] Result<TrainingRecipe> trainingRecipeFromJson(const std::string& text);

/// Reads a file, or the recipe that ships under this name.
[[nodiscard]] Result<TrainingRecipe> readTrainingRecipe(const std::string& nameOrFile);

}  // namespace irodori
