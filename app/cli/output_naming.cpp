// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_naming.h"

#include <set>

#include "base/atomic_file.h"

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> wrong(const std::string& output, const std::string& reason) {
    return failure(ErrorCode::invalidArgument, "-o " + output, reason);
}

}  // namespace

Result<OutputPlace> outputPlace(const std::string& output, std::size_t photoCount,
                                std::optional<FileFormat> format) {
    if (output.empty())
        return wrong(output, "no name is given");
    std::error_code ignored;
    const fs::path path(output);
    if (output.back() == '/' || fs::is_directory(path, ignored))
        return OutputPlace{path, true, format};

    const auto ofEnding = formatFromPath(path);
    if (photoCount > 1) {
        if (ofEnding || fs::exists(path, ignored))
            return wrong(output, "several photos need a folder (-o DIR/)");
        return OutputPlace{path, true, format};
    }
    if (!format && !ofEnding && path.has_extension())
        return wrong(output, "cannot write " + path.extension().string()
                                 + " files; use png, jpg, webp or tif, or give --format");
    return OutputPlace{path, false, format ? format : ofEnding};
}

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

FileFormat outputFormat(const OutputPlace& place, const std::string& photoFormat) {
    return place.format.value_or(formatFromName(photoFormat).value_or(FileFormat::png));
}

fs::path outputPath(const OutputPlace& place, const std::string& stem, FileFormat format) {
    return place.isFolder ? place.path / (stem + "." + extensionOf(format)) : place.path;
}

Result<void> prepare(const OutputPlace& place) {
    if (place.isFolder) {
        std::error_code error;
        fs::create_directories(place.path, error);
        if (error)
            return systemFailure(error.value(), place.path.string());
    }
    const fs::path trial = place.isFolder ? place.path / "trial" : place.path;
    return AtomicFile::create(trial).map([](const AtomicFile&) {}).map_error([&](Error error) {
        error.subject = place.path.string();
        return error;
    });
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

}  // namespace irodori::cli
