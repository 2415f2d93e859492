// SPDX-License-Identifier: GPL-3.0-or-later
// Colours and contrasts are 0 … 1.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>

#include "imaging/calm_layer.h"

using namespace irodori;

namespace {

using Colour = std::array<float, 3>;
using Painter = std::function<Colour(int x, int y)>;

Image pictureOf(Size size, const Painter& painter) {
    Image image(size.width, size.height, PixelDepth::u16);
    for (int y = 0; y < size.height; ++y) {
        auto* to = image.row<std::uint16_t>(y);
        for (int x = 0; x < size.width; ++x)
            for (const float value : painter(x, y))
                *to++ = static_cast<std::uint16_t>(std::lround(value * 65535));
    }
    return image;
}

Colour grey(float level) {
    return {level, level, level};
}

/// The same in every run, −0.5 … 0.5.
float grain(int x, int y) {
    const auto hash =
        static_cast<std::uint32_t>(x * 73856093) ^ static_cast<std::uint32_t>(y * 19349663);
    return static_cast<float>(hash * 2654435761U >> 16 & 0xffU) / 255 - 0.5F;
}

/// Diagonal strokes, as networks draw them into skies.
Colour strokes(int x, int y) {
    const float stroke = (x + y) % 12 < 2 ? 0.2F : 0.0F;
    return {0.4F - stroke, 0.6F - stroke, 0.8F};
}

const Size kSize{240, 160};

CalmLayer layerOf(const Image& photo, const Image& painting) {
    return calmLayerOf(photo, painting, {0, 0, painting.width, painting.height}).value();
}

const CalmLayer::Cell& cellAt(const CalmLayer& layer, int x, int y) {
    return layer.row(y / kCalmCell)[x / kCalmCell - layer.part.x];
}

Colour calmAt(const CalmLayer& layer, int x, int y) {
    const auto& cell = cellAt(layer, x, y);
    return {cell[0] / cell[3], cell[1] / cell[3], cell[2] / cell[3]};
}

float distance(const Colour& a, const Colour& b) {
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

}  // namespace

class TestCalmLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsPlain_data();
    void whatIsPlain();
    void strokesGo();
    void neighboursKeepTheirColours();
    void paintedGradientsStay();
    void partsAreOfTheWhole_data();
    void partsAreOfTheWhole();
    void anySize_data();
    void anySize();
    void stops();
};

void TestCalmLayer::whatIsPlain_data() {
    QTest::addColumn<Painter>("photo");
    QTest::addColumn<double>("share");
    const auto row = [](const char* name, double share, const Painter& photo) {
        QTest::addRow("%s", name) << photo << share;
    };
    row("one tone", 1, [](int, int) { return grey(0.6F); });
    row("a gradient", 1, [](int x, int y) {
        return grey(0.2F + 0.002F * static_cast<float>(x) + 0.001F * static_cast<float>(y));
    });
    row("grain", 1, [](int x, int y) { return grey(0.5F + 0.03F * grain(x, y)); });
    row("a fine pattern", 0, [](int x, int y) { return grey((x / 3 + y / 3) % 2 ? 0.4F : 0.6F); });
    row("a coarse pattern", 0,
        [](int x, int y) { return grey((x / 9 + y / 9) % 2 ? 0.4F : 0.6F); });
    row("a pattern of colours alone", 0, [](int x, int) {
        return x / 4 % 2 ? Colour{0.5F, 0.5F, 0.3F} : Colour{0.5F, 0.5F, 0.7F};
    });
}

void TestCalmLayer::whatIsPlain() {
    QFETCH(Painter, photo);
    QFETCH(double, share);
    const auto layer = layerOf(pictureOf(kSize, photo), pictureOf(kSize, strokes));
    const double found = cellAt(layer, 120, 80)[3];
    QVERIFY2(std::abs(found - share) < 0.02, qPrintable(QString::number(found)));
}

void TestCalmLayer::strokesGo() {
    const auto photo = pictureOf(kSize, [](int, int) { return grey(0.6F); });
    const auto layer = layerOf(photo, pictureOf(kSize, strokes));
    const Colour mean{0.4F - 0.2F / 6, 0.6F - 0.2F / 6, 0.8F};
    for (int y = 0; y < kSize.height; y += 7)
        for (int x = 0; x < kSize.width; x += 7)
            QVERIFY(distance(calmAt(layer, x, y), mean) < 0.01F);
}

