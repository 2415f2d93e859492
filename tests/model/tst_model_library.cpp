// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "model/model_library.h"
#include "model_fixture.h"

using namespace irodori;
using test::SmallModel;

namespace fs = std::filesystem;

class TestModelLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsShippedFirstAndSkipsDamaged();
    void finds_data();
    void finds();
    void aFolderHidesNoModel();
    void installsOnce();
    void installKeepsBoth();
    void installReplacesTheSameModel_data();
    void installReplacesTheSameModel();
    void refusesToInstall_data();
    void refusesToInstall();
    void renames_data();
    void renames();
    void refusesToRename_data();
    void refusesToRename();
    void removesToTheTrash();
    void keepsWhatIsShipped();

private:
    void write(const fs::path& file, const std::string& name, float value);
    fs::path root() const { return dir_->path().toStdString(); }
    ModelLibrary library() const { return {root() / "shipped", root() / "user"}; }

    ModelEntry entry(const std::string& name) const;

    std::unique_ptr<QTemporaryDir> dir_;
};

void TestModelLibrary::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", dir_->filePath(QStringLiteral("data")).toUtf8());
    fs::create_directories(root() / "shipped");
    fs::create_directories(root() / "user");
    write(root() / "shipped" / "base.irodori", "Base", 0.5F);
}

void TestModelLibrary::write(const fs::path& file, const std::string& name, float value) {
    SmallModel model;
    model.card.name = name;
    model.values("generator.stem.bias")[0] = value;
    QVERIFY(writeModelFile(file, model.card, model.tensors, true));
}

void TestModelLibrary::listsShippedFirstAndSkipsDamaged() {
    write(root() / "user" / "a.irodori", "zebra", 1);
    write(root() / "user" / "b.IRODORI", "Antelope", 2);
    QVERIFY(writeFile(root() / "user" / "broken.irodori", std::as_bytes(std::span("junk"))));
    QVERIFY(writeFile(root() / "user" / "notes.txt", std::as_bytes(std::span("text"))));
    std::vector<std::string> names;
    for (const auto& model : library().list())
        names.push_back(model.card.name);
    QCOMPARE(names, (std::vector<std::string>{"Base", "Antelope", "zebra"}));
    QVERIFY(library().list().front().shipped);
}

void TestModelLibrary::finds_data() {
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("file");
    QTest::newRow("nothing named: the default")
        << QString() << QStringLiteral("shipped/base.irodori");
    QTest::newRow("by name, any case")
        << QStringLiteral("INK wash") << QStringLiteral("user/brush.irodori");
    QTest::newRow("by file name") << QStringLiteral("brush")
                                  << QStringLiteral("user/brush.irodori");
    QTest::newRow("unknown") << QStringLiteral("nobody") << QString();
}

void TestModelLibrary::finds() {
    QFETCH(QString, wanted);
    QFETCH(QString, file);
    write(root() / "user" / "brush.irodori", "Ink Wash", 1);
    const auto found = library().find(wanted.toStdString());
    QCOMPARE(found.has_value(), !file.isEmpty());
    if (found)
        QCOMPARE(*found, root() / file.toStdString());
    else
        QVERIFY(found.error().message().starts_with("nobody: "));
}

void TestModelLibrary::aFolderHidesNoModel() {
    const auto here = fs::current_path();
    fs::create_directories(root() / "work" / "base");
    fs::current_path(root() / "work");
    const auto found = library().find("base");
    fs::current_path(here);
    QVERIFY(found);
    QCOMPARE(*found, root() / "shipped" / "base.irodori");
}

void TestModelLibrary::installsOnce() {
    write(root() / "mine.irodori", "Mine", 3);
    const auto first = library().install(root() / "mine.irodori");
    QVERIFY(first);
    QCOMPARE(first->path, root() / "user" / "mine.irodori");
    const auto again = library().install(root() / "mine.irodori");
    QVERIFY(again);
    QCOMPARE(again->path, first->path);
    QCOMPARE(library().list().size(), std::size_t{2});
}

void TestModelLibrary::installKeepsBoth() {
    write(root() / "user" / "mine.irodori", "Older", 1);
    write(root() / "mine.irodori", "Newer", 2);
    const auto installed = library().install(root() / "mine.irodori");
    QVERIFY(installed);
    QCOMPARE(installed->path.filename(), fs::path("mine (2).irodori"));
    QCOMPARE(library().list().size(), std::size_t{3});
}

void TestModelLibrary::installReplacesTheSameModel_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("trainingData");
    QTest::addColumn<bool>("replaces");
    const auto row = [](const char* title, const char* name, const char* author,
                        const char* trainingData, bool replaces) {
        QTest::newRow(title) << QString::fromUtf8(name) << QString::fromUtf8(author)
                             << QString::fromUtf8(trainingData) << replaces;
    };
    row("the same, further trained", "Mine", "Me", "my pictures", true);
    row("another name", "Yours", "Me", "my pictures", false);
    row("somebody else's of this name", "Mine", "You", "my pictures", false);
    row("of other pictures", "Mine", "Me", "your pictures", false);
    row("of the shipped model's name", "Base", "Tests", "", false);
}

