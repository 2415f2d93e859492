// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"

namespace irodori {

/// What to do when the final name is taken.
enum class IfExists {
    replace,   ///< atomically replace it
    refuse,    ///< fail with ErrorCode::exists
    keepBoth,  ///< write "name (2).ext", "name (3).ext", …
};

/// How the names of temporary files begin: what a killed process left can be told by it.
inline constexpr const char* kTemporaryPrefix = ".irodori-";

/// A file that appears under its name only when it is complete: written to a temporary name in the
/// same folder, flushed to the disk, then renamed. Destroyed without `commit`, it leaves nothing.
/// Movable; use from one thread.
class AtomicFile {
public:
    /// Creates the temporary file beside `target`; of a symbolic link, beside what it names. Fails
    /// where the folder is missing or read-only, or `target` is a folder, a device or a pipe.
    static Result<AtomicFile> create(std::filesystem::path target);

    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    /// Appends.
    Result<void> write(std::span<const std::byte> bytes);

    /// Overwrites what was written before at `offset`, for headers that are known last.
    Result<void> writeAt(std::uint64_t offset, std::span<const std::byte> bytes);

    /// Gives it its final name and returns that name. Free of races: two programs that write the
    /// same name with `keepBoth` or `refuse` never lose a file.
    Result<std::filesystem::path> commit(IfExists ifExists);

    /// For libraries that write by path; the file exists and is empty at first.
    [[nodiscard]] const std::filesystem::path& temporaryPath() const { return temporary_; }

private:
    AtomicFile(std::filesystem::path target, std::filesystem::path temporary, int descriptor);
    void discard() noexcept;

    std::filesystem::path target_;
    std::filesystem::path temporary_;
    int descriptor_ = -1;
};

/// Writes a whole file atomically. Returns the name it got.
Result<std::filesystem::path> writeFile(const std::filesystem::path& path,
                                        std::span<const std::byte> bytes,
                                        IfExists ifExists = IfExists::replace);

/// Reads a whole file of at most `maxBytes`; a folder, an unreadable, empty or larger file is a
/// failure that names it.
Result<std::vector<std::byte>> readFile(const std::filesystem::path& path, std::uintmax_t maxBytes);

/// A whole file, mapped read-only: its pages are read when they are touched. `bytes` is valid as
/// long as `owner` lives. Shortening the file meanwhile kills the program (SIGBUS); replacing it,
/// as AtomicFile does, is harmless.
struct MappedFile {
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

/// Fails as `readFile` does.
Result<MappedFile> mapFile(const std::filesystem::path& path);

}  // namespace irodori
