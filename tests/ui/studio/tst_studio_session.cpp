// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include "studio/export_estimate.h"
#include "studio_fixture.h"

using namespace irodori;
using namespace irodori::test;

class TestStudioSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void repaintsOnceBothAreThere();
    void encodesEachPictureOnce();
    void dropIsAcceptedBeforeTheModelIsReady();
    void dragGivesDraftsThenTheTrueRepaint();
    void draftsStaySmallWhereTheTrueRepaintIsSlow();
    void finerBrushesAreExpectedToTakeLonger();
    void dragOnASlowEngineKeepsShowing();
    void slowDraftsAreShownFirst();
    void dragIsOneUndoStep();
    void separateGesturesAreSeparateSteps();
    void undoOfReferences();
    void undoAfterAnotherPhotoIsGone();
    void photoComesBackWithItsMask_data();
    void photoComesBackWithItsMask();
    void photoWithoutWorkJustGoes();
    void stylesOfOneDropAreOneStep();
    void stylesBeyondTheLimitAreLeftOut();
    void weightsReachTheEngine();
    void withoutStyleThereIsNoResult();
    void viewAsksForItsPart();
    void panKeepsTheSurroundings();
    void newerPhotoWins();
    void swapsPhotoAndStyle();
    void badPicturesAreNamed_data();
    void badPicturesAreNamed();
    void otherPicturesGoOnAfterABadOne();
    void engineFailuresAreMessages();
    void exceptionsAreMessages();
    void exports_data();
    void exports();
    void exportReportsProgress();
    void exportNeverReplacesInputs();
    void exportIntoAMissingFolderFails();
    void cancelledExportLeavesNothing();
    void exportSurvivesSliders();
    void exportStopsTheSample();
    void failedSampleIsTold();
    void restoresFromAnExportedPicture();
    void restoreNeedsTheModel();
    void copiesTheResult();
    void badModelKeepsTheOldOne();
    void modelChangeEncodesAnew();
    void missingDeviceIsAMessage();
    void paintsVariants_data();
    void paintsVariants();
    void variantsMakeWay();
    void newerVariantsReplaceOlderOnes();
    void failedVariantsEndTheList();
    void appliesARecipe();
    void recipeWithoutAMaskKeepsThePaintedOne();
    void recipeTakesPicturesThatAreHere_data();
    void recipeTakesPicturesThatAreHere();
    void recipeWithAPictureTwice();
    void triesARecipeOut();
    void remembersSettings();
    void destroyedMidJob();
};

void TestStudioSession::repaintsOnceBothAreThere() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.previews.last().region, QRectF(0, 0, 640, 480));
    QCOMPARE(f.previews.last().image.size(), QSize(640, 480));
    QVERIFY(f.previews.last().image.pixelColor(5, 5).red() > 100);
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
    QCOMPARE(f.settings.recentFiles(FileKind::photo), QStringList{f.file("photo.png")});
    QCOMPARE(f.settings.recentFiles(FileKind::style), QStringList{f.file("style.png")});
}

void TestStudioSession::encodesEachPictureOnce() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    StyleSettings settings = f.session->settings();
    for (const double strength : {0.2, 0.4, 0.6}) {
        settings.strength = strength;
        f.session->setSettings(settings, Edit::strength);
        f.session->endGesture();
        QTRY_VERIFY(f.session->isSettled());
    }
    QCOMPARE(int(f.engine->encodes), 2);
    QCOMPARE(f.engine->lastRequest().settings.strength, 0.6);
}

void TestStudioSession::dropIsAcceptedBeforeTheModelIsReady() {
    StudioFixture f;
    f.session->openPhoto(PictureSource::file(f.picture("p.png", {64, 48}, Qt::blue)));
    f.session->openStyle(PictureSource::file(f.picture("s.png", {64, 48}, Qt::red)));
    QTRY_VERIFY(f.session->photo() && f.session->references().size() == 1);
    QVERIFY(!f.session->canRepaint());
    f.session->start();
    QTRY_COMPARE(f.previews.size(), 2);  // the repaint, and its confirmation at rest
}

void TestStudioSession::dragGivesDraftsThenTheTrueRepaint() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.previews.clear();
    StyleSettings settings = f.session->settings();
    for (int i = 0; i < 10; ++i) {
        settings.strength = 0.5 + i * 0.01;
        f.session->setSettings(settings, Edit::strength);
        QTest::qWait(10);
    }
    QTRY_VERIFY(!f.previews.isEmpty());
    QVERIFY(f.previews.first().draft);
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(!f.previews.last().draft);
    QCOMPARE(f.engine->lastRequest().draftDivisor, 1);
    QCOMPARE(f.engine->lastRequest().settings.strength, settings.strength);
}

void TestStudioSession::draftsStaySmallWhereTheTrueRepaintIsSlow() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    StyleSettings settings = f.session->settings();
    for (const double strength : {0.4, 0.5, 0.6}) {
        f.previews.clear();
        settings.strength = strength;
        f.session->setSettings(settings, Edit::strength);
        QTRY_VERIFY(f.session->isSettled());
        QVERIFY2(f.previews.first().draft, qPrintable(QString::number(strength)));
    }
}

