// SPDX-License-Identifier: GPL-3.0-or-later
// Swatches, reference cards, the strip and the layout that hold them, and the drop zone.
#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "widgets/drop_zone.h"
#include "widgets/flow_layout.h"
#include "widgets/reference_thumb.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_strip.h"
#include "widgets/value_slider.h"

using namespace irodori;

namespace {

QImage filled(QSize size, const QColor& color) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

QWidget* card() {
    auto* widget = new QWidget;
    widget->setFixedSize(100, 60);
    widget->setFocusPolicy(Qt::TabFocus);
    return widget;
}

bool offersDrop(QWidget* widget, const QMimeData& mime) {
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(widget, &enter);
    return enter.isAccepted();
}

void drop(QWidget* widget, const QMimeData& mime) {
    QDropEvent event({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

}  // namespace

class CardsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<const QMimeData*>();
        applyTheme(ThemeChoice::light);
    }
    void swatchIsAButton_data();
    void swatchIsAButton();
    void swatchCropsTheMiddle();
    void swatchWithoutPicture();
    void referenceIsRemoved_data();
    void referenceIsRemoved();
    void removeButtonShowsWithTheFocus();
    void referenceWeight();
    void referenceSelectionIsNotToggledByClicks();
    void referenceTakesDrops();
    void stripKeepsOrderAndTrailingWidget();
    void stripScrollsWithTheWheel();
    void stripRemovesCardFromItsOwnSignal();
    void stripTakesDrops();
    void flowWraps_data();
    void flowWraps();
    void flowMirrors();
    void dropZone();
    void dropZoneContentIsReplaced();
    void dropZoneScrollsWhatDoesNotFit();
};

void CardsTest::swatchIsAButton_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("mouse") << 0;
    QTest::newRow("Space") << int(Qt::Key_Space);
    QTest::newRow("Return") << int(Qt::Key_Return);
    QTest::newRow("Enter") << int(Qt::Key_Enter);
}

void CardsTest::swatchIsAButton() {
    QFETCH(int, key);
    SwatchButton swatch(QStringLiteral("Ink wash"));
    QSignalSpy clicked(&swatch, &SwatchButton::clicked);
    if (key)
        QTest::keyClick(&swatch, Qt::Key(key));
    else
        QTest::mouseClick(&swatch, Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
}

void CardsTest::swatchCropsTheMiddle() {
    QImage image = filled({300, 100}, Qt::green);
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 90; ++x) {
            image.setPixelColor(x, y, Qt::red);
            image.setPixelColor(299 - x, y, Qt::red);
        }
    }
    SwatchButton swatch(QStringLiteral("Wide"));
    swatch.setThumbnail(image);
    swatch.resize(swatch.sizeHint());
    const QImage shown = swatch.grab().toImage();
    const qreal ratio = shown.devicePixelRatio();
    QCOMPARE(shown.pixelColor(QPoint(qRound(10 * ratio), qRound(50 * ratio))), QColor(Qt::green));
    QCOMPARE(shown.pixelColor(QPoint(qRound(90 * ratio), qRound(50 * ratio))), QColor(Qt::green));
}

void CardsTest::swatchWithoutPicture() {
    SwatchButton swatch(QString{});
    swatch.resize(swatch.sizeHint());
    QVERIFY(!swatch.grab().isNull());
    swatch.setThumbnail(filled({1, 1}, Qt::red));
    QVERIFY(!swatch.grab().isNull());
    swatch.setThumbnail(filled({4000, 1}, Qt::red));
    QVERIFY(!swatch.grab().isNull());
}

void CardsTest::referenceIsRemoved_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("button") << 0;
    QTest::newRow("Delete") << int(Qt::Key_Delete);
    QTest::newRow("Backspace") << int(Qt::Key_Backspace);
}

void CardsTest::referenceIsRemoved() {
    QFETCH(int, key);
    ReferenceThumb thumb(QStringLiteral("wave.jpg"), {});
    thumb.show();
    QSignalSpy removed(&thumb, &ReferenceThumb::removeRequested);
    if (key)
        QTest::keyClick(thumb.findChild<SwatchButton*>(), Qt::Key(key));
    else
        thumb.findChild<QToolButton*>()->click();
    QCOMPARE(removed.count(), 1);
}

