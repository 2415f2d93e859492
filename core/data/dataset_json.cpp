// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <charconv>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>

#include "data/dataset.h"

namespace irodori {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* kFormat = "irodori-dataset";
constexpr int kVersion = 1;
constexpr std::uint64_t kMaxSide = std::numeric_limits<int>::max();

constexpr std::array kFindings{Finding::unreadable, Finding::tiny,    Finding::blank,
                               Finding::nearCopy,   Finding::blurred, Finding::optOut,
                               Finding::inBothSets};

/// Says what is wrong with the text; caught inside this file only.
struct Damage {
    ErrorCode code = ErrorCode::corrupt;
    std::string reason;
};

std::string hexOf(std::uint64_t hash) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash));
    return text.data();
}

const char* nameOf(Split split) {
    return split == Split::test ? "test" : "train";
}

ordered_json write(const DatasetPicture& picture) {
    ordered_json findings = ordered_json::array();
    for (const Finding finding : picture.findings)
        findings.push_back(irodori::nameOf(finding));
    const auto& rights = picture.rights;
    const Rect& crop = picture.crop;
    return {{"file", picture.file.string()},
            {"seconds", picture.seconds},
            {"collection", picture.collection},
            {"sha256", picture.sha256},
            // A text: as a number, other programs would round it.
            {"hash", hexOf(picture.hash)},
            {"size", {picture.size.width, picture.size.height}},
            {"crop", {crop.x, crop.y, crop.width, crop.height}},
            {"license", rights.license},
            {"author", rights.author},
            {"source", rights.source},
            {"opt_out", rights.optOut},
            {"findings", std::move(findings)},
            {"detail", picture.detail},
            {"excluded", picture.excluded},
            {"split", nameOf(picture.split)}};
}

ordered_json write(const Dataset& dataset) {
    ordered_json roots = ordered_json::array();
    for (const auto& root : dataset.roots)
        roots.push_back(root.string());
    ordered_json pictures = ordered_json::array();
    for (const auto& picture : dataset.pictures)
        pictures.push_back(write(picture));
    ordered_json targets = ordered_json::object();
    for (const auto& [collection, target] : dataset.proposedTargets.byCollection)
        targets[collection] = irodori::nameOf(target);
    return {{"roots", std::move(roots)},
            {"flatness", dataset.flatness},
            {"proposed_target", irodori::nameOf(dataset.proposedTargets.common)},
            {"collection_targets", std::move(targets)},
            {"pictures", std::move(pictures)}};
}

const json& member(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end())
        throw Damage{ErrorCode::corrupt, std::string(key) + " is missing"};
    return *found;
}

void require(bool isFine, const char* key) {
    if (!isFine)
        throw Damage{ErrorCode::corrupt, std::string(key) + " is not what it should be"};
}

std::string textOf(const json& value, const char* key) {
    require(value.is_string(), key);
    return value.get<std::string>();
}

std::string textIn(const json& object, const char* key) {
    return textOf(member(object, key), key);
}

double numberIn(const json& object, const char* key) {
    const json& value = member(object, key);
    require(value.is_number(), key);
    return value.get<double>();
}

bool flagIn(const json& object, const char* key) {
    const json& value = member(object, key);
    require(value.is_boolean(), key);
    return value.get<bool>();
}

const json& listIn(const json& object, const char* key) {
    const json& value = member(object, key);
    require(value.is_array(), key);
    return value;
}

/// Exactly `count` whole numbers from 0 on.
template <std::size_t count>
std::array<int, count> sidesIn(const json& object, const char* key) {
    const json& list = listIn(object, key);
    std::array<int, count> sides{};
    require(list.size() == count, key);
    for (std::size_t i = 0; i < count; ++i) {
        require(list[i].is_number_unsigned() && list[i].get<std::uint64_t>() <= kMaxSide, key);
        sides[i] = list[i].get<int>();
    }
    return sides;
}

std::uint64_t hashIn(const json& object) {
    const std::string text = textIn(object, "hash");
    std::uint64_t hash = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, hash, 16);
    require(error == std::errc() && stop == end, "hash");
    return hash;
}

Finding findingOf(const json& name) {
    for (const Finding finding : kFindings)
        if (name == irodori::nameOf(finding))
            return finding;
    throw Damage{ErrorCode::corrupt, "it names a finding that is not known"};
}

Split splitIn(const json& object, const char* key) {
    const std::string name = textIn(object, key);
    require(name == nameOf(Split::train) || name == nameOf(Split::test), key);
    return name == nameOf(Split::train) ? Split::train : Split::test;
}

ContentTarget targetIn(const json& object, const char* key) {
    const auto target = contentTargetFromName(textIn(object, key));
    require(target.has_value(), key);
    return *target;
}

std::map<std::string, ContentTarget> collectionTargetsIn(const json& object) {
    const json& list = member(object, "collection_targets");
    require(list.is_object(), "collection_targets");
    std::map<std::string, ContentTarget> targets;
    for (const auto& [collection, name] : list.items())
        targets[collection] = targetIn(list, collection.c_str());
    return targets;
}

DatasetPicture readPicture(const json& object) {
    require(object.is_object(), "pictures");
    DatasetPicture picture;
    picture.file = textIn(object, "file");
    picture.seconds = numberIn(object, "seconds");
    picture.collection = textIn(object, "collection");
    picture.sha256 = textIn(object, "sha256");
    picture.hash = hashIn(object);
    const auto size = sidesIn<2>(object, "size");
    picture.size = {size[0], size[1]};
    const auto crop = sidesIn<4>(object, "crop");
    picture.crop = {crop[0], crop[1], crop[2], crop[3]};
    picture.rights = {textIn(object, "license"), textIn(object, "author"), textIn(object, "source"),
                      textIn(object, "opt_out")};
    for (const auto& name : listIn(object, "findings"))
        picture.findings.push_back(findingOf(name));
    picture.detail = textIn(object, "detail");
    picture.excluded = flagIn(object, "excluded");
    picture.split = splitIn(object, "split");
    return picture;
}

Dataset readDataset(const json& object) {
    require(object.is_object(), "a set of pictures");
    Dataset dataset;
    for (const auto& root : listIn(object, "roots"))
        dataset.roots.emplace_back(textOf(root, "roots"));
    dataset.flatness = numberIn(object, "flatness");
    dataset.proposedTargets.common = targetIn(object, "proposed_target");
    if (object.contains("collection_targets"))  // older files have none
        dataset.proposedTargets.byCollection = collectionTargetsIn(object);
    for (const auto& picture : listIn(object, "pictures"))
        dataset.pictures.push_back(readPicture(picture));
    return dataset;
}

std::string dumped(const ordered_json& object) {
    return object.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string toJson(const TrainingSets& sets) {
    return dumped({{"format", kFormat},
                   {"format_version", kVersion},
                   {"photos", write(sets.photos)},
                   {"styles", write(sets.styles)}});
}

std::string toJson(const Dataset& dataset) {
    return dumped(write(dataset));
}

Result<TrainingSets> trainingSetsFromJson(const std::string& text) {
    constexpr const char* kSubject = "dataset.json";
    try {
        const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
        if (!object.is_object() || textIn(object, "format") != kFormat)
            throw Damage{ErrorCode::corrupt, "is no description of training pictures"};
        if (numberIn(object, "format_version") != kVersion)
            throw Damage{ErrorCode::newerVersion, {}};
        return TrainingSets{readDataset(member(object, "photos")),
                            readDataset(member(object, "styles"))};
    } catch (const Damage& damage) {
        return failure(damage.code, kSubject, damage.reason);
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, kSubject);
    }
}

}  // namespace irodori
