// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "settings/app_settings.h"

using namespace irodori;

class TestAppSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QFile::remove(ini()); }

    void survivesARestart();
    void defaults();
    void tamperedValuesFallBack_data();
    void tamperedValuesFallBack();
    void signalsOnlyChanges();
    void recentFilesAreUniqueAndLimited();
    void recentFilesForgetWhatIsGone();

private:
    [[nodiscard]] QString ini() const { return folder_.filePath(QStringLiteral("s.ini")); }
    [[nodiscard]] QString touch(const QString& name) const {
        QFile file(folder_.filePath(name));
        [[maybe_unused]] const bool opened = file.open(QIODevice::WriteOnly);
        return file.fileName();
    }

    QTemporaryDir folder_;
};

void TestAppSettings::defaults() {
    const AppSettings settings(ini());
    QCOMPARE(settings.theme(), QStringLiteral("system"));
    QVERIFY(settings.language().isEmpty());
    QCOMPARE(settings.uiScale(), 1.);
    QVERIFY(!settings.reducedMotion());
    QVERIFY(settings.colourManagedDisplay());
    QCOMPARE(settings.engineOptions().device, "auto");
    QVERIFY(settings.styleSettings() == StyleSettings{});
    QVERIFY(settings.exportPreferences() == ExportPreferences{});
    QVERIFY(settings.recentFiles(FileKind::photo).isEmpty());
}

void TestAppSettings::survivesARestart() {
    EngineOptions engine;
    engine.device = "cuda:0";
    engine.threads = 3;
    engine.memoryBudget = std::int64_t{5} << 30;
    StyleSettings style;
    style.strength = 0.7;
    style.seed = 4294967295U;
    style.paintSize = kNativePaintSize;
    ExportPreferences exporting;
    exporting.format = FileFormat::tiff;
    exporting.quality = 80;
    exporting.profile = ExportProfile::displayP3;
    exporting.depth = ExportDepth::sixteen;
    exporting.keepMetadata = exporting.aiLabel = exporting.embedSettings = false;
    exporting.maxSide = 2000;
    {
        AppSettings settings(ini());
        settings.setTheme(QStringLiteral("dark"));
        settings.setLanguage(QStringLiteral("ja"));
        settings.setUiScale(1.5);
        settings.setReducedMotion(true);
        settings.setColourManagedDisplay(false);
        QVERIFY(settings.takeTour());
        settings.setEngineOptions(engine);
        settings.setStyleSettings(style);
        settings.setExportPreferences(exporting);
        settings.setModelPath(QStringLiteral("/models/x.irodori"));
        settings.setExportFolder(folder_.path());
        settings.setOpenFolder(FileKind::style, folder_.path());
        settings.setWindowLayout("geometry", "splitter");
    }
    AppSettings settings(ini());
    QCOMPARE(settings.theme(), QStringLiteral("dark"));
    QCOMPARE(settings.language(), QStringLiteral("ja"));
    QCOMPARE(settings.uiScale(), 1.5);
    QVERIFY(settings.reducedMotion());
    QVERIFY(!settings.colourManagedDisplay());
    QVERIFY(!settings.takeTour());
    QCOMPARE(settings.engineOptions().device, engine.device);
    QCOMPARE(settings.engineOptions().threads, engine.threads);
    QCOMPARE(settings.engineOptions().memoryBudget, engine.memoryBudget);
    QVERIFY(settings.styleSettings() == style);
    QVERIFY(settings.exportPreferences() == exporting);
    QCOMPARE(settings.modelPath(), QStringLiteral("/models/x.irodori"));
    QCOMPARE(settings.exportFolder(), folder_.path());
    QCOMPARE(settings.openFolder(FileKind::style), folder_.path());
    QCOMPARE(settings.windowGeometry(), QByteArray("geometry"));
    QCOMPARE(settings.splitterState(), QByteArray("splitter"));
}

