// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "base/result.h"

namespace irodori {

/// A failure in the artist's language: which file, and why. The library's own words go to the log.
[[nodiscard]] QString errorText(const Error& error);

}  // namespace irodori
