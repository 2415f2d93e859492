// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_pipeline.h"

#include <chrono>
#include <future>
#include <utility>

#include "batch/output_rules.h"

namespace irodori {

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

/// A decoded photo.
struct Source {
    std::shared_ptr<const Picture> picture;
    std::shared_ptr<const Mask> mask;  ///< where the style is for; null: everywhere
    std::string notice;                ///< something to know about it; may be empty
};

/// A photo that is decoded ahead of its turn.
struct Loading {
    BatchTask task;
    std::future<Timed<Source>> outcome;
};

struct Painted {
    fs::path target;
    ExportOptions exporting;
    RepaintResult repaint;
};

/// A painted picture on its way to the disk.
struct Saving {
    BatchTask task;
    BatchResult result;  ///< `output` and the time of saving are still to come
    std::future<Timed<fs::path>> outcome;
};

/// Requests a stop when either of two tokens does.
class EitherStop {
public:
    EitherStop(const std::stop_token& first, const std::stop_token& second)
        : first_(first, Forward{either_}), second_(second, Forward{either_}) {}

    [[nodiscard]] std::stop_token token() const { return either_.get_token(); }

private:
    struct Forward {
        std::stop_source& target;
        void operator()() const { target.request_stop(); }
    };
    std::stop_source either_;
    std::stop_callback<Forward> first_;
    std::stop_callback<Forward> second_;
};

std::vector<WeightedCode> codesOf(const std::vector<ReferenceRecord>& records) {
    std::vector<WeightedCode> codes;
    for (const auto& record : records)
        codes.push_back({record.code, record.weight});
    return codes;
}

std::string textOf(Size size) {
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

/// Finds what stands in front; nothing does in some photos, which is worth a notice.
Result<void> findRegion(Source& source, const JobHooks& hooks) {
    auto subject = findSubject(source.picture->image, hooks);
    if (!subject && subject.error().code != ErrorCode::notFound)
        return tl::unexpected(subject.error());
    if (!subject)
        source.notice = "nothing stands out as its subject";
    source.mask = std::make_shared<const Mask>(subject ? std::move(*subject) : Mask(1, 1));
    return {};
}

/// The mask that was painted, perhaps for a photo of other proportions.
void takeMask(Source& source, std::shared_ptr<const Mask> mask) {
    const Image& photo = source.picture->image;
    if (!hasProportionsOf({photo.width, photo.height}, {mask->width, mask->height}))
        source.notice = "the mask of " + textOf({mask->width, mask->height})
                        + " pixels is stretched to the photo's "
                        + textOf({photo.width, photo.height});
    source.mask = std::move(mask);
}

Result<Source> loadSource(const BatchTask& task, const JobHooks& hooks) {
    auto picture = loadPicture(task.photo);
    if (!picture)
        return tl::unexpected(picture.error());
    Source source{std::make_shared<const Picture>(std::move(*picture)), nullptr, {}};
    if (const int frames = source.picture->frameCount; frames > 1)
        source.notice = "only the first of " + std::to_string(frames) + " frames is painted";
    const StyleRecipe& recipe = task.style->recipe;
    if (recipe.settings.region == StyledRegion::mask)
        takeMask(source, std::shared_ptr<const Mask>(task.style, &recipe.mask));
    else if (recipe.settings.region != StyledRegion::all)
        if (auto found = findRegion(source, hooks); !found)
            return tl::unexpected(found.error());
    return source;
}

Result<fs::path> save(const fs::path& target, const Image& image, const Picture& origin,
                      const ExportOptions& options) {
    // It was there before painting began, which may be long ago.
    if (auto prepared = prepareFolder(target.parent_path()); !prepared)
        return tl::unexpected(prepared.error());
    return savePicture(target, image, &origin, options);
}

class BatchRun {
public:
    BatchRun(StyleEngine& engine, BatchClient& client, Overlap overlap, std::stop_token stop)
        : engine_(engine),
          client_(client),
          policy_(overlap == Overlap::full ? std::launch::async : std::launch::deferred),
          stop_(std::move(stop)) {}

    void run();

private:
    std::optional<Loading> startLoading();
    void process(const BatchTask& task, const Timed<Source>& loaded);
    Result<Painted> paint(const BatchTask& task, const Source& source);
    Result<fs::path> targetOf(const BatchTask& task, FileFormat format);
    Result<RepaintResult> repaint(const BatchTask& task, const Source& source, FileFormat format);
    void startSaving(const BatchTask& task, std::shared_ptr<const Picture> picture, Painted painted,
                     double seconds);
    void finishSaving();
    void finishSavingIfReady();

    StyleEngine& engine_;
    BatchClient& client_;
    const std::launch policy_;  ///< of loading and saving
    const std::stop_token stop_;
    std::optional<Saving> saving_;
};

void BatchRun::run() {
    auto ahead = startLoading();
    while (ahead) {
        Loading current = std::move(*ahead);
        auto loaded = current.outcome.get();
        ahead = startLoading();
        process(current.task, loaded);
        if (!ahead)  // more may have been added meanwhile
            ahead = startLoading();
    }
    finishSaving();
}

std::optional<Loading> BatchRun::startLoading() {
    if (stop_.stop_requested())
        return std::nullopt;
    auto task = client_.next();
    if (!task)
        return std::nullopt;
    auto outcome = std::async(policy_, [task = *task, stop = stop_] {
        const EitherStop either(stop, task.skip);
        return timed([&] { return loadSource(task, {either.token(), {}, {}}); });
    });
    return Loading{std::move(*task), std::move(outcome)};
}

void BatchRun::process(const BatchTask& task, const Timed<Source>& loaded) {
    if (!loaded.result) {
        client_.finished(task, tl::unexpected(loaded.result.error()));
        return;
    }
    auto painted = timed([&] { return paint(task, *loaded.result); });
    finishSaving();
    if (painted.result)
        startSaving(task, loaded.result->picture, std::move(*painted.result),
                    loaded.seconds + painted.seconds);
    else
        client_.finished(task, tl::unexpected(painted.result.error()));
    if (policy_ == std::launch::deferred)
        finishSaving();
}

Result<Painted> BatchRun::paint(const BatchTask& task, const Source& source) {
    if (!source.notice.empty())
        client_.notice(task, source.notice);
    Painted painted;
    painted.exporting = task.style->exporting;
    painted.exporting.format = outputFormat(task.style->format, source.picture->formatName);
    auto target = targetOf(task, painted.exporting.format);
    if (!target)
        return tl::unexpected(target.error());
    painted.target = std::move(*target);
    auto result = repaint(task, source, painted.exporting.format);
    if (!result)
        return tl::unexpected(result.error());
    painted.repaint = std::move(*result);
    return painted;
}

/// Refuses before the work is done what saving would refuse after it.
Result<fs::path> BatchRun::targetOf(const BatchTask& task, FileFormat format) {
    fs::path target = task.target(format);
    const IfExists ifExists = task.style->exporting.ifExists;
    std::error_code ignored;
    if (ifExists == IfExists::refuse && fs::exists(target, ignored))
        return failure(ErrorCode::exists, target.string());
    if (ifExists == IfExists::replace)
        if (auto allowed = client_.mayReplace(target); !allowed)
            return tl::unexpected(allowed.error());
    if (auto prepared = prepareFolder(target.parent_path()); !prepared)
        return tl::unexpected(prepared.error());
    return target;
}

Result<RepaintResult> BatchRun::repaint(const BatchTask& task, const Source& source,
                                        FileFormat format) {
    const BatchStyle& style = *task.style;
    const EitherStop stop(stop_, task.skip);
    const JobHooks hooks{stop.token(),
                         [&](double fraction) {
                             finishSavingIfReady();
                             client_.progress(task, fraction);
                         },
                         [&](const std::string& message) { client_.notice(task, message); }};
    RepaintRequest request;
    request.photo = std::shared_ptr<const Image>(source.picture, &source.picture->image);
    request.references = codesOf(style.recipe.references);
    request.otherReferences = codesOf(style.recipe.otherReferences);
    request.settings = style.recipe.settings;
    request.mask = source.mask;
    request.outputSide = style.maxSide;
    request.depth = exportDepth(format, style.depth, request.photo->depth);
    auto code = engine_.encode(*request.photo, JobHooks{hooks.stop, {}, hooks.notice});
    if (!code)
        return tl::unexpected(code.error());
    request.photoCode = std::move(*code);
    auto result = engine_.repaint(request, hooks);
    if (policy_ == std::launch::deferred)  // saving must find the memory that painting took
        engine_.releaseMemory();
    return result;
}

void BatchRun::startSaving(const BatchTask& task, std::shared_ptr<const Picture> picture,
                           Painted painted, double seconds) {
    const BatchResult result{{}, painted.repaint.outputSize, seconds};
    auto outcome =
        std::async(policy_, [picture = std::move(picture), painted = std::move(painted)] {
            return timed([&] {
                return save(painted.target, painted.repaint.image, *picture, painted.exporting);
            });
        });
    saving_ = Saving{task, result, std::move(outcome)};
}

void BatchRun::finishSaving() {
    if (!saving_)
        return;
    Saving saving = std::move(*saving_);
    saving_.reset();
    auto written = saving.outcome.get();
    if (!written.result) {
        client_.finished(saving.task, tl::unexpected(written.result.error()));
        return;
    }
    saving.result.output = std::move(*written.result);
    saving.result.seconds += written.seconds;
    client_.finished(saving.task, std::move(saving.result));
}

/// So that nobody waits for the next photo to hear of the last.
void BatchRun::finishSavingIfReady() {
    if (saving_ && saving_->outcome.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        finishSaving();
}

}  // namespace

void runBatch(StyleEngine& engine, BatchClient& client, Overlap overlap, std::stop_token stop) {
    BatchRun(engine, client, overlap, std::move(stop)).run();
}

}  // namespace irodori
