// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "data/ordered_parallel.h"
#include "data/pack.h"
#include "data/packed_pictures.h"
#include "imaging/drawing.h"
#include "pictures.h"

using namespace irodori;
using namespace irodori::test;
namespace fs = std::filesystem;

class TestPack : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;

    [[nodiscard]] fs::path at(const std::string& name) const {
        return fs::path(dir_->path().toStdString()) / name;
    }
    [[nodiscard]] Dataset scanned() const { return *scanDataset({at("set")}, {}); }
    /// Names in the folder, but for "set".
    [[nodiscard]] std::size_t filesBesides() const {
        return static_cast<std::size_t>(
                   std::distance(fs::directory_iterator(at("")), fs::directory_iterator()))
               - 1;
    }

private Q_SLOTS:
    void init() { dir_ = std::make_unique<QTemporaryDir>(); }

    void packsWhatIsUsable() {
        for (unsigned i = 0; i < 12; ++i)
            save(at("set/inks/" + std::to_string(10 + i) + ".png"), drawing(i, 100, 80));
        save(at("set/flat.png"), flatPicture(100, 100));
        const Dataset dataset = scanned();
        std::vector<double> fractions;
        JobHooks hooks;
        hooks.progress = [&](double fraction) { fractions.push_back(fraction); };
        const auto count = packDataset(dataset, at("pack"), {.shortSide = 80, .threads = 3}, hooks);
        QVERIFY2(count, count ? "" : count.error().message().c_str());
        QCOMPARE(*count, std::size_t{12});
        QCOMPARE(fractions.size(), std::size_t{12});
        QCOMPARE(fractions.back(), 1.0);

        const auto pack = PackedPictures::open(at("pack"));
        QVERIFY(pack);
        QCOMPARE(pack->size(), std::size_t{12});
        QCOMPARE(pack->indices(true).size(), dataset.usable(Split::test));
        for (std::size_t i = 0; i < pack->size(); ++i) {
            const auto& picture = (*pack)[i];
            const Image original = drawing(static_cast<unsigned>(i), 100, 80);
            QCOMPARE(picture.name, std::to_string(10 + i) + ".png");  // in order
            QCOMPARE(picture.collection, std::string("inks"));
            QVERIFY(!picture.target);
            QVERIFY(std::equal(original.pixels.begin(), original.pixels.end(), picture.pixels));
        }
    }

    void sizes_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("packedWidth");
        QTest::addColumn<int>("packedHeight");
        QTest::newRow("shrunk") << 300 << 200 << 96 << 64;
        QTest::newRow("upright") << 201 << 333 << 64 << 106;
        QTest::newRow("as it is") << 64 << 64 << 64 << 64;
        QTest::newRow("enlarged") << 60 << 45 << 85 << 64;
        QTest::newRow("long: its middle") << 700 << 70 << 200 << 64;
        QTest::newRow("high: its middle") << 50 << 1000 << 64 << 200;
    }
    void sizes() {
        QFETCH(int, width);
        QFETCH(int, height);
        save(at("set/a.png"), painting(1, width, height));
        const Dataset dataset = *scanDataset({at("set")}, {.minSide = 8});
        QVERIFY(packDataset(dataset, at("pack"), {.shortSide = 64, .maxLongSide = 200}));
        const auto pack = PackedPictures::open(at("pack"));
        QTEST((*pack)[0].width, "packedWidth");
        QTEST((*pack)[0].height, "packedHeight");
    }

    void ownSizes() {
        save(at("set/a.png"), painting(1, 61, 47));
        save(at("set/b.png"), painting(2, 300, 90));
        const Dataset dataset = *scanDataset({at("set")}, {.minSide = 8});
        QVERIFY(packDataset(dataset, at("pack"), {.shortSide = kOwnSize, .maxLongSide = 200}));
        const auto pack = PackedPictures::open(at("pack"));
        QCOMPARE((*pack)[0].width, 61);
        QCOMPARE((*pack)[0].height, 47);
        QCOMPARE((*pack)[1].width, 200);  // long: its middle
        QCOMPARE((*pack)[1].height, 90);
    }

    void cropIsUsed() {
        Image image = flatPicture(200, 100, {255, 0, 0});
        fill(image, {120, 20, 64, 64}, {0, 0, 255});
        save(at("set/a.png"), image);
        Dataset dataset = scanned();
        dataset.pictures[0].crop = {120, 20, 64, 64};
        QVERIFY(packDataset(dataset, at("pack"), {.shortSide = 64}));
        const auto pack = PackedPictures::open(at("pack"));
        QCOMPARE((*pack)[0].width, 64);
        for (int i = 0; i < 64 * 64; ++i)
            QCOMPARE(int((*pack)[0].pixels[3 * i + 2]), 255);
    }

    void transparencyIsWhite() {
        Image image = drawing(1, 100, 100);
        image.alpha.assign(std::size_t{100 * 100}, 255);
        std::fill_n(image.alpha.begin(), 5000, std::uint8_t{0});
        save(at("set/a.png"), image);
        QVERIFY(packDataset(scanned(), at("pack"), {.shortSide = 100}));
        const auto pack = PackedPictures::open(at("pack"));
        QCOMPARE(int((*pack)[0].pixels[0]), 255);
        const Image opaque = drawing(1, 100, 100);
        QVERIFY(std::equal(opaque.pixels.begin() + 15000, opaque.pixels.end(),
                           (*pack)[0].pixels + 15000));
    }

    void celTargets() {
        save(at("set/a.png"), painting(1, 100, 80));
        QVERIFY(packDataset(scanned(), at("pack"), {.shortSide = 80, .celTargets = true}));
        const auto pack = PackedPictures::open(at("pack"));
        const Image target = celVersion(painting(1, 100, 80));
        QVERIFY((*pack)[0].target);
        QVERIFY(std::equal(target.pixels.begin(), target.pixels.end(), (*pack)[0].target));
    }

    void noFaces() {
        save(at("set/a.png"), painting(1, 100, 80));
        QVERIFY(packDataset(scanned(), at("pack"), {.shortSide = 80, .faces = true}));
        QVERIFY((*PackedPictures::open(at("pack")))[0].faces.empty());
    }

    void lostSinceTheScan_data() {
        QTest::addColumn<int>("change");
        QTest::newRow("deleted") << 0;
        QTest::newRow("damaged") << 1;
        QTest::newRow("another picture") << 2;
    }
    void lostSinceTheScan() {
        QFETCH(int, change);
        save(at("set/a.png"), drawing(1));
        save(at("set/b.png"), drawing(2));
        const Dataset dataset = scanned();
        if (change == 0)
            fs::remove(at("set/a.png"));
        else if (change == 1)
            fs::resize_file(at("set/a.png"), 100);
        else
            save(at("set/a.png"), drawing(3));
        std::vector<std::string> notices;
        JobHooks hooks;
        hooks.notice = [&](const std::string& text) { notices.push_back(text); };
        const auto count = packDataset(dataset, at("pack"), {}, hooks);
        QVERIFY(count);
        QCOMPARE(*count, std::size_t{1});
        QCOMPARE(notices.size(), std::size_t{1});
        QVERIFY(notices[0].find("a.png") != std::string::npos);
        QCOMPARE((*PackedPictures::open(at("pack")))[0].name, std::string("b.png"));
    }

    void nothingIsLeft() {
        save(at("set/a.png"), drawing(1));
        const Dataset dataset = scanned();
        fs::remove(at("set/a.png"));
        QCOMPARE(packDataset(dataset, at("pack"), {}).error().code, ErrorCode::notFound);
        QCOMPARE(packDataset({}, at("pack"), {}).error().code, ErrorCode::notFound);
        QCOMPARE(filesBesides(), std::size_t{0});
    }

    void refuses_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("shortSide");
        QTest::addColumn<int>("maxLongSide");
        QTest::newRow("a short side below nothing") << QStringLiteral("pack") << -1 << 100;
        QTest::newRow("tiny short side") << QStringLiteral("pack") << 31 << 100;
        QTest::newRow("long side shorter") << QStringLiteral("pack") << 100 << 99;
        QTest::newRow("absurd long side") << QStringLiteral("pack") << 100 << 100000;
        QTest::newRow("missing folder") << QStringLiteral("missing/pack") << 100 << 100;
        QTest::newRow("a folder of that name") << QStringLiteral("set") << 100 << 100;
    }
    void refuses() {
        QFETCH(QString, path);
        QFETCH(int, shortSide);
        QFETCH(int, maxLongSide);
        save(at("set/a.png"), drawing(1));
        QVERIFY(!packDataset(scanned(), at(path.toStdString()),
                             {.shortSide = shortSide, .maxLongSide = maxLongSide}));
        QCOMPARE(filesBesides(), std::size_t{0});
    }

    void cancelledLeavesNothing() {
        for (unsigned i = 0; i < 8; ++i)
            save(at("set/" + std::to_string(i) + ".png"), drawing(i));
        std::stop_source stop;
        JobHooks hooks{stop.get_token(), [&](double) { stop.request_stop(); }, {}};
        const auto count = packDataset(scanned(), at("pack"), {}, hooks);
        QVERIFY(!count);
        QCOMPARE(count.error().code, ErrorCode::cancelled);
        QCOMPARE(filesBesides(), std::size_t{0});
    }

    void anOldPackStaysUntilTheNewOneIsWhole() {
        save(at("set/a.png"), drawing(1));
        const Dataset dataset = scanned();
        QVERIFY(packDataset(dataset, at("pack"), {}));
        const auto fingerprint = PackedPictures::open(at("pack"))->fingerprint();
        fs::remove(at("set/a.png"));
        QVERIFY(!packDataset(dataset, at("pack"), {}));
        QCOMPARE(PackedPictures::open(at("pack"))->fingerprint(), fingerprint);
    }

    void valuesComeInOrderAndBounded() {
        std::atomic<int> ahead = 0;
        std::atomic<int> most = 0;
        std::vector<std::size_t> taken;
        makeInOrder(
            200, 4, 6,
            [&](std::size_t i) {
                const int now = ++ahead;
                for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
                }
                return i;
            },
            [&](std::size_t i) {
                --ahead;
                taken.push_back(i);
                return i < 149;
            });
        QCOMPARE(taken.size(), std::size_t{150});
        QVERIFY(std::is_sorted(taken.begin(), taken.end()));
        QVERIFY2(most <= 7, qPrintable(QString::number(most)));  // 6 ahead, one being taken
        makeInOrder(
            0, 1, 1, [](std::size_t i) { return i; }, [](std::size_t) { return false; });
    }
};

QTEST_APPLESS_MAIN(TestPack)
#include "tst_pack.moc"
