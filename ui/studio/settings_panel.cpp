// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/settings_panel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

#include "studio/percent_spec.h"
#include "studio/seed_sheet.h"
#include "widgets/fold_section.h"
#include "widgets/icons.h"
#include "widgets/slider_row.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

enum Section : std::size_t { kPaintSection, kColourSection, kLinesSection, kVariationSection };

QToolButton* makeFlatButton() {
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    return button;
}

}  // namespace

SettingsPanel::SettingsPanel(StudioSession& session, QWidget* parent)
    : QWidget(parent), session_(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kSmall);
    buildPaint();
    buildColour();
    buildLines();
    buildVariation();
    connectBrush();
    connectSeed();
    sections_[kVariationSection]->setFolded(true);
    connect(&session_, &StudioSession::settingsChanged, this, &SettingsPanel::showSettings);
    retranslate();
    showSettings();
}

QVBoxLayout* SettingsPanel::addSection() {
    auto* content = new QWidget;
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(spacing::kTiny, 0, 0, 0);
    rows->setSpacing(spacing::kTiny);
    sections_.push_back(new FoldSection(content));
    layout()->addWidget(sections_.back());
    return rows;
}

SliderRow* SettingsPanel::addRow(QVBoxLayout* layout, const SettingRange& range, Edit edit,
                                 double StyleSettings::*value) {
    auto* row = new SliderRow(percentSpec(range));
    layout->addWidget(row);
    rows_.push_back({row, edit, value, sections_.size() - 1});
    connect(row, &SliderRow::valueChanged, this, [this, edit, value](double to) {
        changeSettings(edit, [&](StyleSettings& settings) { settings.*value = to; });
    });
    connect(row, &SliderRow::editingFinished, &session_, &StudioSession::endGesture);
    return row;
}

void SettingsPanel::buildPaint() {
    QVBoxLayout* layout = addSection();
    strength_ = addRow(layout, kStrength, Edit::strength, &StyleSettings::strength);
    SliderSpec spec = percentSpec(kBrush);
    spec.logarithmic = true;
    brush_ = new SliderRow(spec);
    native_ = new QCheckBox;
    layout->addWidget(brush_);
    layout->addWidget(native_);
    calm_ = addRow(layout, kCalm, Edit::calm, &StyleSettings::calm);
}

void SettingsPanel::buildColour() {
    QVBoxLayout* layout = addSection();
    color_ = addRow(layout, kColor, Edit::color, &StyleSettings::color);
    detail_ = addRow(layout, kDetail, Edit::detail, &StyleSettings::detail);
}

void SettingsPanel::buildLines() {
    QVBoxLayout* layout = addSection();
    lines_ = addRow(layout, kLines, Edit::lines, &StyleSettings::lines);
    lineDensity_ = addRow(layout, kLineDensity, Edit::lineDensity, &StyleSettings::lineDensity);
    flatness_ = addRow(layout, kFlatness, Edit::flatness, &StyleSettings::flatness);
}

void SettingsPanel::buildVariation() {
    QVBoxLayout* layout = addSection();
    variation_ = addRow(layout, kVariation, Edit::variation, &StyleSettings::variation);
    seedLabel_ = new QLabel;
    seed_ = new QDoubleSpinBox;
    seed_->setDecimals(0);
    seed_->setRange(kSeed.min, kSeed.max);
    seed_->setSingleStep(kSeed.step);
    seed_->setKeyboardTracking(false);
    seedLabel_->setBuddy(seed_);
    dice_ = makeFlatButton();
    sheet_ = makeFlatButton();
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    row->addWidget(seedLabel_, 1);
    row->addWidget(sheet_);
    row->addWidget(dice_);
    row->addWidget(seed_);
    layout->addLayout(row);
}

template <class Change>
void SettingsPanel::changeSettings(Edit edit, Change change) {
    StyleSettings settings = session_.settings();
    change(settings);
    session_.setSettings(settings, edit);
}

void SettingsPanel::connectBrush() {
    connect(brush_, &SliderRow::valueChanged, this, [this](double value) {
        changeSettings(Edit::brush,
                       [&](StyleSettings& s) { s.paintSize = paintSizeOfBrush(value); });
    });
    connect(brush_, &SliderRow::editingFinished, &session_, &StudioSession::endGesture);
    connect(native_, &QCheckBox::clicked, this, [this](bool native) {
        changeSettings(Edit::brush, [&](StyleSettings& s) {
            s.paintSize = native ? kNativePaintSize : paintSizeOfBrush(brush_->value());
        });
        session_.endGesture();
    });
}

