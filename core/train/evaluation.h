// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"

namespace irodori {

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

    friend bool operator==(const Scores&, const Scores&) = default;
};

struct EvaluationReport {
    Scores all;
    std::map<std::string, Scores> collections;  ///< by folder of the references
    std::string model;
};

struct EvaluationRequest {
    std::filesystem::path model;
    std::vector<std::filesystem::path> photos;  ///< folders or files
    std::vector<std::filesystem::path> styles;
    int side = 256;      ///< short side of the pictures
    int maxPhotos = 40;  ///< spread evenly over those found
    int maxStyles = 40;  ///< likewise within each collection
    int pairsPerStyle = 4;
    int threads = 0;
};

/// Scores a model file. Fails where the model or the perceptual network cannot be loaded, or no
/// picture can be read; single unreadable pictures become notices.
[[nodiscard]] Result<EvaluationReport> evaluate(const EvaluationRequest& request,
                                                const JobHooks& hooks = {});

[[nodiscard]] std::string toJson(const EvaluationReport& report);
[[nodiscard]] Result<EvaluationReport> evaluationFromJson(const std::string& text);

}  // namespace irodori
