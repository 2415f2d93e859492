// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <utility>

#include "base/base64.h"
#include "batch/batch_queue.h"

namespace irodori {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int kQueueVersion = 1;
constexpr const char* kVersionKey = "irodori-batch";
constexpr std::size_t kMaxItems = 1'000'000;
constexpr int kMaxMaxSide = 65'535;
constexpr int kMaxNumber = 1'000'000'000;

template <class Value, std::size_t count>
using Names = std::array<std::pair<Value, const char*>, count>;

constexpr Names<BatchState, 4> kStates{{{BatchState::waiting, "waiting"},
                                        {BatchState::done, "done"},
                                        {BatchState::skipped, "skipped"},
                                        {BatchState::failed, "failed"}}};

constexpr Names<IfExists, 3> kIfExists{{{IfExists::keepBoth, "keep-both"},
                                        {IfExists::refuse, "skip"},
                                        {IfExists::replace, "replace"}}};

constexpr Names<ErrorCode, 15> kErrors{{{ErrorCode::internal, "internal"},
                                        {ErrorCode::notFound, "not-found"},
                                        {ErrorCode::isDirectory, "is-directory"},
                                        {ErrorCode::noPermission, "no-permission"},
                                        {ErrorCode::unreadable, "unreadable"},
                                        {ErrorCode::emptyFile, "empty-file"},
                                        {ErrorCode::unsupported, "unsupported"},
                                        {ErrorCode::corrupt, "corrupt"},
                                        {ErrorCode::tooLarge, "too-large"},
                                        {ErrorCode::newerVersion, "newer-version"},
                                        {ErrorCode::outOfMemory, "out-of-memory"},
                                        {ErrorCode::diskFull, "disk-full"},
                                        {ErrorCode::exists, "exists"},
                                        {ErrorCode::invalidArgument, "invalid-argument"},
                                        {ErrorCode::device, "device"}}};

/// The first of the table where there is no such value.
template <class Value, std::size_t count>
const char* nameIn(const Names<Value, count>& names, Value value) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const auto& entry) { return entry.first == value; });
    return (found == names.end() ? names.begin() : found)->second;
}

/// The first of the table where there is no such name.
template <class Value, std::size_t count>
Value valueIn(const Names<Value, count>& names, const std::string& name) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const auto& entry) { return entry.second == name; });
    return (found == names.end() ? names.begin() : found)->first;
}

// What is missing or of another type is as if it had not been set.

std::string textIn(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::uint8_t> bytesIn(const json& object, const char* key) {
    const auto bytes = fromBase64(textIn(object, key)).value_or(std::vector<std::byte>());
    std::vector<std::uint8_t> values(bytes.size());
    std::transform(bytes.begin(), bytes.end(), values.begin(),
                   [](std::byte byte) { return std::to_integer<std::uint8_t>(byte); });
    return values;
}

template <class Number>
Number numberIn(const json& object, const char* key, Number fallback, Number min, Number max) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number())
        return fallback;
    const auto value = found->get<double>();
    const bool isWithin = value >= static_cast<double>(min) && value <= static_cast<double>(max);
    return isWithin ? static_cast<Number>(value) : fallback;
}

bool flagIn(const json& object, const char* key, bool fallback) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() ? found->get<bool>() : fallback;
}

const json* objectIn(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_object() ? &*found : nullptr;
}

json planToJson(const BatchPlan& plan) {
    const ExportOptions& exporting = plan.style.exporting;
    json object{{"recipe", json::parse(toJson(plan.style.recipe))},
                {"styleName", plan.styleName},
                {"folder", plan.folder.string()},
                {"keepsFolders", plan.keepsFolders},
                {"pattern", plan.pattern},
                {"embedsSettings", plan.embedsSettings},
                {"maxSide", plan.style.maxSide},
                {"depth", nameOf(plan.style.depth)},
                {"quality", exporting.quality},
                {"profile", nameOf(exporting.profile)},
                {"keepsMetadata", !exporting.stripMetadata},
                {"aiLabel", exporting.aiLabel},
                {"ifExists", nameIn(kIfExists, exporting.ifExists)}};
    if (plan.style.format)
        object["format"] = extensionOf(*plan.style.format);
    if (!plan.thumbnail.empty())
        object["thumbnail"] = toBase64(std::as_bytes(std::span(plan.thumbnail)));
    return object;
}

Result<BatchPlan> planFromJson(const json& object) {
    const json* recipe = objectIn(object, "recipe");
    if (!recipe)
        return failure(ErrorCode::corrupt, "batch", "has no recipe");
    auto read = recipeFromJson(recipe->dump());
    if (!read)
        return tl::unexpected(read.error());
    BatchPlan plan;
    plan.style.recipe = std::move(*read);
    plan.styleName = textIn(object, "styleName");
    plan.thumbnail = bytesIn(object, "thumbnail");
    plan.folder = textIn(object, "folder");
    plan.keepsFolders = flagIn(object, "keepsFolders", plan.keepsFolders);
    plan.pattern = textIn(object, "pattern");
    plan.embedsSettings = flagIn(object, "embedsSettings", plan.embedsSettings);
    plan.style.maxSide = numberIn(object, "maxSide", 0, 0, kMaxMaxSide);
    plan.style.format = formatFromName(textIn(object, "format"));
    plan.style.depth = depthFromName(textIn(object, "depth")).value_or(plan.style.depth);
    ExportOptions& exporting = plan.style.exporting;
    exporting.quality = numberIn(object, "quality", exporting.quality, kMinQuality, kMaxQuality);
    exporting.profile = profileFromName(textIn(object, "profile")).value_or(exporting.profile);
    exporting.stripMetadata = !flagIn(object, "keepsMetadata", true);
    exporting.aiLabel = flagIn(object, "aiLabel", true);
    exporting.ifExists = valueIn(kIfExists, textIn(object, "ifExists"));
    return plan;
}

