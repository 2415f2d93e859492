// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <functional>

#include "train/losses.h"

using namespace irodori;

using Distance = std::function<torch::Tensor(const torch::Tensor&, const torch::Tensor&)>;
using Value = std::function<double()>;
Q_DECLARE_METATYPE(Distance)
Q_DECLARE_METATYPE(Value)

class TestLosses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownAnswers_data();
    void knownAnswers();
    void distances_data();
    void otherPictureIsFar_data();
    void otherPictureIsFar();
    void samplesDoNotMix_data();
    void samplesDoNotMix();
    void gradientsAreFinite_data();
    void gradientsAreFinite();
    void styleForgetsPlaces();
    void contentForgetsContrast();
    void partsCountAsPictures();
    void huesMayBePaler();
    void directionsAreEven();
    void adversarialNames();
    void adversarialGradients_data();
    void adversarialGradients();
};

namespace {

torch::Tensor grey(std::vector<float> values, std::int64_t height, std::int64_t width) {
    const auto plane = torch::tensor(values).view({1, 1, height, width});
    return plane.expand({1, 3, height, width}).contiguous();
}

torch::Tensor filled(double red, double green, double blue) {
    return torch::tensor({red, green, blue}, torch::kFloat)
        .view({1, 3, 1, 1})
        .expand({1, 3, 36, 36})
        .contiguous();
}

/// Pictures that stand for real ones: smooth, the same every time, [count,3,side,side].
torch::Tensor pictures(int count, int side, double phase) {
    const auto y = torch::arange(side, torch::kFloat).view({1, 1, side, 1}) / side;
    const auto x = torch::arange(side, torch::kFloat).view({1, 1, 1, side}) / side;
    const auto channel = torch::arange(3, torch::kFloat).view({1, 3, 1, 1});
    const auto sample = torch::arange(count, torch::kFloat).view({count, 1, 1, 1});
    return 0.8 * torch::sin(9 * x * (1 + sample) + channel + phase) * torch::cos(7 * y - phase);
}

/// Taps as of a perceptual network: here the picture itself at four sizes.
PerceptualTaps taps(const torch::Tensor& picture) {
    PerceptualTaps out;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = torch::cat({picture, picture.square()}, 1)
                     .slice(2, 0, c10::nullopt, 1 << i)
                     .slice(3, 0, c10::nullopt, 1 << i);
    return out;
}

PerceptualTaps taps(const torch::Tensor& t1, const torch::Tensor& t2, const torch::Tensor& t3,
                    const torch::Tensor& t4) {
    return {t1, t2, t3, t4};
}

double number(const torch::Tensor& oneSample) {
    return oneSample.item<double>();
}

/// The penalty, on a blank target, of 40 columns of which 16 are red and 24 cyan: s = 1 or −1 with
/// the variance 0.96, Y = −0.402·s, R − Y = 1.402·s, B − Y = −0.598·s.
double blotchOfRedPart() {
    const double scale = std::sqrt(0.402 * 0.402 * 0.96 + 0.2 * 0.2);
    double sum = 0;
    for (const double plane : {0.402, 1.402, 0.598}) {
        const auto rest = [&](double variance) {
            return std::max(0.0, plane * std::sqrt(variance) / scale - 0.0251);
        };
        sum += rest(0.96);                         // one window of cells of 8
        sum += (rest(0.64) + rest(0.96) + 0) / 3;  // three of cells of 4: 4, 2, 0 of 5 are red
    }
    return sum / 3;
}

double logistic(double x) {
    return 1 / (1 + std::exp(-x));
}

}  // namespace

