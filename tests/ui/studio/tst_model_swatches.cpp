// SPDX-License-Identifier: GPL-3.0-or-later
// Styles that a model carries, from its file to the engine and to exported pictures.
#include <QSignalSpy>
#include <QTest>

#include "studio/model_swatches.h"
#include "studio_fixture.h"
#include "styled_model.h"

using namespace irodori;
using namespace irodori::test;

namespace {

/// A session on a model with styles and a photo.
struct StyledFixture : StudioFixture {
    StyledFixture() { settings.setModelPath(writeStyledModel(file("mine.irodori"), "Mine")); }

    [[nodiscard]] bool openPhoto() {
        session->start();
        session->openPhoto(PictureSource::file(picture("photo.png", {64, 48}, Qt::darkBlue)));
        return settles() && session->photo() && session->engine().model().name == "Mine";
    }
    [[nodiscard]] bool settles() {
        return QTest::qWaitFor([this] { return session->isSettled(); });
    }
    [[nodiscard]] QStringList styles() const {
        QStringList names;
        for (const StudioReference& reference : session->references())
            names << reference.picture->name;
        return names;
    }
    /// First number of each code that the engine was last asked to paint in.
    [[nodiscard]] std::vector<float> paintedCodes() const {
        std::vector<float> codes;
        for (const WeightedCode& reference : engine->lastRequest().references)
            codes.push_back(reference.code.front());
        return codes;
    }
};

/// The same with another model on the shelf.
struct TwoModelsFixture : StyledFixture {
    TwoModelsFixture() {
        QDir().mkpath(file("models"));
        settings.setModelPath(writeStyledModel(file("models/mine.irodori"), "Mine"));
        writeStyledModel(file("models/other.irodori"), "Other", 3, "Whole", "Hail");
    }
    /// Paints with the other model, as a preset of it does.
    void applyOther() { session->applyRecipe(recipeOf("models/other.irodori"), Edit::preset); }
    [[nodiscard]] StyleRecipe recipeOf(const char* model) const {
        const auto card = readModelCard(path(model));
        StyleRecipe recipe;
        recipe.modelName = card->name;
        recipe.modelSha256 = card->sha256;
        recipe.references = {{"Sun", {}, 1, StyleCode(4, 0.5F), {}}};
        return recipe;
    }
};

const QString kFirst = QStringLiteral("All together");
const QString kRain = QStringLiteral("Rain");

}  // namespace

class TestModelSwatches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void readsStyles();
    void plainModelsHaveNone();
    void otherFilesAreErrors_data();
    void otherFilesAreErrors();
    void firstStylePaintsAtOnce();
    void chosenStyleReplacesTheFirst();
    void firstDroppedStyleReplacesTheDefault();
    void artistsOwnStyleIsKept();
    void mixesByWeight();
    void undoOfChoices();
    void undoBringsTheModelBack_data();
    void undoBringsTheModelBack();
    void undoBringsTheModelOfPicturesBack_data();
    void undoBringsTheModelOfPicturesBack();
    void presetOfAnotherModelKeepsItsPicture();
    void undoWithoutItsModelIsTold();
    void undoOfSettingsKeepsTheModel();
    void lastPresetDecidesTheModel();
    void exportRemembersTheStyle();
    void newerStateRestoresOlderExports_data();
    void newerStateRestoresOlderExports();
    void newerStateKeepsTheStyle();
    void otherModelLeavesThemOut();
    void otherModelOffersItsOwn();
    void trainedModelPaintsAtOnce();
    void trainedModelReplacesItsEarlierState();
    void missingTrainedModelIsAMessage();
};

void TestModelSwatches::readsStyles() {
    const StudioFixture f;
    const auto read = readModelSwatches(writeStyledModel(f.file("m.irodori"), "M").toStdString());
    QVERIFY(read);
    const ModelSwatches& swatches = *read;
    QCOMPARE(swatches.size(), std::size_t(3));
    QCOMPARE(swatches[1]->name, kRain);
    QCOMPARE(swatches[1]->storedCode, StyleCode(4, 0.25F));
    QCOMPARE(swatches[1]->storedCodeModel, readModelCard(f.path("m.irodori"))->sha256);
    QCOMPARE(swatches[1]->thumbnail.size(), QSize(24, 16));
    QCOMPARE(swatches[1]->thumbnail.pixelColor(3, 3), QColor(Qt::green));
    QVERIFY(swatches[2]->thumbnail.isNull());
}

