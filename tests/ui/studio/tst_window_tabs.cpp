// SPDX-License-Identifier: GPL-3.0-or-later
// The Studio and the Training tab in one window, and what passes between them.
#include <QLabel>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QToolBar>

#include "styled_model.h"
#include "training/source_zone.h"
#include "training/training_page.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

struct TabsFixture : WindowFixture {
    [[nodiscard]] QTabBar& tabs() const {
        return *window->findChild<QToolBar*>(QStringLiteral("tabs"))->findChild<QTabBar*>();
    }
    [[nodiscard]] QString statusText() const {
        QStringList texts;
        for (const QLabel* label : window->statusBar()->findChildren<QLabel*>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }
    /// Has a run going, known to the window.
    [[nodiscard]] bool train() {
        const auto run = runs->create({});
        runs->train(*run, 10);
        window->training().start();
        return QTest::qWaitFor([this] { return window->training().isTraining(); });
    }
};

}  // namespace

class TestWindowTabs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void beginsInTheStudio();
    void keysAndMenuSwitch();
    void tabSurvivesARestart_data();
    void tabSurvivesARestart();
    void commandsBelongToTheirTab();
    void dropsGoToTheCurrentTab();
    void titleAndStatusFollow();
    void tabTellsThatARunGoesOn();
    void useInStudio();
    void useInStudioOfAMissingModel();
    void paintingTakesTheCores();
    void nobodyIsAskedWithoutNeed_data();
    void nobodyIsAskedWithoutNeed();
    void closesWithoutAQuestionWhileTraining();
};

void TestWindowTabs::beginsInTheStudio() {
    const TabsFixture f;
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::studio);
    QVERIFY(f.window->studio().isVisible());
    QVERIFY(!f.window->training().isVisible());
    QCOMPARE(f.tabs().count(), 4);
}

void TestWindowTabs::keysAndMenuSwitch() {
    const TabsFixture f;
    f.window->activateWindow();
    QTRY_VERIFY(f.window->isActiveWindow());
    QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::batch);
    QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::training);
    QVERIFY(f.window->training().isVisible());
    QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::studio);
    f.action("Training").trigger();
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::training);
    QVERIFY(f.action("Training").isChecked());
    QTest::mouseClick(&f.tabs(), Qt::LeftButton, {}, f.tabs().tabRect(0).center());
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::studio);
    QVERIFY(f.action("Studio").isChecked());
}

void TestWindowTabs::tabSurvivesARestart_data() {
    QTest::addColumn<QString>("remembered");
    QTest::addColumn<MainWindow::Tab>("tab");
    QTest::addRow("Studio") << QStringLiteral("studio") << MainWindow::Tab::studio;
    QTest::addRow("Batch") << QStringLiteral("batch") << MainWindow::Tab::batch;
    QTest::addRow("Training") << QStringLiteral("training") << MainWindow::Tab::training;
    QTest::addRow("Library") << QStringLiteral("library") << MainWindow::Tab::library;
    QTest::addRow("nothing") << QString() << MainWindow::Tab::studio;
    QTest::addRow("tampered") << QStringLiteral("7") << MainWindow::Tab::studio;
}

void TestWindowTabs::tabSurvivesARestart() {
    QFETCH(QString, remembered);
    QFETCH(MainWindow::Tab, tab);
    TabsFixture f;
    f.settings.setCurrentTab(remembered);
    f.makeWindow();
    QCOMPARE(f.window->currentTab(), tab);
    QCOMPARE(f.window->training().isVisible(), tab == MainWindow::Tab::training);
    f.window->setCurrentTab(MainWindow::Tab::training);
    f.makeWindow();
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::training);
}

void TestWindowTabs::commandsBelongToTheirTab() {
    TabsFixture f;
    QVERIFY(f.dropBoth());
    const char* commands[] = {"Open Photo…",  "Open Style…",   "Recent Photos", "Export…",
                              "Copy Result",  "Paste Picture", "Swap",          "Reset Settings",
                              "Close Photo",  "Zoom In",       "Compare with",  "Undo",
                              "Export Again", "Model",         "Device"};
    for (const bool inStudio : {true, false, true}) {
        f.window->setCurrentTab(inStudio ? MainWindow::Tab::studio : MainWindow::Tab::training);
        for (const char* command : commands)
            QVERIFY2(f.action(command).isEnabled() == inStudio, command);
        QCOMPARE(f.window->findChild<QToolBar*>(QStringLiteral("tools"))->isVisible(), inStudio);
        QVERIFY(f.action("Settings…").isEnabled());
        QVERIFY(f.action("Quit").isEnabled());
    }
    f.window->setCurrentTab(MainWindow::Tab::training);
    f.session->resetSettings();  // whatever happens behind it
    f.session->closePhoto();
    QVERIFY(!f.action("Undo").isEnabled());
    QVERIFY(!f.action("Open Photo…").isEnabled());
}

void TestWindowTabs::dropsGoToTheCurrentTab() {
    const TabsFixture f;
    const QString photo = f.picture("photo.png", {40, 30}, Qt::cyan);
    f.window->setCurrentTab(MainWindow::Tab::training);
    TabsFixture::drop(*f.window, {QUrl::fromLocalFile(f.folder.path())});
    const auto* photos = f.window->training().findChild<SourceZone*>();
    QCOMPARE(photos->paths(), QStringList{f.folder.path()});
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(!f.session->photo());

    f.window->setCurrentTab(MainWindow::Tab::studio);
    TabsFixture::drop(*f.window, {QUrl::fromLocalFile(photo)});
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("photo.png"));
    QCOMPARE(photos->paths(), QStringList{f.folder.path()});
}

