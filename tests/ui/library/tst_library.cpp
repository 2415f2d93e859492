// SPDX-License-Identifier: GPL-3.0-or-later
// The Library tab over real files: what stands on its shelves and what can be done with it.
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <stop_token>

#include "library/library_details.h"
#include "library/library_model.h"
#include "library/library_page.h"
#include "library/library_reader.h"
#include "library/library_shelves.h"
#include "studio/preset_collection.h"
#include "styled_model.h"
#include "widgets/drop_zone.h"
#include "widgets/message_bar.h"
#include "widgets/reference_thumb.h"
#include "widgets/swatch_button.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

struct LibraryFixture : WindowFixture {
    LibraryFixture() {
        qputenv("XDG_DATA_HOME", file("data").toUtf8());  // of the trash
        window->setCurrentTab(MainWindow::Tab::library);
    }

    [[nodiscard]] LibraryPage& page() const { return window->library(); }
    [[nodiscard]] LibraryShelves& shelves() const { return *window->findChild<LibraryShelves*>(); }
    [[nodiscard]] LibraryFilter& filter() const {
        return *static_cast<LibraryFilter*>(itemView().model());
    }
    [[nodiscard]] QListView& itemView() const {
        for (QListView* view : page().findChildren<QListView*>())
            if (qobject_cast<LibraryFilter*>(view->model()))
                return *view;
        qFatal("no items");
    }
    [[nodiscard]] LibraryDetails& details() const { return *page().findChild<LibraryDetails*>(); }
    [[nodiscard]] QLineEdit& search() const { return *page().findChild<QLineEdit*>(); }
    [[nodiscard]] bool settle() const {
        return QTest::qWaitFor([this] { return shelves().isIdle() && session->isSettled(); },
                               20000);
    }
    [[nodiscard]] QStringList names() const {
        QStringList names;
        for (int row = 0; row < filter().rowCount(); ++row)
            names << filter().index(row, 0).data().toString();
        return names;
    }
    [[nodiscard]] bool select(Shelf shelf, const char* name) const {
        page().setShelf(shelf);
        for (int row = 0; row < filter().rowCount(); ++row)
            if (filter().index(row, 0).data().toString() == QString::fromUtf8(name)) {
                itemView().setCurrentIndex(filter().index(row, 0));
                return true;
            }
        return false;
    }
    [[nodiscard]] bool import(const QStringList& files) const {
        page().importFiles(files);
        return settle();
    }
    static StylePreset preset(const char* name) {
        StylePreset preset;
        preset.name = name;
        preset.author = "Aya";
        preset.recipe.settings.strength = 0.3;
        return preset;
    }
    [[nodiscard]] bool importPreset(const char* name) const {
        const std::string given = file(name).toStdString() + kPresetExtension;
        return savePreset(given, preset(name), IfExists::replace)
               && import({QString::fromStdString(given)});
    }
    /// Puts one beside the program.
    [[nodiscard]] bool ship(const char* name) const {
        QDir().mkpath(file("shipped-presets"));
        const auto saved =
            savePreset(path("shipped-presets/a.irodori-preset"), preset(name), IfExists::refuse);
        return saved && refresh();
    }
    /// A thing of the user's on each shelf: "Faint", "Rain", "brush" and "Summer".
    [[nodiscard]] bool fillShelves() const {
        TrainingRequest request;
        request.name = "Summer";
        return runs->create(request) && importPreset("Faint")
               && import({writeStyledModel(file("rain.irodori"), "Rain"),
                          picture("brush.png", {40, 30}, Qt::red)})
               && refresh();
    }
    [[nodiscard]] bool refresh() const {
        shelves().refresh();
        return settle();
    }
    [[nodiscard]] QString pageMessages() const {
        QStringList texts;
        for (const Message& message : page().messages().messages())
            texts << message.text;
        return texts.join(QLatin1Char('\n'));
    }
    [[nodiscard]] QStringList facts() const {
        QStringList facts;
        for (const LibraryItem::Fact& fact : details().item()->facts)
            facts << fact.label + QLatin1String(": ") + fact.value;
        return facts;
    }
    /// Of the Studio, to choose from; nullptr: there is none of this name.
    [[nodiscard]] SwatchButton* swatch(const char* name) const {
        for (SwatchButton* button : panel().findChildren<SwatchButton*>())
            if (button->text() == QString::fromUtf8(name)
                && !qobject_cast<ReferenceThumb*>(button->parentWidget()))
                return button;
        return nullptr;
    }
    void useSelected() const {
        for (QPushButton* button : details().findChildren<QPushButton*>())
            if (button->isDefault())
                button->click();
    }
};