void TestStudioSession::finerBrushesAreExpectedToTakeLonger() {
    StudioFixture f;
    f.engine->paintSeconds = 0.1;  // no drafts where it stays at that
    QVERIFY(f.openBoth({640, 480}));
    StyleSettings settings = f.session->settings();
    const auto firstIsDraft = [&](Edit edit) {
        f.previews.clear();
        f.session->setSettings(settings, edit);
        const bool isThere =
            QTest::qWaitFor([&] { return !f.previews.isEmpty() && f.session->isSettled(); });
        return isThere && f.previews.first().draft;
    };
    settings.paintSize = 256;
    QVERIFY(!firstIsDraft(Edit::brush));
    settings.strength = 0.5;
    QVERIFY(!firstIsDraft(Edit::strength));
    settings.paintSize = 640;
    QVERIFY(firstIsDraft(Edit::brush));
}

void TestStudioSession::dragOnASlowEngineKeepsShowing() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->repaintMilliseconds = 120;  // drafts take 60
    f.previews.clear();
    StyleSettings settings = f.session->settings();
    for (int i = 0; i < 40; ++i) {
        settings.strength = 0.5 + i * 0.01;
        f.session->setSettings(settings, Edit::strength);
        QTest::qWait(10);
    }
    QVERIFY2(f.previews.size() >= 3, "the preview must follow the thumb, not starve");
    QCOMPARE(int(f.engine->cancelled), 0);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().settings.strength, settings.strength);
}

void TestStudioSession::slowDraftsAreShownFirst() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->repaintMilliseconds = 600;  // drafts take 300: the slider rests before they are there
    f.previews.clear();
    StyleSettings settings = f.session->settings();
    settings.strength = 0.5;
    f.session->setSettings(settings, Edit::strength);
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.previews.first().draft);
    QVERIFY(!f.previews.last().draft);
    QCOMPARE(int(f.engine->cancelled), 0);
}

void TestStudioSession::dragIsOneUndoStep() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    const int before = f.session->undoStack().count();
    StyleSettings settings = f.session->settings();
    const double initial = settings.strength;
    for (const double strength : {0.9, 0.8, 0.7}) {
        settings.strength = strength;
        f.session->setSettings(settings, Edit::strength);
    }
    f.session->endGesture();
    QCOMPARE(f.session->undoStack().count(), before + 1);
    f.session->undoStack().undo();
    QCOMPARE(f.session->settings().strength, initial);
    f.session->undoStack().redo();
    QCOMPARE(f.session->settings().strength, 0.7);
}

void TestStudioSession::separateGesturesAreSeparateSteps() {
    StudioFixture f;
    StyleSettings settings;
    settings.strength = 0.5;
    f.session->setSettings(settings, Edit::strength);
    settings.variation = 0.3;
    f.session->setSettings(settings, Edit::variation);  // another slider
    f.session->endGesture();
    settings.variation = 0.4;
    f.session->setSettings(settings, Edit::variation);  // the same, later
    QCOMPARE(f.session->undoStack().count(), 3);

    settings.variation = 0.3;  // there and back in one gesture is no step
    f.session->setSettings(settings, Edit::variation);
    QCOMPARE(f.session->undoStack().count(), 2);
    f.session->undoStack().undo();
    QCOMPARE(f.session->settings().variation, 0.);
    QCOMPARE(f.session->settings().strength, 0.5);
}

void TestStudioSession::undoOfReferences() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    const int encodes = f.engine->encodes;
    f.session->removeReference(f.session->references().front().picture->id);
    QVERIFY(f.session->references().empty());
    f.session->undoStack().undo();
    QCOMPARE(f.session->references().size(), std::size_t(1));
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.session->canRepaint());
    QCOMPARE(int(f.engine->encodes), encodes);

    f.session->openStyle(PictureSource::file(f.picture("2.png", {32, 32}, Qt::green)),
                         StudioSession::Placement::replaceAll);
    QTRY_COMPARE(f.session->references().front().picture->name, QStringLiteral("2.png"));
    QCOMPARE(f.session->references().size(), std::size_t(1));
    f.session->undoStack().undo();
    QCOMPARE(f.session->references().front().picture->name, QStringLiteral("style.png"));
}

void TestStudioSession::undoAfterAnotherPhotoIsGone() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    QVERIFY(f.session->undoStack().canUndo());
    f.session->openPhoto(PictureSource::file(f.picture("other.png", {50, 40}, Qt::gray)));
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("other.png"));
    QVERIFY(!f.session->undoStack().canUndo());
    QCOMPARE(f.session->references().size(), std::size_t(1));
}

void TestStudioSession::photoComesBackWithItsMask_data() {
    QTest::addColumn<QString>("gone");
    QTest::addColumn<bool>("hasMask");
    for (const char* gone : {"by another", "closed", "swapped"}) {
        QTest::addRow("%s, with a mask", gone) << QString::fromUtf8(gone) << true;
        QTest::addRow("%s, with undo steps", gone) << QString::fromUtf8(gone) << false;
    }
}

