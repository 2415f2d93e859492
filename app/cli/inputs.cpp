// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputs.h"

#include <glob.h>
#include <sys/stat.h>
#include <algorithm>
#include <cctype>

#include "imaging/picture_io.h"

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;

bool looksLikePicture(const fs::path& path) {
    std::string ending = path.extension().string();
    if (ending.empty() || path.filename().string().front() == '.')
        return false;
    ending.erase(0, 1);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto& known = readableExtensions();
    return std::find(known.begin(), known.end(), ending) != known.end();
}

Result<std::vector<fs::path>> picturesIn(const fs::path& folder) {
    std::vector<fs::path> pictures;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (looksLikePicture(entry->path()) && !entry->is_directory(ignored))
            pictures.push_back(entry->path());
    }
    if (error)
        return systemFailure(error.value(), folder.string());
    if (pictures.empty())
        return failure(ErrorCode::notFound, folder.string(), "holds no pictures");
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

/// The pattern itself where nothing matches, as in a shell.
std::vector<fs::path> matchesOf(const std::string& pattern) {
    glob_t found{};
    std::vector<fs::path> paths;
    if (::glob(pattern.c_str(), GLOB_NOCHECK, nullptr, &found) == 0)
        paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    else
        paths.emplace_back(pattern);
    ::globfree(&found);
    return paths;
}

}  // namespace

PhotoList collectPhotos(const std::vector<std::string>& arguments) {
    PhotoList list;
    FileSet seen;
    const auto add = [&](const fs::path& photo) {
        if (seen.contains(photo))
            return;
        seen.insert(photo);
        list.photos.push_back(photo);
    };
    const auto addAll = [&](const fs::path& path) {
        std::error_code ignored;
        if (!fs::is_directory(path, ignored))
            return add(path);
        auto pictures = picturesIn(path);
        if (!pictures)
            list.failures.push_back(std::move(pictures.error()));
        else
            std::for_each(pictures->begin(), pictures->end(), add);
    };
    for (const auto& argument : arguments) {
        std::error_code ignored;
        if (fs::exists(argument, ignored))
            addAll(argument);
        else
            for (const auto& match : matchesOf(argument))
                addAll(match);
    }
    return list;
}

std::optional<FileSet::Identity> FileSet::identityOf(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return Identity{status.st_dev, status.st_ino};
}

void FileSet::insert(const fs::path& path) {
    if (const auto identity = identityOf(path))
        files_.insert(*identity);
}

bool FileSet::contains(const fs::path& path) const {
    const auto identity = identityOf(path);
    return identity && files_.contains(*identity);
}

}  // namespace irodori::cli
