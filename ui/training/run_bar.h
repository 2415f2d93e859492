// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "train/health.h"
#include "train/training_runs.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace irodori {

class NoteLabel;

/// How the shown run is doing in words, how far it is, and what can be done with it now.
class RunBar : public QWidget {
    Q_OBJECT

public:
    explicit RunBar(QWidget* parent = nullptr);

    void showRun(const RunStatus& status, const HealthReport& health);
    /// Whether there is something to paint with, or to read, though nothing trains.
    void setAvailable(bool hasModel, bool hasReport);
    /// A command is on its way: no second one.
    void setBusy(bool busy);

    [[nodiscard]] QString verdict() const;

Q_SIGNALS:
    void startRequested();  ///< also after it was stopped, lost or failed
    void resumeRequested();
    void pauseRequested();
    void stopRequested();
    void continueRequested();  ///< with more steps
    void snapshotRequested();
    void reportRequested();
    void useRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateState();
    void updateMain();
    [[nodiscard]] QString progressText() const;
    void pressMain();
    void retranslate();

    RunStatus status_;
    HealthReport health_;
    bool hasModel_ = false;
    bool hasReport_ = false;
    bool isBusy_ = false;
    NoteLabel* verdict_;
    QProgressBar* bar_;
    QLabel* progress_;
    QPushButton* main_;  ///< Start, Pause, Resume or Continue
    QPushButton* stop_;
    QPushButton* snapshot_;
    QPushButton* report_;
    QPushButton* use_;
};

}  // namespace irodori
