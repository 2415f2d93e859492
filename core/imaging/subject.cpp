// SPDX-License-Identifier: GPL-3.0-or-later
// findSubject() of mask.h.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "imaging/exception_wall.h"
#include "imaging/face_finder.h"
#include "imaging/mask.h"
#include "imaging/matrix_view.h"

namespace irodori {

namespace {

constexpr const char* kSubject = "photo";

constexpr int kSearchedSide = 400;  // long side at which GrabCut works: a second's work
constexpr int kIterations = 4;      // of GrabCut; more change little
constexpr int kRandomSeed = 1;      // GrabCut and k-means draw lots

constexpr double kRim = 0.04;       // of the short side: what most likely is background
constexpr int kRimColours = 6;      // that the background may consist of
constexpr double kBlur = 2;         // pixels: texture is no difference
constexpr double kCentre = 0.45;    // of the sides: how far from the middle subjects mostly stand
constexpr double kReach = 0.03;     // of the long side: how far a thing may reach beyond
constexpr double kSmallPart = 0.1;  // of the largest part: smaller ones are specks

constexpr double kLeastShare = 0.01;  // of the picture that a subject fills
constexpr double kMostShare = 0.95;

constexpr int kEdgeRadius = 8;          // pixels of kMaskSide around which edges are looked for
constexpr double kEdgeEpsilon = 0.001;  // contrast² (of 0 … 1) that makes an edge

tl::unexpected<Error> nothingFound() {
    return failure(ErrorCode::notFound, kSubject, "nothing stands out as its subject");
}

/// Whether a picture of 8 bit was cut out: some of it is transparent, some not.
bool isCutOut(const Image& picture) {
    return picture.hasAlpha()
           && std::adjacent_find(picture.alpha.begin(), picture.alpha.end(), std::not_equal_to<>())
                  != picture.alpha.end();
}

Image atMost(const Image& picture, int side) {
    const Size size{picture.width, picture.height};
    return picture.longSide() > side ? resized(picture, scaledToLongSide(size, side)) : picture;
}

// ---- first guesses: labels for GrabCut

/// How far a person is taken to reach around the face, in sizes of the face.
struct Figure {
    cv::GrabCutClasses label;
    cv::Size2d head;
    double neck;       ///< half its breadth
    double neckTop;    ///< below the middle of the face
    double shoulders;  ///< half their breadth
    double shoulderTop;
};

constexpr double kBodyHeight = 6;    // in sizes of the face
constexpr double kBodySpread = 1.2;  // of the body's lower end, of the shoulders

// From what may just be part of a person to what certainly is.
const std::array kFigures{Figure{cv::GC_PR_BGD, {1.9, 2.4}, 0.9, 0.4, 2.0, 0.8},
                          Figure{cv::GC_PR_FGD, {1.5, 1.8}, 0.6, 0.5, 1.6, 0.9},
                          Figure{cv::GC_FGD, {0.7, 1.0}, 0.25, 0.8, 0.9, 1.2}};

void drawFigure(cv::Mat& labels, const Rect& face, const Figure& figure) {
    const auto point = [&face](double x, double y) {
        return cv::Point(static_cast<int>(std::lround(face.x + (0.5 + x) * face.width)),
                         static_cast<int>(std::lround(face.y + (0.5 + y) * face.height)));
    };
    const cv::Size axes(static_cast<int>(figure.head.width * face.width / 2),
                        static_cast<int>(figure.head.height * face.height / 2));
    cv::ellipse(labels, point(0, 0), axes, 0, 0, 360, figure.label, cv::FILLED);
    const double below = kBodySpread * figure.shoulders;
    const std::vector<cv::Point> body{point(-figure.neck, figure.neckTop),
                                      point(figure.neck, figure.neckTop),
                                      point(figure.shoulders, figure.shoulderTop),
                                      point(below, kBodyHeight),
                                      point(-below, kBodyHeight),
                                      point(-figure.shoulders, figure.shoulderTop)};
    cv::fillConvexPoly(labels, body, figure.label);
}

cv::Mat labelsOfPeople(const Image& picture, const std::vector<Rect>& faces) {
    cv::Mat labels(picture.height, picture.width, CV_8U, cv::Scalar(cv::GC_BGD));
    for (const auto& figure : kFigures)
        for (const auto& face : faces)
            drawFigure(labels, face, figure);
    return labels;
}

cv::Mat smoothLab(const Image& picture) {
    cv::Mat lab;
    viewOf(picture.pixels, picture, 3).convertTo(lab, CV_32F, 1.0 / 255);
    cv::cvtColor(lab, lab, cv::COLOR_RGB2Lab);
    cv::GaussianBlur(lab, lab, {}, kBlur);
    return lab;
}

/// The left, right and upper rim: below, subjects often reach out of the picture.
cv::Mat rimOf(cv::Size size) {
    const int width = std::max(1, static_cast<int>(kRim * std::min(size.width, size.height)));
    cv::Mat rim(size, CV_8U, cv::Scalar(255));
    rim(cv::Rect(width, width, size.width - 2 * width, size.height - width)) = cv::Scalar(0);
    return rim;
}

std::vector<cv::Vec3f> coloursOf(const cv::Mat& lab, const cv::Mat& where) {
    std::vector<cv::Vec3f> samples;
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x)
            if (where.at<std::uint8_t>(y, x))
                samples.push_back(lab.at<cv::Vec3f>(y, x));
    cv::Mat centres;
    cv::Mat labels;
    const int count = std::min<int>(kRimColours, static_cast<int>(samples.size()));
    cv::kmeans(cv::Mat(samples).reshape(1), count, labels,
               {cv::TermCriteria::COUNT + cv::TermCriteria::EPS, 20, 0.5}, 2, cv::KMEANS_PP_CENTERS,
               centres);
    std::vector<cv::Vec3f> colours;
    for (int i = 0; i < centres.rows; ++i)
        colours.emplace_back(centres.at<float>(i, 0), centres.at<float>(i, 1),
                             centres.at<float>(i, 2));
    return colours;
}

/// How unlike the rim each place is, less towards the rim; 8 bit.
cv::Mat standingOut(const cv::Mat& lab, const std::vector<cv::Vec3f>& background) {
    cv::Mat difference(lab.size(), CV_32F);
    difference.forEach<float>([&](float& value, const int* at) {
        const cv::Vec3f colour = lab.at<cv::Vec3f>(at);
        double least = 1e9;
        for (const auto& known : background)
            least = std::min(least, cv::norm(colour - known));
        const double x = (at[1] + 0.5) / lab.cols - 0.5;
        const double y = (at[0] + 0.5) / lab.rows - 0.5;
        value = static_cast<float>(least * std::exp(-(x * x + y * y) / (kCentre * kCentre)));
    });
    cv::normalize(difference, difference, 0, 255, cv::NORM_MINMAX);
    difference.convertTo(difference, CV_8U);
    return difference;
}

cv::Mat labelsOfThings(const Image& picture) {
    const cv::Mat lab = smoothLab(picture);
    const cv::Mat rim = rimOf(lab.size());
    cv::Mat likely;
    cv::threshold(standingOut(lab, coloursOf(lab, rim)), likely, 0, 255,
                  cv::THRESH_BINARY | cv::THRESH_OTSU);
    // What stands out is often but a part of the thing: its surroundings may belong to it.
    const int reach = static_cast<int>(kReach * std::max(lab.rows, lab.cols));
    cv::dilate(likely, likely,
               cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * reach + 1, 2 * reach + 1}));
    cv::Mat labels(lab.size(), CV_8U, cv::Scalar(cv::GC_PR_BGD));
    labels.setTo(cv::GC_PR_FGD, likely);
    labels.setTo(cv::GC_BGD, rim);
    return labels;
}