void TestStudioSession::photoComesBackWithItsMask() {
    QFETCH(QString, gone);
    QFETCH(bool, hasMask);
    StudioFixture f;
    QVERIFY(f.openBoth());
    if (hasMask) {
        f.session->setRegion(StyledRegion::mask);
        auto painted = std::make_shared<Mask>(*f.session->mask());
        painted->values[7] = 255;
        f.session->setMask(std::move(painted), Edit::paintMask);
    }
    const StudioDocument before = f.session->document();
    if (gone == QLatin1String("closed"))
        f.session->closePhoto();
    else if (gone == QLatin1String("swapped"))
        f.session->swapPhotoAndStyle();
    else
        f.session->openPhoto(PictureSource::file(f.picture("other.png", {50, 40}, Qt::gray)));
    QTRY_VERIFY(f.session->photoName() != QStringLiteral("photo.png"));
    QVERIFY(!f.session->mask());
    QCOMPARE(f.messages.size(), 1);
    const Message offer = f.messages.first();
    QVERIFY2(offer.text.contains(QStringLiteral("photo.png")), qPrintable(offer.text));
    QCOMPARE(offer.severity, hasMask ? Severity::warning : Severity::info);
    QVERIFY(!offer.actionText.isEmpty());

    StyleSettings settings;
    settings.strength = 0.3;
    f.session->setSettings(settings, Edit::strength);
    offer.action();
    QCOMPARE(f.session->photoName(), QStringLiteral("photo.png"));
    QVERIFY(f.session->mask() == before.mask);
    QVERIFY(f.session->settings() == before.settings);
    QCOMPARE(f.session->references().size(), std::size_t(1));
    QCOMPARE(f.session->references().front().picture->name, QStringLiteral("style.png"));
    QTRY_VERIFY(f.session->isSettled() && f.session->canRepaint());
}

void TestStudioSession::photoWithoutWorkJustGoes() {
    StudioFixture f;
    f.session->openPhoto(PictureSource::file(f.picture("a.png", {8, 8}, Qt::red)));
    QTRY_VERIFY(f.session->photo());
    f.session->openPhoto(PictureSource::file(f.picture("b.png", {8, 8}, Qt::red)));
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("b.png"));
    f.session->closePhoto();
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

namespace {

std::vector<PictureSource> pictures(int count) {
    std::vector<PictureSource> sources;
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (int i = 0; i < count; ++i)
        sources.push_back({{}, {}, image, QString::number(i)});
    return sources;
}

}  // namespace

void TestStudioSession::stylesOfOneDropAreOneStep() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    const int steps = f.session->undoStack().count();
    for (const std::size_t expected : {std::size_t(4), std::size_t(7)}) {
        f.session->openStyles(pictures(3));
        QTRY_COMPARE(f.session->references().size(), expected);
    }
    QCOMPARE(f.session->undoStack().count(), steps + 2);
    f.session->undoStack().undo();
    QCOMPARE(f.session->references().size(), std::size_t(4));
    f.session->undoStack().undo();
    QCOMPARE(f.session->references().size(), std::size_t(1));
}

void TestStudioSession::stylesBeyondTheLimitAreLeftOut() {
    constexpr int kTimeout = 20000;  // of a slow and busy computer
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.session->openStyles(pictures(300));
    QTRY_COMPARE_WITH_TIMEOUT(f.session->references().size(), kMaxReferences, kTimeout);
    QTRY_VERIFY_WITH_TIMEOUT(f.session->isSettled(), kTimeout);
    QCOMPARE(f.session->references().size(), kMaxReferences);
    QCOMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("237")), qPrintable(f.messageTexts()));
    QVERIFY(recipeFromJson(toJson(f.session->recipe())));  // what is kept can be read again

    f.session->openStyle(pictures(1).front());
    QTRY_COMPARE(f.messages.size(), 2);
    QCOMPARE(f.session->references().size(), kMaxReferences);

    f.session->undoStack().undo();
    f.session->openStyles(pictures(40));  // the second begins before the first is read
    f.session->openStyles(pictures(40));
    QTRY_VERIFY_WITH_TIMEOUT(f.session->isSettled(), kTimeout);
    QCOMPARE(f.session->references().size(), kMaxReferences);

    f.session->openStyle(pictures(1).front(), StudioSession::Placement::replaceAll);
    QTRY_COMPARE(f.session->references().size(), std::size_t(1));
}

void TestStudioSession::weightsReachTheEngine() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.session->openStyle(PictureSource::file(f.picture("2.png", {32, 32}, Qt::green)));
    QTRY_COMPARE(f.session->references().size(), std::size_t(2));
    const auto id = f.session->references()[1].picture->id;
    f.session->setReferenceWeight(id, 2.5);
    f.session->setReferenceWeight(id, 99);  // clamped
    f.session->endGesture();
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().references.size(), std::size_t(2));
    QCOMPARE(f.engine->lastRequest().references[1].weight, kReferenceWeight.max);
    f.session->setReferenceWeight(id, 0);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().references.size(), std::size_t(1));
    f.session->undoStack().undo();
    f.session->undoStack().undo();
    QCOMPARE(f.session->references()[1].weight, 1.);
}

