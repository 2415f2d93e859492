// SPDX-License-Identifier: GPL-3.0-or-later
// Presets in the Studio: saved, tried out, applied, and kept in order.
#include <QApplication>
#include <QCheckBox>
#include <QCryptographicHash>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <memory>
#include <set>

#include "studio/preset_card.h"
#include "studio/preset_collection.h"
#include "studio/preset_dialog.h"
#include "studio/preset_shelf.h"
#include "studio/swatches.h"
#include "studio_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

struct PresetFixture : StudioFixture {
    PresetFixture() : presets(PresetLibrary(path("presets"), path("shipped"))) {
        QObject::connect(&presets, &PresetCollection::message, &presets,
                         [this](const Message& message) { messages.append(message); });
        shelf = std::make_unique<PresetShelf>(*session, presets, settings);
        shelf->show();
    }

    [[nodiscard]] StylePreset preset(const char* name, double strength = 0.4,
                                     bool withStyle = true) const {
        StylePreset preset;
        preset.name = name;
        preset.recipe.settings.strength = strength;
        if (withStyle) {
            preset.recipe.references = {{"kept", "", 1, StyleCode(256, 0.5F), {}}};
            preset.recipe.modelName = engine->model().name;
            preset.recipe.modelSha256 = engine->model().sha256;
        }
        return preset;
    }
    [[nodiscard]] StylePreset ofAnotherModel(const char* name, const QString& sha256) const {
        StylePreset other = preset(name, 0.2);
        other.recipe.modelName = "Elsewhere";
        other.recipe.modelSha256 = "unknown";
        other.recipe.references[0].sha256 = sha256.toStdString();
        return other;
    }
    /// Puts one beside the program.
    [[nodiscard]] bool ship(const char* name) {
        QDir().mkpath(file("shipped"));
        if (!savePreset(path("shipped/a.irodori-preset"), preset(name), IfExists::refuse))
            return false;
        presets.refresh();
        return settle();
    }
    [[nodiscard]] bool add(const StylePreset& preset) {
        presets.add(preset);
        return settle();
    }
    [[nodiscard]] bool settle() {
        return QTest::qWaitFor([this] { return presets.isIdle() && session->isSettled(); }, 20000);
    }
    [[nodiscard]] PresetCard* card(const char* name) const {
        for (PresetCard* card : shelf->cards())
            if (card->text() == QString::fromUtf8(name))
                return card;
        return nullptr;
    }
    [[nodiscard]] QStringList names() const {
        QStringList names;
        for (const PresetCard* card : shelf->cards())
            if (!card->isHidden())
                names << card->text();
        return names;
    }
    /// Chooses an entry of a card's menu.
    void choose(PresetCard* card, const char* entry) {
        QTimer::singleShot(0, shelf.get(), [entry] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (QAction* action : menu->actions())
                if (action->text().remove(QLatin1Char('&')) == QLatin1String(entry)) {
                    menu->setActiveAction(action);
                    QTest::keyClick(menu, Qt::Key_Return);
                    return;
                }
            menu->close();
            QFAIL(entry);
        });
        Q_EMIT card->customContextMenuRequested(card->rect().center());
    }
    /// Answers the next dialog.
    template <class Answer>
    void answerDialog(Answer answer) {
        QTimer::singleShot(0, shelf.get(), [answer] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            answer(*dialog);
        });
    }

    PresetCollection presets;
    std::unique_ptr<PresetShelf> shelf;
};

}  // namespace

class TestPresets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void anEmptyShelfInvites();
    void showsFavouritesFirst();
    void searches_data();
    void searches();
    void savesWhatIsSet_data();
    void savesWhatIsSet();
    void doesNotSaveWithoutAName();
    void appliesSettingsAndStyles();
    void aLookKeepsTheStyles();
    void ofAMissingModelIsRefused_data();
    void ofAMissingModelIsRefused();
    void ofAMissingModelIsMadeAnewFromPictures();
    void triesOutUnderThePointer();
    void passingByTriesNothing();
    void renamesAndRemoves();
    void renamingToATakenNameIsReported();
    void shippedPresetsStay();
    void shippedPresetsAreHidden();
    void duplicatesAreOnesOwn_data();
    void duplicatesAreOnesOwn();
    void thoseOfTheProgramAreOfItsModel();
    void importsManyAndReportsTheRest();
    void sharesACopy();
};

void TestPresets::anEmptyShelfInvites() {
    PresetFixture f;
    QVERIFY(f.settle());
    QVERIFY(f.names().isEmpty());
    QVERIFY(!f.shelf->findChild<QLineEdit*>()->isVisible());
}

