// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/trainer.h"

namespace irodori {

namespace {

constexpr const char* kGenerator = "generator.";
constexpr const char* kEncoder = "style_encoder.";
constexpr const char* kDiscriminator = "discriminator.";

/// Torch's own generator, which initialises layers, seeded while this lives and put back as it was.
class SeededScope {
public:
    explicit SeededScope(std::uint64_t seed)
        : generator_(at::detail::getDefaultCPUGenerator()), state_(generator_.get_state()) {
        generator_.set_current_seed(seed);
    }
    ~SeededScope() { generator_.set_state(state_); }
    SeededScope(const SeededScope&) = delete;
    SeededScope& operator=(const SeededScope&) = delete;

private:
    at::Generator generator_;
    at::Tensor state_;
};

/// ICNR (Aitken et al., "Checkerboard artifact free sub-pixel convolution", 2017): the channels
/// that pixel_shuffle(2) lays side by side start alike, so that a fresh network draws no grid.
void initialiseSubPixels(nn::Generator& generator) {
    constexpr std::int64_t subPixels = 4;
    const torch::NoGradGuard noGrad;
    const auto parameters = generator->named_parameters();
    for (const char* name : {"weight", "shift.weight", "shift.bias", "gain.weight", "gain.bias"}) {
        auto parameter = parameters[std::string("to_rgb.") + name];
        const auto first = parameter.slice(0, 0, c10::nullopt, subPixels);
        parameter.copy_(first.repeat_interleave(subPixels, 0));
    }
}

/// Fresh codes lie so close together that the generator's gate would take every reference for the
/// photo's own style and go on showing the photo, whatever is learnt behind it.
void spreadCodes(nn::StyleEncoder& encoder) {
    constexpr double factor = 8;
    const torch::NoGradGuard noGrad;
    encoder->named_parameters()["mlp.1.weight"].mul_(factor);
}

void append(nn::TensorMap& out, const std::string& prefix, const torch::nn::Module& module) {
    for (const auto& parameter : module.named_parameters())
        out[prefix + parameter.key()] = parameter.value().detach();
    for (const auto& buffer : module.named_buffers())
        out[prefix + buffer.key()] = buffer.value();
}

bool holds(const nn::TensorMap& tensors, const std::string& prefix) {
    const auto first = tensors.lower_bound(prefix);
    return first != tensors.end() && first->first.starts_with(prefix);
}

}  // namespace

Networks Networks::make(const Architecture& architecture, std::uint64_t seed) {
    const SeededScope scope(seed);
    Networks networks;
    networks.generator = nn::Generator(architecture);
    initialiseSubPixels(networks.generator);
    networks.encoder = nn::StyleEncoder(architecture);
    spreadCodes(networks.encoder);
    networks.discriminator = nn::Discriminator(architecture);
    return networks;
}

void Networks::load(const nn::TensorMap& tensors) {
    nn::loadParameters(*generator, kGenerator, tensors);
    nn::loadParameters(*encoder, kEncoder, tensors);
    if (holds(tensors, kDiscriminator))
        nn::loadParameters(*discriminator, kDiscriminator, tensors);
}

nn::TensorMap Networks::tensors(bool withDiscriminator) const {
    nn::TensorMap out;
    append(out, kGenerator, *generator);
    append(out, kEncoder, *encoder);
    if (withDiscriminator)
        append(out, kDiscriminator, *discriminator);
    return out;
}

}  // namespace irodori
