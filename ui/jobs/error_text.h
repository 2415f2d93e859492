// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "base/result.h"

namespace irodori {

/// A failure in the artist's language: which file, and why. The library's own words go to the log.
[[nodiscard]] QString errorText(const Error& error);

/// The same for many: the first few, one a line, and how many more there are.
[[nodiscard]] QString errorText(const std::vector<Error>& errors);

}  // namespace irodori
