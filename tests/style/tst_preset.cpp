// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "style/preset.h"

using namespace irodori;

namespace fs = std::filesystem;

namespace {

StylePreset fullPreset(const std::string& name = "Ink wash") {
    StylePreset preset;
    preset.name = name;
    preset.author = "Aya 彩";
    preset.recipe.settings.strength = 0.75;
    preset.recipe.settings.seed = 7;
    preset.recipe.references = {{"ink.png", std::string(64, 'a'), 1.5, {0.1F, -2.5F}, {}}};
    preset.recipe.modelName = "starter";
    preset.recipe.modelSha256 = std::string(64, 'b');
    preset.thumbnail = {0x89, 'P', 'N', 'G', 0, 255};
    return preset;
}

void write(const fs::path& file, std::string_view text) {
    QVERIFY(writeFile(file, std::as_bytes(std::span(text))));
}

std::string withRecipe(const char* rest) {
    return std::string(R"({"irodori-preset": 1, "recipe": {"irodori": 1}, )") + rest + "}";
}

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

}  // namespace

class TestPreset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void survivesItsFile_data();
    void survivesItsFile();
    void isLenient_data();
    void isLenient();
    void refusesDamagedText_data();
    void refusesDamagedText();
    void refusesFiles_data();
    void refusesFiles();
    void refusesToSave_data();
    void refusesToSave();

    void aNewLibraryIsEmpty();
    void listsByNameWithFavouritesFirst();
    void finds_data();
    void finds();
    void tellsWhatThereIs_data();
    void tellsWhatThereIs();
    void addsUnderDistinctNames();
    void namesBecomeFileNames_data();
    void namesBecomeFileNames();
    void refusesToAdd_data();
    void refusesToAdd();
    void importsOnce();
    void refusesToImport();
    void renames_data();
    void renames();
    void refusesToRename_data();
    void refusesToRename();
    void favouritesFollowANewName();
    void damagedFavouritesAreNone_data();
    void damagedFavouritesAreNone();
    void removesToTheTrash();
    void keepsWhatIsShipped();
    void hidesWhatIsShipped();
    void hidesNothingElse();

private:
    fs::path root() const { return dir_->path().toStdString(); }
    PresetLibrary library() const { return {root() / "user", root() / "shipped"}; }
    PresetEntry entry(const std::string& name) const;
    QStringList names() const;

    std::unique_ptr<QTemporaryDir> dir_;
};

void TestPreset::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", dir_->filePath(QStringLiteral("data")).toUtf8());
    fs::create_directories(root() / "shipped");
}

PresetEntry TestPreset::entry(const std::string& name) const {
    const auto all = library().list();
    const auto found = std::find_if(all.begin(), all.end(), [&](const PresetEntry& candidate) {
        return candidate.preset.name == name;
    });
    return found == all.end() ? PresetEntry{} : *found;
}

QStringList TestPreset::names() const {
    QStringList names;
    for (const auto& candidate : library().list())
        names << text(candidate.preset.name);
    return names;
}

// ---- files

void TestPreset::survivesItsFile_data() {
    QTest::addColumn<StylePreset>("preset");
    QTest::newRow("with everything") << fullPreset();
    QTest::newRow("only a name") << StylePreset{"x", {}, {}, {}};
    QTest::newRow("longest name") << fullPreset(std::string(160, 'n'));
    QTest::newRow("a name in Japanese") << fullPreset("水彩 / 淡い");
}

void TestPreset::survivesItsFile() {
    QFETCH(StylePreset, preset);
    const auto written = savePreset(root() / "a.irodori-preset", preset, IfExists::refuse);
    QVERIFY2(written, written ? "" : written.error().message().c_str());
    const auto read = loadPreset(*written);
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(*read == preset, true);
}

void TestPreset::isLenient_data() {
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* title, const char* rest) {
        QTest::newRow(title) << QByteArray::fromStdString(withRecipe(rest));
    };
    row("a name alone", R"("name": "A")");
    row("unknown keys", R"("name": "A", "glitter": [1, {}])");
    row("an empty thumbnail", R"("name": "A", "thumbnail": "")");
}

