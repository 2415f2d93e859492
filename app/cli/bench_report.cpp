// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bench_report.h"

#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>

namespace irodori::cli {

namespace {

using nlohmann::ordered_json;

ordered_json toJson(const BenchRow& row) {
    ordered_json object{{"name", row.name}, {"value", row.value}, {"unit", row.unit}};
    if (row.target) {
        object["target"] = *row.target;
        object["met"] = row.met;
    }
    return object;
}

void printTable(const BenchReport& report, std::ostream& out) {
    out << report.processor << ", " << report.threads << " threads, BLAS " << report.blas << '\n'
        << std::fixed << std::setprecision(2);
    for (const auto& row : report.rows) {
        out << std::left << std::setw(56) << row.name << std::right << std::setw(10) << row.value
            << ' ' << row.unit;
        if (row.target)
            out << "   target " << *row.target << (row.met ? ", met" : ", missed");
        out << '\n';
    }
}

}  // namespace

void printReport(const BenchReport& report, bool json, std::ostream& out) {
    if (!json) {
        printTable(report, out);
        return;
    }
    ordered_json rows = ordered_json::array();
    for (const auto& row : report.rows)
        rows.push_back(toJson(row));
    const ordered_json object{{"processor", report.processor},
                              {"threads", report.threads},
                              {"blas", report.blas},
                              {"rows", rows}};
    out << object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace irodori::cli
