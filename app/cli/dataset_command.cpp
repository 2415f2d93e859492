// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dataset_command.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "batch/output_rules.h"
#include "data/excluded_files.h"

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using Action = DatasetArguments::Action;
using Target = DatasetArguments::Target;

std::vector<fs::path> pathsOf(const std::vector<std::string>& names) {
    return {names.begin(), names.end()};
}

bool has(const DatasetPicture& picture, Finding finding) {
    return std::find(picture.findings.begin(), picture.findings.end(), finding)
           != picture.findings.end();
}

std::size_t count(const Dataset& dataset, Finding finding) {
    return static_cast<std::size_t>(
        std::count_if(dataset.pictures.begin(), dataset.pictures.end(),
                      [finding](const DatasetPicture& picture) { return has(picture, finding); }));
}

std::string namesOf(const std::vector<Finding>& findings) {
    std::string names;
    for (const Finding finding : findings)
        names += (names.empty() ? "" : ", ") + std::string(nameOf(finding));
    return names;
}

constexpr std::array kAllFindings{Finding::unreadable, Finding::tiny,    Finding::blank,
                                  Finding::nearCopy,   Finding::blurred, Finding::optOut};

/// One run of the command.
class DatasetRun {
public:
    DatasetRun(const DatasetArguments& arguments, std::ostream& out, Console& console,
               std::stop_token stop)
        : arguments_(arguments), out_(out), console_(console), hooks_{std::move(stop), {}, {}} {
        hooks_.progress = [this](double fraction) { console_.progress(fraction, 1); };
        hooks_.notice = [this](const std::string& message) { console_.tell(message); };
    }

    ExitStatus run() {
        const auto dataset = scanDataset(pathsOf(arguments_.folders), arguments_.options, hooks_);
        if (!dataset)
            return fail(dataset.error());
        console_.clearProgress();
        if (auto mayWrite = mayWriteOutput(*dataset); !mayWrite)
            return fail(mayWrite.error());
        tellFailures(*dataset);
        switch (arguments_.action) {
            case Action::check:
                return check(*dataset);
            case Action::clean:
                return clean(*dataset);
            case Action::pack:
                return pack(*dataset);
        }
        return ExitStatus::nothingDone;
    }

private:
    ExitStatus fail(const Error& error) {
        console_.tell(error.code == ErrorCode::cancelled ? "stopped" : error.message());
        return ExitStatus::nothingDone;
    }

    [[nodiscard]] Result<void> mayWriteOutput(const Dataset& dataset) const {
        if (arguments_.output.empty())
            return {};
        FileSet inputs;
        for (const auto& picture : dataset.pictures)
            inputs.insert(picture.file);
        return mayReplace(arguments_.output, inputs);
    }

    void print(const ordered_json& object) {
        out_ << object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << std::endl;
    }

    /// What the user must know before using any of it.
    void tellFailures(const Dataset& dataset) {
        for (const auto& picture : dataset.pictures)
            if (has(picture, Finding::unreadable))
                console_.failed(picture.file, {ErrorCode::unreadable, {}, picture.detail});
        unreadable_ = count(dataset, Finding::unreadable);
        const std::size_t optOuts = count(dataset, Finding::optOut);
        if (optOuts == 0)
            return;
        const bool isAllowed = arguments_.options.optOut == OptOutAnswer::iHavePermission;
        console_.tell(std::to_string(optOuts) + " pictures say that they must not be trained on: "
                      + (isAllowed
                             ? "you have said that you have permission"
                             : "they are left out (--allow-opt-out, if you have permission)"));
    }

    [[nodiscard]] ExitStatus statusFor(std::size_t done, std::size_t failed) const {
        if (done == 0)
            return ExitStatus::nothingDone;
        return failed + unreadable_ > 0 ? ExitStatus::someFailed : ExitStatus::done;
    }

    ExitStatus check(const Dataset& dataset) {
        for (const auto& picture : dataset.pictures)
            if (!picture.findings.empty() && !has(picture, Finding::unreadable))
                printFindings(picture);
        if (arguments_.json)
            printSummaryObject(dataset);
        else
            printSummary(dataset);
        return statusFor(dataset.usable(), 0);
    }

