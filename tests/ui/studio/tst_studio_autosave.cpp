// SPDX-License-Identifier: GPL-3.0-or-later
// What the Studio works on survives a restart and a crash.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <filesystem>
#include <memory>

#include "studio/mask_brush.h"
#include "studio/studio_autosave.h"
#include "studio_fixture.h"
#include "styled_model.h"

using namespace irodori;
using namespace irodori::test;

namespace {

constexpr int kSaveTimeout = 20000;  // of a slow and busy computer

struct AutosaveFixture : StudioFixture {
    AutosaveFixture() { makeAutosave(); }
    ~AutosaveFixture() { autosave.reset(); }

    void makeAutosave(const char* state = "state") {
        autosave = std::make_unique<StudioAutosave>(*session, path(state));
        autosave->setDelay(20);
        QObject::connect(autosave.get(), &StudioAutosave::message, autosave.get(),
                         [this](const Message& message) { messages.append(message); });
        QObject::connect(autosave.get(), &StudioAutosave::visibleRestored, autosave.get(),
                         [this](const QRectF& visible) { restoredVisible = visible; });
    }

    [[nodiscard]] QJsonObject saved(const char* state = "state") const {
        return QJsonDocument::fromJson(readAll(file(state) + QStringLiteral("/session.json")))
            .object();
    }
    [[nodiscard]] bool isSaved(const char* photo, int references) const {
        const QJsonObject object = saved();
        return !object.isEmpty()
               && object[QLatin1String("photo")][QLatin1String("name")].toString()
                      == QLatin1String(photo)
               && object[QLatin1String("references")].toArray().size() == references;
    }
    [[nodiscard]] QStringList keptPictures() const {
        return QDir(file("state/pictures")).entryList(QDir::Files);
    }

    /// The program ends, as it should or not, and begins again.
    [[nodiscard]] bool restart(bool crashes, StudioAutosave::What what = {}) {
        if (crashes)
            std::filesystem::copy(path("state"), path("crashed"),
                                  std::filesystem::copy_options::recursive);
        autosave.reset();
        settings.setStyleSettings({});  // a crash would not have kept them
        makeSession();
        makeAutosave(crashes ? "crashed" : "state");
        return restore(what);
    }
    [[nodiscard]] bool restore(StudioAutosave::What what = {}) {
        session->start();
        autosave->restore(what);
        return QTest::qWaitFor([this] { return autosave->isIdle() && session->isSettled(); },
                               kSaveTimeout);
    }

    [[nodiscard]] QStringList styleNames() const {
        QStringList names;
        for (const StudioReference& reference : session->references())
            names << reference.picture->name;
        return names;
    }

    std::unique_ptr<StudioAutosave> autosave;
    QRectF restoredVisible;
};

PictureSource pasted(const char* name, const QColor& color) {
    QImage image(48, 32, QImage::Format_RGB32);
    image.fill(color);
    return {{}, {}, image, QString::fromUtf8(name)};
}

}  // namespace

class TestStudioAutosave : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void workComesBack_data();
    void workComesBack();
    void paintedMaskComesBack_data();
    void paintedMaskComesBack();
    void paintedMaskGoesWithItsPhoto();
    void pastedPicturesComeBack();
    void stylesWithoutAPictureComeBack();
    void stylesOfAnotherModelComeBack_data();
    void stylesOfAnotherModelComeBack();
    void partsComeBack_data();
    void partsComeBack();
    void anEmptyStudioStaysEmpty();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void whatIsMissingComesBack_data();
    void whatIsMissingComesBack();
    void newWorkReplacesWhatIsMissing_data();
    void newWorkReplacesWhatIsMissing();
    void damagedFilesAreToldOf_data();
    void damagedFilesAreToldOf();
    void unreadableSessionsAreKept_data();
    void unreadableSessionsAreKept();
    void damagedPartsAreLeftOut_data();
    void damagedPartsAreLeftOut();
    void theArtistIsFaster();
    void forgottenPicturesGo();
    void aFolderThatCannotBeWrittenIsToldOfOnce();
};

