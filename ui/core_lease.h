// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "studio/studio_session.h"
#include "train/training_runs.h"

namespace irodori {

/// Keeps the processes that train off the cores while the Studio computes: asks them for short
/// leases, renewed as long as there is work, so that training goes on by itself even if this
/// program dies. GUI thread.
class CoreLease : public QObject {
    Q_OBJECT

public:
    static constexpr double kSeconds = 2;              ///< of one lease
    static constexpr int kIntervalMilliseconds = 300;  ///< between two, at least

    /// `session` must outlive it.
    CoreLease(const StudioSession& session, std::shared_ptr<TrainingRuns> runs);

    /// Whether any run computes; nobody is asked otherwise. False at first.
    void setTraining(bool training);

private:
    void renew();

    const StudioSession& session_;
    std::shared_ptr<TrainingRuns> runs_;
    bool training_ = false;
    QTimer pause_;
};

}  // namespace irodori
