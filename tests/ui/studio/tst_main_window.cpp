// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QTimer>
#include <QTranslator>
#include <QUrl>
#include <vector>

#include "settings_dialog.h"
#include "studio/export_dialog.h"
#include "studio/export_estimate.h"
#include "studio/result_drag.h"
#include "widgets/picture_drop.h"
#include "widgets/picture_view.h"
#include "widgets/reference_thumb.h"
#include "widgets/slider_row.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"
#include "widgets/value_slider.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

/// Runs `answer` on the next dialog of type T that opens.
template <class T>
void onDialog(std::function<void(T&)> answer) {
    QTimer::singleShot(0, qApp, [answer = std::move(answer)] {
        T* dialog = nullptr;
        if (!QTest::qWaitFor([&] {
                dialog = qobject_cast<T*>(QApplication::activeModalWidget());
                return dialog != nullptr;
            }))
            qFatal("no dialog opened");
        answer(*dialog);
    });
}

/// The longest and the 99.9th percentile of the times that the GUI thread was away from its event
/// loop.
class Watchdog : public QObject {
public:
    Watchdog() {
        clock_.start();
        startTimer(1, Qt::PreciseTimer);
    }

    [[nodiscard]] qint64 longest() const { return *std::ranges::max_element(gaps_); }
    [[nodiscard]] qint64 percentile(double share) {
        std::ranges::sort(gaps_);
        return gaps_[std::size_t(share * double(gaps_.size() - 1))];
    }

protected:
    void timerEvent(QTimerEvent* /*event*/) override { gaps_.push_back(clock_.restart()); }

private:
    QElapsedTimer clock_;
    std::vector<qint64> gaps_;
};

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(ThemeChoice::dark);
    }

    void emptyWindowInvites();
    void dropPhotoAndStyle();
    void severalPhotosAtOnce();
    void severalStylesAtOnce();
    void webAddressIsExplained();
    void pasteGoesToTheFocusedPane();
    void sliderDragIsUndoable();
    void weightsAndRemoval();
    void swatchBecomesTheStyle();
    void compareAndZoomCommands();
    void exportThroughTheDialog();
    void exportDialogRefusesInputs();
    void exportDialogFollowsTheFormat();
    void exportDialogEstimatesTheFile();
    void exportDialogTellsWhenThereIsNoEstimate();
    void exportDialogStopsItsEstimate();
    void exportDialogKeepsToWhatFormatsHold();
    void settingsKeepTheDevice_data();
    void settingsKeepTheDevice();
    void exportDialogRemembersTheLimit_data();
    void exportDialogRemembersTheLimit();
    void draggedResultIsAFile();
    void draggedResultThatFailsIsNothing();
    void exportAgainKeepsBoth();
    void exportCanBeCancelled();
    void droppedModelIsInstalledOrRefused();
    void recentMenus();
    void badInputsAreMessages_data();
    void badInputsAreMessages();
    void commandsFollowTheState();
    void changesLanguageLive();
    void layoutSurvivesARestart();
    void closesMidJob();
    void staysResponsive();
};

void TestMainWindow::emptyWindowInvites() {
    const WindowFixture f;
    QVERIFY(f.view().isEmpty());
    QVERIFY(!f.panel().findChildren<SwatchButton*>().isEmpty());
    QVERIFY(!f.action("Export…").isEnabled());
    QVERIFY(!f.action("Copy Result").isEnabled());
}

void TestMainWindow::dropPhotoAndStyle() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    QCOMPARE(f.view().photoSize(), QSize(640, 480));
    QCOMPARE(f.panel().findChildren<ReferenceThumb*>().size(), 1);
    QVERIFY(f.action("Export…").isEnabled());
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestMainWindow::severalPhotosAtOnce() {
    WindowFixture f;
    f.drop(f.view(), {QUrl::fromLocalFile(f.picture("a.png", {9, 9}, Qt::red)),
                      QUrl::fromLocalFile(f.picture("b.png", {9, 9}, Qt::red)),
                      QUrl::fromLocalFile(f.picture("c.png", {9, 9}, Qt::red))});
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("a.png"));
    QCOMPARE(f.window->studio().messages().messages().size(), 1);
    QVERIFY(f.window->studio().messages().messages().first().text.contains(QLatin1Char('2')));
    f.drop(f.panel(), {QUrl::fromLocalFile(f.file("b.png")), QUrl::fromLocalFile(f.file("c.png"))});
    QTRY_COMPARE(f.session->references().size(), std::size_t(2));
}

