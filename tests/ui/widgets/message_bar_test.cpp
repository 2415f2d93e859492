// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/message_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/theme.h"

using namespace irodori;

class MessageBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::light); }
    void hiddenWhileEmpty();
    void infoGoesByItself();
    void focusedInfoStays();
    void severeStays_data();
    void severeStays();
    void sameKeyReplaces();
    void keepsTheLastThree();
    void closeButtonAndEscape();
    void actionRunsOnceAndCloses();
    void actionMayPostAgain();
    void fileNamesAreNotMarkup();
    void dismissUnknownKey();
    void longTextWraps();
};

void MessageBarTest::hiddenWhileEmpty() {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* bar = new MessageBar;
    layout->addWidget(bar);
    window.show();
    QVERIFY(!bar->isVisible());
    bar->postError(QStringLiteral("Broken"));
    QVERIFY(bar->isVisible());
    bar->clear();
    QVERIFY(!bar->isVisible());
}

void MessageBarTest::infoGoesByItself() {
    MessageBar bar;
    bar.setAttribute(Qt::WA_DontShowOnScreen);  // no pointer, no focus that would keep it
    bar.setInfoDuration(20);
    QSignalSpy changed(&bar, &MessageBar::changed);
    bar.postInfo(QStringLiteral("Saved"));
    QCOMPARE(bar.messages().size(), 1);
    QTRY_COMPARE(bar.messages().size(), 0);
    QCOMPARE(changed.count(), 2);
}

void MessageBarTest::focusedInfoStays() {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* bar = new MessageBar;
    layout->addWidget(bar);
    window.move(300, 300);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    bar->setInfoDuration(20);
    bar->postInfo(QStringLiteral("Saved"));
    bar->findChild<QToolButton*>()->setFocus();
    QTest::qWait(80);
    QCOMPARE(bar->messages().size(), 1);
}

void MessageBarTest::severeStays_data() {
    QTest::addColumn<int>("severity");
    QTest::newRow("warning") << int(Severity::warning);
    QTest::newRow("error") << int(Severity::error);
}

void MessageBarTest::severeStays() {
    QFETCH(int, severity);
    MessageBar bar;
    bar.setInfoDuration(10);
    bar.post({Severity(severity), QStringLiteral("Careful"), {}, {}, {}});
    QTest::qWait(60);
    QCOMPARE(bar.messages().size(), 1);
}

void MessageBarTest::sameKeyReplaces() {
    MessageBar bar;
    bar.postError(QStringLiteral("one"));
    bar.postError(QStringLiteral("one"));
    QCOMPARE(bar.messages().size(), 1);
    bar.post({Severity::warning, QStringLiteral("1 of 3 failed"), {}, {}, QStringLiteral("batch")});
    bar.post({Severity::warning, QStringLiteral("2 of 3 failed"), {}, {}, QStringLiteral("batch")});
    QCOMPARE(bar.messages().size(), 2);
    QCOMPARE(bar.messages().last().text, QStringLiteral("2 of 3 failed"));
    bar.dismiss(QStringLiteral("batch"));
    QCOMPARE(bar.messages().size(), 1);
}

void MessageBarTest::keepsTheLastThree() {
    MessageBar bar;
    for (int i = 0; i < 5; ++i)
        bar.postError(QString::number(i));
    QCOMPARE(bar.messages().size(), 3);
    QCOMPARE(bar.messages().first().text, QStringLiteral("2"));
}

void MessageBarTest::closeButtonAndEscape() {
    MessageBar bar;
    bar.postError(QStringLiteral("one"));
    bar.postError(QStringLiteral("two"));
    auto* close = bar.findChildren<QToolButton*>().first();
    QVERIFY(!close->accessibleName().isEmpty());
    QTest::mouseClick(close, Qt::LeftButton);
    QCOMPARE(bar.messages().size(), 1);
    QCOMPARE(bar.messages().first().text, QStringLiteral("two"));
    QTest::keyClick(bar.findChildren<QToolButton*>().last(), Qt::Key_Escape);
    QVERIFY(bar.messages().isEmpty());
}

void MessageBarTest::actionRunsOnceAndCloses() {
    MessageBar bar;
    int runs = 0;
    bar.post(
        {Severity::info, QStringLiteral("Exported"), QStringLiteral("Show"), [&] { ++runs; }, {}});
    QTest::mouseClick(bar.findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(runs, 1);
    QVERIFY(bar.messages().isEmpty());
}

void MessageBarTest::actionMayPostAgain() {
    MessageBar bar;
    bar.post({Severity::error,
              QStringLiteral("Failed"),
              QStringLiteral("Try again"),
              [&] { bar.postError(QStringLiteral("Failed")); },
              {}});
    QTest::mouseClick(bar.findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(bar.messages().size(), 1);
}

void MessageBarTest::fileNamesAreNotMarkup() {
    MessageBar bar;
    bar.postError(QStringLiteral("<b>x</b>.png is damaged"));
    for (const QLabel* label : bar.findChildren<QLabel*>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void MessageBarTest::dismissUnknownKey() {
    MessageBar bar;
    QSignalSpy changed(&bar, &MessageBar::changed);
    bar.dismiss(QStringLiteral("nobody"));
    bar.clear();
    QCOMPARE(changed.count(), 0);
}

void MessageBarTest::longTextWraps() {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* bar = new MessageBar;
    layout->addWidget(bar);
    layout->addStretch();
    window.resize(300, 300);
    window.show();
    bar->postError(QStringLiteral("short"));
    QTRY_VERIFY(bar->height() > 10);
    const int oneLine = bar->height();
    bar->clear();
    bar->postError(QStringLiteral("a rather long explanation ").repeated(6));
    QTRY_VERIFY(bar->height() > 2 * oneLine);
    QCOMPARE(window.width(), 300);
}

QTEST_MAIN(MessageBarTest)
#include "message_bar_test.moc"
