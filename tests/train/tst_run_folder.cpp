// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <limits>

#include "train/run_folder.h"

using namespace irodori;
namespace fs = std::filesystem;

namespace {

TrainingRequest fullRequest() {
    TrainingRequest request;
    request.name = "Taisei 大正";
    request.author = "Ayu \"A.\"";
    request.photos = {"/photos", "/more photos/a,b.jpg"};
    request.styles = {"/styles/光"};
    request.license = "CC-BY-SA-4.0";
    request.manifest = "/pictures/manifest.csv";
    request.collections = {"光", "ink"};
    request.contentTargets = {{"光", ContentTarget::cel}, {"", ContentTarget::photo}};
    request.config.iterations = 777;
    request.config.lrG = 1.0 / 3000;
    request.dataset = {128, 0.5, 64, true, 0.25, 9007199254740991, OptOutAnswer::iHavePermission};
    return request;
}

RunStatus fullStatus() {
    return {RunState::paused,
            1200,
            3000,
            61.5,
            100.25,
            3.75,
            0.5,
            1100,
            1000,
            "no room on \"disk\"",
            static_cast<int>(ErrorCode::diskFull)};
}

template <class T>
QString complaintOf(const Result<T>& result) {
    return result ? QString() : QString::fromStdString(result.error().message());
}

}  // namespace

