// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/test_list.h"

#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/paths.h"

namespace irodori {

namespace {

using nlohmann::json;

constexpr const char* kSubject = "test list";
constexpr const char* kFormat = "irodori-test-list";
constexpr int kVersion = 1;
constexpr std::uintmax_t kMaxBytes = 16 << 20;

/// Says what is wrong with the text; caught inside this file only.
struct Damage {
    ErrorCode code = ErrorCode::corrupt;
    std::string reason;
};

const json& member(const json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end())
        throw Damage{ErrorCode::corrupt, std::string(key) + " is missing"};
    return *found;
}

std::string textOf(const json& value, const char* what) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty())
        throw Damage{ErrorCode::corrupt, std::string(what) + " must be a text"};
    return value.get<std::string>();
}

std::string pathOf(const json& value) {
    std::string path = textOf(value, "a path");
    if (!staysInside(path))
        throw Damage{ErrorCode::corrupt,
                     "the path \"" + path + "\" is not one of a file in the folder"};
    return path;
}

const json& listIn(const json& object, const char* key) {
    const json& list = member(object, key);
    if (!list.is_array() || list.empty())
        throw Damage{ErrorCode::corrupt, std::string(key) + " must be a list of pictures"};
    return list;
}

void checkFormat(const json& object) {
    if (!object.is_object() || object.value("format", json()) != kFormat)
        throw Damage{ErrorCode::unsupported, "is no test list"};
    const json& version = member(object, "format_version");
    if (!version.is_number_unsigned() || version.get<std::uint64_t>() < 1)
        throw Damage{ErrorCode::corrupt, "format_version must be a number"};
    if (version.get<std::uint64_t>() > kVersion)
        throw Damage{ErrorCode::newerVersion, {}};
}

}  // namespace

Result<TestList> testListFromJson(const std::string& text) {
    try {
        const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
        checkFormat(object);
        TestList list;
        if (object.contains("rule"))
            list.rule = textOf(object["rule"], "rule");
        for (const json& photo : listIn(object, "photos"))
            list.photos.push_back(pathOf(photo));
        for (const json& reference : listIn(object, "references"))
            list.references.push_back(
                {pathOf(member(reference, "file")), textOf(member(reference, "group"), "group")});
        return list;
    } catch (const Damage& damage) {
        return failure(damage.code, kSubject, damage.reason);
    }
}

Result<TestList> readTestList(const std::string& nameOrFile) {
    return readFile(shippedOr(nameOrFile, "recipes", ".json"), kMaxBytes)
        .and_then([](const auto& bytes) {
            return testListFromJson(
                std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
        })
        .map_error([&](Error error) {
            if (error.subject == kSubject)
                error.subject = nameOrFile;
            return error;
        });
}

}  // namespace irodori
