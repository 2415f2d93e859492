// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/losses.h"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace irodori {

namespace {

constexpr double kVarianceEpsilon = 1e-5;
constexpr double kEnergyEpsilon = 1e-6;    // a blank reference must not divide by zero
constexpr double kGradientEpsilon = 1e-8;  // the root has no slope at zero
constexpr double kLogEpsilon = 1e-6;
constexpr double kRealLabel = 0.9;
constexpr std::array<double, 4> kStyleWeights{1, 1, 1, 0.4};
constexpr int kPaletteSide = 36;
constexpr double kCalmDeviation = 0.2;  // of luminance: a plain sky's noise is not a structure
constexpr double kEdgeGain = 1.3;       // how much stronger than the target's an edge may be
constexpr double kEdgeSlack = 0.03;
constexpr std::array<int, 2> kBlotchScales{4, 8};  // pixels per cell
constexpr double kBlotchRidge = 0.0025;            // variance: a deviation of 0.05
constexpr double kBlotchSlack = 0.0251;    // the most that the ridge leaves of equal pictures: half
constexpr int kGridCell = 16;              // pixels: enough for edges to cancel out
constexpr int kHueCell = 4;                // pixels: a line's colour is the painter's
constexpr double kGreyEnergy = 0.0025;     // mean square of chroma: a deviation of 0.05
constexpr double kLeastDifference = 0.15;  // of two noises' pictures

/// Mean over all but the first dimension.
torch::Tensor perSample(const torch::Tensor& x) {
    return x.flatten(1).mean(1);
}

torch::Tensor squaredError(const torch::Tensor& a, const torch::Tensor& b) {
    return perSample((a - b).square());
}

/// Mean and variance (biased) over height and width, [N,C,1,1].
struct ChannelStatistics {
    torch::Tensor mean, variance;
    explicit ChannelStatistics(const torch::Tensor& x)
        : mean(x.mean({2, 3}, /*keepdim=*/true)),
          variance((x - mean).square().mean({2, 3}, /*keepdim=*/true)) {}
    [[nodiscard]] torch::Tensor deviation() const {
        return torch::sqrt(variance + kVarianceEpsilon);
    }
};

/// Style distance at one tap.
torch::Tensor statisticsDistance(const torch::Tensor& output, const torch::Tensor& reference) {
    const ChannelStatistics is(output.to(torch::kFloat));
    const ChannelStatistics wanted(reference.to(torch::kFloat));
    const auto energy = perSample(wanted.mean.square()) + perSample(wanted.variance);
    const auto error =
        squaredError(is.mean, wanted.mean) + squaredError(is.deviation(), wanted.deviation());
    return error / (energy + kEnergyEpsilon);
}

/// R − Y and B − Y without their means, [N,2,H,W].
torch::Tensor centredChroma(const torch::Tensor& picture) {
    const auto rgb = at::avg_pool2d(picture.to(torch::kFloat), kHueCell);
    const auto y = luminance(rgb);
    const auto chroma = torch::cat({rgb.narrow(1, 0, 1) - y, rgb.narrow(1, 2, 1) - y}, 1);
    return chroma - chroma.mean({2, 3}, /*keepdim=*/true);
}

/// Colours along each direction in ascending order, [N,K,pixels].
torch::Tensor sortedProjections(const torch::Tensor& picture, const torch::Tensor& directions) {
    const auto colours =
        at::adaptive_avg_pool2d(picture.to(torch::kFloat), {kPaletteSide, kPaletteSide})
            .flatten(2)
            .unsqueeze(1);  // [N,1,3,pixels]
    const auto projected = (colours * directions.unsqueeze(-1)).sum(2);
    return std::get<0>(projected.sort(-1));
}

/// Length of the gradient of y [N,C,H,W] by forward differences; zero beyond the last row and
/// column.
torch::Tensor gradientLength(const torch::Tensor& y) {
    const auto last = y.size(3) - 1;
    const auto bottom = y.size(2) - 1;
    const auto dx = y.narrow(3, 1, last) - y.narrow(3, 0, last);
    const auto dy = y.narrow(2, 1, bottom) - y.narrow(2, 0, bottom);
    return torch::sqrt(at::constant_pad_nd(dx, {0, 1}).square()
                       + at::constant_pad_nd(dy, {0, 0, 0, 1}).square() + kGradientEpsilon);
}

/// The largest value within `radius` pixels.
torch::Tensor strongestNear(const torch::Tensor& x, int radius) {
    return at::max_pool2d(x, /*kernel_size=*/2 * radius + 1, /*stride=*/1, /*padding=*/radius);
}

/// What to divide by so that pictures of different contrast compare, [N,1,1,1]; never so little
/// that the grain of a plain one counts as edges.
torch::Tensor calmScale(const torch::Tensor& y) {
    return torch::sqrt(ChannelStatistics(y).variance + kCalmDeviation * kCalmDeviation);
}

/// Luminance, R − Y and B − Y in units of calmScale, [N,3,H,W].
torch::Tensor opponentPlanes(const torch::Tensor& picture) {
    const auto rgb = picture.to(torch::kFloat);
    const auto y = luminance(rgb);
    return torch::cat({y, rgb.narrow(1, 0, 1) - y, rgb.narrow(1, 2, 1) - y}, 1) / calmScale(y);
}

/// Means over windows of 5×5 cells, every second one.
torch::Tensor windowMeans(const torch::Tensor& x) {
    return at::avg_pool2d(x, /*kernel_size=*/5, /*stride=*/2);
}

/// Covariances of the channels of a and b in each window, [N,h,w,3,3].
torch::Tensor windowCovariances(const torch::Tensor& a, const torch::Tensor& b) {
    const auto products = [](const torch::Tensor& x, const torch::Tensor& y) {
        return (x.unsqueeze(2) * y.unsqueeze(1)).flatten(1, 2);
    };
    const auto covariances = windowMeans(products(a, b)) - products(windowMeans(a), windowMeans(b));
    return covariances.permute({0, 2, 3, 1}).unflatten(3, {3, 3});
}

/// Deviation of each channel of a from an affine function of b's channels in each window,
/// [N,h,w,3]: ridge regression, so that what is flat in b explains nothing.
torch::Tensor unexplained(const torch::Tensor& a, const torch::Tensor& b) {
    const auto own = windowCovariances(b, b);
    const auto cross = windowCovariances(b, a);
    const auto slopes =
        torch::matmul(at::linalg_inv(own + kBlotchRidge * torch::eye(3, b.options())), cross);
    const auto explained = (slopes * (2 * cross - torch::matmul(own, slopes))).sum(3);
    const auto all = windowCovariances(a, a).diagonal(0, 3, 4);
    return torch::sqrt(torch::relu(all - explained) + kGradientEpsilon);
}

/// (2x₀ − x₋₁ − x₊₁) / 4 along a dimension, replicated beyond the ends: keeps what alternates from
/// pixel to pixel, drops slopes.
torch::Tensor secondDifference(const torch::Tensor& x, std::int64_t dimension) {
    const auto last = x.size(dimension) - 1;
    const auto step = x.narrow(dimension, 1, last) - x.narrow(dimension, 0, last);
    const auto none = torch::zeros_like(x.narrow(dimension, 0, 1));
    return (torch::cat({none, step}, dimension) - torch::cat({step, none}, dimension)) / 4;
}

/// 1, −1, 1, … along a dimension of x, to be multiplied with it.
torch::Tensor alternatingSigns(const torch::Tensor& x, std::int64_t dimension) {
    std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim()), 1);
    shape[static_cast<std::size_t>(dimension)] = x.size(dimension);
    return (1 - 2 * torch::arange(x.size(dimension), x.options()).remainder(2)).view(shape);
}

