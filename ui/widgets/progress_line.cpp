// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progress_line.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/motion.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kFrameMilliseconds = 33;
constexpr double kSweepMilliseconds = 1400;
constexpr double kSweepWidth = 0.3;

}  // namespace

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedHeight(kHeight);
    setAccessibleName(tr("Working"));
    delay_.setSingleShot(true);
    delay_.setInterval(kDelayMilliseconds);
    frames_.setInterval(kFrameMilliseconds);
    connect(&delay_, &QTimer::timeout, this, &ProgressLine::appear);
    connect(&frames_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    hide();
}

void ProgressLine::setBusy(bool busy, double fraction) {
    fraction_ = std::min(fraction, 1.0);
    if (busy != busy_) {
        busy_ = busy;
        busy ? delay_.start() : delay_.stop();
        if (!busy) {
            frames_.stop();
            hide();
        }
    }
    if (!isVisible())
        return;
    if (fraction_ < 0 && !frames_.isActive())
        frames_.start();
    else if (fraction_ >= 0)
        frames_.stop();
    update();
}

void ProgressLine::appear() {
    show();
    raise();
    shownFor_.start();
    if (fraction_ < 0)
        frames_.start();
}

void ProgressLine::paintEvent(QPaintEvent* /*event*/) {
    const QColor accent = themeColors(palette()).accent;
    QPainter painter(this);
    QColor track = accent;
    track.setAlphaF(0.25F);
    painter.fillRect(rect(), track);
    QRectF bar(0, 0, width() * fraction_, height());
    if (fraction_ < 0 && reducesMotion()) {
        bar.setWidth(width());
    } else if (fraction_ < 0) {
        const double phase = std::fmod(static_cast<double>(shownFor_.elapsed()), kSweepMilliseconds)
                             / kSweepMilliseconds;
        bar = QRectF(width() * (phase * (1 + kSweepWidth) - kSweepWidth), 0, width() * kSweepWidth,
                     height());
    }
    if (layoutDirection() == Qt::RightToLeft)
        bar.moveRight(width() - bar.left());
    painter.fillRect(bar, accent);
}

}  // namespace irodori
