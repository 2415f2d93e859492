// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QPolygonF>
#include <QString>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "train/evaluation.h"
#include "train/metrics.h"
#include "train/training_runs.h"

namespace irodori::test {

/// A landscape of a few shapes, different for each `hue`.
inline QImage landscape(QSize size, int hue) {
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, QColor::fromHsv(hue % 360, 110, 235));
    sky.setColorAt(1, QColor::fromHsv((hue + 160) % 360, 60, 250));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    for (int ridge = 0; ridge < 3; ++ridge) {
        painter.setBrush(QColor::fromHsv((hue + 30 * ridge) % 360, 120, 190 - 50 * ridge));
        QPolygonF outline{QPointF(0, size.height())};
        for (int x = 0; x <= 24; ++x) {
            const double wave = std::sin(x * (0.5 + 0.2 * ridge) + ridge + hue) * 0.08;
            outline << QPointF(size.width() * x / 24.0,
                               size.height() * (0.55 + 0.13 * ridge + wave));
        }
        painter.drawPolygon(outline << QPointF(size.width(), size.height()));
    }
    return image;
}

/// TrainingRuns that "train" when the test says so: real folders with curves, samples and models,
/// but no process. Thread-safe.
class FakeTrainingRuns : public TrainingRuns {
public:
    static constexpr int kPhotos = 4;
    static constexpr int kReferences = 3;

    explicit FakeTrainingRuns(std::filesystem::path directory) : directory_(std::move(directory)) {
        std::filesystem::create_directories(directory_);
    }

    // To be set by tests; any thread.
    TrainingSets sets;             ///< what every folder holds
    std::vector<Concern> worries;  ///< about every training
    std::optional<Error> trouble;  ///< of every command
    /// Pictures of the samples: photo `i` (or −1), reference `j` (or −1), how far (0 … 1).
    std::function<QImage(int i, int j, double share)> paint = &FakeTrainingRuns::painted;

    [[nodiscard]] std::vector<std::string> calls() const {
        const std::lock_guard lock(mutex_);
        return calls_;
    }
    [[nodiscard]] TrainingRequest lastRequest() const {
        const std::lock_guard lock(mutex_);
        return runs_.at(newest_).request;
    }
    [[nodiscard]] RunFolder newest() const {
        const std::lock_guard lock(mutex_);
        return {newest_};
    }

    /// What the training process does.
    void train(const RunFolder& run, std::int64_t steps) {
        const std::lock_guard lock(mutex_);
        RunSummary& summary = runs_.at(run.path);
        RunStatus& status = summary.status;
        status.state = RunState::training;
        const std::int64_t last = std::min(status.step + steps, status.iterations);
        auto metrics = MetricsWriter::open(run.metrics(), status.step - 1);
        for (; metrics && status.step < last; ++status.step) {
            const MetricsRow row = rowAt(status.step, status.iterations);
            if (!metrics->append(row))
                break;
            if (row.values.contains("test_style"))
                summary.scores = {{"test_style", row.values.at("test_style")},
                                  {"test_content", row.values.at("test_content")}};
            if (status.step % summary.request.config.sampleSteps == 0)
                writeSamples(summary, status.step);
        }
        status.secondsTrained = 0.33 * double(status.step);
        status.secondsLeft = 0.33 * double(status.iterations - status.step);
        status.imagesPerSecond = 12.1;
        status.checkpointStep = status.step / 100 * 100;
    }
    void setState(const RunFolder& run, RunState state, const std::string& note = {},
                  int errorCode = -1) {
        const std::lock_guard lock(mutex_);
        RunStatus& status = runs_.at(run.path).status;
        status.state = state;
        status.note = note;
        status.errorCode = errorCode;
    }
    /// Trained to the end, with a model and a report.
    void finish(const RunFolder& run) {
        train(run, runs_.at(run.path).status.iterations);
        const std::lock_guard lock(mutex_);
        RunSummary& summary = runs_.at(run.path);
        summary.status.state = RunState::finished;
        summary.model = writeModel(run);
        EvaluationReport report;
        report.all = {.style = 0.412,
                      .content = 0.236,
                      .kid = 0.0183,
                      .identity = 4.2,
                      .diversity = 6.1,
                      .edges = 0.71,
                      .palette = 0.094,
                      .pairs = 64};
        report.collections["landscapes"] = {.style = 0.398,
                                            .content = 0.229,
                                            .kid = 0.0171,
                                            .identity = 4.2,
                                            .diversity = 6.4,
                                            .edges = 0.74,
                                            .palette = 0.088,
                                            .pairs = 32};
        report.collections["portraits"] = {.style = 0.431,
                                           .content = 0.247,
                                           .kid = 0.0204,
                                           .identity = 4.2,
                                           .diversity = 5.7,
                                           .edges = 0.66,
                                           .palette = 0.103,
                                           .pairs = 32};
        std::ofstream(run.scores()) << toJson(report);
    }

