// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "model/model_file.h"
#include "tests/train/free_port.h"
#include "tests/train/run_fixture.h"
#include "train/control.h"

using namespace irodori;
using namespace Qt::StringLiterals;

namespace fs = std::filesystem;

/// Training in a process of its own, which is killed, stopped and started again.
class TestIrodoriCliTrain : public QObject {
    Q_OBJECT

private:
    QTemporaryDir dir_;
    RunFolder reference_;  ///< trained in one go

    fs::path root() const { return fs::path(dir_.path().toStdString()); }
    QString path(const char* name) const { return dir_.filePath(QString::fromLatin1(name)); }

    QStringList firstTime(const RunFolder& run) const {
        return {u"train"_s,
                u"--photos"_s,
                path("photos"),
                u"--styles"_s,
                path("styles"),
                u"--run"_s,
                QString::fromStdString(run.path.string()),
                u"--config"_s,
                path("config.json"),
                u"--name"_s,
                u"Blocks"_s,
                u"--json"_s};
    }
    static QStringList again(const RunFolder& run) {
        return {u"train"_s, u"--run"_s, QString::fromStdString(run.path.string()), u"--resume"_s,
                u"--json"_s};
    }
    QStringList arguments(const RunFolder& run) const {
        return fs::exists(run.request()) ? again(run) : firstTime(run);
    }
    RunFolder runNamed(const char* name) const { return {root() / name}; }

