// SPDX-License-Identifier: GPL-3.0-or-later
// Earlier states: how they are kept, how they come back, how they are compared.

#include <QFileInfo>
#include <QSignalSpy>

#include "studio/history_card.h"
#include "studio/history_store.h"
#include "studio/history_strip.h"
#include "studio/studio_history.h"
#include "widgets/thumbnail_strip.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

QImage filled(QSize size, const QColor& color) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

HistoryEntry someEntry(int minute = 0) {
    HistoryEntry entry;
    entry.kind = HistoryEntry::Kind::exported;
    entry.time = QDateTime({2026, 5, 17}, {9, minute, 3, 250});
    entry.photoName = QStringLiteral("Étang.jpg");
    entry.photoPath = QStringLiteral("/pictures/Étang.jpg");
    entry.photoSha256 = QStringLiteral("abc");
    entry.exportPath = QStringLiteral("/pictures/Étang – red.png");
    entry.recipe.settings.strength = 0.7;
    entry.recipe.settings.seed = 4294967295;
    entry.recipe.modelName = "starter";
    entry.recipe.modelSha256 = "sha-of-starter";
    entry.recipe.references.push_back({"red.png", "def", 0.5, StyleCode(256, 0.1F), {}});
    return entry;
}

struct HistoryFixture : WindowFixture {
    HistoryFixture() { makeHistory(); }

    /// As after a restart of the program.
    void makeHistory() {
        makeWindow();
        history = std::make_unique<StudioHistory>(*session, path("history"));
        window->setHistory(*history);
    }

    ~HistoryFixture() { window.reset(); }

    [[nodiscard]] HistoryStrip& strip() const { return *window->findChild<HistoryStrip*>(); }
    [[nodiscard]] QList<QWidget*> cards() const { return strip().strip().cards(); }
    [[nodiscard]] HistoryCard& card(int index) const {
        return static_cast<HistoryCard&>(*cards()[index]);
    }
    void setStrength(double strength) {
        StyleSettings settings = session->settings();
        settings.strength = strength;
        session->setSettings(settings, Edit::strength);
        session->endGesture();
    }
    /// As under the pointer on a preset.
    [[nodiscard]] bool tryOut(double strength) {
        StyleRecipe recipe = session->recipe();
        recipe.settings.strength = strength;
        session->tryOut(recipe);
        return QTest::qWaitFor([this] { return session->isSettled(); });
    }
    /// How red the picture of the newest entry is: half of it at a strength of 1.
    [[nodiscard]] int rednessOfNewest() const {
        return history->entries().front().thumbnail.pixelColor(9, 9).red();
    }
    [[nodiscard]] bool pin(double strength) {
        setStrength(strength);
        const auto before = history->entries().size();
        history->pin();
        return QTest::qWaitFor([&] { return history->entries().size() == before + 1; });
    }

    std::unique_ptr<StudioHistory> history;
};

}  // namespace

class TestHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storeKeepsEverything();
    void storeListsTheNewestFirst();
    void storeTellsEqualTimesApart();
    void storeLeavesOutWhatItCannotRead_data();
    void storeLeavesOutWhatItCannotRead();
    void storeForgetsTheOldest();
    void storeKeepsPicturesSmall();
    void storeReportsFailures();

    void pinKeepsTheState();
    void pinWaitsForTheTrueRepaint();
    void pinNeedsAResult();
    void pinWaitsForTheEndOfATrial();
    void exportIsKept();
    void exportIsKeptAsItLooks_data();
    void exportIsKeptAsItLooks();
    void cancelledExportIsNot();
    void clickGoesBack();
    void goingBackOpensThePhoto();
    void goingBackWithoutThePhoto();
    void comesBackAfterARestart();
    void removedForGood();
    void failureIsTold();

    void oneMarkComparesWithNow();
    void twoMarksCompareWithEachOther();
    void thirdMarkReplacesTheFirst();
    void otherPhotoEndsTheComparison();
    void keysOfACard();
    void stripIsHiddenAndRemembered();
    void dropOnTheStripOpensThePhoto_data();
    void dropOnTheStripOpensThePhoto();
};

// ---- the store

void TestHistory::storeKeepsEverything() {
    const QTemporaryDir folder;
    const HistoryStore store(folder.filePath(QStringLiteral("new")).toStdString());
    const auto added = store.add(someEntry(), filled({320, 240}, Qt::green));
    QVERIFY(added);
    const auto entries = store.list();
    QCOMPARE(entries.size(), std::size_t(1));
    const HistoryEntry& read = entries.front();
    const HistoryEntry wanted = someEntry();
    QCOMPARE(read.id, added->id);
    QCOMPARE(read.kind, wanted.kind);
    QCOMPARE(read.time, wanted.time);
    QCOMPARE(read.photoName, wanted.photoName);
    QCOMPARE(read.photoPath, wanted.photoPath);
    QCOMPARE(read.photoSha256, wanted.photoSha256);
    QCOMPARE(read.exportPath, wanted.exportPath);
    QVERIFY(read.recipe == wanted.recipe);
    QCOMPARE(read.thumbnail.size(), QSize(240, 180));
    QVERIFY(store.picture(read.id).pixelColor(10, 10).green() > 250);
}

