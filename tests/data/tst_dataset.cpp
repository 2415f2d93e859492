// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <set>

#include "data/dataset.h"
#include "data/excluded_files.h"
#include "pictures.h"
#include "samples.h"

using namespace irodori;
using namespace irodori::test;
namespace fs = std::filesystem;

namespace {

void writeText(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

void truncate(const fs::path& path) {
    fs::resize_file(path, fs::file_size(path) / 2);
}

/// The picture with that statement in its XMP.
void saveWithStatement(const fs::path& path, const Image& image, const char* key,
                       const char* text) {
    const auto file = samples::edited(samples::encode(image, FileFormat::png),
                                      [&](Exiv2::Image& m) { m.xmpData()[key] = text; });
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(file.data()),
               static_cast<std::streamsize>(file.size()));
}

const DatasetPicture& named(const Dataset& dataset, const std::string& name) {
    const auto found =
        std::find_if(dataset.pictures.begin(), dataset.pictures.end(),
                     [&](const DatasetPicture& p) { return p.file.filename() == name; });
    if (found == dataset.pictures.end())
        qFatal("no picture %s", name.c_str());
    return *found;
}

}  // namespace

class TestDataset : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;

    [[nodiscard]] fs::path at(const std::string& name) const {
        return fs::path(dir_->path().toStdString()) / name;
    }
    [[nodiscard]] Dataset scanned(const DatasetOptions& options = {}) const {
        auto dataset = scanDataset({at("set")}, options);
        if (!dataset)
            qFatal("%s", dataset.error().message().c_str());
        return *dataset;
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        fs::create_directory(at("set"));
    }

    void describesPictures() {
        save(at("set/inks/b.png"), drawing(2, 100, 70));
        save(at("set/a.jpg"), painting(1));
        writeText(at("set/notes.txt"), "not a picture");
        save(at("set/.hidden.png"), drawing(3));
        const Dataset dataset = scanned();
        QCOMPARE(dataset.roots, std::vector<fs::path>{at("set")});
        QCOMPARE(dataset.pictures.size(), std::size_t{2});
        QCOMPARE(dataset.usable(), std::size_t{2});
        const auto& a = dataset.pictures[0];
        QCOMPARE(a.file, at("set/a.jpg"));
        QCOMPARE(a.collection, std::string());
        QCOMPARE(a.sha256.size(), std::size_t{64});
        const auto& b = dataset.pictures[1];
        QCOMPARE(b.collection, std::string("inks"));
        QVERIFY((b.size == Size{100, 70}));
        QVERIFY(b.findings.empty() && b.crop.isEmpty() && b.seconds < 0);
    }

    void findings_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("finding");
        const auto row = [](const char* name, const char* file, Finding finding) {
            QTest::newRow(name) << QString::fromUtf8(file) << static_cast<int>(finding);
        };
        row("text named .jpg", "text.jpg", Finding::unreadable);
        row("truncated JPEG", "truncated.jpg", Finding::unreadable);
        row("empty file", "empty.png", Finding::unreadable);
        row("link to nothing", "dangling.png", Finding::unreadable);
        row("a pipe", "pipe.png", Finding::unreadable);
        row("text named .mp4", "text.mp4", Finding::unreadable);
        row("one pixel", "pixel.png", Finding::tiny);
        row("one row", "row.png", Finding::tiny);
        row("one colour", "flat.png", Finding::blank);
        row("nothing but transparency", "transparent.png", Finding::blank);
        row("out of focus", "soft.png", Finding::blurred);
        row("the same file again", "z_same.png", Finding::nearCopy);
        row("the same in another size", "z_small.jpg", Finding::nearCopy);
    }
    void findings() {
        QFETCH(QString, name);
        QFETCH(int, finding);
        save(at("set/good.png"), drawing(1, 256, 200));
        writeText(at("set/text.jpg"), "hello");
        save(at("set/truncated.jpg"), painting(7));
        truncate(at("set/truncated.jpg"));
        writeText(at("set/empty.png"), "");
        fs::create_symlink("nowhere.png", at("set/dangling.png"));
        QCOMPARE(::mkfifo(at("set/pipe.png").c_str(), 0600), 0);
        writeText(at("set/text.mp4"), "hello");
        save(at("set/pixel.png"), flatPicture(1, 1));
        save(at("set/row.png"), painting(8, 500, 1));
        save(at("set/flat.png"), flatPicture(100, 100));
        Image invisible = drawing(4);
        invisible.alpha.assign(std::size_t{160 * 120}, 0);
        save(at("set/transparent.png"), invisible);
        save(at("set/soft.png"), blurred(drawing(9, 256, 200), 4));
        fs::copy_file(at("set/good.png"), at("set/z_same.png"));
        save(at("set/z_small.jpg"), resized(drawing(1, 256, 200), {128, 100}), 70);

        const Dataset dataset = scanned();
        QCOMPARE(dataset.usable(), std::size_t{1});
        const auto& picture = named(dataset, name.toStdString());
        QCOMPARE(picture.findings, std::vector<Finding>{static_cast<Finding>(finding)});
        QVERIFY(picture.excluded);
        QVERIFY(!picture.detail.empty());
        QCOMPARE(picture.sha256.empty(), static_cast<Finding>(finding) == Finding::unreadable);
        QVERIFY(fs::exists(fs::symlink_status(picture.file)));  // nothing is deleted
    }

    void refuses_data() {
        QTest::addColumn<QString>("root");
        QTest::addColumn<int>("code");
        QTest::newRow("missing folder")
            << QStringLiteral("missing") << static_cast<int>(ErrorCode::notFound);
        QTest::newRow("empty folder")
            << QStringLiteral("empty") << static_cast<int>(ErrorCode::notFound);
        QTest::newRow("folder with texts only")
            << QStringLiteral("texts") << static_cast<int>(ErrorCode::notFound);
        QTest::newRow("a text instead of a folder")
            << QStringLiteral("texts/a.txt") << static_cast<int>(ErrorCode::unsupported);
        QTest::newRow("below a file")
            << QStringLiteral("texts/a.txt/b") << static_cast<int>(ErrorCode::notFound);
        QTest::newRow("link to itself")
            << QStringLiteral("loop") << static_cast<int>(ErrorCode::unreadable);
        if (::geteuid() != 0)
            QTest::newRow("folder without permission")
                << QStringLiteral("locked") << static_cast<int>(ErrorCode::noPermission);
    }
    void refuses() {
        QFETCH(QString, root);
        QFETCH(int, code);
        save(at("set/good.png"), drawing(1));
        fs::create_directory(at("empty"));
        fs::create_directory(at("texts"));
        writeText(at("texts/a.txt"), "hello");
        fs::create_symlink("loop", at("loop"));
        fs::create_directory(at("locked"));
        fs::permissions(at("locked"), fs::perms::none);
        const auto dataset = scanDataset({at("set"), at(root.toStdString())}, {});
        fs::permissions(at("locked"), fs::perms::owner_all);
        QVERIFY(!dataset);
        QCOMPARE(static_cast<int>(dataset.error().code), code);
        QVERIFY(dataset.error().message().find(root.toStdString()) != std::string::npos);
    }

    void aPictureCanBeARoot() {
        save(at("set/a.png"), drawing(1));
        const auto dataset = scanDataset({at("set/a.png")}, {});
        QVERIFY(dataset);
        QCOMPARE(dataset->usable(), std::size_t{1});
    }

    void linksAreFollowedOnce() {
        save(at("set/a/1.png"), drawing(1));
        save(at("elsewhere/2.png"), drawing(2));
        fs::create_directory_symlink("..", at("set/a/up"));
        fs::create_directory_symlink(at("elsewhere"), at("set/linked"));
        fs::create_symlink(at("set/a/1.png"), at("set/same.png"));
        const auto dataset = scanDataset({at("set"), at("set/a")}, {});
        QVERIFY2(dataset, dataset ? "" : dataset.error().message().c_str());
        QCOMPARE(dataset->pictures.size(), std::size_t{2});
        QCOMPARE(named(*dataset, "2.png").collection, std::string("linked"));
    }

    // With the description of faces installed or not.
    void picturesWithoutFacesAreUsedWhole() {
        save(at("set/a.png"), drawing(1, 400, 300));
        save(at("set/b.png"), painting(2, 300, 300));
        DatasetOptions options;
        options.cropSubjects = true;
        const Dataset dataset = scanned(options);
        QCOMPARE(dataset.usable(), std::size_t{2});
        QVERIFY(dataset.pictures[0].crop.isEmpty() && dataset.pictures[1].crop.isEmpty());
    }

    void cancelled() {
        for (unsigned i = 0; i < 8; ++i)
            save(at("set/" + std::to_string(i) + ".png"), drawing(i));
        std::stop_source stop;
        int reports = 0;
        JobHooks hooks{stop.get_token(), {}, {}};
        hooks.progress = [&](double) {
            if (++reports == 2)
                stop.request_stop();
        };
        const auto dataset = scanDataset({at("set")}, {}, hooks);
        QVERIFY(!dataset);
        QCOMPARE(dataset.error().code, ErrorCode::cancelled);
        QCOMPARE(reports, 2);
    }

    void progressRises() {
        for (unsigned i = 0; i < 6; ++i)
            save(at("set/" + std::to_string(i) + ".png"), drawing(i));
        std::vector<double> fractions;
        JobHooks hooks;
        hooks.progress = [&](double fraction) { fractions.push_back(fraction); };
        QVERIFY(scanDataset({at("set")}, {}, hooks));
        QCOMPARE(fractions.size(), std::size_t{6});
        QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
        QCOMPARE(fractions.back(), 1.0);
    }

    void optOut() {
        save(at("set/free.png"), drawing(1));
        saveWithStatement(at("set/mine.png"), drawing(2), "Xmp.dc.rights", "no AI training");
        const Dataset dataset = scanned();
        const auto& mine = named(dataset, "mine.png");
        QCOMPARE(mine.findings, std::vector<Finding>{Finding::optOut});
        QVERIFY(mine.excluded);
        QCOMPARE(dataset.usable(), std::size_t{1});

        DatasetOptions options;
        options.optOut = OptOutAnswer::iHavePermission;
        const Dataset allowed = scanned(options);
        QCOMPARE(named(allowed, "mine.png").findings, std::vector<Finding>{Finding::optOut});
        QCOMPARE(allowed.usable(), std::size_t{2});
    }

    void rightsInOneLine() {
        save(at("set/a.png"), drawing(1));
        saveWithStatement(at("set/b.png"), drawing(2), "Xmp.dc.rights", "CC-BY-4.0");
        QCOMPARE(rightsSummary(scanned()),
                 std::string("2 pictures; CC-BY-4.0: unnamed; 1 without a statement of rights"));
        QCOMPARE(rightsSummary({}), std::string("0 pictures"));
    }

    void proposesTheTarget() {
        for (unsigned i = 0; i < 5; ++i) {
            save(at("set/" + std::to_string(i) + ".png"), drawing(i));
            save(at("paintings/" + std::to_string(i) + ".png"), painting(i));
        }
        QCOMPARE(scanned().proposedTargets.common, ContentTarget::cel);
        QCOMPARE(scanDataset({at("paintings")}, {})->proposedTargets.common, ContentTarget::photo);
        const auto both = scanDataset({dir_->path().toStdString()}, {})->proposedTargets;
        QCOMPARE(both.of("set"), ContentTarget::cel);
        QCOMPARE(both.of("paintings"), ContentTarget::photo);
        QCOMPARE(both.of("elsewhere"), both.common);
    }

    void stylesAmongThePhotos() {
        save(at("photos/a.png"), drawing(1));
        save(at("photos/b.png"), drawing(2));
        save(at("set/same.png"), drawing(1));
        save(at("set/small.jpg"), resized(drawing(2), {128, 96}));
        save(at("set/other.png"), drawing(3));
        const Dataset photos = *scanDataset({at("photos")}, {});
        Dataset styles = scanned();
        markInBoth(photos, styles, {});
        QCOMPARE(styles.usable(), std::size_t{1});
        QCOMPARE(named(styles, "same.png").findings, std::vector<Finding>{Finding::inBothSets});
        QVERIFY(named(styles, "small.jpg").excluded);
        QVERIFY(!named(styles, "other.png").excluded);

        Dataset twins = photos;
        markInBoth(photos, twins, {});
        QCOMPARE(twins.usable(), std::size_t{0});
    }

    void splitIsOfTheContent() {
        Dataset dataset;
        for (int i = 0; i < 500; ++i) {
            DatasetPicture picture;
            picture.file = std::to_string(i);
            picture.sha256 =
                QStringLiteral("%1").arg(i * 7919U, 64, 16, QLatin1Char('0')).toStdString();
            std::reverse(picture.sha256.begin(), picture.sha256.end());
            dataset.pictures.push_back(picture);
        }
        splitDataset(dataset, 0.2, 7);
        QVERIFY(dataset.usable(Split::test) > 70 && dataset.usable(Split::test) < 130);
        QCOMPARE(dataset.usable(Split::test) + dataset.usable(Split::train), dataset.usable());

        Dataset half = dataset;
        half.pictures.resize(250);
        splitDataset(half, 0.2, 7);
        QVERIFY(std::equal(half.pictures.begin(), half.pictures.end(), dataset.pictures.begin()));

        Dataset other = dataset;
        splitDataset(other, 0.2, 8);
        QVERIFY(other != dataset);
    }

    void framesOfOneClipStayTogether() {
        Dataset dataset;
        for (int i = 0; i < 40; ++i) {
            DatasetPicture picture;
            picture.sha256 = std::string(64, static_cast<char>('0' + i / 4));
            picture.seconds = i % 4;
            dataset.pictures.push_back(picture);
        }
        splitDataset(dataset, 0.4, 1);
        std::set<std::string> test;
        for (const auto& picture : dataset.pictures)
            if (picture.split == Split::test)
                test.insert(picture.sha256);
        QCOMPARE(dataset.usable(Split::test), 4 * test.size());
    }

    void smallSplits_data() {
        QTest::addColumn<int>("pictures");
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("none") << 0 << 0.1 << 0 << 0;
        QTest::newRow("three") << 3 << 0.5 << 0 << 0;
        QTest::newRow("four") << 4 << 0.01 << 1 << 1;
        QTest::newRow("no share") << 50 << 0.0 << 0 << 0;
        QTest::newRow("all held out, but for one") << 5 << 1.0 << 4 << 4;
    }
    void smallSplits() {
        QFETCH(int, pictures);
        QFETCH(double, share);
        QFETCH(int, least);
        QFETCH(int, most);
        Dataset dataset;
        for (int i = 0; i < pictures; ++i) {
            DatasetPicture picture;
            picture.sha256 =
                QStringLiteral("%1").arg(i * 40503 + 11, 64, 10, QLatin1Char('0')).toStdString();
            std::reverse(picture.sha256.begin(), picture.sha256.end());
            dataset.pictures.push_back(picture);
        }
        splitDataset(dataset, share, 3);
        const auto held = static_cast<int>(dataset.usable(Split::test));
        QVERIFY2(held >= least && held <= most, qPrintable(QString::number(held)));
    }

    void movesWhatIsNotUsed() {
        save(at("set/good.png"), drawing(1));
        save(at("set/deep/flat.png"), flatPicture(100, 100));
        writeText(at("set/text.jpg"), "hello");
        save(at("elsewhere/flat.png"), flatPicture(90, 90));
        fs::create_directory_symlink(at("elsewhere"), at("set/linked"));
        const Dataset dataset = scanned();
        const auto moved = moveExcluded(dataset, at("out"));
        QVERIFY2(moved, moved ? "" : moved.error().message().c_str());
        QCOMPARE(moved->moved, std::size_t{2});
        QCOMPARE(moved->failures.size(), std::size_t{1});
        QVERIFY(fs::exists(at("out/deep/flat.png")) && !fs::exists(at("set/deep/flat.png")));
        QVERIFY(fs::exists(at("out/text.jpg")));
        QVERIFY(fs::exists(at("elsewhere/flat.png")));
        QVERIFY(fs::exists(at("set/good.png")));
    }

    void movingReplacesNothing() {
        save(at("set/flat.png"), flatPicture(100, 100));
        fs::create_directory(at("out"));
        writeText(at("out/flat.png"), "mine");
        const auto moved = moveExcluded(scanned(), at("out"));
        QVERIFY(moved);
        QCOMPARE(moved->moved, std::size_t{0});
        QCOMPARE(moved->failures.size(), std::size_t{1});
        QCOMPARE(moved->failures[0].code, ErrorCode::exists);
        QVERIFY(fs::exists(at("set/flat.png")));
        QCOMPARE(fs::file_size(at("out/flat.png")), std::uintmax_t{4});
    }

    void refusesToMoveInto_data() {
        QTest::addColumn<QString>("folder");
        QTest::newRow("the folder itself") << QStringLiteral("set");
        QTest::newRow("a folder inside") << QStringLiteral("set/out");
        QTest::newRow("a way that leads inside") << QStringLiteral("other/../set/out");
        QTest::newRow("a file") << QStringLiteral("file");
    }
    void refusesToMoveInto() {
        QFETCH(QString, folder);
        save(at("set/flat.png"), flatPicture(100, 100));
        writeText(at("file"), "mine");
        QVERIFY(!moveExcluded(scanned(), at(folder.toStdString())));
        QVERIFY(fs::exists(at("set/flat.png")));
        QVERIFY(!fs::exists(at("set/out")));
    }

    void json() {
        save(at("set/a.png"), drawing(1));
        save(at("set/deep/flat.png"), flatPicture(100, 100));
        saveWithStatement(at("set/mine.png"), drawing(2), "Xmp.dc.rights", "no AI \"training\"");
        TrainingSets sets{scanned(), scanned()};
        sets.photos.pictures[0].crop = {1, 2, 3, 4};
        sets.photos.pictures[0].hash = ~std::uint64_t{0};
        sets.styles.pictures[0].seconds = 1.0 / 3;
        const auto read = trainingSetsFromJson(toJson(sets));
        QVERIFY2(read, read ? "" : read.error().message().c_str());
        QVERIFY(*read == sets);
    }

    void refusesJson_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("cut short") << QByteArray("}") << QByteArray("");
        QTest::newRow("other format") << QByteArray("irodori-dataset") << QByteArray("irodori");
        QTest::newRow("newer") << QByteArray("\"format_version\": 1")
                               << QByteArray("\"format_version\": 2");
        QTest::newRow("no styles") << QByteArray("\"styles\"") << QByteArray("\"style\"");
        QTest::newRow("no hash") << QByteArray("\"hash\"") << QByteArray("\"hush\"");
        QTest::newRow("hash is no number")
            << QByteArray("\"hash\": \"") << QByteArray("\"hash\": \"x");
        QTest::newRow("hash too long")
            << QByteArray("\"hash\": \"") << QByteArray("\"hash\": \"f1234567890123456");
        QTest::newRow("negative width") << QByteArray("160") << QByteArray("-160");
        QTest::newRow("huge width") << QByteArray("160") << QByteArray("4294967296");
        QTest::newRow("unknown split") << QByteArray("\"train\"") << QByteArray("\"both\"");
        QTest::newRow("unknown target") << QByteArray("\"cel\"") << QByteArray("\"oil\"");
        QTest::newRow("unknown finding") << QByteArray("\"blank\"") << QByteArray("\"dull\"");
        QTest::newRow("excluded is a text") << QByteArray("true") << QByteArray("\"true\"");
        QTest::newRow("flatness overflows")
            << QByteArray("\"seconds\": -1.0") << QByteArray("\"seconds\": 1e999");
    }
    void refusesJson() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        save(at("set/a.png"), drawing(1));
        save(at("set/b.png"), flatPicture(100, 100));
        auto text = QByteArray::fromStdString(toJson(TrainingSets{scanned(), scanned()}));
        QVERIFY(trainingSetsFromJson(text.toStdString()));
        const auto where = text.indexOf(from);
        QVERIFY(where >= 0);
        text.replace(where, from.size(), to);
        QVERIFY(!trainingSetsFromJson(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestDataset)
#include "tst_dataset.moc"