void TestStudioAutosave::workComesBack_data() {
    QTest::addColumn<bool>("crashes");
    QTest::addRow("after a restart") << false;
    QTest::addRow("after a crash") << true;
}

void TestStudioAutosave::workComesBack() {
    QFETCH(bool, crashes);
    AutosaveFixture f;
    QVERIFY(f.openBoth());
    f.session->openStyle(PictureSource::file(f.picture("second.png", {64, 64}, Qt::green)));
    QTRY_COMPARE(f.session->references().size(), std::size_t{2});
    f.session->setReferenceWeight(f.session->references()[1].picture->id, 2.5);
    StyleSettings settings;
    settings.strength = 0.35;
    settings.seed = 99;
    f.session->setSettings(settings, Edit::strength);
    f.autosave->setVisible({10, 20, 300, 200});
    QTRY_VERIFY_WITH_TIMEOUT(
        f.isSaved("photo.png", 2) && f.saved().contains(QLatin1String("visible")), kSaveTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(f.saved()[QLatin1String("recipe")][QLatin1String("seed")].toInt(), 99,
                              kSaveTimeout);

    QVERIFY(f.restart(crashes));
    QCOMPARE(f.session->photoName(), QStringLiteral("photo.png"));
    QCOMPARE(f.session->photo()->path, f.file("photo.png"));
    QCOMPARE(f.styleNames(),
             (QStringList{QStringLiteral("style.png"), QStringLiteral("second.png")}));
    QCOMPARE(f.session->references()[1].weight, 2.5);
    QVERIFY(!f.session->references()[1].picture->thumbnail.isNull());
    QCOMPARE(f.session->settings() == settings, true);
    QCOMPARE(f.restoredVisible, QRectF(10, 20, 300, 200));
    QVERIFY(!f.session->undoStack().canUndo());
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.messages.size(), crashes ? 1 : 0);
    if (crashes)
        QVERIFY2(f.messageTexts().contains(QStringLiteral("as you left it")),
                 qPrintable(f.messageTexts()));
}

namespace {

/// As a soft stroke leaves it.
std::shared_ptr<const Mask> paintedMask() {
    auto mask = std::make_shared<Mask>(640, 480);
    const Mask before = *mask;
    strokeMask(*mask, before, {100, 100}, {400, 300}, {60, 0.4, false});
    return mask;
}

/// Opens photo and style and paints; false where it was not saved.
bool paintAndSave(AutosaveFixture& f, const std::shared_ptr<const Mask>& mask) {
    const auto isIdle = [&f] { return f.autosave->isIdle(); };
    if (!f.openBoth())
        return false;
    f.session->setRegion(StyledRegion::mask);
    if (!QTest::qWaitFor(isIdle, kSaveTimeout))
        return false;
    const QJsonObject empty = f.saved()[QLatin1String("recipe")].toObject();
    f.session->setMask(mask, Edit::paintMask);  // a change of its own
    return QTest::qWaitFor(isIdle, kSaveTimeout)
           && f.saved()[QLatin1String("recipe")].toObject() != empty;
}

}  // namespace

void TestStudioAutosave::paintedMaskComesBack_data() {
    workComesBack_data();
}

void TestStudioAutosave::paintedMaskComesBack() {
    QFETCH(bool, crashes);
    const auto mask = paintedMask();
    AutosaveFixture f;
    QVERIFY(paintAndSave(f, mask));
    QVERIFY(f.restart(crashes));
    QVERIFY(f.session->photo());
    QVERIFY(f.session->settings().region == StyledRegion::mask);
    QVERIFY(f.session->mask());
    QVERIFY(*f.session->mask() == *mask);
    QVERIFY(f.session->canRepaint());
    QVERIFY(*f.engine->lastRequest().mask == *mask);
}

