// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library_reader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "imaging/rights.h"
#include "studio/picture_source.h"
#include "train/evaluation.h"
#include "training/run_texts.h"
#include "training/thumbnails.h"

namespace irodori {

namespace {

constexpr int kThumbnailSide = LoadedPicture::kThumbnailSide;
constexpr int kMosaicColumns = 2;
constexpr const char* kShippedLicense = "CC-BY-SA-4.0";  ///< see the READMEs of resources/

/// Context of the translations.
class Library {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

QString text(const std::string& value) {
    return QString::fromStdString(value).simplified();
}

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

void addFact(LibraryItem& item, const QString& label, const QString& value) {
    if (!value.isEmpty())
        item.facts.append({label, value});
}

QString dateText(const QDateTime& time) {
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

void addFileFacts(LibraryItem& item) {
    const QFileInfo file(item.path);
    addFact(item, Library::tr("Size"),
            QLocale().formattedDataSize(file.size(), 1, QLocale::DataSizeTraditionalFormat));
    addFact(item, Library::tr("Changed"), dateText(file.lastModified()));
    addFact(item, Library::tr("File"), file.fileName());
}

/// "Style distance 0.123, …" of a report in a model's card; empty if there is none.
QString scoresText(const std::string& report) {
    const auto evaluation = evaluationFromJson(report);
    if (!evaluation)
        return {};
    QStringList parts;
    for (const ScoreText& score : scoreTexts()) {
        const double value = evaluation->all.*score.member;
        if (std::isfinite(value))
            parts << Library::tr("%1 %2").arg(score.label,
                                              QLocale().toString(value, 'f', score.decimals));
    }
    return parts.join(QLatin1Char('\n'));
}

/// The first styles of a model, side by side.
QImage mosaic(const std::vector<ModelStyle>& styles) {
    std::vector<QImage> tiles;
    for (const ModelStyle& style : styles) {
        QImage tile = decodedThumbnail(style.thumbnail);
        if (!tile.isNull())
            tiles.push_back(std::move(tile));
        if (tiles.size() == kMosaicColumns * kMosaicColumns)
            break;
    }
    if (tiles.size() < kMosaicColumns * kMosaicColumns)
        return tiles.empty() ? QImage() : tiles.front();
    QImage image(kThumbnailSide, kThumbnailSide, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    const int side = kThumbnailSide / kMosaicColumns;
    for (int i = 0; i < int(tiles.size()); ++i) {
        const QImage tile = tiles[std::size_t(i)].scaled(side, side, Qt::KeepAspectRatioByExpanding,
                                                         Qt::SmoothTransformation);
        const QRect middle((tile.width() - side) / 2, (tile.height() - side) / 2, side, side);
        painter.drawImage(QPoint(i % kMosaicColumns, i / kMosaicColumns) * side, tile, middle);
    }
    return image;
}

LibraryItem modelItem(const ModelEntry& entry) {
    const ModelCard& card = entry.card;
    LibraryItem item;
    item.shelf = Shelf::models;
    item.path = pathText(entry.path);
    item.name = text(card.name);
    item.license = text(card.license);
    item.origin = text(card.author);
    item.isShipped = entry.shipped;
    item.thumbnail = card.styles.empty() ? QImage() : mosaic(card.styles);
    if (!card.steps.empty())
        item.summary = Library::tr("%1 steps").arg(text(card.steps));
    addFact(item, Library::tr("Author"), item.origin);
    addFact(item, Library::tr("Licence"), item.license);
    addFact(item, Library::tr("Base model"), text(card.baseName));
    addFact(item, Library::tr("Made of"), text(card.trainingData));
    addFact(item, Library::tr("Trained"), item.summary);
    addFact(item, Library::tr("Created"), text(card.created));
    addFact(item, Library::tr("Scores"), scoresText(card.scores));
    addFileFacts(item);
    return item;
}

LibraryItem packItem(const ModelEntry& entry, LibraryItem item) {
    QStringList names;
    QStringList attributions;
    for (const ModelStyle& style : entry.card.styles) {
        names << text(style.name);
        if (const QString attribution = text(style.attribution); !attribution.isEmpty())
            attributions << attribution;
    }
    attributions.removeDuplicates();
    item.shelf = Shelf::packs;
    item.summary = Library::tr("Styles: %1").arg(names.size());
    item.facts.prepend({Library::tr("Styles"), names.join(Library::tr(", "))});
    addFact(item, Library::tr("Taken from"), attributions.join(QLatin1Char('\n')));
    return item;
}

void addSwatchFacts(LibraryItem& item) {
    addFact(item, Library::tr("Author"), item.origin);
    addFact(item, Library::tr("Licence"), item.license);
    addFact(item, Library::tr("Pixels"), item.isUsable ? item.summary : QString());
    addFileFacts(item);
}

}  // namespace

QString nameOf(Shelf shelf) {
    switch (shelf) {
        case Shelf::presets:
            return Library::tr("Presets");
        case Shelf::models:
            return Library::tr("Models");
        case Shelf::packs:
            return Library::tr("Style packs");
        case Shelf::swatches:
            return Library::tr("Swatches");
        case Shelf::runs:
            return Library::tr("Runs");
    }
    return {};
}

QString iconOf(Shelf shelf) {
    switch (shelf) {
        case Shelf::presets:
            return QStringLiteral("save");
        case Shelf::models:
            return QStringLiteral("model");
        case Shelf::packs:
            return QStringLiteral("drop-style");
        case Shelf::swatches:
            return QStringLiteral("palette");
        case Shelf::runs:
            return QStringLiteral("chart");
    }
    return {};
}

LibraryItem itemOf(const ShownPreset& preset) {
    const StylePreset& stored = preset.entry.preset;
    LibraryItem item;
    item.shelf = Shelf::presets;
    item.path = pathText(preset.entry.path);
    item.name = preset.name();
    item.origin = text(stored.author);
    item.thumbnail = preset.thumbnail;
    item.isShipped = preset.entry.isShipped;
    item.isFavourite = preset.entry.isFavourite;
    item.isHidden = preset.entry.isHidden;
    if (item.isShipped)
        item.license = QLatin1String(kShippedLicense);
    QStringList styles;
    for (const ReferenceRecord& reference : stored.recipe.references)
        styles << text(reference.name);
    item.summary = item.isHidden      ? Library::tr("Hidden in the Studio")
                   : styles.isEmpty() ? Library::tr("For any style")
                                      : Library::tr("Styles: %1").arg(styles.size());
    addFact(item, Library::tr("Author"), item.origin);
    addFact(item, Library::tr("Licence"), item.license);
    addFact(item, Library::tr("Styles"), styles.join(Library::tr(", ")));
    addFact(item, Library::tr("Model"), text(stored.recipe.modelName));
    addFact(item, Library::tr("Strength"),
            Library::tr("%1 %").arg(qRound(stored.recipe.settings.strength * 100)));
    addFileFacts(item);
    return item;
}

std::vector<LibraryItem> modelItems(const ModelLibrary& library) {
    std::vector<LibraryItem> items;
    for (const ModelEntry& entry : library.list()) {
        const LibraryItem model = modelItem(entry);
        if (!entry.card.isPack())
            items.push_back(model);
        if (!entry.card.styles.empty())
            items.push_back(packItem(entry, model));
    }
    return items;
}

std::vector<LibraryItem> runItems(const std::vector<RunSummary>& runs) {
    std::vector<LibraryItem> items;
    for (const RunSummary& run : runs) {
        const QLocale locale;
        LibraryItem item;
        item.shelf = Shelf::runs;
        item.path = pathText(run.folder.path);
        item.name = text(run.request.name);
        item.origin = text(run.request.author);
        item.summary = stateName(run.status.state);
        item.isBusy = isActive(run.status.state);
        item.model = pathText(run.model);
        item.isUsable = !run.model.empty();
        if (!run.thumbnail.empty())
            item.thumbnail =
                loadThumbnail(pathText(run.thumbnail), -1, kThumbnailSide).value_or(QImage());
        addFact(item, Library::tr("State"), item.summary);
        addFact(item, Library::tr("Steps"),
                Library::tr("%1 of %2")
                    .arg(locale.toString(qlonglong(run.status.step)),
                         locale.toString(qlonglong(run.status.iterations))));
        addFact(item, Library::tr("Author"), item.origin);
        addFact(item, Library::tr("Pictures"),
                Library::tr("%1 photos, %2 styles")
                    .arg(locale.toString(qulonglong(run.photos)),
                         locale.toString(qulonglong(run.styles))));
        QStringList scores;
        for (const auto& [name, value] : run.scores)
            scores << Library::tr("%1 %2").arg(text(name), locale.toString(value, 'f', 3));
        addFact(item, Library::tr("Scores"), scores.join(QLatin1Char('\n')));
        addFact(item, Library::tr("Begun"), dateText(QDateTime::fromSecsSinceEpoch(run.created)));
        items.push_back(std::move(item));
    }
    return items;
}

// ---- swatches

SwatchReader::Content SwatchReader::open(const QFileInfo& file) {
    Content content;
    content.changed = file.lastModified();
    content.bytes = file.size();
    const auto loaded = load(PictureSource::file(file.filePath()));
    if (!loaded)
        return content;
    const PictureRights rights = rightsOf(loaded->picture->metadata);
    const Image& image = loaded->picture->image;
    content.thumbnail = loaded->thumbnail;
    content.size = {image.width, image.height};
    content.license = text(rights.license);
    content.origin = text(rights.author.empty() ? rights.source : rights.author);
    return content;
}

LibraryItem SwatchReader::itemOf(const Swatch& swatch) {
    const QFileInfo file(swatch.path);
    Content& content = known_[swatch.path];
    // One that could not be read may only have been forbidden.
    if (content.thumbnail.isNull() || content.changed != file.lastModified()
        || content.bytes != file.size())
        content = open(file);
    LibraryItem item;
    item.shelf = Shelf::swatches;
    item.path = swatch.path;
    item.name = swatch.name;
    item.isUsable = !content.thumbnail.isNull();
    item.thumbnail = content.thumbnail;
    item.license = content.license;
    item.origin = content.origin;
    item.summary = item.isUsable
                       ? Library::tr("%1 × %2").arg(content.size.width).arg(content.size.height)
                       : Library::tr("Cannot be read");
    return item;
}

Result<std::vector<LibraryItem>> SwatchReader::read(const std::filesystem::path& shipped,
                                                    const std::filesystem::path& user,
                                                    const JobHooks& hooks) {
    std::vector<LibraryItem> items;
    const auto shippedSwatches = listSwatches(pathText(shipped));
    auto swatches = shippedSwatches;
    std::ranges::copy(listSwatches(pathText(user)), std::back_inserter(swatches));
    for (std::size_t i = 0; i < swatches.size(); ++i) {
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, {});
        LibraryItem item = itemOf(swatches[i]);
        if (i < shippedSwatches.size()) {
            item.isShipped = true;
            item.license = QLatin1String(kShippedLicense);
            item.origin = Library::tr("The Irodori authors");
        }
        addSwatchFacts(item);
        items.push_back(std::move(item));
    }
    std::erase_if(known_, [&items](const auto& known) {
        return std::ranges::find(items, known.first, &LibraryItem::path) == items.end();
    });
    return items;
}

}  // namespace irodori
