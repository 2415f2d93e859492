// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library_shelves.h"

#include <QDirIterator>
#include <QFileInfo>
#include <algorithm>

#include "base/atomic_file.h"
#include "base/trash.h"
#include "imaging/picture_io.h"
#include "jobs/error_text.h"
#include "library/library_reader.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

constexpr qsizetype kMaxImported = 2000;  ///< files of dropped folders

enum JobKind { kModels, kSwatches, kRuns, kChange };

bool isModelFile(const QString& path) {
    return path.endsWith(QLatin1String(".irodori"), Qt::CaseInsensitive);
}

fs::path pathOf(const LibraryItem& item) {
    return item.path.toStdString();
}

/// Copies a picture as it is, once it is known to be one.
Result<void> importInto(const fs::path& folder, const fs::path& file) {
    if (const auto picture = loadPicture(file); !picture)
        return tl::unexpected(picture.error());
    const auto bytes = readFile(file, LoadLimits{}.maxFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return systemFailure(error.value(), folder.string());
    return writeFile(folder / file.filename(), *bytes, IfExists::keepBoth).map([](const auto&) {});
}

/// Folders become the files in them that have an ending which we know.
QStringList expanded(const QStringList& paths) {
    QStringList patterns{QStringLiteral("*.irodori"),
                         QLatin1Char('*') + QLatin1String(kPresetExtension)};
    for (const std::string& extension : readableExtensions())
        patterns << QStringLiteral("*.") + QString::fromStdString(extension);
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir())
            files << path;
        QDirIterator inside(path, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (inside.hasNext() && files.size() < kMaxImported)
            files << inside.next();
    }
    return files;
}

struct Imported {
    QStringList presets;  ///< still to be imported: their collection does that
    int models = 0;
    int pictures = 0;
    std::vector<Error> failures;
};

Imported importAll(const QStringList& paths, const ModelLibrary& models, const fs::path& swatches,
                   const JobHooks& hooks) {
    Imported imported;
    for (const QString& file : expanded(paths)) {
        if (hooks.stopped())
            break;
        if (isPresetFile(file)) {
            imported.presets << file;
            continue;
        }
        const fs::path path = file.toStdString();
        const bool isModel = isModelFile(file);
        const Result<void> done = isModel ? models.install(path).map([](const ModelEntry&) {})
                                          : importInto(swatches, path);
        if (!done)
            imported.failures.push_back(done.error());
        else
            ++(isModel ? imported.models : imported.pictures);
    }
    return imported;
}

Result<ModelEntry> entryOf(const ModelLibrary& models, const fs::path& file) {
    for (const ModelEntry& entry : models.list())
        if (entry.path == file)
            return entry;
    return failure(ErrorCode::notFound, file.string());
}

/// Never onto another file.
Result<void> renameFile(const fs::path& from, const fs::path& to) {
    if (from == to)
        return {};
    std::error_code error;
    if (fs::exists(to, error))
        return failure(ErrorCode::exists, to.string());
    fs::rename(from, to, error);
    if (error)
        return systemFailure(error.value(), from.string());
    return {};
}

}  // namespace

LibraryShelves::LibraryShelves(PresetCollection& presets, ModelLibrary models,
                               std::shared_ptr<TrainingRuns> runs, Folders folders, QObject* parent)
    : QObject(parent),
      presets_(presets),
      models_(std::move(models)),
      runs_(std::move(runs)),
      folders_(std::move(folders)),
      swatchReader_(std::make_shared<SwatchReader>()) {
    connect(&presets_, &PresetCollection::changed, this, &LibraryShelves::changed);
}

std::vector<LibraryItem> LibraryShelves::items() const {
    std::vector<LibraryItem> items;
    for (const ShownPreset& preset : presets_.presets())
        items.push_back(itemOf(preset));
    for (const auto& [kind, read] : read_)
        items.insert(items.end(), read.begin(), read.end());
    std::ranges::stable_sort(items, {}, &LibraryItem::shelf);
    return items;
}

const ShownPreset* LibraryShelves::presetOf(const LibraryItem& item) const {
    if (item.shelf != Shelf::presets)
        return nullptr;
    const auto found =
        std::ranges::find(presets_.presets(), pathOf(item),
                          [](const ShownPreset& preset) { return preset.entry.path; });
    return found == presets_.presets().end() ? nullptr : &*found;
}

// ---- reading

void LibraryShelves::read(int kind, std::function<Result<Items>(const JobHooks&)> reader) {
    Job<Items> job;
    job.body = std::move(reader);
    job.done = [this, kind](Result<Items> items) {
        if (items)
            read_[kind] = std::move(*items);
        Q_EMIT changed();
    };
    lane_.start<Items>({kind}, this, std::move(job), Newer::awaitsRunning);
}

void LibraryShelves::readModels() {
    read(kModels, [models = models_](const JobHooks&) { return modelItems(models); });
}

void LibraryShelves::readSwatches() {
    read(kSwatches, [reader = swatchReader_, folders = folders_](const JobHooks& hooks) {
        return reader->read(folders.shippedSwatches, folders.userSwatches, hooks);
    });
}

