// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCursor>
#include <QPointF>
#include <QTransform>

class QPainter;

namespace irodori {

/// Something that works on the picture with the pointer in place of panning, such as the mask
/// brush: a PictureView hands it the left button and lets it draw over the picture. Points are
/// photo pixels. While a tool is set, the middle button and Space + drag pan. GUI thread.
class PictureTool {
public:
    virtual ~PictureTool() = default;

    /// `erase`: with the right button, or with Alt held. `photoPixel`: widget pixels that a photo
    /// pixel takes.
    virtual void press(QPointF point, bool erase, double photoPixel) = 0;
    virtual void move(QPointF point) = 0;
    virtual void release() = 0;
    /// Over the picture; `toWidget` maps photo pixels. `pointer` is where the pointer hovers, or
    /// null if it is not over the view.
    virtual void paint(QPainter& painter, const QTransform& toWidget,
                       const QPointF* pointer) const = 0;
    [[nodiscard]] virtual QCursor cursor() const = 0;
};

}  // namespace irodori
