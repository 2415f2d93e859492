// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/run_folder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::array<const char*, 9> kStateNames = {"created",  "preparing", "training",
                                                    "paused",   "finishing", "stopped",
                                                    "finished", "failed",    "lost"};
constexpr int kRequestVersion = 1;
constexpr const char* kRequest = "training request";  // in messages
constexpr const char* kStatus = "run status";
constexpr int kIndent = 2;
constexpr std::uintmax_t kMaxRequestBytes = 64 << 20;  // artists drop single pictures, too
constexpr std::uintmax_t kMaxStatusBytes = 1 << 20;
constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestNote = 64 << 10;
constexpr double kAnyNumber = std::numeric_limits<double>::max();
constexpr std::int64_t kAnyInteger = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLargestSeed = 9007199254740991;  // as of TrainingConfig::seed
constexpr const char* kExclude = "exclude";
constexpr const char* kPermitted = "have-permission";

/// Reads members of an untrusted object and remembers the first that is impossible. Members that
/// are missing or null keep their values.
class Fields {
public:
    explicit Fields(const json& object) : object_(object) {}

    void number(const char* key, double& value, double min, double max) {
        read(key, [&](const json& found) {
            const bool fits =
                found.is_number() && found.get<double>() >= min && found.get<double>() <= max;
            if (fits)
                value = found.get<double>();
            return fits;
        });
    }

    template <class Integer>
    void integer(const char* key, Integer& value, std::int64_t min, std::int64_t max) {
        read(key, [&](const json& found) {
            // Beyond the signed ones there is no value that any member may have.
            if (!found.is_number_integer()
                || (found.is_number_unsigned()
                    && found.get<std::uint64_t>() > static_cast<std::uint64_t>(kAnyInteger)))
                return false;
            const auto read = found.get<std::int64_t>();
            if (read < min || read > max)
                return false;
            value = static_cast<Integer>(read);
            return true;
        });
    }

    void flag(const char* key, bool& value) {
        read(key, [&](const json& found) {
            if (found.is_boolean())
                value = found.get<bool>();
            return found.is_boolean();
        });
    }

    void text(const char* key, std::string& value, std::size_t longest) {
        read(key, [&](const json& found) {
            const bool fits =
                found.is_string() && found.get_ref<const std::string&>().size() <= longest;
            if (fits)
                value = found.get<std::string>();
            return fits;
        });
    }

    /// One of `names`, as its index.
    template <class Enum, class Names>
    void choice(const char* key, Enum& value, const Names& names) {
        read(key, [&](const json& found) {
            const auto name = std::ranges::find_if(
                names, [&](const char* candidate) { return found == candidate; });
            if (name == std::end(names))
                return false;
            value = static_cast<Enum>(name - std::begin(names));
            return true;
        });
    }

    void texts(const char* key, std::vector<std::string>& value) {
        read(key, [&](const json& found) {
            const bool areTexts =
                found.is_array()
                && std::ranges::all_of(found, [](const json& text) { return text.is_string(); });
            if (areTexts)
                value = found.get<std::vector<std::string>>();
            return areTexts;
        });
    }

    void path(const char* key, fs::path& value) {
        read(key, [&](const json& found) {
            if (isPath(found))
                value = found.get<std::string>();
            return isPath(found);
        });
    }

    void targets(const char* key, std::map<std::string, ContentTarget>& value) {
        read(key, [&](const json& found) {
            if (!found.is_object())
                return false;
            value.clear();
            for (const auto& [collection, name] : found.items()) {
                const auto target = name.is_string()
                                        ? contentTargetFromName(name.get<std::string>())
                                        : std::nullopt;
                if (!target)
                    return false;
                value[collection] = *target;
            }
            return true;
        });
    }

    void paths(const char* key, std::vector<fs::path>& value) {
        read(key, [&](const json& found) {
            if (!found.is_array() || !std::ranges::all_of(found, isPath))
                return false;
            value.clear();
            for (const auto& path : found)
                value.emplace_back(path.get<std::string>());
            return true;
        });
    }

    /// The key of the first impossible member; empty where all is well.
    [[nodiscard]] const std::string& complaint() const { return complaint_; }

private:
    static bool isPath(const json& value) {
        return value.is_string() && value.get_ref<const std::string&>().starts_with('/')
               && value.get_ref<const std::string&>().find('\0') == std::string::npos;
    }

    template <class Reader>
    void read(const char* key, Reader reader) {
        const auto found = object_.find(key);
        // Null is what JSON has for a number that is not finite.
        if (found != object_.end() && !found->is_null() && !reader(*found) && complaint_.empty())
            complaint_ = key;
    }

    const json& object_;
    std::string complaint_;
};

Result<std::string> textOf(const fs::path& file, std::uintmax_t maxBytes) {
    return readFile(file, maxBytes).map([](const std::vector<std::byte>& bytes) {
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    });
}

Result<void> store(const fs::path& file, const std::string& text,
                   IfExists ifExists = IfExists::replace) {
    const auto written = writeFile(file, std::as_bytes(std::span(text)), ifExists);
    if (!written)
        return tl::unexpected(written.error());
    return {};
}

