// SPDX-License-Identifier: GPL-3.0-or-later
// Folded = unfolded on random weights, on the CPU and on each GPU: what can be checked of core/nn
// on a machine that has LibTorch and nothing else.
#include <cstdio>

#include "nn/discriminator.h"
#include "nn/generator.h"
#include "nn/perceptual_network.h"
#include "nn/style_encoder.h"

using namespace irodori;

namespace {

double foldingError(torch::Device device, torch::Dtype dtype) {
    const torch::NoGradGuard noGrad;
    torch::manual_seed(1);
    const Architecture architecture;
    nn::Generator generator(architecture);
    nn::StyleEncoder encoder(architecture);
    generator->to(device);
    encoder->to(device);
    const auto photo = torch::rand({1, 3, 128, 96}).to(device) * 2 - 1;
    const auto style = torch::rand({1, 3, 96, 128}).to(device) * 2 - 1;
    const auto styleCode = encoder->forward(style);
    const auto photoCode = encoder->forward(nn::resizedForEncoder(photo));
    const auto z = torch::randn({1, architecture.noiseWidth}).to(device);
    std::vector<torch::Tensor> planes(static_cast<std::size_t>(architecture.trunkLayers),
                                      torch::randn({1, 1, 16, 12}).to(device));
    const auto unfolded = generator->forward(photo, styleCode, photoCode, z, planes);
    const auto folded = nn::converted(generator->fold(styleCode, photoCode, z), device, dtype);
    return (nn::forwardFolded(folded, photo, planes) - unfolded).abs().max().item<double>();
}

bool check(const char* name, torch::Device device, torch::Dtype dtype, double tolerance) {
    const double error = foldingError(device, dtype);
    const bool good = error <= tolerance;
    std::printf("%s %s: folded differs from unfolded by %.2e (at most %.0e)\n",
                good ? "PASS" : "FAIL", name, error, tolerance);
    return good;
}

}  // namespace

int main() {
    constexpr double fp32Tolerance = 1e-4;  // TF32 and the order of sums differ between devices
    constexpr double halfTolerance = 1e-1;
    bool good = check("cpu fp32", torch::kCPU, torch::kFloat, fp32Tolerance);
    good &= check("cpu bf16", torch::kCPU, torch::kBFloat16, halfTolerance);
    if (torch::cuda::is_available()) {
        at::globalContext().setAllowTF32CuDNN(false);
        good &= check("cuda fp32", torch::kCUDA, torch::kFloat, fp32Tolerance);
        good &= check("cuda fp16", torch::kCUDA, torch::kHalf, halfTolerance);
    }
    const torch::NoGradGuard noGrad;
    const auto logits = nn::Discriminator(Architecture{})
                            ->forward(torch::rand({1, 3, 64, 64}), torch::rand({1, 256}));
    good &= logits.sizes() == at::IntArrayRef({1, 1, 8, 8});
    const auto taps = nn::PerceptualNetwork()->forward(torch::rand({1, 3, 64, 64}));
    good &= taps[3].size(1) == 512;
    return good ? 0 : 1;
}
