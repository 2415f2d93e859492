// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "nn/architecture.h"

namespace irodori {

/// All that fixes a training run beside its pictures. Each member is one row of
/// `trainingKeys()`, which holds default, range and choices.
struct TrainingConfig {
    // How long and how much.
    int iterations = 3000;
    int batch = 4;
    int accumulate = 1;  ///< batches whose gradients are summed before a step of Adam
    int crop = 168;      ///< pixels, a multiple of 8; losses skip a border of 8
    double lrG = 2e-4;   ///< Adam's rate for generator and encoder
    double lrD = 1e-4;
    double decay = 0.3;  ///< share of the iterations, at the end, over which rates fall to nothing
    double clip = 5;     ///< largest gradient norm
    double ema = 0.999;  ///< decay of the averaged networks, which are sampled and exported

    // Losses.
    std::string adversarial = "cross-entropy";  ///< or "mse", "hinge"
    double wStyle = 10;
    double wContent = 2.2;
    double wFace = 2.5;  ///< content of the faces that are found in the photos, once more
    double wHue = 8;  ///< the photo's warm and cool places stay apart: not one tint over everything
    double wLuminance = 3.5;
    double wPalette = 10;
    double wIdentity = 16;
    double wDiversity = 20;
    double wAdv = 0.2;
    double wTv = 0.1;
    double wFlat = 50;       ///< no new edges where the target has none
    double wBlotch = 12;     ///< no new patches of colour where the target has none
    double wGrid = 250;      ///< no grid of single pixels
    double wMismatch = 0.3;  ///< of D: right picture, wrong code
    double wEdge = 0.3;      ///< of D: references with blurred edges (CartoonGAN)
    int warmup = 0;          ///< steps before D trains
    int ramp = 300;          ///< steps over which the adversarial term then grows

    // Against overfitting.
    std::string augment = "adaptive";  ///< or "none", "fixed"
    double augmentStrength = 0.2;      ///< probability, or where the adaptive one starts
    double augmentTarget = 0.6;        ///< r_t that the adaptive one keeps (ADA)
    double r1 = 0;                     ///< gradient penalty γ on real pictures
    int r1Interval = 16;

    // What is trained.
    std::string start = "base";  ///< "base", "nothing", or a model file to continue from
    std::string contentTarget = "automatic";  ///< or "cel", "photo"
    int baseChannels = 32;                    ///< of models trained from nothing
    int trunkLayers = 5;
    std::string activation = "leaky_relu_0.2";

    // How it computes.
    std::uint64_t seed = 0;
    int threads = 0;                      ///< 0 = one per core
    std::string device = "auto";          ///< or "cpu", "cuda"
    std::string precision = "automatic";  ///< or "fp32", "bf16"
    double checkpointMinutes = 3;
    int sampleSteps = 100;
    int logSteps = 1;
    double testShare = 0.1;    ///< of the sources, held out
    double photoScale = 0.65;  ///< smallest crop of a photo, share of its short side
    double styleJitter = 0;    ///< share of the references that are recoloured: more palettes

    friend bool operator==(const TrainingConfig&, const TrainingConfig&) = default;
};

/// One row of the table: what a key is called, its default, and what it may be.
struct TrainingKey {
    const char* name;  ///< as in config.json and `--set`: "lr_g"
    std::variant<int TrainingConfig::*, double TrainingConfig::*, std::uint64_t TrainingConfig::*,
                 std::string TrainingConfig::*>
        member;
    double initial = 0;
    double min = 0;
    double max = 0;
    std::vector<std::string> choices;  ///< of texts; empty: any text
    bool logarithmic = false;          ///< sliders: equal ways are equal ratios
    bool expert = true;                ///< folded away for artists
    double step = 0;                   ///< values are min + k·step; 0: any in between
};

/// The table, in the order in which they are shown. `initial` is that of the member, 0 of a text.
[[nodiscard]] const std::vector<TrainingKey>& trainingKeys();

enum class TrainingPreset { quick, standard, full };
[[nodiscard]] Result<TrainingPreset> presetFromName(const std::string& name);
[[nodiscard]] const char* nameOf(TrainingPreset preset);
/// Quick takes about ten minutes on two CPU cores, standard five times as long, full twenty times.
[[nodiscard]] TrainingConfig presetConfig(TrainingPreset preset);

/// "key=value" of `--set`. Unknown keys, values out of range and NaN are refused by name, with what
/// is allowed; `config` is then unchanged.
Result<void> setKey(TrainingConfig& config, const std::string& assignment);

/// Every key in range, and together possible (crop a multiple of 8, warm-up within the run …).
[[nodiscard]] Result<void> validate(const TrainingConfig& config);

[[nodiscard]] std::string toJson(const TrainingConfig& config);
/// Untrusted text; keys that are missing keep their defaults, unknown ones are refused by name.
[[nodiscard]] Result<TrainingConfig> trainingConfigFromJson(const std::string& text);

}  // namespace irodori
