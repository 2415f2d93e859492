// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <ctime>
#include <fstream>
#include <future>
#include <thread>

#include "base/atomic_file.h"
#include "base/paths.h"
#include "model/model_file.h"
#include "model/torch_weights.h"
#include "run_fixture.h"
#include "train/checkpoint.h"
#include "train/control.h"
#include "train/run_inputs.h"
#include "train/scoring.h"
#include "train/training_run.h"

using namespace irodori;
using namespace std::chrono_literals;

namespace fs = std::filesystem;

namespace {

double processorSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Calls `action` after the given step.
TrainingHooks afterStep(std::int64_t step, std::function<void()> action) {
    TrainingHooks hooks;
    hooks.metrics = [step, action = std::move(action)](const MetricsRow& row) {
        if (row.step == step)
            action();
    };
    return hooks;
}

/// A file may not grow beyond this from now on: what a full disk does to checkpoints.
void limitFiles(rlim_t bytes) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = std::min(bytes, limit.rlim_max);
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace

class TestTrainingRun : public QObject {
    Q_OBJECT

private:
    QTemporaryDir dir_;
    int count_ = 0;

    fs::path root() const { return fs::path(dir_.path().toStdString()); }

    /// Asks to go on from a model, whose shape it takes.
    TrainingRequest requestFrom(const std::string& model) const {
        auto asked = request();
        asked.config.start = model;
        asked.config.baseChannels = TrainingConfig().baseChannels;
        asked.config.trunkLayers = TrainingConfig().trunkLayers;
        return asked;
    }
    TrainingRequest request() const {
        TrainingRequest request;
        request.name = "Blocks";
        request.author = "Tests";
        request.photos = {root() / "photos"};
        request.styles = {root() / "styles"};
        request.config = test::tinyConfig();
        return request;
    }
    RunFolder newRun(const TrainingRequest& request) {
        const RunFolder run{root() / ("run" + std::to_string(++count_))};
        const auto written = writeRequest(run, request);
        if (!written)
            qFatal("%s", written.error().message().c_str());
        return run;
    }
    RunFolder newRun() { return newRun(request()); }

    static void verifyFinished(const Result<RunStatus>& status) {
        QVERIFY2(status, status ? "" : status.error().message().c_str());
        QVERIFY2(status->state == RunState::finished, nameOf(status->state));
    }
    static void trainToTheEnd(const RunFolder& run, const TrainingHooks& hooks = {}) {
        verifyFinished(runTraining(run, hooks));
    }
    static nn::TensorMap finalTensors(const RunFolder& run) {
        return CheckpointFolder(run.checkpoints())
            .load(test::tinyConfig().iterations)
            .value()
            .state.tensors;
    }
    static void verifySame(const RunFolder& run, const RunFolder& other) {
        QVERIFY(test::timelessRows(run) == test::timelessRows(other));
        const auto tensors = finalTensors(run);
        for (const auto& [name, tensor] : finalTensors(other))
            QVERIFY2(torch::equal(tensors.at(name), tensor), name.c_str());
    }
    /// Stops a run after this step.
    static RunStatus stopAfter(const RunFolder& run, std::int64_t step) {
        std::stop_source stop;
        auto hooks = afterStep(step, [&stop] { stop.request_stop(); });
        hooks.job.stop = stop.get_token();
        const auto status = runTraining(run, hooks);
        RunStatus failed;
        failed.note = status ? "" : status.error().message();
        return status.value_or(failed);
    }

    RunFolder reference_;  ///< trained in one go

private Q_SLOTS:
    void initTestCase();

