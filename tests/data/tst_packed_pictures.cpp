// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <numeric>

#include "base/atomic_file.h"
#include "data/pack_writer.h"
#include "data/packed_pictures.h"

using namespace irodori;
namespace fs = std::filesystem;
using Pixels = std::vector<std::uint8_t>;

namespace {

Pixels pixelsOf(int width, int height, std::uint8_t first) {
    Pixels pixels(static_cast<std::size_t>(3 * width * height));
    std::iota(pixels.begin(), pixels.end(), first);
    return pixels;
}

}  // namespace

class TestPackedPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void awkwardNames();
    void manyFaces();
    void emptyPack();
    void refusesPictures_data();
    void refusesPictures();
    void unfinishedLeavesNothing();
    void fingerprintIsOfTheContent();
    void outlivesTheFile();
    void refuses_data();
    void refuses();

private:
    [[nodiscard]] fs::path file(const char* name) const {
        return fs::path(dir_.path().toStdString()) / name;
    }

    QTemporaryDir dir_;
};

void TestPackedPictures::roundTrip() {
    const auto path = file("pack");
    const Pixels first = pixelsOf(5, 3, 1);
    const Pixels second = pixelsOf(2, 7, 50);
    const Pixels target = pixelsOf(2, 7, 90);
    auto writer = PackWriter::create(path, 2, 40);
    QVERIFY(writer);
    QVERIFY(writer->add({5, 3, first.data(), nullptr, false, "inks", "a.png", {}}));
    QVERIFY(writer->add(
        {2, 7, second.data(), target.data(), true, "", "b.png", {{0, 2, 2, 5}, {1, 1, 1, 1}}}));
    QVERIFY(!fs::exists(path));
    QVERIFY(writer->commit());

    const auto pack = PackedPictures::open(path);
    QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
    QCOMPARE(pack->size(), std::size_t{2});
    const PackedPicture& a = (*pack)[0];
    QCOMPARE(a.width, 5);
    QCOMPARE(a.height, 3);
    QCOMPARE(a.collection, std::string("inks"));
    QCOMPARE(a.name, std::string("a.png"));
    QVERIFY(!a.isTest && !a.target && std::equal(first.begin(), first.end(), a.pixels));
    const PackedPicture& b = (*pack)[1];
    QVERIFY(b.isTest && std::equal(second.begin(), second.end(), b.pixels));
    QVERIFY(b.target && std::equal(target.begin(), target.end(), b.target));
    QVERIFY(a.faces.empty());
    QCOMPARE(b.faces, (std::vector<Rect>{{0, 2, 2, 5}, {1, 1, 1, 1}}));
    QCOMPARE(pack->indices(false), std::vector<std::size_t>{0});
    QCOMPARE(pack->indices(true), std::vector<std::size_t>{1});

    pack->dropPages();  // and they come back
    QVERIFY(std::equal(second.begin(), second.end(), b.pixels));
}

void TestPackedPictures::awkwardNames() {
    const Pixels pixels = pixelsOf(1, 1, 0);
    const std::string control(200, '\x1f');
    const std::string quotes(200, '"');
    auto writer = PackWriter::create(file("pack"), 1, control.size() + quotes.size());
    QVERIFY(writer->add({1, 1, pixels.data(), pixels.data(), false, control, quotes, {}}));
    QVERIFY(writer->commit());
    const auto pack = PackedPictures::open(file("pack"));
    QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
    QCOMPARE((*pack)[0].collection, control);
    QCOMPARE((*pack)[0].name, quotes);

    // No UTF-8: readable afterwards, if not the same.
    auto other = PackWriter::create(file("other"), 1, 2);
    QVERIFY(other->add({1, 1, pixels.data(), nullptr, false, "", "\xff\xfe", {}}));
    QVERIFY(other->commit());
    QVERIFY(PackedPictures::open(file("other")));
}

