// SPDX-License-Identifier: GPL-3.0-or-later
// The executors against the portable reference nn::forwardFolded in fp32. The shipped network is
// used, because random weights would saturate the tanh and hide errors.
#include <QTest>
#include <cmath>

#include "base/noise.h"
#include "base/paths.h"
#include "model/model_file.h"
#include "model/torch_weights.h"
#include "style/executor.h"
#include "style_fixture.h"

using namespace irodori;

namespace {

constexpr int kMargin = PaddedPicture::kMargin;
constexpr double kPixel = 2.0 / 255;  // one step of 8 bits, in the network's units

/// Codes far enough apart that the network does something.
torch::Tensor code(int width, double phase) {
    return 0.3 * torch::sin(torch::arange(width) * 0.37 + phase).unsqueeze(0);
}

/// `painting` as [3,h,w] in [-1,1].
torch::Tensor values(const Image& painting) {
    auto out = torch::empty({painting.height, painting.width, 3});
    for (int y = 0; y < painting.height; ++y)
        for (int i = 0; i < 3 * painting.width; ++i)
            out.data_ptr<float>()[y * 3 * painting.width + i] =
                static_cast<float>(painting.row<std::uint16_t>(y)[i]) / 32767.5F - 1;
    return out.permute({2, 0, 1});
}

std::unique_ptr<Executor> make(const QString& name) {
    return name == QStringLiteral("torch") ? makeTorchExecutor(torch::kCPU, torch::kFloat)
                                           : makeOneDnnExecutor(name == QStringLiteral("bf16"));
}

}  // namespace

class TestExecutor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void matchesReference_data();
    void matchesReference();
    void closedGateGivesThePhoto_data();
    void closedGateGivesThePhoto();
    void stopsBetweenLayers();
    void lostDevicesAreToldApart();

private:
    std::vector<std::vector<float>> noise(Rect window) const;
    torch::Tensor reference(const PaddedPicture& picture, const Tile& tile) const;

    nn::FoldedGenerator shipped_;
    nn::FoldedGenerator other_;  ///< of another width, depth and activation, and half behind a gate
    nn::FoldedGenerator net_;    ///< the one of the row
};

void TestExecutor::initTestCase() {
    const torch::NoGradGuard noGrad;
    const auto file = loadModelFile(resourceDir() / "models" / "starter.irodori");
    QVERIFY(file.has_value());
    const auto& architecture = file->card.architecture;
    const auto folded = [](nn::Generator& generator) {
        const auto& shape = generator->architecture();
        return generator->fold(code(shape.codeWidth, 0), code(shape.codeWidth, 1),
                               torch::zeros({1, shape.noiseWidth}));
    };
    nn::Generator generator(architecture);
    nn::loadParameters(*generator, "generator.", toTorch(file->tensors));
    shipped_ = net_ = folded(generator);

    torch::manual_seed(1);
    nn::Generator fresh(Architecture{.baseChannels = 16, .trunkLayers = 2, .activationSlope = 0});
    other_ = folded(fresh);
    other_.gate = 0.5F;
}

std::vector<std::vector<float>> TestExecutor::noise(Rect window) const {
    std::vector<std::vector<float>> planes;
    for (int block = 0; block < net_.architecture.trunkLayers; ++block)
        planes.push_back(
            noisePlane(7, block, window.x / 8, window.y / 8, window.width / 8, window.height / 8));
    return planes;
}

torch::Tensor TestExecutor::reference(const PaddedPicture& picture, const Tile& tile) const {
    const torch::NoGradGuard noGrad;
    auto input = torch::empty({1, 3, tile.window.height, tile.window.width});
    toPlanar(picture, tile.window, input.data_ptr<float>());
    std::vector<torch::Tensor> planes;
    for (const auto& plane : tile.planes)
        planes.push_back(
            torch::tensor(plane).view({1, 1, tile.window.height / 8, tile.window.width / 8}));
    const auto output = nn::forwardFolded(net_, input, planes)[0];
    return output
        .slice(1, tile.inner.y - tile.window.y, tile.inner.y - tile.window.y + tile.inner.height)
        .slice(2, tile.inner.x - tile.window.x, tile.inner.x - tile.window.x + tile.inner.width);
}

void TestExecutor::matchesReference_data() {
    QTest::addColumn<QString>("executor");
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<bool>("noisy");
    QTest::addColumn<bool>("isOther");
    QTest::addColumn<double>("largest");
    QTest::addColumn<double>("mean");
    // The picture is kept in 16 bits: 1/65535 of rounding is part of every tolerance.
    QTest::addRow("oneDNN fp32") << "fp32" << PixelDepth::u8 << false << false << 1e-4 << 3e-5;
    QTest::addRow("oneDNN fp32, 16-bit photo")
        << "fp32" << PixelDepth::u16 << false << false << 1e-4 << 3e-5;
    QTest::addRow("oneDNN fp32 with noise")
        << "fp32" << PixelDepth::u8 << true << false << 1e-4 << 3e-5;
    QTest::addRow("oneDNN bf16") << "bf16" << PixelDepth::u8 << false << false << 4 * kPixel
                                 << 0.5 * kPixel;
    QTest::addRow("oneDNN bf16 with noise")
        << "bf16" << PixelDepth::u8 << true << false << 4 * kPixel << 0.5 * kPixel;
    QTest::addRow("LibTorch fp32") << "torch" << PixelDepth::u8 << false << false << 1e-4 << 3e-5;
    QTest::addRow("oneDNN fp32, half a ReLU network with noise")
        << "fp32" << PixelDepth::u8 << true << true << 1e-4 << 3e-5;
    QTest::addRow("LibTorch fp32, half a ReLU network")
        << "torch" << PixelDepth::u8 << false << true << 1e-4 << 3e-5;
    QTest::addRow("LibTorch fp32 with noise")
        << "torch" << PixelDepth::u8 << true << false << 1e-4 << 3e-5;
}

