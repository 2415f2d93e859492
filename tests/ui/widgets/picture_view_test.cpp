// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_view.h"

#include <QApplication>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>
#include <QtGui/QDropEvent>
#include <algorithm>
#include <optional>
#include <vector>

#include "widgets/drop_zone.h"
#include "widgets/picture_navigator.h"
#include "widgets/picture_pyramid.h"
#include "widgets/picture_tool.h"
#include "widgets/progress_line.h"
#include "widgets/theme.h"
#include "widgets/view_transform.h"
#include "widgets/wipe_line.h"

using namespace irodori;

namespace {

const QColor kBefore(200, 30, 30);
const QColor kAfter(30, 30, 200);
const QColor kPart(30, 200, 30);
const QColor kTool(200, 200, 30);

QImage filled(QSize size, const QColor& color) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

void sendWheel(QWidget* widget, QPointF point, double notches,
               Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWheelEvent event(point, widget->mapToGlobal(point), {}, {0, qRound(120 * notches)},
                      Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

void hover(QWidget* widget, QPointF point) {
    QMouseEvent event(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

void drag(QWidget* widget, QPoint from, QPoint to) {
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    QTest::mouseMove(widget, (from + to) / 2);
    QTest::mouseMove(widget, to);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

/// A view of 824 × 624 with a photo of 1600 × 1200: fitted at 50 %, it fills all but the margin.
struct Fixture {
    explicit Fixture(QSize photo = {1600, 1200}) {
        view.resize(824, 624);
        view.show();
        if (!photo.isEmpty())
            view.setBefore(filled(photo, kBefore), photo);
    }
    void repaint() {
        view.setAfter(filled({800, 600}, kAfter), QRectF(QPointF(), view.photoSize()));
    }
    [[nodiscard]] QColor colorAt(QPoint point) {
        const QImage image = view.grab().toImage();
        return image.pixelColor(point * image.devicePixelRatio());
    }

    PictureView view;
};

/// Notes what a view asks of it.
class RecordingTool : public PictureTool {
public:
    void press(QPointF point, bool erase, double photoPixel) override {
        calls << QStringLiteral("press %1,%2 %3 ×%4")
                     .arg(qRound(point.x()))
                     .arg(qRound(point.y()))
                     .arg(erase ? QStringLiteral("erase") : QStringLiteral("paint"))
                     .arg(photoPixel);
    }
    void move(QPointF point) override {
        calls << QStringLiteral("move %1,%2").arg(qRound(point.x())).arg(qRound(point.y()));
    }
    void release() override { calls << QStringLiteral("release"); }
    void paint(QPainter& painter, const QTransform& toWidget, const QPointF* at) const override {
        painter.fillRect(toWidget.mapRect(QRectF(0, 0, 100, 100)), kTool);
        pointer = at ? std::optional(*at) : std::nullopt;
    }
    [[nodiscard]] QCursor cursor() const override { return Qt::CrossCursor; }

    QStringList calls;
    mutable std::optional<QPointF> pointer;  ///< at the last painting
};

bool near(QPointF a, QPointF b, double tolerance) {
    return std::abs(a.x() - b.x()) <= tolerance && std::abs(a.y() - b.y()) <= tolerance;
}

}  // namespace

class PictureViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<const QMimeData*>();
        applyTheme(ThemeChoice::dark);
    }

    void emptyShowsTheDropZone();
    void nonsenseClears_data();
    void nonsenseClears();
    void fits_data();
    void fits();
    void fitFollowsTheWindow();
    void zoomBeforeTheFirstShow();
    void showsAPart_data();
    void showsAPart();
    void wheelKeepsThePointUnderThePointer_data();
    void wheelKeepsThePointUnderThePointer();
    void zoomStaysWithinLimits();
    void zoomKeys_data();
    void zoomKeys();
    void doubleClickToggles();
    void panIsClamped();
    void panKeysAndScrollBarsAgree();
    void fittedPhotoDoesNotPan();
    void restIsReportedOnce();
    void visibleRectAtFullSize();

    void repaintFillsByDefault();
    void partLiesOverTheWhole();
    void wholeReplacesThePart();
    void repaintWithoutPhotoIsIgnored();
    void newPhotoForgetsTheRepaint();
    void holdingAKeyShowsThePhoto_data();
    void holdingAKeyShowsThePhoto();
    void losingTheFocusReleasesTheKey();
    void dividerIsPulledOutOfTheEdge();
    void dividerIsDraggedAndSnapsShut();
    void dividerByKeys();
    void dividerMirroredForRightToLeft();
    void comparingWithoutRepaintWaits();
    void dividerIsTurned_data();
    void dividerIsTurned();
    void dividerIsTurnedByItsHandle();
    void dividerIsTurnedByKeys();
    void wipeLineGeometry_data();
    void wipeLineGeometry();

    void panesFollowTheShape_data();
    void panesFollowTheShape();
    void sideBySideShowsBoth();
    void panesMoveInStep();
    void panesWaitForTheRepaint();
    void variantsFillTheirPanes();
    void variantsAreChosenByClick();
    void nonsenseVariantsAreIgnored();
    void toolWorksInEveryPane();

    void loupeShowsThePhotoClose();
    void loupeAsksForWhatItShows();
    void loupeKeepsTheSharpPart();
    void navigatorAppearsWhenEnlarged();
    void navigatorMovesTheView();
    void followerShowsTheSame();
    void followerMovesInStep_data();
    void followerMovesInStep();
    void followerFollowsItsLeaderAway();

    void toolTakesTheButtons_data();
    void toolTakesTheButtons();
    void toolLeavesPanning();
    void toolHidesTheHandles();
    void toolPaintsOverThePicture();
    void toolIsReleasedWithItsPhoto_data();
    void toolIsReleasedWithItsPhoto();
    void toolIgnoresAnEmptyView();

    void dropsAreForwarded_data();
    void dropsAreForwarded();
    void uselessDropsAreRefused();
    void busyAppearsLate();
    void quickWorkShowsNothing();
    void followsTheTheme();
    void transparencyShowsACheckerboard();

    void transformAlignsToDevicePixels();
    void pyramidLevels();
    void pyramidKeepsTheMean();
    void pyramidTakesAnyFormat();
    void largePictureStaysFluid();
};

void PictureViewTest::emptyShowsTheDropZone() {
    Fixture f(QSize{});
    QVERIFY(f.view.isEmpty());
    QVERIFY(f.view.emptyState()->isVisible());
    QSignalSpy moved(&f.view, &PictureView::scaleChanged);
    sendWheel(&f.view, {100, 100}, 1);
    f.view.zoomIn();
    f.view.fit();
    f.view.actualSize();
    QCOMPARE(moved.count(), 0);
    f.view.setBefore(filled({10, 10}, kBefore), {10, 10});
    QVERIFY(!f.view.emptyState()->isVisible());
    f.view.clear();
    QVERIFY(f.view.isEmpty());
    QVERIFY(f.view.emptyState()->isVisible());
}

void PictureViewTest::nonsenseClears_data() {
    QTest::addColumn<QImage>("image");
    QTest::addColumn<QSize>("size");
    QTest::newRow("null image") << QImage() << QSize(10, 10);
    QTest::newRow("no size") << filled({4, 4}, kBefore) << QSize();
    QTest::newRow("negative size") << filled({4, 4}, kBefore) << QSize(-1, 5);
}

void PictureViewTest::nonsenseClears() {
    QFETCH(QImage, image);
    QFETCH(QSize, size);
    Fixture f;
    f.view.setBefore(image, size);
    QVERIFY(f.view.isEmpty());
}

void PictureViewTest::fits_data() {
    QTest::addColumn<QSize>("photo");
    QTest::addColumn<double>("scale");
    QTest::newRow("landscape") << QSize(1600, 1200) << 0.5;
    QTest::newRow("portrait") << QSize(600, 2400) << 0.25;
    QTest::newRow("panorama") << QSize(30000, 10) << 800.0 / 30000;
    QTest::newRow("small is enlarged a little only") << QSize(16, 16) << 2.0;
    QTest::newRow("one pixel") << QSize(1, 1) << 2.0;
}

void PictureViewTest::fits() {
    QFETCH(QSize, photo);
    QFETCH(double, scale);
    Fixture f(photo);
    QVERIFY(f.view.isFitted());
    QCOMPARE(f.view.scale(), scale * f.view.devicePixelRatioF());
    QCOMPARE(f.view.visibleRect(), QRectF(QPointF(), QSizeF(photo)));
}

void PictureViewTest::fitFollowsTheWindow() {
    Fixture f;
    f.view.resize(424, 324);
    QCOMPARE(f.view.scale(), 0.25 * f.view.devicePixelRatioF());
    f.view.actualSize();
    f.view.resize(824, 624);
    QCOMPARE(f.view.scale(), 1.0);
}

void PictureViewTest::zoomBeforeTheFirstShow() {
    PictureView view;
    view.setBefore(filled({1600, 1200}, kBefore), {1600, 1200});
    view.zoomIn();
    QVERIFY(view.scale() > 0.3);
    view.resize(1624, 1224);
    view.show();
    QVERIFY(view.scale() >= view.devicePixelRatioF());
}

void PictureViewTest::showsAPart_data() {
    QTest::addColumn<QRectF>("part");
    QTest::newRow("in the middle") << QRectF(600, 450, 412, 312);
    QTest::newRow("at a corner") << QRectF(0, 0, 206, 156);
    QTest::newRow("of other proportions") << QRectF(300, 400, 800, 100);
}

void PictureViewTest::showsAPart() {
    QFETCH(QRectF, part);
    Fixture f;
    f.view.showPart(part);
    QVERIFY(!f.view.isFitted());
    const QRectF seen = f.view.visibleRect();
    QVERIFY(seen.adjusted(-1, -1, 1, 1).contains(part));
    QVERIFY(seen.width() <= part.width() + 1 || seen.height() <= part.height() + 1);
    f.view.showPart({});
    QCOMPARE(f.view.visibleRect(), seen);
}

void PictureViewTest::wheelKeepsThePointUnderThePointer_data() {
    QTest::addColumn<QPointF>("point");
    QTest::newRow("middle") << QPointF(412, 312);
    QTest::newRow("near a corner") << QPointF(60, 80);
    QTest::newRow("near an edge") << QPointF(780, 300);
}

void PictureViewTest::wheelKeepsThePointUnderThePointer() {
    QFETCH(QPointF, point);
    Fixture f;
    f.view.actualSize();  // from here on the view is full, so that clamping does not interfere
    sendWheel(&f.view, point, 1);
    for (const double notches : {1.0, 2.0, -0.5, 3.0, 1.0, -2.0}) {
        const QPointF fixed = f.view.toPhoto(point);
        sendWheel(&f.view, point, notches);
        const double pixel = 1 / f.view.scale() + 0.001;
        QVERIFY2(near(f.view.toPhoto(point), fixed, pixel),
                 qPrintable(QString::number(f.view.scale())));
        QVERIFY(near(f.view.toWidget(f.view.toPhoto(point)), point, 1e-6));
    }
}

void PictureViewTest::zoomStaysWithinLimits() {
    Fixture f;
    for (int i = 0; i < 60; ++i)
        sendWheel(&f.view, {300, 300}, 3);
    QCOMPARE(f.view.scale(), ViewTransform::kMaxScale);
    for (int i = 0; i < 60; ++i)
        sendWheel(&f.view, {300, 300}, -3);
    QCOMPARE(f.view.scale(), 0.5 * f.view.devicePixelRatioF());
    QVERIFY(f.view.isFitted());
}

void PictureViewTest::zoomKeys_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<double>("scale");  // from 100 %
    QTest::newRow("Ctrl +") << int(Qt::Key_Plus) << int(Qt::ControlModifier) << 1.25;
    QTest::newRow("+") << int(Qt::Key_Plus) << 0 << 1.25;
    QTest::newRow("=") << int(Qt::Key_Equal) << int(Qt::ControlModifier) << 1.25;
    QTest::newRow("Ctrl -") << int(Qt::Key_Minus) << int(Qt::ControlModifier) << 0.8;
    QTest::newRow("keypad -") << int(Qt::Key_Minus) << int(Qt::KeypadModifier) << 0.8;
    QTest::newRow("0") << int(Qt::Key_0) << 0 << 0.5;
    QTest::newRow("F") << int(Qt::Key_F) << 0 << 0.5;
    QTest::newRow("1") << int(Qt::Key_1) << 0 << 1.0;
    QTest::newRow("Ctrl F is somebody else's") << int(Qt::Key_F) << int(Qt::ControlModifier) << 1.0;
    QTest::newRow("Alt + is somebody else's") << int(Qt::Key_Plus) << int(Qt::AltModifier) << 1.0;
}

void PictureViewTest::zoomKeys() {
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(double, scale);
    Fixture f;
    f.view.actualSize();
    QTest::keyClick(&f.view, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(f.view.scale(), scale);
}

void PictureViewTest::doubleClickToggles() {
    Fixture f;
    const QPoint point(200, 200);
    const QPointF under = f.view.toPhoto(point);
    QTest::mouseDClick(&f.view, Qt::LeftButton, {}, point);
    QCOMPARE(f.view.scale(), 1.0);
    QVERIFY(near(f.view.toPhoto(point), under, 1));
    QTest::mouseDClick(&f.view, Qt::LeftButton, {}, point);
    QVERIFY(f.view.isFitted());
}

void PictureViewTest::panIsClamped() {
    Fixture f;
    f.view.actualSize();
    const QPointF before = f.view.visibleRect().topLeft();
    drag(&f.view, {400, 300}, {350, 280});
    QVERIFY(near(f.view.visibleRect().topLeft(), before + QPointF(50, 20), 1));
    for (int i = 0; i < 5; ++i)
        drag(&f.view, {20, 20}, {800, 600});
    QVERIFY(near(f.view.visibleRect().topLeft(), {0, 0}, 0.5));
    for (int i = 0; i < 5; ++i)
        drag(&f.view, {800, 600}, {20, 20});
    QVERIFY(near(f.view.visibleRect().bottomRight(), {1600, 1200}, 0.5));
}

void PictureViewTest::panKeysAndScrollBarsAgree() {
    Fixture f;
    f.view.actualSize();
    const auto bars = f.view.findChildren<QScrollBar*>(Qt::FindDirectChildrenOnly);
    QCOMPARE(bars.size(), 2);
    QScrollBar* horizontal = bars[bars[0]->orientation() == Qt::Horizontal ? 0 : 1];
    QVERIFY(horizontal->isVisible());
    const double left = f.view.visibleRect().left();
    QTest::keyClick(&f.view, Qt::Key_Right);
    QVERIFY(f.view.visibleRect().left() > left);
    QVERIFY(std::abs(horizontal->value() - f.view.visibleRect().left()) <= 1);
    horizontal->setValue(17);
    QCOMPARE(f.view.visibleRect().left(), 17.0);
    horizontal->setValue(horizontal->maximum());
    QVERIFY(std::abs(f.view.visibleRect().right() - 1600) <= 1);
}

void PictureViewTest::fittedPhotoDoesNotPan() {
    Fixture f;
    drag(&f.view, {400, 300}, {100, 100});
    QTest::keyClick(&f.view, Qt::Key_Left);
    QCOMPARE(f.view.visibleRect(), QRectF(0, 0, 1600, 1200));
    QVERIFY(f.view.isFitted());
    for (const QScrollBar* bar : f.view.findChildren<QScrollBar*>(Qt::FindDirectChildrenOnly))
        QVERIFY(!bar->isVisible());
}

void PictureViewTest::restIsReportedOnce() {
    Fixture f;
    QSignalSpy rest(&f.view, &PictureView::viewChanged);
    QTRY_COMPARE(rest.count(), 1);
    rest.clear();
    for (int i = 0; i < 4; ++i)
        sendWheel(&f.view, {300, 300}, 1);
    QCOMPARE(rest.count(), 0);
    QTRY_COMPARE(rest.count(), 1);
    QCOMPARE(rest.first().at(0).toRectF(), f.view.visibleRect());
    QCOMPARE(rest.first().at(1).toDouble(), f.view.scale());
}

void PictureViewTest::visibleRectAtFullSize() {
    Fixture f;
    f.view.actualSize();
    const double ratio = f.view.devicePixelRatioF();
    QVERIFY(near({f.view.visibleRect().width(), f.view.visibleRect().height()},
                 QPointF(824, 624) * ratio, 0.01));
}

void PictureViewTest::repaintFillsByDefault() {
    Fixture f;
    QVERIFY(!f.view.hasAfter());
    QCOMPARE(f.colorAt({300, 200}), kBefore);
    f.repaint();
    QVERIFY(f.view.hasAfter());
    QVERIFY(!f.view.isComparing());
    QCOMPARE(f.colorAt({300, 200}), kAfter);
    f.view.clearAfter();
    QCOMPARE(f.colorAt({300, 200}), kBefore);
}

void PictureViewTest::partLiesOverTheWhole() {
    Fixture f;
    f.repaint();
    f.view.setAfter(filled({400, 300}, kPart), QRectF(800, 600, 400, 300));
    QCOMPARE(f.colorAt(f.view.toWidget({1000, 750}).toPoint()), kPart);
    QCOMPARE(f.colorAt(f.view.toWidget({700, 750}).toPoint()), kAfter);
    QCOMPARE(f.colorAt(f.view.toWidget({1300, 750}).toPoint()), kAfter);
}

void PictureViewTest::wholeReplacesThePart() {
    Fixture f;
    f.view.setAfter(filled({400, 300}, kPart), QRectF(800, 600, 400, 300));
    QCOMPARE(f.colorAt(f.view.toWidget({400, 300}).toPoint()), kBefore);
    f.repaint();
    QCOMPARE(f.colorAt(f.view.toWidget({1000, 750}).toPoint()), kAfter);
}

void PictureViewTest::repaintWithoutPhotoIsIgnored() {
    Fixture f(QSize{});
    f.view.setAfter(filled({4, 4}, kAfter), QRectF(0, 0, 4, 4));
    QVERIFY(!f.view.hasAfter());
    f.view.setBefore(filled({10, 10}, kBefore), {10, 10});
    f.view.setAfter(QImage(), QRectF(0, 0, 10, 10));
    QVERIFY(!f.view.hasAfter());
    f.view.setAfter(filled({4, 4}, kAfter), QRectF());
    QVERIFY(!f.view.hasAfter());
}

void PictureViewTest::newPhotoForgetsTheRepaint() {
    Fixture f;
    f.repaint();
    f.view.actualSize();
    f.view.setBefore(filled({160, 120}, kPart), {1600, 1200});  // same size, other photo, as proxy
    QVERIFY(!f.view.hasAfter());
    QVERIFY(f.view.isFitted());
    QCOMPARE(f.colorAt({300, 200}), kPart);
    f.repaint();
    f.view.actualSize();
    f.view.refineBefore(filled({1600, 1200}, kBefore));
    QVERIFY(f.view.hasAfter());
    QCOMPARE(f.view.scale(), 1.0);
}

void PictureViewTest::holdingAKeyShowsThePhoto_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("Space") << int(Qt::Key_Space);
    QTest::newRow("backslash") << int(Qt::Key_Backslash);
}

void PictureViewTest::holdingAKeyShowsThePhoto() {
    QFETCH(int, key);
    Fixture f;
    f.repaint();
    QSignalSpy showing(&f.view, &PictureView::showingBeforeChanged);
    QTest::keyPress(&f.view, Qt::Key(key));
    QVERIFY(f.view.isShowingBefore());
    QCOMPARE(f.colorAt({300, 200}), kBefore);
    QTest::keyRelease(&f.view, Qt::Key(key));
    QVERIFY(!f.view.isShowingBefore());
    QCOMPARE(f.colorAt({300, 200}), kAfter);
    QCOMPARE(showing.count(), 2);
}

void PictureViewTest::losingTheFocusReleasesTheKey() {
    Fixture f;
    QTest::keyPress(&f.view, Qt::Key_Space);
    QFocusEvent leaving(QEvent::FocusOut);
    QApplication::sendEvent(&f.view, &leaving);
    QVERIFY(!f.view.isShowingBefore());
}

void PictureViewTest::dividerIsPulledOutOfTheEdge() {
    Fixture f;
    f.repaint();
    QSignalSpy modes(&f.view, &PictureView::modeChanged);
    drag(&f.view, {20, 312}, {412, 312});
    QVERIFY(f.view.isComparing());
    QCOMPARE(f.view.mode(), ViewMode::wipe);
    QCOMPARE(modes.count(), 1);
    QVERIFY(std::abs(f.view.dividerPosition() - 0.5) < 0.01);
    QCOMPARE(f.colorAt({200, 500}), kBefore);
    QCOMPARE(f.colorAt({600, 500}), kAfter);
}

void PictureViewTest::dividerIsDraggedAndSnapsShut() {
    Fixture f;
    f.repaint();
    f.view.setComparing(true);
    QCOMPARE(f.view.dividerPosition(), 0.5);
    drag(&f.view, {412, 500}, {612, 500});  // by the line, not only by the handle
    QVERIFY(std::abs(f.view.dividerPosition() - 0.75) < 0.01);
    QCOMPARE(f.view.visibleRect(), QRectF(0, 0, 1600, 1200));  // nothing was panned
    f.view.actualSize();
    QVERIFY(std::abs(f.view.dividerPosition() - 0.75) < 0.01);  // still in reach when zoomed in
    f.view.fit();
    QSignalSpy modes(&f.view, &PictureView::modeChanged);
    drag(&f.view, {612, 500}, {0, 500});
    QVERIFY(!f.view.isComparing());
    QCOMPARE(modes.count(), 1);
    f.view.setComparing(true);
    QVERIFY(f.view.dividerPosition() > 0.1);  // somewhere useful again
}

void PictureViewTest::dividerByKeys() {
    Fixture f;
    f.repaint();
    f.view.setComparing(true);
    QTest::keyClick(&f.view, Qt::Key_BracketRight);
    QCOMPARE(f.view.dividerPosition(), 0.55);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&f.view, Qt::Key_BracketLeft);
    QCOMPARE(f.view.dividerPosition(), 0.0);
    QVERIFY(!f.view.isComparing());
}

void PictureViewTest::dividerMirroredForRightToLeft() {
    Fixture f;
    f.repaint();
    f.view.setLayoutDirection(Qt::RightToLeft);
    f.view.setDividerPosition(0.25);
    QCOMPARE(f.colorAt({750, 500}), kBefore);
    QCOMPARE(f.colorAt({500, 500}), kAfter);
    drag(&f.view, {612, 500}, {212, 500});
    QVERIFY(std::abs(f.view.dividerPosition() - 0.75) < 0.01);
}

void PictureViewTest::comparingWithoutRepaintWaits() {
    Fixture f;
    f.view.setComparing(true);
    QVERIFY(!f.view.isComparing());
    QCOMPARE(f.view.mode(), ViewMode::wipe);
    f.repaint();
    QVERIFY(f.view.isComparing());
    QCOMPARE(f.view.dividerPosition(), 0.5);
}

void PictureViewTest::dividerIsTurned_data() {
    QTest::addColumn<double>("angle");
    QTest::addColumn<QPoint>("before");
    QTest::addColumn<QPoint>("after");
    QTest::newRow("upright") << 0.0 << QPoint(200, 500) << QPoint(600, 100);
    QTest::newRow("rising") << 45.0 << QPoint(200, 100) << QPoint(600, 500);
    QTest::newRow("photo on top") << 90.0 << QPoint(600, 100) << QPoint(200, 500);
    QTest::newRow("turned over") << 180.0 << QPoint(600, 500) << QPoint(200, 100);
    QTest::newRow("photo below") << -90.0 << QPoint(200, 500) << QPoint(600, 100);
    QTest::newRow("once around and a half") << 540.0 << QPoint(600, 500) << QPoint(200, 100);
}

void PictureViewTest::dividerIsTurned() {
    QFETCH(double, angle);
    QFETCH(QPoint, before);
    QFETCH(QPoint, after);
    Fixture f;
    f.repaint();
    f.view.setComparing(true);
    f.view.setDividerAngle(angle);
    QCOMPARE(f.colorAt(before), kBefore);
    QCOMPARE(f.colorAt(after), kAfter);
}

void PictureViewTest::dividerIsTurnedByItsHandle() {
    Fixture f;
    f.repaint();
    f.view.setComparing(true);
    drag(&f.view, {412, 312 + 84}, {312, 312 + 1});  // snaps to level
    QCOMPARE(f.view.dividerAngle(), 90.0);
    QCOMPARE(f.view.dividerPosition(), 0.5);
    QCOMPARE(f.colorAt({100, 100}), kBefore);
    QCOMPARE(f.colorAt({100, 500}), kAfter);
    drag(&f.view, {100, 312}, {100, 162});  // moves across its own direction
    QVERIFY(std::abs(f.view.dividerPosition() - 0.25) < 0.01);
}

void PictureViewTest::dividerIsTurnedByKeys() {
    Fixture f;
    f.repaint();
    f.view.setComparing(true);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&f.view, Qt::Key_BraceRight, Qt::ShiftModifier);
    QCOMPARE(f.view.dividerAngle(), 45.0);
    QTest::keyClick(&f.view, Qt::Key_BraceLeft, Qt::ShiftModifier);
    QCOMPARE(f.view.dividerAngle(), 30.0);
}

