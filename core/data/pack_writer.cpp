// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pack_writer.h"

#include <nlohmann/json.hpp>

#include "data/pack_format.h"

namespace irodori {

namespace {

using nlohmann::json;

/// Upper bounds of what a picture takes in the header: both tensors and its entry in the list …
constexpr std::size_t kBytesPerPicture = 320;
/// … each of its faces …
constexpr std::size_t kBytesPerFace = 28;
/// … and a byte of its name: a control character becomes \\u001f in JSON text inside JSON text.
constexpr std::size_t kBytesPerNameByte = 7;
constexpr std::size_t kBytesBesides = 512;

TensorView tensorOf(const PackedPicture& picture, const std::uint8_t* pixels) {
    const std::size_t bytes =
        3 * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    return {TensorType::u8,
            {picture.height, picture.width, 3},
            std::as_bytes(std::span(pixels, bytes))};
}

bool isSide(int side) {
    return side >= 1 && side <= kMaxPackedSide;
}

}  // namespace

struct PackWriter::List {
    json entries = json::array();
};

PackWriter::PackWriter(SafeTensorsWriter file)
    : file_(std::move(file)), list_(std::make_shared<List>()) {}

Result<PackWriter> PackWriter::create(const std::filesystem::path& path, std::size_t maxPictures,
                                      std::size_t nameBytes) {
    auto file = SafeTensorsWriter::create(
        path, kBytesBesides + maxPictures * (kBytesPerPicture + kMaxPackedFaces * kBytesPerFace)
                  + nameBytes * kBytesPerNameByte);
    if (!file)
        return tl::unexpected(file.error());
    return PackWriter(std::move(*file));
}

Result<void> PackWriter::add(const PackedPicture& picture) {
    if (!isSide(picture.width) || !isSide(picture.height) || !picture.pixels)
        return failure(ErrorCode::invalidArgument, picture.name, "has no pixels");
    const std::size_t index = list_->entries.size();
    auto added = file_.add(pictureTensorName(index), tensorOf(picture, picture.pixels));
    if (added && picture.target)
        added = file_.add(targetTensorName(index), tensorOf(picture, picture.target));
    if (!added)
        return added;
    json entry{{kPackNameKey, picture.name},
               {kPackCollectionKey, picture.collection},
               {kPackTestKey, picture.isTest}};
    for (const Rect& face : picture.faces)
        if (entry[kPackFacesKey].size() < kMaxPackedFaces)
            entry[kPackFacesKey].push_back({face.x, face.y, face.width, face.height});
    list_->entries.push_back(std::move(entry));
    return {};
}

Result<void> PackWriter::commit() {
    return file_.commit(
        {{kPackFormatKey, kPackFormat},
         {kPackVersionKey, kPackVersion},
         {kPackPicturesKey, list_->entries.dump(-1, ' ', false, json::error_handler_t::replace)}});
}

}  // namespace irodori