void TestHistory::storeListsTheNewestFirst() {
    const QTemporaryDir folder;
    const HistoryStore store(folder.path().toStdString());
    for (const int minute : {5, 40, 20})
        QVERIFY(store.add(someEntry(minute), filled({32, 24}, Qt::green)));
    QList<int> minutes;
    for (const HistoryEntry& entry : store.list())
        minutes << entry.time.time().minute();
    QCOMPARE(minutes, QList<int>({40, 20, 5}));
}

void TestHistory::storeTellsEqualTimesApart() {
    const QTemporaryDir folder;
    const HistoryStore store(folder.path().toStdString());
    const auto first = store.add(someEntry(), filled({32, 24}, Qt::green));
    const auto second = store.add(someEntry(), filled({32, 24}, Qt::red));
    QVERIFY(first && second && first->id != second->id);
    QCOMPARE(store.list().size(), std::size_t(2));
    QVERIFY(store.picture(first->id).pixelColor(5, 5).green() > 250);
    QVERIFY(store.picture(second->id).pixelColor(5, 5).red() > 250);
}

void TestHistory::storeLeavesOutWhatItCannotRead_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"version\":");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("newer") << QByteArray(R"({"version":2,"time":"2026-05-17T09:00:00"})");
    QTest::newRow("no time") << QByteArray(R"({"version":1,"recipe":{"version":1}})");
    QTest::newRow("strength of 9")
        << QByteArray(R"({"version":1,"time":"2026-05-17T09:00:00",)"
                      R"("recipe":{"version":1,"settings":{"strength":9}}})");
    QTest::newRow("binary") << QByteArray("\0\xff\xfe\x01", 4);
}

void TestHistory::storeLeavesOutWhatItCannotRead() {
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const HistoryStore store(folder.path().toStdString());
    QVERIFY(store.add(someEntry(), filled({32, 24}, Qt::green)));
    QFile bad(folder.filePath(QStringLiteral("20260101-000000-000.json")));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write(text);
    bad.close();
    QCOMPARE(store.list().size(), std::size_t(1));
}

void TestHistory::storeForgetsTheOldest() {
    const QTemporaryDir folder;
    const HistoryStore store(folder.path().toStdString());
    HistoryEntry entry = someEntry();
    entry.recipe.references.clear();
    const auto first = store.add(entry, filled({4, 4}, Qt::green));
    for (std::size_t i = 0; i < HistoryStore::kMaxEntries; ++i) {
        entry.time = entry.time.addSecs(1);
        QVERIFY(store.add(entry, filled({4, 4}, Qt::green)));
    }
    QCOMPARE(store.list().size(), HistoryStore::kMaxEntries);
    QVERIFY(store.picture(first->id).isNull());
}

void TestHistory::storeKeepsPicturesSmall() {
    const QTemporaryDir folder;
    const HistoryStore store(folder.path().toStdString());
    const auto added = store.add(someEntry(), filled({3200, 200}, Qt::green));
    QVERIFY(added);
    QCOMPARE(store.picture(added->id).size(), QSize(1600, 100));
    QVERIFY(store.picture("nothing of that name").isNull());
}

void TestHistory::storeReportsFailures() {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const HistoryStore store(file.fileName().toStdString());
    QVERIFY(!store.add(someEntry(), filled({4, 4}, Qt::green)));
    QVERIFY(store.list().empty());
    QVERIFY(!store.remove("nothing"));
}

// ---- the history

void TestHistory::pinKeepsTheState() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    f.setStrength(0.6);
    f.action("Pin This State").trigger();
    QTRY_COMPARE(f.history->entries().size(), std::size_t(1));
    const HistoryEntry& entry = f.history->entries().front();
    QCOMPARE(entry.kind, HistoryEntry::Kind::pinned);
    QCOMPARE(entry.recipe.settings.strength, 0.6);
    QCOMPARE(entry.recipe.references.size(), std::size_t(1));
    QCOMPARE(entry.photoName, QStringLiteral("photo.png"));
    QVERIFY(!entry.thumbnail.isNull());
    QCOMPARE(f.cards().size(), 1);
    QVERIFY(!f.card(0).accessibleName().isEmpty());
}

