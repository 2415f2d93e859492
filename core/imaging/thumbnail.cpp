// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/thumbnail.h"

#include "imaging/codec.h"
#include "imaging/exception_wall.h"

namespace irodori {

Result<std::vector<std::uint8_t>> pngThumbnail(const Image& image, int longSide) {
    return walled("thumbnail", [&] {
        const Size size{image.width, image.height};
        const Image small =
            image.longSide() > longSide ? resized(image, scaledToLongSide(size, longSide)) : image;
        return encodePng({small, {}});
    });
}

}  // namespace irodori