    void makesAModel();
    void aFinishedRunStaysAsItIs();
    void resumedItIsTheSame();
    void withNothingHeldOutThereAreNoScores();
    void theStartingModelMayGo();
    void olderModelsGoOnAsNewOnes();
    void perceptualLayersStayAsTheyAre();
    void aDamagedCheckpointIsPassedOver();
    void explodedWeightsAreLeftBehind();
    void explodingForeverIsAFailure();
    void oneProcessAtATime();
    void anotherRunIsToldOf();
    void onlyWhatWasScoredHasAScore();
    void largerCropsNeedLargerPictures();
    void optOutsAreToldOfInAnyCase();
    void aFullDiskPauses();
    void snapshotWhileTraining();
    void aPauseUsesNoProcessor();
    void picturesMayGoDuringTheRun();
    void badPictures_data();
    void badPictures();
};

void TestTrainingRun::initTestCase() {
    torch::set_num_threads(1);
    std::signal(SIGXFSZ, SIG_IGN);
    QVERIFY(test::writePictures(root() / "photos", 4, 1));
    QVERIFY(test::writePictures(root() / "styles", 4, 1000));
    reference_ = newRun();
    trainToTheEnd(reference_);
}

void TestTrainingRun::makesAModel() {
    const auto rows = test::timelessRows(reference_);
    QCOMPARE(rows.size(), std::size_t{9});
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].step, static_cast<std::int64_t>(i));
    for (const int step : {0, 4, 8})
        QVERIFY(rows[static_cast<std::size_t>(step)].values.contains("test_style"));
    QVERIFY(rows[5].values.contains("g"));

    for (const char* picture :
         {"photos/0.jpg", "references/0.jpg", "00000000/0-0.jpg", "00000008/3-2.jpg"})
        QVERIFY2(loadPicture(reference_.samples() / picture), picture);
    const auto model = loadModelFile(reference_.model() / "Blocks.irodori");
    QVERIFY2(model, model ? "" : model.error().message().c_str());
    QCOMPARE(model->card.steps, std::string("8"));
    QCOMPARE(model->card.author, std::string("Tests"));
    QVERIFY(!model->card.scores.empty());
    QVERIFY(!model->card.styles.empty());
    QVERIFY(fs::exists(reference_.scores()));
    const auto status = readStatus(reference_);
    QVERIFY(status && status->state == RunState::finished);
    QCOMPARE(status->checkpointStep, std::int64_t{8});
    QVERIFY(!RunLock::isHeld(reference_));
}

void TestTrainingRun::aFinishedRunStaysAsItIs() {
    const auto before = test::timelessRows(reference_);
    trainToTheEnd(reference_);
    QVERIFY(test::timelessRows(reference_) == before);
}

void TestTrainingRun::resumedItIsTheSame() {
    const auto run = newRun();
    for (const std::int64_t step : {1, 4, 7}) {
        const auto status = stopAfter(run, step);
        QVERIFY2(status.state == RunState::stopped, status.note.c_str());
        QCOMPARE(status.step, step);
        QCOMPARE(status.checkpointStep, step);
        QVERIFY(loadModelFile(run.model() / "Blocks.irodori"));
    }
    trainToTheEnd(run);
    verifySame(run, reference_);
}

void TestTrainingRun::withNothingHeldOutThereAreNoScores() {
    auto asked = request();
    asked.config.testShare = 0;
    const auto run = newRun(asked);
    trainToTheEnd(run);
    QVERIFY(!fs::exists(run.scores()));
    QVERIFY(loadModelFile(run.model() / "Blocks.irodori").value().card.scores.empty());
}

void TestTrainingRun::theStartingModelMayGo() {
    const fs::path start = root() / "mine.irodori";
    fs::copy_file(reference_.model() / "Blocks.irodori", start);
    const auto asked = requestFrom(start.string());
    const auto whole = newRun(asked);
    trainToTheEnd(whole);
    const auto run = newRun(asked);
    QVERIFY(stopAfter(run, 4).state == RunState::stopped);
    fs::remove(start);
    trainToTheEnd(run);
    verifySame(run, whole);
    QVERIFY(!runTraining(newRun(asked), {}));  // one that has not begun needs it
}

