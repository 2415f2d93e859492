// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/packed_pictures.h"

#include <sys/mman.h>
#include <unistd.h>
#include <algorithm>
#include <cstdint>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/sha256.h"
#include "data/pack_format.h"

namespace irodori {

namespace {

using nlohmann::json;

struct PixelBlock {
    int width = 0;
    int height = 0;
    const std::uint8_t* pixels = nullptr;
};

/// The tensor of that name as pixels; none where it is missing or no picture.
std::optional<PixelBlock> pixelsIn(const SafeTensors& file, const std::string& name) {
    const auto found = file.tensors().find(name);
    if (found == file.tensors().end())
        return std::nullopt;
    const TensorView& tensor = found->second;
    const auto isSide = [](std::int64_t side) { return side >= 1 && side <= kMaxPackedSide; };
    if (tensor.type != TensorType::u8 || tensor.shape.size() != 3 || !isSide(tensor.shape[0])
        || !isSide(tensor.shape[1]) || tensor.shape[2] != 3)
        return std::nullopt;
    return PixelBlock{static_cast<int>(tensor.shape[1]), static_cast<int>(tensor.shape[0]),
                      reinterpret_cast<const std::uint8_t*>(tensor.bytes.data())};
}

/// The faces of an entry; none where one of them is not inside the picture.
std::optional<std::vector<Rect>> facesIn(const json& entry, const PixelBlock& block) {
    std::vector<Rect> faces;
    const auto list = entry.find(kPackFacesKey);
    if (list == entry.end())
        return faces;
    if (!list->is_array() || list->size() > kMaxPackedFaces)
        return std::nullopt;
    for (const json& sides : *list) {
        const bool isRect = sides.is_array() && sides.size() == 4
                            && std::ranges::all_of(sides, [](const json& side) {
                                   return side.is_number_unsigned() && side <= kMaxPackedSide;
                               });
        if (!isRect)
            return std::nullopt;
        const Rect face{sides[0], sides[1], sides[2], sides[3]};
        if (face.isEmpty() || face.x + face.width > block.width
            || face.y + face.height > block.height)
            return std::nullopt;
        faces.push_back(face);
    }
    return faces;
}

/// Reads picture `index`, described by `entry`; none where anything about it is wrong.
std::optional<PackedPicture> pictureIn(const SafeTensors& file, const json& entry,
                                       std::size_t index) {
    const auto block = pixelsIn(file, pictureTensorName(index));
    if (!block || !entry.is_object())
        return std::nullopt;
    const auto name = entry.find(kPackNameKey);
    const auto collection = entry.find(kPackCollectionKey);
    const auto isTest = entry.find(kPackTestKey);
    if (name == entry.end() || !name->is_string() || collection == entry.end()
        || !collection->is_string() || isTest == entry.end() || !isTest->is_boolean())
        return std::nullopt;
    auto faces = facesIn(entry, *block);
    if (!faces)
        return std::nullopt;

    PackedPicture picture{block->width, block->height, block->pixels, nullptr,
                          *isTest,      *collection,   *name,         std::move(*faces)};
    if (file.tensors().contains(targetTensorName(index))) {
        const auto target = pixelsIn(file, targetTensorName(index));
        if (!target || target->width != block->width || target->height != block->height)
            return std::nullopt;
        picture.target = target->pixels;
    }
    return picture;
}

std::string textIn(const SafeTensors& file, const char* key) {
    const auto found = file.metadata().find(key);
    return found == file.metadata().end() ? std::string() : found->second;
}

std::string fingerprintOf(const SafeTensors& file) {
    const std::string content = textIn(file, kPackPicturesKey) + textIn(file, "sha256");
    return sha256(std::as_bytes(std::span(content)));
}

}  // namespace

Result<PackedPictures> PackedPictures::open(const std::filesystem::path& path) {
    try {
        return read(path);
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, path.string());
    }
}

Result<PackedPictures> PackedPictures::read(const std::filesystem::path& path) {
    auto file = SafeTensors::map(path);
    if (!file)
        return tl::unexpected(file.error());
    if (textIn(*file, kPackFormatKey) != kPackFormat)
        return failure(ErrorCode::unsupported, path.string(), "is no pack of pictures");
    if (textIn(*file, kPackVersionKey) != kPackVersion)
        return failure(ErrorCode::newerVersion, path.string());
    const json entries = json::parse(textIn(*file, kPackPicturesKey), nullptr,
                                     /*allow_exceptions=*/false);
    if (!entries.is_array())
        return failure(ErrorCode::corrupt, path.string(), "its list of pictures is not readable");

    PackedPictures pack;
    std::size_t tensors = 0;
    for (const auto& entry : entries) {
        auto picture = pictureIn(*file, entry, pack.size());
        if (!picture)
            return failure(ErrorCode::corrupt, path.string(),
                           "picture " + std::to_string(pack.size()) + " is not readable");
        tensors += picture->target ? 2 : 1;
        pack.pictures_.push_back(std::move(*picture));
    }
    if (tensors != file->tensors().size())
        return failure(ErrorCode::corrupt, path.string(),
                       "it holds pictures that it does not list");
    pack.fingerprint_ = fingerprintOf(*file);
    pack.file_ = std::move(*file);
    return pack;
}

std::vector<std::size_t> PackedPictures::indices(bool isTest) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < size(); ++i)
        if (pictures_[i].isTest == isTest)
            found.push_back(i);
    return found;
}

void PackedPictures::dropPages() const {
    const auto bytes = file_.buffer();
    if (bytes.empty())
        return;
    // From the start of the first page; the header before the buffer belongs to the mapping too.
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(bytes.data()) / page * page;
    const auto end = reinterpret_cast<std::uintptr_t>(bytes.data()) + bytes.size();
    // Only advice: where it fails, the pages stay.
    ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

}  // namespace irodori