void TestStudioAutosave::paintedMaskGoesWithItsPhoto() {
    AutosaveFixture f;
    QVERIFY(paintAndSave(f, paintedMask()));
    QVERIFY(f.restart(false, {.photo = false, .styles = true}));
    QVERIFY(!f.session->photo());
    QVERIFY(!f.session->mask());
    QVERIFY(f.session->settings().region == StyledRegion::all);
}

void TestStudioAutosave::pastedPicturesComeBack() {
    AutosaveFixture f;
    f.session->start();
    f.session->openPhoto(pasted("From the clipboard", Qt::blue));
    f.session->openStyle(pasted("A web page", Qt::yellow));
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("From the clipboard", 1), kSaveTimeout);
    for (const bool crashes : {false, true}) {
        QVERIFY(f.restart(crashes));
        QCOMPARE(f.session->photoName(), QStringLiteral("From the clipboard"));
        QVERIFY2(f.session->photo()->path.isEmpty(), "it is no file of the artist's");
        QCOMPARE(f.session->photo()->display.pixelColor(5, 5), QColor(Qt::blue));
        QCOMPARE(f.styleNames(), QStringList{QStringLiteral("A web page")});
        QVERIFY(f.session->canRepaint());
        if (!crashes)
            QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("From the clipboard", 1), kSaveTimeout);
    }
}

void TestStudioAutosave::stylesWithoutAPictureComeBack() {
    AutosaveFixture f;
    QVERIFY(f.openBoth());
    StyleRecipe recipe = f.session->recipe();
    recipe.references = {{"of a preset", "", 1.5, StyleCode(256, 0.25F), {}}};
    f.session->applyRecipe(recipe, Edit::preset);
    QVERIFY(f.restart(false));
    QCOMPARE(f.styleNames(), QStringList{QStringLiteral("of a preset")});
    QCOMPARE(f.session->references()[0].picture->storedCode, StyleCode(256, 0.25F));
    QVERIFY(f.session->canRepaint());
}

void TestStudioAutosave::stylesOfAnotherModelComeBack_data() {
    QTest::addColumn<bool>("isChosen");
    QTest::addColumn<bool>("isGone");
    QTest::addColumn<std::string>("model");
    QTest::addRow("its model is here") << true << false << std::string("Old");
    QTest::addRow("its model is gone") << true << true << std::string("New");
    QTest::addRow("nobody chose it") << false << false << std::string("New");
}

/// The default model is another after an update.
void TestStudioAutosave::stylesOfAnotherModelComeBack() {
    QFETCH(bool, isChosen);
    QFETCH(bool, isGone);
    QFETCH(std::string, model);
    AutosaveFixture f;
    QDir().mkpath(f.file("models"));
    const QString old = writeStyledModel(f.file("models/old.irodori"), "Old");
    const QString updated =
        writeStyledModel(f.file("models/new.irodori"), "New", 3, "All together", "Hail");
    f.settings.setModelPath(old);
    f.session->start();
    f.session->openPhoto(PictureSource::file(f.picture("photo.png", {64, 48}, Qt::darkBlue)));
    QTRY_VERIFY(f.session->isSettled() && f.session->photo() && f.session->canRepaint());
    if (isChosen)
        f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    const QStringList before = f.styleNames();
    f.settings.setModelPath(updated);
    if (isGone)
        QVERIFY(QFile::remove(old));

    QVERIFY(f.restart(false));
    QCOMPARE(f.engine->model().name, model);
    QCOMPARE(f.styleNames(), before);
    QCOMPARE(f.session->canRepaint(), !isGone);
    QCOMPARE(f.messages.size(), isGone ? 1 : 0);
    QVERIFY2(!isGone || f.messageTexts().contains(before.first()), qPrintable(f.messageTexts()));
}

