// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model_file.h"

namespace irodori {

// A style pack is a model file of format irodori-style-pack: a card with styles, their codes, and
// for each tensor that differs from those of its base, a model named by its checksum, the change,
// as `NAME.change` in the tensor's shape or, at low rank, as `NAME.left` [o,r] and `NAME.right`
// [r,n/o] whose product it is (Hu et al., "LoRA", ICLR 2022); o is the tensor's first side and n
// the number of its values.

inline constexpr const char* kPackChange = ".change";
inline constexpr const char* kPackLeft = ".left";
inline constexpr const char* kPackRight = ".right";

/// What is wrong with the changes among `tensors`; empty where they fit the architecture. Those of
/// other names are passed over.
[[nodiscard]] std::string complaintAboutChanges(const std::map<std::string, TensorView>& tensors,
                                                const Architecture& architecture);

/// Whether a pack may hold a tensor of this name.
[[nodiscard]] bool isChange(const std::string& name);

/// The pack as a whole model: the base's tensors with the changes added, in F32, and the pack's own
/// codes and card. ErrorCode::invalidArgument where `base` is not the pack's base.
[[nodiscard]] Result<ModelFile> applied(const ModelFile& pack, const ModelFile& base);

}  // namespace irodori
