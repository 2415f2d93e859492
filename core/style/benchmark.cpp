// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/benchmark.h"

#include <dlfcn.h>
#include <omp.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <unordered_map>

#include "model/model_library.h"
#include "model/torch_weights.h"
#include "style/executor.h"
#include "style/onednn_compat.h"
#include "style/style_engine.h"

namespace irodori {

namespace {

constexpr double kMaxOverConvolutions = 1.5;
constexpr double kMaxStrengthChange = 1.15;
constexpr double kMinSpeedupBf16 = 6.0;
constexpr double kMinSpeedupFp32 = 2.5;

double milliseconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The generator's convolutions as single oneDNN primitives without post-ops on preallocated
/// memory: what the whole cannot be faster than if each layer stays as it is.
class PlainConvolutions {
public:
    PlainConvolutions(const Architecture& architecture, int side, dnnl::memory::data_type type) {
        for (const auto& shape : generatorConvolutions(architecture))
            add(shape, side / shape.divisor, type);
        times_.resize(primitives_.size());
    }

    void measure() {
        for (std::size_t i = 0; i < primitives_.size(); ++i) {
            times_[i].push_back(milliseconds([&] {
                primitives_[i].execute(stream_, arguments_[i]);
                stream_.wait();
            }));
        }
    }

    [[nodiscard]] double sumOfMedians() const {
        double sum = 0;
        for (const auto& times : times_)
            sum += median(times);
        return sum;
    }

private:
    using memory = dnnl::memory;

    void add(const ConvolutionShape& shape, int outSide, memory::data_type type) {
        const auto nhwc = memory::format_tag::nhwc;
        const memory::dim inSide = memory::dim{outSide} * shape.stride;
        const memory::desc from({1, shape.inChannels, inSide, inSide}, type, nhwc);
        const memory::desc to({1, shape.outChannels, outSide, outSide}, type, nhwc);
        const memory::desc weight({shape.outChannels, shape.inChannels, 3, 3}, type,
                                  memory::format_tag::any);
        const memory::dims strides{shape.stride, shape.stride};
        const memory::dims padding{1, 1};
        const auto desc = onednn::describe<dnnl::convolution_forward>(
            engine_, dnnl::algorithm::convolution_direct, from, weight, {}, to, strides, padding);
        primitives_.push_back(dnnl::convolution_forward(desc));
        arguments_.push_back({{DNNL_ARG_SRC, zeros(from)},
                              {DNNL_ARG_WEIGHTS, zeros(desc.weights_desc())},
                              {DNNL_ARG_DST, zeros(to)}});
    }

    memory zeros(const memory::desc& desc) {
        memory out(desc, engine_);
        std::fill_n(static_cast<char*>(out.get_data_handle()), desc.get_size(), char{0});
        return out;
    }

    dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream_{engine_};
    std::vector<dnnl::primitive> primitives_;
    std::vector<std::unordered_map<int, memory>> arguments_;
    std::vector<std::vector<double>> times_;
};

/// The network as it is trained, in eager fp32 NCHW.
class EagerNetwork {
public:
    EagerNetwork(const ModelFile& file, int side) : generator_(file.card.architecture) {
        nn::loadParameters(*generator_, "generator.", toTorch(file.tensors));
        const auto& architecture = file.card.architecture;
        photo_ = torch::zeros({1, 3, side, side});
        code_ = torch::zeros({1, architecture.codeWidth});
        z_ = torch::zeros({1, architecture.noiseWidth});
    }

    void run() {
        const torch::NoGradGuard noGrad;
        generator_->forward(photo_, code_, code_, z_);
    }

private:
    nn::Generator generator_;
    torch::Tensor photo_, code_, z_;
};

Image testPicture(int side) {
    Image image(side, side);
    for (int y = 0; y < side; ++y)
        for (int i = 0; i < 3 * side; ++i)
            image.row<std::uint8_t>(y)[i] = static_cast<std::uint8_t>((i ^ y) + y / 4);
    return image;
}

/// The engine on one picture, everything encoded.
class Repaint {
public:
    Repaint(StyleEngine& engine, int side) : engine_(engine), picture_(testPicture(side)) {
        request_.photoCode = engine.encode(picture_).value();
        StyleCode style = request_.photoCode;
        for (float& value : style)
            value = 0.5F - value;
        request_.references = {{style, 1.0}};
        request_.settings.paintSize = kNativePaintSize;
    }

    /// A picture that the engine has not seen yet, with the weights that it holds.
    void newPicture() {
        request_.photo = std::make_shared<const Image>(picture_);
        run();
    }

    /// The same picture with another strength.
    void newStrength() {
        request_.settings.strength = request_.settings.strength == 1 ? 0.9 : 1;
        run();
    }

    void encode() { engine_.encode(picture_).value(); }

private:
    void run() { engine_.repaint(request_).value(); }

