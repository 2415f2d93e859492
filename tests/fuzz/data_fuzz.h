// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace irodori::fuzz {

/// Reads arbitrary bytes as dataset.json. What is accepted must survive being written and read
/// again. Aborts where it does not.
void runDataset(std::span<const std::uint8_t> bytes);

/// Reads arbitrary bytes as a manifest. What is accepted must lie in its folder. Aborts where it
/// does not.
void runManifest(std::span<const std::uint8_t> bytes);

/// Opens arbitrary bytes as a pack. Of what is accepted every pixel must be there.
void runPack(std::span<const std::uint8_t> bytes);

}  // namespace irodori::fuzz
