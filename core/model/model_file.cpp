// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_file.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

#include "base/sha256.h"
#include "model/model_styles.h"
#include "model/style_pack.h"

namespace irodori {

namespace {

constexpr const char* kFormat = "irodori-model";
constexpr const char* kPackFormat = "irodori-style-pack";
constexpr const char* kArchitecture = "modulated-cnn";
constexpr int kFormatVersion = 1;
// Sanity bounds: what a file may ask this program to build.
constexpr int kMaxBaseChannels = 256;
constexpr int kMaxTrunkLayers = 64;
constexpr int kMaxWidth = 4096;
constexpr const char* kStyles = "styles";

using Metadata = std::map<std::string, std::string>;

struct Refusal {
    ErrorCode code;
    std::string reason;
};

[[noreturn]] void refuse(ErrorCode code, std::string reason) {
    throw Refusal{code, std::move(reason)};
}

std::string textOf(const Metadata& metadata, const std::string& key) {
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string() : found->second;
}

std::string required(const Metadata& metadata, const std::string& key) {
    const auto found = metadata.find(key);
    if (found == metadata.end())
        refuse(ErrorCode::corrupt, "its card lacks \"" + key + "\"");
    return found->second;
}

int numberOf(const Metadata& metadata, const std::string& key, int min, int max) {
    const std::string text = required(metadata, key);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < min || value > max)
        refuse(ErrorCode::corrupt, "its card has an impossible \"" + key + "\": " + text);
    return value;
}

int checkedVersion(const Metadata& metadata, const std::string& key, int known) {
    constexpr int anyVersion = 1'000'000;
    const int version = numberOf(metadata, key, 1, anyVersion);
    if (version > known)
        refuse(ErrorCode::newerVersion, describe(ErrorCode::newerVersion));
    return version;
}

std::vector<ModelStyle> parseStyles(const Metadata& metadata) {
    const auto found = metadata.find(kStyles);
    if (found == metadata.end())
        return {};
    auto styles = modelStylesFromJson(found->second);
    if (!styles)
        refuse(styles.error().code, styles.error().detail);
    return std::move(*styles);
}

ModelCard parseCard(const Metadata& metadata) {
    const bool isPack = textOf(metadata, "format") == kPackFormat;
    if (!isPack && textOf(metadata, "format") != kFormat)
        refuse(ErrorCode::unsupported, "not an Irodori model");
    checkedVersion(metadata, "format_version", kFormatVersion);
    if (required(metadata, "architecture") != kArchitecture)
        refuse(ErrorCode::newerVersion, "its network is of a kind that this version does not know");
    const int version = checkedVersion(metadata, "architecture_version", kArchitectureVersion);
    const auto slope = activationSlope(required(metadata, "activation"));
    if (!slope)
        refuse(ErrorCode::newerVersion, "its activation is one that this version does not know");

    ModelCard card;
    card.architecture.version = version;
    card.architecture.activationSlope = *slope;
    card.architecture.baseChannels = numberOf(metadata, "base_channels", 1, kMaxBaseChannels);
    card.architecture.trunkLayers = numberOf(metadata, "trunk_layers", 0, kMaxTrunkLayers);
    card.architecture.codeWidth = numberOf(metadata, "code_width", 1, kMaxWidth);
    card.architecture.noiseWidth = numberOf(metadata, "noise_width", 1, kMaxWidth);
    card.name = required(metadata, "name");
    card.license = required(metadata, "license");
    card.sha256 = required(metadata, "sha256");
    card.author = textOf(metadata, "author");
    card.trainingData = textOf(metadata, "training_data");
    card.created = textOf(metadata, "created");
    card.steps = textOf(metadata, "steps");
    card.weights = textOf(metadata, "weights");
    card.scores = textOf(metadata, "scores");
    card.styles = parseStyles(metadata);
    if (isPack) {
        card.baseName = textOf(metadata, "base_name");
        card.baseSha256 = required(metadata, "base_sha256");
        if (card.baseSha256.empty() || card.styles.empty())
            refuse(ErrorCode::corrupt, "a style pack must name its model and carry styles");
    }
    return card;
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    return nlohmann::json(shape).dump();
}

bool isFloat(const TensorView& tensor) {
    return tensor.type != TensorType::u8;
}

/// Every tensor of the architecture is there in its shape.
void checkWhole(const std::map<std::string, TensorView>& tensors,
                const Architecture& architecture) {
    for (const auto& expected : tensorTable(architecture)) {
        const auto found = tensors.find(expected.name);
        if (found == tensors.end())
            refuse(ErrorCode::corrupt, "tensor " + expected.name + " is missing");
        if (found->second.shape != expected.shape)
            refuse(ErrorCode::corrupt, "tensor " + expected.name + " has the shape "
                                           + shapeText(found->second.shape) + " instead of "
                                           + shapeText(expected.shape));
    }
}

/// Those of a whole model by name, or what changes another one, and at most the style codes.
void checkTensors(const std::map<std::string, TensorView>& tensors, const ModelCard& card) {
    std::set<std::string> known;
    if (card.isPack()) {
        if (auto complaint = complaintAboutChanges(tensors, card.architecture); !complaint.empty())
            refuse(ErrorCode::corrupt, std::move(complaint));
    } else {
        checkWhole(tensors, card.architecture);
        for (const auto& tensor : tensorTable(card.architecture))
            known.insert(tensor.name);
    }
    for (const auto& [name, view] : tensors) {
        const bool isCodes = name == kStyleCodesTensor && view.shape.size() == 2
                             && view.shape[1] == card.architecture.codeWidth;
        const bool isWeight = card.isPack() ? isChange(name) : known.contains(name);
        if (!isWeight && !isCodes)
            refuse(ErrorCode::corrupt, "tensor " + name + " does not belong to this network");
        if (!isFloat(view))
            refuse(ErrorCode::corrupt, "tensor " + name + " is not of a float type");
    }
}

/// The tensor of style codes; nullptr if there is none.
const TensorView* codesIn(const std::map<std::string, TensorView>& tensors) {
    const auto found = tensors.find(kStyleCodesTensor);
    return found == tensors.end() ? nullptr : &found->second;
}

bool everyStyleHasItsCode(const ModelCard& card, const std::map<std::string, TensorView>& tensors) {
    const auto* codes = codesIn(tensors);
    if (codes == nullptr)
        return card.styles.empty();
    const auto rows = static_cast<std::int64_t>(card.styles.size());
    return codes->shape == std::vector<std::int64_t>{rows, card.architecture.codeWidth};
}

/// NaN and infinity have all exponent bits set, in F16 and F32 alike.
template <class Bits>
bool allFinite(std::span<const std::byte> bytes, Bits exponent) {
    for (std::size_t i = 0; i + sizeof(Bits) <= bytes.size(); i += sizeof(Bits)) {
        Bits bits = 0;
        std::memcpy(&bits, bytes.data() + i, sizeof bits);
        if ((bits & exponent) == exponent)
            return false;
    }
    return true;
}

void checkFinite(const std::map<std::string, TensorView>& tensors) {
    constexpr std::uint16_t halfExponent = 0x7C00;
    constexpr std::uint32_t floatExponent = 0x7F800000;
    for (const auto& [name, view] : tensors) {
        const bool finite = view.type == TensorType::f16 ? allFinite(view.bytes, halfExponent)
                                                         : allFinite(view.bytes, floatExponent);
        if (!finite)
            refuse(ErrorCode::corrupt, "tensor " + name + " holds values that are not numbers");
    }
}

Result<ModelFile> checked(Result<SafeTensors> parsed, const std::string& name) {
    if (!parsed)
        return tl::unexpected(parsed.error());
    try {
        ModelFile file;
        file.path = name;
        file.card = parseCard(parsed->metadata());
        checkTensors(parsed->tensors(), file.card);
        if (!everyStyleHasItsCode(file.card, parsed->tensors()))
            refuse(ErrorCode::corrupt, "its card and its tensors differ in the number of styles");
        if (sha256(parsed->buffer()) != file.card.sha256)
            refuse(ErrorCode::corrupt, "its checksum is wrong: the file is damaged");
        checkFinite(parsed->tensors());
        file.tensors = std::move(*parsed);
        return file;
    } catch (const Refusal& refusal) {
        return failure(refusal.code, name, refusal.reason);
    }
}

float halfToFloat(std::uint16_t half) {
    const std::uint32_t sign = (half & 0x8000U) << 16;
    const std::uint32_t exponent = (half >> 10) & 0x1FU;
    const std::uint32_t mantissa = half & 0x3FFU;
    if (exponent == 0)  // zero and subnormal numbers
        return std::copysign(std::ldexp(static_cast<float>(mantissa), -24),
                             std::bit_cast<float>(sign | 0x3F800000U));
    const std::uint32_t rebased = exponent == 0x1F ? 0xFFU : exponent + 112;
    return std::bit_cast<float>(sign | (rebased << 23) | (mantissa << 13));
}

/// Round to nearest, ties to even; too large becomes infinity (and is refused when it is read).
std::uint16_t floatToHalf(float value) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000U);
    const float magnitude = std::abs(value);
    constexpr float smallestNormal = 0x1p-14F;
    if (magnitude < smallestNormal)
        return static_cast<std::uint16_t>(sign | std::lrint(std::ldexp(magnitude, 24)));
    const std::uint32_t rounded = (bits & 0x7FFFFFFFU) + 0xFFFU + ((bits >> 13) & 1U);
    const std::uint32_t half = (rounded >> 13) - (112U << 10);
    return static_cast<std::uint16_t>(sign | std::min<std::uint32_t>(half, 0x7C00U));
}

