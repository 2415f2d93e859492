// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/training_recipe.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/paths.h"

namespace irodori {

namespace {

using nlohmann::json;

constexpr const char* kSubject = "training recipe";
constexpr const char* kFormat = "irodori-training-recipe";
constexpr int kVersion = 1;
constexpr std::uintmax_t kMaxBytes = 1 << 20;

/// Says what is wrong with the text; caught inside this file only.
struct Damage {
    Error error;
};

[[noreturn]] void refuse(std::string reason, ErrorCode code = ErrorCode::corrupt) {
    throw Damage{{code, kSubject, std::move(reason)}};
}

template <class T>
T orThrow(Result<T> result) {
    if (!result)
        throw Damage{std::move(result.error())};
    return std::move(*result);
}

/// Empty where there is none.
std::string textOf(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    if (!found->is_string())
        refuse(std::string(key) + " must be a text");
    return found->get<std::string>();
}

/// An empty object where there is none.
json objectOf(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end())
        return json::object();
    if (!found->is_object())
        refuse(std::string(key) + " must be an object");
    return *found;
}

void checkFormat(const json& object) {
    if (!object.is_object() || object.value("format", json()) != kFormat)
        refuse("is no training recipe", ErrorCode::unsupported);
    const auto version = object.value("format_version", json());
    if (!version.is_number_unsigned() || version.get<std::uint64_t>() < 1)
        refuse("format_version must be a number");
    if (version.get<std::uint64_t>() > kVersion)
        refuse({}, ErrorCode::newerVersion);
}

void checkMembers(const json& object) {
    static constexpr const char* kKnown[] = {"format",   "format_version", "name",
                                             "author",   "license",        "preset",
                                             "settings", "content_targets"};
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(kKnown, key) == std::end(kKnown))
            refuse("there is no " + key + " in a recipe");
}

TrainingConfig configOf(const json& object) {
    const std::string preset = textOf(object, "preset");
    const auto base =
        preset.empty() ? TrainingConfig() : presetConfig(orThrow(presetFromName(preset)));
    json settings = json::parse(toJson(base));
    settings.update(objectOf(object, "settings"));
    return orThrow(trainingConfigFromJson(settings.dump()));
}

std::map<std::string, ContentTarget> targetsOf(const json& object) {
    const json names = objectOf(object, "content_targets");
    std::map<std::string, ContentTarget> targets;
    for (const auto& [collection, name] : names.items()) {
        const auto target =
            name.is_string() ? contentTargetFromName(name.get<std::string>()) : std::nullopt;
        if (!target)
            refuse("the content target of " + collection + " must be cel or photo");
        targets[collection] = *target;
    }
    return targets;
}

}  // namespace

Result<TrainingRecipe> trainingRecipeFromJson(const std::string& text) {
    try {
        const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
        checkFormat(object);
        checkMembers(object);
        TrainingRecipe recipe;
        recipe.name = textOf(object, "name");
        recipe.author = textOf(object, "author");
        recipe.license = textOf(object, "license");
        recipe.config = configOf(object);
        recipe.contentTargets = targetsOf(object);
        return recipe;
    } catch (const Damage& damage) {
        return tl::unexpected(damage.error);
    }
}

Result<TrainingRecipe> readTrainingRecipe(const std::string& nameOrFile) {
    return readFile(shippedOr(nameOrFile, "recipes", ".json"), kMaxBytes)
        .and_then([](const auto& bytes) {
            return trainingRecipeFromJson(
                std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
        })
        .map_error([&](Error error) {
            if (error.subject == kSubject)
                error.subject = nameOrFile;
            return error;
        });
}

}  // namespace irodori