void TestHistory::pinWaitsForTheTrueRepaint() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    f.engine->repaintMilliseconds = 100;
    f.setStrength(1.4);
    f.history->pin();
    QVERIFY(f.history->entries().empty());
    QTRY_COMPARE(f.history->entries().size(), std::size_t(1));
    QVERIFY(f.history->entries().front().thumbnail.pixelColor(9, 9).red() > 150);  // 70 % red
}

void TestHistory::pinNeedsAResult() {
    HistoryFixture f;
    QVERIFY(!f.action("Pin This State").isEnabled());
    f.history->pin();
    QVERIFY(f.dropBoth());
    QVERIFY(f.action("Pin This State").isEnabled());
    QVERIFY(f.history->entries().empty());
}

void TestHistory::exportIsKept() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    f.session->exportPicture(f.file("out.png"), {FileFormat::png}, IfExists::replace);
    QTRY_COMPARE(f.history->entries().size(), std::size_t(1));
    QCOMPARE(f.history->entries().front().kind, HistoryEntry::Kind::exported);
    QCOMPARE(f.history->entries().front().exportPath, f.file("out.png"));
}

void TestHistory::pinWaitsForTheEndOfATrial() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.tryOut(1.5));
    f.history->pin();
    QVERIFY(f.history->entries().empty());
    f.session->tryOut({});
    QTRY_COMPARE(f.history->entries().size(), std::size_t(1));
    QVERIFY(f.rednessOfNewest() < 150);
}

void TestHistory::exportIsKeptAsItLooks_data() {
    QTest::addColumn<bool>("tries");
    QTest::addColumn<double>("exported");  // strength
    QTest::addRow("right after a change") << false << 1.5;
    QTest::addRow("while a preset is tried out") << true << 1.0;
}

void TestHistory::exportIsKeptAsItLooks() {
    QFETCH(bool, tries);
    QFETCH(double, exported);
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    if (tries)
        QVERIFY(f.tryOut(1.5));
    else
        f.setStrength(1.5);
    f.session->exportPicture(f.file("out.png"), {FileFormat::png}, IfExists::replace);
    QTRY_COMPARE(f.history->entries().size(), std::size_t(1));
    QCOMPARE(f.history->entries().front().recipe.settings.strength, exported);
    QCOMPARE(f.rednessOfNewest() > 150, exported > 1);
}

void TestHistory::cancelledExportIsNot() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    f.engine->repaintMilliseconds = 300;
    QSignalSpy finished(f.session.get(), &StudioSession::exportFinished);
    f.session->exportPicture(f.file("out.png"), {FileFormat::png}, IfExists::replace);
    f.session->cancelExport();
    QTRY_COMPARE(finished.count(), 1);
    f.engine->repaintMilliseconds = 0;
    QVERIFY(f.pin(0.5));
    QCOMPARE(f.history->entries().size(), std::size_t(1));
}

void TestHistory::clickGoesBack() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.4));
    f.setStrength(1.0);
    f.card(0).click();
    QTRY_COMPARE(f.session->settings().strength, 0.4);
    f.session->undoStack().undo();
    QCOMPARE(f.session->settings().strength, 1.0);
}

void TestHistory::goingBackOpensThePhoto() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.4));
    f.session->openPhoto(PictureSource::file(f.picture("other.png", {64, 48}, Qt::green)));
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("other.png"));
    f.setStrength(1.0);
    f.card(0).click();
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("photo.png"));
    QTRY_COMPARE(f.session->settings().strength, 0.4);
}

void TestHistory::goingBackWithoutThePhoto() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.4));
    f.session->openPhoto(PictureSource::file(f.picture("other.png", {64, 48}, Qt::green)));
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("other.png"));
    QVERIFY(QFile::remove(f.file("photo.png")));
    QSignalSpy messages(f.history.get(), &StudioHistory::message);
    f.setStrength(1.0);
    f.card(0).click();
    QTRY_COMPARE(f.session->settings().strength, 0.4);
    QCOMPARE(messages.count(), 1);
    QCOMPARE(f.session->photoName(), QStringLiteral("other.png"));
}

void TestHistory::comesBackAfterARestart() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.4));
    QVERIFY(f.pin(0.8));
    f.makeHistory();
    QTRY_COMPARE(f.history->entries().size(), std::size_t(2));
    QCOMPARE(f.history->entries().front().recipe.settings.strength, 0.8);
    QCOMPARE(f.cards().size(), 2);
}

void TestHistory::removedForGood() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.4));
    QTest::keyClick(&f.card(0), Qt::Key_Delete);
    QVERIFY(f.history->entries().empty());
    QTRY_VERIFY(QDir(f.file("history")).isEmpty());
}

