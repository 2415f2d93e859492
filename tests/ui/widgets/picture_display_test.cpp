// SPDX-License-Identifier: GPL-3.0-or-later
// What PictureView shows on a monitor with a profile.

#include <QPainter>
#include <QTest>
#include <array>
#include <functional>
#include <memory>

#include "imaging/colour.h"
#include "imaging/display_transform.h"
#include "widgets/image_conversion.h"
#include "widgets/picture_navigator.h"
#include "widgets/picture_view.h"
#include "widgets/theme.h"

using namespace irodori;

namespace {

using Display = std::shared_ptr<const DisplayTransform>;
using Make = std::function<void(PictureView&)>;

const QColor kBefore(200, 30, 30);
const QColor kAfter(30, 30, 200);
const QColor kPart(30, 200, 30);
const QColor kOther(200, 200, 30);
const QRectF kWhole(0, 0, 1600, 1200);
const QRectF kMiddle(400, 300, 800, 600);

const Display& p3() {
    static const Display display = *DisplayTransform::make(displayP3Profile());
    return display;
}

const Display& adobeRgb() {
    static const Display display = *DisplayTransform::make(adobeRgbProfile());
    return display;
}

QImage filled(QSize size, const QColor& color, QImage::Format format = QImage::Format_RGB32) {
    QImage image(size, format);
    image.fill(color);
    return image;
}

QImage repaint(const QColor& color) {
    return filled({800, 600}, color);
}

/// The colour as the monitor gets it.
QColor on(const Display& display, const QColor& color) {
    std::array<std::uint8_t, 3> rgb{std::uint8_t(color.red()), std::uint8_t(color.green()),
                                    std::uint8_t(color.blue())};
    display->convert(rgb.data(), {1, 1}, rgb.size(), PixelLayout::rgb);
    return {rgb[0], rgb[1], rgb[2]};
}

/// A view of 824 × 624 with a photo of 1600 × 1200, on a monitor.
struct Fixture {
    explicit Fixture(const Display& display = p3()) {
        view.resize(824, 624);
        view.setDisplay(display);
        view.show();
    }
    void open(const QColor& color = kBefore) { view.setBefore(repaint(color), {1600, 1200}); }
    [[nodiscard]] QColor colorAt(QPoint point) { return view.grab().toImage().pixelColor(point); }
    [[nodiscard]] QColor middle() { return colorAt(view.rect().center()); }

    PictureView view;
};

void hover(QWidget* widget, QPointF point) {
    QMouseEvent event(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

}  // namespace

class PictureDisplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        applyTheme(ThemeChoice::dark);
        QVERIFY(on(p3(), kBefore) != kBefore);
        QVERIFY(on(adobeRgb(), kBefore) != on(p3(), kBefore));
    }

    void showsMonitorColours_data();
    void showsMonitorColours();
    void loupeAgrees();
    void navigatorAgrees();
    void takesAnyFormat_data();
    void takesAnyFormat();
    void keepsTransparency();
    void leavesTheImageAlone();
    void monitorChanges();
    void wholeAndPartChangeTogether();
    void dragKeepsShowing();
    void newPhotoHidesTheOld();
    void clearedWhileConverting();
    void followerOnAnotherMonitor();
};