void TestTrainingRun::olderModelsGoOnAsNewOnes() {
    const auto asked = requestFrom("starter");
    const auto file = loadModelFile(resourceDir() / "models" / "starter.irodori");
    QVERIFY(file);
    QCOMPARE(file->card.architecture.version, 1);
    const auto start = startingPoint(newRun(asked), asked.config, /*hasBegun=*/false);
    QVERIFY2(start, start ? "" : start.error().message().c_str());
    QCOMPARE(start->architecture.version, kArchitectureVersion);

    const torch::NoGradGuard noGrad;
    nn::StyleEncoder encoder(file->card.architecture);
    nn::Generator generator(file->card.architecture);
    const auto tensors = toTorch(file->tensors);
    nn::loadParameters(*encoder, "style_encoder.", tensors);
    nn::loadParameters(*generator, "generator.", tensors);
    auto networks = start->networks;
    const auto photo = torch::rand({1, 3, 64, 64}) * 2 - 1;
    const auto code = encoder->forward(torch::rand({1, 3, 64, 64}) * 2 - 1);
    const auto own = encoder->forward(photo);
    const auto z = torch::zeros({1, file->card.architecture.noiseWidth});
    QVERIFY(torch::equal(networks.encoder->forward(photo), own));
    QVERIFY(torch::equal(networks.generator->paint(photo, code, own, z),
                         generator->forward(photo, code, own, z)));
}

void TestTrainingRun::perceptualLayersStayAsTheyAre() {
    const auto perceptual = loadPerceptualNetwork(torch::kCPU).value();
    const auto model = loadModelFile(reference_.model() / "Blocks.irodori").value();
    const auto trained = toTorch(model.tensors);
    const auto shipped = perceptual->named_parameters();
    for (const auto& layer : kPerceptualConvolutions) {
        const std::string name = std::string(layer.name) + ".weight";
        const auto expected = shipped[name].to(torch::kHalf).to(torch::kFloat);
        QVERIFY2(torch::equal(trained.at("style_encoder.perceptual." + name).to(torch::kFloat),
                              expected),
                 name.c_str());
    }
    // What follows them does learn.
    QVERIFY(trained.at("style_encoder.perceptual_mlp.1.weight").abs().max().item<double>() > 0);
    QVERIFY(trained.at("generator.mapping_beside.2.weight").abs().max().item<double>() > 0);
}

void TestTrainingRun::aDamagedCheckpointIsPassedOver() {
    const auto run = newRun();
    stopAfter(run, 5);
    fs::resize_file(run.checkpoints() / "step_00000005.safetensors", 1000);
    QStringList notices;
    TrainingHooks hooks;
    hooks.job.notice = [&](const std::string& text) { notices << QString::fromStdString(text); };
    trainToTheEnd(run, hooks);
    QVERIFY2(notices.join(u'\n').contains(QStringLiteral("step_00000005")),
             qPrintable(notices.join(u'\n')));
    verifySame(run, reference_);
}

void TestTrainingRun::explodedWeightsAreLeftBehind() {
    const auto run = newRun();
    stopAfter(run, 3);
    const CheckpointFolder folder(run.checkpoints());
    auto poisoned = folder.load(3).value();
    poisoned.step = 4;
    poisoned.state.numbers["step"] = 4;
    poisoned.state.tensors.at("generator.stem.weight").fill_(1e30);
    QVERIFY(folder.save(poisoned));
    QStringList notices;
    TrainingHooks hooks;
    hooks.job.notice = [&](const std::string& text) { notices << QString::fromStdString(text); };
    trainToTheEnd(run, hooks);
    QCOMPARE(notices.filter(QStringLiteral("went back")).size(), 2);
    const auto rows = test::timelessRows(run);
    QCOMPARE(rows.size(), std::size_t{9});
    // Twice in a row: a quarter of the rates.
    QCOMPARE(rows[5].values.at("lr_g"), test::timelessRows(reference_)[5].values.at("lr_g") * 0.25);
}

