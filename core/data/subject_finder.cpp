// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/subject_finder.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <vector>

namespace irodori {

namespace fs = std::filesystem;

namespace {

constexpr int kSearchedSide = 240;   // short side at which faces are looked for
constexpr int kSmallestFace = 24;    // pixels of it: smaller ones are no subject
constexpr int kNeighbours = 5;       // detections that must agree; fewer invent faces
constexpr double kScaleStep = 1.2;   // of the sizes that are looked for
constexpr double kFrame = 3;         // of the faces' size
constexpr double kFaceHeight = 0.4;  // where in the frame the faces' middle stands, from the top

/// A frame of that length around `middle`, moved and shortened to fit into 0 … `limit`.
struct Span {
    int begin = 0;
    int length = 0;
};
Span spanWithin(int limit, double begin, double length) {
    const int whole = std::min(limit, static_cast<int>(length + 0.5));
    return {std::clamp(static_cast<int>(begin + 0.5), 0, limit - whole), whole};
}

}  // namespace

struct SubjectFinder::Detector {
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

SubjectFinder::SubjectFinder(const fs::path& cascade) : detector_(std::make_unique<Detector>()) {
    detector_->faces.load(cascade.string());
}

SubjectFinder::~SubjectFinder() = default;

std::optional<Rect> SubjectFinder::find(const Image& picture, int minSide) {
    const cv::Mat rgb(picture.height, picture.width, CV_8UC3,
                      const_cast<std::uint8_t*>(picture.pixels.data()));
    const int shortSide = std::min(picture.width, picture.height);
    const double scale = std::min(1.0, static_cast<double>(kSearchedSide) / shortSide);
    cv::Mat small;
    cv::resize(rgb, small, {}, scale, scale, cv::INTER_AREA);
    cv::cvtColor(small, small, cv::COLOR_RGB2GRAY);

    std::vector<cv::Rect> faces;
    detector_->faces.detectMultiScale(small, faces, kScaleStep, kNeighbours, 0,
                                      {kSmallestFace, kSmallestFace});
    if (faces.empty())
        return std::nullopt;
    cv::Rect all = faces.front();
    for (const auto& face : faces)
        all |= face;

    const double side = std::max<double>(minSide, kFrame * std::max(all.width, all.height) / scale);
    const double x = (all.x + all.width / 2.0) / scale - side / 2;
    const double y = (all.y + all.height / 2.0) / scale - side * kFaceHeight;
    const Span columns = spanWithin(picture.width, x, side);
    const Span rows = spanWithin(picture.height, y, side);
    return Rect{columns.begin, rows.begin, columns.length, rows.length};
}

}  // namespace irodori
