// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QSemaphore>
#include <QStringList>
#include <QTest>
#include <QThread>
#include <atomic>
#include <memory>
#include <stdexcept>

#include "jobs/job_lane.h"

using namespace irodori;

namespace {

constexpr JobKey kPreview{1};
constexpr JobKey kExport{2};

/// A job that reports when it began and ends when told to, or when stopped.
struct Gate {
    QSemaphore began;
    QSemaphore open;

    void pass(const JobHooks& hooks) {
        began.release();
        while (!hooks.stopped() && !open.tryAcquire(1, 5)) {
        }
    }
};

Job<int> value(int number, QList<int>& log) {
    return {[number](const JobHooks&) -> Result<int> { return number; },
            [&log](Result<int> result) { log << result.value_or(-1); },
            {},
            {}};
}

Job<int> gated(const std::shared_ptr<Gate>& gate, int number, QList<int>& log) {
    Job<int> job = value(number, log);
    job.body = [gate, number](const JobHooks& hooks) -> Result<int> {
        gate->pass(hooks);
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, {});
        return number;
    };
    return job;
}

}  // namespace

class TestJobLane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversOnTheGuiThread();
    void keepsTheOrderOfDifferentKeys();
    void newerReplacesWaiting();
    void newerStopsRunning();
    void newerAwaitsRunning();
    void otherKeysSurviveReplacement();
    void dropsAResultThatIsAlreadyPosted();
    void cancelFreesAtOnce();
    void cancelledWaitingJobNeverRuns();
    void deadContextGetsNothing();
    void exceptionsBecomeErrors_data();
    void exceptionsBecomeErrors();
    void progressIsThrottledAndEndsAtOne();
    void noticesArriveBeforeTheResult();
    void laneDestroyedMidJob();
    void laneDestroyedInsideDelivery();
};

void TestJobLane::deliversOnTheGuiThread() {
    JobLane lane;
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    lane.start<int>(kPreview, this,
                    {[&](const JobHooks&) -> Result<int> {
                         worker = QThread::currentThread();
                         return 1;
                     },
                     [&](const Result<int>&) { receiver = QThread::currentThread(); },
                     {},
                     {}});
    QVERIFY(lane.isBusy(kPreview));
    QTRY_VERIFY(receiver);
    QCOMPARE(receiver, thread());
    QVERIFY(worker != thread());
    QVERIFY(!lane.isBusy(kPreview));
}

void TestJobLane::keepsTheOrderOfDifferentKeys() {
    JobLane lane;
    QList<int> log;
    for (int i = 0; i < 20; ++i)
        lane.start(JobKey{3, std::uint64_t(i)}, this, value(i, log));
    QTRY_COMPARE(log.size(), 20);
    QVERIFY(std::is_sorted(log.begin(), log.end()));
}

void TestJobLane::newerReplacesWaiting() {
    JobLane lane;
    QList<int> log;
    const auto gate = std::make_shared<Gate>();
    lane.start(kExport, this, gated(gate, 0, log));
    gate->began.acquire();
    for (int i = 1; i <= 50; ++i)
        lane.start(kPreview, this, value(i, log), Newer::awaitsRunning);
    gate->open.release();
    QTRY_COMPARE(log, (QList<int>{0, 50}));
}

void TestJobLane::newerStopsRunning() {
    JobLane lane;
    QList<int> log;
    const auto gate = std::make_shared<Gate>();
    lane.start(kPreview, this, gated(gate, 1, log));
    gate->began.acquire();
    lane.start(kPreview, this, value(2, log));  // opens the gate through the stop token
    QTRY_COMPARE(log, (QList<int>{2}));
}

void TestJobLane::newerAwaitsRunning() {
    JobLane lane;
    QList<int> log;
    const auto gate = std::make_shared<Gate>();
    lane.start(kPreview, this, gated(gate, 1, log));
    gate->began.acquire();
    lane.start(kPreview, this, value(2, log), Newer::awaitsRunning);
    lane.start(kPreview, this, value(3, log), Newer::awaitsRunning);
    gate->open.release();
    QTRY_COMPARE(log, (QList<int>{1, 3}));

    // A result that is posted but not delivered counts as begun too.
    QSemaphore ran;
    Job<int> job = value(4, log);
    job.body = [&](const JobHooks&) -> Result<int> {
        ran.release();
        return 4;
    };
    lane.start(kPreview, this, job);
    ran.acquire();
    lane.start(kPreview, this, value(5, log), Newer::awaitsRunning);
    QTRY_COMPARE(log, (QList<int>{1, 3, 4, 5}));
}

void TestJobLane::otherKeysSurviveReplacement() {
    JobLane lane;
    QList<int> log;
    const auto gate = std::make_shared<Gate>();
    lane.start(kExport, this, gated(gate, 100, log));
    gate->began.acquire();
    lane.start(kPreview, this, value(1, log));
    lane.start(kPreview, this, value(2, log));
    QVERIFY(lane.isBusy(kExport));
    gate->open.release();
    QTRY_COMPARE(log, (QList<int>{100, 2}));
}

void TestJobLane::dropsAResultThatIsAlreadyPosted() {
    JobLane lane;
    QList<int> log;
    QSemaphore ran;
    Job<int> job = value(1, log);
    job.body = [&](const JobHooks&) -> Result<int> {
        ran.release();
        return 1;
    };
    lane.start(kPreview, this, job);
    ran.acquire();
    QThread::msleep(20);  // now its result waits in this thread's event queue
    lane.start(kPreview, this, value(2, log));
    QTRY_COMPARE(log, (QList<int>{2}));
}

