// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>

#include "style/activation_passes.h"
#include "style/bfloat16.h"
#include "style/guided_upsampling.h"
#include "style/padded_picture.h"
#include "style/tiling.h"
#include "style_fixture.h"

using namespace irodori;

class TestStylePasses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bf16RoundsToNearestEven();
    void paddingReflects_data();
    void paddingReflects();
    void unshuffleThenShuffleIsIdentity_data();
    void unshuffleThenShuffleIsIdentity();
    void gateMixesInThePhoto_data();
    void gateMixesInThePhoto();
    void noiseComesBeforeActivation();
    void nearestUpsampling();
    void tilesCoverWithHalo_data();
    void tilesCoverWithHalo();
    void coverageRemembers();
    void composeWithoutFadeIsPhoto();
    void upsamplingKeepsFlatColour();
    void upsamplingIsSharpAtEdges();
};

void TestStylePasses::bf16RoundsToNearestEven() {
    QCOMPARE(static_cast<float>(BFloat16(1.0F)), 1.0F);
    QCOMPARE(static_cast<float>(BFloat16(1.0F + 0x1p-8F)), 1.0F);            // tie: to even
    QCOMPARE(static_cast<float>(BFloat16(1.0F + 0x3p-8F)), 1.0F + 0x1p-6F);  // tie: to even
    QCOMPARE(static_cast<float>(BFloat16(-1.0F - 0x1.8p-8F)), -1.0F - 0x1p-7F);
}

void TestStylePasses::paddingReflects_data() {
    QTest::addColumn<int>("side");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("expected");
    QTest::addRow("inside") << 100 << 32 << 0;
    QTest::addRow("left, edge not repeated") << 100 << 31 << 1;
    QTest::addRow("far left") << 100 << 0 << 32;
    QTest::addRow("right, edge not repeated") << 100 << 132 << 98;
    QTest::addRow("short side is replicated, left") << 7 << 0 << 0;
    QTest::addRow("short side is replicated, right") << 7 << 46 << 6;
    QTest::addRow("one pixel") << 1 << 36 << 0;
}

void TestStylePasses::paddingReflects() {
    QFETCH(int, side);
    QFETCH(int, position);
    QFETCH(int, expected);
    const Image wide(side, 1);
    const Image high(1, side);
    QCOMPARE(PaddedPicture(wide).columns(position, 1).front(), expected);
    QCOMPARE(PaddedPicture(high).rowAt(position), expected);
    QCOMPARE(PaddedPicture(wide).size().width % 8, 0);
    QVERIFY(PaddedPicture(wide).size().width >= side + 64);
}

void TestStylePasses::unshuffleThenShuffleIsIdentity_data() {
    QTest::addColumn<PixelDepth>("depth");
    QTest::addRow("8 bit") << PixelDepth::u8;
    QTest::addRow("16 bit") << PixelDepth::u16;
}

void TestStylePasses::unshuffleThenShuffleIsIdentity() {
    QFETCH(PixelDepth, depth);
    const auto photo = test::syntheticPhoto(37, 29, depth);
    const PaddedPicture picture(photo);
    const Rect window{0, 0, picture.size().width, picture.size().height};
    constexpr int margin = PaddedPicture::kMargin;
    const Rect inner{margin, margin, photo.width, photo.height};
    const auto count = static_cast<std::size_t>(window.width) * window.height * 3;
    const auto expected = withDepth(photo, PixelDepth::u16);

    std::vector<float> values(count);
    unshuffle(picture, window, values.data());
    Image painting(photo.width, photo.height, PixelDepth::u16);
    shuffle(picture, values.data(), 1, window, inner, painting);
    QCOMPARE(painting, expected);

    toPlanar(picture, window, values.data());
    painting = Image(photo.width, photo.height, PixelDepth::u16);
    fromPlanar(values.data(), window, inner, painting);
    QCOMPARE(painting, expected);
}

