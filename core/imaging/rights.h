// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "imaging/picture_io.h"

namespace irodori {

/// What a picture says about who may do what with it (XMP and IPTC). Empty = it does not say.
struct PictureRights {
    std::string license;  ///< cc:license, xmpRights:WebStatement, xmpRights:UsageTerms, dc:rights
                          ///< or the IPTC copyright notice: the first that is there
    std::string author;  ///< dc:creator, IPTC by-line, EXIF artist
    std::string source;  ///< dc:source, photoshop:Source, IPTC source
    /// A statement that forbids training (plus:DataMining, tdm:reservation, "do not train", "noai"
    /// and the like in rights or keywords), in the picture's own words. Empty = none.
    std::string optOut;

    friend bool operator==(const PictureRights&, const PictureRights&) = default;
};

/// Untrusted input: damaged metadata says nothing. Thread-safe.
[[nodiscard]] PictureRights rightsOf(const PictureMetadata& metadata);

}  // namespace irodori
