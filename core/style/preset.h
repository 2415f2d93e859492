// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "base/result.h"
#include "style/style_settings.h"

namespace irodori {

inline constexpr const char* kPresetExtension = ".irodori-preset";
inline constexpr std::size_t kMaxPresetThumbnailBytes = 256 << 10;

/// Settings and styles under a name: one small file `NAME.irodori-preset` (JSON) that can be given
/// to others. It holds the codes of its references, never their pictures. Without references it is
/// a look that goes with any style.
struct StylePreset {
    std::string name;    ///< UTF-8, one line
    std::string author;  ///< may be empty
    StyleRecipe recipe;
    std::vector<std::uint8_t> thumbnail;  ///< PNG of a result, small, not decoded; may be empty

    friend bool operator==(const StylePreset&, const StylePreset&) = default;
};

struct PresetEntry {
    std::filesystem::path path;
    StylePreset preset;
    bool isShipped = false;    ///< comes with the program: cannot be renamed or removed
    bool isFavourite = false;  ///< of this user: it does not travel with the file
    bool isHidden = false;     ///< by this user, who does not want to see it where one chooses
};

[[nodiscard]] std::string toJson(const StylePreset& preset);

/// Reads untrusted text: limits, ranges and names are checked; unknown keys are ignored; a newer
/// version is refused with ErrorCode::newerVersion.
[[nodiscard]] Result<StylePreset> presetFromJson(const std::string& text);

/// The same with files; errors name them.
[[nodiscard]] Result<StylePreset> loadPreset(const std::filesystem::path& file);
/// Fails with ErrorCode::invalidArgument where `loadPreset` would refuse the name or the thumbnail.
[[nodiscard]] Result<std::filesystem::path> savePreset(const std::filesystem::path& file,
                                                       const StylePreset& preset,
                                                       IfExists ifExists);

/// The presets of the user's and of the program's folder. Stateless; every call looks at the
/// folders. Thread-safe.
class PresetLibrary {
public:
    /// `shipped` may be empty. The user's folder is made when the first preset is saved.
    PresetLibrary(std::filesystem::path user, std::filesystem::path shipped);

    /// By name, favourites first; unreadable files are left out with a line in the log.
    [[nodiscard]] std::vector<PresetEntry> list() const;
    /// By file, or by name (any case) as `--preset` takes it; ErrorCode::notFound tells what there
    /// is.
    [[nodiscard]] Result<StylePreset> find(const std::string& nameOrFile) const;
    /// Keeps it in the user's folder, as "NAME (2)" where there is one of that name.
    [[nodiscard]] Result<std::filesystem::path> add(const StylePreset& preset) const;
    /// Checks a file and adds its preset; one that is there already is not added twice.
    [[nodiscard]] Result<std::filesystem::path> import(const std::filesystem::path& file) const;
    /// Gives it another name, also as a file; ErrorCode::exists if another one has it.
    [[nodiscard]] Result<std::filesystem::path> rename(const PresetEntry& entry,
                                                       const std::string& name) const;
    [[nodiscard]] Result<void> setFavourite(const PresetEntry& entry, bool favourite) const;
    /// Of those that are shipped, which cannot be removed; ErrorCode::invalidArgument for others.
    [[nodiscard]] Result<void> setHidden(const PresetEntry& entry, bool hidden) const;
    [[nodiscard]] Result<void> remove(const PresetEntry& entry) const;  ///< to the trash

private:
    /// Names of presets that are kept in a file of the user's folder.
    [[nodiscard]] std::set<std::string> marked(const char* file) const;
    [[nodiscard]] Result<void> mark(const char* file, const std::string& name, bool on) const;
    void append(std::vector<PresetEntry>& entries, const std::filesystem::path& folder,
                bool shipped) const;

    std::filesystem::path user_;
    std::filesystem::path shipped_;
};

/// Where the user's presets are: $XDG_DATA_HOME/irodori/presets; and those of the program.
[[nodiscard]] PresetLibrary defaultPresetLibrary();

}  // namespace irodori
