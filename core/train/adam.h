// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "nn/generator.h"

namespace irodori {

/// Adam (Kingma & Ba, ICLR 2015) with β = (0.5, 0.99). LibTorch's own keeps its moments under the
/// addresses of the parameters, which no checkpoint can name; this one names them.
class Adam {
public:
    /// Parameters are shared with the networks, named as in checkpoints.
    explicit Adam(std::vector<std::pair<std::string, torch::Tensor>> parameters);

    /// One step along the gradients that the parameters hold; those without one stay.
    void step(double rate);
    /// Drops the gradients.
    void clear();
    /// Those that are there.
    [[nodiscard]] std::vector<torch::Tensor> gradients() const;
    /// Scales the gradients so that their common norm is at most `limit`; returns what it was.
    double clip(double limit);

    /// Adds the moments as `prefix`m.<name> and `prefix`v.<name>; they share memory.
    void addState(const std::string& prefix, nn::TensorMap& tensors) const;
    [[nodiscard]] std::int64_t steps() const { return steps_; }
    void setSteps(std::int64_t steps) { steps_ = steps; }

private:
    struct Slot {
        std::string name;
        torch::Tensor parameter, mean, square;
    };
    std::vector<Slot> slots_;
    std::int64_t steps_ = 0;
};

}  // namespace irodori
