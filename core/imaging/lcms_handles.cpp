// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/lcms_handles.h"

#include <array>
#include <cstdint>
#include <cstdlib>

namespace irodori {

LcmsProfile openLcmsProfile(ByteView bytes) {
    return LcmsProfile(
        cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

LcmsProfile openLcmsSrgb() {
    return LcmsProfile(cmsCreate_sRGBProfile());
}

LcmsTransform makeLcmsTransform(const LcmsProfile& from, cmsUInt32Number fromLayout,
                                const LcmsProfile& to, cmsUInt32Number toLayout) {
    if (!from || !to)
        return nullptr;
    // Little CMS approximates 16-bit curves by a coarse table unless told not to. Without a cache
    // of the last pixel a transform may be shared by threads.
    cmsUInt32Number flags = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE;
    if (T_BYTES(fromLayout) == 2)
        flags |= cmsFLAGS_NOOPTIMIZE;
    if (T_EXTRA(fromLayout) != 0 && T_EXTRA(toLayout) != 0)
        flags |= cmsFLAGS_COPY_ALPHA;
    return LcmsTransform(cmsCreateTransform(from.get(), fromLayout, to.get(), toLayout,
                                            INTENT_RELATIVE_COLORIMETRIC, flags));
}

bool isSrgb(const LcmsProfile& profile) {
    constexpr int kSteps = 9;
    constexpr int kTolerance = 65535 / 255 / 2;
    const LcmsTransform transform =
        makeLcmsTransform(profile, TYPE_RGB_16, openLcmsSrgb(), TYPE_RGB_16);
    if (!transform)
        return false;
    for (int i = 0; i < kSteps * kSteps * kSteps; ++i) {
        const auto level = [](int step) {
            return static_cast<std::uint16_t>(step % kSteps * 65535 / (kSteps - 1));
        };
        const std::array<std::uint16_t, 3> in{level(i), level(i / kSteps),
                                              level(i / kSteps / kSteps)};
        std::array<std::uint16_t, 3> out{};
        cmsDoTransform(transform.get(), in.data(), out.data(), 1);
        for (std::size_t c = 0; c < in.size(); ++c) {
            if (std::abs(in[c] - out[c]) > kTolerance)
                return false;
        }
    }
    return true;
}

}  // namespace irodori
