// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

#include "imaging/drawing.h"
#include "samples.h"

using namespace irodori;

namespace {

constexpr int kWidth = 48;
constexpr int kHeight = 36;

using Grey = std::function<double(int x, int y)>;  ///< 0 … 1

Image greyPicture(const Grey& value, PixelDepth depth = PixelDepth::u8) {
    Image image(kWidth, kHeight, depth);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const double level = std::clamp(value(x, y), 0.0, 1.0);
            for (int c = 0; c < 3; ++c) {
                const int i = 3 * x + c;
                if (depth == PixelDepth::u8)
                    image.row<std::uint8_t>(y)[i] = static_cast<std::uint8_t>(255 * level + 0.5);
                else
                    image.row<std::uint16_t>(y)[i] =
                        static_cast<std::uint16_t>(65535 * level + 0.5);
            }
        }
    }
    return image;
}

double fine(int x, int y) {
    return (x + y) % 2 ? 0.012 : -0.012;
}

/// Two plains with fine texture that meet at an edge in the middle.
double texturedStep(int x, int y) {
    return (x < kWidth / 2 ? 0.3 : 0.7) + fine(x, y);
}

/// Mean absolute difference of neighbours within a column range, 0 … 255.
double roughness(const Image& image, int from, int to) {
    double sum = 0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = from; x + 1 < to; ++x)
            sum += std::abs(samples::pixel(image, x + 1, y).g - samples::pixel(image, x, y).g);
    }
    return sum / (image.height * (to - from - 1));
}

double meanLevel(const Mask& mask) {
    double sum = 0;
    for (const std::uint8_t value : mask.values)
        sum += value;
    return sum / static_cast<double>(mask.values.size());
}

}  // namespace

class TestDrawing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesNothingAtZero_data();
    void changesNothingAtZero();
    void keepsForm_data();
    void keepsForm();
    void deepEqualsShallow();
    void flattensTextureAndKeepsEdges();
    void flattensMoreTheMoreIsAsked();
    void drawsLuminanceToFewLevels();
    void drawsLines_data();
    void drawsLines();
    void drawsDenser();
    void looksNoFartherThanItsHalo();
    void celIsFlatLinedAndColourful();
    void worksFromManyThreads();
};

void TestDrawing::changesNothingAtZero_data() {
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<bool>("alpha");
    QTest::newRow("8 bit") << PixelDepth::u8 << false;
    QTest::newRow("16 bit") << PixelDepth::u16 << false;
    QTest::newRow("8 bit with alpha") << PixelDepth::u8 << true;
    QTest::newRow("16 bit with alpha") << PixelDepth::u16 << true;
}

void TestDrawing::changesNothingAtZero() {
    QFETCH(PixelDepth, depth);
    QFETCH(bool, alpha);
    const Image photo = samples::photo(23, 17, depth, alpha);
    QVERIFY(flattened(photo, 0) == photo);
    QVERIFY(flattened(photo, -1) == photo);
}

void TestDrawing::keepsForm_data() {
    QTest::addColumn<Image>("photo");
    QTest::newRow("8 bit") << samples::photo(23, 17);
    QTest::newRow("16 bit with alpha") << samples::photo(23, 17, PixelDepth::u16, true);
    QTest::newRow("one pixel") << samples::photo(1, 1);
    QTest::newRow("one row") << samples::photo(31, 1);
    QTest::newRow("one column") << samples::photo(1, 31, PixelDepth::u8, true);
    QTest::newRow("one colour") << Image(12, 12);
    QTest::newRow("nothing") << Image();
}

void TestDrawing::keepsForm() {
    QFETCH(Image, photo);
    const Mask lines = lightOf(lineArt(photo, 1));
    QCOMPARE(lines.width, photo.width);
    QCOMPARE(lines.height, photo.height);
    QCOMPARE(lines.values.size(), std::size_t(photo.width) * std::size_t(photo.height));
    for (const Image& out : {flattened(photo, 1), celVersion(photo)}) {
        QCOMPARE(out.width, photo.width);
        QCOMPARE(out.height, photo.height);
        QCOMPARE(out.depth, photo.depth);
        QCOMPARE(out.pixels.size(), photo.pixels.size());
        QCOMPARE(out.alpha, photo.alpha);
    }
}

void TestDrawing::deepEqualsShallow() {
    const Image shallow = greyPicture(texturedStep);
    const Image deep = withDepth(shallow, PixelDepth::u16);
    // One step of 8 bit: results between two of them may round either way.
    QVERIFY(samples::maxDifference(withDepth(celVersion(deep), PixelDepth::u8), celVersion(shallow))
            <= 1);
}

void TestDrawing::flattensTextureAndKeepsEdges() {
    const Image photo = greyPicture(texturedStep);
    const Image flat = flattened(photo, 1);
    QVERIFY(roughness(flat, 0, kWidth / 2) < 0.2 * roughness(photo, 0, kWidth / 2));
    const auto edge = [](const Image& image) {
        return samples::pixel(image, kWidth / 2, 9).g - samples::pixel(image, kWidth / 2 - 1, 9).g;
    };
    QVERIFY(edge(flat) > 0.8 * edge(photo));
}

void TestDrawing::flattensMoreTheMoreIsAsked() {
    // L = 50, in the middle of a level, so that quantisation does not add to the contrast.
    const Image photo = greyPicture([](int x, int y) { return 0.466 + 2 * fine(x, y); });
    double before = roughness(photo, 0, kWidth);
    for (const double amount : {0.05, 0.3, 0.6, 1.0}) {
        const double now = roughness(flattened(photo, amount), 0, kWidth);
        QVERIFY2(now <= before, qPrintable(QString::number(amount)));
        before = now;
    }
    QVERIFY(before < 0.5 * roughness(photo, 0, kWidth));
    QVERIFY(samples::maxDifference(flattened(photo, 0.01), photo) <= 2);
}

