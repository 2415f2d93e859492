// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace irodori {

/// One record of a CSV text.
struct CsvRecord {
    int line = 1;  ///< where it begins, from 1
    std::vector<std::string> fields;

    friend bool operator==(const CsvRecord&, const CsvRecord&) = default;
};

/// Reads CSV as RFC 4180 has it: fields apart by commas, records by line ends (CRLF or LF), a field
/// in double quotes may hold all of these, and a quote as two. A byte order mark and empty lines
/// are skipped. Untrusted text; the error names the line and what is wrong there.
[[nodiscard]] Result<std::vector<CsvRecord>> parseCsv(std::string_view text);

}  // namespace irodori
