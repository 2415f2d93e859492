// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to imaging: how settings are written into a metadata property.

#include <cstddef>
#include <string>

namespace irodori {

/// Settings of any honest picture are far smaller; what claims more is not read.
inline constexpr std::size_t kMaxSettingsBytes = 4 << 20;

/// The JSON as it is while short, so that other programs can show it; longer text as "zlib:" and
/// the deflated text in base64, because a JPEG has room for 64 KiB of XMP only.
std::string packSettings(const std::string& json);

/// The reverse, of untrusted text. Empty where it is not something that `packSettings` writes.
std::string unpackSettings(const std::string& text);

}  // namespace irodori
