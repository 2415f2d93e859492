// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include <cerrno>
#include <system_error>

namespace irodori {

const char* describe(ErrorCode code) {
    switch (code) {
        case ErrorCode::cancelled:
            return "cancelled";
        case ErrorCode::notFound:
            return "no such file";
        case ErrorCode::isDirectory:
            return "is a folder, not a file";
        case ErrorCode::noPermission:
            return "permission denied";
        case ErrorCode::unreadable:
            return "cannot be read";
        case ErrorCode::emptyFile:
            return "the file is empty";
        case ErrorCode::unsupported:
            return "not a supported format";
        case ErrorCode::corrupt:
            return "the file is damaged";
        case ErrorCode::tooLarge:
            return "the picture is too large";
        case ErrorCode::newerVersion:
            return "made by a newer version of Irodori";
        case ErrorCode::outOfMemory:
            return "not enough memory";
        case ErrorCode::diskFull:
            return "no space left on the disk";
        case ErrorCode::exists:
            return "already exists";
        case ErrorCode::invalidArgument:
            return "not a valid value";
        case ErrorCode::device:
            return "the compute device is not available";
        case ErrorCode::internal:
            return "internal error";
    }
    return "unknown error";
}

std::string Error::message() const {
    const std::string reason = detail.empty() ? describe(code) : detail;
    return subject.empty() ? reason : subject + ": " + reason;
}

namespace {

ErrorCode codeOfErrno(int value) {
    switch (value) {
        case ENOENT:
            return ErrorCode::notFound;
        case EISDIR:
            return ErrorCode::isDirectory;
        case EACCES:
        case EPERM:
        case EROFS:
            return ErrorCode::noPermission;
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return ErrorCode::diskFull;
        case EEXIST:
            return ErrorCode::exists;
        case ENOMEM:
            return ErrorCode::outOfMemory;
        default:
            return ErrorCode::unreadable;
    }
}

}  // namespace

tl::unexpected<Error> systemFailure(int errnoValue, std::string subject) {
    return failure(codeOfErrno(errnoValue), std::move(subject),
                   std::generic_category().message(errnoValue));
}

}  // namespace irodori
