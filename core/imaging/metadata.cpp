// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/metadata.h"

#include <algorithm>
#include <array>
#include <exiv2/exiv2.hpp>
#include <string_view>

#include "imaging/exiv2_guard.h"
#include "imaging/settings_text.h"

namespace irodori {

namespace {

constexpr auto kLabelKey = "Xmp.Iptc4xmpExt.DigitalSourceType";
constexpr auto kLabel =
    "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia";
constexpr auto kSettingsKey = "Xmp.irodori.Settings";

/// What is left of a JPEG segment after its length and the XMP signature.
constexpr std::size_t kMaxJpegXmpBytes = 65535 - 2 - 29;
constexpr auto kXmpFormat = static_cast<std::uint16_t>(Exiv2::XmpParser::useCompactFormat
                                                       | Exiv2::XmpParser::omitAllFormatting);

void logMessage(int level, const char* text) {
    spdlog::debug("Exiv2 ({}): {}", level, text);
}

template <std::size_t count>
bool isOneOf(std::string_view value, const std::array<std::string_view, count>& list) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Tags of the main directory that describe the photo; the others say how its file was laid out.
constexpr std::array<std::string_view, 21> kDescriptiveTags{
    "DocumentName", "ImageDescription", "Make",      "Model",     "Orientation",
    "XResolution",  "YResolution",      "PageName",  "Software",  "ResolutionUnit",
    "DateTime",     "Artist",           "Copyright", "Rating",    "HostComputer",
    "XPTitle",      "XPComment",        "XPAuthor",  "XPSubject", "XPKeywords",
    "RatingPercent"};

bool describesPhoto(const Exiv2::Exifdatum& datum) {
    const std::string group = datum.groupName();
    if (group == "Image")
        return isOneOf(datum.tagName(), kDescriptiveTags);
    const std::string name = group + '.' + datum.tagName();
    const bool isSmallCopy =
        name.find("Thumbnail") != std::string::npos || name.find("Preview") != std::string::npos;
    return !isSmallCopy && !group.starts_with("Image") && !group.starts_with("Sub");
}

Bytes encodeExif(const Exiv2::ExifData& exif, Exiv2::ByteOrder order) {
    Exiv2::ExifData kept;
    for (const Exiv2::Exifdatum& datum : exif) {
        if (describesPhoto(datum))
            kept.add(datum);
    }
    Bytes block;
    if (!kept.empty())
        Exiv2::ExifParser::encode(
            block, order == Exiv2::invalidByteOrder ? Exiv2::littleEndian : order, kept);
    return block;
}

Exiv2::ByteOrder decodeExif(const Bytes& block, Exiv2::ExifData& exif) {
    if (block.empty())
        return Exiv2::invalidByteOrder;
    return Exiv2::ExifParser::decode(exif, block.data(), static_cast<std::uint32_t>(block.size()));
}

Bytes encodeIptc(const Exiv2::IptcData& iptc) {
    if (iptc.empty())
        return {};
    const Exiv2::DataBuf block = Exiv2::IptcParser::encode(iptc);
#if EXIV2_TEST_VERSION(0, 28, 0)
    return {block.cbegin(), block.cend()};
#else
    return {block.pData_, block.pData_ + block.size_};
#endif
}

}  // namespace

std::unique_lock<std::recursive_mutex> lockExiv2() {
    static std::recursive_mutex mutex;
    std::unique_lock lock(mutex);
    static const bool isSetUp = [] {
        Exiv2::LogMsg::setHandler(logMessage);
        Exiv2::XmpParser::initialize();
        // Exiv2's own prefix for it is another; readers look for the standard's.
        Exiv2::XmpProperties::registerNs("http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
                                         "Iptc4xmpExt");
        Exiv2::XmpProperties::registerNs("http://irodori.app/ns/1.0/", "irodori");
        // Unknown to Exiv2, which would name them as each file does.
        Exiv2::XmpProperties::registerNs("http://creativecommons.org/ns#", "cc");
        Exiv2::XmpProperties::registerNs("http://www.w3.org/ns/tdmrep/", "tdm");
        return true;
    }();
    static_cast<void>(isSetUp);
    return lock;
}

PictureMetadata readMetadata(ByteView file) {
    return tolerant(PictureMetadata(), [&] {
        PictureMetadata metadata;
        const auto image = Exiv2::ImageFactory::open(file.data(), static_cast<long>(file.size()));
        // One bad block (or profile) must not cost the others, least of all the orientation.
        tolerant(0, [&] {
            image->readMetadata();
            return 0;
        });
        metadata.xmp = image->xmpPacket();
        metadata.iptc = encodeIptc(image->iptcData());
        metadata.exif = encodeExif(image->exifData(), image->byteOrder());
        return metadata;
    });
}

PictureMetadata tidied(const PictureMetadata& blocks) {
    return tolerant(PictureMetadata(), [&] {
        PictureMetadata metadata = blocks;
        Exiv2::ExifData exif;
        const Exiv2::ByteOrder order = decodeExif(blocks.exif, exif);
        metadata.exif = encodeExif(exif, order);
        return metadata;
    });
}

int orientationOf(const PictureMetadata& metadata) {
    return tolerant(1, [&] {
        Exiv2::ExifData exif;
        decodeExif(metadata.exif, exif);
        const auto found = exif.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
        if (found == exif.end() || found->count() == 0)
            return 1;
#if EXIV2_TEST_VERSION(0, 28, 0)
        return static_cast<int>(found->toInt64());
#else
        return static_cast<int>(found->toLong());
#endif
    });
}

bool saysAdobeRgb(const PictureMetadata& metadata) {
    return tolerant(false, [&] {
        Exiv2::ExifData exif;
        decodeExif(metadata.exif, exif);
        const auto found = exif.findKey(Exiv2::ExifKey("Exif.Iop.InteroperabilityIndex"));
        return found != exif.end() && found->toString().starts_with("R03");
    });
}

std::string settingsIn(const std::string& xmp) {
    if (xmp.empty())
        return {};
    return tolerant(std::string(), [&] {
        Exiv2::XmpData data;
        if (Exiv2::XmpParser::decode(data, xmp) != 0)
            return std::string();
        const auto found = data.findKey(Exiv2::XmpKey(kSettingsKey));
        return found == data.end() ? std::string() : unpackSettings(found->toString());
    });
}

namespace {

void replaceDatum(Exiv2::ExifData& exif, const Exiv2::Exifdatum& datum) {
    if (const auto old = exif.findKey(Exiv2::ExifKey(datum.key())); old != exif.end())
        exif.erase(old);
    exif.add(datum);
}

void updateExif(Exiv2::Image& image, const MetadataRequest& request) {
    Exiv2::ExifData source;
    const Exiv2::ByteOrder order = decodeExif(request.source->exif, source);
    if (source.empty())
        return;
    source["Exif.Image.Orientation"] = std::uint16_t{1};
    source["Exif.Photo.PixelXDimension"] = static_cast<std::uint32_t>(request.size.width);
    source["Exif.Photo.PixelYDimension"] = static_cast<std::uint32_t>(request.size.height);
    constexpr std::uint16_t kUncalibrated = 0xFFFF;
    source["Exif.Photo.ColorSpace"] = request.isSrgb ? std::uint16_t{1} : kUncalibrated;
    // "R03" would name Adobe RGB; the embedded profile says it better.
    const Exiv2::ExifKey interoperability("Exif.Iop.InteroperabilityIndex");
    if (const auto found = source.findKey(interoperability); found != source.end())
        source.erase(found);

    // A TIFF keeps its own layout among these tags: ours are added to it.
    Exiv2::ExifData& exif = image.exifData();
    for (const Exiv2::Exifdatum& datum : source)
        replaceDatum(exif, datum);
    if (request.format != FileFormat::tiff)
        image.setByteOrder(order);
}

void updateIptc(Exiv2::Image& image, const MetadataRequest& request) {
    const Bytes& block = request.source->iptc;
    Exiv2::IptcData iptc;
    const bool canHold = (image.checkMode(Exiv2::mdIptc) & Exiv2::amWrite) != 0;
    if (!block.empty() && canHold
        && Exiv2::IptcParser::decode(iptc, block.data(), static_cast<std::uint32_t>(block.size()))
               == 0)
        image.setIptcData(iptc);
}

/// Properties that repeat what the new file says otherwise, or belong to the old one only.
bool isOutdated(const std::string& key) {
    constexpr std::array<std::string_view, 8> kKeys{
        "Xmp.tiff.Orientation",     "Xmp.tiff.ImageWidth",
        "Xmp.tiff.ImageLength",     "Xmp.exif.PixelXDimension",
        "Xmp.exif.PixelYDimension", "Xmp.exif.ColorSpace",
        "Xmp.photoshop.ICCProfile", kSettingsKey};
    return isOneOf(key, kKeys) || key.starts_with("Xmp.xmp.Thumbnails");
}

Exiv2::XmpData carriedXmp(const MetadataRequest& request) {
    Exiv2::XmpData xmp;
    if (!request.source || request.source->xmp.empty()
        || Exiv2::XmpParser::decode(xmp, request.source->xmp) != 0)
        return {};
    for (auto property = xmp.begin(); property != xmp.end();) {
        if (isOutdated(property->key()))
            property = xmp.erase(property);
        else
            ++property;
    }
    return xmp;
}

void setText(Exiv2::XmpData& xmp, const char* key, const std::string& text) {
    const Exiv2::XmpKey property(key);
    if (const auto old = xmp.findKey(property); old != xmp.end())
        xmp.erase(old);
    const Exiv2::XmpTextValue value(text);
    xmp.add(property, &value);
}

bool fits(const Exiv2::XmpData& xmp, FileFormat format) {
    std::string packet;
    return Exiv2::XmpParser::encode(packet, xmp, kXmpFormat) == 0
           && (format != FileFormat::jpeg || packet.size() <= kMaxJpegXmpBytes);
}

void updateXmp(Exiv2::Image& image, const MetadataRequest& request) {
    Exiv2::XmpData xmp = carriedXmp(request);
    if (request.aiLabel)
        setText(xmp, kLabelKey, kLabel);
    if (!fits(xmp, request.format)) {
        spdlog::warn("The photo's XMP does not fit into the exported file and is left out");
        xmp.clear();
        if (request.aiLabel)
            setText(xmp, kLabelKey, kLabel);
    }
    if (!request.settingsJson.empty()) {
        Exiv2::XmpData withSettings = xmp;
        setText(withSettings, kSettingsKey, packSettings(request.settingsJson));
        if (fits(withSettings, request.format))
            xmp = withSettings;
        else
            spdlog::warn("The settings do not fit into the exported file and are left out");
    }
    image.setXmpData(xmp);
}

/// Throws what Exiv2 throws.
Bytes rewritten(const Bytes& file, const MetadataRequest& request) {
    const auto image = Exiv2::ImageFactory::open(file.data(), static_cast<long>(file.size()));
    image->readMetadata();
    if (request.source) {
        updateExif(*image, request);
        updateIptc(*image, request);
    }
    updateXmp(*image, request);
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    io.open();
    const Exiv2::byte* data = io.mmap();
    return {data, data + io.size()};
}

}  // namespace

Result<Bytes> withMetadata(Bytes file, const MetadataRequest& request) {
    if (!request.source && !request.aiLabel && request.settingsJson.empty())
        return file;
    const auto lock = lockExiv2();
    try {
        return rewritten(file, request);
    } catch (const Exiv2::Error& error) {
        if (!request.source)
            return failure(ErrorCode::internal, {},
                           std::string("cannot write the metadata: ") + error.what());
        spdlog::warn("The photo's metadata is left out: {}", error.what());
    }
    MetadataRequest own = request;
    own.source = nullptr;
    return withMetadata(std::move(file), own);
}

}  // namespace irodori
