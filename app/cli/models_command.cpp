// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/models_command.h"

#include <cmath>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>

#include "model/model_file.h"

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

void printJson(std::ostream& out, const ordered_json& object) {
    out << object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

ordered_json toJson(const ModelCard& card, const fs::path& path) {
    const auto& shape = card.architecture;
    auto styles = ordered_json::array();
    for (const auto& style : card.styles)
        styles.push_back({{"name", style.name}, {"attribution", style.attribution}});
    return {{"name", card.name},
            {"file", path.string()},
            {"license", card.license},
            {"author", card.author},
            {"training_data", card.trainingData},
            {"created", card.created},
            {"steps", card.steps},
            {"weights", card.weights},
            {"scores", card.scores},
            {"sha256", card.sha256},
            {"base", card.baseName},
            {"base_channels", shape.baseChannels},
            {"trunk_layers", shape.trunkLayers},
            {"styles", std::move(styles)}};
}

/// One line for each key that says something, and one for each style.
void printText(std::ostream& out, const ordered_json& object) {
    const auto line = [&out](const std::string& key, const std::string& text) {
        if (!text.empty())
            out << std::left << std::setw(16) << key << text << '\n';
    };
    for (const auto& [key, value] : object.items())
        if (!value.is_array())
            line(key, value.is_string() ? value.get<std::string>() : value.dump());
    for (const auto& style : object["styles"]) {
        const auto name = style["name"].get<std::string>();
        const auto attribution = style["attribution"].get<std::string>();
        line("style", attribution.empty() ? name : name + " (" + attribution + ")");
    }
}

ExitStatus list(const ModelLibrary& models, bool json, std::ostream& out) {
    for (const auto& entry : models.list()) {
        if (json) {
            auto object = toJson(entry.card, entry.path);
            object["shipped"] = entry.shipped;
            printJson(out, object);
        } else {
            out << std::left << std::setw(24) << entry.card.name << std::setw(16)
                << entry.card.license << entry.path.string() << '\n';
        }
    }
    return ExitStatus::done;
}

ExitStatus show(const ModelLibrary& models, const std::string& name, bool json, std::ostream& out,
                std::ostream& err) {
    fs::path path;
    const auto card = models.find(name).and_then([&](const fs::path& found) {
        path = found;
        return readModelCard(found);
    });
    if (!card) {
        err << card.error().message() << '\n';
        return ExitStatus::nothingDone;
    }
    const auto object = toJson(*card, path);
    if (json)
        printJson(out, object);
    else
        printText(out, object);
    return ExitStatus::done;
}

ExitStatus verify(const std::vector<std::string>& files, bool json, std::ostream& out,
                  std::ostream& err) {
    std::size_t good = 0;
    for (const auto& file : files) {
        const auto model = loadModelFile(file);
        if (model) {
            ++good;
            if (json)
                printJson(out, toJson(model->card, file));
            else
                out << file << ": ok\n";
            continue;
        }
        err << model.error().message() << '\n';
        if (json)
            printJson(out, {{"file", file}, {"error", model.error().message()}});
    }
    if (good == files.size())
        return ExitStatus::done;
    return good > 0 ? ExitStatus::someFailed : ExitStatus::nothingDone;
}

void print(const StylePackReport& report, const fs::path& file, bool json, std::ostream& out) {
    if (json) {
        printJson(out, {{"pack", file.string()},
                        {"rank", report.rank},
                        {"bytes", report.bytes},
                        {"styles", report.styles},
                        {"kept", report.kept}});
        return;
    }
    constexpr double kibibyte = 1024;
    out << file.string() << ": " << report.styles << " styles, " << std::fixed
        << std::setprecision(0) << std::ceil(static_cast<double>(report.bytes) / kibibyte)
        << " KiB at rank " << report.rank << ", " << std::setprecision(1) << 100 * report.kept
        << " % of what was learnt\n";
}

ExitStatus pack(const ModelsArguments& arguments, const ModelLibrary& models,
                const MakeStylePack& makePack, std::ostream& out, std::ostream& err) {
    StylePackRequest request;
    request.output = arguments.output;
    request.name = arguments.packName;
    request.rank = arguments.rank;
    const auto report = models.find(arguments.names.front())
                            .and_then([&](const fs::path& tuned) {
                                request.tuned = tuned;
                                return models.find(arguments.base);
                            })
                            .and_then([&](const fs::path& base) {
                                request.base = base;
                                return makePack(request);
                            });
    if (!report) {
        err << report.error().message() << '\n';
        return ExitStatus::nothingDone;
    }
    print(*report, arguments.output, arguments.json, out);
    return ExitStatus::done;
}

}  // namespace

ExitStatus runModels(const ModelsArguments& arguments, const ModelLibrary& models,
                     const MakeStylePack& makePack, std::ostream& out, std::ostream& err) {
    switch (arguments.action) {
        case ModelsArguments::Action::list:
            return list(models, arguments.json, out);
        case ModelsArguments::Action::show:
            return show(models, arguments.names.front(), arguments.json, out, err);
        case ModelsArguments::Action::verify:
            return verify(arguments.names, arguments.json, out, err);
        case ModelsArguments::Action::pack:
            return pack(arguments, models, makePack, out, err);
    }
    return ExitStatus::nothingDone;
}

}  // namespace irodori::cli
