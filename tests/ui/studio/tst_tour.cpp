// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

class TestTour : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysLeadThroughAllSteps();
    void escapeEndsIt();
    void keepsTheFocusToItself();
    void cardStaysInTheWindow_data();
    void cardStaysInTheWindow();
    void missingTargetIsNoProblem();
    void windowShowsItsParts();

private:
    static QList<TourStep> stepsOn(QWidget* target) {
        return {{target, QStringLiteral("One"), QStringLiteral("First.")},
                {target, QStringLiteral("Two"), QStringLiteral("Second.")},
                {target, QStringLiteral("Three"), QStringLiteral("Third.")}};
    }
};

void TestTour::keysLeadThroughAllSteps() {
    QWidget window;
    window.resize(800, 600);
    window.show();
    auto* tour = new Tour(stepsOn(nullptr), window);
    const QSignalSpy finished(tour, &Tour::finished);
    QTest::keyClick(tour, Qt::Key_Right);
    QCOMPARE(tour->step(), 1);
    QTest::keyClick(tour, Qt::Key_Left);
    QTest::keyClick(tour, Qt::Key_Left);
    QCOMPARE(tour->step(), 0);
    const QPointer<Tour> guard = tour;
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(tour, Qt::Key_Right);
    QCOMPARE(finished.count(), 1);
    QTRY_VERIFY(!guard);
}

void TestTour::escapeEndsIt() {
    QWidget window;
    window.show();
    QPointer<Tour> tour = new Tour(stepsOn(nullptr), window);
    QTest::keyClick(tour, Qt::Key_Escape);
    QTRY_VERIFY(!tour);
}

void TestTour::keepsTheFocusToItself() {
    QWidget window;
    QPushButton below(&window);
    window.show();
    window.activateWindow();
    auto* tour = new Tour(stepsOn(&below), window);
    tour->showStep(1);
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(tour, Qt::Key_Tab);
        QVERIFY(tour->isAncestorOf(window.focusWidget()));
    }
    QTest::keyClick(tour, Qt::Key_Backtab);
    QVERIFY(tour->isAncestorOf(window.focusWidget()));
}

void TestTour::cardStaysInTheWindow_data() {
    QTest::addColumn<QRect>("target");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QRect places[] = {{0, 0, 500, 600},   {500, 0, 300, 600}, {0, 0, 800, 40},
                            {700, 560, 90, 30}, {0, 0, 800, 600},   {-50, -50, 20, 20}};
    for (const QRect& place : places)
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
            QTest::addRow("%d,%d %dx%d %s", place.x(), place.y(), place.width(), place.height(),
                          direction == Qt::LeftToRight ? "ltr" : "rtl")
                << place << direction;
}

void TestTour::cardStaysInTheWindow() {
    QFETCH(QRect, target);
    QFETCH(Qt::LayoutDirection, direction);
    QWidget window;
    window.setLayoutDirection(direction);
    window.resize(800, 600);
    QWidget part(&window);
    part.setGeometry(target);
    window.show();
    auto* tour = new Tour(stepsOn(&part), window);
    const QWidget& card = *tour->findChild<QPushButton*>()->parentWidget();
    QVERIFY(window.rect().contains(card.geometry()));
    for (const QLabel* label : card.findChildren<QLabel*>())
        QVERIFY2(card.rect().contains(label->geometry()), qPrintable(label->text()));
    window.resize(500, 400);
    QVERIFY(window.rect().contains(card.geometry()));
}

void TestTour::missingTargetIsNoProblem() {
    QWidget window;
    window.resize(800, 600);
    window.show();
    auto* target = new QWidget(&window);
    auto* tour = new Tour(stepsOn(target), window);
    delete target;
    tour->showStep(1);
    QVERIFY(!tour->grab().isNull());
}

void TestTour::windowShowsItsParts() {
    WindowFixture f;
    QVERIFY(!f.window->findChild<Tour*>());  // only on the first start, which asks for it
    f.window->setCurrentTab(MainWindow::Tab::training);
    f.action("Show the Tour").trigger();
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::studio);
    QPointer<Tour> tour = f.window->findChild<Tour*>();
    QVERIFY(tour);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(tour->step(), i);
        QTest::keyClick(tour, Qt::Key_Right);
    }
    QTRY_VERIFY(!tour);
}

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
