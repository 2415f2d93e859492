// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "plot/line_chart.h"
#include "plot/series.h"

namespace irodori {

/// The charts as a page of vectors, in colours for paper. GUI thread.
[[nodiscard]] QByteArray chartsAsPdf(const QList<LineChart*>& charts, QSize size,
                                     const QString& title);

/// The charts as a picture, two pixels per logical one, in the colours of `palette`. GUI thread.
[[nodiscard]] QImage chartsAsImage(const QList<LineChart*>& charts, QSize size,
                                   const QPalette& palette);

/// All values of a run as comma-separated values (RFC 4180): a line per step, a column per name;
/// numbers with a point that read back to the same bits, nothing where there is no value.
/// Thread-safe.
[[nodiscard]] QByteArray runAsCsv(const PlotRun& run);

}  // namespace irodori
