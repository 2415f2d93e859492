// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/training_run.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <optional>
#include <utility>

#include "base/atomic_file.h"
#include "base/memory.h"
#include "train/checkpoint.h"
#include "train/control.h"
#include "train/evaluation.h"
#include "train/metrics.h"
#include "train/model_export.h"
#include "train/process_group.h"
#include "train/run_gate.h"
#include "train/run_heartbeat.h"
#include "train/run_inputs.h"
#include "train/sample_painter.h"
#include "train/scoring.h"
#include "train/trainer.h"
#include "train/worker_orders.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double kFirstCheckpointSeconds = 30;
constexpr double kMaxCheckpointMinutes = 5;
constexpr double kStatusSeconds = 1;
constexpr double kLongestSilence = 2;      // seconds, towards other workers during a pause
constexpr double kRateMemorySeconds = 20;  // over which the speed is smoothed
constexpr double kPreviewShare = 0.02;     // of the time, at most
constexpr int kMaxRollBacks = 5;
constexpr std::uintmax_t kSpareBytes = 64 << 20;  // for everything that is not a checkpoint
constexpr std::chrono::seconds kFarewell(10);     // from a signal to a worker's end
constexpr const char* kLicenseUnstated = "all rights reserved";

/// A failure on its way out of a run; caught in this file only.
struct Failure {
    Error error;
};

template <class T>
T orThrow(Result<T> result) {
    if (!result)
        throw Failure{std::move(result.error())};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// What is being caught, as a value.
Error currentError() {
    try {
        throw;
    } catch (const Failure& failure) {
        return failure.error;
    } catch (const std::bad_alloc&) {
        return {ErrorCode::outOfMemory, {}, {}};
    } catch (const c10::Error& error) {
        return {ErrorCode::internal, {}, error.what_without_backtrace()};
    } catch (const std::exception& error) {
        return {ErrorCode::internal, {}, error.what()};
    }
}

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

torch::Device deviceOf(const TrainingConfig& config) {
    const bool hasGpu = torch::cuda::is_available();
    if (config.device == "cuda" && !hasGpu)
        throw Failure{{ErrorCode::device, "cuda", "there is no such device on this computer"}};
    return hasGpu && config.device != "cpu" ? torch::kCUDA : torch::kCPU;
}

bool isFinite(const nn::TensorMap& tensors) {
    return std::ranges::all_of(tensors, [](const auto& named) {
        return torch::isfinite(named.second.sum()).template item<bool>();
    });
}

std::uintmax_t bytesOf(const nn::TensorMap& tensors) {
    std::uintmax_t bytes = 0;
    for (const auto& [name, tensor] : tensors)
        bytes += tensor.nbytes();
    return bytes;
}

Result<void> checkRoom(const fs::path& folder, std::uintmax_t bytes) {
    std::error_code error;
    const auto space = fs::space(folder, error);
    if (!error && space.available < bytes)
        return failure(ErrorCode::diskFull, folder.string());
    return {};
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &utc);
    return text;
}

/// A run's name as a file's: without what separates folders.
std::string fileNameOf(std::string name) {
    std::ranges::replace_if(
        name, [](char c) { return c == '/' || c == '\0'; }, '-');
    const bool isHidden = name.empty() || name.front() == '.';
    return (isHidden ? "style" + name : name) + ".irodori";
}

/// "author, licence" of a style picture, as far as it says so.
std::string attributionOf(const Dataset& styles, const PackedPicture& picture) {
    const auto isIt = [&](const DatasetPicture& listed) {
        return !listed.excluded && listed.file.filename() == picture.name
               && listed.collection == picture.collection;
    };
    const auto found = std::ranges::find_if(styles.pictures, isIt);
    if (found == styles.pictures.end())
        return {};
    const bool isClear = std::all_of(found, styles.pictures.end(), [&](const auto& listed) {
        return !isIt(listed)
               || (listed.rights.author == found->rights.author
                   && listed.rights.license == found->rights.license);
    });
    if (!isClear)  // better nobody than somebody else
        return {};
    const auto& rights = found->rights;
    const bool saysBoth = !rights.author.empty() && !rights.license.empty();
    return rights.author + (saysBoth ? ", " : "") + rights.license;
}