void TestMainWindow::severalStylesAtOnce() {
    WindowFixture f;
    f.drop(f.panel(), {QUrl::fromLocalFile(f.picture("1.png", {8, 8}, Qt::red)),
                       QUrl::fromLocalFile(f.picture("2.png", {8, 8}, Qt::green))});
    QTRY_COMPARE(f.session->references().size(), std::size_t(2));
    f.action("Undo").trigger();
    QVERIFY(f.session->references().empty());
}

void TestMainWindow::webAddressIsExplained() {
    WindowFixture f;
    f.drop(f.view(), {QUrl(QStringLiteral("https://example.org/picture.jpg"))});
    QCOMPARE(f.window->studio().messages().messages().size(), 1);
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(!f.session->photo());
}

void TestMainWindow::pasteGoesToTheFocusedPane() {
    WindowFixture f;
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QGuiApplication::clipboard()->setImage(image);
    f.strengthSlider().setFocus();
    f.action("Paste Picture").trigger();  // no photo yet: it becomes the photo
    QTRY_VERIFY(f.session->photo());
    QCOMPARE(f.session->photo()->display.size(), image.size());
    f.window->activateWindow();
    QTRY_COMPARE(QApplication::focusWidget(), &f.strengthSlider());
    f.action("Paste Picture").trigger();
    QTRY_COMPARE(f.session->references().size(), std::size_t(1));
}

void TestMainWindow::sliderDragIsUndoable() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    const int steps = f.session->undoStack().count();
    ValueSlider& slider = f.strengthSlider();
    slider.setSliderDown(true);
    for (int i = 0; i < 20; ++i)
        slider.setSliderPosition(i);
    slider.setSliderDown(false);
    const double strength = f.session->settings().strength;
    QVERIFY(strength < 0.5);
    QCOMPARE(f.session->undoStack().count(), steps + 1);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().settings.strength, strength);

    f.action("Undo").trigger();
    QCOMPARE(f.session->settings().strength, 1.);
    QCOMPARE(slider.realValue(), 1.);
    f.action("Redo").trigger();
    QCOMPARE(f.session->settings().strength, strength);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().settings.strength, strength);
}

void TestMainWindow::weightsAndRemoval() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.drop(f.panel(), {QUrl::fromLocalFile(f.picture("2.png", {30, 30}, Qt::green))});
    QTRY_COMPARE(f.panel().findChildren<ReferenceThumb*>().size(), 2);
    auto* thumb = f.panel().findChildren<ReferenceThumb*>().last();
    auto* weight = thumb->findChild<ValueSlider*>();
    weight->setSliderDown(true);
    weight->setSliderPosition(weight->maximum());
    weight->setSliderDown(false);
    QCOMPARE(f.session->references().back().weight, kReferenceWeight.max);
    Q_EMIT thumb->removeRequested();
    QCOMPARE(f.session->references().size(), std::size_t(1));
    QTRY_COMPARE(f.panel().findChildren<ReferenceThumb*>().size(), 1);
    f.action("Undo").trigger();
    QCOMPARE(f.session->references().back().weight, kReferenceWeight.max);
}

void TestMainWindow::swatchBecomesTheStyle() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    auto* swatch = f.panel().findChild<SwatchButton*>();
    QVERIFY(swatch);
    for (SwatchButton* button : f.panel().findChildren<SwatchButton*>())
        if (!qobject_cast<ReferenceThumb*>(button->parentWidget()))
            swatch = button;
    swatch->click();
    QTRY_COMPARE(f.session->references().front().picture->name, swatch->text());
    QCOMPARE(f.session->references().size(), std::size_t(1));
    QVERIFY(!f.settings.recentFiles(FileKind::style).contains(swatch->text()));
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.session->canRepaint());
}

