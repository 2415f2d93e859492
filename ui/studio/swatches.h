// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace irodori {

/// One of the style pictures that ship with the program.
struct Swatch {
    QString path;
    QString name;  ///< translated
};

/// The swatches of a folder in the order of its `styles.json` ([{"file", "id", "name"}, …]), or
/// without one all pictures in it by name. Entries whose file is missing are left out.
[[nodiscard]] std::vector<Swatch> listSwatches(const QString& folder);

}  // namespace irodori
