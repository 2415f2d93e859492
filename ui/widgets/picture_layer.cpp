// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_layer.h"

#include <QPainter>
#include <QPromise>
#include <QtConcurrentRun>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/image_conversion.h"
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

qint64 pixelsOf(const QImage& image) {
    return qint64{image.width()} * image.height();
}

/// `isFirst`: nothing is to be seen yet, so that a small one comes before a large one is ready.
void buildFor(QPromise<PicturePyramid>& promise,
              const std::shared_ptr<const DisplayTransform>& display, const QImage& image,
              bool isFirst) {
    if (display && isFirst && pixelsOf(image) > kPixelsAtOnce) {
        const double share = std::sqrt(double(kPixelsAtOnce) / double(pixelsOf(image)));
        const QImage small = PicturePyramid::build(image).levelFor(share);
        promise.addResult(PicturePyramid::build(convertedTo(*display, small)));
    }
    if (!promise.isCanceled())
        promise.addResult(PicturePyramid::build(display ? convertedTo(*display, image) : image));
}

}  // namespace

PictureLayer::PictureLayer(QObject* parent) : QObject(parent) {
    connect(&building_, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
        next_ = Drawn{building_.resultAt(index), builtRegion_};
        isWaiting_ = false;
        Q_EMIT improved();
    });
    connect(&building_, &QFutureWatcherBase::finished, this, [this] {
        isBuilding_ = false;
        if (std::exchange(isWaiting_, false))
            Q_EMIT improved();  // it failed: the others must not wait for it
        if (isOutdated_)
            build();
    });
}

void PictureLayer::setDisplay(std::shared_ptr<const DisplayTransform> display) {
    display_ = std::move(display);
    if (!isEmpty())
        build();
}

void PictureLayer::set(const QImage& image, const QRectF& region) {
    image_ = region.isEmpty() ? QImage() : image;
    region_ = region;
    if (isEmpty()) {
        stopBuilding();
        next_ = Drawn{};
    } else if (display_ && isBuilding_) {
        isOutdated_ = true;
    } else {
        build();
    }
}

void PictureLayer::clear() {
    set({}, {});
    show();
}

void PictureLayer::copy(const PictureLayer& other) {
    if (display_ != other.display_) {
        if (image_.cacheKey() != other.image_.cacheKey() || region_ != other.region_)
            set(other.image_, other.region_);
        return;
    }
    stopBuilding();
    image_ = other.image_;
    region_ = other.region_;
    next_ = other.next_.value_or(other.shown_);
}

void PictureLayer::show() {
    if (next_)
        shown_ = *std::exchange(next_, std::nullopt);
}

void PictureLayer::build() {
    stopBuilding();
    const bool isSmall = pixelsOf(image_) <= kPixelsAtOnce;
    if (!display_)
        next_ = Drawn{isSmall ? PicturePyramid::build(image_) : PicturePyramid(image_), region_};
    if (!display_ && isSmall)
        return;
    isBuilding_ = true;
    isWaiting_ = display_ != nullptr;
    builtRegion_ = region_;
    building_.setFuture(QtConcurrent::run(&buildFor, display_, image_, !isShown()));
}

/// Whatever is still being made is for nobody.
void PictureLayer::stopBuilding() {
    building_.cancel();
    building_.setFuture({});
    isBuilding_ = false;
    isWaiting_ = false;
    isOutdated_ = false;
}

QImage PictureLayer::overview(int side) const {
    if (!isShown())
        return {};
    const QSize size = shown_.pyramid.size();
    return shown_.pyramid.levelFor(double(side) / std::max(size.width(), size.height()));
}

void PictureLayer::paint(QPainter& painter, const ViewTransform& transform, QSize deviceSize,
                         qreal ratio, bool smooth) const {
    if (!isShown())
        return;
    const auto& [pyramid, region] = shown_;
    const QRectF target(transform.toView(region.topLeft()) * ratio,
                        region.size() * transform.scale());
    const QRectF clip = painter.clipBoundingRect() & QRectF(QPointF(), deviceSize);
    const QRectF seen = target & clip;
    if (seen.isEmpty())
        return;
    const double perPhotoPixel = region.width() / pyramid.size().width();
    const double enlargement = transform.scale() * perPhotoPixel;
    const QImage& level = pyramid.levelFor(enlargement);
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
