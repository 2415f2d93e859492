// SPDX-License-Identifier: GPL-3.0-or-later
// The networks against stored outputs of the reference implementation, tensor by tensor.
#include <QDir>
#include <QTest>

// LibTorch last: it defines macros that others use.
#include "base/noise.h"
#include "model/torch_weights.h"
#include "nn/discriminator.h"
#include "nn/perceptual_network.h"
#include "nn/style_encoder.h"

using namespace irodori;

namespace {

struct Tolerance {
    double code;
    double picture;
    double percept;
    double logits;
};
constexpr Tolerance kFloat32{1e-6, 1e-5, 1e-4, 1e-5};
// Weights rounded to F16: features of about unit scale through eight layers lose up to 1e-2.
constexpr Tolerance kFloat16{5e-4, 2e-3, 1.5e-2, 1e-2};

nn::TensorMap loadTensors(const QString& path) {
    const auto file = SafeTensors::load(path.toStdString());
    if (!file)
        qFatal("%s", file.error().message().c_str());
    return toTorch(*file);
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

}  // namespace

class TestGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void encoder_data() { weightRows(); }
    void encoder();
    void encoderResizes_data() { weightRows(); }
    void encoderResizes();
    void generatorUnfolded_data() { weightRows(); }
    void generatorUnfolded();
    void generatorFolded_data() { weightRows(); }
    void generatorFolded();
    void foldedStops();
    void foldRefusesNonFinite();
    void loadNamesWhatIsWrong_data();
    void loadNamesWhatIsWrong();
    void discriminator_data() { weightRows(); }
    void discriminator();
    void powerIterationFindsTheLargestSingularValue();
    void perceptual_data() { weightRows(); }
    void perceptual();
    void noise();

private:
    /// The shipped F16 files, and the F32 originals where the developer has them.
    void weightRows();
    bool chooseWeights();
    torch::Tensor picture(const std::string& name) const;
    void report(const char* what, double error, double tolerance);
    torch::Tensor styleCodeAt(double strength) const;
    /// Paints from a style code, z and noise planes.
    using Paint = std::function<torch::Tensor(const torch::Tensor&, const torch::Tensor&,
                                              const std::vector<torch::Tensor>&)>;
    void comparePictures(const Paint& paint);

    QString floatFolder_ = QStringLiteral(TEST_DATA_DIR "/../../../shared/models");
    QString halfFolder_ =
        QString::fromUtf8(qgetenv("IRODORI_RESOURCES")) + QStringLiteral("/models");
    QDir folder_;
    bool half_ = false;
    Tolerance tolerance_{};
    nn::TensorMap golden_;
    torch::NoGradGuard noGrad_;
};

void TestGolden::initTestCase() {
    golden_ = loadTensors(QStringLiteral(TEST_DATA_DIR "/golden.safetensors"));
}

void TestGolden::weightRows() {
    QTest::addColumn<bool>("half");
    QTest::newRow("shipped F16 weights") << true;
    QTest::newRow("F32 weights") << false;
}

bool TestGolden::chooseWeights() {
    QFETCH(bool, half);
    half_ = half;
    tolerance_ = half ? kFloat16 : kFloat32;
    folder_.setPath(half ? halfFolder_ : floatFolder_);
    return folder_.exists();
}

#define CHOOSE_WEIGHTS()  \
    if (!chooseWeights()) \
    QSKIP("the F32 weights are not on this machine")

void TestGolden::report(const char* what, double error, double tolerance) {
    qInfo("%s: %.2e (at most %.0e)", what, error, tolerance);
    QVERIFY2(error <= tolerance, what);
}

torch::Tensor TestGolden::picture(const std::string& name) const {
    const auto& tensor = golden_.at(name);
    return tensor.scalar_type() == torch::kByte ? tensor.to(torch::kFloat) / 127.5 - 1 : tensor;
}

torch::Tensor TestGolden::styleCodeAt(double strength) const {
    return at::lerp(golden_.at("code_photo"), golden_.at("code_style"), strength);
}

