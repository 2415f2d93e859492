// SPDX-License-Identifier: GPL-3.0-or-later
#include "data_fuzz.h"

#include <sys/mman.h>
#include <unistd.h>
#include <cstdlib>
#include <numeric>
#include <string>

#include "data/dataset.h"
#include "data/manifest.h"
#include "data/packed_pictures.h"

namespace irodori::fuzz {

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

/// A file in memory, since packs are opened by name.
class MemoryFile {
public:
    explicit MemoryFile(std::span<const std::uint8_t> bytes)
        : descriptor_(::memfd_create("fuzz", 0)) {
        require(::write(descriptor_, bytes.data(), bytes.size())
                == static_cast<ssize_t>(bytes.size()));
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] std::string path() const {
        return "/proc/self/fd/" + std::to_string(descriptor_);
    }

private:
    int descriptor_;
};

/// Reads them all: outside of the mapping that is a crash.
unsigned sumOf(const PackedPicture& picture, const std::uint8_t* pixels) {
    const std::size_t count =
        3 * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    return std::accumulate(pixels, pixels + count, 0U);
}

}  // namespace

void runDataset(std::span<const std::uint8_t> bytes) {
    const auto sets = trainingSetsFromJson({bytes.begin(), bytes.end()});
    if (!sets) {
        require(!sets.error().message().empty());
        return;
    }
    const auto again = trainingSetsFromJson(toJson(*sets));
    require(again.has_value() && *again == *sets);
    require(!rightsSummary(sets->styles).empty());
}

void runManifest(std::span<const std::uint8_t> bytes) {
    const auto rows = manifestFromCsv({bytes.begin(), bytes.end()}, "/data/set", "fuzz");
    if (!rows) {
        require(!rows.error().detail.empty());
        return;
    }
    for (const auto& row : *rows)
        require(row.picture.file.string().starts_with("/data/set/"));
}

void runPack(std::span<const std::uint8_t> bytes) {
    const MemoryFile file(bytes);
    const auto pack = PackedPictures::open(file.path());
    if (!pack) {
        require(!pack.error().message().empty());
        return;
    }
    require(pack->indices(true).size() + pack->indices(false).size() == pack->size());
    unsigned sum = 0;
    for (std::size_t i = 0; i < pack->size(); ++i) {
        const PackedPicture& picture = (*pack)[i];
        require(picture.width >= 1 && picture.height >= 1);
        for (const Rect& face : picture.faces)
            require(intersection(face, {0, 0, picture.width, picture.height}) == face);
        sum += sumOf(picture, picture.pixels);
        if (picture.target)
            sum += sumOf(picture, picture.target);
    }
    require(sum <= 255U * bytes.size());
}

}  // namespace irodori::fuzz
