// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <regex>
#include <sstream>

namespace irodori::cli {

namespace {

constexpr SettingRange kQuality{"quality", ExportOptions{}.quality, kMinQuality, kMaxQuality, 1};
constexpr SettingRange kMaxSide{"max-side", 0, 1, 65535, 1};
constexpr SettingRange kMemoryBudget{"memory-budget", 0, 256, 1 << 20, 1};  // MiB

/// An option whose text goes through one of our parsers; a failure is wrong usage.
template <class Target, class Parse>
CLI::Option* addParsed(CLI::App& app, const std::string& name, Target& target, Parse parse,
                       const std::string& help) {
    return app.add_option_function<std::string>(
        name,
        [name, &target, parse](const std::string& text) {
            const auto value = parse(text);
            if (!value)
                throw CLI::ValidationError(name, value.error().message());
            target = static_cast<Target>(*value);
        },
        help);
}

template <class Target>
CLI::Option* addNumber(CLI::App& app, const SettingRange& range, Target& target,
                       const std::string& help) {
    const auto parse = [range](const std::string& text) { return parseNumber(range, text); };
    return addParsed(app, std::string("--") + range.key, target, parse, help)->type_name("NUMBER");
}

template <class Target>
CLI::Option* addWhole(CLI::App& app, const SettingRange& range, Target& target,
                      const std::string& help) {
    const auto parse = [range](const std::string& text) { return parseWhole(range, text); };
    return addParsed(app, std::string("--") + range.key, target, parse, help)->type_name("N");
}

/// An option that takes one of a few words.
template <class Target>
CLI::Option* addChoice(CLI::App& app, const std::string& name, Target& target,
                       const std::map<std::string, Target>& choices, const std::string& help) {
    std::string words;
    for (const auto& [word, value] : choices)
        words += (words.empty() ? "" : "|") + word;
    const auto parse = [choices, words](const std::string& text) -> Result<Target> {
        const auto found = choices.find(text);
        if (found == choices.end())
            return failure(ErrorCode::invalidArgument, text, "must be one of " + words);
        return found->second;
    };
    return addParsed(app, name, target, parse, help)->type_name(words);
}

Result<FileFormat> parseFormat(const std::string& text) {
    if (const auto format = formatFromName(text))
        return *format;
    return failure(ErrorCode::invalidArgument, text, "must be one of png|jpeg|webp|tiff");
}

Result<std::string> parseDevice(const std::string& text) {
    static const std::regex known("auto|cpu|mps|cuda(:[0-9]+)?");
    if (std::regex_match(text, known))
        return text;
    return failure(ErrorCode::invalidArgument, text, "must be one of auto|cpu|cuda|mps");
}

Result<std::int64_t> parseMemoryBudget(const std::string& text) {
    return parseWhole(kMemoryBudget, text).map([](std::int64_t mebibytes) {
        return mebibytes * 1024 * 1024;
    });
}

void addModel(CLI::App& app, std::string& model) {
    app.add_option("--model", model, "Name or .irodori file; see `irodori-cli models`")
        ->type_name("NAME|FILE");
}

void addEngine(CLI::App& app, EngineOptions& engine) {
    addParsed(app, "--device", engine.device, parseDevice, "Where to compute")
        ->type_name("auto|cpu|cuda|mps");
    addChoice<Precision>(app, "--precision", engine.precision,
                         {{"auto", Precision::automatic},
                          {"bf16", Precision::bf16},
                          {"fp16", Precision::fp16},
                          {"fp32", Precision::fp32}},
                         "Arithmetic of the network");
    addParsed(app, "--memory-budget", engine.memoryBudget, parseMemoryBudget,
              "Memory to use beyond the idle program; one photo at a time is held then")
        ->type_name("MiB");
}

void addJson(CLI::App& app, bool& json, const std::string& help) {
    app.add_flag("--json", json, help);
}

void addSettings(CLI::App& app, StyleSettings& settings) {
    addNumber(app, kStrength, settings.strength,
              "0 = the photo, 1 = the style (default), up to 1.5");
    auto* brush = addParsed(
        app, "--brush", settings.paintSize,
        [](const std::string& text) { return parseNumber(kBrush, text).map(paintSizeOfBrush); },
        "Breadth of strokes and lines in the picture, 0.25 to 4");
    brush->type_name("NUMBER");
    addParsed(app, "--paint-size", settings.paintSize, parsePaintSize,
              "The same as the long side at which the photo is painted (default 1024)")
        ->type_name("N|native")
        ->excludes(brush);
    addWhole(app, kSeed, settings.seed, "Which variation");
    addNumber(app, kVariation, settings.variation, "How much the seed changes, 0 (default) to 1");
}

void addExport(CLI::App& app, StylizeArguments& arguments) {
    auto& exporting = arguments.exporting;
    addWhole(app, kMaxSide, arguments.maxSide, "Long side of the result at most, in pixels");
    addParsed(app, "--format", arguments.format, parseFormat,
              "Default: the ending of -o FILE, else the photo's own format, else png")
        ->type_name("png|jpeg|webp|tiff");
    addWhole(app, kQuality, exporting.quality,
             "Of JPEG and WebP, 1 to 100 (default 92; WebP 100 is lossless)");
    addChoice<ExportProfile>(app, "--profile", exporting.profile,
                             {{"source", ExportProfile::source}, {"srgb", ExportProfile::srgb}},
                             "Colour profile of the result: the photo's own (default) or sRGB");
    app.add_flag("--strip-metadata", exporting.stripMetadata,
                 "Leave out the photo's EXIF, IPTC and XMP and the settings used");
    app.add_flag(
        "--no-label", [&exporting](std::int64_t) { exporting.aiLabel = false; },
        "Leave out the mark that a trained algorithm took part");
    app.add_flag("--overwrite", arguments.overwrite,
                 "Replace pictures in DIR/ (never an input) instead of adding \" (2)\"");
}

void addStylize(CLI::App& program, StylizeArguments& arguments) {
    auto* app = program.add_subcommand("stylize", "Repaint photos in the style of references");
    app->add_option("PHOTO", arguments.photos,
                    "Files, folders (the pictures directly inside) or quoted glob patterns")
        ->type_name("");
    app->add_option_function<std::vector<std::string>>(
           "--style",
           [&arguments](const std::vector<std::string>& texts) {
               for (const auto& text : texts) {
                   auto reference = parseReference(text);
                   if (!reference)
                       throw CLI::ValidationError("--style", reference.error().message());
                   arguments.references.push_back(std::move(*reference));
               }
           },
           "Reference pictures, or names of styles that the model carries (see `irodori-cli models "
           "show`; without --style its first); WEIGHT 0 to 4, 1 where left out")
        ->type_name("REF[:WEIGHT]");
    app->add_option("-o,--output", arguments.output,
                    "FILE is replaced; in DIR/ nothing is: \" (2)\" is added to the name")
        ->type_name("FILE|DIR/")
        ->required();
    addModel(*app, arguments.model);
    addSettings(*app, arguments.settings);
    addExport(*app, arguments);
    addEngine(*app, arguments.engine);
    addParsed(*app, "--shard", arguments.shard, parseShard,
              "Only every n-th photo from the i-th on, to share work between machines")
        ->type_name("i/n");
    addJson(*app, arguments.json, "Print one object per finished photo on stdout");
}

void addModels(CLI::App& program, ModelsArguments& arguments) {
    using Action = ModelsArguments::Action;
    auto* models = program.add_subcommand("models", "The models at hand (alone: list)");
    const std::string jsonHelp = "Print one object per model on stdout";
    addJson(*models, arguments.json, jsonHelp);
    const auto addAction = [&](const char* name, Action action, const char* help) {
        auto* app = models->add_subcommand(name, help);
        app->callback([&arguments, action] { arguments.action = action; });
        addJson(*app, arguments.json, jsonHelp);
        return app;
    };
    addAction("list", Action::list, "List them");
    addAction("show", Action::show, "Print a model's card")
        ->add_option("NAME", arguments.names, "Name or .irodori file")
        ->type_name("")
        ->expected(1)
        ->required();
    addAction("verify", Action::verify, "Check files fully")
        ->add_option("FILE", arguments.names, ".irodori files")
        ->type_name("")
        ->required();
    models->require_subcommand(0, 1);
}

void addBench(CLI::App& program, BenchArguments& arguments) {
    auto* app = program.add_subcommand("bench", "Measure the speed of this computer's processor");
    addModel(*app, arguments.model);
    addJson(*app, arguments.json, "Print one object on stdout");
}

/// The words in the reverse order that CLI11 wants. It would take "[name]" for a list, which can
/// only be a file's name here: "./[name]" is the same file.
std::vector<std::string> reversedWords(int argc, const char* const* argv) {
    std::vector<std::string> words(argv + 1, argv + argc);
    std::reverse(words.begin(), words.end());
    for (auto& word : words)
        if (word.size() > 1 && word.front() == '[' && word.back() == ']')
            word.insert(0, "./");
    return words;
}

/// What CLI11 cannot tell: contradictions between options.
void checkTogether(const StylizeArguments& arguments) {
    if (arguments.photos.empty())
        throw CLI::RequiredError("PHOTO (photos stand before --style) ");
    const auto counts = [](const StyleReference& reference) { return reference.weight > 0; };
    const auto& references = arguments.references;
    if (!references.empty() && std::none_of(references.begin(), references.end(), counts))
        throw CLI::ValidationError("--style", "at least one weight must be above 0");
}

}  // namespace

tl::expected<Arguments, Notice> parseCommandLine(int argc, const char* const* argv) {
    StylizeArguments stylize;
    ModelsArguments models;
    BenchArguments bench;

    CLI::App program("Irodori repaints photos in the style of pictures that you give it.",
                     "irodori-cli");
    program.set_version_flag("--version", "irodori-cli " IRODORI_VERSION);
    program.require_subcommand(1);
    program.footer(
        "Exit status: 0 done; 1 some inputs failed, each named on stderr; "
        "2 wrong usage; 3 nothing done.");
    addStylize(program, stylize);
    addModels(program, models);
    addBench(program, bench);

    try {
        program.parse(reversedWords(argc, argv));
        if (program.got_subcommand("models"))
            return models;
        if (program.got_subcommand("bench"))
            return bench;
        checkTogether(stylize);
        return stylize;
    } catch (const CLI::ParseError& error) {
        std::ostringstream text;
        const bool isHelp = program.exit(error, text, text) == 0;
        return tl::unexpected(
            Notice{isHelp ? ExitStatus::done : ExitStatus::wrongUsage, text.str()});
    }
}

}  // namespace irodori::cli
