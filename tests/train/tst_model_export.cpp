// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <set>

#include "model/torch_weights.h"
#include "synthetic_packs.h"
#include "train/model_export.h"
#include "train/picture_tensor.h"
#include "train/scoring.h"

using namespace irodori;

namespace fs = std::filesystem;

class TestModelExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exportsWeightsAndStyles();
    void firstStyleIsTheMean();
    void carriesAsManyAsThereAre();
    void exportsWithoutPictures();
    void mostDifferentRows_data();
    void mostDifferentRows();
    void aFailureLeavesTheOldModel();

private:
    fs::path path(const char* name) const { return fs::path(dir_.path().toStdString()) / name; }

    QTemporaryDir dir_;
    PackedPictures styles_;
    Networks networks_;
    ModelCard card_;
};

namespace {

const Architecture kSmall{.baseChannels = 4, .trunkLayers = 1, .codeWidth = 8, .noiseWidth = 4};

torch::Tensor codeOf(const Networks& networks, const PackedPicture& picture) {
    const torch::NoGradGuard noGrad;
    auto encoder = networks.encoder;
    return encoder(nn::resizedForEncoder(toTensor(picture))).squeeze(0);
}

}  // namespace

void TestModelExport::initTestCase() {
    torch::set_num_threads(1);
    styles_ = test::syntheticPack(path("styles"), 20, /*flat=*/true).value();
    networks_ = Networks::make(kSmall, 1);
    card_.name = "Ink";
    card_.license = "CC0-1.0";
    card_.scores = "{}";
    card_.architecture = kSmall;
}

void TestModelExport::exportsWeightsAndStyles() {
    const auto attribution = [](const PackedPicture& picture) { return "by " + picture.name; };
    QVERIFY(exportModel(path("a.irodori"), card_, networks_, styles_, attribution));
    const auto file = loadModelFile(path("a.irodori"));
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(file->card.name, card_.name);
    QCOMPARE(file->card.scores, card_.scores);
    const auto weights = toTorch(file->tensors);
    for (const auto& [name, tensor] : networks_.tensors(false))
        QVERIFY2(torch::allclose(weights.at(name), tensor, 1e-3, 1e-6), name.c_str());

    const auto& styles = file->card.styles;
    const auto codes = styleCodes(*file);
    QCOMPARE(styles.size(), std::size_t{kMaxStyleCodes});
    QCOMPARE(codes.size(), styles.size());
    std::set<std::string> trained;
    for (const auto index : styles_.indices(false))
        trained.insert(styles_[index].name);
    for (std::size_t i = 1; i < styles.size(); ++i) {
        QVERIFY2(trained.erase(styles[i].name) == 1, "held out, or twice");
        QCOMPARE(styles[i].attribution, "by " + styles[i].name);
        const auto image = QImage::fromData(styles[i].thumbnail.data(),
                                            static_cast<int>(styles[i].thumbnail.size()), "PNG");
        QCOMPARE(image.size(), QSize(80, 80));
        const auto index = std::stoul(styles[i].name.substr(std::string("picture").size()));
        const auto* pixel = styles_[index].pixels;
        QCOMPARE(image.pixelColor(0, 0), QColor(pixel[0], pixel[1], pixel[2]));
        const auto code = torch::tensor(codes[i]);
        QVERIFY(torch::allclose(code, codeOf(networks_, styles_[index]), 1e-3, 1e-4));
    }
}

void TestModelExport::firstStyleIsTheMean() {
    QVERIFY(exportModel(path("b.irodori"), card_, networks_, styles_));
    const auto file = loadModelFile(path("b.irodori")).value();
    QCOMPARE(file.card.styles.front().name, card_.name);
    const auto& mosaic = file.card.styles.front().thumbnail;
    QCOMPARE(QImage::fromData(mosaic.data(), static_cast<int>(mosaic.size()), "PNG").size(),
             QSize(128, 128));
    auto mean = torch::zeros({kSmall.codeWidth});
    const auto trained = styles_.indices(false);
    for (const auto index : trained)
        mean += codeOf(networks_, styles_[index]) / static_cast<double>(trained.size());
    QVERIFY(torch::allclose(torch::tensor(styleCodes(file).front()), mean, 1e-3, 1e-4));
}

void TestModelExport::carriesAsManyAsThereAre() {
    const auto three = test::syntheticPack(path("three"), 3, true).value();
    QVERIFY(exportModel(path("c.irodori"), card_, networks_, three));
    QCOMPARE(readModelCard(path("c.irodori"))->styles.size(), std::size_t{4});
}

void TestModelExport::exportsWithoutPictures() {
    const auto none = test::syntheticPack(path("none"), 0, true);
    QVERIFY2(none, none ? "" : none.error().message().c_str());
    QVERIFY(exportModel(path("d.irodori"), card_, networks_, *none));
    QVERIFY(readModelCard(path("d.irodori"))->styles.empty());
}

void TestModelExport::mostDifferentRows_data() {
    using Values = std::vector<float>;
    using Rows = std::vector<std::int64_t>;
    QTest::addColumn<Values>("codes");
    QTest::addColumn<int>("count");
    QTest::addColumn<Rows>("expected");
    QTest::newRow("nearest to the mean, then the ends")
        << Values{0, 1, 4, 5, 10} << 3 << Rows{2, 4, 0};
    QTest::newRow("no copies") << Values{3, 3, 3} << 3 << Rows{0};
    QTest::newRow("all") << Values{0, 8} << 5 << Rows{0, 1};
    QTest::newRow("none wanted") << Values{0, 8} << 0 << Rows{};
    QTest::newRow("none there") << Values{} << 3 << Rows{};
}

void TestModelExport::mostDifferentRows() {
    QFETCH(std::vector<float>, codes);
    QFETCH(int, count);
    QFETCH(std::vector<std::int64_t>, expected);
    const auto rows = torch::tensor(codes).view({static_cast<std::int64_t>(codes.size()), 1});
    QVERIFY(mostDifferent(rows, count) == expected);
}

void TestModelExport::aFailureLeavesTheOldModel() {
    QVERIFY(exportModel(path("e.irodori"), card_, networks_, styles_));
    const auto before = readModelCard(path("e.irodori"))->sha256;
    const auto failed = exportModel(path("nowhere/e.irodori"), card_, networks_, styles_);
    QVERIFY(!failed);
    auto broken = Networks::make(kSmall, 3);
    const auto long_ = std::string(5000, 'x');
    const auto refused = exportModel(path("e.irodori"), card_, broken, styles_,
                                     [&](const PackedPicture&) { return long_; });
    QVERIFY(!refused);
    QCOMPARE(readModelCard(path("e.irodori"))->sha256, before);
}

QTEST_APPLESS_MAIN(TestModelExport)
#include "tst_model_export.moc"
