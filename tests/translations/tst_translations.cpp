// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the interface is translated into every language that the program offers.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    QString translation;  ///< plural forms one after another
    bool finished = true;

    [[nodiscard]] QString key() const {
        return context + QLatin1Char('/') + source + QLatin1Char('/') + comment;
    }
};

/// The messages of a .ts file; fails the test where it cannot be read.
QList<Message> readMessages(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, {}, {}, true});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            messages.last().comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            messages.last().translation =
                xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return messages;
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("%(?:L?\\d+|n)"));
    QStringList found;
    for (const auto& match : pattern.globalMatch(text))
        found.append(match.captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void complete_data();
    void complete();

private:
    QSet<QString> keysInSource_;
};

void TestTranslations::initTestCase() {
    QTemporaryDir dir;
    const QString fresh = dir.filePath(QStringLiteral("fresh_ja.ts"));
    QProcess lupdate;
    lupdate.start(QStringLiteral(LUPDATE),
                  {QStringLiteral("-silent"), QStringLiteral(SOURCE_DIR "/ui"),
                   QStringLiteral(SOURCE_DIR "/app/main.cpp"), QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    for (const auto& message : readMessages(fresh))
        keysInSource_.insert(message.key());
    QVERIFY2(keysInSource_.size() > 50, "the texts of the interface were not found");
}

void TestTranslations::complete_data() {
    QTest::addColumn<QString>("path");
    const QDir dir(QStringLiteral(SOURCE_DIR "/translations"));
    const auto files = dir.entryList({QStringLiteral("*.ts")});
    QVERIFY(files.size() >= 2);
    for (const auto& file : files)
        QTest::newRow(qPrintable(file)) << dir.filePath(file);
}

void TestTranslations::complete() {
    QFETCH(QString, path);
    QSet<QString> translated;
    for (const auto& message : readMessages(path)) {
        QVERIFY2(message.finished, qPrintable(message.key()));
        QVERIFY2(!message.translation.trimmed().isEmpty(), qPrintable(message.key()));
        QCOMPARE(placeholders(message.translation), placeholders(message.source));
        translated.insert(message.key());
    }
    const auto missing = keysInSource_ - translated;
    QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(QLatin1Char('\n'))));
}

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
