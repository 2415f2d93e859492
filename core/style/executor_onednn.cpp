// SPDX-License-Identifier: GPL-3.0-or-later
// The folded generator as a list of oneDNN primitives on one preallocated workspace. What costs in
// eager mode is everything between the convolutions, so nothing is left there:
// - bias, activation and residual are post-ops of the convolution before them;
// - concatenation is replaced by linearity: conv(concat(up(h), skip)) = conv(up(h)) + conv(skip),
//   the second added by a sum post-op;
// - nearest upsampling and the 3×3 convolution after it are one transposed 4×4 convolution of
//   stride 2, with 4/9 of the arithmetic.
#include "style/executor.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "style/activation_passes.h"
#include "style/onednn_compat.h"

namespace irodori {

namespace {

using dnnl::memory;
using Arguments = std::unordered_map<int, memory>;
using WeightSource = std::function<torch::Tensor(const nn::FoldedGenerator&)>;

/// An activation: [1,channels,height,width] in nhwc at a place of the workspace.
struct Activation {
    memory::desc desc;
    memory data;
    int channels = 0;
    int height = 0;
    int width = 0;

    template <class T>
    [[nodiscard]] T* values() const {
        return static_cast<T*>(data.get_data_handle());
    }
    [[nodiscard]] std::int64_t pixels() const { return std::int64_t{height} * width; }
    [[nodiscard]] std::int64_t count() const { return pixels() * channels; }
};

bool isReference(std::string_view implementation) {
    return implementation.find("ref") != std::string_view::npos;
}

bool usesTiles(std::string_view implementation) {
    return implementation.find("amx") != std::string_view::npos;
}

/// Whether a primitive that does more at once is worth it: not where oneDNN has only its slow
/// reference code for it, nor where it misses the matrix unit that `plain` would use.
bool isWorthwhile(std::string_view fused, std::string_view plain) {
    return !isReference(fused) && (usesTiles(fused) || !usesTiles(plain));
}

/// conv3×3(nearest×2(x)) as a transposed convolution of kernel 4, stride 2, padding 1:
/// [o,i,3,3] → [o,i,4,4]. In one dimension its taps are (w2, w1+w2, w0+w1, w0).
torch::Tensor upsamplingKernel(const torch::Tensor& weight) {
    const auto expanded = [](const torch::Tensor& w, int dim) {
        const auto w0 = w.select(dim, 0);
        const auto w1 = w.select(dim, 1);
        const auto w2 = w.select(dim, 2);
        return torch::stack({w2, w1 + w2, w0 + w1, w0}, dim);
    };
    return expanded(expanded(weight, 2), 3);
}

/// Everything for tiles of one size: primitives, workspace, weights in the primitives' own formats.
/// T is the type of activations, float or BFloat16.
template <class T>
class Plan {
public:
    struct Shape {
        Architecture architecture;
        int height = 0;  ///< of the tile
        int width = 0;
        bool noisy = false;
        friend bool operator==(const Shape&, const Shape&) = default;
    };

    explicit Plan(const Shape& shape);

    void loadWeights(const nn::FoldedGenerator& net);
    bool run(const PaddedPicture& picture, const Tile& tile, Image& target,
             const std::stop_token& stop);

    [[nodiscard]] const Shape& shape() const { return shape_; }
    [[nodiscard]] std::int64_t workspaceBytes() const { return workspaceBytes_; }

private:
    static constexpr auto kType =
        std::is_same_v<T, float> ? memory::data_type::f32 : memory::data_type::bf16;

    /// Parameters of one primitive, reordered from the folded network whenever that changes.
    struct Parameter {
        WeightSource source;
        memory plain;  ///< as the source gives it, fp32; points to it while loading
        memory packed;
        dnnl::reorder reorder;
    };
    struct WeightSources {
        WeightSource weight;
        WeightSource bias;  ///< empty: none
    };

    memory allocated(const memory::desc& desc);
    Activation activation(int channels, int divisor, memory::data_type type = kType) const;
    Activation placed(Activation activation, const memory& slot, std::int64_t valueOffset = 0);

    static WeightSources layerSources(std::size_t layer);
    memory parameter(const memory::dims& dims, const memory::desc& packed, WeightSource source);

