// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/safetensors.h"
#include "nn/generator.h"

namespace irodori {

/// Copies of a file's tensors for LibTorch: F32 for F16 and F32, uint8 for U8; CPU.
[[nodiscard]] nn::TensorMap toTorch(const SafeTensors& file);

/// What a file is written from: views of tensors that must be F32, contiguous and on the CPU, and
/// must outlive them.
[[nodiscard]] std::map<std::string, TensorView> viewsOf(const nn::TensorMap& tensors);

}  // namespace irodori
