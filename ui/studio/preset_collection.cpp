// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/preset_collection.h"

#include <QCoreApplication>

#include "jobs/error_text.h"
#include "studio/picture_source.h"

namespace irodori {

namespace {

/// What became of changes, and what there is after them.
struct Outcome {
    std::vector<Error> failures;
    std::vector<ShownPreset> presets;
};

/// Those of resources/presets, where the translators' tools do not look.
[[maybe_unused]] constexpr const char* kTranslatableNames[] = {
    QT_TRANSLATE_NOOP("Presets", "Cel anime"),       QT_TRANSLATE_NOOP("Presets", "Anime sky"),
    QT_TRANSLATE_NOOP("Presets", "Comic"),           QT_TRANSLATE_NOOP("Presets", "Ink wash"),
    QT_TRANSLATE_NOOP("Presets", "Watercolour"),     QT_TRANSLATE_NOOP("Presets", "Woodblock"),
    QT_TRANSLATE_NOOP("Presets", "Pastel portrait"), QT_TRANSLATE_NOOP("Presets", "Oil")};

std::vector<ShownPreset> listed(const PresetLibrary& library) {
    std::vector<ShownPreset> presets;
    for (PresetEntry& entry : library.list()) {
        QImage thumbnail = decodedThumbnail(entry.preset.thumbnail);
        presets.push_back({std::move(entry), std::move(thumbnail)});
    }
    return presets;
}

}  // namespace

QString ShownPreset::name() const {
    const char* name = entry.preset.name.c_str();
    return entry.isShipped ? QCoreApplication::translate("Presets", name) : QString::fromUtf8(name);
}

bool isPresetFile(const QString& path) {
    return path.endsWith(QLatin1String(kPresetExtension), Qt::CaseInsensitive);
}

PresetCollection::PresetCollection(PresetLibrary library, QObject* parent)
    : QObject(parent), library_(std::move(library)) {}

void PresetCollection::change(std::vector<Change> changes, const QString& done) {
    Job<Outcome> job;
    job.body = [library = library_, changes = std::move(changes)](const JobHooks&) {
        Outcome outcome;
        for (const Change& change : changes)
            if (const auto changed = change(library); !changed)
                outcome.failures.push_back(changed.error());
        outcome.presets = listed(library);
        return Result<Outcome>(std::move(outcome));
    };
    job.done = [this, done](Result<Outcome> outcome) {
        if (outcome)
            presets_ = std::move(outcome->presets);
        Q_EMIT changed();
        const std::vector<Error> failures =
            outcome ? outcome->failures : std::vector<Error>{outcome.error()};
        if (!failures.empty())
            Q_EMIT message({Severity::error, errorText(failures), {}, {}, {}});
        else if (!done.isEmpty())
            Q_EMIT message({Severity::info, done, {}, {}, {}});
    };
    lane_.start<Outcome>({0, ++lastJob_}, this, std::move(job));
}

void PresetCollection::refresh() {
    change({});
}

void PresetCollection::add(const StylePreset& preset) {
    change({[preset](const PresetLibrary& library) {
        return library.add(preset).map([](const std::filesystem::path&) {});
    }});
}

void PresetCollection::import(const QStringList& files) {
    std::vector<Change> changes;
    for (const QString& file : files)
        changes.emplace_back([file = file.toStdString()](const PresetLibrary& library) {
            return library.import(file).map([](const std::filesystem::path&) {});
        });
    if (!changes.empty())
        change(std::move(changes));
}

void PresetCollection::rename(const PresetEntry& entry, const QString& name) {
    change({[entry, name = name.toStdString()](const PresetLibrary& library) {
        return library.rename(entry, name).map([](const std::filesystem::path&) {});
    }});
}

void PresetCollection::setFavourite(const PresetEntry& entry, bool favourite) {
    change({[entry, favourite](const PresetLibrary& library) {
        return library.setFavourite(entry, favourite);
    }});
}

void PresetCollection::setHidden(const PresetEntry& entry, bool hidden) {
    change({[entry, hidden](const PresetLibrary& library) {
        return library.setHidden(entry, hidden);
    }});
}

void PresetCollection::duplicate(const ShownPreset& preset) {
    StylePreset copy = preset.entry.preset;
    copy.name = preset.name().toStdString();
    add(copy);
}

void PresetCollection::remove(const PresetEntry& entry) {
    change({[entry](const PresetLibrary& library) { return library.remove(entry); }},
           tr("“%1” is in the trash.").arg(QString::fromStdString(entry.preset.name)));
}

void PresetCollection::share(const PresetEntry& entry, const QString& file) {
    change({[entry, file = file.toStdString()](const PresetLibrary&) {
               return savePreset(file, entry.preset, IfExists::replace)
                   .map([](const std::filesystem::path&) {});
           }},
           tr("“%1” is written; give the file to whomever you like.")
               .arg(QString::fromStdString(entry.preset.name)));
}

}  // namespace irodori