void PictureDisplayTest::showsMonitorColours_data() {
    QTest::addColumn<Make>("make");
    QTest::addColumn<QPoint>("point");
    QTest::addColumn<QColor>("srgb");
    const QPoint center(412, 312);
    QTest::newRow("photo") << Make([](PictureView&) {}) << center << kBefore;
    QTest::newRow("repaint") << Make([](PictureView& view) {
        view.setAfter(repaint(kAfter), kWhole);
    }) << center << kAfter;
    QTest::newRow("part") << Make([](PictureView& view) { view.setAfter(repaint(kPart), kMiddle); })
                          << center << kPart;
    QTest::newRow("photo around a part")
        << Make([](PictureView& view) { view.setAfter(repaint(kPart), kMiddle); })
        << QPoint(100, 100) << kBefore;
    QTest::newRow("photo beside the divider") << Make([](PictureView& view) {
        view.setAfter(repaint(kAfter), kWhole);
        view.setComparing(true);
    }) << QPoint(200, 500) << kBefore;
    QTest::newRow("variant") << Make([](PictureView& view) {
        view.setAfter(repaint(kAfter), kWhole);
        view.setMode(ViewMode::variants);
        view.setVariant(0, repaint(kPart), kWhole);
    }) << QPoint(200, 150) << kPart;
    QTest::newRow("pair") << Make([](PictureView& view) {
        view.setAfter(repaint(kAfter), kWhole);
        view.showPair(repaint(kOther), {}, repaint(kPart), {});
    }) << QPoint(700, 500) << kPart;
    QTest::newRow("sharper photo") << Make([](PictureView& view) {
        view.refineBefore(filled({1600, 1200}, kOther));
    }) << center << kOther;
}

void PictureDisplayTest::showsMonitorColours() {
    QFETCH(Make, make);
    QFETCH(QPoint, point);
    QFETCH(QColor, srgb);
    Fixture f;
    f.open();
    make(f.view);
    QTRY_COMPARE(f.colorAt(point), on(p3(), srgb));
}

void PictureDisplayTest::loupeAgrees() {
    Fixture f;
    f.open();
    f.view.setLoupe(true);
    hover(&f.view, {412, 312});
    QTRY_COMPARE(f.colorAt({440, 340}), on(p3(), kBefore));
}

void PictureDisplayTest::navigatorAgrees() {
    Fixture f;
    f.open();
    f.view.actualSize();
    auto* navigator = f.view.findChild<PictureNavigator*>();
    QVERIFY(navigator->isVisible());
    QTRY_COMPARE(navigator->grab().toImage().pixelColor(navigator->rect().center()),
                 on(p3(), kBefore));
}

void PictureDisplayTest::takesAnyFormat_data() {
    QTest::addColumn<QImage::Format>("format");
    QTest::addColumn<QSize>("size");
    QTest::newRow("24 bit") << QImage::Format_RGB888 << QSize(801, 601);
    QTest::newRow("16 bits a channel") << QImage::Format_RGBX64 << QSize(400, 300);
    QTest::newRow("16 bits a channel and alpha") << QImage::Format_RGBA64 << QSize(400, 300);
    QTest::newRow("straight alpha") << QImage::Format_RGBA8888 << QSize(400, 300);
    QTest::newRow("large") << QImage::Format_RGB888 << QSize(2400, 1800);
    QTest::newRow("one pixel") << QImage::Format_RGB32 << QSize(1, 1);
}

void PictureDisplayTest::takesAnyFormat() {
    QFETCH(QImage::Format, format);
    QFETCH(QSize, size);
    Fixture f;
    f.view.setBefore(filled(size, kBefore, format), {1600, 1200});
    QTRY_COMPARE(f.middle(), on(p3(), kBefore));
}

void PictureDisplayTest::keepsTransparency() {
    QImage image = filled({800, 600}, Qt::transparent, QImage::Format_ARGB32_Premultiplied);
    QPainter(&image).fillRect(0, 0, 400, 600, kBefore);
    Fixture f;
    f.view.setBefore(image, {1600, 1200});
    QTRY_COMPARE(f.colorAt({200, 300}), on(p3(), kBefore));
    const QColor ground = f.colorAt({600, 300});
    QCOMPARE(ground.red(), ground.blue());  // one of the greys of the checkerboard
}

void PictureDisplayTest::leavesTheImageAlone() {
    const QImage image = repaint(kBefore);
    const QImage kept = image.copy();
    const QImage shared = image;
    const QImage converted = convertedTo(*p3(), image);
    QCOMPARE(converted.pixelColor(5, 5), on(p3(), kBefore));
    QCOMPARE(image, kept);
    Fixture f;
    f.view.setBefore(shared, {1600, 1200});
    QTRY_COMPARE(f.middle(), on(p3(), kBefore));
    QCOMPARE(image, kept);
}