void TestModelSwatches::plainModelsHaveNone() {
    const StudioFixture f;
    const SmallModel model;
    QVERIFY(writeModelFile(f.path("m.irodori"), model.card, model.tensors, false));
    const auto swatches = readModelSwatches(f.path("m.irodori"));
    QVERIFY(swatches && swatches->empty());
}

void TestModelSwatches::otherFilesAreErrors_data() {
    QTest::addColumn<QByteArray>("bytes");
    const StudioFixture f;
    const QByteArray good = readAll(writeStyledModel(f.file("m.irodori"), "M"));
    QByteArray damaged = good;
    damaged[damaged.size() - 1] = char(damaged.back() ^ 1);
    QTest::addRow("no file") << QByteArray();
    QTest::addRow("empty file") << QByteArray("");
    QTest::addRow("a text") << QByteArray("a text that is no model");
    QTest::addRow("cut short") << good.left(good.size() / 2);
    QTest::addRow("damaged") << damaged;
}

void TestModelSwatches::otherFilesAreErrors() {
    QFETCH(QByteArray, bytes);
    const StudioFixture f;
    if (!bytes.isNull())
        f.write("m.irodori", bytes);
    const auto swatches = readModelSwatches(f.path("m.irodori"));
    QVERIFY(!swatches);
    QVERIFY2(swatches.error().subject.ends_with("m.irodori"), swatches.error().subject.c_str());
}

void TestModelSwatches::firstStylePaintsAtOnce() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    QCOMPARE(f.styles(), QStringList{kFirst});
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.paintedCodes(), std::vector<float>{0.F});
    QVERIFY(!f.session->undoStack().canUndo());
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestModelSwatches::chosenStyleReplacesTheFirst() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    QCOMPARE(f.styles(), QStringList{kRain});
    QVERIFY(f.settles());
    QCOMPARE(f.paintedCodes(), std::vector<float>{0.25F});
    QCOMPARE(int(f.engine->encodes), 1);  // of the photo
}

void TestModelSwatches::firstDroppedStyleReplacesTheDefault() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->openStyle(PictureSource::file(f.picture("style.png", {9, 9}, Qt::red)));
    QVERIFY(f.settles());
    QCOMPARE(f.styles(), QStringList{QStringLiteral("style.png")});
    f.session->undoStack().undo();
    QCOMPARE(f.styles(), QStringList{kFirst});
}

void TestModelSwatches::artistsOwnStyleIsKept() {
    StyledFixture f;
    f.session->openStyle(PictureSource::file(f.picture("style.png", {9, 9}, Qt::red)));
    QVERIFY(f.settles());
    QVERIFY(f.openPhoto());
    QCOMPARE(f.styles(), QStringList{QStringLiteral("style.png")});
    QCOMPARE(f.session->modelSwatches().size(), std::size_t(3));
}

void TestModelSwatches::mixesByWeight() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    f.session->chooseModelSwatch(2, StudioSession::Placement::add);
    f.session->chooseModelSwatch(2, StudioSession::Placement::add);
    QCOMPARE(f.session->references().size(), std::size_t(3));
    f.session->setReferenceWeight(f.session->references()[1].picture->id, 2.5);
    f.session->removeReference(f.session->references()[2].picture->id);  // twice the same style
    QVERIFY(f.settles());
    QCOMPARE(f.paintedCodes(), (std::vector<float>{0.25F, 0.5F}));
    QCOMPARE(f.engine->lastRequest().references[1].weight, 2.5);
}