tl::unexpected<Error> damaged(const char* what, const std::string& key) {
    return failure(ErrorCode::corrupt, what, "has an impossible \"" + key + "\"");
}

/// `what` is named where the text is no object.
Result<json> objectFrom(const std::string& text, const char* what) {
    json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object())
        return failure(ErrorCode::corrupt, what, "is not readable");
    return object;
}

Result<void> checkName(const std::string& name) {
    if (name.empty() || name.size() > kLongestName)
        return failure(ErrorCode::invalidArgument, "name", "must have 1 to 200 letters");
    return {};
}

/// `name`: of the run, for the error.
template <class Object>
Result<std::string> requestText(const Object& object, const std::string& name) {
    try {
        return object.dump(kIndent);
    } catch (const json::exception&) {
        return failure(ErrorCode::invalidArgument, name, "a name or a path is not valid UTF-8");
    }
}

ordered_json toJson(const DatasetOptions& options) {
    return {{"min_side", options.minSide},
            {"min_sharpness", options.minSharpness},
            {"max_hash_distance", options.maxHashDistance},
            {"crop_subjects", options.cropSubjects},
            {"test_share", options.testShare},
            {"seed", options.seed},
            {"opt_out", options.optOut == OptOutAnswer::exclude ? kExclude : kPermitted}};
}

/// The key of an impossible member, or nothing.
std::string read(const json& object, DatasetOptions& options) {
    constexpr int maxSide = 65536;
    constexpr int hashBits = 64;
    constexpr std::array answers = {kExclude, kPermitted};
    Fields fields(object);
    fields.integer("min_side", options.minSide, 1, maxSide);
    fields.number("min_sharpness", options.minSharpness, 0, 1);
    fields.integer("max_hash_distance", options.maxHashDistance, 0, hashBits);
    fields.flag("crop_subjects", options.cropSubjects);
    fields.number("test_share", options.testShare, 0, 1);
    fields.integer("seed", options.seed, 0, kLargestSeed);
    fields.choice("opt_out", options.optOut, answers);
    return fields.complaint();
}

std::int64_t now() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

std::string absoluteText(const fs::path& path) {
    std::error_code ignored;
    return fs::absolute(path, ignored).string();
}

std::vector<std::string> absolute(const std::vector<fs::path>& paths) {
    std::vector<std::string> all;
    for (const auto& path : paths)
        all.push_back(absoluteText(path));
    return all;
}

ordered_json toJson(const std::map<std::string, ContentTarget>& targets) {
    ordered_json object = ordered_json::object();
    for (const auto& [collection, target] : targets)
        object[collection] = nameOf(target);
    return object;
}

}  // namespace

const char* nameOf(RunState state) {
    return kStateNames.at(static_cast<std::size_t>(state));
}

bool isActive(RunState state) {
    return state == RunState::preparing || state == RunState::training || state == RunState::paused
           || state == RunState::finishing;
}

Result<std::string> toJson(const TrainingRequest& request) {
    ordered_json object{{"irodori_run", kRequestVersion},
                        {"name", request.name},
                        {"author", request.author},
                        {"license", request.license},
                        {"created", now()},
                        {"photos", absolute(request.photos)},
                        {"styles", absolute(request.styles)},
                        {"content_targets", toJson(request.contentTargets)},
                        {"dataset", toJson(request.dataset)}};
    if (!request.manifest.empty())
        object["manifest"] = absoluteText(request.manifest);
    if (!request.collections.empty())
        object["collections"] = request.collections;
    return requestText(object, request.name);
}

Result<TrainingRequest> requestFromJson(const std::string& text) {
    const auto object = objectFrom(text, kRequest);
    if (!object)
        return tl::unexpected(object.error());
    int version = 0;
    TrainingRequest request;
    Fields fields(*object);
    fields.integer("irodori_run", version, 1, std::numeric_limits<int>::max());
    fields.text("name", request.name, kLongestName);
    fields.text("author", request.author, kLongestName);
    fields.text("license", request.license, kLongestName);
    fields.paths("photos", request.photos);
    fields.paths("styles", request.styles);
    fields.path("manifest", request.manifest);
    fields.texts("collections", request.collections);
    fields.targets("content_targets", request.contentTargets);
    if (version > kRequestVersion)
        return failure(ErrorCode::newerVersion, kRequest);
    if (version == 0 || request.name.empty() || !fields.complaint().empty())
        return damaged(kRequest, fields.complaint().empty() ? "name" : fields.complaint());
    if (const auto dataset = object->find("dataset"); dataset != object->end())
        if (const auto complaint = read(*dataset, request.dataset); !complaint.empty())
            return damaged(kRequest, complaint);
    return request;
}

