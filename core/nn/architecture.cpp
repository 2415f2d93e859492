// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/architecture.h"

#include <algorithm>
#include <cassert>

namespace irodori {

namespace {

class TableBuilder {
public:
    void add(std::string name, std::vector<std::int64_t> shape) {
        table_.push_back({std::move(name), std::move(shape)});
    }
    void linear(const std::string& name, std::int64_t in, std::int64_t out) {
        add(name + ".weight", {out, in});
        add(name + ".bias", {out});
    }
    void convolution(const std::string& name, std::int64_t in, std::int64_t out) {
        add(name + ".weight", {out, in, 3, 3});
        add(name + ".bias", {out});
    }
    [[nodiscard]] std::vector<TensorShape> take() { return std::move(table_); }

private:
    std::vector<TensorShape> table_;
};

}  // namespace

std::optional<float> activationSlope(std::string_view name) {
    for (const auto& activation : kActivations)
        if (activation.name == name)
            return activation.slope;
    return std::nullopt;
}

const char* activationName(float slope) {
    const auto* found = std::ranges::find(kActivations, slope, &NamedActivation::slope);
    assert(found != std::end(kActivations));
    return found->name;
}

std::vector<ConvolutionShape> generatorConvolutions(const Architecture& architecture) {
    const int c = architecture.baseChannels;
    std::vector<ConvolutionShape> list{
        {"stem", 12, c, 1, 2}, {"down1", c, 2 * c, 2, 4}, {"down2", 2 * c, 4 * c, 2, 8}};
    for (int i = 0; i < architecture.trunkLayers; ++i) {
        const std::string block = "trunk." + std::to_string(i);
        list.push_back({block + ".conv1", 4 * c, 4 * c, 1, 8});
        list.push_back({block + ".conv2", 4 * c, 4 * c, 1, 8});
    }
    list.push_back({"up1", 6 * c, 2 * c, 1, 4});
    list.push_back({"refine1", 2 * c, 2 * c, 1, 4});
    list.push_back({"up2", 3 * c, c, 1, 2});
    list.push_back({"refine2", c, c, 1, 2});
    list.push_back({"to_rgb", c, 12, 1, 2});
    return list;
}

std::vector<TensorShape> tensorTable(const Architecture& architecture) {
    TableBuilder table;
    const std::int64_t code = architecture.codeWidth;

    std::int64_t statistics = 6;  // mean and standard deviation of R, G, B
    for (int i = 0; i < 4; ++i) {
        table.convolution("style_encoder.conv." + std::to_string(i), kEncoderChannels[i],
                          kEncoderChannels[i + 1]);
        statistics += 2LL * kEncoderChannels[i + 1];
    }
    table.linear("style_encoder.mlp.0", statistics, code);
    table.linear("style_encoder.mlp.1", code, code);

    if (architecture.version >= 2) {
        for (const auto& layer : kPerceptualConvolutions)
            table.convolution(std::string("style_encoder.perceptual.") + layer.name,
                              layer.inChannels, layer.outChannels);
        table.linear("style_encoder.perceptual_mlp.0", kPerceptualStatistics, kPerceptualHidden);
        table.linear("style_encoder.perceptual_mlp.1", kPerceptualHidden, code);
    }

    table.linear("generator.mapping.0", 2 * code + architecture.noiseWidth, code);
    table.linear("generator.mapping.1", code, code);
    if (architecture.version >= 2) {
        table.linear("generator.mapping_beside.0", 2 * code + architecture.noiseWidth,
                     kMappingHidden);
        table.linear("generator.mapping_beside.1", kMappingHidden, kMappingHidden);
        table.linear("generator.mapping_beside.2", kMappingHidden, code);
    }
    for (const auto& convolution : generatorConvolutions(architecture)) {
        const std::string name = "generator." + convolution.name;
        table.convolution(name, convolution.inChannels, convolution.outChannels);
        table.linear(name + ".scale", code, convolution.inChannels);
        table.linear(name + ".shift", code, convolution.outChannels);
        table.linear(name + ".gain", code, convolution.outChannels);
    }
    for (int i = 0; i < architecture.trunkLayers; ++i) {
        const std::string block = "generator.trunk." + std::to_string(i);
        table.add(block + ".noise_gain", {4LL * architecture.baseChannels});
        table.add(block + ".residual_gain", {4LL * architecture.baseChannels});
    }
    return table.take();
}

}  // namespace irodori