void TestExecutor::matchesReference() {
    QFETCH(QString, executor);
    QFETCH(PixelDepth, depth);
    QFETCH(bool, noisy);
    QFETCH(bool, isOther);
    QFETCH(double, largest);
    QFETCH(double, mean);
    const bool bf16 = executor == QStringLiteral("bf16");
    if (bf16 && !hasBf16())
        QSKIP("this processor has no bf16");
    const auto subject = make(executor);
    net_ = isOther ? other_ : shipped_;
    subject->setWeights(net_);

    const auto photo = test::syntheticPhoto(150, 101, depth);
    const PaddedPicture picture(photo);
    Image painting(photo.width, photo.height, PixelDepth::u16);
    // Two shapes of tiles one after the other; the second does not begin at the origin.
    const Tile whole{{0, 0, picture.size().width, picture.size().height},
                     {kMargin, kMargin, photo.width, photo.height},
                     {}};
    const Tile part{{8, 16, 120, 104}, {40, 48, 50, 41}, {}};
    for (Tile tile : {whole, part}) {
        if (noisy)
            tile.planes = noise(tile.window);
        QVERIFY(subject->run(picture, tile, painting, {}));
        const auto painted = values(painting)
                                 .narrow(1, tile.inner.y - kMargin, tile.inner.height)
                                 .narrow(2, tile.inner.x - kMargin, tile.inner.width);
        const auto difference = (painted - reference(picture, tile)).abs();
        qInfo("largest %.2g, mean %.2g", difference.max().item<double>(),
              difference.mean().item<double>());
        QVERIFY(difference.max().item<double>() <= largest);
        QVERIFY(difference.mean().item<double>() <= mean);
    }
}

void TestExecutor::closedGateGivesThePhoto_data() {
    QTest::addColumn<QString>("executor");
    QTest::addColumn<PixelDepth>("depth");
    for (const char* executor : {"fp32", "bf16", "torch"}) {
        QTest::addRow("%s", executor) << QString::fromUtf8(executor) << PixelDepth::u8;
        QTest::addRow("%s, 16 bits", executor) << QString::fromUtf8(executor) << PixelDepth::u16;
    }
}

void TestExecutor::closedGateGivesThePhoto() {
    QFETCH(QString, executor);
    QFETCH(PixelDepth, depth);
    if (executor == QStringLiteral("bf16") && !hasBf16())
        QSKIP("this processor has no bf16");
    auto closed = shipped_;
    closed.gate = 0;
    const auto subject = make(executor);
    subject->setWeights(closed);
    const auto photo = test::syntheticPhoto(50, 41, depth);
    const PaddedPicture picture(photo);
    const Tile tile{{0, 0, picture.size().width, picture.size().height},
                    {kMargin, kMargin, photo.width, photo.height},
                    {}};
    Image painting(photo.width, photo.height, PixelDepth::u16);
    QVERIFY(subject->run(picture, tile, painting, {}));
    QCOMPARE(painting, withDepth(photo, PixelDepth::u16));
}

void TestExecutor::stopsBetweenLayers() {
    const auto photo = test::syntheticPhoto(64, 64);
    const PaddedPicture picture(photo);
    const Tile tile{{0, 0, 128, 128}, {kMargin, kMargin, 64, 64}, {}};
    std::stop_source source;
    source.request_stop();
    for (const auto& executor :
         {makeOneDnnExecutor(false), makeTorchExecutor(torch::kCPU, torch::kFloat)}) {
        executor->setWeights(net_);
        Image painting(64, 64, PixelDepth::u16);
        QVERIFY(!executor->run(picture, tile, painting, source.get_token()));
        QCOMPARE(painting, Image(64, 64, PixelDepth::u16));
    }
}

/// LibTorch's device without memory computes nothing, as a GPU whose driver was reset.
void TestExecutor::lostDevicesAreToldApart() {
    const auto photo = test::syntheticPhoto(64, 64);
    const PaddedPicture picture(photo);
    const Tile tile{{0, 0, 128, 128}, {kMargin, kMargin, 64, 64}, {}};
    Image painting(64, 64, PixelDepth::u16);
    const auto lost = makeTorchExecutor(torch::kMeta, torch::kFloat);
    lost->setWeights(net_);
    QVERIFY_THROWS_EXCEPTION(DeviceLost, lost->run(picture, tile, painting, {}));
    QCOMPARE(painting, Image(64, 64, PixelDepth::u16));
}

QTEST_APPLESS_MAIN(TestExecutor)
#include "tst_executor.moc"
