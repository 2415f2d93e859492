// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace irodori {

/// A thin line that shows work in progress without taking room or clicks. Appears only if the work
/// takes longer than 200 ms, so that quick repaints do not flicker.
class ProgressLine : public QWidget {
    Q_OBJECT

public:
    static constexpr int kHeight = 3;
    static constexpr int kDelayMilliseconds = 200;

    explicit ProgressLine(QWidget* parent = nullptr);

    /// `fraction` 0 … 1, or negative if unknown.
    void setBusy(bool busy, double fraction = -1);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void appear();

    double fraction_ = -1;
    bool busy_ = false;
    QTimer delay_;
    QTimer frames_;  ///< runs only while an unknown fraction is shown
    QElapsedTimer shownFor_;
};

}  // namespace irodori
