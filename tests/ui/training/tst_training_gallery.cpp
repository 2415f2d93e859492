// SPDX-License-Identifier: GPL-3.0-or-later
// The Training tab in all its moments, light and dark, in a small and a large window. To look at
// it: IRODORI_SCREENSHOTS=DIR tst_training_gallery writes PNG files there.
#include <QDir>

#include "training/findings_dialog.h"
#include "training/report_dialog.h"
#include "training/sample_board.h"
#include "training/sample_sheet.h"
#include "training/settings_form.h"
#include "training/training_page.h"
#include "training_fixture.h"
#include "widgets/theme.h"

using namespace irodori;
using namespace irodori::test;

namespace {

constexpr QSize kSmall{1280, 676};  // what a window of 1280 × 800 leaves to a page
constexpr QSize kLarge{1600, 876};

void save(QWidget& widget, const QString& name) {
    const QByteArray folder = qgetenv("IRODORI_SCREENSHOTS");
    const QImage image = widget.grab().toImage();
    QVERIFY(!image.isNull());
    if (!folder.isEmpty())
        QVERIFY(image.save(
            QDir(QString::fromLocal8Bit(folder)).filePath(name + QLatin1String(".png"))));
}

/// Nothing that a reader needs may be cut off: texts in one line fit into their widgets.
void checkNothingIsClipped(const QWidget& page) {
    for (auto* button : page.findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
    }
}

}  // namespace

class TestTrainingGallery : public QObject {
    Q_OBJECT

private:
    static void views() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addRow("light-small") << false << kSmall;
        QTest::addRow("dark-large") << true << kLarge;
        if (!qEnvironmentVariableIsSet("IRODORI_SCREENSHOTS"))
            return;  // the other two find no other mistakes
        QTest::addRow("light-large") << false << kLarge;
        QTest::addRow("dark-small") << true << kSmall;
    }

    /// Shows the page as the row asks for.
    static std::unique_ptr<TrainingPage> shown(const TrainingFixture& fixture,
                                               AppSettings& settings) {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        applyTheme(dark ? ThemeChoice::dark : ThemeChoice::light);
        auto page = std::make_unique<TrainingPage>(fixture.runs, settings);
        page->resize(size);
        page->show();
        page->start();
        return page;
    }
    static QString name(const char* moment) {
        return QLatin1String(moment) + QLatin1Char('-') + QLatin1String(QTest::currentDataTag());
    }

private Q_SLOTS:
    void empty_data() { views(); }
    void empty() {
        TrainingFixture f;
        const auto page = shown(f, f.settings);
        QTRY_VERIFY(buttonOf(*page, QStringLiteral("Choose Folder…")));
        checkNothingIsClipped(*page);
        save(*page, name("1-empty"));
    }

    void filledIn_data() { views(); }
    void filledIn() {
        TrainingFixture f;
        f.runs->sets = {dataset("photos", 120, {Finding::unreadable}),
                        dataset("styles", 148,
                                {Finding::unreadable, Finding::nearCopy, Finding::nearCopy,
                                 Finding::blurred, Finding::optOut, Finding::optOut})};
        f.runs->worries = {{false, {}, TrainingRuns::Concern::Kind::anotherRun, 1}};
        const auto page = shown(f, f.settings);
        page->openFolders({f.photos(), f.styles()});
        QTRY_VERIFY(buttonOf(*page, QStringLiteral("Show")));
        QTest::qWait(50);
        checkNothingIsClipped(*page);
        save(*page, name("2-filled"));
        page->findChild<SettingsForm*>()->setExpertShown(true);
        QTest::qWait(50);
        save(*page, name("3-expert"));
        SettingsForm form;
        form.setExpertShown(true);
        form.resize(330, form.sizeHint().height());
        save(form, name("3-form"));
    }

    void halfWay_data() { views(); }
    void halfWay() {
        TrainingFixture f;
        addEarlierRuns(f);
        f.run("Taishō era", RunState::training, 620);
        const auto page = shown(f, f.settings);
        QTRY_VERIFY(page->isTraining());
        waitForSamples(*page);
        checkNothingIsClipped(*page);
        save(*page, name("4-training"));
    }

    void finished_data() { views(); }
    void finished() {
        TrainingFixture f;
        addEarlierRuns(f);
        const RunFolder run = f.run("Taishō era", RunState::training, 10);
        f.runs->finish(run);
        const auto page = shown(f, f.settings);
        QTRY_VERIFY(buttonOf(*page, QStringLiteral("Continue…")));
        waitForSamples(*page);
        checkNothingIsClipped(*page);
        save(*page, name("5-finished"));
        bool reported = false;
        inNextDialog<ReportDialog>([&](ReportDialog& dialog) {
            save(dialog, name("6-report"));
            reported = true;
            dialog.reject();
        });
        QVERIFY(press(*page, "Report"));
        QTRY_VERIFY(reported);
    }

    void lost_data() { views(); }
    void lost() {
        TrainingFixture f;
        f.run("Taishō era", RunState::lost, 430);
        const auto page = shown(f, f.settings);
        waitForSamples(*page);
        save(*page, name("7-lost"));
    }

    void findings_data() { views(); }
    void findings() {
        QFETCH(bool, dark);
        applyTheme(dark ? ThemeChoice::dark : ThemeChoice::light);
        TrainingFixture f;
        Dataset styles = dataset("styles", 148);
        const Finding found[] = {Finding::optOut, Finding::unreadable, Finding::nearCopy,
                                 Finding::blurred, Finding::tiny};
        const char* details[] = {"", "truncated JPEG", "copy of harbour-2.jpg", "", "48 × 48"};
        for (int i = 0; i < 5; ++i) {
            const QString file = f.styles() + QStringLiteral("/harbour-%1.jpg").arg(i);
            QVERIFY(landscape({320, 220}, 50 * i).save(file));
            DatasetPicture picture = datasetPicture(file.toStdString(), {found[i]});
            picture.detail = details[i];
            if (i % 2 == 0)
                picture.rights = {"CC BY-SA 4.0", "Ann Brushwood", "https://example.org", {}};
            styles.pictures.push_back(picture);
        }
        styles.pictures[148].rights.optOut = "Data mining prohibited";
        FindingsDialog dialog(styles, QStringLiteral("Style pictures"));
        dialog.show();
        QTest::qWait(300);
        save(dialog, name("8-findings"));
    }

private:
    static void addEarlierRuns(const TrainingFixture& f) {
        f.runs->finish(f.run("Watercolour harbour", RunState::training, 10));
        f.run("Ink wash study", RunState::stopped, 340);
        f.run("Webtoon faces with soft light", RunState::lost, 120);
    }
    static void waitForSamples(const TrainingPage& page) {
        auto& sheet = page.findChild<SampleBoard*>()->sheet();
        QTRY_VERIFY(sheet.photos() > 0);
        QTRY_VERIFY(!sheet.sample(3, 2).isNull());
        QTest::qWait(400);
    }
};

QTEST_MAIN(TestTrainingGallery)
#include "tst_training_gallery.moc"
