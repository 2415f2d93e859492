// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/chart_panel.h"

#include <QBuffer>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <deque>
#include <filesystem>
#include <functional>
#include <limits>
#include <span>

#include "base/atomic_file.h"
#include "jobs/error_text.h"
#include "jobs/job_lane.h"
#include "plot/line_chart.h"
#include "plot/readout.h"
#include "plot/step_window.h"
#include "training/chart_catalogue.h"
#include "training/chart_export.h"
#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/value_slider.h"

namespace irodori {

namespace {

constexpr std::size_t kRowsPerTurn = 2000;  ///< some milliseconds
constexpr double kDefaultSmoothing = 20;    ///< values
constexpr double kMostSmoothing = 1000;
constexpr int kChartHeight = 150;  ///< at least, pixels
constexpr int kLossesStretch = 3;
constexpr int kSliderWidth = 110;
constexpr int kIconSide = 18;
constexpr int kEmptyIconSide = 48;

/// Shown until there is something to draw.
class EmptyCard : public QWidget {
public:
    using QWidget::QWidget;

    void setText(const QString& text) {
        text_ = text;
        setAccessibleName(text);
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(themeColors(palette()).border);
        painter.setBrush(palette().base());
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                                spacing::kRadius);
        const QColor color = palette().color(QPalette::PlaceholderText);
        const QPixmap icon =
            iconPixmap(QStringLiteral("chart"), kEmptyIconSide, color, devicePixelRatioF());
        const QPoint middle = rect().center();
        painter.drawPixmap(middle - QPoint(kEmptyIconSide / 2, kEmptyIconSide), icon);
        painter.setPen(color);
        painter.drawText(
            rect().adjusted(spacing::kLarge, middle.y() + spacing::kMedium, -spacing::kLarge, 0),
            Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text_);
    }

private:
    QString text_;
};

/// The weight with which an exponential average covers about `values` values.
double weightFor(double values) {
    return 1 - 1 / values;
}

QByteArray pngOf(const QImage& image) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    buffer.close();
    return buffer.data();
}

}  // namespace

class ChartPanel::Private {
public:
    explicit Private(ChartPanel* q);

    void retranslate();
    void applyColors();
    void clear();
    void append(std::vector<MetricsRow> rows) { enqueue(shown_, std::move(rows)); }
    void addComparison(const QString& id, const QString& name, std::vector<MetricsRow> rows);
    void removeComparison(const QString& id);
    void clearComparisons();
    void setSampleStep(qint64 step);
    [[nodiscard]] QJsonObject state() const;
    void restoreState(const QJsonObject& state);
    void exportTo(const QString& path);

private:
    /// A chart that can be chosen, and the button that does it.
    struct Detail {
        const ChartKind* kind;
        LineChart* chart;
        QToolButton* button;
    };
    /// Rows on their way into a run.
    struct Intake {
        std::shared_ptr<PlotRun> run;
        std::vector<MetricsRow> rows;
        std::size_t next = 0;
    };

    QWidget* makeToolBar();
    QWidget* makeCharts();
    QToolButton* addToolButton(QLayout* layout, const QString& icon);
    LineChart* makeChart(const ChartKind& kind);
    void buildExportMenu();
    void askAndExport(const QString& title, const QString& filter, const QString& suffix);

    void enqueue(const std::shared_ptr<PlotRun>& run, std::vector<MetricsRow> rows);
    void takeIn();
    void setRuns();
    void refresh();
    void applySteps();
    void setSmoothing(double values);
    void setLogarithmic(bool logarithmic);
    void showDetails();
    void alignLosses();
    void fit();
    void hover(LineChart* chart, double step, const QPoint& position);
    void endHover();
    [[nodiscard]] QList<LineChart*> charts() const;
    [[nodiscard]] QList<LineChart*> visibleCharts() const;
    [[nodiscard]] double nearestStep(double step) const;
    [[nodiscard]] std::function<QByteArray()> contentFor(const QString& path);

