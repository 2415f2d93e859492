// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_scene.h"

#include <QPainter>

#include "widgets/picture_overlay.h"

namespace irodori {

void PictureScene::Sheet::set(const QImage& image, const QRectF& region, const QRectF& photo) {
    if (region.contains(photo)) {
        whole.set(image, photo);
        part.clear();
    } else {
        part.set(image, region);
    }
}

void PictureScene::Sheet::clear() {
    whole.clear();
    part.clear();
}

PictureScene::PictureScene(QObject* parent) : QObject(parent) {
    for (Sheet& sheet : sheets_)
        for (PictureLayer* layer : {&sheet.whole, &sheet.part})
            connect(layer, &PictureLayer::improved, this, &PictureScene::invalidate);
}

void PictureScene::setPhoto(const QImage& image, QSize photoSize) {
    photoSize_ = photoSize;
    sheets_[kBefore].set(image, wholePhoto(), wholePhoto());
    clearRepaint();
    transform_.setPhotoSize(photoSize);
}

void PictureScene::refinePhoto(const QImage& image) {
    sheets_[kBefore].set(image, wholePhoto(), wholePhoto());
    invalidate();
}

void PictureScene::setRepaint(const QImage& image, const QRectF& region) {
    sheets_[kAfter].set(image, region, wholePhoto());
    invalidate();
}

void PictureScene::setVariant(int index, const QImage& image, const QRectF& region) {
    sheets_[kVariants + index].set(image, region, wholePhoto());
    invalidate();
}

void PictureScene::clearVariants() {
    for (int i = kVariants; i < kContents; ++i)
        sheets_[i].clear();
    invalidate();
}

void PictureScene::clearRepaint() {
    sheets_[kAfter].clear();
    clearVariants();
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

void PictureScene::setPaneSize(QSize size, qreal devicePixelRatio) {
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
    for (Sheet& sheet : sheets_)
        sheet.valid = {};
    Q_EMIT changed();
}

QRect PictureScene::toDevice(const QRectF& rect) const {
    return QRectF(rect.topLeft() * ratio_, rect.size() * ratio_).toAlignedRect()
           & QRect(QPoint(), deviceSize_);
}

/// The whole picture, or the best that there is in place of it.
const PictureLayer& PictureScene::groundOf(Content content) const {
    for (const Content tried : {content, kAfter})
        if (content != kBefore && !sheets_[tried].whole.isEmpty())
            return sheets_[tried].whole;
    return sheets_[kBefore].whole;
}

const PictureLayer& PictureScene::partOf(Content content) const {
    const bool missing = content >= kVariants && sheets_[content].isEmpty();
    return sheets_[missing ? kAfter : content].part;
}

/// In device pixels.
void PictureScene::paintDirectly(QPainter& painter, Content content, Quality quality) const {
    painter.fillRect(QRect(QPoint(), deviceSize_), canvas_);
    const PictureLayer& ground = groundOf(content);
    if (ground.hasAlpha())
        overlay::paintCheckerboard(painter, toDevice(transform_.photoInView()), dark_);
    const bool smooth = quality == Quality::smooth;
    ground.paint(painter, transform_, deviceSize_, ratio_, smooth);
    partOf(content).paint(painter, transform_, deviceSize_, ratio_, smooth);
}

/// Only what has not been painted yet: a divider uncovers a little at a time.
const QImage& PictureScene::rendition(Content content, const QRect& needed) {
    Sheet& sheet = sheets_[content];
    if (sheet.rendition.size() != deviceSize_)
        sheet.rendition = QImage(deviceSize_, QImage::Format_RGB32);
    const QRegion missing = QRegion(needed) - sheet.valid;
    if (!missing.isEmpty()) {
        QPainter painter(&sheet.rendition);
        painter.setClipRegion(missing);
        paintDirectly(painter, content, Quality::smooth);
        sheet.valid += needed;
    }
    return sheet.rendition;
}

void PictureScene::paint(QPainter& painter, Content content, QPoint origin, const QRectF& clip,
                         Quality quality) {
    const QRect device = toDevice(clip.translated(-origin));
    if (device.isEmpty())
        return;
    painter.save();
    painter.scale(1 / ratio_, 1 / ratio_);
    painter.translate((QPointF(origin) * ratio_).toPoint());
    painter.setClipRect(device, Qt::IntersectClip);
    if (quality == Quality::fast)
        paintDirectly(painter, content, quality);
    else
        painter.drawImage(device.topLeft(), rendition(content, device), device);
    painter.restore();
}

}  // namespace irodori
