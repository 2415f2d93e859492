// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/photo_stages.h"

#include <algorithm>
#include <cstddef>

namespace irodori {

namespace {

/// Drawing takes some 100 bytes a pixel: large photos go in strips of about so many pixels.
constexpr int kStripPixels = 2'000'000;

Size sizeOf(const Image& image) {
    return {image.width, image.height};
}

/// Calls `work(strip, first, y, rows)` with parts of a photo that overlap by what drawing looks at:
/// row `first` of the strip is row y of the photo, and `rows` of them are to be kept.
template <class Work>
Result<void> inStrips(const Image& photo, const JobHooks& hooks, Work work) {
    const int height = std::max(2 * kDrawingHalo, kStripPixels / photo.width);
    for (int y = 0; y < photo.height; y += height) {
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, {});
        const int rows = std::min(height, photo.height - y);
        const int top = std::max(0, y - kDrawingHalo);
        const int bottom = std::min(photo.height, y + rows + kDrawingHalo);
        work(cropped(photo, {0, top, photo.width, bottom - top}), y - top, y, rows);
    }
    return {};
}

/// Rows [first, first+rows) become those from row y on; rows of `width` values.
template <class T>
void copyRows(const std::vector<T>& from, int first, int rows, int width, std::vector<T>& to,
              int y) {
    const auto begin = from.begin() + std::ptrdiff_t{first} * width;
    std::copy(begin, begin + std::ptrdiff_t{rows} * width, to.begin() + std::ptrdiff_t{y} * width);
}

Result<Image> flattenedInStrips(const Image& photo, double amount, const JobHooks& hooks) {
    Image out(photo.width, photo.height, photo.depth);
    const int rowBytes = photo.width * 3 * static_cast<int>(photo.depth);
    return inStrips(photo, hooks,
                    [&](const Image& strip, int first, int y, int rows) {
                        copyRows(flattened(strip, amount).pixels, first, rows, rowBytes, out.pixels,
                                 y);
                    })
        .map([&] { return std::move(out); });
}

Result<LineArt> linesInStrips(const Image& photo, double density, const JobHooks& hooks) {
    LineArt out{photo.width, photo.height, {}};
    out.levels.resize(static_cast<std::size_t>(photo.width)
                      * static_cast<std::size_t>(photo.height));
    return inStrips(photo, hooks,
                    [&](const Image& strip, int first, int y, int rows) {
                        copyRows(lineArt(strip, density).levels, first, rows, photo.width,
                                 out.levels, y);
                    })
        .map([&] { return std::move(out); });
}

/// The size at which a mask is kept: the photo's, but no larger than the mask needs.
Size workingSize(const Mask& mask, Size photo) {
    const int side = std::max({kMaskSide, mask.width, mask.height});
    return std::max(photo.width, photo.height) > side ? scaledToLongSide(photo, side) : photo;
}

}  // namespace

PhotoStages::Picture PhotoStages::scaledBy(ScaledPhoto& stage, const Picture& photo, Size size) {
    if (sizeOf(*photo) == size) {
        stage.forget();
        return photo;
    }
    return *stage.get(photo, size, [&]() -> Result<Image> { return resized(*photo, size); });
}

PhotoStages::Picture PhotoStages::guide(const Picture& photo, Size size) {
    return scaledBy(guide_, photo, size);
}

PhotoStages::Picture PhotoStages::scaled(const Picture& photo, Size size) {
    return scaledBy(scaled_, photo, size);
}

Result<PhotoStages::Picture> PhotoStages::flattened(const Picture& photo, Size size, double amount,
                                                    const JobHooks& hooks) {
    if (amount == 0) {
        flattened_.forget();
        return scaled(photo, size);
    }
    return flattened_.get(photo, {size, amount},
                          [&] { return flattenedInStrips(*scaled(photo, size), amount, hooks); });
}

Result<std::shared_ptr<const LineArt>> PhotoStages::lines(const Picture& photo, Size size,
                                                          double density, const JobHooks& hooks) {
    return lines_.get(photo, {size, density},
                      [&] { return linesInStrips(*scaled(photo, size), density, hooks); });
}

std::shared_ptr<const DetailLayer> PhotoStages::texture(const Picture& photo) {
    return *texture_.get(photo, 0, [&]() -> Result<DetailLayer> { return detailLayerOf(*photo); });
}

std::shared_ptr<const Mask> PhotoStages::styled(const std::shared_ptr<const Mask>& mask, Size size,
                                                const StyleSettings& settings) {
    if (settings.region == StyledRegion::all)
        return nullptr;
    const bool isInverted = settings.region == StyledRegion::background;
    return *styled_.get(mask, {size, isInverted, settings.feather}, [&]() -> Result<Mask> {
        const Size working = workingSize(*mask, size);
        const double radius = settings.feather * std::max(working.width, working.height);
        Mask soft = feathered(*mask, working, radius);
        return isInverted ? inverted(std::move(soft)) : soft;
    });
}

void PhotoStages::forget() {
    *this = {};
}

}  // namespace irodori