void TestStudioSession::withoutStyleThereIsNoResult() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    const QSignalSpy cleared(f.session.get(), &StudioSession::previewCleared);
    const auto id = f.session->references().front().picture->id;
    f.session->setReferenceWeight(id, 0);
    QCOMPARE(cleared.count(), 1);
    QVERIFY(!f.session->canRepaint());
    f.session->removeReference(id);
    QVERIFY(!f.session->canRepaint());
    f.session->exportPicture(f.file("x.png"), {}, IfExists::replace);
    QVERIFY(!f.session->isExporting());
}

void TestStudioSession::viewAsksForItsPart() {
    StudioFixture f;
    QVERIFY(f.openBoth({2000, 1000}));
    f.session->setView(QRectF(0, 0, 2000, 1000), 0.25);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().outputSide, 500);
    QVERIFY(f.engine->lastRequest().region.isEmpty());

    f.previews.clear();
    f.session->setView(QRectF(500, 250, 400, 200), 1);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().outputSide, 2000);
    QCOMPARE(f.engine->lastRequest().region, (Rect{500, 250, 400, 200}));
    QCOMPARE(f.previews.last().region, QRectF(500, 250, 400, 200));

    const int repaints = f.engine->repaints;
    f.session->setView(QRectF(500, 250, 400, 200), 1);  // nothing new
    QVERIFY(f.session->isSettled());
    QCOMPARE(int(f.engine->repaints), repaints);

    f.session->setView(QRectF(-100, -50, 400, 200), 8);  // beyond the edge, enlarged
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().outputSide, 2000);
    QCOMPARE(f.engine->lastRequest().region, (Rect{0, 0, 300, 150}));
}

void TestStudioSession::panKeepsTheSurroundings() {
    StudioFixture f;
    QVERIFY(f.openBoth({2000, 1000}));
    f.session->setView(QRectF(500, 250, 400, 200), 1);
    QTRY_VERIFY(f.session->isSettled());
    f.previews.clear();
    StyleSettings settings = f.session->settings();
    settings.strength = 0.4;
    f.session->setSettings(settings, Edit::strength);
    f.session->endGesture();
    QTRY_VERIFY(f.session->isSettled());
    // The part first, then what is around it, and the part on top again.
    QVERIFY(f.previews.size() >= 3);
    QCOMPARE(f.previews.last().region, QRectF(500, 250, 400, 200));
    QCOMPARE(f.previews[f.previews.size() - 2].region, QRectF(0, 0, 2000, 1000));

    f.previews.clear();
    f.session->setView(QRectF(600, 250, 400, 200), 1);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.previews.size(), 1);
}

void TestStudioSession::newerPhotoWins() {
    StudioFixture f;
    f.session->openPhoto(PictureSource::file(f.picture("a.png", {1500, 1500}, Qt::red)));
    f.session->openPhoto(PictureSource::file(f.picture("b.png", {20, 20}, Qt::green)));
    QTRY_VERIFY(f.session->photo());
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.session->photoName(), QStringLiteral("b.png"));
}

void TestStudioSession::swapsPhotoAndStyle() {
    StudioFixture f;
    QVERIFY(!f.session->canSwap());
    QVERIFY(f.openBoth());
    QVERIFY(f.session->canSwap());
    f.session->swapPhotoAndStyle();
    QCOMPARE(f.session->photoName(), QStringLiteral("style.png"));
    QCOMPARE(f.session->references().front().picture->name, QStringLiteral("photo.png"));
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.previews.last().region, QRectF(0, 0, 64, 64));
}

void TestStudioSession::badPicturesAreNamed_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");  // null: not written
    QTest::addColumn<QString>("reason");
    QTest::addRow("missing file") << QStringLiteral("gone.jpg") << QByteArray()
                                  << QStringLiteral("does not exist");
    QTest::addRow("folder") << QStringLiteral(".") << QByteArray() << QStringLiteral("folder");
    QTest::addRow("zero bytes") << QStringLiteral("zero.jpg") << QByteArray("")
                                << QStringLiteral("is empty");
    QTest::addRow("text renamed .jpg")
        << QStringLiteral("text.jpg") << QByteArray("This is not a picture, only text.")
        << QStringLiteral("format");
    QTest::addRow("truncated PNG")
        << QStringLiteral("cut.png") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18)
        << QStringLiteral("damaged");
}

