// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPainterPath>
#include <QPalette>
#include <QPen>
#include <cstddef>

class QPainter;

namespace irodori {

/// How a curve looks. The marker tells the curve and the dashes tell the run, so that nothing
/// depends on telling colours apart.
struct CurveStyle {
    QColor color;
    std::size_t marker = 0;  ///< index of a shape; repeats after ten
    QList<qreal> dashes;     ///< in widths of the pen; empty: a solid line

    [[nodiscard]] QPen pen(double width) const;
};

/// Of the shown run. Colours after Okabe and Ito's set for the colour-blind, darkened or lightened
/// to a contrast of at least 3:1 on `base`.
[[nodiscard]] CurveStyle curveStyle(std::size_t curve, const QPalette& palette);

/// Of the same curve in another run: colour and dashes of the run.
[[nodiscard]] CurveStyle comparisonStyle(std::size_t curve, std::size_t comparison,
                                         const QPalette& palette);

/// The colour of what stands behind: opaque, as translucent lines take several times as long.
[[nodiscard]] QColor fainter(const QColor& color, const QPalette& palette);

/// A marker about `size` wide around the origin.
[[nodiscard]] QPainterPath markerPath(std::size_t marker, double size);

/// A short piece of the curve with its marker, for legends.
void drawSample(QPainter& painter, const QRectF& rect, const CurveStyle& style);

}  // namespace irodori
