// SPDX-License-Identifier: GPL-3.0-or-later
// bench_slider PHOTO STYLE: how soon the window shows a draft after one step of each slider, and
// how many it shows a second while the slider is dragged, against the engine alone with the same
// drafts.
// bench_slider PHOTO STYLE RUN: how many it shows while the run in this folder trains (`irodori-cli
// train`), against those while the run is paused.
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <mutex>

#include "base/paths.h"
#include "batch/batch_session.h"
#include "main_window.h"
#include "studio/studio_page.h"
#include "studio/style_panel.h"
#include "training/fake_training_runs.h"
#include "widgets/slider_row.h"
#include "widgets/value_slider.h"

namespace {

using namespace irodori;

constexpr double kMaxRepaints = 2;  ///< until the first draft
constexpr double kMinShare = 0.8;   ///< of the engine's own rate
constexpr double kMinShareBeside = 0.6;
constexpr int kTurns = 3;
constexpr int kPatienceMilliseconds = 4000;
constexpr int kFirstDrafts = 5;  ///< steps of which the middle one counts
constexpr int kDragMilliseconds = 3000;
constexpr int kMoveMilliseconds = 8;  ///< between two moves of a pointer
constexpr int kLookMilliseconds = 50;
constexpr int kDragSteps = 37;  ///< positions of a drag there and back

/// The real engine, which remembers what it was asked for: while a slider is dragged, drafts.
class ListeningEngine : public StyleEngine {
public:
    std::vector<DeviceInfo> devices() const override { return engine_->devices(); }
    Result<void> configure(const EngineOptions& options) override {
        return engine_->configure(options);
    }
    Result<ModelInfo> loadModel(const std::filesystem::path& path) override {
        return engine_->loadModel(path);
    }
    Result<StyleCode> encode(const Image& image, const JobHooks& hooks) override {
        return engine_->encode(image, hooks);
    }
    Result<RepaintResult> repaint(const RepaintRequest& request, const JobHooks& hooks) override {
        {
            const std::lock_guard lock(mutex_);
            drafts_.push_back(request);
        }
        return engine_->repaint(request, hooks);
    }
    void releaseMemory() override { engine_->releaseMemory(); }
    EngineStatus status() const override { return engine_->status(); }
    ModelInfo model() const override { return engine_->model(); }

    /// Since the last call.
    std::vector<RepaintRequest> takeDrafts() {
        const std::lock_guard lock(mutex_);
        return std::exchange(drafts_, {});
    }
    StyleEngine& alone() { return *engine_; }

private:
    std::unique_ptr<StyleEngine> engine_ = makeStyleEngine();
    std::mutex mutex_;
    std::vector<RepaintRequest> drafts_;
};

/// The program with its files in a folder that goes with it.
struct Program {
    explicit Program(std::shared_ptr<TrainingRuns> trainingRuns)
        : settings(folder.filePath(QStringLiteral("settings.ini"))), runs(std::move(trainingRuns)) {
        window.show();
    }

