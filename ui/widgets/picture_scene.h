// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QObject>
#include <QRegion>

#include "widgets/picture_layer.h"
#include "widgets/view_transform.h"

class QPainter;

namespace irodori {

/// The two pictures under the overlay of a PictureView: what of them is there, how they lie in the
/// view, and their pixels at the view's size, kept so that moving the divider costs next to
/// nothing. GUI thread.
class PictureScene : public QObject {
    Q_OBJECT

public:
    enum class Side { before, after };
    enum class Quality { fast, smooth };

    explicit PictureScene(QObject* parent = nullptr);

    void setPhoto(const QImage& image, QSize photoSize);  ///< forgets everything else
    void refinePhoto(const QImage& image);
    void setRepaint(const QImage& image, const QRectF& region);
    void clearRepaint();
    void clear();

    [[nodiscard]] bool isEmpty() const { return photoSize_.isEmpty(); }
    [[nodiscard]] bool hasRepaint() const { return !whole_.isEmpty() || !part_.isEmpty(); }
    [[nodiscard]] QSize photoSize() const { return photoSize_; }

    [[nodiscard]] const ViewTransform& transform() const { return transform_; }
    void setTransform(const ViewTransform& transform);
    /// The size of the view in logical pixels.
    void setViewSize(QSize size, qreal devicePixelRatio);
    [[nodiscard]] qreal devicePixelRatio() const { return ratio_; }
    void setGround(const QColor& canvas, bool dark);

    /// Paints `clip` (logical pixels of the view). Smooth pixels are kept for the next time.
    void paint(QPainter& painter, Side side, const QRectF& clip, Quality quality);

Q_SIGNALS:
    void changed();

private:
    /// The view's pixels, as far as they have been needed.
    struct Rendition {
        QImage image;
        QRegion valid;
    };

    [[nodiscard]] QRectF wholePhoto() const { return {{0, 0}, QSizeF(photoSize_)}; }
    void invalidate();
    void paintDirectly(QPainter& painter, Side side, Quality quality) const;
    const QImage& rendition(Side side, const QRect& needed);
    [[nodiscard]] QRect toDevice(const QRectF& rect) const;

    QSize photoSize_;
    PictureLayer photo_;
    PictureLayer whole_;  ///< the last repaint of the whole photo
    PictureLayer part_;   ///< the last repaint of a part, over `whole_`
    ViewTransform transform_;
    QSize deviceSize_;  ///< of the view
    qreal ratio_ = 1;
    QColor canvas_;
    bool dark_ = false;
    Rendition renditions_[2];
};

}  // namespace irodori
