// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <atomic>
#include <ctime>
#include <thread>

#include "train/run_gate.h"

using namespace irodori;
using namespace std::chrono_literals;

namespace {

/// A thread that does nothing but pass the gate, as training does between the parts of a step.
class Worker {
public:
    explicit Worker(std::stop_token stop = {})
        : gate_(std::move(stop), {[this](bool isPaused) { isPaused_ = isPaused; },
                                  [this](RunCommand command) -> Result<std::filesystem::path> {
                                      ++served_;
                                      if (command == RunCommand::sample)
                                          return failure(ErrorCode::diskFull, "samples");
                                      return std::filesystem::path("model");
                                  }}),
          thread_([this] {
              while (!gate_.isStopping()) {
                  gate_.pass();
                  ++passes_;
                  std::this_thread::sleep_for(1ms);
              }
              ended_ = true;
          }) {}
    ~Worker() {
        static_cast<void>(gate_.command(RunCommand::stop));
        thread_.join();
    }

    RunGate& gate() { return gate_; }
    [[nodiscard]] bool isPaused() const { return isPaused_; }
    [[nodiscard]] bool hasEnded() const { return ended_; }
    [[nodiscard]] int served() const { return served_; }
    /// Whether it passes the gate within this time.
    [[nodiscard]] bool moves(std::chrono::milliseconds time) const {
        const int before = passes_;
        std::this_thread::sleep_for(time);
        return passes_ > before + 1;
    }
    /// Of its thread, in seconds.
    [[nodiscard]] double processorTime() {
        clockid_t clock{};
        timespec time{};
        ::pthread_getcpuclockid(thread_.native_handle(), &clock);
        ::clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    }

private:
    std::atomic<bool> isPaused_ = false;
    std::atomic<bool> ended_ = false;
    std::atomic<int> served_ = 0;
    std::atomic<int> passes_ = 0;
    RunGate gate_;
    std::thread thread_;
};

}  // namespace

class TestRunGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pausesWithoutUsingTheProcessor() {
        Worker worker;
        QVERIFY(worker.gate().command(RunCommand::pause));
        QTRY_VERIFY(worker.isPaused());
        const double before = worker.processorTime();
        QVERIFY(!worker.moves(300ms));
        QVERIFY(worker.processorTime() - before < 0.005);
        QVERIFY(worker.gate().command(RunCommand::resume));
        QTRY_VERIFY(!worker.isPaused());
        QTRY_VERIFY(worker.moves(50ms));
    }

    void aLeaseEndsByItself() {
        Worker worker;
        worker.gate().yield(0.4);
        QTRY_VERIFY(!worker.moves(20ms));
        QVERIFY(!worker.isPaused());
        QTRY_VERIFY_WITH_TIMEOUT(worker.moves(50ms), 5000);
    }

    void leasesAddUp() {
        Worker worker;
        worker.gate().yield(1000);
        worker.gate().yield(0.001);  // shortens nothing
        std::this_thread::sleep_for(50ms);
        QVERIFY(!worker.moves(100ms));
    }

    void odd_data() {
        QTest::addColumn<double>("seconds");
        QTest::addRow("none") << 0.0;
        QTest::addRow("negative") << -5.0;
        QTest::addRow("not a number") << std::nan("");
    }
    void odd() {
        QFETCH(double, seconds);
        Worker worker;
        worker.gate().yield(seconds);
        QTRY_VERIFY(worker.moves(50ms));
    }

    void servesWhileTrainingAndPaused() {
        Worker worker;
        for (const auto state : {RunCommand::resume, RunCommand::pause}) {
            QVERIFY(worker.gate().command(state));
            const auto snapshot = worker.gate().command(RunCommand::snapshot);
            QVERIFY(snapshot);
            QVERIFY(*snapshot == "model");
            const auto sample = worker.gate().command(RunCommand::sample);
            QVERIFY(!sample);
            QVERIFY(sample.error().code == ErrorCode::diskFull);
        }
        QCOMPARE(worker.served(), 4);
    }

    void stopEndsAPause_data() {
        QTest::addColumn<bool>("byToken");
        QTest::addRow("by command") << false;
        QTest::addRow("by signal") << true;
    }
    void stopEndsAPause() {
        QFETCH(bool, byToken);
        std::stop_source stop;
        Worker worker(stop.get_token());
        QVERIFY(worker.gate().command(RunCommand::pause));
        QTRY_VERIFY(worker.isPaused());
        if (byToken)
            stop.request_stop();
        else
            QVERIFY(worker.gate().command(RunCommand::stop));
        QTRY_VERIFY(worker.hasEnded());
        QVERIFY(worker.gate().stopToken().stop_requested());
    }

    void closedItRefuses() {
        RunGate gate({}, {[](bool) {}, [](RunCommand) { return std::filesystem::path(); }});
        std::thread asker([&] {
            const auto answer = gate.command(RunCommand::snapshot);  // nobody serves it
            QVERIFY(!answer);
            QVERIFY(answer.error().code == ErrorCode::cancelled);
        });
        std::this_thread::sleep_for(50ms);
        gate.close();
        asker.join();
        QVERIFY(!gate.command(RunCommand::pause));
    }

    void waitsNoLongerThanSaid() {
        RunGate gate({}, {[](bool) {}, [](RunCommand) { return std::filesystem::path(); }});
        gate.pause();
        gate.pass(0.05);
        QVERIFY(gate.mustWait());
        QVERIFY(gate.secondsWaited() >= 0.05);
    }
};

QTEST_GUILESS_MAIN(TestRunGate)
#include "tst_run_gate.moc"