void TestLosses::knownAnswers_data() {
    QTest::addColumn<Value>("value");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* name, double expected, Value value) {
        QTest::newRow(name) << std::move(value) << expected;
    };
    // One channel of 1 and 3: mean 2, deviation 1. One of 0 and 4: mean 2, deviation 2.
    const auto oneThree = torch::tensor({1.F, 3.F}).view({1, 1, 1, 2});
    const auto zeroFour = torch::tensor({0.F, 4.F}).view({1, 1, 1, 2});
    const auto threeFive = oneThree + 2;
    row("style: deviations 1 and 2", 1.0 / (4 + 4), [=] {
        return number(styleDistance(taps(oneThree, zeroFour, zeroFour, zeroFour),
                                    taps(zeroFour, zeroFour, zeroFour, zeroFour)));
    });
    row("style: means 4 and 2, at the tap that counts less", 0.4 * 4.0 / (4 + 1), [=] {
        return number(styleDistance(taps(oneThree, oneThree, oneThree, threeFive),
                                    taps(oneThree, oneThree, oneThree, oneThree)));
    });
    row("style: a blank reference", 4.0 / 1e-6, [=] {
        const auto two = torch::full({1, 1, 1, 2}, 2.F);
        const auto zero = torch::zeros({1, 1, 1, 2});
        return number(styleDistance(taps(two, zero, zero, zero), taps(zero, zero, zero, zero)));
    });
    // Normalised: -1, 1 against 1, -1: mean squared difference 4.
    const auto threeOne = oneThree.flip(3);
    row("content: t2 the other way round", 0.8 * 4, [=] {
        return number(contentDistance(taps(oneThree, oneThree, oneThree, oneThree),
                                      taps(oneThree, threeOne, oneThree, oneThree)));
    });
    row("content: t3 the other way round", 1.2 * 4, [=] {
        return number(contentDistance(taps(oneThree, oneThree, oneThree, oneThree),
                                      taps(oneThree, oneThree, threeOne, oneThree)));
    });
    row("content: t1 and t4 do not count", 0, [=] {
        return number(contentDistance(taps(oneThree, oneThree, oneThree, oneThree),
                                      taps(threeOne, oneThree, oneThree, threeOne)));
    });
    row("luminance: the other way round", 2, [] {
        return number(luminanceDistance(grey({-0.5F, 0.5F}, 1, 2), grey({0.5F, -0.5F}, 1, 2)));
    });
    row("luminance of green", 0.587, [] { return number(luminance(filled(0, 1, 0)).mean()); });
    // Red beside cyan: R − Y = ±1.402, B − Y = ∓0.598.
    const auto redCyan = torch::cat({filled(1, -1, -1), filled(-1, 1, 1)}, 3);
    const double energy = (1.402 * 1.402 + 0.598 * 0.598) / 2;
    const double colourful = energy / (energy + 0.0025);
    row("hue: a colourful photo as it is", colourful * (1 - colourful),
        [=] { return number(hueDistance(redCyan, redCyan)); });
    row("hue: the other way round", colourful * (1 + colourful),
        [=] { return number(hueDistance(redCyan, redCyan.flip(3))); });
    row("hue: one tint over everything", colourful, [=] {
        return number(hueDistance(torch::cat({filled(1, 0, 0), filled(1, 0, 0)}, 3), redCyan));
    });
    row("hue: a grey photo asks for nothing", 0, [=] {
        return number(hueDistance(redCyan, torch::cat({filled(1, 1, 1), filled(0, 0, 0)}, 3)));
    });
    row("palette: red for black, along red", 1, [] {
        return number(paletteDistance(filled(0, -1, -1), filled(-1, -1, -1),
                                      torch::tensor({{1.F, 0.F, 0.F}})));
    });
    row("palette: red for black, along green", 0, [] {
        return number(paletteDistance(filled(0, -1, -1), filled(-1, -1, -1),
                                      torch::tensor({{0.F, 1.F, 0.F}})));
    });
    row("palette: the same colours elsewhere", 0, [] {
        const auto picture = pictures(1, 72, 0);
        return number(paletteDistance(picture.flip({2, 3}), picture, evenDirections(12)));
    });
    row("total variation of a step of 1 in a row of 3", 0.5, [] {
        return number(totalVariation(grey({0, 0, 1, 0, 0, 1}, 2, 3)));
    });
    row("total variation of a step of 1 in a column of 2", 1, [] {
        return number(totalVariation(grey({0, 0, 1, 1}, 2, 2)));
    });
    row("diversity: the same picture twice", 0.15,
        [] { return number(diversityPenalty(filled(0, 0, 0), filled(0, 0, 0))); });
    row("diversity: 0.06 apart", 0.09,
        [] { return number(diversityPenalty(filled(0.06, 0.06, 0.06), filled(0, 0, 0))); });
    row("diversity: far apart", 0,
        [] { return number(diversityPenalty(filled(1, 1, 1), filled(0, 0, 0))); });
    // Normalised luminance -1, 1, -1, 1 in each row: |∇| = 2, 2, 2, 0 (beyond the edge).
    // Stripes of ±1 have the deviation √(1 + 0.2²).
    row("flat: stripes where the target is blank", 3.0 / 4 * (2 / std::sqrt(1.04) - 0.03 - 1.3e-4),
        [] {
            const auto stripes = grey({-1, 1, -1, 1, -1, 1, -1, 1}, 2, 4);
            return number(flatPenalty(stripes, torch::zeros({1, 3, 2, 4})));
        });
    row("flat: stripes where the target has them", 0, [] {
        const auto stripes = grey({-1, 1, -1, 1, -1, 1, -1, 1}, 2, 4);
        return number(flatPenalty(0.5 * stripes, stripes));
    });

    row("flat: grain of a plain sky is no structure", 0, [] {
        const auto grain = grey({-.01F, .01F, -.01F, .01F, -.01F, .01F, -.01F, .01F}, 2, 4);
        return number(flatPenalty(0.2 * grain, torch::zeros({1, 3, 2, 4})));
    });
    // The first and the last column have one neighbour only.
    row("grid: stripes of one pixel", 0.1 / std::sqrt(0.01 + 0.04) * 31 / 32, [] {
        const auto stripes = torch::tensor({0.1F, -0.1F}).repeat({16}).view({1, 1, 1, 32});
        return number(gridPenalty(stripes.expand({1, 3, 16, 32})));
    });
    row("grid: stripes of two pixels", 0, [] {
        const auto stripes = torch::tensor({1.F, -1.F, -1.F, 1.F}).repeat({8}).view({1, 1, 1, 32});
        return number(gridPenalty(stripes.expand({1, 3, 16, 32})));
    });
    row("blotch: other colours in the same places", 0, [] {
        const auto photo = pictures(1, 48, 0);
        return number(blotchPenalty(0.5 * photo.flip(1) + 0.2, photo));
    });
    row("blotch: a red part where the target is blank", blotchOfRedPart(), [] {
        const auto cells = torch::tensor({1.F, 1.F, -1.F, -1.F, -1.F}).repeat_interleave(8);
        const auto red = cells.view({1, 1, 1, 40}).expand({1, 1, 40, 40});
        return number(
            blotchPenalty(torch::cat({red, -red, -red}, 1), torch::zeros({1, 3, 40, 40})));
    });

    using enum AdversarialForm;
    const auto logits = torch::tensor({2.F, -1.F}).view({1, 1, 1, 2});
    const auto logOf = [](double x) { return std::log(logistic(x)); };
    row("cross-entropy: generator", -(logOf(2) + logOf(-1)) / 2,
        [=] { return number(generatorLoss(crossEntropy, logits)); });
    row("cross-entropy: real, label 0.9",
        -(0.9 * (logOf(2) + logOf(-1)) + 0.1 * (logOf(-2) + logOf(1))) / 2,
        [=] { return number(discriminatorRealLoss(crossEntropy, logits)); });
    row("cross-entropy: fake", -(logOf(-2) + logOf(1)) / 2,
        [=] { return number(discriminatorFakeLoss(crossEntropy, logits)); });
    row("mse: generator", (1.0 + 4) / 2, [=] { return number(generatorLoss(mse, logits)); });
    row("mse: real", (1.0 + 4) / 2, [=] { return number(discriminatorRealLoss(mse, logits)); });
    row("mse: fake", (4.0 + 1) / 2, [=] { return number(discriminatorFakeLoss(mse, logits)); });
    row("hinge: generator", -0.5, [=] { return number(generatorLoss(hinge, logits)); });
    row("hinge: real", 2.0 / 2, [=] { return number(discriminatorRealLoss(hinge, logits)); });
    row("hinge: fake", 3.0 / 2, [=] { return number(discriminatorFakeLoss(hinge, logits)); });
    row("probability", (logistic(2) + logistic(-1)) / 2,
        [=] { return number(meanProbability(crossEntropy, logits)); });
    row("mse: probability", 0.5, [=] { return number(meanProbability(mse, logits)); });
    row("value where D is undecided", -2 * std::log(2.0), [] {
        return number(
            classicalValue(crossEntropy, torch::zeros({3, 1, 2, 2}), torch::zeros({3, 1, 2, 2})));
    });
    row("mse: value where D is undecided", -2 * std::log(2.0), [] {
        return number(
            classicalValue(mse, torch::full({1, 1, 2, 2}, 0.5), torch::full({1, 1, 2, 2}, 0.5)));
    });
    row("value where D is certain and right", 0, [] {
        return number(
            classicalValue(hinge, torch::full({1, 1, 1, 1}, 1e4), torch::full({1, 1, 1, 1}, -1e4)));
    });
    row("mse: value where D is certain and wrong stays finite", 2 * std::log(1e-6), [] {
        return number(
            classicalValue(mse, torch::full({1, 1, 1, 1}, -3.F), torch::full({1, 1, 1, 1}, 4.F)));
    });
    const auto three = torch::tensor({2.F, 0.4F, -1.F});
    row("r_t", 1.0 / 3, [=] { return number(signStatistic(crossEntropy, three)); });
    row("mse: r_t", -1.0 / 3, [=] { return number(signStatistic(mse, three)); });
}

