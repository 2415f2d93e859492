// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image_conversion.h"

#include <QColorSpace>
#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "imaging/display_transform.h"

namespace irodori {

namespace {

QImage::Format formatOf(const Image& image) {
    if (image.depth == PixelDepth::u8)
        return image.hasAlpha() ? QImage::Format_RGBA8888 : QImage::Format_RGB888;
    return image.hasAlpha() ? QImage::Format_RGBA64 : QImage::Format_RGBX64;
}

QImage sharedView(std::shared_ptr<const Image> image) {
    const auto release = [](void* owner) {
        delete static_cast<std::shared_ptr<const Image>*>(owner);
    };
    const uchar* pixels = image->pixels.data();
    const int width = image->width;
    const int height = image->height;
    auto* owner = new std::shared_ptr<const Image>(std::move(image));
    return QImage(pixels, width, height, qsizetype{3} * width, QImage::Format_RGB888, release,
                  owner);
}

/// Joins the three colour values and the alpha of every pixel into four values.
template <class T>
void interleave(const Image& image, QImage& out) {
    const auto* alpha = reinterpret_cast<const T*>(image.alpha.data());
    for (int y = 0; y < image.height; ++y) {
        const T* from = image.row<T>(y);
        T* to = reinterpret_cast<T*>(out.scanLine(y));
        for (int x = 0; x < image.width; ++x, from += 3, to += 4) {
            std::copy_n(from, 3, to);
            to[3] = image.hasAlpha() ? *alpha++ : std::numeric_limits<T>::max();
        }
    }
}

/// The reverse; leaves `alpha` empty if every pixel is opaque.
template <class T>
void separate(const QImage& from, Image& out) {
    constexpr T opaque = std::numeric_limits<T>::max();
    std::vector<std::uint8_t> alpha;
    if (from.hasAlphaChannel())
        alpha.resize(static_cast<std::size_t>(out.width) * out.height * sizeof(T));
    auto* alphaValue = reinterpret_cast<T*>(alpha.data());
    bool isOpaque = true;
    for (int y = 0; y < out.height; ++y) {
        const T* value = reinterpret_cast<const T*>(from.constScanLine(y));
        T* to = out.row<T>(y);
        for (int x = 0; x < out.width; ++x, value += 4, to += 3) {
            std::copy_n(value, 3, to);
            if (alpha.empty())
                continue;
            *alphaValue++ = value[3];
            isOpaque = isOpaque && value[3] == opaque;
        }
    }
    if (!isOpaque)
        out.alpha = std::move(alpha);
}

bool isDeep(QImage::Format format) {
    switch (format) {
        case QImage::Format_BGR30:
        case QImage::Format_A2BGR30_Premultiplied:
        case QImage::Format_RGB30:
        case QImage::Format_A2RGB30_Premultiplied:
        case QImage::Format_RGBX64:
        case QImage::Format_RGBA64:
        case QImage::Format_RGBA64_Premultiplied:
        case QImage::Format_Grayscale16:
        case QImage::Format_RGBX16FPx4:
        case QImage::Format_RGBA16FPx4:
        case QImage::Format_RGBA16FPx4_Premultiplied:
        case QImage::Format_RGBX32FPx4:
        case QImage::Format_RGBA32FPx4:
        case QImage::Format_RGBA32FPx4_Premultiplied:
            return true;
        default:
            return false;
    }
}

QImage inSrgb(const QImage& image) {
    const QColorSpace srgb(QColorSpace::SRgb);
    if (!image.colorSpace().isValid() || image.colorSpace() == srgb)
        return image;
    return image.convertedToColorSpace(srgb);
}

/// The four-channel format from which `separate` copies: opaque ones stay recognisable as such.
QImage::Format fourChannels(bool deep, bool alpha) {
    if (deep)
        return alpha ? QImage::Format_RGBA64 : QImage::Format_RGBX64;
    return alpha ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888;
}

}  // namespace

QImage imageToQImage(std::shared_ptr<const Image> image) {
    if (!image || image->isNull())
        return {};
    if (image->depth == PixelDepth::u8 && !image->hasAlpha())
        return sharedView(std::move(image));
    QImage out(image->width, image->height, formatOf(*image));
    if (out.isNull())
        return {};
    if (image->depth == PixelDepth::u8)
        interleave<std::uint8_t>(*image, out);
    else
        interleave<std::uint16_t>(*image, out);
    return out;
}

Image qImageToImage(const QImage& image) {
    if (image.isNull())
        return {};
    const bool deep = isDeep(image.format());
    const QImage source =
        inSrgb(image).convertToFormat(fourChannels(deep, image.hasAlphaChannel()));
    if (source.isNull())
        return {};
    Image out(source.width(), source.height(), deep ? PixelDepth::u16 : PixelDepth::u8);
    if (deep)
        separate<std::uint16_t>(source, out);
    else
        separate<std::uint8_t>(source, out);
    return out;
}

QImage convertedTo(const DisplayTransform& display, const QImage& image) {
    const bool hasAlpha = image.hasAlphaChannel();
    QImage out = image.convertToFormat(hasAlpha ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    std::uint8_t* pixels = out.bits();  // copies them if they are shared
    if (!pixels)
        return image;
    display.convert(pixels, {out.width(), out.height()}, std::size_t(out.bytesPerLine()),
                    hasAlpha ? PixelLayout::rgba : PixelLayout::rgb);
    if (hasAlpha)
        out.convertTo(QImage::Format_RGBA8888_Premultiplied);
    return out;
}

}  // namespace irodori
