// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/studio_history.h"

#include <QFileInfo>
#include <algorithm>
#include <utility>
#include <variant>

#include "jobs/error_text.h"

namespace irodori {

namespace {

/// What tells photos apart: their bytes, else their names.
bool isSamePhoto(const HistoryEntry& entry, const Photo& photo) {
    return entry.photoSha256.isEmpty() || photo.sha256.isEmpty()
               ? entry.photoName == photo.name
               : entry.photoSha256 == photo.sha256;
}

}  // namespace

StudioHistory::StudioHistory(StudioSession& session, const std::filesystem::path& folder,
                             QObject* parent)
    : QObject(parent), session_(session), store_(folder) {
    connect(&session_, &StudioSession::previewReady, this, &StudioHistory::see);
    for (const auto gone : {&StudioSession::previewOutdated, &StudioSession::previewCleared})
        connect(&session_, gone, this, [this] { result_ = {}; });
    connect(&session_, &StudioSession::photoChanged, this, &StudioHistory::takePhoto);
    connect(&session_, &StudioSession::busyChanged, this, &StudioHistory::pinIfSettled);
    connect(&session_, &StudioSession::busyChanged, this, &StudioHistory::canPinChanged);
    connect(&session_, &StudioSession::exportStarted, this,
            [this] { exporting_ = snapshot(HistoryEntry::Kind::exported); });
    connect(&session_, &StudioSession::exportFinished, this, &StudioHistory::keepExport);

    using Entries = std::vector<HistoryEntry>;
    Job<Entries> job;
    job.body = [store = store_](const JobHooks&) -> Result<Entries> { return store.list(); };
    job.done = [this](Result<Entries> read) {
        if (!read)
            return report(read.error());
        entries_.insert(entries_.end(), read->begin(), read->end());
        Q_EMIT entriesChanged();
    };
    lane_.start<Entries>({kList}, this, std::move(job));
}

const HistoryEntry* StudioHistory::find(const std::string& id) const {
    const auto entry = std::ranges::find(entries_, id, &HistoryEntry::id);
    return entry == entries_.end() ? nullptr : &*entry;
}

bool StudioHistory::isOfThisPhoto(const HistoryEntry& entry) const {
    return session_.photo() && isSamePhoto(entry, *session_.photo());
}

// ---- keeping

StudioHistory::Snapshot StudioHistory::snapshot(HistoryEntry::Kind kind) const {
    Snapshot now;
    now.entry.kind = kind;
    now.entry.time = QDateTime::currentDateTime();
    now.entry.photoName = session_.photoName();
    now.entry.photoPath = session_.photo()->path;
    now.entry.photoSha256 = session_.photo()->sha256;
    now.entry.recipe = session_.recipe();
    now.result = result_;
    return now;
}

void StudioHistory::see(const Preview& preview) {
    const QRectF whole(0, 0, session_.photo()->picture->image.width,
                       session_.photo()->picture->image.height);
    if (preview.isResult && preview.region.contains(whole))
        result_ = preview.image;
}

void StudioHistory::pin() {
    pinning_ = canPin();
    pinIfSettled();
}

void StudioHistory::pinIfSettled() {
    if (!pinning_ || !session_.isSettled() || result_.isNull())
        return;
    pinning_ = false;
    keep(snapshot(HistoryEntry::Kind::pinned));
}

void StudioHistory::keepExport(const QString& path) {
    const auto exported = std::exchange(exporting_, {});
    if (path.isEmpty() || !exported)
        return;
    Snapshot done = *exported;
    done.entry.exportPath = path;
    keep(std::move(done));
}

/// An export that began before its preview was there has only its file to show.
Result<QImage> StudioHistory::resultOf(const Snapshot& snapshot) {
    if (!snapshot.result.isNull())
        return snapshot.result;
    return load(PictureSource::file(snapshot.entry.exportPath)).map([](LoadedPicture&& exported) {
        return exported.display;
    });
}

void StudioHistory::keep(Snapshot snapshot) {
    Job<HistoryEntry> job;
    job.body = [store = store_,
                snapshot = std::move(snapshot)](const JobHooks&) -> Result<HistoryEntry> {
        return resultOf(snapshot).and_then(
            [&](const QImage& result) { return store.add(snapshot.entry, result); });
    };
    job.done = [this](Result<HistoryEntry> kept) {
        if (!kept)
            return report(kept.error());
        entries_.insert(entries_.begin(), std::move(*kept));
        if (entries_.size() > HistoryStore::kMaxEntries)
            entries_.pop_back();
        Q_EMIT entriesChanged();
    };
    lane_.start<HistoryEntry>({kAdd, ++lastJob_}, this, std::move(job));
}

void StudioHistory::remove(const std::string& id) {
    const auto removed =
        std::erase_if(entries_, [&id](const HistoryEntry& entry) { return entry.id == id; });
    if (removed == 0)
        return;
    Q_EMIT entriesChanged();
    using Nothing = std::monostate;
    Job<Nothing> job;
    job.body = [store = store_, id](const JobHooks&) -> Result<Nothing> {
        return store.remove(id).map([] { return Nothing(); });
    };
    job.done = [this](const Result<Nothing>& done) {
        if (!done)
            report(done.error());
    };
    lane_.start<Nothing>({kRemove, ++lastJob_}, this, std::move(job));
}

// ---- going back

void StudioHistory::recall(const std::string& id) {
    const HistoryEntry* entry = find(id);
    if (!entry)
        return;
    if (isOfThisPhoto(*entry) || !QFileInfo::exists(entry->photoPath)) {
        if (!isOfThisPhoto(*entry))
            Q_EMIT message({Severity::warning,
                            tr("The photo “%1” is not where it was. Its settings and styles are "
                               "applied to the photo that is open.")
                                .arg(entry->photoName),
                            {},
                            {},
                            {}});
        session_.applyRecipe(entry->recipe, Edit::history);
        return;
    }
    recalling_ = *entry;
    session_.openPhoto(PictureSource::file(entry->photoPath));
}

void StudioHistory::takePhoto() {
    result_ = {};
    pinning_ = false;
    const auto wanted = std::exchange(recalling_, {});
    if (wanted && session_.photo() && session_.photo()->path == wanted->photoPath)
        session_.applyRecipe(wanted->recipe, Edit::history);
    Q_EMIT photoChanged();
    Q_EMIT canPinChanged();
}

void StudioHistory::requestPictures(const std::vector<std::string>& ids) {
    Job<QList<QImage>> job;
    job.body = [store = store_, ids](const JobHooks&) -> Result<QList<QImage>> {
        QList<QImage> pictures;
        for (const std::string& id : ids)
            pictures << store.picture(id);
        return pictures;
    };
    job.done = [this](const Result<QList<QImage>>& pictures) {
        if (pictures)
            Q_EMIT picturesReady(*pictures);
        else
            report(pictures.error());
    };
    lane_.start<QList<QImage>>({kPictures}, this, std::move(job));
}

void StudioHistory::report(const Error& error) {
    Q_EMIT message({Severity::error, errorText(error), {}, {}, QStringLiteral("history")});
}

}  // namespace irodori
