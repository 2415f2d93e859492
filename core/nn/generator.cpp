// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/generator.h"

#include <cmath>
#include <stdexcept>

#include "nn/initialisation.h"

namespace irodori::nn {

namespace {

constexpr double kEnergyEpsilon = 1e-8;  // an all-zero filter must not divide by zero
constexpr double kDemodulationEpsilon = 1e-4;
/// Mean square of the codes' difference at which the gate shows 63 % of what is painted. Twice as
/// far it shows 98 %; of the pairs of photo and reference that were looked at none was nearer.
constexpr double kGateDistance = 0.0046;

/// Leaky ReLU of an architecture.
struct LeakyRelu {
    float slope;
    explicit LeakyRelu(const Architecture& architecture) : slope(architecture.activationSlope) {}
    torch::Tensor operator()(const torch::Tensor& x) const { return at::leaky_relu(x, slope); }
};

torch::Tensor upsampledNearest(const torch::Tensor& x) {
    return at::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)}, c10::nullopt, c10::nullopt);
}

torch::Tensor perChannel(const torch::Tensor& values) {
    return values.unsqueeze(-1).unsqueeze(-1);
}

/// Demodulation d_o of filters scaled by `scale` [N,i] → [N,o]: the output keeps its variance
/// whatever the scales are, except for their mean energy.
torch::Tensor demodulation(const torch::Tensor& weight, const torch::Tensor& scale) {
    const auto energy = weight.square().sum({2, 3});  // [o,i]
    return torch::rsqrt(torch::matmul(scale.square(), energy.t()) / (energy.sum(1) + kEnergyEpsilon)
                        + kDemodulationEpsilon);
}

}  // namespace

ModConvImpl::ModConvImpl(int inChannels, int outChannels, int stride, int codeWidth,
                         bool demodulate)
    : stride_(stride), demodulate_(demodulate) {
    weight_ = register_parameter("weight", torch::empty({outChannels, inChannels, 3, 3}));
    bias_ = register_parameter("bias", torch::zeros({outChannels}));
    torch::nn::init::kaiming_normal_(weight_, kLeakySlope);
    scale_ = register_module("scale", torch::nn::Linear(codeWidth, inChannels));
    shift_ = register_module("shift", torch::nn::Linear(codeWidth, outChannels));
    gain_ = register_module("gain", torch::nn::Linear(codeWidth, outChannels));
}

torch::Tensor ModConvImpl::forward(const torch::Tensor& x, const torch::Tensor& w) {
    torch::Tensor scale, gain, shift;
    {
        const FullPrecision full;
        scale = 1 + scale_->forward(w);
        gain = 1 + gain_->forward(w);
        if (demodulate_)
            gain = gain * demodulation(weight_, scale);
        shift = bias_ + shift_->forward(w);
    }
    const auto modulated = x * perChannel(scale).to(x.scalar_type());
    const auto y = at::conv2d(modulated, weight_, {}, stride_, /*padding=*/1);
    // One pass over the activations.
    return torch::addcmul(perChannel(shift).to(y.scalar_type()), y,
                          perChannel(gain).to(y.scalar_type()));
}

std::pair<torch::Tensor, torch::Tensor> ModConvImpl::fold(const torch::Tensor& w) const {
    const auto linear = [&w](const torch::nn::Linear& layer) {
        return at::linear(w, layer->weight, layer->bias);
    };
    const auto scale = 1 + linear(scale_);  // [1,i]
    auto gain = 1 + linear(gain_);          // [1,o]
    if (demodulate_)
        gain = gain * demodulation(weight_, scale);
    const auto weight = weight_ * scale.view({1, -1, 1, 1}) * gain.view({-1, 1, 1, 1});
    const auto bias = bias_ + linear(shift_).view({-1});
    return {weight, bias};
}

GeneratorImpl::TrunkBlock::TrunkBlock(int channels, int codeWidth)
    : conv1(channels, channels, 1, codeWidth, true), conv2(channels, channels, 1, codeWidth, true) {
    constexpr double initialResidualGain = 0.1;  // blocks start near the identity
    register_module("conv1", conv1);
    register_module("conv2", conv2);
    noiseGain = register_parameter("noise_gain", torch::zeros({channels}));
    residualGain =
        register_parameter("residual_gain", torch::full({channels}, initialResidualGain));
}

