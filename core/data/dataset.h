// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "imaging/image.h"
#include "imaging/rights.h"

namespace irodori {

/// Why a picture is not, or should perhaps not be, trained on. Findings are shown; files are never
/// touched.
enum class Finding {
    unreadable,  ///< excluded
    tiny,        ///< short side below DatasetOptions::minSide; excluded
    blank,       ///< one flat colour; excluded
    nearCopy,    ///< looks like an earlier picture of the set; excluded
    blurred,     ///< out of focus; excluded
    optOut,      ///< its author forbids training; excluded until the artist answers for it
    inBothSets,  ///< a style that is also among the photos; excluded from the styles
};
[[nodiscard]] const char* nameOf(Finding finding);  ///< as in dataset.json: "near-copy", …

enum class Split { train, test };

struct DatasetPicture {
    std::filesystem::path file;  ///< absolute; picture or clip
    double seconds = -1;         ///< of a clip's frame; negative for pictures
    std::string collection;      ///< folder below the scanned one, "" directly inside; or listed
    std::string sha256;          ///< of the file; empty if unreadable
    std::uint64_t hash = 0;      ///< perceptual hash (DCT)
    Size size;                   ///< upright
    Rect crop;                   ///< what is used of it; empty = all
    PictureRights rights;
    std::vector<Finding> findings;
    std::string detail;  ///< the reason, for people: "truncated JPEG", "copy of b.png"
    bool excluded = false;
    Split split = Split::train;  ///< crops and frames of one source share it

    friend bool operator==(const DatasetPicture&, const DatasetPicture&) = default;
};

/// What the trained pictures should keep of the photo (TrainingConfig `content_target`).
enum class ContentTarget {
    cel,    ///< flattened and line-drawn: for cel and anime styles
    photo,  ///< the photo itself: for painterly styles
};

[[nodiscard]] const char* nameOf(ContentTarget target);  ///< "cel" or "photo"
[[nodiscard]] std::optional<ContentTarget> contentTargetFromName(const std::string& name);

/// Content targets of the collections of a set of styles.
struct ContentTargets {
    ContentTarget common = ContentTarget::photo;          ///< of collections that are not named
    std::map<std::string, ContentTarget> byCollection{};  ///< as DatasetPicture::collection

    [[nodiscard]] ContentTarget of(const std::string& collection) const;
    /// Whether some collection trains towards the cel version of the photos.
    [[nodiscard]] bool anyCel() const;

    friend bool operator==(const ContentTargets&, const ContentTargets&) = default;
};

/// One set of pictures, photos or styles, as found in folders and clips.
struct Dataset {
    std::vector<std::filesystem::path> roots;
    std::vector<DatasetPicture> pictures;  ///< sorted by file and time
    /// For styles: how flat and outlined they look (0 painterly … 1 cel), and what follows for all
    /// of them and for each collection.
    double flatness = 0;
    ContentTargets proposedTargets;

    [[nodiscard]] std::size_t usable() const;  ///< not excluded
    [[nodiscard]] std::size_t usable(Split split) const;

    friend bool operator==(const Dataset&, const Dataset&) = default;
};

/// Opt-outs, answered: what the artist said about pictures whose authors forbid training.
enum class OptOutAnswer { exclude, iHavePermission };

struct DatasetOptions {
    int minSide = 64;
    double minSharpness = 0.12;  ///< relative high-frequency energy; see picture_checks.h
    int maxHashDistance = 4;     ///< of 64 bits: near-copies
    bool cropSubjects = false;   ///< use the part around faces where some are found (opencv-data)
    double testShare = 0.1;      ///< of the sources; 0 = no test split
    std::uint64_t seed = 0;      ///< of the split
    OptOutAnswer optOut = OptOutAnswer::exclude;

    friend bool operator==(const DatasetOptions&, const DatasetOptions&) = default;
};

/// A file that a list names, with what the list says of it.
struct ListedPicture {
    std::filesystem::path file;  ///< picture or clip
    std::string collection;
    PictureRights rights;  ///< says more than the file itself; what is empty is left to the file

    friend bool operator==(const ListedPicture&, const ListedPicture&) = default;
};

/// Scans folders (recursively, following links), pictures and clips, told by the endings of their
/// names; hidden ones are skipped. Never fails on a single file: it becomes a finding. Fails where
/// a root does not exist, may not be read or holds no picture at all, or is cancelled. Uses all
/// cores; the hooks are called on the calling thread.
[[nodiscard]] Result<Dataset> scanDataset(const std::vector<std::filesystem::path>& roots,
                                          const DatasetOptions& options,
                                          const JobHooks& hooks = {});

/// The same for the pictures of a list, in its order. `root` is what they lie in.
[[nodiscard]] Result<Dataset> scanPictures(const std::filesystem::path& root,
                                           const std::vector<ListedPicture>& pictures,
                                           const DatasetOptions& options,
                                           const JobHooks& hooks = {});

/// Marks styles that are photos too (same file or look). Reads the pictures whose hashes agree.
void markInBoth(const Dataset& photos, Dataset& styles, const DatasetOptions& options);

/// Assigns the split by source picture: a pure function of the seed and each source's content, so
/// that adding files moves no other. Where chance would leave a split without any, the nearest
/// source goes there. Fewer than 4 sources are all trained on.
void splitDataset(Dataset& dataset, double testShare, std::uint64_t seed);

/// A run's dataset.json: both sets.
struct TrainingSets {
    Dataset photos;
    Dataset styles;
    friend bool operator==(const TrainingSets&, const TrainingSets&) = default;
};
[[nodiscard]] std::string toJson(const TrainingSets& sets);
/// One of the sets alone, as it stands in there.
[[nodiscard]] std::string toJson(const Dataset& dataset);
[[nodiscard]] Result<TrainingSets> trainingSetsFromJson(const std::string& text);

/// Licences and authors of the usable pictures in one line for the model card.
[[nodiscard]] std::string rightsSummary(const Dataset& dataset);

}  // namespace irodori