void TestWindowTabs::titleAndStatusFollow() {
    TabsFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY2(f.window->windowTitle().contains(QStringLiteral("photo.png")),
             qPrintable(f.window->windowTitle()));
    QVERIFY2(f.statusText().contains(QStringLiteral("Fake")), qPrintable(f.statusText()));
    f.window->setCurrentTab(MainWindow::Tab::training);
    QCOMPARE(f.window->windowTitle(), QStringLiteral("Training"));
    QVERIFY(f.window->windowFilePath().isEmpty());
    QVERIFY2(!f.statusText().contains(QStringLiteral("Fake")), qPrintable(f.statusText()));
    QVERIFY2(f.statusText().contains(QStringLiteral("Nothing is being trained")),
             qPrintable(f.statusText()));
    f.window->setCurrentTab(MainWindow::Tab::studio);
    QVERIFY(f.window->windowTitle().contains(QStringLiteral("photo.png")));
}

void TestWindowTabs::tabTellsThatARunGoesOn() {
    TabsFixture f;
    const int training = int(MainWindow::Tab::training);
    QVERIFY(f.tabs().tabIcon(training).isNull());
    QVERIFY(f.train());
    QVERIFY(!f.tabs().tabIcon(training).isNull());
    QVERIFY(!f.tabs().tabToolTip(training).isEmpty());
    f.window->setCurrentTab(MainWindow::Tab::training);
    QVERIFY2(f.statusText().contains(QStringLiteral("Training…")), qPrintable(f.statusText()));
    f.runs->setState(f.runs->newest(), RunState::finished);
    f.window->training().start();
    QTRY_VERIFY(f.tabs().tabIcon(training).isNull());
}

void TestWindowTabs::useInStudio() {
    TabsFixture f;
    QVERIFY(f.dropBoth());
    const int repaints = f.engine->repaints;
    f.window->setCurrentTab(MainWindow::Tab::training);
    Q_EMIT f.window->training().useModel(writeStyledModel(f.file("rain.irodori"), "Rain"));
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::studio);
    QTRY_COMPARE(f.engine->model().name, "Rain");
    QTRY_VERIFY(f.session->isSettled() && f.engine->repaints > repaints);
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.engine->lastRequest().references.front().code, StyleCode(4, 0.F));
    QVERIFY2(f.messageTexts().contains(QStringLiteral("“Rain”")), qPrintable(f.messageTexts()));
    QVERIFY(QFile::exists(f.file("models/rain.irodori")));
}

void TestWindowTabs::useInStudioOfAMissingModel() {
    TabsFixture f;
    QVERIFY(f.dropBoth());
    Q_EMIT f.window->training().useModel(f.file("gone.irodori"));
    QTRY_COMPARE(f.messages.size(), 1);
    QVERIFY(f.messageTexts().contains(QStringLiteral("gone.irodori")));
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->model().name, "starter");
    QVERIFY(f.session->canRepaint());
}

void TestWindowTabs::paintingTakesTheCores() {
    TabsFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.train());
    const int before = f.runs->yields;
    f.engine->repaintMilliseconds = 900;  // longer than three intervals
    QElapsedTimer clock;
    clock.start();
    StyleSettings settings = f.session->settings();
    for (int i = 0; i < 20; ++i) {  // a drag: many calls at once
        settings.strength = 0.5 + i * 0.01;
        f.session->setSettings(settings, Edit::strength);
        QTest::qWait(5);
    }
    QVERIFY(f.runs->yields > before);  // at once, not after the repaint
    QTRY_VERIFY(f.session->isSettled());
    const int asked = f.runs->yields - before;
    QVERIFY2(asked >= 2, "the lease is renewed while the engine works");
    QVERIFY2(asked <= 2 + clock.elapsed() / CoreLease::kIntervalMilliseconds,
             qPrintable(QString::number(asked)));

    QTest::qWait(2 * CoreLease::kIntervalMilliseconds);
    QCOMPARE(f.runs->yields - before, asked);  // idle
}

void TestWindowTabs::nobodyIsAskedWithoutNeed_data() {
    QTest::addColumn<bool>("training");
    QTest::addColumn<bool>("painting");
    QTest::addRow("painting without a run") << false << true;
    QTest::addRow("a run without painting") << true << false;
}

void TestWindowTabs::nobodyIsAskedWithoutNeed() {
    QFETCH(bool, training);
    QFETCH(bool, painting);
    TabsFixture f;
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(!training || f.train());
    QVERIFY(!painting || f.dropBoth());
    QTest::qWait(2 * CoreLease::kIntervalMilliseconds);
    QCOMPARE(int(f.runs->yields), 0);
}

void TestWindowTabs::closesWithoutAQuestionWhileTraining() {
    TabsFixture f;
    QVERIFY(f.train());
    QVERIFY(f.window->close());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(f.runs->status(f.runs->newest())->state, RunState::training);
}

QTEST_MAIN(TestWindowTabs)
#include "tst_window_tabs.moc"
