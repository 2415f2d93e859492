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
constexpr SettingRange kMinSide{"min-side", DatasetOptions{}.minSide, 1, 4096, 1};
constexpr SettingRange kTestShare{"test-share", DatasetOptions{}.testShare, 0, 0.5, 0.05};
constexpr SettingRange kShortSide{"short-side", PackOptions{}.shortSide, kMinPackedSide, 2048, 1};
constexpr SettingRange kRank{"rank", 0, 1, 64, 1};
constexpr SettingRange kEvery{"every", 1, 1, 1'000'000, 1};
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
    addNumber(app, kColor, settings.color, "1 = the style's colours (default), 0 = the photo's");
    addNumber(app, kCalm, settings.calm,
              "0 = strokes in plain skies and walls, too, to 1 = none (default 0.9)");
    addNumber(app, kDetail, settings.detail, "Texture of the photo added back, 0 (default) to 1");
    addNumber(app, kLines, settings.lines, "Drawn lines, 0 = none (default) to 1 = black");
    addNumber(app, kLineDensity, settings.lineDensity,
              "0 = only the strongest edges to 1 = every wrinkle (default 0.5)");
    addNumber(app, kFlatness, settings.flatness,
              "The photo as flat areas before it is painted, 0 (default) to 1");
}

/// The option may be given several times and takes several each time.
void addReferences(CLI::App& app, const char* option, std::vector<StyleReference>& references,
                   const std::string& help) {
    app.add_option_function<std::vector<std::string>>(
           option,
           [option, &references](const std::vector<std::string>& texts) {
               for (const auto& text : texts) {
                   auto reference = parseReference(text);
                   if (!reference)
                       throw CLI::ValidationError(option, reference.error().message());
                   references.push_back(std::move(*reference));
               }
           },
           help)
        ->type_name("REF[:WEIGHT][@X,Y,W,H]");
}

void addRegion(CLI::App& app, StylizeArguments& arguments) {
    app.add_option_function<std::string>(
           "--region",
           [&arguments](const std::string& text) {
               auto region = parseRegion(text);
               if (!region)
                   throw CLI::ValidationError("--region", region.error().message());
               arguments.settings.region = region->region;
               arguments.mask = std::move(region->mask);
           },
           "Which part of the photo is painted: all (default), what stands in front, what is "
           "behind it, or where the picture MASK is white")
        ->type_name("all|subject|background|MASK");
    addNumber(app, kFeather, arguments.settings.feather,
              "Soft border of that part, 0 to 0.1 of the long side (default 0.01)");
    addReferences(app, "--style-rest", arguments.otherReferences,
                  "Styles of the other part, which stays as it is without");
}

/// Stands before the settings in the list of options: those that are typed are taken over later.
void addPreset(CLI::App& app, StylizeArguments& arguments) {
    app.add_option_function<std::string>(
           "--preset",
           [&arguments](const std::string& text) {
               auto preset = defaultPresetLibrary().find(text);
               if (!preset)
                   throw CLI::ValidationError("--preset", preset.error().message());
               arguments.settings = preset->recipe.settings;
               arguments.preset = std::move(*preset);
           },
           "Settings and styles that were saved under a name, or in a file; other options change "
           "them")
        ->type_name("NAME|FILE");
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
                             {{"source", ExportProfile::source},
                              {"srgb", ExportProfile::srgb},
                              {"display-p3", ExportProfile::displayP3}},
                             "Colour profile of the result: the photo's own (default) or another");
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
    addReferences(*app, "--style", arguments.references,
                  "Reference pictures, or names of styles that the model carries (see `irodori-cli "
                  "models show`; without --style and --preset its first); WEIGHT 0 to 4, 1 where "
                  "left out; X,Y,W,H: the part to look at, in shares of the sides");
    app->add_option("-o,--output", arguments.output,
                    "FILE is replaced; in DIR/ nothing is: \" (2)\" is added to the name")
        ->type_name("FILE|DIR/")
        ->required();
    addModel(*app, arguments.model);
    addPreset(*app, arguments);
    addSettings(*app, arguments.settings);
    addRegion(*app, arguments);
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
    auto* pack = addAction("pack", Action::pack,
                           "Make a style pack of a model that was trained on from another: its "
                           "styles and, in a small file, what it has learnt beyond that model");
    pack->add_option("NAME", arguments.names, "Name or .irodori file of the trained model")
        ->type_name("")
        ->expected(1)
        ->required();
    pack->add_option("-o,--output", arguments.output, "The pack; replaced where it exists")
        ->type_name("FILE.irodori")
        ->required();
    pack->add_option("--base", arguments.base,
                     "The model that it was trained on from (default: the default model)")
        ->type_name("NAME|FILE");
    pack->add_option("--name", arguments.packName, "Of the pack (default: the trained model's)")
        ->type_name("NAME");
    addWhole(*pack, kRank, arguments.rank,
             "How much of it is kept, 1 to 64 (default: as much as fits into 1 MiB)");
    models->require_subcommand(0, 1);
}

