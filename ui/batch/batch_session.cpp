// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_session.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "base/atomic_file.h"
#include "batch/batch_texts.h"
#include "jobs/error_text.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;

constexpr int kPollMilliseconds = 100;
constexpr std::uintmax_t kMaxFileBytes = 512 << 20;

Result<BatchQueue> readQueue(const fs::path& file) {
    const auto bytes = readFile(file, kMaxFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto queue = batchQueueFromJson(
        std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
    if (!queue)
        queue.error().subject = file.string();
    return queue;
}

Result<fs::path> writeQueue(const fs::path& file, const BatchQueue& queue) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
        return systemFailure(error.value(), file.parent_path().string());
    const std::string text = toJson(queue);
    return writeFile(file, std::as_bytes(std::span(text)));
}

}  // namespace

struct BatchSession::EnginePlace {
    EngineMaker make;
    std::unique_ptr<StyleEngine> engine;
};

BatchSession::BatchSession(EngineMaker makeEngine, AppSettings& settings, ModelLibrary models,
                           QString file, QObject* parent)
    : QObject(parent),
      settings_(settings),
      models_(std::move(models)),
      file_(std::move(file)),
      engine_(std::make_shared<EnginePlace>(EnginePlace{std::move(makeEngine), nullptr})) {
    pollTimer_.setInterval(kPollMilliseconds);
    connect(&pollTimer_, &QTimer::timeout, this, &BatchSession::poll);
}

BatchSession::~BatchSession() {
    compute_.reset();
    files_.reset();
    if (!isKept_)
        return;
    if (const auto written = writeQueue(file_.toStdString(), runner_->queue()); !written)
        spdlog::warn("{}", written.error().message());
}

void BatchSession::start() {
    Job<BatchQueue> job;
    job.body = [file = file_.toStdString()](const JobHooks&) { return readQueue(file); };
    job.done = [this](Result<BatchQueue> queue) {
        // What a newer version has written stays as it is.
        isKept_ = queue || queue.error().code != ErrorCode::newerVersion;
        if (queue)
            takeOver(std::move(*queue));
        else if (queue.error().code != ErrorCode::notFound)
            report(queue.error());
    };
    files_->start<BatchQueue>({kLoad}, this, std::move(job));
}

void BatchSession::takeOver(BatchQueue queue) {
    edit([&](BatchQueue& empty) { empty = std::move(queue); });
    Q_EMIT planChanged();
    if (hasWaiting())
        Q_EMIT restored();
}

// ---- the queue

double BatchSession::fraction() const {
    const std::size_t total = queue_.items().size();
    if (total == 0)
        return 0;
    const std::size_t pending =
        queue_.count(BatchState::waiting) + queue_.count(BatchState::running);
    const double painting = status_.painting != 0 ? status_.fraction : 0;
    return (double(total - pending) + painting) / double(total);
}

int BatchSession::secondsLeft() const {
    if (status_.secondsPerPhoto <= 0)
        return -1;
    const double painting = status_.painting != 0 ? status_.fraction : 0;
    const double photos = double(queue_.count(BatchState::waiting))
                          + double(queue_.count(BatchState::running)) - painting;
    return int(std::ceil(std::max(0., photos) * status_.secondsPerPhoto));
}

void BatchSession::addPaths(const QStringList& paths) {
    std::vector<fs::path> places;
    for (const QString& path : paths)
        places.emplace_back(path.toStdString());
    Job<BatchScan> job;
    job.body = [places = std::move(places)](const JobHooks& hooks) {
        return scanForBatch(places, hooks.stop);
    };
    job.done = [this](Result<BatchScan> scan) {
        if (scan) {
            edit([&](BatchQueue& queue) { queue.add(scan->photos); });
            for (const fs::path& folder : scan->barren)
                report(barrenText(folder));
            for (const Error& failure : scan->failures)
                report(failure);
        }
        Q_EMIT runningChanged();
    };
    files_->start<BatchScan>({kScan, ++lastJob_}, this, std::move(job));
    Q_EMIT runningChanged();
}

Result<void> BatchSession::setPlan(BatchPlan plan) {
    Result<void> outcome;
    edit([&](BatchQueue& queue) { outcome = queue.setPlan(std::move(plan)); });
    if (outcome)
        Q_EMIT planChanged();
    return outcome;
}

void BatchSession::edit(const std::function<void(BatchQueue&)>& change) {
    runner_->edit(change);
    poll();
}

/// The runner tells nobody: it is looked at.
void BatchSession::poll() {
    if (isRunning())
        runner_->setYielding(isOtherBusy_ && isOtherBusy_());
    const auto before = std::exchange(status_, runner_->status());
    if (before.revision != status_.revision) {
        queue_ = runner_->queue();
        Q_EMIT queueChanged();
        save();
    }
    if (before != status_)
        Q_EMIT progressed();
}

void BatchSession::save() {
    if (!isKept_)
        return;
    Job<fs::path> job;
    job.body = [file = file_.toStdString(), queue = queue_](const JobHooks&) {
        return writeQueue(file, queue);
    };
    job.done = [this](const Result<fs::path>& written) {
        if (!written)
            report(written.error());
    };
    files_->start<fs::path>({kSave}, this, std::move(job), Newer::awaitsRunning);
}

// ---- painting

void BatchSession::requestRun() {
    if (!queue_.plan() || !hasWaiting())
        return;
    if (queue_.plan()->style.exporting.ifExists != IfExists::replace) {
        run();
        return;
    }
    using Files = std::vector<fs::path>;
    Job<Files> job;
    job.body = [queue = queue_](const JobHooks&) -> Result<Files> {
        return queue.existingTargets();
    };
    job.done = [this](Result<Files> files) {
        if (files && !files->empty())
            Q_EMIT wouldReplace(*files);
        else
            run();
    };
    files_->start<Files>({kCheck}, this, std::move(job));
}

void BatchSession::runReplacing(const std::vector<fs::path>& files) {
    runner_->allowReplacing(files);
    run();
}

void BatchSession::run() {
    setPaused(false);
    if (isRunning())
        return;
    Job<bool> job;
    job.body = [place = engine_, runner = runner_, models = models_,
                options = settings_.engineOptions()](const JobHooks& hooks) -> Result<bool> {
        if (!place->engine)
            place->engine = place->make();
        StyleEngine& engine = *place->engine;
        const auto outcome = engine.configure(options).and_then(
            [&] { return runner->run(engine, models, hooks.stop); });
        engine.releaseMemory();
        return outcome.map([] { return true; });
    };
    job.done = [this](const Result<bool>& outcome) { runEnded(outcome); };
    compute_->start<bool>({kRun}, this, std::move(job));
    pollTimer_.start();
    Q_EMIT runningChanged();
}

void BatchSession::runEnded(const Result<bool>& outcome) {
    pollTimer_.stop();
    poll();
    Q_EMIT runningChanged();
    Q_EMIT progressed();
    if (outcome && hasWaiting())  // added in the last moment
        requestRun();
    else if (outcome)
        Q_EMIT ended();
    else if (outcome.error().code != ErrorCode::cancelled)
        report(reasonOfEnd(outcome.error(), queue_.plan().get()));
}

void BatchSession::setPaused(bool paused) {
    runner_->setPaused(paused);
    if (std::exchange(isPaused_, paused) != paused)
        Q_EMIT runningChanged();
}

void BatchSession::report(const Error& error) {
    if (error.code != ErrorCode::cancelled)
        report(errorText(error));
}

void BatchSession::report(const QString& text) {
    Q_EMIT message({Severity::error, text, {}, {}, {}});
}

}  // namespace irodori