void TestPreset::isLenient() {
    QFETCH(QByteArray, json);
    const auto read = presetFromJson(json.toStdString());
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(*read == (StylePreset{"A", {}, {}, {}}), true);
}

void TestPreset::refusesDamagedText_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    const auto row = [](const char* title, const std::string& json,
                        ErrorCode code = ErrorCode::corrupt) {
        QTest::newRow(title) << QByteArray::fromStdString(json) << int(code);
    };
    row("empty", "");
    row("not JSON", "name=A");
    row("cut off", R"({"irodori-preset": 1, "name": "A)");
    row("a list", "[1]");
    row("no version", R"({"name": "A", "recipe": {"irodori": 1}})");
    row("version as text", R"({"irodori-preset": "1", "name": "A", "recipe": {"irodori": 1}})");
    row("a recipe alone", R"({"irodori": 1})");
    row("newer version", R"({"irodori-preset": 2})", ErrorCode::newerVersion);
    row("newer recipe", R"({"irodori-preset": 1, "name": "A", "recipe": {"irodori": 999}})",
        ErrorCode::newerVersion);
    row("no recipe", R"({"irodori-preset": 1, "name": "A"})");
    row("recipe as text", R"({"irodori-preset": 1, "name": "A", "recipe": "x"})");
    row("a setting out of range",
        R"({"irodori-preset": 1, "name": "A", "recipe": {"irodori": 1, "strength": 9}})",
        ErrorCode::invalidArgument);
    row("no name", withRecipe(R"("author": "B")"));
    row("empty name", withRecipe(R"("name": "")"));
    row("a name of blanks", withRecipe(R"("name": "  ")"));
    row("name as a number", withRecipe(R"("name": 5)"));
    row("two lines in the name", withRecipe(R"("name": "a\nb")"));
    row("name too long", withRecipe((R"("name": ")" + std::string(161, 'n') + '"').c_str()));
    row("author as a list", withRecipe(R"("name": "A", "author": [])"));
    row("author too long",
        withRecipe((R"("name": "A", "author": ")" + std::string(161, 'n') + '"').c_str()));
    row("thumbnail is no base64", withRecipe(R"("name": "A", "thumbnail": "***")"));
    row("thumbnail as a number", withRecipe(R"("name": "A", "thumbnail": 1)"));
    row("thumbnail too large",
        withRecipe((R"("name": "A", "thumbnail": ")" + std::string(400 << 10, 'A') + '"').c_str()));
    row("not UTF-8", withRecipe("\"name\": \"caf\xe9\""));
}

void TestPreset::refusesDamagedText() {
    QFETCH(QByteArray, json);
    const auto read = presetFromJson(json.toStdString());
    QVERIFY(!read);
    QTEST(int(read.error().code), "code");
    QVERIFY(!read.error().message().empty());
}

void TestPreset::refusesFiles_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << QStringLiteral("missing") << int(ErrorCode::notFound);
    QTest::newRow("a folder") << QStringLiteral("folder") << int(ErrorCode::isDirectory);
    QTest::newRow("empty") << QStringLiteral("empty") << int(ErrorCode::emptyFile);
    QTest::newRow("too large") << QStringLiteral("large") << int(ErrorCode::tooLarge);
    QTest::newRow("newer") << QStringLiteral("newer") << int(ErrorCode::newerVersion);
    QTest::newRow("a picture") << QStringLiteral("picture") << int(ErrorCode::corrupt);
}

void TestPreset::refusesFiles() {
    QFETCH(QString, name);
    fs::create_directory(root() / "folder");
    write(root() / "empty", "");
    write(root() / "large", std::string((8 << 20) + 1, ' '));
    write(root() / "newer", R"({"irodori-preset": 7})");
    write(root() / "picture", "\x89PNG\r\n\x1A\n");
    const auto read = loadPreset(root() / name.toStdString());
    QVERIFY(!read);
    QTEST(int(read.error().code), "code");
    QCOMPARE(text(read.error().subject), dir_->filePath(name));
}

void TestPreset::refusesToSave_data() {
    QTest::addColumn<StylePreset>("preset");
    QTest::addColumn<int>("code");
    QTest::newRow("no name") << fullPreset("") << int(ErrorCode::invalidArgument);
    QTest::newRow("two lines") << fullPreset("a\nb") << int(ErrorCode::invalidArgument);
    QTest::newRow("name too long")
        << fullPreset(std::string(161, 'n')) << int(ErrorCode::invalidArgument);
    StylePreset large = fullPreset();
    large.thumbnail.resize(kMaxPresetThumbnailBytes + 1);
    QTest::newRow("large thumbnail") << large << int(ErrorCode::invalidArgument);
    QTest::newRow("taken") << fullPreset() << int(ErrorCode::exists);
}

void TestPreset::refusesToSave() {
    QFETCH(StylePreset, preset);
    write(root() / "taken", "mine");
    const auto written = savePreset(root() / "taken", preset, IfExists::refuse);
    QVERIFY(!written);
    QTEST(int(written.error().code), "code");
    QCOMPARE(readFile(root() / "taken", 100)->size(), std::size_t{4});
}

// ---- library

void TestPreset::aNewLibraryIsEmpty() {
    QVERIFY(library().list().empty());
    QVERIFY(!fs::exists(root() / "user"));
}

void TestPreset::listsByNameWithFavouritesFirst() {
    QVERIFY(savePreset(root() / "shipped" / "m.irodori-preset", fullPreset("Manga"), {}));
    for (const char* name : {"zebra", "Antelope", "bear"})
        QVERIFY(library().add(fullPreset(name)));
    write(root() / "user" / "broken.irodori-preset", "junk");
    write(root() / "user" / "notes.txt", "text");
    QVERIFY(savePreset(root() / "user" / "loud.IRODORI-PRESET", fullPreset("Loud"), {}));
    for (const char* name : {"zebra", "Manga"})
        QVERIFY(library().setFavourite(entry(name), true));
    QCOMPARE(names(), (QStringList{QStringLiteral("Manga"), QStringLiteral("zebra"),
                                   QStringLiteral("Antelope"), QStringLiteral("bear"),
                                   QStringLiteral("Loud")}));
    QVERIFY(entry("Manga").isShipped && entry("Manga").isFavourite);
    QVERIFY(!entry("bear").isShipped && !entry("bear").isFavourite);
    QVERIFY(library().setFavourite(entry("zebra"), false));
    QCOMPARE(names().last(), QStringLiteral("zebra"));
}

void TestPreset::finds_data() {
    QTest::addColumn<QString>("wanted");
    QTest::newRow("by name") << QStringLiteral("Ink wash");
    QTest::newRow("by name in any case") << QStringLiteral("INK WASH");
    QTest::newRow("by file name") << QStringLiteral("brush");
    QTest::newRow("by file") << QStringLiteral("user/brush.irodori-preset");
}

void TestPreset::finds() {
    QFETCH(QString, wanted);
    fs::create_directories(root() / "user");
    QVERIFY(savePreset(root() / "user" / "brush.irodori-preset", fullPreset(), {}));
    if (wanted.contains(QLatin1Char('/')))
        wanted = dir_->filePath(wanted);
    const auto found = library().find(wanted.toStdString());
    QVERIFY2(found, found ? "" : found.error().message().c_str());
    QCOMPARE(*found == fullPreset(), true);
}

void TestPreset::tellsWhatThereIs_data() {
    QTest::addColumn<QStringList>("present");
    QTest::addColumn<QString>("detail");
    QTest::newRow("nothing") << QStringList() << QStringLiteral("there are none yet");
    QTest::newRow("some") << QStringList{QStringLiteral("Oil"), QStringLiteral("Cel")}
                          << QStringLiteral("there are: Cel, Oil");
}

void TestPreset::tellsWhatThereIs() {
    QFETCH(QStringList, present);
    QFETCH(QString, detail);
    for (const QString& name : present)
        QVERIFY(library().add(fullPreset(name.toStdString())));
    const auto found = library().find("Pastel");
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::notFound);
    QVERIFY2(text(found.error().message()).endsWith(detail), found.error().message().c_str());
}

void TestPreset::addsUnderDistinctNames() {
    for (int i = 0; i < 3; ++i)
        QVERIFY(library().add(fullPreset()));
    QVERIFY(library().add(fullPreset("INK WASH")));
    QCOMPARE(names(),
             (QStringList{QStringLiteral("Ink wash"), QStringLiteral("Ink wash (2)"),
                          QStringLiteral("Ink wash (3)"), QStringLiteral("INK WASH (4)")}));
    QCOMPARE(entry("Ink wash (2)").path.filename(), fs::path("Ink wash (2).irodori-preset"));
}

void TestPreset::namesBecomeFileNames_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("plain") << QStringLiteral("Cel") << QStringLiteral("Cel");
    QTest::newRow("folders") << QStringLiteral("../a/b") << QStringLiteral("_.-a-b");
    QTest::newRow("hidden") << QStringLiteral(".x") << QStringLiteral("_x");
    QTest::newRow("dots inside") << QStringLiteral("v1.2") << QStringLiteral("v1.2");
}

void TestPreset::namesBecomeFileNames() {
    QFETCH(QString, name);
    QFETCH(QString, file);
    const auto added = library().add(fullPreset(name.toStdString()));
    QVERIFY(added);
    QCOMPARE(*added, root() / "user" / (file.toStdString() + ".irodori-preset"));
    QCOMPARE(text(loadPreset(*added)->name), name);
}

void TestPreset::refusesToAdd_data() {
    QTest::addColumn<StylePreset>("preset");
    QTest::newRow("no name") << fullPreset("");
    QTest::newRow("a tab in the name") << fullPreset("a\tb");
}

void TestPreset::refusesToAdd() {
    QFETCH(StylePreset, preset);
    const auto added = library().add(preset);
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::invalidArgument);
    QVERIFY(library().list().empty());
}

void TestPreset::importsOnce() {
    const auto file = savePreset(root() / "gift", fullPreset(), IfExists::refuse);
    const auto first = library().import(*file);
    const auto again = library().import(*file);
    QVERIFY(first && again);
    QCOMPARE(*again, *first);
    QCOMPARE(names(), QStringList{QStringLiteral("Ink wash")});

    StylePreset other = fullPreset();
    other.recipe.settings.seed = 8;
    QVERIFY(library().import(*savePreset(root() / "other", other, IfExists::refuse)));
    QCOMPARE(names(), (QStringList{QStringLiteral("Ink wash"), QStringLiteral("Ink wash (2)")}));
}

void TestPreset::refusesToImport() {
    write(root() / "newer.irodori-preset", R"({"irodori-preset": 2})");
    const auto imported = library().import(root() / "newer.irodori-preset");
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, ErrorCode::newerVersion);
    QVERIFY(library().list().empty());
}

