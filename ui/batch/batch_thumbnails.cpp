// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_thumbnails.h"

#include <memory>

#include "imaging/picture_io.h"
#include "widgets/image_conversion.h"

namespace irodori {

namespace {

constexpr int kKept = 400;
constexpr int kMaxAwaited = 40;  ///< what was scrolled past is not read

Result<QImage> readThumbnail(const std::string& file) {
    return loadPicture(file).map([](const Picture& picture) {
        const Image& image = picture.image;
        const int side = std::min(BatchThumbnails::kSide, image.longSide());
        return imageToQImage(std::make_shared<const Image>(
            resized(image, scaledToLongSide({image.width, image.height}, side))));
    });
}

}  // namespace

BatchThumbnails::BatchThumbnails(QObject* parent) : QObject(parent), cache_(kKept) {}

QImage BatchThumbnails::find(const QString& file) {
    if (const QImage* known = cache_.object(file))
        return *known;
    if (awaited_.contains(file))
        return {};
    if (awaited_.size() == kMaxAwaited)
        lane_.cancel({0, qHash(awaited_.takeFirst())});
    awaited_ << file;
    Job<QImage> job;
    job.body = [path = file.toStdString()](const JobHooks&) { return readThumbnail(path); };
    job.done = [this, file](Result<QImage> image) {
        awaited_.removeOne(file);
        cache_.insert(file, new QImage(image ? std::move(*image) : QImage()));
        Q_EMIT loaded(file);
    };
    lane_.start<QImage>({0, qHash(file)}, this, std::move(job));
    return {};
}

}  // namespace irodori
