// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "data/dataset.h"
#include "train/evaluation.h"
#include "train/health.h"
#include "train/training_runs.h"
#include "widgets/message_bar.h"

namespace irodori {

/// Whether a process keeps the cores busy with the run.
[[nodiscard]] bool computes(RunState state);

[[nodiscard]] QString stateName(RunState state);

/// Where a run stands, and what to do about it.
struct Verdict {
    Severity severity = Severity::info;
    QString text;
};
[[nodiscard]] Verdict verdictOf(const RunStatus& status, const HealthReport& health);

/// "about 12 min"; empty for a negative number.
[[nodiscard]] QString durationText(double seconds);

/// "212 usable, 3 unreadable, 5 nearly alike".
[[nodiscard]] QString countsText(const Dataset& dataset);
/// One finding as a whole sentence.
[[nodiscard]] QString findingText(Finding finding);
/// What stands in the way of a training, or speaks against it.
[[nodiscard]] QString concernText(const TrainingRuns::Concern& concern);

/// One of the scores of a model, as a report explains it.
struct ScoreText {
    double Scores::*member;
    QString label;
    QString explanation;
    int decimals;
    bool lowerIsBetter;
};
[[nodiscard]] std::vector<ScoreText> scoreTexts();

}  // namespace irodori
