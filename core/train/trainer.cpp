// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

#include "train/adam.h"
#include "train/augmentation.h"
#include "train/losses.h"
#include "train/sampler.h"

namespace irodori {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBorder = 8;           ///< zero padding makes frames there: losses skip it
constexpr double kFakeWeight = 0.7;  ///< of painted pictures in D's loss
constexpr int kTestInterval = 10;    ///< steps between looks at held-out references
constexpr int kPageInterval = 64;    ///< steps between giving mapped pages back
constexpr int kPaletteDirections = 12;
/// Identity and diversity take turns: each is a second painting, and half the steps are enough.
constexpr int kEverySecond = 2;

torch::Tensor inner(const torch::Tensor& pictures) {
    return pictures.slice(2, kBorder, -kBorder).slice(3, kBorder, -kBorder);
}

/// Even rows of `even` and odd rows of `odd`: half a batch of each, however batches are cut.
torch::Tensor alternating(const torch::Tensor& even, const torch::Tensor& odd) {
    std::vector<torch::Tensor> rows;
    for (std::int64_t i = 0; i < even.size(0); ++i)
        rows.push_back((i % 2 == 0 ? even : odd)[i]);
    return torch::stack(rows);
}

torch::Tensor evenRows(const torch::Tensor& x) {
    return x.slice(0, 0, x.size(0), 2);
}

void useLayout(torch::nn::Module& module, at::MemoryFormat layout) {
    for (auto& parameter : module.parameters())
        if (parameter.dim() == 4)
            parameter.set_data(parameter.contiguous(layout));
}

std::vector<std::pair<std::string, torch::Tensor>> named(const std::string& prefix,
                                                         const torch::nn::Module& module) {
    std::vector<std::pair<std::string, torch::Tensor>> all;
    for (const auto& item : module.named_parameters())
        if (item.value().requires_grad())  // the encoder's perceptual layers are frozen
            all.emplace_back(prefix + item.key(), item.value());
    return all;
}

std::vector<std::pair<std::string, torch::Tensor>> painterParameters(const Networks& networks) {
    auto all = named("generator.", *networks.generator);
    for (auto& item : named("style_encoder.", *networks.encoder))
        all.push_back(std::move(item));
    return all;
}

void setTrainable(torch::nn::Module& module, bool trainable) {
    for (auto& parameter : module.parameters())
        parameter.requires_grad_(trainable);
}

/// Onto the device, in the layout of the pictures.
void prepare(torch::nn::Module& module, const TrainingMaterials& materials) {
    module.to(materials.device);
    useLayout(module, materials.layout);
}

/// Averages of generator and encoder: they start as copies, are never trained and never trace.
Networks averageOf(const Networks& networks, const TrainingMaterials& materials) {
    auto average = Networks::make(networks.generator->architecture(), /*seed=*/0);
    average.load(networks.tensors(/*withDiscriminator=*/false));
    for (torch::nn::Module* module : std::initializer_list<torch::nn::Module*>{
             average.generator.get(), average.encoder.get()}) {
        prepare(*module, materials);
        setTrainable(*module, false);
        module->eval();
    }
    return average;
}

bool hasBf16(torch::Device device) {
    if (device.is_cuda())
        return true;
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}

/// Sums of a step's charted values, kept as tensors: reading one waits for the device.
class Ledger {
public:
    void add(const std::string& name, const torch::Tensor& value) {
        const auto number = value.detach().to(torch::kFloat).mean();
        auto& sum = sums_[name];
        sum.value = sum.count++ == 0 ? number : sum.value + number;
    }
    /// Means over what was added, and over the workers.
    [[nodiscard]] std::map<std::string, double> read(ProcessGroup* workers) const {
        std::vector<torch::Tensor> values;
        for (const auto& [name, sum] : sums_)
            values.push_back(sum.value / sum.count);
        auto all = torch::stack(values);
        if (workers)
            workers->average({all});
        all = all.cpu();
        std::map<std::string, double> numbers;
        std::int64_t i = 0;
        for (const auto& [name, sum] : sums_)
            numbers[name] = all[i++].item<double>();
        return numbers;
    }

private:
    struct Sum {
        torch::Tensor value;
        int count = 0;
    };
    std::map<std::string, Sum> sums_;
};

}  // namespace