/// Whose runs take until the test wants to be listed.
class SlowRuns : public FakeTrainingRuns {
public:
    using FakeTrainingRuns::FakeTrainingRuns;
    mutable QSemaphore began;
    mutable QSemaphore mayEnd;

    [[nodiscard]] std::vector<RunSummary> list() const override {
        began.release();
        mayEnd.acquire();
        return FakeTrainingRuns::list();
    }
};

/// Other bytes of the same size and time.
bool damageUnseen(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QDateTime time = file.fileTime(QFileDevice::FileModificationTime);
    const QByteArray junk(file.size(), 'x');
    return file.write(junk) == junk.size() && file.flush()
           && file.setFileTime(time, QFileDevice::FileModificationTime);
}

}  // namespace

class TestLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void emptyShelvesSayWhatToDo_data();
    void emptyShelvesSayWhatToDo();
    void importsEachToItsShelf();
    void reportsWhatCannotBeImported();
    void foldersAreLookedThrough();
    void searches_data();
    void searches();
    void tellsLicenceAndOrigin();
    void shippedItemsStay();
    void renames_data();
    void renames();
    void removesToTheTrash_data();
    void removesToTheTrash();
    void usesInTheStudio_data();
    void usesInTheStudio();
    void importedSwatchesAreInTheStudio();
    void swatchesAreOpenedOnce();
    void stoppedReaderGivesUp();
    void changesDoNotWaitForWhatIsRead();
    void runsAreShownAndStay();
    void favouritesComeFirst();
    void dropsAreImported();
    void selectionOutlivesANewList();
    void presetsAreDuplicatedAndHidden();
    void keysWork();
};

void TestLibrary::emptyShelvesSayWhatToDo_data() {
    QTest::addColumn<Shelf>("shelf");
    QTest::addRow("presets") << Shelf::presets;
    QTest::addRow("style packs") << Shelf::packs;
    QTest::addRow("runs") << Shelf::runs;
}

void TestLibrary::emptyShelvesSayWhatToDo() {
    QFETCH(Shelf, shelf);
    const LibraryFixture f;
    QVERIFY(f.settle());
    f.page().setShelf(shelf);
    QVERIFY(f.names().isEmpty());
    QVERIFY(f.page().findChild<DropZone*>()->isVisible());
    QVERIFY(!f.details().item());
}

void TestLibrary::importsEachToItsShelf() {
    const LibraryFixture f;
    QVERIFY(f.fillShelves());
    QVERIFY2(f.pageMessages().contains(QStringLiteral("models: 1")), qPrintable(f.pageMessages()));
    const std::pair<Shelf, const char*> expected[] = {{Shelf::presets, "Faint"},
                                                      {Shelf::models, "Rain"},
                                                      {Shelf::packs, "Rain"},
                                                      {Shelf::swatches, "brush"}};
    for (const auto& [shelf, name] : expected)
        QVERIFY2(f.select(shelf, name), name);
    QVERIFY2(f.session->models().size() == 1, "the Studio knows the model, too");
    QVERIFY2(QFile::exists(f.file("brush.png")), "the original stays");
}

void TestLibrary::reportsWhatCannotBeImported() {
    const LibraryFixture f;
    QVERIFY(f.settle());
    const QStringList before = f.names();
    QVERIFY(
        f.import({f.write("junk.irodori", "junk"), f.write("notes.txt", "hello"),
                  f.write("old.irodori-preset", R"({"irodori-preset": 99})"), f.file("gone.png")}));
    QCOMPARE(f.names(), before);
    for (const char* name : {"junk.irodori", "notes.txt", "gone.png", "old.irodori-preset"})
        QVERIFY2(f.pageMessages().contains(QLatin1String(name)), name);
}