/// Seconds per step, smoothed so that the time left does not jump.
class Rate {
public:
    void add(double seconds) {
        const double weight =
            secondsPerStep_ == 0 ? 1 : 1 - std::exp(-seconds / kRateMemorySeconds);
        secondsPerStep_ += weight * (seconds - secondsPerStep_);
    }
    [[nodiscard]] double secondsPerStep() const { return secondsPerStep_; }

private:
    double secondsPerStep_ = 0;
};

/// What all workers of a run have alike.
struct Materials {
    TrainingConfig config;
    RunPictures pictures;
    torch::Device device = torch::kCPU;
    ProcessGroup* workers = nullptr;
    nn::PerceptualNetwork perceptual{nullptr};

    [[nodiscard]] std::unique_ptr<Trainer> makeTrainer(Networks networks,
                                                       std::function<void()> breathe) const {
        TrainingMaterials materials;
        materials.photos = &pictures.photos;
        materials.styles = &pictures.styles;
        materials.perceptual = perceptual;
        materials.targets = pictures.targets;
        materials.device = device;
        materials.workers = workers;
        materials.breathe = std::move(breathe);
        return std::make_unique<Trainer>(config, std::move(networks), materials);
    }
};

/// The process that trains, or the first of them: it alone writes into the run's folder.
class TrainingSession {
public:
    TrainingSession(const RunFolder& run, TrainingRequest request, const TrainingHooks& hooks,
                    torch::Device device, ProcessGroup* workers, RunLock lock)
        : run_(run),
          request_(std::move(request)),
          hooks_(hooks),
          orders_(workers, device),
          gate_(hooks.job.stop, {[this](bool isPaused) { pauseChanged(isPaused); },
                                 [this](RunCommand command) { return serve(command); }}),
          checkpoints_(run.checkpoints()),
          heartbeat_(run, std::move(lock)) {
        materials_.config = request_.config;
        materials_.device = device;
        materials_.workers = workers;
        usesBf16_ = usesBf16(config(), device);
        status_ = readStatus(run).value_or(RunStatus());
        status_.note.clear();
        status_.errorCode = -1;
        status_.iterations = config().iterations;
    }

    Result<RunStatus> run();

private:
    [[nodiscard]] const TrainingConfig& config() const { return materials_.config; }

    void work();
    void releaseWorkers(Error& error);
    void listen();
    void prepare();
    void startTrainer();
    void train();
    void step();
    void rollBack(const NotFinite& cause);
    void finish();
    void evaluate();
    void exportModel(const std::string& scores);

    std::optional<Checkpoint> resume(int back = 0);
    void restore(const Checkpoint& checkpoint);
    void openMetrics(std::int64_t lastStep);

    void observe(MetricsRow& row);
    void takeScores(MetricsRow& row);
    void paintSamples();
    void saveCheckpoint();
    [[nodiscard]] bool isCheckpointDue() const;
    Result<fs::path> exportCurrent(const std::string& scores);

    void breathe();
    void pauseChanged(bool isPaused);
    Result<fs::path> serve(RunCommand command);
    template <class Action>
    void persist(Action action);

    void enter(RunState state);
    void note(std::string text, int errorCode = -1);
    void publish();
    [[nodiscard]] JobHooks jobHooks();
    [[nodiscard]] double secondsTrained() const;

    const RunFolder run_;
    const TrainingRequest request_;
    const TrainingHooks& hooks_;
    Materials materials_;
    WorkerOrders orders_;
    RunGate gate_;
    CheckpointFolder checkpoints_;

    RunStatus status_;
    RunState stateBeforePause_ = RunState::preparing;
    Clock::time_point lastStatus_;

