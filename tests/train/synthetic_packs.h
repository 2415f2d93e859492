// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "data/pack_writer.h"

namespace irodori::test {

/// Writes a pack of small pictures, the same in every run: soft shading for photos, flat areas for
/// styles (`flat`), every fourth one held out. The collections have the same number of pictures.
inline Result<PackedPictures> syntheticPack(const std::filesystem::path& path, int count, bool flat,
                                            int side = 80,
                                            const std::vector<std::string>& collections = {
                                                "synthetic"}) {
    auto writer = PackWriter::create(path, static_cast<std::size_t>(count), 4096);
    if (!writer)
        return tl::unexpected(writer.error());
    for (int i = 0; i < count; ++i) {
        std::vector<std::uint8_t> pixels(static_cast<std::size_t>(side * side) * 3);
        std::vector<std::uint8_t> target(pixels.size());
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                for (int c = 0; c < 3; ++c) {
                    const double wave =
                        std::sin(0.09 * (x + 13 * i) + c) + std::cos(0.07 * y * (1 + i % 3));
                    const double shade = 0.5 + 0.24 * wave;
                    const double stepped = std::round(shade * 3) / 3;
                    const auto at = static_cast<std::size_t>((y * side + x) * 3 + c);
                    pixels[at] = static_cast<std::uint8_t>(255 * (flat ? stepped : shade));
                    target[at] = static_cast<std::uint8_t>(255 * stepped);
                }
        PackedPicture picture;
        picture.width = side;
        picture.height = side;
        picture.pixels = pixels.data();
        picture.target = flat ? nullptr : target.data();
        picture.isTest = i % 4 == 3;
        picture.collection = collections[static_cast<std::size_t>(i) * collections.size()
                                         / static_cast<std::size_t>(count)];
        picture.name = "picture" + std::to_string(i);
        if (auto added = writer->add(picture); !added)
            return tl::unexpected(added.error());
    }
    if (auto done = writer->commit(); !done)
        return tl::unexpected(done.error());
    return PackedPictures::open(path);
}

}  // namespace irodori::test
