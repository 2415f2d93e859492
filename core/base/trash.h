// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/result.h"

namespace irodori {

/// Moves a file or folder to the desktop's trash, from where it can be restored (freedesktop.org
/// trash specification 1.0): the user's own, or that of the volume on which it lies. Returns where
/// it lies now. Fails, and changes nothing, where the volume takes no trash.
Result<std::filesystem::path> moveToTrash(const std::filesystem::path& path);

}  // namespace irodori
