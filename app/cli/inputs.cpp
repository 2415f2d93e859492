// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputs.h"

#include <glob.h>
#include <algorithm>

#include "batch/file_set.h"
#include "batch/photo_scan.h"

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;

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
        auto pictures = picturesIn(path, Subfolders::leftOut);
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

}  // namespace irodori::cli
