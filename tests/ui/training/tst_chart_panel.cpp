// SPDX-License-Identifier: GPL-3.0-or-later
// To look at the charts: IRODORI_SCREENSHOTS=DIR tst_chart_panel writes PNG files there.
#include <unistd.h>
#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <limits>

#include "plot/chart_legend.h"
#include "plot/line_chart.h"
#include "plot/readout.h"
#include "synthetic_run.h"
#include "training/chart_catalogue.h"
#include "training/chart_panel.h"
#include "widgets/theme.h"
#include "widgets/value_slider.h"

using namespace irodori;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<MetricsRow> rowsOf(const std::vector<double>& g, const std::string& name = "g") {
    std::vector<MetricsRow> rows;
    for (const double value : g)
        rows.push_back({static_cast<std::int64_t>(rows.size()), {{name, value}, {"d", 1.0}}});
    return rows;
}

/// A panel on the screen, without smoothing.
struct Fixture {
    explicit Fixture(double smoothing = 1) {
        panel.resize(760, 560);
        panel.restoreState("{\"smoothing\":" + QByteArray::number(smoothing) + '}');
        panel.show();
    }

    [[nodiscard]] LineChart* chart(const QString& title) const {
        for (LineChart* chart : panel.findChildren<LineChart*>()) {
            if (chart->title() == title)
                return chart;
        }
        qFatal("no chart %s", qPrintable(title));
    }
    [[nodiscard]] LineChart* losses() const { return chart(u"Losses"_s); }

    [[nodiscard]] QAbstractButton* button(const QString& text) const {
        for (auto* button : panel.findChildren<QAbstractButton*>()) {
            if (button->text() == text || button->accessibleName() == text)
                return button;
        }
        qFatal("no button %s", qPrintable(text));
    }

    /// What a chart says of its curves, as text; "" where a curve has nothing at the step.
    [[nodiscard]] static QStringList readings(const LineChart* chart, double step) {
        QStringList texts;
        for (const ChartReading& reading : chart->readingsAt(step))
            texts << reading.name + u' ' + reading.values.join(u'/');
        return texts;
    }

    /// Pixels of about this colour in a chart.
    [[nodiscard]] static int pixels(LineChart* chart, const QColor& color) {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        const QImage image = chart->findChild<LinePlot*>()->grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                count += std::abs(pixel.red() - color.red())
                             + std::abs(pixel.green() - color.green())
                             + std::abs(pixel.blue() - color.blue())
                         < 40;
            }
        }
        return count;
    }
    /// Moves the pointer to the middle of a chart.
    static void hover(LineChart* chart) {
        const LinePlot& plot = chart->plot();
        const QPoint position = plot.mapTo(chart, plot.area().center());
        QMouseEvent move(QEvent::MouseMove, position, chart->mapToGlobal(position), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(chart, &move);
    }
    [[nodiscard]] QColor colorOf(std::size_t curve) const {
        return curveStyle(curve, panel.palette()).color;
    }

    ChartPanel panel;
};

