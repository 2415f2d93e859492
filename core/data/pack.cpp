// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pack.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "data/ordered_parallel.h"
#include "data/pack_writer.h"
#include "data/source_picture.h"
#include "imaging/drawing.h"
#include "imaging/exception_wall.h"
#include "imaging/face_finder.h"

namespace irodori {

namespace {

struct DecodedPicture {
    const DatasetPicture* source = nullptr;
    Image image;
    Image target;  ///< null where none is wanted
    std::vector<Rect> faces;
};

/// The middle of `length` pixels that `wanted` of them make.
Rect middleOf(Size size, int wantedWidth, int wantedHeight) {
    return {(size.width - wantedWidth) / 2, (size.height - wantedHeight) / 2, wantedWidth,
            wantedHeight};
}

/// The part of the picture that is packed: its crop, and of a long one the middle.
Rect partOf(const Image& image, Rect crop, const PackOptions& options) {
    const Rect whole{0, 0, image.width, image.height};
    const Rect part = crop.isEmpty() ? whole : crop;
    const int shortSide = std::min(part.width, part.height);
    const double scale =
        options.shortSide == kOwnSize ? 1 : static_cast<double>(shortSide) / options.shortSide;
    const double longest = scale * options.maxLongSide;
    const int limit = static_cast<int>(std::min(std::ceil(longest), 1e9));
    Rect middle = middleOf({part.width, part.height}, std::min(part.width, limit),
                           std::min(part.height, limit));
    middle.x += part.x;
    middle.y += part.y;
    return middle;
}

/// The faces of a picture, the largest first. One finder a thread: they take time to load.
std::vector<Rect> facesOf(const Image& image) {
    thread_local FaceFinder finder;
    auto faces = finder.find(image);
    for (Rect& face : faces) {  // found in a smaller copy: rounded
        face.width = std::min(face.width, image.width - face.x);
        face.height = std::min(face.height, image.height - face.y);
    }
    std::ranges::stable_sort(faces, std::greater(),
                             [](const Rect& face) { return face.width * face.height; });
    return faces;
}

/// The size with exactly the given short side.
Size scaledToShortSide(Size size, int shortSide, int maxLongSide) {
    const auto scaled = [&](int longSide, int side) {
        const double length = static_cast<double>(longSide) * shortSide / side;
        return std::clamp(static_cast<int>(std::lround(length)), shortSide, maxLongSide);
    };
    return size.width < size.height ? Size{shortSide, scaled(size.height, size.width)}
                                    : Size{scaled(size.width, size.height), shortSide};
}

Result<DecodedPicture> decode(const DatasetPicture& source, const PackOptions& options) {
    return walled(source.file.string(), [&]() -> Result<DecodedPicture> {
        const auto loaded = loadAgain(source);
        if (!loaded)
            return tl::unexpected(loaded.error());
        const Rect part = partOf(*loaded, source.crop, options);
        DecodedPicture decoded{&source, {}, {}, {}};
        const Size size{part.width, part.height};
        decoded.image =
            resized(cropped(*loaded, part),
                    options.shortSide == kOwnSize
                        ? size
                        : scaledToShortSide(size, options.shortSide, options.maxLongSide));
        if (options.celTargets)
            decoded.target = celVersion(decoded.image);
        if (options.faces)
            decoded.faces = facesOf(decoded.image);
        return decoded;
    });
}

PackedPicture asPacked(const DecodedPicture& decoded) {
    const Image& image = decoded.image;
    return {image.width,
            image.height,
            image.pixels.data(),
            decoded.target.isNull() ? nullptr : decoded.target.pixels.data(),
            decoded.source->split == Split::test,
            decoded.source->collection,
            decoded.source->file.filename().string(),
            decoded.faces};
}

std::vector<const DatasetPicture*> usablePictures(const Dataset& dataset) {
    std::vector<const DatasetPicture*> usable;
    for (const auto& picture : dataset.pictures)
        if (!picture.excluded)
            usable.push_back(&picture);
    return usable;
}

std::size_t nameBytes(const std::vector<const DatasetPicture*>& pictures) {
    std::size_t bytes = 0;
    for (const auto* picture : pictures)
        bytes += picture->collection.size() + picture->file.filename().string().size();
    return bytes;
}

Result<void> check(const PackOptions& options) {
    const bool fits = options.shortSide == kOwnSize || options.shortSide >= kMinPackedSide;
    if (fits && options.maxLongSide >= options.shortSide
        && options.maxLongSide <= kMaxPackedLongSide)
        return {};
    return failure(ErrorCode::invalidArgument, "sides of packed pictures",
                   "the short one must be at least " + std::to_string(kMinPackedSide)
                       + " pixels, the long one no shorter and at most "
                       + std::to_string(kMaxPackedLongSide));
}

Result<std::size_t> pack(const Dataset& dataset, const std::filesystem::path& path,
                         const PackOptions& options, const JobHooks& hooks) {
    if (auto fine = check(options); !fine)
        return tl::unexpected(fine.error());
    const auto pictures = usablePictures(dataset);
    auto writer = PackWriter::create(path, pictures.size(), nameBytes(pictures));
    if (!writer)
        return tl::unexpected(writer.error());

    const int threads = threadCount(options.threads, pictures.size());
    const auto window = 2 * static_cast<std::size_t>(threads);
    std::size_t seen = 0;
    std::size_t packed = 0;
    Result<void> written;
    makeInOrder(
        pictures.size(), threads, window,
        [&](std::size_t i) { return decode(*pictures[i], options); },
        [&](const Result<DecodedPicture>& decoded) {
            if (decoded)
                written = writer->add(asPacked(*decoded));
            else
                hooks.tell("left out: " + decoded.error().message());
            packed += decoded ? 1 : 0;
            hooks.report(static_cast<double>(++seen) / static_cast<double>(pictures.size()));
            return written && !hooks.stopped();
        });
    if (hooks.stopped())
        return failure(ErrorCode::cancelled, path.string());
    if (written && packed == 0)
        return failure(ErrorCode::notFound, path.string(), "no picture is left to be packed");
    if (written)
        written = writer->commit();
    if (!written)
        return tl::unexpected(written.error());
    return packed;
}

}  // namespace

Result<std::size_t> packDataset(const Dataset& dataset, const std::filesystem::path& path,
                                const PackOptions& options, const JobHooks& hooks) {
    return walled(path.string(), [&] { return pack(dataset, path, options, hooks); });
}

}  // namespace irodori
