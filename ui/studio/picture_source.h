// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "imaging/picture_io.h"
#include "widgets/picture_drop.h"

namespace irodori {

/// Where a picture comes from: a file, an encoded picture in memory, or bare pixels; the first that
/// is not empty. A plain value.
struct PictureSource {
    QString path;
    QByteArray bytes;
    QImage image;
    QString name;              ///< shown to the artist
    bool isRemembered = true;  ///< among the recent files, if it is a file

    [[nodiscard]] static PictureSource file(const QString& path);
};

/// A decoded picture with what the window shows of it.
struct LoadedPicture {
    QString name;                            ///< as the source's
    QString path;                            ///< empty if it was no file
    std::shared_ptr<const Picture> picture;  ///< never null
    QString sha256;                          ///< of the file's bytes; empty for bare pixels
    QImage display;                          ///< the whole picture
    QImage thumbnail;                        ///< at most kThumbnailSide

    static constexpr int kThumbnailSide = 320;

    /// The pixels, sharing the ownership of `picture`.
    [[nodiscard]] std::shared_ptr<const Image> image() const { return {picture, &picture->image}; }
};

/// What there is to open in a drop; nothing if its `message` is to be shown instead.
[[nodiscard]] std::vector<PictureSource> sourcesOf(const PictureDrop& drop);

/// Reads and decodes. Thread-safe; takes its time.
[[nodiscard]] Result<LoadedPicture> load(const PictureSource& source);

/// A small picture that a model or preset carries; null where there is none or it is no picture.
/// Thread-safe.
[[nodiscard]] QImage decodedThumbnail(std::span<const std::uint8_t> png);

}  // namespace irodori
