// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stylize_command.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/sha256.h"
#include "batch/batch_pipeline.h"
#include "batch/output_rules.h"
#include "cli/inputs.h"
#include "cli/output_naming.h"
#include "model/model_file.h"

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;

struct Job {
    fs::path photo;
    std::string stem;  ///< of the result's name in a folder
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

class StylizeRun : private BatchClient {
public:
    StylizeRun(const StylizeArguments& arguments, StyleEngine& engine, Console& console,
               std::stop_token stop)
        : arguments_(arguments), engine_(engine), console_(console), stop_(std::move(stop)) {}

    ExitStatus run(const ModelLibrary& models);

private:
    [[nodiscard]] std::string modelName(const ModelLibrary& models) const;
    Result<void> loadStyle(const ModelLibrary& models);
    Result<StyleRecipe> recipeOf(const ModelInfo& model);
    [[nodiscard]] Result<void> takeFromPreset(StyleRecipe& recipe) const;
    Result<std::vector<ReferenceRecord>> readReferences(const std::vector<StyleReference>& wanted,
                                                        const fs::path& model);
    Result<Mask> readMask();
    Result<ReferenceRecord> readReference(const StyleReference& reference,
                                          const std::vector<CarriedStyle>& carried);
    void fail(const fs::path& photo, const Error& error);
    [[nodiscard]] ExitStatus status() const;

    std::optional<BatchTask> next() override;
    Result<void> mayReplace(const fs::path& target) override;
    void progress(const BatchTask& task, double fraction) override;
    void notice(const BatchTask& task, const std::string& message) override;
    void finished(const BatchTask& task, Result<BatchResult> result) override;

    const StylizeArguments& arguments_;
    StyleEngine& engine_;
    Console& console_;
    const std::stop_token stop_;

    OutputPlace place_;
    FileSet inputs_;  ///< photos of all shards, references and the model: never replaced
    std::shared_ptr<const BatchStyle> style_;
    std::vector<Job> jobs_;
    std::size_t handedOut_ = 0;  ///< of `jobs_`
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
    const auto model = models.find(modelName(models));
    if (arguments_.references.empty() && !arguments_.preset && model && !carriesStyles(*model)) {
        console_.tell("--style is required: the model carries no styles of its own");
        return ExitStatus::wrongUsage;
    }
    for (const auto& photo : list.photos)
        inputs_.insert(photo);
    for (const auto& failure : list.failures)
        fail(failure.subject, failure);

