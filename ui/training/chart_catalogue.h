// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "plot/line_plot.h"

namespace irodori {

/// What a chart is called, in the language of the moment.
struct ChartTexts {
    QString button;  ///< where charts are chosen
    QString title;
    QString help;  ///< what it says about the training, in plain words
    QStringList curves;
};

/// One chart of a run.
struct ChartKind {
    QString id;  ///< in saved states: never changed
    ChartSpec spec;
    ChartTexts (*texts)();
};

/// Losses of generator and discriminator: always on top.
[[nodiscard]] const ChartKind& lossChart();

/// The others, in their order.
[[nodiscard]] const std::vector<ChartKind>& detailCharts();

}  // namespace irodori
