// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

namespace irodori::cli {

namespace {

namespace fs = std::filesystem;

/// The whole of `text` as a number; never by the locale, in which "0,5" may be one.
template <class Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number value{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

std::string shortText(double value) {
    std::ostringstream text;
    text.precision(15);
    text << value;
    return text.str();
}

tl::unexpected<Error> wrong(const std::string& text, const std::string& reason) {
    return failure(ErrorCode::invalidArgument, text, reason);
}

template <class Number>
Result<Number> parseIn(const SettingRange& range, const std::string& text, const char* kind) {
    const auto value = numberFrom<Number>(text);
    // Written so that NaN, which compares false with everything, is refused.
    if (value && *value >= range.min && *value <= range.max)
        return *value;
    return wrong(text, std::string("must be a ") + kind + " from " + shortText(range.min) + " to "
                           + shortText(range.max));
}

/// "x,y,width,height".
std::optional<ReferenceCrop> cropFrom(std::string_view text) {
    std::array<double, 4> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto comma = text.find(',');
        const auto value = numberFrom<double>(text.substr(0, comma));
        if (!value || (comma == std::string_view::npos) != (i + 1 == values.size()))
            return std::nullopt;
        values[i] = *value;
        text.remove_prefix(std::min(text.size(), comma + 1));
    }
    return ReferenceCrop{values[0], values[1], values[2], values[3]};
}

/// "REF[:WEIGHT]".
Result<StyleReference> parseWeighted(const std::string& text) {
    std::error_code ignored;
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || fs::exists(text, ignored))
        return StyleReference{text};
    const std::string weight = text.substr(colon + 1);
    if (!numberFrom<double>(weight))
        return StyleReference{text};
    return parseNumber(kReferenceWeight, weight).map([&](double value) {
        return StyleReference{text.substr(0, colon), value};
    });
}

}  // namespace

Result<double> parseNumber(const SettingRange& range, const std::string& text) {
    return parseIn<double>(range, text, "number");
}

Result<std::int64_t> parseWhole(const SettingRange& range, const std::string& text) {
    return parseIn<std::int64_t>(range, text, "whole number");
}

Result<StyleReference> parseReference(const std::string& text) {
    std::error_code ignored;
    if (fs::exists(text, ignored))
        return StyleReference{text};
    const auto at = text.rfind('@');
    const auto crop =
        at == std::string::npos ? std::nullopt : cropFrom(std::string_view(text).substr(at + 1));
    auto reference = parseWeighted(crop ? text.substr(0, at) : text);
    if (!reference || !crop)
        return reference;
    if (!validate(*crop))
        return wrong(text.substr(at), "must lie within the picture: shares x, y, width, height");
    reference->crop = *crop;
    return reference;
}

Result<RegionArgument> parseRegion(const std::string& text) {
    const auto region = regionFromName(text);
    if (region && *region != StyledRegion::mask)
        return RegionArgument{*region, {}};
    std::error_code ignored;
    if (fs::is_regular_file(text, ignored))
        return RegionArgument{StyledRegion::mask, text};
    return wrong(text, "must be all, subject, background or a picture that is the mask");
}

Result<Shard> parseShard(const std::string& text) {
    const auto slash = text.find('/');
    const auto index = numberFrom<int>(std::string_view(text).substr(0, slash));
    const auto count = slash == std::string::npos
                           ? std::nullopt
                           : numberFrom<int>(std::string_view(text).substr(slash + 1));
    if (!index || !count || *index < 1 || *index > *count)
        return wrong(text, "must be i/n with i from 1 to n, such as 2/8");
    return Shard{*index, *count};
}

Result<int> parsePaintSize(const std::string& text) {
    if (text == "native")
        return kNativePaintSize;
    return parseWhole(kPaintSize, text)
        .map([](std::int64_t size) { return static_cast<int>(size); })
        .map_error([](Error error) {
            error.detail += ", or native";
            return error;
        });
}

}  // namespace irodori::cli
