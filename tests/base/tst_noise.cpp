// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <numeric>

#include "base/noise.h"

using namespace irodori;

class TestNoise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // From the known-answer file of Random123, the authors' own library.
    void philox_data() {
        QTest::addColumn<quint32>("counterWord");
        QTest::addColumn<quint32>("keyWord");
        QTest::addColumn<QList<quint32>>("expected");
        QTest::addRow("all zero") << 0u << 0u
                                  << QList<quint32>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
        QTest::addRow("all ones") << 0xffffffffu << 0xffffffffu
                                  << QList<quint32>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
    }
    void philox() {
        QFETCH(quint32, counterWord);
        QFETCH(quint32, keyWord);
        const auto block =
            philox4x32({counterWord, counterWord, counterWord, counterWord}, {keyWord, keyWord});
        QTEST(QList<quint32>(block.begin(), block.end()), "expected");
    }

    void windowEqualsTheSamePartOfThePlane_data() {
        QTest::addColumn<int>("x0");
        QTest::addColumn<int>("y0");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addRow("whole") << 0 << 0 << 37 << 23;
        QTest::addRow("aligned") << 8 << 4 << 16 << 8;
        QTest::addRow("starts inside a block of four") << 5 << 3 << 13 << 9;
        QTest::addRow("ends inside a block of four") << 4 << 0 << 3 << 23;
        QTest::addRow("one value") << 36 << 22 << 1 << 1;
        QTest::addRow("nothing") << 3 << 3 << 0 << 0;
    }
    void windowEqualsTheSamePartOfThePlane() {
        QFETCH(int, x0);
        QFETCH(int, y0);
        QFETCH(int, width);
        QFETCH(int, height);
        constexpr int planeWidth = 37;
        const auto plane = noisePlane(42, 2, 0, 0, planeWidth, 23);
        const auto window = noisePlane(42, 2, x0, y0, width, height);
        QCOMPARE(window.size(), static_cast<std::size_t>(width * height));
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                QCOMPARE(window[static_cast<std::size_t>(y * width + x)],
                         plane[static_cast<std::size_t>((y + y0) * planeWidth + x + x0)]);
    }

    void everySourceOfVariationCounts() {
        const auto plane = noisePlane(1, 0, 0, 0, 16, 16);
        QCOMPARE(noisePlane(1, 0, 0, 0, 16, 16), plane);
        QVERIFY(noisePlane(2, 0, 0, 0, 16, 16) != plane);
        QVERIFY(noisePlane(1, 1, 0, 0, 16, 16) != plane);
        QVERIFY(noisePlane(1 + (std::uint64_t{1} << 32), 0, 0, 0, 16, 16) != plane);
        const std::vector<float> start(plane.begin(), plane.begin() + 16);
        QVERIFY(noiseVector(1, 16) != start);
    }

    void vectorsOfOneSeedShareTheirBeginning() {
        const auto longer = noiseVector(7, 32);
        const auto shorter = noiseVector(7, 13);
        QCOMPARE(std::vector<float>(longer.begin(), longer.begin() + 13), shorter);
    }

    void valuesAreStandardNormal() {
        const auto plane = noisePlane(3, 0, 0, 0, 256, 256);
        const auto count = static_cast<double>(plane.size());
        const double mean = std::accumulate(plane.begin(), plane.end(), 0.0) / count;
        double square = 0;
        double fourth = 0;
        for (const double value : plane) {
            QVERIFY(std::isfinite(value));
            square += value * value / count;
            fourth += value * value * value * value / count;
        }
        // Five standard errors of 65536 independent samples.
        QVERIFY(std::abs(mean) < 0.02);
        QVERIFY(std::abs(square - 1) < 0.03);
        QVERIFY(std::abs(fourth - 3) < 0.2);
    }
};

QTEST_APPLESS_MAIN(TestNoise)
#include "tst_noise.moc"
