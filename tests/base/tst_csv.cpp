// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/csv.h"

using namespace irodori;

using Records = std::vector<CsvRecord>;
Q_DECLARE_METATYPE(Records)

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void TestCsv::reads_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Records>("expected");
    const auto row = [](const char* name, const QByteArray& text, Records expected) {
        QTest::newRow(name) << text << std::move(expected);
    };
    row("nothing", "", {});
    row("one field", "a", {{1, {"a"}}});
    row("two records", "a,b\nc,d\n", {{1, {"a", "b"}}, {2, {"c", "d"}}});
    row("no line end at the end", "a,b\nc,d", {{1, {"a", "b"}}, {2, {"c", "d"}}});
    row("line ends of Windows", "a,b\r\nc,d\r\n", {{1, {"a", "b"}}, {2, {"c", "d"}}});
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a,b",
        {{1, {"a", "b"}}});
    row("empty fields", ",\n,a,\n", {{1, {"", ""}}, {2, {"", "a", ""}}});
    row("empty lines", "\n\r\na\n\nb\n", {{3, {"a"}}, {5, {"b"}}});
    row("spaces belong to fields", " a , b", {{1, {" a ", " b"}}});
    row("a quoted comma", "\"a,b\",c", {{1, {"a,b", "c"}}});
    row("a quoted quote", "\"a \"\"b\"\"\"", {{1, {"a \"b\""}}});
    row("a quoted line end", "\"a\nb\",c\nd", {{1, {"a\nb", "c"}}, {3, {"d"}}});
    row("a quoted line end of Windows", "\"a\r\nb\"\r\nd", {{1, {"a\r\nb"}}, {3, {"d"}}});
    row("nothing in quotes", "\"\",a", {{1, {"", "a"}}});
    row("a zero", QByteArray("a\0b", 3), {{1, {std::string("a\0b", 3)}}});
}

void TestCsv::reads() {
    QFETCH(QByteArray, text);
    QFETCH(Records, expected);
    const auto records = parseCsv(text.toStdString());
    QVERIFY2(records, records ? "" : records.error().message().c_str());
    QVERIFY(*records == expected);
}

void TestCsv::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* name, const QByteArray& text, const char* complaint) {
        QTest::newRow(name) << text << QString::fromUtf8(complaint);
    };
    row("an open quote", "a\nb,\"c\nd", "line 2: a quoted field does not end");
    row("a quote alone", "\"", "line 1: a quoted field does not end");
    row("a quote within", "a\nb\"c", "line 2: a quote in a field");
    row("text after a quote", "a,\"b\" c", "line 1: text after the end");
    row("text after a quoted line end", "\"a\nb\"c", "line 2: text after the end");
    row("a carriage return after a quote", "\"a\"\rb", "line 1: text after the end");
}

void TestCsv::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QString, complaint);
    const auto records = parseCsv(text.toStdString());
    QVERIFY(!records);
    const auto message = QString::fromStdString(records.error().message());
    QVERIFY2(message.contains(complaint), qPrintable(message));
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
