// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stylize_command.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <utility>

#include "base/sha256.h"
#include "cli/inputs.h"
#include "cli/output_naming.h"
#include "model/model_file.h"

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

template <class Value>
struct Timed {
    Result<Value> result;
    double seconds = 0;
};

template <class Work>
auto timed(Work work) -> Timed<typename decltype(work())::value_type> {
    const auto start = steady_clock::now();
    auto result = work();
    return {std::move(result), std::chrono::duration<double>(steady_clock::now() - start).count()};
}

struct Job {
    fs::path photo;
    std::string stem;  ///< of the result's name in a folder
};

/// A painted picture on its way to the disk.
struct Saving {
    FinishedPhoto report;  ///< `output` and the time of saving are still to come
    std::future<Timed<fs::path>> outcome;
};

std::vector<Job> jobsOf(const std::vector<fs::path>& photos, const Shard& shard) {
    // Named before they are shared out, so that two shards never aim at one name.
    const auto stems = distinctStems(photos);
    std::vector<Job> jobs;
    for (auto i = static_cast<std::size_t>(shard.index - 1); i < photos.size();
         i += static_cast<std::size_t>(shard.count))
        jobs.push_back({photos[i], stems[i]});
    return jobs;
}

/// A style that the model carries.
struct CarriedStyle {
    std::string name;
    StyleCode code;
};

bool isFile(const StyleReference& reference) {
    std::error_code ignored;
    return fs::exists(reference.file, ignored);
}

bool carriesStyles(const fs::path& model) {
    const auto card = readModelCard(model);
    return card && !card->styles.empty();
}

Result<std::vector<CarriedStyle>> readCarriedStyles(const fs::path& model) {
    return loadModelFile(model).map([](const ModelFile& file) {
        auto codes = styleCodes(file);
        std::vector<CarriedStyle> styles;
        for (std::size_t i = 0; i < codes.size(); ++i)
            styles.push_back({file.card.styles[i].name, std::move(codes[i])});
        return styles;
    });
}

class StylizeRun {
public:
    StylizeRun(const StylizeArguments& arguments, StyleEngine& engine, Console& console,
               std::stop_token stop)
        : arguments_(arguments),
          engine_(engine),
          console_(console),
          stop_(std::move(stop)),
          overlap_(arguments.engine.memoryBudget == 0 ? std::launch::async
                                                      : std::launch::deferred) {}

    ExitStatus run(const ModelLibrary& models);

private:
    Result<void> loadStyle(const ModelLibrary& models);
    Result<std::vector<ReferenceRecord>> readReferences(const fs::path& model);
    Result<ReferenceRecord> readReference(const StyleReference& reference,
                                          const std::vector<CarriedStyle>& carried);
    void stylizeAll(const std::vector<Job>& jobs);
    [[nodiscard]] std::future<Timed<Picture>> startLoading(const Job& job) const;
    Result<Saving> paint(const Job& job, Picture picture, std::size_t index, std::size_t total);
    Result<RepaintResult> repaint(const std::shared_ptr<const Picture>& picture,
                                  const JobHooks& hooks);
    void finish(std::optional<Saving>& saving);
    void fail(const fs::path& photo, const Error& error);
    [[nodiscard]] ExitStatus status() const;

    const StylizeArguments& arguments_;
    StyleEngine& engine_;
    Console& console_;
    const std::stop_token stop_;
    const std::launch overlap_;  ///< of loading and saving with painting

    OutputPlace place_;
    FileSet inputs_;  ///< photos of all shards, references and the model: never replaced
    std::vector<WeightedCode> references_;
    ExportOptions exporting_;
    std::size_t total_ = 0;
    std::size_t done_ = 0;
};

