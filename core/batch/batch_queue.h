// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/batch_pipeline.h"
#include "batch/name_pattern.h"

namespace irodori {

/// What becomes of the photos of a batch that still wait.
struct BatchPlan {
    BatchStyle style;                     ///< its settingsJson counts for nothing
    std::string styleName;                ///< {style} in names
    std::vector<std::uint8_t> thumbnail;  ///< PNG of the style, to tell it by; may be empty
    std::filesystem::path folder;         ///< of the results; empty: beside each photo
    bool keepsFolders = true;             ///< below `folder`, as they were below what was added
    std::string pattern = kDefaultNamePattern;
    bool embedsSettings = true;  ///< in the results, so that they can be restored
};

enum class BatchState {
    waiting,
    running,  ///< decoded, painted or written at this moment
    done,
    skipped,  ///< by the artist, or because there is a result already
    failed,
};

/// A photo in the queue.
struct BatchItem {
    std::uint64_t id = 0;  ///< grows in the order of arrival; never used again
    int number = 0;        ///< {number} in names; kept whatever becomes of the others
    std::filesystem::path photo;
    /// In which it lay, from the added folder on: "holiday/day 1". Empty: added by itself.
    std::filesystem::path folder;
    BatchState state = BatchState::waiting;
    /// Without ending: where the result goes. Settled when painting begins; empty before.
    std::filesystem::path target;
    std::filesystem::path output;  ///< of what is done
    double seconds = 0;            ///< of work on it
    std::optional<Error> failure;  ///< why it failed or was skipped
    std::string note;              ///< something to know about the result; may be empty
};

/// A photo to be added.
struct BatchPhoto {
    std::filesystem::path photo;
    std::filesystem::path folder;  ///< as in BatchItem
};

struct BatchScan {
    std::vector<BatchPhoto> photos;
    std::vector<std::filesystem::path> barren;  ///< folders without pictures
    std::vector<Error> failures;                ///< of folders that cannot be read
};

/// The photos in `paths`: files as they are, folders with all that lies below them. Takes its time;
/// fails only with ErrorCode::cancelled. Thread-safe.
[[nodiscard]] Result<BatchScan> scanForBatch(const std::vector<std::filesystem::path>& paths,
                                             const std::stop_token& stop = {});

/// Photos in the order in which they are painted, and how. A plain value without threads. The rules
/// of what may follow what are in here; ids that are unknown are ignored.
class BatchQueue {
public:
    using Ids = std::vector<std::uint64_t>;

    [[nodiscard]] const std::vector<BatchItem>& items() const { return items_; }
    [[nodiscard]] const BatchItem* find(std::uint64_t id) const;
    [[nodiscard]] std::size_t count(BatchState state) const;

    /// Null until there is one; nothing is painted before.
    [[nodiscard]] const std::shared_ptr<const BatchPlan>& plan() const { return plan_; }
    /// Holds for all that wait. Refuses patterns that validateNamePattern() refuses.
    Result<void> setPlan(BatchPlan plan);

    /// Adds photos at the end, but none that waits or runs already. Returns how many. Numbers start
    /// again where the queue was empty.
    std::size_t add(const std::vector<BatchPhoto>& photos);
    void remove(const Ids& ids);
    /// Those that are done.
    void removeDone();
    /// Puts those before the item `before`, in their order; at the end if there is no such item.
    void move(const Ids& ids, std::uint64_t before);
    /// Those that wait or run.
    void skip(const Ids& ids);
    /// Failed, skipped and finished ones wait again, where they stand.
    void retry(const Ids& ids);

    /// The first that waits; it runs from now on.
    std::optional<BatchItem> takeNext();
    /// What became of one that runs.
    void finish(std::uint64_t id, const BatchResult& result);
    void fail(std::uint64_t id, const Error& error, BatchState state = BatchState::failed);
    void note(std::uint64_t id, const std::string& text);
    /// One that runs waits again.
    void giveBack(std::uint64_t id);

    /// Where results go, without ending; distinct, also for photos of the same name and from what
    /// was written for photos that were removed since. Of items that failed or were skipped: where
    /// they would go. Empty without a plan.
    [[nodiscard]] std::map<std::uint64_t, std::filesystem::path> targets() const;
    /// The same with the endings that the results will have, as far as those of the photos tell.
    [[nodiscard]] std::map<std::uint64_t, std::filesystem::path> expectedResults() const;
    /// Those of them that are there already and would be replaced; looks at the disk.
    [[nodiscard]] std::vector<std::filesystem::path> existingTargets() const;

private:
    friend std::string toJson(const BatchQueue& queue);
    friend Result<BatchQueue> batchQueueFromJson(const std::string& text);

    BatchItem* findMutable(std::uint64_t id);
    void removeIf(const std::function<bool(const BatchItem&)>& condition);
    void startOver();
    void release(std::uint64_t id);
    [[nodiscard]] std::set<std::filesystem::path> settledTargets() const;
    [[nodiscard]] std::filesystem::path wantedTarget(const BatchItem& item,
                                                     const std::string& date) const;

    std::vector<BatchItem> items_;
    std::shared_ptr<const BatchPlan> plan_;
    std::uint64_t lastId_ = 0;
    int lastNumber_ = 0;
    /// Targets of removed photos, and which of these may still be written; 0: it is written.
    std::map<std::filesystem::path, std::uint64_t> taken_;
};

/// The queue as text for a file. What runs is written as waiting.
[[nodiscard]] std::string toJson(const BatchQueue& queue);

/// Reads untrusted text: damaged photos are left out, a plan that cannot be used is none; a newer
/// version is refused with ErrorCode::newerVersion.
[[nodiscard]] Result<BatchQueue> batchQueueFromJson(const std::string& text);

}  // namespace irodori
