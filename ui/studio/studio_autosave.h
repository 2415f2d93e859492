// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRectF>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>

#include "jobs/job_lane.h"
#include "studio/studio_session.h"
#include "studio/studio_state.h"

namespace irodori {

/// Keeps what the Studio works on in a folder, a second after a change, and brings it
/// back: after a restart as after a crash. GUI thread.
class StudioAutosave : public QObject {
    Q_OBJECT

public:
    /// `session` must outlive it.
    StudioAutosave(StudioSession& session, const std::filesystem::path& folder,
                   QObject* parent = nullptr);
    /// Saves for the last time, if anything has changed.
    ~StudioAutosave() override;

    /// What is to come back. Settings come with the styles.
    struct What {
        bool photo = true;
        bool styles = true;
    };
    /// Reads in the background and hands it to the session, unless the artist was faster. Nothing
    /// is saved before.
    void restore(What what);

    /// Between a change and its saving.
    void setDelay(int milliseconds) { delay_.setInterval(milliseconds); }
    /// Whether nothing is to be saved or restored.
    [[nodiscard]] bool isIdle() const { return !delay_.isActive() && lane_->isIdle(); }

    /// Remembers which part of the photo the window shows; empty: all of it.
    void setVisible(const QRectF& visible);

Q_SIGNALS:
    /// To be shown once the photo is there.
    void visibleRestored(const QRectF& visible);
    void message(const irodori::Message& message);

private:
    void saveSoon();
    void saveNew();
    void save();
    [[nodiscard]] StudioState state() const;
    void take(const StudioStateFile::Reading& reading, What what);
    void keepFile();
    void tell(const StudioStateFile::Reading& reading);

    StudioSession& session_;
    std::shared_ptr<StudioStateFile> file_;  ///< the lane's, as long as there is one
    QRectF visible_;
    std::shared_ptr<const Mask> mask_;  ///< painted, as of the last change
    QTimer delay_;
    bool isRestoring_ = false;
    bool hasChanged_ = false;     ///< since the program began
    bool fileKnowsMore_ = false;  ///< than could be restored: it stays until the artist goes on
    bool hasFailed_ = false;      ///< and said so
    std::optional<JobLane> lane_;
};

}  // namespace irodori
