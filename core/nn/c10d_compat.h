// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch 1.13 … 2.x: collective communication, and what differs between its versions.
#pragma once

#include "nn/torch_compat.h"

#include <torch/version.h>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

// LibTorch does not bring NCCL's own header.
#if defined(USE_C10D_NCCL) && __has_include(<nccl.h>)
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#define IRODORI_HAS_NCCL
#endif

namespace irodori::nn {

/// What Gloo and NCCL implement.
#if TORCH_VERSION_MAJOR >= 2
using Collectives = c10d::Backend;
#else
using Collectives = c10d::ProcessGroup;
#endif

}  // namespace irodori::nn
