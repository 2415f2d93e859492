// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <utility>

#include "data/dataset.h"
#include "data/ordered_parallel.h"
#include "data/picture_checks.h"
#include "data/source_picture.h"
#include "data/subject_finder.h"
#include "imaging/clip_reader.h"
#include "imaging/exception_wall.h"
#include "imaging/picture_io.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

/// Above it, styles are taken for cel.
constexpr double kCelFlatness = 0.5;

/// Files whose results may wait for one that takes long, such as a clip.
constexpr std::size_t kWindow = 256;

enum class FileKind { picture, clip, other };

FileKind kindOf(const fs::path& file) {
    std::string ending = file.extension().string();
    if (ending.empty() || file.filename().string().front() == '.')
        return FileKind::other;
    ending.erase(0, 1);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto isIn = [&ending](const std::vector<std::string>& endings) {
        return std::find(endings.begin(), endings.end(), ending) != endings.end();
    };
    if (isIn(readableExtensions()))
        return FileKind::picture;
    return isIn(clipExtensions()) ? FileKind::clip : FileKind::other;
}

struct SourceFile {
    fs::path file;
    std::string collection;
    FileKind kind = FileKind::picture;
    PictureRights rights{};  ///< as listed
};

/// Collects the files below the roots, each once, whatever links lead there.
class Walk {
public:
    explicit Walk(const JobHooks& hooks) : hooks_(hooks) {}

    Result<void> addRoot(const fs::path& root) {
        const std::size_t before = files_.size();
        std::error_code error;
        const auto type = fs::status(root, error).type();
        if (type == fs::file_type::not_found)
            return failure(ErrorCode::notFound, root.string(), "no such folder");
        if (error)
            return systemFailure(error.value(), root.string());
        if (type != fs::file_type::directory)
            return addFile(root, {}) ? Result<void>()
                                     : failure(ErrorCode::unsupported, root.string(),
                                               "is neither a folder nor a picture or clip");
        if (auto listed = addFolder(root, root); !listed)
            return listed;
        if (files_.size() == before && !sawKnown_)
            return failure(ErrorCode::notFound, root.string(), "holds no pictures or clips");
        return {};
    }

    std::vector<SourceFile> sorted() && {
        std::sort(files_.begin(), files_.end(),
                  [](const SourceFile& a, const SourceFile& b) { return a.file < b.file; });
        return std::move(files_);
    }

private:
    /// Whether it is a file to look at.
    bool addFile(const fs::path& file, const std::string& collection) {
        const FileKind kind = kindOf(file);
        if (kind == FileKind::other)
            return false;
        if (isNew(file))
            files_.push_back({file, collection, kind});
        else
            sawKnown_ = true;
        return true;
    }

    Result<void> addFolder(const fs::path& folder, const fs::path& root) {
        if (!isNew(folder))
            return {};
        std::error_code error;
        fs::directory_iterator entry(folder, error);
        std::string collection = folder.lexically_relative(root).generic_string();
        if (collection == ".")
            collection.clear();
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            if (hooks_.stopped())
                return failure(ErrorCode::cancelled, root.string());
            std::error_code ignored;
            const fs::path& path = entry->path();
            if (!entry->is_directory(ignored))
                addFile(path, collection);
            else if (path.filename().string().front() != '.')
                if (auto listed = addFolder(path, root); !listed)
                    hooks_.tell(listed.error().message());
        }
        if (error)
            return systemFailure(error.value(), folder.string());
        return {};
    }

    /// False for what links lead to again, a folder above itself among them.
    bool isNew(const fs::path& path) {
        std::error_code error;
        fs::path real = fs::canonical(path, error);
        return seen_.insert(error ? path : std::move(real)).second;
    }

    const JobHooks& hooks_;
    std::vector<SourceFile> files_;
    std::set<fs::path> seen_;
    bool sawKnown_ = false;
};

/// A picture with what is forgotten after the scan.
struct Examined {
    DatasetPicture picture;
    PictureLook look;
};

/// What a file gives: a picture, a clip's frames, or the finding that it gives nothing.
struct FileReport {
    std::vector<Examined> pictures;
    std::vector<std::string> notices;
};

/// What a list says of a picture, and for the rest the picture itself.
PictureRights joined(PictureRights listed, const PictureRights& own) {
    for (auto part : {&PictureRights::license, &PictureRights::author, &PictureRights::source,
                      &PictureRights::optOut})
        if ((listed.*part).empty())
            listed.*part = own.*part;
    return listed;
}

void addFinding(DatasetPicture& picture, Finding finding, std::string detail) {
    picture.findings.push_back(finding);
    if (picture.detail.empty())
        picture.detail = std::move(detail);
}

