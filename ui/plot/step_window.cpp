// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/step_window.h"

#include <algorithm>

namespace irodori {

namespace {

constexpr double kLeastSpan = 10;       ///< steps; fewer have no whole numbers to label
constexpr double kFirstSpan = 100;      ///< until there are more
constexpr double kMarginShare = 0.015;  ///< of the span, so that the newest point is not cut

}  // namespace

double StepWindow::end() const {
    const double span = std::max(last_ - first_, kFirstSpan);
    return first_ + span * (1 + kMarginShare);
}

void StepWindow::moveTo(double from, double span) {
    const double whole = end() - first_;
    span = std::clamp(span, kLeastSpan, whole);
    showsAll_ = span >= whole;
    from_ = std::clamp(from, first_, end() - span);
    to_ = from_ + span;
}

void StepWindow::setExtent(double first, double last, double newest) {
    first_ = first;
    last_ = last;
    newest_ = newest;
    if (showsAll_)
        moveTo(first_, end() - first_);
    else if (follows_)
        follow();
    else
        moveTo(from_, to_ - from_);
}

void StepWindow::request(double from, double to) {
    moveTo(from, to - from);
    follows_ = to_ >= newest_;
}

void StepWindow::fit() {
    follows_ = true;
    moveTo(first_, end() - first_);
}

void StepWindow::follow() {
    const double span = to_ - from_;
    follows_ = true;
    moveTo(newest_ + span * kMarginShare - span, span);
}

}  // namespace irodori
