// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

#include "jobs/job_lane.h"
#include "studio/history_store.h"
#include "studio/studio_session.h"

namespace irodori {

/// The states that the artist may want back: every export, and what was pinned. Kept in a folder,
/// so that they are there after a restart. Works on a lane. GUI thread.
class StudioHistory : public QObject {
    Q_OBJECT

public:
    /// `session` must outlive it. Reads the folder in the background.
    StudioHistory(StudioSession& session, const std::filesystem::path& folder,
                  QObject* parent = nullptr);

    /// Newest first.
    [[nodiscard]] const std::vector<HistoryEntry>& entries() const { return entries_; }
    /// Null if there is none.
    [[nodiscard]] const HistoryEntry* find(const std::string& id) const;
    /// Whether the entry was made of the photo that is open.
    [[nodiscard]] bool isOfThisPhoto(const HistoryEntry& entry) const;

    [[nodiscard]] bool canPin() const { return session_.canRepaint(); }
    /// Keeps the present state, as soon as its true repaint is there.
    void pin();
    /// Back to an entry: its photo, if that can be found, its settings and its styles.
    void recall(const std::string& id);
    void remove(const std::string& id);
    /// Reads the results of entries and reports them, in this order, in picturesReady(). Newer
    /// requests replace older ones.
    void requestPictures(const std::vector<std::string>& ids);

Q_SIGNALS:
    void entriesChanged();
    void canPinChanged();
    void photoChanged();  ///< others can be compared now
    void picturesReady(const QList<QImage>& pictures);
    void message(const irodori::Message& message);

private:
    struct Snapshot {
        HistoryEntry entry;
        QImage result;  ///< null: not painted yet
    };
    enum JobKind { kList, kAdd, kRemove, kPictures };

    [[nodiscard]] Snapshot snapshot(HistoryEntry::Kind kind) const;
    void see(const Preview& preview);
    void pinIfSettled();
    void keepExport(const QString& path);
    [[nodiscard]] static Result<QImage> resultOf(const Snapshot& snapshot);
    void keep(Snapshot snapshot);
    void takePhoto();
    void report(const Error& error);

    StudioSession& session_;
    HistoryStore store_;
    std::vector<HistoryEntry> entries_;
    QImage result_;  ///< the true repaint of the whole photo; null: not there yet
    bool pinning_ = false;
    std::optional<Snapshot> exporting_;
    std::optional<HistoryEntry> recalling_;  ///< waits for its photo
    std::uint64_t lastJob_ = 0;
    JobLane lane_;
};

}  // namespace irodori
