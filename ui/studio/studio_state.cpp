// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/studio_state.h"

#include <spdlog/spdlog.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <cmath>
#include <span>

#include "imaging/picture_io.h"

namespace irodori {

namespace {

constexpr int kVersion = 1;
constexpr auto kVersionKey = QLatin1String("irodori-session");
constexpr std::uintmax_t kMaxFileBytes = 64 << 20;
constexpr int kMaxCodeWidth = 4096;

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QJsonArray jsonOf(const QRectF& rect) {
    return {rect.x(), rect.y(), rect.width(), rect.height()};
}

QRectF rectFrom(const QJsonValue& value) {
    return {value[0].toDouble(), value[1].toDouble(), value[2].toDouble(), value[3].toDouble()};
}

QJsonArray jsonOf(const StyleCode& code) {
    QJsonArray values;
    for (const float value : code)
        values.append(double(value));
    return values;
}

/// Empty where it is no code.
StyleCode codeFrom(const QJsonValue& value) {
    const QJsonArray values = value.toArray();
    StyleCode code;
    for (const QJsonValue& number : values) {
        if (!number.isDouble() || !std::isfinite(float(number.toDouble())))
            return {};
        code.push_back(float(number.toDouble()));
    }
    return code.size() <= kMaxCodeWidth ? code : StyleCode{};
}

}  // namespace

/// Turns a state into JSON; keeps pictures without a file on the way.
class StudioStateFile::Writer {
public:
    explicit Writer(StudioStateFile& file) : file_(file) {}

    [[nodiscard]] Result<QJsonObject> write(const StudioState& state) {
        QJsonObject object{
            {kVersionKey, kVersion},
            {QStringLiteral("closed"), state.wasClosed},
            {QStringLiteral("recipe"), settings(state.document)},
            {QStringLiteral("references"), references(state.document.references)},
            {QStringLiteral("other-references"), references(state.document.otherReferences)}};
        if (state.photo) {
            object[QStringLiteral("photo")] = picture(*state.photo);
            object[QStringLiteral("visible")] = jsonOf(state.visible);
        }
        std::swap(file_.kept_, kept_);
        if (error_)
            return tl::unexpected(*error_);
        return object;
    }

private:
    static QJsonObject settings(const StudioDocument& document) {
        StyleRecipe recipe;
        recipe.settings = document.settings;
        if (document.mask)
            recipe.mask = *document.mask;
        return QJsonDocument::fromJson(QByteArray::fromStdString(toJson(recipe))).object();
    }

    QJsonArray references(const std::vector<StudioReference>& references) {
        QJsonArray list;
        for (const StudioReference& reference : references) {
            QJsonObject object = style(*reference.picture);
            const ReferenceCrop& crop = reference.crop;
            object[QStringLiteral("weight")] = reference.weight;
            object[QStringLiteral("crop")] =
                jsonOf(QRectF{crop.x, crop.y, crop.width, crop.height});
            list.append(object);
        }
        return list;
    }

    QJsonObject style(const StylePicture& style) {
        QJsonObject object = style.loaded ? picture(*style.loaded) : QJsonObject();
        object[QStringLiteral("name")] = style.name;
        object[QStringLiteral("sha256")] = style.sha256;
        object[QStringLiteral("default")] = style.isDefault;
        if (!style.loaded) {
            object[QStringLiteral("code")] = jsonOf(style.storedCode);
            object[QStringLiteral("model")] = QString::fromStdString(style.storedCodeModel);
        }
        return object;
    }

    QJsonObject picture(const LoadedPicture& picture) {
        QJsonObject object{{QStringLiteral("name"), picture.name}};
        if (picture.path.isEmpty())
            object[QStringLiteral("kept")] = keep(picture.picture);
        else
            object[QStringLiteral("path")] = picture.path;
        return object;
    }

    /// Its name in `pictures()`.
    QString keep(const PicturePtr& picture) {
        if (const auto known = file_.kept_.find(picture); known != file_.kept_.end())
            return kept_[picture] = known->second;
        const QString name =
            QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".png");
        ExportOptions options;
        options.aiLabel = false;
        options.settingsJson = picture->settingsJson;
        std::error_code ignored;  // saving says what is wrong
        std::filesystem::create_directories(file_.pictures(), ignored);
        const auto saved = savePicture(file_.pictures() / name.toStdString(), picture->image,
                                       picture.get(), options);
        if (saved)
            return kept_[picture] = name;
        error_ = saved.error();
        return {};
    }

    StudioStateFile& file_;
    std::map<PicturePtr, QString> kept_;
    std::optional<Error> error_;  ///< the last that went wrong
};

/// Turns JSON into a state and opens its pictures.
class StudioStateFile::Reader {
public:
    Reader(StudioStateFile& file, const JobHooks& hooks) : file_(file), hooks_(hooks) {}

    [[nodiscard]] Result<Reading> read(const QJsonObject& object) {
        Reading reading;
        reading.state.wasClosed = object[QLatin1String("closed")].toBool();
        StudioDocument& document = reading.state.document;
        if (auto settings = readSettings(object[QLatin1String("recipe")], document); !settings)
            return tl::unexpected(settings.error());
        document.references = references(object[QLatin1String("references")]);
        document.otherReferences = references(object[QLatin1String("other-references")]);
        if (const auto photo = object.constFind(QLatin1String("photo")); photo != object.end())
            reading.state.photo = picture(photo->toObject());
        reading.state.visible = rectFrom(object[QLatin1String("visible")]);
        reading.missing = missing_;
        if (hooks_.stopped())
            return failure(ErrorCode::cancelled, {});
        return reading;
    }

private:
    static Result<void> readSettings(const QJsonValue& value, StudioDocument& document) {
        const QByteArray json = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
        return recipeFromJson(json.toStdString()).map([&](StyleRecipe&& recipe) {
            document.settings = recipe.settings;
            if (!recipe.mask.isNull())
                document.mask = std::make_shared<const Mask>(std::move(recipe.mask));
        });
    }