std::vector<std::byte> halvesOf(const TensorView& tensor) {
    std::vector<std::byte> out;
    for (const float value : toFloats(tensor)) {
        const std::uint16_t half = floatToHalf(value);
        const auto bytes = std::as_bytes(std::span(&half, 1));
        out.insert(out.end(), bytes.begin(), bytes.end());
    }
    return out;
}

Metadata metadataOf(const ModelCard& card) {
    Metadata metadata{{"format", card.isPack() ? kPackFormat : kFormat},
                      {"format_version", std::to_string(kFormatVersion)},
                      {"architecture", kArchitecture},
                      {"architecture_version", std::to_string(card.architecture.version)},
                      {"base_channels", std::to_string(card.architecture.baseChannels)},
                      {"trunk_layers", std::to_string(card.architecture.trunkLayers)},
                      {"activation", activationName(card.architecture.activationSlope)},
                      {"code_width", std::to_string(card.architecture.codeWidth)},
                      {"noise_width", std::to_string(card.architecture.noiseWidth)},
                      {"name", card.name},
                      {"license", card.license}};
    const std::pair<const char*, const std::string*> optional[] = {
        {"author", &card.author},      {"training_data", &card.trainingData},
        {"created", &card.created},    {"steps", &card.steps},
        {"weights", &card.weights},    {"scores", &card.scores},
        {"base_name", &card.baseName}, {"base_sha256", &card.baseSha256}};
    for (const auto& [key, value] : optional)
        if (!value->empty())
            metadata[key] = *value;
    return metadata;
}

}  // namespace

