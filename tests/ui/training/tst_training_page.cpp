// SPDX-License-Identifier: GPL-3.0-or-later
#include <QInputDialog>
#include <QListWidget>
#include <QSignalSpy>
#include <QTranslator>

#include "training/report_dialog.h"
#include "training/run_bar.h"
#include "training/sample_board.h"
#include "training/sample_sheet.h"
#include "training/training_page.h"
#include "training_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

/// The page over fake runs, shown.
class PageFixture : public TrainingFixture {
public:
    void open() {
        page = std::make_unique<TrainingPage>(runs, settings);
        page->resize(1280, 720);
        page->show();
        page->start();
    }

    [[nodiscard]] RunBar& bar() const { return *page->findChild<RunBar*>(); }
    [[nodiscard]] SampleBoard& samples() const { return *page->findChild<SampleBoard*>(); }
    [[nodiscard]] QListWidget& list() const { return *page->findChild<QListWidget*>(); }
    [[nodiscard]] bool says(const char* words) const {
        return bar().verdict().contains(QLatin1String(words));
    }
    [[nodiscard]] bool wasCalled(const std::string& name) const {
        return std::ranges::count(runs->calls(), name) > 0;
    }

    std::unique_ptr<TrainingPage> page;  ///< last: refers to all above
};

/// Says everything backwards: enough to see that a text was set again.
class MirrorTranslator : public QTranslator {
public:
    [[nodiscard]] QString translate(const char* /*context*/, const char* source, const char*,
                                    int) const override {
        return QLatin1String("~") + QString::fromUtf8(source);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

}  // namespace

class TestTrainingPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsWhatWasSetUp() {
        PageFixture f;
        f.open();
        QSignalSpy running(f.page.get(), &TrainingPage::runningChanged);
        f.page->openFolders({f.photos(), f.styles()});
        QVERIFY(press(*f.page, "Start Training"));
        QTRY_VERIFY(f.page->isTraining());
        QCOMPARE(running.size(), 1);
        QCOMPARE(running[0][0].toBool(), true);
        QCOMPARE(f.runs->lastRequest().name, std::string("styles"));
        QCOMPARE(f.runs->lastRequest().photos.front(), f.path("photos"));
        QCOMPARE(f.runs->lastRequest().config, presetConfig(TrainingPreset::standard));
        QTRY_VERIFY(textsOf(f.page->messages()).contains(QLatin1String("goes on when you close")));
        QTRY_VERIFY(f.says("Just begun"));
    }

    void aDoubleClickStartsOnce() {
        PageFixture f;
        f.open();
        f.page->openFolders({f.photos(), f.styles()});
        QVERIFY(press(*f.page, "Start Training"));
        QVERIFY(!buttonOf(*f.page, QStringLiteral("Start Training"))->isEnabled());
        QTRY_VERIFY(f.page->isTraining());
        QCOMPARE(std::ranges::count(f.runs->calls(), "create"), 1);
    }

    void aFailedStartCanBeTriedAgain() {
        PageFixture f;
        f.open();
        f.page->openFolders({f.photos(), f.styles()});
        f.runs->trouble = Error{ErrorCode::noPermission, "/home/ann/runs", "read-only"};
        QVERIFY(press(*f.page, "Start Training"));
        QTRY_VERIFY(textsOf(f.page->messages()).contains(QLatin1String("no permission")));
        f.runs->trouble.reset();
        QVERIFY(press(*f.page, "Start Training"));
        QTRY_VERIFY(f.page->isTraining());
    }

    void saysOnlyOnceThatTrainingOutlivesTheWindow() {
        PageFixture f;
        QVERIFY(f.settings.takeTrainingHint());
        f.open();
        f.page->openFolders({f.photos(), f.styles()});
        QVERIFY(press(*f.page, "Start Training"));
        QTRY_VERIFY(f.page->isTraining());
        QCOMPARE(textsOf(f.page->messages()), QString());
    }

