// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/thumbnails.h"

#include <memory>

#include "imaging/clip_reader.h"
#include "imaging/picture_io.h"
#include "widgets/image_conversion.h"

namespace irodori {

namespace {

Result<Image> readPixels(const QString& file, double seconds) {
    const std::string path = file.toStdString();
    if (seconds >= 0)
        return readFrameAt(path, seconds);
    return loadPicture(path).map([](Picture&& picture) { return std::move(picture.image); });
}

}  // namespace

Result<QImage> loadThumbnail(const QString& file, double seconds, int side) {
    return readPixels(file, seconds).map([side](Image&& pixels) {
        const QImage whole = imageToQImage(std::make_shared<const Image>(std::move(pixels)));
        return whole.scaled(QSize(side, side).boundedTo(whole.size()), Qt::KeepAspectRatio,
                            Qt::SmoothTransformation);
    });
}

}  // namespace irodori
