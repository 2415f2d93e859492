// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_slider.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kLogarithmicPositions = 200;
constexpr int kStepsPerPage = 10;

int positionsOf(const ValueSlider::Range& range) {
    if (range.logarithmic)
        return kLogarithmicPositions;
    return std::max(1, static_cast<int>(std::lround((range.max - range.min) / range.step)));
}

}  // namespace

ValueSlider::ValueSlider(const Range& range, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), range_(range) {
    setRange(0, positionsOf(range));
    setPageStep(std::max(1, std::min(kStepsPerPage, maximum() / 5)));
    setFocusPolicy(Qt::StrongFocus);
    setValue(toPosition(range.initial));
    connect(this, &QSlider::valueChanged, this,
            [this](int position) { Q_EMIT realValueChanged(toReal(position)); });
}

void ValueSlider::setRealValue(double value) {
    const QSignalBlocker blocker(this);
    setValue(toPosition(value));
}

double ValueSlider::toReal(int position) const {
    const double share = static_cast<double>(position) / maximum();
    const double value = range_.logarithmic ? range_.min * std::pow(range_.max / range_.min, share)
                                            : range_.min + (range_.max - range_.min) * share;
    // On the grid of steps, so that 1 is 1 and not 0.99999.
    return std::clamp(std::round(value / range_.step) * range_.step, range_.min, range_.max);
}

int ValueSlider::toPosition(double value) const {
    const double clamped = std::clamp(value, range_.min, range_.max);
    const double share = range_.logarithmic
                             ? std::log(clamped / range_.min) / std::log(range_.max / range_.min)
                             : (clamped - range_.min) / (range_.max - range_.min);
    return static_cast<int>(std::lround(share * maximum()));
}

void ValueSlider::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QSlider::wheelEvent(event);
    else
        event->ignore();  // the panel around it scrolls
}

void ValueSlider::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete)
        Q_EMIT resetRequested();
    else
        QSlider::keyPressEvent(event);
}

void ValueSlider::paintEvent(QPaintEvent* event) {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const int handle = style()->pixelMetric(QStyle::PM_SliderLength, &option, this);
    const int offset = QStyle::sliderPositionFromValue(
        minimum(), maximum(), toPosition(range_.initial), width() - handle, option.upsideDown);
    QPainter painter(this);
    painter.setPen(QPen(themeColors(palette()).border, 2));
    const double x = offset + handle / 2.0;
    painter.drawLine(QPointF(x, height() / 2.0 - 7), QPointF(x, height() / 2.0 + 7));
    painter.end();
    QSlider::paintEvent(event);
}

}  // namespace irodori