void TestPresets::showsFavouritesFirst() {
    PresetFixture f;
    for (const char* name : {"Cel", "Oil", "Ink"})
        QVERIFY(f.add(f.preset(name)));
    QCOMPARE(f.names(),
             (QStringList{QStringLiteral("Cel"), QStringLiteral("Ink"), QStringLiteral("Oil")}));
    f.choose(f.card("Oil"), "Make It a Favourite");
    QTRY_COMPARE(f.names().first(), QStringLiteral("Oil"));
    QVERIFY(f.card("Oil")->isFavourite());
    QVERIFY(!f.card("Oil")->accessibleDescription().isEmpty());
    f.choose(f.card("Oil"), "No Longer a Favourite");
    QTRY_COMPARE(f.names().last(), QStringLiteral("Oil"));
}

void TestPresets::searches_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::addRow("a part in any case")
        << QStringLiteral("INK") << QStringList{QStringLiteral("Ink wash")};
    QTest::addRow("nothing") << QStringLiteral("xyz") << QStringList();
}

void TestPresets::searches() {
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    PresetFixture f;
    for (const char* name : {"Cel", "Ink wash", "Oil", "Pastel", "Manga", "Webtoon", "Neon"})
        QVERIFY(f.add(f.preset(name)));
    auto* search = f.shelf->findChild<QLineEdit*>();
    QVERIFY(search->isVisible());
    search->setText(text);
    QCOMPARE(f.names(), found);
    search->clear();
    QCOMPARE(f.names().size(), 7);
}

void TestPresets::savesWhatIsSet_data() {
    QTest::addColumn<bool>("withStyles");
    QTest::addRow("with the styles") << true;
    QTest::addRow("a look for any style") << false;
}

void TestPresets::savesWhatIsSet() {
    QFETCH(bool, withStyles);
    PresetFixture f;
    QVERIFY(f.openBoth());
    StyleSettings settings;
    settings.strength = 0.35;
    f.session->setSettings(settings, Edit::strength);
    QVERIFY(f.settle());
    f.answerDialog([withStyles](QDialog& dialog) {
        auto& asks = static_cast<PresetDialog&>(dialog);
        QCOMPARE(asks.name(), QStringLiteral("style"));
        dialog.findChildren<QLineEdit*>()[0]->setText(QStringLiteral("  Red  evening "));
        dialog.findChildren<QLineEdit*>()[1]->setText(QStringLiteral("Aya"));
        if (!withStyles)
            dialog.findChild<QCheckBox*>()->click();
        dialog.accept();
    });
    f.shelf->saveDialog();
    QVERIFY(f.settle());
    QCOMPARE(f.names(), QStringList{QStringLiteral("Red evening")});
    const ShownPreset& saved = f.presets.presets().front();
    QCOMPARE(saved.entry.preset.author, std::string("Aya"));
    QCOMPARE(saved.entry.preset.recipe.settings.strength, 0.35);
    QCOMPARE(saved.entry.preset.recipe.references.size(), std::size_t(withStyles ? 1 : 0));
    QCOMPARE(saved.entry.preset.recipe.modelSha256.empty(), !withStyles);
    QVERIFY2(!saved.thumbnail.isNull(), "it shows how the photo looks with it");
    QCOMPARE(std::max(saved.thumbnail.width(), saved.thumbnail.height()), 256);
}

void TestPresets::doesNotSaveWithoutAName() {
    PresetFixture f;
    f.answerDialog([](QDialog& dialog) {
        QPushButton* save = nullptr;
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            if (button->isDefault())
                save = button;
        QVERIFY(save && !save->isEnabled());
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral("   "));
        QVERIFY(!save->isEnabled());
        dialog.reject();
    });
    f.shelf->saveDialog();
    QVERIFY(f.settle());
    QVERIFY(f.names().isEmpty());
}

void TestPresets::appliesSettingsAndStyles() {
    PresetFixture f;
    QVERIFY(f.openBoth());
    QVERIFY(f.add(f.preset("Cel", 0.2)));
    f.card("Cel")->click();
    QCOMPARE(f.session->settings().strength, 0.2);
    QCOMPARE(f.session->references().size(), std::size_t{1});
    QCOMPARE(f.session->references()[0].picture->name, QStringLiteral("kept"));
    f.session->undoStack().undo();
    QCOMPARE(f.session->settings().strength, 1.0);
    QCOMPARE(f.session->references()[0].picture->name, QStringLiteral("style.png"));
}

void TestPresets::aLookKeepsTheStyles() {
    PresetFixture f;
    QVERIFY(f.openBoth());
    QVERIFY(f.add(f.preset("Faint", 0.2, /*withStyle=*/false)));
    f.card("Faint")->click();
    QCOMPARE(f.session->settings().strength, 0.2);
    QCOMPARE(f.session->references()[0].picture->name, QStringLiteral("style.png"));
}

