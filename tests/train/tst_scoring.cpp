// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "model/torch_weights.h"
#include "synthetic_packs.h"
#include "train/picture_tensor.h"
#include "train/scoring.h"

using namespace irodori;

class TestScoring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void spread_data();
    void spread();
    void kernelDistanceByHand();
    void kernelDistanceOfOneDistribution();
    void kernelDistanceNeedsTwo();
    void edges();
    void gridsAreSeen_data();
    void gridsAreSeen();
    void picturesBecomeTensors();
    void bordersAreReflected_data();
    void bordersAreReflected();
    void scoresAreTheSameEveryTime();
    void scoresAsManyAsWanted();
    void lightScoresAreThoseOfTheirPairs();
    void lightScoresAreOfManyPhotos();
    void identityIsOfTheRawNetwork();
    void everyPairOfAList();
    void probes();
    void secondOpinions();
    void stops();
    void nothingHeldOut();

private:
    EvaluationReport scored(const ScoringOptions& options) const {
        return score(networks_, perceptual_, photos_, styles_, options);
    }

    QTemporaryDir dir_;
    PackedPictures photos_, styles_;
    Networks networks_;
    nn::PerceptualNetwork perceptual_{nullptr};
};

namespace {

const Architecture kSmall{.baseChannels = 4, .trunkLayers = 1, .codeWidth = 8, .noiseWidth = 4};

/// Smooth numbers, the same every time, as if drawn from one distribution.
torch::Tensor features(int count, double offset) {
    torch::manual_seed(static_cast<std::uint64_t>(count));
    return torch::randn({count, 16}) + offset;
}

}  // namespace

void TestScoring::initTestCase() {
    torch::set_num_threads(1);
    const std::filesystem::path folder = dir_.path().toStdString();
    photos_ = test::syntheticPack(folder / "photos", 8, /*flat=*/false).value();
    styles_ = test::syntheticPack(folder / "styles", 8, /*flat=*/true).value();
    networks_ = Networks::make(kSmall, 1);
    auto perceptual = loadPerceptualNetwork(torch::kCPU);
    QVERIFY2(perceptual, perceptual ? "" : perceptual.error().message().c_str());
    perceptual_ = *perceptual;
}

void TestScoring::spread_data() {
    using Indices = std::vector<std::size_t>;
    QTest::addColumn<int>("available");
    QTest::addColumn<int>("count");
    QTest::addColumn<Indices>("expected");
    QTest::newRow("one of three") << 3 << 1 << Indices{1};
    QTest::newRow("two of eight") << 8 << 2 << Indices{2, 6};
    QTest::newRow("all") << 3 << 3 << Indices{0, 1, 2};
    QTest::newRow("more than there are") << 2 << 9 << Indices{0, 1};
    QTest::newRow("of nothing") << 0 << 4 << Indices{};
    QTest::newRow("nothing") << 4 << 0 << Indices{};
}

void TestScoring::spread() {
    QFETCH(int, available);
    QFETCH(int, count);
    QFETCH(std::vector<std::size_t>, expected);
    QVERIFY(evenlySpread(static_cast<std::size_t>(available), static_cast<std::size_t>(count))
            == expected);
}

/// One feature, x = {0, 1}, y = {1, 2}: k = (xy + 1)³ is 1 within x, 27 within y, and 1, 1, 8, 27
/// between them.
void TestScoring::kernelDistanceByHand() {
    const auto x = torch::tensor({0.F, 1.F}).view({2, 1});
    const auto y = torch::tensor({1.F, 2.F}).view({2, 1});
    QCOMPARE(kernelDistance(x, y), 1.0 + 27.0 - 2 * (1 + 1 + 8 + 27) / 4.0);
}

void TestScoring::kernelDistanceOfOneDistribution() {
    const double same = kernelDistance(features(300, 0), features(301, 0));
    const double shifted = kernelDistance(features(300, 0), features(301, 1));
    QVERIFY2(std::abs(same) < 0.02, qPrintable(QString::number(same)));
    QVERIFY2(shifted > 1, qPrintable(QString::number(shifted)));
}