void TestModelSwatches::undoOfChoices() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    f.session->chooseModelSwatch(2, StudioSession::Placement::add);
    f.session->undoStack().undo();
    QCOMPARE(f.styles(), QStringList{kRain});
    f.session->undoStack().undo();
    QCOMPARE(f.styles(), QStringList{kFirst});
    f.session->undoStack().redo();
    QVERIFY(f.settles());
    QCOMPARE(f.paintedCodes(), std::vector<float>{0.25F});
}

void TestModelSwatches::undoBringsTheModelBack_data() {
    QTest::addColumn<bool>("isChosen");
    QTest::addColumn<bool>("isLoaded");
    QTest::addRow("a style of the model") << true << true;
    QTest::addRow("the style that came with the model") << false << true;
    QTest::addRow("while the other model is loaded") << true << false;
}

void TestModelSwatches::undoBringsTheModelBack() {
    QFETCH(bool, isChosen);
    QFETCH(bool, isLoaded);
    TwoModelsFixture f;
    QVERIFY(f.openPhoto());
    if (isChosen)
        f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    const QStringList before = f.styles();
    const QSignalSpy cleared(f.session.get(), &StudioSession::previewCleared);
    f.applyOther();
    if (isLoaded)
        QVERIFY(f.settles() && f.engine->model().name == "Other");

    f.session->undoStack().undo();
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Mine");
    QCOMPARE(f.styles(), before);
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.paintedCodes(), std::vector<float>{isChosen ? 0.25F : 0.F});

    f.session->undoStack().redo();
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Other");
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.paintedCodes(), std::vector<float>{0.5F});
    QVERIFY2(cleared.isEmpty(), "the picture stays until there is another");
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestModelSwatches::undoBringsTheModelOfPicturesBack_data() {
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("isLoaded");
    for (const char* way : {"preset", "style of a pack", "pack", "trained model"})
        QTest::addRow("%s", way) << QString::fromUtf8(way) << true;
    QTest::addRow("while the other model is loaded") << QStringLiteral("preset") << false;
}

/// Any model paints like a picture, but each in its own way.
void TestModelSwatches::undoBringsTheModelOfPicturesBack() {
    QFETCH(QString, way);
    QFETCH(bool, isLoaded);
    TwoModelsFixture f;
    QVERIFY(f.openPhoto());
    f.session->openStyle(PictureSource::file(f.picture("style.png", {9, 9}, Qt::red)));
    QVERIFY(f.settles());
    const QStringList before{QStringLiteral("style.png")};
    QCOMPARE(f.styles(), before);
    const QString other = f.file("models/other.irodori");
    if (way == QLatin1String("preset"))
        f.applyOther();
    else if (way == QLatin1String("style of a pack"))
        f.session->usePackStyle({other.toStdString(), *readModelCard(other.toStdString()), false},
                                *readModelSwatches(other.toStdString())->front());
    else if (way == QLatin1String("pack"))
        f.session->useStylePack(other);
    else
        f.session->useTrainedModel(writeStyledModel(f.file("new.irodori"), "Other", 4));
    if (isLoaded)
        QTRY_VERIFY(f.engine->model().name == "Other" && f.styles() != before);
    QVERIFY(!isLoaded || f.settles());

    f.session->undoStack().undo();
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Mine");
    QCOMPARE(f.styles(), before);
    QVERIFY(f.session->canRepaint());

    f.session->undoStack().redo();
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Other");
    QVERIFY(f.styles() != before);

    f.session->removeReference(f.session->references().front().picture->id);
    f.session->selectModel(f.file("models/mine.irodori"));
    QVERIFY(f.settles());
    f.session->openStyle(PictureSource::file(f.picture("2.png", {9, 9}, Qt::red)));
    QVERIFY(f.settles());
    f.session->undoStack().undo();
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Mine");  // not by an edit: the artist has chosen it
}

void TestModelSwatches::presetOfAnotherModelKeepsItsPicture() {
    TwoModelsFixture f;
    QVERIFY(f.openPhoto());
    f.session->openStyle(PictureSource::file(f.picture("style.png", {9, 9}, Qt::red)));
    QVERIFY(f.settles());
    StyleRecipe recipe = f.session->recipe();
    recipe.modelSha256 = f.recipeOf("models/other.irodori").modelSha256;
    f.session->applyRecipe(recipe, Edit::preset);
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Other");
    QVERIFY(f.session->references().front().picture->loaded);

    f.session->undoStack().undo();  // no more than the model has changed
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Mine");
    QVERIFY(f.session->references().front().picture->loaded);
    QVERIFY(f.session->canRepaint());
}

