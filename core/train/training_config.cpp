// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/training_config.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <type_traits>

namespace irodori {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kLongestText = 4096;
/// Up to here a double, and so JSON, holds every integer.
constexpr double kLargestSeed = 9007199254740991;

template <class Value>
TrainingKey number(const char* name, Value TrainingConfig::*member, double min, double max) {
    TrainingKey key;
    key.name = name;
    key.member = member;
    key.initial = static_cast<double>(TrainingConfig().*member);
    key.min = min;
    key.max = max;
    key.step = std::is_integral_v<Value> ? 1 : 0;
    return key;
}

TrainingKey text(const char* name, std::string TrainingConfig::*member,
                 std::vector<std::string> choices = {}) {
    TrainingKey key;
    key.name = name;
    key.member = member;
    key.choices = std::move(choices);
    return key;
}

TrainingKey logarithmic(TrainingKey key) {
    key.logarithmic = true;
    return key;
}

TrainingKey inSteps(double step, TrainingKey key) {
    key.step = step;
    return key;
}

TrainingKey forArtists(TrainingKey key) {
    key.expert = false;
    return key;
}

std::vector<TrainingKey> makeTable() {
    using C = TrainingConfig;
    return {
        forArtists(logarithmic(number("iterations", &C::iterations, 1, 10'000'000))),
        forArtists(text("content_target", &C::contentTarget, {"automatic", "cel", "photo"})),
        forArtists(number("w_style", &C::wStyle, 0, 50)),
        forArtists(number("w_content", &C::wContent, 0, 20)),
        forArtists(number("w_flat", &C::wFlat, 0, 200)),
        forArtists(number("w_blotch", &C::wBlotch, 0, 50)),

        text("start", &C::start),
        number("batch", &C::batch, 1, 256),
        number("accumulate", &C::accumulate, 1, 256),
        inSteps(8, number("crop", &C::crop, 64, 512)),
        logarithmic(number("lr_g", &C::lrG, 1e-7, 1e-2)),
        logarithmic(number("lr_d", &C::lrD, 1e-7, 1e-2)),
        number("decay", &C::decay, 0, 1),
        logarithmic(number("clip", &C::clip, 0.01, 1000)),
        number("ema", &C::ema, 0, 0.99999),

        text("adversarial", &C::adversarial, {"cross-entropy", "mse", "hinge"}),
        number("w_adv", &C::wAdv, 0, 10),
        number("w_face", &C::wFace, 0, 20),
        number("w_hue", &C::wHue, 0, 50),
        number("w_luminance", &C::wLuminance, 0, 50),
        number("w_palette", &C::wPalette, 0, 100),
        number("w_identity", &C::wIdentity, 0, 50),
        number("w_diversity", &C::wDiversity, 0, 100),
        number("w_grid", &C::wGrid, 0, 1000),
        number("w_tv", &C::wTv, 0, 10),
        number("w_mismatch", &C::wMismatch, 0, 10),
        number("w_edge", &C::wEdge, 0, 10),
        number("warmup", &C::warmup, 0, 1'000'000),
        number("ramp", &C::ramp, 0, 1'000'000),

        text("augment", &C::augment, {"adaptive", "fixed", "none"}),
        number("augment_strength", &C::augmentStrength, 0, 1),
        number("augment_target", &C::augmentTarget, 0, 1),
        number("r1", &C::r1, 0, 100),
        number("r1_interval", &C::r1Interval, 1, 1000),
        number("test_share", &C::testShare, 0, 0.5),
        number("photo_scale", &C::photoScale, 0.2, 1),
        number("style_jitter", &C::styleJitter, 0, 1),

        inSteps(8, number("base_channels", &C::baseChannels, 8, 128)),
        number("trunk_layers", &C::trunkLayers, 1, 16),
        text("activation", &C::activation, {"leaky_relu_0.2", "leaky_relu_0.1", "relu"}),

        number("seed", &C::seed, 0, kLargestSeed),
        number("threads", &C::threads, 0, 1024),
        text("device", &C::device, {"auto", "cpu", "cuda"}),
        text("precision", &C::precision, {"automatic", "fp32", "bf16"}),
        logarithmic(number("checkpoint_minutes", &C::checkpointMinutes, 0.01, 120)),
        logarithmic(number("sample_steps", &C::sampleSteps, 1, 1'000'000)),
        number("log_steps", &C::logSteps, 1, 1000),
    };
}

tl::unexpected<Error> refused(std::string_view key, std::string reason) {
    return failure(ErrorCode::invalidArgument, std::string(key), std::move(reason));
}

/// With up to ten digits, always with a decimal point: the user's language plays no part.
std::string textOf(double value) {
    constexpr int digits = 10;
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::general, digits);
    return {buffer.data(), end.ptr};
}