    bool usesBf16_ = false;
    std::string license_;
    std::string origin_;
    std::unique_ptr<Trainer> trainer_;
    std::optional<SamplePainter> painter_;
    bool isPainting_ = false;
    std::optional<MetricsWriter> metrics_;

    std::optional<Clock::time_point> start_;  ///< of training in this process; empty: not now
    double waitedBefore_ = 0;                 ///< at that moment
    double trainedBefore_ = 0;                ///< in earlier processes
    double previewSeconds_ = 0;               ///< in this process
    double checkpointTime_ = 0;               ///< secondsTrained() of the last one
    Rate rate_;
    std::optional<double> score_;  ///< the newest one that no checkpoint holds yet
    std::optional<double> bestScore_;
    bool isBest_ = false;  ///< `score_` is: a checkpoint comes soon
    int rollBacks_ = 0;    ///< in a row

    RunHeartbeat heartbeat_;
    std::unique_ptr<ControlServer> control_;  // last: its thread calls the gate
};

Result<RunStatus> TrainingSession::run() {
    std::optional<Error> error;
    try {
        work();
    } catch (...) {
        error = currentError();
    }
    gate_.close();
    control_.reset();
    if (!error)
        return status_;
    releaseWorkers(*error);
    if (error->code == ErrorCode::cancelled) {
        enter(RunState::stopped);
        return status_;
    }
    status_.errorCode = static_cast<int>(error->code);
    status_.note = error->message();
    enter(RunState::failed);
    return tl::unexpected(*error);
}

/// After a failure, which may be that one of them is gone.
void TrainingSession::releaseWorkers(Error& error) {
    if (!orders_.hasFollowers())
        return;
    if (error.code == ErrorCode::internal)
        error = {ErrorCode::device,
                 {},
                 "a worker was lost (" + error.message()
                     + "): the run can be resumed from its last checkpoint"};
    try {
        orders_.send({WorkerOrder::Kind::stop});
    } catch (const std::exception& lost) {
        spdlog::debug("no worker left to stop: {}", lost.what());
    }
}

void TrainingSession::work() {
    enter(RunState::preparing);
    listen();
    prepare();
    startTrainer();
    train();
    orders_.send({WorkerOrder::Kind::stop});
    finish();
}

void TrainingSession::listen() {
    auto server = ControlServer::listen(
        run_, [this](RunCommand command) { return gate_.command(command); },
        [this](double seconds) { gate_.yield(seconds); }, [this] { return heartbeat_.status(); });
    if (server)
        control_ = std::move(*server);
    else  // not every file system has sockets; signals still stop the run
        note("the run cannot be controlled: " + server.error().message());
}

void TrainingSession::prepare() {
    materials_.pictures = orThrow(preparePictures(run_, request_, jobHooks()));
    materials_.perceptual = orThrow(loadPerceptualNetwork(materials_.device));
}

void TrainingSession::startTrainer() {
    const auto checkpoint = resume();
    auto start = orThrow(startingPoint(run_, config(), checkpoint.has_value()));
    license_ = request_.license.empty() ? start.license : request_.license;
    origin_ = start.origin;
    orders_.send({WorkerOrder::Kind::begin, checkpoint ? checkpoint->step : -1});
    // Together with other workers a run pauses between steps, so that none waits for another.
    trainer_ = materials_.makeTrainer(
        std::move(start.networks),
        orders_.hasFollowers() ? std::function<void()>() : [this] { breathe(); });
    painter_.emplace(run_, materials_.pictures.photos, materials_.pictures.styles,
                     materials_.device, usesBf16_ ? torch::kBFloat16 : torch::kFloat);
    persist([this] { return painter_->writeSources(); });
    if (checkpoint) {
        restore(*checkpoint);
        trainedBefore_ = checkpoint->secondsTrained;
        checkpointTime_ = trainedBefore_;
    } else {
        status_.step = 0;
        status_.checkpointStep = -1;
    }
    openMetrics(checkpoint ? checkpoint->step : -1);
    start_ = Clock::now();
    waitedBefore_ = gate_.secondsWaited();
}

