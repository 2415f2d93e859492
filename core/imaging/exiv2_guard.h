// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to imaging: how Exiv2 is used safely.

#include <spdlog/spdlog.h>
#include <exception>
#include <mutex>
#include <new>

namespace irodori {

/// Exiv2's XMP toolkit is not thread-safe, so all use of Exiv2 happens under this lock; the first
/// to take it sets the library up. Recursive, because readers nest.
std::unique_lock<std::recursive_mutex> lockExiv2();

/// Runs `read` under the lock and gives its result; `fallback` and a line in the log where the data
/// are damaged.
template <class T, class Read>
T tolerant(T fallback, Read read) {
    const auto lock = lockExiv2();
    try {
        return read();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        spdlog::info("Metadata left out: {}", error.what());
        return fallback;
    }
}

}  // namespace irodori
