// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include "plot/curve_style.h"

namespace irodori {

/// What the lines of a chart mean; a click on an entry hides or shows its line.
class ChartLegend : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        int key = 0;  ///< of the owner's choice
        QString name;
        CurveStyle style;
        bool isShown = true;
        bool canHide = true;
    };

    explicit ChartLegend(QWidget* parent = nullptr);

    void setEntries(const QList<Entry>& entries);

    /// Draws what is shown in one row of `rect`, as far as it fits, for export.
    static void paint(QPainter& painter, const QRectF& rect, const QList<Entry>& entries,
                      const QPalette& palette);

Q_SIGNALS:
    void toggled(int key, bool isShown);

private:
    class Button;

    QList<Entry> entries_;
    QList<Button*> buttons_;
};

}  // namespace irodori