    ChartPanel* q;
    std::shared_ptr<PlotRun> shown_ = std::make_shared<PlotRun>();
    std::vector<std::shared_ptr<PlotRun>> comparisons_;
    std::deque<Intake> intake_;
    QTimer intakeTimer_;
    StepWindow window_;
    std::uint64_t exports_ = 0;
    JobLane lane_;

    QToolButton* log_ = nullptr;
    QLabel* smoothingIcon_ = nullptr;
    ValueSlider* smoothing_ = nullptr;
    QLabel* smoothingValue_ = nullptr;
    QToolButton* follow_ = nullptr;
    QToolButton* fit_ = nullptr;
    QToolButton* export_ = nullptr;
    QMenu* exportMenu_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    EmptyCard* empty_ = nullptr;
    LineChart* losses_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    QVBoxLayout* chartsLayout_ = nullptr;
    QVBoxLayout* lossesLayout_ = nullptr;
    QList<Detail> details_;
    Readout* readout_ = nullptr;
};

ChartPanel::Private::Private(ChartPanel* q) : q(q) {
    intakeTimer_.setSingleShot(true);
    intakeTimer_.setInterval(0);
    QObject::connect(&intakeTimer_, &QTimer::timeout, q, [this] { takeIn(); });

    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins({});
    layout->setSpacing(spacing::kSmall);
    empty_ = new EmptyCard;
    pages_ = new QStackedWidget;
    pages_->addWidget(empty_);
    QWidget* toolBar = makeToolBar();
    pages_->addWidget(makeCharts());
    layout->addWidget(toolBar);
    layout->addWidget(pages_, 1);
    readout_ = new Readout(q);

    smoothing_->setRealValue(kDefaultSmoothing);
    setSmoothing(kDefaultSmoothing);
    details_.first().button->setChecked(true);
    showDetails();
    setRuns();
    retranslate();
    applyColors();
}

QToolButton* ChartPanel::Private::addToolButton(QLayout* layout, const QString& icon) {
    auto* button = new QToolButton;
    button->setIcon(themeIcon(icon));
    button->setAutoRaise(true);
    layout->addWidget(button);
    return button;
}

QWidget* ChartPanel::Private::makeToolBar() {
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins({});
    layout->setSpacing(spacing::kTiny);

    smoothingIcon_ = new QLabel;
    smoothing_ = new ValueSlider({.min = 1,
                                  .max = kMostSmoothing,
                                  .step = 1,
                                  .initial = kDefaultSmoothing,
                                  .logarithmic = true});
    smoothing_->setFixedWidth(kSliderWidth);
    smoothingValue_ = new QLabel;
    smoothingValue_->setMinimumWidth(
        smoothingValue_->fontMetrics().horizontalAdvance(QStringLiteral("0000")));
    layout->addWidget(smoothingIcon_);
    layout->addWidget(smoothing_);
    layout->addWidget(smoothingValue_);
    log_ = addToolButton(layout, QStringLiteral("logarithm"));
    log_->setCheckable(true);
    log_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addStretch(1);
    follow_ = addToolButton(layout, QStringLiteral("follow"));
    follow_->setCheckable(true);
    follow_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fit_ = addToolButton(layout, QStringLiteral("fit"));
    export_ = addToolButton(layout, QStringLiteral("export"));
    export_->setPopupMode(QToolButton::InstantPopup);
    exportMenu_ = new QMenu(export_);
    export_->setMenu(exportMenu_);

    QObject::connect(smoothing_, &ValueSlider::realValueChanged, q,
                     [this](double values) { setSmoothing(values); });
    QObject::connect(smoothing_, &ValueSlider::resetRequested, smoothing_,
                     &ValueSlider::resetRealValue);
    QObject::connect(log_, &QToolButton::toggled, q, [this](bool on) { setLogarithmic(on); });
    QObject::connect(fit_, &QToolButton::clicked, q, [this] { fit(); });
    QObject::connect(follow_, &QToolButton::clicked, q, [this] {
        window_.follow();
        applySteps();
    });
    return bar;
}