void TestStudioAutosave::partsComeBack_data() {
    QTest::addColumn<bool>("photo");
    QTest::addColumn<bool>("styles");
    QTest::addRow("another photo is opened") << false << true;
    QTest::addRow("other styles are opened") << true << false;
    QTest::addRow("nothing") << false << false;
}

void TestStudioAutosave::partsComeBack() {
    QFETCH(bool, photo);
    QFETCH(bool, styles);
    AutosaveFixture f;
    QVERIFY(f.openBoth());
    QVERIFY(f.restart(false, {photo, styles}));
    QCOMPARE(f.session->photo().has_value(), photo);
    QCOMPARE(f.session->references().size(), std::size_t(styles ? 1 : 0));
}

void TestStudioAutosave::anEmptyStudioStaysEmpty() {
    AutosaveFixture f;
    QVERIFY(f.restore());
    QCOMPARE(f.messages.size(), 0);  // nothing was written before
    QVERIFY(f.openBoth());
    f.session->closePhoto();
    f.session->removeReference(f.session->references()[0].picture->id);
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("", 0), kSaveTimeout);
    QVERIFY(f.restart(true));
    QVERIFY(!f.session->photo());
    QVERIFY(f.session->references().empty());
    QCOMPARE(f.messages.size(), 0);
}

void TestStudioAutosave::whatIsMissingIsNamed_data() {
    QTest::addColumn<QString>("gone");
    QTest::addRow("the photo") << QStringLiteral("photo.png");
    QTest::addRow("a style") << QStringLiteral("style.png");
}

void TestStudioAutosave::whatIsMissingIsNamed() {
    QFETCH(QString, gone);
    AutosaveFixture f;
    QVERIFY(f.openBoth());
    StyleSettings settings;
    settings.strength = 0.35;
    f.session->setSettings(settings, Edit::strength);
    QVERIFY(QFile::remove(f.folder.filePath(gone)));
    QVERIFY(f.restart(false));
    const bool isPhoto = gone == QLatin1String("photo.png");
    QCOMPARE(f.session->photo().has_value(), !isPhoto);
    QCOMPARE(f.session->references().size(), std::size_t(isPhoto ? 1 : 0));
    QCOMPARE(f.session->settings().strength, 0.35);
    QCOMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(gone), qPrintable(f.messageTexts()));
    QCOMPARE(f.messages[0].severity, Severity::warning);
}

void TestStudioAutosave::whatIsMissingComesBack_data() {
    whatIsMissingIsNamed_data();
}

/// As on a drive that is not there for the moment.
void TestStudioAutosave::whatIsMissingComesBack() {
    QFETCH(QString, gone);
    AutosaveFixture f;
    QVERIFY(f.openBoth());
    const QString file = f.folder.filePath(gone);
    QVERIFY(QFile::rename(file, file + QStringLiteral(".away")));
    QVERIFY(f.restart(false));
    f.autosave->setVisible({10, 20, 30, 40});  // as the window does by itself
    QTRY_VERIFY_WITH_TIMEOUT(f.autosave->isIdle(), kSaveTimeout);
    QVERIFY(f.isSaved("photo.png", 1));

    QVERIFY(QFile::rename(file + QStringLiteral(".away"), file));
    QVERIFY(f.restart(false));
    QCOMPARE(f.session->photoName(), QStringLiteral("photo.png"));
    QCOMPARE(f.styleNames(), QStringList{QStringLiteral("style.png")});
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestStudioAutosave::newWorkReplacesWhatIsMissing_data() {
    QTest::addColumn<bool>("isPhoto");
    QTest::addRow("another photo") << true;
    QTest::addRow("a setting") << false;
}

void TestStudioAutosave::newWorkReplacesWhatIsMissing() {
    QFETCH(bool, isPhoto);
    AutosaveFixture f;
    QVERIFY(f.openBoth());
    QVERIFY(QFile::remove(f.file("style.png")));
    QVERIFY(f.restart(false));
    StyleSettings settings;
    settings.strength = 0.35;
    if (isPhoto)
        f.session->openPhoto(PictureSource::file(f.picture("newer.png", {32, 32}, Qt::white)));
    else
        f.session->setSettings(settings, Edit::strength);
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved(isPhoto ? "newer.png" : "photo.png", 0), kSaveTimeout);
}