void TestPreset::renames_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("another name") << QStringLiteral("Sumi-e");
    QTest::newRow("another case") << QStringLiteral("INK wash");
    QTest::newRow("the same name") << QStringLiteral("Ink wash");
    QTest::newRow("a slash") << QStringLiteral("Ink/wash");
}

void TestPreset::renames() {
    QFETCH(QString, name);
    QVERIFY(library().add(fullPreset()));
    const auto renamed = library().rename(entry("Ink wash"), name.toStdString());
    QVERIFY2(renamed, renamed ? "" : renamed.error().message().c_str());
    QCOMPARE(names(), QStringList{name});
    StylePreset expected = fullPreset(name.toStdString());
    QCOMPARE(*loadPreset(*renamed) == expected, true);
}

void TestPreset::refusesToRename_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QString() << int(ErrorCode::invalidArgument);
    QTest::newRow("two lines") << QStringLiteral("a\nb") << int(ErrorCode::invalidArgument);
    QTest::newRow("taken") << QStringLiteral("Oil") << int(ErrorCode::exists);
    QTest::newRow("taken in another case") << QStringLiteral("oil") << int(ErrorCode::exists);
}

void TestPreset::refusesToRename() {
    QFETCH(QString, name);
    for (const char* present : {"Ink wash", "Oil"})
        QVERIFY(library().add(fullPreset(present)));
    const QStringList before = names();
    const auto renamed = library().rename(entry("Ink wash"), name.toStdString());
    QVERIFY(!renamed);
    QTEST(int(renamed.error().code), "code");
    QCOMPARE(names(), before);
}