    void command_data() {
        QTest::addColumn<RunState>("before");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("call");
        QTest::addColumn<RunState>("after");
        const auto row = [](const char* name, RunState before, const char* button, const char* call,
                            RunState after) {
            QTest::addRow("%s", name)
                << before << QString::fromUtf8(button) << QString::fromLatin1(call) << after;
        };
        row("start", RunState::created, "Start", "start", RunState::training);
        row("pause", RunState::training, "Pause", "pause", RunState::paused);
        row("resume", RunState::paused, "Resume", "resume", RunState::training);
        row("stop", RunState::training, "Stop", "stop", RunState::stopped);
        row("stop while paused", RunState::paused, "Stop", "stop", RunState::stopped);
        row("snapshot", RunState::training, "Snapshot", "snapshot", RunState::training);
        row("resume what was stopped", RunState::stopped, "Resume", "start", RunState::training);
        row("resume what was lost", RunState::lost, "Resume", "start", RunState::training);
        row("resume what failed", RunState::failed, "Resume", "start", RunState::training);
    }
    void command() {
        QFETCH(RunState, before);
        QFETCH(QString, button);
        QFETCH(QString, call);
        QFETCH(RunState, after);
        PageFixture f;
        const RunFolder run = f.run("Taisho", before, 120);
        f.open();
        QVERIFY(press(f.bar(), button.toUtf8().constData()));
        QTRY_VERIFY(f.wasCalled(call.toStdString()));
        QCOMPARE(f.runs->status(run)->state, after);
        QTRY_COMPARE(f.page->isTraining(), after == RunState::training);
    }

    void forbidden_data() {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<QStringList>("disabled");
        const auto row = [](const char* name, RunState state, QStringList disabled) {
            QTest::addRow("%s", name) << state << disabled;
        };
        const QString stop = QStringLiteral("Stop");
        const QString snapshot = QStringLiteral("Snapshot");
        const QString use = QStringLiteral("Use in Studio");
        const QString pause = QStringLiteral("Pause");
        row("created", RunState::created, {stop, snapshot, use});
        row("preparing", RunState::preparing, {pause, snapshot, use});
        row("finishing", RunState::finishing, {pause, stop, snapshot, use});
        row("lost without a model", RunState::lost, {stop, snapshot, use});
        row("stopped without a model", RunState::stopped, {stop, snapshot, use});
    }
    void forbidden() {
        QFETCH(RunState, state);
        QFETCH(QStringList, disabled);
        PageFixture f;
        f.run("Taisho", state, 120);
        f.open();
        QTRY_VERIFY(f.bar().isVisible());
        for (const QString& text : disabled) {
            QAbstractButton* button = buttonOf(f.bar(), text);
            QVERIFY2(button, qPrintable(text));
            QVERIFY2(!button->isEnabled(), qPrintable(text));
        }
    }

    void findsARunningTrainingAgain() {
        PageFixture f;
        f.run("Old", RunState::finished, 1000);
        f.run("Busy", RunState::training, 300);
        f.run("Newer", RunState::stopped, 10);
        f.open();
        QTRY_VERIFY(f.page->isTraining());
        QCOMPARE(f.list().currentItem()->text(), QStringLiteral("Busy"));
    }

