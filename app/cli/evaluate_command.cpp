// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/evaluate_command.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <limits>
#include <ostream>
#include <span>
#include <sstream>
#include <utility>

namespace irodori::cli {

namespace {

constexpr int kColumnWidth = 11;
constexpr int kTitleWidth = 14;

/// A score or, where that is null, a probe.
struct Column {
    const char* title;
    double Scores::*score;
    std::optional<double> Probes::*probe;
    int decimals;
};
constexpr Column kScores[] = {{"style", &Scores::style, nullptr, 3},
                              {"content", &Scores::content, nullptr, 3},
                              {"KID", &Scores::kid, nullptr, 4},
                              {"palette", &Scores::palette, nullptr, 3},
                              {"identity", &Scores::identity, nullptr, 2},
                              {"edges", &Scores::edges, nullptr, 3},
                              {"diversity", &Scores::diversity, nullptr, 2}};
constexpr Column kProbes[] = {{"style 2", nullptr, &Probes::secondStyle, 3},
                              {"content 2", nullptr, &Probes::secondContent, 3},
                              {"untouched", nullptr, &Probes::untouched, 4},
                              {"face", nullptr, &Probes::faceContent, 3},
                              {"faces kept", nullptr, &Probes::facesKept, 3},
                              {"seeds", nullptr, &Probes::seeds, 3},
                              {"with seeds", nullptr, &Probes::seedContent, 3},
                              {"falling", nullptr, &Probes::falling, 3},
                              {"grid 1/2", nullptr, &Probes::grid2, 3},
                              {"grid 1/4", nullptr, &Probes::grid4, 3},
                              {"grid 1/8", nullptr, &Probes::grid8, 3}};
constexpr const char* kScoresLegend = "less is better; more of edges and diversity\n";
constexpr const char* kProbesLegend =
    "style 2, content 2: under the second opinion\n"
    "untouched: content distance at strength 0 : at 1\n"
    "face: content distance of faces : of their pictures; faces kept: of those in the photos\n"
    "seeds: distance of two seeds : of two references; with seeds: content distance with : "
    "without\n"
    "falling: pairs whose style distance falls over strength 0, 25, 50, 75, 100 %\n"
    "grid: amplitude at 1/2, 1/4, 1/8 cycles per pixel : beside it\n";

/// NaN: not measured.
double valueOf(const Column& column, const Scores& scores) {
    return column.score
               ? scores.*column.score
               : (scores.probes.*column.probe).value_or(std::numeric_limits<double>::quiet_NaN());
}

std::string numberText(double value, int decimals) {
    if (!std::isfinite(value))
        return "-";
    std::ostringstream text;
    text << std::fixed << std::setprecision(decimals) << value;
    return text.str();
}

/// Part by part: the collections, then all.
using Parts = std::vector<std::pair<std::string, Scores>>;

Parts partsOf(const EvaluationReport& report) {
    Parts parts(report.collections.begin(), report.collections.end());
    parts.emplace_back("all", report.all);
    return parts;
}

/// A row for each part.
void printTable(const Parts& parts, std::span<const Column> columns, std::ostream& out) {
    std::size_t width = 0;
    for (const auto& [name, scores] : parts)
        width = std::max(width, name.size());
    const auto name = [&](const std::string& text) {
        out << std::left << std::setw(static_cast<int>(width)) << text << std::right;
    };
    name("");
    for (const auto& column : columns)
        out << std::setw(kColumnWidth) << column.title;
    out << std::setw(kColumnWidth) << "pairs" << '\n';
    for (const auto& [part, scores] : parts) {
        name(part);
        for (const auto& column : columns)
            out << std::setw(kColumnWidth) << numberText(valueOf(column, scores), column.decimals);
        out << std::setw(kColumnWidth) << scores.pairs << '\n';
    }
}

/// What the numbers are of.
void printPictures(const EvaluationReport& report, int every, std::ostream& out) {
    const auto& probes = report.all.probes;
    out << report.photos << " photos, " << report.references << " references, " << report.all.pairs
        << " pairs";
    if (every > 1)
        out << " (every " << every << "th)";
    if (probes.probed > 0)
        out << "; seeds and strengths on " << probes.probed << " of them";
    if (probes.faces > 0)
        out << "; " << probes.faces << " faces";
    out << '\n';
}

void print(const EvaluationReport& report, const EvaluateArguments& arguments, std::ostream& out) {
    out << report.model << '\n';
    printPictures(report, arguments.every, out);
    const auto parts = partsOf(report);
    printTable(parts, kScores, out);
    out << kScoresLegend;
    if (!arguments.list)
        return;
    printTable(parts, kProbes, out);
    out << kProbesLegend;
}

/// One measure of both models, and by how much it changed.
void printRow(const Column& column, const Scores& scores, const Scores& before, std::ostream& out) {
    const double now = valueOf(column, scores);
    const double then = valueOf(column, before);
    if (!std::isfinite(now) && !std::isfinite(then))
        return;
    out << "  " << std::left << std::setw(kTitleWidth) << column.title << std::right
        << std::setw(kColumnWidth) << numberText(now, column.decimals) << std::setw(kColumnWidth)
        << numberText(then, column.decimals) << std::setw(kColumnWidth)
        << (then != 0 ? numberText(100 * (now - then) / std::abs(then), 1) : "-") << " %\n";
}

void printComparison(const EvaluationReport& report, const EvaluationReport& before,
                     const EvaluateArguments& arguments, std::ostream& out) {
    out << report.model << ", " << before.model << ", change\n";
    printPictures(report, arguments.every, out);
    const auto parts = partsOf(report);
    const auto others = partsOf(before);
    for (std::size_t i = 0; i < parts.size(); ++i) {  // of the same pictures
        out << parts[i].first << " (" << parts[i].second.pairs << " pairs)\n";
        for (const auto columns :
             {std::span<const Column>(kScores), std::span<const Column>(kProbes)})
            for (const auto& column : columns)
                printRow(column, parts[i].second, others[i].second, out);
    }
    out << kScoresLegend;
    if (arguments.list)
        out << kProbesLegend;
}

EvaluationRequest requestOf(const EvaluateArguments& arguments) {
    EvaluationRequest request;
    request.photos.assign(arguments.photos.begin(), arguments.photos.end());
    request.styles.assign(arguments.styles.begin(), arguments.styles.end());
    request.list = arguments.list;
    request.data = arguments.data;
    request.every = arguments.every;
    request.secondOpinion = arguments.secondOpinion;
    return request;
}

}  // namespace

ExitStatus runEvaluate(const EvaluateArguments& arguments, const Evaluate& evaluate,
                       const ModelLibrary& models, Console& console, std::ostream& out,
                       std::stop_token stop) {
    std::vector<std::string> names{arguments.model};
    if (!arguments.against.empty())
        names.push_back(arguments.against);
    bool isComplete = true;
    std::vector<EvaluationReport> reports;
    const JobHooks hooks{std::move(stop),
                         [&](double fraction) {
                             const auto done = static_cast<double>(reports.size()) + fraction;
                             console.progress(done, names.size());
                         },
                         [&](const std::string& message) {
                             isComplete = false;
                             console.tell(message);
                         }};
    for (const auto& name : names) {
        auto report = models.find(name).and_then([&](const auto& model) {
            auto request = requestOf(arguments);
            request.model = model;
            return evaluate(request, hooks);
        });
        if (!report) {
            if (report.error().code != ErrorCode::cancelled)
                console.tell(report.error().message());
            return ExitStatus::nothingDone;
        }
        reports.push_back(std::move(*report));
    }
    console.clearProgress();
    if (arguments.json)
        for (const auto& report : reports)
            out << toJson(report) << '\n';
    else if (reports.size() > 1)
        printComparison(reports.front(), reports.back(), arguments, out);
    else
        print(reports.front(), arguments, out);
    return isComplete ? ExitStatus::done : ExitStatus::someFailed;
}

}  // namespace irodori::cli
