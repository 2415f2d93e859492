// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/safetensors.h"
#include "nn/generator.h"

namespace irodori {

/// Copies of a file's tensors for LibTorch: F32 for F16 and F32, uint8 for U8; CPU.
[[nodiscard]] nn::TensorMap toTorch(const SafeTensors& file);

}  // namespace irodori
