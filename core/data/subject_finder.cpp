// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/subject_finder.h"

#include <algorithm>

namespace irodori {

namespace {

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

/// The smallest rectangle around both.
Rect united(const Rect& a, const Rect& b) {
    const int x = std::min(a.x, b.x);
    const int y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.width, b.x + b.width) - x,
            std::max(a.y + a.height, b.y + b.height) - y};
}

}  // namespace

std::optional<Rect> SubjectFinder::find(const Image& picture, int minSide) {
    const auto faces = faces_.find(picture);
    if (faces.empty())
        return std::nullopt;
    Rect all = faces.front();
    for (const auto& face : faces)
        all = united(all, face);

    const double side = std::max<double>(minSide, kFrame * std::max(all.width, all.height));
    const double x = all.x + all.width / 2.0 - side / 2;
    const double y = all.y + all.height / 2.0 - side * kFaceHeight;
    const Span columns = spanWithin(picture.width, x, side);
    const Span rows = spanWithin(picture.height, y, side);
    return Rect{columns.begin, rows.begin, columns.length, rows.length};
}

}  // namespace irodori