void TestLosses::knownAnswers() {
    QFETCH(Value, value);
    QFETCH(double, expected);
    const double got = value();
    QVERIFY2(std::abs(got - expected) <= 1e-4 * std::max(1.0, std::abs(expected)),
             qPrintable(QString::number(got, 'g', 9)));
}

void TestLosses::distances_data() {
    QTest::addColumn<Distance>("distance");
    QTest::newRow("style") << Distance(
        [](const auto& a, const auto& b) { return styleDistance(taps(a), taps(b)); });
    QTest::newRow("content") << Distance(
        [](const auto& a, const auto& b) { return contentDistance(taps(a), taps(b)); });
    QTest::newRow("luminance") << Distance(luminanceDistance);
    QTest::newRow("palette") << Distance(
        [](const auto& a, const auto& b) { return paletteDistance(a, b, evenDirections(12)); });
    QTest::newRow("flat") << Distance(flatPenalty);
    QTest::newRow("blotch") << Distance(blotchPenalty);
}

void TestLosses::otherPictureIsFar_data() {
    distances_data();
}

void TestLosses::otherPictureIsFar() {
    QFETCH(Distance, distance);
    const auto a = pictures(2, 64, 0);
    const auto b = pictures(2, 64, 1);
    b.narrow(3, 0, 40).zero_();
    QVERIFY(torch::equal(distance(a, a), torch::zeros({2})));
    QVERIFY(distance(a, b).min().item<double>() > 1e-3);
}