void PictureViewTest::wipeLineGeometry_data() {
    QTest::addColumn<double>("angle");
    QTest::addColumn<bool>("mirrored");
    for (const bool mirrored : {false, true})
        for (const double angle : {0.0, 30.0, 45.0, 90.0, 135.0, 180.0, -60.0})
            QTest::addRow("%g° %s", angle, mirrored ? "mirrored" : "as read") << angle << mirrored;
}

void PictureViewTest::wipeLineGeometry() {
    QFETCH(double, angle);
    QFETCH(bool, mirrored);
    const QRectF area(20, 30, 400, 300);
    WipeLine line{0.3, angle, mirrored};
    QVERIFY(std::abs(QPointF::dotProduct(line.normal(), line.direction())) < 1e-12);
    const QLineF across = line.across(area);
    QVERIFY(area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(across.center()));

    const auto areaOf = [](const QPolygonF& polygon) {
        double sum = 0;
        for (qsizetype i = 0; i < polygon.size(); ++i) {
            const QPointF a = polygon[i];
            const QPointF b = polygon[(i + 1) % polygon.size()];
            sum += a.x() * b.y() - a.y() * b.x();
        }
        return std::abs(sum) / 2;
    };
    const double both = areaOf(line.side(true, area)) + areaOf(line.side(false, area));
    QVERIFY(std::abs(both - area.width() * area.height()) < 1e-6);
    QVERIFY(areaOf(line.side(true, area)) < areaOf(line.side(false, area)));

    WipeLine turned{0.3, 0, mirrored};
    turned.turnTowards(across.p2(), across.p1(), false);
    QVERIFY(std::abs(std::remainder(turned.angle - angle, 360)) < 1e-9);
    turned.moveThrough(across.center(), area);
    QVERIFY(std::abs(turned.position - 0.3) < 1e-9);
    turned.moveThrough({-1000, -1000}, area);
    QVERIFY(turned.position >= 0 && turned.position <= 1);
}