namespace {

/// The stored outputs are those of architecture 1.
constexpr Architecture kStarter{.version = 1};

QString modelName(bool half) {
    return half ? QStringLiteral("starter.irodori") : QStringLiteral("starter.safetensors");
}

nn::Generator loadGenerator(const QString& path) {
    nn::Generator generator(kStarter);
    nn::loadParameters(*generator, "generator.", loadTensors(path));
    return generator;
}

nn::StyleEncoder loadEncoder(const QString& path) {
    nn::StyleEncoder encoder(kStarter);
    nn::loadParameters(*encoder, "style_encoder.", loadTensors(path));
    return encoder;
}

}  // namespace

void TestGolden::encoder() {
    CHOOSE_WEIGHTS();
    auto net = loadEncoder(folder_.filePath(modelName(half_)));
    for (const std::string name : {"style", "photo"})
        report(("code_" + name).c_str(),
               difference(net->forward(picture(name)), golden_.at("code_" + name)),
               tolerance_.code);
}

void TestGolden::encoderResizes() {
    CHOOSE_WEIGHTS();
    auto net = loadEncoder(folder_.filePath(modelName(half_)));
    for (const std::string name : {"odd", "odd_down", "odd_long"})
        report(("code_" + name).c_str(),
               difference(net->forward(nn::resizedForEncoder(picture(name))),
                          golden_.at("code_" + name)),
               tolerance_.code);
    QCOMPARE(nn::encoderSize(211, 333), std::pair(256, 408));
    QCOMPARE(nn::encoderSize(400, 40), std::pair(1024, 256));
}

namespace {

struct GoldenPicture {
    const char* name;
    double strength;
    bool withZ;
    bool withPlanes;
};
constexpr GoldenPicture kPictures[] = {{"out_a100", 1.0, false, false},
                                       {"out_a050", 0.5, false, false},
                                       {"out_a000", 0.0, false, false},
                                       {"out_z", 1.0, true, false},
                                       {"out_noise", 1.0, true, true}};

}  // namespace

void TestGolden::comparePictures(const Paint& paint) {
    for (const auto& expected : kPictures) {
        const auto z = expected.withZ ? golden_.at("z") : torch::zeros({1, 32});
        const auto planes =
            expected.withPlanes ? golden_.at("planes").split(1) : std::vector<torch::Tensor>();
        const auto out = paint(styleCodeAt(expected.strength), z, planes);
        report(expected.name, difference(out, golden_.at(expected.name)), tolerance_.picture);
    }
}

void TestGolden::generatorUnfolded() {
    CHOOSE_WEIGHTS();
    auto net = loadGenerator(folder_.filePath(modelName(half_)));
    comparePictures([&](const auto& code, const auto& z, const auto& planes) {
        return net->forward(picture("photo"), code, golden_.at("code_photo"), z, planes);
    });
}

void TestGolden::generatorFolded() {
    CHOOSE_WEIGHTS();
    auto net = loadGenerator(folder_.filePath(modelName(half_)));
    comparePictures([&](const auto& code, const auto& z, const auto& planes) {
        const auto folded =
            nn::converted(net->fold(code, golden_.at("code_photo"), z), torch::kCPU, torch::kFloat);
        return nn::forwardFolded(folded, picture("photo"), planes);
    });
    // The planes are applied at all, and in the right blocks.
    report("noise alone",
           difference(golden_.at("out_noise") - golden_.at("out_z"),
                      net->forward(picture("photo"), styleCodeAt(1), golden_.at("code_photo"),
                                   golden_.at("z"), golden_.at("planes").split(1))
                          - net->forward(picture("photo"), styleCodeAt(1), golden_.at("code_photo"),
                                         golden_.at("z"))),
           tolerance_.picture);
}

