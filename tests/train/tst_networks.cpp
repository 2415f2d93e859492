// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "train/trainer.h"

using namespace irodori;

class TestNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedDecidesEverything();
    void leavesTorchsGeneratorAlone();
    void freshPicturesHaveNoGrid();
    void freshGatesAreOpen_data();
    void freshGatesAreOpen();
    void loadsWhatItGives();
    void loadsWithoutDiscriminator();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
};

namespace {

const Architecture kSmall{.baseChannels = 4, .trunkLayers = 1, .codeWidth = 8, .noiseWidth = 4};

bool same(const nn::TensorMap& a, const nn::TensorMap& b) {
    return a.size() == b.size()
           && std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
                  return x.first == y.first && torch::equal(x.second, y.second);
              });
}

}  // namespace

void TestNetworks::seedDecidesEverything() {
    const auto first = Networks::make(kSmall, 7).tensors(true);
    torch::rand({5});
    QVERIFY(same(first, Networks::make(kSmall, 7).tensors(true)));
    QVERIFY(!same(first, Networks::make(kSmall, 8).tensors(true)));
}

void TestNetworks::leavesTorchsGeneratorAlone() {
    torch::manual_seed(3);
    const auto expected = torch::randn({9});
    torch::manual_seed(3);
    const auto networks = Networks::make(kSmall, 1);
    QVERIFY(torch::equal(torch::randn({9}), expected));
}

void TestNetworks::freshPicturesHaveNoGrid() {
    const torch::NoGradGuard noGrad;
    auto networks = Networks::make(kSmall, 2);
    const auto code = torch::rand({1, kSmall.codeWidth});
    const auto picture = networks.generator->paint(torch::rand({1, 3, 16, 24}) * 2 - 1, code, code,
                                                   torch::rand({1, kSmall.noiseWidth}));
    const auto blocks = at::pixel_unshuffle(picture, 2).view({1, 3, 4, 8, 12});
    QVERIFY(torch::equal(blocks, blocks.narrow(2, 0, 1).expand_as(blocks)));
    QVERIFY(picture.std().item<double>() > 0);
}

void TestNetworks::freshGatesAreOpen_data() {
    QTest::addColumn<int>("codeWidth");
    QTest::newRow("small") << kSmall.codeWidth;
    QTest::newRow("as it ships") << Architecture().codeWidth;
}

/// Otherwise a model that begins with nothing would show nothing of what it paints.
void TestNetworks::freshGatesAreOpen() {
    QFETCH(int, codeWidth);
    auto architecture = kSmall;
    architecture.codeWidth = codeWidth;
    const torch::NoGradGuard noGrad;
    auto networks = Networks::make(architecture, 2);
    const auto pale = 0.5 + 0.2 * torch::rand({1, 3, 64, 64});
    const auto dark = torch::rand({1, 3, 64, 64}) - 1;
    const auto gate = networks.generator->gate(networks.encoder->forward(pale),
                                               networks.encoder->forward(dark));
    QVERIFY2(gate.item<double>() > 0.9, qPrintable(QString::number(gate.item<double>())));
}

void TestNetworks::loadsWhatItGives() {
    const auto source = Networks::make(kSmall, 1).tensors(true);
    auto target = Networks::make(kSmall, 2);
    target.load(source);
    QVERIFY(same(target.tensors(true), source));
    QVERIFY(source.contains("discriminator.head.weight_u"));
}

void TestNetworks::loadsWithoutDiscriminator() {
    const auto source = Networks::make(kSmall, 1).tensors(false);
    for (const auto& [name, tensor] : source)
        QVERIFY(!name.starts_with("discriminator."));
    std::size_t expected = 0;
    for (const auto& tensor : tensorTable(kSmall)) {
        QVERIFY2(source.contains(tensor.name), tensor.name.c_str());
        QVERIFY(source.at(tensor.name).sizes() == at::IntArrayRef(tensor.shape));
        ++expected;
    }
    QCOMPARE(source.size(), expected);

    auto target = Networks::make(kSmall, 2);
    const auto before = target.discriminator->named_parameters()["head.weight_orig"].clone();
    target.load(source);
    QVERIFY(same(target.tensors(false), source));
    QVERIFY(torch::equal(target.discriminator->named_parameters()["head.weight_orig"], before));
}

void TestNetworks::refusesWhatDoesNotFit_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("drop");
    for (const char* name :
         {"generator.stem.weight", "style_encoder.mlp.1.bias", "discriminator.head.weight_v"}) {
        QTest::addRow("%s is missing", name) << QString::fromUtf8(name) << true;
        QTest::addRow("%s has another shape", name) << QString::fromUtf8(name) << false;
    }
}

void TestNetworks::refusesWhatDoesNotFit() {
    QFETCH(QString, name);
    QFETCH(bool, drop);
    auto tensors = Networks::make(kSmall, 1).tensors(true);
    if (drop)
        tensors.erase(name.toStdString());
    else
        tensors[name.toStdString()] = torch::zeros({1, 2, 3});
    auto target = Networks::make(kSmall, 2);
    try {
        target.load(tensors);
        QFAIL("it was accepted");
    } catch (const std::runtime_error& error) {
        QVERIFY2(QString::fromUtf8(error.what()).contains(name), error.what());
    }
}

QTEST_APPLESS_MAIN(TestNetworks)
#include "tst_networks.moc"