/// One batch on its way through the step.
struct Pass {
    TrainingBatch batch;
    std::int64_t first = 0;  ///< number of its first sample
    torch::Tensor painted;   ///< [N,3,c,c] with G's graph
    // Undefined on every second step, in turns:
    torch::Tensor restoredFrom;  ///< photos and references that G should leave as they are
    torch::Tensor restored;
    torch::Tensor repainted;  ///< the even samples with other noise
    torch::Tensor codes;      ///< of the references, detached: what D is told
    torch::Tensor otherCodes;
};

class Trainer::Private {
public:
    Private(const TrainingConfig& config, Networks networks, const TrainingMaterials& materials);

    MetricsRow step();
    [[nodiscard]] TrainerState state() const;
    void restore(const TrainerState& state);

    std::int64_t stepsDone = 0;
    double rateFactor = 1;
    Networks averaged;

private:
    [[nodiscard]] std::int64_t worldSize() const { return workers() ? workers()->size() : 1; }
    [[nodiscard]] ProcessGroup* workers() const { return materials_.workers; }
    [[nodiscard]] std::int64_t firstSample(int part) const;
    [[nodiscard]] bool trainsDiscriminator() const { return stepsDone >= config_.warmup; }
    [[nodiscard]] double adversarialWeight() const;
    [[nodiscard]] double rateShare() const;

    void breathe() const;
    TrainingBatch nextBatch(int part);
    Pass paint(TrainingBatch batch, std::int64_t first);
    void accumulateDiscriminator(const Pass& pass);
    void accumulateGenerator(const Pass& pass);
    torch::Tensor gradientPenalty(const torch::Tensor& reals, const torch::Tensor& codes);
    torch::Tensor pictureLosses(const Pass& pass);
    [[nodiscard]] torch::Tensor faceLosses(const Pass& pass, const PerceptualTaps& output,
                                           const PerceptualTaps& target) const;
    void lookAtHeldOut();
    void stepDiscriminator();
    void stepGenerator();
    double averageAndClip(Adam& optimiser);
    void updateAverage();
    [[nodiscard]] torch::Tensor paletteDirections() const;
    PerceptualTaps features(const torch::Tensor& pictures);
    [[nodiscard]] nn::TensorMap liveTensors() const;
    void broadcastStart();

    TrainingConfig config_;
    TrainingMaterials materials_;
    Networks networks_;
    AdversarialForm form_;
    bool usesBf16_;
    Adam painterAdam_;
    Adam discriminatorAdam_;
    Sampler sampler_;
    std::optional<Sampler> testSampler_;
    AugmentationControl augmentation_;

    // Of the step under way.
    Ledger ledger_;
    torch::Tensor realLogits_, fakeLogits_;
    double dataSeconds_ = 0;
};

Trainer::Private::Private(const TrainingConfig& config, Networks networks,
                          const TrainingMaterials& materials)
    : averaged(averageOf(networks, materials)),
      config_(config),
      materials_(materials),
      networks_(std::move(networks)),
      form_(adversarialFormFromName(config.adversarial)),
      usesBf16_(usesBf16(config, materials.device)),
      painterAdam_(painterParameters(networks_)),
      discriminatorAdam_(named("discriminator.", *networks_.discriminator)),
      sampler_(config_, networks_.generator->architecture(), materials.targets, *materials.photos,
               *materials.styles, /*isTest=*/false),
      augmentation_(config_) {
    if (!materials.photos->indices(true).empty() && !materials.styles->indices(true).empty())
        testSampler_.emplace(config_, networks_.generator->architecture(), materials.targets,
                             *materials.photos, *materials.styles, /*isTest=*/true);
    broadcastStart();
}

