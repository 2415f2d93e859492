// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "imaging/mask.h"

namespace irodori {

/// 256 numbers that describe a style: what E makes of a picture.
using StyleCode = std::vector<float>;

/// Default, range and step of one setting. The only place where they are written down: the command
/// line, the widgets, presets and picture metadata all read this table.
struct SettingRange {
    const char* key;  ///< name in JSON and, with "--", on the command line
    double initial;
    double min;
    double max;
    double step;  ///< of the keyboard and the wheel
};

inline constexpr SettingRange kStrength{"strength", 1.0, 0.0, 1.5, 0.01};
inline constexpr SettingRange kVariation{"variation", 0.0, 0.0, 1.0, 0.01};
inline constexpr SettingRange kSeed{"seed", 0, 0, 4294967295.0, 1};
inline constexpr SettingRange kPaintSize{"paint-size", 1024, 256, 65535, 64};
inline constexpr SettingRange kBrush{"brush", 1.0, 0.25, 4.0, 0.05};  ///< 1024 / paint size
inline constexpr SettingRange kColor{"color", 1.0, 0.0, 1.0, 0.01};
inline constexpr SettingRange kCalm{"calm", 0.9, 0.0, 1.0, 0.01};
inline constexpr SettingRange kDetail{"detail", 0.0, 0.0, 1.0, 0.01};
inline constexpr SettingRange kLines{"lines", 0.0, 0.0, 1.0, 0.01};
inline constexpr SettingRange kLineDensity{"line-density", 0.5, 0.0, 1.0, 0.01};
inline constexpr SettingRange kFlatness{"flatness", 0.0, 0.0, 1.0, 0.01};
inline constexpr SettingRange kFeather{"feather", 0.01, 0.0, 0.1, 0.001};
inline constexpr SettingRange kReferenceWeight{"weight", 1.0, 0.0, 4.0, 0.05};

inline constexpr int kNativePaintSize = 0;  ///< `paintSize`: the photo's own size

/// Paint size of a brush `brush` times as broad as the default one; within the range of kPaintSize
/// for every value of kBrush.
[[nodiscard]] constexpr int paintSizeOfBrush(double brush) {
    return static_cast<int>(kPaintSize.initial / brush + 0.5);
}

/// Which part of the photo the style is for.
enum class StyledRegion {
    all,
    subject,     ///< people or what stands in front, found automatically
    background,  ///< everything else
    mask,        ///< where the artist's mask is white
};

/// As in JSON and on the command line: "all", "subject", "background", "mask".
[[nodiscard]] const char* nameOf(StyledRegion region);
[[nodiscard]] std::optional<StyledRegion> regionFromName(std::string_view name);

/// What the artist sets. Ranges as in the table above; `paintSize` may also be kNativePaintSize.
struct StyleSettings {
    double strength = kStrength.initial;  ///< α: 0 = the photo, 1 = the style, 1.5 = more than it
    double variation = kVariation.initial;  ///< σ: how much the seed may change; 0 = not at all
    std::uint64_t seed = 0;
    int paintSize = static_cast<int>(kPaintSize.initial);  ///< long side at which G sees the photo
    double color = kColor.initial;    ///< chroma (Lab): 1 of the repaint … 0 of the photo
    double calm = kCalm.initial;      ///< no strokes where the photo is plain
    double detail = kDetail.initial;  ///< the photo's fine luminance added back
    double lines = kLines.initial;    ///< weight of drawn lines (XDoG)
    double lineDensity = kLineDensity.initial;  ///< 0 only the strongest edges … 1 every wrinkle
    double flatness = kFlatness.initial;        ///< the photo as flat areas before G: cel look
    StyledRegion region = StyledRegion::all;
    double feather = kFeather.initial;  ///< soft border of the region, share of the long side

    friend bool operator==(const StyleSettings&, const StyleSettings&) = default;
};

/// The part of a reference that is looked at, in shares of its sides: frames, text and borders
/// would spoil its code.
struct ReferenceCrop {
    double x = 0;
    double y = 0;
    double width = 1;
    double height = 1;

    friend bool operator==(const ReferenceCrop&, const ReferenceCrop&) = default;
};

/// Refuses a crop without an area or with a part outside the picture, and NaN.
[[nodiscard]] Result<void> validate(const ReferenceCrop& crop);

/// The pixels of a picture of `size` that a valid crop shows; at least one.
[[nodiscard]] Rect pixelsOf(const ReferenceCrop& crop, Size size);

/// A reference as it is kept in presets and exported pictures: enough to repaint without its file.
struct ReferenceRecord {
    std::string name;    ///< file name without folders
    std::string sha256;  ///< of the file's bytes; may be empty
    double weight = kReferenceWeight.initial;
    StyleCode code;
    ReferenceCrop crop;  ///< that `code` was made of

    friend bool operator==(const ReferenceRecord&, const ReferenceRecord&) = default;
};

/// So many references are mixed at most, and as many for what the region leaves out.
inline constexpr std::size_t kMaxReferences = 64;

/// All that restores a repaint on the same photo.
struct StyleRecipe {
    StyleSettings settings;
    std::vector<ReferenceRecord> references;
    std::vector<ReferenceRecord> otherReferences;  ///< of what the region leaves out; may be empty
    std::string modelName;
    std::string modelSha256;
    Mask mask;  ///< painted for StyledRegion::mask; null for the other regions

    friend bool operator==(const StyleRecipe&, const StyleRecipe&) = default;
};

/// Refuses values outside the table, and NaN, naming the setting.
[[nodiscard]] Result<void> validate(const StyleSettings& settings);

/// Text to be kept in files. Masks are kept with at most kMaskSide.
[[nodiscard]] std::string toJson(const StyleRecipe& recipe);

/// Reads untrusted text: every value is checked; what is missing has its default; unknown keys are
/// ignored; a newer version is refused with ErrorCode::newerVersion.
[[nodiscard]] Result<StyleRecipe> recipeFromJson(const std::string& text);

}  // namespace irodori