GeneratorImpl::GeneratorImpl(const Architecture& architecture) : architecture_(architecture) {
    const int code = architecture.codeWidth;
    mapping0_ = torch::nn::Linear(2 * code + architecture.noiseWidth, code);
    mapping1_ = torch::nn::Linear(code, code);
    register_module("mapping", torch::nn::ModuleList(mapping0_, mapping1_));
    if (architecture.version >= 2)
        makeMappingBeside();

    // From the table that model files are checked against, so that shapes cannot differ.
    std::map<std::string, ConvolutionShape> shapes;
    for (const auto& shape : generatorConvolutions(architecture))
        shapes[shape.name] = shape;
    const auto layer = [&](const std::string& name) {
        const auto& shape = shapes.at(name);
        return register_module(name, ModConv(shape.inChannels, shape.outChannels, shape.stride,
                                             code, /*demodulate=*/name != "to_rgb"));
    };
    stem_ = layer("stem");
    down1_ = layer("down1");
    down2_ = layer("down2");
    torch::nn::ModuleList trunk;
    for (int i = 0; i < architecture.trunkLayers; ++i) {
        trunk_.push_back(std::make_shared<TrunkBlock>(4 * architecture.baseChannels, code));
        trunk->push_back(trunk_.back());
    }
    register_module("trunk", trunk);
    up1_ = layer("up1");
    refine1_ = layer("refine1");
    up2_ = layer("up2");
    refine2_ = layer("refine2");
    toRgb_ = layer("to_rgb");
}

/// Beside the mapping and wider; it says nothing at first, so that weights of architecture 1 go on
/// painting what they painted.
void GeneratorImpl::makeMappingBeside() {
    const int code = architecture_.codeWidth;
    const int input = 2 * code + architecture_.noiseWidth;
    torch::nn::ModuleList layers;
    for (const auto& [in, out] : {std::pair{input, kMappingHidden},
                                  {kMappingHidden, kMappingHidden},
                                  {kMappingHidden, code}}) {
        mappingBeside_.emplace_back(in, out);
        layers->push_back(mappingBeside_.back());
    }
    startSilent(mappingBeside_.back());
    register_module("mapping_beside", layers);
}

torch::Tensor GeneratorImpl::map(const torch::Tensor& styleCode, const torch::Tensor& photoCode,
                                 const torch::Tensor& z) {
    const FullPrecision full;
    const LeakyRelu lrelu(architecture_);
    const auto input = torch::cat({styleCode, photoCode, z}, 1);
    const auto w = lrelu(mapping1_->forward(lrelu(mapping0_->forward(input))));
    if (mappingBeside_.empty())
        return w;
    auto beside = input;
    for (std::size_t i = 0; i + 1 < mappingBeside_.size(); ++i)
        beside = lrelu(mappingBeside_[i]->forward(beside));
    return w + mappingBeside_.back()->forward(beside);
}

torch::Tensor GeneratorImpl::gate(const torch::Tensor& styleCode,
                                  const torch::Tensor& photoCode) const {
    const torch::NoGradGuard noGrad;
    const auto distance = (styleCode - photoCode).to(torch::kFloat).square().mean(1);
    if (architecture_.version < 2)
        return torch::ones_like(distance);
    return -torch::expm1(-(distance / kGateDistance).square());
}

torch::Tensor GeneratorImpl::forward(const torch::Tensor& photo, const torch::Tensor& styleCode,
                                     const torch::Tensor& photoCode, const torch::Tensor& z,
                                     const std::vector<torch::Tensor>& planes) {
    const auto painted = paint(photo, styleCode, photoCode, z, planes);
    return at::lerp(photo.to(painted.scalar_type()), painted,
                    gate(styleCode, photoCode).view({-1, 1, 1, 1}));
}

torch::Tensor GeneratorImpl::paint(const torch::Tensor& photo, const torch::Tensor& styleCode,
                                   const torch::Tensor& photoCode, const torch::Tensor& z,
                                   const std::vector<torch::Tensor>& planes) {
    const LeakyRelu lrelu(architecture_);
    const auto w = map(styleCode, photoCode, z);
    const auto stem = lrelu(stem_(at::pixel_unshuffle(photo, 2), w));
    const auto down1 = lrelu(down1_(stem, w));
    auto h = lrelu(down2_(down1, w));
    for (std::size_t i = 0; i < trunk_.size(); ++i) {
        auto y = trunk_[i]->conv1(h, w);
        if (!planes.empty())
            y = y + (perChannel(trunk_[i]->noiseGain) * planes[i]).to(y.scalar_type());
        const auto residual = trunk_[i]->conv2(lrelu(y), w);
        h = torch::addcmul(h, residual, perChannel(trunk_[i]->residualGain).to(h.scalar_type()));
    }
    h = lrelu(up1_(torch::cat({upsampledNearest(h), down1}, 1), w));
    h = h + lrelu(refine1_(h, w));
    h = lrelu(up2_(torch::cat({upsampledNearest(h), stem}, 1), w));
    h = h + lrelu(refine2_(h, w));
    return torch::tanh(at::pixel_shuffle(toRgb_(h, w), 2).to(torch::kFloat));
}

