// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/inspection.h"

#include <utility>

#include "jobs/error_text.h"

namespace irodori {

namespace {

constexpr int kSoonMilliseconds = 300;

}  // namespace

Inspection::Inspection(std::shared_ptr<TrainingRuns> runs, QObject* parent)
    : QObject(parent), runs_(std::move(runs)) {
    for (QTimer* timer : {&inspectSoon_, &weighSoon_}) {
        timer->setSingleShot(true);
        timer->setInterval(kSoonMilliseconds);
    }
    connect(&inspectSoon_, &QTimer::timeout, this, &Inspection::startInspecting);
    connect(&weighSoon_, &QTimer::timeout, this, &Inspection::startWeighing);
}

bool Inspection::isBusy() const {
    return inspectSoon_.isActive() || weighSoon_.isActive() || !lane_.isIdle();
}

void Inspection::inspect(const TrainingRequest& request) {
    request_ = request;
    lane_.cancelAll();
    weighSoon_.stop();
    sets_.reset();
    concerns_.clear();
    failure_.clear();
    progress_ = 0;
    mustWeigh_ = false;
    if (request.photos.empty() || request.styles.empty())
        inspectSoon_.stop();
    else
        inspectSoon_.start();
    Q_EMIT changed();
}

void Inspection::weigh(const TrainingRequest& request) {
    request_ = request;
    if (!sets_) {  // comes with the pictures, but for those that are looked through already
        mustWeigh_ = lane_.isBusy({kInspect});
        return;
    }
    weighSoon_.start();
    Q_EMIT changed();
}

void Inspection::startInspecting() {
    Job<Findings> job;
    job.body = [runs = runs_, request = request_](const JobHooks& hooks) -> Result<Findings> {
        return runs->inspect(request, hooks).map([&](TrainingSets&& sets) {
            auto concerns = runs->concerns(request, sets);
            return Findings{std::move(sets), std::move(concerns)};
        });
    };
    job.progress = [this](double fraction) {
        progress_ = fraction;
        Q_EMIT changed();
    };
    job.done = [this](Result<Findings> findings) {
        if (findings) {
            sets_ = std::move(findings->sets);
            concerns_ = std::move(findings->concerns);
            if (std::exchange(mustWeigh_, false))
                weighSoon_.start();
        } else {
            failure_ = errorText(findings.error());
        }
        Q_EMIT changed();
    };
    lane_.start<Findings>({kInspect}, this, std::move(job));
    Q_EMIT changed();
}

void Inspection::startWeighing() {
    Job<Concerns> job;
    job.body = [runs = runs_, request = request_, sets = *sets_](const JobHooks&) {
        return Result<Concerns>(runs->concerns(request, sets));
    };
    job.done = [this](Result<Concerns> concerns) {
        if (concerns)
            concerns_ = std::move(*concerns);
        Q_EMIT changed();
    };
    lane_.start<Concerns>({kWeigh}, this, std::move(job));
}

}  // namespace irodori
