// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace irodori {

/// Bytes as base64 (RFC 4648, with padding, without line breaks).
[[nodiscard]] std::string toBase64(std::span<const std::byte> bytes);

/// The bytes of a base64 text; nothing where it is not one.
[[nodiscard]] std::optional<std::vector<std::byte>> fromBase64(std::string_view text);

}  // namespace irodori
