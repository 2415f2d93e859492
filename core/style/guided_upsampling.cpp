// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/guided_upsampling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "style/lab.h"

namespace irodori {

namespace {

constexpr int kRadius = 3;         // of both means, in pixels at paint size
constexpr float kEpsilon = 4e-4F;  // contrast² (of 0…1) below which the photo counts as flat
constexpr int kBandRows = 64;      // at paint size, for each thread at a time

static_assert(kUpsamplingMargin > 2 * kRadius + 2);

/// Eight numbers for each pixel, which the compiler keeps in one or two vector registers.
using Vector = std::array<float, 8>;

struct Statistics {
    // Luma, luma², R, G, B of the painting, and their products with luma.
    static Vector of(const float* photo, const float* painting) {
        const float luma = lumaOf(photo);
        return {luma,        luma * luma,        painting[0],        painting[1],
                painting[2], luma * painting[0], luma * painting[1], luma * painting[2]};
    }
};

template <class Pixel>
void loadPixels(const Image& image, int x, int y, int count, float* out) {
    constexpr float scale = 1.0F / static_cast<float>(static_cast<Pixel>(~Pixel{0}));
    const Pixel* from = image.row<Pixel>(y) + 3 * x;
    for (int i = 0; i < 3 * count; ++i)
        out[i] = static_cast<float>(from[i]) * scale;
}

/// RGB of `count` pixels from (x, y) on, 0 … 1.
void load(const Image& image, int x, int y, int count, float* out) {
    if (image.depth == PixelDepth::u8)
        loadPixels<std::uint8_t>(image, x, y, count, out);
    else
        loadPixels<std::uint16_t>(image, x, y, count, out);
}

template <class Pixel>
void storePixels(const std::vector<float>& values, int y, Image& image) {
    constexpr float scale = static_cast<float>(static_cast<Pixel>(~Pixel{0}));
    Pixel* to = image.row<Pixel>(y);
    for (std::size_t i = 0; i < values.size(); ++i)
        to[i] = static_cast<Pixel>(std::clamp(values[i], 0.0F, 1.0F) * scale + 0.5F);
}

void store(const std::vector<float>& values, int y, Image& image) {
    if (image.depth == PixelDepth::u8)
        storePixels<std::uint8_t>(values, y, image);
    else
        storePixels<std::uint16_t>(values, y, image);
}

/// Rows of vectors; a row outside the picture is not stored.
class VectorRows {
public:
    VectorRows(int firstRow, int rows, int width)
        : firstRow_(firstRow),
          width_(static_cast<std::size_t>(width)),
          values_(static_cast<std::size_t>(rows) * width_) {}

