// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/studio_autosave.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <utility>

#include "jobs/error_text.h"

namespace irodori {

namespace {

constexpr int kDelayMilliseconds = 1000;

enum JobKind { kSave, kRestore };

/// Nobody has chosen one of these.
bool areDefaults(const std::vector<StudioReference>& references) {
    return std::ranges::all_of(
        references, [](const StudioReference& reference) { return reference.picture->isDefault; });
}

}  // namespace

StudioAutosave::StudioAutosave(StudioSession& session, const std::filesystem::path& folder,
                               QObject* parent)
    : QObject(parent),
      session_(session),
      file_(std::make_shared<StudioStateFile>(folder)),
      lane_(std::in_place) {
    delay_.setSingleShot(true);
    delay_.setInterval(kDelayMilliseconds);
    connect(&delay_, &QTimer::timeout, this, &StudioAutosave::save);
    for (const auto changed : {&StudioSession::referencesChanged, &StudioSession::settingsChanged})
        connect(&session_, changed, this, &StudioAutosave::saveSoon);
    // What only the artist does.
    connect(&session_, &StudioSession::photoChanged, this, &StudioAutosave::saveNew);
    connect(&session_.undoStack(), &QUndoStack::indexChanged, this, &StudioAutosave::saveNew);
    connect(&session_, &StudioSession::maskChanged, this, [this] {
        if (std::exchange(mask_, session_.mask()) != session_.mask())
            saveSoon();  // else it is the subject, which is found anew
    });
}

StudioAutosave::~StudioAutosave() {
    if (isRestoring_ || !hasChanged_)
        return;  // what was saved before holds
    lane_.reset();
    StudioState last = state();
    last.wasClosed = true;
    if (auto written = file_->write(last); !written)
        spdlog::warn("{}", written.error().message());
}

void StudioAutosave::setVisible(const QRectF& visible) {
    if (visible == visible_)
        return;
    visible_ = visible;
    if (session_.photo())
        saveSoon();
}

void StudioAutosave::saveNew() {
    fileKnowsMore_ = false;
    saveSoon();
}

/// A drag does not put it off: the first change starts the clock.
void StudioAutosave::saveSoon() {
    if (fileKnowsMore_)
        return;
    hasChanged_ = true;
    if (!delay_.isActive())
        delay_.start();
}

StudioState StudioAutosave::state() const {
    return {session_.photo(), session_.document(), visible_, false};
}

void StudioAutosave::save() {
    if (isRestoring_)
        return;
    Job<bool> job;
    job.body = [file = file_, state = state()](const JobHooks&) {
        return file->write(state).map([] { return true; });
    };
    job.done = [this](const Result<bool>& saved) {
        if (!saved && !hasFailed_)
            Q_EMIT message({Severity::warning,
                            tr("Your work is not being saved: %1").arg(errorText(saved.error())),
                            {},
                            {},
                            {}});
        hasFailed_ = !saved;
    };
    lane_->start<bool>({kSave}, this, std::move(job), Newer::awaitsRunning);
}

// ---- restoring

void StudioAutosave::restore(What what) {
    isRestoring_ = true;
    Job<StudioStateFile::Reading> job;
    job.body = [file = file_](const JobHooks& hooks) { return file->read(hooks); };
    job.done = [this, what](Result<StudioStateFile::Reading> reading) {
        isRestoring_ = false;
        if (reading)
            take(*reading, what);
        else if (reading.error().code != ErrorCode::notFound
                 && reading.error().code != ErrorCode::cancelled)
            Q_EMIT message(
                {Severity::warning,
                 tr("Your last session cannot be restored: %1 The next save keeps it as %2.")
                     .arg(errorText(reading.error()),
                          QString::fromStdString(file_->aside().string())),
                 {},
                 {},
                 {}});
    };
    lane_->start<StudioStateFile::Reading>({kRestore}, this, std::move(job));
}

void StudioAutosave::take(const StudioStateFile::Reading& reading, What what) {
    const bool photo = what.photo && reading.state.photo && !session_.photo();
    const bool styles = what.styles && areDefaults(session_.references());
    const bool isUntouched = !session_.photo() && styles;
    const StudioState& state = reading.state;
    session_.restore(photo ? state.photo : std::nullopt,
                     styles ? std::optional(state.document) : std::nullopt);
    if (photo && !state.visible.isEmpty())
        Q_EMIT visibleRestored(state.visible);
    if (photo || styles)
        tell(reading);
    if (isUntouched && !reading.missing.isEmpty())
        keepFile();
}

/// What is missing may be on a drive that is not there for the moment.
void StudioAutosave::keepFile() {
    delay_.stop();
    hasChanged_ = false;
    fileKnowsMore_ = true;
}

void StudioAutosave::tell(const StudioStateFile::Reading& reading) {
    if (!reading.missing.isEmpty())
        Q_EMIT message({Severity::warning,
                        tr("Not found any more: %1. Open them from where they are now.")
                            .arg(reading.missing.join(tr(", "))),
                        {},
                        {},
                        {}});
    const bool hasWork = reading.state.photo || !areDefaults(reading.state.document.references);
    if (!reading.state.wasClosed && hasWork)
        Q_EMIT message({Severity::info,
                        tr("Irodori did not close as it should. Your work is as you left it."),
                        {},
                        {},
                        {}});
}

}  // namespace irodori
