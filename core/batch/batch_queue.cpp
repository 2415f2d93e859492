// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_queue.h"

#include <algorithm>
#include <ctime>

#include "batch/output_rules.h"
#include "batch/photo_scan.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;

bool holds(const BatchQueue::Ids& ids, std::uint64_t id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool isPending(const BatchItem& item) {
    return item.state == BatchState::waiting || item.state == BatchState::running;
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &local);
    return text;
}

/// Without a slash at its end, which would be a part of its own.
fs::path tidied(const fs::path& path) {
    const fs::path normal = fs::absolute(path).lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

fs::path withoutEnding(fs::path file) {
    return file.replace_extension();
}

/// From the added folder's own name on.
fs::path folderBelow(const fs::path& added, const fs::path& photo) {
    return photo.parent_path().lexically_relative(added.parent_path());
}

void makeWaiting(BatchItem& item) {
    item.state = BatchState::waiting;
    item.target.clear();
    item.output.clear();
    item.seconds = 0;
    item.failure.reset();
    item.note.clear();
}

}  // namespace

Result<BatchScan> scanForBatch(const std::vector<fs::path>& paths, const std::stop_token& stop) {
    BatchScan scan;
    for (const fs::path& path : paths) {
        const fs::path added = tidied(path);
        std::error_code ignored;
        if (!fs::is_directory(added, ignored)) {
            scan.photos.push_back({added, {}});
            continue;
        }
        auto found = picturesIn(added, Subfolders::included, stop);
        if (!found && found.error().code == ErrorCode::cancelled)
            return tl::unexpected(found.error());
        if (found)
            for (const fs::path& photo : *found)
                scan.photos.push_back({photo, folderBelow(added, photo)});
        else if (found.error().code == ErrorCode::notFound)  // pictures: the folder is there
            scan.barren.push_back(added);
        else
            scan.failures.push_back(found.error());
    }
    return scan;
}

const BatchItem* BatchQueue::find(std::uint64_t id) const {
    const auto found = std::find_if(items_.begin(), items_.end(),
                                    [id](const BatchItem& item) { return item.id == id; });
    return found == items_.end() ? nullptr : &*found;
}

BatchItem* BatchQueue::findMutable(std::uint64_t id) {
    return const_cast<BatchItem*>(std::as_const(*this).find(id));
}

std::size_t BatchQueue::count(BatchState state) const {
    return static_cast<std::size_t>(
        std::count_if(items_.begin(), items_.end(),
                      [state](const BatchItem& item) { return item.state == state; }));
}

Result<void> BatchQueue::setPlan(BatchPlan plan) {
    if (auto valid = validateNamePattern(plan.pattern); !valid)
        return valid;
    plan.style.exporting.settingsJson.clear();
    if (plan.embedsSettings && !plan.style.exporting.stripMetadata)
        plan.style.exporting.settingsJson = toJson(plan.style.recipe);
    plan_ = std::make_shared<const BatchPlan>(std::move(plan));
    return {};
}

std::size_t BatchQueue::add(const std::vector<BatchPhoto>& photos) {
    std::set<fs::path> pending;
    for (const BatchItem& item : items_)
        if (isPending(item))
            pending.insert(item.photo);
    if (items_.empty())
        startOver();
    const std::size_t before = items_.size();
    for (const auto& [photo, folder] : photos) {
        if (!pending.insert(photo).second)
            continue;
        BatchItem item;
        item.id = ++lastId_;
        item.number = ++lastNumber_;
        item.photo = photo;
        item.folder = folder;
        items_.push_back(std::move(item));
    }
    return items_.size() - before;
}

void BatchQueue::remove(const Ids& ids) {
    removeIf([&](const BatchItem& item) { return holds(ids, item.id); });
}

void BatchQueue::removeDone() {
    removeIf([](const BatchItem& item) { return item.state == BatchState::done; });
}

/// Their results stay, and so do the names of these: those who wait must not aim at them.
void BatchQueue::removeIf(const std::function<bool(const BatchItem&)>& condition) {
    for (const BatchItem& item : items_)
        if (condition(item) && !item.target.empty())
            taken_[item.target] = item.state == BatchState::done ? 0 : item.id;
    std::erase_if(items_, condition);
}

/// Forgets the batch before, unless something of it may still be written.
void BatchQueue::startOver() {
    if (std::any_of(taken_.begin(), taken_.end(),
                    [](const auto& entry) { return entry.second != 0; }))
        return;
    taken_.clear();
    lastNumber_ = 0;
}

/// It will not be written: its name is free again.
void BatchQueue::release(std::uint64_t id) {
    std::erase_if(taken_, [id](const auto& entry) { return entry.second == id; });
    if (BatchItem* item = findMutable(id); item && item->state != BatchState::done)
        item->target.clear();
}

