// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include "batch/batch_queue.h"
#include "model/model_library.h"

namespace irodori {

/// A queue that one thread works off while others look at it and change it.
class BatchRunner : private BatchClient {
public:
    // From any thread; each returns at once.

    /// A copy, to look at.
    [[nodiscard]] BatchQueue queue() const;
    /// Changes the queue in one go; `change` must not call back. What runs and is not in the queue
    /// any more afterwards, or does not run any more, is dropped.
    void edit(const std::function<void(BatchQueue&)>& change);

    /// The artist agrees to lose these files, as BatchQueue::existingTargets() names them, once and
    /// until run() ends. Others are not replaced, whatever the plan says.
    void allowReplacing(const std::vector<std::filesystem::path>& files);

    /// Holds the batch where it stands, in the middle of a photo, using no processor. For two
    /// reasons at a time: the artist's, and others who need the cores for a moment.
    void setPaused(bool paused);
    void setYielding(bool yielding);

    struct Status {
        std::uint64_t revision = 0;  ///< grows with every change of the queue
        std::uint64_t painting = 0;  ///< what is painted; 0: nothing
        double fraction = 0;         ///< of that
        double secondsPerPhoto = 0;  ///< of the last ones, without pauses; 0: not known yet
        friend bool operator==(const Status&, const Status&) = default;
    };
    [[nodiscard]] Status status() const;

    // From the thread that paints.

    /// Paints all that wait, and what is added meanwhile. Blocking; loads the models that the plan
    /// asks for. Ends with a failure that concerns all photos, which leaves them waiting: a model
    /// that is not there, a folder that cannot be written, a full disk, a device that was lost;
    /// `cancelled` when stopped.
    Result<void> run(StyleEngine& engine, const ModelLibrary& models, std::stop_token stop);

private:
    using Clock = std::chrono::steady_clock;
    struct Model {
        std::string name;
        std::string sha256;
        friend bool operator==(const Model&, const Model&) = default;
    };

    std::optional<BatchTask> next() override;
    Result<void> mayReplace(const std::filesystem::path& target) override;
    [[nodiscard]] bool isReplaceable(const std::filesystem::path& target) const;
    void progress(const BatchTask& task, double fraction) override;
    void notice(const BatchTask& task, const std::string& message) override;
    void finished(const BatchTask& task, Result<BatchResult> result) override;

    Result<void> paintAll(StyleEngine& engine, const ModelLibrary& models);
    /// Of the next photo, if there is one.
    [[nodiscard]] std::optional<Model> wantedModel() const;
    Result<void> load(StyleEngine& engine, const ModelLibrary& models, const Model& wanted);
    [[nodiscard]] std::optional<Error> reasonForAll(const Error& error) const;
    void fail(std::uint64_t id, const Error& error);
    void waitWhileHeld(std::unique_lock<std::mutex>& lock, const std::stop_token& skip);
    void measure();

    std::stop_token stop_;         ///< of run()
    std::optional<Model> loaded_;  ///< by run()
    mutable std::mutex mutex_;     // guards what follows
    std::condition_variable_any released_;
    BatchQueue queue_;
    std::map<std::uint64_t, std::stop_source> running_;
    std::set<std::filesystem::path> replaceable_;
    std::optional<Error> interruption_;
    bool isPaused_ = false;
    bool isYielding_ = false;
    Status status_;
    Clock::time_point lastFinish_;
    Clock::duration held_{};  ///< since then
};

}  // namespace irodori
