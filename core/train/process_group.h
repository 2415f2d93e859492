// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "base/result.h"
#include "nn/torch_compat.h"

namespace irodori {

/// The workers of one data-parallel run (c10d; Gloo for tensors in main memory, NCCL for those on a
/// GPU). Collective calls: every worker makes the same ones in the same order, with tensors of the
/// same types and shapes. They throw std::runtime_error when a worker is lost. Use from one thread.
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

/// Joins the run that the environment describes (see `workerPlace`); nullptr where there is one
/// worker only. Fails where the description makes no sense, and where not all workers come.
/// GLOO_SOCKET_IFNAME chooses the network interface; without it the one that leads to the first
/// worker is used.
[[nodiscard]] Result<std::unique_ptr<ProcessGroup>> joinProcessGroup(
    const WorkerPatience& patience = {});

}  // namespace irodori
