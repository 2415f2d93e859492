// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "data/dataset.h"
#include "data/packed_pictures.h"
#include "nn/discriminator.h"
#include "nn/generator.h"
#include "nn/perceptual_network.h"
#include "nn/style_encoder.h"
#include "train/metrics.h"
#include "train/process_group.h"
#include "train/training_config.h"

namespace irodori {

/// The three networks.
struct Networks {
    nn::Generator generator{nullptr};
    nn::StyleEncoder encoder{nullptr};
    nn::Discriminator discriminator{nullptr};

    /// Freshly initialised from `seed`.
    static Networks make(const Architecture& architecture, std::uint64_t seed);
    /// Copies `generator.…`, `style_encoder.…` and, where they are there, `discriminator.…`.
    void load(const nn::TensorMap& tensors);
    [[nodiscard]] nn::TensorMap tensors(bool withDiscriminator) const;  ///< share memory
};

/// What a trainer works with. All must outlive it.
struct TrainingMaterials {
    const PackedPictures* photos = nullptr;
    const PackedPictures* styles = nullptr;
    nn::PerceptualNetwork perceptual{nullptr};
    ContentTargets targets;  ///< of the styles' collections
    torch::Device device = torch::kCPU;
    ProcessGroup* workers = nullptr;  ///< nullptr: one process
    /// Of pictures and weights; the other one is there to be measured against.
    at::MemoryFormat layout = at::MemoryFormat::ChannelsLast;
    /// Called between the parts of a step, several times in each: where a trainer that must leave
    /// the cores to others waits. May be empty.
    std::function<void()> breathe;
};

/// Whether the networks compute in bfloat16: TrainingConfig `precision`, where "automatic" asks for
/// hardware that has it.
[[nodiscard]] bool usesBf16(const TrainingConfig& config, torch::Device device);

/// Everything that a resumed run needs to go on as if it had never stopped: networks, averages,
/// Adam's moments, spectral-norm vectors and the numbers of the augmentation. Random numbers and
/// the place in the data are functions of the step.
struct TrainerState {
    nn::TensorMap tensors;                  ///< fp32, CPU
    std::map<std::string, double> numbers;  ///< exact in decimal with 17 digits
};

/// GAN training of G, E and D (design of the training): one `step` is one update of D and one of G
/// and E, by the losses of `losses.h`. Deterministic for a seed on one thread. Throws c10::Error
/// and std::runtime_error; use from one thread.
class Trainer {
public:
    /// Starts from `networks` (their averages start as copies).
    Trainer(const TrainingConfig& config, Networks networks, const TrainingMaterials& materials);
    ~Trainer();

    /// Does the next step. The row holds everything of `MetricsRow` but time and scores. A step
    /// that gives a value that is not finite throws NotFinite and leaves the state unusable:
    /// restore a checkpoint.
    MetricsRow step();
    [[nodiscard]] std::int64_t stepsDone() const;

    [[nodiscard]] TrainerState state() const;  ///< copies
    /// Throws std::runtime_error naming what is missing or has another shape.
    void restore(const TrainerState& state);

    /// Multiplies both rates from now on (part of the state): after a roll-back.
    void scaleRates(double factor);

    /// The averaged generator and encoder, in evaluation mode, without gradients.
    [[nodiscard]] const Networks& averaged() const;

private:
    class Private;
    std::unique_ptr<Private> d_;
};

/// A loss or a gradient is not finite.
struct NotFinite : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace irodori
