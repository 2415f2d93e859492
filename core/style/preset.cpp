// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/preset.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

#include "base/base64.h"
#include "base/paths.h"
#include "base/trash.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

constexpr int kPresetVersion = 1;
constexpr const char* kVersionKey = "irodori-preset";
constexpr std::uintmax_t kMaxFileBytes = 8 << 20;
constexpr std::size_t kMaxNameBytes = 160;  // leaves room for " (2)" and the ending: 255 in all
constexpr const char* kFavouritesFile = "favourites.json";
constexpr const char* kHiddenFile = "hidden.json";
constexpr std::size_t kMaxMarked = 10000;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool isLine(const std::string& text) {
    return text.size() <= kMaxNameBytes && std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
           });
}

/// What is wrong with a preset; nullptr if nothing is.
const char* complaintAbout(const StylePreset& preset) {
    if (preset.name.find_first_not_of(' ') == std::string::npos)
        return "the preset has no name";
    if (!isLine(preset.name) || !isLine(preset.author))
        return "the preset's name or author is too long or not plain text";
    if (preset.thumbnail.size() > kMaxPresetThumbnailBytes)
        return "the preset's thumbnail is too large";
    return nullptr;
}

tl::unexpected<Error> damaged(const char* what) {
    return failure(ErrorCode::corrupt, "preset", what);
}

/// The text under `key`, empty where it is missing; nothing where it is something else.
std::optional<std::string> textIn(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end())
        return std::string();
    return found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

/// A file name for a preset's name: no folders, not hidden.
std::string fileNameOf(std::string name) {
    std::replace(name.begin(), name.end(), '/', '-');
    if (name.front() == '.')
        name.front() = '_';
    return name + kPresetExtension;
}

/// "Name", or "Name (2)", "Name (3)" … if there is one.
std::string distinctName(const std::string& wanted, const std::vector<PresetEntry>& entries) {
    const auto isTaken = [&](const std::string& name) {
        return std::any_of(entries.begin(), entries.end(), [&](const PresetEntry& entry) {
            return lower(entry.preset.name) == lower(name);
        });
    };
    std::string name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = wanted + " (" + std::to_string(number) + ")";
    return name;
}

Error about(const fs::path& file, Error error) {
    error.subject = file.string();
    return error;
}

}  // namespace

std::string toJson(const StylePreset& preset) {
    json object;
    object[kVersionKey] = kPresetVersion;
    object["name"] = preset.name;
    object["author"] = preset.author;
    object["recipe"] = json::parse(toJson(preset.recipe));
    object["thumbnail"] = toBase64(std::as_bytes(std::span(preset.thumbnail)));
    return object.dump(1, ' ', false, json::error_handler_t::replace);
}

Result<StylePreset> presetFromJson(const std::string& text) {
    const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object())
        return damaged("not readable");
    const auto version = object.find(kVersionKey);
    if (version == object.end() || !version->is_number_integer())
        return damaged("is no preset of Irodori");
    if (version->get<std::int64_t>() > kPresetVersion)
        return failure(ErrorCode::newerVersion, "preset");

    const auto name = textIn(object, "name");
    const auto author = textIn(object, "author");
    const auto thumbnail = fromBase64(textIn(object, "thumbnail").value_or("?"));
    const auto recipe = object.find("recipe");
    if (!name || !author || !thumbnail || recipe == object.end())
        return damaged("lacks its name, its settings or its thumbnail");
    const auto* pixels = reinterpret_cast<const std::uint8_t*>(thumbnail->data());
    StylePreset preset{*name, *author, {}, {pixels, pixels + thumbnail->size()}};
    if (const char* complaint = complaintAbout(preset))
        return damaged(complaint);
    auto read = recipeFromJson(recipe->dump());
    if (!read)
        return tl::unexpected(read.error());
    preset.recipe = std::move(*read);
    return preset;
}