void TestGolden::foldedStops() {
    nn::Generator net(Architecture{});
    const auto folded =
        net->fold(torch::zeros({1, 256}), torch::zeros({1, 256}), torch::zeros({1, 32}));
    const int layers = static_cast<int>(generatorConvolutions(Architecture{}).size());
    for (int allowed = 0; allowed <= layers; ++allowed) {
        int asked = 0;
        const auto out = nn::forwardFolded(folded, torch::zeros({1, 3, 16, 16}), {},
                                           [&] { return asked++ >= allowed; });
        QCOMPARE(out.defined(), allowed == layers);
        QCOMPARE(asked, std::min(allowed + 1, layers));
    }
}

void TestGolden::foldRefusesNonFinite() {
    nn::Generator net(Architecture{});
    const auto good = torch::zeros({1, 256});
    const auto bad = torch::full({1, 256}, std::numeric_limits<float>::infinity());
    QVERIFY_EXCEPTION_THROWN(net->fold(bad, good, torch::zeros({1, 32})), std::runtime_error);
}

void TestGolden::loadNamesWhatIsWrong_data() {
    QTest::addColumn<bool>("remove");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << true << QStringLiteral("tensor generator.stem.weight is missing");
    QTest::newRow("wrong shape") << false
                                 << QStringLiteral(
                                        "tensor generator.stem.weight has the wrong shape");
}

void TestGolden::loadNamesWhatIsWrong() {
    QFETCH(bool, remove);
    QFETCH(QString, reason);
    nn::TensorMap tensors;
    for (const auto& tensor : tensorTable(Architecture{}))
        tensors[tensor.name] = torch::zeros(tensor.shape);
    if (remove)
        tensors.erase("generator.stem.weight");
    else
        tensors["generator.stem.weight"] = torch::zeros({1});
    nn::Generator net(Architecture{});
    try {
        nn::loadParameters(*net, "generator.", tensors);
        QFAIL("accepted");
    } catch (const std::runtime_error& error) {
        QCOMPARE(QString::fromUtf8(error.what()), reason);
    }
}

void TestGolden::discriminator() {
    CHOOSE_WEIGHTS();
    nn::Discriminator net(Architecture{});
    nn::loadParameters(
        *net, "discriminator.",
        loadTensors(folder_.filePath(QStringLiteral("starter_discriminator.safetensors"))));
    net->eval();
    report("d_logits",
           difference(net->forward(picture("photo"), golden_.at("code_style")),
                      golden_.at("d_logits")),
           tolerance_.logits);
}

void TestGolden::powerIterationFindsTheLargestSingularValue() {
    nn::SpectralWeight layer(std::vector<std::int64_t>{24, 16, 3, 3});
    layer->train();
    torch::Tensor weight;
    for (int i = 0; i < 200; ++i)
        weight = layer->weight();
    const auto largest = at::linalg_matrix_norm(weight.flatten(1), 2).item<double>();
    QVERIFY2(std::abs(largest - 1) < 1e-3, qPrintable(QString::number(largest)));
}

void TestGolden::perceptual() {
    CHOOSE_WEIGHTS();
    nn::PerceptualNetwork net;
    nn::loadParameters(*net, "",
                       loadTensors(folder_.filePath(QStringLiteral("percept.safetensors"))));
    const auto taps = net->forward(picture("percept_in"));
    for (std::size_t i = 0; i < taps.size(); ++i) {
        const std::string name = "percept_t" + std::to_string(i + 1);
        QVERIFY(taps[i].sizes() == golden_.at(name).sizes());
        report(name.c_str(), difference(taps[i], golden_.at(name)), tolerance_.percept);
    }
}

void TestGolden::noise() {
    constexpr double tolerance = 1e-6;
    const auto z = noiseVector(7, 32);
    report("noise_seed7_z", difference(torch::tensor(z), golden_.at("noise_seed7_z")), tolerance);
    const auto plane = noisePlane(7, 3, 0, 0, 9, 5);
    report("noise_seed7_plane3",
           difference(torch::tensor(plane).view({5, 9}), golden_.at("noise_seed7_plane3")),
           tolerance);
}

QTEST_APPLESS_MAIN(TestGolden)
#include "tst_golden.moc"