/// Looks at one file after the other. Use from many threads.
class Examiner {
public:
    Examiner(const DatasetOptions& options, const JobHooks& hooks)
        : options_(options), stop_{hooks.stop, {}, {}} {
        if (!options.cropSubjects)
            return;
        cascade_ = faceCascade();
        if (cascade_.empty())
            hooks.tell(
                "faces cannot be found, so pictures are used whole: the description of faces that "
                "comes with OpenCV (opencv-data) is not installed");
    }

    FileReport examine(const SourceFile& source) const {
        FileReport report;
        DatasetPicture picture;
        picture.file = source.file;
        picture.collection = source.collection;
        picture.rights = source.rights;
        auto done = walled(source.file.string(), [&] {
            return source.kind == FileKind::clip ? examineClip(picture, report)
                                                 : examineFile(picture, report);
        });
        if (!done) {
            const Error& error = done.error();
            addFinding(picture, Finding::unreadable,
                       error.detail.empty() ? describe(error.code) : error.detail);
            report.pictures.push_back({std::move(picture), {}});
        }
        return report;
    }

private:
    Result<void> examineFile(const DatasetPicture& blank, FileReport& report) const {
        auto source = loadSource(blank.file);
        if (!source)
            return tl::unexpected(source.error());
        DatasetPicture picture = blank;
        picture.sha256 = std::move(source->sha256);
        picture.rights = joined(blank.rights, source->rights);
        report.pictures.push_back(examined(std::move(picture), source->image));
        return {};
    }

    Result<void> examineClip(const DatasetPicture& blank, FileReport& report) const {
        JobHooks hooks = stop_;
        hooks.notice = [&report](const std::string& text) { report.notices.push_back(text); };
        const auto hash = sha256OfFile(blank.file, hooks);
        if (!hash)
            return tl::unexpected(hash.error());
        const auto take = [&](const ClipFrame& frame) {
            DatasetPicture picture = blank;
            picture.sha256 = *hash;
            picture.seconds = frame.seconds;
            report.pictures.push_back(examined(std::move(picture), frame.image));
        };
        const auto count = readSceneFrames(blank.file, {}, take, hooks);
        if (!count)
            return tl::unexpected(count.error());
        return {};
    }

    /// The picture with its size, hash, crop and what can be said of it alone.
    Examined examined(DatasetPicture picture, const Image& image) const {
        Examined out{std::move(picture), lookOf(image)};
        DatasetPicture& described = out.picture;
        described.size = {image.width, image.height};
        described.hash = out.look.hash;
        if (std::min(image.width, image.height) < options_.minSide)
            addFinding(
                described, Finding::tiny,
                std::to_string(image.width) + " × " + std::to_string(image.height) + " pixels");
        else if (out.look.isBlank)
            addFinding(described, Finding::blank, "one flat colour");
        else if (out.look.sharpness < options_.minSharpness)
            addFinding(described, Finding::blurred, "out of focus");
        if (!described.rights.optOut.empty())
            addFinding(described, Finding::optOut, described.rights.optOut);
        if (!cascade_.empty() && described.findings.empty())
            described.crop = subjectOf(image);
        return out;
    }

    [[nodiscard]] Rect subjectOf(const Image& image) const {
        // One for each thread: a detector keeps state while it works.
        thread_local std::optional<std::pair<fs::path, SubjectFinder>> finder;
        if (!finder || finder->first != cascade_)
            finder.emplace(std::piecewise_construct, std::forward_as_tuple(cascade_),
                           std::forward_as_tuple(cascade_));
        const Rect whole{0, 0, image.width, image.height};
        const auto subject =
            finder->second.find(image, std::max(options_.minSide, kSubjectSide)).value_or(whole);
        return subject == whole ? Rect{} : subject;
    }

    /// Subjects are framed no smaller, where the picture allows it: what is trained at.
    static constexpr int kSubjectSide = 256;

    DatasetOptions options_;
    JobHooks stop_;
    fs::path cascade_;
};

/// What only the whole set shows: copies, exclusions, flatness.
class Assembly {
public:
    explicit Assembly(const DatasetOptions& options) : options_(options) {}

    void add(Examined examined) {
        DatasetPicture& picture = examined.picture;
        const bool isFit = std::all_of(picture.findings.begin(), picture.findings.end(),
                                       [](Finding finding) { return finding == Finding::optOut; });
        if (isFit)
            findOriginal(examined);
        picture.excluded = isExcluded(picture);
        if (!picture.excluded) {
            flatness_[picture.collection].add(examined.look.flatness);
            used_.push_back({pictures_.size(), picture.hash, examined.look.thumbnail});
        }
        pictures_.push_back(std::move(picture));
    }

