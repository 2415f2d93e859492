// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/picture_io.h"

#include <libheif/heif.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <opencv2/core.hpp>
#include <optional>
#include <string_view>

#include "imaging/codec.h"
#include "imaging/colour.h"
#include "imaging/exception_wall.h"
#include "imaging/metadata.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

using Decode = Result<Decoded> (*)(ByteView, const DecodeContext&);

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    Decode decode;
};

using namespace std::string_view_literals;

constexpr std::array kSignatures{
    Signature{0, "\xFF\xD8\xFF"sv, decodeJpeg}, Signature{0, "\x89PNG\r\n\x1A\n"sv, decodePng},
    Signature{8, "WEBPVP8"sv, decodeWebp},      Signature{0, "II*\0"sv, decodeTiff},
    Signature{0, "MM\0*"sv, decodeTiff},        Signature{0, "II+\0"sv, decodeTiff},  // BigTIFF
    Signature{0, "MM\0+"sv, decodeTiff},        Signature{0, "GIF87a"sv, decodeGif},
    Signature{0, "GIF89a"sv, decodeGif},        Signature{0, "BM"sv, decodeBmp},
};

bool matches(ByteView bytes, const Signature& signature) {
    return bytes.size() >= signature.offset + signature.bytes.size()
           && std::memcmp(bytes.data() + signature.offset, signature.bytes.data(),
                          signature.bytes.size())
                  == 0;
}

Decode decoderFor(ByteView bytes) {
    const auto* found = std::find_if(kSignatures.begin(), kSignatures.end(),
                                     [bytes](const Signature& s) { return matches(bytes, s); });
    if (found != kSignatures.end())
        return found->decode;
    constexpr std::size_t kBrandBytes = 64;  // what the file type box of a HEIF fits into
    const auto size = static_cast<int>(std::min(bytes.size(), kBrandBytes));
    const bool isHeif = matches(bytes, {4, "ftyp"sv, nullptr})
                        && heif_check_filetype(bytes.data(), size) != heif_filetype_no;
    return isHeif ? decodeHeif : nullptr;
}

/// Takes the alpha values out of the interleaved ones, in place.
template <class T>
Bytes splitAlpha(Raster& raster) {
    const std::size_t count = raster.pixelCount();
    const auto colours = static_cast<std::size_t>(raster.model);
    Bytes plane(count * sizeof(T));
    auto* alpha = reinterpret_cast<T*>(plane.data());
    auto* to = reinterpret_cast<T*>(raster.values.data());
    const T* from = to;
    for (std::size_t i = 0; i < count; ++i, from += colours + 1, to += colours) {
        std::copy_n(from, colours, to);
        alpha[i] = from[colours];
    }
    raster.hasAlpha = false;
    raster.values.resize(count * colours * sizeof(T));
    raster.values.shrink_to_fit();
    return plane;
}

/// What undoes an orientation: first transposing, then mirroring.
struct Turn {
    bool transposed = false;
    std::optional<int> flip;  ///< OpenCV's code: 0 upside down, 1 left to right, -1 both
};

/// By EXIF orientation 1 … 8; others mean nothing.
Turn turnOf(int orientation) {
    switch (orientation) {
        case 2:
            return {false, 1};
        case 3:
            return {false, -1};
        case 4:
            return {false, 0};
        case 5:
            return {true, std::nullopt};
        case 6:
            return {true, 1};
        case 7:
            return {true, -1};
        case 8:
            return {true, 0};
        default:
            return {};
    }
}

void turnPlane(Bytes& bytes, int width, int height, int type, Turn turn) {
    cv::Mat plane(height, width, type, bytes.data());
    Bytes transposed;
    if (turn.transposed) {
        transposed.resize(bytes.size());
        cv::Mat target(width, height, type, transposed.data());
        cv::transpose(plane, target);
        bytes.swap(transposed);
        plane = target;
    }
    if (turn.flip)
        cv::flip(plane, plane, *turn.flip);
}

