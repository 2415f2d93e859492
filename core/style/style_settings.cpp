// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/style_settings.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace irodori {

namespace {

using nlohmann::json;

constexpr int kRecipeVersion = 1;
constexpr std::size_t kMaxReferences = 64;
constexpr std::size_t kMaxCodeWidth = 4096;
constexpr double kMaxCodeValue = 1e6;

Result<void> checkRange(const SettingRange& range, double value) {
    if (std::isfinite(value) && value >= range.min && value <= range.max)
        return {};
    return failure(ErrorCode::invalidArgument, range.key,
                   "must lie between " + json(range.min).dump() + " and " + json(range.max).dump());
}

tl::unexpected<Error> damaged(const std::string& what) {
    return failure(ErrorCode::corrupt, "stored settings", what);
}

/// A number of the table's range, or its default where the key is missing.
Result<double> numberIn(const json& object, const SettingRange& range) {
    const auto found = object.find(range.key);
    if (found == object.end())
        return range.initial;
    if (!found->is_number())
        return damaged(std::string(range.key) + " is not a number");
    const double value = found->get<double>();
    if (auto ok = checkRange(range, value); !ok)
        return tl::unexpected(ok.error());
    return value;
}

Result<int> paintSizeIn(const json& object) {
    const auto found = object.find(kPaintSize.key);
    if (found != object.end() && *found == "native")
        return kNativePaintSize;
    return numberIn(object, kPaintSize).map([](double value) { return static_cast<int>(value); });
}

std::string textIn(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<ReferenceRecord> referenceFrom(const json& object) {
    if (!object.is_object())
        return damaged("a reference is not an object");
    ReferenceRecord record;
    record.name = textIn(object, "name");
    record.sha256 = textIn(object, "sha256");
    const auto weight = numberIn(object, kReferenceWeight);
    if (!weight)
        return tl::unexpected(weight.error());
    record.weight = *weight;
    const auto code = object.find("code");
    if (code == object.end() || !code->is_array() || code->empty() || code->size() > kMaxCodeWidth)
        return damaged("a reference has no style code");
    for (const auto& value : *code) {
        if (!value.is_number() || !(std::abs(value.get<double>()) <= kMaxCodeValue))
            return damaged("a style code holds something that is not a number");
        record.code.push_back(value.get<float>());
    }
    return record;
}

Result<StyleSettings> settingsFrom(const json& object) {
    const auto strength = numberIn(object, kStrength);
    const auto variation = numberIn(object, kVariation);
    const auto seed = numberIn(object, kSeed);
    const auto paintSize = paintSizeIn(object);
    for (const auto* value : {&strength, &variation, &seed})
        if (!*value)
            return tl::unexpected(value->error());
    if (!paintSize)
        return tl::unexpected(paintSize.error());
    return StyleSettings{*strength, *variation, static_cast<std::uint64_t>(*seed), *paintSize};
}

}  // namespace

Result<void> validate(const StyleSettings& settings) {
    if (auto ok = checkRange(kStrength, settings.strength); !ok)
        return ok;
    if (auto ok = checkRange(kVariation, settings.variation); !ok)
        return ok;
    if (auto ok = checkRange(kSeed, static_cast<double>(settings.seed)); !ok)
        return ok;
    if (settings.paintSize == kNativePaintSize)
        return {};
    return checkRange(kPaintSize, settings.paintSize);
}

std::string toJson(const StyleRecipe& recipe) {
    json object;
    object["irodori"] = kRecipeVersion;
    object[kStrength.key] = recipe.settings.strength;
    object[kVariation.key] = recipe.settings.variation;
    object[kSeed.key] = recipe.settings.seed;
    if (recipe.settings.paintSize == kNativePaintSize)
        object[kPaintSize.key] = "native";
    else
        object[kPaintSize.key] = recipe.settings.paintSize;
    object["model"] = {{"name", recipe.modelName}, {"sha256", recipe.modelSha256}};
    object["references"] = json::array();
    for (const auto& reference : recipe.references) {
        object["references"].push_back({{"name", reference.name},
                                        {"sha256", reference.sha256},
                                        {kReferenceWeight.key, reference.weight},
                                        {"code", reference.code}});
    }
    // Names come from file systems and may be no valid UTF-8: replaced rather than thrown at.
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<StyleRecipe> recipeFromJson(const std::string& text) {
    const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object())
        return damaged("not readable");
    const auto version = object.find("irodori");
    if (version == object.end() || !version->is_number_integer())
        return damaged("no version");
    if (version->get<std::int64_t>() > kRecipeVersion)
        return failure(ErrorCode::newerVersion, "stored settings");

    StyleRecipe recipe;
    auto settings = settingsFrom(object);
    if (!settings)
        return tl::unexpected(settings.error());
    recipe.settings = *settings;
    if (const auto model = object.find("model"); model != object.end() && model->is_object()) {
        recipe.modelName = textIn(*model, "name");
        recipe.modelSha256 = textIn(*model, "sha256");
    }
    const auto references = object.find("references");
    if (references == object.end())
        return recipe;
    if (!references->is_array() || references->size() > kMaxReferences)
        return damaged("the references are not a list");
    for (const auto& entry : *references) {
        auto record = referenceFrom(entry);
        if (!record)
            return tl::unexpected(record.error());
        recipe.references.push_back(std::move(*record));
    }
    return recipe;
}

}  // namespace irodori