void LibraryShelves::readRuns() {
    read(kRuns, [runs = runs_](const JobHooks&) { return runItems(runs->list()); });
}

void LibraryShelves::refresh() {
    presets_.refresh();
    readModels();
    readSwatches();
    readRuns();
}

// ---- changing

void LibraryShelves::change(Change change, const QString& done, void (LibraryShelves::*then)()) {
    Job<bool> job;
    job.body = [change = std::move(change)](const JobHooks&) {
        return change().map([] { return true; });
    };
    job.done = [this, done, then](const Result<bool>& changed) {
        if (!changed)
            Q_EMIT message({Severity::error, errorText(changed.error()), {}, {}, {}});
        else if (!done.isEmpty())
            Q_EMIT message({Severity::info, done, {}, {}, {}});
        (this->*then)();
        if (then == &LibraryShelves::readModels)
            Q_EMIT modelsChanged();
        if (then == &LibraryShelves::readSwatches)
            Q_EMIT swatchesChanged();
    };
    changes_.start<bool>({kChange, ++lastJob_}, this, std::move(job));
}

void LibraryShelves::import(const QStringList& files) {
    if (files.isEmpty())
        return;
    Job<Imported> job;
    job.body = [files, models = models_, folder = folders_.userSwatches](const JobHooks& hooks) {
        return Result<Imported>(importAll(files, models, folder, hooks));
    };
    job.done = [this](const Result<Imported>& imported) {
        const Imported result = imported.value_or(Imported{});
        presets_.import(result.presets);
        readModels();
        readSwatches();
        if (result.models > 0)
            Q_EMIT modelsChanged();
        if (result.pictures > 0)
            Q_EMIT swatchesChanged();
        QStringList done;
        if (result.models > 0)
            done << tr("models: %1").arg(result.models);
        if (!result.presets.isEmpty())
            done << tr("presets: %1").arg(result.presets.size());
        if (result.pictures > 0)
            done << tr("pictures: %1").arg(result.pictures);
        if (!done.isEmpty())
            Q_EMIT message(
                {Severity::info, tr("Imported – %1.").arg(done.join(tr(", "))), {}, {}, {}});
        if (!result.failures.empty())
            Q_EMIT message({Severity::error, errorText(result.failures), {}, {}, {}});
    };
    changes_.start<Imported>({kChange, ++lastJob_}, this, std::move(job));
}

void LibraryShelves::rename(const LibraryItem& item, const QString& name) {
    if (const ShownPreset* preset = presetOf(item))
        presets_.rename(preset->entry, name);
    else if (item.shelf == Shelf::swatches)
        renameSwatch(item, name);
    else if (item.shelf == Shelf::runs)
        change([runs = runs_, run = RunFolder{pathOf(item)},
                name = name.toStdString()] { return runs->rename(run, name); },
               {}, &LibraryShelves::readRuns);
    else
        change(
            [models = models_, path = pathOf(item), name = name.toStdString()]() -> Result<void> {
                return entryOf(models, path).and_then([&](const ModelEntry& entry) {
                    return models.rename(entry, name);
                });
            },
            {}, &LibraryShelves::readModels);
}

void LibraryShelves::renameSwatch(const LibraryItem& item, const QString& name) {
    const QFileInfo file(item.path);
    QString safe = name;
    safe.replace(QLatin1Char('/'), QLatin1Char('-'));
    const QString target = file.dir().filePath(safe + QLatin1Char('.') + file.suffix());
    change(
        [from = pathOf(item), to = fs::path(target.toStdString())] { return renameFile(from, to); },
        {}, &LibraryShelves::readSwatches);
}

void LibraryShelves::remove(const LibraryItem& item) {
    const QString done = tr("“%1” is in the trash.").arg(item.name);
    const fs::path path = pathOf(item);
    if (const ShownPreset* preset = presetOf(item))
        presets_.remove(preset->entry);
    else if (item.shelf == Shelf::runs)
        change([runs = runs_, path] { return runs->moveToTrash(RunFolder{path}); }, done,
               &LibraryShelves::readRuns);
    else if (item.shelf == Shelf::swatches)
        change([path] { return moveToTrash(path).map([](const fs::path&) {}); }, done,
               &LibraryShelves::readSwatches);
    else
        change(
            [models = models_, path]() -> Result<void> {
                return entryOf(models, path).and_then([&](const ModelEntry& entry) {
                    return models.remove(entry);
                });
            },
            done, &LibraryShelves::readModels);
}

void LibraryShelves::setFavourite(const LibraryItem& item, bool favourite) {
    if (const ShownPreset* preset = presetOf(item))
        presets_.setFavourite(preset->entry, favourite);
}

void LibraryShelves::setHidden(const LibraryItem& item, bool hidden) {
    if (const ShownPreset* preset = presetOf(item))
        presets_.setHidden(preset->entry, hidden);
}

void LibraryShelves::duplicate(const LibraryItem& item) {
    if (const ShownPreset* preset = presetOf(item))
        presets_.duplicate(*preset);
}

}  // namespace irodori
