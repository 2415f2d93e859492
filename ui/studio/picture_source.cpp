// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/picture_source.h"

#include <QFileInfo>

#include "base/sha256.h"
#include "widgets/image_conversion.h"

namespace irodori {

namespace {

LoadedPicture withDisplay(Picture picture) {
    LoadedPicture loaded;
    const auto shared = std::make_shared<const Picture>(std::move(picture));
    loaded.picture = shared;
    // The screen has 8 bits; a second copy of a 16-bit picture would be twice as large.
    const auto shown =
        shared->image.depth == PixelDepth::u8
            ? loaded.image()
            : std::make_shared<const Image>(withDepth(shared->image, PixelDepth::u8));
    loaded.display = imageToQImage(shown);
    loaded.thumbnail =
        loaded.display.scaled(QSize(LoadedPicture::kThumbnailSide, LoadedPicture::kThumbnailSide)
                                  .boundedTo(loaded.display.size()),
                              Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return loaded;
}

Result<LoadedPicture> decode(std::span<const std::byte> bytes, const QString& name) {
    return decodePicture(bytes, name.toStdString()).map([&](Picture&& picture) {
        LoadedPicture loaded = withDisplay(std::move(picture));
        loaded.sha256 = QString::fromStdString(sha256(bytes));
        return loaded;
    });
}

Result<LoadedPicture> loadFile(const QString& path) {
    auto bytes = readFile(path.toStdString(), LoadLimits{}.maxFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return decode(*bytes, QFileInfo(path).fileName()).map([&](LoadedPicture&& loaded) {
        loaded.path = path;
        return loaded;
    });
}

Result<LoadedPicture> fromPixels(const QImage& image, const QString& name) {
    Picture picture;
    picture.name = name.toStdString();
    picture.image = qImageToImage(image);
    if (picture.image.isNull())
        return failure(ErrorCode::outOfMemory, picture.name);
    return withDisplay(std::move(picture));
}

}  // namespace

PictureSource PictureSource::file(const QString& path) {
    PictureSource source;
    source.path = path;
    source.name = QFileInfo(path).fileName();
    return source;
}

std::vector<PictureSource> sourcesOf(const PictureDrop& drop) {
    std::vector<PictureSource> sources;
    for (const auto& file : drop.files)
        sources.push_back(PictureSource::file(QString::fromStdString(file.string())));
    if (drop.kind == PictureDrop::Kind::bytes || drop.kind == PictureDrop::Kind::image)
        sources.push_back({{}, drop.bytes, drop.image, drop.name});
    return sources;
}

Result<LoadedPicture> load(const PictureSource& source) {
    const auto read = [&]() -> Result<LoadedPicture> {
        if (!source.path.isEmpty())
            return loadFile(source.path);
        if (!source.bytes.isEmpty())
            return decode(std::as_bytes(std::span(source.bytes.constData(),
                                                  std::size_t(source.bytes.size()))),
                          source.name);
        return fromPixels(source.image, source.name);
    };
    return read().map([&](LoadedPicture&& loaded) {
        loaded.name = source.name;
        return loaded;
    });
}

QImage decodedThumbnail(std::span<const std::uint8_t> png) {
    if (png.empty())
        return {};
    const auto loaded = decode(std::as_bytes(png), {});
    return loaded ? loaded->thumbnail : QImage();
}

}  // namespace irodori