void TestLibrary::foldersAreLookedThrough() {
    const LibraryFixture f;
    QDir().mkpath(f.file("gift/deep"));
    f.picture("gift/one.png", {20, 20}, Qt::red);
    f.picture("gift/deep/two.png", {20, 20}, Qt::blue);
    f.write("gift/notes.txt", "hello");
    QVERIFY(f.import({f.file("gift")}));
    QVERIFY(f.select(Shelf::swatches, "one"));
    QVERIFY(f.select(Shelf::swatches, "two"));
    QVERIFY2(!f.pageMessages().contains(QStringLiteral("notes")), qPrintable(f.pageMessages()));
}

void TestLibrary::searches_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::addRow("name in any case")
        << QStringLiteral("FAINT") << QStringList{QStringLiteral("Faint")};
    QTest::addRow("author") << QStringLiteral("aya") << QStringList{QStringLiteral("Faint")};
    QTest::addRow("two words") << QStringLiteral("aya faint")
                               << QStringList{QStringLiteral("Faint")};
    QTest::addRow("licence") << QStringLiteral("by-sa manga")
                             << QStringList{QStringLiteral("Manga")};
    QTest::addRow("nothing") << QStringLiteral("xyzzy") << QStringList();
}

void TestLibrary::searches() {
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    const LibraryFixture f;
    QVERIFY(f.importPreset("Faint"));
    f.page().setShelf({});
    f.search().setText(text);
    QCOMPARE(f.names(), found);
    QCOMPARE(f.page().findChild<DropZone*>()->isVisible(), found.isEmpty());
}

void TestLibrary::tellsLicenceAndOrigin() {
    const LibraryFixture f;
    QVERIFY(f.import({writeStyledModel(f.file("rain.irodori"), "Rain")}));
    QVERIFY(f.select(Shelf::models, "Rain"));
    QVERIFY2(f.facts().contains(QStringLiteral("Licence: CC0-1.0")),
             qPrintable(f.facts().join(QLatin1Char('\n'))));
    QVERIFY(f.select(Shelf::swatches, "Manga"));
    QVERIFY2(f.facts().contains(QStringLiteral("Licence: CC-BY-SA-4.0")),
             qPrintable(f.facts().join(QLatin1Char('\n'))));
    QVERIFY(!f.details().item()->thumbnail.isNull());
}

void TestLibrary::shippedItemsStay() {
    const LibraryFixture f;
    QVERIFY(f.settle());
    QVERIFY(f.select(Shelf::swatches, "Manga"));
    QVERIFY(!canChange(*f.details().item()));
    QTest::keyClick(&f.itemView(), Qt::Key_Delete);
    QVERIFY(f.settle());
    QVERIFY(f.select(Shelf::swatches, "Manga"));
}

void TestLibrary::renames_data() {
    QTest::addColumn<Shelf>("shelf");
    QTest::addColumn<QString>("before");
    QTest::addRow("a preset") << Shelf::presets << QStringLiteral("Faint");
    QTest::addRow("a model") << Shelf::models << QStringLiteral("Rain");
    QTest::addRow("a swatch") << Shelf::swatches << QStringLiteral("brush");
    QTest::addRow("a run") << Shelf::runs << QStringLiteral("Summer");
}

void TestLibrary::renames() {
    QFETCH(Shelf, shelf);
    QFETCH(QString, before);
    const LibraryFixture f;
    QVERIFY(f.fillShelves());
    QVERIFY(f.select(shelf, before.toUtf8().constData()));
    f.shelves().rename(*f.details().item(), QStringLiteral("Evening"));
    QVERIFY(f.settle());
    QVERIFY(f.select(shelf, "Evening"));
    QVERIFY(!f.select(shelf, before.toUtf8().constData()));
}

void TestLibrary::removesToTheTrash_data() {
    renames_data();
}

void TestLibrary::removesToTheTrash() {
    QFETCH(Shelf, shelf);
    QFETCH(QString, before);
    const LibraryFixture f;
    QVERIFY(f.fillShelves());
    QVERIFY(f.select(shelf, before.toUtf8().constData()));
    f.itemView().setFocus();
    QTest::keyClick(&f.itemView(), Qt::Key_Delete);
    QVERIFY(f.settle());
    QVERIFY(!f.select(shelf, before.toUtf8().constData()));
    QVERIFY2(f.pageMessages().contains(QStringLiteral("trash")), qPrintable(f.pageMessages()));
    QCOMPARE(QDir(f.file("data/Trash/files")).isEmpty(), shelf == Shelf::runs);  // a fake's
}

