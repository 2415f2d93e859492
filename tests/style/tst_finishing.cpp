// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>

#include "style/finishing.h"
#include "style/lab.h"
#include "style_fixture.h"

using namespace irodori;

namespace {

constexpr int kWidth = 16;
const Size kRow{kWidth, 1};

std::vector<float> rowOf(float r, float g, float b) {
    std::vector<float> values;
    for (int x = 0; x < kWidth; ++x)
        values.insert(values.end(), {r, g, b});
    return values;
}

std::vector<float> finished(const Finishing& finishing, const std::vector<float>& photo,
                            std::vector<float> painting) {
    RowFinisher(finishing, kRow, {0, 0, kWidth, 1}).finish(0, photo, painting);
    return painting;
}

float largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
    float largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

Image plain(Size size, std::uint16_t value) {
    Image image(size.width, size.height, PixelDepth::u16);
    std::fill_n(image.row<std::uint16_t>(0), size.width * size.height * 3, value);
    return image;
}

}  // namespace

class TestFinishing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labIsThatOfTheBooks_data() {
        QTest::addColumn<QList<float>>("rgb");
        QTest::addColumn<QList<float>>("lab");
        QTest::addRow("black") << QList<float>{0, 0, 0} << QList<float>{0, 0, 0};
        QTest::addRow("white") << QList<float>{1, 1, 1} << QList<float>{100, 0, 0};
        QTest::addRow("red") << QList<float>{1, 0, 0} << QList<float>{53.24F, 80.09F, 67.20F};
        QTest::addRow("green") << QList<float>{0, 1, 0} << QList<float>{87.74F, -86.18F, 83.18F};
        QTest::addRow("blue") << QList<float>{0, 0, 1} << QList<float>{32.30F, 79.19F, -107.86F};
        QTest::addRow("middle grey")
            << QList<float>{0.5F, 0.5F, 0.5F} << QList<float>{53.39F, 0, 0};
    }
    void labIsThatOfTheBooks() {
        QFETCH(QList<float>, rgb);
        QFETCH(QList<float>, lab);
        QList<float> found(3);
        toLab(rgb.constData(), 1, found.data());
        for (int i = 0; i < 3; ++i)
            QVERIFY2(std::abs(found[i] - lab[i]) < 0.1F, qPrintable(QString::number(found[i])));
    }

    void labAndBackIsTheSame() {
        std::vector<float> rgb;
        for (int i = 0; i < 17 * 17 * 17; ++i)
            for (const int level : {i % 17, i / 17 % 17, i / 289})
                rgb.push_back(static_cast<float>(level) / 16);
        std::vector<float> lab(rgb.size());
        std::vector<float> back(rgb.size());
        const int count = static_cast<int>(rgb.size() / 3);
        toLab(rgb.data(), count, lab.data());
        toRgb(lab.data(), count, back.data());
        QVERIFY(largestDifference(rgb, back) < 0.001F);
    }

    void withoutControlsThePaintingStays() {
        const auto painting = rowOf(0.1F, 0.7F, 0.3F);
        QVERIFY(largestDifference(finished({}, rowOf(0.9F, 0.2F, 0.4F), painting), painting)
                < 1e-6F);
    }

    void valuesOutOfRangeAreClipped() {
        const auto clipped = finished({}, rowOf(0.5F, 0.5F, 0.5F), rowOf(-3, 0.5F, 7));
        QVERIFY(clipped == rowOf(0, 0.5F, 1));
    }

    void colourComesFromThePhoto() {
        Finishing finishing;
        finishing.color = 0;
        const auto grey = finished(finishing, rowOf(0.3F, 0.3F, 0.3F), rowOf(0.8F, 0.4F, 0.2F));
        QVERIFY(std::abs(grey[0] - grey[1]) < 0.002F && std::abs(grey[1] - grey[2]) < 0.002F);
        std::vector<float> lab(3);
        toLab(rowOf(0.8F, 0.4F, 0.2F).data(), 1, lab.data());
        const float lightness = lab[0];
        toLab(grey.data(), 1, lab.data());
        QVERIFY(std::abs(lab[0] - lightness) < 0.2F);

        finishing.color = 0.5F;
        const auto half = finished(finishing, rowOf(0.3F, 0.3F, 0.3F), rowOf(0.8F, 0.4F, 0.2F));
        QVERIFY(half[0] > grey[0] + 0.05F && half[0] < 0.75F);
    }

    void detailAddsTextureAlone() {
        Image photo(64, 64);
        for (int y = 0; y < 64; ++y)
            for (int i = 0; i < 64 * 3; ++i)
                photo.row<std::uint8_t>(y)[i] = static_cast<std::uint8_t>(y < 32            ? 120
                                                                          : (i / 3 + y) % 2 ? 128
                                                                                            : 112);
        Finishing finishing;
        finishing.detail = 1;
        finishing.texture = std::make_shared<const DetailLayer>(detailLayerOf(photo));
        const Rect all{0, 0, 64, 64};
        const RowFinisher finisher(finishing, {64, 64}, all);
        const auto roughness = [&](int y) {
            std::vector<float> photoRow;
            for (int i = 0; i < 64 * 3; ++i)
                photoRow.push_back(static_cast<float>(photo.row<std::uint8_t>(y)[i]) / 255);
            std::vector<float> values(photoRow.size(), 0.6F);
            finisher.finish(y, photoRow, values);
            return std::abs(values[90] - values[93]);
        };
        QVERIFY(roughness(10) < 0.001F);
        QVERIFY(roughness(50) > 0.04F);
    }

    void linesDarken_data() {
        QTest::addColumn<int>("level");
        QTest::addColumn<float>("weight");
        QTest::addColumn<float>("expected");  // of 0.8
        QTest::addRow("a line") << 0 << 1.0F << 0.0F;
        QTest::addRow("half a line's weight") << 0 << 0.5F << 0.4F;
        QTest::addRow("paper") << 65535 << 1.0F << 0.8F;
        QTest::addRow("the border of a line") << 32768 << 1.0F << 0.8F;
    }
    void linesDarken() {
        QFETCH(int, level);
        QFETCH(float, weight);
        Finishing finishing;
        finishing.lines = weight;
        finishing.lineArt =
            std::make_shared<const LineArt>(LineArt{1, 1, {static_cast<std::uint16_t>(level)}});
        const auto inked = finished(finishing, rowOf(0.5F, 0.5F, 0.5F), rowOf(0.8F, 0.8F, 0.8F));
        QTEST(std::round(inked[0] * 1000) / 1000, "expected");

        finishing.light = std::make_shared<const Mask>(lightOf(*finishing.lineArt));
        finishing.lineArt.reset();
        const auto same = finished(finishing, rowOf(0.5F, 0.5F, 0.5F), rowOf(0.8F, 0.8F, 0.8F));
        QVERIFY(largestDifference(inked, same) < 0.005F);
    }

    void outsideTheRegionIsThePhoto() {
        Mask left(2, 1);
        left.values = {255, 0};
        Finishing finishing;
        finishing.styled = std::make_shared<const Mask>(left);
        finishing.color = 0.5F;
        const auto photo = rowOf(0.123F, 0.5F, 0.9F);
        const auto result = finished(finishing, photo, rowOf(0.8F, 0.4F, 0.2F));
        QCOMPARE(result[3 * (kWidth - 1)], photo[0]);
        QVERIFY(std::abs(result[0] - photo[0]) > 0.2F);
        for (int x = 1; x < kWidth; ++x)  // softly from one to the other
            QVERIFY(result[3 * x] <= result[3 * x - 3] + 0.0001F);
    }

    void blendsTwoPaintings() {
        const Size size{8, 4};
        Mask mask(8, 4);
        for (int y = 0; y < 4; ++y)
            std::fill_n(mask.values.begin() + 8 * y, 4, std::uint8_t{255});
        mask.values[0] = 51;  // a fifth
        const Image out = blended(plain(size, 10000), plain(size, 60000), mask, {0, 0, 8, 3});
        QCOMPARE(out.row<std::uint16_t>(0)[0], std::uint16_t{50000});
        QCOMPARE(out.row<std::uint16_t>(0)[3 * 3], std::uint16_t{10000});
        QCOMPARE(out.row<std::uint16_t>(2)[3 * 7 + 2], std::uint16_t{60000});
        QCOMPARE(out.row<std::uint16_t>(3)[0], std::uint16_t{0});  // outside the area
    }

    void extents_data() {
        QTest::addColumn<Mask>("mask");
        QTest::addColumn<Rect>("extent");  // of 100 × 50
        QTest::addRow("black") << Mask(10, 5) << Rect{};
        QTest::addRow("white") << Mask(10, 5, 255) << Rect{0, 0, 100, 50};
        Mask pixel(10, 5);
        pixel.values[5 + 2 * 10] = 1;
        QTest::addRow("one pixel") << pixel << Rect{40, 10, 30, 30};
        Mask corner(10, 5);
        corner.values.back() = 255;
        QTest::addRow("a corner") << corner << Rect{80, 30, 20, 20};
        QTest::addRow("one white pixel alone") << Mask(1, 1, 255) << Rect{0, 0, 100, 50};
    }
    void extents() {
        QFETCH(Mask, mask);
        QTEST(extentOf(mask, {100, 50}), "extent");
        // Nothing of the stretched mask lies outside.
        const StretchedPlane<std::uint8_t> plane(mask.values, {mask.width, mask.height}, {100, 50},
                                                 0, 100);
        const Rect extent = extentOf(mask, {100, 50});
        std::vector<float> row(100);
        for (int y = 0; y < 50; ++y) {
            plane.row(y, row.data());
            for (int x = 0; x < 100; ++x) {
                const bool isInside = x >= extent.x && x < extent.x + extent.width && y >= extent.y
                                      && y < extent.y + extent.height;
                QVERIFY(isInside || row[static_cast<std::size_t>(x)] == 0);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestFinishing)
#include "tst_finishing.moc"
