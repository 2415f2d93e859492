// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/manifest.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "base/atomic_file.h"
#include "base/csv.h"
#include "base/paths.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMaxManifestBytes = 64 << 20;

enum Column { kPath, kKind, kCollection, kSplit, kSource, kAuthor, kLicense, kColumnCount };
constexpr std::array<const char*, kColumnCount> kColumnNames = {
    "path", "kind", "collection", "split", "source", "author", "license"};

/// Says what is wrong with a line; caught inside this file only.
struct Damage {
    int line;
    std::string reason;
};

/// Where the columns stand.
class Header {
public:
    explicit Header(const CsvRecord& record) : count_(record.fields.size()) {
        for (std::size_t i = 0; i < kColumnNames.size(); ++i) {
            const auto found = std::ranges::find(record.fields, kColumnNames[i]);
            if (found == record.fields.end())
                throw Damage{record.line,
                             std::string("the column \"") + kColumnNames[i] + "\" is missing"};
            places_[i] = static_cast<std::size_t>(found - record.fields.begin());
        }
    }

    void check(const CsvRecord& record) const {
        if (record.fields.size() != count_)
            throw Damage{record.line, std::to_string(record.fields.size()) + " fields instead of "
                                          + std::to_string(count_)};
    }

    [[nodiscard]] const std::string& field(const CsvRecord& record, Column column) const {
        return record.fields[places_[column]];
    }

private:
    std::size_t count_;
    std::array<std::size_t, kColumnCount> places_{};
};

/// Which of two values is called so.
template <class Value>
Value choice(const CsvRecord& record, const Header& header, Column column,
             std::pair<const char*, Value> first, std::pair<const char*, Value> second) {
    const std::string& name = header.field(record, column);
    if (name == first.first)
        return first.second;
    if (name == second.first)
        return second.second;
    throw Damage{record.line, std::string("the ") + kColumnNames[column] + " \"" + name
                                  + "\" is neither " + first.first + " nor " + second.first};
}

fs::path fileOf(const CsvRecord& record, const Header& header, const fs::path& folder) {
    const std::string& path = header.field(record, kPath);
    if (!staysInside(path))
        throw Damage{record.line, "the path \"" + path + "\" is not one of a file in the folder"};
    return (folder / path).lexically_normal();
}

ManifestPicture pictureOf(const CsvRecord& record, const Header& header, const fs::path& folder) {
    header.check(record);
    ManifestPicture row;
    row.picture.file = fileOf(record, header, folder);
    row.picture.collection = header.field(record, kCollection);
    row.picture.rights.license = header.field(record, kLicense);
    row.picture.rights.author = header.field(record, kAuthor);
    row.picture.rights.source = header.field(record, kSource);
    row.kind = choice(record, header, kKind, std::pair("photo", PictureKind::photo),
                      std::pair("style", PictureKind::style));
    row.split = choice(record, header, kSplit, std::pair("train", Split::train),
                       std::pair("test", Split::test));
    return row;
}

/// `isThere`: whether a file exists.
template <class IsThere>
std::vector<ManifestPicture> picturesIn(const std::vector<CsvRecord>& records,
                                        const fs::path& folder, IsThere isThere) {
    if (records.empty())
        throw Damage{1, "it is empty"};
    const Header header(records.front());
    std::vector<ManifestPicture> pictures;
    std::map<fs::path, int> lines;
    for (const auto& record : std::span(records).subspan(1)) {
        auto picture = pictureOf(record, header, folder);
        const auto& file = picture.picture.file;
        if (const auto [known, isNew] = lines.emplace(file, record.line); !isNew)
            throw Damage{record.line, header.field(record, kPath) + " stands in line "
                                          + std::to_string(known->second) + " already"};
        if (!isThere(file))
            throw Damage{record.line, "there is no file " + header.field(record, kPath)};
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

template <class IsThere>
Result<std::vector<ManifestPicture>> read(const std::string& text, const fs::path& folder,
                                          const std::string& name, IsThere isThere) {
    const auto records = parseCsv(text);
    if (!records)
        return failure(records.error().code, name, records.error().detail);
    try {
        return picturesIn(*records, folder, isThere);
    } catch (const Damage& damage) {
        return failure(ErrorCode::corrupt, name,
                       "line " + std::to_string(damage.line) + ": " + damage.reason);
    }
}

}  // namespace

Result<std::vector<ManifestPicture>> readManifest(const fs::path& file) {
    const auto bytes = readFile(file, kMaxManifestBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    std::error_code ignored;
    const auto folder = fs::absolute(file, ignored).parent_path();
    return read(text, folder, file.string(), [](const fs::path& picture) {
        std::error_code error;
        return fs::is_regular_file(picture, error);
    });
}

Result<std::vector<ManifestPicture>> manifestFromCsv(const std::string& text,
                                                     const fs::path& folder,
                                                     const std::string& name) {
    return read(text, folder, name, [](const fs::path&) { return true; });
}

std::vector<ListedPicture> picturesOf(const std::vector<ManifestPicture>& manifest,
                                      PictureKind kind, Split split) {
    std::vector<ListedPicture> pictures;
    for (const auto& row : manifest)
        if (row.kind == kind && row.split == split)
            pictures.push_back(row.picture);
    return pictures;
}

}  // namespace irodori
