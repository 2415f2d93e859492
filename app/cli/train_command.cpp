// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_command.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <sstream>
#include <utility>

#include "base/atomic_file.h"
#include "cli/console.h"
#include "train/control.h"
#include "train/worker_place.h"

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr std::uintmax_t kMaxConfigBytes = 1 << 20;

Result<TrainingConfig> readConfig(const fs::path& file) {
    return readFile(file, kMaxConfigBytes).and_then([](const auto& bytes) {
        return trainingConfigFromJson(
            std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    });
}

/// `config` with what `--set` says about it.
Result<TrainingConfig> withSettings(TrainingConfig config,
                                    const std::vector<std::string>& settings) {
    for (const auto& setting : settings)
        if (auto set = setKey(config, setting); !set)
            return tl::unexpected(set.error());
    if (auto valid = validate(config); !valid)
        return tl::unexpected(valid.error());
    return config;
}

/// Preset or recipe, file and single settings: each overrules the one before.
Result<TrainingConfig> configOf(const TrainArguments& arguments) {
    auto config = arguments.recipe ? arguments.recipe->config : presetConfig(arguments.preset);
    if (!arguments.configFile.empty()) {
        auto read = readConfig(arguments.configFile);
        if (!read)
            return read;
        config = std::move(*read);
    }
    return withSettings(std::move(config), arguments.settings);
}

fs::path withoutTrailingSlash(const fs::path& path) {
    return path.has_filename() ? path : path.parent_path();
}

/// The first that is not empty, or nothing.
std::string firstOf(std::initializer_list<std::string> texts) {
    for (const auto& text : texts)
        if (!text.empty())
            return text;
    return {};
}

/// A first start that has failed may be corrected: nothing was made of the request yet.
Result<void> replaceFailedStart(const RunFolder& run, const TrainingRequest& request) {
    const auto lock = RunLock::take(run);
    if (!lock)
        return tl::unexpected(lock.error());
    if (hasBegun(run))
        return failure(ErrorCode::exists, run.path.string(),
                       "holds a run already: --resume goes on with it");
    return replaceRequest(run, request);
}

Result<void> makeRun(const TrainArguments& arguments, const RunFolder& run) {
    auto config = configOf(arguments);
    if (!config)
        return tl::unexpected(config.error());
    TrainingRequest request;
    const TrainingRecipe recipe = arguments.recipe.value_or(TrainingRecipe());
    request.name = firstOf({arguments.name, recipe.name, run.path.filename().string()});
    request.author = firstOf({arguments.author, recipe.author});
    request.license = recipe.license;
    request.photos = arguments.photos;
    request.styles = arguments.styles;
    request.manifest = arguments.manifest;
    request.collections = arguments.collections;
    request.contentTargets = recipe.contentTargets;
    request.config = std::move(*config);
    request.dataset.optOut =
        arguments.allowOptOut ? OptOutAnswer::iHavePermission : OptOutAnswer::exclude;
    auto written = writeRequest(run, request);
    if (!written && written.error().code == ErrorCode::exists)
        return replaceFailedStart(run, request);
    return written;
}

bool areSame(const std::vector<fs::path>& given, const std::vector<fs::path>& own) {
    const auto absolute = [](const fs::path& path) {
        std::error_code ignored;  // of an empty one
        return fs::absolute(path, ignored);
    };
    return std::ranges::equal(given, own, {}, absolute, absolute);
}

tl::unexpected<Error> differs(const char* option) {
    return failure(ErrorCode::invalidArgument, option,
                   "is not what the run was made with: leave it out, or begin another run");
}

/// The command that began a run may be given again with --resume, as scripts do; other pictures or
/// rights would not be looked at.
Result<void> checkSame(const TrainArguments& arguments, const TrainingRequest& request) {
    if (!arguments.photos.empty() && !areSame(arguments.photos, request.photos))
        return differs("--photos");
    if (!arguments.styles.empty() && !areSame(arguments.styles, request.styles))
        return differs("--styles");
    if (!arguments.manifest.empty() && !areSame({arguments.manifest}, {request.manifest}))
        return differs("--manifest");
    if (!arguments.collections.empty() && arguments.collections != request.collections)
        return differs("--collections");
    if (arguments.allowOptOut && request.dataset.optOut != OptOutAnswer::iHavePermission)
        return differs("--allow-opt-out");
    return {};
}

/// The same for settings that only the beginning of a run looks at.
Result<void> checkSame(const TrainingConfig& given, const TrainingConfig& own) {
    if (given.testShare != own.testShare)
        return differs("test_share");
    if (given.start != own.start)
        return differs("start");
    if (given.baseChannels != own.baseChannels)
        return differs("base_channels");
    if (given.trunkLayers != own.trunkLayers)
        return differs("trunk_layers");
    if (given.activation != own.activation)
        return differs("activation");
    return {};
}

Result<void> resumeRun(const TrainArguments& arguments, const RunFolder& run) {
    const auto request = readRequest(run);
    if (!request && request.error().code == ErrorCode::notFound)
        return failure(ErrorCode::notFound, run.path.string(), "holds no run to resume");
    if (!request)
        return tl::unexpected(request.error());
    if (auto same = checkSame(arguments, *request); !same || arguments.settings.empty())
        return same;
    const auto lock = RunLock::take(run);  // whoever trains it goes on with what it has read
    if (!lock)
        return tl::unexpected(lock.error());
    const auto config = withSettings(request->config, arguments.settings);
    if (!config)
        return tl::unexpected(config.error());
    if (auto same = checkSame(*config, request->config); !same)
        return same;
    return writeConfig(run, *config);
}

std::string short3(double value) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(3) << value;
    return text.str();
}