/// log D and log(1 − D), finite for every logit.
torch::Tensor logReal(AdversarialForm form, const torch::Tensor& logits) {
    return form == AdversarialForm::mse ? torch::log(logits.clamp(kLogEpsilon, 1))
                                        : at::log_sigmoid(logits);
}
torch::Tensor logFake(AdversarialForm form, const torch::Tensor& logits) {
    return form == AdversarialForm::mse ? logReal(form, 1 - logits) : logReal(form, -logits);
}

}  // namespace

torch::Tensor luminance(const torch::Tensor& picture) {
    const auto rgb = picture.to(torch::kFloat);
    return 0.299 * rgb.narrow(1, 0, 1) + 0.587 * rgb.narrow(1, 1, 1) + 0.114 * rgb.narrow(1, 2, 1);
}

torch::Tensor instanceNormalised(const torch::Tensor& x) {
    const auto values = x.to(torch::kFloat);
    const ChannelStatistics statistics(values);
    return (values - statistics.mean) / statistics.deviation();
}

torch::Tensor styleDistance(const PerceptualTaps& output, const PerceptualTaps& reference) {
    auto sum = kStyleWeights[0] * statisticsDistance(output[0], reference[0]);
    for (std::size_t i = 1; i < output.size(); ++i)
        sum = sum + kStyleWeights[i] * statisticsDistance(output[i], reference[i]);
    return sum;
}

