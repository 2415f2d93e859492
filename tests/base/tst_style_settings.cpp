// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <limits>

#include "style/style_settings.h"

using namespace irodori;

namespace {

StyleRecipe fullRecipe() {
    StyleRecipe recipe;
    recipe.settings = {0.75, 0.25, 4294967295, 1536};
    recipe.references = {{"ukiyo-e.png", std::string(64, 'a'), 1.5, {0.1F, -2.5e-7F, 3.0F}},
                         {"光.jpg", "", 0.0, {1.0F}}};
    recipe.modelName = "starter";
    recipe.modelSha256 = std::string(64, 'b');
    return recipe;
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

class TestStyleSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreTheTable() {
        const StyleSettings settings;
        QCOMPARE(settings.strength, kStrength.initial);
        QCOMPARE(settings.variation, 0.0);
        QCOMPARE(settings.paintSize, 1024);
        QVERIFY(validate(settings));
    }

    void brushesArePaintSizes_data() {
        QTest::addColumn<double>("brush");
        QTest::addColumn<int>("paintSize");
        QTest::addRow("the default") << 1.0 << 1024;
        QTest::addRow("broadest") << kBrush.max << 256;
        QTest::addRow("finest") << kBrush.min << 4096;
        QTest::addRow("rounded") << 1.5 << 683;
    }
    void brushesArePaintSizes() {
        QFETCH(double, brush);
        QTEST(paintSizeOfBrush(brush), "paintSize");
    }

    void validation_data() {
        QTest::addColumn<double>("strength");
        QTest::addColumn<double>("variation");
        QTest::addColumn<qulonglong>("seed");
        QTest::addColumn<int>("paintSize");
        QTest::addColumn<QString>("complaint");  // empty: valid
        const auto row = [](const char* name, double strength, double variation, qulonglong seed,
                            int paintSize, const char* complaint) {
            QTest::addRow("%s", name)
                << strength << variation << seed << paintSize << QString::fromLatin1(complaint);
        };
        row("lowest", 0, 0, 0, 256, "");
        row("highest", 1.5, 1, 4294967295, 65535, "");
        row("native", 1, 0, 0, kNativePaintSize, "");
        row("strength too high", 1.51, 0, 0, 1024, "strength");
        row("strength negative", -0.01, 0, 0, 1024, "strength");
        row("strength not a number", kNan, 0, 0, 1024, "strength");
        row("variation infinite", 1, kInfinity, 0, 1024, "variation");
        row("variation too high", 1, 1.01, 0, 1024, "variation");
        row("seed too high", 1, 0, 4294967296, 1024, "seed");
        row("paint size too small", 1, 0, 0, 255, "paint-size");
        row("paint size negative", 1, 0, 0, -1, "paint-size");
        row("paint size too large", 1, 0, 0, 65536, "paint-size");
    }
    void validation() {
        QFETCH(double, strength);
        QFETCH(double, variation);
        QFETCH(qulonglong, seed);
        QFETCH(int, paintSize);
        QFETCH(QString, complaint);
        const auto checked = validate({strength, variation, seed, paintSize});
        QCOMPARE(checked.has_value(), complaint.isEmpty());
        if (!checked) {
            QCOMPARE(checked.error().code, ErrorCode::invalidArgument);
            QCOMPARE(QString::fromStdString(checked.error().subject), complaint);
        }
    }

    void recipesSurviveJson_data() {
        QTest::addColumn<int>("paintSize");
        QTest::addRow("a size") << 1536;
        QTest::addRow("native") << kNativePaintSize;
    }
    void recipesSurviveJson() {
        QFETCH(int, paintSize);
        auto recipe = fullRecipe();
        recipe.settings.paintSize = paintSize;
        const auto read = recipeFromJson(toJson(recipe));
        QVERIFY2(read, read ? "" : read.error().message().c_str());
        QCOMPARE(*read == recipe, true);
    }

    void namesThatAreNotUtf8DoNotThrow() {
        auto recipe = fullRecipe();
        recipe.references[0].name = "caf\xe9.jpg";
        const auto read = recipeFromJson(toJson(recipe));
        QVERIFY(read);
        QCOMPARE(read->references[0].name, std::string("caf\uFFFD.jpg"));
    }

    void leniency_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addRow("only a version") << QByteArray(R"({"irodori": 1})");
        QTest::addRow("unknown keys") << QByteArray(R"({"irodori": 1, "glitter": [1, {}]})");
        QTest::addRow("a model of a wrong type") << QByteArray(R"({"irodori": 1, "model": 5})");
    }
    void leniency() {
        QFETCH(QByteArray, json);
        const auto read = recipeFromJson(json.toStdString());
        QVERIFY2(read, read ? "" : read.error().message().c_str());
        QCOMPARE(*read == StyleRecipe(), true);
    }

    void damagedJsonIsRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* json,
                            ErrorCode code = ErrorCode::corrupt) {
            QTest::addRow("%s", name) << QByteArray(json) << static_cast<int>(code);
        };
        row("empty", "");
        row("not JSON", "strength=1");
        row("cut off", R"({"irodori": 1, "strength": 0.)");
        row("a list", "[1, 2]");
        row("no version", R"({"strength": 1})");
        row("version as text", R"({"irodori": "1"})");
        row("newer version", R"({"irodori": 2})", ErrorCode::newerVersion);
        row("far newer version", R"({"irodori": 9000000000})", ErrorCode::newerVersion);
        row("strength as text", R"({"irodori": 1, "strength": "1"})");
        row("strength out of range", R"({"irodori": 1, "strength": 7})",
            ErrorCode::invalidArgument);
        row("strength beyond double", R"({"irodori": 1, "strength": 1e999})");
        row("negative seed", R"({"irodori": 1, "seed": -1})", ErrorCode::invalidArgument);
        row("paint size 0", R"({"irodori": 1, "paint-size": 0})", ErrorCode::invalidArgument);
        row("unknown paint size", R"({"irodori": 1, "paint-size": "huge"})");
        row("references are no list", R"({"irodori": 1, "references": {}})");
        row("a reference is a number", R"({"irodori": 1, "references": [3]})");
        row("no code", R"({"irodori": 1, "references": [{"name": "a"}]})");
        row("empty code", R"({"irodori": 1, "references": [{"code": []}]})");
        row("code of text", R"({"irodori": 1, "references": [{"code": ["x"]}]})");
        row("huge code values", R"({"irodori": 1, "references": [{"code": [1e30]}]})");
        row("negative weight", R"({"irodori": 1, "references": [{"code": [1], "weight": -1}]})",
            ErrorCode::invalidArgument);
    }
    void damagedJsonIsRefused() {
        QFETCH(QByteArray, json);
        const auto read = recipeFromJson(json.toStdString());
        QVERIFY(!read);
        QTEST(static_cast<int>(read.error().code), "code");
        QVERIFY(!read.error().message().empty());
    }

    void tooManyReferencesAreRefused() {
        auto recipe = fullRecipe();
        recipe.references.resize(65, recipe.references[0]);
        QVERIFY(!recipeFromJson(toJson(recipe)));
    }

    void codesOfAnyOtherWidthAreBounded() {
        auto recipe = fullRecipe();
        recipe.references[0].code.assign(5000, 0.5F);
        QVERIFY(!recipeFromJson(toJson(recipe)));
    }
};

QTEST_APPLESS_MAIN(TestStyleSettings)
#include "tst_style_settings.moc"