void TestScoring::kernelDistanceNeedsTwo() {
    QVERIFY(std::isnan(kernelDistance(features(1, 0), features(5, 0))));
    QVERIFY(std::isnan(kernelDistance(features(5, 0), features(1, 0))));
    QVERIFY(std::isnan(kernelDistance(torch::zeros({0, 16}), features(5, 0))));
    QVERIFY(std::isfinite(kernelDistance(features(2, 0), features(3, 0))));
}

void TestScoring::edges() {
    const auto picture = toTensor(photos_[0]);
    QVERIFY(std::abs(edgeCorrelation(picture, picture) - 1) < 1e-6);
    // Paler and inverted pictures have their edges in the same places.
    QVERIFY(std::abs(edgeCorrelation(-0.5 * picture + 0.2, picture) - 1) < 1e-5);
    QVERIFY(edgeCorrelation(picture.flip({3}), picture) < 0.9);
    QCOMPARE(edgeCorrelation(torch::zeros_like(picture), picture), 0.0);
}

void TestScoring::gridsAreSeen_data() {
    QTest::addColumn<int>("period");
    QTest::addColumn<bool>("down");
    for (const int period : {2, 4, 8}) {
        QTest::addRow("lines %d apart", period) << period << false;
        QTest::addRow("rows %d apart", period) << period << true;
    }
}

/// Noise has no rhythm; faint lines over it have one, and only theirs.
void TestScoring::gridsAreSeen() {
    QFETCH(int, period);
    QFETCH(bool, down);
    torch::manual_seed(7);
    const auto noise = 0.2 * torch::randn({1, 3, 100, 133});
    const auto places = torch::arange(down ? 100 : 133);
    const auto lines = (places.remainder(period) == 0).to(torch::kFloat);
    const auto lined = noise + 0.06 * period * (down ? lines.unsqueeze(1) : lines);
    for (const int other : {2, 4, 8}) {
        const double before = gridRatio(noise, other);
        QVERIFY2(std::abs(before - 1) < 0.2, qPrintable(QString::number(before)));
        const double after = gridRatio(lined, other);
        if (other == period)
            QVERIFY2(after > 1.5, qPrintable(QString::number(after)));
        else if (other < period)  // lines have overtones, no undertones
            continue;
        else
            QVERIFY2(std::abs(after - 1) < 0.2, qPrintable(QString::number(after)));
    }
    QCOMPARE(gridRatio(torch::zeros({1, 3, 64, 64}), period), 1.0);
}

void TestScoring::picturesBecomeTensors() {
    const std::vector<std::uint8_t> pixels{0, 128, 255, 51, 102, 204};
    PackedPicture picture;
    picture.width = 2;
    picture.height = 1;
    picture.pixels = pixels.data();
    const auto expected =
        torch::tensor({0.F, 51.F, 128.F, 102.F, 255.F, 204.F}).view({1, 3, 1, 2}) / 127.5 - 1;
    QVERIFY(torch::allclose(toTensor(picture), expected, 0, 1e-6));
}

void TestScoring::bordersAreReflected_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addRow("suits the generator") << 48 << 64;
    QTest::addRow("odd sides") << 51 << 77;
    QTest::addRow("too short to reflect") << 5 << 200;
}

void TestScoring::bordersAreReflected() {
    QFETCH(int, height);
    QFETCH(int, width);
    const auto picture = torch::rand({1, 3, height, width});
    const auto padded = withBorder(picture);
    QCOMPARE(padded.size(2) % 8, 0);
    QCOMPARE(padded.size(3) % 8, 0);
    QVERIFY(padded.size(2) >= height + 64 && padded.size(3) >= width + 64);
    QVERIFY(withoutBorder(padded, picture).equal(picture));
    if (height < 40)
        return;
    QVERIFY(padded.select(2, 31).equal(padded.select(2, 33)));
    QVERIFY(padded.select(3, 31).equal(padded.select(3, 33)));
    QVERIFY(!padded.select(3, 31).equal(padded.select(3, 32)));
}

