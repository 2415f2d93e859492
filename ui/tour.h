// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace irodori {

/// One part of the window and what it is for.
struct TourStep {
    QPointer<QWidget> target;
    QString title;
    QString text;
};

/// Shows newcomers around: dims the window but for one part after the other and says beside it what
/// it is for. Takes the keyboard while it lasts: Enter or → goes on, ← back, Escape ends. A child
/// of the window that covers it, follows its size, and deletes itself at the end.
class Tour : public QWidget {
    Q_OBJECT

public:
    /// `steps` must not be empty.
    Tour(QList<TourStep> steps, QWidget& window);

    [[nodiscard]] int step() const { return step_; }
    /// Past the last one the tour ends.
    void showStep(int step);

Q_SIGNALS:
    void finished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildCard();
    void place();
    void end();
    [[nodiscard]] QRect targetRect() const;
    [[nodiscard]] QPoint cardPosition(const QRect& target) const;

    QList<TourStep> steps_;
    int step_ = 0;
    QPointer<QWidget> focusBefore_;
    QWidget* card_;
    QLabel* title_;
    QLabel* text_;
    QLabel* count_;
    QPushButton* skip_;
    QPushButton* back_;
    QPushButton* next_;
};

}  // namespace irodori
