// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/paths.h"

#include <cstdlib>

namespace irodori {

namespace fs = std::filesystem;

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

fs::path userDataDir() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return fs::path(data) / "irodori";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home ? home : "/tmp") / ".local" / "share" / "irodori";
}

}  // namespace irodori