void addBench(CLI::App& program, BenchArguments& arguments) {
    auto* app = program.add_subcommand("bench", "Measure the speed of this computer's processor");
    addModel(*app, arguments.model);
    addJson(*app, arguments.json, "Print one object on stdout");
}

void addEvaluate(CLI::App& program, EvaluateArguments& arguments) {
    auto* app = program.add_subcommand("evaluate", "Score a model on pictures it has not seen");
    addModel(*app, arguments.model);
    app->add_option("--photos", arguments.photos, "Folders with photos, or single files")
        ->type_name("DIR");
    app->add_option("--styles", arguments.styles,
                    "Folders with style pictures, or single files; each folder below them is a "
                    "collection with scores of its own")
        ->type_name("DIR");
    auto* data = app->add_option("--data", arguments.data, "Folder of the pictures of --list")
                     ->type_name("DIR");
    auto* list = addParsed(*app, "--list", arguments.list, readTestList,
                           "Every photo of a list with every reference in it, with more measures; "
                           "the file, or the name of a list that ships: base-test")
                     ->type_name("NAME|FILE")
                     ->needs(data)
                     ->excludes("--photos")
                     ->excludes("--styles");
    data->needs(list);
    addWhole(*app, kEvery, arguments.every, "Only every n-th of these pairs")->needs(list);
    app->add_option("--second-opinion", arguments.secondOpinion,
                    "Style and content also under SqueezeNet 1.1, which no training has seen: its "
                    "weights with torchvision's names")
        ->type_name("FILE.safetensors")
        ->needs(list);
    app->add_option("--against", arguments.against, "Another model, to print what differs")
        ->type_name("NAME|FILE");
    addJson(*app, arguments.json, "Print one object for each model on stdout");
}

/// What scanning takes, whatever is done with the pictures then.
void addScan(CLI::App& app, DatasetArguments& arguments) {
    auto& options = arguments.options;
    app.add_option("DIR", arguments.folders, "Folders with pictures and clips, or single files")
        ->type_name("")
        ->required();
    addWhole(app, kMinSide, options.minSide, "Pictures with a shorter side are left out");
    addNumber(app, kTestShare, options.testShare,
              "Share of the pictures that is held out, 0 to 0.5 (default 0.1)");
    addWhole(app, kSeed, options.seed, "Which pictures are held out");
    app.add_flag("--crop-subjects", options.cropSubjects,
                 "Use the part around faces where some are found");
    app.add_flag_callback(
        "--allow-opt-out", [&options] { options.optOut = OptOutAnswer::iHavePermission; },
        "Use pictures whose authors forbid training: you have their permission");
    addJson(app, arguments.json, "Print objects, one a line, on stdout");
}

void addDataset(CLI::App& program, DatasetArguments& arguments) {
    using Action = DatasetArguments::Action;
    using Target = DatasetArguments::Target;
    auto* dataset = program.add_subcommand("dataset", "Pictures to train on");
    dataset->require_subcommand(1);
    const auto addAction = [&](const char* name, Action action, const char* help) {
        auto* app = dataset->add_subcommand(name, help);
        app->callback([&arguments, action] { arguments.action = action; });
        addScan(*app, arguments);
        return app;
    };
    addAction("check", Action::check, "Say what is wrong with them, what they are, and whose");

    auto* clean = addAction("clean", Action::clean, "Sort out what is not to be used");
    clean->add_option("-o,--output", arguments.output, "List of what is used, as JSON")
        ->type_name("FILE");
    clean
        ->add_option("--move-to", arguments.moveTo,
                     "Move what is not used there; nothing is deleted")
        ->type_name("DIR");

    auto* pack = addAction("pack", Action::pack, "Decode them into one file for training");
    pack->add_option("-o,--output", arguments.output, "The pack; replaced where it exists")
        ->type_name("FILE")
        ->required();
    addWhole(*pack, kShortSide, arguments.packing.shortSide,
             "Short side of the packed pictures in pixels (default 256)");
    addChoice<Target>(
        *pack, "--target", arguments.target,
        {{"automatic", Target::automatic}, {"cel", Target::cel}, {"photo", Target::photo}},
        "What repaints keep of each: a flat, outlined version of it, which is packed too, or the "
        "picture itself; automatic (default) does as --styles look");
    pack->add_option("--styles", arguments.styles, "Folders with the style pictures to be learnt")
        ->type_name("DIR");
}

Result<std::string> checkedSetting(const std::string& text) {
    TrainingConfig config;
    return setKey(config, text).map([&text] { return text; });
}

