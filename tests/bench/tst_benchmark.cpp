// SPDX-License-Identifier: GPL-3.0-or-later
// That the benchmark runs and reports what it should. Never whether a target is met: times on a
// busy machine prove nothing.
#include <QTest>
#include <algorithm>
#include <cmath>

#include "base/paths.h"
#include "style/benchmark.h"

using namespace irodori;

class TestBenchmark : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reportsEveryFigure();
    void refusesBadOptions_data();
    void refusesBadOptions();
    void cancels();

private:
    static BenchOptions tiny() {
        return {.model = resourceDir() / "models" / "starter.irodori",
                .threads = 1,
                .rounds = 1,
                .repaintSide = 64,
                .previewSide = 48};
    }
};

void TestBenchmark::reportsEveryFigure() {
    const auto report = runBenchmark(tiny());
    QVERIFY(report.has_value());
    QCOMPARE(report->threads, 1);
    QVERIFY(!report->processor.empty());
    QVERIFY(!report->blas.empty());
    const auto count = [&](const std::string& part) {
        return std::count_if(report->rows.begin(), report->rows.end(), [&](const BenchRow& row) {
            return row.name.find(part) != std::string::npos;
        });
    };
    for (const char* name :
         {"encode, fp32", "repaint / convolutions alone, fp32", "strength change / preview, fp32",
          "unfolded eager fp32 NCHW / repaint, fp32"})
        QCOMPARE(count(name), 1);
    for (const auto& row : report->rows) {
        QVERIFY(std::isfinite(row.value) && row.value > 0);
        QCOMPARE(row.target.has_value(), row.unit == "×");
    }
}

void TestBenchmark::refusesBadOptions_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("rounds");
    QTest::addColumn<int>("side");
    const auto shipped =
        QString::fromStdString((resourceDir() / "models" / "starter.irodori").string());
    QTest::addRow("no such model") << QStringLiteral("/nonexistent.irodori") << 1 << 64;
    QTest::addRow("no rounds") << shipped << 0 << 64;
    QTest::addRow("side below the stride") << shipped << 1 << 7;
}

void TestBenchmark::refusesBadOptions() {
    QFETCH(QString, model);
    QFETCH(int, rounds);
    QFETCH(int, side);
    QVERIFY(
        !runBenchmark(
             {.model = model.toStdString(), .threads = 1, .rounds = rounds, .repaintSide = side})
             .has_value());
}

void TestBenchmark::cancels() {
    std::stop_source source;
    source.request_stop();
    JobHooks hooks;
    hooks.stop = source.get_token();
    const auto report = runBenchmark(tiny(), hooks);
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, ErrorCode::cancelled);
}

QTEST_APPLESS_MAIN(TestBenchmark)
#include "tst_benchmark.moc"
