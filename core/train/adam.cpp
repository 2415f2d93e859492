// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/adam.h"

#include <cmath>

namespace irodori {

namespace {

constexpr double kBeta1 = 0.5;
constexpr double kBeta2 = 0.99;
constexpr double kEpsilon = 1e-8;

}  // namespace

Adam::Adam(std::vector<std::pair<std::string, torch::Tensor>> parameters) {
    for (auto& [name, parameter] : parameters)
        slots_.push_back({std::move(name), parameter, torch::zeros_like(parameter),
                          torch::zeros_like(parameter)});
}

void Adam::step(double rate) {
    const torch::NoGradGuard noGrad;
    ++steps_;
    const double correction1 = 1 - std::pow(kBeta1, steps_);
    const double correction2 = 1 - std::pow(kBeta2, steps_);
    for (auto& slot : slots_) {
        const auto& gradient = slot.parameter.grad();
        if (!gradient.defined())
            continue;
        slot.mean.mul_(kBeta1).add_(gradient, 1 - kBeta1);
        slot.square.mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
        const auto deviation = (slot.square / correction2).sqrt_().add_(kEpsilon);
        slot.parameter.addcdiv_(slot.mean, deviation, -rate / correction1);
    }
}

void Adam::clear() {
    for (auto& slot : slots_)
        slot.parameter.mutable_grad().reset();
}

std::vector<torch::Tensor> Adam::gradients() const {
    std::vector<torch::Tensor> all;
    for (const auto& slot : slots_)
        if (slot.parameter.grad().defined())
            all.push_back(slot.parameter.grad());
    return all;
}

double Adam::clip(double limit) {
    const torch::NoGradGuard noGrad;
    const auto all = gradients();
    std::vector<torch::Tensor> squares;
    for (const auto& gradient : all)
        squares.push_back(gradient.square().sum());
    const double norm = std::sqrt(torch::stack(squares).sum().item<double>());
    if (norm > limit)
        for (const auto& gradient : all)
            gradient.mul_(limit / norm);
    return norm;
}

void Adam::addState(const std::string& prefix, nn::TensorMap& tensors) const {
    for (const auto& slot : slots_) {
        tensors[prefix + "m." + slot.name] = slot.mean;
        tensors[prefix + "v." + slot.name] = slot.square;
    }
}

}  // namespace irodori