void addTrain(CLI::App& program, TrainArguments& arguments) {
    auto* app = program.add_subcommand("train", "Train a style of your own");
    app->add_option("--photos", arguments.photos, "Folders with photos, single ones and clips")
        ->type_name("DIR");
    app->add_option("--styles", arguments.styles, "Folders with pictures in the style, likewise")
        ->type_name("DIR");
    app->add_option("--run", arguments.run,
                    "Folder of the run: checkpoints, curves, samples and the model")
        ->type_name("DIR")
        ->required();
    auto* manifest =
        app->add_option(
               "--manifest", arguments.manifest,
               "List of photos and styles with their rights, instead of folders: CSV with the "
               "columns path, kind, collection, split, source, author, license. Rows of the "
               "test split are left out")
            ->type_name("FILE")
            ->excludes("--photos")
            ->excludes("--styles");
    app->add_option("--collections", arguments.collections,
                    "Of the manifest's styles, only those of these collections")
        ->type_name("NAME")
        ->needs(manifest);
    auto* preset =
        addParsed(*app, "--preset", arguments.preset, presetFromName, "How long (default standard)")
            ->type_name("quick|standard|full");
    auto* config =
        app->add_option("--config", arguments.configFile, "Settings, as in a run's config.json")
            ->type_name("FILE");
    addParsed(*app, "--recipe", arguments.recipe, readTrainingRecipe,
              "Settings, name and licence as they are kept in a file, or under a name")
        ->type_name("NAME|FILE")
        ->excludes(preset)
        ->excludes(config);
    const auto addSetting = [&arguments](const char* option, const std::string& text) {
        auto setting = checkedSetting(text);
        if (!setting)
            throw CLI::ValidationError(option, setting.error().message());
        arguments.settings.push_back(std::move(*setting));
    };
    app->add_option_function<std::vector<std::string>>(
           "--set",
           [addSetting](const std::vector<std::string>& texts) {
               for (const auto& text : texts)
                   addSetting("--set", text);
           },
           "One setting, over preset and file: batch=8; as often as needed")
        ->type_name("KEY=VALUE");
    app->add_option_function<std::string>(
           "--test-share",
           [addSetting](const std::string& text) {
               addSetting("--test-share", "test_share=" + text);
           },
           "Share of the pictures that is held out to judge by")
        ->type_name("NUMBER");
    app->add_option("--name", arguments.name, "Of the model (default: the run folder's)")
        ->type_name("NAME");
    app->add_option("--author", arguments.author, "Of the model")->type_name("NAME");
    app->add_flag("--allow-opt-out", arguments.allowOptOut,
                  "Use pictures whose authors forbid training: you have their permission");
    app->add_flag("--resume", arguments.resume,
                  "Go on with the run in the folder, with its own pictures, rights and settings; "
                  "--set changes the settings");
    addJson(*app, arguments.json, "Print one object per logged step and finished thing on stdout");
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

void checkWeights(const char* option, const std::vector<StyleReference>& references) {
    const auto counts = [](const StyleReference& reference) { return reference.weight > 0; };
    if (!references.empty() && std::none_of(references.begin(), references.end(), counts))
        throw CLI::ValidationError(option, "at least one weight must be above 0");
}

/// What CLI11 cannot tell: contradictions between options.
void checkTogether(const StylizeArguments& arguments) {
    if (arguments.photos.empty())
        throw CLI::RequiredError("PHOTO (photos stand before --style) ");
    checkWeights("--style", arguments.references);
    checkWeights("--style-rest", arguments.otherReferences);
    if (!arguments.otherReferences.empty() && arguments.settings.region == StyledRegion::all)
        throw CLI::RequiredError("--region, to which --style-rest is the other part, ");
}

void checkTogether(const DatasetArguments& arguments) {
    if (arguments.action == DatasetArguments::Action::clean && arguments.output.empty()
        && arguments.moveTo.empty())
        throw CLI::RequiredError("-o or --move-to");
}

void checkTogether(const EvaluateArguments& arguments) {
    if (!arguments.list && (arguments.photos.empty() || arguments.styles.empty()))
        throw CLI::RequiredError("--photos and --styles, or --list and --data,");
}

void checkTogether(const TrainArguments& arguments) {
    const bool hasFolders = !arguments.photos.empty() && !arguments.styles.empty();
    if (!arguments.resume && arguments.manifest.empty() && !hasFolders)
        throw CLI::RequiredError("--photos and --styles, or --manifest,");
}

}  // namespace

tl::expected<Arguments, Notice> parseCommandLine(int argc, const char* const* argv) {
    StylizeArguments stylize;
    ModelsArguments models;
    BenchArguments bench;
    DatasetArguments dataset;
    TrainArguments train;
    EvaluateArguments evaluate;

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
    addDataset(program, dataset);
    addTrain(program, train);
    addEvaluate(program, evaluate);

    try {
        program.parse(reversedWords(argc, argv));
        if (program.got_subcommand("models"))
            return models;
        if (program.got_subcommand("bench"))
            return bench;
        if (program.got_subcommand("evaluate")) {
            checkTogether(evaluate);
            return evaluate;
        }
        if (program.got_subcommand("dataset")) {
            checkTogether(dataset);
            return dataset;
        }
        if (program.got_subcommand("train")) {
            checkTogether(train);
            return train;
        }
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