void TestMainWindow::compareAndZoomCommands() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.action("Compare with").trigger();
    QVERIFY(f.view().isComparing());
    f.view().setComparing(false);
    QVERIFY(!f.action("Compare with").isChecked());
    f.action("100 %").trigger();
    QCOMPARE(f.view().scale(), 1.);
    f.action("Zoom In").trigger();
    QVERIFY(f.view().scale() > 1);
    f.action("Fit").trigger();
    QVERIFY(f.view().isFitted());
}

void TestMainWindow::exportThroughTheDialog() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    onDialog<ExportDialog>([](ExportDialog& dialog) { dialog.accept(); });
    f.action("Export…").trigger();
    QTRY_VERIFY(!f.session->isExporting());
    QTRY_VERIFY2(QFile::exists(f.file("photo – style.jpg")),
                 qPrintable(QDir(f.folder.path()).entryList().join(QLatin1Char(' '))));
    QTRY_COMPARE(f.window->studio().messages().messages().size(), 1);
    QVERIFY(!f.window->studio().messages().messages().first().actionText.isEmpty());
    QCOMPARE(f.settings.exportFolder(), f.folder.path());
}

void TestMainWindow::exportDialogRefusesInputs() {
    const QTemporaryDir folder;
    const QString photo = folder.filePath(QStringLiteral("photo.jpg"));
    ExportDialog dialog(
        {photo, {640, 480}, PixelDepth::u8, [&](const QString& path) { return path == photo; }},
        {});
    dialog.accept();
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
    auto* name = dialog.findChild<QLineEdit*>();
    name->setText(folder.filePath(QStringLiteral("no/such/x.jpg")));
    dialog.accept();
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
    name->clear();
    dialog.accept();
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
    name->setText(folder.filePath(QStringLiteral("other")));
    dialog.accept();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(dialog.path(), folder.filePath(QStringLiteral("other.jpg")));
}

void TestMainWindow::exportDialogFollowsTheFormat() {
    const QTemporaryDir folder;
    ExportDialog dialog({folder.filePath(QStringLiteral("my photo v1.2.jpg")),
                         {640, 480},
                         PixelDepth::u8,
                         [](const QString&) { return false; }},
                        {});
    auto* format = dialog.findChild<QComboBox*>();
    format->setCurrentIndex(format->findData(int(FileFormat::tiff)));
    QCOMPARE(dialog.path(), folder.filePath(QStringLiteral("my photo v1.2.tif")));
    QCOMPARE(dialog.preferences().format, FileFormat::tiff);
    QVERIFY(!dialog.findChild<QSlider*>()->isEnabled());
    dialog.findChild<QLineEdit*>()->setText(folder.filePath(QStringLiteral("x.webp")));
    QCOMPARE(dialog.preferences().format, FileFormat::webp);
    QVERIFY(dialog.findChild<QSlider*>()->isEnabled());
}

void TestMainWindow::exportDialogEstimatesTheFile() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    ExportEstimator estimator(*f.session);
    QSignalSpy spy(&estimator, &ExportEstimator::estimated);
    ExportPreferences preferences;
    const auto bytesAt = [&](int quality) {
        preferences.quality = quality;
        estimator.request(preferences);
        return spy.wait() ? spy.takeLast().first().value<ExportEstimate>().bytes : 0;
    };
    const auto small = bytesAt(30);
    const auto large = bytesAt(98);
    QVERIFY(small > 0);
    QVERIFY2(small < large, qPrintable(QStringLiteral("%1 %2").arg(small).arg(large)));
    f.settings.setExportPreferences(preferences);
    f.action("Export Again").trigger();
    const QString file = f.file("photo – style.jpg");
    QTRY_VERIFY(QFile::exists(file));
    const auto written = QFileInfo(file).size();  // small pictures are encoded as a whole
    QVERIFY2(std::abs(written - large) <= written / 50,
             qPrintable(QStringLiteral("%1 %2").arg(written).arg(large)));
}

