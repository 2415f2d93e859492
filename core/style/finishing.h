// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "imaging/calm_layer.h"
#include "imaging/detail_layer.h"
#include "imaging/drawing.h"
#include "imaging/image.h"
#include "imaging/mask.h"
#include "style/stretched_plane.h"

namespace irodori {

/// What is done to a painting once it has the size of the result: the controls that need no
/// network. Layers may have any size and are stretched over the result.
struct Finishing {
    float fade = 1;                              ///< share of the painting; 0 = the photo
    float color = 1;                             ///< share of the painting's chroma (Lab)
    float calm = 0;                              ///< share of `calmed` where that is calm
    float detail = 0;                            ///< share of the photo's texture that is added
    float lines = 0;                             ///< weight of `ink`
    std::shared_ptr<const CalmLayer> calmed;     ///< null where `calm` is 0
    std::shared_ptr<const DetailLayer> texture;  ///< null where `detail` is 0
    std::shared_ptr<const LineArt> lineArt;      ///< to be enlarged; null where `lines` is 0
    std::shared_ptr<const Mask> light;           ///< in its place where the result is smaller
    std::shared_ptr<const Mask> styled;          ///< where the painting goes; null = everywhere
};

/// Finishes `region` of a result of size `whole` row by row; every pixel depends on its own place
/// only. May be used by several threads at a time; refers to the layers.
class RowFinisher {
public:
    /// `finishing.calmed` must know the region.
    RowFinisher(const Finishing& finishing, Size whole, Rect region);

    /// Row y of the whole, the columns of the region: `values` holds the painting's R, G, B and
    /// becomes the result; `photo` is the photo's; 0 … 1.
    void finish(int y, const std::vector<float>& photo, std::vector<float>& values) const;

private:
    void calmDown(int y, std::vector<float>& values) const;
    void addTexture(int y, const std::vector<float>& photo, std::vector<float>& values) const;
    void drawLines(int y, std::vector<float>& values) const;
    void mixWithPhoto(int y, const std::vector<float>& photo, std::vector<float>& values) const;

    float fade_;
    float color_;
    float calm_;
    float detail_;
    float lines_;
    int height_;
    std::shared_ptr<const CalmLayer> calmed_;
    std::vector<GridPosition> calmColumns_;
    std::optional<StretchedPlane<float>> gains_;
    std::optional<StretchedPlane<float>> offsets_;
    std::optional<StretchedPlane<std::uint16_t>> lineArt_;
    std::optional<StretchedPlane<std::uint8_t>> light_;
    std::optional<StretchedPlane<std::uint8_t>> styled_;
};

/// `area` of two paintings of one size in one picture of that size: the first where `mask` is
/// white, the second where it is black. All are PixelDepth::u16; the rest is black. Parallel
/// (OpenMP).
[[nodiscard]] Image blended(const Image& first, const Image& second, const Mask& mask, Rect area);

/// The same of what is known of two paintings' calm, of one grid and part.
[[nodiscard]] CalmLayer blended(CalmLayer first, const CalmLayer& second, const Mask& mask);

/// The part of a picture of `size` outside of which the stretched mask is black.
[[nodiscard]] Rect extentOf(const Mask& mask, Size size);

}  // namespace irodori
