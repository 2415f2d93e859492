// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/base64.h"

using namespace irodori;

class TestBase64 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownAnswers_data();
    void knownAnswers();
    void refuses_data();
    void refuses();
};

void TestBase64::knownAnswers_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    // RFC 4648, section 10.
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
    QTest::newRow("two paddings") << QByteArray("f") << QByteArray("Zg==");
    QTest::newRow("one padding") << QByteArray("fo") << QByteArray("Zm8=");
    QTest::newRow("no padding") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("two groups") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QTest::newRow("zeros at the end") << QByteArray("f\0\0\0", 4) << QByteArray("ZgAAAA==");
    QTest::newRow("last letters") << QByteArray("\xff\xef\xbe") << QByteArray("/+++");
}

void TestBase64::knownAnswers() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    const auto raw = std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
    QCOMPARE(toBase64(raw), text.toStdString());
    const auto decoded = fromBase64(text.toStdString());
    QVERIFY(decoded.has_value());
    QVERIFY(std::equal(decoded->begin(), decoded->end(), raw.begin(), raw.end()));
}

void TestBase64::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("cut short") << QByteArray("Zm9");
    QTest::newRow("no letter of it") << QByteArray("Zm9*");
    QTest::newRow("padding alone") << QByteArray("====");
    QTest::newRow("three paddings") << QByteArray("Z===");
    QTest::newRow("padding in the middle") << QByteArray("Zg==Zm9v");
    QTest::newRow("line break inside") << QByteArray("Zm\n9vYm");
    QTest::newRow("spaces around") << QByteArray("  Zm9v  ");
    QTest::newRow("a zero") << QByteArray("Zm9\0", 4);
}

void TestBase64::refuses() {
    QFETCH(QByteArray, text);
    QVERIFY(!fromBase64(text.toStdString()).has_value());
}

QTEST_APPLESS_MAIN(TestBase64)
#include "tst_base64.moc"
