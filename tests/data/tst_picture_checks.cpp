// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "data/picture_checks.h"
#include "pictures.h"

using namespace irodori;
using namespace irodori::test;

namespace {

const double kLimit = 0.12;  // DatasetOptions::minSharpness

Image withContrast(Image image, double factor) {
    for (auto& value : image.pixels)
        value = static_cast<std::uint8_t>(128 + (value - 128) * factor);
    return image;
}

Image withNoise(Image image, int amplitude) {
    std::mt19937 random(3);
    for (auto& value : image.pixels)
        value = static_cast<std::uint8_t>(std::clamp(
            value + static_cast<int>(random() % (2 * amplitude + 1)) - amplitude, 0, 255));
    return image;
}

/// Sharp in the middle, out of focus around it.
Image portrait() {
    Image image = blurred(drawing(5, 240, 240), 6);
    const Image subject = drawing(6, 80, 80);
    for (int y = 0; y < 80; ++y)
        std::copy_n(subject.row<std::uint8_t>(y), 3 * 80, image.row<std::uint8_t>(y + 80) + 3 * 80);
    return image;
}

}  // namespace

Q_DECLARE_METATYPE(irodori::Image)

class TestPictureChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharpness_data() {
        QTest::addColumn<Image>("image");
        QTest::addColumn<bool>("isSharp");
        QTest::newRow("cel art") << drawing(1) << true;
        QTest::newRow("painting") << painting(1) << true;
        QTest::newRow("low contrast") << withContrast(drawing(2), 0.08) << true;
        QTest::newRow("nothing but two flat halves") << [] {
            Image image = flatPicture(120, 90);
            fill(image, {60, 0, 60, 90}, {60, 80, 200});
            return image;
        }() << true;
        QTest::newRow("subject before a soft background") << portrait() << true;
        QTest::newRow("one colour") << flatPicture(90, 90) << true;  // blank, but not blurred
        QTest::newRow("one pixel") << flatPicture(1, 1) << true;
        QTest::newRow("three by two pixels") << painting(1, 3, 2) << true;
        QTest::newRow("large and soft, but sharp at the size of training")
            << blurred(drawing(3, 900, 800), 2) << true;

        QTest::newRow("cel art out of focus") << blurred(drawing(1, 256, 256), 4) << false;
        QTest::newRow("painting out of focus") << blurred(resized(painting(1, 64, 64), {256, 256}), 4) << false;
        QTest::newRow("out of focus and compressed")
            << withNoise(blurred(drawing(1, 256, 256), 4), 1) << false;
        QTest::newRow("low contrast out of focus")
            << blurred(withContrast(drawing(1, 256, 256), 0.6), 4) << false;
    }
    void sharpness() {
        QFETCH(Image, image);
        QFETCH(bool, isSharp);
        const double value = lookOf(image).sharpness;
        QVERIFY2((value >= kLimit) == isSharp, qPrintable(QString::number(value)));
    }

    void blank_data() {
        QTest::addColumn<Image>("image");
        QTest::addColumn<bool>("isBlank");
        QTest::newRow("one colour") << flatPicture(90, 90) << true;
        QTest::newRow("one pixel") << flatPicture(1, 1) << true;
        QTest::newRow("noisy paper") << withNoise(flatPicture(200, 200), 6) << true;
        QTest::newRow("a speck of dust") << [] {
            Image image = flatPicture(200, 200);
            fill(image, {50, 50, 5, 5}, {0, 0, 0});
            return image;
        }() << true;
        QTest::newRow("drawing") << drawing(1) << false;
        QTest::newRow("a thin line") << [] {
            Image image = flatPicture(200, 200, {255, 255, 255});
            fill(image, {0, 100, 200, 1}, {0, 0, 0});
            return image;
        }() << false;
        QTest::newRow("misty ramp") << [] {
            Image image(200, 200);
            for (int y = 0; y < 200; ++y)
                fill(image, {0, y, 200, 1}, Colour{std::uint8_t(150 + y / 4), 180, 190});
            return image;
        }() << false;
    }
    void blank() {
        QFETCH(Image, image);
        QTEST(lookOf(image).isBlank, "isBlank");
    }

    void copies_data() {
        QTest::addColumn<Image>("other");
        QTest::addColumn<bool>("isCopy");
        const Image image = drawing(1);
        QTest::newRow("itself") << image << true;
        QTest::newRow("half the size") << resized(image, {80, 60}) << true;
        QTest::newRow("enlarged") << resized(image, {400, 300}) << true;
        QTest::newRow("grainy") << withNoise(image, 8) << true;
        QTest::newRow("a little darker") << withContrast(image, 0.97) << true;
        QTest::newRow("another drawing") << drawing(2) << false;
        QTest::newRow("other colours") << [&image] {
            Image other = image;
            for (std::size_t i = 0; i < other.pixels.size(); i += 3)
                std::swap(other.pixels[i], other.pixels[i + 2]);
            return other;
        }() << false;
        QTest::newRow("one thing changed") << [&image] {
            Image other = image;
            fill(other, {60, 40, 30, 25}, {255, 0, 255});
            return other;
        }() << false;
        QTest::newRow("one colour") << flatPicture(160, 120) << false;
    }
    void copies() {
        QFETCH(Image, other);
        const auto a = lookOf(drawing(1));
        const auto b = lookOf(other);
        QTEST(hashDistance(a.hash, b.hash) <= 4 && looksTheSame(a.thumbnail, b.thumbnail),
              "isCopy");
    }

    void hashDistanceCountsBits() {
        QCOMPARE(hashDistance(0, 0), 0);
        QCOMPARE(hashDistance(0, ~std::uint64_t{0}), 64);
        QCOMPARE(hashDistance(0b1011, 0b0110), 3);
    }

    void flatness() {
        for (unsigned seed = 0; seed < 10; ++seed) {
            const double cel = lookOf(drawing(seed)).flatness;
            const double painterly = lookOf(painting(seed)).flatness;
            QVERIFY2(cel > 0.6 && cel <= 1, qPrintable(QString::number(cel)));
            QVERIFY2(painterly < 0.4 && painterly >= 0, qPrintable(QString::number(painterly)));
        }
    }
};

QTEST_APPLESS_MAIN(TestPictureChecks)
#include "tst_picture_checks.moc"
