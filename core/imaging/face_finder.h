// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "imaging/image.h"

namespace irodori {

/// Where the system keeps the description of faces that OpenCV ships (Debian: opencv-data); empty
/// where it is not installed.
[[nodiscard]] std::filesystem::path faceCascade();

/// Finds faces seen from the front: P. Viola and M. Jones, "Rapid object detection using a boosted
/// cascade of simple features", CVPR 2001. Use each object from one thread.
class FaceFinder {
public:
    /// Without a description it finds none.
    explicit FaceFinder(const std::filesystem::path& cascade = faceCascade());
    ~FaceFinder();

    /// In the picture's pixels; faces of less than a tenth of its short side count for nothing.
    /// `picture`: opaque, 8 bit. Throws what OpenCV throws.
    [[nodiscard]] std::vector<Rect> find(const Image& picture);

private:
    struct Detector;
    std::unique_ptr<Detector> detector_;
};

}  // namespace irodori
