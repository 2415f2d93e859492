// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/swatches.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "imaging/picture_io.h"

namespace irodori {

namespace {

constexpr std::uintmax_t kMaxFileBytes = LoadLimits{}.maxFileBytes;

/// The names in our styles.json, where the translators' tools do not look.
[[maybe_unused]] constexpr const char* kTranslatableNames[] = {
    QT_TRANSLATE_NOOP("Swatches", "Anime cel"),      QT_TRANSLATE_NOOP("Swatches", "Anime scenery"),
    QT_TRANSLATE_NOOP("Swatches", "Neon night"),     QT_TRANSLATE_NOOP("Swatches", "Manga"),
    QT_TRANSLATE_NOOP("Swatches", "Webtoon"),        QT_TRANSLATE_NOOP("Swatches", "Ben-Day comic"),
    QT_TRANSLATE_NOOP("Swatches", "Ink wash"),       QT_TRANSLATE_NOOP("Swatches", "Watercolour"),
    QT_TRANSLATE_NOOP("Swatches", "Woodblock"),      QT_TRANSLATE_NOOP("Swatches", "Oil impasto"),
    QT_TRANSLATE_NOOP("Swatches", "Painted autumn"), QT_TRANSLATE_NOOP("Swatches", "Pointillism"),
    QT_TRANSLATE_NOOP("Swatches", "Soft pastel"),    QT_TRANSLATE_NOOP("Swatches", "Colour pencil"),
    QT_TRANSLATE_NOOP("Swatches", "Gouache"),        QT_TRANSLATE_NOOP("Swatches", "Stained glass"),
    QT_TRANSLATE_NOOP("Swatches", "Art nouveau")};

std::vector<Swatch> fromCatalogue(const QDir& folder, const QJsonArray& entries) {
    std::vector<Swatch> swatches;
    for (const QJsonValue& entry : entries) {
        const QString path = folder.filePath(entry[QLatin1String("file")].toString());
        const QByteArray name = entry[QLatin1String("name")].toString().toUtf8();
        if (QFileInfo(path).isFile())
            swatches.push_back({path, QCoreApplication::translate("Swatches", name.constData())});
    }
    return swatches;
}

std::vector<Swatch> fromFiles(const QDir& folder) {
    QStringList filters;
    for (const std::string& extension : readableExtensions())
        filters << QStringLiteral("*.") + QString::fromStdString(extension);
    std::vector<Swatch> swatches;
    for (const QFileInfo& file : folder.entryInfoList(filters, QDir::Files, QDir::Name))
        swatches.push_back({file.filePath(), file.completeBaseName()});
    return swatches;
}

}  // namespace

std::vector<Swatch> listSwatches(const QString& folder) {
    const QDir dir(folder);
    QFile catalogue(dir.filePath(QStringLiteral("styles.json")));
    if (catalogue.open(QIODevice::ReadOnly))
        return fromCatalogue(dir, QJsonDocument::fromJson(catalogue.readAll()).array());
    return fromFiles(dir);
}

Result<std::vector<LoadedPicture>> loadSwatchesOf(const std::vector<ReferenceRecord>& records,
                                                  const std::vector<QString>& folders) {
    std::map<std::string, QString> files;
    for (const QString& folder : folders)
        for (const Swatch& swatch : listSwatches(folder))
            if (const auto bytes = readFile(swatch.path.toStdString(), kMaxFileBytes))
                files[sha256(*bytes)] = swatch.path;
    std::vector<LoadedPicture> pictures;
    for (const ReferenceRecord& record : records) {
        const auto found = files.find(record.sha256);
        if (found == files.end())
            return failure(ErrorCode::notFound, record.name);
        auto loaded = load(PictureSource::file(found->second));
        if (!loaded)
            return tl::unexpected(loaded.error());
        loaded->name = QString::fromStdString(record.name);
        pictures.push_back(std::move(*loaded));
    }
    return pictures;
}

}  // namespace irodori
