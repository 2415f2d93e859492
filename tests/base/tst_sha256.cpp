// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/sha256.h"

using namespace irodori;

class TestSha256 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The examples of FIPS 180-4 and NIST's "million a".
    void knownAnswers_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("digest");
        QTest::addRow("nothing")
            << QByteArray()
            << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::addRow("abc")
            << QByteArray("abc")
            << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::addRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::addRow("a million a")
            << QByteArray(1000000, 'a')
            << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
    void knownAnswers() {
        QFETCH(QByteArray, text);
        const std::span<const char> chars(text.constData(), static_cast<std::size_t>(text.size()));
        QTEST(QByteArray::fromStdString(sha256(std::as_bytes(chars))), "digest");
    }

    void pieceByPiece() {
        const QByteArray text(100000, 'a');
        const auto bytes =
            std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())));
        Sha256 hash;
        hash.add(bytes.first(0));
        hash.add(bytes.first(63));
        hash.add(bytes.subspan(63));
        QCOMPARE(hash.digest(), sha256(bytes));
    }
};

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