void TestPackedPictures::manyFaces() {
    const Pixels pixels = pixelsOf(1, 1, 0);
    const std::vector<std::uint8_t> large(3ULL * 60'000 * 3);
    const std::vector<Rect> faces(20, Rect{59'000, 1, 999, 2});
    constexpr std::size_t count = 40;
    auto writer = PackWriter::create(file("pack"), count, count);
    for (std::size_t i = 0; i < count; ++i)
        QVERIFY(writer->add({60'000, 3, large.data(), large.data(), false, "", "a", faces}));
    QVERIFY(writer->commit());  // there was room for them
    const auto pack = PackedPictures::open(file("pack"));
    QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
    QCOMPARE((*pack)[count - 1].faces, std::vector<Rect>(8, faces[0]));
}

void TestPackedPictures::emptyPack() {
    QVERIFY(PackWriter::create(file("pack"), 0, 0)->commit());
    const auto pack = PackedPictures::open(file("pack"));
    QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
    QCOMPARE(pack->size(), std::size_t{0});
    pack->dropPages();
}

void TestPackedPictures::refusesPictures_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("hasPixels");
    QTest::newRow("no width") << 0 << 1 << true;
    QTest::newRow("negative height") << 1 << -1 << true;
    QTest::newRow("too wide") << 65536 << 1 << true;
    QTest::newRow("no pixels") << 1 << 1 << false;
}

void TestPackedPictures::refusesPictures() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(bool, hasPixels);
    const Pixels pixels = pixelsOf(1, 1, 0);
    auto writer = PackWriter::create(file("pack"), 1, 1);
    const auto added = writer->add(
        {width, height, hasPixels ? pixels.data() : nullptr, nullptr, false, "", "a", {}});
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::invalidArgument);
}

void TestPackedPictures::unfinishedLeavesNothing() {
    const fs::path folder = file("folder");
    fs::create_directory(folder);
    const Pixels pixels = pixelsOf(9, 9, 0);
    {
        auto writer = PackWriter::create(folder / "pack", 1, 1);
        QVERIFY(writer->add({9, 9, pixels.data(), nullptr, false, "", "a", {}}));
    }
    QVERIFY(fs::is_empty(folder));
    QCOMPARE(PackWriter::create(folder / "missing" / "pack", 1, 1).error().code,
             ErrorCode::notFound);
}

void TestPackedPictures::fingerprintIsOfTheContent() {
    const Pixels pixels = pixelsOf(2, 2, 0);
    const Pixels others = pixelsOf(2, 2, 1);
    const auto fingerprint = [&](const Pixels& values, bool isTest, std::size_t room) {
        auto writer = PackWriter::create(file("pack"), room, 1);
        const auto added = writer->add({2, 2, values.data(), nullptr, isTest, "", "a", {}});
        const auto written = writer->commit();
        return added && written ? PackedPictures::open(file("pack"))->fingerprint() : std::string();
    };
    const std::string original = fingerprint(pixels, false, 1);
    QCOMPARE(original.size(), std::size_t{64});
    QCOMPARE(fingerprint(pixels, false, 20), original);
    QVERIFY(fingerprint(others, false, 1) != original);
    QVERIFY(fingerprint(pixels, true, 1) != original);
}

void TestPackedPictures::outlivesTheFile() {
    const Pixels pixels = pixelsOf(4, 4, 3);
    auto writer = PackWriter::create(file("pack"), 1, 1);
    QVERIFY(writer->add({4, 4, pixels.data(), nullptr, false, "", "a", {}}));
    QVERIFY(writer->commit());
    const PackedPictures copy = *PackedPictures::open(file("pack"));
    fs::remove(file("pack"));
    copy.dropPages();
    QVERIFY(std::equal(pixels.begin(), pixels.end(), copy[0].pixels));
}

void TestPackedPictures::refuses_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("pictures");
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<QList<qint64>>("shape");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* pictures, const char* tensor,
                        const QList<qint64>& shape, ErrorCode code = ErrorCode::corrupt,
                        const char* format = "irodori-pack", const char* version = "1") {
        QTest::newRow(name) << QString::fromUtf8(format) << QString::fromUtf8(version)
                            << QString::fromUtf8(pictures) << QString::fromUtf8(tensor) << shape
                            << static_cast<int>(code);
    };
    const char* good = R"([{"name":"a","collection":"","test":false}])";
    const QList<qint64> shape{2, 2, 3};
    row("a model", good, "picture.0", shape, ErrorCode::unsupported, "irodori-model");
    row("no format", good, "picture.0", shape, ErrorCode::unsupported, "");
    row("newer version", good, "picture.0", shape, ErrorCode::newerVersion, "irodori-pack", "2");
    row("list is no JSON", "[{", "picture.0", shape);
    row("list is an object", "{}", "picture.0", shape);
    row("entry is a number", "[1]", "picture.0", shape);
    row("no name", R"([{"collection":"","test":false}])", "picture.0", shape);
    row("name is a number", R"([{"name":1,"collection":"","test":false}])", "picture.0", shape);
    row("no collection", R"([{"name":"a","test":false}])", "picture.0", shape);
    row("split is a text", R"([{"name":"a","collection":"","test":"no"}])", "picture.0", shape);
    const auto withFaces = [](const char* faces) {
        return std::string(R"([{"name":"a","collection":"","test":false,"faces":)") + faces + "}]";
    };
    const auto face = [&](const char* name, const char* faces) {
        row(name, withFaces(faces).c_str(), "picture.0", shape);
    };
    face("faces are a number", "1");
    face("a face is a number", "[1]");
    face("a face has three sides", "[[0,0,1]]");
    face("a face has half a side", "[[0,0,1.5,1]]");
    face("a face begins outside", "[[-1,0,1,1]]");
    face("a face ends outside", "[[1,0,2,1]]");
    face("a face ends far outside", "[[65535,65535,4294967295,1]]");
    face("a face without height", "[[0,0,1,0]]");
    face("nine faces",
         "[[0,0,1,1],[0,0,1,1],[0,0,1,1],[0,0,1,1],[0,0,1,1],[0,0,1,1],[0,0,1,1],[0,0,1,1],"
         "[0,0,1,1]]");
    row("no pixels", good, "picture.1", shape);
    row("pixels not listed", "[]", "picture.0", shape);
    row("target without picture", good, "target.0", shape);
    row("grey pixels", good, "picture.0", {4, 3, 1});
    row("no height", good, "picture.0", {0, 2, 3});
    row("two sides", good, "picture.0", {4, 3});
}

void TestPackedPictures::refuses() {
    QFETCH(QString, format);
    QFETCH(QString, version);
    QFETCH(QString, pictures);
    QFETCH(QString, tensor);
    QFETCH(QList<qint64>, shape);
    QFETCH(int, code);
    const std::int64_t count =
        std::accumulate(shape.begin(), shape.end(), qint64{1}, std::multiplies<>());
    const Pixels pixels(static_cast<std::size_t>(count));
    QVERIFY(writeSafeTensors(
        file("pack"),
        {{"format", format.toStdString()},
         {"format_version", version.toStdString()},
         {"pictures", pictures.toStdString()}},
        {{tensor.toStdString(),
          {TensorType::u8, {shape.begin(), shape.end()}, std::as_bytes(std::span(pixels))}}}));
    const auto pack = PackedPictures::open(file("pack"));
    QVERIFY(!pack);
    QCOMPARE(static_cast<int>(pack.error().code), code);
    QVERIFY(pack.error().message().find(file("pack").string()) == 0);
}

QTEST_APPLESS_MAIN(TestPackedPictures)
#include "tst_packed_pictures.moc"
