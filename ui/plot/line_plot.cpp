// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/line_plot.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "plot/qcustomplot_wrapper.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr double kLineWidth = 1.5;
constexpr double kMarkerSize = 7.5;
constexpr double kMarkersPerCurve = 6;
constexpr double kValueMargin = 0.07;   ///< of the height, above and below the curves
constexpr double kTrimmed = 0.01;       ///< share of outliers on either side that may be cut off
constexpr std::size_t kTrimFrom = 100;  ///< points; of fewer, all are seen
constexpr int kTickWidth = 90;          ///< pixels per labelled tick
constexpr int kTickHeight = 40;

/// Powers of ten, with 1-2-5 between them or even steps where less than that is in view.
class LogTicker : public QCPAxisTickerLog {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override {
        const double ratio = range.upper / range.lower;
        if (ratio < 5)
            return QCPAxisTicker::createTickVector(tickStep, range);
        if (ratio > 200)
            return QCPAxisTickerLog::createTickVector(tickStep, range);
        QVector<double> ticks;
        for (double power = std::pow(10, std::floor(std::log10(range.lower))); power < range.upper;
             power *= 10) {
            for (const double digit : {1, 2, 5})
                ticks << digit * power;
        }
        return ticks;
    }
};

/// The lowest and the highest of `values` without outliers.
QCPRange trimmedRange(std::vector<double> values) {
    const std::size_t cut =
        values.size() < kTrimFrom
            ? 0
            : static_cast<std::size_t>(static_cast<double>(values.size()) * kTrimmed);
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(cut);
    const auto high = values.end() - 1 - static_cast<std::ptrdiff_t>(cut);
    std::nth_element(values.begin(), low, values.end());
    const double lower = *low;
    std::nth_element(values.begin(), high, values.end());
    return {lower, *high};
}

QCPRange withMargin(QCPRange range, bool logarithmic) {
    if (logarithmic) {
        const double margin = std::pow(range.upper / range.lower, kValueMargin) * 1.02;
        return {range.lower / margin, range.upper * margin};
    }
    const double size = range.size() > 0 ? range.size() : std::max(1e-9, std::abs(range.lower));
    return {range.lower - size * kValueMargin, range.upper + size * kValueMargin};
}

/// 1, 2 or 5 times a power of ten near `step`.
double roundStep(double step) {
    const double power = std::pow(10, std::floor(std::log10(step)));
    const double digit = step / power;
    return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

/// With a rim that sets the marker off from the lines it lies on.
QCPScatterStyle scatterStyle(const CurveStyle& style, const QPalette& palette) {
    // QCustomPlot draws custom shapes for a size of 6.
    return {markerPath(style.marker, kMarkerSize), QPen(palette.color(QPalette::Base), 1),
            style.color, 6};
}

/// Draws a long line in pieces: Qt's rasteriser walks along all cells of a scan line for each new
/// one, which takes a time that grows with the square of the length of a level line.
class PiecewiseGraph : public QCPGraph {
public:
    using QCPGraph::QCPGraph;

protected:
    void drawLinePlot(QCPPainter* painter, const QVector<QPointF>& lines) const override {
        constexpr qsizetype piece = 32;
        if (painter->modes().testFlag(QCPPainter::pmNoCaching)) {  // export: the line stays whole
            QCPGraph::drawLinePlot(painter, lines);
            return;
        }
        applyDefaultAntialiasingHint(painter);
        QPen pen = mPen;
        painter->setBrush(Qt::NoBrush);
        double drawn = 0;  // of the dashes' pattern
        for (qsizetype first = 0; first + 1 < lines.size(); first += piece - 1) {
            const QVector<QPointF> part = lines.mid(first, piece);
            if (pen.style() != Qt::SolidLine)
                pen.setDashOffset(drawn / pen.widthF());
            painter->setPen(pen);
            drawPolyline(painter, part);
            for (qsizetype i = 1; i < part.size(); ++i) {
                const QPointF way = part[i] - part[i - 1];
                if (!std::isnan(way.x() + way.y()))
                    drawn += std::hypot(way.x(), way.y());
            }
        }
    }
};

void setPoints(QCPGraph* graph, const std::vector<Series::Point>& points) {
    QVector<QCPGraphData> data;
    data.reserve(static_cast<qsizetype>(points.size()));
    for (const auto& [step, value] : points)
        data.append(QCPGraphData(step, value));
    graph->data()->set(data, true);
}

}  // namespace

using Thinning = Series::Thinning;

class LinePlot::Private {
public:
    Private(LinePlot* q, ChartSpec spec);