    // ---- TrainingRuns

    [[nodiscard]] std::filesystem::path directory() const override { return directory_; }

    [[nodiscard]] std::vector<RunSummary> list() const override {
        const std::lock_guard lock(mutex_);
        std::vector<RunSummary> all;
        for (const auto& [folder, summary] : runs_)
            all.push_back(summary);
        std::ranges::sort(all, std::ranges::greater(), &RunSummary::created);
        return all;
    }

    [[nodiscard]] Result<RunSummary> summary(const RunFolder& run) const override {
        const std::lock_guard lock(mutex_);
        const auto found = runs_.find(run.path);
        if (found == runs_.end())
            return failure(ErrorCode::notFound, run.path.string());
        return found->second;
    }

    [[nodiscard]] Result<RunStatus> status(const RunFolder& run) const override {
        return summary(run).map([](const RunSummary& summary) { return summary.status; });
    }

    [[nodiscard]] Result<TrainingSets> inspect(const TrainingRequest& request,
                                               const JobHooks& hooks) const override {
        const std::lock_guard lock(mutex_);
        calls_.push_back("inspect");
        for (const auto& folders : {request.photos, request.styles})
            for (const auto& folder : folders)
                if (!std::filesystem::exists(folder))
                    return failure(ErrorCode::notFound, folder.string());
        hooks.report(1);
        return sets;
    }

    [[nodiscard]] std::vector<Concern> concerns(const TrainingRequest& /*request*/,
                                                const TrainingSets& /*sets*/) const override {
        const std::lock_guard lock(mutex_);
        calls_.push_back("weigh");
        return worries;
    }

    [[nodiscard]] Result<RunFolder> create(const TrainingRequest& request) override {
        const std::lock_guard lock(mutex_);
        calls_.push_back("create");
        if (trouble)
            return tl::unexpected(*trouble);
        const RunFolder run{directory_ / ("run-" + std::to_string(runs_.size() + 1))};
        std::filesystem::create_directories(run.path);
        RunSummary summary;
        summary.folder = run;
        summary.request = request;
        summary.status.iterations = request.config.iterations;
        summary.created = 1'790'000'000 + 86'400 * std::int64_t(runs_.size());
        summary.photos = sets.photos.usable();
        summary.styles = sets.styles.usable();
        runs_[run.path] = summary;
        newest_ = run.path;
        return run;
    }

    Result<void> start(const RunFolder& run) override {
        return command("start", run, [](RunSummary& summary) {
            summary.status.state = RunState::training;
            summary.status.step = std::max<std::int64_t>(0, summary.status.checkpointStep);
        });
    }

    Result<std::filesystem::path> send(const RunFolder& run, RunCommand what) override {
        static constexpr const char* names[] = {"pause", "resume", "stop", "snapshot", "sample"};
        std::filesystem::path model;
        return command(names[int(what)], run,
                       [&](RunSummary& summary) {
                           if (what == RunCommand::pause)
                               summary.status.state = RunState::paused;
                           if (what == RunCommand::resume)
                               summary.status.state = RunState::training;
                           if (what == RunCommand::stop)
                               summary.status.state = RunState::stopped;
                           if (what == RunCommand::snapshot || what == RunCommand::stop)
                               model = summary.model = writeModel(run);
                       })
            .map([&] { return model; });
    }

    void yield(double /*seconds*/) override {}

    Result<void> rename(const RunFolder& run, const std::string& name) override {
        return command("rename", run, [&](RunSummary& summary) { summary.request.name = name; });
    }

    Result<void> moveToTrash(const RunFolder& run) override {
        auto done = command("trash", run, [](RunSummary&) {});
        const std::lock_guard lock(mutex_);
        if (done)
            runs_.erase(run.path);
        return done;
    }

    Result<void> extend(const RunFolder& run, int iterations) override {
        return command("extend", run, [iterations](RunSummary& summary) {
            summary.status.iterations += iterations;
            summary.request.config.iterations += iterations;
        });
    }

    [[nodiscard]] std::vector<SampleGrid> samples(const RunFolder& run) const override {
        const std::lock_guard lock(mutex_);
        const auto found = samples_.find(run.path);
        return found == samples_.end() ? std::vector<SampleGrid>() : found->second;
    }

private:
    template <class Change>
    Result<void> command(const std::string& name, const RunFolder& run, Change change) {
        const std::lock_guard lock(mutex_);
        calls_.push_back(name);
        if (trouble)
            return tl::unexpected(*trouble);
        const auto found = runs_.find(run.path);
        if (found == runs_.end())
            return failure(ErrorCode::notFound, run.path.string());
        change(found->second);
        return {};
    }

