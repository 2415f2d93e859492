// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "base/result.h"
#include "data/packed_pictures.h"
#include "model/safetensors.h"

namespace irodori {

/// Writes a pack picture by picture, so that it never is in memory as a whole. The file appears at
/// `commit`; destroyed before, it leaves nothing. Use from one thread.
class PackWriter {
public:
    /// Room in the header is kept for `maxPictures`, whose names and collections have `nameBytes`
    /// together.
    static Result<PackWriter> create(const std::filesystem::path& path, std::size_t maxPictures,
                                     std::size_t nameBytes);

    /// Copies the pixels into the file at once. Sides 1 … 65535; `target` may be nullptr.
    Result<void> add(const PackedPicture& picture);

    Result<void> commit();

private:
    struct List;
    explicit PackWriter(SafeTensorsWriter file);

    SafeTensorsWriter file_;
    std::shared_ptr<List> list_;
};

}  // namespace irodori