void TestScoring::scoresAreTheSameEveryTime() {
    const auto first = scored({});
    torch::rand({7});
    const auto second = scored({});
    QVERIFY(first.all == second.all);
    // Two held-out styles, and two held-out photos for each.
    QCOMPARE(first.all.pairs, 4);
    QVERIFY(first.all.style > 0);
    QVERIFY(first.all.content > 0);
    QVERIFY(first.all.palette > 0);
    QVERIFY(first.all.edges > -1 && first.all.edges < 1);
    QCOMPARE(first.all.identity, 0.0);  // behind the gate
    QVERIFY(std::isfinite(first.all.kid));
    QCOMPARE(first.collections.size(), std::size_t{1});
    QVERIFY(first.collections.at("synthetic") == first.all);
}

void TestScoring::scoresAsManyAsWanted() {
    ScoringOptions few;
    few.maxStyles = 1;
    few.maxPhotos = 1;
    QCOMPARE(scored(few).all.pairs, 1);
}

void TestScoring::lightScoresAreThoseOfTheirPairs() {
    ScoringOptions one;
    one.pairsPerStyle = 1;
    const auto whole = scored(one).all;
    const auto light = score(networks_, perceptual_, photos_, styles_, /*light=*/true).all;
    QCOMPARE(light.pairs, 2);
    QVERIFY(std::abs(light.style - whole.style) < 0.5 * whole.style);
    QVERIFY(std::isnan(light.kid));
}

void TestScoring::lightScoresAreOfManyPhotos() {
    const std::filesystem::path folder = dir_.path().toStdString();
    const auto styles =
        test::syntheticPack(folder / "two", 8, /*flat=*/true, 80, {"ink", "oil"}).value();
    ScoringOptions options;
    options.light = true;
    const auto report = score(networks_, perceptual_, photos_, styles, options);
    QCOMPARE(report.collections.size(), std::size_t{2});
    QCOMPARE(report.references, 2);
    QCOMPARE(report.photos, 2);
}

/// A generator that paints mid-grey errs by what the photos differ from it, where no gate hides it.
void TestScoring::identityIsOfTheRawNetwork() {
    const torch::NoGradGuard noGrad;
    auto ungated = kSmall;
    ungated.version = 1;
    auto grey = Networks::make(ungated, 1);
    for (auto& parameter : grey.generator->named_parameters())
        if (parameter.key().starts_with("to_rgb."))
            parameter.value().zero_();
    const auto report = score(grey, perceptual_, photos_, styles_, ScoringOptions{});
    double expected = 0;
    const auto heldOut = photos_.indices(true);
    for (const auto index : heldOut)
        expected += 127.5 * toTensor(photos_[index]).abs().mean().item<double>();
    expected /= static_cast<double>(heldOut.size());
    QVERIFY2(std::abs(report.all.identity - expected) < 1e-3,
             qPrintable(QString::number(report.all.identity)));
    QCOMPARE(report.all.diversity, 0.0);
    QCOMPARE(report.all.edges, 0.0);
}

void TestScoring::everyPairOfAList() {
    ScoringOptions options;
    options.every = 1;
    const auto held = [](const PackedPictures& pack) {
        return static_cast<int>(pack.indices(/*isTest=*/true).size());
    };
    const auto all = scored(options);
    QCOMPARE(all.all.pairs, held(photos_) * held(styles_));
    QCOMPARE(all.photos, held(photos_));
    QCOMPARE(all.references, held(styles_));
    QVERIFY(all.all.probes == Probes());
    options.every = 2;
    const auto half = scored(options);
    QVERIFY(half.all.pairs > 0 && half.all.pairs < all.all.pairs);
    options.every = 1000;  // on the first diagonal only
    QCOMPARE(scored(options).all.pairs, 1);
}