void TestMainWindow::exportDialogTellsWhenThereIsNoEstimate() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.engine->failRepaint = true;
    bool told = false;
    onDialog<ExportDialog>([&told](ExportDialog& dialog) {
        told = QTest::qWaitFor([&dialog] {
            return std::ranges::any_of(dialog.findChildren<QLabel*>(), [](const QLabel* label) {
                return label->text() == QLatin1String("File size unknown");
            });
        });
        dialog.reject();
    });
    f.action("Export…").trigger();
    QVERIFY(told);
}

void TestMainWindow::exportDialogStopsItsEstimate() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.engine->repaintMilliseconds = 20000;
    const int cancelled = f.engine->cancelled;
    const int repaints = f.engine->repaints;
    bool began = false;
    onDialog<ExportDialog>([&](ExportDialog& dialog) {
        began = QTest::qWaitFor([&] { return f.engine->repaints > repaints; });
        dialog.reject();
    });
    f.action("Export…").trigger();
    QVERIFY(began);
    QTRY_COMPARE(int(f.engine->cancelled), cancelled + 1);
    QTRY_VERIFY(f.session->isSettled());
}

void TestMainWindow::exportDialogKeepsToWhatFormatsHold() {
    ExportPreferences preferences;
    preferences.format = FileFormat::png;
    preferences.depth = ExportDepth::sixteen;
    preferences.maxSide = 1000;
    ExportDialog dialog({QStringLiteral("/tmp/x.png"),
                         {4000, 3000},
                         PixelDepth::u16,
                         [](const QString&) { return false; }},
                        preferences);
    const auto says = [&dialog](const QString& text) {
        return std::ranges::any_of(dialog.findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->text().contains(text);
        });
    };
    QVERIFY(says(QStringLiteral("1000 × 750 px, 16 bit")));
    dialog.findChild<QLineEdit*>()->setText(QStringLiteral("/tmp/x.jpg"));
    QVERIFY(says(QStringLiteral("1000 × 750 px, 8 bit")));
    dialog.findChild<QCheckBox*>()->setChecked(false);
    QVERIFY(says(QStringLiteral("4000 × 3000 px")));
    ExportEstimate estimate;
    estimate.bytes = 3'500'000;
    dialog.showEstimate(estimate);
    QVERIFY(says(
        dialog.locale().formattedDataSize(estimate.bytes, 1, QLocale::DataSizeTraditionalFormat)));
}

void TestMainWindow::settingsKeepTheDevice_data() {
    QTest::addColumn<QString>("device");
    QTest::addRow("automatic") << QStringLiteral("auto");
    QTest::addRow("listed") << QStringLiteral("cuda:0");
    QTest::addRow("not listed") << QStringLiteral("cuda:1");
}

void TestMainWindow::settingsKeepTheDevice() {
    QFETCH(const QString, device);
    const StudioFixture f;
    AppSettings settings(f.file("other.ini"));
    EngineOptions options;
    options.device = device.toStdString();
    settings.setEngineOptions(options);
    SettingsDialog dialog(settings, {{"cpu", "Processor"}, {"cuda:0", "Graphics card"}});
    dialog.accept();
    QCOMPARE(settings.engineOptions().device, options.device);
}

void TestMainWindow::exportDialogRemembersTheLimit_data() {
    QTest::addColumn<int>("photoSide");
    QTest::addColumn<int>("typed");  // 0: nothing
    QTest::addColumn<int>("kept");
    QTest::addRow("of a larger photo") << 4000 << 0 << 2048;
    QTest::addRow("of a smaller photo") << 640 << 0 << 2048;
    QTest::addRow("another, of a larger photo") << 4000 << 1000 << 1000;
    QTest::addRow("another, of a smaller photo") << 640 << 320 << 320;
}

