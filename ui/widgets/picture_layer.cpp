// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_layer.h"

#include <QPainter>
#include <QtConcurrentRun>
#include <algorithm>
#include <cmath>

#include "widgets/view_transform.h"

namespace irodori {

namespace {

constexpr qint64 kPixelsAtOnce = 1'500'000;  ///< a few milliseconds of halving
constexpr double kPixelsSeenFrom = 3;        ///< from this enlargement on show pixels as squares

/// A part of an image without copying; the image must outlive it.
QImage viewOf(const QImage& image, QRect part) {
    const uchar* first =
        image.constScanLine(part.top()) + qsizetype{part.left()} * (image.depth() / 8);
    return QImage(first, part.width(), part.height(), image.bytesPerLine(), image.format());
}

QRectF scaled(const QRectF& rect, double x, double y) {
    return {rect.x() * x, rect.y() * y, rect.width() * x, rect.height() * y};
}

}  // namespace

PictureLayer::PictureLayer(QObject* parent) : QObject(parent) {
    connect(&building_, &QFutureWatcherBase::finished, this, [this] {
        if (building_.future().resultCount() == 0)
            return;  // cleared meanwhile
        pyramid_ = building_.result();
        Q_EMIT improved();
    });
}

void PictureLayer::set(const QImage& image, const QRectF& region) {
    clear();
    if (image.isNull() || region.isEmpty())
        return;
    region_ = region;
    if (qint64{image.width()} * image.height() <= kPixelsAtOnce) {
        pyramid_ = PicturePyramid::build(image);
        return;
    }
    pyramid_ = PicturePyramid(image);
    building_.setFuture(QtConcurrent::run(&PicturePyramid::build, image));
}

void PictureLayer::clear() {
    building_.setFuture({});  // whatever is still being made is for nobody
    pyramid_ = {};
}

void PictureLayer::copy(const PictureLayer& other) {
    clear();
    region_ = other.region_;
    pyramid_ = other.pyramid_;
}

QImage PictureLayer::overview(int side) const {
    if (isEmpty())
        return {};
    const QSize size = pyramid_.size();
    return pyramid_.levelFor(double(side) / std::max(size.width(), size.height()));
}

void PictureLayer::paint(QPainter& painter, const ViewTransform& transform, QSize deviceSize,
                         qreal ratio, bool smooth) const {
    if (isEmpty())
        return;
    const QRectF target(transform.toView(region_.topLeft()) * ratio,
                        region_.size() * transform.scale());
    const QRectF clip = painter.clipBoundingRect() & QRectF(QPointF(), deviceSize);
    const QRectF seen = target & clip;
    if (seen.isEmpty())
        return;
    const double perPhotoPixel = region_.width() / pyramid_.size().width();
    const double enlargement = transform.scale() * perPhotoPixel;
    const QImage& level = pyramid_.levelFor(enlargement);
    const double across = level.width() / target.width();
    const double down = level.height() / target.height();
    // Whole pixels of the level, one more all around for the interpolation at the rim.
    const QRect part = scaled(seen.translated(-target.topLeft()), across, down)
                           .toAlignedRect()
                           .adjusted(-1, -1, 1, 1)
                       & level.rect();
    QRectF place = scaled(QRectF(part), 1 / across, 1 / down).translated(target.topLeft());
    if (std::abs(across - 1) < 1e-6 && std::abs(down - 1) < 1e-6)
        place = QRectF(place.topLeft().toPoint(), part.size());
    const bool showsPixels = enlargement >= kPixelsSeenFrom && perPhotoPixel <= 1.01;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, smooth && !showsPixels);
    painter.drawImage(place, viewOf(level, part));
}

}  // namespace irodori
