// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

#include "train/metrics.h"

namespace irodori {

/// The live charts of a run: losses of generator and discriminator always, and below them those
/// that the artist chose. All share one range of steps, one crosshair and one legend of runs. Long
/// runs are taken in over several turns of the event loop and drawn from a pyramid of minima and
/// maxima, so that the window stays quick with a hundred thousand rows. GUI thread only.
class ChartPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChartPanel(QWidget* parent = nullptr);
    ~ChartPanel() override;

    /// Forgets the shown run; comparisons stay.
    void clear();
    /// New rows of the shown run, in ascending steps. Rows that are not newer than the newest are
    /// left out: after a restart, clear first. Move long runs in.
    void append(std::vector<MetricsRow> rows);

    /// Draws an earlier run dashed beside the shown one; an `id` that is there is replaced.
    void addComparison(const QString& id, const QString& name, std::vector<MetricsRow> rows);
    void removeComparison(const QString& id);
    void clearComparisons();

    /// A thin line at the moment that the time-lapse shows; −1: none.
    void setSampleStep(qint64 step);

    /// Visible charts, smoothing and logarithmic axes; unreadable bytes are ignored.
    [[nodiscard]] QByteArray state() const;
    void restoreState(const QByteArray& state);

    /// Writes what is shown: `.png` and `.pdf` the visible charts, `.csv` all values of the shown
    /// run. Emits `exported` or `exportFailed` later.
    void exportTo(const QString& path);

    [[nodiscard]] QSize sizeHint() const override { return {760, 560}; }

Q_SIGNALS:
    void exported(const QString& path);
    void exportFailed(const QString& message);
    void stepPicked(qint64 step);  ///< a click in a chart

protected:
    void changeEvent(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d_;
};

}  // namespace irodori