/// The checkpoint to go on from, if there is one.
std::optional<Checkpoint> TrainingSession::resume(int back) {
    auto checkpoint = orThrow(
        checkpoints_.loadNewest([this](const std::string& message) { note(message); }, back));
    if (!checkpoint)
        return checkpoint;
    const auto& pictures = materials_.pictures;
    if (checkpoint->photos != pictures.photos.fingerprint()
        || checkpoint->styles != pictures.styles.fingerprint())
        note("the pictures are not the same as before: the run goes on with what is there now");
    for (const auto& entry : checkpoints_.list())
        if (entry.score && (!bestScore_ || *entry.score < *bestScore_))
            bestScore_ = entry.score;
    return checkpoint;
}

void TrainingSession::restore(const Checkpoint& checkpoint) {
    trainer_->restore(checkpoint.state);
    score_.reset();
    isBest_ = false;
    status_.step = checkpoint.step;
    status_.checkpointStep = checkpoint.step;
}

void TrainingSession::openMetrics(std::int64_t lastStep) {
    metrics_.reset();
    persist([&]() -> Result<void> {
        return MetricsWriter::open(run_.metrics(), lastStep).map([this](MetricsWriter writer) {
            metrics_ = std::move(writer);
        });
    });
}

void TrainingSession::train() {
    enter(RunState::training);
    if (status_.checkpointStep < 0) {
        MetricsRow row;
        observe(row);
        saveCheckpoint();
    }
    while (trainer_->stepsDone() < config().iterations && !gate_.isStopping()) {
        try {
            step();
        } catch (const NotFinite& error) {
            rollBack(error);
        }
        breathe();
        publish();
    }
    if (status_.checkpointStep != trainer_->stepsDone())  // it was stopped between two
        saveCheckpoint();
    trainedBefore_ = secondsTrained();
    start_.reset();
}

void TrainingSession::step() {
    const auto start = Clock::now();
    const double waitedBefore = gate_.secondsWaited();
    orders_.send({WorkerOrder::Kind::step});
    MetricsRow row = trainer_->step();
    rate_.add(secondsSince(start) - (gate_.secondsWaited() - waitedBefore));
    status_.step = trainer_->stepsDone();
    observe(row);
    if (isCheckpointDue() || status_.step >= config().iterations)
        saveCheckpoint();
}

/// Scores, paints and logs, where it is time to.
void TrainingSession::observe(MetricsRow& row) {
    const auto step = trainer_->stepsDone();
    row.step = step;
    const bool isLast = step >= config().iterations;
    const bool isSampleStep = step % config().sampleSteps == 0 || isLast;
    if (isSampleStep) {
        takeScores(row);
        if (isLast || previewSeconds_ <= kPreviewShare * secondsTrained())
            paintSamples();
        returnFreedMemory();
    }
    if (!isSampleStep && step % config().logSteps != 0)
        return;
    row.values["seconds"] = secondsTrained();
    if (rate_.secondsPerStep() > 0)
        row.values["images_per_second"] = status_.imagesPerSecond;
    persist([&] { return metrics_->append(row); });
    if (hooks_.metrics)
        hooks_.metrics(row);
}

/// Always at the same steps, whatever they cost: a run that was resumed has the same curves.
void TrainingSession::takeScores(MetricsRow& row) {
    const auto& pictures = materials_.pictures;
    ScoringOptions options;
    options.light = true;
    options.bf16 = usesBf16_;
    options.breathe = [this] { breathe(); };
    const auto scores = score(trainer_->averaged(), materials_.perceptual, pictures.photos,
                              pictures.styles, options)
                            .all;
    if (scores.pairs == 0)  // nothing is held out
        return;
    const double distance = config().wStyle * scores.style + config().wContent * scores.content;
    if (!std::isfinite(distance))
        throw NotFinite("the held-out scores are not finite");
    row.values["test_style"] = scores.style;
    row.values["test_content"] = scores.content;
    score_ = distance;
    isBest_ = !bestScore_ || distance < *bestScore_;
    if (isBest_)
        bestScore_ = distance;
}

