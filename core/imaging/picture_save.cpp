// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "imaging/codec.h"
#include "imaging/colour.h"
#include "imaging/exception_wall.h"
#include "imaging/metadata.h"
#include "imaging/picture_io.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

struct FormatName {
    std::string_view name;
    FileFormat format;
};

constexpr std::array kFormatNames{
    FormatName{"png", FileFormat::png},   FormatName{"jpeg", FileFormat::jpeg},
    FormatName{"jpg", FileFormat::jpeg},  FormatName{"jpe", FileFormat::jpeg},
    FormatName{"jfif", FileFormat::jpeg}, FormatName{"webp", FileFormat::webp},
    FormatName{"tiff", FileFormat::tiff}, FormatName{"tif", FileFormat::tiff},
};

bool isEightBitOnly(FileFormat format) {
    return format == FileFormat::jpeg || format == FileFormat::webp;
}

Result<Bytes> encode(FileFormat format, const EncodeRequest& request) {
    switch (format) {
        case FileFormat::png:
            return encodePng(request);
        case FileFormat::jpeg:
            return encodeJpeg(request);
        case FileFormat::webp:
            return encodeWebp(request);
        case FileFormat::tiff:
            return encodeTiff(request);
    }
    return failure(ErrorCode::invalidArgument, {}, "unknown file format");
}

/// Whether `image` can go to the encoder as it is.
bool needsNoChange(const Image& image, const Picture* origin, const ExportOptions& options) {
    const bool ownProfile =
        options.profile == ExportProfile::source && origin && !origin->iccProfile.empty();
    const bool depthFits = image.depth == PixelDepth::u8 || !isEightBitOnly(options.format);
    return !ownProfile && depthFits && (!image.hasAlpha() || options.format != FileFormat::jpeg);
}

struct Prepared {
    Image image;
    ByteView iccProfile;
};

/// A copy of the pixels in the depth, transparency and colour space of the file to be.
Prepared prepare(Image image, const Picture* origin, const ExportOptions& options) {
    if (image.hasAlpha() && options.format == FileFormat::jpeg)
        image = overWhite(std::move(image));
    ByteView profile = srgbProfile();
    // Colours are converted before they lose bits.
    if (options.profile == ExportProfile::source && origin && fromSrgb(image, origin->iccProfile))
        profile = origin->iccProfile;
    if (isEightBitOnly(options.format))
        image = withDepth(image, PixelDepth::u8);
    return {std::move(image), profile};
}

Result<Bytes> encodeFile(const Image& image, ByteView iccProfile, const Picture* origin,
                         const ExportOptions& options) {
    auto encoded = encode(options.format, {image, iccProfile, options.quality});
    if (!encoded)
        return encoded;
    MetadataRequest request;
    request.format = options.format;
    request.source = origin && !options.stripMetadata ? &origin->metadata : nullptr;
    request.size = {image.width, image.height};
    request.isSrgb = iccProfile.data() == srgbProfile().data();
    request.aiLabel = options.aiLabel;
    request.settingsJson = options.settingsJson;
    return withMetadata(std::move(*encoded), request);
}

Result<Bytes> encodeImage(const Image& image, const Picture* origin, const ExportOptions& options) {
    if (image.isNull())
        return failure(ErrorCode::invalidArgument, {}, "there is no picture to save");
    if (options.quality < kMinQuality || options.quality > kMaxQuality)
        return failure(ErrorCode::invalidArgument, {}, "the quality must be between 1 and 100");
    if (needsNoChange(image, origin, options))
        return encodeFile(image, srgbProfile(), origin, options);
    const Prepared prepared = prepare(image, origin, options);
    return encodeFile(prepared.image, prepared.iccProfile, origin, options);
}

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

}  // namespace

std::optional<FileFormat> formatFromName(const std::string& name) {
    const std::string lower = lowerCase(name);
    const auto* found = std::find_if(kFormatNames.begin(), kFormatNames.end(),
                                     [&](const FormatName& f) { return f.name == lower; });
    return found == kFormatNames.end() ? std::nullopt : std::optional(found->format);
}

std::optional<FileFormat> formatFromPath(const fs::path& path) {
    const std::string extension = path.extension().string();
    return extension.empty() ? std::nullopt : formatFromName(extension.substr(1));
}

const char* extensionOf(FileFormat format) {
    switch (format) {
        case FileFormat::png:
            return "png";
        case FileFormat::jpeg:
            return "jpg";
        case FileFormat::webp:
            return "webp";
        case FileFormat::tiff:
            return "tif";
    }
    return "";
}

Result<fs::path> savePicture(const fs::path& path, const Image& image, const Picture* origin,
                             const ExportOptions& options) {
    return walled(path.string(), [&]() -> Result<fs::path> {
        const auto file = encodeImage(image, origin, options);
        if (!file) {
            Error error = file.error();
            error.subject = path.string();
            return tl::unexpected(error);
        }
        return writeFile(path, std::as_bytes(std::span(*file)), options.ifExists);
    });
}

}  // namespace irodori
