// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>

#include <libheif/heif.h>

#include "imaging/codec.h"
#include "imaging/colour.h"

namespace irodori {

namespace {

using Context = std::unique_ptr<heif_context, Releaser<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, Releaser<heif_image_handle_release>>;
using HeifImage = std::unique_ptr<heif_image, Releaser<heif_image_release>>;
using Nclx = std::unique_ptr<heif_color_profile_nclx, Releaser<heif_nclx_color_profile_free>>;

tl::unexpected<Error> failureOf(const heif_error& error, const DecodeContext& context) {
    std::string message = error.message;
    message.erase(message.find_last_not_of(" \n") + 1);
    if (error.subcode == heif_suberror_Security_limit_exceeded)
        return failure(ErrorCode::tooLarge, context.subject, message);
    switch (error.code) {
        case heif_error_Unsupported_filetype:
        case heif_error_Unsupported_feature:
            return context.unsupported(message);
        case heif_error_Memory_allocation_error:
            return failure(ErrorCode::outOfMemory, context.subject, message);
        default:
            return context.corrupt(message);
    }
}

/// Profile of pictures that only name their primaries (AVIF from most encoders). Transfer curves
/// other than sRGB's are close enough to it in everything but HDR, which is not tone-mapped.
Bytes profileOfNclx(const heif_image_handle* handle) {
    heif_color_profile_nclx* found = nullptr;
    if (heif_image_handle_get_nclx_color_profile(handle, &found).code != heif_error_Ok)
        return {};
    const Nclx nclx(found);
    if (nclx->color_primaries == heif_color_primaries_ITU_R_BT_709_5
        || nclx->color_primaries == heif_color_primaries_unspecified)
        return {};
    return profileOfPrimaries({.red = {nclx->color_primary_red_x, nclx->color_primary_red_y},
                               .green = {nclx->color_primary_green_x, nclx->color_primary_green_y},
                               .blue = {nclx->color_primary_blue_x, nclx->color_primary_blue_y},
                               .white = {nclx->color_primary_white_x, nclx->color_primary_white_y}},
                              kSrgbCurve);
}

Bytes iccProfileOf(const heif_image_handle* handle) {
    const std::size_t size = heif_image_handle_get_raw_color_profile_size(handle);
    if (size == 0)
        return profileOfNclx(handle);
    Bytes profile(size);
    if (heif_image_handle_get_raw_color_profile(handle, profile.data()).code != heif_error_Ok)
        return {};
    return profile;
}

Bytes metadataBlock(const heif_image_handle* handle, heif_item_id id) {
    Bytes block(heif_image_handle_get_metadata_size(handle, id));
    if (heif_image_handle_get_metadata(handle, id, block.data()).code != heif_error_Ok)
        return {};
    return block;
}

/// HEIF puts the offset of the TIFF header, four bytes from the most significant, before it.
Bytes withoutOffset(const Bytes& block) {
    constexpr std::size_t kPrefix = 4;
    if (block.size() < kPrefix)
        return {};
    std::size_t start = kPrefix;
    for (std::size_t i = 0, offset = 0; i < kPrefix; ++i) {
        offset = offset << 8 | block[i];
        start = kPrefix + offset;
    }
    if (start >= block.size())
        return {};
    return {block.begin() + static_cast<std::ptrdiff_t>(start), block.end()};
}

PictureMetadata metadataOf(const heif_image_handle* handle) {
    const int count = heif_image_handle_get_number_of_metadata_blocks(handle, nullptr);
    std::vector<heif_item_id> ids(static_cast<std::size_t>(std::max(0, count)));
    heif_image_handle_get_list_of_metadata_block_IDs(handle, nullptr, ids.data(), count);
    PictureMetadata metadata;
    for (const heif_item_id id : ids) {
        const std::string type = heif_image_handle_get_metadata_type(handle, id);
        const std::string content = heif_image_handle_get_metadata_content_type(handle, id);
        if (type == "Exif" && metadata.exif.empty()) {
            metadata.exif = withoutOffset(metadataBlock(handle, id));
        } else if (type == "mime" && content == "application/rdf+xml" && metadata.xmp.empty()) {
            const Bytes block = metadataBlock(handle, id);
            metadata.xmp.assign(block.begin(), block.end());
        }
    }
    return metadata;
}

heif_chroma interleaved(bool deep, bool hasAlpha) {
    if (!deep)
        return hasAlpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB;
    if constexpr (std::endian::native == std::endian::little)
        return hasAlpha ? heif_chroma_interleaved_RRGGBBAA_LE : heif_chroma_interleaved_RRGGBB_LE;
    else
        return hasAlpha ? heif_chroma_interleaved_RRGGBBAA_BE : heif_chroma_interleaved_RRGGBB_BE;
}

/// 10 or 12 bits → 16, so that the largest value stays the largest.
void stretchTo16Bit(Raster& raster, int bits) {
    const std::uint32_t max = (1U << bits) - 1;
    auto* values = reinterpret_cast<std::uint16_t*>(raster.values.data());
    for (std::size_t i = 0; i < raster.values.size() / 2; ++i)
        values[i] = static_cast<std::uint16_t>(
            (std::min<std::uint32_t>(values[i], max) * 65535U + max / 2) / max);
}

Result<void> readPixels(const heif_image_handle* handle, Raster& raster,
                        const DecodeContext& context) {
    const int lumaBits = heif_image_handle_get_luma_bits_per_pixel(handle);
    raster.depth = lumaBits > 8 ? PixelDepth::u16 : PixelDepth::u8;
    raster.hasAlpha = heif_image_handle_has_alpha_channel(handle) != 0;
    heif_image* decoded = nullptr;
    const heif_error error =
        heif_decode_image(handle, &decoded, heif_colorspace_RGB,
                          interleaved(raster.depth == PixelDepth::u16, raster.hasAlpha), nullptr);
    const HeifImage image(decoded);
    if (error.code != heif_error_Ok)
        return failureOf(error, context);

    // Only now is it certain what size the coded picture has: headers can lie.
    raster.width = heif_image_get_width(decoded, heif_channel_interleaved);
    raster.height = heif_image_get_height(decoded, heif_channel_interleaved);
    int stride = 0;
    const std::uint8_t* plane =
        heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride);
    if (!plane || stride < static_cast<int>(raster.rowBytes()))
        return context.corrupt("it holds no pixels");
    raster.allocate();
    for (int y = 0; y < raster.height; ++y)
        std::memcpy(raster.row(y), plane + static_cast<std::ptrdiff_t>(stride) * y,
                    raster.rowBytes());
    if (raster.depth == PixelDepth::u16)
        stretchTo16Bit(raster,
                       heif_image_get_bits_per_pixel_range(decoded, heif_channel_interleaved));
    return {};
}

}  // namespace