void Trainer::Private::broadcastStart() {
    if (!workers())
        return;
    std::vector<torch::Tensor> all;
    for (const auto& [name, tensor] : liveTensors())
        all.push_back(tensor);
    workers()->broadcast(all);
}

MetricsRow Trainer::Private::step() {
    const auto begin = Clock::now();
    ledger_ = {};
    dataSeconds_ = 0;
    painterAdam_.clear();
    discriminatorAdam_.clear();
    for (int part = 0; part < config_.accumulate; ++part) {
        const Pass pass = paint(nextBatch(part), firstSample(part));
        breathe();
        if (trainsDiscriminator()) {
            accumulateDiscriminator(pass);
            breathe();
            // G learns from the D that has just learnt, as in alternating descent.
            if (part + 1 == config_.accumulate)
                stepDiscriminator();
        }
        accumulateGenerator(pass);
        breathe();
    }
    if (trainsDiscriminator() && stepsDone % kTestInterval == 0)
        lookAtHeldOut();

    MetricsRow row{stepsDone + 1, ledger_.read(workers())};
    stepGenerator();
    updateAverage();
    if (const auto sign = row.values.find("r_t"); sign != row.values.end())
        augmentation_.observe(sign->second, config_.batch * config_.accumulate * worldSize());
    row.values["augment"] = augmentation_.probability();
    row.values["lr_g"] = config_.lrG * rateShare();
    row.values["lr_d"] = config_.lrD * rateShare();
    ++stepsDone;
    if (stepsDone % kPageInterval == 0) {
        materials_.photos->dropPages();
        materials_.styles->dropPages();
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    row.values["data_share"] = dataSeconds_ / seconds;
    return row;
}

void Trainer::Private::breathe() const {
    if (materials_.breathe)
        materials_.breathe();
}

/// Samples are numbered over parts and workers alike, so that two workers train on what one with
/// the double batch would.
std::int64_t Trainer::Private::firstSample(int part) const {
    const std::int64_t rank = workers() ? workers()->rank() : 0;
    return (part * worldSize() + rank) * config_.batch;
}

double Trainer::Private::adversarialWeight() const {
    if (!trainsDiscriminator())
        return 0;
    const double grown =
        config_.ramp > 0 ? static_cast<double>(stepsDone - config_.warmup + 1) / config_.ramp : 1;
    return config_.wAdv * std::min(1.0, grown);
}

/// Of the configured rates: they fall linearly to nothing over the last part of the run.
double Trainer::Private::rateShare() const {
    const double falling = config_.decay * config_.iterations;
    const double left = static_cast<double>(config_.iterations - stepsDone);
    return rateFactor * (falling > 0 ? std::clamp(left / falling, 0.0, 1.0) : 1.0);
}

TrainingBatch Trainer::Private::nextBatch(int part) {
    const auto begin = Clock::now();
    const bool isLast = part + 1 == config_.accumulate;
    auto batch = sampler_.take(stepsDone, firstSample(part), stepsDone + (isLast ? 1 : 0),
                               firstSample(isLast ? 0 : part + 1));
    for (auto* tensor : {&batch.photos, &batch.targets, &batch.references, &batch.reals,
                         &batch.others, &batch.lineShares, &batch.z, &batch.fullZ})
        *tensor = tensor->to(materials_.device);
    for (auto& plane : batch.planes)
        plane = plane.to(materials_.device);
    dataSeconds_ += std::chrono::duration<double>(Clock::now() - begin).count();
    return batch;
}

/// Everything that G paints in this step as one batch: convolutions like few large calls.
Pass Trainer::Private::paint(TrainingBatch batch, std::int64_t first) {
    Pass pass;
    pass.first = first;
    const auto count = batch.photos.size(0);
    const auto codes = networks_.encoder(torch::cat({batch.photos, batch.references}));
    const auto photoCodes = codes.narrow(0, 0, count);
    const auto styleCodes = codes.narrow(0, count, count);
    pass.codes = styleCodes.detach();
    {
        const torch::NoGradGuard noGrad;
        pass.otherCodes = networks_.encoder(batch.others);
    }

    std::vector<torch::Tensor> photos, styles, origins, noises;
    const auto add = [&](const torch::Tensor& photo, const torch::Tensor& style,
                         const torch::Tensor& origin, const torch::Tensor& noise) {
        photos.push_back(photo);
        styles.push_back(style);
        origins.push_back(origin);
        noises.push_back(noise);
    };
    const bool isDiverse = config_.wDiversity > 0 && stepsDone % kEverySecond == 0;
    const bool restores = config_.wIdentity > 0 && stepsDone % kEverySecond == 1;
    add(batch.photos, styleCodes, photoCodes, batch.z);
    if (restores) {
        pass.restoredFrom = alternating(batch.photos, batch.references);
        const auto ownCodes = alternating(photoCodes, styleCodes);
        add(pass.restoredFrom, ownCodes, ownCodes, torch::zeros_like(batch.z));
    }
    if (isDiverse)
        add(evenRows(batch.photos), evenRows(styleCodes), evenRows(photoCodes),
            evenRows(batch.fullZ));
    std::vector<torch::Tensor> planes;
    for (const auto& plane : batch.planes) {
        auto all = plane;
        if (restores)
            all = torch::cat({all, torch::zeros_like(plane)});
        if (isDiverse)
            all = torch::cat({all, evenRows(plane)});
        planes.push_back(all);
    }

    const nn::Autocast autocast(materials_.device, usesBf16_);
    // Not what the gate shows of it: a gate that is shut would teach nothing.
    const auto all = networks_.generator->paint(torch::cat(photos).contiguous(materials_.layout),
                                                torch::cat(styles), torch::cat(origins),
                                                torch::cat(noises), planes);
    pass.painted = all.narrow(0, 0, count);
    const auto second = all.narrow(0, count, all.size(0) - count);
    if (restores)
        pass.restored = second;
    if (isDiverse)
        pass.repainted = second;
    pass.batch = std::move(batch);
    return pass;
}

void Trainer::Private::accumulateDiscriminator(const Pass& pass) {
    const double probability = augmentation_.probability();
    const auto reals = augmented(inner(pass.batch.reals), probability,
                                 {config_.seed, stepsDone, pass.first, Draw::augmentReal});
    const auto fakes = augmented(inner(pass.painted.detach()), probability,
                                 {config_.seed, stepsDone, pass.first, Draw::augmentFake});
    std::vector<torch::Tensor> pictures{reals, fakes, reals};
    std::vector<torch::Tensor> codes{pass.codes, pass.codes, pass.otherCodes};
    if (config_.wEdge > 0) {
        pictures.push_back(withBlurredEdges(reals));
        codes.push_back(pass.codes);
    }
    std::vector<torch::Tensor> logits;
    {
        const nn::Autocast autocast(materials_.device, usesBf16_);
        logits = networks_
                     .discriminator(torch::cat(pictures).contiguous(materials_.layout),
                                    torch::cat(codes))
                     .to(torch::kFloat)
                     .chunk(static_cast<std::int64_t>(pictures.size()));
    }
    auto loss = discriminatorRealLoss(form_, logits[0]).mean()
                + kFakeWeight * discriminatorFakeLoss(form_, logits[1]).mean()
                + config_.wMismatch * discriminatorFakeLoss(form_, logits[2]).mean();
    if (config_.wEdge > 0)
        loss = loss + config_.wEdge * discriminatorFakeLoss(form_, logits[3]).mean();
    ledger_.add("d", loss);
    ledger_.add("d_real", meanProbability(form_, logits[0]));
    ledger_.add("d_fake", meanProbability(form_, logits[1]));
    ledger_.add("value", classicalValue(form_, logits[0], logits[1]));
    ledger_.add("r_t", signStatistic(form_, logits[0]));
    realLogits_ = logits[0].detach().mean();
    fakeLogits_ = logits[1].detach().mean();

    // Lazy regularisation (Karras et al., StyleGAN2, CVPR 2020, appendix B).
    if (config_.r1 > 0 && stepsDone % config_.r1Interval == 0) {
        const auto penalty = gradientPenalty(reals, pass.codes);
        ledger_.add("r1", penalty);
        loss = loss + config_.r1Interval * config_.r1 / 2 * penalty;
    }
    (loss / config_.accumulate).backward();
}

/// R1: mean squared norm of D's gradient at real pictures (Mescheder et al., "Which training
/// methods for GANs do actually converge?", ICML 2018). In fp32: half precision loses the second
/// derivative.
torch::Tensor Trainer::Private::gradientPenalty(const torch::Tensor& reals,
                                                const torch::Tensor& codes) {
    const auto pictures = reals.detach().clone().requires_grad_(true);
    const auto sum = networks_.discriminator(pictures, codes).mean({1, 2, 3}).sum();
    const auto gradient = torch::autograd::grad({sum}, {pictures}, /*grad_outputs=*/{},
                                                /*retain_graph=*/true, /*create_graph=*/true)[0];
    return gradient.square().sum({1, 2, 3}).mean();
}

PerceptualTaps Trainer::Private::features(const torch::Tensor& pictures) {
    const nn::Autocast autocast(materials_.device, usesBf16_);
    return materials_.perceptual->forward(pictures.contiguous(materials_.layout));
}

torch::Tensor Trainer::Private::paletteDirections() const {
    RandomStream random(config_.seed, stepsDone, /*sample=*/0, Draw::palette);
    auto directions = torch::empty({kPaletteDirections, 3});
    auto* values = directions.data_ptr<float>();
    for (std::int64_t i = 0; i < directions.numel(); ++i)
        values[i] = static_cast<float>(random.normal());
    return (directions / directions.norm(2, 1, /*keepdim=*/true)).to(materials_.device);
}

/// Everything but the adversarial term, weighted.
torch::Tensor Trainer::Private::pictureLosses(const Pass& pass) {
    const auto count = pass.painted.size(0);
    const auto picture = inner(pass.painted);
    const auto reference = inner(pass.batch.references);
    const auto target = inner(pass.batch.targets);
    PerceptualTaps referenceTaps, targetTaps;
    {
        const torch::NoGradGuard noGrad;
        const auto both = features(torch::cat({reference, target}));
        for (std::size_t tap = 0; tap < both.size(); ++tap) {
            referenceTaps[tap] = both[tap].narrow(0, 0, count);
            targetTaps[tap] = both[tap].narrow(0, count, count);
        }
    }
    const auto taps = features(picture);
    const auto& lineShares = pass.batch.lineShares;

    auto total = torch::zeros({}, picture.options());
    const auto add = [&](const char* name, double weight, const torch::Tensor& values) {
        ledger_.add(name, values);
        total = total + weight * values.mean();
    };
    add("g_style", config_.wStyle, styleDistance(taps, referenceTaps));
    add("g_content", config_.wContent, contentDistance(taps, targetTaps));
    if (config_.wFace > 0)
        add("g_face", config_.wFace, faceLosses(pass, taps, targetTaps));
    add("g_luminance", config_.wLuminance, lineShares * luminanceDistance(picture, target));
    add("g_flat", config_.wFlat, lineShares * flatPenalty(picture, target));
    add("g_blotch", config_.wBlotch, blotchPenalty(picture, target));
    add("g_grid", config_.wGrid, gridPenalty(picture));
    add("g_hue", config_.wHue, hueDistance(picture, inner(pass.batch.photos)));
    add("g_palette", config_.wPalette, paletteDistance(picture, reference, paletteDirections()));
    add("g_tv", config_.wTv, totalVariation(picture));
    if (pass.restored.defined())
        add("g_identity", kEverySecond * config_.wIdentity,
            (inner(pass.restored) - inner(pass.restoredFrom)).abs());
    if (pass.repainted.defined())
        add("g_diversity", config_.wDiversity,
            diversityPenalty(evenRows(picture), inner(pass.repainted)));
    return total;
}

/// Content distances of the faces, [N]; 0 where there is none.
torch::Tensor Trainer::Private::faceLosses(const Pass& pass, const PerceptualTaps& output,
                                           const PerceptualTaps& target) const {
    const Rect seen{kBorder, kBorder, config_.crop - 2 * kBorder, config_.crop - 2 * kBorder};
    std::vector<torch::Tensor> losses;
    for (std::size_t i = 0; i < pass.batch.faces.size(); ++i) {
        Rect face = intersection(pass.batch.faces[i], seen);
        face.x -= kBorder;
        face.y -= kBorder;
        losses.push_back(face.isEmpty()
                             ? torch::zeros({1}, pass.painted.options())
                             : contentDistanceIn(output, target, static_cast<std::int64_t>(i), face,
                                                 seen.width));
    }
    return torch::cat(losses);
}

void Trainer::Private::accumulateGenerator(const Pass& pass) {
    auto loss = pictureLosses(pass);
    if (trainsDiscriminator()) {
        setTrainable(*networks_.discriminator, false);  // only G and E learn from this
        const auto fakes = augmented(inner(pass.painted), augmentation_.probability(),
                                     {config_.seed, stepsDone, pass.first, Draw::augmentFake});
        torch::Tensor logits;
        {
            const nn::Autocast autocast(materials_.device, usesBf16_);
            logits = networks_.discriminator(fakes.contiguous(materials_.layout), pass.codes);
        }
        const auto adversarial = generatorLoss(form_, logits.to(torch::kFloat));
        ledger_.add("g_adv", adversarial);
        loss = loss + adversarialWeight() * adversarial.mean();
    }
    ledger_.add("g", loss);
    breathe();
    (loss / config_.accumulate).backward();
    setTrainable(*networks_.discriminator, true);
}

/// r_v = (E D(train) − E D(test)) / (E D(train) − E D(G)): 0 where D knows no picture by heart
/// (Karras et al., NeurIPS 2020, eq. 1).
void Trainer::Private::lookAtHeldOut() {
    if (!testSampler_)
        return;
    const torch::NoGradGuard noGrad;
    const auto batch = testSampler_->make(stepsDone, firstSample(0));
    const auto codes = networks_.encoder(batch.references.to(materials_.device));
    const auto reals =
        augmented(inner(batch.reals.to(materials_.device)), augmentation_.probability(),
                  {config_.seed, stepsDone, firstSample(0), Draw::augmentTest});
    networks_.discriminator->eval();  // no power iteration: looking changes nothing
    const auto logits = networks_.discriminator(reals, codes);
    networks_.discriminator->train();
    ledger_.add("d_test", meanProbability(form_, logits));
    constexpr double leastDifference = 0.05;  // D tells nothing apart: the quotient means nothing
    const auto difference = realLogits_ - fakeLogits_;
    ledger_.add("r_v", (realLogits_ - logits.mean()) / difference.clamp_min(leastDifference));
}

double Trainer::Private::averageAndClip(Adam& optimiser) {
    if (workers())
        workers()->average(optimiser.gradients());
    const double norm = optimiser.clip(config_.clip);
    if (!std::isfinite(norm))
        throw NotFinite("the gradients are not finite");
    return norm;
}

void Trainer::Private::stepDiscriminator() {
    averageAndClip(discriminatorAdam_);
    discriminatorAdam_.step(config_.lrD * rateShare());
}

void Trainer::Private::stepGenerator() {
    averageAndClip(painterAdam_);
    painterAdam_.step(config_.lrG * rateShare());
}

/// Exponential moving average of the weights (Yazıcı et al., ICLR 2019), quicker at first so that
/// the start is forgotten.
void Trainer::Private::updateAverage() {
    const torch::NoGradGuard noGrad;
    const double steps = static_cast<double>(stepsDone);
    const double decay = std::min(config_.ema, (1 + steps) / (10 + steps));
    const auto live = networks_.tensors(/*withDiscriminator=*/false);
    for (auto& [name, average] : averaged.tensors(/*withDiscriminator=*/false))
        average.lerp_(live.at(name), 1 - decay);
}

nn::TensorMap Trainer::Private::liveTensors() const {
    auto tensors = networks_.tensors(/*withDiscriminator=*/true);
    for (const auto& [name, tensor] : averaged.tensors(/*withDiscriminator=*/false))
        tensors["average." + name] = tensor;
    painterAdam_.addState("adam_g.", tensors);
    discriminatorAdam_.addState("adam_d.", tensors);
    return tensors;
}

TrainerState Trainer::Private::state() const {
    TrainerState state;
    for (const auto& [name, tensor] : liveTensors())
        state.tensors[name] = tensor.detach().to(torch::kCPU, torch::kFloat, /*non_blocking=*/false,
                                                 /*copy=*/true, at::MemoryFormat::Contiguous);
    state.numbers = {{"step", static_cast<double>(stepsDone)},
                     {"adam_g_steps", static_cast<double>(painterAdam_.steps())},
                     {"adam_d_steps", static_cast<double>(discriminatorAdam_.steps())},
                     {"augment", augmentation_.probability()},
                     {"augment_sign", augmentation_.smoothedSign()},
                     {"rate_factor", rateFactor}};
    return state;
}

void Trainer::Private::restore(const TrainerState& state) {
    const auto number = [&](const char* name) {
        const auto found = state.numbers.find(name);
        if (found == state.numbers.end())
            throw std::runtime_error(std::string("number ") + name + " is missing");
        return found->second;
    };
    const torch::NoGradGuard noGrad;
    for (auto& [name, tensor] : liveTensors()) {
        const auto found = state.tensors.find(name);
        if (found == state.tensors.end() || found->second.sizes() != tensor.sizes())
            throw std::runtime_error("tensor " + name + " is missing or has the wrong shape");
        tensor.copy_(found->second);
    }
    painterAdam_.setSteps(static_cast<std::int64_t>(number("adam_g_steps")));
    discriminatorAdam_.setSteps(static_cast<std::int64_t>(number("adam_d_steps")));
    augmentation_.restore(number("augment"), number("augment_sign"));
    rateFactor = number("rate_factor");
    stepsDone = static_cast<std::int64_t>(number("step"));
}

bool usesBf16(const TrainingConfig& config, torch::Device device) {
    return config.precision == "bf16" || (config.precision == "automatic" && hasBf16(device));
}

Trainer::Trainer(const TrainingConfig& config, Networks networks,
                 const TrainingMaterials& materials) {
    for (torch::nn::Module* module : std::initializer_list<torch::nn::Module*>{
             networks.generator.get(), networks.encoder.get(), networks.discriminator.get(),
             materials.perceptual.ptr().get()})
        prepare(*module, materials);
    d_ = std::make_unique<Private>(config, std::move(networks), materials);
}

Trainer::~Trainer() = default;

MetricsRow Trainer::step() {
    return d_->step();
}

std::int64_t Trainer::stepsDone() const {
    return d_->stepsDone;
}

TrainerState Trainer::state() const {
    return d_->state();
}

void Trainer::restore(const TrainerState& state) {
    d_->restore(state);
}

void Trainer::scaleRates(double factor) {
    d_->rateFactor *= factor;
}

const Networks& Trainer::averaged() const {
    return d_->averaged;
}

}  // namespace irodori
