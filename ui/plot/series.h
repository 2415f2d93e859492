// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace irodori {

/// One value over growing steps, ready to be drawn at any zoom: beside the samples stands a pyramid
/// of the extremes of blocks of 16, 32, 64 … samples, which grows with them. NaN marks a gap.
class Series {
public:
    struct Point {
        double step;
        double value;
        friend bool operator==(const Point&, const Point&) = default;
    };

    /// Left out unless `step` is greater than the last one.
    void append(double step, double value);

    [[nodiscard]] std::size_t size() const { return steps_.size(); }
    [[nodiscard]] bool isEmpty() const { return steps_.empty(); }
    [[nodiscard]] Point operator[](std::size_t index) const {
        return {steps_[index], values_[index]};
    }
    [[nodiscard]] Point back() const { return (*this)[size() - 1]; }

    /// The sample closest to `step`; nothing where there is none or beyond the ends.
    [[nodiscard]] std::optional<Point> nearest(double step) const;

    /// What stands for a block of samples that share a pixel.
    enum class Thinning {
        extremes,  ///< both: looks like all samples drawn
        middle,    ///< one point between them: a clear line where samples jitter
    };
    /// The curve from one step to another, with a neighbour on either side: the samples themselves,
    /// or where there are more than `blocks`, what stands for at most that many blocks of them.
    /// What is not above `floor` is a gap.
    [[nodiscard]] std::vector<Point> points(
        double from, double to, std::size_t blocks, Thinning thinning = Thinning::extremes,
        double floor = -std::numeric_limits<double>::infinity()) const;

private:
    struct Extremes {
        double min = std::numeric_limits<double>::infinity();
        double max = -std::numeric_limits<double>::infinity();
        void include(double value);
        void include(const Extremes& other);
        [[nodiscard]] bool isEmpty() const { return min > max; }
    };

    void closeBlocks();
    [[nodiscard]] Extremes extremes(std::size_t block, std::size_t order) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> indices(double from, double to) const;
    static void appendBlock(std::vector<Point>& points, double step, const Extremes& range,
                            Thinning thinning);

    std::vector<double> steps_;
    std::vector<double> values_;
    std::vector<std::vector<Extremes>> pyramid_;  ///< complete blocks only
};

/// Exponential moving average with bias correction, as TensorBoard smooths: v̂ₙ = sₙ / (1 − wⁿ) with
/// sₙ = w·sₙ₋₁ + (1 − w)·vₙ. Gaps stay gaps.
class SmoothedSeries {
public:
    /// `weight` in [0, 1); 0 changes nothing.
    explicit SmoothedSeries(double weight = 0) : weight_(weight) {}

    /// Takes in what `source` got since the last call.
    void follow(const Series& source);
    [[nodiscard]] const Series& curve() const { return curve_; }

private:
    double weight_;
    double sum_ = 0;
    double remainder_ = 1;  ///< wⁿ
    Series curve_;
};

/// A run as charts know it: its values by name.
struct PlotRun {
    QString id;
    QString name;
    std::map<std::string, Series> series;
};

}  // namespace irodori