void TestTrainingRun::explodingForeverIsAFailure() {
    const auto run = newRun();
    stopAfter(run, 1);
    const CheckpointFolder folder(run.checkpoints());
    for (const std::int64_t step : {1, 0}) {  // saving one removes later ones
        auto poisoned = folder.load(step).value();
        poisoned.state.tensors.at("generator.stem.weight").fill_(1e30);
        QVERIFY(folder.save(poisoned));
    }
    const auto status = runTraining(run, {});
    QVERIFY(!status);
    QVERIFY2(status.error().message().find("lower lr_g") != std::string::npos,
             status.error().message().c_str());
    const auto told = readStatus(run);
    QVERIFY(told && told->state == RunState::failed);
    QCOMPARE(told->note, status.error().message());
}

void TestTrainingRun::oneProcessAtATime() {
    const auto run = newRun();
    const auto lock = RunLock::take(run);
    QVERIFY(lock);
    const auto second = runTraining(run, {});
    QVERIFY(!second);
    QVERIFY(second.error().code == ErrorCode::exists);
    QVERIFY(!fs::exists(run.status()));
    QVERIFY(!fs::exists(run.dataset()));
}

void TestTrainingRun::anotherRunIsToldOf() {
    const auto lock = RunLock::take(newRun());
    QVERIFY(lock);
    const auto run = newRun();
    for (const std::int64_t step : {1, 2}) {  // started, resumed
        std::stop_source stop;
        QStringList notices;
        auto hooks = afterStep(step, [&stop] { stop.request_stop(); });
        hooks.job.stop = stop.get_token();
        hooks.job.notice = [&](const std::string& text) {
            notices << QString::fromStdString(text);
        };
        QVERIFY(runTraining(run, hooks));
        QCOMPARE(notices.filter(QStringLiteral("another run")).size(), 1);
    }
}

void TestTrainingRun::onlyWhatWasScoredHasAScore() {
    const auto run = newRun();
    stopAfter(run, 4);
    stopAfter(run, 6);
    const auto entries = CheckpointFolder(run.checkpoints()).list();
    QVERIFY(!entries.empty());
    QCOMPARE(entries.back().step, std::int64_t{6});
    for (const auto& entry : entries)
        QCOMPARE(entry.score.has_value(), entry.step % test::tinyConfig().sampleSteps == 0);
}

void TestTrainingRun::largerCropsNeedLargerPictures() {
    const auto shortSide = [](const fs::path& file) {
        const auto pack = PackedPictures::open(file);
        return pack ? std::min((*pack)[0].width, (*pack)[0].height) : 0;
    };
    const auto run = newRun();
    stopAfter(run, 1);
    auto config = test::tinyConfig();
    for (const auto& [crop, side] : {std::pair(176, 264), std::pair(64, 264)}) {
        config.crop = crop;
        QVERIFY(writeConfig(run, config));
        QVERIFY(stopAfter(run, crop == 64 ? 3 : 2).state == RunState::stopped);
        QCOMPARE(shortSide(run.photoPack()), side);
        QCOMPARE(shortSide(run.stylePack()), side);
    }
}

void TestTrainingRun::optOutsAreToldOfInAnyCase() {
    for (const auto& entry : fs::directory_iterator(root() / "photos")) {
        auto picture = loadPicture(entry.path());
        QVERIFY(picture);
        picture->metadata.xmp =
            R"(<x:xmpmeta xmlns:x="adobe:ns:meta/">)"
            R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">)"
            R"(<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">)"
            R"(<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">no AI training</rdf:li>)"
            R"(</rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>)";
        fs::create_directories(root() / "forbidden");
        QVERIFY(savePicture(root() / "forbidden" / entry.path().filename(), picture->image,
                            &*picture, {}));
    }
    auto asked = request();
    asked.photos = {root() / "forbidden"};
    QStringList notices;
    TrainingHooks hooks;
    hooks.job.notice = [&](const std::string& text) { notices << QString::fromStdString(text); };
    const auto status = runTraining(newRun(asked), hooks);
    QVERIFY(!status);
    QVERIFY2(status.error().message().find("none of the photos") != std::string::npos,
             status.error().message().c_str());
    QCOMPARE(notices.filter(QStringLiteral("authors of 4 pictures forbid")).size(), 1);
}

