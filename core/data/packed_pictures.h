// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "imaging/image.h"
#include "model/safetensors.h"

namespace irodori {

/// One decoded picture inside a pack: interleaved 8-bit RGB of sRGB values, rows from the top.
/// Points into the mapped file.
struct PackedPicture {
    int width = 0;
    int height = 0;
    const std::uint8_t* pixels = nullptr;  ///< 3·width·height
    const std::uint8_t* target = nullptr;  ///< its cel version in the same layout, or nullptr
    bool isTest = false;                   ///< held out: must never be trained on
    std::string collection;
    std::string name;         ///< file name, for people
    std::vector<Rect> faces;  ///< inside the picture, the largest first
};

/// A memory-mapped cache of decoded pictures, so that decoding never limits training: a
/// safetensors file with U8 tensors `picture.N` and `target.N` [H,W,3] and the rest as JSON in its
/// metadata. Immutable; cheap to copy; thread-safe. Needs no picture library.
class PackedPictures {
public:
    /// Checks everything but the pixels. The file must not be shortened while the pack is in use.
    static Result<PackedPictures> open(const std::filesystem::path& path);

    [[nodiscard]] std::size_t size() const { return pictures_.size(); }
    [[nodiscard]] const PackedPicture& operator[](std::size_t i) const { return pictures_[i]; }
    /// Indices of the pictures of a split, in order.
    [[nodiscard]] std::vector<std::size_t> indices(bool isTest) const;
    /// SHA-256 of the pixels, names and split: the same for packs of the same content.
    [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }

    /// Gives the mapped pages back to the system, which keeps them cached: the process stays small.
    void dropPages() const;

private:
    static Result<PackedPictures> read(const std::filesystem::path& path);

    SafeTensors file_;  ///< owns the mapping
    std::vector<PackedPicture> pictures_;
    std::string fingerprint_;
};

}  // namespace irodori
