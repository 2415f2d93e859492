// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/result.h"

namespace irodori {

/// Where this process stands among the workers of a data-parallel run.
struct WorkerPlace {
    std::string address;  ///< of the first worker's machine; empty where there is one worker only
    int port = 0;         ///< at which the first worker waits for the others
    int rank = 0;         ///< 0 = the first worker, which alone writes to the run
    int size = 1;         ///< number of workers

    /// Whether another worker leads.
    [[nodiscard]] bool follows() const { return rank > 0; }
};

/// From MASTER_ADDR, MASTER_PORT (29500 if unset), RANK and WORLD_SIZE: torchrun's names. Where
/// MASTER_ADDR is set, Slurm's and Open MPI's names of rank and size are understood too. One worker
/// where none of this is set. ErrorCode::invalidArgument, with the variable as subject, where they
/// make no sense.
[[nodiscard]] Result<WorkerPlace> workerPlace();

}  // namespace irodori
