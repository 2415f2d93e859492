// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "base/result.h"
#include "nn/torch_compat.h"

namespace irodori {

/// The workers of one data-parallel run (c10d; Gloo on CPUs, NCCL on CUDA). Collective calls: every
/// worker makes the same ones in the same order, with tensors of the same types and shapes. They
/// throw std::runtime_error when a worker is lost. Use from one thread.
class ProcessGroup {
public:
    virtual ~ProcessGroup() = default;
    [[nodiscard]] virtual int rank() const = 0;
    [[nodiscard]] virtual int size() const = 0;
    /// Replaces each tensor by its mean over the workers, in few large messages. The same bits
    /// everywhere.
    virtual void average(const std::vector<torch::Tensor>& tensors) = 0;
    /// Rank 0's values everywhere.
    virtual void broadcast(const std::vector<torch::Tensor>& tensors) = 0;
};

/// How long workers wait for each other.
struct WorkerPatience {
    std::chrono::milliseconds join = std::chrono::minutes(5);     ///< until all have come
    std::chrono::milliseconds answer = std::chrono::seconds(30);  ///< in a collective call
};

/// Joins the run that MASTER_ADDR, MASTER_PORT, RANK and WORLD_SIZE describe (torchrun's names);
/// where MASTER_ADDR is set, Slurm's and Open MPI's names of rank and size are understood too.
/// nullptr where there is one worker only or none of this is set. Fails where the variables
/// contradict each other, and where not all workers come. GLOO_SOCKET_IFNAME chooses the network
/// interface; without it the one that leads to MASTER_ADDR is used.
[[nodiscard]] Result<std::unique_ptr<ProcessGroup>> joinProcessGroup(
    torch::Device device, const WorkerPatience& patience = {});

}  // namespace irodori
