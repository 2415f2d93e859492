// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "nn/architecture.h"
#include "nn/torch_compat.h"

namespace irodori::nn {

/// Named tensors as a model file or checkpoint holds them.
using TensorMap = std::map<std::string, torch::Tensor>;

/// Modulated 3×3 convolution, zero padding 1: scaling its input per channel by 1 + scale(w),
/// demodulation (Karras et al., StyleGAN2, CVPR 2020, eq. 3), output gain and shift from w.
/// Without activation. `demodulate` is false in to_rgb only.
class ModConvImpl : public torch::nn::Module {
public:
    ModConvImpl(int inChannels, int outChannels, int stride, int codeWidth, bool demodulate);

    /// x [N,i,H,W], w [N,codeWidth] → [N,o,⌈H/stride⌉,⌈W/stride⌉].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& w);

    /// The plain convolution it becomes for one w [1,codeWidth]: weight [o,i,3,3] and bias [o],
    /// fp32.
    std::pair<torch::Tensor, torch::Tensor> fold(const torch::Tensor& w) const;

private:
    int stride_;
    bool demodulate_;
    torch::Tensor weight_, bias_;
    torch::nn::Linear scale_{nullptr}, shift_{nullptr}, gain_{nullptr};
};
TORCH_MODULE(ModConv);

/// One convolution of the folded generator.
struct FoldedConvolution {
    torch::Tensor weight;  ///< [o,i,3,3]
    torch::Tensor bias;    ///< [o]
};

/// The generator for one (style, photo code, z): a plain CNN. fp32, CPU or the module's device.
struct FoldedGenerator {
    Architecture architecture;
    std::vector<FoldedConvolution> convolutions;  ///< in the order of `generatorConvolutions`;
                                                  ///< the residual gain is folded into conv2
    std::vector<torch::Tensor> noiseGains;        ///< per trunk block [4·base]
    float gate = 1;  ///< share of what the convolutions paint; the rest is the photo
};

/// G(photo, style code, photo code, z, noise planes) → picture.
class GeneratorImpl : public torch::nn::Module {
public:
    explicit GeneratorImpl(const Architecture& architecture);

    /// photo [N,3,H,W] in [-1,1], H and W multiples of kGeneratorStride; codes [N,codeWidth];
    /// z [N,noiseWidth]; planes: empty, or one [N,1,H/8,W/8] per trunk block. → [N,3,H,W] fp32.
    torch::Tensor forward(const torch::Tensor& photo, const torch::Tensor& styleCode,
                          const torch::Tensor& photoCode, const torch::Tensor& z,
                          const std::vector<torch::Tensor>& planes = {});

    /// What the convolutions paint, before the gate. Arguments and result as `forward`.
    torch::Tensor paint(const torch::Tensor& photo, const torch::Tensor& styleCode,
                        const torch::Tensor& photoCode, const torch::Tensor& z,
                        const std::vector<torch::Tensor>& planes = {});

    /// How much of that is shown, [N] in [0,1): 1 − exp(−(d/γ)²), d the mean square of the
    /// codes' difference: a photo in its own style stays as it is, and leaves it slowly as the
    /// strength grows. Without gradient. 1 before architecture 2.
    [[nodiscard]] torch::Tensor gate(const torch::Tensor& styleCode,
                                     const torch::Tensor& photoCode) const;

    /// w [N,codeWidth] from the codes and z.
    torch::Tensor map(const torch::Tensor& styleCode, const torch::Tensor& photoCode,
                      const torch::Tensor& z);

    /// Folds every convolution for one w. Throws std::runtime_error on non-finite weights.
    FoldedGenerator fold(const torch::Tensor& styleCode, const torch::Tensor& photoCode,
                         const torch::Tensor& z);

    [[nodiscard]] const Architecture& architecture() const { return architecture_; }

private:
    void makeMappingBeside();

    /// h + residual_gain·conv2(lrelu(conv1(h) + noise_gain·n)); names as in model files.
    struct TrunkBlock : torch::nn::Module {
        TrunkBlock(int channels, int codeWidth);
        ModConv conv1, conv2;
        torch::Tensor noiseGain, residualGain;
    };

    Architecture architecture_;
    torch::nn::Linear mapping0_{nullptr}, mapping1_{nullptr};
    std::vector<torch::nn::Linear> mappingBeside_;  ///< from architecture 2 on
    ModConv stem_{nullptr}, down1_{nullptr}, down2_{nullptr};
    ModConv up1_{nullptr}, refine1_{nullptr}, up2_{nullptr}, refine2_{nullptr}, toRgb_{nullptr};
    std::vector<std::shared_ptr<TrunkBlock>> trunk_;
};
TORCH_MODULE(Generator);

/// The folded generator run by LibTorch in the dtype and on the device of its tensors and of
/// `photo`; the portable reference for every executor. Arguments as GeneratorImpl::forward with
/// N = 1; tanh and the result are fp32. `stop` is asked before each layer; when it says true the
/// result is an undefined tensor.
torch::Tensor forwardFolded(const FoldedGenerator& net, const torch::Tensor& photo,
                            const std::vector<torch::Tensor>& planes = {},
                            const std::function<bool()>& stop = {});

/// A copy in another dtype, device and memory format, ready for `forwardFolded`.
FoldedGenerator converted(const FoldedGenerator& net, torch::Device device, torch::Dtype dtype);

/// Copies the tensors named `prefix` + parameter name into the module, whatever their float dtype.
/// Throws std::runtime_error naming a tensor that is missing or has another shape.
void loadParameters(torch::nn::Module& module, const std::string& prefix, const TensorMap& tensors);

}  // namespace irodori::nn