void PictureViewTest::panesFollowTheShape_data() {
    QTest::addColumn<ViewMode>("mode");
    QTest::addColumn<QSize>("view");
    QTest::addColumn<QSize>("photo");
    QTest::addColumn<QList<QRect>>("panes");
    const QSize wide(802, 600);
    QTest::newRow("one") << ViewMode::result << wide << QSize(300, 400)
                         << QList<QRect>{{0, 0, 802, 600}};
    QTest::newRow("tall photo") << ViewMode::sideBySide << wide << QSize(300, 400)
                                << QList<QRect>{{0, 0, 400, 600}, {402, 0, 400, 600}};
    QTest::newRow("panorama") << ViewMode::sideBySide << wide << QSize(3000, 1000)
                              << QList<QRect>{{0, 0, 802, 299}, {0, 301, 802, 299}};
    QTest::newRow("four") << ViewMode::variants << wide << QSize(400, 300)
                          << QList<QRect>{{0, 0, 400, 299},
                                          {402, 0, 400, 299},
                                          {0, 301, 400, 299},
                                          {402, 301, 400, 299}};
}

void PictureViewTest::panesFollowTheShape() {
    QFETCH(ViewMode, mode);
    QFETCH(QSize, view);
    QFETCH(QSize, photo);
    QFETCH(QList<QRect>, panes);
    QCOMPARE(panesOf(mode, view, photo, false), panes);
    const QList<QRect> mirrored = panesOf(mode, view, photo, true);
    QCOMPARE(mirrored.size(), panes.size());
    for (qsizetype i = 0; i < panes.size(); ++i)
        QCOMPARE(mirrored[i].right(), view.width() - 1 - panes[i].left());
}

