// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "nn/torch_compat.h"

namespace irodori {

/// The workers of one data-parallel run (c10d; Gloo on CPUs, NCCL on CUDA). Collective calls: every
/// worker makes the same ones in the same order. They throw std::runtime_error when a worker is
/// lost.
class ProcessGroup {
public:
    virtual ~ProcessGroup() = default;
    [[nodiscard]] virtual int rank() const = 0;
    [[nodiscard]] virtual int size() const = 0;
    /// Replaces each tensor by its mean over the workers, in few large messages.
    virtual void average(const std::vector<torch::Tensor>& tensors) = 0;
    /// Rank 0's values everywhere.
    virtual void broadcast(const std::vector<torch::Tensor>& tensors) = 0;
};

/// Joins the run that MASTER_ADDR, MASTER_PORT, RANK and WORLD_SIZE describe (torchrun's names;
/// Slurm's and Open MPI's are understood too). nullptr where WORLD_SIZE is 1 or unset.
[[nodiscard]] Result<std::unique_ptr<ProcessGroup>> joinProcessGroup(torch::Device device);

}  // namespace irodori