torch::Tensor contentDistance(const PerceptualTaps& output, const PerceptualTaps& target) {
    const auto at = [&](std::size_t tap) {
        return squaredError(instanceNormalised(output[tap]), instanceNormalised(target[tap]));
    };
    return 0.8 * at(1) + 1.2 * at(2);
}

torch::Tensor contentDistanceIn(const PerceptualTaps& output, const PerceptualTaps& target,
                                std::int64_t sample, const Rect& part, int side) {
    const auto within = [&](const torch::Tensor& tap) {
        const auto along = [&](const torch::Tensor& x, std::int64_t dimension, int begin,
                               int length) {
            const auto cells = x.size(dimension);
            const auto first = begin * cells / side;
            const auto last = ((begin + length) * cells + side - 1) / side;
            return x.slice(dimension, first, last);
        };
        return along(along(tap.narrow(0, sample, 1), 2, part.y, part.height), 3, part.x,
                     part.width);
    };
    PerceptualTaps is = output;
    PerceptualTaps wanted = target;
    for (std::size_t tap = 1; tap <= 2; ++tap) {
        is[tap] = within(output[tap]);
        wanted[tap] = within(target[tap]);
    }
    return contentDistance(is, wanted);
}

torch::Tensor luminanceDistance(const torch::Tensor& output, const torch::Tensor& target) {
    return perSample(
        (instanceNormalised(luminance(output)) - instanceNormalised(luminance(target))).abs());
}

torch::Tensor hueDistance(const torch::Tensor& output, const torch::Tensor& target) {
    const auto is = centredChroma(output);
    const auto wanted = centredChroma(target);
    const auto energy = perSample(wanted.square());
    const auto agreement =
        perSample(is * wanted)
        / torch::sqrt((perSample(is.square()) + kGreyEnergy) * (energy + kGreyEnergy));
    return energy / (energy + kGreyEnergy) * (1 - agreement);
}

torch::Tensor paletteDistance(const torch::Tensor& output, const torch::Tensor& reference,
                              const torch::Tensor& directions) {
    // On the line the optimal transport is between equal ranks.
    return perSample(
        (sortedProjections(output, directions) - sortedProjections(reference, directions)).abs());
}

torch::Tensor evenDirections(int count) {
    constexpr double goldenAngle = std::numbers::pi * (3 - 2.2360679774997896964);
    auto directions = torch::empty({count, 3});
    auto values = directions.accessor<float, 2>();
    for (int i = 0; i < count; ++i) {
        const double height = (i + 0.5) / count;
        const double radius = std::sqrt(1 - height * height);
        values[i][0] = static_cast<float>(radius * std::cos(goldenAngle * i));
        values[i][1] = static_cast<float>(radius * std::sin(goldenAngle * i));
        values[i][2] = static_cast<float>(height);
    }
    return directions;
}

torch::Tensor flatPenalty(const torch::Tensor& output, const torch::Tensor& target) {
    const auto scaled = [](const torch::Tensor& picture) {
        const auto y = luminance(picture);
        return y / calmScale(y);
    };
    const auto allowed = strongestNear(gradientLength(scaled(target)), /*radius=*/2);
    return perSample(
        torch::relu(gradientLength(scaled(output)) - kEdgeGain * allowed - kEdgeSlack));
}

