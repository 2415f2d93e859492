// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/evaluate_command.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <utility>

namespace irodori::cli {

namespace {

constexpr int kColumnWidth = 11;

struct Column {
    const char* title;
    double Scores::*member;
    int decimals;
};
constexpr Column kColumns[] = {{"style", &Scores::style, 3},
                               {"content", &Scores::content, 3},
                               {"KID", &Scores::kid, 4},
                               {"palette", &Scores::palette, 3},
                               {"identity", &Scores::identity, 2},
                               {"edges", &Scores::edges, 3},
                               {"diversity", &Scores::diversity, 2}};

std::string numberText(double value, int decimals) {
    if (!std::isfinite(value))
        return "-";
    std::ostringstream text;
    text << std::fixed << std::setprecision(decimals) << value;
    return text.str();
}

class Table {
public:
    Table(std::ostream& out, int nameWidth) : out_(out), nameWidth_(nameWidth) {}

    void header() {
        out_ << std::left << std::setw(nameWidth_) << "" << std::right;
        for (const auto& column : kColumns)
            out_ << std::setw(kColumnWidth) << column.title;
        out_ << std::setw(kColumnWidth) << "pairs" << '\n';
    }
    void row(const std::string& name, const Scores& scores) {
        out_ << std::left << std::setw(nameWidth_) << name << std::right;
        for (const auto& column : kColumns)
            out_ << std::setw(kColumnWidth) << numberText(scores.*column.member, column.decimals);
        out_ << std::setw(kColumnWidth) << scores.pairs << '\n';
    }

private:
    std::ostream& out_;
    int nameWidth_;
};

void print(const EvaluationReport& report, std::ostream& out) {
    std::size_t width = std::string("all").size();
    for (const auto& [name, scores] : report.collections)
        width = std::max(width, name.size());
    out << report.model << '\n';
    Table table(out, static_cast<int>(width));
    table.header();
    for (const auto& [name, scores] : report.collections)
        table.row(name, scores);
    table.row("all", report.all);
    out << "less is better; more of edges and diversity\n";
}

}  // namespace

ExitStatus runEvaluate(const EvaluateArguments& arguments, const Evaluate& evaluate,
                       const ModelLibrary& models, Console& console, std::ostream& out,
                       std::stop_token stop) {
    bool isComplete = true;
    const JobHooks hooks{std::move(stop), [&](double fraction) { console.progress(fraction, 1); },
                         [&](const std::string& message) {
                             isComplete = false;
                             console.tell(message);
                         }};
    EvaluationRequest request;
    request.photos.assign(arguments.photos.begin(), arguments.photos.end());
    request.styles.assign(arguments.styles.begin(), arguments.styles.end());
    const auto report = models.find(arguments.model).and_then([&](const auto& model) {
        request.model = model;
        return evaluate(request, hooks);
    });
    if (!report) {
        if (report.error().code != ErrorCode::cancelled)
            console.tell(report.error().message());
        return ExitStatus::nothingDone;
    }
    console.clearProgress();
    if (arguments.json)
        out << toJson(*report) << '\n';
    else
        print(*report, out);
    return isComplete ? ExitStatus::done : ExitStatus::someFailed;
}

}  // namespace irodori::cli
