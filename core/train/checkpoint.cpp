// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "model/torch_weights.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kFormat = "irodori-checkpoint";
constexpr int kFormatVersion = 1;
constexpr const char* kSealKey = "checksum";
constexpr const char* kPrefix = "step_";
constexpr const char* kTensorExtension = ".safetensors";
constexpr const char* kJsonExtension = ".json";
constexpr std::uintmax_t kMaxJsonBytes = 1 << 20;
constexpr std::size_t kNewest = 3;

/// Of everything else in the object.
std::string sealOf(json object) {
    object.erase(kSealKey);
    const std::string text = object.dump(-1, ' ', false, json::error_handler_t::replace);
    return sha256(std::as_bytes(std::span(text)));
}

/// The step that a file's name tells.
std::optional<std::int64_t> stepOf(const fs::path& file) {
    const std::string stem = file.stem().string();
    if (!stem.starts_with(kPrefix))
        return std::nullopt;
    const std::string digits = stem.substr(std::string(kPrefix).size());
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), step);
    if (error != std::errc() || end != digits.data() + digits.size() || step < 0)
        return std::nullopt;
    return step;
}

Result<json> readJson(const fs::path& file) {
    const auto bytes = readFile(file, kMaxJsonBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto* text = reinterpret_cast<const char*>(bytes->data());
    json object = json::parse(text, text + bytes->size(), nullptr, /*allow_exceptions=*/false);
    if (!object.is_object() || object.value("format", json()) != kFormat)
        return failure(ErrorCode::corrupt, file.string(), "not a checkpoint");
    if (object.value("format_version", json()) != kFormatVersion)
        return failure(ErrorCode::newerVersion, file.string());
    if (object.value(kSealKey, json()) != sealOf(object))
        return failure(ErrorCode::corrupt, file.string(), "its checksum is wrong");
    return object;
}

std::optional<double> scoreIn(const json& object) {
    const auto score = object.find("score");
    if (score == object.end() || !score->is_number())
        return std::nullopt;
    return score->get<double>();
}

/// All but the tensors. Throws json::exception where something is missing.
Result<Checkpoint> fromJson(const json& object) {
    Checkpoint checkpoint;
    checkpoint.step = object.at("step").get<std::int64_t>();
    checkpoint.photos = object.at("photos").get<std::string>();
    checkpoint.styles = object.at("styles").get<std::string>();
    checkpoint.secondsTrained = object.at("seconds").get<double>();
    checkpoint.score = scoreIn(object);
    checkpoint.state.numbers = object.at("numbers").get<std::map<std::string, double>>();
    auto config = trainingConfigFromJson(object.at("config").dump());
    if (!config)
        return tl::unexpected(config.error());
    checkpoint.config = std::move(*config);
    return checkpoint;
}

json toJson(const Checkpoint& checkpoint) {
    json object{{"format", kFormat},
                {"format_version", kFormatVersion},
                {"step", checkpoint.step},
                {"photos", checkpoint.photos},
                {"styles", checkpoint.styles},
                {"seconds", checkpoint.secondsTrained},
                {"numbers", checkpoint.state.numbers},
                {"config", json::parse(irodori::toJson(checkpoint.config))}};
    if (checkpoint.score)
        object["score"] = *checkpoint.score;
    return object;
}

/// The whole file again: what it was written from says nothing about what arrived on the disk.
Result<std::string> checksumOf(const fs::path& file) {
    return readFile(file, kMaxModelFileBytes).map([](const std::vector<std::byte>& bytes) {
        return sha256(bytes);
    });
}

Result<nn::TensorMap> readTensors(const fs::path& file, const std::string& checksum) {
    auto bytes = readFile(file, kMaxModelFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (sha256(*bytes) != checksum)
        return failure(ErrorCode::corrupt, file.string(), "its checksum is wrong");
    return SafeTensors::parse(std::move(*bytes), file.string()).map(&toTorch);
}

}  // namespace

std::vector<std::int64_t> checkpointsToKeep(std::vector<CheckpointEntry> entries,
                                            std::size_t newest) {
    std::ranges::sort(entries, std::ranges::greater{}, &CheckpointEntry::step);
    std::vector<std::int64_t> steps;
    for (const auto& entry : entries)
        if (steps.size() < newest)
            steps.push_back(entry.step);
    std::erase_if(entries, [](const CheckpointEntry& entry) { return !entry.score; });
    const auto best = std::ranges::min_element(entries, {}, &CheckpointEntry::score);
    if (best != entries.end() && std::ranges::find(steps, best->step) == steps.end())
        steps.push_back(best->step);
    return steps;
}

fs::path CheckpointFolder::file(std::int64_t step, const char* extension) const {
    char name[32];
    std::snprintf(name, sizeof name, "%s%08lld", kPrefix, static_cast<long long>(step));
    return path_ / (std::string(name) + extension);
}

Result<void> CheckpointFolder::save(const Checkpoint& checkpoint) const {
    std::error_code error;
    fs::create_directories(path_, error);
    if (error)
        return systemFailure(error.value(), path_.string());

    const fs::path tensors = file(checkpoint.step, kTensorExtension);
    const fs::path commitMark = file(checkpoint.step, kJsonExtension);
    fs::remove(commitMark, error);  // of an earlier course of the run: its tensors are replaced
    if (auto written = writeSafeTensors(tensors, {}, viewsOf(checkpoint.state.tensors)); !written)
        return written;
    const auto checksum = checksumOf(tensors);
    if (!checksum)
        return tl::unexpected(checksum.error());
    json object = toJson(checkpoint);
    object["sha256"] = *checksum;
    object[kSealKey] = sealOf(object);
    const std::string text = object.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
    if (auto written = writeFile(commitMark, std::as_bytes(std::span(text))); !written)
        return tl::unexpected(written.error());

    auto entries = list();
    // Later steps belong to a course of the run that was given up.
    std::erase_if(entries, [&](const auto& entry) { return entry.step > checkpoint.step; });
    removeAllBut(checkpointsToKeep(std::move(entries), kNewest));
    return {};
}

Result<Checkpoint> CheckpointFolder::load(std::int64_t step) const {
    const fs::path name = file(step, kJsonExtension);
    const auto object = readJson(name);
    if (!object)
        return tl::unexpected(object.error());
    try {
        auto checkpoint = fromJson(*object);
        if (!checkpoint)
            return checkpoint;
        auto tensors =
            readTensors(file(step, kTensorExtension), object->at("sha256").get<std::string>());
        if (!tensors)
            return tl::unexpected(tensors.error());
        checkpoint->state.tensors = std::move(*tensors);
        return checkpoint;
    } catch (const json::exception& error) {
        return failure(ErrorCode::corrupt, name.string(), error.what());
    }
}

Result<std::optional<Checkpoint>> CheckpointFolder::loadNewest(
    const std::function<void(const std::string&)>& notice, int back) const {
    auto entries = list();
    std::ranges::reverse(entries);
    std::optional<Checkpoint> found;
    std::optional<Error> firstFailure;
    for (const auto& entry : entries) {
        auto checkpoint = load(entry.step);
        if (checkpoint) {
            found = std::move(*checkpoint);
            if (back-- == 0)
                break;
            continue;
        }
        notice(checkpoint.error().message() + "; this checkpoint is passed over");
        if (!firstFailure)
            firstFailure = checkpoint.error();
    }
    if (!found && firstFailure)
        return tl::unexpected(*firstFailure);
    return found;
}

std::vector<CheckpointEntry> CheckpointFolder::list() const {
    std::vector<CheckpointEntry> entries;
    std::error_code error;
    for (const auto& item : fs::directory_iterator(path_, error)) {
        if (item.path().extension() != kJsonExtension)
            continue;
        if (const auto step = stepOf(item.path())) {
            const auto object = readJson(item.path());
            entries.push_back({*step, object ? scoreIn(*object) : std::nullopt});
        }
    }
    std::ranges::sort(entries, {}, &CheckpointEntry::step);
    return entries;
}

/// Also what a killed process left half written.
void CheckpointFolder::removeAllBut(const std::vector<std::int64_t>& steps) const {
    std::error_code error;
    std::vector<fs::path> unwanted;
    for (const auto& item : fs::directory_iterator(path_, error)) {
        const auto step = stepOf(item.path());
        const bool isLeftover = item.path().filename().string().starts_with(kTemporaryPrefix);
        if (isLeftover || (step && std::ranges::find(steps, *step) == steps.end()))
            unwanted.push_back(item.path());
    }
    // ".json" before ".safetensors": no commit mark may outlive its tensors.
    std::ranges::sort(unwanted);
    for (const auto& path : unwanted)
        fs::remove(path, error);
}

}  // namespace irodori
