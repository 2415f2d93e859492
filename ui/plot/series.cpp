// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/series.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace irodori {

namespace {

constexpr std::size_t kLeafOrder = 4;  ///< the smallest blocks kept hold 2⁴ samples: smaller ones
                                       ///< cost more memory than looking again costs time

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void Series::Extremes::include(double value) {
    if (std::isnan(value))
        return;
    min = std::min(min, value);
    max = std::max(max, value);
}

void Series::Extremes::include(const Extremes& other) {
    min = std::min(min, other.min);
    max = std::max(max, other.max);
}

void Series::append(double step, double value) {
    if (!isEmpty() && !(step > steps_.back()))
        return;
    steps_.push_back(step);
    values_.push_back(std::isfinite(value) ? value : kGap);
    closeBlocks();
}

void Series::closeBlocks() {
    constexpr std::size_t leaf = std::size_t{1} << kLeafOrder;
    if (size() % leaf != 0)
        return;
    Extremes block = extremes(size() / leaf - 1, kLeafOrder);
    for (std::size_t level = 0;; ++level) {
        if (level == pyramid_.size())
            pyramid_.emplace_back();
        auto& blocks = pyramid_[level];
        blocks.push_back(block);
        if (blocks.size() % 2 != 0)
            return;
        block.include(blocks[blocks.size() - 2]);
    }
}

/// Of the samples [block·2^order, (block + 1)·2^order), as far as there are any.
Series::Extremes Series::extremes(std::size_t block, std::size_t order) const {
    Extremes found;
    const std::size_t first = block << order;
    if (first >= size())
        return found;
    const std::size_t level = order - kLeafOrder;  // wraps below the leaves, which are not kept
    if (order >= kLeafOrder && level < pyramid_.size() && block < pyramid_[level].size())
        return pyramid_[level][block];
    if (order > kLeafOrder) {
        found = extremes(2 * block, order - 1);
        found.include(extremes(2 * block + 1, order - 1));
        return found;
    }
    const std::size_t end = std::min(size(), (block + 1) << order);
    for (std::size_t i = first; i < end; ++i)
        found.include(values_[i]);
    return found;
}

std::optional<Series::Point> Series::nearest(double step) const {
    if (isEmpty() || step < steps_.front() || step > steps_.back())
        return std::nullopt;
    const auto after = std::lower_bound(steps_.begin(), steps_.end(), step);
    auto index = static_cast<std::size_t>(after - steps_.begin());
    if (index > 0 && step - steps_[index - 1] < steps_[index] - step)
        --index;
    return (*this)[index];
}

std::pair<std::size_t, std::size_t> Series::indices(double from, double to) const {
    const auto lower = std::lower_bound(steps_.begin(), steps_.end(), from);
    const auto upper = std::upper_bound(lower, steps_.end(), to);
    const auto first = static_cast<std::size_t>(lower - steps_.begin());
    const auto end = static_cast<std::size_t>(upper - steps_.begin());
    return {first > 0 ? first - 1 : 0, std::min(size(), end + 1)};
}

std::vector<Series::Point> Series::points(double from, double to, std::size_t blocks,
                                          Thinning thinning, double floor) const {
    const auto [first, end] = indices(from, to);
    std::vector<Point> points;
    if (end - first <= blocks) {
        for (std::size_t i = first; i < end; ++i)
            points.push_back({steps_[i], values_[i] > floor ? values_[i] : kGap});
        return points;
    }
    std::size_t order = 1;
    while (((end - first) >> order) > blocks)
        ++order;
    for (std::size_t block = first >> order; block <= (end - 1) >> order; ++block) {
        const std::size_t last = std::min(size(), (block + 1) << order) - 1;
        const double step = std::midpoint(steps_[block << order], steps_[last]);
        Extremes range = extremes(block, order);
        if (range.min <= floor)
            range.min = range.max;
        if (range.isEmpty() || range.max <= floor)
            points.push_back({step, kGap});
        else
            appendBlock(points, step, range, thinning);
    }
    return points;
}

void Series::appendBlock(std::vector<Point>& points, double step, const Extremes& range,
                         Thinning thinning) {
    if (thinning == Thinning::middle || range.min == range.max) {
        points.push_back({step, std::midpoint(range.min, range.max)});
        return;
    }
    // The nearer end first, so that a steady curve is no saw.
    const double before = points.empty() ? range.min : points.back().value;
    const bool rising = std::isnan(before) || before - range.min <= range.max - before;
    points.push_back({step, rising ? range.min : range.max});
    points.push_back({step, rising ? range.max : range.min});
}

void SmoothedSeries::follow(const Series& source) {
    for (std::size_t i = curve_.size(); i < source.size(); ++i) {
        const auto [step, value] = source[i];
        if (std::isnan(value)) {
            curve_.append(step, value);
            continue;
        }
        sum_ = weight_ * sum_ + (1 - weight_) * value;
        remainder_ *= weight_;
        curve_.append(step, sum_ / (1 - remainder_));
    }
}

}  // namespace irodori
