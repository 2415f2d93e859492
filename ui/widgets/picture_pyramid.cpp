// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_pyramid.h"

#include <algorithm>

namespace irodori {

namespace {

constexpr int kSmallestSide = 256;

/// QPainter draws these quickly.
bool isDrawnQuickly(QImage::Format format) {
    switch (format) {
        case QImage::Format_RGB32:
        case QImage::Format_ARGB32_Premultiplied:
        case QImage::Format_RGB888:
        case QImage::Format_RGBX8888:
        case QImage::Format_RGBA8888_Premultiplied:
            return true;
        default:
            return false;
    }
}

QImage::Format drawnFormat(const QImage& image) {
    return image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
}

/// Two rows from y on (the last one twice where there is none) in the format that is averaged.
QImage rowPair(const QImage& image, int y) {
    const int rows = std::min(2, image.height() - y);
    const QImage view(image.constScanLine(y), image.width(), rows, image.bytesPerLine(),
                      image.format());
    return view.convertToFormat(drawnFormat(image));
}

/// The rounded mean of four pixels, two channels at a time.
QRgb mean(QRgb a, QRgb b, QRgb c, QRgb d) {
    constexpr QRgb mask = 0x00ff00ff;
    constexpr QRgb half = 0x00020002;
    const QRgb low = (((a & mask) + (b & mask) + (c & mask) + (d & mask) + half) >> 2) & mask;
    const QRgb high =
        ((((a >> 8) & mask) + ((b >> 8) & mask) + ((c >> 8) & mask) + ((d >> 8) & mask) + half)
         >> 2)
        & mask;
    return (high << 8) | low;
}

QImage halved(const QImage& image) {
    QImage half((image.width() + 1) / 2, (image.height() + 1) / 2, drawnFormat(image));
    if (half.isNull())
        return half;
    const int last = image.width() - 1;
    for (int y = 0; y < half.height(); ++y) {
        const QImage rows = rowPair(image, 2 * y);
        const auto* upper = reinterpret_cast<const QRgb*>(rows.constScanLine(0));
        const auto* lower = reinterpret_cast<const QRgb*>(rows.constScanLine(rows.height() - 1));
        auto* out = reinterpret_cast<QRgb*>(half.scanLine(y));
        for (int x = 0; x < half.width(); ++x) {
            const int left = 2 * x;
            const int right = std::min(left + 1, last);
            out[x] = mean(upper[left], upper[right], lower[left], lower[right]);
        }
    }
    return half;
}

}  // namespace

PicturePyramid::PicturePyramid(const QImage& image) {
    const QImage drawn =
        isDrawnQuickly(image.format()) ? image : image.convertToFormat(drawnFormat(image));
    if (!drawn.isNull())
        levels_.append(drawn);
}

PicturePyramid PicturePyramid::build(const QImage& image) {
    PicturePyramid pyramid(image);
    while (!pyramid.isNull()) {
        const QSize size = pyramid.levels_.last().size();
        if (std::max(size.width(), size.height()) <= kSmallestSide)
            break;
        QImage half = halved(pyramid.levels_.last());
        if (half.isNull())
            break;  // out of memory: the larger levels do, only slower
        pyramid.levels_.append(std::move(half));
    }
    return pyramid;
}

const QImage& PicturePyramid::levelFor(double scale) const {
    qsizetype level = 0;
    while (level + 1 < levels_.size() && scale <= 0.5) {
        scale *= 2;
        ++level;
    }
    return levels_[level];
}

}  // namespace irodori
