// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QRect>
#include <memory>
#include <optional>

#include "imaging/mask.h"
#include "widgets/picture_tool.h"

namespace irodori {

class StudioSession;

/// A round brush: fully effective within `hardness` of its radius and fading out to its rim.
struct BrushTip {
    double radius = 0;    ///< in mask pixels
    double hardness = 1;  ///< 0 … 1
    bool erases = false;
};

/// Draws the straight part of a stroke from `from` to `to` (mask pixels, the middle of the first
/// pixel is 0.5, 0.5) into a mask and returns what it may have changed. `before` is the mask as it
/// was when the stroke began, of the same size: overlapping parts of a stroke do not add up, and
/// erasing takes away just what the same stroke has painted.
QRect strokeMask(Mask& mask, const Mask& before, QPointF from, QPointF to, const BrushTip& tip);

/// Paints the session's mask over the picture, one undo step for each stroke, and shows the mask
/// there. GUI thread.
class MaskBrush : public QObject, public PictureTool {
    Q_OBJECT

public:
    static constexpr double kMinSize = 0.005;
    static constexpr double kMaxSize = 0.5;
    static constexpr double kInitialSize = 0.08;
    static constexpr double kInitialHardness = 0.6;

    explicit MaskBrush(StudioSession& session, QObject* parent = nullptr);

    /// Diameter as a share of the photo's long side.
    [[nodiscard]] double size() const { return size_; }
    void setSize(double size);
    [[nodiscard]] double hardness() const { return hardness_; }
    void setHardness(double hardness);
    /// Takes away with the left button, too.
    void setErasing(bool erasing);
    void setOverlayVisible(bool visible);

    void press(QPointF point, bool erase, double photoPixel) override;
    void move(QPointF point) override;
    void release() override;
    void paint(QPainter& painter, const QTransform& toWidget,
               const QPointF* pointer) const override;
    [[nodiscard]] QCursor cursor() const override;

Q_SIGNALS:
    void changed();  ///< what paint() shows

private:
    /// From the press of a button to its release.
    struct Stroke {
        std::shared_ptr<const Mask> before;
        Mask mask;
        QPointF last;  ///< in mask pixels
        bool erases = false;
    };

    void strokeTo(QPointF maskPoint);
    void showMask();
    void tint(const Mask& mask, const QRect& part);
    [[nodiscard]] double radius() const;  ///< in photo pixels
    [[nodiscard]] double maskScale() const;
    [[nodiscard]] QSizeF photoSize() const;

    StudioSession& session_;
    double size_ = kInitialSize;
    double hardness_ = kInitialHardness;
    bool erasing_ = false;
    bool overlayVisible_ = true;
    std::optional<Stroke> stroke_;
    QImage overlay_;  ///< the mask as tint, in its size
};

}  // namespace irodori
