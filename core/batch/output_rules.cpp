// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/output_rules.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <set>

namespace irodori {

namespace fs = std::filesystem;

std::vector<std::string> distinctStems(const std::vector<fs::path>& photos) {
    std::set<std::string> taken;
    std::vector<std::string> stems;
    for (const auto& photo : photos) {
        std::string stem = photo.stem().string();
        for (int number = 2; !taken.insert(stem).second; ++number)
            stem = photo.stem().string() + " (" + std::to_string(number) + ")";
        stems.push_back(std::move(stem));
    }
    return stems;
}

FileFormat outputFormat(std::optional<FileFormat> wanted, const std::string& photoFormat) {
    return wanted.value_or(formatFromName(photoFormat).value_or(FileFormat::png));
}

Result<void> prepareFolder(const fs::path& folder) {
    if (folder.empty())
        return {};
    std::error_code error;
    fs::create_directories(folder, error);
    if (error == std::errc::not_a_directory)
        return failure(ErrorCode::invalidArgument, folder.string(), "is not a folder");
    if (error)
        return systemFailure(error.value(), folder.string());
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        return systemFailure(errno, folder.string());
    return {};
}

Result<void> mayReplace(const fs::path& target, const FileSet& inputs) {
    std::error_code ignored;
    const auto status = fs::status(target, ignored);
    if (!fs::exists(status))
        return {};
    if (fs::is_directory(status))
        return failure(ErrorCode::isDirectory, target.string());
    if (!fs::is_regular_file(status))
        return failure(ErrorCode::unsupported, target.string(), "is not an ordinary file");
    if (inputs.contains(target))
        return failure(ErrorCode::exists, target.string(), "is one of the inputs; not replaced");
    return {};
}

}  // namespace irodori
