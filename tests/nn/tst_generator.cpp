// SPDX-License-Identifier: GPL-3.0-or-later
// What architecture 2 adds to the networks, on random weights; tst_golden has the numbers.
#include <QTest>
#include <cmath>
#include <map>

// LibTorch last: it defines macros that others use.
#include "nn/generator.h"
#include "nn/perceptual_network.h"
#include "nn/style_encoder.h"

using namespace irodori;

namespace {

constexpr Architecture kSmall{.baseChannels = 4, .trunkLayers = 1, .codeWidth = 8, .noiseWidth = 4};

Architecture ofVersion(int version) {
    auto architecture = kSmall;
    architecture.version = version;
    return architecture;
}

/// Difference of the codes, in every place, at which half of a painting shows.
const double kHalfOpen = std::sqrt(0.0046 * std::sqrt(std::log(2)));

/// Copies what both have.
void copyShared(const torch::nn::Module& from, torch::nn::Module& to) {
    auto target = to.named_parameters();
    for (const auto& item : from.named_parameters())
        target[item.key()].copy_(item.value());
}

}  // namespace

class TestGenerator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(5); }
    void namesAreThoseOfTheTable_data();
    void namesAreThoseOfTheTable();
    void newerPartsBeginSilent();
    void newerPartsHaveASay();
    void adoptsThePerceptualNetwork();
    void perceptualLayersAreFrozen();
    void gate_data();
    void gate();
    void ownStyleLeavesThePhoto();
    void foldedIsUnfolded_data();
    void foldedIsUnfolded();

private:
    torch::Tensor photo_ = torch::rand({2, 3, 32, 24}) * 2 - 1;
    torch::Tensor z_ = torch::rand({2, kSmall.noiseWidth});
    torch::Tensor style_ = torch::rand({2, kSmall.codeWidth});
    torch::Tensor origin_ = torch::rand({2, kSmall.codeWidth});
    torch::NoGradGuard noGrad_;
};

void TestGenerator::namesAreThoseOfTheTable_data() {
    QTest::addColumn<int>("version");
    QTest::addColumn<std::size_t>("tensors");
    // 2: five perceptual convolutions, two layers after them and three beside the mapping.
    const auto ofOne = tensorTable(ofVersion(1)).size();
    QTest::addRow("architecture 1") << 1 << ofOne;
    QTest::addRow("architecture 2") << 2 << ofOne + 2 * (5 + 2 + 3);
}

void TestGenerator::namesAreThoseOfTheTable() {
    QFETCH(int, version);
    QFETCH(std::size_t, tensors);
    const auto table = tensorTable(ofVersion(version));
    QCOMPARE(table.size(), tensors);
    const nn::StyleEncoder encoder(ofVersion(version));
    const nn::Generator generator(ofVersion(version));
    std::map<std::string, std::vector<std::int64_t>> own;
    for (const auto& item : encoder->named_parameters())
        own["style_encoder." + item.key()] = item.value().sizes().vec();
    for (const auto& item : generator->named_parameters())
        own["generator." + item.key()] = item.value().sizes().vec();
    QCOMPARE(own.size(), tensors);
    for (const auto& tensor : table)
        QVERIFY2(own[tensor.name] == tensor.shape, tensor.name.c_str());
}

void TestGenerator::newerPartsBeginSilent() {
    nn::StyleEncoder oldEncoder(ofVersion(1));
    nn::StyleEncoder encoder(ofVersion(2));
    copyShared(*oldEncoder, *encoder);
    encoder->adopt(*nn::PerceptualNetwork());
    QVERIFY(torch::equal(oldEncoder->forward(photo_), encoder->forward(photo_)));

    nn::Generator oldGenerator(ofVersion(1));
    nn::Generator generator(ofVersion(2));
    copyShared(*oldGenerator, *generator);
    QVERIFY(torch::equal(oldGenerator->forward(photo_, style_, origin_, z_),
                         generator->paint(photo_, style_, origin_, z_)));
}

void TestGenerator::newerPartsHaveASay() {
    nn::StyleEncoder encoder(kSmall);
    nn::Generator generator(kSmall);
    const auto code = encoder->forward(photo_);
    const auto w = generator->map(style_, origin_, z_);
    encoder->named_parameters()["perceptual_mlp.1.weight"].normal_();
    generator->named_parameters()["mapping_beside.2.weight"].normal_();
    QVERIFY(!torch::allclose(code, encoder->forward(photo_)));
    QVERIFY(!torch::allclose(w, generator->map(style_, origin_, z_)));
}

