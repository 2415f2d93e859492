// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "plot/line_chart.h"

namespace irodori {

/// The table beside the crosshair: what all curves say at one step, a column per run. Lies over its
/// parent and lets the mouse through.
class Readout : public QWidget {
    Q_OBJECT

public:
    using Section = std::vector<ChartReading>;  ///< the curves of one chart

    explicit Readout(QWidget* parent);

    /// Shows the table beside `position`, inside the parent, in whose coordinates it is. `runNames`
    /// stand above the columns; one run needs none.
    void showAt(const QPoint& position, const QString& title, const QStringList& runNames,
                std::vector<Section> sections);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Layout {
        int nameWidth = 0;
        QList<int> columns;
        QSize size;
    };
    [[nodiscard]] Layout measure() const;
    void paintCells(QPainter& painter, int y, const QStringList& cells, const Layout& layout) const;
    void paintRow(QPainter& painter, int y, const ChartReading& reading,
                  const Layout& layout) const;

    QString title_;
    QStringList runNames_;
    std::vector<Section> sections_;
};

}  // namespace irodori
