// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging_fuzz.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "imaging/metadata.h"
#include "imaging/picture_io.h"
#include "imaging/rights.h"
#include "imaging/settings_text.h"

namespace irodori::fuzz {

namespace {

constexpr LoadLimits kLimits{.maxFileBytes = 1 << 24, .maxPixels = 1 << 20, .maxSide = 1 << 14};

void require(bool condition, const char* what) {
    if (condition)
        return;
    std::fprintf(stderr, "violated: %s\n", what);
    std::abort();
}

void checkPicture(const Picture& picture) {
    const Image& image = picture.image;
    require(!image.isNull(), "an accepted picture has pixels");
    require(image.width <= kLimits.maxSide && image.height <= kLimits.maxSide,
            "limit of the sides");
    const auto planeBytes = static_cast<std::size_t>(image.width)
                            * static_cast<std::size_t>(image.height)
                            * static_cast<std::size_t>(image.depth);
    require(image.pixels.size() == 3 * planeBytes, "as many pixels as the size says");
    require(image.alpha.empty() || image.alpha.size() == planeBytes, "as much alpha");
    require(picture.frameCount >= 1, "at least one frame");
    require(picture.settingsJson.size() <= kMaxSettingsBytes, "limit of the settings");
}

void exportMetadata(const Picture& picture) {
    static const Bytes file = *encodeJpeg({Image(1, 1), {}, 50});
    MetadataRequest request;
    request.format = FileFormat::jpeg;
    request.source = &picture.metadata;
    request.size = {1, 1};
    require(withMetadata(file, request).has_value(), "metadata never prevents saving");
}

}  // namespace

void runPicture(std::span<const std::uint8_t> bytes) {
    const auto picture = decodePicture(std::as_bytes(bytes), "fuzz", kLimits);
    if (!picture) {
        require(!picture.error().message().empty(), "a refusal has a reason");
        return;
    }
    checkPicture(*picture);
    exportMetadata(*picture);
}

void runSettings(std::span<const std::uint8_t> bytes) {
    const std::string text(bytes.begin(), bytes.end());
    require(settingsIn(text).size() <= kMaxSettingsBytes, "limit of settings in XMP");
    require(unpackSettings(text).size() <= kMaxSettingsBytes, "limit of packed settings");
}

void runRights(std::span<const std::uint8_t> bytes) {
    PictureMetadata metadata;
    metadata.exif.assign(bytes.begin(), bytes.end());
    metadata.iptc = metadata.exif;
    metadata.xmp.assign(bytes.begin(), bytes.end());
    const PictureRights rights = rightsOf(metadata);
    constexpr std::size_t kMaxBytes = 512;
    for (const std::string& text : {rights.license, rights.author, rights.source, rights.optOut})
        require(text.size() <= kMaxBytes, "limit of a text about rights");
}

}  // namespace irodori::fuzz