void TestLibrary::usesInTheStudio_data() {
    QTest::addColumn<Shelf>("shelf");
    QTest::addColumn<QString>("name");
    QTest::addRow("a preset") << Shelf::presets << QStringLiteral("Faint");
    QTest::addRow("a model") << Shelf::models << QStringLiteral("Rain");
    QTest::addRow("a style pack") << Shelf::packs << QStringLiteral("Rain");
    QTest::addRow("a swatch") << Shelf::swatches << QStringLiteral("brush");
}

void TestLibrary::usesInTheStudio() {
    QFETCH(Shelf, shelf);
    QFETCH(QString, name);
    LibraryFixture f;
    QVERIFY(f.importPreset("Faint"));
    QVERIFY(f.import({writeStyledModel(f.file("rain.irodori"), "Rain"),
                      f.picture("brush.png", {40, 30}, Qt::red)}));
    QVERIFY(f.select(shelf, name.toUtf8().constData()));
    f.useSelected();
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::studio);
    QVERIFY(f.settle());
    const bool loadsModel = shelf == Shelf::models || shelf == Shelf::packs;
    QCOMPARE(f.engine->model().name, std::string(loadsModel ? "Rain" : "starter"));
    QCOMPARE(f.session->settings().strength, shelf == Shelf::presets ? 0.3 : 1.0);
    if (shelf == Shelf::swatches)
        QCOMPARE(f.session->references()[0].picture->name, QStringLiteral("brush.png"));
    if (shelf == Shelf::packs)
        QVERIFY(!f.session->references().empty());
}

void TestLibrary::importedSwatchesAreInTheStudio() {
    const LibraryFixture f;
    QVERIFY(f.import({f.picture("brush.png", {40, 30}, Qt::red)}));
    QTRY_VERIFY(f.swatch("brush") && !f.swatch("brush")->thumbnail().isNull());
    QVERIFY(f.select(Shelf::swatches, "brush"));
    f.shelves().rename(*f.details().item(), QStringLiteral("Evening"));
    QTRY_VERIFY(f.swatch("Evening") && !f.swatch("brush"));
    f.swatch("Evening")->click();
    QTRY_COMPARE(f.session->references().size(), std::size_t{1});
    QCOMPARE(f.session->references()[0].picture->name, QStringLiteral("Evening"));
    QVERIFY2(f.settings.recentFiles(FileKind::style).isEmpty(), "it is at hand anyway");
    QVERIFY(f.settle());
    QVERIFY(f.select(Shelf::swatches, "Evening"));
    f.shelves().remove(*f.details().item());
    QTRY_VERIFY(!f.swatch("Evening"));
    QVERIFY2(f.swatch("Manga"), "those that ship stay");
}

void TestLibrary::swatchesAreOpenedOnce() {
    const StudioFixture f;
    QDir().mkpath(f.file("swatches"));
    const QString path = f.picture("swatches/brush.png", {40, 30}, Qt::red);
    SwatchReader reader;
    const auto isUsable = [&] {
        const auto items = reader.read(f.path("none"), f.path("swatches"));
        return items && items->size() == 1 && items->front().isUsable
               && items->front().summary == QStringLiteral("40 × 30")
               && !items->front().facts.isEmpty();
    };
    QVERIFY(isUsable());
    QVERIFY(damageUnseen(path));
    QVERIFY2(isUsable(), "it looks as it did");
    f.write("swatches/brush.png", "junk");
    QVERIFY2(!isUsable(), "it is another now");
    f.picture("swatches/brush.png", {40, 30}, Qt::blue);
    QVERIFY2(isUsable(), "and again");
}

void TestLibrary::stoppedReaderGivesUp() {
    const StudioFixture f;
    QDir().mkpath(f.file("swatches"));
    f.picture("swatches/brush.png", {40, 30}, Qt::red);
    std::stop_source stop;
    stop.request_stop();
    JobHooks hooks;
    hooks.stop = stop.get_token();
    const auto items = SwatchReader().read(f.path("none"), f.path("swatches"), hooks);
    QVERIFY(!items);
    QCOMPARE(items.error().code, ErrorCode::cancelled);
}

