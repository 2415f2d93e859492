// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace irodori {

/// Why an operation failed. The UI translates the code; logs and the command line use `message()`.
enum class ErrorCode {
    cancelled,        ///< the caller asked to stop; never shown to the user
    notFound,         ///< no such file
    isDirectory,      ///< a folder where a file was expected
    noPermission,     ///< may not be read or written
    unreadable,       ///< the system failed to read it
    emptyFile,        ///< zero bytes
    unsupported,      ///< not a format that we know
    corrupt,          ///< the right format, but damaged or lying about itself
    tooLarge,         ///< beyond the limits that protect from decompression bombs
    newerVersion,     ///< written by a newer Irodori
    outOfMemory,      ///< neither the device nor the computer has room
    diskFull,         ///< no space left to write
    exists,           ///< would overwrite something it must not
    invalidArgument,  ///< a value out of range, or a contradiction
    device,           ///< the compute device is missing or was lost
    internal,         ///< a bug; `detail` helps to find it
};

/// An expected failure as a value: what failed, on which input, and the library's own words.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string subject;  ///< the file (UTF-8 path) or thing that it is about; may be empty
    std::string detail;   ///< the reason in plain English, without a backtrace

    /// "subject: detail", one line, English.
    [[nodiscard]] std::string message() const;
};

/// A short English reason for a code, used when `detail` is empty.
[[nodiscard]] const char* describe(ErrorCode code);

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning a failure: `return failure(ErrorCode::corrupt, path, "…");`
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string subject,
                                                   std::string detail = {}) {
    return tl::unexpected<Error>(Error{code, std::move(subject), std::move(detail)});
}

/// The same for a system call that set `errno`.
[[nodiscard]] tl::unexpected<Error> systemFailure(int errnoValue, std::string subject);

}  // namespace irodori