void TrainingSession::paintSamples() {
    const double start = secondsTrained();
    isPainting_ = true;
    try {
        persist([this] {
            return painter_->paint(trainer_->averaged(), trainer_->stepsDone(),
                                   [this] { breathe(); });
        });
    } catch (const std::runtime_error& error) {  // folding refuses what is not finite
        isPainting_ = false;
        throw NotFinite(error.what());
    }
    isPainting_ = false;
    status_.sampleStep = trainer_->stepsDone();
    if (status_.sampleStep > 0)  // where a run starts from is shown in any case
        previewSeconds_ += secondsTrained() - start;
}

bool TrainingSession::isCheckpointDue() const {
    const double since = secondsTrained() - checkpointTime_;
    const double interval = 60 * std::min(config().checkpointMinutes, kMaxCheckpointMinutes);
    const bool isFirst = status_.checkpointStep == 0;
    return since >= interval || ((isFirst || isBest_) && since >= kFirstCheckpointSeconds);
}

void TrainingSession::saveCheckpoint() {
    Checkpoint checkpoint;
    checkpoint.step = trainer_->stepsDone();
    checkpoint.state = trainer_->state();
    if (!isFinite(checkpoint.state.tensors))
        throw NotFinite("the weights are not finite");
    checkpoint.config = config();
    checkpoint.photos = materials_.pictures.photos.fingerprint();
    checkpoint.styles = materials_.pictures.styles.fingerprint();
    checkpoint.secondsTrained = secondsTrained();
    checkpoint.score = score_;
    const auto bytes = bytesOf(checkpoint.state.tensors) + kSpareBytes;
    persist([&] {
        return checkRoom(run_.path, bytes).and_then([&] { return checkpoints_.save(checkpoint); });
    });
    status_.checkpointStep = checkpoint.step;
    checkpointTime_ = secondsTrained();
    score_.reset();
    isBest_ = false;
    rollBacks_ = 0;
    publish();
}

/// Back to the last good state, with smaller steps from there. What blew up may have begun before
/// that checkpoint: each time in a row it is an earlier one.
void TrainingSession::rollBack(const NotFinite& cause) {
    if (++rollBacks_ >= kMaxRollBacks)
        throw Failure{{ErrorCode::invalidArgument,
                       {},
                       std::string("training became unstable ") + std::to_string(kMaxRollBacks)
                           + " times in a row (" + cause.what()
                           + "): lower lr_g and lr_d, or the largest weight"}};
    const auto checkpoint = resume(rollBacks_ - 1);
    if (!checkpoint)
        throw Failure{{ErrorCode::internal, {}, "there is no checkpoint to go back to"}};
    const double scale = std::pow(0.5, rollBacks_);
    orders_.send({WorkerOrder::Kind::rollBack, checkpoint->step, scale});
    restore(*checkpoint);
    trainer_->scaleRates(scale);
    openMetrics(checkpoint->step);
    note("step " + std::to_string(status_.step) + ": training became unstable (" + cause.what()
         + "); it went back to here, with the rates halved");
}

void TrainingSession::finish() {
    enter(RunState::finishing);
    exportModel({});
    if (trainer_->stepsDone() >= config().iterations && !gate_.isStopping())
        evaluate();
    enter(gate_.isStopping() ? RunState::stopped : RunState::finished);
}

/// Scores the finished model, and writes them into its card.
void TrainingSession::evaluate() {
    const auto& pictures = materials_.pictures;
    ScoringOptions options;
    options.stop = [this] { return gate_.isStopping(); };
    options.breathe = [this] { breathe(); };
    options.onProgress = [this](double fraction) {
        status_.progress = fraction;
        publish();
    };
    auto report = score(trainer_->averaged(), materials_.perceptual, pictures.photos,
                        pictures.styles, options);
    // Zeros would be no scores.
    if (gate_.isStopping() || report.all.pairs == 0)
        return;
    report.model = request_.name;
    const std::string text = toJson(report);
    persist([&] {
        return writeFile(run_.scores(), std::as_bytes(std::span(text))).map([](const fs::path&) {});
    });
    exportModel(text);
}

