// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <latch>
#include <mutex>
#include <vector>

#include "train/control.h"
#include "train/control_protocol.h"

using namespace irodori;
namespace fs = std::filesystem;

namespace {

/// What a server was asked, in order.
class Orders {
public:
    ControlServer::Handler handler() {
        return [this](RunCommand command) -> Result<fs::path> {
            const std::lock_guard guard(mutex_);
            commands_.push_back(command);
            if (command == RunCommand::snapshot)
                return fs::path("/run/model/a.irodori");
            if (command == RunCommand::sample)
                return failure(ErrorCode::diskFull, "/run", "no room");
            return fs::path();
        };
    }
    ControlServer::Yield yield() {
        return [this](double seconds) {
            const std::lock_guard guard(mutex_);
            yields_.push_back(seconds);
        };
    }
    std::vector<RunCommand> commands() const {
        const std::lock_guard guard(mutex_);
        return commands_;
    }
    std::vector<double> yields() const {
        const std::lock_guard guard(mutex_);
        return yields_;
    }

private:
    mutable std::mutex mutex_;  // guards what follows
    std::vector<RunCommand> commands_;
    std::vector<double> yields_;
};

/// A client that says what it wants.
class Stranger {
public:
    explicit Stranger(const RunFolder& run)
        : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string path = run.socket().string();
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        isConnected_ =
            ::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address)
            == 0;
    }
    bool isConnected() const { return isConnected_; }
    void say(const QByteArray& text) const {
        (void)!::send(socket_.get(), text.constData(), static_cast<std::size_t>(text.size()),
                      MSG_NOSIGNAL);
    }
    void finish() const { ::shutdown(socket_.get(), SHUT_WR); }
    /// All that it is told until the server hangs up.
    QByteArray hear() const {
        QByteArray heard;
        char buffer[4096];
        for (ssize_t got = 1; got > 0;) {
            got = ::recv(socket_.get(), buffer, sizeof buffer, 0);
            if (got > 0)
                heard.append(buffer, got);
        }
        return heard;
    }

private:
    FileDescriptor socket_;
    bool isConnected_ = false;
};

constexpr double kPatience = 20;  // seconds, on the slowest machine

}  // namespace