void TestDrawing::drawsLuminanceToFewLevels() {
    const Image ramp = greyPicture([](int x, int) { return x / (kWidth - 1.0); });
    const Image flat = flattened(ramp, 1);
    int small = 0;
    for (int x = 0; x + 1 < kWidth; ++x) {
        const int step = samples::pixel(flat, x + 1, 9).g - samples::pixel(flat, x, 9).g;
        QVERIFY2(step >= 0, "still a ramp");
        small += step <= 3;
    }
    QVERIFY2(small > kWidth / 3, "of plateaus: the ramp itself rises by more than 5 everywhere");
}

void TestDrawing::drawsLines_data() {
    QTest::addColumn<Image>("photo");
    QTest::addColumn<bool>("drawn");
    QTest::newRow("an edge") << greyPicture(texturedStep) << true;
    QTest::newRow("a thin dark line")
        << greyPicture([](int x, int) { return x == kWidth / 2 ? 0.2 : 0.6; }) << true;
    QTest::newRow("an edge in the dark")
        << greyPicture([](int x, int) { return x < kWidth / 2 ? 0.1 : 0.25; }) << true;
    QTest::newRow("a plain") << greyPicture([](int, int) { return 0.5; }) << false;
    QTest::newRow("black") << greyPicture([](int, int) { return 0.0; }) << false;
    QTest::newRow("a soft gradient")
        << greyPicture([](int x, int) { return 0.4 + 0.3 * x / kWidth; }) << false;
    QTest::newRow("grain of a sky")
        << greyPicture([](int x, int y) { return 0.7 + 0.3 * fine(x, y); }) << false;
}

void TestDrawing::drawsLines() {
    QFETCH(Image, photo);
    QFETCH(bool, drawn);
    const Mask lines = lightOf(lineArt(photo, 0.5));
    const int darkest = *std::min_element(lines.values.begin(), lines.values.end());
    if (drawn)
        QVERIFY2(darkest < 110, qPrintable(QString::number(darkest)));
    else
        QVERIFY2(darkest > 245, qPrintable(QString::number(darkest)));
}

void TestDrawing::drawsDenser() {
    const Image photo = greyPicture([](int x, int y) {
        return 0.4 + 0.02 * (y % 12 < 6 ? 1 : -1) + (x < kWidth / 2 ? 0 : 0.3);
    });
    const auto level = [&photo](double density) {
        return meanLevel(lightOf(lineArt(photo, density)));
    };
    QVERIFY(level(0) < 255);
    QVERIFY(level(0.5) < level(0));
    QVERIFY(level(1) < level(0.5));
}

/// What the halo promises: parts that overlap by it make the whole.
void TestDrawing::looksNoFartherThanItsHalo() {
    const Image photo = samples::photo(90, 120);
    const int top = 50;
    const Image part = cropped(photo, {0, top - kDrawingHalo, 90, 120 - top + kDrawingHalo});
    const Mask lines = lightOf(lineArt(photo, 0.5));
    const Mask linesOfPart = lightOf(lineArt(part, 0.5));
    const Image flat = flattened(photo, 1);
    const Image flatPart = flattened(part, 1);
    for (int y = top; y < photo.height; ++y) {
        for (int x = 0; x < photo.width; ++x) {
            const auto line = [x](const Mask& mask, int row) {
                return int{
                    mask.values[std::size_t(row) * std::size_t(mask.width) + std::size_t(x)]};
            };
            const int row = y - top + kDrawingHalo;
            QVERIFY(std::abs(line(lines, y) - line(linesOfPart, row)) <= 1);
            QVERIFY(std::abs(samples::pixel(flat, x, y).g - samples::pixel(flatPart, x, row).g)
                    <= 1);
        }
    }
}

void TestDrawing::celIsFlatLinedAndColourful() {
    Image photo(kWidth, kHeight);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            std::uint8_t* pixel = photo.row<std::uint8_t>(y) + 3 * x;
            const int grain = (x + y) % 2 ? 3 : -3;
            pixel[0] = static_cast<std::uint8_t>((x < kWidth / 2 ? 170 : 70) + grain);
            pixel[1] = static_cast<std::uint8_t>(90 + grain);
            pixel[2] = static_cast<std::uint8_t>(70 + grain);
        }
    }
    const Image cel = celVersion(photo);
    QVERIFY(roughness(cel, 4, kWidth / 2 - 6) < 0.3 * roughness(photo, 4, kWidth / 2 - 6));
    const auto chroma = [](const samples::Rgb& p) {
        return std::max({p.r, p.g, p.b}) - std::min({p.r, p.g, p.b});
    };
    QVERIFY(chroma(samples::pixel(cel, 8, 9)) > chroma(samples::pixel(photo, 8, 9)) + 4);
    int darkest = 255;
    for (int x = kWidth / 2 - 3; x < kWidth / 2 + 3; ++x)
        darkest = std::min(darkest, samples::pixel(cel, x, 9).g);
    QVERIFY(darkest < 60);
}

void TestDrawing::worksFromManyThreads() {
    const Image photo = samples::photo(64, 48);
    const Image expected = celVersion(photo);
    std::vector<Image> results(6);
    {
        std::vector<std::jthread> threads;
        for (Image& result : results)
            threads.emplace_back([&photo, &result] { result = celVersion(photo); });
    }
    for (const Image& result : results)
        QVERIFY(result == expected);
}

QTEST_APPLESS_MAIN(TestDrawing)
#include "tst_drawing.moc"
