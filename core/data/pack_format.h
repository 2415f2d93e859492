// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to data: names in the file format that PackWriter writes and PackedPictures reads.

#include <cstddef>
#include <string>

namespace irodori {

inline constexpr const char* kPackFormatKey = "format";
inline constexpr const char* kPackFormat = "irodori-pack";
inline constexpr const char* kPackVersionKey = "format_version";
inline constexpr const char* kPackVersion = "1";

/// JSON text: an array with one object for each picture, of these keys; `faces` may be missing.
inline constexpr const char* kPackPicturesKey = "pictures";
inline constexpr const char* kPackNameKey = "name";
inline constexpr const char* kPackCollectionKey = "collection";
inline constexpr const char* kPackTestKey = "test";
inline constexpr const char* kPackFacesKey = "faces";  ///< [[x, y, width, height], …]

/// No picture lists more: each takes room in the header, which is set aside beforehand.
inline constexpr std::size_t kMaxPackedFaces = 8;

inline constexpr int kMaxPackedSide = 65'535;

inline std::string pictureTensorName(std::size_t index) {
    return "picture." + std::to_string(index);
}

inline std::string targetTensorName(std::size_t index) {
    return "target." + std::to_string(index);
}

}  // namespace irodori
