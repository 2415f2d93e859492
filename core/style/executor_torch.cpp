// SPDX-License-Identifier: GPL-3.0-or-later
// The portable executor: eager LibTorch, channels_last, on any device that it has.
#include "style/executor.h"

namespace irodori {

namespace {

class TorchExecutor final : public Executor {
public:
    TorchExecutor(torch::Device device, torch::Dtype dtype) : device_(device), dtype_(dtype) {}

    void setWeights(const nn::FoldedGenerator& net) override {
        onDevice([&] { net_ = nn::converted(net, device_, dtype_); });
    }

    bool run(const PaddedPicture& picture, const Tile& tile, Image& target,
             const std::stop_token& stop) override {
        const torch::NoGradGuard noGrad;
        return onDevice([&] {
            const auto output =
                nn::forwardFolded(net_, inputOf(picture, tile.window), planesOf(tile),
                                  [&stop] { return stop.stop_requested(); });
            if (!output.defined())
                return false;
            const auto values = output.to(torch::kCPU).contiguous();
            fromPlanar(values.data_ptr<float>(), tile.window, tile.inner, target);
            return true;
        });
    }

    void releaseMemory() override {}  // LibTorch keeps no workspace of ours between runs

    std::int64_t bytesPerPixel(const Architecture& architecture) const override {
        // Widest moment of eager execution: the concatenation for up2 (3c/4 values a pixel), its
        // two parts and the result, beside input and output in fp32.
        const auto values = 2LL * architecture.baseChannels;
        return values * static_cast<std::int64_t>(torch::elementSize(dtype_)) + 24;
    }

    std::int64_t workspaceBytes() const override { return 0; }
    std::string name() const override { return "LibTorch"; }

private:
    /// Tells errors of a GPU apart: the same work can still be done in smaller tiles or elsewhere.
    template <class Work>
    auto onDevice(Work&& work) const -> decltype(work()) {
        try {
            return work();
        } catch (const c10::Error& error) {
            if (device_.is_cpu())
                throw;
            // 1.13 and 2.x have different exception types for it, and MPS has none.
            if (std::string(error.what()).find("out of memory") != std::string::npos)
                throw DeviceOutOfMemory(error.what_without_backtrace());
            throw DeviceLost(error.what_without_backtrace());
        }
    }

    torch::Tensor inputOf(const PaddedPicture& picture, Rect window) const {
        auto planar = torch::empty({1, 3, window.height, window.width});
        toPlanar(picture, window, planar.data_ptr<float>());
        return planar.to(device_);
    }

    std::vector<torch::Tensor> planesOf(const Tile& tile) const {
        std::vector<torch::Tensor> planes;
        for (const auto& plane : tile.planes) {
            planes.push_back(torch::tensor(plane)
                                 .view({1, 1, tile.window.height / kGeneratorStride,
                                        tile.window.width / kGeneratorStride})
                                 .to(device_));
        }
        return planes;
    }

    torch::Device device_;
    torch::Dtype dtype_;
    nn::FoldedGenerator net_;
};

}  // namespace

std::unique_ptr<Executor> makeTorchExecutor(torch::Device device, torch::Dtype dtype) {
    return std::make_unique<TorchExecutor>(device, dtype);
}

}  // namespace irodori