void TestScoring::probes() {
    ScoringOptions options;
    options.every = 1;
    options.probes = true;
    const auto report = scored(options);
    const Probes& probes = report.all.probes;
    QCOMPARE(probes.probed, (report.all.pairs + 7) / 8);
    QVERIFY(probes.untouched && *probes.untouched > 0);
    QVERIFY(probes.seeds && *probes.seeds >= 0);
    QVERIFY(probes.seedContent && *probes.seedContent > 0);
    QVERIFY(probes.falling && *probes.falling >= 0 && *probes.falling <= 1);
    QVERIFY(probes.grid2 && probes.grid4 && probes.grid8);
    QVERIFY(!probes.secondStyle && !probes.faceContent);  // synthetic photos have no faces
    QCOMPARE(probes.faces, 0);
    QVERIFY(scored(options).all == report.all);
    options.probes = false;
    QCOMPARE(scored(options).all.style, report.all.style);  // nothing but more is measured
}

void TestScoring::secondOpinions() {
    torch::manual_seed(3);
    ScoringOptions options;
    options.every = 4;
    options.probes = true;
    options.secondOpinion = nn::SqueezeNet();
    const auto report = scored(options);
    const Probes& probes = report.all.probes;
    QVERIFY(probes.secondStyle && std::isfinite(*probes.secondStyle));
    QVERIFY(probes.secondContent && *probes.secondContent > 0);
    QVERIFY(*probes.secondContent != report.all.content);

    const auto taps = options.secondOpinion(torch::zeros({1, 3, 96, 128}));
    const std::vector<std::vector<std::int64_t>> shapes{
        {1, 64, 47, 63}, {1, 128, 23, 31}, {1, 256, 11, 15}, {1, 512, 5, 7}};
    for (std::size_t i = 0; i < taps.size(); ++i)
        QVERIFY(taps[i].sizes() == shapes[i]);

    const std::filesystem::path folder = dir_.path().toStdString();
    nn::TensorMap weights;
    for (const auto& parameter : options.secondOpinion->named_parameters())
        weights[parameter.key()] = parameter.value().detach();
    QVERIFY(weights.contains("features.12.expand3x3.weight"));
    QVERIFY(writeSafeTensors(folder / "net", {}, viewsOf(weights)));
    auto loaded = loadSqueezeNet(folder / "net", torch::kCPU);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QVERIFY(torch::equal((*loaded)(torch::ones({1, 3, 64, 64}))[3],
                         options.secondOpinion(torch::ones({1, 3, 64, 64}))[3]));
    weights.erase("features.7.squeeze.bias");
    QVERIFY(writeSafeTensors(folder / "net", {}, viewsOf(weights)));
    const auto broken = loadSqueezeNet(folder / "net", torch::kCPU);
    QVERIFY(!broken);
    const std::string message = broken.error().message();
    QVERIFY2(message.find("features.7.squeeze.bias") != std::string::npos, message.c_str());
    QVERIFY(!loadSqueezeNet(folder / "no such file", torch::kCPU));
}

void TestScoring::stops() {
    ScoringOptions options;
    int calls = 0;
    double progress = 0;
    options.breathe = [&calls] { ++calls; };
    options.onProgress = [&progress](double fraction) { progress = fraction; };
    options.stop = [&calls] { return calls > 8; };
    const auto report = scored(options);
    QVERIFY(report.all.pairs < 4);
    QVERIFY(calls > 8 && calls < 20);
    QVERIFY(progress > 0 && progress <= 1);
}

void TestScoring::nothingHeldOut() {
    const std::filesystem::path folder = dir_.path().toStdString();
    const auto three = test::syntheticPack(folder / "three", 3, true).value();
    for (const auto& report : {score(networks_, perceptual_, three, styles_, ScoringOptions{}),
                               score(networks_, perceptual_, photos_, three, ScoringOptions{})}) {
        QCOMPARE(report.all.pairs, 0);
        QCOMPARE(report.all.style, 0.0);
    }
}

QTEST_APPLESS_MAIN(TestScoring)
#include "tst_scoring.moc"