void PictureViewTest::sideBySideShowsBoth() {
    Fixture f({1200, 1600});
    f.repaint();
    QSignalSpy modes(&f.view, &PictureView::modeChanged);
    f.view.setMode(ViewMode::sideBySide);
    QCOMPARE(modes.count(), 1);
    QVERIFY(!f.view.isComparing());
    QCOMPARE(f.colorAt({200, 312}), kBefore);
    QCOMPARE(f.colorAt({624, 312}), kAfter);
    f.view.showBefore(true);
    QCOMPARE(f.colorAt({624, 312}), kBefore);
    f.view.showBefore(false);
    f.view.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(f.colorAt({200, 312}), kAfter);
    QTest::keyClick(&f.view, Qt::Key_BracketRight);  // no divider to move
    QCOMPARE(f.view.mode(), ViewMode::sideBySide);
}

void PictureViewTest::panesMoveInStep() {
    Fixture f({1200, 1600});
    f.repaint();
    f.view.setMode(ViewMode::sideBySide);
    QCOMPARE(f.view.visibleRect(), QRectF(0, 0, 1200, 1600));  // all of it in each
    const QPointF anchor(413 + 100, 300);
    const QPointF fixed = f.view.toPhoto(anchor);
    sendWheel(&f.view, anchor, 6);
    QVERIFY(near(f.view.toPhoto(anchor), fixed, 2));
    QVERIFY(near(f.view.toPhoto(anchor - QPointF(413, 0)), fixed, 2));  // the same in the other
    const QRectF seen = f.view.visibleRect();
    const double perPixel = 1 / f.view.scale();
    drag(&f.view, {600, 300}, {590, 290});
    QVERIFY(near(f.view.visibleRect().topLeft(), seen.topLeft() + QPointF(10, 10) * perPixel, 2));
}