    using ConvolutionDesc = dnnl::convolution_forward::primitive_desc;
    ConvolutionDesc describe(const Activation& from, const Activation& to, bool hasBias,
                             const dnnl::post_ops& postOps) const;
    void addStep(const dnnl::primitive& primitive, const memory::desc& scratchpad,
                 Arguments arguments);
    void addConvolution(const ConvolutionDesc& desc, const Activation& from, const Activation& to,
                        const WeightSources& sources, Arguments postOpArguments = {});
    void addConvolution(const Activation& from, const Activation& to, const dnnl::post_ops& postOps,
                        const WeightSources& sources);
    void addTrunk(const Activation& h, const Activation& hidden, std::size_t layer);
    void addUpsampling(const Activation& h, const Activation& skip, const Activation& to,
                       std::size_t layer);
    void addUpsampledPart(const Activation& h, const Activation& to, const WeightSource& weight);
    void addRefinement(const Activation& h, const Activation& to, std::size_t layer);

    Shape shape_;
    dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream_{engine_};
    std::int64_t workspaceBytes_ = 0;
    std::array<memory, 3> slots_;      ///< of activations
    std::vector<memory> scratchpads_;  ///< all at one place
    std::vector<Parameter> parameters_;
    std::vector<std::function<void()>> steps_;
    std::vector<std::vector<float>> noiseGains_;
    float gate_ = 1;
    Activation input_;
    Activation output_;
    const Tile* tile_ = nullptr;  ///< while running
};

dnnl::post_ops activationOps(const Architecture& architecture, bool addsToTarget = false) {
    dnnl::post_ops ops;
    if (addsToTarget)
        ops.append_sum();
    onednn::appendEltwise(ops, dnnl::algorithm::eltwise_relu, architecture.activationSlope);
    return ops;
}

dnnl::post_ops sumOps() {
    dnnl::post_ops ops;
    ops.append_sum();
    return ops;
}

template <class T>
Plan<T>::Plan(const Shape& shape) : shape_(shape) {
    const int c = shape.architecture.baseChannels;
    const auto stemLike = activation(c, 2);
    // Three slots of the widest activation's size serve the whole network in turn:
    //   A: stem … up2, refine2        B: input, [down1, trunk, hidden] … up1, refine1, rgb
    //   C: up1, up2
    const auto slotBytes = static_cast<std::int64_t>(
        std::max(stemLike.desc.get_size(),
                 activation(kUnshuffledChannels, 2, memory::data_type::f32).desc.get_size()));
    const memory::desc slot({slotBytes}, memory::data_type::u8, memory::format_tag::a);
    for (auto& memory : slots_)
        memory = allocated(slot);
    const auto& [slotA, slotB, slotC] = slots_;

    input_ = placed(activation(kUnshuffledChannels, 2), slotB);
    const auto stem = placed(stemLike, slotA);
    const auto down1 = placed(activation(2 * c, 4), slotB);
    const auto h = placed(activation(4 * c, 8), slotB, down1.count());
    const auto hidden = placed(activation(4 * c, 8), slotB, down1.count() + h.count());
    const auto up1 = placed(activation(2 * c, 4), slotC);
    const auto refined1 = placed(activation(2 * c, 4), slotB);
    const auto up2 = placed(stemLike, slotC);
    const auto refined2 = placed(stemLike, slotA);
    output_ = placed(activation(kUnshuffledChannels, 2, memory::data_type::f32), slotB);

    std::size_t layer = 0;
    addConvolution(input_, stem, activationOps(shape.architecture), layerSources(layer++));
    addConvolution(stem, down1, activationOps(shape.architecture), layerSources(layer++));
    addConvolution(down1, h, activationOps(shape.architecture), layerSources(layer++));
    addTrunk(h, hidden, layer);
    layer += 2 * static_cast<std::size_t>(shape.architecture.trunkLayers);
    addUpsampling(h, down1, up1, layer++);
    addRefinement(up1, refined1, layer++);
    addUpsampling(refined1, stem, up2, layer++);
    addRefinement(up2, refined2, layer++);
    dnnl::post_ops tanh;
    onednn::appendEltwise(tanh, dnnl::algorithm::eltwise_tanh, 0.0F);
    addConvolution(refined2, output_, tanh, layerSources(layer));

    const auto largest = std::max_element(
        scratchpads_.begin(), scratchpads_.end(), [](const memory& x, const memory& y) {
            return x.get_desc().get_size() < y.get_desc().get_size();
        });
    const memory shared = allocated(largest->get_desc());
    for (auto& scratchpad : scratchpads_)
        scratchpad.set_data_handle(shared.get_data_handle());
    scratchpads_.push_back(shared);
}

template <class T>
memory Plan<T>::allocated(const memory::desc& desc) {
    workspaceBytes_ += static_cast<std::int64_t>(desc.get_size());
    return {desc, engine_};
}

template <class T>
Activation Plan<T>::activation(int channels, int divisor, memory::data_type type) const {
    Activation x;
    x.channels = channels;
    x.height = shape_.height / divisor;
    x.width = shape_.width / divisor;
    x.desc = memory::desc({1, channels, x.height, x.width}, type, memory::format_tag::nhwc);
    return x;
}

template <class T>
Activation Plan<T>::placed(Activation activation, const memory& slot, std::int64_t valueOffset) {
    activation.data =
        memory(activation.desc, engine_, static_cast<T*>(slot.get_data_handle()) + valueOffset);
    return activation;
}

template <class T>
typename Plan<T>::WeightSources Plan<T>::layerSources(std::size_t layer) {
    return {[layer](const nn::FoldedGenerator& net) { return net.convolutions[layer].weight; },
            [layer](const nn::FoldedGenerator& net) { return net.convolutions[layer].bias; }};
}

/// Memory for a parameter that `source` gives as a dense tensor of `dims`.
template <class T>
memory Plan<T>::parameter(const memory::dims& dims, const memory::desc& packed,
                          WeightSource source) {
    const auto tag = dims.size() == 1 ? memory::format_tag::a : memory::format_tag::abcd;
    Parameter p;
    p.source = std::move(source);
    p.plain = memory({dims, memory::data_type::f32, tag}, engine_, nullptr);
    p.packed = allocated(packed);
    p.reorder = dnnl::reorder(p.plain, p.packed);
    parameters_.push_back(p);
    return p.packed;
}

template <class T>
typename Plan<T>::ConvolutionDesc Plan<T>::describe(const Activation& from, const Activation& to,
                                                    bool hasBias,
                                                    const dnnl::post_ops& postOps) const {
    const memory::desc weight({to.channels, from.channels, 3, 3}, kType, memory::format_tag::any);
    const memory::desc bias =
        hasBias ? memory::desc({to.channels}, memory::data_type::f32, memory::format_tag::a)
                : memory::desc();
    const memory::dims strides(2, from.height / to.height);
    const memory::dims padding{1, 1};
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    attributes.set_post_ops(postOps);
    return onednn::describe<dnnl::convolution_forward>(engine_, dnnl::algorithm::convolution_direct,
                                                       from.desc, weight, bias, to.desc, strides,
                                                       padding, attributes);
}

template <class T>
void Plan<T>::addStep(const dnnl::primitive& primitive, const memory::desc& scratchpad,
                      Arguments arguments) {
    scratchpads_.emplace_back(scratchpad, engine_, nullptr);
    arguments[DNNL_ARG_SCRATCHPAD] = scratchpads_.back();
    steps_.push_back([this, primitive, arguments = std::move(arguments)] {
        primitive.execute(stream_, arguments);
    });
}

template <class T>
void Plan<T>::addConvolution(const ConvolutionDesc& desc, const Activation& from,
                             const Activation& to, const WeightSources& sources,
                             Arguments postOpArguments) {
    Arguments arguments = std::move(postOpArguments);
    arguments[DNNL_ARG_SRC] = from.data;
    arguments[DNNL_ARG_DST] = to.data;
    arguments[DNNL_ARG_WEIGHTS] =
        parameter({to.channels, from.channels, 3, 3}, desc.weights_desc(), sources.weight);
    if (sources.bias)
        arguments[DNNL_ARG_BIAS] = parameter({to.channels}, desc.bias_desc(), sources.bias);
    addStep(dnnl::convolution_forward(desc), desc.scratchpad_desc(), std::move(arguments));
}

template <class T>
void Plan<T>::addConvolution(const Activation& from, const Activation& to,
                             const dnnl::post_ops& postOps, const WeightSources& sources) {
    addConvolution(describe(from, to, sources.bias != nullptr, postOps), from, to, sources);
}

/// h ← h + g·conv2(lrelu(conv1(h) + noise)), block after block, in place.
template <class T>
void Plan<T>::addTrunk(const Activation& h, const Activation& hidden, std::size_t layer) {
    const auto blocks = static_cast<std::size_t>(shape_.architecture.trunkLayers);
    for (std::size_t i = 0; i < blocks; ++i) {
        // Noise comes before the activation, which then cannot be fused.
        const auto ops = shape_.noisy ? dnnl::post_ops() : activationOps(shape_.architecture);
        addConvolution(h, hidden, ops, layerSources(layer + 2 * i));
        if (shape_.noisy) {
            steps_.push_back([this, hidden, i] {
                addNoise(hidden.values<T>(), hidden.pixels(), tile_->planes[i], noiseGains_[i],
                         shape_.architecture.activationSlope);
            });
        }
        addConvolution(hidden, h, sumOps(), layerSources(layer + 2 * i + 1));
    }
}

/// to ← lrelu(conv(concat(nearest×2(h), skip))).
template <class T>
void Plan<T>::addUpsampling(const Activation& h, const Activation& skip, const Activation& to,
                            std::size_t layer) {
    const auto whole = layerSources(layer);
    const int split = h.channels;
    addUpsampledPart(h, to, [whole, split](const nn::FoldedGenerator& net) {
        return whole.weight(net).narrow(1, 0, split);
    });
    const WeightSources skipPart{[whole, split](const nn::FoldedGenerator& net) {
                                     const auto weight = whole.weight(net);
                                     return weight.narrow(1, split, weight.size(1) - split);
                                 },
                                 whole.bias};
    addConvolution(skip, to, activationOps(shape_.architecture, /*addsToTarget=*/true), skipPart);
}

/// to ← conv(nearest×2(h)), without bias.
template <class T>
void Plan<T>::addUpsampledPart(const Activation& h, const Activation& to,
                               const WeightSource& weight) {
    const memory::desc kernel({to.channels, h.channels, 4, 4}, kType, memory::format_tag::any);
    const memory::dims two{2, 2};
    const memory::dims one{1, 1};
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    const auto transposed = onednn::describe<dnnl::deconvolution_forward>(
        engine_, dnnl::algorithm::deconvolution_direct, h.desc, kernel, {}, to.desc, two, one,
        attributes);

    Activation upsampled = activation(h.channels, shape_.width / to.width);
    const auto plain = describe(upsampled, to, false, {});
    if (isWorthwhile(transposed.impl_info_str(), plain.impl_info_str())) {
        Arguments arguments{{DNNL_ARG_SRC, h.data}, {DNNL_ARG_DST, to.data}};
        arguments[DNNL_ARG_WEIGHTS] = parameter(
            {to.channels, h.channels, 4, 4}, transposed.weights_desc(),
            [weight](const nn::FoldedGenerator& net) { return upsamplingKernel(weight(net)); });
        addStep(dnnl::deconvolution_forward(transposed), transposed.scratchpad_desc(),
                std::move(arguments));
        return;
    }
    upsampled.data = allocated(upsampled.desc);
    steps_.push_back([h, upsampled] {
        upsampleNearest(h.values<T>(), h.height, h.width, h.channels, upsampled.values<T>());
    });
    addConvolution(plain, upsampled, to, {weight, nullptr});
}

/// to ← h + lrelu(conv(h)).
template <class T>
void Plan<T>::addRefinement(const Activation& h, const Activation& to, std::size_t layer) {
    auto ops = activationOps(shape_.architecture);
    ops.append_binary(dnnl::algorithm::binary_add, h.desc);
    const auto fused = describe(h, to, true, ops);
    if (isWorthwhile(fused.impl_info_str(), describe(h, to, true, {}).impl_info_str())) {
        addConvolution(fused, h, to, layerSources(layer),
                       {{DNNL_ARG_ATTR_MULTIPLE_POST_OP(1) | DNNL_ARG_SRC_1, h.data}});
        return;
    }
    steps_.push_back([h, to] {
        copyRows(h.values<T>(), h.height, std::int64_t{h.width} * h.channels, to.values<T>());
    });
    auto onCopy = activationOps(shape_.architecture);
    onCopy.append_sum();
    addConvolution(h, to, onCopy, layerSources(layer));
}

template <class T>
void Plan<T>::loadWeights(const nn::FoldedGenerator& net) {
    for (auto& p : parameters_) {
        const auto tensor = p.source(net).contiguous();
        p.plain.set_data_handle(tensor.template data_ptr<float>());
        p.reorder.execute(stream_, p.plain, p.packed);
    }
    gate_ = net.gate;
    noiseGains_.clear();
    for (const auto& gain : net.noiseGains) {
        const auto dense = gain.contiguous();
        const auto* values = dense.template data_ptr<float>();
        noiseGains_.emplace_back(values, values + dense.numel());
    }
}

template <class T>
bool Plan<T>::run(const PaddedPicture& picture, const Tile& tile, Image& target,
                  const std::stop_token& stop) {
    tile_ = &tile;
    unshuffle(picture, tile.window, input_.values<T>());
    for (const auto& step : steps_) {
        if (stop.stop_requested())
            return false;
        step();
    }
    shuffle(picture, output_.values<float>(), gate_, tile.window, tile.inner, target);
    return true;
}

template <class T>
class OneDnnExecutor final : public Executor {
public:
    void setWeights(const nn::FoldedGenerator& net) override {
        net_ = net;
        if (plan_)
            plan_->loadWeights(net_);
    }

