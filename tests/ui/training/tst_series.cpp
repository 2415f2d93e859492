// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/series.h"

#include <QTest>
#include <cmath>
#include <random>

#include "plot/step_window.h"

using namespace irodori;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Series noise(std::size_t size) {
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    Series series;
    for (std::size_t i = 0; i < size; ++i)
        series.append(static_cast<double>(i), normal(random));
    return series;
}

}  // namespace

class TestSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thinningKeepsExtremes_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("blocks");
        for (const int size : {1, 15, 16, 17, 100, 1000, 4097, 65536, 99999}) {
            for (const int blocks : {1, 7, 100, 2000})
                QTest::addRow("%d samples, %d blocks", size, blocks) << size << blocks;
        }
    }
    void thinningKeepsExtremes() {
        QFETCH(int, size);
        QFETCH(int, blocks);
        const Series series = noise(static_cast<std::size_t>(size));
        const auto points = series.points(0, size, static_cast<std::size_t>(blocks));
        QVERIFY(points.size() <= 2 * static_cast<std::size_t>(blocks) + 2);
        double low = series[0].value;
        double high = low;
        for (std::size_t i = 0; i < series.size(); ++i) {
            low = std::min(low, series[i].value);
            high = std::max(high, series[i].value);
        }
        double thinLow = points.front().value;
        double thinHigh = thinLow;
        double step = -1;
        for (const auto& point : points) {
            thinLow = std::min(thinLow, point.value);
            thinHigh = std::max(thinHigh, point.value);
            QVERIFY(point.step >= step);
            step = point.step;
        }
        QCOMPARE(thinLow, low);
        QCOMPARE(thinHigh, high);
    }

    void closeUpTheSamplesAreThemselves() {
        const Series series = noise(1000);
        const auto points = series.points(500, 510, 100);
        QCOMPARE(points.size(), std::size_t{13});  // and a neighbour on either side
        QCOMPARE(points.front().step, 499.0);
        QVERIFY(points[3] == series[502]);
    }

    void rangesBesideTheSamples_data() {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<int>("count");
        QTest::addRow("before") << -20.0 << -10.0 << 1;
        QTest::addRow("after") << 200.0 << 300.0 << 1;
        QTest::addRow("between two") << 5.2 << 5.8 << 2;
        QTest::addRow("around all") << -1e9 << 1e9 << 100;
    }
    void rangesBesideTheSamples() {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(int, count);
        QCOMPARE(noise(100).points(from, to, 1000).size(), static_cast<std::size_t>(count));
        QVERIFY(Series().points(from, to, 1000).empty());
    }

    void gapsAndFloorInBlocks() {
        Series series;
        for (int i = 0; i < 64; ++i)
            series.append(i, i < 32 ? kNaN : i < 48 ? -1 : 5);
        const auto all = series.points(0, 63, 4);
        QCOMPARE(all.size(), std::size_t{4});
        QVERIFY(std::isnan(all[0].value) && std::isnan(all[1].value));
        QCOMPARE(all[2].value, -1.0);
        const auto positive = series.points(0, 63, 4, Series::Thinning::extremes, 0);
        QVERIFY(std::isnan(positive[2].value));
        QCOMPARE(positive[3].value, 5.0);
        const auto few = series.points(0, 63, 2, Series::Thinning::extremes, 0);
        QCOMPARE(few.back().value, 5.0);  // what is positive of a mixed block
    }

    void nearest_data() {
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("expected");  // NaN: none
        QTest::addRow("exact") << 10.0 << 10.0;
        QTest::addRow("nearer to the left") << 14.0 << 10.0;
        QTest::addRow("nearer to the right") << 16.0 << 20.0;
        QTest::addRow("before the first") << -1.0 << kNaN;
        QTest::addRow("after the last") << 20.5 << kNaN;
    }
    void nearest() {
        QFETCH(double, step);
        QFETCH(double, expected);
        Series series;
        for (const double at : {0.0, 10.0, 20.0})
            series.append(at, 1);
        const auto point = series.nearest(step);
        QCOMPARE(point.has_value(), !std::isnan(expected));
        if (point)
            QCOMPARE(point->step, expected);
    }

    void smoothingGrowsWithItsSource() {
        Series source = noise(500);
        SmoothedSeries atOnce(0.9);
        SmoothedSeries bitByBit(0.9);
        Series growing;
        for (std::size_t i = 0; i < source.size(); ++i) {
            growing.append(source[i].step, source[i].value);
            if (i % 7 == 0)
                bitByBit.follow(growing);
        }
        bitByBit.follow(growing);
        atOnce.follow(source);
        for (std::size_t i = 0; i < source.size(); ++i)
            QVERIFY(atOnce.curve()[i] == bitByBit.curve()[i]);
    }

    void aConstantStaysUnderSmoothing() {
        Series source;
        SmoothedSeries smoothed(0.999);
        for (int i = 0; i < 20; ++i)
            source.append(i, 3);
        smoothed.follow(source);
        for (std::size_t i = 0; i < source.size(); ++i)
            QVERIFY(std::abs(smoothed.curve()[i].value - 3) < 1e-9);
    }

    void theWindowStaysWithinTheSteps_data() {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addRow("far left") << -1e6 << -1e6 + 100;
        QTest::addRow("far right") << 1e6 << 1e6 + 100;
        QTest::addRow("too wide") << -1e9 << 1e9;
        QTest::addRow("too narrow") << 500.0 << 500.001;
        QTest::addRow("turned round") << 600.0 << 400.0;
    }
    void theWindowStaysWithinTheSteps() {
        QFETCH(double, from);
        QFETCH(double, to);
        StepWindow window;
        window.setExtent(0, 1000, 1000);
        window.request(from, to);
        QVERIFY(window.from() >= 0);
        QVERIFY(window.to() <= 1020);
        QVERIFY(window.to() - window.from() >= 10);
    }

    void theWindowFollows() {
        StepWindow window;
        window.setExtent(0, 1000, 1000);
        QVERIFY(window.showsAll() && window.follows());
        window.setExtent(0, 2000, 2000);
        QVERIFY(window.to() >= 2000);
        window.request(100, 300);
        QVERIFY(!window.follows());
        window.setExtent(0, 3000, 3000);
        QCOMPARE(window.to(), 300.0);
        window.follow();
        QVERIFY(window.to() >= 3000);
        QCOMPARE(window.to() - window.from(), 200.0);
        window.setExtent(0, 4000, 4000);
        QVERIFY(window.to() >= 4000);
        QCOMPARE(window.to() - window.from(), 200.0);
        window.fit();
        QVERIFY(window.showsAll());
    }
};

QTEST_APPLESS_MAIN(TestSeries)
#include "tst_series.moc"
