// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "imaging/image.h"

namespace irodori {

/// Where the centre of a pixel of one grid lies between two pixels of another over the same
/// picture, along one axis.
struct GridPosition {
    int first;
    int second;
    float fraction;  ///< of the second
};

[[nodiscard]] inline GridPosition gridPosition(int place, int side, int otherSide) {
    const double other = std::clamp((place + 0.5) * otherSide / side - 0.5, 0.0, otherSide - 1.0);
    const int first = static_cast<int>(other);
    return {first, std::min(first + 1, otherSide - 1), static_cast<float>(other - first)};
}

/// Where the centres of pixels [begin, begin+count) lie.
[[nodiscard]] inline std::vector<GridPosition> gridPositions(int begin, int count, int side,
                                                             int otherSide) {
    std::vector<GridPosition> positions;
    positions.reserve(static_cast<std::size_t>(count));
    for (int place = begin; place < begin + count; ++place)
        positions.push_back(gridPosition(place, side, otherSide));
    return positions;
}

/// A row between two rows of vectors, whose first one stands in column `left`. A vector is a
/// std::array of floats; with four or eight, it fits the processor's registers.
template <class Vector>
struct VectorRow {
    const Vector* upper;
    const Vector* lower;
    float fraction;  ///< of the lower one
    int left;
    int width;
};

/// Calls `use(i, vector)` for each of `columns`, bilinear. `line` is working memory.
template <class Vector, class Use>
void forEachColumn(const VectorRow<Vector>& row, const std::vector<GridPosition>& columns,
                   std::vector<Vector>& line, Use use) {
    line.resize(static_cast<std::size_t>(row.width));
    for (std::size_t x = 0; x < line.size(); ++x)
        for (std::size_t i = 0; i < line[x].size(); ++i)
            line[x][i] = row.upper[x][i] + row.fraction * (row.lower[x][i] - row.upper[x][i]);
    for (std::size_t x = 0; x < columns.size(); ++x) {
        const auto& [first, second, fraction] = columns[x];
        const Vector& one = line[static_cast<std::size_t>(first - row.left)];
        const Vector& two = line[static_cast<std::size_t>(second - row.left)];
        Vector mixed{};
        for (std::size_t i = 0; i < mixed.size(); ++i)
            mixed[i] = one[i] + fraction * (two[i] - one[i]);
        use(x, mixed);
    }
}

/// Columns [x, x+width) of a plane stretched over a picture of `whole`, bilinear. Refers to
/// `values`, rows of `size` without padding.
template <class T>
class StretchedPlane {
public:
    StretchedPlane(const std::vector<T>& values, Size size, Size whole, int x, int width)
        : values_(values.data()),
          size_(size),
          height_(whole.height),
          columns_(gridPositions(x, width, whole.width, size.width)) {}

    /// Row y of the whole; `out` has the width of the columns.
    void row(int y, float* out) const {
        const auto rows = gridPosition(y, height_, size_.height);
        const T* upper = values_ + static_cast<std::ptrdiff_t>(rows.first) * size_.width;
        const T* lower = values_ + static_cast<std::ptrdiff_t>(rows.second) * size_.width;
        const auto mixed = [](float one, float two, float fraction) {
            return one + fraction * (two - one);
        };
        for (const auto& [first, second, fraction] : columns_)
            *out++ = mixed(mixed(upper[first], upper[second], fraction),
                           mixed(lower[first], lower[second], fraction), rows.fraction);
    }

private:
    const T* values_;
    Size size_;
    int height_;
    std::vector<GridPosition> columns_;
};

}  // namespace irodori
