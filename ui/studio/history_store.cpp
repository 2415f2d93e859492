// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/history_store.h"

#include <spdlog/spdlog.h>

#include <QBuffer>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <functional>
#include <span>
#include <system_error>

#include "base/atomic_file.h"

namespace irodori {

namespace {

constexpr int kVersion = 1;
constexpr std::uintmax_t kMaxBytes = 16 << 20;
constexpr int kQuality = 90;
constexpr const char* kText = ".json";
constexpr const char* kPicture = ".jpg";

QByteArray toText(const HistoryEntry& entry) {
    const QByteArray recipe = QByteArray::fromStdString(toJson(entry.recipe));
    const QJsonObject object{
        {QStringLiteral("version"), kVersion},
        {QStringLiteral("exported"), entry.kind == HistoryEntry::Kind::exported},
        {QStringLiteral("time"), entry.time.toString(Qt::ISODateWithMs)},
        {QStringLiteral("photo"), entry.photoName},
        {QStringLiteral("photo-path"), entry.photoPath},
        {QStringLiteral("photo-sha256"), entry.photoSha256},
        {QStringLiteral("export-path"), entry.exportPath},
        {QStringLiteral("recipe"), QJsonDocument::fromJson(recipe).object()}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<HistoryEntry> fromText(const QByteArray& text, const std::string& name) {
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const auto string = [&object](const char* key) {
        return object.value(QLatin1String(key)).toString();
    };
    if (object.value(QStringLiteral("version")).toInt() > kVersion)
        return failure(ErrorCode::newerVersion, name);
    const QJsonObject recipe = object.value(QStringLiteral("recipe")).toObject();
    auto read = recipeFromJson(QJsonDocument(recipe).toJson(QJsonDocument::Compact).toStdString());
    if (!read)
        return tl::unexpected(read.error());
    HistoryEntry entry;
    entry.kind = object.value(QStringLiteral("exported")).toBool() ? HistoryEntry::Kind::exported
                                                                   : HistoryEntry::Kind::pinned;
    entry.time = QDateTime::fromString(string("time"), Qt::ISODateWithMs);
    entry.photoName = string("photo");
    entry.photoPath = string("photo-path");
    entry.photoSha256 = string("photo-sha256");
    entry.exportPath = string("export-path");
    entry.recipe = std::move(*read);
    if (!entry.time.isValid())
        return failure(ErrorCode::corrupt, name);
    return entry;
}

QImage fittedInto(const QImage& image, int side) {
    if (std::max(image.width(), image.height()) <= side)
        return image;
    return image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

QByteArray jpegOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return image.save(&buffer, "JPEG", kQuality) ? bytes : QByteArray();
}

QImage readPicture(const std::filesystem::path& file, int side) {
    QImageReader reader(QString::fromStdString(file.string()));
    const QSize size = reader.size();
    if (size.isValid() && std::max(size.width(), size.height()) > side)
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio));
    return reader.read();
}

}  // namespace

std::filesystem::path HistoryStore::file(const std::string& id, const char* ending) const {
    return folder_ / (id + ending);
}

/// Oldest first: ids begin with their time.
std::vector<std::string> HistoryStore::ids() const {
    std::vector<std::string> ids;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error))
        if (entry.path().extension() == kText)
            ids.push_back(entry.path().stem().string());
    std::ranges::sort(ids);
    return ids;
}

std::vector<HistoryEntry> HistoryStore::list() const {
    std::vector<HistoryEntry> entries;
    for (const std::string& id : ids()) {
        const auto path = file(id, kText);
        const auto bytes = readFile(path, kMaxBytes);
        auto entry = bytes ? fromText(QByteArray(reinterpret_cast<const char*>(bytes->data()),
                                                 static_cast<qsizetype>(bytes->size())),
                                      path.string())
                           : Result<HistoryEntry>(tl::unexpected(bytes.error()));
        if (!entry) {
            spdlog::warn("left out of the history: {}", entry.error().message());
            continue;
        }
        entry->id = id;
        entry->thumbnail = readPicture(file(id, kPicture), HistoryEntry::kThumbnailSide);
        entries.push_back(std::move(*entry));
    }
    std::ranges::stable_sort(entries, std::ranges::greater{}, &HistoryEntry::time);
    return entries;
}

Result<HistoryEntry> HistoryStore::add(HistoryEntry entry, const QImage& result) const {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    const QImage picture = fittedInto(result, kPictureSide);
    const QByteArray jpeg = jpegOf(picture);
    const QByteArray text = toText(entry);
    const std::string name =
        entry.time.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")).toStdString();

    // The text is what makes it an entry: it comes last.
    const auto kept =
        writeFile(file(name, kPicture), std::as_bytes(std::span(jpeg)), IfExists::keepBoth);
    if (!kept)
        return tl::unexpected(kept.error());
    entry.id = kept->stem().string();
    if (const auto written = writeFile(file(entry.id, kText), std::as_bytes(std::span(text)));
        !written)
        return tl::unexpected(written.error());
    entry.thumbnail = fittedInto(picture, HistoryEntry::kThumbnailSide);

    const std::vector<std::string> all = ids();
    for (std::size_t i = 0; i + kMaxEntries < all.size(); ++i)
        if (const auto removed = remove(all[i]); !removed)
            return tl::unexpected(removed.error());
    return entry;
}

QImage HistoryStore::picture(const std::string& id) const {
    return readPicture(file(id, kPicture), kPictureSide);
}

Result<void> HistoryStore::remove(const std::string& id) const {
    for (const char* ending : {kText, kPicture}) {
        std::error_code error;
        std::filesystem::remove(file(id, ending), error);
        if (error)
            return systemFailure(error.value(), file(id, ending).string());
    }
    return {};
}

}  // namespace irodori
