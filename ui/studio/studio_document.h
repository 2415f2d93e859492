// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "studio/picture_source.h"
#include "style/style_settings.h"

namespace irodori {

/// A picture whose style is taken, or what an exported picture or a model remembers of one.
/// Immutable.
struct StylePicture {
    std::uint64_t id = 0;  ///< unique among the references
    QString name;
    QString sha256;
    QImage thumbnail;                     ///< null if nothing is there to be seen
    std::optional<LoadedPicture> loaded;  ///< empty if only the code is known
    StyleCode storedCode;                 ///< what is known in place of `loaded`
    std::string storedCodeModel;          ///< SHA-256 of the model that made `storedCode`
    bool isDefault = false;               ///< nobody chose it: makes way for the first that is
};

struct StudioReference {
    std::shared_ptr<const StylePicture> picture;
    double weight = kReferenceWeight.initial;

    friend bool operator==(const StudioReference&, const StudioReference&) = default;
};

/// All that undo and redo step through. Cheap to copy.
struct StudioDocument {
    StyleSettings settings;
    std::vector<StudioReference> references;

    friend bool operator==(const StudioDocument&, const StudioDocument&) = default;
};

/// What an edit is about; also the id of its undo command. Edits of settings merge within one
/// gesture.
enum class Edit {
    strength = 1,
    variation,
    seed,
    brush,
    weight,
    addReference,
    removeReference,
    replaceReferences,
    restore,
    reset,
    preset,   ///< settings and styles of a preset
    history,  ///< back to an earlier state
};

/// Name of the edit for the Undo menu, translated.
[[nodiscard]] QString nameOf(Edit edit);

}  // namespace irodori
