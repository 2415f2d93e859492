// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <memory>

#include "imaging/image.h"

namespace irodori {

class DisplayTransform;

/// Shows a picture of core as a QImage, without loss. Opaque 8-bit pixels (RGB888) are not copied:
/// the QImage shares `image` and keeps it alive. With alpha: RGBA8888; 16 bit: RGBX64 or RGBA64.
/// nullptr and a null picture give a null QImage. Thread-safe.
[[nodiscard]] QImage imageToQImage(std::shared_ptr<const Image> image);

/// Copies any QImage into a picture of core: converted to sRGB if it carries another colour space,
/// in 16 bit if its format has more than 8 bits per channel, with an alpha plane only if some
/// pixel is not opaque. A null image, or one for which there is no memory, gives a null picture.
/// Thread-safe.
[[nodiscard]] Image qImageToImage(const QImage& image);

/// A copy in the colours of a monitor: RGB888, or RGBA8888_Premultiplied with alpha. Where there is
/// no memory for it, the image itself. Thread-safe; takes about 30 ms per megapixel.
[[nodiscard]] QImage convertedTo(const DisplayTransform& display, const QImage& image);

}  // namespace irodori
