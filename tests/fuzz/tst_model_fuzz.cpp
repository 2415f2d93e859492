// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "../model/model_fixture.h"
#include "model/style_pack.h"
#include "model_fuzz.h"
#include "mutation.h"
#include "style/preset.h"
#include "style/style_settings.h"

using namespace irodori;

namespace {

/// Everything that a recipe can hold.
StyleRecipe fullRecipe() {
    StyleRecipe recipe;
    recipe.references = {{"a.jpg", "00ff", 2, StyleCode(16, 0.25F), {0.1, 0.2, 0.5, 0.5}},
                         {"b", "", 1, {1, -2, 3}, {}}};
    recipe.otherReferences = {{"c", "", 1, {4, 5, 6}, {}}};
    recipe.settings.region = StyledRegion::mask;
    recipe.mask = Mask(6, 4, 128);
    return recipe;
}

}  // namespace

class TestModelFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void models();
    void stylePacks();
    void recipes();
    void presets();
};

void TestModelFuzz::models() {
    const QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("m")).toStdString();
    test::SmallModel model;
    model.addStyles({{"a", "CC0-1.0", test::pngLike()}, {"b", "", {}}});
    QVERIFY(writeModelFile(path, model.card, model.tensors, true));
    const auto file = readFile(path, kMaxModelFileBytes).value();
    const auto* begin = reinterpret_cast<const std::uint8_t*>(file.data());
    fuzz::runMutated({begin, begin + file.size()}, fuzz::runModel, 3000);
}

void TestModelFuzz::stylePacks() {
    const QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("p")).toStdString();
    test::SmallModel model;
    model.addStyles({{"a", "CC0-1.0", test::pngLike()}});
    model.card.baseName = "Base";
    model.card.baseSha256 = std::string(64, 'a');
    const std::vector<float> values(64, 0.5F);
    const auto view = [&](std::vector<std::int64_t> shape, std::size_t count) {
        return TensorView{TensorType::f32, std::move(shape),
                          std::as_bytes(std::span(values).first(count))};
    };
    const std::map<std::string, TensorView> tensors{
        {kStyleCodesTensor, model.tensors.at(kStyleCodesTensor)},
        {std::string("generator.stem.bias") + kPackChange, view({2}, 2)},
        {std::string("generator.mapping.1.weight") + kPackLeft, view({4, 2}, 8)},
        {std::string("generator.mapping.1.weight") + kPackRight, view({2, 4}, 8)}};
    QVERIFY(writeModelFile(path, model.card, tensors, true));
    QVERIFY(loadModelFile(path));
    const auto file = readFile(path, kMaxModelFileBytes).value();
    const auto* begin = reinterpret_cast<const std::uint8_t*>(file.data());
    fuzz::runMutated({begin, begin + file.size()}, fuzz::runModel, 3000);
}

void TestModelFuzz::recipes() {
    const std::string text = toJson(fullRecipe());
    fuzz::runMutated({text.begin(), text.end()}, fuzz::runRecipe, 20000);
}

void TestModelFuzz::presets() {
    const std::string text = toJson(StylePreset{"Evening", "A. Painter", fullRecipe(), {1, 2, 3}});
    fuzz::runMutated({text.begin(), text.end()}, fuzz::runPreset, 20000);
}

QTEST_APPLESS_MAIN(TestModelFuzz)
#include "tst_model_fuzz.moc"