void TestPreset::favouritesFollowANewName() {
    QVERIFY(library().add(fullPreset()));
    QVERIFY(library().setFavourite(entry("Ink wash"), true));
    QVERIFY(library().rename(entry("Ink wash"), "Sumi-e"));
    QVERIFY(entry("Sumi-e").isFavourite);
    QVERIFY(library().add(fullPreset()));
    QVERIFY(!entry("Ink wash").isFavourite);
}

void TestPreset::damagedFavouritesAreNone_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("junk") << QByteArray("junk");
    QTest::newRow("an object") << QByteArray(R"({"Ink wash": true})");
    QTest::newRow("numbers") << QByteArray("[1, null]");
}

void TestPreset::damagedFavouritesAreNone() {
    QFETCH(QByteArray, content);
    QVERIFY(library().add(fullPreset()));
    write(root() / "user" / "favourites.json", content.toStdString());
    QVERIFY(!entry("Ink wash").isFavourite);
    QVERIFY(library().setFavourite(entry("Ink wash"), true));
    QVERIFY(entry("Ink wash").isFavourite);
}

void TestPreset::removesToTheTrash() {
    QVERIFY(library().add(fullPreset()));
    QVERIFY(library().setFavourite(entry("Ink wash"), true));
    QVERIFY(library().remove(entry("Ink wash")));
    QVERIFY(library().list().empty());
    QVERIFY(fs::exists(root() / "data" / "Trash" / "files" / "Ink wash.irodori-preset"));
    QVERIFY(library().add(fullPreset()));
    QVERIFY2(!entry("Ink wash").isFavourite, "a new one of that name");
    PresetEntry gone = entry("Ink wash");
    gone.path += ".gone";
    QVERIFY(!library().remove(gone));
}