void TestStylePasses::gateMixesInThePhoto_data() {
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<float>("gate");
    QTest::addColumn<int>("black");  ///< what a black pixel becomes under white paint
    QTest::addRow("closed") << PixelDepth::u8 << 0.0F << 0;
    QTest::addRow("a quarter") << PixelDepth::u8 << 0.25F << 16384;
    QTest::addRow("a quarter of 16 bits") << PixelDepth::u16 << 0.25F << 16384;
    QTest::addRow("open") << PixelDepth::u8 << 1.0F << 65535;
}

void TestStylePasses::gateMixesInThePhoto() {
    QFETCH(PixelDepth, depth);
    QFETCH(float, gate);
    QFETCH(int, black);
    Image photo(20, 10, depth);  // black, but for one white pixel that is not at the corner
    if (depth == PixelDepth::u8)
        photo.row<std::uint8_t>(7)[3 * 11 + 1] = 255;
    else
        photo.row<std::uint16_t>(7)[3 * 11 + 1] = 65535;
    const PaddedPicture picture(photo);
    const Rect window{8, 8, 56, 48};  // neither window nor part begins at the origin
    constexpr int margin = PaddedPicture::kMargin;
    const Rect inner{margin + 2, margin + 1, 15, 8};
    const std::vector<float> white(static_cast<std::size_t>(window.width) * window.height * 3, 1);
    Image painting(photo.width, photo.height, PixelDepth::u16);
    shuffle(picture, white.data(), gate, window, inner, painting);
    for (int y = 0; y < photo.height; ++y) {
        for (int i = 0; i < 3 * photo.width; ++i) {
            const int x = i / 3;
            const bool isPainted = x >= 2 && x < 17 && y >= 1 && y < 9;
            const int expected = y == 7 && i == 3 * 11 + 1 ? 65535 : black;
            QCOMPARE(int{painting.row<std::uint16_t>(y)[i]}, isPainted ? expected : 0);
        }
    }
}

void TestStylePasses::noiseComesBeforeActivation() {
    std::vector<float> x{1, -1, 0, 2};
    addNoise(x.data(), 2, {1, -2}, {0.5F, 1}, 0.2F);
    QCOMPARE(x, (std::vector<float>{1.5F, 0, -0.2F, 0}));
}

void TestStylePasses::nearestUpsampling() {
    const std::vector<float> x{1, 2, 3, 4};  // [1,2,2]
    std::vector<float> y(16);
    upsampleNearest(x.data(), 1, 2, 2, y.data());
    QCOMPARE(y, (std::vector<float>{1, 2, 1, 2, 3, 4, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4}));
}

void TestStylePasses::tilesCoverWithHalo_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<Rect>("area");
    QTest::addColumn<int>("maxPixels");
    QTest::addRow("one tile") << 800 << 600 << Rect{16, 16, 760, 560} << 1000000;
    QTest::addRow("many") << 2048 << 1536 << Rect{16, 16, 2010, 1500} << 300000;
    QTest::addRow("a part in the middle") << 2048 << 1536 << Rect{507, 401, 333, 222} << 200000;
    QTest::addRow("long and narrow") << 30032 << 48 << Rect{16, 16, 30000, 10} << 65536;
    QTest::addRow("no room at all") << 600 << 600 << Rect{16, 16, 560, 560} << 0;
    QTest::addRow("one pixel") << 40 << 40 << Rect{16, 16, 1, 1} << 1000000;
}

void TestStylePasses::tilesCoverWithHalo() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(Rect, area);
    QFETCH(int, maxPixels);
    constexpr int smallest = kSmallestTile * kSmallestTile;
    constexpr int halo = 104;  // the network's receptive field, whatever the code says
    const Rect whole{0, 0, width, height};
    std::int64_t kept = 0;
    for (const auto& [window, inner] : planTiles({width, height}, area, maxPixels)) {
        QCOMPARE(intersection(window, whole), window);
        for (const int side : {window.x, window.y, window.width, window.height})
            QCOMPARE(side % 8, 0);
        QVERIFY(window.width * window.height <= std::max(maxPixels, smallest));
        // Halo from the 8-pixel block in which the kept part begins, except at the true border.
        QVERIFY(window.x == 0 || inner.x / 8 * 8 - window.x >= halo);
        QVERIFY(window.y == 0 || inner.y / 8 * 8 - window.y >= halo);
        const int right = window.x + window.width;
        const int bottom = window.y + window.height;
        QVERIFY(right == width || right - (inner.x + inner.width) >= halo);
        QVERIFY(bottom == height || bottom - (inner.y + inner.height) >= halo);
        QCOMPARE(intersection(inner, area), inner);
        kept += std::int64_t{inner.width} * inner.height;
    }
    QCOMPARE(kept, std::int64_t{area.width} * area.height);
}

