// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <memory>

#include "../batch/photo_folder.h"
#include "batch/output_rules.h"
#include "cli/inputs.h"
#include "cli/output_naming.h"

using namespace irodori;
using namespace irodori::cli;
using irodori::test::PhotoFolder;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

QStringList textsOf(const std::vector<fs::path>& paths) {
    QStringList texts;
    for (const auto& path : paths)
        texts << QString::fromStdString(path.string());
    return texts;
}

}  // namespace

class TestOutputNaming : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PhotoFolder> folder_;

private Q_SLOTS:
    void init() {
        folder_ =
            std::make_unique<PhotoFolder>(QStringList{u"photos/deeper/c.png"_s, u"odd[1].png"_s});
    }
    void cleanup() { folder_.reset(); }

    void photos_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("photos");
        QTest::addColumn<QString>("failure");
        QTest::addRow("files in their order")
            << QStringList{u"one.jpg"_s, u"photos/a.png"_s}
            << QStringList{u"one.jpg"_s, u"photos/a.png"_s} << QString();
        QTest::addRow("a missing file stays")
            << QStringList{u"missing.jpg"_s} << QStringList{u"missing.jpg"_s} << QString();
        QTest::addRow("folder: pictures directly inside, sorted")
            << QStringList{u"photos"_s} << QStringList{u"photos/a.png"_s, u"photos/b.JPG"_s}
            << QString();
        QTest::addRow("pattern") << QStringList{u"photos/*.JPG"_s} << QStringList{u"photos/b.JPG"_s}
                                 << QString();
        QTest::addRow("a pattern may match folders")
            << QStringList{u"phot*"_s} << QStringList{u"photos/a.png"_s, u"photos/b.JPG"_s}
            << QString();
        QTest::addRow("a pattern without match stays")
            << QStringList{u"*.bmp"_s} << QStringList{u"*.bmp"_s} << QString();
        QTest::addRow("a name that looks like a pattern")
            << QStringList{u"odd[1].png"_s} << QStringList{u"odd[1].png"_s} << QString();
        QTest::addRow("none twice, links included")
            << QStringList{u"photos"_s, u"photos/a.png"_s, u"link.png"_s}
            << QStringList{u"photos/a.png"_s, u"photos/b.JPG"_s} << QString();
        QTest::addRow("empty folder") << QStringList{u"empty"_s, u"one.jpg"_s}
                                      << QStringList{u"one.jpg"_s} << u"empty: holds no pictures"_s;
        QTest::addRow("folder of other files")
            << QStringList{u"texts"_s} << QStringList() << u"texts: holds no pictures"_s;
    }
    void photos() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, failure);
        std::vector<std::string> texts;
        for (const QString& argument : std::as_const(arguments))
            texts.push_back(argument.toStdString());
        const auto list = collectPhotos(texts);
        QTEST(textsOf(list.photos), "photos");
        QCOMPARE(list.failures.size(), failure.isEmpty() ? 0U : 1U);
        if (!failure.isEmpty())
            QCOMPARE(QString::fromStdString(list.failures[0].message()), failure);
    }

    void places_data() {
        QTest::addColumn<QString>("output");
        QTest::addColumn<int>("photos");
        QTest::addColumn<bool>("isFolder");
        QTest::addColumn<QString>("target");  // of "x.bmp", a BMP
        QTest::addRow("file") << u"out.jpg"_s << 1 << false << u"out.jpg"_s;
        QTest::addRow("file without ending") << u"out"_s << 1 << false << u"out"_s;
        QTest::addRow("new folder") << u"out/"_s << 1 << true << u"out/x.png"_s;
        QTest::addRow("existing folder") << u"photos"_s << 1 << true << u"photos/x.png"_s;
        QTest::addRow("several photos") << u"out"_s << 2 << true << u"out/x.png"_s;
    }
    void places() {
        QFETCH(QString, output);
        QFETCH(int, photos);
        const auto place =
            outputPlace(output.toStdString(), static_cast<std::size_t>(photos), std::nullopt);
        QVERIFY(place);
        QTEST(place->isFolder, "isFolder");
        const auto target = outputPath(*place, "x", outputFormat(place->format, "BMP"));
        QTEST(QString::fromStdString(target.string()), "target");
    }

    void placesThatAreWrong_data() {
        QTest::addColumn<QString>("output");
        QTest::addColumn<int>("photos");
        QTest::addRow("no name") << QString() << 1;
        QTest::addRow("a format that we do not write") << u"out.gif"_s << 1;
        QTest::addRow("several photos into one new picture") << u"out.png"_s << 2;
        QTest::addRow("several photos into an existing file") << u"texts/readme.md"_s << 2;
    }
    void placesThatAreWrong() {
        QFETCH(QString, output);
        QFETCH(int, photos);
        const auto place =
            outputPlace(output.toStdString(), static_cast<std::size_t>(photos), std::nullopt);
        QVERIFY(!place);
        QCOMPARE(place.error().code, ErrorCode::invalidArgument);
    }

    void formats_data() {
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("photo");
        QTest::addColumn<QString>("ending");
        QTest::addRow("--format wins") << u"out.png"_s << u"webp"_s << u"JPEG"_s << u"webp"_s;
        QTest::addRow("then the ending") << u"out.tiff"_s << QString() << u"JPEG"_s << u"tif"_s;
        QTest::addRow("then the photo's own") << u"out/"_s << QString() << u"JPEG"_s << u"jpg"_s;
        QTest::addRow("png where it cannot be written")
            << u"out/"_s << QString() << u"HEIC"_s << u"png"_s;
        QTest::addRow("--format for any ending")
            << u"out.gif"_s << u"jpeg"_s << u"PNG"_s << u"jpg"_s;
    }
    void formats() {
        QFETCH(QString, output);
        QFETCH(QString, option);
        QFETCH(QString, photo);
        const auto place =
            outputPlace(output.toStdString(), 1, formatFromName(option.toStdString()));
        QVERIFY(place);
        QTEST(QString::fromUtf8(extensionOf(outputFormat(place->format, photo.toStdString()))),
              "ending");
    }

    void preparing_data() {
        QTest::addColumn<QString>("output");
        QTest::addColumn<bool>("works");
        QTest::addRow("a new folder in a new folder") << u"new/folder/"_s << true;
        QTest::addRow("a file") << u"out.png"_s << true;
        QTest::addRow("a file in a missing folder") << u"missing/out.png"_s << false;
        QTest::addRow("a folder where a file is") << u"one.jpg/"_s << false;
        if (fs::exists("/sys/kernel"))  // only sysfs refuses new files to the superuser too
            QTest::addRow("read-only folder") << u"/sys/"_s << false;
    }
    void preparing() {
        QFETCH(QString, output);
        const auto place = outputPlace(output.toStdString(), 1, std::nullopt);
        QVERIFY(place);
        const auto prepared = prepare(*place);
        QTEST(prepared.has_value(), "works");
        if (prepared && place->isFolder)
            QVERIFY(fs::is_empty(place->path));
    }
};

QTEST_GUILESS_MAIN(TestOutputNaming)
#include "tst_output_naming.moc"