torch::Tensor blotchPenalty(const torch::Tensor& output, const torch::Tensor& target) {
    const auto planes = opponentPlanes(output);
    const auto wanted = opponentPlanes(target);
    auto sum = torch::zeros({output.size(0)}, planes.options());
    for (const int scale : kBlotchScales) {
        const auto rest = unexplained(at::avg_pool2d(planes, scale), at::avg_pool2d(wanted, scale));
        sum = sum + perSample(torch::relu(rest - kBlotchSlack));
    }
    return sum;
}

torch::Tensor gridPenalty(const torch::Tensor& picture) {
    const auto y = luminance(picture);
    const auto scaled = y / calmScale(y);
    const auto across = alternatingSigns(y, 3);
    const auto down = alternatingSigns(y, 2);
    const auto rows = secondDifference(scaled, 3);
    const auto inCells = [](const torch::Tensor& x) {
        return perSample(at::avg_pool2d(x, kGridCell).abs());
    };
    return inCells(rows * across) + inCells(secondDifference(scaled, 2) * down)
           + inCells(rows * across * down);
}

torch::Tensor totalVariation(const torch::Tensor& picture) {
    return perSample(picture.to(torch::kFloat).diff(1, 3).abs())
           + perSample(picture.to(torch::kFloat).diff(1, 2).abs());
}

torch::Tensor diversityPenalty(const torch::Tensor& first, const torch::Tensor& second) {
    return torch::relu(kLeastDifference - perSample((first - second).to(torch::kFloat).abs()));
}

AdversarialForm adversarialFormFromName(std::string_view name) {
    if (name == "cross-entropy")
        return AdversarialForm::crossEntropy;
    if (name == "mse")
        return AdversarialForm::mse;
    if (name == "hinge")
        return AdversarialForm::hinge;
    throw std::invalid_argument("no adversarial form is called " + std::string(name));
}

torch::Tensor generatorLoss(AdversarialForm form, const torch::Tensor& fake) {
    const auto logits = fake.to(torch::kFloat);
    switch (form) {
        case AdversarialForm::crossEntropy:
            return perSample(-at::log_sigmoid(logits));
        case AdversarialForm::mse:
            return perSample((logits - 1).square());
        case AdversarialForm::hinge:
            break;
    }
    return perSample(-logits);
}

torch::Tensor discriminatorRealLoss(AdversarialForm form, const torch::Tensor& real) {
    const auto logits = real.to(torch::kFloat);
    switch (form) {
        case AdversarialForm::crossEntropy:
            return perSample(-kRealLabel * at::log_sigmoid(logits)
                             - (1 - kRealLabel) * at::log_sigmoid(-logits));
        case AdversarialForm::mse:
            return perSample((logits - 1).square());
        case AdversarialForm::hinge:
            break;
    }
    return perSample(torch::relu(1 - logits));
}

torch::Tensor discriminatorFakeLoss(AdversarialForm form, const torch::Tensor& fake) {
    const auto logits = fake.to(torch::kFloat);
    switch (form) {
        case AdversarialForm::crossEntropy:
            return perSample(-at::log_sigmoid(-logits));
        case AdversarialForm::mse:
            return perSample(logits.square());
        case AdversarialForm::hinge:
            break;
    }
    return perSample(torch::relu(1 + logits));
}

torch::Tensor meanProbability(AdversarialForm form, const torch::Tensor& logits) {
    const torch::NoGradGuard noGrad;
    const auto values = logits.to(torch::kFloat);
    return (form == AdversarialForm::mse ? values.clamp(0, 1) : torch::sigmoid(values)).mean();
}

torch::Tensor classicalValue(AdversarialForm form, const torch::Tensor& real,
                             const torch::Tensor& fake) {
    const torch::NoGradGuard noGrad;
    return logReal(form, real.to(torch::kFloat)).mean()
           + logFake(form, fake.to(torch::kFloat)).mean();
}

torch::Tensor signStatistic(AdversarialForm form, const torch::Tensor& real) {
    const torch::NoGradGuard noGrad;
    const auto values = real.to(torch::kFloat);
    return torch::sign(form == AdversarialForm::mse ? values - 0.5 : values).mean();
}

}  // namespace irodori