void PictureDisplayTest::monitorChanges() {
    Fixture f(nullptr);
    f.open();
    QCOMPARE(f.middle(), kBefore);
    f.view.setDisplay(p3());
    QTRY_COMPARE(f.middle(), on(p3(), kBefore));
    f.view.setDisplay(adobeRgb());
    QTRY_COMPARE(f.middle(), on(adobeRgb(), kBefore));
    f.view.setDisplay(nullptr);
    QCOMPARE(f.middle(), kBefore);
}

void PictureDisplayTest::wholeAndPartChangeTogether() {
    Fixture f;
    f.open();
    f.view.setAfter(repaint(kAfter), kWhole);
    f.view.setAfter(repaint(kPart), kMiddle);
    QTRY_COMPARE(f.middle(), on(p3(), kPart));
    f.view.setAfter(repaint(kBefore), kWhole);  // covers the part…
    f.view.setAfter(repaint(kOther), kMiddle);  // …which comes again
    QColor seen = f.middle();
    while (seen == on(p3(), kPart)) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        seen = f.middle();
    }
    QCOMPARE(seen, on(p3(), kOther));
    QCOMPARE(f.colorAt({60, 60}), on(p3(), kBefore));
}

void PictureDisplayTest::dragKeepsShowing() {
    Fixture f;
    f.open();
    f.view.setAfter(repaint(kAfter), kWhole);
    QTRY_COMPARE(f.middle(), on(p3(), kAfter));
    // New ones come faster than they are converted: one of them is seen all the same.
    while (f.middle() == on(p3(), kAfter)) {
        f.view.setAfter(repaint(kPart), kWhole);
        QCoreApplication::processEvents();
    }
    QCOMPARE(f.middle(), on(p3(), kPart));
    f.view.setAfter(repaint(kOther), kWhole);
    QTRY_COMPARE(f.middle(), on(p3(), kOther));  // and the last one in the end
}

void PictureDisplayTest::newPhotoHidesTheOld() {
    Fixture f;
    f.open();
    f.view.setAfter(repaint(kAfter), kWhole);
    QTRY_COMPARE(f.middle(), on(p3(), kAfter));
    f.open(kOther);
    QCOMPARE(f.middle(), themeColors(f.view.palette()).canvas);
    QTRY_COMPARE(f.middle(), on(p3(), kOther));
}

void PictureDisplayTest::clearedWhileConverting() {
    Fixture f;
    f.open();
    f.view.setAfter(repaint(kAfter), kWhole);
    f.view.clearAfter();
    QVERIFY(!f.view.hasAfter());
    QTRY_COMPARE(f.middle(), on(p3(), kBefore));
    f.open(kOther);
    f.view.clear();
    QVERIFY(f.view.isEmpty());
    f.open(kPart);
    QTRY_COMPARE(f.middle(), on(p3(), kPart));
}

void PictureDisplayTest::followerOnAnotherMonitor() {
    Fixture leader(p3());
    Fixture same(p3());
    Fixture other(adobeRgb());
    Fixture plain(nullptr);
    for (Fixture* f : {&same, &other, &plain})
        f->view.follow(leader.view, false);
    leader.open();
    for (const QColor& color : {kAfter, kPart}) {
        leader.view.setAfter(repaint(color), kWhole);
        QTRY_COMPARE(leader.middle(), on(p3(), color));
        QTRY_COMPARE(same.middle(), on(p3(), color));
        QTRY_COMPARE(other.middle(), on(adobeRgb(), color));
        QTRY_COMPARE(plain.middle(), color);
    }
    other.view.setDisplay(p3());
    QTRY_COMPARE(other.middle(), on(p3(), kPart));
    leader.view.clear();
    QVERIFY(other.view.isEmpty());
}

QTEST_MAIN(PictureDisplayTest)
#include "picture_display_test.moc"
