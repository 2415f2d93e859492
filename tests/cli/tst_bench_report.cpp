// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <sstream>

#include "cli/bench_report.h"

using namespace irodori;
using namespace Qt::StringLiterals;

namespace {

QByteArray printed(bool json) {
    BenchReport report{"AVX-512", "libblas.so.3", 2, {}};
    report.rows.push_back({"repaint", 12.345, "ms", std::nullopt, true});
    report.rows.push_back({"speed-up", 5.0, "×", 6.0, false});
    report.rows.push_back({"overhead", 1.25, "×", 1.5, true});
    std::ostringstream out;
    cli::printReport(report, json, out);
    return QByteArray::fromStdString(out.str());
}

}  // namespace

class TestBenchReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table() {
        const auto lines = printed(false).split('\n');
        QCOMPARE(lines[0], QByteArray("AVX-512, 2 threads, BLAS libblas.so.3"));
        QVERIFY(lines[1].endsWith("12.35 ms") || lines[1].endsWith("12.34 ms"));
        QVERIFY(lines[2].endsWith("target 6.00, missed"));
        QVERIFY(lines[3].endsWith("target 1.50, met"));
    }

    void json() {
        const auto object = QJsonDocument::fromJson(printed(true)).object();
        QCOMPARE(object["threads"_L1].toInt(), 2);
        const auto rows = object["rows"_L1].toArray();
        QCOMPARE(rows.size(), 3);
        QVERIFY(!rows[0].toObject().contains("target"_L1));
        QCOMPARE(rows[1].toObject()["met"_L1].toBool(true), false);
        QCOMPARE(rows[2].toObject()["target"_L1].toDouble(), 1.5);
    }
};

QTEST_APPLESS_MAIN(TestBenchReport)
#include "tst_bench_report.moc"
