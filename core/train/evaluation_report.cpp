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

struct NamedProbe {
    const char* name;
    std::optional<double> Probes::*member;
};
constexpr NamedProbe kProbes[] = {{"second_style", &Probes::secondStyle},
                                  {"second_content", &Probes::secondContent},
                                  {"untouched", &Probes::untouched},
                                  {"face_content", &Probes::faceContent},
                                  {"faces_kept", &Probes::facesKept},
                                  {"seeds", &Probes::seeds},
                                  {"seed_content", &Probes::seedContent},
                                  {"falling", &Probes::falling},
                                  {"grid_2", &Probes::grid2},
                                  {"grid_4", &Probes::grid4},
                                  {"grid_8", &Probes::grid8}};

/// Those that were measured.
ordered_json jsonOf(const Probes& probes) {
    ordered_json object = ordered_json::object();
    for (const auto& [name, member] : kProbes)
        if (probes.*member && std::isfinite(*(probes.*member)))
            object[name] = *(probes.*member);
    if (probes.faces > 0)
        object["faces"] = probes.faces;
    if (probes.probed > 0)
        object["probed"] = probes.probed;
    return object;
}

/// Throws ordered_json::exception where something is of another kind.
Probes probesIn(const ordered_json& object) {
    Probes probes;
    for (const auto& [name, member] : kProbes)
        if (object.contains(name))
            probes.*member = object.at(name).get<double>();
    probes.faces = object.value("faces", 0);
    probes.probed = object.value("probed", 0);
    return probes;
}

/// JSON knows no NaN: a score that could not be taken is null.
ordered_json jsonOf(const Scores& scores) {
    ordered_json object;
    for (const auto& [name, member] : kScores)
        object[name] = std::isfinite(scores.*member) ? ordered_json(scores.*member) : nullptr;
    object["pairs"] = scores.pairs;
    if (auto probes = jsonOf(scores.probes); !probes.empty())
        object["probes"] = std::move(probes);
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
    if (object.contains("probes"))
        scores.probes = probesIn(object.at("probes"));
    return scores;
}

}  // namespace

std::string toJson(const EvaluationReport& report) {
    ordered_json object{{"model", report.model},
                        {"photos", report.photos},
                        {"references", report.references},
                        {"all", jsonOf(report.all)}};
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
        report.photos = object.value("photos", 0);  // older ones do not say
        report.references = object.value("references", 0);
        report.all = scoresIn(object.at("all"));
        for (const auto& [name, scores] : object.at("collections").items())
            report.collections[name] = scoresIn(scores);
        return report;
    } catch (const std::exception&) {
        return failure(ErrorCode::corrupt, {}, "the scores are not readable");
    }
}

}  // namespace irodori
