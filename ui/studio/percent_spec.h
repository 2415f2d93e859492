// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/style_settings.h"
#include "widgets/slider_row.h"

namespace irodori {

/// A slider row for a setting that is a share, shown in %.
[[nodiscard]] inline SliderSpec percentSpec(const SettingRange& range) {
    SliderSpec spec;
    spec.min = range.min;
    spec.max = range.max;
    spec.step = range.step;
    spec.initial = range.initial;
    spec.displayFactor = 100;
    spec.decimals = range.step < 0.01 ? 1 : 0;
    spec.suffix = QStringLiteral(" %");
    return spec;
}

}  // namespace irodori
