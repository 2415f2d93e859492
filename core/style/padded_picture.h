// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "imaging/image.h"
#include "style/bfloat16.h"

namespace irodori {

/// A picture at paint size with the border that the network expects: reflected without repeating
/// the edge (replicated where a side is too short), at least 32 px, to a multiple of 8. The border
/// is never made: pixels are looked up on their way into the network. Refers to `image`, which must
/// outlive it. Coordinates of windows are those of the padded picture.
class PaddedPicture {
public:
    static constexpr int kMargin = 32;  ///< on the left and at the top; more on the other sides

    explicit PaddedPicture(const Image& image);

    [[nodiscard]] Size size() const { return {width_, height_}; }
    [[nodiscard]] const Image& image() const { return image_; }

    /// The picture's column of each padded column x … x+count-1.
    [[nodiscard]] std::vector<int> columns(int x, int count) const;
    [[nodiscard]] int rowAt(int y) const;

private:
    const Image& image_;
    int width_;
    int height_;
};

/// Number of channels of an unshuffled picture: 2 × 2 pixels of R, G, B.
inline constexpr int kUnshuffledChannels = 12;

/// A window as the network's input, values in [-1,1]: `out` is [height/2, width/2, 12], channel =
/// 4·colour + 2·dy + dx. T is float or BFloat16. Parallel (OpenMP).
template <class T>
void unshuffle(const PaddedPicture& picture, Rect window, T* out);

/// The same as [3, height, width].
void toPlanar(const PaddedPicture& picture, Rect window, float* out);

/// The network's output for `window`, [height/2, width/2, 12] in [-1,1], brought back to pixels:
/// `inner`, a part of both window and picture, is written into `target`, which has the size of the
/// picture without its border and PixelDepth::u16. `gate` is the output's share; the rest is the
/// picture. Parallel (OpenMP).
void shuffle(const PaddedPicture& picture, const float* values, float gate, Rect window, Rect inner,
             Image& target);

/// The same from [3, height, width], without a gate.
void fromPlanar(const float* values, Rect window, Rect inner, Image& target);

}  // namespace irodori