void PictureViewTest::panesWaitForTheRepaint() {
    Fixture f({1200, 1600});
    const double alone = f.view.scale();
    f.view.setMode(ViewMode::sideBySide);
    QCOMPARE(f.view.scale(), alone);
    f.repaint();
    QVERIFY(f.view.scale() < alone);
    f.view.clearAfter();
    QCOMPARE(f.view.scale(), alone);
}

void PictureViewTest::variantsFillTheirPanes() {
    Fixture f;
    f.repaint();
    f.view.setMode(ViewMode::variants);
    f.view.setVariants({QStringLiteral("50 %"), QStringLiteral("75 %"), QStringLiteral("100 %"),
                        QStringLiteral("125 %")},
                       2);
    const QRectF whole(QPointF(), f.view.photoSize());
    QCOMPARE(f.colorAt({206, 156}), kAfter);  // until there is something better
    f.view.setVariant(0, filled({80, 60}, kPart), whole);
    f.view.setVariant(3, filled({80, 60}, kTool), whole);
    QCOMPARE(f.colorAt({206, 156}), kPart);
    QCOMPARE(f.colorAt({618, 156}), kAfter);
    QCOMPARE(f.colorAt({618, 468}), kTool);
    f.view.clearAfter();
    f.repaint();
    QCOMPARE(f.colorAt({618, 468}), kAfter);
}

