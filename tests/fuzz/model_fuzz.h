// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace irodori::fuzz {

/// Reads arbitrary bytes as a model file. What is accepted must hold exactly the tensors that its
/// card promises. Aborts where it does not.
void runModel(std::span<const std::uint8_t> bytes);

/// Reads arbitrary bytes as a recipe (stored settings). What is accepted must be valid and survive
/// being written and read again.
void runRecipe(std::span<const std::uint8_t> bytes);

/// The same of a preset file.
void runPreset(std::span<const std::uint8_t> bytes);

}  // namespace irodori::fuzz
