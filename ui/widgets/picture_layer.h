// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QRectF>

#include "widgets/picture_pyramid.h"

class QPainter;

namespace irodori {

class ViewTransform;

/// An image that covers some part of a photo, and how it is drawn through a ViewTransform. Small
/// images are ready at once; the smaller copies of large ones are made in the background.
class PictureLayer : public QObject {
    Q_OBJECT

public:
    explicit PictureLayer(QObject* parent = nullptr);

    /// `region` in photo pixels. A null image makes the layer empty.
    void set(const QImage& image, const QRectF& region);
    void clear();
    /// Shows the same as another layer; shares its images.
    void copy(const PictureLayer& other);

    [[nodiscard]] const QRectF& region() const { return region_; }
    [[nodiscard]] bool isEmpty() const { return pyramid_.isNull(); }
    [[nodiscard]] bool hasAlpha() const { return pyramid_.hasAlpha(); }

    /// The whole image, small, at least `side` pixels long if it is that large.
    [[nodiscard]] QImage overview(int side) const;
    /// Draws the visible part; smooth or fast. The painter works in device pixels of the view, so
    /// that 100 % is a plain copy.
    void paint(QPainter& painter, const ViewTransform& transform, QSize deviceSize, qreal ratio,
               bool smooth) const;

Q_SIGNALS:
    void improved();  ///< can be drawn better or faster than a moment ago

private:
    QRectF region_;
    PicturePyramid pyramid_;
    QFutureWatcher<PicturePyramid> building_;
};

}  // namespace irodori