    StyleEngine& engine_;
    Image picture_;
    RepaintRequest request_;
};

BenchRow information(const std::string& name, double value) {
    return {name, value, "ms", std::nullopt, true};
}

BenchRow atMost(const std::string& name, double ratio, double target) {
    return {name, ratio, "×", target, ratio <= target};
}

BenchRow atLeast(const std::string& name, double ratio, double target) {
    return {name, ratio, "×", target, ratio >= target};
}

/// All that is measured in one arithmetic.
class PrecisionBench {
public:
    PrecisionBench(const BenchOptions& options, const ModelFile& file, Precision precision)
        : bf16_(precision == Precision::bf16),
          engine_(makeStyleEngine(
              {.device = "cpu", .precision = precision, .threads = options.threads})),
          convolutions_(file.card.architecture, options.repaintSide,
                        bf16_ ? dnnl::memory::data_type::bf16 : dnnl::memory::data_type::f32) {
        engine_->loadModel(file.path).value();
        repaint_.emplace(*engine_, options.repaintSide);
        preview_.emplace(*engine_, options.previewSide);
    }

    void measure() {
        // Each size runs twice: the first sets up its workspace.
        repaint_->newPicture();
        repaintTimes_.push_back(milliseconds([this] { repaint_->newPicture(); }));
        convolutions_.measure();
        encodeTimes_.push_back(milliseconds([this] { repaint_->encode(); }));
        preview_->newPicture();
        previewTimes_.push_back(milliseconds([this] { preview_->newPicture(); }));
        strengthTimes_.push_back(milliseconds([this] { preview_->newStrength(); }));
    }

    void report(double eager, std::vector<BenchRow>& rows) const {
        const std::string suffix = bf16_ ? ", bf16" : ", fp32";
        const double repaint = median(repaintTimes_);
        const double convolutions = convolutions_.sumOfMedians();
        const double preview = median(previewTimes_);
        const double strength = median(strengthTimes_);
        rows.push_back(information("encode" + suffix, median(encodeTimes_)));
        rows.push_back(information("repaint" + suffix, repaint));
        rows.push_back(information("convolutions alone" + suffix, convolutions));
        rows.push_back(atMost("repaint / convolutions alone" + suffix, repaint / convolutions,
                              kMaxOverConvolutions));
        rows.push_back(information("preview" + suffix, preview));
        rows.push_back(information("strength change of preview" + suffix, strength));
        rows.push_back(
            atMost("strength change / preview" + suffix, strength / preview, kMaxStrengthChange));
        rows.push_back(atLeast("unfolded eager fp32 NCHW / repaint" + suffix, eager / repaint,
                               bf16_ ? kMinSpeedupBf16 : kMinSpeedupFp32));
    }

private:
    bool bf16_;
    std::unique_ptr<StyleEngine> engine_;
    PlainConvolutions convolutions_;
    std::optional<Repaint> repaint_;
    std::optional<Repaint> preview_;
    std::vector<double> repaintTimes_, encodeTimes_, previewTimes_, strengthTimes_;
};

/// Debian's BLAS is whichever alternative is installed; LibTorch's linear layers depend on it.
std::string blasFile() {
    Dl_info info{};
    void* symbol = dlsym(RTLD_DEFAULT, "sgemm_");
    if (symbol == nullptr || dladdr(symbol, &info) == 0)
        return "unknown";
    std::error_code error;
    const auto path = std::filesystem::canonical(info.dli_fname, error);
    return error ? info.dli_fname : path.string();
}

Result<BenchReport> measureAll(const BenchOptions& options, const ModelFile& file,
                               const JobHooks& hooks) {
    std::vector<std::unique_ptr<PrecisionBench>> benches;
    if (hasBf16())
        benches.push_back(std::make_unique<PrecisionBench>(options, file, Precision::bf16));
    benches.push_back(std::make_unique<PrecisionBench>(options, file, Precision::fp32));
    EagerNetwork eager(file, options.repaintSide);
    eager.run();

    std::vector<double> eagerTimes;
    for (int round = 0; round < options.rounds; ++round) {
        for (const auto& bench : benches) {
            if (hooks.stopped())
                return failure(ErrorCode::cancelled, {});
            bench->measure();
        }
        eagerTimes.push_back(milliseconds([&] { eager.run(); }));
        hooks.report(static_cast<double>(round + 1) / options.rounds);
    }

    BenchReport report{cpuIsa(), blasFile(), options.threads, {}};
    const double eagerTime = median(eagerTimes);
    report.rows.push_back(information("unfolded eager fp32 NCHW", eagerTime));
    for (const auto& bench : benches)
        bench->report(eagerTime, report.rows);
    return report;
}

}  // namespace

Result<BenchReport> runBenchmark(const BenchOptions& options, const JobHooks& hooks) {
    BenchOptions checked = options;
    if (checked.threads <= 0)
        checked.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    if (checked.rounds < 1 || checked.repaintSide < kGeneratorStride || checked.previewSide < 1)
        return failure(ErrorCode::invalidArgument, "benchmark", "sizes must be positive");
    checked.repaintSide -= checked.repaintSide % kGeneratorStride;
    try {
        const auto file = ModelLibrary().load(options.model);
        if (!file)
            return tl::unexpected(file.error());
        omp_set_num_threads(checked.threads);
        return measureAll(checked, *file, hooks);
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, "benchmark", error.what());
    }
}

}  // namespace irodori