void TestCalmLayer::neighboursKeepTheirColours() {
    const auto photo = pictureOf(kSize, [](int x, int) { return grey(x < 120 ? 0.8F : 0.3F); });
    const Colour sky{0.9F, 0.5F, 0.2F};
    const Colour wall{0.1F, 0.3F, 0.6F};
    const auto painting = pictureOf(kSize, [&](int x, int) { return x < 120 ? sky : wall; });
    const auto layer = layerOf(photo, painting);
    QVERIFY(cellAt(layer, 120, 80)[3] < 0.01F);
    for (int x = 2; x < kSize.width; x += kCalmCell) {
        const float share = cellAt(layer, x, 80)[3];
        if (share < 0.99F)
            continue;
        const Colour calm = calmAt(layer, x, 80);
        QVERIFY2(distance(calm, x < 120 ? sky : wall) < 0.01F, qPrintable(QString::number(x)));
    }
}

void TestCalmLayer::paintedGradientsStay() {
    const auto rise = [](int x, int) { return 0.2F + 0.002F * static_cast<float>(x); };
    const auto photo = pictureOf(kSize, [](int, int) { return grey(0.6F); });
    const auto painting = pictureOf(kSize, [&](int x, int y) { return grey(rise(x, y)); });
    const auto layer = layerOf(photo, painting);
    for (int x = 62; x < kSize.width - 60; x += kCalmCell)
        QVERIFY(distance(calmAt(layer, x, 80), grey(rise(x, 80))) < 0.01F);
}

void TestCalmLayer::partsAreOfTheWhole_data() {
    QTest::addColumn<Size>("size");
    QTest::addColumn<Rect>("part");
    QTest::addRow("a middle") << Size{301, 203} << Rect{97, 61, 105, 83};
    QTest::addRow("a corner") << Size{301, 203} << Rect{0, 0, 50, 41};
    QTest::addRow("the last pixel") << Size{301, 203} << Rect{300, 202, 1, 1};
    // The whole is worked on in several bands, the part is not.
    QTest::addRow("of a wide picture") << Size{9000, 400} << Rect{4000, 0, 200, 400};
}

void TestCalmLayer::partsAreOfTheWhole() {
    QFETCH(Size, size);
    QFETCH(Rect, part);
    const auto photo = pictureOf(size, [](int x, int y) {
        return grey(y % 90 < 30 && x % 130 < 60 ? 0.5F + 0.4F * grain(x / 2, y / 2)
                                                : 0.6F + 0.0005F * static_cast<float>(y));
    });
    Image painting = pictureOf(size, strokes);
    const auto whole = layerOf(photo, painting);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const bool isNear = x >= part.x - kCalmReach && x < part.x + part.width + kCalmReach
                                && y >= part.y - kCalmReach
                                && y < part.y + part.height + kCalmReach;
            if (!isNear)
                painting.row<std::uint16_t>(y)[3 * x] = 0;
        }
    }
    const auto layer = calmLayerOf(photo, painting, part).value();
    QCOMPARE(layer.grid, whole.grid);
    float largest = 0;
    for (int y = part.y; y < part.y + part.height; ++y)
        for (int x = part.x; x < part.x + part.width; ++x)
            for (std::size_t i = 0; i < 4; ++i)
                largest =
                    std::max(largest, std::abs(cellAt(layer, x, y)[i] - cellAt(whole, x, y)[i]));
    QVERIFY2(largest < 1e-3F, qPrintable(QString::number(largest)));
}

void TestCalmLayer::anySize_data() {
    QTest::addColumn<Size>("size");
    for (const Size size : {Size{1, 1}, Size{2, 3}, Size{1, 300}, Size{300, 1}, Size{5, 4}})
        QTest::addRow("%d × %d", size.width, size.height) << size;
}

void TestCalmLayer::anySize() {
    QFETCH(Size, size);
    const auto photo =
        withDepth(pictureOf(size, [](int, int) { return grey(0.4F); }), PixelDepth::u8);
    const Colour paint{0.2F, 0.4F, 0.9F};
    const auto layer = layerOf(photo, pictureOf(size, [&](int, int) { return paint; }));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            QVERIFY(distance(calmAt(layer, x, y), paint) < 0.001F);
}

void TestCalmLayer::stops() {
    std::stop_source source;
    source.request_stop();
    const auto picture = pictureOf(kSize, strokes);
    const auto layer = calmLayerOf(picture, picture, {0, 0, 8, 8}, {source.get_token(), {}, {}});
    QVERIFY(!layer);
    QCOMPARE(layer.error().code, ErrorCode::cancelled);
}

QTEST_APPLESS_MAIN(TestCalmLayer)
#include "tst_calm_layer.moc"