void TrainingSession::exportModel(const std::string& scores) {
    persist([&] { return exportCurrent(scores).map([](const fs::path&) {}); });
}

/// The averaged networks as they are now.
Result<fs::path> TrainingSession::exportCurrent(const std::string& scores) {
    const auto& sets = materials_.pictures.sets;
    ModelCard card;
    card.name = request_.name;
    card.author = request_.author;
    card.license = license_.empty() ? kLicenseUnstated : license_;
    card.trainingData =
        "Styles: " + rightsSummary(sets.styles) + ". Photos: " + rightsSummary(sets.photos) + ".";
    if (!origin_.empty())
        card.trainingData += " Continued from the model " + origin_ + ".";
    card.created = today();
    card.steps = std::to_string(trainer_->stepsDone());
    card.weights = "EMA";
    card.scores = scores;
    card.architecture = trainer_->averaged().generator->architecture();

    std::error_code error;
    fs::create_directories(run_.model(), error);
    if (error)
        return systemFailure(error.value(), run_.model().string());
    const fs::path file = run_.model() / fileNameOf(request_.name);
    return irodori::exportModel(
               file, card, trainer_->averaged(), materials_.pictures.styles,
               [&](const PackedPicture& picture) { return attributionOf(sets.styles, picture); })
        .map([&] { return file; });
}

/// Where the run waits while it is paused or the cores are lent.
void TrainingSession::breathe() {
    orders_.keepAlive();
    while (orders_.hasFollowers() && gate_.mustWait()) {
        gate_.pass(kLongestSilence);
        orders_.keepAlive();
    }
    gate_.pass();
}

void TrainingSession::pauseChanged(bool isPaused) {
    if (isPaused)
        stateBeforePause_ = status_.state;
    enter(isPaused ? RunState::paused : stateBeforePause_);
}

/// May be called amid a step, in which the averaged networks stand still.
Result<fs::path> TrainingSession::serve(RunCommand command) {
    if (!trainer_)
        return failure(ErrorCode::invalidArgument, {}, "training has not begun yet");
    try {
        if (command == RunCommand::snapshot)
            return exportCurrent({});
        if (isPainting_)
            return fs::path();  // it is on its way
        return painter_->paint(trainer_->averaged(), trainer_->stepsDone(), [] {}).map([this] {
            status_.sampleStep = trainer_->stepsDone();
            return fs::path();
        });
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, {}, error.what());
    }
}

/// Writes something. A full disk pauses the run; resumed, it tries again.
template <class Action>
void TrainingSession::persist(Action action) {
    for (;;) {
        const Result<void> done = action();
        if (done)
            return;
        const Error& error = done.error();
        if (error.code != ErrorCode::diskFull || gate_.isStopping())
            throw Failure{error};
        note(error.message() + "; make room and resume", static_cast<int>(error.code));
        gate_.pause();
        breathe();
        note({});
    }
}

void TrainingSession::enter(RunState state) {
    status_.state = state;
    status_.progress = 0;
    lastStatus_ = {};
    publish();
}

void TrainingSession::note(std::string text, int errorCode) {
    if (!text.empty()) {
        spdlog::info(text);
        hooks_.job.tell(text);
    }
    status_.note = std::move(text);
    status_.errorCode = errorCode;
    publish();
}

void TrainingSession::publish() {
    if (rate_.secondsPerStep() > 0) {
        const int workers = materials_.workers ? materials_.workers->size() : 1;
        status_.imagesPerSecond =
            config().batch * config().accumulate * workers / rate_.secondsPerStep();
        status_.secondsLeft =
            static_cast<double>(status_.iterations - status_.step) * rate_.secondsPerStep();
    }
    status_.secondsTrained = secondsTrained();
    heartbeat_.set(status_);
    if (secondsSince(lastStatus_) < kStatusSeconds)
        return;
    lastStatus_ = Clock::now();
    if (hooks_.status)
        hooks_.status(status_);
}

