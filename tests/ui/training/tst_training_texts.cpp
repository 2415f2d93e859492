// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDoubleSpinBox>
#include <QLocale>
#include <QSet>
#include <QTest>
#include <QToolButton>

#include "training/run_texts.h"
#include "training/setting_row.h"
#include "training/settings_form.h"
#include "training/training_texts.h"

using namespace irodori;

class TestTrainingTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsExplained_data() {
        QTest::addColumn<std::size_t>("index");
        for (std::size_t i = 0; i < trainingKeys().size(); ++i)
            QTest::addRow("%s", trainingKeys()[i].name) << i;
    }
    void everyKeyIsExplained() {
        QFETCH(std::size_t, index);
        const TrainingKey& key = trainingKeys()[index];
        const SettingText* text = settingText(key.name);
        QVERIFY(text);
        QVERIFY(!labelOf(*text).isEmpty());
        QVERIFY(!groupOf(*text).isEmpty());
        const QString toolTip = toolTipOf(*text, key);
        QVERIFY2(toolTip.size() > 60, qPrintable(toolTip));
        QVERIFY2(!toolTip.contains(QLatin1Char('%') + QString::number(1)), qPrintable(toolTip));
        if (!key.expert && isNumber(key)) {
            QVERIFY(text->sliderMin < text->sliderMax);
            QVERIFY(text->sliderMin >= key.min && text->sliderMax <= key.max);
        }
        // What the artist reads is fine enough for the default.
        const double shown = numberOf({}, key) * text->displayFactor;
        QVERIFY(qAbs(shown - QString::number(shown, 'f', text->decimals).toDouble())
                <= 1e-9 * qMax(1.0, qAbs(shown)));
        for (const std::string& choice : key.choices)
            QVERIFY2(choiceText(key.name, choice) != QString::fromStdString(choice),
                     choice.c_str());
    }

    void noTextIsLeftOver() {
        QCOMPARE(settingTexts().size(), trainingKeys().size());
        QSet<QString> labels;
        for (const SettingText& text : settingTexts())
            labels.insert(labelOf(text));
        QCOMPARE(std::size_t(labels.size()), settingTexts().size());
    }

    void everyRowShowsAndChangesItsKey_data() { everyKeyIsExplained_data(); }
    void everyRowShowsAndChangesItsKey() {
        QFETCH(std::size_t, index);
        const TrainingKey& key = trainingKeys()[index];
        SettingsForm form;
        form.show();
        form.setExpertShown(true);
        SettingRow* row = form.row(key.name);
        QVERIFY(row);
        TrainingConfig shown;
        row->apply(shown);
        QCOMPARE(shown, TrainingConfig());
        auto* spin = row->findChild<QDoubleSpinBox*>();
        if (!spin)
            return;  // a choice
        const auto resetButtons = [row] {
            return std::ranges::count_if(row->findChildren<QToolButton*>(),
                                         [](const QToolButton* b) { return b->isVisible(); });
        };
        QCOMPARE(resetButtons(), 0);
        spin->setValue(spin->value() == spin->maximum() ? spin->minimum() : spin->maximum());
        QVERIFY(form.config() != TrainingConfig());
        QCOMPARE(resetButtons(), 1);
        const auto buttons = row->findChildren<QToolButton*>();
        (*std::ranges::find_if(buttons, &QToolButton::isVisible))->click();
        QCOMPARE(form.config(), TrainingConfig());
    }

    void typedValuesStayAllowed() {
        SettingsForm form;
        auto* spin = form.row("crop")->findChild<QDoubleSpinBox*>();
        spin->setValue(171);
        QCOMPARE(form.config().crop, 168);
        QVERIFY(validate(form.config()));
    }

    void valuesBeyondTheSliderAreKept() {
        SettingsForm form;
        TrainingConfig config;
        config.iterations = 2'000'000;
        form.setConfig(config);
        QCOMPARE(form.config().iterations, 2'000'000);
    }

    void everyStateHasWords_data() {
        QTest::addColumn<RunState>("state");
        for (int state = 0; state <= int(RunState::lost); ++state)
            QTest::addRow("%s", nameOf(RunState(state))) << RunState(state);
    }
    void everyStateHasWords() {
        QFETCH(RunState, state);
        RunStatus status;
        status.state = state;
        QVERIFY(!stateName(state).isEmpty());
        QVERIFY(!verdictOf(status, {}).text.isEmpty());
    }

    void everyHealthHasWords_data() {
        QTest::addColumn<Health>("health");
        QTest::addColumn<bool>("isWarning");
        const auto row = [](const char* name, Health health, bool isWarning) {
            QTest::addRow("%s", name) << health << isWarning;
        };
        row("too early", Health::tooEarly, false);
        row("warming up", Health::warmingUp, false);
        row("learning", Health::learning, false);
        row("plateau", Health::plateau, false);
        row("discriminator wins", Health::discriminatorWins, true);
        row("discriminator loses", Health::discriminatorLoses, true);
        row("overfitting", Health::overfitting, true);
        row("content fades", Health::contentFades, true);
        row("too few to tell", Health::tooFewToTell, false);
        row("unstable", Health::unstable, true);
    }
    void everyHealthHasWords() {
        QFETCH(Health, health);
        QFETCH(bool, isWarning);
        RunStatus status;
        status.state = RunState::training;
        const Verdict verdict = verdictOf(status, {health, 4200});
        QVERIFY(verdict.text.size() > 30);
        QCOMPARE(verdict.severity == Severity::warning, isWarning);
        const bool namesStep = health == Health::overfitting || health == Health::plateau;
        QCOMPARE(verdict.text.contains(QLocale().toString(4200)), namesStep);
    }

    void durations_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::addRow("unknown") << -1.0 << QString();
        QTest::addRow("seconds") << 20.0 << QStringLiteral("less than a minute");
        QTest::addRow("minutes") << 750.0 << QStringLiteral("about 13 min");
        QTest::addRow("just under an hour") << 3590.0 << QStringLiteral("about 1 h 0 min");
        QTest::addRow("hours") << 9000.0 << QStringLiteral("about 2 h 30 min");
    }
    void durations() {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(durationText(seconds), text);
    }
};

QTEST_MAIN(TestTrainingTexts)
#include "tst_training_texts.moc"
