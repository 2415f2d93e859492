// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wipe_line.h"

#include <QtMath>
#include <algorithm>
#include <cmath>

namespace irodori {

namespace {

constexpr double kSnap = 3;  ///< degrees
constexpr double kSnapEvery = 45;
constexpr double kStep = 15;

double nearestMultiple(double value, double of) {
    return std::round(value / of) * of;
}

/// Narrows the stretch `from` … `to` of start + t·way to where it lies between `low` and `high`.
void clip(double start, double way, double low, double high, double& from, double& to) {
    if (std::abs(way) < 1e-9)
        return;  // parallel: inside all along, for the line passes through the area
    const auto [enter, leave] = std::minmax({(low - start) / way, (high - start) / way});
    from = std::max(from, enter);
    to = std::min(to, leave);
}

}  // namespace

QPointF WipeLine::normal() const {
    const double radians = qDegreesToRadians(angle);
    return {(mirrored ? -1 : 1) * std::cos(radians), std::sin(radians)};
}

QPointF WipeLine::direction() const {
    const QPointF n = normal();
    return mirrored ? QPointF(n.y(), -n.x()) : QPointF(-n.y(), n.x());
}

/// How far the area reaches from its centre along the normal.
double WipeLine::reach(const QRectF& area) const {
    const QPointF n = normal();
    return (std::abs(n.x()) * area.width() + std::abs(n.y()) * area.height()) / 2;
}

/// Of a point from the area's centre along the normal.
double WipeLine::distance(QPointF point, const QRectF& area) const {
    return QPointF::dotProduct(point - area.center(), normal());
}

QLineF WipeLine::across(const QRectF& area) const {
    const QPointF through = area.center() + normal() * ((2 * position - 1) * reach(area));
    const QPointF way = direction();
    double from = -1e9;
    double to = 1e9;
    clip(through.x(), way.x(), area.left(), area.right(), from, to);
    clip(through.y(), way.y(), area.top(), area.bottom(), from, to);
    if (from > to)  // touches a corner only
        from = to = (from + to) / 2;
    return {through + way * from, through + way * to};
}

/// Clips the rectangle at the line (Sutherland and Hodgman, 1974).
QPolygonF WipeLine::side(bool before, const QRectF& area) const {
    const double line = (2 * position - 1) * reach(area);
    const double sign = before ? 1 : -1;
    const QPointF corners[] = {area.topLeft(), area.topRight(), area.bottomRight(),
                               area.bottomLeft()};
    QPolygonF side;
    for (int i = 0; i < 4; ++i) {
        const QPointF a = corners[i];
        const QPointF b = corners[(i + 1) % 4];
        const double beyondA = sign * (distance(a, area) - line);
        const double beyondB = sign * (distance(b, area) - line);
        if (beyondA <= 0)
            side << a;
        if ((beyondA < 0) != (beyondB < 0) && beyondA != beyondB)
            side << a + (b - a) * (beyondA / (beyondA - beyondB));
    }
    return side;
}

void WipeLine::moveThrough(QPointF point, const QRectF& area) {
    position = std::clamp((distance(point, area) / reach(area) + 1) / 2, 0.0, 1.0);
}

void WipeLine::turnTowards(QPointF point, QPointF pivot, bool steps) {
    const QPointF way = point - pivot;
    if (way.isNull())
        return;
    const double turned = qRadiansToDegrees(std::atan2((mirrored ? 1 : -1) * way.x(), way.y()));
    const double snapped = nearestMultiple(turned, steps ? kStep : kSnapEvery);
    angle = steps || std::abs(turned - snapped) <= kSnap ? snapped : turned;
}

void WipeLine::turnBy(double degrees) {
    angle = std::remainder(angle + degrees, 360.0);
}

}  // namespace irodori