    void printFindings(const DatasetPicture& picture) {
        if (!arguments_.json) {
            out_ << picture.file.string() << ": " << namesOf(picture.findings) << " ("
                 << picture.detail << ')' << std::endl;
            return;
        }
        ordered_json findings = ordered_json::array();
        for (const Finding finding : picture.findings)
            findings.push_back(irodori::nameOf(finding));
        print({{"file", picture.file.string()},
               {"findings", std::move(findings)},
               {"detail", picture.detail},
               {"excluded", picture.excluded}});
    }

    void printSummary(const Dataset& dataset) {
        out_ << dataset.pictures.size() << " pictures, " << dataset.usable()
             << " usable: " << dataset.usable(Split::train) << " to train on, "
             << dataset.usable(Split::test) << " held out\n";
        for (const Finding finding : kAllFindings)
            if (const std::size_t found = count(dataset, finding); found > 0)
                out_ << "  " << found << ' ' << irodori::nameOf(finding) << '\n';
        out_ << "rights: " << rightsSummary(dataset) << '\n'
             << "as styles: content target " << nameOf(dataset.proposedTargets.common)
             << " (flatness " << std::lround(100 * dataset.flatness) << " %)" << std::endl;
    }

    void printSummaryObject(const Dataset& dataset) {
        ordered_json findings = ordered_json::object();
        for (const Finding finding : kAllFindings)
            findings[irodori::nameOf(finding)] = count(dataset, finding);
        print({{"pictures", dataset.pictures.size()},
               {"usable", dataset.usable()},
               {"train", dataset.usable(Split::train)},
               {"test", dataset.usable(Split::test)},
               {"findings", std::move(findings)},
               {"rights", rightsSummary(dataset)},
               {"flatness", dataset.flatness},
               {"proposed_target", nameOf(dataset.proposedTargets.common)}});
    }

    ExitStatus clean(const Dataset& dataset) {
        Dataset used = dataset;
        std::erase_if(used.pictures,
                      [](const DatasetPicture& picture) { return picture.excluded; });
        if (!arguments_.output.empty()) {
            const std::string text = toJson(used);
            if (auto written = writeFile(arguments_.output, std::as_bytes(std::span(text)));
                !written)
                return fail(written.error());
        }
        MovedFiles files;
        if (!arguments_.moveTo.empty()) {
            auto moved = moveExcluded(dataset, arguments_.moveTo, hooks_);
            if (!moved)
                return fail(moved.error());
            files = std::move(*moved);
        }
        for (const auto& error : files.failures)
            console_.failed(error.subject, error);
        if (arguments_.json)
            print({{"usable", used.pictures.size()}, {"moved", files.moved}});
        else
            out_ << used.pictures.size() << " usable pictures, " << files.moved << " files moved"
                 << std::endl;
        return statusFor(used.pictures.size() + files.moved, files.failures.size());
    }

    ExitStatus pack(const Dataset& dataset) {
        PackOptions options = arguments_.packing;
        const auto isCel = wantsCelTargets();
        if (!isCel)
            return fail(isCel.error());
        options.celTargets = *isCel;
        const auto packed = packDataset(dataset, arguments_.output, options, hooks_);
        console_.clearProgress();
        if (!packed)
            return fail(packed.error());
        if (arguments_.json)
            print({{"output", arguments_.output},
                   {"pictures", *packed},
                   {"target", options.celTargets ? "cel" : "photo"}});
        else
            out_ << arguments_.output << ": " << *packed << " pictures"
                 << (options.celTargets ? " with cel versions" : "") << std::endl;
        return statusFor(*packed, dataset.usable() - *packed);
    }

    Result<bool> wantsCelTargets() {
        if (arguments_.target != Target::automatic)
            return arguments_.target == Target::cel;
        if (arguments_.styles.empty())
            return false;
        const auto styles = scanDataset(pathsOf(arguments_.styles), arguments_.options,
                                        JobHooks{hooks_.stop, {}, hooks_.notice});
        return styles.map([](const Dataset& found) { return found.proposedTargets.anyCel(); });
    }

    const DatasetArguments& arguments_;
    std::ostream& out_;
    Console& console_;
    JobHooks hooks_;
    std::size_t unreadable_ = 0;
};

}  // namespace

ExitStatus runDataset(const DatasetArguments& arguments, std::ostream& out, Console& console,
                      std::stop_token stop) {
    return DatasetRun(arguments, out, console, std::move(stop)).run();
}

}  // namespace irodori::cli
