// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/tiling.h"

#include <algorithm>
#include <limits>

namespace irodori {

namespace {

constexpr int kGrid = 8;
constexpr int kSmallestInner = kSmallestTile - 2 * kTileHalo;

int roundedUp(int value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
}

/// One axis of a split: `count` windows of side `window` that keep `inner` each.
struct Split {
    int count = 1;
    int inner = 0;
    int window = 0;
};

Split splitInto(int count, int begin, int end, int padded) {
    const int first = begin / kGrid * kGrid;
    Split split;
    split.inner = roundedUp((roundedUp(end, kGrid) - first + count - 1) / count, kGrid);
    split.count = (end - first + split.inner - 1) / split.inner;
    split.window = std::min(padded, split.inner + 2 * kTileHalo);
    return split;
}

struct Span {
    int window;
    int begin;
    int end;
};

std::vector<Span> spansOf(const Split& split, int begin, int end, int padded) {
    std::vector<Span> spans;
    const int first = begin / kGrid * kGrid;
    for (int i = 0; i < split.count; ++i) {
        const int from = first + i * split.inner;
        // Moved inwards at the far border, so that all windows have one size.
        const int window = std::clamp(from - kTileHalo, 0, padded - split.window);
        spans.push_back({window, std::max(from, begin), std::min(from + split.inner, end)});
    }
    return spans;
}

}  // namespace

std::vector<TileWindow> planTiles(Size padded, Rect area, std::int64_t maxPixels) {
    const int right = area.x + area.width;
    const int bottom = area.y + area.height;
    const int mostColumns = (area.width + kSmallestInner - 1) / kSmallestInner;
    const int mostRows = (area.height + kSmallestInner - 1) / kSmallestInner;
    const auto smallest = [](int padded_) -> std::int64_t {
        return std::min(padded_, kSmallestTile);
    };
    const std::int64_t limit =
        std::max(maxPixels, smallest(padded.width) * smallest(padded.height));

    Split columns;
    Split rows;
    auto least = std::numeric_limits<std::int64_t>::max();
    for (int nx = 1; nx <= mostColumns; ++nx) {
        const auto x = splitInto(nx, area.x, right, padded.width);
        for (int ny = 1; ny <= mostRows; ++ny) {
            const auto y = splitInto(ny, area.y, bottom, padded.height);
            const std::int64_t pixels = std::int64_t{x.window} * y.window;
            const std::int64_t work = pixels * x.count * y.count;
            if (pixels <= limit && work < least) {
                least = work;
                columns = x;
                rows = y;
            }
        }
    }

    std::vector<TileWindow> tiles;
    for (const auto& y : spansOf(rows, area.y, bottom, padded.height)) {
        for (const auto& x : spansOf(columns, area.x, right, padded.width)) {
            tiles.push_back({{x.window, y.window, columns.window, rows.window},
                             {x.begin, y.begin, x.end - x.begin, y.end - y.begin}});
        }
    }
    return tiles;
}

Coverage::Coverage(Size size)
    : size_(size),
      columns_((size.width + kBlock - 1) / kBlock),
      rows_((size.height + kBlock - 1) / kBlock),
      covered_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

void Coverage::add(Rect area) {
    const int right = area.x + area.width;
    const int bottom = area.y + area.height;
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            const Rect block = intersection({column * kBlock, row * kBlock, kBlock, kBlock},
                                            {0, 0, size_.width, size_.height});
            if (block.x >= area.x && block.y >= area.y && block.x + block.width <= right
                && block.y + block.height <= bottom)
                covered_[static_cast<std::size_t>(row * columns_ + column)] = true;
        }
    }
}

Rect Coverage::missing(Rect area) const {
    if (area.isEmpty())
        return {};
    int left = columns_;
    int top = rows_;
    int right = 0;
    int bottom = 0;
    for (int row = area.y / kBlock; row * kBlock < area.y + area.height; ++row) {
        for (int column = area.x / kBlock; column * kBlock < area.x + area.width; ++column) {
            if (covered_[static_cast<std::size_t>(row * columns_ + column)])
                continue;
            left = std::min(left, column);
            top = std::min(top, row);
            right = std::max(right, column + 1);
            bottom = std::max(bottom, row + 1);
        }
    }
    return intersection(
        {left * kBlock, top * kBlock, (right - left) * kBlock, (bottom - top) * kBlock},
        {0, 0, size_.width, size_.height});
}

}  // namespace irodori