    void rebuildTraces();
    void fillGraphs();
    void applyColors(const QPalette& palette);
    void applyFonts();
    void updateCrosshair();
    void replotOverlay() { plot->layer(QStringLiteral("overlay"))->replot(); }

    LinePlot* q;
    ChartSpec spec;
    QCustomPlot* plot;
    Runs runs;
    std::set<std::size_t> hiddenCurves;
    std::set<QString> hiddenRuns;  ///< their ids
    double smoothing = 0;
    bool logarithmic = false;
    bool valuesFit = true;
    std::optional<double> crosshair;

    QCPItemStraightLine* crosshairLine;
    QCPItemStraightLine* markedLine;
    QCPItemStraightLine* guide;

private:
    /// One curve of one run.
    struct Trace {
        std::size_t run;
        std::size_t curve;
        SmoothedSeries smoothed;
        QCPGraph* noise;  ///< what the smoothed line stands for; of the shown run only
        QCPGraph* line;
        QCPGraph* markers;
        QCPItemTracer* dot;
    };

    void buildAxes();
    QCPItemStraightLine* addLine(bool vertical, const QString& layer);
    void addTrace(std::size_t run, std::size_t curve);
    void fillAxis(bool onRight, bool isLog);
    void fill(Trace& trace);
    void placeMarkers(const Trace& trace, const Series& series);
    void fitAxis(QCPAxis* axis, bool onRight);
    [[nodiscard]] std::vector<double> visibleValues(bool onRight) const;

public:
    [[nodiscard]] bool isShown(std::size_t run, std::size_t curve) const {
        return !hiddenRuns.contains(runs[run]->id) && !hiddenCurves.contains(curve);
    }
    [[nodiscard]] bool smooths(std::size_t curve) const {
        const CurveSpec& wanted = spec.curves[curve];
        return smoothing > 0 && !wanted.isExact && !wanted.hasPoints;
    }
    /// What the line of a curve shows; null as long as there is nothing.
    [[nodiscard]] const Series* shownSeries(std::size_t run, std::size_t curve) const;
    [[nodiscard]] QCPAxis* axisOf(bool onRight) const {
        return onRight ? plot->yAxis2 : plot->yAxis;
    }

private:
    [[nodiscard]] const Series* source(std::size_t run, std::size_t curve) const;

    std::vector<Trace> traces_;
};

LinePlot::Private::Private(LinePlot* q, ChartSpec spec)
    : q(q), spec(std::move(spec)), plot(new QCustomPlot(q)) {
    plot->setAutoAddPlottableToLegend(false);
    plot->setLocale(q->locale());
    plot->setPlottingHints(QCP::phCacheLabels);
    plot->addLayer(QStringLiteral("noise"), plot->layer(QStringLiteral("grid")));
    buildAxes();
    guide = addLine(false, QStringLiteral("grid"));
    guide->setVisible(this->spec.guide.has_value());
    const double height = this->spec.guide.value_or(0);
    guide->point1->setCoords(0, height);
    guide->point2->setCoords(1, height);
    markedLine = addLine(true, QStringLiteral("overlay"));
    crosshairLine = addLine(true, QStringLiteral("overlay"));
    // Just before it is drawn, the size and everything else is settled.
    QObject::connect(plot, &QCustomPlot::beforeReplot, q, [this] { fillGraphs(); });
}

void LinePlot::Private::buildAxes() {
    plot->axisRect()->setAutoMargins(QCP::msNone);  // equal ones, so that charts line up
    plot->xAxis->setNumberFormat(QStringLiteral("f"));
    plot->xAxis->setNumberPrecision(0);
    plot->yAxis2->setVisible(std::any_of(spec.curves.begin(), spec.curves.end(),
                                         [](const CurveSpec& curve) { return curve.onRight; }));
    for (QCPAxis* axis : {plot->yAxis, plot->yAxis2}) {
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(5);
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLabels(true);
    }
    plot->yAxis2->grid()->setVisible(false);
    plot->xAxis->grid()->setVisible(false);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->yAxis2}) {
        axis->setSubTicks(false);
        axis->setTickLength(0, axis == plot->xAxis ? 3 : 0);
    }
}

QCPItemStraightLine* LinePlot::Private::addLine(bool vertical, const QString& layer) {
    auto* line = new QCPItemStraightLine(plot);  // owned by the plot
    line->setLayer(layer);
    line->setVisible(false);
    for (QCPItemPosition* point : {line->point1, line->point2}) {
        point->setTypeX(vertical ? QCPItemPosition::ptPlotCoords
                                 : QCPItemPosition::ptAxisRectRatio);
        point->setTypeY(vertical ? QCPItemPosition::ptAxisRectRatio
                                 : QCPItemPosition::ptPlotCoords);
    }
    return line;
}

