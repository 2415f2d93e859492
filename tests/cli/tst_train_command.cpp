// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/command_line.h"
#include "cli/train_command.h"
#include "train/control.h"

using namespace irodori;
using namespace irodori::cli;

namespace fs = std::filesystem;

namespace {

RunStatus statusAt(RunState state, std::int64_t step) {
    RunStatus status;
    status.state = state;
    status.step = step;
    status.iterations = 10;
    return status;
}

/// Stands for the training: says what it is told to say.
struct FakeTraining {
    Result<RunStatus> outcome = statusAt(RunState::finished, 10);
    int calls = 0;

    Result<RunStatus> operator()(const RunFolder& run, const TrainingHooks& hooks) {
        ++calls;
        RunStatus status = statusAt(RunState::training, 5);
        hooks.job.tell("a notice");
        hooks.metrics({5, {{"g", 1.5}, {"d", 0.25}}});
        status.checkpointStep = 5;
        status.secondsLeft = 40;
        hooks.status(status);
        if (outcome) {
            fs::create_directories(run.model());
            std::ofstream(run.model() / "Ink.irodori") << "model";
        }
        return outcome;
    }
};

}  // namespace

class TestTrainCommand : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    FakeTraining training_;
    std::ostringstream out_, err_;

    TrainArguments arguments() const {
        TrainArguments arguments;
        arguments.photos = {"/photos"};
        arguments.styles = {"/styles"};
        arguments.run = fs::path(dir_->path().toStdString()) / "ink";
        return arguments;
    }
    ExitStatus run(const TrainArguments& arguments, bool showProgress = false) {
        out_.str({});
        err_.str({});
        return runTrain(arguments, std::ref(training_), out_, err_, showProgress, {});
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        training_ = {};
    }

    void makesARun() {
        auto asked = arguments();
        asked.preset = TrainingPreset::quick;
        asked.settings = {"batch=3", "batch=5"};
        asked.author = "Somebody";
        asked.allowOptOut = true;
        QVERIFY(run(asked) == ExitStatus::done);
        const auto request = readRequest({asked.run});
        QVERIFY2(request, request ? "" : request.error().message().c_str());
        QCOMPARE(request->name, std::string("ink"));
        QCOMPARE(request->author, std::string("Somebody"));
        QVERIFY(request->dataset.optOut == OptOutAnswer::iHavePermission);
        auto expected = presetConfig(TrainingPreset::quick);
        expected.batch = 5;
        QVERIFY(request->config == expected);
        QVERIFY(out_.str().ends_with("Ink.irodori\n"));
        QCOMPARE(err_.str(), std::string("a notice\n"));
    }

    void settingsOverruleTheFile() {
        auto asked = arguments();
        asked.configFile = fs::path(dir_->path().toStdString()) / "config.json";
        TrainingConfig config;
        config.batch = 9;
        config.crop = 96;
        std::ofstream(asked.configFile) << toJson(config);
        asked.settings = {"batch=2"};
        QVERIFY(run(asked) == ExitStatus::done);
        config.batch = 2;
        QVERIFY(readRequest({asked.run})->config == config);
    }

    void takesARecipe() {
        auto asked = arguments();
        asked.photos.clear();
        asked.styles.clear();
        asked.manifest = "/pictures/manifest.csv";
        asked.collections = {"brush"};
        asked.recipe = TrainingRecipe{"Ink",
                                      "Somebody",
                                      "MIT",
                                      presetConfig(TrainingPreset::full),
                                      {{"brush", ContentTarget::photo}}};
        asked.settings = {"batch=2"};
        QVERIFY(run(asked) == ExitStatus::done);
        const auto request = readRequest({asked.run});
        QVERIFY2(request, request ? "" : request.error().message().c_str());
        auto expected = asked.recipe->config;
        expected.batch = 2;
        QVERIFY(request->config == expected);
        QCOMPARE(request->name, std::string("Ink"));
        QCOMPARE(request->author, std::string("Somebody"));
        QCOMPARE(request->license, std::string("MIT"));
        QCOMPARE(request->manifest, asked.manifest);
        QVERIFY(request->collections == asked.collections);
        QVERIFY(request->contentTargets == asked.recipe->contentTargets);

        asked.run += "2";
        asked.name = "Pen";
        asked.author = "Else";
        QVERIFY(run(asked) == ExitStatus::done);
        QCOMPARE(readRequest({asked.run})->name, std::string("Pen"));
        QCOMPARE(readRequest({asked.run})->author, std::string("Else"));
    }

    void resumesWithItsOwnSettings() {
        auto asked = arguments();
        asked.settings = {"batch=3"};
        QVERIFY(run(asked) == ExitStatus::done);
        TrainArguments again;
        again.run = asked.run;
        again.resume = true;
        again.settings = {"iterations=77"};
        QVERIFY(run(again) == ExitStatus::done);
        QCOMPARE(training_.calls, 2);
        const auto config = readRequest({asked.run})->config;
        QCOMPARE(config.batch, 3);
        QCOMPARE(config.iterations, 77);
    }

    void resumesWithTheSameCommand() {
        auto asked = arguments();
        QVERIFY(run(asked) == ExitStatus::done);
        asked.resume = true;
        QVERIFY(run(asked) == ExitStatus::done);
        QCOMPARE(training_.calls, 2);
    }

    void resumesWithNoOtherPictures_data() {
        QTest::addColumn<QString>("option");
        for (const char* option :
             {"--photos", "--styles", "--manifest", "--collections", "--allow-opt-out"})
            QTest::addRow("%s", option) << QString::fromLatin1(option);
    }
    void resumesWithNoOtherPictures() {
        QFETCH(QString, option);
        auto asked = arguments();
        QVERIFY(run(asked) == ExitStatus::done);
        asked.resume = true;
        if (option == u"--photos")
            asked.photos.push_back("/others");
        if (option == u"--styles")
            asked.styles = {"/others"};
        if (option == u"--manifest")
            asked.manifest = "/others.csv";
        if (option == u"--collections")
            asked.collections = {"ink"};
        asked.allowOptOut = option == u"--allow-opt-out";
        QVERIFY(run(asked) == ExitStatus::wrongUsage);
        QCOMPARE(training_.calls, 1);
    }

    void resumesWithNoOtherBeginning_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<bool>("mayResume");
        const auto row = [](const char* setting, bool mayResume) {
            QTest::addRow("%s", setting) << QString::fromLatin1(setting) << mayResume;
        };
        row("test_share=0.3", false);
        row("start=nothing", false);
        row("start=starter", true);  // as the run was made
        row("batch=2", true);
        row("w_style=3", true);
    }
    void resumesWithNoOtherBeginning() {
        QFETCH(QString, setting);
        QFETCH(bool, mayResume);
        auto asked = arguments();
        asked.settings = {"start=starter"};
        QVERIFY(run(asked) == ExitStatus::done);
        const auto before = readRequest({asked.run})->config;
        asked.resume = true;
        asked.settings = {setting.toStdString()};
        QVERIFY(run(asked) == (mayResume ? ExitStatus::done : ExitStatus::wrongUsage));
        QCOMPARE(training_.calls, mayResume ? 2 : 1);
        QVERIFY(mayResume || readRequest({asked.run})->config == before);
    }

    void leavesTheSettingsOfARunAtWork() {
        auto asked = arguments();
        QVERIFY(run(asked) == ExitStatus::done);
        const auto before = readRequest({asked.run})->config;
        const auto lock = RunLock::take({asked.run});
        QVERIFY(lock);
        asked.resume = true;
        asked.settings = {"iterations=77"};
        QVERIFY(run(asked) == ExitStatus::nothingDone);
        QVERIFY(readRequest({asked.run})->config == before);
    }

    void aFailedStartMayBeCorrected() {
        auto asked = arguments();
        asked.photos = {"/mistyped"};
        training_.outcome = failure(ErrorCode::notFound, "/mistyped");
        QVERIFY(run(asked) != ExitStatus::done);
        asked.photos = {"/photos"};
        asked.settings = {"batch=3"};
        asked.allowOptOut = true;
        training_ = {};
        {
            const auto lock = RunLock::take({asked.run});  // it may just be scanning them
            QVERIFY(lock);
            QVERIFY(run(asked) == ExitStatus::nothingDone);
            QCOMPARE(training_.calls, 0);
        }
        QVERIFY(run(asked) == ExitStatus::done);
        const auto request = readRequest({asked.run});
        QVERIFY(request);
        QVERIFY(request->photos == asked.photos);
        QVERIFY(request->dataset.optOut == OptOutAnswer::iHavePermission);
        QCOMPARE(request->config.batch, 3);
    }

    void refuses_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("status");
        QTest::addRow("a folder with a run") << QStringLiteral("exists") << 3;
        QTest::addRow("nothing to resume") << QStringLiteral("resume") << 3;
        QTest::addRow("no such settings file") << QStringLiteral("file") << 3;
        QTest::addRow("settings that contradict") << QStringLiteral("settings") << 2;
        QTest::addRow("a file with an unknown key") << QStringLiteral("key") << 2;
    }
    void refuses() {
        QFETCH(QString, what);
        QFETCH(int, status);
        auto asked = arguments();
        const fs::path folder = dir_->path().toStdString();
        if (what == u"exists") {
            QVERIFY(run(asked) == ExitStatus::done);
            std::ofstream(RunFolder{asked.run}.dataset()) << "{}";
        }
        if (what == u"resume")
            asked.resume = true;
        if (what == u"file")
            asked.configFile = folder / "nowhere.json";
        if (what == u"settings")
            asked.settings = {"crop=100"};
        if (what == u"key") {
            asked.configFile = folder / "config.json";
            std::ofstream(asked.configFile) << R"({"bach": 4})";
        }
        const int before = training_.calls;
        QCOMPARE(static_cast<int>(run(asked)), status);
        QCOMPARE(training_.calls, before);
        QVERIFY(!err_.str().empty());
        QCOMPARE(out_.str(), std::string());
    }

    void statuses_data() {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("status");
        QTest::addRow("finished") << RunState::finished << 10 << 0;
        QTest::addRow("stopped on the way") << RunState::stopped << 4 << 1;
        QTest::addRow("stopped before the first step") << RunState::stopped << 0 << 3;
    }
    void statuses() {
        QFETCH(RunState, state);
        QFETCH(int, step);
        QFETCH(int, status);
        training_.outcome = statusAt(state, step);
        QCOMPARE(static_cast<int>(run(arguments())), status);
    }

    void aFailureIsNamed() {
        training_.outcome = failure(ErrorCode::device, "cuda", "there is none");
        auto asked = arguments();
        asked.json = true;
        QVERIFY(run(asked) == ExitStatus::nothingDone);
        QVERIFY(err_.str().find("cuda: there is none") != std::string::npos);
        QVERIFY(out_.str().find(R"("error":"cuda: there is none")") != std::string::npos);
    }

    void jsonIsOneObjectALine() {
        auto asked = arguments();
        asked.json = true;
        QVERIFY(run(asked) == ExitStatus::done);
        std::istringstream lines(out_.str());
        std::vector<nlohmann::json> objects;
        for (std::string line; std::getline(lines, line);)
            objects.push_back(nlohmann::json::parse(line));
        QCOMPARE(objects.size(), std::size_t{3});
        QCOMPARE(objects[0]["g"].get<double>(), 1.5);
        QCOMPARE(objects[1]["step"].get<int>(), 5);
        QVERIFY(objects[1].contains("checkpoint"));
        QCOMPARE(objects[2]["state"].get<std::string>(), std::string("finished"));
        QVERIFY(objects[2].contains("model"));
    }

    void theProgressLineTellsLossesAndTime() {
        QVERIFY(run(arguments(), /*showProgress=*/true) == ExitStatus::done);
        QVERIFY2(err_.str().find("5 of 10 · g 1.500 · d 0.250 · 40 s left") != std::string::npos,
                 err_.str().c_str());
    }

    void commandLine_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("complaint");  // empty: it is right
        const QStringList pictures{QStringLiteral("--photos"), QStringLiteral("p"),
                                   QStringLiteral("--styles"), QStringLiteral("s")};
        const QStringList run{QStringLiteral("--run"), QStringLiteral("r")};
        const auto with = [&](const char* words) {
            return pictures + run + QString::fromLatin1(words).split(u' ');
        };
        QTest::addRow("complete") << pictures + run << QString();
        QTest::addRow("resumed") << run + QStringList{QStringLiteral("--resume")} << QString();
        const auto again = [&](const char* words) {
            return run + QStringList{QStringLiteral("--resume")}
                   + QString::fromLatin1(words).split(u' ');
        };
        QTest::addRow("resumed with settings") << again("--set batch=2") << QString();
        QTest::addRow("the same command resumed") << with("--resume") << QString();
        QTest::addRow("settings") << with("--set batch=2 --set lr_g=1e-4 crop=96") << QString();
        QTest::addRow("share") << with("--test-share 0.2") << QString();
        const QStringList listed{QStringLiteral("--manifest"), QStringLiteral("m.csv")};
        const QStringList recipe{QStringLiteral("--recipe"), QStringLiteral("base")};
        QTest::addRow("a manifest") << listed + run << QString();
        QTest::addRow("a recipe that ships") << listed + run + recipe << QString();
        QTest::addRow("collections of a manifest")
            << listed + run + QString(QStringLiteral("--collections ink oil")).split(u' ')
            << QString();
        QTest::addRow("collections of folders")
            << with("--collections ink") << QStringLiteral("--manifest");
        QTest::addRow("no such recipe")
            << with("--recipe no-such-recipe") << QStringLiteral("no-such-recipe");
        QTest::addRow("manifest and folders")
            << pictures + listed + run << QStringLiteral("--manifest");
        QTest::addRow("recipe and preset")
            << with("--preset quick") + recipe << QStringLiteral("--recipe");
        QTest::addRow("recipe and file")
            << with("--config c.json") + recipe << QStringLiteral("--recipe");
        QTest::addRow("no run") << pictures << QStringLiteral("--run");
        QTest::addRow("no pictures") << run << QStringLiteral("--photos");
        QTest::addRow("unknown key") << with("--set bach=2") << QStringLiteral("bach");
        QTest::addRow("absurd rate") << with("--set lr_g=10") << QStringLiteral("lr_g");
        QTest::addRow("absurd batch") << with("--set batch=10000") << QStringLiteral("batch");
        QTest::addRow("no value") << with("--set batch") << QStringLiteral("batch");
        QTest::addRow("whole set held out") << with("--test-share 1") << QStringLiteral("test");
        QTest::addRow("unknown preset") << with("--preset slow") << QStringLiteral("--preset");
    }
    void commandLine() {
        QFETCH(QStringList, words);
        QFETCH(QString, complaint);
        std::vector<QByteArray> bytes{"irodori-cli", "train"};
        for (const auto& word : words)
            bytes.push_back(word.toUtf8());
        std::vector<const char*> argv;
        for (const auto& word : bytes)
            argv.push_back(word.constData());
        const auto parsed = parseCommandLine(static_cast<int>(argv.size()), argv.data());
        if (complaint.isEmpty()) {
            QVERIFY2(parsed, parsed ? "" : parsed.error().text.c_str());
            QVERIFY(std::holds_alternative<TrainArguments>(*parsed));
        } else {
            QVERIFY(!parsed);
            QVERIFY(parsed.error().status == ExitStatus::wrongUsage);
            QVERIFY2(parsed.error().text.find(complaint.toStdString()) != std::string::npos,
                     parsed.error().text.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestTrainCommand)
#include "tst_train_command.moc"
