// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <unistd.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <latch>
#include <thread>

#include "train/control.h"
#include "train/metrics.h"
#include "train/training_runs.h"

using namespace irodori;
namespace fs = std::filesystem;

namespace {

constexpr const char* kProgram = "/proc/self/exe";

/// The niceness that this process gets from the one that has started it.
int niceness() {
    constexpr auto pause = std::chrono::milliseconds(10);
    for (int look = 0; look < 1000 && ::getpriority(PRIO_PROCESS, 0) == 0; ++look)
        std::this_thread::sleep_for(pause);
    return ::getpriority(PRIO_PROCESS, 0);
}

void say(const RunFolder& run, RunState state) {
    RunStatus status;
    status.state = state;
    status.step = 5;
    if (!writeStatus(run, status))
        std::abort();
}

/// What this program does where the tests start it as trainer; the author of the request says how.
int trainAsFake(const RunFolder& run) {
    const std::string manner = readRequest(run).value().author;
    if (manner == "cannot") {
        std::fputs("loading\nlibfoo.so is missing\n\n", stderr);
        return 127;
    }
    const auto lock = RunLock::take(run);
    if (!lock)
        return 3;
    if (manner == "finishes") {
        const char* policy = std::getenv("OMP_WAIT_POLICY");
        std::printf("niceness %d, own session %d, input ends %d, policy %s\n", niceness(),
                    ::getsid(0) == ::getpid(), std::getchar() == EOF, policy ? policy : "");
        // The test reads the log as soon as the run says that it has finished.
        std::fflush(stdout);
        say(run, RunState::finished);
        return 0;
    }
    if (manner == "lingers") {
        say(run, RunState::stopped);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        return 0;
    }
    std::latch told(1);
    const auto server = ControlServer::listen(
        run,
        [&](RunCommand command) -> Result<fs::path> {
            if (command == RunCommand::pause)
                ::raise(SIGKILL);
            if (command == RunCommand::stop)
                told.count_down();
            return command == RunCommand::snapshot ? run.model() / "a.irodori" : fs::path();
        },
        [&](double) {
            QFile(QString::fromStdString(run.path / "yielded")).open(QFile::WriteOnly);
        });
    if (!server)
        return 3;
    say(run, RunState::training);
    told.wait();
    say(run, RunState::stopped);
    return 0;
}

TrainingRequest requestFor(const char* manner) {
    TrainingRequest request;
    request.name = "Taisei";
    request.author = manner;
    request.photos = {"/photos"};
    request.styles = {"/styles"};
    return request;
}

template <class T>
QString complaintOf(const Result<T>& result) {
    return result ? QString() : QString::fromStdString(result.error().message());
}

}  // namespace

