// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "data/dataset.h"
#include "data/pack.h"
#include "imaging/picture_io.h"
#include "style/preset.h"
#include "style/style_engine.h"
#include "style/style_settings.h"
#include "train/test_list.h"
#include "train/training_config.h"
#include "train/training_recipe.h"

namespace irodori::cli {

/// What the program's exit status means to scripts.
enum class ExitStatus {
    done = 0,
    someFailed = 1,   ///< each is named on stderr; the rest is done
    wrongUsage = 2,   ///< nothing was tried
    nothingDone = 3,  ///< every input failed, or what all of them need did
};

struct StyleReference {
    std::filesystem::path file;  ///< or the name of a style that the model carries
    double weight = kReferenceWeight.initial;
    ReferenceCrop crop = {};  ///< of the file
    friend bool operator==(const StyleReference&, const StyleReference&) = default;
};

/// The inputs number i, i+n, i+2n, … (i counts from 1), so that n machines share a folder.
struct Shard {
    int index = 1;
    int count = 1;
    friend bool operator==(const Shard&, const Shard&) = default;
};

struct StylizeArguments {
    std::vector<std::string> photos;         ///< files, folders and glob patterns, as typed
    std::vector<StyleReference> references;  ///< empty: the preset's, else the model's first style
    std::vector<StyleReference> otherReferences;  ///< of what the region leaves out
    std::optional<StylePreset> preset;
    std::string output;                ///< as typed: a trailing "/" makes it a folder
    std::string model;                 ///< name or file; empty = the default model
    StyleSettings settings;            ///< the preset's, changed by what was typed
    std::filesystem::path mask;        ///< picture for StyledRegion::mask; empty: the preset's mask
    int maxSide = 0;                   ///< long side of the result; 0 = the photo's own
    std::optional<FileFormat> format;  ///< unset: from the output's ending, else the photo's own
    ExportOptions exporting;           ///< quality, profile, metadata and label
    bool overwrite = false;            ///< in a folder: replace instead of adding " (2)"
    Shard shard;
    EngineOptions engine;
    bool json = false;
};

struct ModelsArguments {
    enum class Action { list, show, verify, pack };
    Action action = Action::list;
    std::vector<std::string> names;  ///< one for `show` and `pack`, files for `verify`
    std::string base;                ///< of `pack`: name or file; empty = the default model
    std::filesystem::path output;
    std::string packName;  ///< empty = the model's
    int rank = 0;          ///< 0 = the highest that fits
    bool json = false;
};

struct BenchArguments {
    std::string model;  ///< name or file; empty = the default model
    bool json = false;
};

struct EvaluateArguments {
    std::string model;                ///< name or file; empty = the default model
    std::vector<std::string> photos;  ///< files and folders
    std::vector<std::string> styles;
    std::optional<TestList> list;  ///< instead of these: pictures in the folder `data`
    std::filesystem::path data;
    int every = 1;                        ///< of the list's pairs, each n-th
    std::filesystem::path secondOpinion;  ///< weights of SqueezeNet 1.1; may be empty
    std::string against;                  ///< a model to compare with; may be empty
    bool json = false;
};

struct DatasetArguments {
    enum class Action { check, clean, pack };
    enum class Target { automatic, cel, photo };
    Action action = Action::check;
    std::vector<std::string> folders;
    std::string output;  ///< list of the usable pictures (`clean`) or pack (`pack`)
    std::string moveTo;  ///< of `clean`: folder for what is not used; may be empty
    DatasetOptions options;
    PackOptions packing;
    Target target = Target::automatic;
    std::vector<std::string> styles;  ///< what `automatic` looks at
    bool json = false;
};

struct TrainArguments {
    std::vector<std::filesystem::path> photos;  ///< folders, pictures and clips
    std::vector<std::filesystem::path> styles;
    std::filesystem::path manifest;        ///< of both, instead of these; may be empty
    std::vector<std::string> collections;  ///< of the manifest's styles; empty: all
    std::filesystem::path run;
    std::optional<TrainingRecipe> recipe;  ///< instead of preset and file
    TrainingPreset preset = TrainingPreset::standard;
    std::filesystem::path configFile;   ///< as config.json of a run; may be empty
    std::vector<std::string> settings;  ///< "key=value", checked; later ones overrule
    std::string name;                   ///< of the model; empty = the recipe's, the run folder's
    std::string author;                 ///< likewise
    bool allowOptOut = false;
    bool resume = false;
    bool json = false;
};

using Arguments = std::variant<StylizeArguments, ModelsArguments, BenchArguments, DatasetArguments,
                               EvaluateArguments, TrainArguments>;

/// Splits "REF[:WEIGHT][@X,Y,WIDTH,HEIGHT]". An existing file of the whole name wins; else four
/// numbers after the last '@' are the crop, in shares of the sides, and a number after the last ':'
/// is the weight. What is out of range is refused.
[[nodiscard]] Result<StyleReference> parseReference(const std::string& text);

/// "i/n" with 1 ≤ i ≤ n.
[[nodiscard]] Result<Shard> parseShard(const std::string& text);

/// A number within the table, or "native" (kNativePaintSize).
[[nodiscard]] Result<int> parsePaintSize(const std::string& text);

/// The name of a region, or an existing file: a mask.
struct RegionArgument {
    StyledRegion region = StyledRegion::all;
    std::filesystem::path mask;
    friend bool operator==(const RegionArgument&, const RegionArgument&) = default;
};
[[nodiscard]] Result<RegionArgument> parseRegion(const std::string& text);

/// A finite number within the range.
[[nodiscard]] Result<double> parseNumber(const SettingRange& range, const std::string& text);

/// A whole number within the range.
[[nodiscard]] Result<std::int64_t> parseWhole(const SettingRange& range, const std::string& text);

}  // namespace irodori::cli