/// Tells how a run comes along.
class Report {
public:
    Report(const RunFolder& run, std::ostream& out, std::ostream& err, bool json, bool showProgress)
        : run_(run),
          out_(out),
          err_(err),
          json_(json),
          showProgress_(showProgress),
          last_(readStatus(run).value_or(RunStatus())) {}
    ~Report() { clearProgress(); }
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;

    [[nodiscard]] TrainingHooks hooks(std::stop_token stop) {
        TrainingHooks hooks;
        hooks.job.stop = std::move(stop);
        hooks.job.notice = [this](const std::string& message) { tell(message); };
        hooks.status = [this](const RunStatus& status) { show(status); };
        hooks.metrics = [this](const MetricsRow& row) { show(row); };
        return hooks;
    }

    void tell(const std::string& message) {
        clearProgress();
        err_ << message << std::endl;
    }

    void ended(const RunStatus& status);
    void failed(const Error& error);

private:
    void show(const RunStatus& status);
    void show(const MetricsRow& row);
    void finished(const char* what, const fs::path& path, std::int64_t step);
    void line(const ordered_json& object);
    void progress(const RunStatus& status);
    void clearProgress();

    const RunFolder& run_;
    std::ostream& out_;
    std::ostream& err_;
    const bool json_;
    const bool showProgress_;
    bool hasProgressLine_ = false;
    RunStatus last_;
    MetricsRow lastRow_;
};

void Report::show(const MetricsRow& row) {
    lastRow_ = row;
    if (!json_)
        return;
    ordered_json object{{"step", row.step}};
    for (const auto& [name, value] : row.values)
        object[name] = value;
    line(object);
}

void Report::show(const RunStatus& status) {
    if (status.checkpointStep > last_.checkpointStep)
        finished("checkpoint", run_.checkpoints(), status.checkpointStep);
    if (status.sampleStep > last_.sampleStep)
        finished("samples", run_.samples(), status.sampleStep);
    last_ = status;
    progress(status);
}

void Report::finished(const char* what, const fs::path& path, std::int64_t step) {
    if (json_)
        line({{what, path.string()}, {"step", step}});
}

void Report::ended(const RunStatus& status) {
    clearProgress();
    const auto model = newestModelOf(run_);
    if (json_) {
        ordered_json object{{"state", nameOf(status.state)},
                            {"step", status.step},
                            {"iterations", status.iterations},
                            {"seconds", status.secondsTrained}};
        if (!model.empty())
            object["model"] = model.string();
        line(object);
    } else if (!model.empty()) {
        out_ << model.string() << std::endl;
    }
    if (status.state != RunState::finished)
        tell("stopped after step " + std::to_string(status.step) + " of "
             + std::to_string(status.iterations) + ": --resume goes on");
}

void Report::failed(const Error& error) {
    tell(error.message());
    if (json_)
        line({{"state", nameOf(RunState::failed)}, {"error", error.message()}});
}

void Report::line(const ordered_json& object) {
    clearProgress();
    out_ << object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << std::endl;
}

void Report::progress(const RunStatus& status) {
    if (!showProgress_)
        return;
    err_ << "\r\033[K";
    if (status.state != RunState::training) {
        err_ << nameOf(status.state);
        if (status.progress > 0)
            err_ << " · " << std::lround(100 * status.progress) << " %";
    } else {
        err_ << status.step << " of " << status.iterations;
        for (const char* loss : {"g", "d"})
            if (const auto found = lastRow_.values.find(loss); found != lastRow_.values.end())
                err_ << " · " << loss << ' ' << short3(found->second);
        if (status.secondsLeft >= 0)
            err_ << " · " << durationText(status.secondsLeft) << " left";
    }
    err_ << std::flush;
    hasProgressLine_ = true;
}

void Report::clearProgress() {
    if (hasProgressLine_)
        err_ << "\r\033[K" << std::flush;
    hasProgressLine_ = false;
}

/// How far a run had come before, to tell whether anything was done.
std::int64_t stepOf(const RunFolder& run) {
    const auto status = readStatus(run);
    return status ? status->step : 0;
}

}  // namespace

ExitStatus runTrain(const TrainArguments& arguments, const TrainingFunction& train,
                    std::ostream& out, std::ostream& err, bool showProgress, std::stop_token stop) {
    const RunFolder run{withoutTrailingSlash(arguments.run)};
    Report report(run, out, err, arguments.json, showProgress);
    const auto place = workerPlace();
    const auto ready = place.and_then([&](const WorkerPlace& here) -> Result<void> {
        if (here.follows())
            return {};  // the first of several workers makes the run
        return arguments.resume ? resumeRun(arguments, run) : makeRun(arguments, run);
    });
    if (!ready) {
        report.failed(ready.error());
        return ready.error().code == ErrorCode::invalidArgument ? ExitStatus::wrongUsage
                                                                : ExitStatus::nothingDone;
    }
    const auto before = stepOf(run);
    const auto status = train(run, report.hooks(std::move(stop)));
    if (!status) {
        report.failed(status.error());
        return stepOf(run) > before ? ExitStatus::someFailed : ExitStatus::nothingDone;
    }
    if (place->follows())
        return ExitStatus::done;  // the first worker tells how it ended
    report.ended(*status);
    if (status->state == RunState::finished)
        return ExitStatus::done;
    return status->step > 0 ? ExitStatus::someFailed : ExitStatus::nothingDone;
}

}  // namespace irodori::cli
