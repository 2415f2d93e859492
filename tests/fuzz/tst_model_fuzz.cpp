// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "../model/model_fixture.h"
#include "model_fuzz.h"
#include "mutation.h"
#include "style/style_settings.h"

using namespace irodori;

class TestModelFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void models();
    void recipes();
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

void TestModelFuzz::recipes() {
    StyleRecipe recipe;
    recipe.references = {{"a.jpg", "00ff", 2, StyleCode(16, 0.25F)}, {"b", "", 1, {1, -2, 3}}};
    const std::string text = toJson(recipe);
    fuzz::runMutated({text.begin(), text.end()}, fuzz::runRecipe, 20000);
}

QTEST_APPLESS_MAIN(TestModelFuzz)
#include "tst_model_fuzz.moc"