void TestPresets::ofAMissingModelIsRefused_data() {
    QTest::addColumn<QString>("sha256");
    QTest::addRow("without its pictures") << QString();
    QTest::addRow("with one that is not here") << QString(64, QLatin1Char('a'));
}

void TestPresets::ofAMissingModelIsRefused() {
    QFETCH(QString, sha256);
    PresetFixture f;
    QVERIFY(f.openBoth());
    f.session->setSwatchFolders({f.file("none"), f.folder.path()});
    QVERIFY(f.add(f.ofAnotherModel("Far", sha256)));
    f.card("Far")->click();
    QVERIFY(f.settle());
    QCOMPARE(f.session->settings().strength, 1.0);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("Elsewhere")), qPrintable(f.messageTexts()));
}

void TestPresets::ofAMissingModelIsMadeAnewFromPictures() {
    PresetFixture f;
    QVERIFY(f.openBoth());
    const QString swatch = f.picture("swatch.png", {32, 32}, Qt::green);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(readAll(swatch));
    f.session->setSwatchFolders({f.folder.path()});
    StylePreset preset = f.ofAnotherModel("Far", QString::fromLatin1(hash.result().toHex()));
    preset.recipe.references[0].weight = 0.5;
    preset.recipe.references[0].crop = {0, 0, 0.5, 1};
    StylePreset ofTheRest = preset;
    ofTheRest.name = "Rest";
    ofTheRest.recipe.otherReferences = std::exchange(ofTheRest.recipe.references, {});
    QVERIFY(f.add(ofTheRest) && f.add(preset));
    f.card("Rest")->click();
    QVERIFY(f.settle());
    QCOMPARE(f.session->references()[0].picture->name, QStringLiteral("style.png"));
    QCOMPARE(f.session->otherReferences()[0].picture->loaded->path, swatch);
    f.card("Far")->click();
    QVERIFY(f.settle());
    QCOMPARE(f.session->settings().strength, 0.2);
    QCOMPARE(f.session->references().size(), std::size_t{1});
    const StudioReference& reference = f.session->references()[0];
    QCOMPARE(reference.picture->loaded->path, swatch);
    QCOMPARE(reference.picture->name, QStringLiteral("kept"));
    QCOMPARE(reference.weight, 0.5);
    QCOMPARE(reference.crop.width, 0.5);
    QVERIFY2(f.session->recipe().references[0].code != preset.recipe.references[0].code,
             "it is the present model's");
    QCOMPARE(f.messages.last().severity, Severity::info);
    f.session->undoStack().undo();
    QCOMPARE(f.session->references()[0].picture->name, QStringLiteral("style.png"));
}

void TestPresets::triesOutUnderThePointer() {
    PresetFixture f;
    QVERIFY(f.openBoth());
    QVERIFY(f.add(f.preset("Cel", 0.2)));
    Q_EMIT f.card("Cel")->regarded(true);
    QTRY_COMPARE(f.engine->lastRequest().settings.strength, 0.2);
    QCOMPARE(f.session->settings().strength, 1.0);
    QVERIFY(!f.session->undoStack().canUndo()
            || f.session->undoStack().undoText() != nameOf(Edit::preset));
    Q_EMIT f.card("Cel")->regarded(false);
    QTRY_COMPARE(f.engine->lastRequest().settings.strength, 1.0);
}

void TestPresets::passingByTriesNothing() {
    PresetFixture f;
    QVERIFY(f.openBoth());
    QVERIFY(f.add(f.preset("Cel", 0.2)));
    const int before = f.engine->repaints;
    Q_EMIT f.card("Cel")->regarded(true);
    Q_EMIT f.card("Cel")->regarded(false);
    QVERIFY(f.settle());
    QCOMPARE(int(f.engine->repaints), before);
}

void TestPresets::renamesAndRemoves() {
    PresetFixture f;
    qputenv("XDG_DATA_HOME", f.file("data").toUtf8());
    QVERIFY(f.add(f.preset("Cel")));
    f.presets.rename(f.presets.presets().front().entry, QStringLiteral("Anime"));
    QVERIFY(f.settle());
    QCOMPARE(f.names(), QStringList{QStringLiteral("Anime")});
    f.choose(f.card("Anime"), "Move to Trash");
    QVERIFY(f.settle());
    QVERIFY(f.names().isEmpty());
    QVERIFY2(f.messageTexts().contains(QStringLiteral("“Anime”")), qPrintable(f.messageTexts()));
}