void TestLosses::samplesDoNotMix_data() {
    distances_data();
}

void TestLosses::samplesDoNotMix() {
    QFETCH(Distance, distance);
    const auto a = pictures(3, 48, 0);
    const auto b = pictures(3, 48, 1);
    const auto all = distance(a, b);
    QCOMPARE(all.sizes(), at::IntArrayRef({3}));
    for (int i = 0; i < 3; ++i)
        QVERIFY(torch::allclose(distance(a.narrow(0, i, 1), b.narrow(0, i, 1)), all.narrow(0, i, 1),
                                1e-5, 1e-6));
}

void TestLosses::gradientsAreFinite_data() {
    distances_data();
    QTest::newRow("hue") << Distance(hueDistance);
    QTest::newRow("part of content") << Distance([](const auto& a, const auto& b) {
        return contentDistanceIn(taps(a), taps(b), 1, {10, 0, 20, 30}, 40);
    });
    QTest::newRow("total variation")
        << Distance([](const auto& a, const auto&) { return totalVariation(a); });
    QTest::newRow("grid") << Distance([](const auto& a, const auto&) { return gridPenalty(a); });
    QTest::newRow("diversity") << Distance(diversityPenalty);
}

void TestLosses::gradientsAreFinite() {
    QFETCH(Distance, distance);
    const auto smooth = pictures(2, 40, 0);
    const auto blank = torch::zeros({2, 3, 40, 40});
    for (const auto& from : {smooth, blank}) {
        for (const auto& to : {smooth, blank}) {
            const auto output = from.clone().requires_grad_();
            const auto loss = distance(output, to).sum();
            QVERIFY(std::isfinite(loss.item<double>()));
            loss.backward();
            QVERIFY(torch::isfinite(output.grad()).all().item<bool>());
        }
    }
}

void TestLosses::styleForgetsPlaces() {
    const auto picture = pictures(1, 64, 0);
    const auto features = torch::cat({picture, picture.square()}, 1);
    const auto mirrored = features.flip({2, 3});
    const auto distance = styleDistance(taps(features, features, features, features),
                                        taps(mirrored, mirrored, mirrored, mirrored));
    QVERIFY(distance.item<double>() < 1e-9);
}

