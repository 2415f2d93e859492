// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to data.

#include <filesystem>
#include <memory>
#include <optional>

#include "imaging/image.h"

namespace irodori {

/// Where the system keeps the description of faces that OpenCV ships (Debian: opencv-data); empty
/// where it is not installed.
[[nodiscard]] std::filesystem::path faceCascade();

/// Finds the part of a picture that shows people: P. Viola and M. Jones, "Rapid object detection
/// using a boosted cascade of simple features", CVPR 2001. Use each object from one thread.
class SubjectFinder {
public:
    explicit SubjectFinder(const std::filesystem::path& cascade);
    ~SubjectFinder();

    /// The faces with what is around them, as heads and shoulders are framed; at least `minSide`
    /// on both sides where the picture has that. None where no face is found. `picture`: opaque,
    /// 8 bit.
    [[nodiscard]] std::optional<Rect> find(const Image& picture, int minSide);

private:
    struct Detector;
    std::unique_ptr<Detector> detector_;
};

}  // namespace irodori
