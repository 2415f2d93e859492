// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "base/noise.h"
#include "data/picture_checks.h"
#include "data/source_picture.h"

namespace irodori {

namespace {

/// Where a source stands on the line from 0 to 1 of which the test split is the beginning.
double placeOf(const std::string& sha256, std::uint64_t seed) {
    std::array<std::uint32_t, 4> counter{};
    for (std::size_t i = 0; i < counter.size() && 8 * (i + 1) <= sha256.size(); ++i)
        counter[i] =
            static_cast<std::uint32_t>(std::strtoul(sha256.substr(8 * i, 8).c_str(), nullptr, 16));
    const auto random = philox4x32(
        counter, {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    return (random[0] + 0.5) / 4294967296.0;
}

/// The thumbnails of pictures that are asked for, read once each. None of unreadable ones.
class Thumbnails {
public:
    const std::optional<Thumbnail>& of(const DatasetPicture& picture) {
        const auto [entry, isNew] = known_.try_emplace(&picture);
        if (isNew)
            if (const auto image = loadAgain(picture))
                entry->second = lookOf(*image).thumbnail;
        return entry->second;
    }

private:
    std::map<const DatasetPicture*, std::optional<Thumbnail>> known_;
};

bool isReadable(const DatasetPicture& picture) {
    return !picture.sha256.empty();
}

bool areTheSame(const DatasetPicture& a, const DatasetPicture& b, const DatasetOptions& options,
                Thumbnails& thumbnails) {
    if (a.sha256 == b.sha256 && a.seconds == b.seconds)
        return true;
    if (hashDistance(a.hash, b.hash) > options.maxHashDistance)
        return false;
    const auto& first = thumbnails.of(a);
    const auto& second = thumbnails.of(b);
    return first && second && looksTheSame(*first, *second);
}

}  // namespace

const char* nameOf(Finding finding) {
    switch (finding) {
        case Finding::unreadable:
            return "unreadable";
        case Finding::tiny:
            return "tiny";
        case Finding::blank:
            return "blank";
        case Finding::nearCopy:
            return "near-copy";
        case Finding::blurred:
            return "blurred";
        case Finding::optOut:
            return "opt-out";
        case Finding::inBothSets:
            return "in-both-sets";
    }
    return "";
}

const char* nameOf(ContentTarget target) {
    return target == ContentTarget::cel ? "cel" : "photo";
}

std::optional<ContentTarget> contentTargetFromName(const std::string& name) {
    for (const auto target : {ContentTarget::cel, ContentTarget::photo})
        if (name == nameOf(target))
            return target;
    return std::nullopt;
}

ContentTarget ContentTargets::of(const std::string& collection) const {
    const auto found = byCollection.find(collection);
    return found == byCollection.end() ? common : found->second;
}

bool ContentTargets::anyCel() const {
    return common == ContentTarget::cel
           || std::any_of(byCollection.begin(), byCollection.end(), [](const auto& collection) {
                  return collection.second == ContentTarget::cel;
              });
}

std::size_t Dataset::usable() const {
    return static_cast<std::size_t>(
        std::count_if(pictures.begin(), pictures.end(),
                      [](const DatasetPicture& picture) { return !picture.excluded; }));
}

std::size_t Dataset::usable(Split split) const {
    return static_cast<std::size_t>(
        std::count_if(pictures.begin(), pictures.end(), [split](const DatasetPicture& picture) {
            return !picture.excluded && picture.split == split;
        }));
}

void markInBoth(const Dataset& photos, Dataset& styles, const DatasetOptions& options) {
    Thumbnails thumbnails;
    for (auto& style : styles.pictures) {
        if (style.excluded)
            continue;
        const auto twin = std::find_if(
            photos.pictures.begin(), photos.pictures.end(), [&](const DatasetPicture& photo) {
                return isReadable(photo) && areTheSame(style, photo, options, thumbnails);
            });
        if (twin == photos.pictures.end())
            continue;
        style.findings.push_back(Finding::inBothSets);
        style.detail = "is among the photos: " + twin->file.filename().string();
        style.excluded = true;
    }
}

void splitDataset(Dataset& dataset, double testShare, std::uint64_t seed) {
    std::map<std::string, double> sources;  // those in use, by their content
    for (const auto& picture : dataset.pictures)
        if (!picture.excluded)
            sources.emplace(picture.sha256, placeOf(picture.sha256, seed));

    constexpr std::size_t kEnoughToHoldOut = 4;
    double end = 0;
    if (testShare > 0 && sources.size() >= kEnoughToHoldOut) {
        const auto byPlace = [](const auto& a, const auto& b) { return a.second < b.second; };
        const auto [first, last] = std::minmax_element(sources.begin(), sources.end(), byPlace);
        // At least one is held out, and at least one is trained on.
        end = std::clamp(testShare, std::nextafter(first->second, 1.0), last->second);
    }
    for (auto& picture : dataset.pictures)
        picture.split = placeOf(picture.sha256, seed) < end ? Split::test : Split::train;
}

std::string rightsSummary(const Dataset& dataset) {
    std::map<std::string, std::set<std::string>> authors;  // by licence
    std::size_t silent = 0;
    for (const auto& picture : dataset.pictures) {
        if (picture.excluded)
            continue;
        const auto& rights = picture.rights;
        if (rights.license.empty() && rights.author.empty())
            ++silent;
        else
            authors[rights.license.empty() ? "no licence stated" : rights.license].insert(
                rights.author.empty() ? "unnamed" : rights.author);
    }
    std::string line = std::to_string(dataset.usable()) + " pictures";
    for (const auto& [license, names] : authors) {
        line += "; " + license + ": ";
        for (const auto& name : names)
            line += (name == *names.begin() ? "" : ", ") + name;
    }
    if (silent > 0)
        line += "; " + std::to_string(silent) + " without a statement of rights";
    return line;
}

}  // namespace irodori