void TestModelSwatches::undoWithoutItsModelIsTold() {
    TwoModelsFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    f.applyOther();
    QVERIFY(f.settles());
    QVERIFY(QFile::remove(f.file("models/mine.irodori")));
    f.session->refreshModels();
    QVERIFY(f.settles());

    f.session->undoStack().undo();
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Other");
    QVERIFY(!f.session->canRepaint());
    QCOMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(kRain), qPrintable(f.messageTexts()));
}

void TestModelSwatches::undoOfSettingsKeepsTheModel() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    StyleSettings settings = f.session->settings();
    settings.strength = 0.5;
    f.session->setSettings(settings, Edit::strength);
    f.session->selectModel(f.file("starter.irodori"));
    QVERIFY(f.settles());
    f.session->undoStack().undo();
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "starter");  // the artist has chosen it
}

void TestModelSwatches::lastPresetDecidesTheModel() {
    TwoModelsFixture f;
    QVERIFY(f.openPhoto());
    f.applyOther();
    f.session->applyRecipe(f.recipeOf("models/mine.irodori"), Edit::preset);
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Mine");
    QVERIFY(f.session->canRepaint());
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestModelSwatches::exportRemembersTheStyle() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    f.session->exportPicture(f.file("out.png"), {}, IfExists::replace);
    QTRY_VERIFY(!f.session->isExporting());
    f.session->chooseModelSwatch(2, StudioSession::Placement::replaceAll);
    QVERIFY(f.settles());

    f.session->openPhoto(PictureSource::file(f.file("out.png")));
    QTRY_COMPARE(f.messages.size(), 2);  // the first offers the photo before
    f.messages.last().action();
    QVERIFY(f.settles());
    QCOMPARE(f.styles(), QStringList{kRain});
    QCOMPARE(f.paintedCodes(), std::vector<float>{0.25F});
    const StylePicture& restored = *f.session->references().front().picture;
    QCOMPARE(f.session->present(restored).thumbnail.pixelColor(3, 3), QColor(Qt::green));
}

void TestModelSwatches::newerStateRestoresOlderExports_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("restores");
    QTest::addRow("the same, further trained") << QStringLiteral("Mine") << true;
    QTest::addRow("another with the same styles") << QStringLiteral("Other") << false;
}

void TestModelSwatches::newerStateRestoresOlderExports() {
    QFETCH(QString, name);
    QFETCH(bool, restores);
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    f.session->exportPicture(f.file("out.png"), {}, IfExists::replace);
    QTRY_VERIFY(!f.session->isExporting());
    f.session->useTrainedModel(
        writeStyledModel(f.file("newer.irodori"), name.toUtf8().constData(), 5));
    QTRY_COMPARE(f.session->models().size(), std::size_t(1));
    f.session->chooseModelSwatch(2, StudioSession::Placement::replaceAll);
    QVERIFY(f.settles());

    f.messages.clear();
    f.session->openPhoto(PictureSource::file(f.file("out.png")));
    QTRY_COMPARE(f.messages.size(), 2);  // the first offers the photo before
    f.messages.last().action();
    QVERIFY(f.settles());
    QCOMPARE(f.styles() == QStringList{kRain}, restores);
    QVERIFY(f.session->canRepaint());
    QVERIFY2(f.messageTexts().contains(QStringLiteral("“Mine”")), qPrintable(f.messageTexts()));
}

void TestModelSwatches::newerStateKeepsTheStyle() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    f.session->selectModel(writeStyledModel(f.file("newer.irodori"), "Mine", 7));
    QVERIFY(f.settles());
    QCOMPARE(f.styles(), QStringList{kRain});
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.session->present(*f.session->references().front().picture).storedCodeModel,
             f.engine->model().sha256);
    QVERIFY2(f.messages.isEmpty(), qPrintable(f.messageTexts()));
}