    Vector* row(int y) { return values_.data() + static_cast<std::size_t>(y - firstRow_) * width_; }
    [[nodiscard]] const Vector* row(int y) const {
        return values_.data() + static_cast<std::size_t>(y - firstRow_) * width_;
    }
    [[nodiscard]] int begin() const { return firstRow_; }
    [[nodiscard]] int end() const { return firstRow_ + static_cast<int>(values_.size() / width_); }
    [[nodiscard]] int width() const { return static_cast<int>(width_); }

private:
    int firstRow_;
    std::size_t width_;
    std::vector<Vector> values_;
};

void add(Vector& sum, const Vector& value, float factor = 1.0F) {
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += factor * value[i];
}

/// Replaces each vector of a row by the mean of those within kRadius, fewer at the ends.
void meanAlong(Vector* row, int width, std::vector<Vector>& copy) {
    copy.assign(row, row + width);
    Vector sum{};
    for (int x = 0; x < std::min(kRadius, width); ++x)
        add(sum, copy[static_cast<std::size_t>(x)]);
    for (int x = 0; x < width; ++x) {
        if (x + kRadius < width)
            add(sum, copy[static_cast<std::size_t>(x + kRadius)]);
        if (x - kRadius - 1 >= 0)
            add(sum, copy[static_cast<std::size_t>(x - kRadius - 1)], -1.0F);
        const int count = std::min(width - 1, x + kRadius) - std::max(0, x - kRadius) + 1;
        for (std::size_t i = 0; i < sum.size(); ++i)
            row[x][i] = sum[i] / static_cast<float>(count);
    }
}

/// Rows [begin, end) of the mean over (2·kRadius+1)² of `rows`, whose rows it smooths in place.
VectorRows boxMean(VectorRows& rows, int begin, int end) {
    std::vector<Vector> copy;
    for (int y = rows.begin(); y < rows.end(); ++y)
        meanAlong(rows.row(y), rows.width(), copy);
    VectorRows out(begin, end - begin, rows.width());
    for (int y = begin; y < end; ++y) {
        const int from = std::max(rows.begin(), y - kRadius);
        const int to = std::min(rows.end(), y + kRadius + 1);
        Vector* target = out.row(y);
        std::fill(target, target + rows.width(), Vector{});
        const float share = 1.0F / static_cast<float>(to - from);
        for (int source = from; source < to; ++source) {
            const Vector* row = rows.row(source);
            for (int x = 0; x < rows.width(); ++x)
                add(target[x], row[x], share);
        }
    }
    return out;
}

/// Slope of the painting's R, G and B over the photo's luma.
Vector gainOf(const Vector& mean) {
    const float variance = mean[1] - mean[0] * mean[0];
    Vector gain{};
    for (std::size_t c = 0; c < 3; ++c) {
        const float covariance = mean[5 + c] - mean[0] * mean[2 + c];
        gain[c] = covariance / (variance + kEpsilon);
    }
    return gain;
}

/// Linear model of the painting, result = gain·luma(guide) + offset, for rows [begin, end) and
/// columns [left, left+width) at paint size: R, G, B of gain in 0 … 2, of offset in 3 … 5.
VectorRows linearModel(const PaintedPicture& picture, int begin, int end, int left, int width) {
    const int height = picture.painting.height;
    const auto clipped = [height](int y) { return std::clamp(y, 0, height); };
    std::vector<float> photo(3 * static_cast<std::size_t>(width));
    std::vector<float> painting(photo.size());

    VectorRows statistics(clipped(begin - 2 * kRadius),
                          clipped(end + 2 * kRadius) - clipped(begin - 2 * kRadius), width);
    for (int y = statistics.begin(); y < statistics.end(); ++y) {
        load(picture.photo, left, y, width, photo.data());
        load(picture.painting, left, y, width, painting.data());
        for (int x = 0; x < width; ++x)
            statistics.row(y)[x] = Statistics::of(&photo[3 * x], &painting[3 * x]);
    }
    auto gains = boxMean(statistics, clipped(begin - kRadius), clipped(end + kRadius));
    for (int y = gains.begin(); y < gains.end(); ++y)
        std::transform(gains.row(y), gains.row(y) + width, gains.row(y), gainOf);

    auto model = boxMean(gains, begin, end);
    for (int y = begin; y < end; ++y) {
        load(picture.photo, left, y, width, photo.data());
        load(picture.painting, left, y, width, painting.data());
        for (int x = 0; x < width; ++x) {
            Vector& m = model.row(y)[x];
            const auto pixel = Statistics::of(&photo[3 * x], &painting[3 * x]);
            for (std::size_t c = 0; c < 3; ++c)
                m[3 + c] = pixel[2 + c] - m[c] * pixel[0];
        }
    }
    return model;
}

/// Rows [begin, end) of a model with its offsets smoothed by the kernel (t/4, 1 - t/2, t/4) both
/// ways, t = `amount`. Far enlarged, single pixels of strokes would show as beads otherwise.
VectorRows withSoftOffsets(const VectorRows& model, int begin, int end, float amount) {
    const float side = amount / 4;
    const int width = model.width();
    VectorRows out(begin, end - begin, width);
    std::vector<Vector> mixed(static_cast<std::size_t>(width));
    for (int y = begin; y < end; ++y) {
        const Vector* above = model.row(std::max(model.begin(), y - 1));
        const Vector* here = model.row(y);
        const Vector* below = model.row(std::min(model.end() - 1, y + 1));
        for (int x = 0; x < width; ++x)
            for (std::size_t i = 0; i < 8; ++i)
                mixed[x][i] = here[x][i] + side * (above[x][i] - 2 * here[x][i] + below[x][i]);
        for (int x = 0; x < width; ++x) {
            const Vector& left = mixed[std::max(0, x - 1)];
            const Vector& right = mixed[std::min(width - 1, x + 1)];
            Vector& target = out.row(y)[x];
            target = here[x];
            for (std::size_t i = 3; i < 6; ++i)
                target[i] = mixed[x][i] + side * (left[i] - 2 * mixed[x][i] + right[i]);
        }
    }
    return out;
}

/// One output row from the model, whose first column is `left`.
void applyModel(const VectorRows& model, const GridPosition& y,
                const std::vector<GridPosition>& columns, int left, const std::vector<float>& guide,
                std::vector<Vector>& line, std::vector<float>& values) {
    const VectorRow<Vector> row{model.row(y.first), model.row(y.second), y.fraction, left,
                                model.width()};
    forEachColumn(row, columns, line, [&](std::size_t x, const Vector& m) {
        const float luma = lumaOf(&guide[3 * x]);
        for (std::size_t c = 0; c < 3; ++c)
            values[3 * x + c] = m[c] * luma + m[3 + c];
    });
}

}  // namespace

void composeUpsampled(const PaintedPicture& picture, Rect region, const RowFinisher& finisher,
                      Image& out) {
    const auto& [photo, painting, guide] = picture;
    const auto columns = gridPositions(region.x, region.width, guide.width, painting.width);
    // Two means, and offsets that are softened by a pixel.
    constexpr int reach = 2 * kRadius + 1;
    const int left = std::max(0, columns.front().first - reach);
    const int right = std::min(painting.width, columns.back().second + 1 + reach);

    const float enlargement =
        static_cast<float>(guide.height) / static_cast<float>(painting.height);
    const float softness = std::clamp(enlargement - 1, 0.0F, 1.0F);
    const int bandRows = std::max<int>(
        1, static_cast<int>(std::int64_t{kBandRows} * guide.height / painting.height));
    const int bands = (region.height + bandRows - 1) / bandRows;
#pragma omp parallel for schedule(dynamic)
    for (int band = 0; band < bands; ++band) {
        const int begin = band * bandRows;
        const int end = std::min(region.height, begin + bandRows);
        const auto at = [&, height = painting.height](int y) {
            return gridPosition(region.y + y, guide.height, height);
        };
        const int first = at(begin).first;
        const int last = at(end - 1).second + 1;
        const auto model =
            withSoftOffsets(linearModel(picture, std::max(0, first - 1),
                                        std::min(painting.height, last + 1), left, right - left),
                            first, last, softness);
        std::vector<Vector> line;
        std::vector<float> guideRow(3 * columns.size());
        std::vector<float> values(guideRow.size());
        for (int y = begin; y < end; ++y) {
            load(guide, region.x, region.y + y, region.width, guideRow.data());
            applyModel(model, at(y), columns, left, guideRow, line, values);
            finisher.finish(region.y + y, guideRow, values);
            store(values, y, out);
        }
    }
}

void compose(const Image& painting, const Image& guide, Rect region, const RowFinisher& finisher,
             Image& out) {
#pragma omp parallel
    {
        std::vector<float> guideRow(3 * static_cast<std::size_t>(region.width));
        std::vector<float> values(guideRow.size());
#pragma omp for schedule(static)
        for (int y = 0; y < region.height; ++y) {
            load(guide, region.x, region.y + y, region.width, guideRow.data());
            load(painting, region.x, region.y + y, region.width, values.data());
            finisher.finish(region.y + y, guideRow, values);
            store(values, y, out);
        }
    }
}

}  // namespace irodori