void TestMainWindow::exportDialogRemembersTheLimit() {
    QFETCH(const int, photoSide);
    QFETCH(const int, typed);
    QFETCH(const int, kept);
    ExportPreferences preferences;
    preferences.maxSide = 2048;
    ExportDialog dialog({QStringLiteral("/tmp/x.jpg"),
                         {photoSide, photoSide / 2},
                         PixelDepth::u8,
                         [](const QString&) { return false; }},
                        preferences);
    const auto boxes = dialog.findChildren<QSpinBox*>();
    const auto side = std::ranges::find(boxes, QStringLiteral("Longest side"),
                                        [](const QSpinBox* box) { return box->accessibleName(); });
    QVERIFY(side != boxes.end());
    if (typed > 0)
        (*side)->setValue(typed);
    QCOMPARE(dialog.preferences().maxSide, kept);
    dialog.findChild<QCheckBox*>()->setChecked(false);
    QCOMPARE(dialog.preferences().maxSide, 0);
}

void TestMainWindow::draggedResultIsAFile() {
    WindowFixture f;
    auto* handle = f.window->findChild<ResultDragButton*>();
    QVERIFY(!handle->isEnabled());
    QVERIFY(f.dropBoth());
    QVERIFY(handle->isEnabled());
    f.engine->repaintMilliseconds = 200;
    const auto mime = handle->makeMimeData();
    const QList<QUrl> urls = mime->urls();  // asked for before it is written
    QCOMPARE(urls.size(), 1);
    const QString file = urls.first().toLocalFile();
    QCOMPARE(QFileInfo(file).fileName(), QStringLiteral("photo – style.jpg"));
    QCOMPARE(QImage(file).size(), QSize(640, 480));
    QVERIFY(!mayHoldPicture(*mime));
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
    const auto again = handle->makeMimeData();  // the first file stays as it is
    QVERIFY(again->urls() != urls);
}

void TestMainWindow::draggedResultThatFailsIsNothing() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.engine->failRepaint = true;
    const auto mime = f.window->findChild<ResultDragButton*>()->makeMimeData();
    QVERIFY(mime->urls().isEmpty());
    QCOMPARE(f.messages.size(), 1);
}

void TestMainWindow::exportAgainKeepsBoth() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    for (int i = 0; i < 10; ++i) {
        f.action("Export Again").trigger();
        QVERIFY(f.session->isExporting());
        QTRY_VERIFY(!f.session->isExporting());
    }
    QTRY_VERIFY(QFile::exists(f.file("photo – style.jpg")));
    for (int i = 2; i <= 10; ++i)
        QVERIFY(QFile::exists(f.file(qPrintable(QStringLiteral("photo – style (%1).jpg").arg(i)))));
}

void TestMainWindow::exportCanBeCancelled() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.engine->repaintMilliseconds = 5000;
    f.action("Export Again").trigger();
    QVERIFY(!f.action("Export…").isEnabled());
    QTest::qWait(100);
    f.session->cancelExport();
    QVERIFY(f.action("Export…").isEnabled());
    QTRY_COMPARE(int(f.engine->cancelled), 1);
    QVERIFY(!QFile::exists(f.file("photo – style.jpg")));
}

void TestMainWindow::droppedModelIsInstalledOrRefused() {
    WindowFixture f;
    f.drop(*f.window, {QUrl::fromLocalFile(f.write("bad.irodori", "not a model"))});
    QTRY_COMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("bad.irodori")),
             qPrintable(f.messageTexts()));

    const QString shipped = QString::fromLocal8Bit(qgetenv("IRODORI_RESOURCES"))
                            + QStringLiteral("/models/starter.irodori");
    QVERIFY(QFile::exists(shipped));
    f.drop(f.panel(), {QUrl::fromLocalFile(shipped)});
    QTRY_VERIFY(QFile::exists(f.file("models/starter.irodori")));
    QTRY_COMPARE(f.settings.modelPath(), f.file("models/starter.irodori"));
    QTRY_COMPARE(f.session->models().size(), std::size_t(1));
}

void TestMainWindow::recentMenus() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    QMenu* menu = f.action("Recent Photos").menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("photo.png"));
    f.session->closePhoto();
    QVERIFY(f.view().isEmpty());
    menu->actions().first()->trigger();
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("photo.png"));
}

void TestMainWindow::badInputsAreMessages_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("ontoStyle");
    QTest::addRow("zero bytes as photo") << QByteArray("") << false;
    QTest::addRow("zero bytes as style") << QByteArray("") << true;
    QTest::addRow("text as photo") << QByteArray("text") << false;
    QTest::addRow("text as style") << QByteArray("text") << true;
}