void CardsTest::removeButtonShowsWithTheFocus() {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* other = new QPushButton(QStringLiteral("Other"));
    auto* thumb = new ReferenceThumb(QStringLiteral("wave.jpg"), {});
    layout->addWidget(other);
    layout->addWidget(thumb);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    auto* remove = thumb->findChild<QToolButton*>();
    QTRY_VERIFY(!remove->isVisible());
    thumb->setFocus();
    QTRY_VERIFY(remove->isVisible());
    QVERIFY(remove->accessibleName().contains(QStringLiteral("wave.jpg")));
    QTest::keyClick(thumb->findChild<SwatchButton*>(), Qt::Key_Tab);
    QTRY_VERIFY(remove->hasFocus());
    QVERIFY(remove->isVisible());
}

void CardsTest::referenceWeight() {
    ReferenceThumb thumb(QStringLiteral("wave.jpg"), {});
    thumb.show();
    QCOMPARE(thumb.weight(), 1.0);
    QSignalSpy changed(&thumb, &ReferenceThumb::weightChanged);
    QSignalSpy finished(&thumb, &ReferenceThumb::weightEditingFinished);
    thumb.setWeight(2.5);
    QCOMPARE(thumb.weight(), 2.5);
    QCOMPARE(changed.count(), 0);
    auto* slider = thumb.findChild<ValueSlider*>();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(thumb.weight(), 2.55);
    QCOMPARE(changed.count(), 1);
    QTRY_COMPARE(finished.count(), 1);
    QTest::keyClick(slider, Qt::Key_Delete);  // the default, not the removal of the card
    QCOMPARE(thumb.weight(), 1.0);
    thumb.setWeightVisible(false);
    QVERIFY(!slider->isVisible());
}