Result<StylePreset> loadPreset(const fs::path& file) {
    const auto bytes = readFile(file, kMaxFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    return presetFromJson(text).map_error([&](Error error) { return about(file, error); });
}

Result<fs::path> savePreset(const fs::path& file, const StylePreset& preset, IfExists ifExists) {
    if (const char* complaint = complaintAbout(preset))
        return failure(ErrorCode::invalidArgument, preset.name, complaint);
    const std::string text = toJson(preset);
    return writeFile(file, std::as_bytes(std::span(text)), ifExists);
}

PresetLibrary::PresetLibrary(fs::path user, fs::path shipped)
    : user_(std::move(user)), shipped_(std::move(shipped)) {}

void PresetLibrary::append(std::vector<PresetEntry>& entries, const fs::path& folder,
                           bool shipped) const {
    std::error_code error;
    for (const auto& file : fs::directory_iterator(folder, error)) {
        if (lower(file.path().extension().string()) != kPresetExtension)
            continue;
        if (auto preset = loadPreset(file.path()))
            entries.push_back({file.path(), std::move(*preset), shipped});
        else
            spdlog::warn("{}", preset.error().message());
    }
}

std::vector<PresetEntry> PresetLibrary::list() const {
    std::vector<PresetEntry> entries;
    append(entries, shipped_, /*shipped=*/true);
    append(entries, user_, /*shipped=*/false);
    const auto starred = marked(kFavouritesFile);
    const auto hidden = marked(kHiddenFile);
    for (auto& entry : entries) {
        entry.isFavourite = starred.contains(entry.preset.name);
        entry.isHidden = entry.isShipped && hidden.contains(entry.preset.name);
    }
    std::sort(entries.begin(), entries.end(), [](const PresetEntry& a, const PresetEntry& b) {
        return std::tuple(!a.isFavourite, lower(a.preset.name), a.path)
               < std::tuple(!b.isFavourite, lower(b.preset.name), b.path);
    });
    return entries;
}

Result<StylePreset> PresetLibrary::find(const std::string& nameOrFile) const {
    std::error_code error;
    if (fs::is_regular_file(nameOrFile, error))
        return loadPreset(nameOrFile);
    std::string names;
    for (auto& entry : list()) {
        if (lower(entry.preset.name) == lower(nameOrFile)
            || lower(entry.path.stem().string()) == lower(nameOrFile))
            return std::move(entry.preset);
        names += (names.empty() ? "" : ", ") + entry.preset.name;
    }
    return failure(ErrorCode::notFound, nameOrFile,
                   "no preset of this name, and no such file; there "
                       + (names.empty() ? "are none yet" : "are: " + names));
}

Result<fs::path> PresetLibrary::add(const StylePreset& preset) const {
    std::error_code error;
    fs::create_directories(user_, error);
    if (error)
        return systemFailure(error.value(), user_.string());
    if (complaintAbout(preset))  // before a file name is made of its name
        return savePreset(user_, preset, IfExists::refuse);
    StylePreset named = preset;
    named.name = distinctName(preset.name, list());
    return savePreset(user_ / fileNameOf(named.name), named, IfExists::keepBoth);
}

Result<fs::path> PresetLibrary::import(const fs::path& file) const {
    const auto preset = loadPreset(file);
    if (!preset)
        return tl::unexpected(preset.error());
    for (const auto& entry : list())
        if (entry.preset == *preset)
            return entry.path;
    return add(*preset);
}

Result<fs::path> PresetLibrary::rename(const PresetEntry& entry, const std::string& name) const {
    if (entry.isShipped)
        return failure(ErrorCode::noPermission, entry.path.string(), "comes with the program");
    auto preset = loadPreset(entry.path);
    if (!preset)
        return tl::unexpected(preset.error());
    std::vector<PresetEntry> others = list();
    std::erase_if(others, [&](const PresetEntry& other) { return other.path == entry.path; });
    if (distinctName(name, others) != name)
        return failure(ErrorCode::exists, name);
    preset->name = name;
    if (const char* complaint = complaintAbout(*preset))
        return failure(ErrorCode::invalidArgument, name, complaint);

    const fs::path target = user_ / fileNameOf(name);
    const bool isSameFile = target == entry.path;
    auto written = savePreset(target, *preset, isSameFile ? IfExists::replace : IfExists::keepBoth);
    std::error_code ignored;  // it is there under its new name, whatever becomes of the old one
    if (written && !isSameFile)
        fs::remove(entry.path, ignored);
    if (!written || !entry.isFavourite)
        return written;
    return mark(kFavouritesFile, entry.preset.name, false)
        .and_then([&] { return mark(kFavouritesFile, name, true); })
        .map([&] { return *written; });
}

Result<void> PresetLibrary::setFavourite(const PresetEntry& entry, bool favourite) const {
    return mark(kFavouritesFile, entry.preset.name, favourite);
}

Result<void> PresetLibrary::setHidden(const PresetEntry& entry, bool hidden) const {
    if (!entry.isShipped)
        return failure(ErrorCode::invalidArgument, entry.path.string(), "can be removed");
    return mark(kHiddenFile, entry.preset.name, hidden);
}

Result<void> PresetLibrary::remove(const PresetEntry& entry) const {
    if (entry.isShipped)
        return failure(ErrorCode::noPermission, entry.path.string(), "comes with the program");
    if (auto moved = moveToTrash(entry.path); !moved)
        return tl::unexpected(moved.error());
    return entry.isFavourite ? setFavourite(entry, false) : Result<void>();
}

std::set<std::string> PresetLibrary::marked(const char* file) const {
    const auto bytes = readFile(user_ / file, kMaxFileBytes);
    if (!bytes)
        return {};
    const auto* text = reinterpret_cast<const char*>(bytes->data());
    const json list = json::parse(text, text + bytes->size(), nullptr, /*allow_exceptions=*/false);
    std::set<std::string> names;
    if (list.is_array() && list.size() <= kMaxMarked)
        for (const auto& name : list)
            if (name.is_string())
                names.insert(name.get<std::string>());
    return names;
}

Result<void> PresetLibrary::mark(const char* file, const std::string& name, bool on) const {
    auto names = marked(file);
    if (on)
        names.insert(name);
    else
        names.erase(name);
    std::error_code error;
    fs::create_directories(user_, error);
    if (error)
        return systemFailure(error.value(), user_.string());
    const std::string text = json(names).dump(1, ' ', false, json::error_handler_t::replace);
    return writeFile(user_ / file, std::as_bytes(std::span(text))).map([](const fs::path&) {});
}

PresetLibrary defaultPresetLibrary() {
    return {userDataDir() / "presets", resourceDir() / "presets"};
}

}  // namespace irodori