void TestLosses::contentForgetsContrast() {
    const auto picture = pictures(1, 64, 0);
    const auto paler = 0.4 * picture + 0.3;
    QVERIFY(
        contentDistance(taps(picture, picture, picture, picture), taps(paler, paler, paler, paler))
            .item<double>()
        < 1e-6);
    QVERIFY(luminanceDistance(picture, paler).item<double>() < 1e-3);
}

void TestLosses::partsCountAsPictures() {
    const auto a = pictures(2, 64, 0);
    const auto b = pictures(2, 64, 1);
    const auto whole = contentDistance(taps(a), taps(b));
    for (int i = 0; i < 2; ++i)
        QVERIFY(torch::allclose(contentDistanceIn(taps(a), taps(b), i, {0, 0, 64, 64}, 64),
                                whole.narrow(0, i, 1)));
    // What lies elsewhere does not count.
    const Rect part{16, 32, 32, 32};
    const auto other = b.clone();
    other.slice(2, 0, 32).zero_();
    const auto got = contentDistanceIn(taps(a), taps(b), 1, part, 64);
    QVERIFY(torch::allclose(got, contentDistanceIn(taps(a), taps(other), 1, part, 64)));
    const auto cut = [](const torch::Tensor& x) {
        return x.narrow(0, 1, 1).slice(2, 32, 64).slice(3, 16, 48);
    };
    QVERIFY(torch::allclose(got, contentDistance(taps(cut(a)), taps(cut(b)))));
}

void TestLosses::huesMayBePaler() {
    const auto picture = pictures(2, 64, 0);
    const auto paler = 0.4 * picture + torch::tensor({0.3F, 0.F, -0.2F}).view({1, 3, 1, 1});
    const auto same = hueDistance(picture, picture);
    QVERIFY((hueDistance(paler, picture) - same).abs().max().item<double>() < 0.05);
    const auto exchanged = picture.flip(1);  // blue for red
    QVERIFY((hueDistance(exchanged, picture) - same).min().item<double>() > 0.3);
}

void TestLosses::directionsAreEven() {
    for (const int count : {1, 12, 64}) {
        const auto directions = evenDirections(count);
        QVERIFY(torch::allclose(directions.norm(2, 1), torch::ones({count})));
    }
    // Even directions see the same along every axis: Σ d dᵀ / count = identity / 3.
    const auto many = evenDirections(64);
    const auto moment = many.t().mm(many) / 64;
    QVERIFY(torch::allclose(moment, torch::eye(3) / 3, 0, 0.02));
}

void TestLosses::adversarialNames() {
    QVERIFY(adversarialFormFromName("cross-entropy") == AdversarialForm::crossEntropy);
    QVERIFY(adversarialFormFromName("mse") == AdversarialForm::mse);
    QVERIFY(adversarialFormFromName("hinge") == AdversarialForm::hinge);
    QVERIFY_EXCEPTION_THROWN((void)adversarialFormFromName("wasserstein"), std::invalid_argument);
}

void TestLosses::adversarialGradients_data() {
    QTest::addColumn<QString>("form");
    QTest::newRow("cross-entropy") << QStringLiteral("cross-entropy");
    QTest::newRow("mse") << QStringLiteral("mse");
    QTest::newRow("hinge") << QStringLiteral("hinge");
}

/// G pushes logits up; D pushes those of real pictures up and those of fakes down. Extreme logits
/// give finite gradients.
void TestLosses::adversarialGradients() {
    QFETCH(QString, form);
    const auto kind = adversarialFormFromName(form.toStdString());
    const auto slopes = [&](auto loss) {
        const auto logits = torch::tensor({-1e4F, 0.25F, 0.75F, 1e4F}).view({4, 1, 1, 1});
        const auto wanted = logits.clone().requires_grad_();
        loss(kind, wanted).sum().backward();
        return wanted.grad().flatten();
    };
    for (const auto& slope :
         {slopes(generatorLoss), slopes(discriminatorRealLoss), -slopes(discriminatorFakeLoss)}) {
        QVERIFY(torch::isfinite(slope).all().item<bool>());
        QVERIFY((slope.narrow(0, 1, 2) < 0).all().item<bool>());
    }
}

QTEST_APPLESS_MAIN(TestLosses)
#include "tst_losses.moc"