void TestGenerator::adoptsThePerceptualNetwork() {
    const nn::PerceptualNetwork perceptual;
    nn::StyleEncoder encoder(kSmall);
    const auto own = encoder->named_parameters();
    for (const auto& layer : kPerceptualConvolutions) {
        const std::string name = std::string(layer.name) + ".weight";
        QVERIFY(!torch::equal(own["perceptual." + name], perceptual->named_parameters()[name]));
    }
    encoder->adopt(*perceptual);
    for (const auto& layer : kPerceptualConvolutions) {
        const std::string name = std::string(layer.name) + ".weight";
        QVERIFY2(torch::equal(own["perceptual." + name], perceptual->named_parameters()[name]),
                 name.c_str());
    }
    nn::StyleEncoder old(ofVersion(1));
    const auto before = old->forward(photo_);
    old->adopt(*perceptual);  // has no place for it
    QVERIFY(torch::equal(before, old->forward(photo_)));
}

void TestGenerator::perceptualLayersAreFrozen() {
    const nn::StyleEncoder encoder(kSmall);
    for (const auto& item : encoder->named_parameters())
        QCOMPARE(item.value().requires_grad(), !item.key().starts_with("perceptual."));
}

void TestGenerator::gate_data() {
    QTest::addColumn<int>("version");
    QTest::addColumn<double>("distance");  ///< of the codes, in every place
    QTest::addColumn<double>("expected");
    QTest::addRow("own style") << 2 << 0.0 << 0.0;
    QTest::addRow("half open") << 2 << kHalfOpen << 0.5;
    QTest::addRow("far") << 2 << 0.2 << 1.0;
    QTest::addRow("architecture 1 has none") << 1 << 0.0 << 1.0;
}

void TestGenerator::gate() {
    QFETCH(int, version);
    QFETCH(double, distance);
    QFETCH(double, expected);
    const nn::Generator generator(ofVersion(version));
    const auto gate = generator->gate(style_ + distance, style_);
    QVERIFY(gate.sizes() == at::IntArrayRef({2}));
    QVERIFY2((gate - expected).abs().max().item<double>() < 1e-3,
             qPrintable(QString::number(gate[0].item<double>())));
}

void TestGenerator::ownStyleLeavesThePhoto() {
    nn::Generator generator(kSmall);
    QVERIFY(torch::equal(generator->forward(photo_, style_, style_, z_), photo_));
    const auto one = style_.narrow(0, 0, 1);
    const auto folded = generator->fold(one, one, z_.narrow(0, 0, 1));
    QVERIFY(
        torch::equal(nn::forwardFolded(folded, photo_.narrow(0, 0, 1)), photo_.narrow(0, 0, 1)));
}

void TestGenerator::foldedIsUnfolded_data() {
    QTest::addColumn<int>("version");
    QTest::addColumn<double>("distance");
    QTest::addRow("architecture 1") << 1 << 1.0;
    QTest::addRow("architecture 2") << 2 << 1.0;
    QTest::addRow("architecture 2, half open") << 2 << kHalfOpen;
}

void TestGenerator::foldedIsUnfolded() {
    QFETCH(int, version);
    QFETCH(double, distance);
    nn::Generator generator(ofVersion(version));
    for (auto& parameter : generator->parameters())
        parameter.normal_(0, 0.1);
    const auto photo = photo_.narrow(0, 0, 1);
    const auto origin = origin_.narrow(0, 0, 1);
    const auto z = z_.narrow(0, 0, 1);
    const auto unfolded = generator->forward(photo, origin + distance, origin, z);
    const auto folded = nn::forwardFolded(generator->fold(origin + distance, origin, z), photo);
    constexpr double tolerance = 1e-5;
    const auto error = (folded - unfolded).abs().max().item<double>();
    QVERIFY2(error < tolerance, qPrintable(QString::number(error)));
    QVERIFY((unfolded - photo).abs().max().item<double>() > 0.01);  // it paints
}

QTEST_APPLESS_MAIN(TestGenerator)
#include "tst_generator.moc"