void TestHistory::failureIsTold() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(QDir(f.file("history")).removeRecursively());
    f.write("history", "in the way");
    QSignalSpy messages(f.history.get(), &StudioHistory::message);
    f.history->pin();
    QTRY_COMPARE(messages.count(), 1);
    QVERIFY(f.history->entries().empty());
}

// ---- comparing

void TestHistory::oneMarkComparesWithNow() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.0));
    f.setStrength(1.5);
    QTRY_VERIFY(f.session->isSettled());
    QTest::mouseClick(&f.card(0), Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(f.session->settings().strength, 1.5);  // only looked at
    QCOMPARE(f.card(0).mark(), QStringLiteral("A"));
    QTRY_VERIFY(f.view().isComparing());
    const QImage seen = f.view().grab().toImage();
    const int y = seen.height() / 3;
    QVERIFY(seen.pixelColor(seen.width() / 4, y).blue() > 100);     // A: dark blue
    QVERIFY(seen.pixelColor(seen.width() * 3 / 4, y).red() > 150);  // now: red
    f.strip().endComparison();
    QVERIFY(f.card(0).mark().isEmpty());
}

void TestHistory::twoMarksCompareWithEachOther() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(1.5));
    QVERIFY(f.pin(0.0));
    f.setStrength(0.8);
    QTRY_VERIFY(f.session->isSettled());
    QTest::mouseClick(&f.card(1), Qt::LeftButton, Qt::ControlModifier);
    QTest::mouseClick(&f.card(0), Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(f.card(1).mark(), QStringLiteral("A"));
    QCOMPARE(f.card(0).mark(), QStringLiteral("B"));
    const auto colorAt = [&f](double share) {
        const QImage seen = f.view().grab().toImage();
        return seen.pixelColor(qRound(seen.width() * share), seen.height() / 3);
    };
    QTRY_VERIFY(colorAt(0.25).red() > 150);
    QTRY_VERIFY(colorAt(0.75).red() < 40);
    QTest::mouseClick(&f.card(0), Qt::LeftButton, Qt::ControlModifier);
    QVERIFY(f.card(0).mark().isEmpty());
    QTRY_VERIFY(colorAt(0.75).red() > 60);  // now
}

void TestHistory::thirdMarkReplacesTheFirst() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    for (const double strength : {0.3, 0.6, 0.9})
        QVERIFY(f.pin(strength));
    for (const int index : {0, 1, 2})
        QTest::keyClick(&f.card(index), Qt::Key_C);
    QVERIFY(f.card(0).mark().isEmpty());
    QCOMPARE(f.card(1).mark(), QStringLiteral("A"));
    QCOMPARE(f.card(2).mark(), QStringLiteral("B"));
}

void TestHistory::otherPhotoEndsTheComparison() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.3));
    QTest::keyClick(&f.card(0), Qt::Key_C);
    QCOMPARE(f.strip().marks().size(), std::size_t(1));
    f.session->openPhoto(PictureSource::file(f.picture("other.png", {64, 48}, Qt::green)));
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("other.png"));
    QVERIFY(f.strip().marks().empty());
    QTest::keyClick(&f.card(0), Qt::Key_C);  // of another photo
    QVERIFY(f.strip().marks().empty());
}

void TestHistory::keysOfACard() {
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.3));
    f.setStrength(1.0);
    QTest::keyClick(&f.card(0), Qt::Key_Return);
    QTRY_COMPARE(f.session->settings().strength, 0.3);
    QVERIFY(!f.card(0).toolTip().isEmpty());
}

void TestHistory::stripIsHiddenAndRemembered() {
    HistoryFixture f;
    QVERIFY(f.strip().isVisible());
    f.action("History").trigger();
    QVERIFY(!f.strip().isVisible());
    f.makeHistory();
    QVERIFY(!f.strip().isVisible());
    QVERIFY(!f.action("History").isChecked());
}

void TestHistory::dropOnTheStripOpensThePhoto_data() {
    QTest::addColumn<bool>("isOnCard");
    QTest::addRow("beside the cards") << false;
    QTest::addRow("on a card") << true;
}

void TestHistory::dropOnTheStripOpensThePhoto() {
    QFETCH(bool, isOnCard);
    HistoryFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.pin(0.4));
    QWidget& target = isOnCard ? *f.cards()[0] : *f.strip().strip().viewport();
    HistoryFixture::drop(target,
                         {QUrl::fromLocalFile(f.picture("other.png", {64, 48}, Qt::green))});
    QTRY_COMPARE(f.session->photoName(), QStringLiteral("other.png"));
}

QTEST_MAIN(TestHistory)
#include "tst_history.moc"
