// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/studio_document.h"

#include <algorithm>

#include "studio/studio_session.h"

namespace irodori {

const StudioReference* findReference(const StudioDocument& document, std::uint64_t id) {
    for (const auto* references : {&document.references, &document.otherReferences}) {
        const auto found = std::ranges::find_if(
            *references, [id](const StudioReference& r) { return r.picture->id == id; });
        if (found != references->end())
            return &*found;
    }
    return nullptr;
}

StudioReference* findReference(StudioDocument& document, std::uint64_t id) {
    return const_cast<StudioReference*>(findReference(std::as_const(document), id));
}

QString nameOf(Edit edit) {
    switch (edit) {
        case Edit::strength:
            return StudioSession::tr("Strength");
        case Edit::calm:
            return StudioSession::tr("Calm areas");
        case Edit::color:
            return StudioSession::tr("Colour");
        case Edit::detail:
            return StudioSession::tr("Detail");
        case Edit::lines:
            return StudioSession::tr("Line art");
        case Edit::lineDensity:
            return StudioSession::tr("Line density");
        case Edit::flatness:
            return StudioSession::tr("Flatness");
        case Edit::brush:
            return StudioSession::tr("Brush size");
        case Edit::variation:
            return StudioSession::tr("Variation");
        case Edit::seed:
            return StudioSession::tr("Seed");
        case Edit::feather:
            return StudioSession::tr("Soft edge");
        case Edit::weight:
            return StudioSession::tr("Weight of a style");
        case Edit::crop:
            return StudioSession::tr("Crop style");
        case Edit::paintMask:
            return StudioSession::tr("Paint mask");
        case Edit::region:
            return StudioSession::tr("Region");
        case Edit::clearMask:
            return StudioSession::tr("Clear mask");
        case Edit::invertMask:
            return StudioSession::tr("Invert mask");
        case Edit::subjectMask:
            return StudioSession::tr("Mask from subject");
        case Edit::addReference:
            return StudioSession::tr("Add style");
        case Edit::removeReference:
            return StudioSession::tr("Remove style");
        case Edit::replaceReferences:
            return StudioSession::tr("Choose style");
        case Edit::restStyle:
            return StudioSession::tr("Style of the rest");
        case Edit::restore:
            return StudioSession::tr("Restore settings");
        case Edit::reset:
            return StudioSession::tr("Reset settings");
        case Edit::preset:
            return StudioSession::tr("Apply preset");
        case Edit::history:
            return StudioSession::tr("Return to a state");
    }
    return {};
}

}  // namespace irodori
