// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace irodori {

/// The newest make of the networks, which new models have. 1: the style code is the statistics of
/// four convolutions. 2: besides, statistics at the taps of the perceptual network; a wider
/// mapping; a gate that leaves a photo alone that is repainted in its own style.
inline constexpr int kArchitectureVersion = 2;

/// The numbers that fix the shapes of StyleEncoder and Generator (docs: design of the generator).
struct Architecture {
    int version = kArchitectureVersion;
    int baseChannels = 32;
    int trunkLayers = 5;
    int codeWidth = 256;
    int noiseWidth = 32;
    float activationSlope = 0.2F;  ///< of the generator's leaky ReLUs; 0 = ReLU

    friend bool operator==(const Architecture&, const Architecture&) = default;
};

/// Leaky ReLU slope in the style encoder and the discriminator.
inline constexpr float kLeakySlope = 0.2F;

/// An activation of the generator by its name in model cards: "leaky_relu_0.2", "leaky_relu_0.1"
/// or "relu".
struct NamedActivation {
    const char* name;
    float slope;
};
inline constexpr NamedActivation kActivations[] = {
    {"leaky_relu_0.2", 0.2F}, {"leaky_relu_0.1", 0.1F}, {"relu", 0.0F}};

/// Its slope; empty: not one that this version knows.
[[nodiscard]] std::optional<float> activationSlope(std::string_view name);
/// The name of one of `kActivations`' slopes.
[[nodiscard]] const char* activationName(float slope);

/// Width of the layers between the perceptual statistics and the style code.
inline constexpr int kPerceptualHidden = 512;
/// Width of the layers beside the mapping.
inline constexpr int kMappingHidden = 768;

/// One convolution of the perceptual network as far as its third tap: 3×3, ReLU.
struct PerceptualConvolution {
    const char* name;
    int inChannels;
    int outChannels;
};
inline constexpr PerceptualConvolution kPerceptualConvolutions[] = {
    {"c1", 3, 64}, {"c2a", 64, 64}, {"c2b", 64, 128}, {"c3a", 128, 128}, {"c3b", 128, 256}};
/// Means and deviations of the channels at those three taps.
inline constexpr int kPerceptualStatistics = 2 * (64 + 128 + 256);

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
