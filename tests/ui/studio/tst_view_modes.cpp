// SPDX-License-Identifier: GPL-3.0-or-later
// The ways of looking at photo and repaint, from the menu to what the engine is asked for.

#include <QMouseEvent>
#include <QToolButton>
#include <algorithm>

#include "studio/second_window.h"
#include "widgets/overlay_bar.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

void hover(QWidget& widget) {
    const QPointF middle = widget.rect().center();
    QMouseEvent event(QEvent::MouseMove, middle, widget.mapToGlobal(middle), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

/// Strengths that the engine was asked to paint since request `from`.
QList<double> strengthsSince(const FakeEngine& engine, std::size_t from) {
    QList<double> strengths;
    const auto requests = engine.requests();
    for (std::size_t i = from; i < requests.size(); ++i)
        strengths << requests[i].settings.strength;
    return strengths;
}

/// Whether the last four repaints were those of the four panes, with this variation.
bool hasPaintedFour(const FakeEngine& engine, double variation = 0) {
    const auto requests = engine.requests();
    const std::vector<double> strengths{0.5, 0.75, 1.0, 1.25};
    return requests.size() >= strengths.size()
           && std::equal(strengths.rbegin(), strengths.rend(), requests.rbegin(),
                         [variation](double strength, const RepaintRequest& request) {
                             return request.settings.strength == strength
                                    && request.settings.variation == variation;
                         });
}

}  // namespace

class TestViewModes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsChooseTheMode_data();
    void commandsChooseTheMode();
    void commandsNeedAPhoto();
    void buttonsOverThePicture();
    void fourStrengthsArePainted();
    void strengthAlonePaintsNothingAgain();
    void otherSettingsPaintAllAgain();
    void clickTakesTheStrength();
    void nothingIsPaintedForOtherModes();
    void failureLeavesTheResult();
    void loupeIsPaintedSharp();
    void navigatorIsRemembered();
    void secondWindowShowsTheResult();
    void secondWindowInStep();
    void secondWindowClosesWithItsKey();
};

void TestViewModes::commandsChooseTheMode_data() {
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<ViewMode>("mode");
    QTest::newRow("divider") << QByteArray("Compare with") << ViewMode::wipe;
    QTest::newRow("side by side") << QByteArray("Side by Side") << ViewMode::sideBySide;
    QTest::newRow("strengths") << QByteArray("Four Strengths") << ViewMode::variants;
}

void TestViewModes::commandsChooseTheMode() {
    QFETCH(QByteArray, command);
    QFETCH(ViewMode, mode);
    WindowFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.action("Result Only").isChecked());
    f.action(command.constData()).trigger();
    QCOMPARE(f.view().mode(), mode);
    QVERIFY(f.action(command.constData()).isChecked());
    QVERIFY(!f.action("Result Only").isChecked());
    f.action(command.constData()).trigger();  // the same again
    QCOMPARE(f.view().mode(), ViewMode::result);
    QVERIFY(f.action("Result Only").isChecked());
}

void TestViewModes::commandsNeedAPhoto() {
    WindowFixture f;
    QVERIFY(!f.action("Side by Side").isEnabled());
    QVERIFY(f.dropBoth());
    QVERIFY(f.action("Side by Side").isEnabled());
    f.window->setCurrentTab(MainWindow::Tab::training);
    QVERIFY(!f.action("Side by Side").isEnabled());
}

void TestViewModes::buttonsOverThePicture() {
    WindowFixture f;
    auto* bar = f.view().findChild<OverlayBar*>();
    QVERIFY(bar);
    QVERIFY(!bar->isVisible());
    QVERIFY(f.dropBoth());
    QTest::mouseMove(&f.view(), f.view().rect().center());
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(f.view().rect().contains(bar->geometry()));
    for (QToolButton* button : bar->findChildren<QToolButton*>()) {
        QVERIFY(!button->toolTip().isEmpty());
        QVERIFY(!button->text().isEmpty());  // what a screen reader says
        QCOMPARE(button->focusPolicy(), Qt::NoFocus);
    }
    QTest::mousePress(&f.view(), Qt::LeftButton, {}, {40, 40});
    QVERIFY(!bar->isVisible());  // out of the way
    QTest::mouseRelease(&f.view(), Qt::LeftButton, {}, {40, 40});
    QVERIFY(bar->isVisible());
}

void TestViewModes::fourStrengthsArePainted() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.view().setMode(ViewMode::variants);
    QTRY_VERIFY(hasPaintedFour(*f.engine));
    QTRY_VERIFY(f.session->isSettled());
    QList<QColor> colors;
    const QImage seen = f.view().grab().toImage();
    for (const QPoint& place : {QPoint(1, 1), QPoint(3, 1), QPoint(1, 3), QPoint(3, 3)})
        colors << seen.pixelColor(place.x() * seen.width() / 4, place.y() * seen.height() / 4);
    for (int i = 1; i < colors.size(); ++i)
        QVERIFY(colors[i].red() > colors[i - 1].red());  // towards the red style
}

