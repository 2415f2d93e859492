// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/photo_scan.h"

#include <algorithm>
#include <cctype>

#include "imaging/picture_io.h"

namespace irodori {

namespace {

namespace fs = std::filesystem;

bool isHidden(const fs::path& path) {
    return path.filename().string().front() == '.';
}

bool looksLikePicture(const fs::path& path) {
    std::string ending = path.extension().string();
    if (ending.empty() || isHidden(path))
        return false;
    ending.erase(0, 1);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto& known = readableExtensions();
    return std::find(known.begin(), known.end(), ending) != known.end();
}

}  // namespace

Result<std::vector<fs::path>> picturesIn(const fs::path& folder, Subfolders subfolders,
                                         const std::stop_token& stop) {
    std::vector<fs::path> pictures;
    std::error_code error;
    // The folder itself must be readable; of those below, what is not is left out.
    const fs::directory_iterator readable(folder, error);
    if (error)
        return systemFailure(error.value(), folder.string());
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                           error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        if (stop.stop_requested())
            return failure(ErrorCode::cancelled, folder.string());
        std::error_code ignored;
        const bool isFolder = entry->is_directory(ignored);
        if (subfolders == Subfolders::leftOut || isHidden(entry->path()))
            entry.disable_recursion_pending();
        if (!isFolder && looksLikePicture(entry->path()))
            pictures.push_back(entry->path());
    }
    if (error)
        return systemFailure(error.value(), folder.string());
    if (pictures.empty())
        return failure(ErrorCode::notFound, folder.string(), "holds no pictures");
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

}  // namespace irodori
