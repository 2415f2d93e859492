// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/packed_pictures.h"
#include "train/run_folder.h"
#include "train/trainer.h"

namespace irodori {

/// Paints the same few photos in the same few references again and again, so that the artist sees a
/// style grow: samples/ of a run. Held-out pictures, filled up with trained ones where there are
/// too few. The packs must outlive it; use from one thread.
class SamplePainter {
public:
    /// `device` and `dtype`: of the generator's arithmetic.
    SamplePainter(RunFolder run, const PackedPictures& photos, const PackedPictures& styles,
                  torch::Device device, torch::Dtype dtype);

    /// Writes samples/photos and samples/references, where they are not there yet.
    Result<void> writeSources() const;

    /// Writes samples/STEP, which appears as a whole, in place of an earlier one. `breathe` is
    /// called between pictures. Throws what LibTorch throws.
    Result<void> paint(const Networks& networks, std::int64_t step,
                       const std::function<void()>& breathe) const;

private:
    Result<void> writeFolder(
        const std::string& name,
        const std::function<Result<void>(const std::filesystem::path&)>& fill) const;

    const RunFolder run_;
    const torch::Device device_;
    const torch::Dtype dtype_;
    std::vector<PackedPicture> photos_;
    std::vector<PackedPicture> references_;
};

}  // namespace irodori
