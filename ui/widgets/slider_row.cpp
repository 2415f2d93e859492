// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/slider_row.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/value_slider.h"

namespace irodori {

namespace {

constexpr int kStepsEndMilliseconds = 300;

/// A spin box that lets the panel scroll while it has no focus.
class CalmSpinBox : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus())
            QDoubleSpinBox::wheelEvent(event);
        else
            event->ignore();
    }
};

}  // namespace

SliderRow::SliderRow(SliderSpec spec, QWidget* parent)
    : QWidget(parent),
      spec_(std::move(spec)),
      value_(spec_.initial),
      layout_(new QGridLayout(this)),
      label_(new QLabel(this)),
      spinBox_(new CalmSpinBox(this)),
      slider_(new ValueSlider({spec_.min, spec_.max, spec_.step, spec_.initial, spec_.logarithmic},
                              this)),
      stepsEnd_(new QTimer(this)) {
    stepsEnd_->setSingleShot(true);
    stepsEnd_->setInterval(kStepsEndMilliseconds);
    spinBox_->setDecimals(spec_.decimals);
    spinBox_->setRange(spec_.min * spec_.displayFactor, spec_.max * spec_.displayFactor);
    spinBox_->setSingleStep(spec_.step * spec_.displayFactor);
    spinBox_->setSuffix(spec_.suffix);
    spinBox_->setKeyboardTracking(false);
    spinBox_->setFocusPolicy(Qt::StrongFocus);
    label_->setBuddy(spinBox_);
    label_->installEventFilter(this);
    slider_->installEventFilter(this);
    setFocusProxy(slider_);
    buildLayout();
    connectInputs();
    setTexts(spec_.label, spec_.toolTip);
    showValue();
}

void SliderRow::buildLayout() {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setHorizontalSpacing(spacing::kSmall);
    layout_->setVerticalSpacing(spacing::kTiny);
    placeParts();
}

void SliderRow::placeParts() {
    for (QWidget* part : std::initializer_list<QWidget*>{label_, spinBox_, slider_, accessory_})
        if (part)
            layout_->removeWidget(part);
    layout_->addWidget(label_, 0, 0);
    layout_->addWidget(spinBox_, 0, 3);
    if (accessory_)
        layout_->addWidget(accessory_, 0, 2);
    if (oneLine_)
        layout_->addWidget(slider_, 0, 1);
    else
        layout_->addWidget(slider_, 1, 0, 1, 4);
    layout_->setColumnStretch(0, oneLine_ ? 0 : 1);
    layout_->setColumnStretch(1, oneLine_ ? 1 : 0);
}

void SliderRow::setAccessory(QWidget* accessory) {
    accessory_ = accessory;
    placeParts();
}

void SliderRow::alignInOneLine(const std::vector<SliderRow*>& rows) {
    int labelWidth = 0;
    int numberWidth = 0;
    for (const SliderRow* row : rows) {
        labelWidth = std::max(labelWidth, row->label_->sizeHint().width());
        numberWidth = std::max(numberWidth, row->spinBox_->sizeHint().width());
    }
    for (SliderRow* row : rows) {
        row->oneLine_ = true;
        row->placeParts();
        row->layout_->setColumnMinimumWidth(0, labelWidth);
        row->spinBox_->setMinimumWidth(numberWidth);
    }
}

QString SliderRow::summary() const {
    const bool isDefault = std::abs(value_ - spec_.initial) < spec_.step / 2;
    return isDefault ? QString() : label_->text() + QLatin1Char(' ') + spinBox_->text();
}

void SliderRow::connectInputs() {
    connect(slider_, &ValueSlider::realValueChanged, this, &SliderRow::moveTo);
    connect(slider_, &QSlider::sliderReleased, this, &SliderRow::finishEditing);
    connect(slider_, &ValueSlider::resetRequested, this, &SliderRow::reset);
    connect(spinBox_, &QDoubleSpinBox::valueChanged, this,
            [this](double shown) { moveTo(shown / spec_.displayFactor); });
    connect(spinBox_, &QDoubleSpinBox::editingFinished, this, &SliderRow::finishEditing);
    connect(stepsEnd_, &QTimer::timeout, this, &SliderRow::finishEditing);
}

void SliderRow::setTexts(const QString& label, const QString& toolTip) {
    spec_.label = label;
    spec_.toolTip = toolTip;
    label_->setText(label);
    for (QWidget* part : {static_cast<QWidget*>(spinBox_), static_cast<QWidget*>(slider_)}) {
        part->setAccessibleName(label);
        part->setAccessibleDescription(toolTip);
    }
    const QString hint = tr("Double-click the name to reset it.");
    setToolTip(toolTip.isEmpty() ? hint : toolTip + QLatin1Char('\n') + hint);
}

void SliderRow::setValue(double value) {
    stepsEnd_->stop();
    edited_ = false;
    value_ = std::clamp(value, spec_.min, spec_.max);
    showValue();
}

void SliderRow::reset() {
    moveTo(spec_.initial);
    finishEditing();
}

void SliderRow::moveTo(double value) {
    if (value == value_)
        return;
    value_ = value;
    edited_ = true;
    showValue();
    Q_EMIT valueChanged(value_);
    if (!slider_->isSliderDown())
        stepsEnd_->start();
}

void SliderRow::finishEditing() {
    stepsEnd_->stop();
    if (!edited_)
        return;
    edited_ = false;
    Q_EMIT editingFinished(value_);
}

void SliderRow::showValue() {
    slider_->setRealValue(value_);
    const QSignalBlocker blocker(spinBox_);
    spinBox_->setValue(value_ * spec_.displayFactor);
}

bool SliderRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == label_ && event->type() == QEvent::MouseButtonDblClick) {
        reset();
        return true;
    }
    if (watched == slider_ && event->type() == QEvent::FocusOut)
        finishEditing();
    return QWidget::eventFilter(watched, event);
}

void SliderRow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        setTexts(spec_.label, spec_.toolTip);
    QWidget::changeEvent(event);
}

}  // namespace irodori