/// Turns a picture upright.
void applyOrientation(Image& image, int orientation) {
    const Turn turn = turnOf(orientation);
    const int depth = image.depth == PixelDepth::u8 ? CV_8U : CV_16U;
    turnPlane(image.pixels, image.width, image.height, CV_MAKETYPE(depth, 3), turn);
    if (image.hasAlpha())
        turnPlane(image.alpha, image.width, image.height, CV_MAKETYPE(depth, 1), turn);
    if (turn.transposed)
        std::swap(image.width, image.height);
}

/// The profile that the pixels are to be read through; empty: none, or sRGB.
Bytes effectiveProfile(Decoded& decoded, const PictureMetadata& metadata) {
    const ColourModel model = decoded.raster.model;
    if (isUsableProfile(decoded.iccProfile, model))
        return std::move(decoded.iccProfile);
    if (model == ColourModel::rgb && saysAdobeRgb(metadata))
        return adobeRgbProfile();
    return {};
}

Image toImage(Raster&& raster, ByteView iccProfile) {
    Image image;
    image.width = raster.width;
    image.height = raster.height;
    image.depth = raster.depth;
    if (raster.hasAlpha)
        image.alpha = raster.depth == PixelDepth::u8 ? splitAlpha<std::uint8_t>(raster)
                                                     : splitAlpha<std::uint16_t>(raster);
    image.pixels = toSrgb(std::move(raster), iccProfile);
    return image;
}

Result<Picture> decodeBytes(ByteView bytes, const DecodeContext& context) {
    if (bytes.empty())
        return failure(ErrorCode::emptyFile, context.subject);
    const Decode decode = decoderFor(bytes);
    if (!decode)
        return failure(ErrorCode::unsupported, context.subject,
                       "is not a picture in a format that can be read");
    auto decoded = decode(bytes, context);
    if (!decoded)
        return tl::unexpected(decoded.error());

    Picture picture;
    picture.formatName = decoded->formatName;
    picture.frameCount = decoded->frameCount;
    picture.isCmyk = decoded->raster.model == ColourModel::cmyk;
    picture.isGrey = decoded->raster.model == ColourModel::grey;
    picture.metadata = decoded->metadata ? tidied(*decoded->metadata) : readMetadata(bytes);
    picture.settingsJson = settingsIn(picture.metadata.xmp);
    picture.iccProfile = effectiveProfile(*decoded, picture.metadata);
    picture.image = toImage(std::move(decoded->raster), picture.iccProfile);
    applyOrientation(picture.image, decoded->orientation.value_or(orientationOf(picture.metadata)));
    if (picture.isCmyk)
        picture.iccProfile.clear();
    return picture;
}

}  // namespace

Result<Picture> loadPicture(const fs::path& path, const LoadLimits& limits) {
    return walled(path.string(), [&]() -> Result<Picture> {
        const auto file = readFile(path, limits.maxFileBytes);
        if (!file)
            return tl::unexpected(file.error());
        const ByteView bytes(reinterpret_cast<const std::uint8_t*>(file->data()), file->size());
        auto picture = decodeBytes(bytes, {path.string(), limits});
        if (picture)
            picture->name = path.filename().string();
        return picture;
    });
}

Result<Picture> decodePicture(std::span<const std::byte> bytes, const std::string& name,
                              const LoadLimits& limits) {
    return walled(name, [&]() -> Result<Picture> {
        if (bytes.size() > limits.maxFileBytes)
            return failure(ErrorCode::tooLarge, name, "the file is too large");
        const ByteView view(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        auto picture = decodeBytes(view, {name, limits});
        if (picture)
            picture->name = name;
        return picture;
    });
}

const std::vector<std::string>& readableExtensions() {
    static const std::vector<std::string> extensions{"jpg",  "jpeg", "jpe",  "jfif", "png",
                                                     "webp", "tif",  "tiff", "bmp",  "dib",
                                                     "gif",  "heic", "heif", "hif",  "avif"};
    return extensions;
}

}  // namespace irodori