void TestTrainingRun::aFullDiskPauses() {
    const auto run = newRun();
    auto hooks = afterStep(2, [] { limitFiles(200'000); });
    int pauses = 0;
    hooks.status = [&](const RunStatus& status) {
        if (status.state != RunState::paused)
            return;
        ++pauses;
        QCOMPARE(status.errorCode, static_cast<int>(ErrorCode::diskFull));
        QVERIFY(!status.note.empty());
        limitFiles(RLIM_INFINITY);  // somebody made room
        QVERIFY(sendCommand(run, RunCommand::resume, 5));
    };
    trainToTheEnd(run, hooks);
    limitFiles(RLIM_INFINITY);
    QVERIFY(pauses > 0);
    verifySame(run, reference_);
}

void TestTrainingRun::snapshotWhileTraining() {
    const auto run = newRun();
    std::future<Result<fs::path>> snapshot;
    trainToTheEnd(run, afterStep(2, [&] {
                      snapshot = std::async(std::launch::async, [&run] {
                          return sendCommand(run, RunCommand::snapshot, 30);
                      });
                  }));
    const auto file = snapshot.get();
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QVERIFY(loadModelFile(*file));
    verifySame(run, reference_);
}

void TestTrainingRun::aPauseUsesNoProcessor() {
    const auto run = newRun();
    std::promise<void> trains;
    auto training = std::async(std::launch::async, [&] {
        torch::set_num_threads(1);
        return runTraining(run, afterStep(2, [&] { trains.set_value(); }));
    });
    trains.get_future().wait();
    QVERIFY(sendCommand(run, RunCommand::pause, 5));
    QTRY_VERIFY(readStatus(run).value_or(RunStatus{}).state == RunState::paused);
    const double before = processorSeconds();
    std::this_thread::sleep_for(1500ms);  // long enough for the heartbeat to beat
    QVERIFY2(processorSeconds() - before < 0.075,
             std::to_string(processorSeconds() - before).c_str());
    QVERIFY(sendCommand(run, RunCommand::resume, 5));
    verifyFinished(training.get());
    verifySame(run, reference_);
}

void TestTrainingRun::picturesMayGoDuringTheRun() {
    auto asked = request();
    fs::create_directories(root() / "gone");
    for (const char* name : {"photos", "styles"})
        fs::copy(root() / name, root() / "gone" / name,
                 fs::copy_options::recursive | fs::copy_options::create_hard_links);
    asked.photos = {root() / "gone" / "photos"};
    asked.styles = {root() / "gone" / "styles"};
    const auto run = newRun(asked);
    trainToTheEnd(run, afterStep(2, [&] { fs::remove_all(root() / "gone"); }));
    verifySame(run, reference_);
}

void TestTrainingRun::badPictures_data() {
    QTest::addColumn<QString>("photos");
    QTest::addColumn<QString>("complaint");
    QTest::addRow("no such folder") << QStringLiteral("nowhere") << QStringLiteral("nowhere");
    QTest::addRow("an empty folder") << QStringLiteral("empty") << QStringLiteral("empty");
    QTest::addRow("no picture that can be read")
        << QStringLiteral("words") << QStringLiteral("photos");
    QTest::addRow("the styles themselves") << QStringLiteral("styles") << QStringLiteral("photos");
}
void TestTrainingRun::badPictures() {
    QFETCH(QString, photos);
    QFETCH(QString, complaint);
    fs::create_directories(root() / "empty");
    fs::create_directories(root() / "words");
    std::ofstream(root() / "words" / "a.png") << "These are words.";
    auto asked = request();
    asked.photos = {root() / photos.toStdString()};
    const auto run = newRun(asked);
    const auto status = runTraining(run, {});
    QVERIFY(!status);
    QVERIFY2(QString::fromStdString(status.error().message()).contains(complaint),
             status.error().message().c_str());
    QVERIFY(readStatus(run).value().state == RunState::failed);
    QVERIFY(!RunLock::isHeld(run));
}

QTEST_GUILESS_MAIN(TestTrainingRun)
#include "tst_training_run.moc"
