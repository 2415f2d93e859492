// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/line_chart.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <cmath>

#include "plot/qcustomplot_wrapper.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr double kZoomPerNotch = 0.85;
constexpr double kPanPerKey = 0.1;  ///< of the span
constexpr double kNotch = 120;      ///< angle of one step of a mouse wheel
constexpr int kDigits = 4;
constexpr int kPaintedHeader = 26;  ///< pixels

}  // namespace

LineChart::LineChart(ChartSpec spec, QWidget* parent)
    : QWidget(parent),
      plot_(new LinePlot(std::move(spec), this)),
      title_(new QLabel(this)),
      legend_(new ChartLegend(this)) {
    QFont bold = title_->font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    auto* header = new QHBoxLayout;
    header->setSpacing(spacing::kMedium);
    header->addWidget(title_, 0, Qt::AlignTop);
    header->addWidget(legend_);
    header->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kTiny, spacing::kTiny);
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(header);
    layout->addWidget(plot_, 1);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(legend_, &ChartLegend::toggled, this, &LineChart::toggleEntry);
}

void LineChart::setTexts(const QString& title, const QString& help, const QStringList& curveNames) {
    title_->setText(title);
    title_->setToolTip(help);
    names_ = curveNames;
    setAccessibleName(title);
    updateLegend();
}

QString LineChart::title() const {
    return title_->text();
}

void LineChart::setRuns(LinePlot::Runs runs) {
    plot_->setRuns(std::move(runs));
    refresh();
}

void LineChart::refresh() {
    updateLegend();
    describe();
    plot_->replot();
}

void LineChart::setSteps(double from, double to) {
    from_ = from;
    to_ = to;
    plot_->setSteps(from, to);
}

bool LineChart::hasCurve(std::size_t run, std::size_t curve) const {
    return plot_->runs()[run]->series.contains(plot_->spec().curves[curve].key);
}

QList<ChartLegend::Entry> LineChart::entriesFor(const QPalette& palette) const {
    QList<ChartLegend::Entry> entries;
    const auto& curves = plot_->spec().curves;
    for (std::size_t curve = 0; curve < curves.size(); ++curve) {
        const CurveSpec& spec = curves[curve];
        bool isThere = !spec.canHide;
        for (std::size_t run = 0; run < plot_->runs().size(); ++run)
            isThere = isThere || hasCurve(run, curve);
        if (isThere)
            entries.append({static_cast<int>(curve), names_.value(static_cast<qsizetype>(curve)),
                            plot_->styleOf(0, curve, palette), plot_->isCurveShown(curve),
                            spec.canHide});
    }
    for (std::size_t run = 1; run < plot_->runs().size(); ++run)
        entries.append({-static_cast<int>(run), plot_->runs()[run]->name,
                        plot_->styleOf(run, 0, palette), plot_->isRunShown(run), true});
    return entries;
}

void LineChart::updateLegend() {
    legend_->setEntries(entriesFor(palette()));
}

void LineChart::toggleEntry(int key, bool shown) {
    if (key >= 0)
        plot_->setCurveShown(static_cast<std::size_t>(key), shown);
    else
        plot_->setRunShown(static_cast<std::size_t>(-key), shown);
    updateLegend();
}

std::vector<ChartReading> LineChart::readingsAt(double step) const {
    std::vector<ChartReading> readings;
    for (std::size_t curve = 0; curve < plot_->spec().curves.size(); ++curve) {
        ChartReading reading{
            names_.value(static_cast<qsizetype>(curve)), plot_->styleOf(0, curve, palette()), {}};
        bool isThere = false;
        for (std::size_t run = 0; run < plot_->runs().size(); ++run) {
            const auto point = plot_->pointAt(run, curve, step);
            reading.values.append(point ? locale().toString(point->value, 'g', kDigits)
                                        : QString());
            isThere = isThere || point;
        }
        if (isThere)
            readings.push_back(std::move(reading));
    }
    return readings;
}

/// The newest values, for those who cannot see the curves.
void LineChart::describe() {
    QStringList values;
    const auto& curves = plot_->spec().curves;
    for (std::size_t curve = 0; !plot_->runs().empty() && curve < curves.size(); ++curve) {
        if (!hasCurve(0, curve))
            continue;
        const Series::Point newest = plot_->runs()[0]->series.at(curves[curve].key).back();
        values.append(tr("%1 %2").arg(names_.value(static_cast<qsizetype>(curve)),
                                      locale().toString(newest.value, 'g', kDigits)));
    }
    setAccessibleDescription(values.isEmpty() ? tr("No values yet") : values.join(tr(", ")));
}

