// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/picture_checks.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace irodori {

namespace {

constexpr int kMeasuredSide = 256;

// Blank: hardly any pixel is farther from the typical colour than noise and compression take it.
constexpr int kNoise = 10;  // of 255
constexpr double kBlankShare = 0.002;

constexpr int kTiles = 6;               // along each side
constexpr int kSmallestTile = 4;        // pixels
constexpr double kSharpestShare = 0.1;  // of the tiles
constexpr double kFaintTile = 0.1;      // of the mean energy of edges: too little to judge by

constexpr double kSharp = 1;  // what is said where nothing can be judged

constexpr int kHashedSide = 32;
constexpr int kHashSide = 8;

// Two thumbnails of one picture differ by rounding and compression only, in every cell.
constexpr int kSameCell = 32;  // of 255
constexpr double kSameMean = 6;

// Strokes stand out by this much from what is around them, within a 5 × 5 neighbourhood.
constexpr int kStrokeWidth = 5;
constexpr double kStrokeContrast = 40;  // of 255

// The logistic model of flatness, fitted to 19 collections of drawings and paintings.
constexpr double kOutlineWeight = 1.94;
constexpr double kGrainWeight = -1.63;
constexpr double kFlatnessBias = 1.24;
constexpr double kFewStrokes = 0.002;  // share of pixels; keeps the logarithm finite

/// A view of the pixels; OpenCV has no const view, so the caller must not write.
cv::Mat viewOf(const Image& picture) {
    return {picture.height, picture.width, CV_8UC3,
            const_cast<std::uint8_t*>(picture.pixels.data())};
}

cv::Mat smallCopy(const cv::Mat& picture) {
    const int shortSide = std::min(picture.cols, picture.rows);
    if (shortSide <= kMeasuredSide)
        return picture;
    const double scale = static_cast<double>(kMeasuredSide) / shortSide;
    cv::Mat small;
    cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
    return small;
}

cv::Mat shrunk(const cv::Mat& picture, int side) {
    cv::Mat small;
    cv::resize(picture, small, {side, side}, 0, 0, cv::INTER_AREA);
    return small;
}

bool isBlank(const cv::Mat& rgb) {
    cv::Mat away;
    cv::absdiff(rgb, cv::mean(rgb), away);
    cv::Mat worst;
    cv::reduce(away.reshape(1, static_cast<int>(away.total())), worst, 1, cv::REDUCE_MAX);
    return cv::countNonZero(worst > kNoise) <= kBlankShare * static_cast<double>(away.total());
}

/// Energy of first and of second differences.
struct EdgeEnergy {
    double first = 0;
    double second = 0;
    double pixels = 0;