void LinePlot::Private::rebuildTraces() {
    for (const Trace& trace : traces_)
        plot->removeItem(trace.dot);
    plot->clearGraphs();
    traces_.clear();
    // What comes first is drawn last, on top.
    for (std::size_t run = runs.size(); run-- > 0;) {
        for (std::size_t curve = spec.curves.size(); curve-- > 0;)
            addTrace(run, curve);
    }
    applyColors(q->palette());
}

void LinePlot::Private::addTrace(std::size_t run, std::size_t curve) {
    const auto addGraph = [&] {
        // Owned by the plot.
        auto* graph = new PiecewiseGraph(plot->xAxis, axisOf(spec.curves[curve].onRight));
        graph->setAdaptiveSampling(false);  // thinned already
        return graph;
    };
    Trace trace{run, curve, SmoothedSeries(smoothing), nullptr, addGraph(), addGraph(), nullptr};
    if (run == 0 && smooths(curve)) {
        trace.noise = addGraph();
        trace.noise->setLayer(QStringLiteral("noise"));
        trace.noise->setAntialiased(false);
    }
    trace.markers->setLineStyle(QCPGraph::lsNone);
    trace.dot = new QCPItemTracer(plot);
    trace.dot->setLayer(QStringLiteral("overlay"));
    trace.dot->setStyle(QCPItemTracer::tsCircle);
    trace.dot->setSize(7);
    trace.dot->setVisible(false);
    trace.dot->position->setAxes(plot->xAxis, axisOf(spec.curves[curve].onRight));
    traces_.push_back(std::move(trace));
}

const Series* LinePlot::Private::source(std::size_t run, std::size_t curve) const {
    const auto& series = runs[run]->series;
    const auto found = series.find(spec.curves[curve].key);
    return found == series.end() ? nullptr : &found->second;
}

const Series* LinePlot::Private::shownSeries(std::size_t run, std::size_t curve) const {
    if (!smooths(curve))
        return source(run, curve);
    const auto trace = std::find_if(traces_.begin(), traces_.end(), [&](const Trace& candidate) {
        return candidate.run == run && candidate.curve == curve;
    });
    return trace == traces_.end() ? nullptr : &trace->smoothed.curve();
}

void LinePlot::Private::fillGraphs() {
    plot->setBufferDevicePixelRatio(q->devicePixelRatioF());
    plot->xAxis->ticker()->setTickCount(std::max(2, plot->axisRect()->width() / kTickWidth));
    const bool wantsLog = logarithmic && spec.canBeLogarithmic;
    for (const bool onRight : {false, true}) {
        fillAxis(onRight, wantsLog);
        if (wantsLog && visibleValues(onRight).empty())
            fillAxis(onRight, false);  // a logarithmic axis would show nothing at all
        if (valuesFit)
            fitAxis(axisOf(onRight), onRight);
    }
}

