// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/setting_row.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/icons.h"
#include "widgets/slider_row.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kFieldWidth = 136;
constexpr int kIconSide = 14;

/// A panel of settings scrolls under the wheel; only the focused one takes it.
template <class Editor>
class Calm : public Editor {
public:
    Calm() { this->setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (this->hasFocus())
            Editor::wheelEvent(event);
        else
            event->ignore();
    }
};

/// The nearest value that the key allows.
double allowed(const TrainingKey& key, double value) {
    if (key.step > 0)
        value = key.min + std::round((value - key.min) / key.step) * key.step;
    return std::clamp(value, key.min, key.max);
}

class SliderSettingRow : public SettingRow {
public:
    SliderSettingRow(const TrainingKey& key, const SettingText& text)
        : SettingRow(key, text), slider_(new SliderRow(specOf(key, text))) {
        connect(slider_, &SliderRow::valueChanged, this, &SettingRow::edited);
        slider_->setAccessory(resetButton());
        setEditor(slider_);
    }

    void apply(TrainingConfig& config) const override {
        setNumber(config, key(), allowed(key(), slider_->value()));
    }

protected:
    void showValue(const TrainingConfig& config) override {
        slider_->setValue(numberOf(config, key()));
    }
    void retranslate() override { slider_->setTexts(labelOf(text()), toolTipOf(text(), key())); }

private:
    static SliderSpec specOf(const TrainingKey& key, const SettingText& text) {
        SliderSpec spec;
        spec.min = text.sliderMin;
        spec.max = text.sliderMax;
        spec.step = text.step / text.displayFactor;
        spec.initial = numberOf(TrainingConfig(), key);
        spec.displayFactor = text.displayFactor;
        spec.decimals = text.decimals;
        spec.suffix = suffixOf(text);
        spec.logarithmic = key.logarithmic;
        return spec;
    }

    SliderRow* slider_;
};

/// A name and a field beside each other.
class FieldRow : public SettingRow {
protected:
    FieldRow(const TrainingKey& key, const SettingText& text, QWidget* field)
        : SettingRow(key, text), label_(new QLabel), field_(field) {
        label_->setBuddy(field);
        label_->setWordWrap(true);
        field_->setFixedWidth(kFieldWidth);
        auto* pair = new QWidget;
        auto* layout = new QHBoxLayout(pair);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(spacing::kSmall);
        layout->addWidget(label_, 1);
        layout->addWidget(resetButton());
        layout->addWidget(field_);
        setEditor(pair);
    }

    void retranslate() override {
        label_->setText(labelOf(text()));
        setToolTip(toolTipOf(text(), key()));
        field_->setAccessibleName(labelOf(text()));
        field_->setAccessibleDescription(toolTipOf(text(), key()));
    }

private:
    QLabel* label_;
    QWidget* field_;
};

class NumberSettingRow : public FieldRow {
public:
    NumberSettingRow(const TrainingKey& key, const SettingText& text)
        : NumberSettingRow(key, text, new Calm<QDoubleSpinBox>) {}

    void apply(TrainingConfig& config) const override {
        setNumber(config, key(), allowed(key(), spin_->value() / text().displayFactor));
    }

protected:
    void showValue(const TrainingConfig& config) override {
        const QSignalBlocker blocker(spin_);
        spin_->setValue(numberOf(config, key()) * text().displayFactor);
    }
    void retranslate() override {
        FieldRow::retranslate();
        spin_->setSuffix(suffixOf(text()));
        spin_->setSpecialValueText(smallestOf(text()));
    }

private:
    NumberSettingRow(const TrainingKey& key, const SettingText& text, QDoubleSpinBox* spin)
        : FieldRow(key, text, spin), spin_(spin) {
        spin_->setDecimals(text.decimals);
        spin_->setRange(key.min * text.displayFactor, key.max * text.displayFactor);
        spin_->setSingleStep(text.step);
        spin_->setKeyboardTracking(false);
        if (key.logarithmic)
            spin_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        connect(spin_, &QDoubleSpinBox::valueChanged, this, &SettingRow::edited);
    }

    QDoubleSpinBox* spin_;
};

class ChoiceSettingRow : public FieldRow {
public:
    ChoiceSettingRow(const TrainingKey& key, const SettingText& text)
        : ChoiceSettingRow(key, text, new Calm<QComboBox>) {}

    void apply(TrainingConfig& config) const override {
        setText(config, key(), combo_->currentData().toString().toStdString());
    }

protected:
    void showValue(const TrainingConfig& config) override {
        current_ = QString::fromStdString(textOf(config, key()));
        fill();
    }
    void retranslate() override {
        FieldRow::retranslate();
        fill();
    }

private:
    ChoiceSettingRow(const TrainingKey& key, const SettingText& text, QComboBox* combo)
        : FieldRow(key, text, combo), combo_(combo) {
        combo_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(combo_, &QComboBox::activated, this, &ChoiceSettingRow::choose);
    }

    /// A key without choices takes a model file beside its two words.
    [[nodiscard]] bool takesFile() const { return key().choices.empty(); }

    void fill() {
        combo_->clear();
        const auto& choices =
            takesFile() ? std::vector<std::string>{"base", "nothing"} : key().choices;
        for (const std::string& choice : choices)
            combo_->addItem(choiceText(key().name, choice), QString::fromStdString(choice));
        if (combo_->findData(current_) < 0)
            combo_->addItem(QFileInfo(current_).completeBaseName(), current_);
        if (takesFile())
            combo_->addItem(tr("A model file…"), QString());
        combo_->setCurrentIndex(combo_->findData(current_));
    }

    void choose() {
        QString chosen = combo_->currentData().toString();
        if (chosen.isEmpty())
            chosen = QFileDialog::getOpenFileName(this, tr("Start from a Model"), {},
                                                  tr("Irodori models (*.irodori)"));
        const bool isNew = !chosen.isEmpty() && chosen != current_;
        if (isNew)
            current_ = chosen;
        fill();
        if (isNew)
            Q_EMIT edited();
    }

    QComboBox* combo_;
    QString current_;
};

}  // namespace

SettingRow* SettingRow::make(const TrainingKey& key, const SettingText& text) {
    if (!isNumber(key))
        return new ChoiceSettingRow(key, text);
    if (text.sliderMax > text.sliderMin)
        return new SliderSettingRow(key, text);
    return new NumberSettingRow(key, text);
}

SettingRow::SettingRow(const TrainingKey& key, const SettingText& text)
    : key_(key), text_(text), reset_(new QToolButton) {
    reset_->setAutoRaise(true);
    reset_->setIconSize({kIconSide, kIconSide});
    QSizePolicy keepsPlace = reset_->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    reset_->setSizePolicy(keepsPlace);
    connect(reset_, &QToolButton::clicked, this, &SettingRow::reset);
    connect(this, &SettingRow::edited, this, &SettingRow::updateReset);
}

QWidget* SettingRow::resetButton() const {
    return reset_;
}

void SettingRow::setEditor(QWidget* editor) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(editor);
}

void SettingRow::show(const TrainingConfig& config) {
    showValue(config);
    updateTexts();
    updateReset();
}

void SettingRow::updateTexts() {
    retranslate();
    setIconButton(reset_, QStringLiteral("reset"), QStringLiteral("↺"),
                  tr("Reset “%1”").arg(labelOf(text_)));
}

void SettingRow::reset() {
    showValue(TrainingConfig());
    Q_EMIT edited();
}

void SettingRow::updateReset() {
    TrainingConfig shown;
    apply(shown);
    reset_->setVisible(shown != TrainingConfig());
}

void SettingRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
}

}  // namespace irodori
