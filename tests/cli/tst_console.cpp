// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <sstream>

#include "cli/console.h"

using namespace irodori;
using namespace irodori::cli;
using namespace Qt::StringLiterals;

namespace {

struct Output {
    std::ostringstream out;
    std::ostringstream err;
    QString outText() const { return QString::fromStdString(out.str()); }
    QString errText() const { return QString::fromStdString(err.str()); }
};

}  // namespace

class TestConsole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainLines() {
        Output output;
        Console console(output.out, output.err, false, false);
        console.finished({"a.jpg", "out/a.jpg", {4, 3}, 0.5});
        console.failed("b.jpg", {ErrorCode::corrupt, "b.jpg", "cut off"});
        console.progress(0.5, 2);
        QCOMPARE(output.outText(), u"out/a.jpg\n"_s);
        QCOMPARE(output.errText(), u"b.jpg: cut off\n"_s);
    }

    void failuresNameInputAndReason_data() {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("expected");
        QTest::addRow("about the input") << u"b.jpg"_s << u"b.jpg: cut off\n"_s;
        QTest::addRow("about another file") << u"out/b.jpg"_s << u"b.jpg: out/b.jpg: cut off\n"_s;
        QTest::addRow("about nothing named") << QString() << u"b.jpg: cut off\n"_s;
    }
    void failuresNameInputAndReason() {
        QFETCH(QString, subject);
        Output output;
        Console console(output.out, output.err, false, false);
        console.failed("b.jpg", {ErrorCode::corrupt, subject.toStdString(), "cut off"});
        QTEST(output.errText(), "expected");
    }

    void jsonLines() {
        Output output;
        Console console(output.out, output.err, true, false);
        console.finished({"a\"b.jpg", "caf\xe9.jpg", {4, 3}, 0.5});
        console.failed("b.jpg", {ErrorCode::corrupt, "b.jpg", "cut off"});
        const auto lines = QByteArray::fromStdString(output.out.str()).split('\n');
        QCOMPARE(lines.size(), 3);  // the last is empty
        const auto finished = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(finished["input"_L1].toString(), u"a\"b.jpg"_s);
        QCOMPARE(finished["output"_L1].toString(), u"caf\uFFFD.jpg"_s);
        QCOMPARE(finished["width"_L1].toInt(), 4);
        QCOMPARE(finished["height"_L1].toInt(), 3);
        QCOMPARE(finished["seconds"_L1].toDouble(), 0.5);
        const auto failed = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(failed["input"_L1].toString(), u"b.jpg"_s);
        QCOMPARE(failed["error"_L1].toString(), u"cut off"_s);
    }

    void progressLineGivesWay() {
        Output output;
        {
            Console console(output.out, output.err, false, true);
            console.progress(0.5, 4);
            QCOMPARE(output.errText(), u"\r\033[K1 of 4 · 13 %"_s);
            console.progress(0.6, 4);  // too soon to draw again
            console.tell("note");
            QCOMPARE(output.errText(), u"\r\033[K1 of 4 · 13 %\r\033[Knote\n"_s);
            console.progress(4, 4);
        }
        QVERIFY(output.errText().endsWith(u"4 of 4 · 100 %\r\033[K"_s));
    }

    void durations_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::addRow("seconds") << 40.4 << u"40 s"_s;
        QTest::addRow("minutes") << 150.0 << u"3 min"_s;
        QTest::addRow("hours") << 7500.0 << u"2 h 5 min"_s;
    }
    void durations() {
        QFETCH(double, seconds);
        QTEST(QString::fromStdString(durationText(seconds)), "text");
    }
};

QTEST_APPLESS_MAIN(TestConsole)
#include "tst_console.moc"
