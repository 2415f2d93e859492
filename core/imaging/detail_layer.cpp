// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/detail_layer.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "imaging/matrix_view.h"

namespace irodori {

namespace {

constexpr int kSide = 1024;
constexpr int kRadius = 6;           // of the means, in pixels of that size
constexpr double kEpsilon = 0.0064;  // contrast² (of 0 … 1) from which on something is an edge

cv::Mat lumaOf(const Image& photo) {
    cv::Mat luma;
    viewOf(photo.pixels, photo, 3).convertTo(luma, CV_32F, 1 / maxValue(photo.depth));
    cv::cvtColor(luma, luma, cv::COLOR_RGB2GRAY);
    return luma;
}

cv::Mat meanOf(const cv::Mat& plane) {
    cv::Mat out;
    cv::blur(plane, out, {2 * kRadius + 1, 2 * kRadius + 1}, {-1, -1}, cv::BORDER_REFLECT);
    return out;
}

std::vector<float> valuesOf(const cv::Mat& plane) {
    return {plane.ptr<float>(), plane.ptr<float>() + plane.total()};
}

}  // namespace

DetailLayer detailLayerOf(const Image& photo) {
    const Size size{photo.width, photo.height};
    const cv::Mat luma =
        lumaOf(resized(photo, scaledToLongSide(size, std::min(kSide, photo.longSide()))));
    const cv::Mat level = meanOf(luma);
    const cv::Mat variance = cv::max(meanOf(luma.mul(luma)) - level.mul(level), 0.0);
    const cv::Mat gain = variance / (variance + kEpsilon);
    const cv::Mat offset = level - gain.mul(level);
    return {luma.cols, luma.rows, valuesOf(meanOf(gain)), valuesOf(meanOf(offset))};
}

}  // namespace irodori
