// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/calm_layer.h"

#include <algorithm>
#include <cstddef>
#include <opencv2/imgproc.hpp>

#include "imaging/matrix_view.h"

namespace irodori {

namespace {

// Plainness is looked for at half the painting's size.
constexpr int kTextureRadius = 3;
constexpr float kPlain = 0.010F;  // contrast (of 0 … 1, all channels) of what is calmed wholly
constexpr float kStructured = 0.045F;  // and of what is not touched

// Means are taken over cells.
constexpr int kMeanRadius = 6;
constexpr float kEpsilon = 5e-4F;      // contrast² of the photo that is smoothed away, too
constexpr float kLeastWeight = 1e-3F;  // so that means exist everywhere

// So far a cell depends on the photo: three windows at half size, two of cells, and rounding.
constexpr int kPhotoReach = 2 * (4 * kTextureRadius + 1) + kCalmCell * (2 * kMeanRadius + 1);

// Large pictures are worked on in bands: a cell takes some 500 bytes.
constexpr int kBandCells = 1 << 16;
constexpr int kLeastBandRows = 32;

static_assert(kCalmReach >= kCalmCell * (2 * kMeanRadius + 1));
static_assert(CV_CN_MAX >= 9);

cv::Mat meanOf(const cv::Mat& values, int radius) {
    cv::Mat out;
    cv::blur(values, out, {2 * radius + 1, 2 * radius + 1}, {-1, -1}, cv::BORDER_REFLECT);
    return out;
}

/// Averaged down by a whole factor; the last row and column are repeated where they are missing.
cv::Mat averaged(const cv::Mat& picture, int factor) {
    const auto missing = [factor](int side) { return (factor - side % factor) % factor; };
    cv::Mat padded;
    cv::copyMakeBorder(picture, padded, 0, missing(picture.rows), 0, missing(picture.cols),
                       cv::BORDER_REPLICATE);
    cv::Mat out;
    cv::resize(padded, out, {padded.cols / factor, padded.rows / factor}, 0, 0, cv::INTER_AREA);
    return out;
}

cv::Mat floatsOf(const cv::Mat& picture, PixelDepth depth) {
    cv::Mat out;
    picture.convertTo(out, CV_32F, 1 / maxValue(depth));
    return out;
}

/// How plain a photo is, 0 … 1: where it has no contrast but that of slow gradients and of grain.
cv::Mat plainness(const cv::Mat& photo) {
    const cv::Mat texture = photo - meanOf(meanOf(photo, kTextureRadius), kTextureRadius);
    cv::Mat energy;
    cv::transform(texture.mul(texture), energy, cv::Matx13f(1, 1, 1));
    energy = cv::max(meanOf(energy, kTextureRadius), 0.0);
    cv::sqrt(energy, energy);
    cv::Mat plain = (kStructured - energy) / (kStructured - kPlain);
    plain = cv::min(cv::max(plain, 0.0), 1.0);
    return meanOf(plain, kTextureRadius);
}

/// What the means are taken of: weight, and times it luma, luma², the painting's R, G, B and their
/// products with luma.
using Statistics = cv::Vec<float, 9>;
/// R, G, B of gain over luma, R, G, B of offset, and weight.
using Model = cv::Vec<float, 7>;

cv::Mat statisticsOf(const cv::Mat& plain, const cv::Mat& luma, const cv::Mat& painting) {
    cv::Mat out(plain.size(), CV_32FC(9));
    for (int y = 0; y < out.rows; ++y) {
        const auto* colours = painting.ptr<cv::Vec3f>(y);
        for (int x = 0; x < out.cols; ++x) {
            const float weight = std::max(plain.at<float>(y, x), kLeastWeight);
            const float level = luma.at<float>(y, x);
            const cv::Vec3f& c = colours[x];
            out.at<Statistics>(y, x) = weight
                                       * Statistics(1, level, level * level, c[0], c[1], c[2],
                                                    level * c[0], level * c[1], level * c[2]);
        }
    }
    return out;
}

/// Of each cell's window, times the cell's weight.
cv::Mat weightedModels(const cv::Mat& means, const cv::Mat& plain) {
    cv::Mat out(means.size(), CV_32FC(7));
    for (int y = 0; y < out.rows; ++y) {
        for (int x = 0; x < out.cols; ++x) {
            const auto mean = means.at<Statistics>(y, x) / means.at<Statistics>(y, x)[0];
            const float variance = mean[2] - mean[1] * mean[1];
            const float weight = std::max(plain.at<float>(y, x), kLeastWeight);
            Model& model = out.at<Model>(y, x);
            for (int c = 0; c < 3; ++c) {
                const float covariance = mean[6 + c] - mean[1] * mean[3 + c];
                model[c] = covariance / (std::max(variance, 0.0F) + kEpsilon);
                model[3 + c] = mean[3 + c] - model[c] * mean[1];
            }
            model[6] = 1;
            model *= weight;
        }
    }
    return out;
}

/// The cells of a part of a picture.
cv::Mat calmCells(const cv::Mat& photo, PixelDepth photoDepth, const cv::Mat& painting) {
    const cv::Mat half = floatsOf(averaged(photo, kCalmCell / 2), photoDepth);
    const cv::Mat plain = averaged(plainness(half), 2);
    cv::Mat luma;
    cv::cvtColor(averaged(half, 2), luma, cv::COLOR_RGB2GRAY);
    const cv::Mat colours = floatsOf(averaged(painting, kCalmCell), PixelDepth::u16);

    const cv::Mat means = meanOf(statisticsOf(plain, luma, colours), kMeanRadius);
    const cv::Mat models = meanOf(weightedModels(means, plain), kMeanRadius);
    cv::Mat cells(models.size(), CV_32FC4);
    for (int y = 0; y < cells.rows; ++y) {
        for (int x = 0; x < cells.cols; ++x) {
            const Model model = models.at<Model>(y, x) / models.at<Model>(y, x)[6];
            const float level = luma.at<float>(y, x);
            const float share = plain.at<float>(y, x);
            auto& cell = cells.at<cv::Vec4f>(y, x);
            for (int c = 0; c < 3; ++c)
                cell[c] = share * (model[c] * level + model[3 + c]);
            cell[3] = share;
        }
    }
    return cells;
}

int cellsFor(int side) {
    return (side + kCalmCell - 1) / kCalmCell;
}

cv::Rect grown(const Rect& rect, int cells) {
    return {rect.x - cells, rect.y - cells, rect.width + 2 * cells, rect.height + 2 * cells};
}

}  // namespace

Result<CalmLayer> calmLayerOf(const Image& photo, const Image& painting, Rect area,
                              const JobHooks& hooks) {
    // Whole cells, so that each is the same whichever area is asked for.
    const int left = area.x / kCalmCell;
    const int top = area.y / kCalmCell;
    CalmLayer layer{
        {cellsFor(painting.width), cellsFor(painting.height)},
        {left, top, cellsFor(area.x + area.width) - left, cellsFor(area.y + area.height) - top},
        {}};
    const auto& [grid, part, cells] = layer;
    layer.cells.resize(static_cast<std::size_t>(part.width)
                       * static_cast<std::size_t>(part.height));
    const cv::Mat from = viewOf(photo.pixels, photo, 3);
    const cv::Mat painted = viewOf(painting.pixels, painting, 3);
    cv::Mat to(part.height, part.width, CV_32FC4, layer.cells.data());

    const int bandRows = std::max(kLeastBandRows, kBandCells / part.width);
    for (int y = part.y; y < part.y + part.height; y += bandRows) {
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, {});
        const Rect band{part.x, y, part.width, std::min(bandRows, part.y + part.height - y)};
        const cv::Rect window =
            grown(band, cellsFor(kPhotoReach)) & cv::Rect(0, 0, grid.width, grid.height);
        const cv::Rect pixels = cv::Rect(window.tl() * kCalmCell, window.br() * kCalmCell)
                                & cv::Rect(0, 0, painting.width, painting.height);
        const cv::Mat made = calmCells(from(pixels), photo.depth, painted(pixels));
        made(cv::Rect(band.x, band.y, band.width, band.height) - window.tl())
            .copyTo(to.rowRange(y - part.y, y - part.y + band.height));
    }
    return layer;
}

std::int64_t calmLayerBytes(Size painting) {
    return std::int64_t{cellsFor(painting.width)} * cellsFor(painting.height)
           * static_cast<std::int64_t>(sizeof(CalmLayer::Cell));
}

}  // namespace irodori