json itemToJson(const BatchItem& item) {
    json object{{"photo", item.photo.string()},
                {"number", item.number},
                {"state", nameIn(kStates, item.state)}};
    if (!item.folder.empty())
        object["folder"] = item.folder.string();
    if (item.state == BatchState::done)
        object["target"] = item.target.string();
    if (!item.output.empty())
        object["output"] = item.output.string();
    if (item.seconds > 0)
        object["seconds"] = item.seconds;
    if (!item.note.empty())
        object["note"] = item.note;
    if (item.failure)
        object["failure"] = {{"code", nameIn(kErrors, item.failure->code)},
                             {"subject", item.failure->subject},
                             {"detail", item.failure->detail}};
    return object;
}

/// A folder that stays below the one of the results.
fs::path innerFolder(const std::string& text) {
    const fs::path folder(text);
    const bool leadsOut = std::find(folder.begin(), folder.end(), "..") != folder.end();
    return folder.is_absolute() || leadsOut ? fs::path() : folder;
}

/// Of what is done. Older files know only what was written in the end.
fs::path targetIn(const json& object, fs::path output) {
    const std::string target = textIn(object, "target");
    return target.empty() ? output.replace_extension() : fs::path(target);
}

std::optional<BatchItem> itemFromJson(const json& object) {
    BatchItem item;
    if (object.is_object())
        item.photo = textIn(object, "photo");
    if (!item.photo.is_absolute())
        return std::nullopt;
    item.folder = innerFolder(textIn(object, "folder"));
    item.state = valueIn(kStates, textIn(object, "state"));
    item.number = numberIn(object, "number", 0, 1, kMaxNumber);
    item.output = textIn(object, "output");
    if (item.state == BatchState::done)
        item.target = targetIn(object, item.output);
    item.seconds = numberIn(object, "seconds", 0., 0., 1e9);
    item.note = textIn(object, "note");
    if (const json* reason = objectIn(object, "failure"))
        item.failure = Error{valueIn(kErrors, textIn(*reason, "code")), textIn(*reason, "subject"),
                             textIn(*reason, "detail")};
    else if (item.state == BatchState::failed)
        item.state = BatchState::waiting;
    return item;
}

/// Gives numbers to those that have none of their own, as in older files. Returns the greatest.
int numbered(std::vector<BatchItem>& items, int last) {
    std::set<int> known;
    for (BatchItem& item : items) {
        if (!known.insert(item.number).second)
            item.number = 0;
        last = std::max(last, item.number);
    }
    for (BatchItem& item : items)
        if (item.number == 0)
            item.number = ++last;
    return last;
}

}  // namespace

std::string toJson(const BatchQueue& queue) {
    json items = json::array();
    for (const BatchItem& item : queue.items())
        items.push_back(itemToJson(item));
    json taken = json::array();
    for (const auto& [target, id] : queue.taken_)
        taken.push_back(target.string());
    json object{{kVersionKey, kQueueVersion},
                {"photos", std::move(items)},
                {"lastNumber", queue.lastNumber_},
                {"taken", std::move(taken)}};
    if (queue.plan())
        object["plan"] = planToJson(*queue.plan());
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<BatchQueue> batchQueueFromJson(const std::string& text) {
    const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object())
        return failure(ErrorCode::corrupt, "batch", "is not JSON");
    const int version = numberIn(object, kVersionKey, 0, 0, 1'000'000);
    if (version > kQueueVersion)
        return failure(ErrorCode::newerVersion, "batch");
    if (version < 1)
        return failure(ErrorCode::corrupt, "batch", "has no version");
    BatchQueue queue;
    if (const json* plan = objectIn(object, "plan"))
        if (auto read = planFromJson(*plan))
            static_cast<void>(queue.setPlan(std::move(*read)));  // none if it cannot be used
    if (const auto photos = object.find("photos"); photos != object.end() && photos->is_array())
        for (const json& photo : *photos) {
            auto item = itemFromJson(photo);
            if (!item || queue.items_.size() == kMaxItems)
                continue;
            item->id = ++queue.lastId_;
            queue.items_.push_back(std::move(*item));
        }
    queue.lastNumber_ = numbered(queue.items_, numberIn(object, "lastNumber", 0, 0, kMaxNumber));
    if (const auto taken = object.find("taken"); taken != object.end() && taken->is_array())
        for (const json& target : *taken)
            if (target.is_string() && queue.taken_.size() < kMaxItems)
                queue.taken_[target.get<std::string>()] = 0;
    return queue;
}

}  // namespace irodori