void TestStudioSession::badPicturesAreNamed() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    StudioFixture f;
    QVERIFY(f.openBoth());
    const QString path =
        bytes.isNull() ? f.file(qPrintable(name)) : f.write(qPrintable(name), bytes);
    f.session->openPhoto(PictureSource::file(path));
    QTRY_COMPARE(f.messages.size(), 1);
    QVERIFY2(f.messages.first().text.contains(reason), qPrintable(f.messageTexts()));
    if (name != QLatin1String("."))
        QVERIFY2(f.messages.first().text.contains(name), qPrintable(f.messageTexts()));
    QCOMPARE(f.session->photoName(), QStringLiteral("photo.png"));  // the old one stays
    QVERIFY(f.session->canRepaint());
}

void TestStudioSession::otherPicturesGoOnAfterABadOne() {
    StudioFixture f;
    f.session->openStyle(PictureSource::file(f.picture("1.png", {8, 8}, Qt::red)));
    f.session->openStyle(PictureSource::file(f.write("bad.png", "text")));
    f.session->openStyle(PictureSource::file(f.picture("2.png", {1, 1}, Qt::red)));
    QTRY_COMPARE(f.session->references().size(), std::size_t(2));
    QCOMPARE(f.messages.size(), 1);
    QVERIFY(f.messages.first().text.contains(QStringLiteral("bad.png")));
}

void TestStudioSession::engineFailuresAreMessages() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->failRepaint = true;
    StyleSettings settings;
    settings.strength = 0.3;
    f.session->setSettings(settings, Edit::strength);
    QTRY_VERIFY(!f.messages.isEmpty());
    QVERIFY2(f.messageTexts().contains(QStringLiteral("memory for “photo.png”")),
             qPrintable(f.messageTexts()));
    f.engine->failRepaint = false;
    QTRY_VERIFY(f.session->isSettled());
    f.previews.clear();
    settings.strength = 0.4;
    f.session->setSettings(settings, Edit::strength);
    QTRY_VERIFY(!f.previews.isEmpty());
}

void TestStudioSession::exceptionsAreMessages() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->throwInRepaint = true;
    f.session->exportPicture(f.file("out.png"), {}, IfExists::replace);
    QTRY_VERIFY(!f.messages.isEmpty());
    QCOMPARE(f.messages.first().severity, Severity::error);
    QVERIFY(!QFile::exists(f.file("out.png")));
}

void TestStudioSession::exports_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("maxSide");
    QTest::addColumn<QSize>("size");
    QTest::addRow("PNG, full size")
        << int(FileFormat::png) << QStringLiteral("o.png") << 0 << QSize(640, 480);
    QTest::addRow("JPEG, limited")
        << int(FileFormat::jpeg) << QStringLiteral("o.jpg") << 320 << QSize(320, 240);
    QTest::addRow("WebP") << int(FileFormat::webp) << QStringLiteral("o.webp") << 0
                          << QSize(640, 480);
    QTest::addRow("TIFF, never enlarged")
        << int(FileFormat::tiff) << QStringLiteral("o.tif") << 5000 << QSize(640, 480);
}

void TestStudioSession::exports() {
    QFETCH(int, format);
    QFETCH(QString, name);
    QFETCH(int, maxSide);
    QFETCH(QSize, size);
    StudioFixture f;
    QVERIFY(f.openBoth());
    ExportPreferences preferences;
    preferences.format = FileFormat(format);
    preferences.maxSide = maxSide;
    QSignalSpy finished(f.session.get(), &StudioSession::exportFinished);
    const QString path = f.file(qPrintable(name));
    f.session->exportPicture(path, preferences, IfExists::replace);
    QVERIFY(f.session->isExporting());
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toString(), path);
    const auto written = load(PictureSource::file(path));
    QVERIFY(written);
    QCOMPARE(QSize(written->picture->image.width, written->picture->image.height), size);
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestStudioSession::exportReportsProgress() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->repaintMilliseconds = 1200;
    QSignalSpy progress(f.session.get(), &StudioSession::exportProgress);
    QSignalSpy finished(f.session.get(), &StudioSession::exportFinished);
    f.session->exportPicture(f.file("o.png"), {}, IfExists::replace);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(progress.count() > 5);
    double last = 0;
    bool estimated = false;
    for (const auto& call : progress) {
        QVERIFY(call[0].toDouble() >= last);
        last = call[0].toDouble();
        estimated = estimated || call[1].toInt() > 0;
    }
    QVERIFY(estimated);
}

void TestStudioSession::exportNeverReplacesInputs() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    for (const char* input : {"photo.png", "style.png"}) {
        f.messages.clear();
        const QByteArray before = readAll(f.file(input));
        f.session->exportPicture(f.file(input), {}, IfExists::replace);
        QVERIFY(!f.session->isExporting());
        QCOMPARE(f.messages.size(), 1);
        QVERIFY(f.messages.first().text.contains(QLatin1String(input)));
        QCOMPARE(readAll(f.file(input)), before);
    }
    QVERIFY(QFile::link(f.file("photo.png"), f.file("link.png")));
    QVERIFY(f.session->isInput(f.file("link.png")));
}