std::vector<float> toFloats(const TensorView& tensor) {
    const std::size_t width = bytesPerElement(tensor.type);
    std::vector<float> out(tensor.bytes.size() / width);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::byte* source = tensor.bytes.data() + i * width;
        if (tensor.type == TensorType::f16) {
            std::uint16_t half = 0;
            std::memcpy(&half, source, sizeof half);
            out[i] = halfToFloat(half);
        } else if (tensor.type == TensorType::f32) {
            std::memcpy(&out[i], source, sizeof(float));
        } else {
            out[i] = static_cast<float>(std::to_integer<int>(*source));
        }
    }
    return out;
}

Result<ModelFile> loadModelFile(const std::filesystem::path& path) {
    return checked(SafeTensors::load(path), path.string());
}

Result<ModelFile> parseModelFile(std::vector<std::byte> bytes, const std::string& name) {
    return checked(SafeTensors::parse(std::move(bytes), name), name);
}

Result<ModelCard> readModelCard(const std::filesystem::path& path) {
    const auto metadata = SafeTensors::loadMetadata(path);
    if (!metadata)
        return tl::unexpected(metadata.error());
    try {
        return parseCard(*metadata);
    } catch (const Refusal& refusal) {
        return failure(refusal.code, path.string(), refusal.reason);
    }
}

Result<void> writeModelFile(const std::filesystem::path& path, const ModelCard& card,
                            const std::map<std::string, TensorView>& tensors, bool halfPrecision) {
    if (!everyStyleHasItsCode(card, tensors))
        return failure(ErrorCode::invalidArgument, path.string(), "not one code for each style");
    auto metadata = metadataOf(card);
    if (!card.styles.empty()) {
        auto styles = modelStylesToJson(card.styles);
        if (!styles)
            return failure(styles.error().code, path.string(), styles.error().detail);
        metadata[kStyles] = std::move(*styles);
    }
    if (!halfPrecision)
        return writeSafeTensors(path, std::move(metadata), tensors);
    std::map<std::string, std::vector<std::byte>> storage;
    std::map<std::string, TensorView> halves;
    for (const auto& [name, view] : tensors) {
        const auto& bytes = storage[name] = halvesOf(view);
        halves[name] = {TensorType::f16, view.shape, bytes};
    }
    return writeSafeTensors(path, std::move(metadata), halves);
}

std::vector<std::vector<float>> styleCodes(const ModelFile& file) {
    const auto* codes = codesIn(file.tensors.tensors());
    if (codes == nullptr)
        return {};
    const std::vector<float> values = toFloats(*codes);
    const auto width = static_cast<std::ptrdiff_t>(file.card.architecture.codeWidth);
    std::vector<std::vector<float>> rows;
    for (auto row = values.begin(); row != values.end(); row += width)
        rows.emplace_back(row, row + width);
    return rows;
}

}  // namespace irodori
