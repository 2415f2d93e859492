// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

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

constexpr std::array kProfileNames{
    std::pair{std::string_view("source"), ExportProfile::source},
    std::pair{std::string_view("srgb"), ExportProfile::srgb},
    std::pair{std::string_view("display-p3"), ExportProfile::displayP3},
};

constexpr std::array kDepthNames{
    std::pair{std::string_view("source"), ExportDepth::source},
    std::pair{std::string_view("8"), ExportDepth::eight},
    std::pair{std::string_view("16"), ExportDepth::sixteen},
};

template <class Names>
auto valueOf(const Names& names, const std::string& name) {
    const auto* found = std::ranges::find(names, name, &Names::value_type::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

template <class Names, class Value>
const char* nameIn(const Names& names, Value value) {
    return std::ranges::find(names, value, &Names::value_type::second)->first.data();
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

/// The profile to convert the pixels to; empty: they stay sRGB.
ByteView targetProfile(const Picture* origin, const ExportOptions& options) {
    switch (options.profile) {
        case ExportProfile::source:
            return origin ? ByteView(origin->iccProfile) : ByteView();
        case ExportProfile::displayP3:
            return displayP3Profile();
        case ExportProfile::srgb:
            break;
    }
    return {};
}

/// Whether `image` can go to the encoder as it is.
bool needsNoChange(const Image& image, const Picture* origin, const ExportOptions& options) {
    const bool depthFits = image.depth == PixelDepth::u8 || canHoldSixteenBits(options.format);
    return targetProfile(origin, options).empty() && depthFits
           && (!image.hasAlpha() || options.format != FileFormat::jpeg);
}

struct Prepared {
    Image image;
    ByteView iccProfile;
};

/// A copy of the pixels in the depth, transparency and colour space of the file to be.
Prepared prepare(Image image, const Picture* origin, const ExportOptions& options) {
    if (image.hasAlpha() && options.format == FileFormat::jpeg)
        image = overWhite(std::move(image));
    ByteView profile = targetProfile(origin, options);
    // Colours are converted before they lose bits.
    if (profile.empty() || !fromSrgb(image, profile))
        profile = srgbProfile();
    if (!canHoldSixteenBits(options.format))
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

std::optional<ExportProfile> profileFromName(const std::string& name) {
    return valueOf(kProfileNames, name);
}

const char* nameOf(ExportProfile profile) {
    return nameIn(kProfileNames, profile);
}

std::optional<ExportDepth> depthFromName(const std::string& name) {
    return valueOf(kDepthNames, name);
}

const char* nameOf(ExportDepth depth) {
    return nameIn(kDepthNames, depth);
}

bool canHoldSixteenBits(FileFormat format) {
    return format == FileFormat::png || format == FileFormat::tiff;
}

PixelDepth exportDepth(FileFormat format, ExportDepth depth, PixelDepth source) {
    if (depth == ExportDepth::eight || !canHoldSixteenBits(format))
        return PixelDepth::u8;
    return depth == ExportDepth::sixteen ? PixelDepth::u16 : source;
}

Result<std::vector<std::byte>> encodePicture(const Image& image, const Picture* origin,
                                             const ExportOptions& options) {
    const std::string subject = origin ? origin->name : std::string();
    return walled(subject, [&]() -> Result<std::vector<std::byte>> {
        const auto file = encodeImage(image, origin, options);
        if (!file)
            return tl::unexpected(file.error());
        const auto bytes = std::as_bytes(std::span(*file));
        return std::vector<std::byte>(bytes.begin(), bytes.end());
    });
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
