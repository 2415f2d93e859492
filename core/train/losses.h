// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "imaging/image.h"
#include "nn/torch_compat.h"

namespace irodori {

// What pictures differ in. The trainer minimises these and the scores report them, so that both
// speak of the same thing. Pure functions: pictures are RGB in [-1,1], [N,3,H,W]; the result is one
// fp32 value per sample, [N], differentiable and finite for finite input. Arithmetic is fp32
// whatever the input's type, and has no matrix product that autocast would round.

/// The four taps of PerceptualNetwork: [N,64…512,·,·].
using PerceptualTaps = std::array<torch::Tensor, 4>;

/// How differently two pictures are drawn and coloured, wherever in the picture:
/// Σ_taps weight·(mse of channel means + mse of channel deviations) / (mean squared mean + mean
/// variance of the reference), weights 1, 1, 1, 0.4. Statistics of Huang & Belongie, "Arbitrary
/// style transfer in real-time with adaptive instance normalization" (ICCV 2017), eq. 13; the
/// quotient makes references of high and low contrast count alike. The two may differ in size.
torch::Tensor styleDistance(const PerceptualTaps& output, const PerceptualTaps& reference);

/// How much of what the target shows is lost: 0.8·mse(t2) + 1.2·mse(t3) of instance-normalised
/// features, which no longer know colour and contrast (as whitened features in Huang et al.,
/// "Multimodal unsupervised image-to-image translation", ECCV 2018, section 5.1). Same size.
torch::Tensor contentDistance(const PerceptualTaps& output, const PerceptualTaps& target);

/// The same of a part of one sample of a batch, [1], as if it were a picture: what is normalised by
/// a face counts in a face. `part` in pixels of pictures `side` pixels wide and high.
torch::Tensor contentDistanceIn(const PerceptualTaps& output, const PerceptualTaps& target,
                                std::int64_t sample, const Rect& part, int side);

/// Mean absolute difference of instance-normalised luminance at full size: light and dark stay
/// where they are, whatever the contrast. Without it faces dissolve.
torch::Tensor luminanceDistance(const torch::Tensor& output, const torch::Tensor& target);

/// One tint over everything, or colours of the wrong things: 1 − the correlation of R − Y and B − Y
/// (pooled to cells of 4 pixels, taken as one vector a cell) with the target's. Whatever is redder
/// or bluer than the rest of the photo ought to be so in the painting, in whatever palette. Both
/// variances are raised by 0.05², and it counts as much less as the target is grey: the same
/// picture twice is near 0, not at it. Same size.
torch::Tensor hueDistance(const torch::Tensor& output, const torch::Tensor& target);

/// How differently two pictures are coloured, wherever in the picture: sliced 1-Wasserstein
/// distance (Bonneel et al., "Sliced and Radon Wasserstein barycenters of measures", JMIV 2015) of
/// RGB averaged down to 36×36. `directions` [K,3] of unit length: `evenDirections`, or drawn anew
/// each step. The two may differ in size.
torch::Tensor paletteDistance(const torch::Tensor& output, const torch::Tensor& reference,
                              const torch::Tensor& directions);

/// `count` unit vectors [count,3], evenly over half of the sphere (the other half would measure the
/// same): a spherical Fibonacci lattice (Swinbank & Purser, QJRMS 2006).
torch::Tensor evenDirections(int count);

/// New edges where the target has none, worms in the sky: mean of relu(|∇y| − 1.3·max5×5 |∇target|
/// − 0.03) of luminance y over sqrt(its variance + 0.2²).
torch::Tensor flatPenalty(const torch::Tensor& output, const torch::Tensor& target);

/// Patches of colour that the target does not explain, a green cheek: Y, R − Y and B − Y are pooled
/// to cells of 4 and of 8 pixels; in windows of 5×5 cells the output ought to be an affine function
/// of the target (the local linear model of Levin et al., "A closed-form solution to natural image
/// matting", PAMI 2008, as used by Luan et al., "Deep photo style transfer", CVPR 2017). Mean
/// deviation from it beyond 0.025, summed over both sizes. At least 40 px a side.
torch::Tensor blotchPenalty(const torch::Tensor& output, const torch::Tensor& target);

/// A grid of single pixels, which upsampling leaves: what the second differences of luminance
/// across, down and across both phases of a checkerboard have in common in cells of 16 pixels,
/// mean |·| over sqrt(luminance's variance + 0.2²). What changes its phase, as edges do, cancels
/// out. At least 16 px a side; columns and rows beyond whole cells do not count.
torch::Tensor gridPenalty(const torch::Tensor& picture);

/// Mean absolute difference of horizontal plus that of vertical neighbours (anisotropic form of
/// Rudin, Osher & Fatemi, 1992).
torch::Tensor totalVariation(const torch::Tensor& picture);

/// relu(0.15 − mean |first − second|): two noises shall not give the same picture.
torch::Tensor diversityPenalty(const torch::Tensor& first, const torch::Tensor& second);

/// Rec. 601 luma of sRGB-encoded pixels, [N,1,H,W], fp32.
torch::Tensor luminance(const torch::Tensor& picture);

/// (x − mean) / √(variance + ε) over height and width of each sample's channels.
torch::Tensor instanceNormalised(const torch::Tensor& x);

/// What generator and discriminator play for.
enum class AdversarialForm {
    crossEntropy,  ///< Goodfellow et al., "Generative adversarial nets" (NeurIPS 2014), with the
                   ///< generator's non-saturating loss; real pictures are labelled 0.9 (one-sided
                   ///< smoothing: Salimans et al., NeurIPS 2016)
    mse,           ///< least squares: Mao et al. (ICCV 2017), labels 0 and 1
    hinge,         ///< Lim & Ye, "Geometric GAN" (2017)
};
/// "cross-entropy", "mse" or "hinge", as in TrainingConfig; std::invalid_argument for another.
[[nodiscard]] AdversarialForm adversarialFormFromName(std::string_view name);

// Losses of maps of logits [N,1,h,w], averaged over the map: [N].

/// What G minimises for D's logits of its pictures.
torch::Tensor generatorLoss(AdversarialForm form, const torch::Tensor& fake);
/// What D minimises for real pictures with their code.
torch::Tensor discriminatorRealLoss(AdversarialForm form, const torch::Tensor& real);
/// What D minimises for everything it should tell from them.
torch::Tensor discriminatorFakeLoss(AdversarialForm form, const torch::Tensor& fake);

// For the charts: numbers [] of maps of logits, without gradient.

/// Mean D(·) as a probability of being real: the logistic function of the logit; for mse, whose D
/// has none, the output clamped to 0 … 1.
torch::Tensor meanProbability(AdversarialForm form, const torch::Tensor& logits);
/// The value of the classical minimax game, E[log D(x)] + E[log(1 − D(G))] ≤ 0 (Goodfellow et al.,
/// eq. 1): −2·log 2 where D can tell nothing apart.
torch::Tensor classicalValue(AdversarialForm form, const torch::Tensor& real,
                             const torch::Tensor& fake);
/// r_t = E[sign(logit)] of real training pictures, of D − 0.5 for mse: how sure D is of them
/// (Karras et al., "Training GANs with limited data", NeurIPS 2020, eq. 1).
torch::Tensor signStatistic(AdversarialForm form, const torch::Tensor& real);

}  // namespace irodori
