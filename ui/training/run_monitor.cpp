// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_monitor.h"

#include <algorithm>
#include <utility>

namespace irodori {

namespace {

/// Health is judged on the newest rows and on those with held-out scores; the rest is not kept.
constexpr std::size_t kRecentRows = 1000;

}  // namespace

struct RunMonitor::News {
    RunStatus status;
    HealthReport health;
    MetricsReader::Batch metrics;
    std::optional<std::vector<SampleGrid>> samples;  ///< only when there are others
};

/// What is read of the run, on the lane's thread: how far, and what health is judged on.
class RunMonitor::Reader {
public:
    Reader(std::shared_ptr<TrainingRuns> runs, RunFolder run, std::size_t references)
        : runs_(std::move(runs)),
          run_(std::move(run)),
          references_(references),
          metrics_(run_.metrics()) {}

    Result<News> read() {
        News news;
        auto status = runs_->status(run_);
        if (!status)
            return tl::unexpected(status.error());
        news.status = std::move(*status);
        // A run that has only been created has no metrics yet.
        if (auto batch = metrics_.read())
            news.metrics = std::move(*batch);
        remember(news.metrics);
        news.health = judge(judged_, references_);
        if (sampleStep_ != news.status.sampleStep) {
            sampleStep_ = news.status.sampleStep;
            news.samples = runs_->samples(run_);
        }
        return news;
    }

private:
    void remember(const MetricsReader::Batch& batch) {
        if (batch.restarted)
            judged_.clear();
        judged_.insert(judged_.end(), batch.rows.begin(), batch.rows.end());
        if (judged_.size() <= 2 * kRecentRows)
            return;
        const auto recent = judged_.end() - std::ptrdiff_t(kRecentRows);
        const auto kept = std::remove_if(judged_.begin(), recent, [](const MetricsRow& row) {
            return !row.values.contains("test_style");
        });
        judged_.erase(kept, recent);
    }

    std::shared_ptr<TrainingRuns> runs_;
    RunFolder run_;
    std::size_t references_;
    MetricsReader metrics_;
    std::vector<MetricsRow> judged_;
    std::optional<std::int64_t> sampleStep_;
};

RunMonitor::RunMonitor(std::shared_ptr<TrainingRuns> runs, QObject* parent)
    : QObject(parent), runs_(std::move(runs)) {
    timer_.setInterval(kIntervalMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &RunMonitor::poll);
}

void RunMonitor::watch(const RunFolder& run, std::size_t references) {
    stopWatching();
    reader_ = std::make_shared<Reader>(runs_, run, references);
    timer_.start();
    poll();
}

void RunMonitor::stopWatching() {
    timer_.stop();
    lane_.cancelAll();
    reader_.reset();
    status_ = {};
    health_ = {};
    hasFailed_ = false;
}

void RunMonitor::poll() {
    if (!reader_ || !lane_.isIdle())
        return;  // the news on their way must not be dropped: they are read once
    Job<News> job;
    job.body = [reader = reader_](const JobHooks&) { return reader->read(); };
    job.done = [this](const Result<News>& news) { take(news); };
    lane_.start<News>({}, this, std::move(job));
}

void RunMonitor::take(const Result<News>& news) {
    if (!news) {
        if (!std::exchange(hasFailed_, true))
            Q_EMIT failed(news.error());
        return;
    }
    hasFailed_ = false;
    status_ = news->status;
    health_ = news->health;
    if (news->metrics.restarted)
        Q_EMIT restarted();
    if (!news->metrics.rows.empty())
        Q_EMIT rowsRead(news->metrics.rows);
    Q_EMIT statusRead();
    if (news->samples)
        Q_EMIT samplesRead(*news->samples);
}

}  // namespace irodori
