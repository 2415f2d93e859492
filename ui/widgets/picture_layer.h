// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QRectF>
#include <memory>
#include <optional>

#include "widgets/picture_pyramid.h"

class QPainter;

namespace irodori {

class DisplayTransform;
class ViewTransform;

/// An image that covers some part of a photo, and how it is drawn through a ViewTransform. What is
/// set is drawn from show() on, so that several layers can change as one. Small images are ready
/// for that at once; the smaller copies of large ones, and the colours of a monitor, are made in
/// the background.
class PictureLayer : public QObject {
    Q_OBJECT

public:
    explicit PictureLayer(QObject* parent = nullptr);

    /// The monitor whose colours are drawn; null: sRGB as it is.
    void setDisplay(std::shared_ptr<const DisplayTransform> display);

    /// `region` in photo pixels. A null image makes the layer empty. One that comes while another
    /// is converted waits for it: a drag keeps showing something.
    void set(const QImage& image, const QRectF& region);
    /// Empty, and nothing is drawn any more.
    void clear();
    /// The image of another layer, whose conversions are shared if it is for the same monitor.
    void copy(const PictureLayer& other);

    [[nodiscard]] const QRectF& region() const { return region_; }
    [[nodiscard]] bool isEmpty() const { return image_.isNull(); }

    /// Whether show() has nothing to wait for.
    [[nodiscard]] bool isReady() const { return !isWaiting_; }
    void show();

    // What is drawn.
    [[nodiscard]] bool isShown() const { return !shown_.pyramid.isNull(); }
    [[nodiscard]] bool hasAlpha() const { return shown_.pyramid.hasAlpha(); }

    /// The whole image, small, at least `side` pixels long if it is that large.
    [[nodiscard]] QImage overview(int side) const;
    /// Draws the visible part; smooth or fast. The painter works in device pixels of the view, so
    /// that 100 % is a plain copy.
    void paint(QPainter& painter, const ViewTransform& transform, QSize deviceSize, qreal ratio,
               bool smooth) const;

Q_SIGNALS:
    void improved();  ///< show() would show something other or better

private:
    struct Drawn {
        PicturePyramid pyramid;
        QRectF region;
    };

    void build();
    void stopBuilding();

    std::shared_ptr<const DisplayTransform> display_;
    QImage image_;
    QRectF region_;
    Drawn shown_;
    std::optional<Drawn> next_;  ///< for show()
    QFutureWatcher<PicturePyramid> building_;
    QRectF builtRegion_;  ///< of the image that is built
    bool isBuilding_ = false;
    bool isWaiting_ = false;   ///< for the first result: there is nothing to show yet
    bool isOutdated_ = false;  ///< another image has come since
};

}  // namespace irodori