void TestPreset::keepsWhatIsShipped() {
    QVERIFY(savePreset(root() / "shipped" / "m.irodori-preset", fullPreset("Manga"), {}));
    const auto removed = library().remove(entry("Manga"));
    const auto renamed = library().rename(entry("Manga"), "Mine");
    QVERIFY(!removed && !renamed);
    QCOMPARE(removed.error().code, ErrorCode::noPermission);
    QCOMPARE(renamed.error().code, ErrorCode::noPermission);
    QCOMPARE(names(), QStringList{QStringLiteral("Manga")});
}

void TestPreset::hidesWhatIsShipped() {
    QVERIFY(savePreset(root() / "shipped" / "m.irodori-preset", fullPreset("Manga"), {}));
    QVERIFY(!entry("Manga").isHidden);
    QVERIFY(library().setHidden(entry("Manga"), true));
    QVERIFY(entry("Manga").isHidden);
    QVERIFY2(library().find("manga"), "it can still be asked for");
    QVERIFY(library().setHidden(entry("Manga"), false));
    QVERIFY(!entry("Manga").isHidden);
}

void TestPreset::hidesNothingElse() {
    QVERIFY(library().add(fullPreset()));
    QCOMPARE(library().setHidden(entry("Ink wash"), true).error().code, ErrorCode::invalidArgument);
    write(root() / "user" / "hidden.json", R"(["Ink wash"])");
    QVERIFY2(!entry("Ink wash").isHidden, "of another's whose preset was shipped once");
}

QTEST_APPLESS_MAIN(TestPreset)
#include "tst_preset.moc"