void PictureViewTest::variantsAreChosenByClick() {
    Fixture f;
    f.repaint();
    f.view.setVariants({QStringLiteral("50 %"), QStringLiteral("75 %"), QStringLiteral("100 %")},
                       0);
    QSignalSpy chosen(&f.view, &PictureView::variantChosen);
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, {618, 156});
    QCOMPARE(chosen.count(), 0);  // not in this mode
    f.view.setMode(ViewMode::variants);
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, {618, 156});
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toInt(), 1);
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, {618, 468});  // has no variant
    QTest::mouseClick(&f.view, Qt::MiddleButton, {}, {618, 156});
    drag(&f.view, {618, 156}, {518, 156});  // pans
    QCOMPARE(chosen.count(), 1);
}

void PictureViewTest::nonsenseVariantsAreIgnored() {
    Fixture f;
    f.repaint();
    f.view.setMode(ViewMode::variants);
    f.view.setVariants({}, 7);
    const QRectF whole(QPointF(), f.view.photoSize());
    f.view.setVariant(-1, filled({8, 6}, kPart), whole);
    f.view.setVariant(kVariantPanes, filled({8, 6}, kPart), whole);
    f.view.setVariant(0, {}, whole);
    QCOMPARE(f.colorAt({206, 156}), kAfter);
}

void PictureViewTest::toolWorksInEveryPane() {
    Fixture f({1200, 1600});
    f.repaint();
    f.view.setMode(ViewMode::sideBySide);
    RecordingTool tool;
    f.view.setTool(&tool);
    const QPoint second(413, 0);
    const QPoint inFirst = f.view.toWidget({400, 400}).toPoint();
    QTest::mousePress(&f.view, Qt::LeftButton, {}, inFirst);
    QTest::mouseMove(&f.view, inFirst + second);  // over the other pane, yet the same stroke
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, inFirst + second);
    QVERIFY(tool.calls[0].startsWith(QLatin1String("press 400,")));
    const int away = qRound(400 + 413 / f.view.scale());
    QVERIFY(tool.calls[1].startsWith(QStringLiteral("move %1,").arg(away)));
    tool.calls.clear();
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, inFirst + second);
    QVERIFY(tool.calls[0].startsWith(QLatin1String("press 400,")));
    const QPoint corner = f.view.toWidget({50, 50}).toPoint();
    QCOMPARE(f.colorAt(corner), kTool);
    QCOMPARE(f.colorAt(corner + second), kTool);
}

void PictureViewTest::loupeShowsThePhotoClose() {
    Fixture f;
    QImage dotted = filled({1600, 1200}, kBefore);
    for (int y = 590; y < 610; ++y)
        for (int x = 790; x < 810; ++x)
            dotted.setPixelColor(x, y, kPart);
    f.view.refineBefore(dotted);
    QTRY_COMPARE(f.colorAt({412, 312}), kPart);
    QCOMPARE(f.colorAt({419, 312}), kBefore);  // a dot of 10 pixels at 50 %
    f.view.setLoupe(true);
    hover(&f.view, {412, 312});
    QCOMPARE(f.colorAt({419, 312}), kPart);  // 20 at 100 %
    QCOMPARE(f.view.cursor().shape(), Qt::BlankCursor);
    f.view.setLoupe(false);
    QCOMPARE(f.colorAt({419, 312}), kBefore);
}

void PictureViewTest::loupeAsksForWhatItShows() {
    Fixture f;
    f.repaint();
    f.view.setLoupe(true);
    hover(&f.view, {412, 312});
    QSignalSpy moved(&f.view, &PictureView::viewChanged);
    QTRY_VERIFY(!moved.isEmpty() && moved.last()[1].toDouble() == 1.0);
    const QRectF seen = moved.last()[0].toRectF();
    QVERIFY(near(seen.center(), {800, 600}, 2));
    QVERIFY(seen.width() < 400);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&f.view, &leave);
    QTRY_COMPARE(moved.last()[0].toRectF(), QRectF(0, 0, 1600, 1200));
}

void PictureViewTest::loupeKeepsTheSharpPart() {
    Fixture f;
    f.repaint();
    const QRectF part(400, 300, 800, 600);
    f.view.setAfter(filled({400, 300}, kPart), part);
    f.view.setAfter(filled({200, 200}, kTool), {700, 500, 200, 200});  // for the loupe
    QCOMPARE(f.colorAt(f.view.toWidget({800, 600}).toPoint()), kTool);
    QCOMPARE(f.colorAt(f.view.toWidget({450, 350}).toPoint()), kPart);
    f.view.setAfter(filled({400, 300}, kBefore), part);
    QCOMPARE(f.colorAt(f.view.toWidget({800, 600}).toPoint()), kBefore);
}

void PictureViewTest::navigatorAppearsWhenEnlarged() {
    Fixture f;
    auto* navigator = f.view.findChild<PictureNavigator*>();
    QVERIFY(!navigator->isVisible());
    f.view.actualSize();
    QVERIFY(navigator->isVisible());
    QVERIFY(!navigator->accessibleName().isEmpty());
    QVERIFY(f.view.rect().contains(navigator->geometry()));
    QVERIFY(navigator->geometry().center().x() > f.view.width() / 2);
    f.view.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(navigator->geometry().center().x() < f.view.width() / 2);
    f.view.setNavigator(false);
    QVERIFY(!navigator->isVisible());
    f.view.setNavigator(true);
    QVERIFY(navigator->isVisible());
    f.view.fit();
    QVERIFY(!navigator->isVisible());
}

