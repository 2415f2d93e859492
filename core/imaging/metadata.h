// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to imaging: EXIF, IPTC and XMP by Exiv2. Thread-safe; damaged metadata is never a reason
// to refuse a picture, so reading has no errors.

#include "imaging/codec.h"

namespace irodori {

/// The metadata of a JPEG, PNG, WebP or TIFF file; empty blocks for other formats.
PictureMetadata readMetadata(ByteView file);

/// Blocks from elsewhere (HEIF) in the form that `readMetadata` gives.
PictureMetadata tidied(const PictureMetadata& blocks);

/// EXIF orientation 1 … 8; 1 where there is none.
int orientationOf(const PictureMetadata& metadata);

/// Whether a camera meant Adobe RGB without embedding a profile (DCF option file).
bool saysAdobeRgb(const PictureMetadata& metadata);

/// The Irodori settings in an XMP packet, or empty.
std::string settingsIn(const std::string& xmp);

/// What to write into an exported file.
struct MetadataRequest {
    FileFormat format = FileFormat::png;
    const PictureMetadata* source = nullptr;  ///< blocks to carry over; nullptr: none
    Size size;                                ///< of the exported picture
    bool isSrgb = true;                       ///< what EXIF says about the colour space
    bool aiLabel = true;
    std::string settingsJson;
};

/// The encoded file with the metadata added. What a format cannot hold is left out with a warning
/// in the log, the settings first: the picture matters more.
Result<Bytes> withMetadata(Bytes file, const MetadataRequest& request);

}  // namespace irodori