void TestModelLibrary::installReplacesTheSameModel() {
    QFETCH(QString, name);
    QFETCH(QString, author);
    QFETCH(QString, trainingData);
    QFETCH(bool, replaces);
    SmallModel model;
    model.card.name = "Mine";
    model.card.author = "Me";
    model.card.trainingData = "my pictures";
    QVERIFY(writeModelFile(root() / "user" / "kept (2).irodori", model.card, model.tensors, true));

    model.card.name = name.toStdString();
    model.card.author = author.toStdString();
    model.card.trainingData = trainingData.toStdString();
    model.values("generator.stem.bias")[0] = 7;
    QVERIFY(writeModelFile(root() / "step-700.irodori", model.card, model.tensors, true));
    const auto installed = library().install(root() / "step-700.irodori", IfExists::replace);
    QVERIFY(installed);
    QCOMPARE(installed->path.filename(),
             fs::path(replaces ? "kept (2).irodori" : "step-700.irodori"));
    QCOMPARE(loadModelFile(installed->path)->card.sha256, installed->card.sha256);
    QCOMPARE(library().list().size(), std::size_t(replaces ? 2 : 3));
}

void TestModelLibrary::refusesToInstall_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::newRow("missing file") << QByteArray() << static_cast<int>(ErrorCode::notFound);
    QTest::newRow("empty file") << QByteArray("") << static_cast<int>(ErrorCode::emptyFile);
    QTest::newRow("a text") << QByteArray("hello, I am not a model")
                            << static_cast<int>(ErrorCode::corrupt);
}

void TestModelLibrary::refusesToInstall() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    const auto file = root() / "bad.irodori";
    if (!content.isNull())
        QVERIFY(
            writeFile(file, std::as_bytes(std::span(content.constData(),
                                                    static_cast<std::size_t>(content.size())))));
    const auto installed = library().install(file);
    QVERIFY(!installed);
    QCOMPARE(static_cast<int>(installed.error().code), code);
    QVERIFY(fs::is_empty(root() / "user"));
}

ModelEntry TestModelLibrary::entry(const std::string& name) const {
    for (const auto& entry : library().list())
        if (entry.card.name == name)
            return entry;
    return {};
}

void TestModelLibrary::renames_data() {
    QTest::addColumn<bool>("halves");
    QTest::addColumn<QString>("name");
    QTest::newRow("another name") << true << QStringLiteral("Rain");
    QTest::newRow("another case") << true << QStringLiteral("MINE");
    QTest::newRow("of full precision") << false << QStringLiteral("Rain");
}

void TestModelLibrary::renames() {
    QFETCH(bool, halves);
    QFETCH(QString, name);
    SmallModel model;
    model.card.name = "Mine";
    model.addStyles({{"soft", "CC0-1.0", test::pngLike()}});
    const fs::path file = root() / "user" / "mine.irodori";
    QVERIFY(writeModelFile(file, model.card, model.tensors, halves));
    const auto before = loadModelFile(file);
    const auto renamed = library().rename(entry("Mine"), name.toStdString());
    QVERIFY2(renamed, renamed ? "" : renamed.error().message().c_str());
    const auto after = loadModelFile(file);
    QCOMPARE(QString::fromStdString(after->card.name), name);
    QCOMPARE(after->card.sha256, before->card.sha256);
    QCOMPARE(after->card.styles == before->card.styles, true);
}

void TestModelLibrary::refusesToRename_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("no name") << QString() << static_cast<int>(ErrorCode::invalidArgument);
    QTest::newRow("taken") << QStringLiteral("base") << static_cast<int>(ErrorCode::exists);
}

void TestModelLibrary::refusesToRename() {
    QFETCH(QString, name);
    write(root() / "user" / "mine.irodori", "Mine", 1);
    const auto renamed = library().rename(entry("Mine"), name.toStdString());
    QVERIFY(!renamed);
    QTEST(static_cast<int>(renamed.error().code), "code");
    QCOMPARE(entry("Mine").path, root() / "user" / "mine.irodori");
}

void TestModelLibrary::removesToTheTrash() {
    write(root() / "user" / "mine.irodori", "Mine", 1);
    const ModelEntry mine = entry("Mine");
    QVERIFY(library().remove(mine));
    QCOMPARE(library().list().size(), std::size_t{1});
    QVERIFY(fs::exists(root() / "data" / "Trash" / "files" / "mine.irodori"));
    QVERIFY2(!library().remove(mine), "it is gone");
}

void TestModelLibrary::keepsWhatIsShipped() {
    const auto removed = library().remove(entry("Base"));
    const auto renamed = library().rename(entry("Base"), "Mine");
    QVERIFY(!removed && !renamed);
    QCOMPARE(removed.error().code, ErrorCode::noPermission);
    QCOMPARE(renamed.error().code, ErrorCode::noPermission);
    QCOMPARE(library().list().size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(TestModelLibrary)
#include "tst_model_library.moc"