void TestViewModes::strengthAlonePaintsNothingAgain() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.view().setMode(ViewMode::variants);
    QTRY_VERIFY(hasPaintedFour(*f.engine));
    QTRY_VERIFY(f.session->isSettled());
    const std::size_t before = f.engine->requests().size();
    StyleSettings settings = f.session->settings();
    settings.strength = 0.6;
    f.session->setSettings(settings, Edit::strength);
    f.session->endGesture();
    QTRY_VERIFY(f.session->isSettled());
    for (const double strength : strengthsSince(*f.engine, before))
        QCOMPARE(strength, 0.6);
}

void TestViewModes::otherSettingsPaintAllAgain() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.view().setMode(ViewMode::variants);
    QTRY_VERIFY(hasPaintedFour(*f.engine));
    StyleSettings settings = f.session->settings();
    settings.variation = 0.5;
    f.session->setSettings(settings, Edit::variation);
    f.session->endGesture();
    QTRY_VERIFY(hasPaintedFour(*f.engine, 0.5));
}

void TestViewModes::clickTakesTheStrength() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.view().setMode(ViewMode::variants);
    QTest::mouseClick(&f.view(), Qt::LeftButton, {},
                      {f.view().width() * 3 / 4, f.view().height() * 3 / 4});
    QCOMPARE(f.session->settings().strength, 1.25);
    f.session->undoStack().undo();
    QCOMPARE(f.session->settings().strength, 1.0);
}

void TestViewModes::nothingIsPaintedForOtherModes() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    const int before = f.engine->repaints;
    f.view().setMode(ViewMode::wipe);
    QTest::qWait(200);
    QCOMPARE(f.engine->repaints.load(), before);
}

void TestViewModes::failureLeavesTheResult() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.engine->failRepaint = true;
    f.view().setMode(ViewMode::variants);
    QTRY_VERIFY(!f.messages.isEmpty());
    QVERIFY(f.view().hasAfter());
    f.engine->failRepaint = false;
    f.view().setMode(ViewMode::result);
    QVERIFY(f.view().hasAfter());
}

void TestViewModes::loupeIsPaintedSharp() {
    WindowFixture f;
    f.drop(f.view(), {QUrl::fromLocalFile(f.picture("large.png", {3000, 2000}, Qt::darkBlue))});
    f.drop(f.panel(), {QUrl::fromLocalFile(f.picture("style.png", {64, 64}, Qt::red))});
    QTRY_VERIFY(f.session->isSettled() && f.view().hasAfter());
    f.action("Loupe").trigger();
    hover(f.view());
    QTRY_COMPARE(f.engine->lastRequest().outputSide, 3000);
    const Rect region = f.engine->lastRequest().region;
    QVERIFY(region.width < 400 && region.height < 400);
    QVERIFY(region.x < 1500 && region.x + region.width > 1500);
}

void TestViewModes::navigatorIsRemembered() {
    WindowFixture f;
    QVERIFY(f.action("Navigator").isChecked());
    f.action("Navigator").trigger();
    f.makeWindow();
    QVERIFY(!f.action("Navigator").isChecked());
}

void TestViewModes::secondWindowShowsTheResult() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.action("Second Window").trigger();
    auto* second = f.window->findChild<SecondWindow*>();
    QVERIFY(second && second->isVisible() && second->isWindow());
    QVERIFY(!second->isFullScreen());  // there is one monitor only
    QVERIFY(second->view().hasAfter());
    QCOMPARE(second->view().photoSize(), QSize(640, 480));
    f.session->closePhoto();
    QVERIFY(second->view().isEmpty());
    f.action("Second Window").trigger();
    QVERIFY(!second->isVisible());
}

void TestViewModes::secondWindowInStep() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.action("Second Window").trigger();
    auto* second = f.window->findChild<SecondWindow*>();
    f.view().actualSize();
    f.view().zoomIn();
    QVERIFY(second->view().isFitted());
    second->setInStep(true);
    QCOMPARE(second->view().scale(), f.view().scale());
    f.view().zoomIn();
    QCOMPARE(second->view().scale(), f.view().scale());
    second->setInStep(false);
    QVERIFY(second->view().isFitted());
}

void TestViewModes::secondWindowClosesWithItsKey() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.action("Second Window").trigger();
    auto* second = f.window->findChild<SecondWindow*>();
    second->close();
    QVERIFY(!f.action("Second Window").isChecked());
    f.action("Second Window").trigger();
    QVERIFY(second->isVisible());
}

QTEST_MAIN(TestViewModes)
#include "tst_view_modes.moc"
