// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace irodori::fuzz {

/// Decodes arbitrary bytes as a picture. What is accepted must be consistent, and its metadata must
/// be fit to be exported again. Aborts where something is not.
void runPicture(std::span<const std::uint8_t> bytes);

/// Reads arbitrary bytes as an XMP packet with settings, and as the text of the settings property.
void runSettings(std::span<const std::uint8_t> bytes);

/// Reads arbitrary bytes as each of a picture's metadata blocks and asks who may use it.
void runRights(std::span<const std::uint8_t> bytes);

}  // namespace irodori::fuzz
