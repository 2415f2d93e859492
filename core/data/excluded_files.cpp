// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/excluded_files.h"

#include <algorithm>
#include <optional>
#include <set>

namespace irodori {

namespace fs = std::filesystem;

namespace {

/// The way from `folder` down to `path`; none where it is not inside. Both are canonical.
std::optional<fs::path> wayDown(const fs::path& folder, const fs::path& path) {
    const fs::path way = path.lexically_relative(folder);
    if (way.empty() || *way.begin() == "..")
        return std::nullopt;
    return way;
}

std::set<fs::path> unusedFiles(const Dataset& dataset) {
    std::set<fs::path> unused;
    for (const auto& picture : dataset.pictures)
        unused.insert(picture.file);
    for (const auto& picture : dataset.pictures)
        if (!picture.excluded)
            unused.erase(picture.file);
    return unused;
}

std::vector<fs::path> canonicalRoots(const Dataset& dataset) {
    std::vector<fs::path> roots;
    for (const auto& root : dataset.roots) {
        std::error_code error;
        fs::path real = fs::canonical(root, error);
        if (!error)
            roots.push_back(std::move(real));
    }
    return roots;
}

/// Where below the new folder the file belongs; none where it lies outside of all roots.
std::optional<fs::path> placeFor(const fs::path& real, const std::vector<fs::path>& roots) {
    for (const auto& root : roots)
        if (const auto way = wayDown(root, real))
            return roots.size() > 1 ? root.filename() / *way : *way;
    return std::nullopt;
}

Result<void> moveFile(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (!error && fs::exists(fs::symlink_status(to, error)))
        return failure(ErrorCode::exists, to.string());
    fs::rename(from, to, error);
    if (error == std::errc::cross_device_link) {
        fs::copy_file(from, to, fs::copy_options::none, error);
        if (!error)
            fs::remove(from, error);
    }
    if (error)
        return systemFailure(error.value(), from.string());
    return {};
}

}  // namespace

Result<MovedFiles> moveExcluded(const Dataset& dataset, const fs::path& folder,
                                const JobHooks& hooks) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(fs::absolute(folder), error);
    if (error)
        return systemFailure(error.value(), folder.string());
    const auto roots = canonicalRoots(dataset);
    for (const auto& root : roots)
        if (wayDown(root, target))
            return failure(
                ErrorCode::invalidArgument, folder.string(),
                "lies inside " + root.string() + ", where the files would be found again");
    fs::create_directories(target, error);
    if (error)
        return systemFailure(error.value(), folder.string());

    MovedFiles report;
    for (const auto& file : unusedFiles(dataset)) {
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, folder.string());
        // The link in the folder's name may be followed, one of the file's own name not.
        const fs::path real = fs::canonical(file.parent_path(), error) / file.filename();
        const auto place = placeFor(real, roots);
        if (!place) {
            report.failures.push_back(
                {ErrorCode::unsupported, file.string(), "is a link to elsewhere and stays there"});
            continue;
        }
        if (auto moved = moveFile(real, target / *place))
            ++report.moved;
        else
            report.failures.push_back(std::move(moved.error()));
    }
    return report;
}

}  // namespace irodori
