// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_board.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <filesystem>

#include "training/sample_cell.h"
#include "training/sample_dialog.h"
#include "training/sample_sheet.h"
#include "training/thumbnails.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kFrameMilliseconds = 300;
constexpr int kLoadSide = 512;

/// Null where the file cannot be read: it may be about to be written.
QImage imageIn(const std::filesystem::path& file) {
    return loadThumbnail(QString::fromStdString(file.string()), -1, kLoadSide).value_or(QImage());
}

std::filesystem::path stepFolder(const RunFolder& run, std::int64_t step) {
    constexpr int digits = 8;
    const QString name = QStringLiteral("%1").arg(step, digits, 10, QLatin1Char('0'));
    return run.samples() / name.toStdString();
}

std::vector<QImage> numberedImages(const std::filesystem::path& folder, int count) {
    std::vector<QImage> images;
    for (int i = 0; i < count; ++i)
        images.push_back(imageIn(folder / (std::to_string(i) + ".jpg")));
    return images;
}

std::vector<QImage> gridImages(const RunFolder& run, const SampleGrid& grid) {
    std::vector<QImage> images;
    for (int i = 0; i < grid.photos; ++i)
        for (int j = 0; j < grid.references; ++j)
            images.push_back(imageIn(stepFolder(run, grid.step)
                                     / (std::to_string(i) + "-" + std::to_string(j) + ".jpg")));
    return images;
}

}  // namespace

SampleBoard::SampleBoard(QWidget* parent)
    : QWidget(parent),
      title_(new QLabel),
      empty_(new QLabel),
      scroll_(new QScrollArea),
      sheet_(new SampleSheet),
      lapse_(new QWidget),
      play_(new QToolButton),
      slider_(new QSlider(Qt::Horizontal)),
      moment_(new QLabel) {
    QFont bold = title_->font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    scroll_->setWidget(sheet_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    play_->setAutoRaise(true);
    slider_->setPageStep(1);
    moment_->setForegroundRole(QPalette::PlaceholderText);
    moment_->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);

    auto* lapse = new QHBoxLayout(lapse_);
    lapse->setContentsMargins(0, 0, 0, 0);
    lapse->addWidget(play_);
    lapse->addWidget(slider_, 1);
    auto* header = new QHBoxLayout;
    header->addWidget(title_, 1);
    header->addWidget(moment_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium,
                               spacing::kSmall);
    layout->setSpacing(spacing::kSmall);
    layout->addLayout(header);
    layout->addWidget(lapse_);
    layout->addWidget(empty_, 1);
    layout->addWidget(scroll_, 1);
    connectInputs();
    retranslate();
    updateState();
}

void SampleBoard::connectInputs() {
    connect(sheet_, &SampleSheet::clicked, this, &SampleBoard::enlarge);
    connect(slider_, &QSlider::valueChanged, this, &SampleBoard::showIndex);
    connect(slider_, &QSlider::sliderPressed, this, [this] { setPlaying(false); });
    connect(play_, &QToolButton::clicked, this, [this] { setPlaying(!frames_.isActive()); });
    frames_.setInterval(kFrameMilliseconds);
    connect(&frames_, &QTimer::timeout, this, &SampleBoard::playNext);
}

void SampleBoard::setRun(const RunFolder& run) {
    lane_.cancelAll();
    setPlaying(false);
    run_ = run;
    grids_.clear();
    hasSources_ = false;
    sheet_->setSources({}, {});
    updateState();
    Q_EMIT stepShown(-1);
}

void SampleBoard::setSamples(const std::vector<SampleGrid>& samples) {
    const std::int64_t shown = step();
    const bool wasNewest = slider_->value() == slider_->maximum();
    grids_ = samples;
    if (!grids_.empty()) {
        const auto same = std::ranges::find(grids_, shown, &SampleGrid::step);
        const bool follows = wasNewest || same == grids_.end();
        const QSignalBlocker blocker(slider_);
        slider_->setRange(0, int(grids_.size()) - 1);
        slider_->setValue(follows ? slider_->maximum() : int(same - grids_.begin()));
    }
    updateState();
    if (grids_.empty())
        return;
    if (!hasSources_)
        loadSources();
    if (step() != shown)
        showIndex();
}

