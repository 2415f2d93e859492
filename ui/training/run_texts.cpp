// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "jobs/error_text.h"

namespace irodori {

namespace {

constexpr double kMinute = 60;
constexpr long kHourMinutes = 60;

/// Context of the translations.
class Training {
    Q_DECLARE_TR_FUNCTIONS(Training)
};

QString number(std::int64_t value) {
    return QLocale().toString(qlonglong(value));
}

QString healthText(const HealthReport& report) {
    switch (report.health) {
        case Health::tooEarly:
            return Training::tr("Just begun: too early to say how it goes.");
        case Health::warmingUp:
            return Training::tr(
                "Warming up: it learns colours and shapes before the critic joins in.");
        case Health::learning:
            return Training::tr(
                "Learning well: pictures that it never saw come closer to the style.");
        case Health::plateau:
            return Training::tr(
                       "No longer improving: stopping now loses nothing. Step %1 was best so far.")
                .arg(number(report.bestStep));
        case Health::discriminatorWins:
            return Training::tr(
                "The discriminator is winning: it sees through every painting, which teaches "
                "nothing. Lower the critic’s learning rate or vary the references more.");
        case Health::discriminatorLoses:
            return Training::tr(
                "The discriminator is losing: it takes anything for a reference, so strokes stay "
                "soft. Raise the critic’s learning rate.");
        case Health::overfitting:
            return Training::tr(
                       "Overfitting: the references are being learnt by heart. Add references, or "
                       "stop: the model of step %1 was best.")
                .arg(number(report.bestStep));
        case Health::contentFades:
            return Training::tr(
                "The photo fades: what it shows gets lost. Raise the faithfulness to the photo.");
        case Health::tooFewToTell:
            return Training::tr(
                "The references may be learnt by heart. With fewer than about 200 of them, or none "
                "held out, nobody can tell: watch the samples.");
        case Health::unstable:
            return Training::tr("Unstable: the losses jump. Lower the learning rates.");
    }
    return {};
}

Severity severityOf(Health health) {
    switch (health) {
        case Health::discriminatorWins:
        case Health::discriminatorLoses:
        case Health::overfitting:
        case Health::contentFades:
        case Health::unstable:
            return Severity::warning;
        default:
            return Severity::info;
    }
}

Error errorOf(const RunStatus& status) {
    const bool known = status.errorCode >= 0 && status.errorCode <= int(ErrorCode::internal);
    return {known ? ErrorCode(status.errorCode) : ErrorCode::internal, {}, status.note};
}

Verdict pausedVerdict(const RunStatus& status) {
    if (status.errorCode < 0)
        return {Severity::info, Training::tr("Paused. The processor is free; nothing is lost.")};
    if (errorOf(status).code == ErrorCode::diskFull)
        return {Severity::error,
                Training::tr("Paused: the disk is full. Make room and resume; nothing is lost.")};
    return {Severity::error, Training::tr("Paused: %1").arg(QString::fromStdString(status.note))};
}

QString percent(double share) {
    return QString::number(std::lround(100 * share));
}

}  // namespace

bool computes(RunState state) {
    return state == RunState::preparing || state == RunState::training
           || state == RunState::finishing;
}

QString stateName(RunState state) {
    switch (state) {
        case RunState::created:
            return Training::tr("Not started");
        case RunState::preparing:
            return Training::tr("Preparing");
        case RunState::training:
            return Training::tr("Training");
        case RunState::paused:
            return Training::tr("Paused");
        case RunState::finishing:
            return Training::tr("Finishing");
        case RunState::stopped:
            return Training::tr("Stopped");
        case RunState::finished:
            return Training::tr("Finished");
        case RunState::failed:
            return Training::tr("Failed");
        case RunState::lost:
            return Training::tr("Interrupted");
    }
    return {};
}

Verdict verdictOf(const RunStatus& status, const HealthReport& health) {
    switch (status.state) {
        case RunState::created:
            return {Severity::info, Training::tr("Ready to start.")};
        case RunState::preparing:
            return {Severity::info,
                    Training::tr("Preparing the pictures: %1 %.").arg(percent(status.progress))};
        case RunState::training:
            return {severityOf(health.health), healthText(health)};
        case RunState::paused:
            return pausedVerdict(status);
        case RunState::finishing:
            return {Severity::info, Training::tr("Finishing: the model is saved and judged, %1 %.")
                                        .arg(percent(status.progress))};
        case RunState::stopped:
            return {Severity::info,
                    Training::tr("Stopped at step %1 and saved. Resume whenever you like.")
                        .arg(number(status.step))};
        case RunState::finished:
            return {Severity::info,
                    Training::tr("Finished. Try it in the Studio, or continue with more steps.")};
        case RunState::failed:
            return {Severity::error, Training::tr("Training failed at step %1. %2")
                                         .arg(number(status.step), errorText(errorOf(status)))};
        case RunState::lost:
            return {Severity::warning,
                    Training::tr("The training program ended unexpectedly at step %1. Resume: it "
                                 "goes on from step %2.")
                        .arg(number(status.step),
                             number(std::max<std::int64_t>(0, status.checkpointStep)))};
    }
    return {};
}

QString durationText(double seconds) {
    if (seconds < 0)
        return {};
    const auto minutes = std::lround(seconds / kMinute);
    if (minutes < 1)
        return Training::tr("less than a minute");
    if (minutes < kHourMinutes)
        return Training::tr("about %1 min").arg(minutes);
    return Training::tr("about %1 h %2 min")
        .arg(minutes / kHourMinutes)
        .arg(minutes % kHourMinutes);
}

QString countsText(const Dataset& dataset) {
    struct Row {
        Finding finding;
        QString text;
    };
    const Row rows[] = {{Finding::unreadable, Training::tr("%1 unreadable")},
                        {Finding::tiny, Training::tr("%1 too small")},
                        {Finding::blank, Training::tr("%1 blank")},
                        {Finding::nearCopy, Training::tr("%1 nearly alike")},
                        {Finding::blurred, Training::tr("%1 blurred")},
                        {Finding::inBothSets, Training::tr("%1 in both sets")},
                        {Finding::optOut, Training::tr("%1 with “do not train”")}};
    QStringList parts{Training::tr("%1 usable").arg(number(std::int64_t(dataset.usable())))};
    for (const Row& row : rows) {
        const auto count =
            std::ranges::count_if(dataset.pictures, [&](const DatasetPicture& picture) {
                return std::ranges::find(picture.findings, row.finding) != picture.findings.end();
            });
        if (count > 0)
            parts << row.text.arg(number(count));
    }
    return parts.join(Training::tr(", "));
}

QString findingText(Finding finding) {
    switch (finding) {
        case Finding::unreadable:
            return Training::tr("Cannot be read");
        case Finding::tiny:
            return Training::tr("Too small to learn from");
        case Finding::blank:
            return Training::tr("A single flat colour");
        case Finding::nearCopy:
            return Training::tr("Looks like another picture");
        case Finding::blurred:
            return Training::tr("Out of focus");
        case Finding::optOut:
            return Training::tr("Its author forbids training");
        case Finding::inBothSets:
            return Training::tr("Is also among the photos");
    }
    return {};
}

QString concernText(const TrainingRuns::Concern& concern) {
    using Kind = TrainingRuns::Concern::Kind;
    const QString count = number(concern.count);
    switch (concern.kind) {
        case Kind::settings:
            return Training::tr("These settings do not go together: %1.")
                .arg(QString::fromStdString(concern.error.message()));
        case Kind::noPhotos:
            return Training::tr("None of the photos can be used. Choose another folder.");
        case Kind::noStyles:
            return Training::tr("None of the style pictures can be used. Choose another folder.");
        case Kind::sameSets:
            return Training::tr(
                       "Style pictures that are photos, too: %1. The style would be learnt "
                       "from the photos themselves.")
                .arg(count);
        case Kind::fewPhotos:
            return Training::tr(
                       "Only %1 photos can be used; with a hundred or more the style "
                       "suits any motif.")
                .arg(count);
        case Kind::fewStyles:
            return Training::tr(
                       "Only %1 style pictures can be used; with 30 or more they are not "
                       "simply learnt by heart.")
                .arg(count);
        case Kind::optOut:
            return Training::tr("Pictures whose authors forbid training: %1. They are left out.")
                .arg(count);
        case Kind::diskSpace:
            return Training::tr("The disk has too little room: about %1 MiB are needed.")
                .arg(count);
        case Kind::memory:
            return Training::tr(
                       "The computer has too little memory: about %1 MiB are needed. "
                       "Take fewer pictures per step or smaller crops.")
                .arg(count);
        case Kind::anotherRun:
            return Training::tr("Another training runs on this computer; both will be slower.");
    }
    return {};
}

std::vector<ScoreText> scoreTexts() {
    return {
        {&Scores::style, Training::tr("Style distance"),
         Training::tr("How far colours and textures are from references that were held out."), 3,
         true},
        {&Scores::content, Training::tr("Content distance"),
         Training::tr("How much of what the photo shows was changed."), 3, true},
        {&Scores::kid, Training::tr("KID"),
         Training::tr("How far the pictures as a whole are from the references as a whole."), 4,
         true},
        {&Scores::palette, Training::tr("Palette distance"),
         Training::tr("How far the colours are from those of the references."), 3, true},
        {&Scores::identity, Training::tr("Identity error"),
         Training::tr("How much strength 0 still changes a photo, in 1/255 of full brightness."), 1,
         true},
        {&Scores::edges, Training::tr("Edges kept"),
         Training::tr("How well the outlines follow the photo’s: 1 is exactly."), 2, false},
        {&Scores::diversity, Training::tr("Diversity"),
         Training::tr("How much two seeds differ at full variation, in 1/255."), 1, false},
    };
}

}  // namespace irodori