    static void start(QProcess& process, const QStringList& arguments) {
        process.setProgram(QStringLiteral(IRODORI_CLI));
        process.setArguments(arguments);
        process.start();
        QVERIFY(process.waitForStarted());
    }
    static void finish(QProcess& process, int expected) {
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(process.exitCode() == expected, err.constData());
    }
    /// Waits for the line of this step; false if the process ended before.
    static bool waitForStep(QProcess& process, int step) {
        for (;;) {
            while (process.canReadLine()) {
                const auto line = QJsonDocument::fromJson(process.readLine()).object();
                if (line.contains("g"_L1) && line["step"_L1].toInt() >= step)
                    return true;
            }
            if (!process.waitForReadyRead(60'000))
                return false;
        }
    }
    /// Two workers of one run, which takes longer than any test.
    void startWorkers(const RunFolder& run, QProcess& first, QProcess& second) const {
        const QString port = QString::number(test::freePort());
        for (QProcess* worker : {&first, &second}) {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"MASTER_ADDR"_s, u"127.0.0.1"_s);
            environment.insert(u"MASTER_PORT"_s, port);
            environment.insert(u"WORLD_SIZE"_s, u"2"_s);
            environment.insert(u"RANK"_s, worker == &first ? u"0"_s : u"1"_s);
            worker->setProcessEnvironment(environment);
            start(*worker, firstTime(run) + QStringList{u"--set"_s, u"iterations=100000"_s});
        }
        QVERIFY(waitForStep(first, 2));
    }
    static void interrupt(const QProcess& process) {
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    }
    static std::vector<std::byte> finalTensors(const RunFolder& run) {
        return readFile(run.checkpoints() / "step_00000008.safetensors", 1 << 30)
            .value_or(std::vector<std::byte>());
    }
    void verifySame(const RunFolder& run) const {
        QVERIFY(test::timelessRows(run) == test::timelessRows(reference_));
        QVERIFY(!finalTensors(run).empty());
        QVERIFY(finalTensors(run) == finalTensors(reference_));
        const auto model = loadModelFile(run.model() / "Blocks.irodori");
        QVERIFY(model);
        QCOMPARE(model->card.sha256,
                 loadModelFile(reference_.model() / "Blocks.irodori")->card.sha256);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(test::writePictures(root() / "photos", 4, 1));
        QVERIFY(test::writePictures(root() / "styles", 4, 1000));
        const std::string config = toJson(test::tinyConfig());
        QVERIFY(writeFile(root() / "config.json", std::as_bytes(std::span(config))));
        reference_ = runNamed("reference");
        QProcess process;
        start(process, firstTime(reference_));
        finish(process, 0);
    }

    void killedAtAnyMomentItGoesOn_data() {
        QTest::addColumn<std::vector<int>>("steps");         // after which it is killed
        QTest::addColumn<std::vector<int>>("milliseconds");  // later than that
        using Numbers = std::vector<int>;
        QTest::addRow("while it prepares") << Numbers{-1} << Numbers{400};
        QTest::addRow("while it trains") << Numbers{2, 4, 7} << Numbers{0, 17, 5};
        QTest::addRow("while it finishes") << Numbers{8} << Numbers{60};
    }
    void killedAtAnyMomentItGoesOn() {
        QFETCH(std::vector<int>, steps);
        QFETCH(std::vector<int>, milliseconds);
        const auto run = runNamed(QTest::currentDataTag());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            QProcess process;
            start(process, arguments(run));
            // The steps may be behind it already: then the next process finishes the run.
            if (steps[i] >= 0 && !waitForStep(process, steps[i]))
                break;
            QTest::qSleep(milliseconds[i] + 1);
            ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
            QVERIFY(process.waitForFinished(10'000));
        }
        QProcess process;
        start(process, arguments(run));
        finish(process, 0);
        verifySame(run);
    }

    void aSignalStopsItAtACheckpoint() {
        const auto run = runNamed("interrupted");
        QProcess process;
        start(process, firstTime(run));
        QVERIFY(waitForStep(process, 2));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        finish(process, 1);
        const auto status = readStatus(run);
        QVERIFY(status && status->state == RunState::stopped);
        QVERIFY(status->step >= 2 && status->step < 8);
        QCOMPARE(status->checkpointStep, status->step);
        start(process, again(run));
        finish(process, 0);
        verifySame(run);
    }

    void theSocketControlsIt() {
        const auto run = runNamed("controlled");
        QProcess process;
        start(process, firstTime(run));
        QVERIFY(waitForStep(process, 2));
        QVERIFY(sendCommand(run, RunCommand::pause, 10));
        QTRY_VERIFY(readStatus(run).value_or(RunStatus{}).state == RunState::paused);
        const auto model = sendCommand(run, RunCommand::snapshot, 30);
        QVERIFY2(model, model ? "" : model.error().message().c_str());
        QVERIFY(loadModelFile(*model));

        QProcess second;
        start(second, again(run));
        finish(second, 3);

        QVERIFY(sendCommand(run, RunCommand::resume, 10));
        finish(process, 0);
        verifySame(run);
    }

    void aSignalToAllWorkersStopsThem() {
        const auto run = runNamed("stopped together");
        QProcess first;
        QProcess second;
        startWorkers(run, first, second);
        interrupt(second);
        interrupt(first);
        finish(first, 1);
        finish(second, 0);
        const auto status = readStatus(run);
        QVERIFY(status && status->state == RunState::stopped);
        QCOMPARE(status->checkpointStep, status->step);
    }

    void aWorkerMayBeStopped() {
        const auto run = runNamed("left alone");
        QProcess first;
        QProcess second;
        startWorkers(run, first, second);
        interrupt(second);
        QVERIFY(second.waitForFinished(60'000));
        QCOMPARE(second.exitStatus(), QProcess::NormalExit);
        finish(first, 1);
        const auto status = readStatus(run);
        QVERIFY(status && status->state == RunState::failed);
    }

    void aFailedStartMayBeCorrected() {
        const auto run = runNamed("corrected");
        auto mistyped = firstTime(run);
        mistyped.replaceInStrings(path("photos"), path("fotos"));
        QProcess process;
        start(process, mistyped);
        finish(process, 3);
        start(process, firstTime(run));
        finish(process, 0);
        verifySame(run);
    }

    void aRecipeAndAManifestMakeAModel() {
        const std::string manifest =
            "path,kind,collection,split,source,author,license\n"
            "photos/picture0.png,photo,blocks,train,,Ann,MIT\n"
            "photos/picture1.png,photo,blocks,test,,Nobody,CC0-1.0\n"
            "photos/picture2.png,photo,blocks,train,,Ann,MIT\n"
            "styles/picture0.png,style,ink,train,,Ben,CC-BY-4.0\n"
            "styles/picture1.png,style,ink,test,,Nobody,CC0-1.0\n"
            "styles/picture2.png,style,oil,train,,Nobody,CC0-1.0\n";
        auto settings = nlohmann::json::parse(toJson(test::tinyConfig()));
        settings["iterations"] = 2;
        settings["ramp"] = 1;
        const std::string recipe =
            nlohmann::json{{"format", "irodori-training-recipe"},
                           {"format_version", 1},
                           {"name", "Ink"},
                           {"license", "CC-BY-SA-4.0"},
                           {"settings", settings},
                           {"content_targets", {{"ink", "cel"}, {"elsewhere", "cel"}}}}
                .dump();
        QVERIFY(writeFile(root() / "manifest.csv", std::as_bytes(std::span(manifest))));
        QVERIFY(writeFile(root() / "recipe.json", std::as_bytes(std::span(recipe))));
        const auto run = runNamed("listed");
        QProcess process;
        const QStringList arguments{u"train"_s, u"--recipe"_s, path("recipe.json"), u"--manifest"_s,
                                    path("manifest.csv")};
        start(process,
              arguments + QStringList{u"--run"_s, path("listed"), u"--collections"_s, u"ink"_s});
        finish(process, 0);
        start(process,
              arguments + QStringList{u"--run"_s, path("nothing"), u"--collections"_s, u"pen"_s});
        finish(process, 3);

        const auto bytes = readFile(run.dataset(), 1 << 20);
        QVERIFY(bytes);
        const auto sets = trainingSetsFromJson(
            std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
        QVERIFY(sets);
        QCOMPARE(sets->photos.pictures.size(), std::size_t{2});
        QCOMPARE(sets->styles.pictures.size(), std::size_t{1});
        QCOMPARE(sets->styles.pictures[0].collection, std::string("ink"));
        const std::map<std::string, ContentTarget> targets{{"ink", ContentTarget::cel}};
        QVERIFY(sets->styles.proposedTargets.byCollection == targets);
        const auto card = readModelCard(run.model() / "Ink.irodori");
        QVERIFY(card);
        QCOMPARE(card->license, std::string("CC-BY-SA-4.0"));
        const std::string data =
            "Styles: 1 pictures; CC-BY-4.0: Ben. Photos: 2 pictures; MIT: Ann.";
        QVERIFY2(card->trainingData == data, card->trainingData.c_str());
    }

    void wrongFolders_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("complaint");
        const QStringList pictures{u"--photos"_s, path("photos"), u"--styles"_s, path("styles")};
        QTest::addRow("nothing to resume")
            << QStringList{u"--run"_s, path("styles"), u"--resume"_s} << u"holds no run"_s;
        QTest::addRow("a run is there")
            << QStringList{u"--run"_s, path("reference")} + pictures << u"--resume"_s;
        QTest::addRow("no photos") << QStringList{u"--run"_s,      path("a"),     u"--photos"_s,
                                                  path("nowhere"), u"--styles"_s, path("styles")}
                                   << u"nowhere"_s;
    }
    void wrongFolders() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, complaint);
        QProcess process;
        start(process, QStringList{u"train"_s} + arguments);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 3);
        const auto err = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(err.contains(complaint), qPrintable(err));
    }
};

QTEST_GUILESS_MAIN(TestIrodoriCliTrain)
#include "tst_irodori_cli_train.moc"