    void offersToResumeALostRun() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::lost, 250);
        f.open();
        QTRY_VERIFY(f.says("ended unexpectedly at step 250"));
        QVERIFY(f.says("goes on from step 200"));
        QVERIFY(textsOf(f.page->messages()).contains(QString::fromUtf8("“Taisho”")));
        QVERIFY(press(f.page->messages(), "Resume"));
        QTRY_COMPARE(f.runs->status(run)->state, RunState::training);
        QTRY_VERIFY(f.page->isTraining());
        QCOMPARE(textsOf(f.page->messages()), QString());
    }

    void noticesThatARunIsLost() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::training, 250);
        f.open();
        QTRY_VERIFY(f.page->isTraining());
        f.runs->setState(run, RunState::lost);
        QTRY_VERIFY(!f.page->isTraining());
        QVERIFY(textsOf(f.page->messages()).contains(QLatin1String("ended unexpectedly")));
    }

    void showsSamplesAndGoesBackInTime() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::training, 250);
        f.open();
        QTRY_COMPARE(f.samples().step(), 200);
        QTRY_COMPARE(f.samples().sheet().photos(), FakeTrainingRuns::kPhotos);
        QTRY_VERIFY(!f.samples().sheet().sample(3, 2).isNull());
        const QImage newest = f.samples().sheet().sample(0, 0);

        f.samples().goToStep(10);
        QCOMPARE(f.samples().step(), 0);
        QTRY_VERIFY(f.samples().sheet().sample(0, 0) != newest);

        f.runs->train(run, 200);  // who looks back is not disturbed
        QTest::qWait(RunMonitorInterval * 3);
        QCOMPARE(f.samples().step(), 0);
        f.samples().goToStep(400);
        f.runs->train(run, 200);  // who watches the newest follows it
        QTRY_COMPARE(f.samples().step(), 600);
    }

    void usesTheModelOfARunningTraining() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::training, 120);
        f.open();
        QSignalSpy used(f.page.get(), &TrainingPage::useModel);
        QVERIFY(press(f.bar(), "Use in Studio"));
        QTRY_COMPARE(used.size(), 1);
        QCOMPARE(used[0][0].toString().toStdString(), (run.model() / "style.irodori").string());
        QCOMPARE(f.runs->status(run)->state, RunState::training);
    }

    void usesTheModelOfAFinishedRunWithoutAsking() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::training, 10);
        f.runs->finish(run);
        f.open();
        QSignalSpy used(f.page.get(), &TrainingPage::useModel);
        QVERIFY(press(f.bar(), "Use in Studio"));
        QCOMPARE(used.size(), 1);
        QVERIFY(!f.wasCalled("snapshot"));
    }

    void snapshotOffersTheStudio() {
        PageFixture f;
        f.run("Taisho", RunState::training, 120);
        f.open();
        QSignalSpy used(f.page.get(), &TrainingPage::useModel);
        QVERIFY(press(f.bar(), "Snapshot"));
        QVERIFY(press(f.page->messages(), "Use in Studio"));
        QCOMPARE(used.size(), 1);
    }

    void reportsFailuresWithTheirReason() {
        PageFixture f;
        f.run("Taisho", RunState::training, 120);
        f.open();
        QTRY_VERIFY(f.page->isTraining());
        f.runs->trouble = Error{ErrorCode::diskFull, "/home/ann/runs/style.irodori", "no space"};
        QVERIFY(press(f.bar(), "Snapshot"));
        QTRY_VERIFY(textsOf(f.page->messages()).contains(QLatin1String("The disk is full")));
        QVERIFY(textsOf(f.page->messages()).contains(QLatin1String("style.irodori")));
        QVERIFY(buttonOf(f.bar(), QStringLiteral("Snapshot"))->isEnabled());
    }

    void fullDiskPausesWithWords() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::training, 120);
        f.runs->setState(run, RunState::paused, "no space left", int(ErrorCode::diskFull));
        f.open();
        QTRY_VERIFY(f.says("the disk is full"));
        QVERIFY(!f.page->isTraining());
    }

    void trashAsksFirst_data() {
        QTest::addColumn<bool>("yes");
        QTest::addRow("yes") << true;
        QTest::addRow("no") << false;
    }
    void trashAsksFirst() {
        QFETCH(bool, yes);
        PageFixture f;
        f.run("Taisho", RunState::stopped, 120);
        f.open();
        QTRY_COMPARE(f.list().count(), 1);
        QString question;
        inNextDialog<QMessageBox>([&](QMessageBox& box) {
            question = box.text();
            box.button(yes ? QMessageBox::Yes : QMessageBox::No)->click();
        });
        QAction* trash = f.list().actions().constFirst();
        trash->trigger();
        QVERIFY(question.contains(QString::fromUtf8("“Taisho”")));
        QVERIFY(question.contains(QLatin1String("out of the trash again")));
        if (yes)
            QTRY_COMPARE(f.list().count(), 0);
        QCOMPARE(textsOf(f.page->messages()), QString());
        QCOMPARE(f.wasCalled("trash"), yes);
    }

    void whatCannotBeTrashedStays() {
        PageFixture f;
        f.run("Taisho", RunState::stopped, 120);
        f.open();
        QTRY_COMPARE(f.list().count(), 1);
        f.runs->trouble = Error{ErrorCode::noPermission, "Taisho", {}};
        inNextDialog<QMessageBox>([](QMessageBox& box) { box.button(QMessageBox::Yes)->click(); });
        f.list().actions().constFirst()->trigger();
        QTRY_VERIFY(textsOf(f.page->messages()).contains(QLatin1String("no permission")));
        QCOMPARE(f.list().count(), 1);
        QVERIFY(f.says("Stopped"));
    }

    void aRunningTrainingCannotBeTrashed() {
        PageFixture f;
        f.run("Taisho", RunState::training, 120);
        f.open();
        QTRY_VERIFY(f.page->isTraining());
        QVERIFY(!f.list().actions().constFirst()->isEnabled());
    }

    void continuesWithMoreSteps() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::training, 10);
        f.runs->finish(run);
        f.open();
        QTRY_VERIFY(buttonOf(f.bar(), QStringLiteral("Continue…")));
        inNextDialog<QInputDialog>([](QInputDialog& dialog) {
            dialog.setIntValue(400);
            dialog.accept();
        });
        QVERIFY(press(f.bar(), "Continue…"));
        QTRY_COMPARE(f.runs->status(run)->state, RunState::training);
        QCOMPARE(f.runs->status(run)->iterations, 1400);
    }

    void showsTheReport() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::training, 10);
        f.runs->finish(run);
        f.open();
        QTRY_VERIFY(f.says("Finished"));
        bool shown = false;
        inNextDialog<ReportDialog>([&](ReportDialog& dialog) {
            shown = true;
            dialog.reject();
        });
        QVERIFY(press(f.bar(), "Report"));
        QTRY_VERIFY(shown);
    }

    void damagedReportIsAMessage() {
        PageFixture f;
        const RunFolder run = f.run("Taisho", RunState::training, 10);
        f.runs->finish(run);
        std::ofstream(run.scores()) << "not json";
        f.open();
        QVERIFY(press(f.bar(), "Report"));
        QTRY_VERIFY(!textsOf(f.page->messages()).isEmpty());
    }

    void opensARunByItsFolder() {
        PageFixture f;
        const RunFolder run = f.run("Old", RunState::stopped, 20);
        f.run("New", RunState::stopped, 20);
        f.open();
        f.page->openRun(QString::fromStdString(run.path.string()));
        QTRY_COMPARE(f.list().currentItem() ? f.list().currentItem()->text() : QString(),
                     QStringLiteral("Old"));
    }

    void changesItsLanguage() {
        PageFixture f;
        f.run("Taisho", RunState::training, 120);
        f.open();
        QTRY_VERIFY(f.page->isTraining());
        MirrorTranslator translator;
        QApplication::installTranslator(&translator);
        QTRY_VERIFY(buttonOf(f.bar(), QStringLiteral("~Pause")));
        QTRY_VERIFY(f.says("~"));
        QApplication::removeTranslator(&translator);
        QTRY_VERIFY(buttonOf(f.bar(), QStringLiteral("Pause")));
    }

    void isEmptyAtFirst() {
        PageFixture f;
        f.open();
        QTRY_VERIFY(buttonOf(*f.page, QStringLiteral("Choose Folder…")));
        QVERIFY(!f.bar().isVisible());
        QVERIFY(!f.page->isTraining());
    }

private:
    static constexpr int RunMonitorInterval = 500;
};

QTEST_MAIN(TestTrainingPage)
#include "tst_training_page.moc"