void TestStudioSession::exportIntoAMissingFolderFails() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    QSignalSpy finished(f.session.get(), &StudioSession::exportFinished);
    f.session->exportPicture(f.file("no/such/folder/o.png"), {}, IfExists::replace);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().toString().isEmpty());
    QVERIFY2(f.messageTexts().contains(QStringLiteral("o.png")), qPrintable(f.messageTexts()));
}

void TestStudioSession::cancelledExportLeavesNothing() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->repaintMilliseconds = 5000;
    QSignalSpy finished(f.session.get(), &StudioSession::exportFinished);
    const QStringList before = QDir(f.folder.path()).entryList();
    f.session->exportPicture(f.file("o.png"), {}, IfExists::replace);
    QTest::qWait(50);
    QElapsedTimer timer;
    timer.start();
    f.session->cancelExport();
    QVERIFY2(timer.elapsed() < 1000, "the export itself takes 5 s");
    QCOMPARE(finished.count(), 1);
    QVERIFY(!f.session->isExporting());
    QTRY_COMPARE(int(f.engine->cancelled), 1);
    QTest::qWait(50);
    QCOMPARE(QDir(f.folder.path()).entryList(), before);
    QCOMPARE(finished.count(), 1);
    QVERIFY(f.messages.isEmpty());
}

void TestStudioSession::exportSurvivesSliders() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->repaintMilliseconds = 200;
    QSignalSpy finished(f.session.get(), &StudioSession::exportFinished);
    f.session->exportPicture(f.file("o.png"), {}, IfExists::replace);
    StyleSettings settings = f.session->settings();
    for (int i = 0; i < 10; ++i) {
        settings.strength = 0.1 * i;
        f.session->setSettings(settings, Edit::strength);
        QTest::qWait(5);
    }
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(QFile::exists(f.file("o.png")));
}

void TestStudioSession::exportStopsTheSample() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    const int repaints = f.engine->repaints;
    const int cancelled = f.engine->cancelled;
    bool done = false;
    f.engine->repaintMilliseconds = 20000;
    f.session->sampleResult({}, f.session.get(), [&done](const auto& /*sample*/) { done = true; });
    QTRY_VERIFY(f.engine->repaints > repaints);
    f.engine->repaintMilliseconds = 0;
    QSignalSpy finished(f.session.get(), &StudioSession::exportFinished);
    f.session->exportPicture(f.file("o.png"), {}, IfExists::replace);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toString(), f.file("o.png"));
    QCOMPARE(int(f.engine->cancelled), cancelled + 1);
    QVERIFY(!done);
}

void TestStudioSession::failedSampleIsTold() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    int samples = 0;
    int failures = 0;
    const auto count = [&](const std::shared_ptr<const ResultSample>& sample) {
        ++(sample ? samples : failures);
    };
    f.session->sampleResult({}, f.session.get(), count);
    QTRY_COMPARE(samples, 1);
    f.engine->failRepaint = true;
    f.session->sampleResult({}, f.session.get(), count);
    QTRY_COMPARE(failures, 1);
    f.session->removeReference(f.session->references().front().picture->id);
    f.session->sampleResult({}, f.session.get(), count);  // there is nothing to paint
    QCOMPARE(failures, 2);
    QCOMPARE(samples, 1);
}

void TestStudioSession::restoresFromAnExportedPicture() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    StyleSettings settings;
    settings.strength = 0.66;
    settings.variation = 0.25;
    settings.seed = 77;
    settings.paintSize = 512;
    f.session->setSettings(settings, Edit::strength);
    f.session->exportPicture(f.file("out.jpg"), {}, IfExists::replace);
    QTRY_VERIFY(!f.session->isExporting());
    QTRY_VERIFY(f.session->isSettled());
    f.session->resetSettings();
    f.session->removeReference(f.session->references().front().picture->id);
    QVERIFY(QFile::remove(f.file("style.png")));

    f.messages.clear();
    f.session->openPhoto(PictureSource::file(f.file("out.jpg")));
    QTRY_COMPARE(f.messages.size(), 2);  // the first offers the photo before
    QVERIFY(!f.messages.last().actionText.isEmpty());
    f.messages.last().action();
    QVERIFY(f.session->settings() == settings);
    QCOMPARE(f.session->references().size(), std::size_t(1));
    QCOMPARE(f.session->references().front().picture->name, QStringLiteral("style.png"));
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.session->canRepaint());
    QVERIFY(f.engine->lastRequest().references.front().code[0] > 0.9F);  // red
    f.session->undoStack().undo();
    QVERIFY(f.session->references().empty());
}

void TestStudioSession::restoreNeedsTheModel() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.session->exportPicture(f.file("out.png"), {}, IfExists::replace);
    QTRY_VERIFY(!f.session->isExporting());
    f.session->selectModel(f.write("other.irodori", "another model"));
    QTRY_COMPARE(f.engine->model().name, "other");
    QTRY_VERIFY(f.session->isSettled());

    f.session->openPhoto(PictureSource::file(f.file("out.png")));
    QTRY_COMPARE(f.messages.size(), 2);  // the first offers the photo before
    const auto before = f.session->references();
    f.messages.last().action();
    QTRY_COMPARE(f.messages.size(), 3);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("“starter”")), qPrintable(f.messageTexts()));
    QVERIFY(f.session->references() == before);
}