void TestPresets::renamingToATakenNameIsReported() {
    PresetFixture f;
    QVERIFY(f.add(f.preset("Cel")));
    QVERIFY(f.add(f.preset("Oil")));
    f.presets.rename(f.presets.presets().front().entry, QStringLiteral("Oil"));
    QVERIFY(f.settle());
    QCOMPARE(f.names(), (QStringList{QStringLiteral("Cel"), QStringLiteral("Oil")}));
    QCOMPARE(f.messages.size(), 1);
    QCOMPARE(f.messages[0].severity, Severity::error);
}

void TestPresets::shippedPresetsStay() {
    PresetFixture f;
    QVERIFY(f.ship("Cel"));
    f.presets.remove(f.presets.presets().front().entry);
    QVERIFY(f.settle());
    QCOMPARE(f.names(), QStringList{QStringLiteral("Cel")});
    QCOMPARE(f.messages.size(), 1);
}

void TestPresets::shippedPresetsAreHidden() {
    PresetFixture f;
    QVERIFY(f.ship("Cel"));
    QVERIFY(f.add(f.preset("Oil")));
    f.choose(f.card("Cel"), "Hide");
    QVERIFY(f.settle());
    QCOMPARE(f.names(), QStringList{QStringLiteral("Oil")});
    const auto& all = f.presets.presets();
    QVERIFY2(all.size() == 2 && all.front().entry.isHidden, "the Library still has it");
    f.presets.setHidden(all.front().entry, false);
    QVERIFY(f.settle());
    QCOMPARE(f.names(), (QStringList{QStringLiteral("Cel"), QStringLiteral("Oil")}));
    f.presets.setHidden(all.back().entry, true);
    QVERIFY(f.settle());
    QVERIFY2(f.card("Oil"), "one's own may be removed instead");
    QCOMPARE(f.messages.size(), 1);
}

void TestPresets::duplicatesAreOnesOwn_data() {
    QTest::addColumn<bool>("isShipped");
    QTest::addRow("of one that is shipped") << true;
    QTest::addRow("of one's own") << false;
}

void TestPresets::duplicatesAreOnesOwn() {
    QFETCH(bool, isShipped);
    PresetFixture f;
    QVERIFY(isShipped ? f.ship("Cel") : f.add(f.preset("Cel")));
    f.choose(f.card("Cel"), "Duplicate");
    QVERIFY(f.settle());
    QCOMPARE(f.names(), (QStringList{QStringLiteral("Cel"), QStringLiteral("Cel (2)")}));
    const auto& all = f.presets.presets();
    QVERIFY(!all[1].entry.isShipped);
    QVERIFY(all[1].entry.preset.recipe == all[0].entry.preset.recipe);
}

void TestPresets::thoseOfTheProgramAreOfItsModel() {
    const std::filesystem::path resources = qgetenv("IRODORI_RESOURCES").toStdString();
    std::set<std::string> models;
    for (const ModelEntry& entry : ModelLibrary(resources / "models", {}).list())
        models.insert(entry.card.sha256);
    const auto presets = PresetLibrary({}, resources / "presets").list();
    QVERIFY(presets.size() >= 6);
    for (const PresetEntry& entry : presets) {
        const StyleRecipe& recipe = entry.preset.recipe;
        const char* name = entry.preset.name.c_str();
        QVERIFY2(models.contains(recipe.modelSha256), "made anew with resources/presets/README.md");
        QVERIFY2(loadSwatchesOf(recipe.references,
                                {QString::fromStdString((resources / "styles").string())}),
                 name);
        QVERIFY2(!recipe.references.empty() && !entry.preset.thumbnail.empty(), name);
    }
}

void TestPresets::importsManyAndReportsTheRest() {
    PresetFixture f;
    QStringList files;
    for (const char* name : {"a", "b"}) {
        files << f.file(name);
        QVERIFY(savePreset(f.path(name), f.preset(name), IfExists::refuse));
    }
    for (int i = 0; i < 5; ++i)
        files << f.file("gone") + QString::number(i);
    files << f.write("newer.irodori-preset", R"({"irodori-preset": 99})");
    f.presets.import(files);
    QVERIFY(f.settle());
    QCOMPARE(f.names(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("gone0"))
                 && f.messageTexts().contains(QStringLiteral("3 more")),
             qPrintable(f.messageTexts()));
}

void TestPresets::sharesACopy() {
    PresetFixture f;
    QVERIFY(f.add(f.preset("Cel")));
    f.presets.share(f.presets.presets().front().entry, f.file("gift.irodori-preset"));
    QVERIFY(f.settle());
    QCOMPARE(loadPreset(f.path("gift.irodori-preset"))->name, std::string("Cel"));
    f.presets.share(f.presets.presets().front().entry, f.file("no/such/folder.irodori-preset"));
    QVERIFY(f.settle());
    QCOMPARE(f.messages.last().severity, Severity::error);
}

QTEST_MAIN(TestPresets)
#include "tst_presets.moc"
