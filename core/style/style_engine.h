// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "imaging/image.h"
#include "imaging/mask.h"
#include "style/style_settings.h"

namespace irodori {

/// Arithmetic of the picture network. `automatic`: bf16 on CPUs that have it in hardware, fp16 on
/// GPUs, else fp32. Style codes are always computed in fp32.
enum class Precision { automatic, bf16, fp16, fp32 };

/// A place to compute on. `id` is what `--device` takes: "cpu", "cuda:0", "mps".
struct DeviceInfo {
    std::string id;
    std::string name;  ///< "NVIDIA …", "CPU (8 threads)"
};

/// How an engine computes; fixed per `configure`.
struct EngineOptions {
    std::string device =
        "auto";  ///< "auto" (best available) or an id of `devices()`; "cuda" = first GPU
    Precision precision = Precision::automatic;
    std::int64_t memoryBudget = 0;  ///< bytes beyond the idle process; 0 = from free memory
    int threads = 0;                ///< 0 = one per core
};

/// The model in use.
struct ModelInfo {
    std::string name;
    std::string sha256;
    std::string license;
    std::filesystem::path path;
};

/// What the engine runs on at present, for the status bar.
struct EngineStatus {
    std::string device;               ///< as DeviceInfo::name
    std::string precision;            ///< "bf16", "fp16", "fp32"
    std::string executor;             ///< "oneDNN", "LibTorch"
    std::int64_t workspaceBytes = 0;  ///< memory held for repainting
};

struct WeightedCode {
    StyleCode code;
    double weight = 1.0;
};

/// One picture to make. A value; give the same `photo` pointer again and what was computed for it
/// (scaled input, repaint at paint size) is reused.
struct RepaintRequest {
    std::shared_ptr<const Image> photo;    ///< full size; never changed while shared
    StyleCode photoCode;                   ///< E(photo), from `encode`
    std::vector<WeightedCode> references;  ///< at least one; weights ≥ 0, not all 0
    StyleSettings settings;

    /// Where the style is for, if `settings.region` is not `all`; of any size, stretched over the
    /// photo. For `background` it shows the subject, too. Never changed while shared.
    std::shared_ptr<const Mask> mask;
    /// Style of the rest of the photo; empty: the rest stays as it is.
    std::vector<WeightedCode> otherReferences;

    /// Long side of the whole result; 0 = the photo's own. Never enlarges beyond the photo.
    int outputSide = 0;
    /// The part of that result which is wanted, in its pixels; empty = all of it. Only this part is
    /// brought to output size, and with large paint sizes only its tiles are painted.
    Rect region;
    /// While a slider is dragged: 2 paints at half the paint size, unless the true painting is at
    /// hand. 1 = the true result.
    int draftDivisor = 1;
    PixelDepth depth = PixelDepth::u8;  ///< of the result
};

struct RepaintResult {
    Image image;         ///< of `region`'s size; alpha of the photo carried over
    Size outputSize;     ///< size of the whole result that `region` refers to
    double seconds = 0;  ///< time spent
};

/// The capability that Studio, the command line and tests talk to: one model on one device.
/// Blocking; all calls on one instance must come from one thread at a time (the compute lane),
/// except `devices`, `status` and `model`, which any thread may call. No exception leaves it.
class StyleEngine {
public:
    virtual ~StyleEngine() = default;

    /// CPU first, then each GPU found.
    [[nodiscard]] virtual std::vector<DeviceInfo> devices() const = 0;

    /// Chooses device, precision and limits; the model, if loaded, moves along.
    virtual Result<void> configure(const EngineOptions& options) = 0;

    /// Loads a `.irodori` file; on failure the old model stays.
    virtual Result<ModelInfo> loadModel(const std::filesystem::path& path) = 0;

    /// E(image): resized as the model was trained to see it (design: short side 256). fp32.
    virtual Result<StyleCode> encode(const Image& image, const JobHooks& hooks = {}) = 0;

    /// G: the photo repainted. Cancels between layers and tiles.
    virtual Result<RepaintResult> repaint(const RepaintRequest& request,
                                          const JobHooks& hooks = {}) = 0;

    /// Gives workspaces and caches back to the system; the next repaint makes them again.
    virtual void releaseMemory() = 0;

    [[nodiscard]] virtual EngineStatus status() const = 0;
    [[nodiscard]] virtual ModelInfo model() const = 0;  ///< empty name: none loaded yet
};

/// The real engine (style/stylizer.cpp).
[[nodiscard]] std::unique_ptr<StyleEngine> makeStyleEngine(const EngineOptions& options = {});

}  // namespace irodori
