// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/repaint_request.h"

#include <algorithm>
#include <cmath>

#include "style/tiling.h"

namespace irodori {

namespace {

constexpr int kFullSoftening = 2;  // enlargement from which on strokes are softened no more

tl::unexpected<Error> invalid(const std::string& subject, const std::string& detail) {
    return failure(ErrorCode::invalidArgument, subject, detail);
}

bool isFinite(const StyleCode& code) {
    return std::all_of(code.begin(), code.end(), [](float value) { return std::isfinite(value); });
}

Result<void> checkReferences(const std::vector<WeightedCode>& references, std::size_t codeWidth) {
    double total = 0;
    for (const auto& [code, weight] : references) {
        if (code.size() != codeWidth)
            return invalid("references", "a style code was made by another model");
        if (!isFinite(code))
            return invalid("references", "a style code holds something that is not a number");
        if (!std::isfinite(weight) || weight < 0)
            return invalid("references", "a weight is negative or not a number");
        total += weight;
    }
    if (!(total > 0) || !std::isfinite(total))
        return invalid("references", "all weights are zero");
    return {};
}

Result<void> checkCodes(const RepaintRequest& request, std::size_t codeWidth) {
    if (request.references.empty())
        return invalid("references", "at least one is needed");
    if (auto ok = checkReferences(request.references, codeWidth); !ok)
        return ok;
    if (!request.otherReferences.empty())
        if (auto ok = checkReferences(request.otherReferences, codeWidth); !ok)
            return ok;
    if (request.photoCode.size() != codeWidth)
        return invalid("photo", "its code was made by another model");
    if (!isFinite(request.photoCode))
        return invalid("photo", "its code holds something that is not a number");
    return {};
}

Result<void> checkMask(const RepaintRequest& request) {
    if (request.settings.region == StyledRegion::all)
        return {};
    if (!request.mask || request.mask->isNull())
        return invalid("mask", "there is none");
    const auto& [width, height, values] = *request.mask;
    if (values.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
        return invalid("mask", "its values do not fit its size");
    return {};
}

Size limitedToLongSide(const Image& image, int longSide) {
    return longSide >= image.longSide() ? sizeOf(image) : scaledToLongSide(sizeOf(image), longSide);
}

StyleCode meanCode(const std::vector<WeightedCode>& references) {
    std::vector<double> sum(references.front().code.size());
    double total = 0;
    for (const auto& reference : references) {
        total += reference.weight;
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += reference.weight * static_cast<double>(reference.code[i]);
    }
    StyleCode mean(sum.size());
    std::transform(sum.begin(), sum.end(), mean.begin(),
                   [total](double value) { return static_cast<float>(value / total); });
    return mean;
}

}  // namespace

Result<void> check(const RepaintRequest& request, std::size_t codeWidth) {
    if (!request.photo || request.photo->isNull())
        return invalid("photo", "there is none");
    if (auto ok = checkCodes(request, codeWidth); !ok)
        return ok;
    if (auto ok = validate(request.settings); !ok)
        return ok;
    if (auto ok = checkMask(request); !ok)
        return ok;
    if (request.outputSide < 0)
        return invalid("output size", "must not be negative");
    if (request.draftDivisor < 1)
        return invalid("draft divisor", "must be 1 or more");
    const Size output = outputSizeOf(request);
    const Rect whole{0, 0, output.width, output.height};
    if (!request.region.isEmpty() && intersection(request.region, whole) != request.region)
        return invalid("region", "lies outside the picture");
    return {};
}

Size paintSizeOf(const RepaintRequest& request, int divisor) {
    const int wanted = request.settings.paintSize;
    const int full = wanted == kNativePaintSize ? request.photo->longSide()
                                                : std::min(wanted, request.photo->longSide());
    return limitedToLongSide(*request.photo, std::max(1, full / divisor));
}

Size outputSizeOf(const RepaintRequest& request) {
    return request.outputSide == 0 ? sizeOf(*request.photo)
                                   : limitedToLongSide(*request.photo, request.outputSide);
}

Rect regionOf(const RepaintRequest& request) {
    const Size output = outputSizeOf(request);
    return request.region.isEmpty() ? Rect{0, 0, output.width, output.height} : request.region;
}

int oversamplingOf(const RepaintRequest& request, Size paint) {
    const int painted = std::max(paint.width, paint.height);
    const int exported = request.photo->longSide();
    if (request.draftDivisor > 1 || painted == exported)
        return 1;
    const Size output = outputSizeOf(request);
    const int side = std::max(output.width, output.height);
    const auto timesToReach = [side](int wanted) { return (wanted + side - 1) / side; };
    return std::min(timesToReach(kFullSoftening * painted), timesToReach(exported));
}

bool paintsTheRest(const RepaintRequest& request) {
    return request.settings.region != StyledRegion::all && !request.otherReferences.empty();
}

StyleCode styleCodeOf(const RepaintRequest& request, const std::vector<WeightedCode>& references) {
    const StyleCode style = meanCode(references);
    StyleCode mixed(style.size());
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        const double from = request.photoCode[i];
        mixed[i] = static_cast<float>(
            from + request.settings.strength * (static_cast<double>(style[i]) - from));
    }
    return mixed;
}

}  // namespace irodori
