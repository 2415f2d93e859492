// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/style_settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/base64.h"

namespace irodori {

namespace {

using nlohmann::json;

constexpr int kRecipeVersion = 1;
constexpr std::size_t kMaxCodeWidth = 4096;
constexpr double kMaxCodeValue = 1e6;
constexpr double kRounding = 1e-9;  // by which the shares of a crop may miss the picture's border

constexpr const char* kRegionKey = "region";
constexpr const char* kMaskKey = "mask";
constexpr const char* kReferencesKey = "references";
constexpr const char* kOtherReferencesKey = "other-references";
constexpr const char* kCropKey = "crop";

constexpr std::array<const char*, 4> kRegionNames{"all", "subject", "background", "mask"};

/// A setting that is a number, and its row in the table.
struct NumberSetting {
    const SettingRange& range;
    double StyleSettings::*value;
};
constexpr std::array kNumberSettings{
    NumberSetting{kStrength, &StyleSettings::strength},
    NumberSetting{kVariation, &StyleSettings::variation},
    NumberSetting{kColor, &StyleSettings::color},
    NumberSetting{kCalm, &StyleSettings::calm},
    NumberSetting{kDetail, &StyleSettings::detail},
    NumberSetting{kLines, &StyleSettings::lines},
    NumberSetting{kLineDensity, &StyleSettings::lineDensity},
    NumberSetting{kFlatness, &StyleSettings::flatness},
    NumberSetting{kFeather, &StyleSettings::feather},
};

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

Result<ReferenceCrop> cropIn(const json& object) {
    const auto found = object.find(kCropKey);
    if (found == object.end())
        return ReferenceCrop{};
    const auto isNumber = [](const json& value) { return value.is_number(); };
    if (!found->is_array() || found->size() != 4
        || !std::all_of(found->begin(), found->end(), isNumber))
        return damaged("a crop is not four numbers");
    const json& side = *found;
    const ReferenceCrop crop{side[0].get<double>(), side[1].get<double>(), side[2].get<double>(),
                             side[3].get<double>()};
    return validate(crop).map([&] { return crop; });
}

Result<StyleCode> codeIn(const json& object) {
    const auto found = object.find("code");
    if (found == object.end() || !found->is_array() || found->empty()
        || found->size() > kMaxCodeWidth)
        return damaged("a reference has no style code");
    StyleCode code;
    for (const auto& value : *found) {
        if (!value.is_number() || !(std::abs(value.get<double>()) <= kMaxCodeValue))
            return damaged("a style code holds something that is not a number");
        code.push_back(value.get<float>());
    }
    return code;
}

Result<ReferenceRecord> referenceFrom(const json& object) {
    if (!object.is_object())
        return damaged("a reference is not an object");
    const auto weight = numberIn(object, kReferenceWeight);
    if (!weight)
        return tl::unexpected(weight.error());
    auto code = codeIn(object);
    if (!code)
        return tl::unexpected(code.error());
    return cropIn(object).map([&](const ReferenceCrop& crop) {
        return ReferenceRecord{textIn(object, "name"), textIn(object, "sha256"), *weight,
                               std::move(*code), crop};
    });
}

json jsonOf(const std::vector<ReferenceRecord>& references) {
    json list = json::array();
    for (const auto& reference : references) {
        json entry = {{"name", reference.name},
                      {"sha256", reference.sha256},
                      {kReferenceWeight.key, reference.weight},
                      {"code", reference.code}};
        if (const auto& crop = reference.crop; crop != ReferenceCrop{})
            entry[kCropKey] = {crop.x, crop.y, crop.width, crop.height};
        list.push_back(std::move(entry));
    }
    return list;
}

Result<std::vector<ReferenceRecord>> referencesIn(const json& object, const char* key) {
    std::vector<ReferenceRecord> references;
    const auto found = object.find(key);
    if (found == object.end())
        return references;
    if (!found->is_array() || found->size() > kMaxReferences)
        return damaged("the references are not a list");
    for (const auto& entry : *found) {
        auto record = referenceFrom(entry);
        if (!record)
            return tl::unexpected(record.error());
        references.push_back(std::move(*record));
    }
    return references;
}

std::string base64Of(const Mask& mask) {
    const auto png = encodedMask(mask);
    return toBase64(std::as_bytes(std::span(png)));
}

Result<Mask> maskIn(const json& object) {
    const auto found = object.find(kMaskKey);
    if (found == object.end())
        return Mask{};
    const auto png =
        found->is_string() ? fromBase64(found->get_ref<const std::string&>()) : std::nullopt;
    if (!png)
        return damaged("the mask is not readable");
    return decodedMask(*png);
}

Result<StyledRegion> regionIn(const json& object) {
    const auto found = object.find(kRegionKey);
    if (found == object.end())
        return StyledRegion::all;
    if (found->is_string())
        if (const auto region = regionFromName(found->get_ref<const std::string&>()))
            return *region;
    return damaged("an unknown region");
}

Result<StyleSettings> settingsFrom(const json& object) {
    StyleSettings settings;
    for (const auto& [range, member] : kNumberSettings) {
        const auto value = numberIn(object, range);
        if (!value)
            return tl::unexpected(value.error());
        settings.*member = *value;
    }
    const auto seed = numberIn(object, kSeed);
    if (!seed)
        return tl::unexpected(seed.error());
    settings.seed = static_cast<std::uint64_t>(*seed);
    const auto paintSize = paintSizeIn(object);
    if (!paintSize)
        return tl::unexpected(paintSize.error());
    settings.paintSize = *paintSize;
    return regionIn(object).map([&](StyledRegion region) {
        settings.region = region;
        return settings;
    });
}

}  // namespace

const char* nameOf(StyledRegion region) {
    return kRegionNames.at(static_cast<std::size_t>(region));
}

std::optional<StyledRegion> regionFromName(std::string_view name) {
    const auto* found = std::find(kRegionNames.begin(), kRegionNames.end(), name);
    if (found == kRegionNames.end())
        return std::nullopt;
    return static_cast<StyledRegion>(found - kRegionNames.begin());
}

Result<void> validate(const StyleSettings& settings) {
    for (const auto& [range, member] : kNumberSettings)
        if (auto ok = checkRange(range, settings.*member); !ok)
            return ok;
    if (auto ok = checkRange(kSeed, static_cast<double>(settings.seed)); !ok)
        return ok;
    if (settings.paintSize == kNativePaintSize)
        return {};
    return checkRange(kPaintSize, settings.paintSize);
}

Result<void> validate(const ReferenceCrop& crop) {
    const auto isWithin = [](double begin, double length) {
        return begin >= 0 && length > 0 && begin + length <= 1 + kRounding;  // false for NaN
    };
    if (isWithin(crop.x, crop.width) && isWithin(crop.y, crop.height))
        return {};
    return failure(ErrorCode::invalidArgument, kCropKey, "must lie within the picture");
}

Rect pixelsOf(const ReferenceCrop& crop, Size size) {
    const auto pixels = [](double begin, double length, int side) {
        const int from = std::min(side - 1, static_cast<int>(begin * side + 0.5));
        const int to = std::min(side, static_cast<int>((begin + length) * side + 0.5));
        return std::pair{from, std::max(1, to - from)};
    };
    const auto [x, width] = pixels(crop.x, crop.width, size.width);
    const auto [y, height] = pixels(crop.y, crop.height, size.height);
    return {x, y, width, height};
}

std::string toJson(const StyleRecipe& recipe) {
    json object;
    object["irodori"] = kRecipeVersion;
    for (const auto& [range, member] : kNumberSettings)
        object[range.key] = recipe.settings.*member;
    object[kSeed.key] = recipe.settings.seed;
    if (recipe.settings.paintSize == kNativePaintSize)
        object[kPaintSize.key] = "native";
    else
        object[kPaintSize.key] = recipe.settings.paintSize;
    object[kRegionKey] = nameOf(recipe.settings.region);
    object["model"] = {{"name", recipe.modelName}, {"sha256", recipe.modelSha256}};
    object[kReferencesKey] = jsonOf(recipe.references);
    if (!recipe.otherReferences.empty())
        object[kOtherReferencesKey] = jsonOf(recipe.otherReferences);
    if (!recipe.mask.isNull())
        object[kMaskKey] = base64Of(recipe.mask);
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
    auto references = referencesIn(object, kReferencesKey);
    auto others = referencesIn(object, kOtherReferencesKey);
    auto mask = maskIn(object);
    if (!references || !others)
        return tl::unexpected(references ? others.error() : references.error());
    if (!mask)
        return tl::unexpected(mask.error());
    recipe.references = std::move(*references);
    recipe.otherReferences = std::move(*others);
    recipe.mask = std::move(*mask);
    return recipe;
}

}  // namespace irodori
