// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include <memory>

#include "base/progress.h"
#include "imaging/detail_layer.h"
#include "imaging/drawing.h"
#include "imaging/image.h"
#include "imaging/mask.h"
#include "style/remembered.h"
#include "style/style_settings.h"

namespace irodori {

/// What a repaint needs of the photo beside the network: each stage keeps its last result, so that
/// dragging one slider computes one stage. Failures: cancelled.
class PhotoStages {
public:
    using Picture = std::shared_ptr<const Image>;

    /// At output size; the photo itself where it has that size.
    Picture guide(const Picture& photo, Size size);
    /// At paint size.
    Picture scaled(const Picture& photo, Size size);
    /// At paint size, as flat areas: what the network paints.
    Result<Picture> flattened(const Picture& photo, Size size, double amount,
                              const JobHooks& hooks);
    /// Drawn at paint size, with the lines of `density`.
    Result<std::shared_ptr<const LineArt>> lines(const Picture& photo, Size size, double density,
                                                 const JobHooks& hooks);
    std::shared_ptr<const DetailLayer> texture(const Picture& photo);
    /// Where a photo of `size` is painted, with its soft border; null for StyledRegion::all.
    std::shared_ptr<const Mask> styled(const std::shared_ptr<const Mask>& mask, Size size,
                                       const StyleSettings& settings);

    void forget();

private:
    struct DrawingKey {
        Size size;
        double amount = 0;
        friend bool operator==(const DrawingKey&, const DrawingKey&) = default;
    };
    struct StyledKey {
        Size size;
        bool isInverted = false;
        double feather = 0;
        friend bool operator==(const StyledKey&, const StyledKey&) = default;
    };
    using ScaledPhoto = Remembered<Image, Size, Image>;

    static Picture scaledBy(ScaledPhoto& stage, const Picture& photo, Size size);

    ScaledPhoto guide_;
    ScaledPhoto scaled_;
    Remembered<Image, DrawingKey, Image> flattened_;
    Remembered<Image, DrawingKey, LineArt> lines_;
    Remembered<Image, int, DetailLayer> texture_;
    Remembered<Mask, StyledKey, Mask> styled_;
};

}  // namespace irodori