ExitStatus StylizeRun::run(const ModelLibrary& models) {
    const PhotoList list = collectPhotos(arguments_.photos);
    const auto place = outputPlace(arguments_.output, list.photos.size(), arguments_.format);
    if (!place) {
        console_.tell(place.error().message());
        return ExitStatus::wrongUsage;
    }
    place_ = *place;
    const auto model = models.find(arguments_.model);
    if (arguments_.references.empty() && model && !carriesStyles(*model)) {
        console_.tell("--style is required: the model carries no styles of its own");
        return ExitStatus::wrongUsage;
    }
    for (const auto& photo : list.photos)
        inputs_.insert(photo);
    for (const auto& failure : list.failures)
        fail(failure.subject, failure);

    const auto jobs = jobsOf(list.photos, arguments_.shard);
    total_ = jobs.size() + list.failures.size();
    if (jobs.empty())
        return status();
    if (auto ready = prepare(place_).and_then([&] { return loadStyle(models); }); !ready) {
        if (ready.error().code != ErrorCode::cancelled)
            console_.tell(ready.error().message());
        return ExitStatus::nothingDone;
    }
    stylizeAll(jobs);
    if (stop_.stop_requested())
        console_.tell("stopped: " + std::to_string(done_) + " of " + std::to_string(total_)
                      + " done");
    return status();
}

/// What all photos share: engine, model, codes of the references and the settings as text.
Result<void> StylizeRun::loadStyle(const ModelLibrary& models) {
    if (auto configured = engine_.configure(arguments_.engine); !configured)
        return configured;
    const auto model = models.find(arguments_.model).and_then([&](const fs::path& path) {
        inputs_.insert(path);
        return engine_.loadModel(path);
    });
    if (!model)
        return tl::unexpected(model.error());

    auto records = readReferences(model->path);
    if (!records)
        return tl::unexpected(records.error());
    for (const auto& record : *records)
        references_.push_back({record.code, record.weight});
    const StyleRecipe recipe{arguments_.settings, std::move(*records), model->name, model->sha256};
    exporting_ = arguments_.exporting;
    exporting_.ifExists =
        place_.isFolder && !arguments_.overwrite ? IfExists::keepBoth : IfExists::replace;
    if (!exporting_.stripMetadata)
        exporting_.settingsJson = toJson(recipe);
    return {};
}

/// Of pictures, and of styles that the model carries; without any, of the first that it carries.
Result<std::vector<ReferenceRecord>> StylizeRun::readReferences(const fs::path& model) {
    const auto& wanted = arguments_.references;
    std::vector<CarriedStyle> carried;
    if (wanted.empty() || !std::all_of(wanted.begin(), wanted.end(), isFile)) {
        auto styles = readCarriedStyles(model);
        if (!styles)
            return tl::unexpected(styles.error());
        carried = std::move(*styles);
    }
    if (wanted.empty())
        return std::vector<ReferenceRecord>{
            {carried.front().name, {}, kReferenceWeight.initial, carried.front().code}};

    std::vector<ReferenceRecord> records;
    for (const auto& reference : wanted) {
        auto record = readReference(reference, carried);
        if (!record)
            return tl::unexpected(record.error());
        records.push_back(std::move(*record));
    }
    return records;
}

