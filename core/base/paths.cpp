// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/paths.h"

#include <algorithm>
#include <cstdlib>

namespace irodori {

namespace fs = std::filesystem;

namespace {

/// Ours in the folder that an XDG variable names, or else in that of the home folder.
fs::path userFolder(const char* variable, const char* inHome) {
    if (const char* folder = std::getenv(variable); folder && *folder)
        return fs::path(folder) / "irodori";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home ? home : "/tmp") / inHome / "irodori";
}

}  // namespace

fs::path resourceDir() {
    if (const char* chosen = std::getenv("IRODORI_RESOURCES"); chosen && *chosen)
        return chosen;
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path installed = executable.parent_path().parent_path() / "share" / "irodori";
        if (fs::is_directory(installed, error))
            return installed;
    }
    return IRODORI_SOURCE_RESOURCES;
}

fs::path shippedOr(const std::string& nameOrFile, const std::string& folder,
                   const std::string& ending) {
    std::error_code ignored;
    const fs::path shipped = resourceDir() / folder / (nameOrFile + ending);
    const bool isFile = fs::is_regular_file(nameOrFile, ignored);
    return !isFile && fs::exists(shipped, ignored) ? shipped : fs::path(nameOrFile);
}

bool staysInside(const fs::path& path) {
    return path.is_relative() && path.has_filename()
           && path.native().find('\0') == std::string::npos
           && std::ranges::none_of(path, [](const fs::path& part) { return part == ".."; });
}

fs::path userDataDir() {
    return userFolder("XDG_DATA_HOME", ".local/share");
}

fs::path userStateDir() {
    return userFolder("XDG_STATE_HOME", ".local/state");
}

}  // namespace irodori