    std::vector<StudioReference> references(const QJsonValue& value) {
        std::vector<StudioReference> references;
        const QJsonArray list = value.toArray();
        for (const QJsonValue& entry : list) {
            if (references.size() == kMaxReferences || hooks_.stopped())
                break;
            if (auto picture = style(entry.toObject()))
                references.push_back({std::move(picture), weight(entry[QLatin1String("weight")]),
                                      crop(entry[QLatin1String("crop")])});
        }
        return references;
    }

    static double weight(const QJsonValue& value) {
        return std::clamp(value.toDouble(kReferenceWeight.initial), kReferenceWeight.min,
                          kReferenceWeight.max);
    }

    /// The whole picture where it is no part of it.
    static ReferenceCrop crop(const QJsonValue& value) {
        const QRectF rect = rectFrom(value);
        const ReferenceCrop crop{rect.x(), rect.y(), rect.width(), rect.height()};
        return validate(crop) ? crop : ReferenceCrop{};
    }

    std::shared_ptr<const StylePicture> style(const QJsonObject& object) {
        auto style = std::make_shared<StylePicture>();
        style->name = object[QLatin1String("name")].toString();
        style->sha256 = object[QLatin1String("sha256")].toString();
        style->isDefault = object[QLatin1String("default")].toBool();
        style->storedCode = codeFrom(object[QLatin1String("code")]);
        style->storedCodeModel = object[QLatin1String("model")].toString().toStdString();
        if (!style->storedCode.empty())
            return style;
        style->loaded = picture(object);
        if (!style->loaded)
            return nullptr;
        style->sha256 = style->loaded->sha256;
        style->thumbnail = style->loaded->thumbnail;
        return style;
    }

    std::optional<LoadedPicture> picture(const QJsonObject& object) {
        const QString name = object[QLatin1String("name")].toString();
        const QString kept = QFileInfo(object[QLatin1String("kept")].toString()).fileName();
        PictureSource source;
        source.path = kept.isEmpty() ? object[QLatin1String("path")].toString()
                                     : QDir(text(file_.pictures())).filePath(kept);
        source.name = name;
        auto loaded = load(source);
        if (!loaded) {
            spdlog::warn("{}", loaded.error().message());
            missing_ << name;
            return std::nullopt;
        }
        if (!kept.isEmpty()) {
            loaded->path.clear();  // it is nobody's file
            file_.kept_[loaded->picture] = kept;
        }
        return std::move(*loaded);
    }

    StudioStateFile& file_;
    const JobHooks& hooks_;
    QStringList missing_;
};

StudioStateFile::StudioStateFile(std::filesystem::path folder) : folder_(std::move(folder)) {}

Result<void> StudioStateFile::write(const StudioState& state) {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error)
        return systemFailure(error.value(), folder_.string());
    if (auto aside = setAside(); !aside)
        return aside;
    const auto object = Writer(*this).write(state);
    if (!object)
        return tl::unexpected(object.error());
    const QByteArray json = QJsonDocument(*object).toJson(QJsonDocument::Compact);
    const auto written =
        writeFile(file(), std::as_bytes(std::span(json.constData(), std::size_t(json.size()))));
    if (!written)
        return tl::unexpected(written.error());
    removeForgotten();
    return {};
}

Result<StudioStateFile::Reading> StudioStateFile::read(const JobHooks& hooks) {
    auto reading = readState(hooks);
    const ErrorCode code = reading ? ErrorCode::notFound : reading.error().code;
    isUnreadable_ = code != ErrorCode::notFound && code != ErrorCode::cancelled;
    return reading;
}

Result<StudioStateFile::Reading> StudioStateFile::readState(const JobHooks& hooks) {
    const auto bytes = readFile(file(), kMaxFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto json = QByteArray::fromRawData(reinterpret_cast<const char*>(bytes->data()),
                                              qsizetype(bytes->size()));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const int version = object[kVersionKey].toInt(0);
    if (version < 1)
        return failure(ErrorCode::corrupt, file().string());
    if (version > kVersion)
        return failure(ErrorCode::newerVersion, file().string());
    return Reader(*this, hooks).read(object);
}

/// Another version may read it, and its pictures are nowhere else.
Result<void> StudioStateFile::setAside() {
    if (!isUnreadable_)
        return {};
    for (const auto& path : {pictures(), file()}) {
        const std::filesystem::path aside = asideOf(path);
        std::error_code error;
        if (!std::filesystem::exists(path, error))
            continue;
        std::filesystem::remove_all(aside, error);
        if (!error)
            std::filesystem::rename(path, aside, error);
        if (error)
            return systemFailure(error.value(), path.string());
    }
    isUnreadable_ = false;
    return {};
}

void StudioStateFile::removeForgotten() const {
    QDir folder(text(pictures()));
    for (const QString& name : folder.entryList({QStringLiteral("*.png")}, QDir::Files)) {
        const auto isIt = [&](const auto& kept) { return kept.second == name; };
        if (std::ranges::none_of(kept_, isIt))
            folder.remove(name);
    }
}

}  // namespace irodori
