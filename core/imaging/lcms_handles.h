// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to imaging: Little CMS's objects with owners, and the one way in which transforms are
// made. All functions are thread-safe.

#include <lcms2.h>

#include <memory>
#include <type_traits>

#include "imaging/codec.h"

namespace irodori {

using LcmsProfile = std::unique_ptr<std::remove_pointer_t<cmsHPROFILE>, Releaser<cmsCloseProfile>>;
using LcmsTransform =
    std::unique_ptr<std::remove_pointer_t<cmsHTRANSFORM>, Releaser<cmsDeleteTransform>>;

/// Null where the bytes are no profile.
[[nodiscard]] LcmsProfile openLcmsProfile(ByteView bytes);
[[nodiscard]] LcmsProfile openLcmsSrgb();

/// Relative colorimetric with black point compensation, for threads to share. The layouts are
/// Little CMS's TYPE_…, of one depth; alpha is copied where both have it. Null where one of the
/// profiles is null or has no such direction.
[[nodiscard]] LcmsTransform makeLcmsTransform(const LcmsProfile& from, cmsUInt32Number fromLayout,
                                              const LcmsProfile& to, cmsUInt32Number toLayout);

/// Whether the profile says what sRGB says to within half an 8-bit step. Such pictures are left
/// alone, so that what is sRGB goes through unchanged.
[[nodiscard]] bool isSrgb(const LcmsProfile& profile);

}  // namespace irodori