    EdgeEnergy& operator+=(const EdgeEnergy& other) {
        first += other.first;
        second += other.second;
        pixels += other.pixels;
        return *this;
    }
};

/// Rounding and compression add noise of about this variance (of values 0 … 255) to every pixel.
constexpr double kNoiseVariance = 1;
/// What independent noise of variance 1 adds to the energies, for each pixel: the sums of the
/// squares of the differences' coefficients.
constexpr double kNoiseInFirst = 1;
constexpr double kNoiseInSecond = 12;
/// Edges must stand out from the noise by this factor to say anything.
constexpr double kAboveNoise = 4;

/// Of a part of the luminance, in floats; by central differences within it.
EdgeEnergy edgeEnergy(const cv::Mat& luminance) {
    EdgeEnergy energy;
    for (int y = 1; y + 1 < luminance.rows; ++y) {
        const auto* above = luminance.ptr<float>(y - 1);
        const auto* row = luminance.ptr<float>(y);
        const auto* below = luminance.ptr<float>(y + 1);
        for (int x = 1; x + 1 < luminance.cols; ++x) {
            const float dx = (row[x + 1] - row[x - 1]) / 2;
            const float dy = (below[x] - above[x]) / 2;
            const float dxx = row[x + 1] - 2 * row[x] + row[x - 1];
            const float dyy = below[x] - 2 * row[x] + above[x];
            energy.first += dx * dx + dy * dy;
            energy.second += dxx * dxx + dyy * dyy;
            ++energy.pixels;
        }
    }
    return energy;
}

/// Of each tile; of the whole where it is too small to be divided.
std::vector<EdgeEnergy> edgeEnergies(const cv::Mat& luminance) {
    const int width = luminance.cols / kTiles;
    const int height = luminance.rows / kTiles;
    if (std::min(width, height) < kSmallestTile)
        return {edgeEnergy(luminance)};
    std::vector<EdgeEnergy> tiles;
    for (int i = 0; i < kTiles; ++i)
        for (int j = 0; j < kTiles; ++j)
            tiles.push_back(edgeEnergy(luminance({j * width, i * height, width, height})));
    return tiles;
}

EdgeEnergy sumOf(const std::vector<EdgeEnergy>& tiles) {
    EdgeEnergy sum;
    for (const auto& tile : tiles)
        sum += tile;
    return sum;
}

double sharpnessOf(const std::vector<EdgeEnergy>& tiles) {
    const double faint = kFaintTile * sumOf(tiles).first / static_cast<double>(tiles.size());
    std::vector<double> values;
    for (const auto& tile : tiles) {
        const double noise = kNoiseVariance * tile.pixels;
        if (tile.first < faint || tile.first <= kAboveNoise * kNoiseInFirst * noise)
            continue;
        values.push_back(std::max(0.0, tile.second - kNoiseInSecond * noise)
                         / (tile.first - kNoiseInFirst * noise));
    }
    if (values.empty())
        return kSharp;
    const auto rank =
        static_cast<std::ptrdiff_t>(kSharpestShare * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + rank, values.end(), std::greater<>());
    return values[static_cast<std::size_t>(rank)];
}

/// Share of the pixels on thin strokes: dark ones by MORPH_BLACKHAT, bright ones by MORPH_TOPHAT.
double strokeShare(const cv::Mat& grey, int operation) {
    static const cv::Mat brush =
        cv::getStructuringElement(cv::MORPH_ELLIPSE, {kStrokeWidth, kStrokeWidth});
    cv::Mat strokes;
    cv::morphologyEx(grey, strokes, operation, brush);
    return cv::countNonZero(strokes > kStrokeContrast) / static_cast<double>(grey.total());
}

double flatnessOf(const cv::Mat& grey, const EdgeEnergy& energy) {
    const double outlines = std::log((strokeShare(grey, cv::MORPH_BLACKHAT) + kFewStrokes)
                                     / (strokeShare(grey, cv::MORPH_TOPHAT) + kFewStrokes));
    const double grain = std::log(std::max(energy.second / std::max(energy.first, 1.0), 0.01));
    const double score = kOutlineWeight * outlines + kGrainWeight * grain + kFlatnessBias;
    return 1 / (1 + std::exp(-score));
}

std::uint64_t perceptualHash(const cv::Mat& luminance) {
    cv::Mat frequencies;
    cv::dct(shrunk(luminance, kHashedSide), frequencies);
    std::array<float, kHashSide * kHashSide> lowest{};
    // Without those that are constant along an axis: they say little but how bright it is.
    for (int y = 0; y < kHashSide; ++y)
        for (int x = 0; x < kHashSide; ++x)
            lowest[static_cast<std::size_t>(y * kHashSide + x)] =
                frequencies.at<float>(y + 1, x + 1);
    auto sorted = lowest;
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
    const float median = sorted[sorted.size() / 2];
    std::uint64_t hash = 0;
    for (const float value : lowest)
        hash = hash << 1 | (value > median ? 1 : 0);
    return hash;
}

Thumbnail thumbnailOf(const cv::Mat& rgb) {
    Thumbnail thumbnail;
    const cv::Mat small = shrunk(rgb, 16);
    std::copy_n(small.data, thumbnail.size(), thumbnail.begin());
    return thumbnail;
}

}  // namespace

PictureLook lookOf(const Image& picture) {
    const cv::Mat rgb = smallCopy(viewOf(picture));
    cv::Mat grey;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    cv::Mat luminance;
    grey.convertTo(luminance, CV_32F);
    const auto tiles = edgeEnergies(luminance);

    PictureLook look;
    look.isBlank = isBlank(rgb);
    look.sharpness = sharpnessOf(tiles);
    look.flatness = flatnessOf(grey, sumOf(tiles));
    look.hash = perceptualHash(luminance);
    look.thumbnail = thumbnailOf(rgb);
    return look;
}

int hashDistance(std::uint64_t a, std::uint64_t b) {
    return std::popcount(a ^ b);
}

bool looksTheSame(const Thumbnail& a, const Thumbnail& b) {
    int sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const int difference = std::abs(a[i] - b[i]);
        if (difference > kSameCell)
            return false;
        sum += difference;
    }
    return sum <= kSameMean * static_cast<double>(a.size());
}

}  // namespace irodori
