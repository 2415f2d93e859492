// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_commands.h"

#include <utility>

#include "base/atomic_file.h"

namespace irodori {

namespace {

constexpr std::uintmax_t kLargestReport = 16 << 20;

enum JobKind { kCommand, kList, kRead };

/// Commands that only succeed or fail have nothing else to tell.
struct Nothing {};

Result<Nothing> toNothing(const Result<void>& result) {
    return result ? Result<Nothing>(Nothing{}) : Result<Nothing>(tl::unexpected(result.error()));
}

}  // namespace

RunCommands::RunCommands(std::shared_ptr<TrainingRuns> runs, QObject* parent)
    : QObject(parent), runs_(std::move(runs)) {}

template <class T>
void RunCommands::command(std::function<Result<T>()> body, std::function<void(T)> then) {
    Job<T> job;
    job.body = [body = std::move(body)](const JobHooks&) { return body(); };
    job.done = [this, then = std::move(then)](Result<T> result) {
        if (!result)
            Q_EMIT failed(result.error());
        else if (then)
            then(std::move(*result));
        Q_EMIT commandDone();
        list();
    };
    commands_.start<T>({kCommand, next_++}, this, std::move(job));
}

template <class T>
void RunCommands::read(std::function<Result<T>()> body, std::function<void(T)> then) {
    Job<T> job;
    job.body = [body = std::move(body)](const JobHooks&) { return body(); };
    job.done = [this, then = std::move(then)](Result<T> result) {
        if (result)
            then(std::move(*result));
        else
            Q_EMIT failed(result.error());
    };
    reading_.start<T>({kRead, next_++}, this, std::move(job));
}

void RunCommands::list() {
    Job<std::vector<RunSummary>> job;
    job.body = [runs = runs_](const JobHooks&) {
        return Result<std::vector<RunSummary>>(runs->list());
    };
    job.done = [this](const Result<std::vector<RunSummary>>& runs) {
        if (runs)
            Q_EMIT listed(*runs);
    };
    reading_.start<std::vector<RunSummary>>({kList}, this, std::move(job), Newer::awaitsRunning);
}

void RunCommands::create(const TrainingRequest& request) {
    command<RunFolder>(
        [runs = runs_, request]() -> Result<RunFolder> {
            auto run = runs->create(request);
            if (!run)
                return run;
            if (auto started = runs->start(*run); !started)
                return tl::unexpected(started.error());
            return run;
        },
        [this](const RunFolder& run) { Q_EMIT created(run); });
}

void RunCommands::start(const RunFolder& run) {
    command<Nothing>([runs = runs_, run] { return toNothing(runs->start(run)); }, {});
}

void RunCommands::send(const RunFolder& run, RunCommand what) {
    command<std::filesystem::path>([runs = runs_, run, what] { return runs->send(run, what); }, {});
}

void RunCommands::snapshot(const RunFolder& run, std::function<void(const QString&)> then) {
    command<std::filesystem::path>(
        [runs = runs_, run] { return runs->send(run, RunCommand::snapshot); },
        [then = std::move(then)](const std::filesystem::path& model) {
            then(QString::fromStdString(model.string()));
        });
}

void RunCommands::extend(const RunFolder& run, int iterations) {
    command<Nothing>(
        [runs = runs_, run, iterations] {
            auto extended = runs->extend(run, iterations);
            return toNothing(extended ? runs->start(run) : extended);
        },
        {});
}

void RunCommands::moveToTrash(const RunFolder& run) {
    command<Nothing>([runs = runs_, run] { return toNothing(runs->moveToTrash(run)); }, {});
}

void RunCommands::readRows(const RunFolder& run,
                           std::function<void(std::vector<MetricsRow>)> then) {
    read<std::vector<MetricsRow>>(
        [run] {
            return MetricsReader(run.metrics()).read().map([](MetricsReader::Batch&& batch) {
                return std::move(batch.rows);
            });
        },
        std::move(then));
}

void RunCommands::readReport(const RunFolder& run,
                             std::function<void(const EvaluationReport&)> then) {
    read<EvaluationReport>(
        [run]() -> Result<EvaluationReport> {
            const auto bytes = readFile(run.scores(), kLargestReport);
            if (!bytes)
                return tl::unexpected(bytes.error());
            return evaluationFromJson(
                std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
        },
        std::move(then));
}

}  // namespace irodori
