// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include "imaging/image.h"
#include "nn/generator.h"
#include "style/padded_picture.h"

namespace irodori {

/// One window of a padded picture to be painted.
struct Tile {
    Rect window;  ///< what the network sees; position and size in multiples of kGeneratorStride
    Rect inner;   ///< the part of it that is kept; lies on the picture, not on its border
    /// Noise of each trunk block, [window.height/8, window.width/8], already scaled; or empty.
    std::vector<std::vector<float>> planes;
};

/// The device has no room for a tile of this size; a smaller one may do.
struct DeviceOutOfMemory : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The device refuses to compute: its driver was reset, it was pulled out, it lacks a function.
struct DeviceLost : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Runs the folded generator on tiles. Use from one thread at a time. Errors of the libraries come
/// as exceptions.
class Executor {
public:
    virtual ~Executor() = default;

    /// Takes the weights of what is painted next; the tensors are shared, not copied.
    virtual void setWeights(const nn::FoldedGenerator& net) = 0;

    /// Paints one tile into `target` (size of the unpadded picture, u16). Looks at `stop` before
    /// each layer and returns false, `target` untouched, once it is requested.
    virtual bool run(const PaddedPicture& picture, const Tile& tile, Image& target,
                     const std::stop_token& stop) = 0;

    /// Frees the workspace; the next run makes it again.
    virtual void releaseMemory() = 0;

    /// Workspace for one pixel of a tile, in bytes, as an estimate that is not too low.
    [[nodiscard]] virtual std::int64_t bytesPerPixel(const Architecture& architecture) const = 0;
    [[nodiscard]] virtual std::int64_t workspaceBytes() const = 0;  ///< held at present
    [[nodiscard]] virtual std::string name() const = 0;
};

/// CPU: every layer one oneDNN primitive with its activation and residual fused. fp32, or bf16
/// where `hasBf16`.
[[nodiscard]] std::unique_ptr<Executor> makeOneDnnExecutor(bool bf16);

/// Whether this processor computes bf16 in hardware.
[[nodiscard]] bool hasBf16();

/// The instruction set that oneDNN uses, for reports: "avx512_core_bf16".
[[nodiscard]] std::string cpuIsa();

/// Any device of LibTorch.
[[nodiscard]] std::unique_ptr<Executor> makeTorchExecutor(torch::Device device, torch::Dtype dtype);

}  // namespace irodori