void TestMainWindow::badInputsAreMessages() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, ontoStyle);
    WindowFixture f;
    QVERIFY(f.dropBoth());
    QWidget& target = ontoStyle ? static_cast<QWidget&>(f.panel()) : f.view();
    f.drop(target, {QUrl::fromLocalFile(f.write("bad.jpg", bytes))});
    QTRY_COMPARE(f.window->studio().messages().messages().size(), 1);
    QVERIFY(
        f.window->studio().messages().messages().first().text.contains(QStringLiteral("bad.jpg")));
    QVERIFY(f.view().hasAfter());
    QCOMPARE(f.session->references().size(), std::size_t(1));
}

void TestMainWindow::commandsFollowTheState() {
    WindowFixture f;
    QVERIFY(!f.action("Swap").isEnabled());
    QVERIFY(!f.action("Undo").isEnabled());
    QVERIFY(f.dropBoth());
    QVERIFY(f.action("Swap").isEnabled());
    QVERIFY(f.action("Undo").isEnabled() == f.session->undoStack().canUndo());
    f.action("Swap").trigger();
    QTRY_COMPARE(f.view().photoSize(), QSize(64, 64));
    f.action("Close Photo").trigger();
    QVERIFY(f.view().isEmpty());
    QVERIFY(!f.action("Export…").isEnabled());
}

void TestMainWindow::changesLanguageLive() {
    /// Translates everything to itself with a mark.
    class Marked : public QTranslator {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        QString translate(const char* /*context*/, const char* source, const char* /*comment*/,
                          int /*n*/) const override {
            return QStringLiteral("»") + QString::fromUtf8(source);
        }
    };
    const WindowFixture f;
    Marked translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QCoreApplication::processEvents();
    for (const QAction* menu : f.window->menuBar()->actions())
        QVERIFY2(menu->text().startsWith(QStringLiteral("»")), qPrintable(menu->text()));
    QVERIFY(f.panel().findChild<QCheckBox*>()->text().startsWith(QStringLiteral("»")));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::processEvents();
    QCOMPARE(f.window->menuBar()->actions().first()->text(), QStringLiteral("&File"));
}

void TestMainWindow::layoutSurvivesARestart() {
    WindowFixture f;
    f.window->resize(1000, 700);
    f.window->close();
    QVERIFY(!f.settings.windowGeometry().isEmpty());
    const MainWindow again(*f.session, f.batch, f.runs, f.settings);
    QCOMPARE(again.size(), QSize(1000, 700));
}

void TestMainWindow::closesMidJob() {
    WindowFixture f;
    QVERIFY(f.dropBoth());
    f.engine->repaintMilliseconds = 10000;
    f.strengthSlider().setSliderPosition(3);
    f.drop(f.view(), {QUrl::fromLocalFile(f.file("photo.png"))});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(f.window->close());
    f.window.reset();
    f.session.reset();
    QVERIFY(timer.elapsed() < 1000);
}

void TestMainWindow::staysResponsive() {
    WindowFixture f;
    f.engine->repaintMilliseconds = 30;
    f.drop(f.view(), {QUrl::fromLocalFile(f.picture("large.png", {3000, 2000}, Qt::cyan))});
    QTRY_VERIFY(f.session->photo());
    QTest::qWait(200);
    Watchdog watchdog;
    f.drop(f.panel(), {QUrl::fromLocalFile(f.picture("style.png", {900, 900}, Qt::red))});
    ValueSlider& slider = f.strengthSlider();
    for (int i = 0; i < 100; ++i) {
        slider.setSliderPosition(i);
        if (i % 10 == 0)
            f.view().zoomIn();
        if (i % 25 == 0)
            f.action("Undo").trigger();
        QTest::qWait(8);
    }
    f.action("Fit").trigger();
    QTRY_VERIFY(f.session->isSettled());
    qInfo("event loop: p99.9 %lld ms, longest %lld ms", watchdog.percentile(0.999),
          watchdog.longest());
    QVERIFY(watchdog.longest() < 1000);  // generous: other tests share the machine
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
