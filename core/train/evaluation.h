// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "train/test_list.h"

namespace irodori {

/// What is measured on a test list beside the scores, so that targets can be set. Empty: not
/// measured, or on nothing. Shares are of 1.
struct Probes {
    /// The distances of Scores under the taps of another network than that of the losses.
    std::optional<double> secondStyle{}, secondContent{};
    std::optional<double> untouched{};    ///< content distance at α = 0 : at α = 1 ↓
    std::optional<double> faceContent{};  ///< content distance of faces : of their pictures ↓
    std::optional<double> facesKept{};    ///< of the photos' faces, those found in the result ↑
    std::optional<double> seeds{};        ///< perceptual distance of two seeds at σ = 1 : of two
                                          ///< references ↑
    std::optional<double> seedContent{};  ///< content distance at σ = 1 : at σ = 0
    std::optional<double> falling{};      ///< of the pairs, those whose style distance falls over
                                          ///< α = 0, 25, … 100 %, with a slack of 1 % ↑
    /// Amplitude at 1/2, 1/4 and 1/8 cycles per pixel : at neighbouring frequencies.
    std::optional<double> grid2{}, grid4{}, grid8{};
    int faces = 0;   ///< in the photos of all pairs
    int probed = 0;  ///< pairs that seeds and strengths were tried on

    friend bool operator==(const Probes&, const Probes&) = default;
};

/// How good a model is on pictures that it has not seen. All on pictures at `evaluationSide`, α =
/// 1, σ = 0 unless said, in fp32. (Torch-free: the window shows them.)
struct Scores {
    double style = 0;    ///< distance of channel means and deviations at the perceptual taps,
                         ///< weights 1, 1, 1, 0.4 (Huang & Belongie, AdaIN, ICCV 2017) ↓
    double content = 0;  ///< distance of instance-normalised t2 and t3 from the photo's ↓
    double kid = 0;      ///< kernel inception distance (Bińkowski et al., ICLR 2018), unbiased, on
                         ///< pooled t3, to the held-out references ↓; NaN with fewer than two
    double identity = 0;   ///< mean |G(x, E(x)) − x| in 1/255: the raw network at α = 0 ↓
    double diversity = 0;  ///< mean |difference| of two seeds at σ = 1, in 1/255 ↑
    double edges = 0;      ///< correlation of Sobel edges of picture and photo ↑
    double palette = 0;    ///< sliced Wasserstein distance of colours ↓
    int pairs = 0;
    Probes probes{};

    friend bool operator==(const Scores&, const Scores&) = default;
};

struct EvaluationReport {
    Scores all;
    std::map<std::string, Scores> collections;  ///< by folder or group of the references
    std::string model;
    int photos = 0;  ///< that took part
    int references = 0;
};

struct EvaluationRequest {
    std::filesystem::path model;
    std::vector<std::filesystem::path> photos;  ///< folders or files
    std::vector<std::filesystem::path> styles;
    int side = 256;      ///< short side of the pictures
    int maxPhotos = 40;  ///< spread evenly over those found
    int maxStyles = 40;  ///< likewise within each collection
    int pairsPerStyle = 4;
    /// Instead of all these: the pictures of a list in the folder `data`, at their own size, and
    /// every photo with every reference, or of these pairs each `every`-th. With probes.
    std::optional<TestList> list;
    std::filesystem::path data;
    int every = 1;
    std::filesystem::path secondOpinion;  ///< weights of SqueezeNet 1.1 (safetensors); may be empty
    int threads = 0;
};

/// Scores a model file. Fails where the model or the perceptual network cannot be loaded, or no
/// picture can be read; single unreadable pictures become notices.
[[nodiscard]] Result<EvaluationReport> evaluate(const EvaluationRequest& request,
                                                const JobHooks& hooks = {});

[[nodiscard]] std::string toJson(const EvaluationReport& report);
[[nodiscard]] Result<EvaluationReport> evaluationFromJson(const std::string& text);

}  // namespace irodori