Result<Decoded> decodeHeif(ByteView bytes, const DecodeContext& context) {
    const Context heif(heif_context_alloc());
    heif_context_set_maximum_image_size_limit(heif.get(), context.limits.maxSide);
    heif_error error =
        heif_context_read_from_memory_without_copy(heif.get(), bytes.data(), bytes.size(), nullptr);
    if (error.code != heif_error_Ok)
        return failureOf(error, context);
    heif_image_handle* primary = nullptr;
    error = heif_context_get_primary_image_handle(heif.get(), &primary);
    const Handle handle(primary);
    if (error.code != heif_error_Ok)
        return failureOf(error, context);
    if (auto fits = context.checkSize(heif_image_handle_get_width(primary),
                                      heif_image_handle_get_height(primary));
        !fits)
        return tl::unexpected(fits.error());

    Decoded out;
    out.formatName =
        heif_has_compatible_brand(bytes.data(), static_cast<int>(bytes.size()), "avif") > 0
            ? "AVIF"
            : "HEIC";
    out.orientation = 1;  // libheif has turned it; EXIF repeats what the container says
    if (auto read = readPixels(primary, out.raster, context); !read)
        return tl::unexpected(read.error());
    if (out.raster.hasAlpha && heif_image_handle_is_premultiplied_alpha(primary))
        unpremultiply(out.raster);
    out.iccProfile = iccProfileOf(primary);
    out.metadata = metadataOf(primary);
    return out;
}

}  // namespace irodori