std::int64_t SampleBoard::step() const {
    return grids_.empty() ? -1 : grids_[std::size_t(slider_->value())].step;
}

void SampleBoard::goToStep(std::int64_t step) {
    if (grids_.empty())
        return;
    setPlaying(false);
    const auto nearest = std::ranges::min_element(
        grids_, {}, [step](const SampleGrid& grid) { return std::abs(grid.step - step); });
    slider_->setValue(int(nearest - grids_.begin()));
}

void SampleBoard::showIndex() {
    updateState();
    loadSamples();
    Q_EMIT stepShown(step());
}

void SampleBoard::loadSources() {
    hasSources_ = true;
    Job<Sources> job;
    job.body = [run = run_, grid = grids_.back()](const JobHooks&) -> Result<Sources> {
        return Sources{numberedImages(run.samples() / "photos", grid.photos),
                       numberedImages(run.samples() / "references", grid.references)};
    };
    job.done = [this](const Result<Sources>& sources) {
        if (!sources)
            return;
        sheet_->setSources(sources->photos, sources->references);
        loadSamples();
    };
    lane_.start<Sources>({kSources}, this, std::move(job));
}

void SampleBoard::loadSamples() {
    if (grids_.empty() || sheet_->photos() == 0)
        return;  // comes with the sources
    Job<std::vector<QImage>> job;
    job.body = [run = run_, grid = grids_[std::size_t(slider_->value())]](const JobHooks&) {
        return Result<std::vector<QImage>>(gridImages(run, grid));
    };
    job.done = [this](const Result<std::vector<QImage>>& samples) {
        if (samples)
            sheet_->setSamples(*samples);
    };
    lane_.start<std::vector<QImage>>({kSamples}, this, std::move(job), Newer::awaitsRunning);
}

void SampleBoard::enlarge(int row, int column) {
    SampleDialog dialog(sheet_->photo(row), sheet_->sample(row, column),
                        sheet_->cell(row, column)->text(), this);
    dialog.exec();
}

void SampleBoard::setPlaying(bool playing) {
    if (playing && slider_->value() == slider_->maximum())
        slider_->setValue(0);
    if (playing)
        frames_.start();
    else
        frames_.stop();
    retranslate();
}

void SampleBoard::playNext() {
    if (lane_.isBusy(kSamples))
        return;  // a slow disk slows the film down and leaves out no frame
    slider_->setValue(slider_->value() + 1);
    if (slider_->value() == slider_->maximum())
        setPlaying(false);
}

void SampleBoard::updateState() {
    const bool any = !grids_.empty();
    empty_->setVisible(!any);
    scroll_->setVisible(any);
    lapse_->setVisible(any);
    play_->setEnabled(grids_.size() > 1);
    slider_->setEnabled(grids_.size() > 1);
    moment_->setText(any ? tr("Step %1").arg(QLocale().toString(qlonglong(step()))) : QString());
    slider_->setAccessibleDescription(moment_->text());
}

void SampleBoard::retranslate() {
    title_->setText(tr("Samples"));
    empty_->setText(
        tr("The first samples appear with the first steps: photos that it never "
           "trains on, painted in your references."));
    slider_->setAccessibleName(tr("Time-lapse"));
    slider_->setToolTip(tr("Go back in time"));
    setIconButton(play_, frames_.isActive() ? QStringLiteral("pause") : QStringLiteral("play"),
                  QStringLiteral("▶"),
                  frames_.isActive() ? tr("Pause the time-lapse") : tr("Play the time-lapse"));
    updateState();
}

void SampleBoard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
