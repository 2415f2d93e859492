// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "train/evaluation.h"

namespace irodori {

namespace {

using nlohmann::ordered_json;

struct NamedScore {
    const char* name;
    double Scores::*member;
};
constexpr NamedScore kScores[] = {
    {"style", &Scores::style},       {"content", &Scores::content},     {"kid", &Scores::kid},
    {"identity", &Scores::identity}, {"diversity", &Scores::diversity}, {"edges", &Scores::edges},
    {"palette", &Scores::palette}};

/// JSON knows no NaN: a score that could not be taken is null.
ordered_json jsonOf(const Scores& scores) {
    ordered_json object;
    for (const auto& [name, member] : kScores)
        object[name] = std::isfinite(scores.*member) ? ordered_json(scores.*member) : nullptr;
    object["pairs"] = scores.pairs;
    return object;
}

/// Throws ordered_json::exception where something is missing or of another kind.
Scores scoresIn(const ordered_json& object) {
    Scores scores;
    for (const auto& [name, member] : kScores) {
        const auto& value = object.at(name);
        scores.*member =
            value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
    }
    scores.pairs = object.at("pairs").get<int>();
    return scores;
}

}  // namespace

std::string toJson(const EvaluationReport& report) {
    ordered_json object{{"model", report.model}, {"all", jsonOf(report.all)}};
    object["collections"] = ordered_json::object();
    for (const auto& [name, scores] : report.collections)
        object["collections"][name] = jsonOf(scores);
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Result<EvaluationReport> evaluationFromJson(const std::string& text) {
    try {
        const auto object = ordered_json::parse(text);
        EvaluationReport report;
        report.model = object.at("model").get<std::string>();
        report.all = scoresIn(object.at("all"));
        for (const auto& [name, scores] : object.at("collections").items())
            report.collections[name] = scoresIn(scores);
        return report;
    } catch (const std::exception&) {
        return failure(ErrorCode::corrupt, {}, "the scores are not readable");
    }
}

}  // namespace irodori
