// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRect>
#include <QTest>
#include <limits>

#include "style/style_settings.h"

using namespace irodori;

Q_DECLARE_METATYPE(StyleSettings)
Q_DECLARE_METATYPE(ReferenceCrop)

namespace {

StyleRecipe fullRecipe() {
    StyleRecipe recipe;
    recipe.settings = {0.75, 0.25, 4294967295, 1536};
    recipe.settings.color = 0.5;
    recipe.settings.calm = 0.6;
    recipe.settings.detail = 0.1;
    recipe.settings.lines = 1;
    recipe.settings.lineDensity = 0.3;
    recipe.settings.flatness = 0.7;
    recipe.settings.region = StyledRegion::mask;
    recipe.settings.feather = 0.05;
    recipe.references = {
        {"ukiyo-e.png", std::string(64, 'a'), 1.5, {0.1F, -2.5e-7F, 3.0F}, {0.1, 0.2, 0.6, 0.5}},
        {"光.jpg", "", 0.0, {1.0F}, {}}};
    recipe.otherReferences = {{"ink.png", std::string(64, 'c'), 1.0, {2.0F}, {}}};
    recipe.mask = Mask(7, 5);
    recipe.mask.values[9] = 200;
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
        const auto checked = validate(StyleSettings{strength, variation, seed, paintSize});
        QCOMPARE(checked.has_value(), complaint.isEmpty());
        if (!checked) {
            QCOMPARE(checked.error().code, ErrorCode::invalidArgument);
            QCOMPARE(QString::fromStdString(checked.error().subject), complaint);
        }
    }

    void validationOfControls_data() {
        QTest::addColumn<StyleSettings>("settings");
        QTest::addColumn<QString>("complaint");  // empty: valid
        const auto row = [](const char* name, double StyleSettings::*member, double value,
                            const char* complaint) {
            StyleSettings settings;
            settings.*member = value;
            QTest::addRow("%s", name) << settings << QString::fromLatin1(complaint);
        };
        row("least colour", &StyleSettings::color, 0, "");
        row("most detail", &StyleSettings::detail, 1, "");
        row("widest feather", &StyleSettings::feather, 0.1, "");
        row("colour too high", &StyleSettings::color, 1.01, "color");
        row("calm negative", &StyleSettings::calm, -0.1, "calm");
        row("detail negative", &StyleSettings::detail, -0.01, "detail");
        row("lines not a number", &StyleSettings::lines, kNan, "lines");
        row("line density too high", &StyleSettings::lineDensity, 2, "line-density");
        row("flatness infinite", &StyleSettings::flatness, kInfinity, "flatness");
        row("feather too wide", &StyleSettings::feather, 0.11, "feather");
    }
    void validationOfControls() {
        QFETCH(StyleSettings, settings);
        QFETCH(QString, complaint);
        const auto checked = validate(settings);
        QCOMPARE(checked ? QString() : QString::fromStdString(checked.error().subject), complaint);
    }

    void crops_data() {
        QTest::addColumn<ReferenceCrop>("crop");
        QTest::addColumn<bool>("isValid");
        QTest::addColumn<QRect>("pixels");  // of 200 × 100
        const auto row = [](const char* name, ReferenceCrop crop, bool isValid, QRect pixels) {
            QTest::addRow("%s", name) << crop << isValid << pixels;
        };
        row("all of it", {}, true, {0, 0, 200, 100});
        row("the middle", {0.25, 0.25, 0.5, 0.5}, true, {50, 25, 100, 50});
        row("thirds, rounded", {1.0 / 3, 0, 2.0 / 3, 1}, true, {67, 0, 133, 100});
        row("less than a pixel", {0.5, 0.5, 1e-6, 1e-6}, true, {100, 50, 1, 1});
        row("less than a pixel in the corner", {0.9999, 0.9999, 1e-6, 1e-6}, true, {199, 99, 1, 1});
        row("sums that miss 1 by rounding", {0.1, 0.7, 0.9, 0.3}, true, {20, 70, 180, 30});
        row("no width", {0, 0, 0, 1}, false, {});
        row("negative height", {0, 0.5, 1, -0.1}, false, {});
        row("beyond the left", {-0.1, 0, 0.5, 1}, false, {});
        row("beyond the bottom", {0, 0.6, 1, 0.5}, false, {});
        row("not a number", {kNan, 0, 1, 1}, false, {});
        row("infinitely wide", {0, 0, kInfinity, 1}, false, {});
    }
    void crops() {
        QFETCH(ReferenceCrop, crop);
        QFETCH(bool, isValid);
        QCOMPARE(validate(crop).has_value(), isValid);
        if (!isValid)
            return;
        const Rect part = pixelsOf(crop, {200, 100});
        QTEST(QRect(part.x, part.y, part.width, part.height), "pixels");
    }

    void regionsHaveNames() {
        for (const auto region : {StyledRegion::all, StyledRegion::subject,
                                  StyledRegion::background, StyledRegion::mask})
            QVERIFY(regionFromName(nameOf(region)) == region);
        QVERIFY(!regionFromName("sky"));
        QVERIFY(!regionFromName(""));
    }

    void largeMasksAreKeptSmaller() {
        auto recipe = fullRecipe();
        recipe.mask = Mask(2 * kMaskSide, kMaskSide, 255);
        const auto read = recipeFromJson(toJson(recipe));
        QVERIFY(read);
        QVERIFY(read->mask == Mask(kMaskSide, kMaskSide / 2, 255));
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
        QTest::addRow("of the first version")
            << QByteArray(R"({"irodori": 1, "strength": 1, "variation": 0, "seed": 0,
                "paint-size": 1024, "references": [], "model": {"name": "", "sha256": ""}})");
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
        row("colour out of range", R"({"irodori": 1, "color": 1.5})", ErrorCode::invalidArgument);
        row("lines as text", R"({"irodori": 1, "lines": "many"})");
        row("unknown region", R"({"irodori": 1, "region": "sky"})");
        row("region as a number", R"({"irodori": 1, "region": 1})");
        row("mask of no picture", R"({"irodori": 1, "mask": "aGVsbG8="})", ErrorCode::unsupported);
        row("mask that is not base64", R"({"irodori": 1, "mask": "%"})");
        row("mask as a list", R"({"irodori": 1, "mask": []})");
        row("other references are no list", R"({"irodori": 1, "other-references": 1})");
        row("another reference without code", R"({"irodori": 1, "other-references": [{}]})");
        row("crop of three numbers",
            R"({"irodori": 1, "references": [{"code": [1], "crop": [0, 0, 1]}]})");
        row("crop of text",
            R"({"irodori": 1, "references": [{"code": [1], "crop": [0, 0, 1, "1"]}]})");
        row("crop outside",
            R"({"irodori": 1, "references": [{"code": [1], "crop": [0.5, 0, 1, 1]}]})",
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
