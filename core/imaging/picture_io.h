// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "base/result.h"
#include "imaging/image.h"

namespace irodori {

/// What protects from decompression bombs: checked from the header, before pixels are allocated.
struct LoadLimits {
    std::uintmax_t maxFileBytes = 2'000'000'000;
    std::int64_t maxPixels = 400'000'000;  ///< width × height
    int maxSide = 65'535;
};

/// Metadata blocks of a file, without what describes only how that file was laid out (strips,
/// thumbnails); empty where there was none.
struct PictureMetadata {
    std::vector<std::uint8_t> exif;  ///< TIFF-structured, without the "Exif\0\0" prefix
    std::vector<std::uint8_t> iptc;  ///< IIM records
    std::string xmp;                 ///< XMP packet, UTF-8
};

/// A decoded file: upright sRGB pixels, and all that is needed to write a result which looks and
/// is labelled like the original.
struct Picture {
    std::string name;        ///< file name or "clipboard", for messages
    std::string formatName;  ///< "JPEG", "PNG", …
    Image image;             ///< orientation applied, converted to sRGB, in the file's 8 or 16 bit
    std::vector<std::uint8_t> iccProfile;  ///< the file's RGB or grey profile; empty = sRGB or CMYK
    bool isCmyk = false;                   ///< was CMYK: exports as sRGB
    bool isGrey = false;
    int frameCount = 1;  ///< of an animation; the first is in `image`
    PictureMetadata metadata;
    std::string settingsJson;  ///< Irodori settings found in XMP, to be restored; else empty
};

/// Decodes JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC and AVIF; the format is told by the content, never
/// by the name. A damaged or truncated picture is refused rather than returned half grey; damaged
/// metadata or an unusable profile is ignored. Errors name the file. Thread-safe.
[[nodiscard]] Result<Picture> loadPicture(const std::filesystem::path& path,
                                          const LoadLimits& limits = {});

/// The same from memory (clipboard, drag and drop). `name` is used in messages.
[[nodiscard]] Result<Picture> decodePicture(std::span<const std::byte> bytes,
                                            const std::string& name, const LoadLimits& limits = {});

/// File name endings that `loadPicture` can read, lower case, without the dot; for dialogs and
/// folder scans.
[[nodiscard]] const std::vector<std::string>& readableExtensions();

enum class FileFormat { png, jpeg, webp, tiff };

/// "jpeg", "jpg", "TIF" …
[[nodiscard]] std::optional<FileFormat> formatFromName(const std::string& name);
[[nodiscard]] std::optional<FileFormat> formatFromPath(const std::filesystem::path& path);
[[nodiscard]] const char* extensionOf(FileFormat format);  ///< "png", "jpg", "webp", "tif"

/// Which colour profile the exported file carries.
enum class ExportProfile {
    source,  ///< the photo's own: pixels are converted to it (sRGB for CMYK and for none)
    srgb,
    displayP3,
};

/// "source", "srgb", "display-p3".
[[nodiscard]] std::optional<ExportProfile> profileFromName(const std::string& name);
[[nodiscard]] const char* nameOf(ExportProfile profile);

/// Bits per channel of the exported file.
enum class ExportDepth {
    source,  ///< as many as the photo
    eight,
    sixteen,
};

/// "source", "8", "16".
[[nodiscard]] std::optional<ExportDepth> depthFromName(const std::string& name);
[[nodiscard]] const char* nameOf(ExportDepth depth);

[[nodiscard]] bool canHoldSixteenBits(FileFormat format);

/// The depth to ask a result in for a photo of depth `source`.
[[nodiscard]] PixelDepth exportDepth(FileFormat format, ExportDepth depth, PixelDepth source);

struct ExportOptions {
    FileFormat format = FileFormat::png;
    int quality = 92;  ///< 1 … 100, JPEG and WebP (100 = lossless WebP)
    ExportProfile profile = ExportProfile::source;
    bool stripMetadata = false;  ///< leave EXIF, IPTC and XMP of the photo out; the label stays
    bool aiLabel = true;         ///< Iptc4xmpExt:DigitalSourceType = compositeWithTrained…
    /// Embedded in XMP so that the settings can be restored; may be empty. The one thing that is
    /// left out, with a warning in the log, where a JPEG's 64 KiB of XMP do not suffice: deflated,
    /// they hold about 20 references.
    std::string settingsJson;
    IfExists ifExists = IfExists::replace;
};

inline constexpr int kMinQuality = 1;
inline constexpr int kMaxQuality = 100;

/// Writes `image` (sRGB, as everywhere) to `path` with the profile and metadata of `origin`
/// (nullptr: none). 16-bit images stay 16-bit in PNG and TIFF and become 8-bit in JPEG and WebP;
/// JPEG blends alpha over white. EXIF orientation, size and thumbnail are brought up to date.
/// Atomic; returns the name it got. Thread-safe.
[[nodiscard]] Result<std::filesystem::path> savePicture(const std::filesystem::path& path,
                                                        const Image& image, const Picture* origin,
                                                        const ExportOptions& options);

/// The same into memory: the bytes of the file. `options.ifExists` does not matter.
[[nodiscard]] Result<std::vector<std::byte>> encodePicture(const Image& image,
                                                           const Picture* origin,
                                                           const ExportOptions& options);

}  // namespace irodori