void TestModelSwatches::otherModelLeavesThemOut() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    f.session->selectModel(f.file("starter.irodori"));
    QVERIFY(f.settles());
    QVERIFY(f.session->modelSwatches().empty());
    QVERIFY(!f.session->canRepaint());
    QCOMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(kRain), qPrintable(f.messageTexts()));

    // Beside a picture, which every model knows, it does not count.
    f.session->openStyle(PictureSource::file(f.picture("style.png", {9, 9}, Qt::red)));
    QVERIFY(f.settles());
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.engine->lastRequest().references.size(), std::size_t(1));

    f.session->selectModel(f.file("mine.irodori"));
    QVERIFY(f.settles());
    QCOMPARE(f.engine->lastRequest().references.size(), std::size_t(2));
}

void TestModelSwatches::otherModelOffersItsOwn() {
    StyledFixture f;
    SmallModel other;
    other.card.name = "Other";
    other.addStyles({{"Sun", "", {}}});
    QVERIFY(writeModelFile(f.path("other.irodori"), other.card, other.tensors, false));
    QVERIFY(f.openPhoto());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    f.session->selectModel(f.file("other.irodori"));
    QVERIFY(f.settles());
    QCOMPARE(f.styles(), QStringList{QStringLiteral("Sun")});
    QVERIFY(f.session->canRepaint());
}

void TestModelSwatches::trainedModelPaintsAtOnce() {
    StudioFixture f;
    QVERIFY(f.openBoth());
    f.session->useTrainedModel(writeStyledModel(f.file("trained.irodori"), "Trained"));
    QTRY_COMPARE(f.engine->model().name, "Trained");
    QTRY_VERIFY(f.session->isSettled());
    QCOMPARE(f.settings.modelPath(), f.file("models/trained.irodori"));
    QCOMPARE(f.session->references().size(), std::size_t(1));
    QCOMPARE(f.session->references().front().picture->name, kFirst);
    QVERIFY(f.session->canRepaint());
    QVERIFY2(f.messageTexts().contains(QStringLiteral("“Trained”")), qPrintable(f.messageTexts()));

    f.session->undoStack().undo();  // what was painted in before is not lost
    QCOMPARE(f.session->references().front().picture->name, QStringLiteral("style.png"));
    QTRY_VERIFY(f.session->isSettled() && f.session->canRepaint());
}

void TestModelSwatches::trainedModelReplacesItsEarlierState() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->useTrainedModel(writeStyledModel(f.file("step-100.irodori"), "Trained", 1));
    QTRY_COMPARE(f.engine->model().name, "Trained");
    QVERIFY(f.settles());
    f.session->chooseModelSwatch(1, StudioSession::Placement::replaceAll);
    const std::string earlier = f.engine->model().sha256;

    f.session->useTrainedModel(writeStyledModel(f.file("step-200.irodori"), "Trained", 2));
    QTRY_VERIFY(f.engine->model().sha256 != earlier);
    QVERIFY(f.settles());
    QCOMPARE(QDir(f.file("models")).entryList(QDir::Files),
             QStringList{QStringLiteral("step-100.irodori")});
    QCOMPARE(f.session->models().size(), std::size_t(1));
    QCOMPARE(f.styles(), QStringList{kRain});  // still the artist's choice
    QVERIFY(f.session->canRepaint());
}

void TestModelSwatches::missingTrainedModelIsAMessage() {
    StyledFixture f;
    QVERIFY(f.openPhoto());
    f.session->useTrainedModel(f.file("gone.irodori"));
    QTRY_COMPARE(f.messages.size(), 1);
    QVERIFY2(f.messageTexts().contains(QStringLiteral("gone.irodori")),
             qPrintable(f.messageTexts()));
    QVERIFY(f.settles());
    QCOMPARE(f.engine->model().name, "Mine");
    QVERIFY(f.session->canRepaint());
}

QTEST_MAIN(TestModelSwatches)
#include "tst_model_swatches.moc"
