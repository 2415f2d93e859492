// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/socket.h>
#include <sys/un.h>
#include <QTemporaryDir>
#include <QTest>

#include "mutation.h"
#include "train/control.h"
#include "train/control_protocol.h"
#include "train/metrics.h"
#include "train_fuzz.h"

using namespace irodori;

namespace {

fuzz::Bytes bytesOf(const std::string& text) {
    return {text.begin(), text.end()};
}

RunStatus fullStatus() {
    RunStatus status;
    status.state = RunState::paused;
    status.step = 1200;
    status.secondsLeft = 61.5;
    status.note = "no room on \"disk\"";
    status.errorCode = 11;
    return status;
}

}  // namespace

class TestTrainFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_data() {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<int>("harness");
        TrainingRequest request;
        request.name = "光";
        request.photos = {"/photos", "/more/a.jpg"};
        request.styles = {"/styles"};
        request.manifest = "/manifest.csv";
        request.contentTargets = {{"ink", ContentTarget::cel}};
        const MetricsRow row{17, {{"d", -1.5e-7}, {"g", 12.25}, {"g_style", 1e300}}};
        const auto add = [](const char* name, const std::string& seed, int harness) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(seed) << harness;
        };
        add("config", toJson(TrainingConfig()), 0);
        add("request", toJson(request).value(), 1);
        add("recipe",
            R"({"format": "irodori-training-recipe", "format_version": 1, "preset": "quick",
                "settings": {"w_style": 9}, "content_targets": {"ink": "photo"}})",
            6);
        add("test list",
            R"({"format": "irodori-test-list", "format_version": 1, "rule": "all",
                "photos": ["p/a.png"], "references": [{"file": "s/b.png", "group": "ink"}]})",
            7);
        add("status", toJson(fullStatus()), 2);
        add("metrics", toJsonLine(row), 3);
        add("command", requestLine(RunCommand::snapshot), 4);
        add("yield", requestLine(YieldRequest{0.5}), 4);
        add("answer", answerLine(Result<std::filesystem::path>("/a/光.irodori")), 5);
        add("refusal",
            answerLine(Result<std::filesystem::path>(failure(ErrorCode::diskFull, "/a", "b"))), 5);
    }
    void files() {
        QFETCH(QByteArray, seed);
        QFETCH(int, harness);
        constexpr decltype(&fuzz::runMetrics) harnesses[] = {
            fuzz::runTrainingConfig, fuzz::runTrainingRequest, fuzz::runRunStatus,
            fuzz::runMetrics,        fuzz::runControlRequest,  fuzz::runControlAnswer,
            fuzz::runTrainingRecipe, fuzz::runTestList};
        fuzz::runMutated(bytesOf(seed.toStdString()), harnesses[harness], 20000);
    }

    /// Damaged lines over the real socket: the server lives and obeys afterwards.
    void socket() {
        const QTemporaryDir dir;
        const RunFolder run{dir.path().toStdString()};
        const auto server = ControlServer::listen(
            run, [](RunCommand) { return Result<std::filesystem::path>(); }, [](double) {});
        QVERIFY(server);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        run.socket().string().copy(address.sun_path, sizeof address.sun_path - 1);
        std::mt19937 random(20261123);
        const auto seed = bytesOf(requestLine(YieldRequest{0.5}) + "\n");
        for (int i = 0; i < 500; ++i) {
            const FileDescriptor client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
            QCOMPARE(::connect(client.get(), reinterpret_cast<const sockaddr*>(&address),
                               sizeof address),
                     0);
            const auto line = fuzz::mutated(seed, random);
            (void)::send(client.get(), line.data(), line.size(), MSG_NOSIGNAL);
        }
        constexpr double patience = 20;
        QVERIFY(sendCommand(run, RunCommand::pause, patience));
    }
};

QTEST_APPLESS_MAIN(TestTrainFuzz)
#include "tst_train_fuzz.moc"