class TestRunFolder : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    RunFolder run_;

    void overwrite(const fs::path& path, const QByteArray& text) const {
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        run_.path = fs::path(dir_->path().toStdString()) / "deep" / "run";
    }

    void requestsSurvive() {
        QCOMPARE(complaintOf(writeRequest(run_, fullRequest())), QString());
        const auto read = readRequest(run_);
        QCOMPARE(complaintOf(read), QString());
        QVERIFY(*read == fullRequest());
        QVERIFY(creationTime(run_) > 1700000000);
    }

    void relativePathsBecomeAbsolute() {
        auto request = fullRequest();
        request.photos = {"pictures"};
        QVERIFY(writeRequest(run_, request));
        QCOMPARE(readRequest(run_).value().photos.at(0), fs::current_path() / "pictures");
    }

    void aRunIsNeverReplaced() {
        QVERIFY(writeRequest(run_, fullRequest()));
        auto other = fullRequest();
        other.config.iterations = 1;
        const auto again = writeRequest(run_, other);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::exists);
        QVERIFY(readRequest(run_).value() == fullRequest());
    }

    void aRunThatHasNotBegunMayBeReplaced() {
        QVERIFY(writeRequest(run_, fullRequest()));
        QVERIFY(!hasBegun(run_));
        auto other = fullRequest();
        other.photos = {"/elsewhere"};
        other.config.iterations = 1;
        QCOMPARE(complaintOf(replaceRequest(run_, other)), QString());
        QVERIFY(readRequest(run_).value() == other);
        fs::create_directory(run_.checkpoints());
        QVERIFY(hasBegun(run_));
        fs::remove(run_.checkpoints());
        overwrite(run_.dataset(), "{}");
        QVERIFY(hasBegun(run_));
    }

    void whatCouldNotBeReadIsNotWritten() {
        auto request = fullRequest();
        request.license = std::string(300, 'x');
        const auto written = writeRequest(run_, request);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::invalidArgument);
        QVERIFY2(complaintOf(written).contains(QLatin1String("license")),
                 qPrintable(complaintOf(written)));
        QVERIFY(!fs::exists(run_.path));
    }

    void whatCannotBeARun_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("batch");
        QTest::addColumn<QByteArray>("photos");
        QTest::addColumn<QByteArray>("folder");
        QTest::addColumn<int>("code");
        const auto row = [](const char* row, const QByteArray& name, int batch, const char* photos,
                            const char* folder, ErrorCode code) {
            QTest::addRow("%s", row) << name << batch << QByteArray(photos) << QByteArray(folder)
                                     << static_cast<int>(code);
        };
        row("no name", "", 4, "/p", "run", ErrorCode::invalidArgument);
        row("endless name", QByteArray(201, 'x'), 4, "/p", "run", ErrorCode::invalidArgument);
        row("absurd batch", "a", 10000, "/p", "run", ErrorCode::invalidArgument);
        row("name is not UTF-8", "caf\xe9", 4, "/p", "run", ErrorCode::invalidArgument);
        row("path is not UTF-8", "a", 4, "/caf\xe9", "run", ErrorCode::invalidArgument);
        row("a file where the folder should be", "a", 4, "/p", "/dev/null/run",
            ErrorCode::unreadable);
    }
    void whatCannotBeARun() {
        QFETCH(QByteArray, name);
        QFETCH(int, batch);
        QFETCH(QByteArray, photos);
        QFETCH(QByteArray, folder);
        TrainingRequest request;
        request.name = name.toStdString();
        request.config.batch = batch;
        request.photos = {photos.toStdString()};
        const RunFolder run{fs::path(dir_->path().toStdString()) / folder.toStdString()};
        const auto written = writeRequest(run, request);
        QVERIFY(!written);
        QTEST(static_cast<int>(written.error().code), "code");
        QVERIFY(!fs::exists(run.request()));
    }

    void damagedRequestsAreRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* json,
                            ErrorCode code = ErrorCode::corrupt) {
            QTest::addRow("%s", name) << QByteArray(json) << static_cast<int>(code);
        };
        row("empty", "", ErrorCode::emptyFile);
        row("not JSON", "name=a");
        row("a list", "[1]");
        row("no version", R"({"name": "a"})");
        row("newer", R"({"irodori_run": 2, "name": "a"})", ErrorCode::newerVersion);
        row("no name", R"({"irodori_run": 1})");
        row("name is a number", R"({"irodori_run": 1, "name": 5})");
        row("photos are a text", R"({"irodori_run": 1, "name": "a", "photos": "/p"})");
        row("the manifest is not absolute", R"({"irodori_run": 1, "name": "a", "manifest": "m"})");
        row("a collection that is no text",
            R"({"irodori_run": 1, "name": "a", "collections": ["ink", 1]})");
        row("targets in a list", R"({"irodori_run": 1, "name": "a", "content_targets": ["cel"]})");
        row("an unknown target",
            R"({"irodori_run": 1, "name": "a", "content_targets": {"ink": "line"}})");
        row("a target that is no text",
            R"({"irodori_run": 1, "name": "a", "content_targets": {"ink": 1}})");
        row("a photo is a number", R"({"irodori_run": 1, "name": "a", "photos": ["/p", 1]})");
        row("relative photos", R"({"irodori_run": 1, "name": "a", "photos": ["p"]})");
        row("zero in a path", R"({"irodori_run": 1, "name": "a", "styles": ["/s\u0000t"]})");
        row("negative side", R"({"irodori_run": 1, "name": "a", "dataset": {"min_side": -1}})");
        row("share above one",
            R"({"irodori_run": 1, "name": "a", "dataset": {"test_share": 1.5}})");
        row("seed beyond",
            R"({"irodori_run": 1, "name": "a", "dataset": {"seed": 18446744073709551615}})");
        row("unknown answer", R"({"irodori_run": 1, "name": "a", "dataset": {"opt_out": "ok"}})");
        row("flag is a text",
            R"({"irodori_run": 1, "name": "a", "dataset": {"crop_subjects": "yes"}})");
    }
    void damagedRequestsAreRefused() {
        QFETCH(QByteArray, json);
        QVERIFY(writeRequest(run_, fullRequest()));
        overwrite(run_.request(), json);
        const auto read = readRequest(run_);
        QVERIFY(!read);
        QTEST(static_cast<int>(read.error().code), "code");
    }

    void aRunNeedsItsConfig() {
        QVERIFY(writeRequest(run_, fullRequest()));
        overwrite(run_.config(), R"({"batch": 10000})");
        QCOMPARE(readRequest(run_).error().subject, std::string("batch"));
        fs::remove(run_.config());
        QCOMPARE(readRequest(run_).error().code, ErrorCode::notFound);
    }

    void theConfigMayChange() {
        QVERIFY(writeRequest(run_, fullRequest()));
        auto config = fullRequest().config;
        config.iterations = 5000;
        QVERIFY(writeConfig(run_, config));
        QCOMPARE(readRequest(run_).value().config.iterations, 5000);
        config.lrG = 10;
        QVERIFY(!writeConfig(run_, config));
        QCOMPARE(readRequest(run_).value().config.iterations, 5000);
    }

    void statusesSurvive_data() {
        QTest::addColumn<int>("state");
        for (int state = 0; state <= static_cast<int>(RunState::lost); ++state)
            QTest::addRow("%s", nameOf(static_cast<RunState>(state))) << state;
    }
    void statusesSurvive() {
        QFETCH(int, state);
        QVERIFY(writeRequest(run_, fullRequest()));
        RunStatus status = fullStatus();
        status.state = static_cast<RunState>(state);
        QVERIFY(writeStatus(run_, status));
        const auto read = readStatus(run_);
        QCOMPARE(complaintOf(read), QString());
        QVERIFY(*read == status);
    }

    void numbersThatAreNotFiniteAreLeftOut() {
        RunStatus status = fullStatus();
        status.imagesPerSecond = std::numeric_limits<double>::quiet_NaN();
        status.secondsLeft = std::numeric_limits<double>::infinity();
        const auto read = statusFromJson(toJson(status));
        QCOMPARE(complaintOf(read), QString());
        QCOMPARE(read->imagesPerSecond, 0.0);
        QCOMPARE(read->secondsLeft, -1.0);
    }

    void aNewRunHasBeenCreated() {
        QVERIFY(writeRequest(run_, fullRequest()));
        RunStatus expected;
        expected.iterations = 777;
        QVERIFY(readStatus(run_).value() == expected);
    }

    void damagedStatusesAreRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addRow("not JSON") << QByteArray("training");
        QTest::addRow("cut off") << QByteArray("{\"state\": \"trai");
        QTest::addRow("no state") << QByteArray(R"({"step": 1})");
        QTest::addRow("unknown state") << QByteArray(R"({"state": "dreaming"})");
        QTest::addRow("state is a number") << QByteArray(R"({"state": 2})");
        QTest::addRow("negative step") << QByteArray(R"({"state": "training", "step": -1})");
        QTest::addRow("step with decimals") << QByteArray(R"({"state": "training", "step": 1.5})");
        QTest::addRow("step beyond 64 bits")
            << QByteArray(R"({"state": "training", "step": 18446744073709551615})");
        QTest::addRow("progress above one")
            << QByteArray(R"({"state": "training", "progress": 2})");
        QTest::addRow("unknown error") << QByteArray(R"({"state": "failed", "error_code": 99})");
        QTest::addRow("note is a list") << QByteArray(R"({"state": "failed", "note": []})");
    }
    void damagedStatusesAreRefused() {
        QFETCH(QByteArray, json);
        const auto read = statusFromJson(json.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::corrupt);
    }

    void noRunNoStatus() {
        QCOMPARE(readStatus(run_).error().code, ErrorCode::notFound);
        QCOMPARE(readRequest(run_).error().code, ErrorCode::notFound);
        QCOMPARE(creationTime(run_), std::int64_t(0));
    }
};

QTEST_APPLESS_MAIN(TestRunFolder)
#include "tst_run_folder.moc"
