// SPDX-License-Identifier: GPL-3.0-or-later
#include "core_lease.h"

namespace irodori {

CoreLease::CoreLease(const StudioSession& session, std::shared_ptr<TrainingRuns> runs)
    : session_(session), runs_(std::move(runs)) {
    pause_.setSingleShot(true);
    pause_.setInterval(kIntervalMilliseconds);
    connect(&pause_, &QTimer::timeout, this, &CoreLease::renew);
    connect(&session_, &StudioSession::busyChanged, this, &CoreLease::renew);
}

void CoreLease::setTraining(bool training) {
    training_ = training;
    renew();
}

void CoreLease::renew() {
    if (!training_ || !session_.isComputing() || pause_.isActive())
        return;
    runs_->yield(kSeconds);
    pause_.start();
}

}  // namespace irodori
