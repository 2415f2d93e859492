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
    ReferenceCrop crop;  ///< the part whose style is taken; whole if only the code is known

    friend bool operator==(const StudioReference&, const StudioReference&) = default;
};

/// All that undo and redo step through. Cheap to copy.
struct StudioDocument {
    StyleSettings settings;
    std::vector<StudioReference> references;
    std::vector<StudioReference> otherReferences;  ///< for what the region leaves out
    std::shared_ptr<const Mask> mask;              ///< painted by the artist; null: none yet

    friend bool operator==(const StudioDocument&, const StudioDocument&) = default;
};

/// The reference with this id, for the region or for the rest; null if there is none.
[[nodiscard]] const StudioReference* findReference(const StudioDocument& document,
                                                   std::uint64_t id);
[[nodiscard]] StudioReference* findReference(StudioDocument& document, std::uint64_t id);

/// What an edit is about; also the id of its undo command.
enum class Edit {
    strength = 1,
    calm,
    color,
    detail,
    lines,
    lineDensity,
    flatness,
    brush,
    variation,
    seed,
    feather,
    weight,
    crop,
    paintMask,
    // Those above merge within one gesture, those below never do.
    region,
    clearMask,
    invertMask,
    subjectMask,  ///< the subject that was found becomes the painted mask
    addReference,
    removeReference,
    replaceReferences,
    restStyle,
    restore,
    reset,
    preset,   ///< settings and styles of a preset
    history,  ///< back to an earlier state
};

[[nodiscard]] constexpr bool merges(Edit edit) {
    return edit <= Edit::paintMask;
}

/// Name of the edit for the Undo menu, translated.
[[nodiscard]] QString nameOf(Edit edit);

}  // namespace irodori
