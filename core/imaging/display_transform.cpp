// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/display_transform.h"

#include <array>
#include <utility>

#include "imaging/exception_wall.h"
#include "imaging/lcms_handles.h"

namespace irodori {

namespace {

constexpr const char* kSubject = "monitor profile";

std::string nameOf(const LcmsProfile& profile) {
    std::array<char, 256> name{};
    cmsGetProfileInfoASCII(profile.get(), cmsInfoDescription, "en", "US", name.data(),
                           static_cast<cmsUInt32Number>(name.size() - 1));
    return name.data();
}

}  // namespace

/// One for each layout.
struct DisplayTransform::Transforms {
    LcmsTransform rgb;
    LcmsTransform rgba;
};

DisplayTransform::DisplayTransform(std::unique_ptr<const Transforms> transforms, std::string name,
                                   bool isIdentity)
    : transforms_(std::move(transforms)), name_(std::move(name)), isIdentity_(isIdentity) {}

DisplayTransform::~DisplayTransform() = default;

Result<std::shared_ptr<const DisplayTransform>> DisplayTransform::make(
    std::span<const std::uint8_t> iccProfile) {
    using Made = std::shared_ptr<const DisplayTransform>;
    return walled(kSubject, [&]() -> Result<Made> {
        if (iccProfile.empty())
            return failure(ErrorCode::emptyFile, kSubject);
        if (iccProfile.size() > kMaxProfileBytes)
            return failure(ErrorCode::tooLarge, kSubject, "it has more than 16 MiB");
        const LcmsProfile profile = openLcmsProfile(iccProfile);
        if (!profile)
            return failure(ErrorCode::corrupt, kSubject, "it is no ICC profile");
        if (cmsGetColorSpace(profile.get()) != cmsSigRgbData)
            return failure(ErrorCode::unsupported, kSubject, "it is not of an RGB device");
        const LcmsProfile srgb = openLcmsSrgb();
        auto transforms = std::make_unique<Transforms>();
        transforms->rgb = makeLcmsTransform(srgb, TYPE_RGB_8, profile, TYPE_RGB_8);
        transforms->rgba = makeLcmsTransform(srgb, TYPE_RGBA_8, profile, TYPE_RGBA_8);
        if (!transforms->rgb || !transforms->rgba)
            return failure(ErrorCode::corrupt, kSubject, "it does not lead to a monitor's colours");
        return Made(new DisplayTransform(std::move(transforms), nameOf(profile), isSrgb(profile)));
    });
}

void DisplayTransform::convert(std::uint8_t* pixels, Size size, std::size_t rowBytes,
                               PixelLayout layout) const {
    const LcmsTransform& transform =
        layout == PixelLayout::rgb ? transforms_->rgb : transforms_->rgba;
    for (int y = 0; y < size.height; ++y, pixels += rowBytes)
        cmsDoTransform(transform.get(), pixels, pixels, static_cast<cmsUInt32Number>(size.width));
}

}  // namespace irodori
