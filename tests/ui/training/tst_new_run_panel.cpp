// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTableView>

#include "training/findings_dialog.h"
#include "training/inspection.h"
#include "training/new_run_panel.h"
#include "training/settings_form.h"
#include "training/source_zone.h"
#include "training/training_texts.h"
#include "training_fixture.h"

using namespace irodori;
using namespace irodori::test;
using Concern = TrainingRuns::Concern;

namespace {

class PanelFixture : public TrainingFixture {
public:
    void open() {
        panel = std::make_unique<NewRunPanel>(runs, settings);
        panel->resize(360, 900);
        panel->show();
    }
    void fill() {
        open();
        panel->addFolders({photos(), styles()});
    }
    [[nodiscard]] QString obstacle() const { return panel->obstacle().text; }
    [[nodiscard]] bool isReady() const { return obstacle().isEmpty(); }
    [[nodiscard]] bool canStart() const {
        return buttonOf(*panel, QStringLiteral("Start Training"))->isEnabled();
    }
    [[nodiscard]] SettingsForm& form() const { return *panel->findChild<SettingsForm*>(); }
    [[nodiscard]] QComboBox& presets() const {
        for (auto* combo : panel->findChildren<QComboBox*>())
            if (combo->itemText(0).startsWith(QLatin1String("Quick")))
                return *combo;
        qFatal("no presets");
    }
    void choosePreset(int index) const {
        presets().setCurrentIndex(index);
        Q_EMIT presets().activated(index);
    }
    void setNumber(const char* key, double value) const {
        TrainingConfig config = form().config();
        for (const TrainingKey& row : trainingKeys())
            if (row.name == std::string(key))
                irodori::setNumber(config, row, value);
        form().setConfig(config);
        Q_EMIT form().edited();
    }

    std::unique_ptr<NewRunPanel> panel;
};

/// Looks through pictures for as long as the test wants; worries about the number of steps.
class SlowRuns : public FakeTrainingRuns {
public:
    using FakeTrainingRuns::FakeTrainingRuns;
    mutable QSemaphore began;
    mutable QSemaphore mayEnd;

    [[nodiscard]] Result<TrainingSets> inspect(const TrainingRequest& request,
                                               const JobHooks& hooks) const override {
        began.release();
        mayEnd.acquire();
        return FakeTrainingRuns::inspect(request, hooks);
    }
    [[nodiscard]] std::vector<Concern> concerns(const TrainingRequest& request,
                                                const TrainingSets& /*sets*/) const override {
        return {{false, {}, Concern::Kind::memory, request.config.iterations}};
    }
};

}  // namespace

class TestNewRunPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leadsToTheStart() {
        PanelFixture f;
        f.open();
        QVERIFY(f.obstacle().contains(QLatin1String("photos")));
        f.panel->addFolders({f.photos()});
        QVERIFY(f.obstacle().contains(QLatin1String("style")));
        QVERIFY(!f.canStart());
        f.panel->addFolders({f.styles()});
        QVERIFY(f.obstacle().contains(QLatin1String("Looking through")));
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.canStart());
        QCOMPARE(f.panel->photos().summary(), QStringLiteral("120 usable"));
        QCOMPARE(f.panel->styles().summary(), QStringLiteral("212 usable"));
    }

    void namesTheStyleLikeItsFolder() {
        PanelFixture f;
        f.fill();
        QCOMPARE(QString::fromStdString(f.panel->request().name), QStringLiteral("styles"));
        auto* name = f.panel->findChildren<QLineEdit*>().constFirst();
        name->clear();
        QTest::keyClicks(name, QStringLiteral("  Taisho "));
        QCOMPARE(QString::fromStdString(f.panel->request().name), QStringLiteral("Taisho"));
    }

    void needsAName() {
        PanelFixture f;
        f.fill();
        QTRY_VERIFY(f.isReady());
        auto* name = f.panel->findChildren<QLineEdit*>().constFirst();
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QVERIFY(f.obstacle().contains(QLatin1String("name")));
        QVERIFY(!f.canStart());
    }

    void weighsTheLatestSettings_data() {
        QTest::addColumn<bool>("early");
        QTest::addRow("changed while pictures are looked through") << true;
        QTest::addRow("changed afterwards") << false;
    }

    void weighsTheLatestSettings() {
        QFETCH(const bool, early);
        const TrainingFixture f;
        const auto runs = std::make_shared<SlowRuns>(f.path("slow"));
        Inspection inspection(runs);
        inspection.inspect(f.request("Summer", 1000));
        QTRY_VERIFY(runs->began.available() > 0);
        if (early)
            inspection.weigh(f.request("Summer", 2000));
        runs->mayEnd.release();
        QTRY_VERIFY(!inspection.isBusy());
        if (!early)
            inspection.weigh(f.request("Summer", 2000));
        QTRY_VERIFY(!inspection.isBusy());
        QCOMPARE(inspection.concerns().size(), std::size_t{1});
        QCOMPARE(inspection.concerns()[0].count, std::int64_t{2000});
    }

    void concern_data() {
        QTest::addColumn<Concern::Kind>("kind");
        QTest::addColumn<bool>("blocks");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, Concern::Kind kind, bool blocks, const char* words) {
            QTest::addRow("%s", name) << kind << blocks << QString::fromUtf8(words);
        };
        using Kind = Concern::Kind;
        row("settings", Kind::settings, true, "do not go together");
        row("no photos", Kind::noPhotos, true, "None of the photos");
        row("no styles", Kind::noStyles, true, "None of the style pictures");
        row("same sets", Kind::sameSets, true, "photos, too: 7");
        row("few photos", Kind::fewPhotos, false, "Only 7 photos");
        row("few styles", Kind::fewStyles, false, "Only 7 style pictures");
        row("disk", Kind::diskSpace, true, "about 7 MiB");
        row("memory", Kind::memory, true, "smaller crops");
        row("another run", Kind::anotherRun, false, "slower");
    }
    void concern() {
        QFETCH(Concern::Kind, kind);
        QFETCH(bool, blocks);
        QFETCH(QString, words);
        PanelFixture f;
        f.runs->worries = {{blocks, {}, kind, 7}};
        f.fill();
        const auto isSaid = [&] {
            for (auto* label : f.panel->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(words))
                    return true;
            return false;
        };
        QTRY_VERIFY(isSaid());
        QTRY_COMPARE(f.canStart(), !blocks);
        QCOMPARE(f.obstacle().contains(words), blocks);
    }

    void folderThatIsGone() {
        PanelFixture f;
        f.open();
        f.panel->addFolders({f.photos(), QStringLiteral("/nowhere/styles")});
        QTRY_VERIFY(f.obstacle().contains(QString::fromUtf8("“styles” does not exist")));
        QVERIFY(!f.canStart());
    }

    void optOutsMustBeAnswered_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<OptOutAnswer>("expected");
        QTest::addRow("left out") << QStringLiteral("Leave them out") << OptOutAnswer::exclude;
        QTest::addRow("permitted")
            << QStringLiteral("I have the authors’ permission") << OptOutAnswer::iHavePermission;
    }
    void optOutsMustBeAnswered() {
        QFETCH(QString, answer);
        QFETCH(OptOutAnswer, expected);
        PanelFixture f;
        f.runs->sets.styles = dataset("styles", 50, {Finding::optOut, Finding::optOut});
        f.fill();
        QTRY_VERIFY(f.obstacle().contains(QLatin1String("forbid training")));
        QVERIFY(!f.canStart());
        auto* choice = qobject_cast<QRadioButton*>(buttonOf(*f.panel, answer));
        QVERIFY(choice);
        QVERIFY(!choice->isChecked());
        choice->click();
        QTRY_VERIFY(f.canStart());
        QCOMPARE(f.panel->request().dataset.optOut, expected);
    }

    void anAnswerHoldsForItsPicturesOnly() {
        PanelFixture f;
        f.runs->sets.styles = dataset("styles", 50, {Finding::optOut});
        f.fill();
        QVERIFY(press(*f.panel, "I have the authors’ permission"));
        QTRY_VERIFY(f.canStart());
        QDir(f.folder.path()).mkdir(QStringLiteral("more"));
        f.panel->addFolders({f.folder.filePath(QStringLiteral("more"))});
        QTRY_VERIFY(f.obstacle().contains(QLatin1String("forbid training")));
        QCOMPARE(f.panel->request().dataset.optOut, OptOutAnswer::exclude);
    }

    void presetsFillInTheSettings() {
        PanelFixture f;
        f.open();
        const TrainingPreset presets[] = {TrainingPreset::quick, TrainingPreset::standard,
                                          TrainingPreset::full};
        for (int i = 0; i < 3; ++i) {
            f.choosePreset(i);
            QCOMPARE(f.panel->request().config, presetConfig(presets[i]));
            QCOMPARE(f.presets().currentIndex(), i);
        }
    }

    void ownSettingsAreForExperts() {
        PanelFixture f;
        f.open();
        f.choosePreset(0);
        f.setNumber("w_style", 9);
        QCOMPARE(f.presets().currentIndex(), 3);
        QCOMPARE(f.panel->request().config.wStyle, 9.0);
        f.setNumber("w_style", presetConfig(TrainingPreset::quick).wStyle);
        QCOMPARE(f.presets().currentIndex(), 0);
        QVERIFY(!f.form().isExpertShown());
        f.choosePreset(3);
        QVERIFY(f.form().isExpertShown());
        QCOMPARE(f.panel->request().config, presetConfig(TrainingPreset::quick));
    }

    void impossibleSettingsBlock() {
        PanelFixture f;
        f.fill();
        QTRY_VERIFY(f.isReady());
        TrainingConfig config = f.form().config();
        config.warmup = config.iterations + 1;
        f.form().setConfig(config);
        Q_EMIT f.form().edited();
        QTRY_VERIFY(!f.obstacle().isEmpty());
        QTRY_VERIFY(!f.canStart());
    }

    void changedSettingsDoNotLookThroughThePicturesAgain() {
        PanelFixture f;
        f.fill();
        QTRY_VERIFY(f.isReady());
        f.setNumber("batch", 8);
        QTRY_COMPARE(std::ranges::count(f.runs->calls(), "weigh"), 2);
        QCOMPARE(std::ranges::count(f.runs->calls(), "inspect"), 1);
    }

    void showsWhatWasFound() {
        PanelFixture f;
        f.runs->sets.styles =
            dataset("styles", 212, {Finding::unreadable, Finding::nearCopy, Finding::nearCopy});
        f.fill();
        QTRY_COMPARE(f.panel->styles().summary(),
                     QStringLiteral("212 usable, 1 unreadable, 2 nearly alike"));
        int rows = 0;
        inNextDialog<FindingsDialog>([&](FindingsDialog& dialog) {
            rows = dialog.findChild<QTableView*>()->model()->rowCount();
            dialog.reject();
        });
        QVERIFY(press(f.panel->styles(), "Show"));
        QCOMPARE(rows, 3);
    }

    void duplicatesARun() {
        PanelFixture f;
        f.open();
        TrainingRequest request = f.request("Taisho", 777);
        request.author = "Ann";
        request.config.wStyle = 3.5;
        request.dataset.cropSubjects = true;
        request.dataset.testShare = request.config.testShare;
        f.panel->showRequest(request);
        QCOMPARE(f.panel->request(), request);
    }

    void foldersCanBeTakenOut() {
        PanelFixture f;
        f.fill();
        QTRY_VERIFY(f.isReady());
        for (auto* button : f.panel->styles().findChildren<QAbstractButton*>())
            if (button->accessibleName().contains(QString::fromUtf8("“styles”")))
                button->click();
        QVERIFY(f.panel->styles().isEmpty());
        QVERIFY(!f.canStart());
    }
};

QTEST_MAIN(TestNewRunPanel)
#include "tst_new_run_panel.moc"