void BatchQueue::move(const Ids& ids, std::uint64_t before) {
    const auto isMoved = [&](const BatchItem& item) { return holds(ids, item.id); };
    auto place = std::find_if(items_.begin(), items_.end(),
                              [&](const BatchItem& item) { return item.id == before; });
    // Where it is one of those that move, they gather before the next that stays.
    place = std::find_if_not(place, items_.end(), isMoved);
    std::stable_partition(items_.begin(), place, std::not_fn(isMoved));
    std::stable_partition(place, items_.end(), isMoved);
}

void BatchQueue::skip(const Ids& ids) {
    for (BatchItem& item : items_)
        if (isPending(item) && holds(ids, item.id))
            item.state = BatchState::skipped;
}

void BatchQueue::retry(const Ids& ids) {
    for (BatchItem& item : items_)
        if (!isPending(item) && holds(ids, item.id))
            makeWaiting(item);
}

std::optional<BatchItem> BatchQueue::takeNext() {
    const auto next = std::find_if(items_.begin(), items_.end(), [](const BatchItem& item) {
        return item.state == BatchState::waiting;
    });
    if (!plan_ || next == items_.end())
        return std::nullopt;
    next->target = targets().at(next->id);
    next->state = BatchState::running;
    return *next;
}

void BatchQueue::finish(std::uint64_t id, const BatchResult& result) {
    for (auto& [target, open] : taken_)
        if (open == id)
            open = 0;
    if (BatchItem* item = findMutable(id)) {
        item->state = BatchState::done;
        item->output = result.output;
        if (item->target.empty())  // skipped and retried while it was written
            item->target = withoutEnding(result.output);
        item->seconds = result.seconds;
    }
}

void BatchQueue::fail(std::uint64_t id, const Error& error, BatchState state) {
    release(id);
    if (BatchItem* item = findMutable(id); item && item->state == BatchState::running) {
        item->state = state;
        item->failure = error;
    }
}

void BatchQueue::note(std::uint64_t id, const std::string& text) {
    if (BatchItem* item = findMutable(id))
        item->note = text;
}

void BatchQueue::giveBack(std::uint64_t id) {
    release(id);
    BatchItem* item = findMutable(id);
    if (item && item->state == BatchState::running)
        makeWaiting(*item);
}

std::map<std::uint64_t, fs::path> BatchQueue::targets() const {
    std::map<std::uint64_t, fs::path> targets;
    if (!plan_)
        return targets;
    // In the order of arrival: moving photos about changes no names.
    std::vector<const BatchItem*> arrived;
    for (const BatchItem& item : items_)
        arrived.push_back(&item);
    std::sort(arrived.begin(), arrived.end(),
              [](const BatchItem* a, const BatchItem* b) { return a->number < b->number; });
    std::set<fs::path> taken = settledTargets();
    const std::string date = today();
    for (const BatchItem* item : arrived) {
        if (!item->target.empty()) {
            targets[item->id] = item->target;
            continue;
        }
        const fs::path wanted = wantedTarget(*item, date);
        fs::path target = wanted;
        for (int copy = 2; !taken.insert(target).second; ++copy)
            target = wanted.string() + " (" + std::to_string(copy) + ")";
        targets[item->id] = std::move(target);
    }
    return targets;
}

/// What no waiting photo may be called.
std::set<fs::path> BatchQueue::settledTargets() const {
    std::set<fs::path> settled;
    for (const auto& [target, id] : taken_)
        settled.insert(target);
    for (const BatchItem& item : items_)
        settled.insert(item.target);
    return settled;
}

fs::path BatchQueue::wantedTarget(const BatchItem& item, const std::string& date) const {
    const fs::path home = item.photo.parent_path();
    const NameFields fields{item.photo.stem().string(),
                            home.filename().string(),
                            plan_->styleName,
                            plan_->style.recipe.modelName,
                            date,
                            item.number};
    const std::string name = nameFrom(plan_->pattern, fields);
    if (plan_->folder.empty())
        return home / name;
    return plan_->keepsFolders ? plan_->folder / item.folder / name : plan_->folder / name;
}

std::map<std::uint64_t, fs::path> BatchQueue::expectedResults() const {
    auto results = targets();
    if (results.empty())
        return results;
    for (const BatchItem& item : items_) {
        std::string ending = item.photo.extension().string();
        ending.erase(0, ending.find_first_not_of('.'));
        const FileFormat format = outputFormat(plan_->style.format, ending);
        results[item.id] += std::string(".") + extensionOf(format);
    }
    return results;
}

std::vector<fs::path> BatchQueue::existingTargets() const {
    std::vector<fs::path> existing;
    const auto results = expectedResults();
    for (const BatchItem& item : items_) {
        const auto result = results.find(item.id);
        std::error_code ignored;
        if (item.state == BatchState::waiting && result != results.end()
            && fs::exists(result->second, ignored))
            existing.push_back(result->second);
    }
    return existing;
}

}  // namespace irodori
