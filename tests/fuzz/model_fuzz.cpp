// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_fuzz.h"

#include <cstdlib>
#include <string>

#include "model/model_file.h"
#include "model/style_pack.h"
#include "style/preset.h"

namespace irodori::fuzz {

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

}  // namespace

void runModel(std::span<const std::uint8_t> bytes) {
    const auto data = std::as_bytes(bytes);
    const auto model = parseModelFile({data.begin(), data.end()}, "fuzz");
    if (!model) {
        require(!model.error().message().empty());
        return;
    }
    if (model->card.isPack()) {
        require(
            !model->card.styles.empty()
            && complaintAboutChanges(model->tensors.tensors(), model->card.architecture).empty());
        return;
    }
    for (const auto& expected : tensorTable(model->card.architecture)) {
        const auto& tensor = model->tensors.tensors().at(expected.name);
        std::size_t count = 1;
        for (const auto side : expected.shape)
            count *= static_cast<std::size_t>(side);
        require(tensor.shape == expected.shape && toFloats(tensor).size() == count);
    }
    const auto codes = styleCodes(*model);
    require(codes.size() == model->card.styles.size());
    for (const auto& code : codes)
        require(code.size() == static_cast<std::size_t>(model->card.architecture.codeWidth));
}

void runRecipe(std::span<const std::uint8_t> bytes) {
    const std::string text(bytes.begin(), bytes.end());
    const auto recipe = recipeFromJson(text);
    if (!recipe)
        return;
    require(validate(recipe->settings).has_value());
    const auto again = recipeFromJson(toJson(*recipe));
    require(again.has_value() && again->settings == recipe->settings
            && again->references.size() == recipe->references.size()
            && again->mask == recipe->mask);
}

void runPreset(std::span<const std::uint8_t> bytes) {
    const auto preset = presetFromJson({bytes.begin(), bytes.end()});
    if (!preset)
        return;
    require(validate(preset->recipe.settings).has_value());
    const auto again = presetFromJson(toJson(*preset));
    require(again.has_value() && again->name == preset->name
            && again->thumbnail == preset->thumbnail);
}

}  // namespace irodori::fuzz