void TestJobLane::cancelFreesAtOnce() {
    JobLane lane;
    QList<int> log;
    QSemaphore began;
    QSemaphore end;
    Job<int> stubborn = value(1, log);
    stubborn.body = [&](const JobHooks&) -> Result<int> {
        began.release();
        end.acquire();
        return 1;
    };
    lane.start(kExport, this, stubborn);
    began.acquire();
    QElapsedTimer timer;
    timer.start();
    lane.cancel(kExport);
    QVERIFY2(timer.elapsed() < 1000, "the job itself never ends");
    QVERIFY(!lane.isBusy(kExport));
    end.release();
    lane.start(kPreview, this, value(2, log));
    QTRY_COMPARE(log, (QList<int>{2}));
}

void TestJobLane::cancelledWaitingJobNeverRuns() {
    JobLane lane;
    QList<int> log;
    const auto gate = std::make_shared<Gate>();
    std::atomic_bool ran = false;
    lane.start(kExport, this, gated(gate, 0, log));
    gate->began.acquire();
    Job<int> waiting = value(1, log);
    waiting.body = [&](const JobHooks&) -> Result<int> {
        ran = true;
        return 1;
    };
    lane.start(kPreview, this, waiting);
    lane.cancel(kPreview);
    gate->open.release();
    QTRY_COMPARE(log, (QList<int>{0}));
    lane.start(kPreview, this, value(2, log));
    QTRY_COMPARE(log, (QList<int>{0, 2}));
    QVERIFY(!ran);
}

void TestJobLane::deadContextGetsNothing() {
    JobLane lane;
    QList<int> log;
    const auto gate = std::make_shared<Gate>();
    auto context = std::make_unique<QObject>();
    lane.start(kPreview, context.get(), gated(gate, 1, log));
    gate->began.acquire();
    context.reset();
    gate->open.release();
    lane.start(kExport, this, value(2, log));
    QTRY_COMPARE(log, (QList<int>{2}));
    QVERIFY(!lane.isBusy(kPreview));
}

void TestJobLane::exceptionsBecomeErrors_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("code");
    QTest::addRow("std::runtime_error") << 0 << int(ErrorCode::internal);
    QTest::addRow("std::bad_alloc") << 1 << int(ErrorCode::outOfMemory);
    QTest::addRow("not an exception class") << 2 << int(ErrorCode::internal);
}

void TestJobLane::exceptionsBecomeErrors() {
    QFETCH(int, kind);
    QFETCH(int, code);
    JobLane lane;
    Result<int> result = 0;
    lane.start<int>(kPreview, this,
                    {[kind](const JobHooks&) -> Result<int> {
                         if (kind == 0)
                             throw std::runtime_error("the reason");
                         if (kind == 1)
                             throw std::bad_alloc();
                         throw 42;
                     },
                     [&](Result<int> r) { result = std::move(r); },
                     {},
                     {}});
    QTRY_VERIFY(!result);
    QCOMPARE(int(result.error().code), code);
    if (kind == 0)
        QCOMPARE(result.error().detail, "the reason");
}

void TestJobLane::progressIsThrottledAndEndsAtOne() {
    JobLane lane;
    QList<double> seen;
    bool done = false;
    lane.start<int>(kPreview, this,
                    {[](const JobHooks& hooks) -> Result<int> {
                         for (int i = 0; i <= 10000; ++i)
                             hooks.report(i / 10000.0);
                         return 0;
                     },
                     [&](const Result<int>&) { done = true; },
                     [&](double fraction) { seen << fraction; },
                     {}});
    QTRY_VERIFY(done);
    QVERIFY(seen.size() < 100);
    QCOMPARE(seen.last(), 1.0);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
}

void TestJobLane::noticesArriveBeforeTheResult() {
    JobLane lane;
    QStringList log;
    lane.start<int>(kPreview, this,
                    {[](const JobHooks& hooks) -> Result<int> {
                         hooks.tell("smaller tiles");
                         return 0;
                     },
                     [&](const Result<int>&) { log << QStringLiteral("done"); },
                     {},
                     [&](const std::string& text) { log << QString::fromStdString(text); }});
    QTRY_COMPARE(log, (QStringList{QStringLiteral("smaller tiles"), QStringLiteral("done")}));
}

void TestJobLane::laneDestroyedMidJob() {
    QList<int> log;
    const auto gate = std::make_shared<Gate>();
    {
        JobLane lane;
        lane.start(kPreview, this, gated(gate, 1, log));
        lane.start(kExport, this, value(2, log));
        gate->began.acquire();
    }
    QCoreApplication::processEvents();
    QCOMPARE(log.size(), 0);
    QCOMPARE(gate.use_count(), 1);
}

void TestJobLane::laneDestroyedInsideDelivery() {
    auto lane = std::make_unique<JobLane>();
    lane->start<int>(kPreview, this,
                     {[](const JobHooks&) -> Result<int> { return 1; },
                      [&](const Result<int>&) { lane.reset(); },
                      {},
                      {}});
    QTRY_VERIFY(!lane);
}

QTEST_GUILESS_MAIN(TestJobLane)
#include "tst_job_lane.moc"