    void waitUntil(const std::function<bool()>& condition) {
        QTimer look;  // at the condition, where nothing else happens
        look.start(kLookMilliseconds);
        while (!condition())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    void settle() {
        session.endGesture();
        waitUntil([this] { return session.isSettled(); });
    }

    QTemporaryDir folder;
    AppSettings settings;
    std::filesystem::path place = folder.path().toStdString();
    ModelLibrary library{resourceDir() / "models", place / "models"};
    std::shared_ptr<ListeningEngine> engine = std::make_shared<ListeningEngine>();
    StudioSession session{engine, settings, library};
    BatchSession batch{[] { return makeStyleEngine(); }, settings, library,
                       folder.filePath(QStringLiteral("batch.json"))};
    std::shared_ptr<TrainingRuns> runs;
    MainWindow window{session, batch, runs, settings,
                      UserCollections{PresetLibrary(place, {}), place}};
};

struct Times {
    double firstDraft = 0;  ///< seconds after a step
    double drafts = 0;      ///< a second, while dragged
    double alone = 0;       ///< seconds that the engine takes for one of them
};

double secondsOf(const QElapsedTimer& clock) {
    return double(clock.nsecsElapsed()) * 1e-9;
}

/// 0 if the slider paints nothing, such as that of a brush.
double firstDraft(Program& program, ValueSlider& slider) {
    std::vector<double> seconds;
    for (int i = 0; i < kFirstDrafts; ++i) {
        program.settle();
        bool isThere = false;
        const auto connection = QObject::connect(&program.session, &StudioSession::previewReady,
                                                 [&](const Preview&) { isThere = true; });
        QElapsedTimer clock;
        clock.start();
        slider.setValue(slider.minimum() + (slider.maximum() - slider.minimum()) * (i + 4) / 10);
        program.waitUntil([&] { return isThere || program.session.isSettled(); });
        seconds.push_back(isThere ? secondsOf(clock) : 0);
        QObject::disconnect(connection);
    }
    std::ranges::nth_element(seconds, seconds.begin() + kFirstDrafts / 2);
    return seconds[kFirstDrafts / 2];
}

double draftsPerSecond(Program& program, ValueSlider& slider) {
    program.settle();
    program.engine->takeDrafts();
    int shown = 0;
    const auto connection = QObject::connect(&program.session, &StudioSession::previewReady,
                                             [&](const Preview&) { ++shown; });
    QTimer pointer;
    int step = 0;
    QObject::connect(&pointer, &QTimer::timeout, [&] {
        const int place = std::abs(++step % (2 * kDragSteps) - kDragSteps);
        slider.setValue(slider.minimum()
                        + (slider.maximum() - slider.minimum()) * place / kDragSteps);
    });
    QElapsedTimer clock;
    clock.start();
    pointer.start(kMoveMilliseconds);
    program.waitUntil([&] { return clock.hasExpired(kDragMilliseconds); });
    const double seconds = secondsOf(clock);
    QObject::disconnect(connection);
    return shown / seconds;
}

/// Mean of the drafts of the last drag.
double secondsAlone(Program& program) {
    const auto drafts = program.engine->takeDrafts();
    program.settle();
    QElapsedTimer clock;
    clock.start();
    for (const RepaintRequest& draft : drafts)
        if (!program.engine->alone().repaint(draft))
            return 0;
    return drafts.empty() ? 0 : secondsOf(clock) / double(drafts.size());
}

Times measure(Program& program, ValueSlider& slider) {
    Times times;
    times.firstDraft = firstDraft(program, slider);
    if (times.firstDraft == 0)
        return times;
    times.drafts = draftsPerSecond(program, slider);
    times.alone = secondsAlone(program);
    slider.resetRealValue();
    return times;
}

void report(const QString& name, const Times& times, double repaint) {
    const double repaints = times.firstDraft / repaint;
    const double share = times.drafts * times.alone;
    std::printf("%-14s first draft %3.0f ms: %.2f repaints %-6s  %5.1f drafts/s: %3.0f %% %s\n",
                qPrintable(name), times.firstDraft * 1e3, repaints,
                repaints <= kMaxRepaints ? "met" : "MISSED", times.drafts, share * 100,
                share >= kMinShare ? "met" : "MISSED");
    std::fflush(stdout);  // it takes its time
}

void measureSliders(Program& program) {
    double repaint = 0;  // of the first slider, which paints everything anew
    for (SliderRow* row : program.window.studio().stylePanel().findChildren<SliderRow*>()) {
        const Times times = measure(program, *row->findChild<ValueSlider*>());
        if (times.alone == 0)
            continue;  // a brush, not a setting
        if (repaint == 0)
            repaint = times.alone;
        report(row->spec().label, times, repaint);
    }
}

/// Whether the run took the command and its status followed.
bool bring(Program& program, const RunFolder& run, RunCommand command, RunState state) {
    if (!program.runs->send(run, command))
        return false;
    QElapsedTimer clock;
    clock.start();
    program.waitUntil([&] {
        const auto status = program.runs->status(run);
        return clock.hasExpired(kPatienceMilliseconds) || (status && status->state == state);
    });
    program.waitUntil([&] { return clock.hasExpired(kPatienceMilliseconds); });  // until it is seen
    const auto status = program.runs->status(run);
    return status && status->state == state;
}

int measureBeside(Program& program, const RunFolder& run) {
    auto& slider = *program.window.studio()
                        .stylePanel()
                        .findChildren<SliderRow*>()
                        .front()
                        ->findChild<ValueSlider*>();
    for (int i = 0; i < kTurns; ++i) {
        if (!bring(program, run, RunCommand::pause, RunState::paused))
            return std::fprintf(stderr, "the run does not pause\n"), 1;
        const double paused = draftsPerSecond(program, slider);
        if (!bring(program, run, RunCommand::resume, RunState::training))
            return std::fprintf(stderr, "the run does not go on\n"), 1;
        const double training = draftsPerSecond(program, slider);
        std::printf("%5.1f drafts/s beside the paused run, %5.1f while it trains: %3.0f %% %s\n",
                    paused, training, training / paused * 100,
                    training >= kMinShareBeside * paused ? "met" : "MISSED");
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    QStandardPaths::setTestModeEnabled(true);
    const QApplication app(argc, argv);
    if (argc != 3 && argc != 4)
        return std::fprintf(stderr, "usage: bench_slider PHOTO STYLE [RUN]\n"), 2;
    for (int i = 1; i < argc; ++i)
        if (!QFileInfo::exists(QString::fromLocal8Bit(argv[i])))
            return std::fprintf(stderr, "%s: does not exist\n", argv[i]), 2;
    const RunFolder run{argc == 4 ? argv[3] : ""};
    const QTemporaryDir noRuns;
    std::shared_ptr<TrainingRuns> runs;
    if (argc == 4)
        runs = makeTrainingRuns(run.path.parent_path(), {});
    else
        runs = std::make_shared<test::FakeTrainingRuns>(noRuns.path().toStdString());
    Program program(runs);
    program.session.start();
    program.session.openPhoto(PictureSource::file(QString::fromLocal8Bit(argv[1])));
    program.session.openStyle(PictureSource::file(QString::fromLocal8Bit(argv[2])));
    program.waitUntil([&] { return program.session.canRepaint() && program.session.isSettled(); });
    if (argc == 4)
        return measureBeside(program, run);
    measureSliders(program);
    return 0;
}