QWidget* ChartPanel::Private::makeCharts() {
    auto* page = new QWidget;
    chartsLayout_ = new QVBoxLayout(page);
    chartsLayout_->setContentsMargins({});
    chartsLayout_->setSpacing(spacing::kSmall);
    losses_ = makeChart(lossChart());
    auto* chooser = new QWidget;
    auto* buttons = new FlowLayout(chooser, spacing::kTiny);
    auto* stack = new QWidget;
    auto* stackLayout = new QVBoxLayout(stack);
    stackLayout->setContentsMargins({});
    stackLayout->setSpacing(spacing::kSmall);
    for (const ChartKind& kind : detailCharts()) {
        auto* button = new QToolButton;
        button->setCheckable(true);
        button->setAutoRaise(true);
        buttons->addWidget(button);
        LineChart* chart = makeChart(kind);
        stackLayout->addWidget(chart, 1);
        QObject::connect(button, &QToolButton::toggled, q, [this] { showDetails(); });
        details_.append({&kind, chart, button});
    }
    scroll_ = new QScrollArea;
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setMinimumHeight(kChartHeight);
    scroll_->setWidgetResizable(true);
    scroll_->setWidget(stack);
    QObject::connect(scroll_->verticalScrollBar(), &QScrollBar::rangeChanged, q,
                     [this] { alignLosses(); });
    lossesLayout_ = new QVBoxLayout;
    lossesLayout_->addWidget(losses_);
    chartsLayout_->addLayout(lossesLayout_, kLossesStretch);
    chartsLayout_->addWidget(chooser);
    chartsLayout_->addWidget(scroll_);
    return page;
}

LineChart* ChartPanel::Private::makeChart(const ChartKind& kind) {
    auto* chart = new LineChart(kind.spec);
    chart->setMinimumHeight(kChartHeight);
    QObject::connect(chart, &LineChart::stepsRequested, q, [this](double from, double to) {
        window_.request(from, to);
        applySteps();
    });
    QObject::connect(chart, &LineChart::fitRequested, q, [this] { fit(); });
    QObject::connect(chart, &LineChart::logarithmicRequested, log_, &QToolButton::toggle);
    QObject::connect(
        chart, &LineChart::hovered, q,
        [this, chart](double step, const QPoint& position) { hover(chart, step, position); });
    QObject::connect(chart, &LineChart::left, q, [this] { endHover(); });
    QObject::connect(chart, &LineChart::stepClicked, q, [this](double step) {
        Q_EMIT this->q->stepPicked(qRound64(nearestStep(step)));
    });
    return chart;
}

void ChartPanel::Private::retranslate() {
    const auto name = [](QWidget* widget, const QString& text, const QString& help) {
        widget->setAccessibleName(text);
        widget->setToolTip(help);
    };
    empty_->setText(tr("Losses appear here as soon as training begins"));
    log_->setText(tr("Log"));
    name(log_, tr("Logarithmic values"),
         tr("Show values on a logarithmic axis (L): equal distances are equal ratios"));
    const QString smoothingHelp =
        tr("Smoothing: each line averages about this many values; what it averages stays faintly "
           "behind it. 1: no smoothing.");
    name(smoothing_, tr("Smoothing"), smoothingHelp);
    smoothingIcon_->setToolTip(smoothingHelp);
    smoothingValue_->setToolTip(smoothingHelp);
    follow_->setText(tr("Follow"));
    name(follow_, tr("Follow the newest step"), tr("Keep the newest step in view"));
    name(fit_, tr("Show all steps"), tr("Show all steps (F, or double-click a chart)"));
    name(export_, tr("Export"), tr("Save the charts"));
    const auto show = [](LineChart* chart, const ChartTexts& texts) {
        chart->setTexts(texts.title, texts.help, texts.curves);
    };
    show(losses_, lossChart().texts());
    for (const Detail& detail : details_) {
        const ChartTexts texts = detail.kind->texts();
        show(detail.chart, texts);
        detail.button->setText(texts.button);
        detail.button->setToolTip(texts.help);
    }
    buildExportMenu();
}

