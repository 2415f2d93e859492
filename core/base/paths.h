// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace irodori {

/// Whether a path that a file names leads to something in the folder that it is relative to: no
/// root, no way up, a name at its end. Links are not followed.
[[nodiscard]] bool staysInside(const std::filesystem::path& path);

/// Folder of what ships with the program (models/, styles/, …): `$IRODORI_RESOURCES`, else
/// `../share/irodori` beside the executable's folder, else the source tree it was built from.
[[nodiscard]] std::filesystem::path resourceDir();

/// The file of this name, or where there is none but NAME + `ending` ships in that folder of
/// `resourceDir()`, the latter.
[[nodiscard]] std::filesystem::path shippedOr(const std::string& nameOrFile,
                                              const std::string& folder, const std::string& ending);

/// Folder of what the user installs and makes: `$XDG_DATA_HOME/irodori`, by default
/// `~/.local/share/irodori`. Not created here.
[[nodiscard]] std::filesystem::path userDataDir();

/// Folder of what the program remembers of its last session: `$XDG_STATE_HOME/irodori`, by default
/// `~/.local/state/irodori`. Not created here.
[[nodiscard]] std::filesystem::path userStateDir();

}  // namespace irodori