    Dataset finish() && {
        Dataset dataset;
        dataset.pictures = std::move(pictures_);
        Mean all;
        for (const auto& [collection, flatness] : flatness_) {
            all.add(flatness);
            dataset.proposedTargets.byCollection[collection] = targetOf(flatness.value());
        }
        dataset.flatness = all.value();
        dataset.proposedTargets.common = targetOf(dataset.flatness);
        return dataset;
    }

private:
    struct Mean {
        double sum = 0;
        std::size_t count = 0;
        void add(double value) {
            sum += value;
            ++count;
        }
        void add(const Mean& other) {
            sum += other.sum;
            count += other.count;
        }
        [[nodiscard]] double value() const {
            return count == 0 ? 0 : sum / static_cast<double>(count);
        }
    };

    static ContentTarget targetOf(double flatness) {
        return flatness > kCelFlatness ? ContentTarget::cel : ContentTarget::photo;
    }

    /// Of a picture that is used.
    struct Seen {
        std::size_t index = 0;
        std::uint64_t hash = 0;
        Thumbnail thumbnail{};
    };

    /// Compares with every picture so far: for 10 000 that takes less time than decoding ten.
    void findOriginal(Examined& examined) {
        const auto original = std::find_if(used_.begin(), used_.end(), [&](const Seen& seen) {
            return hashDistance(seen.hash, examined.look.hash) <= options_.maxHashDistance
                   && looksTheSame(seen.thumbnail, examined.look.thumbnail);
        });
        if (original == used_.end())
            return;
        const DatasetPicture& first = pictures_[original->index];
        addFinding(examined.picture, Finding::nearCopy,
                   "looks like " + (fs::path(first.collection) / first.file.filename()).string());
    }

    [[nodiscard]] bool isExcluded(const DatasetPicture& picture) const {
        const bool isAllowed = options_.optOut == OptOutAnswer::iHavePermission;
        return std::any_of(picture.findings.begin(), picture.findings.end(), [&](Finding finding) {
            return finding != Finding::optOut || !isAllowed;
        });
    }

    DatasetOptions options_;
    std::vector<DatasetPicture> pictures_;
    std::vector<Seen> used_;
    std::map<std::string, Mean> flatness_;  ///< by collection, of those used
};

Result<Dataset> examineAll(const std::vector<SourceFile>& files, std::vector<fs::path> roots,
                           const DatasetOptions& options, const JobHooks& hooks) {
    const Examiner examiner(options, hooks);
    Assembly assembly(options);
    std::size_t done = 0;
    makeInOrder(
        files.size(), threadCount(0, files.size()), kWindow,
        [&](std::size_t i) { return hooks.stopped() ? FileReport() : examiner.examine(files[i]); },
        [&](FileReport report) {
            for (const auto& notice : report.notices)
                hooks.tell(notice);
            for (auto& examined : report.pictures)
                assembly.add(std::move(examined));
            hooks.report(static_cast<double>(++done) / static_cast<double>(files.size()));
            return !hooks.stopped();
        });
    if (hooks.stopped())
        return failure(ErrorCode::cancelled, {});
    Dataset dataset = std::move(assembly).finish();
    dataset.roots = std::move(roots);
    splitDataset(dataset, options.testShare, options.seed);
    return dataset;
}

Result<Dataset> scan(const std::vector<fs::path>& roots, const DatasetOptions& options,
                     const JobHooks& hooks) {
    std::vector<fs::path> folders;
    Walk walk(hooks);
    for (const auto& root : roots) {
        folders.push_back(fs::absolute(root).lexically_normal());
        if (auto added = walk.addRoot(folders.back()); !added)
            return tl::unexpected(added.error());
    }
    return examineAll(std::move(walk).sorted(), std::move(folders), options, hooks);
}

}  // namespace

Result<Dataset> scanDataset(const std::vector<fs::path>& roots, const DatasetOptions& options,
                            const JobHooks& hooks) {
    return walled("dataset", [&] { return scan(roots, options, hooks); });
}

Result<Dataset> scanPictures(const fs::path& root, const std::vector<ListedPicture>& pictures,
                             const DatasetOptions& options, const JobHooks& hooks) {
    std::vector<SourceFile> files;
    for (const auto& listed : pictures)
        files.push_back({listed.file, listed.collection, kindOf(listed.file), listed.rights});
    return walled("dataset", [&] { return examineAll(files, {root}, options, hooks); });
}

}  // namespace irodori
