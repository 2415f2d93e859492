// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/drawing.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "imaging/matrix_view.h"

namespace irodori {

namespace {

// Tuned on pictures of about 256 × 384 pixels, the size at which networks train.
constexpr int kPasses = 3;
constexpr int kWindow = 9;
constexpr double kSigmaColour = 0.07;
constexpr double kSigmaSpace = 3.5;

constexpr float kLevels = 9;           // of luminance
constexpr float kQuantisation = 0.8F;  // share of the quantised luminance
constexpr float kSteepness = 2.5F;     // of luminance between two levels

constexpr double kLineSigma = 0.8;
constexpr double kLineRatio = 1.6;     // of the two Gaussians: their difference is a Laplacian
constexpr float kLineSharpening = 18;  // p of the XDoG paper
constexpr float kLineSlope = 9;        // φ
// ε relative to the luminance around, so that shadows are drawn like lights: at density 0 … 1.
constexpr double kLeastThreshold = 0.45;
constexpr double kMostThreshold = 0.95;

// How responses are kept in 16 bits: -4 … 4.
constexpr float kLevelOfBorder = 32768;
constexpr float kLevelsPerResponse = 8192;

constexpr float kCelLineWeight = 0.8F;
constexpr double kCelLineDensity = 0.5;
constexpr double kCelChroma = 1.12;

/// Lab with each axis scaled so that its full range has length 1: L 0 … 1, a and b about ±0.5.
cv::Mat labOf(const Image& image) {
    cv::Mat lab;
    viewOf(image.pixels, image, 3).convertTo(lab, CV_32F, 1 / maxValue(image.depth));
    cv::cvtColor(lab, lab, cv::COLOR_RGB2Lab);
    cv::multiply(lab, cv::Scalar(1.0 / 100, 1.0 / 255, 1.0 / 255), lab);
    return lab;
}

/// sRGB-encoded values 0 … 1.
cv::Mat rgbOf(const cv::Mat& scaledLab) {
    cv::Mat rgb;
    cv::multiply(scaledLab, cv::Scalar(100, 255, 255), rgb);
    cv::cvtColor(rgb, rgb, cv::COLOR_Lab2RGB);
    return rgb;
}

/// `like` with other colours.
Image imageOf(const cv::Mat& rgb, const Image& like) {
    cv::Mat pixels;
    rgb.convertTo(pixels, cvDepth(like.depth), maxValue(like.depth));
    Image image;
    image.width = like.width;
    image.height = like.height;
    image.depth = like.depth;
    image.pixels = bytesOf(pixels);
    image.alpha = like.alpha;
    return image;
}

/// `sigma` 0 … kSigmaColour: differences of this size are smoothed away.
cv::Mat smoothed(const cv::Mat& lab, double sigma) {
    cv::Mat from = lab;
    for (int pass = 0; pass < kPasses; ++pass) {
        cv::Mat to;
        cv::bilateralFilter(from, to, kWindow, sigma, kSigmaSpace);
        from = to;
    }
    return from;
}

/// Luminance 0 … 1 drawn towards the middle between two borders of kLevels levels; `share` 0 … 1
/// of the way.
float softlyQuantised(float luminance, float share) {
    const float place = luminance * kLevels;
    const float border = std::round(place);
    const float level =
        border + 0.5F * std::tanh(2 * kSteepness * (place - border)) / std::tanh(kSteepness);
    return luminance + share * (level / kLevels - luminance);
}

/// Changes a smoothed picture in place.
void quantiseLuminance(cv::Mat& lab, float share) {
    lab.forEach<cv::Vec3f>(
        [share](cv::Vec3f& pixel, const int*) { pixel[0] = softlyQuantised(pixel[0], share); });
}

cv::Mat luminanceOf(const cv::Mat& lab) {
    cv::Mat luminance;
    cv::extractChannel(lab, luminance, 0);
    return luminance;
}

cv::Mat blurred(const cv::Mat& plane, double sigma) {
    cv::Mat out;
    cv::GaussianBlur(plane, out, {}, sigma);
    return out;
}

/// XDoG before its soft threshold: below 0 is a line.
cv::Mat lineResponse(const cv::Mat& lab, const cv::Mat& smoothLab, double density) {
    const cv::Mat luminance = (luminanceOf(lab) + luminanceOf(smoothLab)) * 0.5;
    cv::Mat response = blurred(luminance, kLineSigma);
    const cv::Mat surroundings = blurred(luminance, kLineSigma * kLineRatio);
    const auto threshold = static_cast<float>(std::lerp(kLeastThreshold, kMostThreshold, density));
    response.forEach<float>([&](float& value, const int* at) {
        const float around = surroundings.at<float>(at);
        const float sharpened = value + kLineSharpening * (value - around);
        value = sharpened - threshold * around;
    });
    return response;
}

/// How dark a line is, 0 … -1.
float darkness(float response) {
    return std::tanh(kLineSlope * std::min(0.0F, response));
}

void multiply(cv::Mat& rgb, const cv::Mat& plane) {
    rgb.forEach<cv::Vec3f>(
        [&plane](cv::Vec3f& pixel, const int* at) { pixel *= plane.at<float>(at); });
}

}  // namespace

Image flattened(const Image& photo, double amount) {
    if (amount <= 0 || photo.isNull())
        return photo;
    cv::Mat lab = smoothed(labOf(photo), kSigmaColour * amount);
    quantiseLuminance(lab, kQuantisation * static_cast<float>(amount));
    return imageOf(rgbOf(lab), photo);
}

LineArt lineArt(const Image& photo, double density) {
    LineArt lines{photo.width, photo.height, {}};
    if (photo.isNull())
        return lines;
    const cv::Mat lab = labOf(photo);
    const cv::Mat response = lineResponse(lab, smoothed(lab, kSigmaColour), density);
    lines.levels.resize(response.total());
    std::transform(
        response.begin<float>(), response.end<float>(), lines.levels.begin(), [](float value) {
            return cv::saturate_cast<std::uint16_t>(value * kLevelsPerResponse + kLevelOfBorder);
        });
    return lines;
}

float lightOf(float level) {
    return 1 + darkness((level - kLevelOfBorder) / kLevelsPerResponse);
}

Mask lightOf(const LineArt& lines) {
    Mask mask(lines.width, lines.height);
    std::transform(
        lines.levels.begin(), lines.levels.end(), mask.values.begin(), [](std::uint16_t level) {
            return static_cast<std::uint8_t>(255 * lightOf(static_cast<float>(level)) + 0.5F);
        });
    return mask;
}

Image celVersion(const Image& photo) {
    if (photo.isNull())
        return photo;
    const cv::Mat lab = labOf(photo);
    cv::Mat flat = smoothed(lab, kSigmaColour);
    cv::Mat light = lineResponse(lab, flat, kCelLineDensity);
    light.forEach<float>(
        [](float& value, const int*) { value = 1 + kCelLineWeight * darkness(value); });
    quantiseLuminance(flat, kQuantisation);
    cv::multiply(flat, cv::Scalar(1, kCelChroma, kCelChroma), flat);
    cv::Mat rgb = rgbOf(flat);
    multiply(rgb, light);
    return imageOf(rgb, photo);
}

}  // namespace irodori