FoldedGenerator GeneratorImpl::fold(const torch::Tensor& styleCode, const torch::Tensor& photoCode,
                                    const torch::Tensor& z) {
    const torch::NoGradGuard noGrad;
    const auto w = map(styleCode, photoCode, z);
    FoldedGenerator folded;
    folded.architecture = architecture_;
    folded.gate = gate(styleCode, photoCode).item<float>();
    const auto add = [&](const ModConv& layer) {
        auto [weight, bias] = layer->fold(w);
        folded.convolutions.push_back({weight, bias});
    };
    for (const auto& layer : {stem_, down1_, down2_})
        add(layer);
    for (const auto& block : trunk_) {
        add(block->conv1);
        add(block->conv2);
        auto& conv2 = folded.convolutions.back();
        conv2.weight = conv2.weight * block->residualGain.view({-1, 1, 1, 1});
        conv2.bias = conv2.bias * block->residualGain;
        folded.noiseGains.push_back(block->noiseGain);
    }
    for (const auto& layer : {up1_, refine1_, up2_, refine2_, toRgb_})
        add(layer);

    auto finite = torch::ones({}, torch::kFloat);
    for (const auto& convolution : folded.convolutions)  // 0·∞ and 0·NaN are NaN, 0·finite is 0
        finite = finite + 0 * (convolution.weight.sum() + convolution.bias.sum());
    if (!std::isfinite(finite.item<float>()))
        throw std::runtime_error("the folded weights are not finite");
    return folded;
}

torch::Tensor forwardFolded(const FoldedGenerator& net, const torch::Tensor& photo,
                            const std::vector<torch::Tensor>& planes,
                            const std::function<bool()>& stop) {
    const LeakyRelu lrelu(net.architecture);
    const auto table = generatorConvolutions(net.architecture);
    std::size_t layer = 0;
    bool stopped = false;
    const auto conv = [&](const torch::Tensor& x) {
        stopped = stopped || (stop && stop());
        if (stopped)
            return torch::Tensor();
        const auto& convolution = net.convolutions[layer];
        return at::conv2d(x, convolution.weight, convolution.bias, table[layer++].stride, 1);
    };
    /// Convolution and activation; an undefined tensor once stopped.
    const auto activated = [&](const torch::Tensor& x) {
        const auto y = conv(x);
        return stopped ? y : lrelu(y);
    };

    const auto dtype = net.convolutions.front().weight.scalar_type();
    const auto stem = activated(
        at::pixel_unshuffle(photo.to(dtype), 2).contiguous(at::MemoryFormat::ChannelsLast));
    const auto down1 = stopped ? stem : activated(stem);
    auto h = stopped ? stem : activated(down1);
    for (std::size_t i = 0; i < net.noiseGains.size() && !stopped; ++i) {
        auto y = conv(h);
        if (stopped)
            break;
        if (!planes.empty())
            y = y + perChannel(net.noiseGains[i]) * planes[i].to(dtype);
        const auto residual = conv(lrelu(y));
        if (!stopped)
            h = h + residual;
    }
    for (const auto& skip : {down1, stem}) {
        if (stopped)
            break;
        h = activated(torch::cat({upsampledNearest(h), skip}, 1));
        if (stopped)
            break;
        const auto refined = activated(h);
        if (!stopped)
            h = h + refined;
    }
    if (stopped)
        return {};
    const auto rgb = conv(h);
    if (stopped)
        return rgb;
    const auto painted = torch::tanh(at::pixel_shuffle(rgb, 2).to(torch::kFloat));
    return net.gate == 1 ? painted : at::lerp(photo.to(torch::kFloat), painted, net.gate);
}

FoldedGenerator converted(const FoldedGenerator& net, torch::Device device, torch::Dtype dtype) {
    FoldedGenerator out;
    out.architecture = net.architecture;
    out.gate = net.gate;
    for (const auto& convolution : net.convolutions) {
        out.convolutions.push_back(
            {convolution.weight.to(device, dtype).contiguous(at::MemoryFormat::ChannelsLast),
             convolution.bias.to(device, dtype)});
    }
    for (const auto& gain : net.noiseGains)
        out.noiseGains.push_back(gain.to(device, dtype));
    return out;
}

void loadParameters(torch::nn::Module& module, const std::string& prefix,
                    const TensorMap& tensors) {
    const torch::NoGradGuard noGrad;
    auto all = module.named_parameters();
    for (const auto& buffer : module.named_buffers())
        all.insert(buffer.key(), buffer.value());
    for (auto& item : all) {
        const std::string name = prefix + item.key();
        const auto found = tensors.find(name);
        if (found == tensors.end())
            throw std::runtime_error("tensor " + name + " is missing");
        if (found->second.sizes() != item.value().sizes())
            throw std::runtime_error("tensor " + name + " has the wrong shape");
        item.value().copy_(found->second);
    }
}

}  // namespace irodori::nn