Result<ReferenceRecord> StylizeRun::readReference(const StyleReference& reference,
                                                  const std::vector<CarriedStyle>& carried) {
    const auto style = std::find_if(carried.begin(), carried.end(), [&](const CarriedStyle& known) {
        return known.name == reference.file.string();
    });
    if (style != carried.end() && !isFile(reference))
        return ReferenceRecord{style->name, {}, reference.weight, style->code};
    inputs_.insert(reference.file);
    const auto bytes = readFile(reference.file, LoadLimits{}.maxFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto picture = decodePicture(*bytes, reference.file.string());
    if (!picture)
        return tl::unexpected(picture.error());
    auto code = engine_.encode(picture->image, JobHooks{stop_, {}, {}});
    if (!code)
        return tl::unexpected(code.error());
    return ReferenceRecord{reference.file.filename().string(), sha256(*bytes), reference.weight,
                           std::move(*code)};
}

void StylizeRun::stylizeAll(const std::vector<Job>& jobs) {
    std::optional<Saving> saving;
    auto loading = startLoading(jobs.front());
    for (std::size_t i = 0; i < jobs.size() && !stop_.stop_requested(); ++i) {
        auto loaded = loading.get();
        if (i + 1 < jobs.size())
            loading = startLoading(jobs[i + 1]);
        if (!loaded.result) {
            fail(jobs[i].photo, loaded.result.error());
            continue;
        }
        auto painted = paint(jobs[i], std::move(*loaded.result), i, jobs.size());
        finish(saving);
        if (!painted) {
            fail(jobs[i].photo, painted.error());
            continue;
        }
        painted->report.seconds += loaded.seconds;
        saving = std::move(*painted);
        if (overlap_ == std::launch::deferred)
            finish(saving);
    }
    finish(saving);
}

std::future<Timed<Picture>> StylizeRun::startLoading(const Job& job) const {
    return std::async(overlap_,
                      [photo = job.photo] { return timed([&] { return loadPicture(photo); }); });
}

/// Paints one picture and starts to save it.
Result<Saving> StylizeRun::paint(const Job& job, Picture loaded, std::size_t index,
                                 std::size_t total) {
    const auto picture = std::make_shared<const Picture>(std::move(loaded));
    if (picture->frameCount > 1)
        console_.tell(job.photo.string() + ": only the first of "
                      + std::to_string(picture->frameCount) + " frames is painted");
    ExportOptions options = exporting_;
    options.format = outputFormat(place_, picture->formatName);
    fs::path target = outputPath(place_, job.stem, options.format);
    if (options.ifExists == IfExists::replace)
        if (auto allowed = mayReplace(target, inputs_); !allowed)
            return tl::unexpected(allowed.error());

    const JobHooks hooks{
        stop_,
        [&](double fraction) { console_.progress(static_cast<double>(index) + fraction, total); },
        [&](const std::string& message) { console_.tell(message); }};
    auto painted = timed([&] { return repaint(picture, hooks); });
    if (!painted.result)
        return tl::unexpected(painted.result.error());

    Saving saving;
    saving.report = {job.photo, {}, painted.result->outputSize, painted.seconds};
    saving.outcome =
        std::async(overlap_, [picture, target = std::move(target), options = std::move(options),
                              image = std::move(painted.result->image)] {
            return timed([&] { return savePicture(target, image, picture.get(), options); });
        });
    return saving;
}

Result<RepaintResult> StylizeRun::repaint(const std::shared_ptr<const Picture>& picture,
                                          const JobHooks& hooks) {
    RepaintRequest request;
    request.photo = std::shared_ptr<const Image>(picture, &picture->image);
    request.references = references_;
    request.settings = arguments_.settings;
    request.outputSide = arguments_.maxSide;
    request.depth = picture->image.depth;
    auto code = engine_.encode(*request.photo, JobHooks{hooks.stop, {}, hooks.notice});
    if (!code)
        return tl::unexpected(code.error());
    request.photoCode = std::move(*code);
    auto result = engine_.repaint(request, hooks);
    // With a budget, saving must find the memory that painting took.
    if (arguments_.engine.memoryBudget != 0)
        engine_.releaseMemory();
    return result;
}

void StylizeRun::finish(std::optional<Saving>& saving) {
    if (!saving)
        return;
    auto outcome = saving->outcome.get();
    if (outcome.result) {
        saving->report.output = std::move(*outcome.result);
        saving->report.seconds += outcome.seconds;
        console_.finished(saving->report);
        ++done_;
    } else {
        fail(saving->report.input, outcome.result.error());
    }
    saving.reset();
}

void StylizeRun::fail(const fs::path& photo, const Error& error) {
    if (error.code != ErrorCode::cancelled)
        console_.failed(photo, error);
}

ExitStatus StylizeRun::status() const {
    if (done_ == total_)
        return ExitStatus::done;
    return done_ > 0 ? ExitStatus::someFailed : ExitStatus::nothingDone;
}

}  // namespace

ExitStatus runStylize(const StylizeArguments& arguments, StyleEngine& engine,
                      const ModelLibrary& models, Console& console, std::stop_token stop) {
    return StylizeRun(arguments, engine, console, std::move(stop)).run(models);
}

}  // namespace irodori::cli