void TestStudioAutosave::damagedFilesAreToldOf_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("no JSON") << QByteArray("junk");
    QTest::addRow("cut off") << QByteArray(R"({"irodori-session": 1, "photo": {)");
    QTest::addRow("a list") << QByteArray("[1]");
    QTest::addRow("no version") << QByteArray(R"({"recipe": {"irodori": 1}})");
    QTest::addRow("newer version") << QByteArray(R"({"irodori-session": 2})");
    QTest::addRow("no settings") << QByteArray(R"({"irodori-session": 1})");
    QTest::addRow("newer settings")
        << QByteArray(R"({"irodori-session": 1, "recipe": {"irodori": 999}})");
    QTest::addRow("settings out of range")
        << QByteArray(R"({"irodori-session": 1, "recipe": {"irodori": 1, "strength": 7}})");
    QTest::addRow("empty") << QByteArray("");
}

void TestStudioAutosave::damagedFilesAreToldOf() {
    QFETCH(QByteArray, content);
    AutosaveFixture f;
    QDir().mkpath(f.file("state"));
    f.write("state/session.json", content);
    QVERIFY(f.restore());
    QCOMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("cannot be restored")),
             qPrintable(f.messageTexts()));
    QVERIFY2(f.messageTexts().contains(f.file("state/session.json.bak")),
             qPrintable(f.messageTexts()));
    QVERIFY(f.openBoth());  // and it saves again
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("photo.png", 1), kSaveTimeout);
}

void TestStudioAutosave::unreadableSessionsAreKept_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("damaged") << QByteArray(R"({"irodori-session": 1, "photo": {)");
    QTest::addRow("newer version") << QByteArray(R"({"irodori-session": 2})");
    QTest::addRow("empty") << QByteArray("");
}

void TestStudioAutosave::unreadableSessionsAreKept() {
    QFETCH(QByteArray, content);
    AutosaveFixture f;
    QDir().mkpath(f.file("state/pictures"));
    QDir().mkpath(f.file("state/pictures.bak"));
    f.write("state/session.json", content);
    f.write("state/session.json.bak", "of an earlier time");
    f.write("state/pictures.bak/earlier.png", "of an earlier time");
    f.picture("state/pictures/pasted.png", {8, 8}, Qt::red);
    const QByteArray picture = readAll(f.file("state/pictures/pasted.png"));
    QVERIFY(f.restore());
    QCOMPARE(readAll(f.file("state/session.json")), content);  // there is nothing to save yet

    f.session->openPhoto(pasted("new", Qt::blue));
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("new", 0), kSaveTimeout);
    QCOMPARE(f.keptPictures().size(), 1);
    f.session->openStyle(pasted("newer", Qt::green));
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("new", 1), kSaveTimeout);
    QVERIFY(QFile::exists(f.file("state/session.json.bak")));
    QCOMPARE(readAll(f.file("state/session.json.bak")), content);
    QCOMPARE(readAll(f.file("state/pictures.bak/pasted.png")), picture);
    QVERIFY(!QFile::exists(f.file("state/pictures.bak/earlier.png")));
}

