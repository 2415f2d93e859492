// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view_transform.h"

#include <algorithm>
#include <cmath>

namespace irodori {

namespace {

/// Where the centre may go along one axis: nowhere if all of the photo is seen, else so far that no
/// room is left beside it.
double clampedCenter(double center, double photo, double seen) {
    if (seen >= photo)
        return photo / 2;
    return std::clamp(center, seen / 2, photo - seen / 2);
}

}  // namespace

void ViewTransform::setPhotoSize(QSize size) {
    photoSize_ = size;
    fit();
}

void ViewTransform::setViewSize(QSizeF size, double devicePixelRatio) {
    viewSize_ = size;
    devicePixelRatio_ = devicePixelRatio;
    if (fitted_ || scale_ < minScale())
        fit();
    else
        clampCenter();
}

double ViewTransform::fitScale() const {
    if (photoSize_.isEmpty())
        return 1;
    const double width = std::max(1.0, viewSize_.width() - 2 * kMargin);
    const double height = std::max(1.0, viewSize_.height() - 2 * kMargin);
    const double scale =
        std::min(width / photoSize_.width(), height / photoSize_.height()) * devicePixelRatio_;
    return std::min(scale, kMaxFitScale);
}

double ViewTransform::minScale() const {
    return std::min(fitScale(), 1.0);
}

void ViewTransform::fit() {
    fitted_ = true;
    scale_ = fitScale();
    center_ = QPointF(photoSize_.width() / 2.0, photoSize_.height() / 2.0);
}

void ViewTransform::zoomTo(double scale, QPointF anchor) {
    const double wanted = std::clamp(scale, minScale(), kMaxScale);
    if (wanted <= fitScale() && fitScale() <= 1) {
        fit();
        return;
    }
    const QPointF fixed = toPhoto(anchor);
    scale_ = wanted;
    fitted_ = false;
    const QPointF middle(viewSize_.width() / 2, viewSize_.height() / 2);
    center_ = fixed - (anchor - middle) / logicalScale();
    clampCenter();
}

void ViewTransform::panBy(QPointF offset) {
    centerOn(center_ - offset / logicalScale());
}

void ViewTransform::centerOn(QPointF photoPoint) {
    center_ = photoPoint;
    clampCenter();
}

QPointF ViewTransform::toView(QPointF photoPoint) const {
    return photoInView().topLeft() + photoPoint * logicalScale();
}

QPointF ViewTransform::toPhoto(QPointF viewPoint) const {
    return (viewPoint - photoInView().topLeft()) / logicalScale();
}

QSizeF ViewTransform::sizeInView() const {
    return QSizeF(photoSize_) * logicalScale();
}

QRectF ViewTransform::photoInView() const {
    const QPointF middle(viewSize_.width() / 2, viewSize_.height() / 2);
    const QPointF corner = (middle - center_ * logicalScale()) * devicePixelRatio_;
    const QPointF whole(std::round(corner.x()), std::round(corner.y()));
    return {whole / devicePixelRatio_, sizeInView()};
}

QRectF ViewTransform::visiblePhoto() const {
    const QRectF view(toPhoto({0, 0}), viewSize_ / logicalScale());
    return view & QRectF(QPointF(), QSizeF(photoSize_));
}

bool ViewTransform::canPan() const {
    const QSizeF size = sizeInView();
    return size.width() > viewSize_.width() + 0.5 || size.height() > viewSize_.height() + 0.5;
}

void ViewTransform::clampCenter() {
    const QSizeF seen = viewSize_ / logicalScale();
    center_ = QPointF(clampedCenter(center_.x(), photoSize_.width(), seen.width()),
                      clampedCenter(center_.y(), photoSize_.height(), seen.height()));
}

}  // namespace irodori