void SettingsPanel::connectSeed() {
    connect(seed_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        changeSettings(Edit::seed, [&](StyleSettings& s) { s.seed = std::uint64_t(value); });
    });
    connect(seed_, &QDoubleSpinBox::editingFinished, &session_, &StudioSession::endGesture);
    connect(dice_, &QToolButton::clicked, this, [this] {
        changeSettings(Edit::seed,
                       [](StyleSettings& s) { s.seed = QRandomGenerator::global()->generate(); });
        session_.endGesture();
    });
    connect(sheet_, &QToolButton::clicked, this, &SettingsPanel::openSeedSheet);
    const auto showWhetherPossible = [this] { sheet_->setEnabled(session_.canRepaint()); };
    connect(&session_, &StudioSession::busyChanged, this, showWhetherPossible);
    showWhetherPossible();
}

void SettingsPanel::openSeedSheet() {
    (new SeedSheet(session_, this))->popUpAt(*sheet_);
}

void SettingsPanel::showSettings() {
    const StyleSettings& settings = session_.settings();
    for (const Row& row : rows_)
        if (row.row->value() != settings.*row.value)
            row.row->setValue(settings.*row.value);
    const bool native = settings.paintSize == kNativePaintSize;
    if (!native && paintSizeOfBrush(brush_->value()) != settings.paintSize)
        brush_->setValue(kPaintSize.initial / settings.paintSize);
    brush_->setEnabled(!native);
    native_->setChecked(native);
    const QSignalBlocker blocker(seed_);
    seed_->setValue(double(settings.seed));
    for (QWidget* widget : std::initializer_list<QWidget*>{seedLabel_, seed_, dice_})
        widget->setEnabled(settings.variation > 0);
    lineDensity_->setEnabled(settings.lines > 0);
    showSummaries();
}

void SettingsPanel::showSummaries() {
    std::vector<QStringList> changes(sections_.size());
    for (const Row& row : rows_)
        changes[row.section] << row.row->summary();
    changes[kPaintSection] << (native_->isChecked() ? native_->text() : brush_->summary());
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        changes[i].removeAll(QString());
        sections_[i]->setSummary(changes[i].join(QStringLiteral(" · ")));
    }
}

void SettingsPanel::retranslate() {
    sections_[kPaintSection]->setTitle(tr("Painting"));
    strength_->setTexts(tr("Strength"),
                        tr("How much of the style: 0 % is the photo, 100 % the style"));
    brush_->setTexts(tr("Brush size"),
                     tr("How broad strokes and lines are, relative to the picture"));
    native_->setText(tr("As fine as the photo allows"));
    native_->setToolTip(tr("Paints at the photo’s own size. Takes longest."));
    calm_->setTexts(tr("Calm areas"),
                    tr("How far strokes are taken out of what is plain in the photo, such as skies "
                       "and walls; less shows more brushwork"));

    sections_[kColourSection]->setTitle(tr("Colour and detail"));
    color_->setTexts(tr("Colour"),
                     tr("Whose colours: 100 % those of the style, 0 % those of the photo"));
    detail_->setTexts(tr("Detail"), tr("How much of the photo’s fine detail is brought back"));

    sections_[kLinesSection]->setTitle(tr("Lines and areas"));
    lines_->setTexts(tr("Line art"), tr("How strongly lines are drawn along the edges"));
    lineDensity_->setTexts(tr("Line density"),
                           tr("0 % draws only the strongest edges, 100 % every wrinkle"));
    flatness_->setTexts(tr("Flatness"),
                        tr("Turns the photo into flat areas before it is painted, as in a cel"));

    sections_[kVariationSection]->setTitle(tr("Variation"));
    variation_->setTexts(tr("Amount"), tr("How much chance may change the picture"));
    seedLabel_->setText(tr("Seed"));
    seed_->setToolTip(tr("The same number always gives the same picture"));
    seed_->setAccessibleName(tr("Seed"));
    setIconButton(dice_, QStringLiteral("dice"), QStringLiteral("⚄"), tr("Another variation"));
    setIconButton(sheet_, QStringLiteral("seed-sheet"), QStringLiteral("▦"),
                  tr("Choose among nine variations"));
    alignRows();
    showSummaries();
}

void SettingsPanel::alignRows() {
    std::vector<SliderRow*> all{brush_};
    for (const Row& row : rows_)
        all.push_back(row.row);
    SliderRow::alignInOneLine(all);
}

void SettingsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        alignRows();
}

}  // namespace irodori