namespace {

Result<void> put(const RunFolder& run, const TrainingRequest& request, IfExists ifExists) {
    if (auto ok = checkName(request.name); !ok)
        return ok;
    if (auto ok = validate(request.config); !ok)
        return ok;
    const auto text = toJson(request);
    if (!text)
        return tl::unexpected(text.error());
    if (const auto back = requestFromJson(*text); !back)  // it would never be found again
        return failure(ErrorCode::invalidArgument, request.name, back.error().detail);
    std::error_code error;
    fs::create_directories(run.path, error);
    if (error)
        return systemFailure(error.value(), run.path.string());
    if (ifExists == IfExists::refuse && fs::exists(run.request(), error))
        return failure(ErrorCode::exists, run.path.string(), "holds a run already");
    // The request last: whoever finds it finds a whole run.
    if (auto written = writeConfig(run, request.config); !written)
        return written;
    return store(run.request(), *text, ifExists);
}

}  // namespace

Result<void> writeRequest(const RunFolder& run, const TrainingRequest& request) {
    return put(run, request, IfExists::refuse);
}

Result<void> replaceRequest(const RunFolder& run, const TrainingRequest& request) {
    return put(run, request, IfExists::replace);
}

bool hasBegun(const RunFolder& run) {
    std::error_code ignored;
    return fs::exists(run.dataset(), ignored) || fs::exists(run.checkpoints(), ignored);
}

Result<TrainingRequest> readRequest(const RunFolder& run) {
    auto request = textOf(run.request(), kMaxRequestBytes).and_then(&requestFromJson);
    if (!request)
        return request;
    auto config = textOf(run.config(), kMaxStatusBytes).and_then(&trainingConfigFromJson);
    if (!config)
        return tl::unexpected(config.error());
    request->config = std::move(*config);
    return request;
}

std::int64_t creationTime(const RunFolder& run) {
    std::int64_t created = 0;
    if (const auto text = textOf(run.request(), kMaxRequestBytes))
        if (const auto object = objectFrom(*text, kRequest))
            Fields(*object).integer("created", created, 0, kAnyInteger);
    return created;
}

Result<void> renameRun(const RunFolder& run, const std::string& name) {
    if (auto ok = checkName(name); !ok)
        return ok;
    const auto text = textOf(run.request(), kMaxRequestBytes);
    if (!text)
        return tl::unexpected(text.error());
    auto object = objectFrom(*text, kRequest);
    if (!object)
        return tl::unexpected(object.error());
    (*object)["name"] = name;
    return requestText(*object, name).and_then([&](const std::string& renamed) {
        return store(run.request(), renamed);
    });
}

Result<void> writeConfig(const RunFolder& run, const TrainingConfig& config) {
    if (auto ok = validate(config); !ok)
        return ok;
    return store(run.config(), toJson(config));
}

std::string toJson(const RunStatus& status) {
    const ordered_json object{
        {"state", nameOf(status.state)},      {"step", status.step},
        {"iterations", status.iterations},    {"seconds_trained", status.secondsTrained},
        {"seconds_left", status.secondsLeft}, {"images_per_second", status.imagesPerSecond},
        {"progress", status.progress},        {"checkpoint_step", status.checkpointStep},
        {"sample_step", status.sampleStep},   {"note", status.note},
        {"error_code", status.errorCode}};
    // Notes quote paths, which may be no valid UTF-8: replaced rather than thrown at.
    return object.dump(kIndent, ' ', false, ordered_json::error_handler_t::replace);
}

Result<RunStatus> statusFromJson(const std::string& text) {
    const auto object = objectFrom(text, kStatus);
    if (!object)
        return tl::unexpected(object.error());
    if (!object->contains("state"))
        return damaged(kStatus, "state");
    RunStatus status;
    Fields fields(*object);
    fields.choice("state", status.state, kStateNames);
    fields.integer("step", status.step, 0, kAnyInteger);
    fields.integer("iterations", status.iterations, 0, kAnyInteger);
    fields.number("seconds_trained", status.secondsTrained, 0, kAnyNumber);
    fields.number("seconds_left", status.secondsLeft, -kAnyNumber, kAnyNumber);
    fields.number("images_per_second", status.imagesPerSecond, 0, kAnyNumber);
    fields.number("progress", status.progress, 0, 1);
    fields.integer("checkpoint_step", status.checkpointStep, -1, kAnyInteger);
    fields.integer("sample_step", status.sampleStep, -1, kAnyInteger);
    fields.text("note", status.note, kLongestNote);
    fields.integer("error_code", status.errorCode, -1, static_cast<int>(ErrorCode::internal));
    if (!fields.complaint().empty())
        return damaged(kStatus, fields.complaint());
    return status;
}

Result<void> writeStatus(const RunFolder& run, const RunStatus& status) {
    return store(run.status(), toJson(status));
}

Result<RunStatus> readStatus(const RunFolder& run) {
    const auto text = textOf(run.status(), kMaxStatusBytes);
    if (text)
        return statusFromJson(*text);
    if (text.error().code != ErrorCode::notFound)
        return tl::unexpected(text.error());
    const auto request = readRequest(run);
    if (!request)
        return tl::unexpected(request.error());
    RunStatus status;
    status.iterations = request->config.iterations;
    return status;
}

}  // namespace irodori
