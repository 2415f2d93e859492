// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "base/result.h"
#include "style/style_settings.h"

namespace irodori {

/// Settings and styles under a name: one small file `NAME.irodori-preset` (JSON) that can be given
/// to others. It holds the codes of its references, never their pictures.
struct StylePreset {
    std::string name;
    std::string author;  ///< may be empty
    StyleRecipe recipe;
    std::vector<std::uint8_t> thumbnail;  ///< PNG of a result, small; may be empty
    bool isFavourite = false;

    friend bool operator==(const StylePreset&, const StylePreset&) = default;
};

struct PresetEntry {
    std::filesystem::path path;
    StylePreset preset;
    bool isShipped = false;  ///< comes with the program: cannot be renamed or removed
};

/// Reads untrusted files: limits, ranges and names are checked; a newer version is refused with
/// ErrorCode::newerVersion. Errors name the file.
[[nodiscard]] Result<StylePreset> loadPreset(const std::filesystem::path& file);
[[nodiscard]] Result<std::filesystem::path> savePreset(const std::filesystem::path& file,
                                                       const StylePreset& preset,
                                                       IfExists ifExists);

/// The presets of the user's and of the program's folder.
class PresetLibrary {
public:
    /// `shipped` may be empty. The user's folder is made when the first preset is saved.
    PresetLibrary(std::filesystem::path user, std::filesystem::path shipped);

    /// By name, favourites first; unreadable files are left out with a line in the log.
    [[nodiscard]] std::vector<PresetEntry> list() const;
    /// By file, or by name as `--preset` takes it; ErrorCode::notFound tells what there is.
    [[nodiscard]] Result<StylePreset> find(const std::string& nameOrFile) const;
    [[nodiscard]] Result<std::filesystem::path> add(const StylePreset& preset) const;
    [[nodiscard]] Result<std::filesystem::path> import(const std::filesystem::path& file) const;
    /// Gives it another name, also as a file.
    [[nodiscard]] Result<std::filesystem::path> rename(const PresetEntry& entry,
                                                       const std::string& name) const;
    [[nodiscard]] Result<void> setFavourite(const PresetEntry& entry, bool favourite) const;
    [[nodiscard]] Result<void> remove(const PresetEntry& entry) const;  ///< to the trash

private:
    std::filesystem::path user_;
    std::filesystem::path shipped_;
};

/// Where the user's presets are: $XDG_DATA_HOME/irodori/presets; and those of the program.
[[nodiscard]] PresetLibrary defaultPresetLibrary();

}  // namespace irodori
