// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/metrics.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

#include "base/atomic_file.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kChunkBytes = 1 << 20;
/// What is longer is no line of ours: it is skipped rather than read again and again.
constexpr std::size_t kLongestLine = 1 << 20;

void append(std::string& text, double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    text.append(buffer.data(), end.ptr);
}

/// A reader for the flat objects of metrics.jsonl alone: a general JSON parser takes several times
/// as long, which shows where a window opens a run of a hundred thousand lines.
class LineReader {
public:
    explicit LineReader(std::string_view line)
        : at_(line.data()), end_(line.data() + line.size()) {}

    std::optional<MetricsRow> read() {
        MetricsRow row;
        row.step = -1;
        if (!take('{'))
            return std::nullopt;
        do {
            if (!member(row))
                return std::nullopt;
        } while (take(','));
        if (!take('}') || !atEnd() || row.step < 0)
            return std::nullopt;
        return row;
    }

private:
    bool member(MetricsRow& row) {
        const auto name = text();
        if (!name || !take(':'))
            return false;
        if (*name == "step")
            return number(row.step);
        double value = 0;
        if (!number(value) || !std::isfinite(value))
            return false;
        // Written in order, so that each belongs behind the one before.
        row.values.emplace_hint(row.values.end(), *name, value);
        return true;
    }

    void skipSpace() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r'))
            ++at_;
    }

    bool take(char expected) {
        skipSpace();
        if (at_ == end_ || *at_ != expected)
            return false;
        ++at_;
        return true;
    }

    bool atEnd() {
        skipSpace();
        return at_ == end_;
    }

    std::optional<std::string_view> text() {
        if (!take('"'))
            return std::nullopt;
        const char* const begin = at_;
        while (at_ != end_ && *at_ != '"') {
            const auto letter = static_cast<unsigned char>(*at_);
            if (letter < ' ' || letter > '~' || letter == '\\')
                return std::nullopt;
            ++at_;
        }
        if (at_ == end_)
            return std::nullopt;
        return std::string_view(begin, static_cast<std::size_t>(at_++ - begin));
    }

    template <class Number>
    bool number(Number& value) {
        skipSpace();
        const auto [end, error] = std::from_chars(at_, end_, value);
        at_ = end;
        return error == std::errc();
    }

    const char* at_;
    const char* end_;
};

/// Calls `visit` with each whole line, without its end; returns the bytes up to the last end.
template <class Visit>
std::size_t forEachLine(std::string_view text, Visit visit) {
    std::size_t begin = 0;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', begin)) {
        visit(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return begin;
}

/// Where a file is cut for a run that goes on.
struct Cut {
    std::size_t kept = 0;   ///< bytes of the lines up to the last step
    std::size_t whole = 0;  ///< bytes of all whole lines
};

Cut findCut(std::string_view text, std::int64_t lastStep) {
    Cut cut;
    bool past = false;
    std::size_t kept = 0;
    cut.whole = forEachLine(text, [&](std::string_view line) {
        const auto row = metricsRowFromLine(line);
        past = past || (row && row->step > lastStep);
        if (!past)
            kept += line.size() + 1;
    });
    cut.kept = kept;
    return cut;
}

/// Writes `lines` to the first free `metrics.N.jsonl`.
Result<void> setAside(const fs::path& file, std::string_view lines) {
    for (int number = 1;; ++number) {
        fs::path name = file.parent_path() / file.stem();
        name.concat(".").concat(std::to_string(number));  // not append, which adds "/"
        name += file.extension();
        const auto written = writeFile(name, std::as_bytes(std::span(lines)), IfExists::refuse);
        if (written)
            return {};
        if (written.error().code != ErrorCode::exists)
            return tl::unexpected(written.error());
    }
}

Result<void> cutAfter(const fs::path& file, std::int64_t lastStep) {
    const auto mapped = mapFile(file);
    if (!mapped
        && (mapped.error().code == ErrorCode::notFound
            || mapped.error().code == ErrorCode::emptyFile))
        return {};
    if (!mapped)
        return tl::unexpected(mapped.error());
    const std::string_view text(reinterpret_cast<const char*>(mapped->bytes.data()),
                                mapped->bytes.size());
    const Cut cut = findCut(text, lastStep);
    if (cut.kept == text.size())
        return {};
    if (cut.kept < cut.whole)
        if (auto moved = setAside(file, text.substr(cut.kept, cut.whole - cut.kept)); !moved)
            return moved;
    // A new file rather than a shortened one: its readers see that they must begin anew, even if it
    // has grown beyond the old length when they look.
    const auto written = writeFile(file, mapped->bytes.first(cut.kept));
    if (!written)
        return tl::unexpected(written.error());
    return {};
}

}  // namespace

std::string toJsonLine(const MetricsRow& row) {
    std::string line = "{\"step\":" + std::to_string(row.step);
    for (const auto& [name, value] : row.values) {
        if (!std::isfinite(value))
            continue;
        line += ",\"" + name + "\":";
        append(line, value);
    }
    return line + "}";
}

std::optional<MetricsRow> metricsRowFromLine(std::string_view line) {
    return LineReader(line).read();
}

MetricsWriter::MetricsWriter(fs::path file, FileDescriptor descriptor)
    : file_(std::move(file)), descriptor_(std::move(descriptor)) {}

Result<MetricsWriter> MetricsWriter::open(const fs::path& file, std::int64_t lastStep) {
    if (auto cut = cutAfter(file, lastStep); !cut)
        return tl::unexpected(cut.error());
    FileDescriptor descriptor(
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (!descriptor.isOpen())
        return systemFailure(errno, file.string());
    return MetricsWriter(file, std::move(descriptor));
}

Result<void> MetricsWriter::append(const MetricsRow& row) {
    const std::string line = toJsonLine(row) + "\n";
    ssize_t written = -1;
    do
        written = ::write(descriptor_.get(), line.data(), line.size());
    while (written < 0 && errno == EINTR);
    if (written == static_cast<ssize_t>(line.size()))
        return {};
    // A part of a line reaches the file only where there is no room for all of it.
    const int reason = written < 0 ? errno : ENOSPC;
    if (struct stat status{}; written > 0 && ::fstat(descriptor_.get(), &status) == 0)
        (void)!::ftruncate(descriptor_.get(), status.st_size - written);
    return systemFailure(reason, file_.string());
}

Result<MetricsReader::Batch> MetricsReader::read() {
    const FileDescriptor file(::open(file_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file.isOpen() && errno == ENOENT)
        return Batch();
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return systemFailure(errno, file_.string());

    Batch batch;
    if (status.st_ino != inode_ || static_cast<std::uint64_t>(status.st_size) < offset_) {
        batch.restarted = offset_ > 0;
        inode_ = status.st_ino;
        offset_ = 0;
    }
    std::string pending;  // from offset_ on
    for (;;) {
        const std::size_t before = pending.size();
        pending.resize(before + kChunkBytes);
        const ssize_t got = ::pread(file.get(), pending.data() + before, kChunkBytes,
                                    static_cast<off_t>(offset_ + before));
        if (got < 0 && errno != EINTR)
            return systemFailure(errno, file_.string());
        pending.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0)
            return batch;
        std::size_t done = forEachLine(pending, [&](std::string_view line) {
            if (auto row = metricsRowFromLine(line))
                batch.rows.push_back(std::move(*row));
        });
        if (pending.size() - done > kLongestLine)
            done = pending.size();
        pending.erase(0, done);
        offset_ += done;
    }
}

}  // namespace irodori