/// All curves are taken in; long runs need several turns of the event loop.
bool hasStep(const LineChart* chart, double step) {
    return !chart->readingsAt(step).empty();
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestChartPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { applyTheme(ThemeChoice::light); }

    static void everyCurveHasAName() {
        for (const ChartKind& kind : detailCharts())
            QCOMPARE(kind.texts().curves.size(), qsizetype(kind.spec.curves.size()));
        QCOMPARE(lossChart().texts().curves.size(), qsizetype(lossChart().spec.curves.size()));
    }

    void isEmptyAtFirst() {
        const Fixture f;
        QVERIFY(!f.losses()->isVisible());
        QVERIFY(!f.button(u"Export"_s)->isEnabled());
    }

    void rowsBecomeCurves() {
        Fixture f;
        f.panel.append(rowsOf({3, 2, 1}));
        QVERIFY(f.losses()->isVisible());
        QCOMPARE(f.readings(f.losses(), 1), (QStringList{u"Generator 2"_s, u"Discriminator 1"_s}));
        QVERIFY(f.pixels(f.losses(), f.colorOf(0)) > 50);
        QVERIFY(f.pixels(f.losses(), f.colorOf(1)) > 50);
        f.panel.append({{3, {{"g", 0.5}}}});
        QCOMPARE(f.readings(f.losses(), 3), QStringList{u"Generator 0.5"_s});
    }

    void olderRowsAreLeftOut() {
        Fixture f;
        f.panel.append(
            {{5, {{"g", 1.0}}}, {3, {{"g", 9.0}}}, {5, {{"g", 8.0}}}, {6, {{"g", 2.0}}}});
        QCOMPARE(f.readings(f.losses(), 5), QStringList{u"Generator 1"_s});
        QCOMPARE(f.readings(f.losses(), 3), QStringList());
    }

    void clearForgetsTheRun() {
        Fixture f;
        f.panel.append(rowsOf({3, 2, 1}));
        f.panel.clear();
        QVERIFY(!f.losses()->isVisible());
        f.panel.append(rowsOf({7, 8}));
        QCOMPARE(f.readings(f.losses(), 1), (QStringList{u"Generator 8"_s, u"Discriminator 1"_s}));
        QCOMPARE(f.readings(f.losses(), 2), QStringList());
    }

    void smoothingIsAnAverageWithBiasCorrection() {
        Fixture f(2);  // weight 1/2
        f.panel.append(rowsOf({4, 0, kNaN, 1}));
        QCoreApplication::processEvents();
        const auto g = [&](double step) { return f.readings(f.losses(), step).value(0); };
        QCOMPARE(g(0), u"Generator 4"_s);
        QCOMPARE(g(1), u"Generator 1.333"_s);  // (4/4 + 0/2) / (3/4)
        QVERIFY(!g(2).startsWith(u"Generator"_s));
        QCOMPARE(g(3), u"Generator 1.143"_s);  // (4/8 + 0/4 + 1/2) / (7/8)
    }

    void gapsInterruptTheCurve() {
        Fixture f;
        std::vector<double> values(200, 1.0);
        f.panel.append(rowsOf(values));
        const int whole = f.pixels(f.losses(), f.colorOf(0));
        std::fill(values.begin() + 50, values.begin() + 150, kNaN);
        f.panel.clear();
        f.panel.append(rowsOf(values));
        const int withGap = f.pixels(f.losses(), f.colorOf(0));
        QVERIFY2(withGap > whole / 4 && withGap < whole * 3 / 4,
                 qPrintable(u"%1 of %2"_s.arg(withGap).arg(whole)));
    }

    void logarithmic_data() {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<bool>("isDrawn");
        QTest::addRow("positive") << QList<double>{100, 10, 1, 0.1} << true;
        QTest::addRow("zeros between") << QList<double>{1, 0, 0, 0, 2, 3} << true;
        QTest::addRow("negatives between") << QList<double>{1, -5, 2, 3} << true;
        QTest::addRow("all zero") << QList<double>{0, 0, 0} << true;  // linear then
        QTest::addRow("all negative") << QList<double>{-1, -2, -3} << true;
        QTest::addRow("one value") << QList<double>{5} << true;
        QTest::addRow("the same value") << QList<double>{5, 5, 5} << true;
        QTest::addRow("huge") << QList<double>{1e300, 1e-300, 1} << true;
        QTest::addRow("nothing but gaps") << QList<double>{kNaN, kNaN} << false;
        QTest::addRow("infinite") << QList<double>{std::numeric_limits<double>::infinity()}
                                  << false;
    }
    void logarithmic() {
        QFETCH(QList<double>, values);
        QFETCH(bool, isDrawn);
        Fixture f;
        f.panel.append(rowsOf({values.begin(), values.end()}));
        f.button(u"Log"_s)->click();
        const int pixels = f.pixels(f.losses(), f.colorOf(0));
        // Axis labels wear the colour too: a marker and more than those is a curve.
        f.panel.clear();
        f.panel.append({{0, {{"d", 1.0}}}});
        const int labels = f.pixels(f.losses(), f.colorOf(0));
        QVERIFY2(isDrawn == (pixels > 0 && values.size() > 0 && pixels != labels),
                 qPrintable(u"%1, %2"_s.arg(pixels).arg(labels)));
    }

    void legendHidesCurves() {
        Fixture f;
        f.panel.append(syntheticRun(300));
        LineChart* terms = f.chart(u"Loss terms"_s);
        const qsizetype all = f.readings(terms, 200).size();
        const int before = f.pixels(terms, f.colorOf(0));
        auto* entry = terms->legend()->findChildren<QAbstractButton*>().first();
        QCOMPARE(entry->text(), u"Style"_s);
        entry->click();
        QCOMPARE(f.readings(terms, 200).size(), all - 1);
        QVERIFY(f.pixels(terms, f.colorOf(0)) < before / 3);
        entry->click();
        QCOMPARE(f.readings(terms, 200).size(), all);
    }

    void bothLossesStay() {
        Fixture f;
        f.panel.append(syntheticRun(300));
        for (auto* entry : f.losses()->legend()->findChildren<QAbstractButton*>())
            QTest::mouseClick(entry, Qt::LeftButton);
        QCOMPARE(f.readings(f.losses(), 200).size(), 2);
        for (auto* button : f.panel.findChildren<QToolButton*>()) {
            if (button->isCheckable() && button->isChecked())
                button->click();
        }
        QVERIFY(f.losses()->isVisible());
    }

    void chartsAreChosen() {
        Fixture f;
        f.panel.append(syntheticRun(300));
        LineChart* speed = f.chart(u"Images per second"_s);
        QVERIFY(!speed->isVisible());
        f.button(u"Speed"_s)->click();
        QVERIFY(speed->isVisible());
        QVERIFY(f.pixels(speed, f.colorOf(0)) > 50);
        f.button(u"Speed"_s)->click();
        QVERIFY(!speed->isVisible());
    }

    void stepsMoveTogether() {
        Fixture f;
        f.panel.append(syntheticRun(1000));
        LineChart* terms = f.chart(u"Loss terms"_s);
        const auto left = [](LineChart* chart) {
            return chart->plot().stepAt(chart->plot().area().left());
        };
        QTest::keyClick(f.losses(), Qt::Key_Plus);
        QVERIFY(left(f.losses()) > 10);
        QCOMPARE(left(terms), left(f.losses()));
        const double before = left(terms);
        QTest::keyClick(terms, Qt::Key_Left);
        QVERIFY(left(terms) < before);
        QCOMPARE(left(f.losses()), left(terms));
        QTest::keyClick(terms, Qt::Key_F);
        QCOMPARE(left(f.losses()), 0.0);
    }

    void wheelZoomsAboutThePointer() {
        Fixture f;
        f.panel.append(syntheticRun(1000));
        QCoreApplication::processEvents();
        const LinePlot& plot = f.losses()->plot();
        const QPoint inPlot(plot.area().left() + plot.area().width() / 4, plot.area().center().y());
        const double step = plot.stepAt(inPlot.x());
        const QPoint position = plot.mapTo(f.losses(), inPlot);
        QWheelEvent wheel(position, f.losses()->mapToGlobal(position), {}, {0, 240}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(f.losses(), &wheel);
        QVERIFY(std::abs(plot.stepAt(inPlot.x()) - step) < 1);
        QVERIFY(plot.stepAt(plot.area().left()) > 10);
    }

    void followingYieldsToThePointer() {
        Fixture f;
        f.panel.append(syntheticRun(1000));
        auto* follow = f.button(u"Follow"_s);
        const auto right = [&] {
            const LinePlot& plot = f.losses()->plot();
            return plot.stepAt(plot.area().right() + 1);
        };
        QVERIFY(follow->isChecked());
        QTest::keyClick(f.losses(), Qt::Key_Plus);
        QTest::keyClick(f.losses(), Qt::Key_Left);
        QVERIFY(!follow->isChecked());
        const double held = right();
        f.panel.append(syntheticRun(100, 1, 1, 1000));
        QCOMPARE(right(), held);
        follow->click();
        QVERIFY(follow->isChecked());
        QVERIFY(right() >= 1099);
        f.panel.append(syntheticRun(100, 1, 1, 1100));
        QVERIFY(right() >= 1199);
    }

    void dragPansAndClickPicks() {
        Fixture f;
        f.panel.append(syntheticRun(1000));
        QSignalSpy picked(&f.panel, &ChartPanel::stepPicked);
        QTest::keyClick(f.losses(), Qt::Key_Plus);
        QTest::keyClick(f.losses(), Qt::Key_Plus);
        QCoreApplication::processEvents();
        const LinePlot& plot = f.losses()->plot();
        const QPoint middle = plot.mapTo(f.losses(), plot.area().center());
        const double before = plot.stepAt(plot.area().left());
        QTest::mousePress(f.losses(), Qt::LeftButton, {}, middle);
        QTest::mouseMove(f.losses(), middle + QPoint(60, 0));
        QTest::mouseRelease(f.losses(), Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(plot.stepAt(plot.area().left()) < before);
        QCOMPARE(picked.count(), 0);
        QTest::mouseClick(f.losses(), Qt::LeftButton, {}, middle);
        QCOMPARE(picked.count(), 1);
        const double step = plot.stepAt(plot.area().center().x());
        QVERIFY(std::abs(picked[0][0].toDouble() - step) < 1);
        QTest::mouseDClick(f.losses(), Qt::LeftButton, {}, middle);
        QCOMPARE(plot.stepAt(plot.area().left()), 0.0);
    }

    void crosshairReadsAllVisibleCurves() {
        Fixture f;
        f.panel.append(syntheticRun(1000));
        QCoreApplication::processEvents();
        auto* readout = f.panel.findChild<Readout*>();
        f.hover(f.losses());
        QVERIFY(readout->isVisible());
        QVERIFY(f.panel.rect().contains(readout->geometry()));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(f.losses(), &leave);
        QVERIFY(!readout->isVisible());
    }

    void comparisons() {
        Fixture f;
        f.panel.append(rowsOf({3, 2, 1}));
        f.panel.addComparison(u"a"_s, u"First try"_s, rowsOf({6, 5, 4, 3}));
        QCOMPARE(f.readings(f.losses(), 1),
                 (QStringList{u"Generator 2/5"_s, u"Discriminator 1/1"_s}));
        QCOMPARE(f.readings(f.losses(), 3),
                 (QStringList{u"Generator /3"_s, u"Discriminator /1"_s}));
        const QColor color = comparisonStyle(0, 0, f.panel.palette()).color;
        QVERIFY(f.pixels(f.losses(), color) > 20);
        f.panel.addComparison(u"a"_s, u"Again"_s, rowsOf({8}));
        QCOMPARE(f.readings(f.losses(), 0).value(0), u"Generator 3/8"_s);
        auto* entry = f.losses()->legend()->findChildren<QAbstractButton*>().last();
        QCOMPARE(entry->text(), u"Again"_s);
        entry->click();
        QCOMPARE(f.readings(f.losses(), 0).value(0), u"Generator 3/"_s);
        f.panel.removeComparison(u"unknown"_s);
        f.panel.removeComparison(u"a"_s);
        QCOMPARE(f.readings(f.losses(), 0).value(0), u"Generator 3"_s);
        f.panel.addComparison(u"b"_s, u"Other"_s, rowsOf({8}));
        f.panel.clear();
        QVERIFY(f.losses()->isVisible());  // the comparison is still there
        f.panel.clearComparisons();
        QVERIFY(!f.losses()->isVisible());
    }

    void comparisonRemovedWhileItComesIn() {
        Fixture f;
        f.panel.append(rowsOf({1}));
        f.panel.addComparison(u"a"_s, u"Long"_s, syntheticRun(20000));
        f.panel.removeComparison(u"a"_s);
        f.panel.append(rowsOf({1, 2}));
        QTRY_VERIFY(hasStep(f.losses(), 1));
        QCOMPARE(f.readings(f.losses(), 1).value(0), u"Generator 2"_s);
    }

    void statesAreRestored() {
        Fixture f(50);
        f.button(u"Speed"_s)->click();
        f.button(u"Loss terms"_s)->click();
        f.button(u"Log"_s)->click();
        const QByteArray state = f.panel.state();
        Fixture other;
        other.panel.restoreState(state);
        QCOMPARE(other.panel.state(), state);
        QVERIFY(other.button(u"Speed"_s)->isChecked());
        QVERIFY(!other.button(u"Loss terms"_s)->isChecked());
        QVERIFY(other.button(u"Log"_s)->isChecked());
    }

    void badStatesAreIgnored_data() {
        QTest::addColumn<QByteArray>("state");
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("no JSON") << QByteArray("\x01\x02{");
        QTest::addRow("other types")
            << QByteArray(R"({"charts":1,"smoothing":"much","logarithmic":[]})");
        QTest::addRow("an array") << QByteArray("[1]");
    }
    void badStatesAreIgnored() {
        QFETCH(QByteArray, state);
        Fixture f;
        const QByteArray before = f.panel.state();
        f.panel.restoreState(state);
        QCOMPARE(f.panel.state(), before);
    }

    void smoothingOutOfRangeIsClamped() {
        Fixture f;
        f.panel.restoreState(R"({"smoothing":-3})");
        f.panel.append(rowsOf({3, 2}));
        QCOMPARE(f.readings(f.losses(), 1).value(0), u"Generator 2"_s);
    }

    void csvHoldsAllValues() {
        const QTemporaryDir folder;
        Fixture f(10);  // the table is never smoothed
        f.panel.append({{0, {{"g", 0.1}, {"seconds", 2.0}}},
                        {10, {{"g", 1e-7}, {"test_style", 1.0 / 3}}},
                        {20, {{"g", kNaN}, {"seconds", 4.0}}}});
        QSignalSpy exported(&f.panel, &ChartPanel::exported);
        const QString path = folder.filePath(u"values.csv"_s);
        f.panel.exportTo(path);
        QVERIFY(exported.wait());
        QCOMPARE(exported[0][0].toString(), path);
        QCOMPARE(
            contentOf(path),
            QByteArray("step,g,seconds,test_style\r\n0,0.1,2,\r\n10,1e-07,,0.3333333333333333\r\n"
                       "20,,4,\r\n"));
    }

    void pictures_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("magic");
        QTest::addRow("PNG") << u"charts.png"_s << QByteArray("\x89PNG");
        QTest::addRow("PDF") << u"charts.PDF"_s << QByteArray("%PDF");
        QTest::addRow("over another file") << u"old.png"_s << QByteArray("\x89PNG");
    }
    void pictures() {
        QFETCH(QString, name);
        QFETCH(QByteArray, magic);
        const QTemporaryDir folder;
        QFile old(folder.filePath(u"old.png"_s));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        Fixture f;
        f.panel.append(syntheticRun(300));
        QSignalSpy exported(&f.panel, &ChartPanel::exported);
        f.panel.exportTo(folder.filePath(name));
        QVERIFY(exported.wait());
        QVERIFY(contentOf(folder.filePath(name)).startsWith(magic));
        if (name.endsWith(u".png"_s)) {
            const QImage image(folder.filePath(name));
            QVERIFY(image.width() > 2 * 700);
            QVERIFY(image.pixelColor(2, image.height() - 2) == f.panel.palette().base().color());
        }
        // Nothing else is left behind.
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(),
                 name == u"old.png" ? 1 : 2);
    }

    void failedExports_data() {
        QTest::addColumn<QString>("path");
        QTest::addRow("missing folder") << u"missing/charts.png"_s;
        QTest::addRow("no permission") << u"locked/charts.csv"_s;
        QTest::addRow("a folder") << u"locked"_s;
    }
    void failedExports() {
        QFETCH(QString, path);
        const QTemporaryDir folder;
        const QString locked = folder.filePath(u"locked"_s);
        QVERIFY(QDir().mkdir(locked));
        QFile::setPermissions(locked, QFile::ReadOwner | QFile::ExeOwner);
        if (path.startsWith(u"locked/"_s) && geteuid() == 0)
            path = u"/proc/charts.csv"_s;  // refuses even root
        Fixture f;
        f.panel.append(rowsOf({3, 2, 1}));
        QSignalSpy exported(&f.panel, &ChartPanel::exported);
        QSignalSpy failed(&f.panel, &ChartPanel::exportFailed);
        f.panel.exportTo(QDir(folder.path()).filePath(path));
        QVERIFY(failed.wait());
        QVERIFY(!failed[0][0].toString().isEmpty());
        QCOMPARE(exported.count(), 0);
        QFile::setPermissions(locked, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void aHundredThousandRows() {
        Fixture f(20);
        f.panel.append(syntheticRun(100000));
        QVERIFY(!hasStep(f.losses(), 99999));  // not all at once
        QTRY_VERIFY_WITH_TIMEOUT(hasStep(f.losses(), 99999), 20000);
        QVERIFY(f.pixels(f.losses(), f.colorOf(0)) > 300);
        // Close up, the samples themselves are drawn.
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(f.losses(), Qt::Key_Plus);
        QVERIFY(f.pixels(f.losses(), f.colorOf(0)) > 100);
    }

    void followsThePalette() {
        Fixture f;
        f.panel.append(syntheticRun(300));
        QVERIFY(f.pixels(f.losses(), f.panel.palette().base().color()) > 10000);
        applyTheme(ThemeChoice::dark);
        QVERIFY(f.pixels(f.losses(), darkPalette().base().color()) > 10000);
        QVERIFY(f.pixels(f.losses(), curveStyle(0, darkPalette()).color) > 50);
        applyTheme(ThemeChoice::light);
    }

    void curvesStandOutFromTheGround_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::addRow("light") << lightPalette();
        QTest::addRow("dark") << darkPalette();
    }
    void curvesStandOutFromTheGround() {
        QFETCH(QPalette, palette);
        const QColor ground = palette.color(QPalette::Base);
        for (std::size_t i = 0; i < 10; ++i) {
            const double contrast = contrastRatio(curveStyle(i, palette).color, ground);
            QVERIFY2(contrast >= 3, qPrintable(u"curve %1: %2"_s.arg(i).arg(contrast)));
            QVERIFY(contrastRatio(comparisonStyle(0, i, palette).color, ground) >= 3);
            QVERIFY(!comparisonStyle(0, i, palette).dashes.isEmpty());
        }
    }

    void speaksToScreenReaders() {
        Fixture f;
        f.panel.append(rowsOf({3, 2.5}));
        QCOMPARE(f.losses()->accessibleName(), u"Losses"_s);
        QVERIFY(f.losses()->accessibleDescription().contains(u"Generator 2.5"_s));
        QCOMPARE(f.losses()->focusPolicy(), Qt::StrongFocus);
        for (const auto* button : f.panel.findChildren<QAbstractButton*>())
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
    }

    void survivesAChangeOfLanguage() {
        Fixture f;
        f.panel.append(syntheticRun(100));
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&f.panel, &change);
        QCOMPARE(f.losses()->title(), u"Losses"_s);
        QCOMPARE(f.button(u"Export"_s)->findChild<QMenu*>()->actions().size(), 3);
    }

    void screenshots() {
        const QString folder = qEnvironmentVariable("IRODORI_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("IRODORI_SCREENSHOTS is not set");
        for (const ThemeChoice theme : {ThemeChoice::light, ThemeChoice::dark}) {
            applyTheme(theme);
            const QString name =
                QDir(folder).filePath(theme == ThemeChoice::light ? u"light"_s : u"dark"_s);
            Fixture f(20);
            f.panel.setContentsMargins(12, 12, 12, 12);
            f.panel.setAutoFillBackground(true);
            f.panel.resize(700, 500);
            QVERIFY(f.panel.grab().save(name + u"-empty.png"_s));
            f.panel.append(syntheticRun(1500));
            save(f, name + u"-700.png"_s);
            f.panel.resize(1000, 700);
            f.panel.addComparison(u"a"_s, u"Taisei, second try"_s, syntheticRun(2000, 1, 4));
            f.button(u"D(real), D(fake)"_s)->click();
            f.panel.setSampleStep(800);
            save(f, name + u"-1000-comparison.png"_s);
            f.hover(f.losses());
            save(f, name + u"-1000-crosshair.png"_s);
            f.button(u"Log"_s)->click();
            for (const QString& text :
                 {u"Loss terms"_s, u"D(real), D(fake)"_s, u"Value"_s, u"Overfitting"_s,
                  u"Held-out scores"_s, u"Learning rates"_s, u"Speed"_s})
                f.button(text)->click();
            f.panel.resize(1000, 1100);
            save(f, name + u"-all-log.png"_s);
            QSignalSpy exported(&f.panel, &ChartPanel::exported);
            f.panel.exportTo(name + u"-export.png"_s);
            f.panel.exportTo(name + u"-export.pdf"_s);
            QTRY_COMPARE(exported.count(), 2);
        }
        applyTheme(ThemeChoice::light);
    }

private:
    static void save(Fixture& f, const QString& path) {
        QTest::qWait(50);
        QVERIFY(f.panel.grab().save(path));
    }
};

QTEST_MAIN(TestChartPanel)
#include "tst_chart_panel.moc"
