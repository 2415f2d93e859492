// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <limits>

#include "train/evaluation.h"

using namespace irodori;
using namespace Qt::StringLiterals;

namespace {

EvaluationReport sample() {
    EvaluationReport report;
    report.model = "Cél \"1\"";
    report.all = {.style = 0.1,
                  .content = 1e-17,
                  .kid = -0.0125,
                  .identity = 3.5,
                  .diversity = 0,
                  .edges = 0.987654321,
                  .palette = 1.0 / 3,
                  .pairs = 160};
    report.all.probes = {
        .secondStyle = 0.25, .seeds = 1.0 / 7, .grid8 = 1.5, .faces = 3, .probed = 20};
    report.photos = 86;
    report.references = 30;
    report.collections[""] = {.style = 1, .pairs = 4};
    report.collections["ukiyoe/late"] = report.all;
    return report;
}

}  // namespace

class TestEvaluationReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        const auto report = sample();
        const auto read = evaluationFromJson(toJson(report));
        QVERIFY(read);
        QCOMPARE(read->model, report.model);
        QVERIFY(read->all == report.all);
        QVERIFY(read->collections == report.collections);
        QCOMPARE(read->photos, 86);
        QCOMPARE(read->references, 30);
    }

    void readsOlderReports() {
        const auto read = evaluationFromJson(QString::fromStdString(toJson(sample()))
                                                 .remove(u"\"photos\":86,\"references\":30,"_s)
                                                 .toStdString());
        QVERIFY(read && read->photos == 0 && read->all == sample().all);
    }

    void isOneLine() { QVERIFY(!QString::fromStdString(toJson(sample())).contains(u'\n')); }

    void missingScoresAreNull() {
        auto report = sample();
        report.all.kid = std::numeric_limits<double>::quiet_NaN();
        report.all.style = std::numeric_limits<double>::infinity();
        const auto text = toJson(report);
        QVERIFY(text.find("\"kid\":null") != std::string::npos);
        const auto read = evaluationFromJson(text);
        QVERIFY(read);
        QVERIFY(std::isnan(read->all.kid));
        QVERIFY(std::isnan(read->all.style));
        QCOMPARE(read->all.pairs, report.all.pairs);
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        const auto good = QString::fromStdString(toJson(sample()));
        QTest::newRow("empty") << QString();
        QTest::newRow("cut") << good.chopped(3);
        QTest::newRow("a list") << u"[]"_s;
        QTest::newRow("no scores of all") << QString(good).replace(u"\"all\""_s, u"\"some\""_s);
        QTest::newRow("no collections")
            << QString(good).replace(u"\"collections\""_s, u"\"sets\""_s);
        QTest::newRow("a score is missing") << QString(good).replace(u"\"kid\""_s, u"\"fid\""_s);
        QTest::newRow("a score is text")
            << QString(good).replace(u"\"style\":0.1"_s, u"\"style\":\"0.1\""_s);
        QTest::newRow("a probe is text")
            << QString(good).replace(u"\"grid_8\":1.5"_s, u"\"grid_8\":\"1.5\""_s);
        QTest::newRow("the probes are a list")
            << QString(good).replace(u"\"probes\":{"_s, u"\"probes\":[],\"more\":{"_s);
        QTest::newRow("a name is a number")
            << QString(good).replace(u"\"model\":"_s, u"\"model\":7,\"x\":"_s);
    }

    void refuses() {
        QFETCH(QString, text);
        const auto read = evaluationFromJson(text.toStdString());
        QVERIFY(!read);
        QCOMPARE(static_cast<int>(read.error().code), static_cast<int>(ErrorCode::corrupt));
    }
};

QTEST_APPLESS_MAIN(TestEvaluationReport)
#include "tst_evaluation_report.moc"
