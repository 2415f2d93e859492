// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/source_picture.h"

#include <fstream>
#include <semaphore>
#include <vector>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "data/dataset.h"
#include "imaging/clip_reader.h"
#include "imaging/exception_wall.h"
#include "imaging/picture_io.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

// Three bytes a pixel, and decoders need as much again: 1.8 GB at most for one picture.
constexpr LoadLimits kLimits{.maxFileBytes = 1'000'000'000, .maxPixels = 300'000'000};

constexpr std::size_t kLargeFile = std::size_t{8} << 20;
constexpr int kLargeAtOnce = 2;

/// Lets few large files through at a time; small ones pass.
class Gate {
public:
    explicit Gate(std::size_t bytes) : isLarge_(bytes >= kLargeFile) {
        if (isLarge_)
            places().acquire();
    }
    ~Gate() {
        if (isLarge_)
            places().release();
    }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

private:
    static std::counting_semaphore<kLargeAtOnce>& places() {
        static std::counting_semaphore<kLargeAtOnce> places(kLargeAtOnce);
        return places;
    }

    bool isLarge_;
};

Image trainable(Image image) {
    return withDepth(overWhite(std::move(image)), PixelDepth::u8);
}

}  // namespace

Result<SourcePicture> loadSource(const fs::path& file) {
    return walled(file.string(), [&]() -> Result<SourcePicture> {
        std::error_code ignored;
        const auto size = fs::file_size(file, ignored);
        const Gate gate(ignored ? 0 : static_cast<std::size_t>(size));
        const auto bytes = readFile(file, kLimits.maxFileBytes);
        if (!bytes)
            return tl::unexpected(bytes.error());
        auto picture = decodePicture(*bytes, file.string(), kLimits);
        if (!picture)
            return tl::unexpected(picture.error());
        return SourcePicture{trainable(std::move(picture->image)), rightsOf(picture->metadata),
                             sha256(*bytes)};
    });
}

Result<Image> loadAgain(const DatasetPicture& picture) {
    if (picture.seconds >= 0)
        return readFrameAt(picture.file, picture.seconds);
    auto source = loadSource(picture.file);
    if (!source)
        return tl::unexpected(source.error());
    if (source->sha256 != picture.sha256)
        return failure(ErrorCode::corrupt, picture.file.string(), "has changed meanwhile");
    return std::move(source->image);
}

Result<std::string> sha256OfFile(const fs::path& file, const JobHooks& hooks) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return systemFailure(errno, file.string());
    Sha256 hash;
    std::vector<char> chunk(std::size_t{1} << 20);
    while (stream) {
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, file.string());
        stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        const auto count = static_cast<std::size_t>(stream.gcount());
        hash.add(std::as_bytes(std::span(chunk).first(count)));
    }
    if (stream.bad())
        return failure(ErrorCode::unreadable, file.string());
    return hash.digest();
}

}  // namespace irodori
