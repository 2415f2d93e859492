// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QRectF>

namespace irodori {

/// The line between before and after, at any angle. All points are logical pixels of a view and
/// `area` is the part of it that the pictures take. A plain value.
struct WipeLine {
    double position = 0;  ///< share of the way across `area`, from the side of before: 0 … 1
    double angle = 0;     ///< degrees, clockwise: 0 is upright with before first, 90 before on top
    bool mirrored = false;  ///< right to left: before comes first on the right

    /// Of length 1, from before to after.
    [[nodiscard]] QPointF normal() const;
    /// Of length 1, along the line; downwards at 0°.
    [[nodiscard]] QPointF direction() const;
    /// What of the line lies in `area`, in its direction.
    [[nodiscard]] QLineF across(const QRectF& area) const;
    /// What of `area` lies on the side of before or of after.
    [[nodiscard]] QPolygonF side(bool before, const QRectF& area) const;

    /// Moves the line through `point`, as far as it stays in `area`, which must not be empty.
    void moveThrough(QPointF point, const QRectF& area);
    /// Turns it so that, seen from `pivot`, it runs towards `point`. Angles near a multiple of 45°
    /// snap to it; with `steps`, multiples of 15° are all there is.
    void turnTowards(QPointF point, QPointF pivot, bool steps);
    /// Within -180 … 180.
    void turnBy(double degrees);

private:
    [[nodiscard]] double reach(const QRectF& area) const;
    [[nodiscard]] double distance(QPointF point, const QRectF& area) const;
};

}  // namespace irodori