void TestStylePasses::coverageRemembers() {
    Coverage coverage({200, 100});
    const Rect all{0, 0, 200, 100};
    QCOMPARE(coverage.missing(all), all);
    coverage.add({0, 0, 130, 100});
    QCOMPARE(coverage.missing(all), (Rect{128, 0, 72, 100}));
    QVERIFY(coverage.missing({10, 10, 50, 50}).isEmpty());
    coverage.add({128, 0, 72, 100});
    QVERIFY(coverage.missing(all).isEmpty());
}

void TestStylePasses::composeWithoutFadeIsPhoto() {
    const auto photo = test::syntheticPhoto(40, 30);
    const Image painting(40, 30, PixelDepth::u16);
    Image out(20, 10);
    const Rect region{5, 6, 20, 10};
    Finishing photoOnly;
    photoOnly.fade = 0;
    compose(painting, photo, region, RowFinisher(photoOnly, {40, 30}, region), out);
    QCOMPARE(out, cropped(photo, region));
}

void TestStylePasses::upsamplingKeepsFlatColour() {
    // A flat painting of a grainy photo stays flat: nothing of the grain may come back.
    const auto photo = test::syntheticPhoto(400, 300);
    const auto small = resized(photo, {100, 75});
    Image painting(100, 75, PixelDepth::u16);
    std::fill_n(painting.row<std::uint16_t>(0), 100 * 75 * 3, std::uint16_t{30000});
    Image out(400, 300);
    const Rect all{0, 0, 400, 300};
    composeUpsampled({small, painting, photo}, all, RowFinisher({}, {400, 300}, all), out);
    const auto [least, most] = std::minmax_element(out.pixels.begin(), out.pixels.end());
    QVERIFY(*most - *least <= 1);
}

void TestStylePasses::upsamplingIsSharpAtEdges() {
    // A painting whose edge is the photo's, in other colours: enlarged eight times, the edge is as
    // steep as in the photo, where plain interpolation would spread it over eight pixels.
    Image photo(512, 64);
    for (int y = 0; y < 64; ++y)
        std::fill_n(photo.row<std::uint8_t>(y) + 3 * 260, 3 * 252, std::uint8_t{200});
    const auto small = resized(photo, {64, 8});
    Image painting(64, 8, PixelDepth::u16);
    for (int i = 0; i < 64 * 8 * 3; ++i) {
        const double share = small.row<std::uint8_t>(0)[i] / 200.0;
        painting.row<std::uint16_t>(0)[i] = static_cast<std::uint16_t>(50000 - 40000 * share);
    }
    Image out(512, 64);
    const Rect all{0, 0, 512, 64};
    composeUpsampled({small, painting, photo}, all, RowFinisher({}, {512, 64}, all), out);
    const auto at = [&](int x) { return int{out.row<std::uint8_t>(32)[3 * x]}; };
    const int before = at(100);
    const int after = at(400);
    QVERIFY(std::abs(before - 195) <= 2 && std::abs(after - 39) <= 2);
    const int step = before - after;
    QVERIFY2(at(259) - at(260) >= 0.9 * step, qPrintable(QString::number(at(259) - at(260))));
    for (int x = 200; x < 260; ++x)  // no halo
        QVERIFY(std::abs(at(x) - before) <= 0.06 * step);
}

QTEST_APPLESS_MAIN(TestStylePasses)
#include "tst_style_passes.moc"
