// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/trash.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "base/paths.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

/// A trash folder, and how paths are written in it: relative to `top` on volumes, so that they stay
/// right wherever the volume is mounted.
struct Trash {
    fs::path folder;
    fs::path top;
};

fs::path homeTrash() {
    return userDataDir().parent_path() / "Trash";
}

std::optional<dev_t> deviceOf(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0)
        return std::nullopt;
    return status.st_dev;
}

/// The highest folder on the volume of `path`.
fs::path topFolderOf(const fs::path& path) {
    fs::path top = path.parent_path();
    while (top.has_relative_path() && deviceOf(top.parent_path()) == deviceOf(top))
        top = top.parent_path();
    return top;
}

/// The administrator's `.Trash` counts only if nobody can play tricks with it.
bool isTrustworthy(const fs::path& shared) {
    struct stat status {};
    return ::lstat(shared.c_str(), &status) == 0 && S_ISDIR(status.st_mode)
           && (status.st_mode & S_ISVTX) != 0;
}

std::vector<Trash> trashesFor(const fs::path& path) {
    const std::string user = std::to_string(::getuid());
    const fs::path top = topFolderOf(path);
    std::vector<Trash> all{{homeTrash(), {}}};
    if (isTrustworthy(top / ".Trash"))
        all.push_back({top / ".Trash" / user, top});
    all.push_back({top / (".Trash-" + user), top});
    return all;
}

std::string percentEncoded(const std::string& text) {
    std::string encoded;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool isPlain =
            byte < 0x80
            && (std::isalnum(byte) != 0 || std::string("/-_.~").find(letter) != std::string::npos);
        std::array<char, 4> code{};
        std::snprintf(code.data(), code.size(), "%%%02X", byte);
        encoded += isPlain ? std::string(1, letter) : std::string(code.data());
    }
    return encoded;
}

std::string infoOf(const fs::path& path, const Trash& trash) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    std::array<char, 32> date{};
    std::strftime(date.data(), date.size(), "%Y-%m-%dT%H:%M:%S", &local);
    const fs::path written = trash.top.empty() ? path : path.lexically_relative(trash.top);
    return "[Trash Info]\nPath=" + percentEncoded(written.string())
           + "\nDeletionDate=" + date.data() + "\n";
}

bool makeFolders(const Trash& trash) {
    std::error_code error;
    fs::create_directories(trash.folder.parent_path(), error);
    for (const fs::path& folder : {trash.folder, trash.folder / "files", trash.folder / "info"})
        if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST)
            return false;
    return true;
}

Result<fs::path> moveInto(const Trash& trash, const fs::path& path) {
    if (!makeFolders(trash))
        return systemFailure(errno, path.string());
    const std::string text = infoOf(path, trash);
    for (int number = 1;; ++number) {
        std::string name = path.filename().string();
        if (number > 1)
            name.append(".").append(std::to_string(number));
        // The info file first: whoever makes it owns the name.
        const fs::path info = trash.folder / "info" / (name + ".trashinfo");
        const auto made = writeFile(info, std::as_bytes(std::span(text)), IfExists::refuse);
        if (!made && made.error().code != ErrorCode::exists)
            return made;
        if (!made)
            continue;
        const fs::path target = trash.folder / "files" / name;
        if (::renameat2(AT_FDCWD, path.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0)
            return target;
        const int reason = errno;
        ::unlink(info.c_str());
        if (reason != EEXIST)
            return systemFailure(reason, path.string());
    }
}

}  // namespace

Result<fs::path> moveToTrash(const fs::path& path) {
    std::error_code error;
    fs::path absolute = fs::absolute(path, error).lexically_normal();
    if (!absolute.has_filename())  // "folder/"
        absolute = absolute.parent_path();
    if (!deviceOf(absolute))
        return systemFailure(errno, path.string());
    const auto trash = homeTrash().lexically_relative(absolute);
    if (!trash.empty() && *trash.begin() != "..")
        return failure(ErrorCode::invalidArgument, path.string(), "holds the trash itself");
    Result<fs::path> moved;
    // Only trying tells: bind mounts are the same device, and yet nothing moves between them.
    for (const Trash& candidate : trashesFor(absolute)) {
        moved = moveInto(candidate, absolute);
        if (moved)
            break;
    }
    return moved;
}

}  // namespace irodori