QPoint LineChart::inPlot(const QPointF& position) const {
    return plot_->mapFrom(this, position.toPoint());
}

void LineChart::pan(double share) {
    const double distance = (to_ - from_) * share;
    Q_EMIT stepsRequested(from_ + distance, to_ + distance);
}

void LineChart::zoom(double factor, double center) {
    Q_EMIT stepsRequested(center - (center - from_) * factor, center + (to_ - center) * factor);
}

void LineChart::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return pan(-kPanPerKey);
        case Qt::Key_Right:
            return pan(kPanPerKey);
        case Qt::Key_Plus:
        case Qt::Key_Equal:  // plus without Shift on many keyboards
            return zoom(kZoomPerNotch, (from_ + to_) / 2);
        case Qt::Key_Minus:
            return zoom(1 / kZoomPerNotch, (from_ + to_) / 2);
        case Qt::Key_F:
            Q_EMIT fitRequested();
            return;
        case Qt::Key_L:
            Q_EMIT logarithmicRequested();
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void LineChart::wheelEvent(QWheelEvent* event) {
    const QPoint position = inPlot(event->position());
    const QRect area = plot_->area();
    const QPoint angle = event->angleDelta();
    const double factor = std::pow(kZoomPerNotch, angle.y() / kNotch);
    const bool onValues = position.x() < area.left() || position.x() > area.right();
    event->accept();
    if (onValues || event->modifiers().testFlag(Qt::ControlModifier))
        plot_->zoomValues(factor, position.y(), position.x() > area.right());
    else if (std::abs(angle.x()) > std::abs(angle.y()))
        pan(-angle.x() / kNotch * kPanPerKey);
    else
        zoom(factor, plot_->stepAt(position.x()));
}

void LineChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton
        && plot_->geometry().contains(event->position().toPoint()))
        drag_ = Drag{event->position().toPoint(), from_, to_};
}

void LineChart::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (!drag_) {
        if (plot_->area().contains(inPlot(position)))
            Q_EMIT hovered(plot_->stepAt(inPlot(position).x()), position);
        else
            Q_EMIT left();
        return;
    }
    const int way = position.x() - drag_->start.x();
    if (!drag_->moves && std::abs(way) < QApplication::startDragDistance())
        return;
    if (!drag_->moves) {
        drag_->moves = true;
        setCursor(Qt::ClosedHandCursor);
        Q_EMIT left();
    }
    const double distance = (drag_->to - drag_->from) * way / plot_->area().width();
    Q_EMIT stepsRequested(drag_->from - distance, drag_->to - distance);
}

void LineChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !drag_)
        return;
    const bool isClick = !drag_->moves;
    drag_.reset();
    unsetCursor();
    const QPoint position = inPlot(event->position());
    if (isClick && plot_->area().contains(position))
        Q_EMIT stepClicked(plot_->stepAt(position.x()));
}

void LineChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        Q_EMIT fitRequested();
}

void LineChart::leaveEvent(QEvent* event) {
    Q_EMIT left();
    QWidget::leaveEvent(event);
}

void LineChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void LineChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void LineChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateLegend();
}

void LineChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = themeColors(palette());
    painter.setPen(hasFocus() ? colors.accent : colors.border);
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                            spacing::kRadius);
}

void LineChart::paint(const QList<LineChart*>& charts, QPaintDevice& device, QSize size,
                      double scale, const QPalette& palette) {
    QCPPainter painter(&device);
    painter.scale(scale, scale);
    painter.fillRect(QRect(QPoint(), size), palette.base());
    int total = 0;
    for (const LineChart* chart : charts)
        total += chart->plot_->height();
    const int heights = size.height() - static_cast<int>(charts.size()) * kPaintedHeader;
    for (LineChart* chart : charts) {
        const int height = heights * chart->plot_->height() / std::max(1, total);
        const QRectF header(spacing::kMedium, 0, size.width() - 2 * spacing::kMedium,
                            kPaintedHeader);
        painter.setFont(chart->title_->font());
        painter.setPen(palette.color(QPalette::Text));
        painter.drawText(header, Qt::AlignLeft | Qt::AlignVCenter, chart->title());
        const int titleWidth =
            painter.fontMetrics().horizontalAdvance(chart->title()) + spacing::kLarge;
        painter.setFont(chart->font());
        ChartLegend::paint(painter, header.adjusted(titleWidth, 0, 0, 0),
                           chart->entriesFor(palette), palette);
        painter.translate(0, kPaintedHeader);
        chart->plot_->paint(painter, {size.width(), height}, palette);
        painter.translate(0, height);
    }
}

}  // namespace irodori
