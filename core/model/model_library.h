// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "base/result.h"
#include "model/model_file.h"

namespace irodori {

/// A model on the shelf.
struct ModelEntry {
    std::filesystem::path path;
    ModelCard card;
    bool shipped = false;  ///< came with the program; cannot be removed
};

/// The models at hand: those shipped in `resourceDir()/models` and those that the user installed in
/// `userDataDir()/models`. Stateless; every call looks at the folders. Thread-safe.
class ModelLibrary {
public:
    ModelLibrary();  ///< the default folders
    ModelLibrary(std::filesystem::path shippedDir, std::filesystem::path userDir);

    /// Shipped ones first, then by name. Files that cannot be read are left out.
    [[nodiscard]] std::vector<ModelEntry> list() const;

    /// Path for what `--model` takes: an existing file, a model's name (any case), or a file name
    /// without ending. Empty: the default model.
    [[nodiscard]] Result<std::filesystem::path> find(const std::string& nameOrFile) const;

    /// Reads a model to paint with. Of a style pack it is the base with the pack's changes: looked
    /// for among the models at hand and in the pack's own folder, by its checksum. One clear
    /// sentence (ErrorCode::notFound) where it is not there.
    [[nodiscard]] Result<ModelFile> load(const std::filesystem::path& file) const;

    /// Checks a file fully and copies it to the user's models under its own name. A model with the
    /// same checksum is not copied twice. `ifExists`, of an earlier state of the same model (name,
    /// author and training data of the user's own are equal): `replace` puts the new one in its
    /// place atomically, else both are kept.
    Result<ModelEntry> install(const std::filesystem::path& file,
                               IfExists ifExists = IfExists::keepBoth) const;

    /// Gives a model of the user's another name; its file keeps its own. ErrorCode::exists if
    /// another model has the name, noPermission for one that is shipped.
    Result<void> rename(const ModelEntry& entry, const std::string& name) const;
    /// To the desktop's trash; never a shipped one.
    Result<void> remove(const ModelEntry& entry) const;

    [[nodiscard]] const std::filesystem::path& userDir() const { return userDir_; }

private:
    std::filesystem::path shippedDir_;
    std::filesystem::path userDir_;
};

inline constexpr const char* kDefaultModelName = "base";

}  // namespace irodori
