// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plot/curve_style.h"
#include "plot/series.h"

class QCPPainter;

namespace irodori {

/// A curve of a chart: which values, and how they are drawn.
struct CurveSpec {
    std::string key;         ///< in PlotRun::series
    bool isExact = false;    ///< never smoothed: a setting and no measurement
    bool hasPoints = false;  ///< rare values: each has its marker, none is smoothed
    bool onRight = false;    ///< on the right axis, for what has another magnitude
    bool canHide = true;
};

/// What a chart shows.
struct ChartSpec {
    std::vector<CurveSpec> curves;
    bool canBeLogarithmic = true;
    std::optional<std::pair<double, double>> range;  ///< of values; absent: as the curves need
    std::optional<double> guide;                     ///< a line across at a value to compare with
};

/// Draws the curves of one or several runs over their steps. Curves are thinned to the pixels there
/// are just before they are drawn, and drawn once per turn of the event loop however often they
/// change; not at all while hidden. Knows nothing of mouse and keys. Wraps QCustomPlot.
class LinePlot : public QWidget {
    Q_OBJECT

public:
    explicit LinePlot(ChartSpec spec, QWidget* parent = nullptr);
    ~LinePlot() override;

    using Runs = std::vector<std::shared_ptr<const PlotRun>>;
    /// The shown run first, then those it is compared with.
    void setRuns(Runs runs);
    [[nodiscard]] const Runs& runs() const;
    [[nodiscard]] const ChartSpec& spec() const;

    /// Says that the runs have got new values, or that anything else needs a new picture.
    void replot();

    void setSteps(double from, double to);
    void setSmoothing(double weight);
    void setLogarithmic(bool logarithmic);
    void setCurveShown(std::size_t curve, bool shown);
    void setRunShown(std::size_t run, bool shown);
    [[nodiscard]] bool isCurveShown(std::size_t curve) const;
    [[nodiscard]] bool isRunShown(std::size_t run) const;

    /// A thin line at a step; none: no line.
    void setMarkedStep(std::optional<double> step);
    /// Another line, with a dot on each curve.
    void setCrosshair(std::optional<double> step);

    [[nodiscard]] CurveStyle styleOf(std::size_t run, std::size_t curve,
                                     const QPalette& palette) const;
    /// The point of the shown line nearest to `step`; nothing for a gap or a hidden curve.
    [[nodiscard]] std::optional<Series::Point> pointAt(std::size_t run, std::size_t curve,
                                                       double step) const;

    /// Where the curves are, in this widget's coordinates.
    [[nodiscard]] QRect area() const;
    [[nodiscard]] double stepAt(double x) const;
    /// Stretches the values that are shown about the height `y`, on the left axis or the right one.
    /// They no longer fit by themselves until `fitValues`.
    void zoomValues(double factor, double y, bool onRight);
    void fitValues();

    /// The plot in other colours and another size, from the painter's origin; without crosshair.
    void paint(QCPPainter& painter, QSize size, const QPalette& palette);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d_;
};

}  // namespace irodori