void LinePlot::Private::fillAxis(bool onRight, bool isLog) {
    QCPAxis* axis = axisOf(onRight);
    if (isLog != (axis->scaleType() == QCPAxis::stLogarithmic)) {
        axis->setScaleType(isLog ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        axis->setTicker(isLog ? QSharedPointer<QCPAxisTicker>(new LogTicker)
                              : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    }
    axis->ticker()->setTickCount(std::max(2, plot->axisRect()->height() / kTickHeight));
    for (Trace& trace : traces_) {
        if (spec.curves[trace.curve].onRight == onRight)
            fill(trace);
    }
}

void LinePlot::Private::fill(Trace& trace) {
    const Series* values = source(trace.run, trace.curve);
    const bool shown = values && isShown(trace.run, trace.curve);
    for (QCPGraph* graph : {trace.noise, trace.line, trace.markers}) {
        if (graph)
            graph->setVisible(shown);
    }
    if (!shown)
        return;
    const QCPRange steps = plot->xAxis->range();
    const double floor = trace.line->valueAxis()->scaleType() == QCPAxis::stLogarithmic
                             ? 0
                             : -std::numeric_limits<double>::infinity();
    const auto pixels = static_cast<std::size_t>(std::max(1, plot->axisRect()->width()));
    const auto pointsOf = [&](const Series& series, std::size_t blocks, Thinning thinning) {
        return series.points(steps.lower, steps.upper, blocks, thinning, floor);
    };
    const bool isSmooth = smooths(trace.curve);
    if (isSmooth) {
        trace.smoothed.follow(*values);
        if (trace.noise)
            setPoints(trace.noise, pointsOf(*values, pixels, Thinning::extremes));
        values = &trace.smoothed.curve();
    }
    // What jitters cannot be dashed, and does so behind a smoothed line anyway.
    const bool isClear = isSmooth || trace.run > 0;
    setPoints(trace.line, isClear ? pointsOf(*values, pixels / 2, Thinning::middle)
                                  : pointsOf(*values, pixels, Thinning::extremes));
    if (spec.curves[trace.curve].hasPoints)
        trace.markers->setData(trace.line->data());
    else
        placeMarkers(trace, *values);
}

/// A few per curve at round steps, so that they stay on the curve when it is panned, and not all
/// curves at the same.
void LinePlot::Private::placeMarkers(const Trace& trace, const Series& series) {
    const QCPRange steps = plot->xAxis->range();
    const double distance = roundStep(steps.size() / kMarkersPerCurve);
    const double offset = distance * (static_cast<double>(trace.curve) + 0.5)
                          / static_cast<double>(spec.curves.size());
    std::vector<Series::Point> points;
    for (double step = std::ceil((steps.lower - offset) / distance) * distance + offset;
         step <= steps.upper; step += distance) {
        if (const auto point = series.nearest(step))
            points.push_back(*point);
    }
    setPoints(trace.markers, points);
}

std::vector<double> LinePlot::Private::visibleValues(bool onRight) const {
    const QCPRange steps = plot->xAxis->range();
    std::vector<double> values;
    for (const Trace& trace : traces_) {
        if (!trace.line->visible() || spec.curves[trace.curve].onRight != onRight)
            continue;
        for (const QCPGraph* graph : {trace.noise, trace.line}) {
            if (!graph)
                continue;
            for (const QCPGraphData& point : *graph->data()) {
                if (!std::isnan(point.value) && steps.contains(point.key))
                    values.push_back(point.value);
            }
        }
    }
    return values;
}

void LinePlot::Private::fitAxis(QCPAxis* axis, bool onRight) {
    if (spec.range) {
        axis->setRange(spec.range->first, spec.range->second);
        return;
    }
    const bool isLog = axis->scaleType() == QCPAxis::stLogarithmic;
    std::vector<double> values = visibleValues(onRight);
    if (values.empty())
        axis->setRange(isLog ? 0.1 : 0, 1);
    else
        axis->setRange(withMargin(trimmedRange(std::move(values)), isLog));
}

void LinePlot::Private::applyColors(const QPalette& palette) {
    const QColor text = palette.color(QPalette::PlaceholderText);
    const QColor grid = fainter(themeColors(palette).border, palette);
    plot->setBackground(palette.brush(QPalette::Base));
    plot->xAxis->setBasePen(themeColors(palette).border);
    plot->xAxis->setTickPen(themeColors(palette).border);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->yAxis2}) {
        axis->setTickLabelColor(text);
        axis->grid()->setPen(grid);
        axis->grid()->setZeroLinePen(themeColors(palette).border);
    }
    guide->setPen(QPen(text, 1, Qt::DotLine));
    markedLine->setPen(themeColors(palette).accent);
    crosshairLine->setPen(text);
    for (const Trace& trace : traces_) {
        const CurveStyle style = q->styleOf(trace.run, trace.curve, palette);
        trace.line->setPen(style.pen(kLineWidth));
        trace.markers->setScatterStyle(scatterStyle(style, palette));
        if (trace.noise)
            trace.noise->setPen(QPen(fainter(style.color, palette), 0));
        trace.dot->setPen(palette.color(QPalette::Base));
        trace.dot->setBrush(style.color);
    }
    // Two scales in one chart: the numbers wear the colour of what they measure.
    if (plot->yAxis2->visible()) {
        for (std::size_t curve = spec.curves.size(); curve-- > 0;)
            axisOf(spec.curves[curve].onRight)->setTickLabelColor(curveStyle(curve, palette).color);
    }
}

void LinePlot::Private::applyFonts() {
    QFont font = q->font();
    font.setPointSizeF(font.pointSizeF() * 0.9);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->yAxis2})
        axis->setTickLabelFont(font);
    const QFontMetrics metrics(font);
    const int numbers = metrics.horizontalAdvance(QStringLiteral("−0.0000")) + spacing::kSmall;
    plot->axisRect()->setMargins(
        {numbers, metrics.height() / 2, numbers, metrics.height() + spacing::kSmall});
}

