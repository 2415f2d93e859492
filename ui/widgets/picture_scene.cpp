// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_scene.h"

#include <QPainter>
#include <algorithm>

#include "widgets/picture_overlay.h"

namespace irodori {

void PictureScene::Sheet::set(const QImage& image, const QRectF& region, const QRectF& photo) {
    if (region.contains(photo)) {
        whole.set(image, photo);
        part.set({}, {});
        detail.set({}, {});
    } else if (!part.isEmpty() && part.region() != region && part.region().contains(region)) {
        detail.set(image, region);
    } else {
        part.set(image, region);
        detail.set({}, {});
    }
}

void PictureScene::Sheet::empty() {
    for (PictureLayer* layer : layers())
        layer->set({}, {});
}

void PictureScene::Sheet::clear() {
    for (PictureLayer* layer : layers())
        layer->clear();
}

PictureScene::PictureScene(QObject* parent) : QObject(parent) {
    for (Sheet& sheet : sheets_)
        for (PictureLayer* layer : sheet.layers())
            connect(layer, &PictureLayer::improved, this, &PictureScene::replaced);
}

void PictureScene::setPhoto(const QImage& image, QSize photoSize) {
    photoSize_ = photoSize;
    transform_.setPhotoSize(photoSize);
    for (Sheet& sheet : sheets_)
        sheet.clear();
    sheets_[kBefore].set(image, wholePhoto(), wholePhoto());
    invalidate();
    replaced();
}

void PictureScene::refinePhoto(const QImage& image) {
    sheets_[kBefore].set(image, wholePhoto(), wholePhoto());
    replaced();
}

void PictureScene::setRepaint(const QImage& image, const QRectF& region) {
    sheets_[kAfter].set(image, region, wholePhoto());
    replaced();
}

void PictureScene::setVariant(int index, const QImage& image, const QRectF& region) {
    sheets_[kVariants + index].set(image, region, wholePhoto());
    replaced();
}

void PictureScene::setPair(const QImage& before, const QImage& after) {
    sheets_[kPairBefore].set(before, wholePhoto(), wholePhoto());
    sheets_[kPairAfter].set(after, wholePhoto(), wholePhoto());
    replaced();
}

void PictureScene::clearPair() {
    sheets_[kPairBefore].empty();
    sheets_[kPairAfter].empty();
    replaced();
}

void PictureScene::clearRepaint() {
    for (int content = kAfter; content < kPairBefore; ++content)
        sheets_[content].empty();
    replaced();
}

void PictureScene::clear() {
    setPhoto({}, {});
}

void PictureScene::copyPictures(const PictureScene& other) {
    if (photoSize_ != other.photoSize_)
        setPhoto({}, other.photoSize_);
    for (int content = kBefore; content < kContents; ++content) {
        Sheet& own = sheets_[content];
        const Sheet& theirs = other.sheets_[content];
        own.whole.copy(theirs.whole);
        own.part.copy(theirs.part);
        own.detail.copy(theirs.detail);
    }
    replaced();
}

void PictureScene::setDisplay(const std::shared_ptr<const DisplayTransform>& display) {
    if (display == display_)
        return;
    display_ = display;
    for (Sheet& sheet : sheets_)
        for (PictureLayer* layer : sheet.layers())
            layer->setDisplay(display);
    replaced();
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

/// All at once: a whole that came before its part would be seen for a moment.
void PictureScene::replaced() {
    if (!std::ranges::all_of(sheets_, &Sheet::isReady))
        return;
    for (Sheet& sheet : sheets_)
        for (PictureLayer* layer : sheet.layers())
            layer->show();
    invalidate();
    Q_EMIT picturesChanged();
}

QRect PictureScene::toDevice(const QRectF& rect, QSize deviceSize) const {
    return QRectF(rect.topLeft() * ratio_, rect.size() * ratio_).toAlignedRect()
           & QRect(QPoint(), deviceSize);
}

PictureScene::Content PictureScene::standIn(Content content) const {
    const Content other = content == kBefore ? kPairBefore : kPairAfter;
    return content <= kAfter && sheets_[other].isShown() ? other : content;
}

/// The whole picture, or the best that there is in place of it.
const PictureLayer& PictureScene::groundOf(Content content) const {
    for (const Content tried : {content, kAfter})
        if (content != kBefore && sheets_[tried].whole.isShown())
            return sheets_[tried].whole;
    return sheets_[kBefore].whole;
}

const PictureScene::Sheet& PictureScene::partsOf(Content content) const {
    const bool missing = content >= kVariants && !sheets_[content].isShown();
    return sheets_[missing ? kAfter : content];
}

/// In device pixels.
void PictureScene::paintDirectly(QPainter& painter, Content content, const ViewTransform& transform,
                                 QSize deviceSize, Quality quality) const {
    content = standIn(content);
    painter.fillRect(QRect(QPoint(), deviceSize), canvas_);
    const PictureLayer& ground = groundOf(content);
    if (ground.hasAlpha())
        overlay::paintCheckerboard(painter, toDevice(transform.photoInView(), deviceSize), dark_);
    const Sheet& parts = partsOf(content);
    for (const PictureLayer* layer : {&ground, &parts.part, &parts.detail})
        layer->paint(painter, transform, deviceSize, ratio_, quality == Quality::smooth);
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
        paintDirectly(painter, content, transform_, deviceSize_, Quality::smooth);
        sheet.valid += needed;
    }
    return sheet.rendition;
}

void PictureScene::paint(QPainter& painter, Content content, QPoint origin, const QRectF& clip,
                         Quality quality) {
    const QRect device = toDevice(clip.translated(-origin), deviceSize_);
    if (device.isEmpty())
        return;
    painter.save();
    painter.scale(1 / ratio_, 1 / ratio_);
    painter.translate((QPointF(origin) * ratio_).toPoint());
    painter.setClipRect(device, Qt::IntersectClip);
    if (quality == Quality::fast)
        paintDirectly(painter, content, transform_, deviceSize_, quality);
    else
        painter.drawImage(device.topLeft(), rendition(content, device), device);
    painter.restore();
}

void PictureScene::magnify(QPainter& painter, Content content, const ViewTransform& transform,
                           QPointF origin, QSize size) const {
    painter.save();
    painter.scale(1 / ratio_, 1 / ratio_);
    painter.translate((origin * ratio_).toPoint());
    paintDirectly(painter, content, transform, (QSizeF(size) * ratio_).toSize(), Quality::smooth);
    painter.restore();
}

}  // namespace irodori