void ChartPanel::Private::applyColors() {
    smoothingIcon_->setPixmap(iconPixmap(QStringLiteral("smoothing"), kIconSide,
                                         q->palette().color(QPalette::PlaceholderText),
                                         q->devicePixelRatioF()));
}

void ChartPanel::Private::buildExportMenu() {
    exportMenu_->clear();
    const auto add = [this](const QString& text, const QString& filter, const QString& suffix) {
        exportMenu_->addAction(text, q, [=, this] { askAndExport(text, filter, suffix); });
    };
    add(tr("Save as Picture…"), tr("PNG picture (*.png)"), QStringLiteral("png"));
    add(tr("Save as Document…"), tr("PDF document (*.pdf)"), QStringLiteral("pdf"));
    add(tr("Save Values as Table…"), tr("Comma-separated values (*.csv)"), QStringLiteral("csv"));
}

void ChartPanel::Private::askAndExport(const QString& title, const QString& filter,
                                       const QString& suffix) {
    auto* dialog = new QFileDialog(q, title, {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(tr("training") + QLatin1Char('.') + suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, q,
                     [this](const QString& path) { exportTo(path); });
    dialog->open();
}

QList<LineChart*> ChartPanel::Private::charts() const {
    QList<LineChart*> charts{losses_};
    for (const Detail& detail : details_)
        charts.append(detail.chart);
    return charts;
}

QList<LineChart*> ChartPanel::Private::visibleCharts() const {
    QList<LineChart*> charts{losses_};
    for (const Detail& detail : details_) {
        if (detail.button->isChecked())
            charts.append(detail.chart);
    }
    return charts;
}

void ChartPanel::Private::clear() {
    std::erase_if(intake_, [this](const Intake& intake) { return intake.run == shown_; });
    shown_ = std::make_shared<PlotRun>();
    window_.fit();
    setRuns();
}

void ChartPanel::Private::enqueue(const std::shared_ptr<PlotRun>& run,
                                  std::vector<MetricsRow> rows) {
    const bool isFirst = intake_.empty();
    intake_.push_back({run, std::move(rows)});
    if (isFirst)
        takeIn();
}

/// One turn's share of the rows that wait. Freeing them costs as much as reading them, so that each
/// goes when it has been read.
void ChartPanel::Private::takeIn() {
    for (std::size_t count = 0; count < kRowsPerTurn && !intake_.empty();) {
        Intake& intake = intake_.front();
        for (; count < kRowsPerTurn && intake.next < intake.rows.size(); ++count) {
            MetricsRow& row = intake.rows[intake.next++];
            for (const auto& [name, value] : row.values)
                intake.run->series[name].append(static_cast<double>(row.step), value);
            row.values.clear();
        }
        if (intake.next == intake.rows.size())
            intake_.pop_front();
    }
    if (intake_.empty())
        refresh();
    else
        intakeTimer_.start();
}

void ChartPanel::Private::setRuns() {
    LinePlot::Runs runs{shown_};
    runs.insert(runs.end(), comparisons_.begin(), comparisons_.end());
    for (LineChart* chart : charts())
        chart->setRuns(runs);
    refresh();
}

void ChartPanel::Private::refresh() {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double first = infinity;
    double last = 0;
    double newest = 0;
    const auto include = [&](const PlotRun& run) {
        for (const auto& [name, series] : run.series) {
            first = std::min(first, series[0].step);
            last = std::max(last, series.back().step);
        }
    };
    include(*shown_);
    newest = last;
    for (const auto& run : comparisons_)
        include(*run);
    pages_->setCurrentIndex(first == infinity ? 0 : 1);
    for (QWidget* tool : {export_, fit_, follow_})
        tool->setEnabled(first != infinity);
    if (first == infinity)
        return;
    window_.setExtent(first, last, newest);
    for (LineChart* chart : visibleCharts())
        chart->refresh();
    applySteps();
}

void ChartPanel::Private::applySteps() {
    for (LineChart* chart : charts())
        chart->setSteps(window_.from(), window_.to());
    follow_->setChecked(window_.follows());
}

void ChartPanel::Private::fit() {
    window_.fit();
    for (LineChart* chart : charts())
        chart->fitValues();
    applySteps();
}

void ChartPanel::Private::setSmoothing(double values) {
    smoothingValue_->setText(q->locale().toString(qRound(values)));
    for (LineChart* chart : charts())
        chart->setSmoothing(weightFor(values));
}

void ChartPanel::Private::setLogarithmic(bool logarithmic) {
    for (LineChart* chart : charts())
        chart->setLogarithmic(logarithmic);
}

void ChartPanel::Private::showDetails() {
    int count = 0;
    for (const Detail& detail : details_) {
        if (detail.button->isChecked()) {
            detail.chart->refresh();
            ++count;
        }
        detail.chart->setVisible(detail.button->isChecked());
    }
    scroll_->setVisible(count > 0);
    alignLosses();
    chartsLayout_->setStretchFactor(scroll_, std::clamp(2 * count, kLossesStretch, 6));
}

/// Beside a scroll bar, the charts in the stack are narrower: so that steps stand below each other,
/// the one above is, too.
void ChartPanel::Private::alignLosses() {
    const QScrollBar* bar = scroll_->verticalScrollBar();
    const bool isThere = scroll_->isVisibleTo(q) && bar->maximum() > 0;
    lossesLayout_->setContentsMargins(0, 0, isThere ? bar->sizeHint().width() : 0, 0);
}

double ChartPanel::Private::nearestStep(double step) const {
    const auto found = shown_->series.find("g");
    if (found == shown_->series.end())
        return step;
    const auto point = found->second.nearest(step);
    return point ? point->step : step;
}

void ChartPanel::Private::hover(LineChart* chart, double step, const QPoint& position) {
    step = nearestStep(step);
    std::vector<Readout::Section> sections{chart->readingsAt(step)};
    for (LineChart* visible : visibleCharts()) {
        visible->setCrosshair(step);
        if (visible != chart)
            sections.push_back(visible->readingsAt(step));
    }
    QStringList runNames;
    if (!comparisons_.empty())
        runNames.append(QString());
    for (const auto& run : comparisons_)
        runNames.append(run->name);
    readout_->showAt(chart->mapTo(q, position),
                     tr("Step %1").arg(q->locale().toString(qRound64(step))), runNames,
                     std::move(sections));
}

void ChartPanel::Private::endHover() {
    readout_->hide();
    for (LineChart* chart : charts())
        chart->setCrosshair(std::nullopt);
}

void ChartPanel::Private::setSampleStep(qint64 step) {
    for (LineChart* chart : charts())
        chart->setMarkedStep(step < 0 ? std::nullopt : std::optional(static_cast<double>(step)));
}

void ChartPanel::Private::addComparison(const QString& id, const QString& name,
                                        std::vector<MetricsRow> rows) {
    auto run = std::make_shared<PlotRun>();
    run->id = id;
    run->name = name;
    const auto old = std::find_if(comparisons_.begin(), comparisons_.end(),
                                  [&](const auto& candidate) { return candidate->id == id; });
    if (old == comparisons_.end())
        comparisons_.push_back(run);
    else
        *old = run;
    setRuns();
    enqueue(run, std::move(rows));
}

void ChartPanel::Private::removeComparison(const QString& id) {
    std::erase_if(comparisons_, [&](const auto& run) { return run->id == id; });
    std::erase_if(intake_, [&](const Intake& intake) { return intake.run->id == id; });
    setRuns();
}

void ChartPanel::Private::clearComparisons() {
    comparisons_.clear();
    std::erase_if(intake_, [&](const Intake& intake) { return intake.run != shown_; });
    setRuns();
}

QJsonObject ChartPanel::Private::state() const {
    QJsonArray visible;
    for (const Detail& detail : details_) {
        if (detail.button->isChecked())
            visible.append(detail.kind->id);
    }
    return {{QStringLiteral("charts"), visible},
            {QStringLiteral("smoothing"), smoothing_->realValue()},
            {QStringLiteral("logarithmic"), log_->isChecked()}};
}

void ChartPanel::Private::restoreState(const QJsonObject& state) {
    if (const QJsonValue visible = state[QStringLiteral("charts")]; visible.isArray()) {
        for (const Detail& detail : details_)
            detail.button->setChecked(visible.toArray().contains(detail.kind->id));
    }
    if (const QJsonValue values = state[QStringLiteral("smoothing")]; values.isDouble()) {
        smoothing_->setRealValue(values.toDouble());
        setSmoothing(smoothing_->realValue());
    }
    log_->setChecked(state[QStringLiteral("logarithmic")].toBool(log_->isChecked()));
}

/// Draws now what only the GUI thread can draw; the rest is for the worker.
std::function<QByteArray()> ChartPanel::Private::contentFor(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("csv"))
        return [run = *shown_] { return runAsCsv(run); };
    if (suffix == QLatin1String("pdf"))
        return [pdf = chartsAsPdf(visibleCharts(), pages_->size(), tr("Training"))] { return pdf; };
    return [image = chartsAsImage(visibleCharts(), pages_->size(), q->palette())] {
        return pngOf(image);
    };
}

void ChartPanel::Private::exportTo(const QString& path) {
    Job<std::filesystem::path> job;
    job.body = [content = contentFor(path), path](const JobHooks& /*hooks*/) {
        const QByteArray bytes = content();
        return writeFile(path.toStdString(), std::as_bytes(std::span(bytes)));
    };
    job.done = [this](const Result<std::filesystem::path>& written) {
        if (written)
            Q_EMIT q->exported(QString::fromStdString(written->string()));
        else
            Q_EMIT q->exportFailed(errorText(written.error()));
    };
    lane_.start({0, ++exports_}, q, std::move(job));
}

ChartPanel::ChartPanel(QWidget* parent) : QWidget(parent), d_(std::make_unique<Private>(this)) {}

ChartPanel::~ChartPanel() = default;

void ChartPanel::clear() {
    d_->clear();
}

void ChartPanel::append(std::vector<MetricsRow> rows) {
    d_->append(std::move(rows));
}

void ChartPanel::addComparison(const QString& id, const QString& name,
                               std::vector<MetricsRow> rows) {
    d_->addComparison(id, name, std::move(rows));
}

void ChartPanel::removeComparison(const QString& id) {
    d_->removeComparison(id);
}

void ChartPanel::clearComparisons() {
    d_->clearComparisons();
}

void ChartPanel::setSampleStep(qint64 step) {
    d_->setSampleStep(step);
}

QByteArray ChartPanel::state() const {
    return QJsonDocument(d_->state()).toJson(QJsonDocument::Compact);
}

void ChartPanel::restoreState(const QByteArray& state) {
    d_->restoreState(QJsonDocument::fromJson(state).object());
}

void ChartPanel::exportTo(const QString& path) {
    d_->exportTo(path);
}

void ChartPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        d_->retranslate();
    else if (event->type() == QEvent::PaletteChange)
        d_->applyColors();
}

}  // namespace irodori