void PictureViewTest::navigatorMovesTheView() {
    Fixture f;
    f.view.actualSize();
    auto* navigator = f.view.findChild<PictureNavigator*>();
    QTest::mouseClick(navigator, Qt::LeftButton, {}, {2, 2});
    QCOMPARE(f.view.visibleRect().topLeft(), QPointF(0, 0));
    const QPoint end = navigator->rect().bottomRight() - QPoint(2, 2);
    QTest::mousePress(navigator, Qt::LeftButton, {}, {2, 2});
    QMouseEvent move(QEvent::MouseMove, QPointF(end), navigator->mapToGlobal(QPointF(end)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(navigator, &move);
    QTest::mouseRelease(navigator, Qt::LeftButton, {}, end);
    QVERIFY(near(f.view.visibleRect().bottomRight(), {1600, 1200}, 1));
}

void PictureViewTest::followerShowsTheSame() {
    Fixture leader;
    leader.repaint();
    Fixture f(QSize{});
    f.view.follow(leader.view, false);
    QCOMPARE(f.colorAt({412, 312}), kAfter);
    leader.view.setAfter(filled({800, 600}, kPart), QRectF(0, 0, 1600, 1200));
    QCOMPARE(f.colorAt({412, 312}), kPart);
    leader.view.actualSize();
    QVERIFY(f.view.isFitted());  // looks where it likes
    leader.view.setBefore(filled({300, 400}, kTool), {300, 400});
    QCOMPARE(f.view.photoSize(), QSize(300, 400));
    QCOMPARE(f.colorAt({412, 312}), kTool);
    leader.view.clear();
    QVERIFY(f.view.isEmpty());
    QVERIFY(f.view.emptyState()->isVisible());
}

void PictureViewTest::followerMovesInStep_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("same size") << QSize(824, 624);
    QTest::newRow("smaller") << QSize(400, 300);
    QTest::newRow("larger") << QSize(1200, 1000);
}

void PictureViewTest::followerMovesInStep() {
    QFETCH(QSize, size);
    Fixture leader;
    Fixture f(QSize{});
    f.view.resize(size);
    f.view.follow(leader.view, true);
    leader.view.actualSize();
    QCOMPARE(f.view.scale(), 1.0);
    for (int i = 0; i < 6; ++i)
        leader.view.zoomIn();
    QTest::keyClick(&leader.view, Qt::Key_Left);
    QCOMPARE(f.view.scale(), leader.view.scale());
    QVERIFY(near(f.view.visibleRect().center(), leader.view.visibleRect().center(), 1));
    leader.view.fit();
    QVERIFY(f.view.isFitted());
}

void PictureViewTest::followerFollowsItsLeaderAway() {
    Fixture f(QSize{});
    {
        Fixture first;
        f.view.follow(first.view, true);
        QCOMPARE(f.view.photoSize(), QSize(1600, 1200));
    }
    Fixture second({300, 200});
    f.view.follow(second.view, false);
    QCOMPARE(f.view.photoSize(), QSize(300, 200));
}

void PictureViewTest::toolTakesTheButtons_data() {
    QTest::addColumn<Qt::MouseButton>("button");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("kind");
    const Qt::KeyboardModifiers none;
    QTest::newRow("left paints") << Qt::LeftButton << none << "paint";
    QTest::newRow("right erases") << Qt::RightButton << none << "erase";
    QTest::newRow("Alt erases") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::AltModifier)
                                << "erase";
}

void PictureViewTest::toolTakesTheButtons() {
    QFETCH(Qt::MouseButton, button);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QString, kind);
    Fixture f;
    RecordingTool tool;
    f.view.setTool(&tool);
    QTest::mousePress(&f.view, button, modifiers, {112, 62});
    QTest::mouseMove(&f.view, {212, 162});
    QTest::mousePress(&f.view, Qt::MiddleButton, {}, {212, 162});  // one thing at a time
    QTest::mouseRelease(&f.view, Qt::MiddleButton, {}, {212, 162});
    QTest::mouseRelease(&f.view, button, {}, {212, 162});
    QTest::mouseMove(&f.view, {312, 162});
    QCOMPARE(tool.calls, QStringList({QStringLiteral("press 200,100 %1 ×0.5").arg(kind),
                                      QStringLiteral("move 400,300"), QStringLiteral("release")}));
    tool.calls.clear();
    QTest::mouseClick(&f.view, button, modifiers, {112, 62});
    QTest::mouseDClick(&f.view, button, modifiers, {112, 62});  // as it follows a click
    QTest::mouseRelease(&f.view, button, modifiers, {112, 62});
    QCOMPARE(tool.calls.size(), 4);  // two dabs
    QVERIFY(f.view.isFitted());
}

void PictureViewTest::toolLeavesPanning() {
    Fixture f;
    RecordingTool tool;
    f.view.setTool(&tool);
    f.view.actualSize();
    const QRectF start = f.view.visibleRect();
    QTest::keyPress(&f.view, Qt::Key_Space);
    QVERIFY(!f.view.isShowingBefore());
    drag(&f.view, {412, 312}, {402, 302});
    QTest::keyRelease(&f.view, Qt::Key_Space);
    QCOMPARE(f.view.visibleRect().topLeft(), start.topLeft() + QPointF(10, 10));
    QTest::mousePress(&f.view, Qt::MiddleButton, {}, {412, 312});
    QTest::mouseMove(&f.view, {422, 322});
    QTest::mouseRelease(&f.view, Qt::MiddleButton, {}, {422, 322});
    QCOMPARE(f.view.visibleRect(), start);
    QVERIFY(tool.calls.isEmpty());
}

void PictureViewTest::toolHidesTheHandles() {
    Fixture f;
    f.repaint();
    f.view.setComparing(true);
    const auto handle = [&f] { return f.view.grab({404, 304, 16, 16}).toImage(); };
    hover(&f.view, {100, 100});
    const QImage withHandle = handle();
    RecordingTool tool;
    f.view.setTool(&tool);
    hover(&f.view, {100, 100});
    const QImage withoutHandle = handle();
    QVERIFY(withoutHandle != withHandle);
    QCOMPARE(withoutHandle.pixelColor(0, 0), kBefore);
    drag(&f.view, {412, 312}, {512, 312});  // paints where the handle was
    QCOMPARE(tool.calls.size(), 4);
    QCOMPARE(f.view.dividerPosition(), 0.5);
    QTest::keyPress(&f.view, Qt::Key_Space);  // the pointer is free for once
    QCOMPARE(handle(), withHandle);
    QTest::keyRelease(&f.view, Qt::Key_Space);
    QCOMPARE(handle(), withoutHandle);
}

void PictureViewTest::toolPaintsOverThePicture() {
    Fixture f;
    RecordingTool tool;
    f.view.setTool(&tool);
    QCOMPARE(f.colorAt({30, 30}), kTool);
    QCOMPARE(f.colorAt({100, 100}), kBefore);
    QVERIFY(!tool.pointer);
    hover(&f.view, {300, 200});
    QCOMPARE(f.view.cursor().shape(), Qt::CrossCursor);
    f.view.grab();
    QCOMPARE(tool.pointer, std::optional(QPointF(300, 200)));
    f.view.setTool(nullptr);
    QCOMPARE(f.colorAt({30, 30}), kBefore);
    QCOMPARE(f.view.cursor().shape(), Qt::ArrowCursor);
}

void PictureViewTest::toolIsReleasedWithItsPhoto_data() {
    QTest::addColumn<int>("event");
    QTest::newRow("another tool") << 0;
    QTest::newRow("another photo") << 1;
    QTest::newRow("no photo") << 2;
}

void PictureViewTest::toolIsReleasedWithItsPhoto() {
    QFETCH(int, event);
    Fixture f;
    RecordingTool tool;
    f.view.setTool(&tool);
    QTest::mousePress(&f.view, Qt::LeftButton, {}, {112, 62});
    if (event == 0)
        f.view.setTool(nullptr);
    else if (event == 1)
        f.view.setBefore(filled({10, 10}, kPart), {10, 10});
    else
        f.view.clear();
    QCOMPARE(tool.calls.size(), 2);
    QCOMPARE(tool.calls.last(), QStringLiteral("release"));
    QTest::mouseRelease(&f.view, Qt::LeftButton, {}, {112, 62});
    QCOMPARE(tool.calls.size(), 2);
}

