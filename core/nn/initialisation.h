// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/nn.
#pragma once

#include "nn/torch_compat.h"

namespace irodori::nn {

/// The last layer of a branch that is added to something older: it says nothing until it has learnt
/// (Bachlechner et al., "ReZero", UAI 2021), so that weights without the branch stay what they
/// were.
inline void startSilent(torch::nn::Linear& layer) {
    torch::nn::init::zeros_(layer->weight);
    torch::nn::init::zeros_(layer->bias);
}

}  // namespace irodori::nn