void CardsTest::referenceSelectionIsNotToggledByClicks() {
    ReferenceThumb thumb(QStringLiteral("wave.jpg"), {});
    QSignalSpy clicked(&thumb, &ReferenceThumb::clicked);
    QTest::mouseClick(thumb.findChild<SwatchButton*>(), Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
    QVERIFY(!thumb.isSelected());
    thumb.setSelected(true);
    QTest::mouseClick(thumb.findChild<SwatchButton*>(), Qt::LeftButton);
    QVERIFY(thumb.isSelected());
}

void CardsTest::referenceTakesDrops() {
    ReferenceThumb thumb(QStringLiteral("wave.jpg"), {});
    QMimeData file;
    file.setUrls({QUrl(QStringLiteral("file:///a.png"))});
    QMimeData text;
    text.setText(QStringLiteral("words"));
    QVERIFY(offersDrop(&thumb, file));
    QVERIFY(!offersDrop(&thumb, text));
    QSignalSpy dropped(&thumb, &ReferenceThumb::dropped);
    drop(&thumb, file);
    QCOMPARE(dropped.count(), 1);
}

void CardsTest::stripKeepsOrderAndTrailingWidget() {
    ThumbnailStrip strip;
    strip.resize(600, 120);
    auto* add = new QPushButton(QStringLiteral("Add"));
    strip.setTrailingWidget(add);
    QWidget* first = card();
    QWidget* second = card();
    QWidget* between = card();
    strip.insertCard(first);
    strip.insertCard(second);
    strip.insertCard(between, 1);
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    const QList<QWidget*> expected{first, between, second};
    QCOMPARE(strip.cards(), expected);
    QVERIFY(first->x() < between->x());
    QVERIFY(between->x() < second->x());
    QVERIFY(second->x() < add->x());
    strip.removeCard(between);
    strip.removeCard(add);  // no card: nothing happens
    QCOMPARE(strip.cards().size(), 2);
    strip.clear();
    QVERIFY(strip.cards().isEmpty());
}

void CardsTest::stripScrollsWithTheWheel() {
    ThumbnailStrip strip;
    strip.resize(250, 120);
    for (int i = 0; i < 10; ++i)
        strip.insertCard(card());
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QTRY_VERIFY(strip.horizontalScrollBar()->maximum() > 0);
    QWheelEvent event({50, 50}, strip.mapToGlobal(QPointF(50, 50)), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(strip.viewport(), &event);
    QVERIFY(strip.horizontalScrollBar()->value() > 0);
}

void CardsTest::stripRemovesCardFromItsOwnSignal() {
    ThumbnailStrip strip;
    auto* thumb = new ReferenceThumb(QStringLiteral("wave.jpg"), {});
    strip.insertCard(thumb);
    connect(thumb, &ReferenceThumb::removeRequested, &strip, [&] { strip.removeCard(thumb); });
    QTest::keyClick(thumb->findChild<SwatchButton*>(), Qt::Key_Delete);
    QVERIFY(strip.cards().isEmpty());
}

void CardsTest::stripTakesDrops() {
    ThumbnailStrip strip;
    QMimeData file;
    file.setUrls({QUrl(QStringLiteral("file:///a.png"))});
    QSignalSpy dropped(&strip, &ThumbnailStrip::dropped);
    QVERIFY(offersDrop(strip.viewport(), file));
    drop(strip.viewport(), file);
    QCOMPARE(dropped.count(), 1);
}

void CardsTest::flowWraps_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");  // of five cards of 100 × 60 with 8 between
    QTest::newRow("all in one line") << 540 << 60;
    QTest::newRow("three and two") << 400 << 128;
    QTest::newRow("one a line") << 120 << 332;
    QTest::newRow("narrower than a card") << 50 << 332;
}

void CardsTest::flowWraps() {
    QFETCH(int, width);
    QFETCH(int, height);
    QWidget window;
    auto* flow = new FlowLayout(&window, 8);
    for (int i = 0; i < 5; ++i)
        flow->addWidget(card());
    QCOMPARE(flow->heightForWidth(width), height);
}

void CardsTest::flowMirrors() {
    QWidget window;
    auto* flow = new FlowLayout(&window, 8);
    QWidget* first = card();
    QWidget* second = card();
    flow->addWidget(first);
    flow->addWidget(second);
    window.resize(400, 100);
    window.show();
    QVERIFY(first->x() < second->x());
    window.setLayoutDirection(Qt::RightToLeft);
    flow->invalidate();
    flow->activate();
    QVERIFY(first->x() > second->x());
}

void CardsTest::dropZone() {
    DropZone zone;
    zone.setIconName(QStringLiteral("drop-photo"));
    zone.setTitle(QStringLiteral("Drop a photo"));
    zone.setButtonText(QStringLiteral("Open…"));
    zone.resize(400, 400);
    zone.show();
    QSignalSpy open(&zone, &DropZone::openRequested);
    QTest::mouseClick(zone.button(), Qt::LeftButton);
    QCOMPARE(open.count(), 1);
    QCOMPARE(zone.accessibleName(), QStringLiteral("Drop a photo"));
    zone.setIconName(QStringLiteral("no-such-icon"));
    QVERIFY(!zone.grab().isNull());
    QMimeData address;
    address.setUrls({QUrl(QStringLiteral("https://example.org/a.png"))});
    QVERIFY(offersDrop(&zone, address));  // so that it can be explained
    QSignalSpy dropped(&zone, &DropZone::dropped);
    drop(&zone, address);
    QCOMPARE(dropped.count(), 1);
}

void CardsTest::dropZoneContentIsReplaced() {
    DropZone zone;
    QPointer<QWidget> first = card();
    zone.setContent(first);
    QVERIFY(zone.isAncestorOf(first));
    QPointer<QWidget> second = card();
    zone.setContent(second);
    QVERIFY(first.isNull());
    zone.setContent(nullptr);
    QVERIFY(second.isNull());
}

void CardsTest::dropZoneScrollsWhatDoesNotFit() {
    DropZone zone;
    zone.setTitle(QStringLiteral("Drop a photo"));
    zone.setButtonText(QStringLiteral("Open…"));
    const QSize bare = zone.minimumSizeHint();
    auto* content = new QWidget;
    content->setMinimumHeight(2000);
    zone.setContent(content);
    QVERIFY(zone.minimumSizeHint().height() < bare.height() + 100);
    zone.resize(300, 300);
    zone.show();
    QVERIFY(QTest::qWaitForWindowExposed(&zone));
    QTRY_VERIFY(zone.findChild<QScrollArea*>()->verticalScrollBar()->maximum() > 0);
    QMimeData file;
    file.setUrls({QUrl(QStringLiteral("file:///a.png"))});
    QVERIFY(offersDrop(&zone, file));
}

QTEST_MAIN(CardsTest)
#include "cards_test.moc"