    bool run(const PaddedPicture& picture, const Tile& tile, Image& target,
             const std::stop_token& stop) override {
        const torch::NoGradGuard noGrad;
        const typename Plan<T>::Shape shape{net_.architecture, tile.window.height,
                                            tile.window.width, !tile.planes.empty()};
        if (!plan_ || plan_->shape() != shape) {
            plan_.reset();  // never two workspaces at a time
            plan_ = std::make_unique<Plan<T>>(shape);
            plan_->loadWeights(net_);
        }
        return plan_->run(picture, tile, target, stop);
    }

    void releaseMemory() override { plan_.reset(); }

    std::int64_t bytesPerPixel(const Architecture& architecture) const override {
        constexpr std::size_t slots = 3;
        const std::size_t stem =
            static_cast<std::size_t>(architecture.baseChannels) / 4 * sizeof(T);
        constexpr std::size_t output = kUnshuffledChannels / 4 * sizeof(float);
        return static_cast<std::int64_t>(slots * std::max(stem, output));
    }

    std::int64_t workspaceBytes() const override { return plan_ ? plan_->workspaceBytes() : 0; }
    std::string name() const override { return "oneDNN"; }

private:
    nn::FoldedGenerator net_;
    std::unique_ptr<Plan<T>> plan_;
};

}  // namespace

std::unique_ptr<Executor> makeOneDnnExecutor(bool bf16) {
    if (bf16)
        return std::make_unique<OneDnnExecutor<BFloat16>>();
    return std::make_unique<OneDnnExecutor<float>>();
}

bool hasBf16() {
    // Instruction sets are bit masks that contain those they extend.
    const auto isa = static_cast<unsigned>(dnnl::get_effective_cpu_isa());
    const auto bf16 = static_cast<unsigned>(dnnl::cpu_isa::avx512_core_bf16);
    return (isa & bf16) == bf16;
}

std::string cpuIsa() {
    switch (dnnl::get_effective_cpu_isa()) {
        case dnnl::cpu_isa::sse41:
            return "sse41";
        case dnnl::cpu_isa::avx:
            return "avx";
        case dnnl::cpu_isa::avx2:
            return "avx2";
        case dnnl::cpu_isa::avx2_vnni:
            return "avx2_vnni";
        case dnnl::cpu_isa::avx512_core:
            return "avx512_core";
        case dnnl::cpu_isa::avx512_core_vnni:
            return "avx512_core_vnni";
        case dnnl::cpu_isa::avx512_core_bf16:
            return "avx512_core_bf16";
        case dnnl::cpu_isa::avx512_core_amx:
            return "avx512_core_amx";
        default:
            return "unknown";
    }
}

}  // namespace irodori
