// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_runner.h"

#include <utility>

#include "batch/file_set.h"
#include "batch/output_rules.h"

namespace irodori {

namespace {

constexpr double kNewestShare = 0.25;  ///< of the last photo in the mean of seconds

std::optional<std::filesystem::path> fileOf(const ModelLibrary& models, const std::string& sha256) {
    for (const ModelEntry& entry : models.list())
        if (entry.card.sha256 == sha256)
            return entry.path;
    return std::nullopt;
}

}  // namespace

// ---- from any thread

BatchQueue BatchRunner::queue() const {
    const std::lock_guard lock(mutex_);
    return queue_;
}

void BatchRunner::edit(const std::function<void(BatchQueue&)>& change) {
    const std::lock_guard lock(mutex_);
    change(queue_);
    ++status_.revision;
    for (auto& [id, skip] : running_) {
        const BatchItem* item = queue_.find(id);
        if (!item || item->state != BatchState::running)
            skip.request_stop();
    }
    released_.notify_all();
}

void BatchRunner::allowReplacing(const std::vector<std::filesystem::path>& files) {
    const std::lock_guard lock(mutex_);
    replaceable_.insert(files.begin(), files.end());
}

void BatchRunner::setPaused(bool paused) {
    const std::lock_guard lock(mutex_);
    isPaused_ = paused;
    released_.notify_all();
}

void BatchRunner::setYielding(bool yielding) {
    const std::lock_guard lock(mutex_);
    isYielding_ = yielding;
    released_.notify_all();
}

BatchRunner::Status BatchRunner::status() const {
    const std::lock_guard lock(mutex_);
    return status_;
}

// ---- from the thread that paints

Result<void> BatchRunner::run(StyleEngine& engine, const ModelLibrary& models,
                              std::stop_token stop) {
    stop_ = std::move(stop);
    {
        const std::lock_guard lock(mutex_);
        interruption_.reset();
    }
    auto outcome = paintAll(engine, models);
    const std::lock_guard lock(mutex_);
    replaceable_.clear();
    return outcome;
}

Result<void> BatchRunner::paintAll(StyleEngine& engine, const ModelLibrary& models) {
    while (const auto wanted = wantedModel()) {
        if (stop_.stop_requested())
            return failure(ErrorCode::cancelled, {});
        if (auto loaded = load(engine, models, *wanted); !loaded)
            return loaded;
        runBatch(engine, *this, Overlap::full, stop_);
        const std::lock_guard lock(mutex_);
        status_.painting = 0;
        if (interruption_)
            return tl::unexpected(*interruption_);
    }
    return {};
}

std::optional<BatchRunner::Model> BatchRunner::wantedModel() const {
    const std::lock_guard lock(mutex_);
    if (!queue_.plan() || queue_.count(BatchState::waiting) == 0)
        return std::nullopt;
    const StyleRecipe& recipe = queue_.plan()->style.recipe;
    return Model{recipe.modelName, recipe.modelSha256};
}

Result<void> BatchRunner::load(StyleEngine& engine, const ModelLibrary& models,
                               const Model& wanted) {
    if (loaded_ != wanted) {
        loaded_.reset();
        const auto file = fileOf(models, wanted.sha256);
        if (!file)
            return failure(ErrorCode::notFound, wanted.name, "the model is not installed");
        if (const auto model = engine.loadModel(*file); !model)
            return tl::unexpected(model.error());
        loaded_ = wanted;
    }
    const std::lock_guard lock(mutex_);
    lastFinish_ = Clock::now();
    held_ = {};
    return {};
}

std::optional<BatchTask> BatchRunner::next() {
    std::unique_lock lock(mutex_);
    waitWhileHeld(lock, {});
    if (interruption_ || stop_.stop_requested() || !queue_.plan())
        return std::nullopt;
    const auto plan = queue_.plan();
    const StyleRecipe& recipe = plan->style.recipe;
    if (loaded_ != Model{recipe.modelName, recipe.modelSha256})
        return std::nullopt;
    const auto item = queue_.takeNext();
    if (!item)
        return std::nullopt;
    if (running_.contains(item->id)) {  // skipped and retried before it was dropped
        queue_.giveBack(item->id);
        return std::nullopt;
    }
    ++status_.revision;
    const auto target = [stem = item->target](FileFormat format) {
        return std::filesystem::path(stem.string() + "." + extensionOf(format));
    };
    const auto skip = running_[item->id] = std::stop_source();
    return BatchTask{item->id, item->photo, {plan, &plan->style}, target, skip.get_token()};
}

Result<void> BatchRunner::mayReplace(const std::filesystem::path& target) {
    std::error_code ignored;
    if (!std::filesystem::exists(target, ignored))
        return {};
    if (!isReplaceable(target))
        return failure(ErrorCode::exists, target.string());
    // Of a copy: who looks at the queue must not wait for the disk.
    FileSet inputs;
    for (const BatchQueue photos = queue(); const BatchItem& item : photos.items())
        inputs.insert(item.photo);
    return irodori::mayReplace(target, inputs);
}

bool BatchRunner::isReplaceable(const std::filesystem::path& target) const {
    const std::lock_guard lock(mutex_);
    return replaceable_.contains(target);
}

void BatchRunner::progress(const BatchTask& task, double fraction) {
    std::unique_lock lock(mutex_);
    status_.painting = task.id;
    status_.fraction = fraction;
    waitWhileHeld(lock, task.skip);
}

void BatchRunner::notice(const BatchTask& task, const std::string& message) {
    const std::lock_guard lock(mutex_);
    queue_.note(task.id, message);
}

void BatchRunner::finished(const BatchTask& task, Result<BatchResult> result) {
    const auto forAll = result ? std::nullopt : reasonForAll(result.error());
    const std::lock_guard lock(mutex_);
    if (result) {
        queue_.finish(task.id, *result);
        replaceable_.erase(result->output);
        measure();
    } else if (forAll) {
        queue_.giveBack(task.id);
        interruption_ = forAll;
    } else {
        fail(task.id, result.error());
    }
    running_.erase(task.id);
    if (status_.painting == task.id)
        status_.painting = 0;
    ++status_.revision;
}

/// For which the next photo would fail, too, if there is one. Looks at the disk.
std::optional<Error> BatchRunner::reasonForAll(const Error& error) const {
    if (error.code == ErrorCode::diskFull || error.code == ErrorCode::device)
        return error;
    if (error.code == ErrorCode::cancelled)
        return std::nullopt;
    const auto plan = queue().plan();
    const auto prepared = plan ? prepareFolder(plan->folder) : Result<void>();
    return prepared ? std::nullopt : std::optional(prepared.error());
}

void BatchRunner::fail(std::uint64_t id, const Error& error) {
    if (error.code == ErrorCode::cancelled) {
        queue_.giveBack(id);
    } else {
        const bool isThere = error.code == ErrorCode::exists;
        queue_.fail(id, error, isThere ? BatchState::skipped : BatchState::failed);
    }
}

void BatchRunner::waitWhileHeld(std::unique_lock<std::mutex>& lock, const std::stop_token& skip) {
    const auto start = Clock::now();
    released_.wait(lock, stop_,
                   [&] { return skip.stop_requested() || (!isPaused_ && !isYielding_); });
    held_ += Clock::now() - start;
}

/// How long photos take from one to the next; newer ones count more.
void BatchRunner::measure() {
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - lastFinish_ - held_).count();
    double& mean = status_.secondsPerPhoto;
    mean = mean > 0 ? mean + kNewestShare * (seconds - mean) : seconds;
    lastFinish_ = now;
    held_ = {};
}

}  // namespace irodori