    /// Curves as a run gives them: falling losses, a critic that is a little ahead, scores.
    static MetricsRow rowAt(std::int64_t step, std::int64_t iterations) {
        const double t = double(step) / double(std::max<std::int64_t>(1, iterations));
        const double fall = std::exp(-4 * t);
        // Noise that is the same in every run.
        const auto noise = [&](double phase) {
            const double x = std::sin(double(step) * 12.9898 + phase) * 43758.5453;
            return x - std::floor(x) - 0.5;
        };
        MetricsRow row;
        row.step = step;
        row.values = {{"g_style", 0.42 + 0.62 * fall + 0.12 * noise(1)},
                      {"g_content", 0.31 - 0.06 * fall + 0.05 * noise(2)},
                      {"g_luminance", 0.08 + 0.04 * fall + 0.02 * noise(3)},
                      {"g_palette", 0.06 + 0.09 * fall + 0.02 * noise(4)},
                      {"g_identity", 0.05 + 0.03 * fall + 0.01 * noise(5)},
                      {"g_adv", 0.86 - 0.12 * fall + 0.10 * noise(6)},
                      {"g", 4.1 + 3.4 * fall + 0.7 * noise(7)},
                      {"d", 1.22 + 0.16 * fall + 0.12 * noise(8)},
                      {"d_real", 0.60 - 0.09 * fall + 0.06 * noise(9)},
                      {"d_fake", 0.41 + 0.08 * fall + 0.06 * noise(10)},
                      {"d_test", 0.57 - 0.07 * fall + 0.06 * noise(11)},
                      {"value", -1.14 - 0.22 * fall + 0.08 * noise(12)},
                      {"r_t", 0.35 - 0.30 * fall + 0.08 * noise(13)},
                      {"r_v", 0.14 + 0.1 * t + 0.05 * noise(14)},
                      {"augment", 0.2 * t},
                      {"lr_g", t < 0.7 ? 2e-4 : 2e-4 * (1 - t) / 0.3},
                      {"lr_d", t < 0.7 ? 1e-4 : 1e-4 * (1 - t) / 0.3},
                      {"seconds", 0.33 * double(step)},
                      {"images_per_second", 12.1 + noise(15)},
                      {"data_share", 0.01}};
        if (step % 100 == 0) {
            row.values["test_style"] = 0.45 + 0.55 * fall + 0.01 * noise(16);
            row.values["test_content"] = 0.30 - 0.05 * fall + 0.005 * noise(17);
        }
        return row;
    }

    static QImage painted(int i, int j, double share) {
        constexpr QSize size(240, 160);
        if (i < 0)
            return landscape({160, 160}, 40 + 90 * j);
        QImage image = landscape(size, 200 + 17 * i);
        QPainter painter(&image);
        painter.setOpacity(0.8 * share);
        if (j >= 0)
            painter.drawImage(image.rect(), landscape(size, 40 + 90 * j));
        return image;
    }

    void writeSamples(RunSummary& summary, std::int64_t step) {
        const double share = double(step) / double(summary.status.iterations);
        const auto folder = summary.folder.samples();
        const auto save = [](const std::filesystem::path& file, const QImage& image) {
            std::filesystem::create_directories(file.parent_path());
            image.save(QString::fromStdString(file.string()), "jpg", 90);
        };
        std::string name = std::to_string(step);
        name.insert(0, 8 - name.size(), '0');
        for (int j = 0; step == 0 && j < kReferences; ++j)
            save(folder / "references" / (std::to_string(j) + ".jpg"), paint(-1, j, 0));
        for (int i = 0; i < kPhotos; ++i) {
            if (step == 0)
                save(folder / "photos" / (std::to_string(i) + ".jpg"), paint(i, -1, 0));
            for (int j = 0; j < kReferences; ++j)
                save(folder / name / (std::to_string(i) + "-" + std::to_string(j) + ".jpg"),
                     paint(i, j, share));
        }
        samples_[summary.folder.path].push_back({step, kPhotos, kReferences});
        summary.status.sampleStep = step;
        summary.thumbnail = folder / name / "0-0.jpg";
    }

    static std::filesystem::path writeModel(const RunFolder& run) {
        std::filesystem::create_directories(run.model());
        const auto file = run.model() / "style.irodori";
        std::ofstream(file) << "a model";
        return file;
    }

    const std::filesystem::path directory_;
    mutable std::mutex mutex_;
    mutable std::vector<std::string> calls_;
    std::map<std::filesystem::path, RunSummary> runs_;
    std::map<std::filesystem::path, std::vector<SampleGrid>> samples_;
    std::filesystem::path newest_;
};

}  // namespace irodori::test
