// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to data.

#include <filesystem>
#include <optional>

#include "imaging/face_finder.h"
#include "imaging/image.h"

namespace irodori {

/// Finds the part of a picture that shows people. Use each object from one thread.
class SubjectFinder {
public:
    explicit SubjectFinder(const std::filesystem::path& cascade) : faces_(cascade) {}

    /// The faces with what is around them, as heads and shoulders are framed; at least `minSide`
    /// on both sides where the picture has that. None where no face is found. `picture`: opaque,
    /// 8 bit.
    [[nodiscard]] std::optional<Rect> find(const Image& picture, int minSide);

private:
    FaceFinder faces_;
};

}  // namespace irodori