void TestStudioSession::copiesTheResult() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.session->setView(QRectF(0, 0, 640, 480), 0.1);
    f.session->copyResult();
    QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(640, 480));
}

void TestStudioSession::badModelKeepsTheOldOne() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.session->installModel(f.write("broken.irodori", "not a model"));
    QTRY_COMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("broken.irodori")),
             qPrintable(f.messageTexts()));
    QVERIFY(!QFile::exists(f.file("models/broken.irodori")));
    QCOMPARE(f.engine->model().name, "starter");

    f.engine->failModel = true;
    f.session->selectModel(f.write("other.irodori", "x"));
    QTRY_COMPARE(f.messages.size(), 2);
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.engine->model().name, "starter");
}

void TestStudioSession::modelChangeEncodesAnew() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    const int encodes = f.engine->encodes;
    f.session->selectModel(f.write("other.irodori", "x"));
    QTRY_COMPARE(int(f.engine->encodes), encodes + 2);
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.settings.modelPath(), f.file("other.irodori"));
}

void TestStudioSession::missingDeviceIsAMessage() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    EngineOptions options;
    options.device = "cuda:7";
    f.settings.setEngineOptions(options);
    QTRY_COMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("cuda:7")), qPrintable(f.messageTexts()));
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.session->canRepaint());
}

namespace {

/// A list of settings that differ in their seeds.
std::vector<StyleSettings> seeds(int count) {
    std::vector<StyleSettings> variants(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        variants[std::size_t(i)].seed = std::uint64_t(i);
    return variants;
}

}  // namespace

void TestStudioSession::paintsVariants_data() {
    QTest::addColumn<VariantBoard>("board");
    QTest::addColumn<QRectF>("visible");
    QTest::addColumn<QRectF>("region");
    QTest::addColumn<int>("side");
    const QRectF whole(0, 0, 640, 480);
    const QRectF part(100, 100, 200, 200);
    QTest::newRow("view, whole") << VariantBoard::view << whole << whole << 640;
    QTest::newRow("view, zoomed in") << VariantBoard::view << part << part << 640;
    QTest::newRow("sheet") << VariantBoard::sheet << part << whole << kVariantSheetSide;
}

void TestStudioSession::paintsVariants() {
    QFETCH(const VariantBoard, board);
    QFETCH(const QRectF, visible);
    QFETCH(const QRectF, region);
    QFETCH(const int, side);
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.session->setView(visible, 1);
    QTRY_VERIFY(f.session->isSettled());
    const StyleSettings before = f.session->settings();
    QSignalSpy ready(f.session.get(), &StudioSession::variantReady);
    f.session->paintVariants(board, seeds(3));
    QTRY_COMPARE(ready.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(ready[i][0].value<VariantBoard>(), board);
        QCOMPARE(ready[i][1].toInt(), i);
        QCOMPARE(ready[i][2].value<Preview>().region, region);
    }
    QCOMPARE(f.engine->lastRequest().settings.seed, 2U);
    QCOMPARE(f.engine->lastRequest().outputSide, side);
    QCOMPARE(f.session->settings(), before);
    QTRY_VERIFY(f.session->isSettled());
}

void TestStudioSession::variantsMakeWay() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->repaintMilliseconds = 50;
    QSignalSpy ready(f.session.get(), &StudioSession::variantReady);
    f.session->paintVariants(VariantBoard::sheet, seeds(2));
    QTRY_VERIFY(f.engine->repaints > 2);
    f.previews.clear();
    StyleSettings settings = f.session->settings();
    settings.strength = 0.5;
    f.session->setSettings(settings, Edit::strength);
    QTRY_VERIFY(!f.previews.isEmpty());
    QVERIFY2(ready.isEmpty(), "the picture comes before its variants");
    QTRY_COMPARE(ready.size(), 2);
    QVERIFY2(!f.previews.last().draft, "variants come after the true repaint");
}

void TestStudioSession::newerVariantsReplaceOlderOnes() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->repaintMilliseconds = 50;
    QSignalSpy ready(f.session.get(), &StudioSession::variantReady);
    f.session->paintVariants(VariantBoard::sheet, seeds(9));
    f.session->paintVariants(VariantBoard::view, seeds(1));
    f.session->paintVariants(VariantBoard::sheet, seeds(1));
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(ready.size(), 2);
    f.session->paintVariants(VariantBoard::sheet, seeds(9));
    f.session->paintVariants(VariantBoard::sheet, {});
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(ready.size(), 2);
}

void TestStudioSession::failedVariantsEndTheList() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->failRepaint = true;
    QSignalSpy ready(f.session.get(), &StudioSession::variantReady);
    f.session->paintVariants(VariantBoard::sheet, seeds(9));
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(ready.size(), 0);
    QCOMPARE(f.messages.size(), 1);
}