void TestStudioAutosave::damagedPartsAreLeftOut_data() {
    QTest::addColumn<QByteArray>("parts");
    QTest::addColumn<int>("references");
    QTest::addRow("references of a wrong type") << QByteArray(R"("references": 7)") << 0;
    QTest::addRow("a reference of a wrong type") << QByteArray(R"("references": [7, null])") << 0;
    QTest::addRow("a code of text") << QByteArray(R"("references": [{"code": ["x"]}])") << 0;
    QTest::addRow("a code without end") << QByteArray(R"("references": [{"code": [1e99]}])") << 0;
    QTest::addRow("weight as text")
        << QByteArray(R"("references": [{"code": [1], "weight": "x"}])") << 1;
    QTest::addRow("a weight out of range")
        << QByteArray(R"("references": [{"code": [1], "weight": -7}])") << 1;
    QTest::addRow("a photo of a wrong type") << QByteArray(R"("photo": [1])") << 0;
    QTest::addRow("a photo outside of its folder")
        << QByteArray(R"("photo": {"kept": "../../photo.png"})") << 0;
    QTest::addRow("a view of a wrong type") << QByteArray(R"("visible": {"x": 1})") << 0;
}

void TestStudioAutosave::damagedPartsAreLeftOut() {
    QFETCH(QByteArray, parts);
    QFETCH(int, references);
    AutosaveFixture f;
    f.picture("photo.png", {8, 8}, Qt::red);
    QDir().mkpath(f.file("state/pictures"));
    f.write("state/session.json",
            R"({"irodori-session": 1, "closed": true, "recipe": {"irodori": 1, "seed": 5}, )"
                + parts + "}");
    QVERIFY(f.restore());
    QCOMPARE(f.session->settings().seed, std::uint64_t{5});
    QCOMPARE(int(f.session->references().size()), references);
    for (const StudioReference& reference : f.session->references())
        QVERIFY(reference.weight >= 0 && reference.weight <= kReferenceWeight.max);
    QVERIFY(!f.session->photo());
}

void TestStudioAutosave::theArtistIsFaster() {
    AutosaveFixture f;
    QVERIFY(f.openBoth());
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("photo.png", 1), kSaveTimeout);
    f.autosave.reset();
    f.makeSession();
    f.makeAutosave();
    f.autosave->setDelay(60000);  // not before it is restored
    f.session->openPhoto(PictureSource::file(f.picture("newer.png", {32, 32}, Qt::white)));
    QTRY_VERIFY(f.session->photo());
    f.autosave->restore({});
    QTRY_VERIFY_WITH_TIMEOUT(!f.session->references().empty(), kSaveTimeout);
    QCOMPARE(f.session->photoName(), QStringLiteral("newer.png"));
    QCOMPARE(f.styleNames(), QStringList{QStringLiteral("style.png")});
}

void TestStudioAutosave::forgottenPicturesGo() {
    AutosaveFixture f;
    f.session->start();
    f.session->openPhoto(pasted("first", Qt::blue));
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("first", 0), kSaveTimeout);
    QCOMPARE(f.keptPictures().size(), 1);
    const QString first = f.keptPictures().first();
    f.session->openPhoto(pasted("second", Qt::green));
    QTRY_VERIFY_WITH_TIMEOUT(f.isSaved("second", 0) && f.keptPictures().size() == 1, kSaveTimeout);
    QVERIFY(f.keptPictures().first() != first);
    f.session->closePhoto();
    QTRY_VERIFY_WITH_TIMEOUT(f.keptPictures().isEmpty(), kSaveTimeout);
}

void TestStudioAutosave::aFolderThatCannotBeWrittenIsToldOfOnce() {
    AutosaveFixture f;
    f.write("state", "a file where the folder should be");
    QVERIFY(f.openBoth());
    QTRY_COMPARE_WITH_TIMEOUT(f.messages.size(), 1, kSaveTimeout);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("not being saved")),
             qPrintable(f.messageTexts()));
    f.session->setSettings({.strength = 0.5}, Edit::strength);
    QTRY_VERIFY_WITH_TIMEOUT(f.autosave->isIdle(), kSaveTimeout);
    QCOMPARE(f.messages.size(), 1);
}

QTEST_MAIN(TestStudioAutosave)
#include "tst_studio_autosave.moc"
