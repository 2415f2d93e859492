// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>

namespace irodori {

namespace fs = std::filesystem;

AtomicFile::AtomicFile(fs::path target, fs::path temporary, int descriptor)
    : target_(std::move(target)), temporary_(std::move(temporary)), descriptor_(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    if (this != &other) {
        discard();
        target_ = std::move(other.target_);
        temporary_ = std::exchange(other.temporary_, {});
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

AtomicFile::~AtomicFile() {
    discard();
}

void AtomicFile::discard() noexcept {
    if (descriptor_ >= 0)
        ::close(std::exchange(descriptor_, -1));
    if (!temporary_.empty())
        ::unlink(temporary_.c_str());
    temporary_.clear();
}

Result<AtomicFile> AtomicFile::create(fs::path target) {
    std::error_code ignored;
    if (fs::is_symlink(target, ignored))  // renaming would replace the link, not what it names
        target = fs::weakly_canonical(target, ignored);
    const auto present = fs::status(target, ignored).type();
    if (present == fs::file_type::directory)
        return failure(ErrorCode::isDirectory, target.string());
    if (present != fs::file_type::regular && present != fs::file_type::not_found
        && present != fs::file_type::none)
        return failure(ErrorCode::unsupported, target.string(), "is not an ordinary file");
    // Short and hidden, so that a long name still fits and file managers do not flash it.
    std::string pattern = (target.parent_path() / kTemporaryPrefix).string() + "XXXXXX";
    const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor < 0)
        return systemFailure(errno, target.string());
    // mkstemp makes the file private; give it what a freshly created file would get.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor, 0666 & ~mask);
    return AtomicFile(std::move(target), pattern, descriptor);
}

namespace {

/// Calls `put(rest)`, which returns as write(2) does, until all bytes are written.
template <class Put>
Result<void> putAll(std::span<const std::byte> bytes, const fs::path& target, Put put) {
    while (!bytes.empty()) {
        const ssize_t written = put(bytes);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return systemFailure(errno, target.string());
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

}  // namespace

Result<void> AtomicFile::write(std::span<const std::byte> bytes) {
    return putAll(bytes, target_, [this](std::span<const std::byte> rest) {
        return ::write(descriptor_, rest.data(), rest.size());
    });
}

Result<void> AtomicFile::writeAt(std::uint64_t offset, std::span<const std::byte> bytes) {
    return putAll(bytes, target_, [&](std::span<const std::byte> rest) {
        const std::uint64_t at = offset + (bytes.size() - rest.size());
        return ::pwrite(descriptor_, rest.data(), rest.size(), static_cast<off_t>(at));
    });
}

Result<fs::path> AtomicFile::commit(IfExists ifExists) {
    if (::fsync(descriptor_) != 0)
        return systemFailure(errno, target_.string());
    if (::close(std::exchange(descriptor_, -1)) != 0)
        return systemFailure(errno, target_.string());

    fs::path name = target_;
    for (int number = 2;; ++number) {
        const bool mayReplace = ifExists == IfExists::replace;
        int status = mayReplace ? ::rename(temporary_.c_str(), name.c_str())
                                : ::link(temporary_.c_str(), name.c_str());
        if (status != 0 && !mayReplace && (errno == EPERM || errno == ENOTSUP)) {
            // No hard links here (FAT, some network shares): the kernel's exclusive rename.
            status =
                ::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE);
        }
        if (status == 0)
            break;
        if (errno != EEXIST || ifExists != IfExists::keepBoth)
            return systemFailure(errno, name.string());
        name = target_.parent_path() / target_.stem();
        name += " (" + std::to_string(number) + ")";
        name += target_.extension();
    }
    ::unlink(temporary_.c_str());  // the second name after link(); gone already after rename()
    temporary_.clear();
    return name;
}

Result<fs::path> writeFile(const fs::path& path, std::span<const std::byte> bytes,
                           IfExists ifExists) {
    auto file = AtomicFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    if (auto written = file->write(bytes); !written)
        return tl::unexpected(written.error());
    return file->commit(ifExists);
}

namespace {

/// An ordinary file that is open for reading.
struct OpenFile {
    explicit OpenFile(int descriptor_) : descriptor(descriptor_) {}
    OpenFile(OpenFile&& other) noexcept
        : descriptor(std::exchange(other.descriptor, -1)), size(other.size) {}
    OpenFile& operator=(OpenFile&&) = delete;
    ~OpenFile() {
        if (descriptor >= 0)
            ::close(descriptor);
    }

    int descriptor;
    std::size_t size = 0;  ///< bytes, not 0
};

Result<OpenFile> openFile(const fs::path& path) {
    // Without O_NONBLOCK a pipe would keep the program waiting for somebody to write into it.
    OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (file.descriptor < 0 || ::fstat(file.descriptor, &status) != 0)
        return systemFailure(errno, path.string());
    if (S_ISDIR(status.st_mode))
        return failure(ErrorCode::isDirectory, path.string());
    if (!S_ISREG(status.st_mode))
        return failure(ErrorCode::unsupported, path.string(), "is not an ordinary file");
    if (status.st_size == 0)
        return failure(ErrorCode::emptyFile, path.string());
    file.size = static_cast<std::size_t>(status.st_size);
    return file;
}

}  // namespace

Result<std::vector<std::byte>> readFile(const fs::path& path, std::uintmax_t maxBytes) {
    const auto file = openFile(path);
    if (!file)
        return tl::unexpected(file.error());
    if (file->size > maxBytes)
        return failure(ErrorCode::tooLarge, path.string(), "the file is too large");

    std::vector<std::byte> bytes(file->size);
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(file->descriptor, bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemFailure(errno, path.string());
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

Result<MappedFile> mapFile(const fs::path& path) {
    const auto file = openFile(path);
    if (!file)
        return tl::unexpected(file.error());
    const std::size_t size = file->size;
    void* start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file->descriptor, 0);
    if (start == MAP_FAILED)
        return systemFailure(errno, path.string());
    const std::shared_ptr<const void> owner(start, [size](void* pages) { ::munmap(pages, size); });
    return MappedFile{{static_cast<const std::byte*>(start), size}, owner};
}

}  // namespace irodori
