// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace irodori {

/// The pictures that models are compared on, so that scores of different days and places speak of
/// the same: JSON with `format` (irodori-test-list), `format_version` (1), `rule` (how they were
/// chosen, for people), `photos` (paths) and `references` ({"file", "group"}). All paths are
/// relative to the folder of the pictures and stay in it.
struct TestList {
    struct Reference {
        std::string file;
        std::string group;  ///< "anime", …: has scores of its own
        friend bool operator==(const Reference&, const Reference&) = default;
    };
    std::string rule;
    std::vector<std::string> photos;
    std::vector<Reference> references;

    friend bool operator==(const TestList&, const TestList&) = default;
};

/// Untrusted text. Both lists hold something.
[[nodiscard]] Result<TestList> testListFromJson(const std::string& text);

/// Reads a file, or the list that ships under this name.
[[nodiscard]] Result<TestList> readTestList(const std::string& nameOrFile);

}  // namespace irodori