void TestLibrary::changesDoNotWaitForWhatIsRead() {
    const LibraryFixture f;
    QVERIFY(f.import({f.picture("brush.png", {40, 30}, Qt::red)}));
    QVERIFY(f.select(Shelf::swatches, "brush"));
    const LibraryItem brush = *f.details().item();
    const auto runs = std::make_shared<SlowRuns>(f.path("slow"));
    LibraryShelves shelves(f.shelves().presets(), f.library, runs,
                           {f.path("none"), f.path("styles")});
    shelves.refresh();
    QTRY_VERIFY(runs->began.available() > 0);
    shelves.rename(brush, QStringLiteral("Evening"));
    QTRY_VERIFY(!QFile::exists(brush.path));
    QVERIFY2(!shelves.isIdle(), "the runs are still being read");
    runs->mayEnd.release(2);
    QTRY_VERIFY(shelves.isIdle());
}

void TestLibrary::runsAreShownAndStay() {
    const LibraryFixture f;
    TrainingRequest request;
    request.name = "Summer";
    const auto run = f.runs->create(request);
    f.runs->train(*run, 10);
    QVERIFY(f.refresh());
    QVERIFY(f.select(Shelf::runs, "Summer"));
    QVERIFY2(!canChange(*f.details().item()), "a process works on it");
    QSignalSpy asked(&f.page(), &LibraryPage::runRequested);
    for (QPushButton* button : f.details().findChildren<QPushButton*>())
        if (button->isVisible() && !button->isDefault())
            button->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::training);
}

void TestLibrary::favouritesComeFirst() {
    const LibraryFixture f;
    for (const char* name : {"Aubergine", "Brown"})
        QVERIFY(f.importPreset(name));
    QVERIFY(f.select(Shelf::presets, "Brown"));
    Q_EMIT f.details().favouriteRequested(true);
    QVERIFY(f.settle());
    QCOMPARE(f.names(), (QStringList{QStringLiteral("Brown"), QStringLiteral("Aubergine")}));
    QVERIFY(f.details().item()->isFavourite);
}

void TestLibrary::dropsAreImported() {
    const LibraryFixture f;
    LibraryFixture::drop(*f.window, {QUrl::fromLocalFile(f.picture("brush.png", {9, 9}, Qt::red))});
    QVERIFY(f.settle());
    QVERIFY(f.select(Shelf::swatches, "brush"));
    QVERIFY(!f.session->photo());
}

void TestLibrary::selectionOutlivesANewList() {
    const LibraryFixture f;
    QVERIFY(f.settle());
    QVERIFY(f.select(Shelf::swatches, "Manga"));
    QVERIFY(f.import({f.picture("a.png", {9, 9}, Qt::red)}));
    QCOMPARE(f.details().item()->name, QStringLiteral("Manga"));
    QCOMPARE(f.itemView().currentIndex().data().toString(), QStringLiteral("Manga"));
}

void TestLibrary::presetsAreDuplicatedAndHidden() {
    LibraryFixture f;
    QVERIFY(f.ship("Cel"));
    QVERIFY(f.select(Shelf::presets, "Cel"));
    QVERIFY(!canChange(*f.details().item()));
    Q_EMIT f.details().duplicateRequested();
    QVERIFY(f.settle());
    QCOMPARE(f.names(), (QStringList{QStringLiteral("Cel"), QStringLiteral("Cel (2)")}));
    Q_EMIT f.details().hideRequested(true);
    QVERIFY(f.settle());
    QCOMPARE(f.details().item()->name, QStringLiteral("Cel"));
    QVERIFY(f.details().item()->isHidden);
    Q_EMIT f.details().hideRequested(false);
    QVERIFY(f.settle());
    QVERIFY(!f.details().item()->isHidden);
}

void TestLibrary::keysWork() {
    LibraryFixture f;
    QVERIFY(f.import({f.picture("brush.png", {9, 9}, Qt::red)}));
    f.window->activateWindow();
    QVERIFY(f.select(Shelf::swatches, "brush"));
    f.itemView().setFocus();
    QTest::keyClick(&f.itemView(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), &f.search());
    f.itemView().setFocus();
    QTest::keyClick(&f.itemView(), Qt::Key_Return);
    QCOMPARE(f.window->currentTab(), MainWindow::Tab::studio);
    QTRY_COMPARE(f.session->references().size(), std::size_t{1});
}

QTEST_MAIN(TestLibrary)
#include "tst_library.moc"
