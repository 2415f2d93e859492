// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "train/training_recipe.h"

using namespace irodori;

namespace {

/// A recipe with these members beside its format.
std::string recipe(const std::string& members) {
    return R"({"format": "irodori-training-recipe", "format_version": 1, )" + members + "}";
}

}  // namespace

class TestTrainingRecipe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAll() {
        const auto read = trainingRecipeFromJson(recipe(
            R"("name": "Ink", "author": "Ann", "license": "MIT", "preset": "full",
               "settings": {"w_style": 9.5, "start": "nothing", "seed": 3},
               "content_targets": {"a": "cel", "b": "photo"})"));
        QVERIFY2(read, read ? "" : read.error().message().c_str());
        TrainingRecipe expected{"Ink",
                                "Ann",
                                "MIT",
                                presetConfig(TrainingPreset::full),
                                {{"a", ContentTarget::cel}, {"b", ContentTarget::photo}}};
        expected.config.wStyle = 9.5;
        expected.config.start = "nothing";
        expected.config.seed = 3;
        QVERIFY(*read == expected);
    }

    void leavesTheRestAsItIs() {
        const auto read = trainingRecipeFromJson(recipe(R"("name": "Ink")"));
        QVERIFY(read && read->config == TrainingConfig() && read->license.empty());
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const std::string& text, const char* complaint) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(complaint);
        };
        row("no JSON", "name: Ink", "is no training recipe");
        row("a list", "[]", "is no training recipe");
        row("another file", R"({"format": "irodori-model", "format_version": 1})", "is no training recipe");
        row("no version", R"({"format": "irodori-training-recipe"})", "format_version");
        row("a newer version", R"({"format": "irodori-training-recipe", "format_version": 2})",
            "newer");
        row("a misspelt member", recipe(R"("setings": {})"), "there is no setings");
        row("a name that is none", recipe(R"("name": 7)"), "name must be a text");
        row("an unknown preset", recipe(R"("preset": "endless")"), "preset");
        row("settings in a list", recipe(R"("settings": [9])"), "settings must be an object");
        row("an unknown setting", recipe(R"("settings": {"w_styel": 9})"), "w_styel");
        row("a setting out of range", recipe(R"("settings": {"w_style": -1})"), "w_style");
        row("a setting that is no number", recipe(R"("settings": {"w_style": "9"})"), "w_style");
        row("contradictions", recipe(R"("settings": {"base_channels": 16})"), "start");
        row("an unknown target", recipe(R"("content_targets": {"ink": "line"})"),
            "content target of ink");
        row("a target that is none", recipe(R"("content_targets": {"ink": 1})"),
            "content target of ink");
    }
    void refuses() {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        const auto read = trainingRecipeFromJson(text.toStdString());
        QVERIFY(!read);
        const auto message = QString::fromStdString(read.error().message());
        QVERIFY2(message.contains(complaint), qPrintable(message));
    }

    void filesAndNames() {
        const auto shipped = readTrainingRecipe("base");
        QVERIFY2(shipped, shipped ? "" : shipped.error().message().c_str());
        QVERIFY(!shipped->license.empty() && !shipped->contentTargets.empty());

        const QTemporaryDir dir;
        const std::string file = dir.filePath(QStringLiteral("ink.json")).toStdString();
        std::ofstream(file) << recipe(R"("name": "Ink")");
        QCOMPARE(readTrainingRecipe(file).value().name, std::string("Ink"));
        std::ofstream(file) << "{}";
        const auto broken = readTrainingRecipe(file);
        QVERIFY(!broken && broken.error().subject == file);
        const auto missing = readTrainingRecipe("no-such-recipe");
        QVERIFY(!missing && missing.error().code == ErrorCode::notFound);
    }
};

QTEST_APPLESS_MAIN(TestTrainingRecipe)
#include "tst_training_recipe.moc"
