// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_naming.h"

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

}  // namespace irodori::cli
