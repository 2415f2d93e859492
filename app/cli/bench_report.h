// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include "style/benchmark.h"

namespace irodori::cli {

/// A table for people, or one JSON object.
void printReport(const BenchReport& report, bool json, std::ostream& out);

}  // namespace irodori::cli
