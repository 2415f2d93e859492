// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "studio/swatches.h"

using namespace irodori;

class TestSwatches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shippedOnes();
    void folders_data();
    void folders();
    void everyNameIsKnownToTheTranslators();
};

void TestSwatches::shippedOnes() {
    const auto swatches =
        listSwatches(qEnvironmentVariable("IRODORI_RESOURCES") + QStringLiteral("/styles"));
    QVERIFY(swatches.size() >= 12);
    for (const Swatch& swatch : swatches) {
        QVERIFY2(QFile::exists(swatch.path), qPrintable(swatch.path));
        QVERIFY(!swatch.name.isEmpty());
    }
}

void TestSwatches::folders_data() {
    QTest::addColumn<QByteArray>("catalogue");  // null: none
    QTest::addColumn<QStringList>("names");
    QTest::addRow("no catalogue: pictures by name")
        << QByteArray() << QStringList{QStringLiteral("a"), QStringLiteral("b")};
    QTest::addRow("catalogue gives order and names")
        << QByteArray(
               R"([{"file": "b.png", "name": "Second"}, {"file": "a.png", "name": "First"}])")
        << QStringList{QStringLiteral("Second"), QStringLiteral("First")};
    QTest::addRow("missing files are left out")
        << QByteArray(R"([{"file": "gone.png", "name": "Gone"}, {"file": "a.png", "name": "A"}])")
        << QStringList{QStringLiteral("A")};
    QTest::addRow("entries of other types")
        << QByteArray(R"([1, "x", {"file": 3}])") << QStringList();
    QTest::addRow("not JSON") << QByteArray("styles") << QStringList();
}

void TestSwatches::folders() {
    QFETCH(QByteArray, catalogue);
    QFETCH(QStringList, names);
    const QTemporaryDir folder;
    for (const char* name : {"a.png", "b.png", "notes.txt"}) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    if (!catalogue.isNull()) {
        QFile file(folder.filePath(QStringLiteral("styles.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(catalogue);
    }
    QStringList found;
    for (const Swatch& swatch : listSwatches(folder.path()))
        found << swatch.name;
    QCOMPARE(found, names);
}

void TestSwatches::everyNameIsKnownToTheTranslators() {
    QFile source(QStringLiteral(SWATCHES_SOURCE));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QByteArray text = source.readAll();
    for (const Swatch& swatch :
         listSwatches(qEnvironmentVariable("IRODORI_RESOURCES") + QStringLiteral("/styles")))
        QVERIFY2(text.contains(QByteArray(QByteArrayLiteral("\"") + swatch.name.toUtf8() + '"')),
                 qPrintable(swatch.name));
}

QTEST_GUILESS_MAIN(TestSwatches)
#include "tst_swatches.moc"
