// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "studio/picture_source.h"
#include "style/style_settings.h"

namespace irodori {

/// A picture that is kept to paint in the manner of.
struct Swatch {
    QString path;
    QString name;  ///< translated

    friend bool operator==(const Swatch&, const Swatch&) = default;
};

/// The swatches of a folder in the order of its `styles.json` ([{"file", "id", "name"}, …]), or
/// without one all pictures in it by name. Entries whose file is missing are left out.
[[nodiscard]] std::vector<Swatch> listSwatches(const QString& folder);

/// The pictures that records were made of, in their order, found in `folders` by their checksums;
/// ErrorCode::notFound if one is missing. Takes its time. Thread-safe.
[[nodiscard]] Result<std::vector<LoadedPicture>> loadSwatchesOf(
    const std::vector<ReferenceRecord>& records, const std::vector<QString>& folders);

}  // namespace irodori
