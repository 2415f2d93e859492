// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPoint>
#include <QStringList>
#include <QWidget>
#include <optional>

#include "plot/chart_legend.h"
#include "plot/line_plot.h"

class QLabel;

namespace irodori {

/// What curves say at a step, as a readout shows it.
struct ChartReading {
    QString name;
    CurveStyle style;
    QStringList values;  ///< of each run; empty where it has none
};

/// A chart on a card: title, legend with switches, and the plot. Mouse and keys ask for other
/// steps; who owns the charts answers with `setSteps`, so that all of them stay in step.
class LineChart : public QWidget {
    Q_OBJECT

public:
    explicit LineChart(ChartSpec spec, QWidget* parent = nullptr);

    /// Title, what the chart is good for (a tool tip), and one name per curve of the spec.
    void setTexts(const QString& title, const QString& help, const QStringList& curveNames);

    void setRuns(LinePlot::Runs runs);
    /// Says that the runs have got new values.
    void refresh();

    void setSteps(double from, double to);
    void setSmoothing(double weight) { plot_->setSmoothing(weight); }
    void setLogarithmic(bool logarithmic) { plot_->setLogarithmic(logarithmic); }
    void setMarkedStep(std::optional<double> step) { plot_->setMarkedStep(step); }
    void setCrosshair(std::optional<double> step) { plot_->setCrosshair(step); }
    void fitValues() { plot_->fitValues(); }

    [[nodiscard]] QString title() const;
    [[nodiscard]] std::vector<ChartReading> readingsAt(double step) const;
    [[nodiscard]] const LinePlot& plot() const { return *plot_; }
    [[nodiscard]] ChartLegend* legend() const { return legend_; }

    /// Draws charts below each other, each with title and legend, `size` logical pixels together.
    static void paint(const QList<LineChart*>& charts, QPaintDevice& device, QSize size,
                      double scale, const QPalette& palette);

Q_SIGNALS:
    void stepsRequested(double from, double to);
    void fitRequested();
    void logarithmicRequested();
    void hovered(double step, const QPoint& position);  ///< position in this widget
    void left();
    void stepClicked(double step);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Drag {
        QPoint start;
        double from;
        double to;
        bool moves = false;
    };

    [[nodiscard]] QList<ChartLegend::Entry> entriesFor(const QPalette& palette) const;
    [[nodiscard]] QPoint inPlot(const QPointF& position) const;
    [[nodiscard]] bool hasCurve(std::size_t run, std::size_t curve) const;
    void updateLegend();
    void toggleEntry(int index, bool shown);
    void describe();
    void pan(double share);
    void zoom(double factor, double center);

    LinePlot* plot_;
    QLabel* title_;
    ChartLegend* legend_;
    QStringList names_;
    double from_ = 0;
    double to_ = 1;
    std::optional<Drag> drag_;
};

}  // namespace irodori
