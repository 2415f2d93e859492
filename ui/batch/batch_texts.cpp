// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_texts.h"

#include <spdlog/spdlog.h>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

#include "jobs/error_text.h"

namespace irodori {

namespace {

/// Context of the translations.
class Batch {
    Q_DECLARE_TR_FUNCTIONS(Batch)
};

QString percent(double share) {
    return Batch::tr("%1 %").arg(QLocale().toString(std::round(share * 100), 'f', 0));
}

}  // namespace

QString nameOf(BatchState state) {
    switch (state) {
        case BatchState::waiting:
            return Batch::tr("Waiting");
        case BatchState::running:
            return Batch::tr("Next");
        case BatchState::done:
            return Batch::tr("Done");
        case BatchState::skipped:
            return Batch::tr("Skipped");
        case BatchState::failed:
            return Batch::tr("Failed");
    }
    return {};
}

QString iconOf(BatchState state) {
    switch (state) {
        case BatchState::waiting:
            return QStringLiteral("more");
        case BatchState::running:
            return QStringLiteral("running");
        case BatchState::done:
            return QStringLiteral("check");
        case BatchState::skipped:
            return QStringLiteral("forward");
        case BatchState::failed:
            return QStringLiteral("error");
    }
    return {};
}

QString reasonOf(const BatchItem& item) {
    if (item.state == BatchState::skipped && item.failure)
        return Batch::tr("There is a file of this name already.");
    return item.failure ? errorText(*item.failure) : QString();
}

QString reasonOfEnd(const Error& error, const BatchPlan* plan) {
    const bool isOfModel =
        plan && error.code == ErrorCode::notFound && error.subject == plan->style.recipe.modelName;
    if (!isOfModel)
        return errorText(error);
    spdlog::warn("{}", error.message());
    return Batch::tr(
               "The model “%1” is not installed. Add it to the library, or choose another "
               "style.")
        .arg(QString::fromStdString(error.subject));
}

QString barrenText(const std::filesystem::path& folder) {
    return Batch::tr("There are no pictures in “%1”.").arg(fileName(folder));
}

QString timeLeftText(int seconds) {
    if (seconds < 60)
        return Batch::tr("%1 s left").arg(seconds);
    const int minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return Batch::tr("about %1 min left").arg(minutes);
    return Batch::tr("about %1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

QString workTimeText(double seconds) {
    if (seconds < 60)
        return Batch::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 10 ? 1 : 0));
    const int whole = int(std::lround(seconds));
    return Batch::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString summaryOf(const StyleRecipe& recipe) {
    QStringList parts{Batch::tr("Model %1").arg(QString::fromStdString(recipe.modelName))};
    const StyleSettings& settings = recipe.settings;
    const StyleSettings initial;
    const auto add = [&](const QString& name, double value, double usual) {
        if (value != usual)
            parts << Batch::tr("%1 %2").arg(name, percent(value));
    };
    add(Batch::tr("Strength"), settings.strength, initial.strength);
    add(Batch::tr("Calm areas"), settings.calm, initial.calm);
    add(Batch::tr("Colour"), settings.color, initial.color);
    add(Batch::tr("Detail"), settings.detail, initial.detail);
    add(Batch::tr("Line art"), settings.lines, initial.lines);
    add(Batch::tr("Flatness"), settings.flatness, initial.flatness);
    add(Batch::tr("Variation"), settings.variation, initial.variation);
    switch (settings.region) {
        case StyledRegion::all:
            break;
        case StyledRegion::subject:
            parts << Batch::tr("subject only");
            break;
        case StyledRegion::background:
            parts << Batch::tr("background only");
            break;
        case StyledRegion::mask:
            parts << Batch::tr("in the painted mask");
            break;
    }
    return parts.join(Batch::tr(" · "));
}

QString fileName(const std::filesystem::path& path) {
    return QString::fromStdString(path.filename().string());
}

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

}  // namespace irodori