    jobs_ = jobsOf(list.photos, arguments_.shard);
    total_ = jobs_.size() + list.failures.size();
    if (jobs_.empty())
        return status();
    if (auto ready = prepare(place_).and_then([&] { return loadStyle(models); }); !ready) {
        if (ready.error().code != ErrorCode::cancelled)
            console_.tell(ready.error().message());
        return ExitStatus::nothingDone;
    }
    runBatch(engine_, *this, arguments_.engine.memoryBudget == 0 ? Overlap::full : Overlap::none,
             stop_);
    if (stop_.stop_requested())
        console_.tell("stopped: " + std::to_string(done_) + " of " + std::to_string(total_)
                      + " done");
    return status();
}

/// What all photos share: engine, model and style.
Result<void> StylizeRun::loadStyle(const ModelLibrary& models) {
    if (auto configured = engine_.configure(arguments_.engine); !configured)
        return configured;
    const auto model = models.find(modelName(models)).and_then([&](const fs::path& path) {
        inputs_.insert(path);
        return engine_.loadModel(path);
    });
    if (!model)
        return tl::unexpected(model.error());

    auto recipe = recipeOf(*model);
    if (!recipe)
        return tl::unexpected(recipe.error());
    BatchStyle style;
    style.recipe = std::move(*recipe);
    style.maxSide = arguments_.maxSide;
    style.format = place_.format;
    style.exporting = arguments_.exporting;
    style.exporting.ifExists =
        place_.isFolder && !arguments_.overwrite ? IfExists::keepBoth : IfExists::replace;
    if (!style.exporting.stripMetadata)
        style.exporting.settingsJson = toJson(style.recipe);
    style_ = std::make_shared<const BatchStyle>(std::move(style));
    return {};
}

/// The model that was asked for, else the preset's where it is at hand.
std::string StylizeRun::modelName(const ModelLibrary& models) const {
    if (!arguments_.model.empty() || !arguments_.preset)
        return arguments_.model;
    const std::string& name = arguments_.preset->recipe.modelName;
    return models.find(name) ? name : std::string();
}

Result<StyleRecipe> StylizeRun::recipeOf(const ModelInfo& model) {
    StyleRecipe recipe;
    recipe.settings = arguments_.settings;
    recipe.modelName = model.name;
    recipe.modelSha256 = model.sha256;
    if (arguments_.preset)
        if (auto taken = takeFromPreset(recipe); !taken)
            return tl::unexpected(taken.error());
    if (recipe.references.empty()) {
        auto records = readReferences(arguments_.references, model.path);
        if (!records)
            return tl::unexpected(records.error());
        recipe.references = std::move(*records);
    }
    if (!arguments_.otherReferences.empty()) {
        auto records = readReferences(arguments_.otherReferences, model.path);
        if (!records)
            return tl::unexpected(records.error());
        recipe.otherReferences = std::move(*records);
    }
    if (arguments_.mask.empty())
        return recipe;
    return readMask().map([&](Mask mask) {
        recipe.mask = std::move(mask);
        return recipe;
    });
}

/// What was not typed. Codes mean nothing to another model than theirs.
Result<void> StylizeRun::takeFromPreset(StyleRecipe& recipe) const {
    const StyleRecipe& preset = arguments_.preset->recipe;
    recipe.mask = preset.mask;
    if (arguments_.references.empty())
        recipe.references = preset.references;
    if (arguments_.otherReferences.empty())
        recipe.otherReferences = preset.otherReferences;
    const bool takesCodes = !recipe.references.empty() || !recipe.otherReferences.empty();
    if (takesCodes && preset.modelSha256 != recipe.modelSha256)
        return failure(ErrorCode::invalidArgument, "--preset " + arguments_.preset->name,
                       "its styles are for the model \"" + preset.modelName
                           + "\", which is not here in that version; give --style");
    return {};
}

Result<Mask> StylizeRun::readMask() {
    inputs_.insert(arguments_.mask);
    return loadPicture(arguments_.mask).map([](const Picture& picture) {
        return maskOf(picture.image);
    });
}

/// Of pictures, and of styles that the model carries; without any, of the first that it carries.
Result<std::vector<ReferenceRecord>> StylizeRun::readReferences(
    const std::vector<StyleReference>& wanted, const fs::path& model) {
    std::vector<CarriedStyle> carried;
    if (wanted.empty() || !std::all_of(wanted.begin(), wanted.end(), isFile)) {
        auto styles = readCarriedStyles(model);
        if (!styles)
            return tl::unexpected(styles.error());
        carried = std::move(*styles);
    }
    if (wanted.empty() && carried.empty())
        return failure(ErrorCode::invalidArgument, "--style",
                       "is required: neither preset nor model have a style");
    if (wanted.empty())
        return std::vector<ReferenceRecord>{
            {carried.front().name, {}, kReferenceWeight.initial, carried.front().code, {}}};

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
        return ReferenceRecord{style->name, {}, reference.weight, style->code, {}};
    inputs_.insert(reference.file);
    const auto bytes = readFile(reference.file, LoadLimits{}.maxFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto picture = decodePicture(*bytes, reference.file.string());
    if (!picture)
        return tl::unexpected(picture.error());
    const Image& image = picture->image;
    const Rect part = pixelsOf(reference.crop, {image.width, image.height});
    auto code = engine_.encode(cropped(image, part), JobHooks{stop_, {}, {}});
    if (!code)
        return tl::unexpected(code.error());
    return ReferenceRecord{reference.file.filename().string(), sha256(*bytes), reference.weight,
                           std::move(*code), reference.crop};
}

std::optional<BatchTask> StylizeRun::next() {
    if (handedOut_ == jobs_.size())
        return std::nullopt;
    const std::size_t index = handedOut_++;
    const auto target = [this, index](FileFormat format) {
        return outputPath(place_, jobs_[index].stem, format);
    };
    return BatchTask{index, jobs_[index].photo, style_, target, {}};
}

Result<void> StylizeRun::mayReplace(const fs::path& target) {
    return irodori::mayReplace(target, inputs_);
}

void StylizeRun::progress(const BatchTask& task, double fraction) {
    console_.progress(static_cast<double>(task.id) + fraction, jobs_.size());
}

void StylizeRun::notice(const BatchTask& task, const std::string& message) {
    console_.tell(task.photo.string() + ": " + message);
}

void StylizeRun::finished(const BatchTask& task, Result<BatchResult> result) {
    if (!result) {
        fail(task.photo, result.error());
        return;
    }
    console_.finished({task.photo, result->output, result->size, result->seconds});
    ++done_;
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
