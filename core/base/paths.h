// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace irodori {

/// Folder of what ships with the program (models/, styles/, …): `$IRODORI_RESOURCES`, else
/// `../share/irodori` beside the executable's folder, else the source tree it was built from.
[[nodiscard]] std::filesystem::path resourceDir();

/// Folder of what the user installs and makes: `$XDG_DATA_HOME/irodori`, by default
/// `~/.local/share/irodori`. Not created here.
[[nodiscard]] std::filesystem::path userDataDir();

/// Folder of what the program remembers of its last session: `$XDG_STATE_HOME/irodori`, by default
/// `~/.local/state/irodori`. Not created here.
[[nodiscard]] std::filesystem::path userStateDir();

}  // namespace irodori