void PictureViewTest::toolIgnoresAnEmptyView() {
    Fixture f(QSize{});
    RecordingTool tool;
    f.view.setTool(&tool);
    QTest::mouseClick(&f.view, Qt::LeftButton, {}, {112, 62});
    QVERIFY(tool.calls.isEmpty());
}

void PictureViewTest::dropsAreForwarded_data() {
    QTest::addColumn<bool>("empty");
    QTest::newRow("onto the photo") << false;
    QTest::newRow("onto the empty view") << true;
}

void PictureViewTest::dropsAreForwarded() {
    QFETCH(bool, empty);
    Fixture f(empty ? QSize() : QSize(100, 100));
    QWidget* target = empty ? static_cast<QWidget*>(f.view.emptyState()) : &f.view;
    QMimeData mime;
    mime.setUrls({QUrl(QStringLiteral("file:///a.png"))});
    QSignalSpy dropped(&f.view, &PictureView::dropped);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    QCOMPARE(dropped.count(), 1);
}

void PictureViewTest::uselessDropsAreRefused() {
    Fixture f;
    QMimeData mime;
    mime.setText(QStringLiteral("a sentence"));
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&f.view, &enter);
    QVERIFY(!enter.isAccepted());
}

void PictureViewTest::busyAppearsLate() {
    Fixture f;
    auto* line = f.view.findChild<ProgressLine*>();
    f.view.setBusy(true, 0.3);
    QVERIFY(!line->isVisible());
    QTRY_VERIFY(line->isVisible());
    f.view.setBusy(true);  // unknown from here on
    QVERIFY(line->isVisible());
    f.view.setBusy(false);
    QVERIFY(!line->isVisible());
}

void PictureViewTest::quickWorkShowsNothing() {
    Fixture f;
    auto* line = f.view.findChild<ProgressLine*>();
    f.view.setBusy(true);
    QTest::qWait(50);
    f.view.setBusy(false);
    QTest::qWait(ProgressLine::kDelayMilliseconds + 50);
    QVERIFY(!line->isVisible());
}

void PictureViewTest::followsTheTheme() {
    Fixture f;
    QTRY_COMPARE(f.colorAt({3, 300}), themeColors(darkPalette()).canvas);
    applyTheme(ThemeChoice::light);
    QTRY_COMPARE(f.colorAt({3, 300}), themeColors(lightPalette()).canvas);
    applyTheme(ThemeChoice::dark);
}

void PictureViewTest::transparencyShowsACheckerboard() {
    Fixture f(QSize{});
    QImage clear(400, 400, QImage::Format_ARGB32);
    clear.fill(Qt::transparent);
    f.view.setBefore(clear, clear.size());
    const QPoint corner = f.view.toWidget({0, 0}).toPoint();
    QVERIFY(f.colorAt(corner + QPoint(4, 100)) != f.colorAt(corner + QPoint(12, 100)));
}

void PictureViewTest::transformAlignsToDevicePixels() {
    ViewTransform transform;
    transform.setPhotoSize({1001, 777});
    transform.setViewSize({333, 222}, 1.5);
    transform.zoomTo(1, {100, 50});
    transform.panBy({0.3, 0.4});
    const QPointF corner = transform.photoInView().topLeft() * 1.5;
    QVERIFY(std::abs(corner.x() - std::round(corner.x())) < 1e-9);
    QVERIFY(std::abs(corner.y() - std::round(corner.y())) < 1e-9);
}

void PictureViewTest::pyramidLevels() {
    const PicturePyramid pyramid = PicturePyramid::build(filled({2001, 1000}, kBefore));
    QCOMPARE(pyramid.levelFor(4).width(), 2001);
    QCOMPARE(pyramid.levelFor(1).width(), 2001);
    QCOMPARE(pyramid.levelFor(0.51).width(), 2001);
    QCOMPARE(pyramid.levelFor(0.5).width(), 1001);
    QCOMPARE(pyramid.levelFor(0.2).width(), 501);
    QVERIFY(pyramid.levelFor(0.001).width() <= 256);
    QVERIFY(PicturePyramid::build(QImage()).isNull());
    QCOMPARE(PicturePyramid::build(filled({1, 1}, kBefore)).levelFor(0.1).size(), QSize(1, 1));
    QCOMPARE(PicturePyramid::build(filled({30000, 1}, kBefore)).levelFor(0.001).height(), 1);
}

void PictureViewTest::pyramidKeepsTheMean() {
    QImage stripes(512, 512, QImage::Format_RGB888);
    for (int y = 0; y < 512; ++y) {
        for (int x = 0; x < 512; ++x)
            stripes.setPixelColor(x, y, x % 2 ? QColor(200, 100, 0) : QColor(0, 100, 250));
    }
    const QColor mean = PicturePyramid::build(stripes).levelFor(0.5).pixelColor(100, 100);
    QCOMPARE(mean, QColor(100, 100, 125));
}

void PictureViewTest::pyramidTakesAnyFormat() {
    for (int format = QImage::Format_Mono; format < QImage::NImageFormats; ++format) {
        const QImage image = filled({600, 300}, Qt::white).convertToFormat(QImage::Format(format));
        const PicturePyramid pyramid = PicturePyramid::build(image);
        QVERIFY(!pyramid.isNull());
        QCOMPARE(pyramid.levelFor(0.5).size(), QSize(300, 150));
    }
}

/// Painting costs what the screen needs, not what the picture has.
void PictureViewTest::largePictureStaysFluid() {
    Fixture f(QSize{});
    const QSize size(8000, 6000);
    f.view.setBefore(QImage(size, QImage::Format_RGB888), size);
    std::vector<qint64> times;
    for (int i = 0; i < 12; ++i) {
        QElapsedTimer timer;
        timer.start();
        sendWheel(&f.view, {400, 300}, i < 6 ? 2 : -2);
        f.view.grab();
        times.push_back(timer.elapsed());
    }
    std::ranges::sort(times);
    const qint64 median = times[times.size() / 2];
    qInfo("zoom steps on 48 megapixels: median %lld ms, slowest %lld ms", median, times.back());
    QVERIFY2(median < 300, "on a busy machine; about 10 ms on an idle one");
}

QTEST_MAIN(PictureViewTest)
#include "picture_view_test.moc"
