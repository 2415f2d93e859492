// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include "base/result.h"

namespace irodori {

/// The picture in a file, at most `side` pixels long and high; of a clip, the frame at `seconds`
/// (negative: the file is a picture). Thread-safe; takes its time.
[[nodiscard]] Result<QImage> loadThumbnail(const QString& file, double seconds, int side);

}  // namespace irodori