void TestAppSettings::tamperedValuesFallBack_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("unknown theme") << QByteArray("[appearance]\ntheme=pink\n");
    QTest::addRow("scale out of range") << QByteArray("[appearance]\nscale=40\n");
    QTest::addRow("scale is no number") << QByteArray("[appearance]\nscale=nan\n");
    QTest::addRow("threads are a word") << QByteArray("[engine]\nthreads=many\n");
    QTest::addRow("negative threads and memory")
        << QByteArray("[engine]\nthreads=-4\nmemory_budget=-1\n");
    QTest::addRow("style is no JSON") << QByteArray("[studio]\nstyle=strength\n");
    QTest::addRow("unknown format") << QByteArray("[export]\nformat=exe\n");
    QTest::addRow("unknown profile and depth") << QByteArray("[export]\nprofile=adobe\ndepth=32\n");
    QTest::addRow("folder does not exist") << QByteArray("[export]\nfolder=/no/such/folder\n");
    QTest::addRow("binary rubbish") << QByteArray("\xff\x00\x01[[[=\n", 8);
}

void TestAppSettings::tamperedValuesFallBack() {
    QFETCH(QByteArray, text);
    QFile file(ini());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const AppSettings settings(ini());
    QCOMPARE(settings.theme(), QStringLiteral("system"));
    QCOMPARE(settings.uiScale(), 1.);
    QCOMPARE(settings.engineOptions().threads, 0);
    QCOMPARE(settings.engineOptions().memoryBudget, 0);
    QVERIFY(settings.styleSettings() == StyleSettings{});
    QVERIFY(settings.exportPreferences() == ExportPreferences{});
    QVERIFY(settings.exportFolder().isEmpty());
}

void TestAppSettings::signalsOnlyChanges() {
    AppSettings settings(ini());
    const QSignalSpy theme(&settings, &AppSettings::themeChanged);
    const QSignalSpy engine(&settings, &AppSettings::engineOptionsChanged);
    settings.setTheme(QStringLiteral("dark"));
    settings.setTheme(QStringLiteral("dark"));
    QCOMPARE(theme.count(), 1);
    const QSignalSpy scale(&settings, &AppSettings::uiScaleChanged);
    settings.setUiScale(1);
    settings.setUiScale(2);
    settings.setUiScale(2);
    QCOMPARE(scale.count(), 1);
    EngineOptions options;
    options.device = "cpu";
    settings.setEngineOptions(options);
    settings.setEngineOptions(options);
    QCOMPARE(engine.count(), 1);
}

void TestAppSettings::recentFilesAreUniqueAndLimited() {
    AppSettings settings(ini());
    for (int i = 0; i < 15; ++i)
        settings.addRecentFile(FileKind::photo, touch(QStringLiteral("p%1.png").arg(i)));
    settings.addRecentFile(FileKind::photo, touch(QStringLiteral("p12.png")));
    const QStringList files = settings.recentFiles(FileKind::photo);
    QCOMPARE(files.size(), AppSettings::kMaxRecentFiles);
    QVERIFY(files.first().endsWith(QStringLiteral("p12.png")));
    QCOMPARE(QSet<QString>(files.begin(), files.end()).size(), files.size());
    QVERIFY(settings.recentFiles(FileKind::style).isEmpty());
    settings.clearRecentFiles(FileKind::photo);
    QVERIFY(settings.recentFiles(FileKind::photo).isEmpty());
}

void TestAppSettings::recentFilesForgetWhatIsGone() {
    AppSettings settings(ini());
    const QString gone = touch(QStringLiteral("gone.png"));
    const QString kept = touch(QStringLiteral("kept.png"));
    settings.addRecentFile(FileKind::style, gone);
    settings.addRecentFile(FileKind::style, kept);
    QFile::remove(gone);
    QCOMPARE(settings.recentFiles(FileKind::style), QStringList{kept});
}

QTEST_GUILESS_MAIN(TestAppSettings)
#include "tst_app_settings.moc"