JobHooks TrainingSession::jobHooks() {
    return {gate_.stopToken(),
            [this](double fraction) {
                breathe();
                status_.progress = fraction;
                publish();
                hooks_.job.report(fraction);
            },
            [this](const std::string& message) { note(message); }};
}

double TrainingSession::secondsTrained() const {
    if (!start_)
        return trainedBefore_;
    return trainedBefore_ + secondsSince(*start_) - (gate_.secondsWaited() - waitedBefore_);
}

/// When a worker that was asked to stop does so. Signals mostly go to all workers of a run: then
/// the first one is to end it at a checkpoint, for which it needs the others until it says so.
class Departure {
public:
    explicit Departure(std::stop_token stop) : stop_(std::move(stop)) {}

    /// To be asked from time to time.
    bool isDue() {
        const auto now = Clock::now();
        if (stop_.stop_requested())
            end_ = std::min(end_, now + kFarewell);
        return now >= end_;
    }

private:
    std::stop_token stop_;
    Clock::time_point end_ = Clock::time_point::max();
};

/// What every worker but the first does: the same steps, and nothing else.
Result<RunStatus> follow(const RunFolder& run, Materials materials, ProcessGroup& workers,
                         std::stop_token stop) {
    Departure departure(std::move(stop));
    const CheckpointFolder checkpoints(run.checkpoints());
    WorkerOrders orders(&workers, materials.device);
    std::unique_ptr<Trainer> trainer;
    const auto restore = [&](std::int64_t step) {
        trainer->restore(orThrow(checkpoints.load(step)).state);
    };
    while (!departure.isDue()) {
        const auto order = orders.receive();
        switch (order.kind) {
            case WorkerOrder::Kind::begin:
                materials.pictures = orThrow(openPictures(run, materials.config));
                materials.perceptual = orThrow(loadPerceptualNetwork(materials.device));
                trainer = materials.makeTrainer(
                    orThrow(startingPoint(run, materials.config, /*hasBegun=*/true)).networks, {});
                if (order.step >= 0)
                    restore(order.step);
                break;
            case WorkerOrder::Kind::step:
                try {
                    trainer->step();
                } catch (const NotFinite&) {
                    // The first worker has seen the same and says what to do.
                }
                break;
            case WorkerOrder::Kind::rollBack:
                restore(order.step);
                trainer->scaleRates(order.rateScale);
                break;
            case WorkerOrder::Kind::wait:
                break;
            case WorkerOrder::Kind::stop:
                return readStatus(run);
        }
    }
    return failure(ErrorCode::cancelled, run.path.string());
}

Result<RunStatus> trainOrFollow(const RunFolder& run, const TrainingHooks& hooks) {
    // First of all: the first worker has written the request when it joins.
    const auto workers = orThrow(joinProcessGroup());
    auto request = orThrow(readRequest(run));
    orThrow(validate(request.config));
    if (request.config.threads > 0)
        at::set_num_threads(request.config.threads);
    const auto device = deviceOf(request.config);
    if (workers && workers->rank() > 0) {
        Materials materials;
        materials.config = request.config;
        materials.device = device;
        materials.workers = workers.get();
        return follow(run, std::move(materials), *workers, hooks.job.stop);
    }
    auto lock = orThrow(RunLock::take(run));
    return TrainingSession(run, std::move(request), hooks, device, workers.get(), std::move(lock))
        .run();
}

}  // namespace

Result<RunStatus> runTraining(const RunFolder& folder, const TrainingHooks& hooks) {
    try {
        return trainOrFollow(folder, hooks);
    } catch (...) {
        return tl::unexpected(currentError());
    }
}

}  // namespace irodori
