// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace irodori {

/// The numbers that fix the shapes of StyleEncoder and Generator (docs: design of the generator).
struct Architecture {
    int baseChannels = 32;
    int trunkLayers = 5;
    int codeWidth = 256;
    int noiseWidth = 32;

    friend bool operator==(const Architecture&, const Architecture&) = default;
};

/// Leaky ReLU slope of every activation (`activation = leaky_relu_0.2` in a model card).
inline constexpr float kActivationSlope = 0.2F;
inline constexpr const char* kActivationName = "leaky_relu_0.2";

/// Channels of the style encoder from the unshuffled input on.
inline constexpr int kEncoderChannels[] = {48, 64, 96, 128, 128};

/// G works on multiples of this many pixels: two strided convolutions after a pixel-unshuffle.
inline constexpr int kGeneratorStride = 8;

struct TensorShape {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// Name and shape of every tensor that a model of this architecture must hold, and nothing else
/// (`styles.codes` apart). In a fixed order.
[[nodiscard]] std::vector<TensorShape> tensorTable(const Architecture& architecture);

/// One convolution of the generator.
struct ConvolutionShape {
    std::string name;  ///< "stem", "trunk.0.conv1", …
    int inChannels = 0;
    int outChannels = 0;
    int stride = 1;
    int divisor = 1;  ///< its output stands at 1/divisor of the picture's size
};

/// The generator's convolutions in the order in which they run.
[[nodiscard]] std::vector<ConvolutionShape> generatorConvolutions(const Architecture& architecture);

}  // namespace irodori
