// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace irodori::fuzz {

// Each reads arbitrary bytes as one of the files of a training run, or as a line of its control
// socket. What is accepted must be valid and survive being written and read again. Aborts where it
// does not.
void runTrainingConfig(std::span<const std::uint8_t> bytes);
void runTrainingRecipe(std::span<const std::uint8_t> bytes);
void runTestList(std::span<const std::uint8_t> bytes);
void runTrainingRequest(std::span<const std::uint8_t> bytes);
void runRunStatus(std::span<const std::uint8_t> bytes);
void runMetrics(std::span<const std::uint8_t> bytes);
void runControlRequest(std::span<const std::uint8_t> bytes);
void runControlAnswer(std::span<const std::uint8_t> bytes);

}  // namespace irodori::fuzz