void TestStudioSession::appliesARecipe() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    StyleSettings settings;
    settings.strength = 0.3;
    f.session->setSettings(settings, Edit::strength);
    const StyleRecipe recipe = f.session->recipe();
    StudioDocument other = f.session->document();
    other.settings.seed = 9;
    f.session->resetSettings();
    f.session->removeReference(f.session->references().front().picture->id);

    f.session->applyRecipe(recipe, Edit::preset);
    QCOMPARE(f.session->settings(), settings);
    QCOMPARE(f.session->references().size(), std::size_t(1));
    QVERIFY(f.session->recipe() == recipe);
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.session->canRepaint());

    f.session->setDocument(other, Edit::history);
    QVERIFY(f.session->document() == other);
    f.session->undoStack().undo();
    QVERIFY(f.session->recipe() == recipe);
}

void TestStudioSession::recipeWithoutAMaskKeepsThePaintedOne() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    const StyleRecipe recipe = f.session->recipe();
    QVERIFY(recipe.mask.isNull());
    f.session->setRegion(StyledRegion::mask);
    const auto mask = f.session->mask();
    QVERIFY(mask);
    f.session->applyRecipe(recipe, Edit::preset);
    QVERIFY(f.session->settings().region == StyledRegion::all);
    QVERIFY(f.session->mask() == mask);

    StyleRecipe masked = recipe;
    masked.settings.region = StyledRegion::mask;
    masked.mask = Mask(4, 3);
    f.session->applyRecipe(masked, Edit::preset);
    QVERIFY(f.session->mask() && *f.session->mask() == masked.mask);
}

void TestStudioSession::recipeTakesPicturesThatAreHere_data() {
    QTest::addColumn<bool>("isRemoved");
    QTest::addRow("in use") << false;
    QTest::addRow("a step of undo away") << true;
}

/// As a state of the history or a preset has them.
void TestStudioSession::recipeTakesPicturesThatAreHere() {
    QFETCH(bool, isRemoved);
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.session->setReferenceCrop(f.session->references().front().picture->id, {0, 0, 0.5, 1});
    QTRY_VERIFY(f.session->isSettled());
    const StyleRecipe recipe = f.session->recipe();
    f.session->setReferenceCrop(f.session->references().front().picture->id, {});
    if (isRemoved)
        f.session->removeReference(f.session->references().front().picture->id);

    f.session->applyRecipe(recipe, Edit::history);
    QCOMPARE(f.session->references().size(), std::size_t(1));
    const StudioReference& reference = f.session->references().front();
    QVERIFY(reference.picture->loaded);
    QVERIFY(!reference.picture->thumbnail.isNull());
    QVERIFY(reference.crop == (ReferenceCrop{0, 0, 0.5, 1}));
    QVERIFY(f.session->canSwap());
    QTRY_VERIFY(f.session->isSettled() && f.session->canRepaint());
    QVERIFY(f.session->recipe() == recipe);

    f.session->selectModel(f.write("other.irodori", "model"));
    QTRY_VERIFY(f.session->isSettled());
    QVERIFY(f.session->canRepaint());
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestStudioSession::recipeWithAPictureTwice() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    StyleRecipe recipe = f.session->recipe();
    recipe.references.push_back(recipe.references.front());
    recipe.references.back().crop = {0.5, 0, 0.5, 1};
    f.session->applyRecipe(recipe, Edit::preset);
    const auto& references = f.session->references();
    QCOMPARE(references.size(), std::size_t(2));
    QVERIFY(references[0].picture->loaded && references[1].picture->loaded);
    QVERIFY(references[0].picture->id != references[1].picture->id);
}

void TestStudioSession::triesARecipeOut() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    StyleRecipe recipe = f.session->recipe();
    recipe.settings.strength = 0.3;
    const StudioDocument before = f.session->document();
    f.session->tryOut(recipe);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().settings.strength, 0.3);
    QVERIFY(f.session->document() == before);
    QVERIFY(!f.session->undoStack().canRedo());

    f.session->tryOut({});
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().settings.strength, before.settings.strength);

    recipe.modelSha256 = "another";
    f.session->tryOut(recipe);
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.engine->lastRequest().settings.strength, before.settings.strength);
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestStudioSession::remembersSettings() {
    StudioFixture f;
    StyleSettings settings;
    settings.strength = 0.33;
    settings.paintSize = kNativePaintSize;
    f.session->setSettings(settings, Edit::strength);
    f.makeSession();
    QVERIFY(f.session->settings() == settings);
}

void TestStudioSession::destroyedMidJob() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.engine->repaintMilliseconds = 10000;
    f.session->exportPicture(f.file("o.png"), {}, IfExists::replace);
    f.session->openPhoto(PictureSource::file(f.file("photo.png")));
    QTest::qWait(30);
    QElapsedTimer timer;
    timer.start();
    f.session.reset();
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(!QFile::exists(f.file("o.png")));
    f.engineOfSession.reset();
    QCOMPARE(f.engine.use_count(), 1);
}

QTEST_MAIN(TestStudioSession)
#include "tst_studio_session.moc"
