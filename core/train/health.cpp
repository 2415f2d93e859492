// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/health.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <string>

namespace irodori {

namespace {

using Rows = std::span<const MetricsRow>;

/// Single steps of a GAN say little: everything is judged on means over this many rows …
constexpr std::size_t kWindow = 50;
/// … and what has happened lately on this many.
constexpr std::size_t kLately = 4 * kWindow;
constexpr std::size_t kLeastRows = 20;

/// Below this, D(train) and D(test) differ by chance as much as by overfitting.
constexpr std::size_t kLeastReferences = 200;
/// r_v is 0 where D treats held-out references like trained ones, and 1 where it treats them like
/// fakes. Karras et al. regulate their heuristics to 0.6.
constexpr double kOverfitRv = 0.6;
constexpr std::size_t kLeastRv = 5;
/// Real ones are shown to D with the target 0.9 (one-sided label smoothing), so that it rarely says
/// more: from this difference on, G hears nothing but "no".
constexpr double kWinningGap = 0.8;
/// And below this one, D says the same of everything.
constexpr double kLosingGap = 0.05;

/// Held-out scores rest on a dozen pairs, always the same: they have little noise, but some.
constexpr double kRealGain = 0.01;  // 1 %
constexpr double kRealLoss = 0.05;
/// The content distance grows a little while a style is learnt; this much is seen as a loss.
constexpr double kFading = 0.25;
constexpr std::size_t kFewScores = 3;

/// A roll-back halves the rates at once, while the planned decay takes them down bit by bit.
constexpr double kSuddenCut = 0.2;
constexpr double kJump = 3;  // times the median
constexpr std::size_t kJumpsAllowed = 2;
constexpr double kBlowUp = 2;  // of the median

std::optional<double> valueIn(const MetricsRow& row, const std::string& name) {
    const auto found = row.values.find(name);
    return found == row.values.end() ? std::nullopt : std::optional(found->second);
}

std::vector<double> valuesOf(Rows rows, const std::string& name) {
    std::vector<double> values;
    for (const auto& row : rows)
        if (const auto value = valueIn(row, name))
            values.push_back(*value);
    return values;
}

template <class T>
std::span<const T> newest(std::span<const T> all, std::size_t count) {
    return all.last(std::min(count, all.size()));
}

double mean(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// The held-out scores of a run so far.
struct ScoreCurves {
    std::vector<std::int64_t> steps;
    std::vector<double> style;
    std::vector<double> content;

    [[nodiscard]] std::size_t size() const { return style.size(); }
    [[nodiscard]] std::size_t best() const {
        return static_cast<std::size_t>(std::ranges::min_element(style) - style.begin());
    }
};

ScoreCurves scoresIn(Rows rows) {
    ScoreCurves scores;
    for (const auto& row : rows) {
        const auto style = valueIn(row, "test_style");
        const auto content = valueIn(row, "test_content");
        if (!style || !content)
            continue;
        scores.steps.push_back(row.step);
        scores.style.push_back(*style);
        scores.content.push_back(*content);
    }
    return scores;
}

bool rateWasCut(Rows lately) {
    const auto rates = valuesOf(lately, "lr_g");
    if (rates.empty())
        return false;
    const double cut = kSuddenCut * std::ranges::max(rates);
    return std::ranges::adjacent_find(
               rates, [cut](double before, double after) { return before - after > cut; })
           != rates.end();
}

bool lossJumps(Rows lately) {
    const auto losses = valuesOf(lately, "g");
    if (losses.size() < 2 * kWindow)
        return false;
    const std::span<const double> all(losses);
    const auto now = newest(all, kWindow);
    const auto before = all.first(all.size() - kWindow);
    const double usual = median({before.begin(), before.end()});
    const auto jumps = static_cast<std::size_t>(
        std::ranges::count_if(now, [usual](double loss) { return loss > kJump * usual; }));
    return jumps > kJumpsAllowed || median({now.begin(), now.end()}) > kBlowUp * usual;
}

/// E D(real) − E D(fake) lately; nothing while D does not train.
std::optional<double> gapOf(Rows window) {
    const auto real = valuesOf(window, "d_real");
    const auto fake = valuesOf(window, "d_fake");
    if (real.empty() || fake.empty())
        return std::nullopt;
    return mean(real) - mean(fake);
}

/// The newest scores, by which it is told whether a curve still falls: a quarter of all.
std::size_t recentCount(const ScoreCurves& scores) {
    return std::max(kFewScores, scores.size() / 4);
}

bool isImproving(const ScoreCurves& scores) {
    const auto recent = std::min(recentCount(scores), scores.size() - 1);
    const std::span<const double> style(scores.style);
    return std::ranges::min(style.last(recent))
           < (1 - kRealGain) * std::ranges::min(style.first(style.size() - recent));
}

bool contentFades(const ScoreCurves& scores) {
    if (scores.size() <= kFewScores)
        return false;
    const std::span<const double> content(scores.content);
    return mean(newest(content, kFewScores))
           > (1 + kFading) * std::ranges::min(content.first(content.size() - kFewScores));
}

/// Held-out references are repainted worse again, while the trained ones get better.
bool styleIsLost(const ScoreCurves& scores) {
    return scores.best() + kFewScores < scores.size()
           && mean(newest(std::span<const double>(scores.style), kFewScores))
                  > (1 + kRealLoss) * scores.style[scores.best()];
}

bool isOverfitting(Rows lately, const ScoreCurves& scores) {
    const auto rv = valuesOf(lately, "r_v");
    const bool knowsByHeart =
        rv.size() >= kLeastRv && mean(newest(std::span<const double>(rv), kWindow)) > kOverfitRv;
    return styleIsLost(scores) || (knowsByHeart && !isImproving(scores));
}

Health verdictOn(Rows rows, const ScoreCurves& scores, std::size_t references) {
    const Rows lately = newest(rows, kLately);
    if (rateWasCut(lately) || lossJumps(lately))
        return Health::unstable;
    const auto gap = gapOf(newest(rows, kWindow));
    if (!gap)
        return Health::warmingUp;
    if (contentFades(scores))
        return Health::contentFades;
    const bool hasScores = scores.size() >= kFewScores;
    if (hasScores && isOverfitting(lately, scores))
        return references < kLeastReferences ? Health::tooFewToTell : Health::overfitting;
    if (*gap > kWinningGap)
        return Health::discriminatorWins;
    if (!hasScores)
        return scores.size() == 0 && rows.size() >= kLately ? Health::tooFewToTell
                                                            : Health::tooEarly;
    if (isImproving(scores))
        return Health::learning;
    if (*gap < kLosingGap)
        return Health::discriminatorLoses;
    return scores.size() >= 2 * kFewScores ? Health::plateau : Health::learning;
}

}  // namespace

HealthReport judge(const std::vector<MetricsRow>& rows, std::size_t references) {
    const ScoreCurves scores = scoresIn(rows);
    HealthReport report;
    if (scores.size() > 0)
        report.bestStep = scores.steps[scores.best()];
    if (rows.size() >= kLeastRows)
        report.health = verdictOn(rows, scores, references);
    return report;
}

}  // namespace irodori