void LinePlot::Private::updateCrosshair() {
    crosshairLine->setVisible(crosshair.has_value());
    if (crosshair) {
        crosshairLine->point1->setCoords(*crosshair, 0);
        crosshairLine->point2->setCoords(*crosshair, 1);
    }
    for (const Trace& trace : traces_) {
        const auto point =
            crosshair ? q->pointAt(trace.run, trace.curve, *crosshair) : std::nullopt;
        trace.dot->setVisible(point.has_value());
        if (point)
            trace.dot->position->setCoords(point->step, point->value);
    }
    replotOverlay();
}

LinePlot::LinePlot(ChartSpec spec, QWidget* parent)
    : QWidget(parent), d_(std::make_unique<Private>(this, std::move(spec))) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d_->plot);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    d_->applyFonts();
    d_->applyColors(palette());
}

LinePlot::~LinePlot() = default;

void LinePlot::setRuns(Runs runs) {
    d_->runs = std::move(runs);
    d_->rebuildTraces();
    replot();
}

const LinePlot::Runs& LinePlot::runs() const {
    return d_->runs;
}

const ChartSpec& LinePlot::spec() const {
    return d_->spec;
}

void LinePlot::replot() {
    if (isVisible())
        d_->plot->replot(QCustomPlot::rpQueuedReplot);
}

void LinePlot::setSteps(double from, double to) {
    d_->plot->xAxis->setRange(from, to);
    replot();
}

void LinePlot::setSmoothing(double weight) {
    if (d_->smoothing == weight)
        return;
    d_->smoothing = weight;
    d_->rebuildTraces();
    replot();
}

void LinePlot::setLogarithmic(bool logarithmic) {
    d_->logarithmic = logarithmic;
    d_->valuesFit = true;
    replot();
}

void LinePlot::setCurveShown(std::size_t curve, bool shown) {
    if (shown)
        d_->hiddenCurves.erase(curve);
    else
        d_->hiddenCurves.insert(curve);
    replot();
}

void LinePlot::setRunShown(std::size_t run, bool shown) {
    if (shown)
        d_->hiddenRuns.erase(d_->runs[run]->id);
    else
        d_->hiddenRuns.insert(d_->runs[run]->id);
    replot();
}

bool LinePlot::isCurveShown(std::size_t curve) const {
    return !d_->hiddenCurves.contains(curve);
}

bool LinePlot::isRunShown(std::size_t run) const {
    return !d_->hiddenRuns.contains(d_->runs[run]->id);
}

void LinePlot::setMarkedStep(std::optional<double> step) {
    d_->markedLine->setVisible(step.has_value());
    if (step) {
        d_->markedLine->point1->setCoords(*step, 0);
        d_->markedLine->point2->setCoords(*step, 1);
    }
    d_->replotOverlay();
}

void LinePlot::setCrosshair(std::optional<double> step) {
    if (d_->crosshair == step)
        return;
    d_->crosshair = step;
    d_->updateCrosshair();
}

CurveStyle LinePlot::styleOf(std::size_t run, std::size_t curve, const QPalette& palette) const {
    return run == 0 ? curveStyle(curve, palette) : comparisonStyle(curve, run - 1, palette);
}

std::optional<Series::Point> LinePlot::pointAt(std::size_t run, std::size_t curve,
                                               double step) const {
    const Series* series = d_->shownSeries(run, curve);
    if (!series || !d_->isShown(run, curve))
        return std::nullopt;
    const auto point = series->nearest(step);
    return point && !std::isnan(point->value) ? point : std::nullopt;
}

QRect LinePlot::area() const {
    return d_->plot->axisRect()->rect();
}

double LinePlot::stepAt(double x) const {
    return d_->plot->xAxis->pixelToCoord(x);
}

void LinePlot::zoomValues(double factor, double y, bool onRight) {
    QCPAxis* axis = d_->axisOf(onRight);
    d_->valuesFit = false;
    axis->scaleRange(factor, axis->pixelToCoord(y));
    replot();
}

void LinePlot::fitValues() {
    d_->valuesFit = true;
    replot();
}

void LinePlot::paint(QCPPainter& painter, QSize size, const QPalette& palette) {
    d_->applyColors(palette);
    d_->plot->layer(QStringLiteral("overlay"))->setVisible(false);
    d_->fillGraphs();
    d_->plot->toPainter(&painter, size.width(), size.height());
    d_->plot->layer(QStringLiteral("overlay"))->setVisible(true);
    d_->applyColors(this->palette());
    replot();
}

void LinePlot::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    replot();
}

void LinePlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
        case QEvent::PaletteChange:
            d_->applyColors(palette());
            replot();
            break;
        case QEvent::FontChange:
            d_->applyFonts();
            replot();
            break;
        case QEvent::LocaleChange:
            d_->plot->setLocale(locale());
            replot();
            break;
        default:
            break;
    }
}

}  // namespace irodori