class TestControl : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    RunFolder run_;
    Orders orders_;

    std::unique_ptr<ControlServer> listen() {
        return ControlServer::listen(run_, orders_.handler(), orders_.yield()).value_or(nullptr);
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        run_.path = dir_->path().toStdString();
    }

    // The lock.

    void oneProcessTrains() {
        QVERIFY(!RunLock::isHeld(run_));
        {
            const auto lock = RunLock::take(run_);
            QVERIFY(lock);
            QVERIFY(RunLock::isHeld(run_));
            const auto second = RunLock::take(run_);
            QVERIFY(!second);
            QCOMPARE(second.error().code, ErrorCode::exists);
            QVERIFY2(second.error().detail.ends_with("process " + std::to_string(::getpid())),
                     second.error().detail.c_str());
            QVERIFY(RunLock::isHeld(run_));  // asking in vain changes nothing
        }
        QVERIFY(!RunLock::isHeld(run_));
        QVERIFY(RunLock::take(run_));
    }

    void theHolderIsWrittenDown() {
        auto lock = RunLock::take(run_);
        QVERIFY(lock);
        lock->beat();
        QFile file(QString::fromStdString(run_.lock().string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains(QByteArray("\"pid\":" + QByteArray::number(::getpid()))),
                 text.constData());
        QVERIFY2(text.contains("\"heartbeat\":") && text.endsWith("}\n"), text.constData());
    }

    void aMovedLockHolds() {
        auto first = RunLock::take(run_);
        QVERIFY(first);
        const RunLock moved = std::move(*first);
        QVERIFY(RunLock::isHeld(run_));
    }

    void aKilledProcessLetsGo() {
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto lock = RunLock::take(run_);
            (void)!::write(ready[1], lock ? "y" : "n", 1);
            ::pause();
            ::_exit(0);
        }
        char taken = 0;
        QCOMPARE(::read(ready[0], &taken, 1), ssize_t(1));
        QCOMPARE(taken, 'y');
        QVERIFY(RunLock::isHeld(run_));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(!RunLock::isHeld(run_));
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void locksThatCannotBe_data() {
        QTest::addColumn<QByteArray>("folder");
        QTest::addColumn<int>("code");
        QTest::addRow("missing folder")
            << QByteArray("missing") << static_cast<int>(ErrorCode::notFound);
        QTest::addRow("a file") << QByteArray("/dev/null")
                                << static_cast<int>(ErrorCode::unreadable);
    }
    void locksThatCannotBe() {
        QFETCH(QByteArray, folder);
        const RunFolder run{run_.path / folder.toStdString()};
        const auto lock = RunLock::take(run);
        QVERIFY(!lock);
        QTEST(static_cast<int>(lock.error().code), "code");
        QVERIFY(!RunLock::isHeld(run));
    }

    void aDamagedLockFileIsNoObstacle() {
        QFile file(QString::fromStdString(run_.lock().string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff{[");
        file.close();
        QVERIFY(!RunLock::isHeld(run_));
        QVERIFY(RunLock::take(run_));
    }

    // The socket.

    void commandsArrive_data() {
        QTest::addColumn<int>("command");
        QTest::addColumn<QByteArray>("path");
        const auto row = [](const char* name, RunCommand command, const char* path) {
            QTest::addRow("%s", name) << static_cast<int>(command) << QByteArray(path);
        };
        row("pause", RunCommand::pause, "");
        row("resume", RunCommand::resume, "");
        row("stop", RunCommand::stop, "");
        row("snapshot", RunCommand::snapshot, "/run/model/a.irodori");
    }
    void commandsArrive() {
        QFETCH(int, command);
        QFETCH(QByteArray, path);
        const auto server = listen();
        QVERIFY(server);
        const auto before = orders_.commands().size();
        const auto answer = sendCommand(run_, static_cast<RunCommand>(command), kPatience);
        QVERIFY2(answer, answer ? "" : answer.error().message().c_str());
        QCOMPARE(QByteArray::fromStdString(answer->string()), path);
        QCOMPARE(orders_.commands().size(), before + 1);
        QCOMPARE(static_cast<int>(orders_.commands().back()), command);
    }

    void failuresReturn() {
        const auto server = listen();
        const auto answer = sendCommand(run_, RunCommand::sample, kPatience);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::diskFull);
        QCOMPARE(answer.error().message(), std::string("/run: no room"));
    }

    void statusIsTold() {
        RunStatus status;
        status.state = RunState::training;
        status.step = 17;
        QVERIFY(writeStatus(run_, status));
        const auto server = listen();
        const Stranger script(run_);
        script.say("{\"command\": \"status\"}\n");
        const QByteArray answer = script.hear();
        QVERIFY2(answer.contains("\"step\":17") && answer.contains("\"ok\":true"),
                 answer.constData());
    }

    void statusIsThatOfTheProcess() {
        QVERIFY(writeStatus(run_, {}));
        const auto server = ControlServer::listen(run_, orders_.handler(), orders_.yield(), [] {
                                RunStatus status;
                                status.note = "no room";
                                return status;
                            }).value_or(nullptr);
        QVERIFY(server);
        const Stranger script(run_);
        script.say("{\"command\": \"status\"}\n");
        const QByteArray answer = script.hear();
        QVERIFY2(answer.contains("\"note\":\"no room\""), answer.constData());
    }

    void longPathsWork() {
        for (int i = 0; i < 20; ++i)
            run_.path /= "a folder with a name";
        fs::create_directories(run_.path);
        QVERIFY(run_.socket().string().size() > sizeof(sockaddr_un::sun_path));
        const auto server = listen();
        QVERIFY(server);
        QVERIFY(sendCommand(run_, RunCommand::pause, kPatience));
    }

    void onlyTheUserMayWrite() {
        const auto server = listen();
        struct stat status {};
        QCOMPARE(::stat(run_.socket().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void aDeadSocketIsReplaced() {
        {  // bound and left behind, as by a process that was killed
            const FileDescriptor dead(::socket(AF_UNIX, SOCK_STREAM, 0));
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            run_.socket().string().copy(address.sun_path, sizeof address.sun_path - 1);
            QCOMPARE(
                ::bind(dead.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        }
        QCOMPARE(sendCommand(run_, RunCommand::pause, kPatience).error().code, ErrorCode::notFound);
        const auto server = listen();
        QVERIFY(server);
        QVERIFY(sendCommand(run_, RunCommand::pause, kPatience));
    }

    void nobodyListens() {
        QCOMPARE(sendCommand(run_, RunCommand::stop, kPatience).error().code, ErrorCode::notFound);
        sendYield(run_, 1);
        listen();  // and is gone at once
        QVERIFY(!fs::exists(run_.socket()));
        QCOMPARE(sendCommand(run_, RunCommand::stop, kPatience).error().code, ErrorCode::notFound);
        const RunFolder missing{run_.path / "missing"};
        QCOMPARE(sendCommand(missing, RunCommand::stop, kPatience).error().code,
                 ErrorCode::notFound);
        sendYield(missing, 1);
    }

    void cannotListen() {
        const RunFolder missing{run_.path / "missing"};
        const auto server = ControlServer::listen(missing, orders_.handler(), orders_.yield());
        QVERIFY(!server);
        QCOMPARE(server.error().code, ErrorCode::notFound);
    }

    void yieldsArrive() {
        const auto server = listen();
        const auto before = orders_.yields().size();
        sendYield(run_, 1.5);
        QTRY_COMPARE(orders_.yields().size(), before + 1);
        QCOMPARE(orders_.yields().back(), 1.5);
        sendYield(run_, 1e9);
        QTRY_COMPARE(orders_.yields().size(), before + 2);
        QCOMPARE(orders_.yields().back(), kLongestYield);
    }

    /// However many ask while the server is at work, none of them waits.
    void yieldsNeverWait() {
        std::latch entered(1);
        std::latch release(1);
        auto server = ControlServer::listen(
            run_,
            [&](RunCommand) -> Result<fs::path> {
                entered.count_down();
                release.wait();
                return fs::path();
            },
            [](double) {});
        QVERIFY(server);
        const Stranger slow(run_);
        slow.say("{\"command\": \"snapshot\"}\n");
        entered.wait();
        for (int i = 0; i < 500; ++i)
            sendYield(run_, 1);
        const auto impatient = sendCommand(run_, RunCommand::pause, 0.05);
        QVERIFY(!impatient);
        QCOMPARE(impatient.error().code, ErrorCode::unreadable);
        release.count_down();
        QVERIFY(sendCommand(run_, RunCommand::pause, kPatience));
    }

    void garbageIsAnswered_data() {
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const QByteArray& said) {
            QTest::addRow("%s", name) << said;
        };
        row("an empty line", "\n");
        row("no JSON", "pause\n");
        row("a list", "[\"pause\"]\n");
        row("no command", "{}\n");
        row("command is a number", "{\"command\": 1}\n");
        row("unknown command", "{\"command\": \"dance\"}\n");
        row("yield without seconds", "{\"command\": \"yield\"}\n");
        row("yield for a text", "{\"command\": \"yield\", \"seconds\": \"1\"}\n");
        row("yield for ever", "{\"command\": \"yield\", \"seconds\": 1e300}\n");
        row("yield backwards", "{\"command\": \"yield\", \"seconds\": -1}\n");
        row("not UTF-8", "{\"command\": \"\xff\"}\n");
        row("zero bytes", QByteArray(100, '\0') + '\n');
        row("nested deeply", QByteArray(2000, '[') + '\n');
        row("a line too long", QByteArray(static_cast<int>(kLongestRequest), 'x'));
    }
    void garbageIsAnswered() {
        QFETCH(QByteArray, said);
        const auto server = listen();
        const auto before = orders_.commands().size();
        const Stranger stranger(run_);
        QVERIFY(stranger.isConnected());
        stranger.say(said);
        const QByteArray answer = stranger.hear();
        QVERIFY2(answer.contains("\"ok\":false") && answer.endsWith("}\n"), answer.constData());
        QCOMPARE(orders_.commands().size(), before);
        QVERIFY(sendCommand(run_, RunCommand::pause, kPatience));
    }

    void silenceIsTolerated() {
        const auto server = listen();
        std::vector<std::unique_ptr<Stranger>> silent;
        for (int i = 0; i < 40; ++i) {
            silent.push_back(std::make_unique<Stranger>(run_));
            silent.back()->say("{\"comm");
        }
        QVERIFY(sendCommand(run_, RunCommand::pause, kPatience));
        silent.back()->finish();
        QCOMPARE(silent.back()->hear(), QByteArray());
        silent.clear();
        QVERIFY(sendCommand(run_, RunCommand::resume, kPatience));
    }

    void linesMayComeInPieces() {
        const auto server = listen();
        const Stranger stranger(run_);
        for (const char letter : QByteArray("{\"command\": \"pause\"}\n"))
            stranger.say(QByteArray(1, letter));
        QCOMPARE(stranger.hear(), QByteArray("{\"ok\":true}\n"));
    }

    // The protocol.

    void requestsSurvive_data() {
        QTest::addColumn<QByteArray>("line");
        for (const char* line :
             {R"({"command":"pause"})", R"({"command":"resume"})", R"({"command":"stop"})",
              R"({"command":"snapshot"})", R"({"command":"sample"})", R"({"command":"status"})",
              R"({"command":"yield","seconds":0.25})"})
            QTest::addRow("%s", line) << QByteArray(line);
    }
    void requestsSurvive() {
        QFETCH(QByteArray, line);
        const auto request = requestFromLine(line.toStdString());
        QVERIFY(request);
        QCOMPARE(QByteArray::fromStdString(requestLine(*request)), line);
    }

    void badAnswersAreFailures_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* line, ErrorCode code) {
            QTest::addRow("%s", name) << QByteArray(line) << static_cast<int>(code);
        };
        row("empty", "", ErrorCode::corrupt);
        row("no JSON", "ok", ErrorCode::corrupt);
        row("not said", "{}", ErrorCode::corrupt);
        row("ok is a text", R"({"ok": "true"})", ErrorCode::corrupt);
        row("no reason", R"({"ok": false})", ErrorCode::internal);
        row("a reason", R"({"ok": false, "code": 11, "error": "full"})", ErrorCode::diskFull);
        row("an unknown reason", R"({"ok": false, "code": 99})", ErrorCode::internal);
        row("a text as code", R"({"ok": false, "code": "1"})", ErrorCode::internal);
    }
    void badAnswersAreFailures() {
        QFETCH(QByteArray, line);
        const auto answer = answerFromLine(line.toStdString());
        QVERIFY(!answer);
        QTEST(static_cast<int>(answer.error().code), "code");
    }
};

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
