// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/curve_style.h"

#include <QPainter>
#include <array>
#include <cmath>
#include <numbers>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr std::array<QRgb, 10> kLightCurves{0xff0072b2, 0xffd55e00, 0xff008f68, 0xffb8558f,
                                            0xff9a7200, 0xff2b8cc4, 0xff555555, 0xff6a4c9c,
                                            0xff5f7d00, 0xff8a4b2a};
constexpr std::array<QRgb, 10> kDarkCurves{0xff56b4e9, 0xfff28e4b, 0xff3ccba0, 0xffe08fc0,
                                           0xffecc04c, 0xff9fd6ff, 0xffbdbdbd, 0xffb79bea,
                                           0xffb5cf5a, 0xffd89b74};
constexpr std::array<QRgb, 4> kLightRuns{0xffb0125b, 0xff00757f, 0xff4b4fc4, 0xff7a4b1e};
constexpr std::array<QRgb, 4> kDarkRuns{0xffff7bac, 0xff4fd6dd, 0xffa3a6ff, 0xffd6a46b};

/// Corners on a circle, every second one drawn in by `waist`.
struct Shape {
    int corners;
    double turn;  ///< of the first corner, in full turns clockwise from the right
    double waist;
};
constexpr std::array<Shape, 9> kShapes{{
    {4, 0.125, 1},     // square
    {3, -0.25, 1},     // triangle
    {4, 0, 1},         // diamond
    {3, 0.25, 1},      // triangle, point down
    {5, -0.25, 1},     // pentagon
    {8, 0, 0.5},       // four-pointed star
    {8, 0.125, 0.45},  // cross
    {6, -0.25, 0.45},  // three-pointed star
    {10, -0.25, 0.45}  // five-pointed star
}};

template <std::size_t n>
QColor colorOf(const std::array<QRgb, n>& light, const std::array<QRgb, n>& dark, std::size_t index,
               const QPalette& palette) {
    return QColor((isDark(palette) ? dark : light)[index % n]);
}

}  // namespace

QPen CurveStyle::pen(double width) const {
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
    if (!dashes.isEmpty())
        pen.setDashPattern(dashes);
    return pen;
}

CurveStyle curveStyle(std::size_t curve, const QPalette& palette) {
    return {colorOf(kLightCurves, kDarkCurves, curve, palette), curve, {}};
}

CurveStyle comparisonStyle(std::size_t curve, std::size_t comparison, const QPalette& palette) {
    static const std::array<QList<qreal>, 4> dashes{
        {{5, 2.5}, {2, 2}, {8, 2.5, 2, 2.5}, {5, 2, 2, 2, 2, 2}}};
    return {colorOf(kLightRuns, kDarkRuns, comparison, palette), curve,
            dashes[comparison % dashes.size()]};
}

QColor fainter(const QColor& color, const QPalette& palette) {
    constexpr float share = 0.28F;
    const QColor ground = palette.color(QPalette::Base);
    const auto mix = [](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(mix(color.redF(), ground.redF()), mix(color.greenF(), ground.greenF()),
                            mix(color.blueF(), ground.blueF()));
}

QPainterPath markerPath(std::size_t marker, double size) {
    QPainterPath path;
    const std::size_t index = marker % (kShapes.size() + 1);
    if (index == 0) {
        path.addEllipse(QPointF(), size / 2, size / 2);
        return path;
    }
    const Shape& shape = kShapes[index - 1];
    QPolygonF outline;
    for (int corner = 0; corner < shape.corners; ++corner) {
        const double angle =
            2 * std::numbers::pi * (shape.turn + static_cast<double>(corner) / shape.corners);
        const double radius = size * 0.6 * (corner % 2 == 1 ? shape.waist : 1);
        outline << QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    path.addPolygon(outline);
    path.closeSubpath();
    return path;
}

void drawSample(QPainter& painter, const QRectF& rect, const CurveStyle& style) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(style.pen(1.5));
    const double middle = rect.center().y();
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle));
    painter.translate(rect.center());
    painter.fillPath(markerPath(style.marker, 7), style.color);
    painter.restore();
}

}  // namespace irodori
