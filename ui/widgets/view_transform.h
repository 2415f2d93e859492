// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QSizeF>

namespace irodori {

/// How a photo lies in a view: one scale and one centre for all pictures shown of it. View points
/// are logical pixels from the view's top left, photo points are photo pixels; `scale` is device
/// pixels per photo pixel, so 1 is a sharp 100 % on every screen. A plain value.
class ViewTransform {
public:
    static constexpr double kMaxScale = 32;
    /// Small photos are fitted no larger than this: logical pixels per photo pixel.
    static constexpr double kMaxFitScale = 2;
    static constexpr int kMargin = 12;  ///< free room around a fitted photo, logical pixels

    void setPhotoSize(QSize size);
    void setViewSize(QSizeF size, double devicePixelRatio);

    [[nodiscard]] bool isFitted() const { return fitted_; }
    [[nodiscard]] double scale() const { return scale_; }
    [[nodiscard]] double fitScale() const;
    [[nodiscard]] double minScale() const;

    /// The whole photo, centred; stays so when the view's size changes.
    void fit();
    /// Sets the scale so that the photo point under `anchor` (view) stays where it is.
    void zoomTo(double scale, QPointF anchor);
    /// Moves the photo by logical pixels, as far as there is more of it to see.
    void panBy(QPointF offset);
    void centerOn(QPointF photoPoint);

    [[nodiscard]] QPointF toView(QPointF photoPoint) const;
    [[nodiscard]] QPointF toPhoto(QPointF viewPoint) const;
    /// The whole photo in the view; its top left lies on a device pixel.
    [[nodiscard]] QRectF photoInView() const;
    /// The part of the photo that can be seen, in photo pixels.
    [[nodiscard]] QRectF visiblePhoto() const;
    /// Whether the photo is larger than the view.
    [[nodiscard]] bool canPan() const;

    friend bool operator==(const ViewTransform&, const ViewTransform&) = default;

private:
    [[nodiscard]] QSizeF sizeInView() const;
    [[nodiscard]] double logicalScale() const { return scale_ / devicePixelRatio_; }
    void clampCenter();

    QSize photoSize_;
    QSizeF viewSize_;
    double devicePixelRatio_ = 1;
    double scale_ = 1;
    QPointF center_;  ///< the photo point in the middle of the view
    bool fitted_ = true;
};

}  // namespace irodori