class TestTrainingRuns : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<TrainingRuns> runs_;

    RunFolder made(const char* manner) const {
        const auto run = runs_->create(requestFor(manner));
        return run ? *run : RunFolder();
    }
    RunState stateOf(const RunFolder& run) const {
        return runs_->status(run).value_or(RunStatus()).state;
    }
    static void put(const fs::path& path, const QByteArray& text) {
        fs::create_directories(path.parent_path());
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QByteArray content(const fs::path& path) {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", dir_->filePath(QStringLiteral("data")).toUtf8());
        qputenv("OMP_WAIT_POLICY", "active");
        runs_ =
            makeTrainingRuns(dir_->filePath(QStringLiteral("data/runs")).toStdString(), kProgram);
    }

    void cleanup() {  // no process outlives the tests
        for (const auto& run : runs_->list())
            (void)runs_->send(run.folder, RunCommand::stop);
    }

    // Making them.

    void foldersAreNamedAfterRuns_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("folder");
        QTest::addRow("plain") << QStringLiteral("Taisei 大正") << QStringLiteral("Taisei 大正");
        QTest::addRow("slashes") << QStringLiteral("../a/b") << QStringLiteral("a-b");
        QTest::addRow("hidden") << QStringLiteral(".config") << QStringLiteral("config");
        QTest::addRow("control characters") << QStringLiteral("a\nb") << QStringLiteral("a-b");
        QTest::addRow("nothing left") << QStringLiteral("...") << QStringLiteral("run");
        QTest::addRow("too long") << QString(200, u'x') << QString(80, u'x');
        QTest::addRow("too long in the middle of a letter")
            << QString(66, u'光').left(60) << QString(26, u'光');
    }
    void foldersAreNamedAfterRuns() {
        QFETCH(QString, name);
        auto request = requestFor("");
        request.name = name.toStdString();
        const auto run = runs_->create(request);
        QCOMPARE(complaintOf(run), QString());
        QTEST(QString::fromStdString(run->path.filename().string()), "folder");
        QCOMPARE(run->path.parent_path(), runs_->directory());
        QVERIFY(readRequest(*run).value() == request);
    }

    void namesakesAreKeptApart() {
        QSet<QString> folders;
        for (int i = 0; i < 3; ++i)
            folders << QString::fromStdString(made("").path.filename().string());
        QCOMPARE(folders, (QSet<QString>{QStringLiteral("Taisei"), QStringLiteral("Taisei (2)"),
                                         QStringLiteral("Taisei (3)")}));
        QCOMPARE(runs_->list().size(), std::size_t(3));
    }

    void badRequestsLeaveNothing() {
        auto request = requestFor("");
        request.config.batch = 10000;
        const auto run = runs_->create(request);
        QVERIFY(!run);
        QCOMPARE(run.error().subject, std::string("batch"));
        QVERIFY(fs::is_empty(runs_->directory()));
    }

    void whereNoFolderCanBe() {
        put(runs_->directory(), "a file");
        QVERIFY(!runs_->create(requestFor("")));
        QVERIFY(runs_->list().empty());
    }

    // Listing them.

    void damagedFoldersAreLeftOut() {
        made("");
        put(runs_->directory() / "a file", "x");
        put(runs_->directory() / "empty" / "x", "x");
        put(runs_->directory() / "broken" / "request.json", "{");
        fs::create_symlink("nowhere", runs_->directory() / "link");
        QCOMPARE(runs_->list().size(), std::size_t(1));
    }

    void summariesTellAll() {
        const auto run = made("someone");
        put(run.samples() / "00000100" / "0-0.jpg", "x");
        put(run.samples() / "00000200" / "0-0.jpg", "x");
        put(run.samples() / "00000200" / "2-1.jpg", "x");
        put(run.samples() / "00000300" / "half.tmp", "x");
        put(run.samples() / "photos" / "0.jpg", "x");
        put(run.model() / "a.irodori", "x");
        put(run.model() / "a.txt", "x");
        put(run.metrics(),
            "{\"step\":1,\"test_style\":3,\"test_content\":2}\n"
            "{\"step\":2,\"test_style\":2.5,\"test_content\":1.5}\n{\"step\":3}\n");
        const auto summary = runs_->summary(run);
        QCOMPARE(complaintOf(summary), QString());
        QCOMPARE(summary->request.author, std::string("someone"));
        QCOMPARE(summary->status.iterations, std::int64_t(3000));
        QVERIFY(summary->created > 0);
        QCOMPARE(summary->thumbnail, run.samples() / "00000200" / "0-0.jpg");
        QCOMPARE(summary->model, run.model() / "a.irodori");
        QVERIFY(summary->scores
                == (std::map<std::string, double>{{"style", 2.5}, {"content", 1.5}}));
        const auto grids = runs_->samples(run);
        QCOMPARE(grids.size(), std::size_t(2));
        QCOMPARE(grids[0].step, std::int64_t(100));
        QCOMPARE(grids[0].photos, 1);
        QCOMPARE(grids[1].photos, 3);
        QCOMPARE(grids[1].references, 2);
    }

    void newRunsHaveNothingToShow() {
        const auto summary = runs_->summary(made(""));
        QVERIFY(summary);
        QVERIFY(summary->thumbnail.empty() && summary->model.empty() && summary->scores.empty());
        QVERIFY(runs_->samples(summary->folder).empty());
        QCOMPARE(summary->status.state, RunState::created);
    }

    // Their processes.

    void theTrainerIsOnItsOwn() {
        const auto run = made("finishes");
        QCOMPARE(complaintOf(runs_->start(run)), QString());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::finished, 20000);
        QCOMPARE(content(run.log()),
                 QByteArray("niceness 10, own session 1, input ends 1, policy passive\n"));
    }

    void runsAreControlled() {
        const auto run = made("works");
        QCOMPARE(complaintOf(runs_->start(run)), QString());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::training, 20000);
        const auto again = runs_->start(run);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::exists);
        QCOMPARE(runs_->send(run, RunCommand::snapshot).value(), run.model() / "a.irodori");
        runs_->yield(1);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(run.path / "yielded"), 20000);
        TrainingSets none;
        const auto concerns = runs_->concerns(requestFor(""), none);
        QVERIFY(std::ranges::any_of(concerns, [](const auto& concern) {
            return concern.kind == TrainingRuns::Concern::Kind::anotherRun && concern.count == 1;
        }));
        QCOMPARE(runs_->moveToTrash(run).error().code, ErrorCode::exists);
        QCOMPARE(runs_->rename(run, "Kanazawa").error().code, ErrorCode::exists);
        QCOMPARE(runs_->extend(run, 10).error().code, ErrorCode::exists);
        QVERIFY(runs_->send(run, RunCommand::stop));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::stopped, 20000);
    }

    void whoHasSaidGoodbyeMayTakeAMoment() {
        const auto run = made("lingers");
        QVERIFY(runs_->start(run));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::stopped, 20000);
        QCOMPARE(complaintOf(runs_->extend(run, 10)), QString());
        QCOMPARE(complaintOf(runs_->start(run)), QString());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::stopped, 20000);
        QCOMPARE(complaintOf(runs_->moveToTrash(run)), QString());
    }

    void aWindowThatStartsLaterFindsThem() {
        const auto run = made("works");
        QVERIFY(runs_->start(run));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::training, 20000);
        runs_ = makeTrainingRuns(runs_->directory(), kProgram);
        QCOMPARE(stateOf(run), RunState::training);
        QVERIFY(runs_->send(run, RunCommand::resume));
    }

    void deadProcessesAreLost() {
        const auto run = made("works");
        QVERIFY(runs_->start(run));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::training, 20000);
        QVERIFY(!runs_->send(run, RunCommand::pause));  // it kills itself
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::lost, 20000);
        QCOMPARE(runs_->status(run).value().step, std::int64_t(5));
        QVERIFY(runs_->start(run));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::training, 20000);
    }

    void states_data() {
        QTest::addColumn<int>("written");
        QTest::addColumn<int>("seen");  // where no process works on it
        for (const RunState state :
             {RunState::preparing, RunState::training, RunState::paused, RunState::finishing})
            QTest::addRow("%s", nameOf(state))
                << static_cast<int>(state) << static_cast<int>(RunState::lost);
        for (const RunState state :
             {RunState::created, RunState::stopped, RunState::finished, RunState::failed})
            QTest::addRow("%s", nameOf(state))
                << static_cast<int>(state) << static_cast<int>(state);
    }
    void states() {
        QFETCH(int, written);
        const auto run = made("");
        say(run, static_cast<RunState>(written));
        QTEST(static_cast<int>(stateOf(run)), "seen");
        const auto lock = RunLock::take(run);
        QCOMPARE(static_cast<int>(stateOf(run)), written);
    }

    void aDamagedStatusIsNoEnd() {
        const auto run = made("finishes");
        put(run.status(), "{\"state\": 1}");
        QCOMPARE(stateOf(run), RunState::lost);
        QCOMPARE(complaintOf(runs_->start(run)), QString());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::finished, 20000);
    }

    void trainersThatCannotStart_data() {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<int>("state");  // afterwards
        QTest::addRow("fails at once")
            << QByteArray(kProgram) << static_cast<int>(ErrorCode::internal)
            << QByteArray("libfoo.so is missing") << static_cast<int>(RunState::failed);
        QTest::addRow("says nothing")
            << QByteArray("/bin/false") << static_cast<int>(ErrorCode::internal)
            << QByteArray("status 1") << static_cast<int>(RunState::failed);
        QTest::addRow("missing") << QByteArray("/nowhere/irodori-cli")
                                 << static_cast<int>(ErrorCode::notFound) << QByteArray()
                                 << static_cast<int>(RunState::created);
        QTest::addRow("no program")
            << QByteArray("/etc/passwd") << static_cast<int>(ErrorCode::noPermission)
            << QByteArray() << static_cast<int>(RunState::created);
    }
    void trainersThatCannotStart() {
        QFETCH(QByteArray, program);
        QFETCH(QByteArray, reason);
        runs_ = makeTrainingRuns(runs_->directory(), program.toStdString());
        const auto run = made("cannot");
        const auto started = runs_->start(run);
        QVERIFY(!started);
        QTEST(static_cast<int>(started.error().code), "code");
        QVERIFY2(started.error().detail.ends_with(reason.toStdString()),
                 started.error().detail.c_str());
        QTEST(static_cast<int>(stateOf(run)), "state");
    }

    void whatIsNoRunIsNotStarted() {
        QCOMPARE(runs_->start({runs_->directory() / "missing"}).error().code, ErrorCode::notFound);
        QCOMPARE(runs_->send({runs_->directory() / "missing"}, RunCommand::stop).error().code,
                 ErrorCode::notFound);
        QVERIFY(!runs_->summary({runs_->directory() / "missing"}));
    }

    // After their end.

    void trash() {
        const auto run = made("");
        QCOMPARE(complaintOf(runs_->moveToTrash(run)), QString());
        QVERIFY(!fs::exists(run.path));
        QVERIFY(fs::exists(
            dir_->filePath(QStringLiteral("data/Trash/files/Taisei/request.json")).toStdString()));
        QVERIFY(runs_->list().empty());
        QCOMPARE(runs_->moveToTrash(run).error().code, ErrorCode::notFound);
    }

    void renaming_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isTaken");
        QTest::addRow("plain") << QStringLiteral("Kanazawa") << true;
        QTest::addRow("in Japanese") << QStringLiteral("金沢 / 秋") << true;
        QTest::addRow("the same") << QStringLiteral("Taisei") << true;
        QTest::addRow("empty") << QString() << false;
        QTest::addRow("too long") << QString(201, QLatin1Char('x')) << false;
    }
    void renaming() {
        QFETCH(QString, name);
        QFETCH(bool, isTaken);
        const auto run = made("someone");
        const auto before = runs_->summary(run);
        const auto renamed = runs_->rename(run, name.toStdString());
        QCOMPARE(renamed.has_value(), isTaken);
        const auto after = runs_->summary(run);
        QCOMPARE(QString::fromStdString(after->request.name),
                 isTaken ? name : QStringLiteral("Taisei"));
        TrainingRequest expected = before->request;
        expected.name = after->request.name;
        QVERIFY2(after->request == expected, "all else stays");
        QCOMPARE(after->created, before->created);
    }
    void onlyRunsAreRenamed() {
        QCOMPARE(runs_->rename({runs_->directory() / "missing"}, "x").error().code,
                 ErrorCode::notFound);
    }

    void extending_data() {
        QTest::addColumn<int>("more");
        QTest::addColumn<int>("iterations");
        QTest::addColumn<QByteArray>("refused");
        QTest::addRow("one") << 1 << 3001 << QByteArray();
        QTest::addRow("many") << 9997000 << 10000000 << QByteArray();
        QTest::addRow("none") << 0 << 3000 << QByteArray("iterations");
        QTest::addRow("fewer") << -5 << 3000 << QByteArray("iterations");
        QTest::addRow("too many") << 2147483647 << 3000 << QByteArray("iterations");
    }
    void extending() {
        QFETCH(int, more);
        QFETCH(int, iterations);
        QFETCH(QByteArray, refused);
        const auto run = made("");
        say(run, RunState::finished);
        const auto extended = runs_->extend(run, more);
        QCOMPARE(extended.has_value(), refused.isEmpty());
        if (!extended)
            QCOMPARE(QByteArray::fromStdString(extended.error().subject), refused);
        QCOMPARE(readRequest(run).value().config.iterations, iterations);
        QCOMPARE(stateOf(run), extended ? RunState::stopped : RunState::finished);
    }
};

int main(int argc, char** argv) {
    // As the runs start it: PROGRAM train --run DIR --resume
    if (argc == 5 && std::string_view(argv[1]) == "train")
        return trainAsFake({argv[3]});
    TestTrainingRuns test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_training_runs.moc"
