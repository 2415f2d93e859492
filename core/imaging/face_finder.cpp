// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/face_finder.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include "imaging/matrix_view.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

constexpr int kSearchedSide = 240;  // short side at which faces are looked for
constexpr int kSmallestFace = 24;   // pixels of it: smaller ones are no subject
constexpr int kNeighbours = 5;      // detections that must agree; fewer invent faces
constexpr double kScaleStep = 1.2;  // of the sizes that are looked for

}  // namespace

struct FaceFinder::Detector {
    cv::CascadeClassifier faces;
};

fs::path faceCascade() {
    for (const char* folder :
         {"/usr/share/opencv4", "/usr/share/opencv", "/usr/local/share/opencv4"}) {
        const fs::path file = fs::path(folder) / "haarcascades/haarcascade_frontalface_alt2.xml";
        std::error_code ignored;
        if (fs::exists(file, ignored))
            return file;
    }
    return {};
}

FaceFinder::FaceFinder(const fs::path& cascade) : detector_(std::make_unique<Detector>()) {
    if (!cascade.empty())
        detector_->faces.load(cascade.string());
}

FaceFinder::~FaceFinder() = default;

std::vector<Rect> FaceFinder::find(const Image& picture) {
    if (detector_->faces.empty())
        return {};
    const int shortSide = std::min(picture.width, picture.height);
    const double scale = std::min(1.0, static_cast<double>(kSearchedSide) / shortSide);
    cv::Mat small;
    cv::resize(viewOf(picture.pixels, picture, 3), small, {}, scale, scale, cv::INTER_AREA);
    cv::cvtColor(small, small, cv::COLOR_RGB2GRAY);

    std::vector<cv::Rect> found;
    detector_->faces.detectMultiScale(small, found, kScaleStep, kNeighbours, 0,
                                      {kSmallestFace, kSmallestFace});
    const auto pixels = [scale](int value) { return static_cast<int>(std::lround(value / scale)); };
    std::vector<Rect> faces;
    for (const auto& face : found)
        faces.push_back({pixels(face.x), pixels(face.y), pixels(face.width), pixels(face.height)});
    return faces;
}

}  // namespace irodori
