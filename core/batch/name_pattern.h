// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/result.h"

namespace irodori {

/// What the fields of a name pattern stand for.
struct NameFields {
    std::string name;    ///< the photo's, without ending
    std::string folder;  ///< in which the photo lies, without those above
    std::string style;
    std::string model;
    std::string date;  ///< "2026-11-23"
    int number = 0;    ///< of the photo in its batch: "0001" …
};

/// A pattern is a file name without ending, such as "{name}_{style}"; the fields are those of
/// NameFields. "/" makes folders.
inline constexpr const char* kDefaultNamePattern = "{name}_{style}";

/// Refuses with ErrorCode::invalidArgument and a reason: unknown fields, lone braces, names that
/// would be the same for all photos, empty or hidden ones, and such as lead out of the folder.
[[nodiscard]] Result<void> validateNamePattern(const std::string& pattern);

/// The name by a valid pattern; never empty. What a file name cannot hold is replaced by "-".
[[nodiscard]] std::string nameFrom(const std::string& pattern, const NameFields& fields);

}  // namespace irodori
