// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_scene.h"

#include <QPainter>

#include "widgets/picture_overlay.h"

namespace irodori {

PictureScene::PictureScene(QObject* parent) : QObject(parent) {
    for (PictureLayer* layer : {&photo_, &whole_, &part_})
        connect(layer, &PictureLayer::improved, this, &PictureScene::invalidate);
}

void PictureScene::setPhoto(const QImage& image, QSize photoSize) {
    photoSize_ = photoSize;
    photo_.set(image, wholePhoto());
    clearRepaint();
    transform_.setPhotoSize(photoSize);
}

void PictureScene::refinePhoto(const QImage& image) {
    photo_.set(image, wholePhoto());
    invalidate();
}

void PictureScene::setRepaint(const QImage& image, const QRectF& region) {
    if (region.contains(wholePhoto())) {
        whole_.set(image, wholePhoto());
        part_.clear();
    } else {
        part_.set(image, region);
    }
    invalidate();
}

void PictureScene::clearRepaint() {
    whole_.clear();
    part_.clear();
    invalidate();
}

void PictureScene::clear() {
    setPhoto({}, {});
}

void PictureScene::setTransform(const ViewTransform& transform) {
    if (transform == transform_)
        return;
    transform_ = transform;
    invalidate();
}

void PictureScene::setViewSize(QSize size, qreal devicePixelRatio) {
    ratio_ = devicePixelRatio;
    deviceSize_ = (QSizeF(size) * ratio_).toSize();
    transform_.setViewSize(size, ratio_);
    invalidate();
}

void PictureScene::setGround(const QColor& canvas, bool dark) {
    canvas_ = canvas;
    dark_ = dark;
    invalidate();
}

void PictureScene::invalidate() {
    for (Rendition& rendition : renditions_)
        rendition.valid = {};
    Q_EMIT changed();
}

QRect PictureScene::toDevice(const QRectF& rect) const {
    return QRectF(rect.topLeft() * ratio_, rect.size() * ratio_).toAlignedRect()
           & QRect(QPoint(), deviceSize_);
}

/// In device pixels.
void PictureScene::paintDirectly(QPainter& painter, Side side, Quality quality) const {
    painter.fillRect(QRect(QPoint(), deviceSize_), canvas_);
    const PictureLayer& ground = side == Side::before || whole_.isEmpty() ? photo_ : whole_;
    if (ground.hasAlpha())
        overlay::paintCheckerboard(painter, toDevice(transform_.photoInView()), dark_);
    const bool smooth = quality == Quality::smooth;
    ground.paint(painter, transform_, deviceSize_, ratio_, smooth);
    if (side == Side::after)
        part_.paint(painter, transform_, deviceSize_, ratio_, smooth);
}

/// Only what has not been painted yet: the divider uncovers a little at a time.
const QImage& PictureScene::rendition(Side side, const QRect& needed) {
    auto& [image, valid] = renditions_[side == Side::before ? 0 : 1];
    if (image.size() != deviceSize_)
        image = QImage(deviceSize_, QImage::Format_RGB32);
    const QRegion missing = QRegion(needed) - valid;
    if (!missing.isEmpty()) {
        QPainter painter(&image);
        painter.setClipRegion(missing);
        paintDirectly(painter, side, Quality::smooth);
        valid += needed;
    }
    return image;
}

void PictureScene::paint(QPainter& painter, Side side, const QRectF& clip, Quality quality) {
    const QRect device = toDevice(clip);
    if (device.isEmpty())
        return;
    painter.save();
    painter.scale(1 / ratio_, 1 / ratio_);
    painter.setClipRect(device);
    if (quality == Quality::fast)
        paintDirectly(painter, side, quality);
    else
        painter.drawImage(device.topLeft(), rendition(side, device), device);
    painter.restore();
}

}  // namespace irodori