Result<void> check(const TrainingKey& key, double value) {
    const bool inRange = value >= key.min && value <= key.max;  // NaN is not
    if (inRange && (key.step == 0 || std::fmod(value - key.min, key.step) == 0))
        return {};
    std::string reason = "must lie between " + textOf(key.min) + " and " + textOf(key.max);
    if (key.step > 0)
        reason += key.step == 1 ? ", without decimals" : ", in steps of " + textOf(key.step);
    return refused(key.name, reason + "; " + textOf(value) + " does not");
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

Result<void> check(const TrainingKey& key, const std::string& value) {
    if (!key.choices.empty() && std::ranges::find(key.choices, value) == key.choices.end())
        return refused(key.name, "must be one of " + joined(key.choices));
    if (value.empty() || value.size() > kLongestText || value.find('\0') != std::string::npos)
        return refused(key.name, "must be a text of ordinary length");
    return {};
}

bool isText(const TrainingKey& key) {
    return std::holds_alternative<std::string TrainingConfig::*>(key.member);
}

Result<void> assign(TrainingConfig& config, const TrainingKey& key, double value) {
    if (auto ok = check(key, value); !ok)
        return ok;
    std::visit(
        [&](auto member) {
            using Value = std::remove_reference_t<decltype(config.*member)>;
            if constexpr (std::is_arithmetic_v<Value>)
                config.*member = static_cast<Value>(value);
        },
        key.member);
    return {};
}

Result<void> assign(TrainingConfig& config, const TrainingKey& key, const std::string& value) {
    if (auto ok = check(key, value); !ok)
        return ok;
    config.*std::get<std::string TrainingConfig::*>(key.member) = value;
    return {};
}

Result<const TrainingKey*> findKey(std::string_view name) {
    const auto& table = trainingKeys();
    const auto found = std::ranges::find(table, name, &TrainingKey::name);
    if (found == table.end())
        return refused(name, "there is no such training setting");
    return &*found;
}

Result<void> assign(TrainingConfig& config, const TrainingKey& key, const json& value) {
    if (isText(key) && value.is_string())
        return assign(config, key, value.get_ref<const std::string&>());
    if (!isText(key) && value.is_number())
        return assign(config, key, value.get<double>());
    return refused(key.name, isText(key) ? "must be a text" : "must be a number");
}

/// What no single range can say.
Result<void> checkTogether(const TrainingConfig& config) {
    if (config.warmup >= config.iterations)
        return refused("warmup", "must be shorter than the " + std::to_string(config.iterations)
                                     + " iterations of the run");
    const TrainingConfig initial;
    const bool ownNetwork = config.baseChannels != initial.baseChannels
                            || config.trunkLayers != initial.trunkLayers
                            || config.activation != initial.activation;
    if (ownNetwork && config.start != "nothing")
        return refused("start",
                       "must be \"nothing\" where base_channels, trunk_layers or "
                       "activation are changed: a trained model brings its own");
    return {};
}

constexpr std::array<const char*, 3> kPresetNames = {"quick", "standard", "full"};

}  // namespace

const std::vector<TrainingKey>& trainingKeys() {
    static const std::vector<TrainingKey> table = makeTable();
    return table;
}

Result<TrainingPreset> presetFromName(const std::string& name) {
    const auto found = std::ranges::find(kPresetNames, name);
    if (found == kPresetNames.end())
        return refused("preset", "must be one of quick, standard, full");
    return static_cast<TrainingPreset>(found - kPresetNames.begin());
}

const char* nameOf(TrainingPreset preset) {
    return kPresetNames.at(static_cast<std::size_t>(preset));
}

TrainingConfig presetConfig(TrainingPreset preset) {
    TrainingConfig config;
    switch (preset) {
        case TrainingPreset::quick:
            config.iterations = 600;
            config.sampleSteps = 50;
            break;
        case TrainingPreset::standard:
            break;
        case TrainingPreset::full:
            config.iterations = 12000;
            config.sampleSteps = 250;
            break;
    }
    return config;
}

Result<void> setKey(TrainingConfig& config, const std::string& assignment) {
    const auto sign = assignment.find('=');
    if (sign == std::string::npos)
        return refused(assignment, "must have the form key=value");
    const auto key = findKey(std::string_view(assignment).substr(0, sign));
    if (!key)
        return tl::unexpected(key.error());
    const std::string value = assignment.substr(sign + 1);
    if (isText(**key))
        return assign(config, **key, value);
    double parsed = 0;
    const char* const last = value.data() + value.size();
    const auto [end, error] = std::from_chars(value.data(), last, parsed);
    if (error != std::errc() || end != last)
        return refused((*key)->name, "must be a number, not \"" + value + "\"");
    return assign(config, **key, parsed);
}

Result<void> validate(const TrainingConfig& config) {
    for (const auto& key : trainingKeys()) {
        const auto ok = std::visit(
            [&](auto member) {
                if constexpr (std::is_same_v<decltype(member), std::string TrainingConfig::*>)
                    return check(key, config.*member);
                else
                    return check(key, static_cast<double>(config.*member));
            },
            key.member);
        if (!ok)
            return ok;
    }
    return checkTogether(config);
}

std::string toJson(const TrainingConfig& config) {
    ordered_json object;
    for (const auto& key : trainingKeys())
        std::visit([&](auto member) { object[key.name] = config.*member; }, key.member);
    constexpr int indent = 2;
    return object.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

Result<TrainingConfig> trainingConfigFromJson(const std::string& text) {
    const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object())
        return failure(ErrorCode::corrupt, "training settings", "not a JSON object");
    TrainingConfig config;
    for (const auto& [name, value] : object.items()) {
        const auto key = findKey(name);
        if (!key)
            return tl::unexpected(key.error());
        if (auto ok = assign(config, **key, value); !ok)
            return tl::unexpected(ok.error());
    }
    if (auto ok = validate(config); !ok)
        return tl::unexpected(ok.error());
    return config;
}

}  // namespace irodori
