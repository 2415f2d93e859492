// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QObject>
#include <QRegion>
#include <array>

#include "widgets/pane_layout.h"
#include "widgets/picture_layer.h"
#include "widgets/view_transform.h"

class QPainter;

namespace irodori {

/// The pictures under the overlay of a PictureView: what of them is there, how they lie in a pane
/// of the view, and their pixels at the pane's size, kept so that moving a divider costs next to
/// nothing. All panes have the same size and transform. GUI thread.
class PictureScene : public QObject {
    Q_OBJECT

public:
    /// What a pane may show. The variants follow one another from kVariants on. The pair stands in
    /// for photo and repaint.
    enum Content {
        kBefore,
        kAfter,
        kVariants,
        kPairBefore = kVariants + kVariantPanes,
        kPairAfter,
        kContents
    };
    enum class Quality { fast, smooth };

    explicit PictureScene(QObject* parent = nullptr);

    void setPhoto(const QImage& image, QSize photoSize);  ///< forgets everything else
    void refinePhoto(const QImage& image);
    void setRepaint(const QImage& image, const QRectF& region);
    /// Until there is one, its pane shows the repaint.
    void setVariant(int index, const QImage& image, const QRectF& region);
    /// Two other pictures of the photo, of which `after` may be null: then it is the repaint.
    void setPair(const QImage& before, const QImage& after);
    void clearPair();
    [[nodiscard]] bool hasPair() const { return !sheets_[kPairBefore].isEmpty(); }
    void clearRepaint();  ///< and the variants
    void clear();
    /// In the colours of this monitor; null: sRGB as it is. Pictures are converted in the
    /// background and then shown together.
    void setDisplay(const std::shared_ptr<const DisplayTransform>& display);
    /// Shows the pictures of another scene, in a transform of its own. Shares their images.
    void copyPictures(const PictureScene& other);

    [[nodiscard]] bool isEmpty() const { return photoSize_.isEmpty(); }
    [[nodiscard]] bool hasRepaint() const { return !sheets_[kAfter].isEmpty(); }
    [[nodiscard]] QSize photoSize() const { return photoSize_; }

    [[nodiscard]] const ViewTransform& transform() const { return transform_; }
    void setTransform(const ViewTransform& transform);
    /// The size of a pane in logical pixels.
    void setPaneSize(QSize size, qreal devicePixelRatio);
    [[nodiscard]] qreal devicePixelRatio() const { return ratio_; }
    void setGround(const QColor& canvas, bool dark);

    /// Paints what of the pane at `origin` lies in `clip` (logical pixels of the view). Smooth
    /// pixels are kept for the next time.
    void paint(QPainter& painter, Content content, QPoint origin, const QRectF& clip,
               Quality quality);
    /// Paints the pictures through another transform, into a pane of `size` at `origin`.
    void magnify(QPainter& painter, Content content, const ViewTransform& transform, QPointF origin,
                 QSize size) const;
    /// The repaint, else the photo, about `side` pixels long.
    [[nodiscard]] QImage overview(int side) const { return groundOf(kAfter).overview(side); }

Q_SIGNALS:
    void changed();          ///< would be painted differently
    void picturesChanged();  ///< by other or better pictures

private:
    /// One picture and, as far as they have been needed, its pixels in the pane.
    struct Sheet {
        PictureLayer whole;   ///< the last image of the whole photo
        PictureLayer part;    ///< the last image of a part, over `whole`
        PictureLayer detail;  ///< a closer look at a part of `part`
        QImage rendition;
        QRegion valid;  ///< of `rendition`

        [[nodiscard]] std::array<PictureLayer*, 3> layers() { return {&whole, &part, &detail}; }
        [[nodiscard]] bool isEmpty() const { return whole.isEmpty() && part.isEmpty(); }
        [[nodiscard]] bool isShown() const { return whole.isShown() || part.isShown(); }
        [[nodiscard]] bool isReady() const {
            return whole.isReady() && part.isReady() && detail.isReady();
        }
        void set(const QImage& image, const QRectF& region, const QRectF& photo);
        void empty();  ///< is still drawn until the others have changed, too
        void clear();
    };

    [[nodiscard]] QRectF wholePhoto() const { return {{0, 0}, QSizeF(photoSize_)}; }
    void invalidate();
    void replaced();
    [[nodiscard]] Content standIn(Content content) const;
    [[nodiscard]] const PictureLayer& groundOf(Content content) const;
    [[nodiscard]] const Sheet& partsOf(Content content) const;
    void paintDirectly(QPainter& painter, Content content, const ViewTransform& transform,
                       QSize deviceSize, Quality quality) const;
    const QImage& rendition(Content content, const QRect& needed);
    [[nodiscard]] QRect toDevice(const QRectF& rect, QSize deviceSize) const;

    QSize photoSize_;
    std::shared_ptr<const DisplayTransform> display_;
    std::array<Sheet, kContents> sheets_;
    ViewTransform transform_;
    QSize deviceSize_;  ///< of a pane
    qreal ratio_ = 1;
    QColor canvas_;
    bool dark_ = false;
};

}  // namespace irodori
