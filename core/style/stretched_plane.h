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

/// Columns [x, x+width) of a plane stretched over a picture of `whole`, bilinear. Refers to
/// `values`, rows of `size` without padding.
template <class T>
class StretchedPlane {
public:
    StretchedPlane(const std::vector<T>& values, Size size, Size whole, int x, int width)
        : values_(values.data()), size_(size), height_(whole.height) {
        for (int column = x; column < x + width; ++column)
            columns_.push_back(gridPosition(column, whole.width, size.width));
    }

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
