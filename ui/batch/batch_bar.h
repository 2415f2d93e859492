// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace irodori {

class BatchSession;

/// How far the batch is, and the button that begins, holds and continues it.
class BatchBar : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit BatchBar(const BatchSession& session, QWidget* parent = nullptr);

    /// Shows the session as it is. `isReady`: whether it may begin.
    void refresh(bool isReady);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void startRequested();
    void pauseRequested(bool paused);
    void resultsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void press();
    [[nodiscard]] QString progressText() const;

    const BatchSession& session_;
    bool isReady_ = false;
    QProgressBar* bar_;
    QLabel* progress_;
    QPushButton* results_;
    QPushButton* main_;
};

}  // namespace irodori
