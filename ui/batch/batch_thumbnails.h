// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QStringList>

#include "jobs/job_lane.h"

namespace irodori {

/// Small pictures of files for a list: read in the background as they are asked for, the newest
/// requests kept, so that a list of any length takes little memory. GUI thread.
class BatchThumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr int kSide = 96;  ///< pixels: sharp on fine screens, too

    explicit BatchThumbnails(QObject* parent = nullptr);

    /// Null until it is read, and for what cannot be read.
    [[nodiscard]] QImage find(const QString& file);

Q_SIGNALS:
    void loaded(const QString& file);

private:
    QCache<QString, QImage> cache_;
    QStringList awaited_;  ///< oldest first
    JobLane lane_;
};

}  // namespace irodori