// ---- from labels to a mask

bool hasBothSides(const cv::Mat& labels) {
    const cv::Mat front = labels & 1;  // GC_FGD and GC_PR_FGD are odd
    const double share = static_cast<double>(cv::countNonZero(front)) / labels.total();
    return share > kLeastShare && share < kMostShare;
}

/// Large parts without pinholes and specks, 0 or 255.
cv::Mat cleaned(const cv::Mat& found) {
    cv::Mat front;
    cv::morphologyEx(found, front, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(front, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    double largest = 0;
    for (const auto& outline : outlines)
        largest = std::max(largest, cv::contourArea(outline));
    cv::Mat out = cv::Mat::zeros(front.size(), CV_8U);
    for (std::size_t i = 0; i < outlines.size(); ++i)
        if (cv::contourArea(outlines[i]) >= kSmallPart * largest)
            cv::drawContours(out, outlines, static_cast<int>(i), 255, cv::FILLED);
    return out & front;
}

cv::Mat meanAround(const cv::Mat& plane) {
    const int side = 2 * kEdgeRadius + 1;
    cv::Mat out;
    cv::blur(plane, out, {side, side}, {-1, -1}, cv::BORDER_REFLECT);
    return out;
}

/// `rough` drawn to the edges of the photo: guided filter (He, Sun & Tang, TPAMI 2013).
Mask alongEdges(const cv::Mat& rough, const Image& photo) {
    cv::Mat guide;
    cv::cvtColor(viewOf(photo.pixels, photo, 3), guide, cv::COLOR_RGB2GRAY);
    guide.convertTo(guide, CV_32F, 1.0 / 255);
    cv::Mat values;
    cv::resize(rough, values, guide.size(), 0, 0, cv::INTER_CUBIC);
    values.convertTo(values, CV_32F, 1.0 / 255);

    const cv::Mat level = meanAround(guide);
    const cv::Mat mean = meanAround(values);
    const cv::Mat variance = meanAround(guide.mul(guide)) - level.mul(level);
    const cv::Mat covariance = meanAround(guide.mul(values)) - level.mul(mean);
    const cv::Mat gain = covariance / (variance + kEdgeEpsilon);
    const cv::Mat offset = mean - gain.mul(level);
    const cv::Mat soft = meanAround(gain).mul(guide) + meanAround(offset);

    Mask mask(photo.width, photo.height);
    cv::Mat out(photo.height, photo.width, CV_8U, mask.values.data());
    // A little more contrast: what is nearly inside is inside.
    soft.convertTo(out, CV_8U, 255 * 1.5, -255 * 0.25);
    return mask;
}

Result<cv::Mat> grabCut(const Image& picture, cv::Mat labels, const JobHooks& hooks) {
    cv::theRNG().state = kRandomSeed;
    const cv::Mat pixels = viewOf(picture.pixels, picture, 3);
    cv::Mat background;
    cv::Mat foreground;
    for (int i = 0; i < kIterations; ++i) {
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, {});
        if (!hasBothSides(labels))
            return nothingFound();
        cv::grabCut(pixels, labels, {}, background, foreground, 1,
                    i == 0 ? cv::GC_INIT_WITH_MASK : cv::GC_EVAL);
        hooks.report((i + 1.0) / kIterations);
    }
    if (!hasBothSides(labels))
        return nothingFound();
    return cv::Mat((labels & 1) * 255);
}

Result<Mask> subjectOf(const Image& photo, const JobHooks& hooks) {
    if (photo.isNull())
        return nothingFound();
    const Image seen = withDepth(atMost(photo, kMaskSide), PixelDepth::u8);
    if (isCutOut(seen))
        return maskOf(seen);
    const Image small = atMost(seen, kSearchedSide);
    if (std::min(small.width, small.height) < 16)
        return nothingFound();
    cv::theRNG().state = kRandomSeed;
    const auto faces = FaceFinder().find(small);
    const cv::Mat labels = faces.empty() ? labelsOfThings(small) : labelsOfPeople(small, faces);
    return grabCut(small, labels, hooks).map([&](const cv::Mat& front) {
        return alongEdges(cleaned(front), seen);
    });
}

}  // namespace

Result<Mask> findSubject(const Image& photo, const JobHooks& hooks) {
    return walled(kSubject, [&] { return subjectOf(photo, hooks); });
}

}  // namespace irodori
