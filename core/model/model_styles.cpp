// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_styles.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/base64.h"

namespace irodori {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxTextBytes = 4096;
constexpr std::size_t kMaxJsonBytes = 12 << 20;  // the header of the file ends at 16 MiB
constexpr std::uint8_t kPngSignature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

bool isPng(const std::vector<std::uint8_t>& bytes) {
    return bytes.size() > std::size(kPngSignature)
           && std::equal(std::begin(kPngSignature), std::end(kPngSignature), bytes.begin());
}

/// What is wrong with a style; nullptr if nothing is.
const char* complaintAbout(const ModelStyle& style) {
    if (style.name.empty())
        return "a style has no name";
    if (style.name.size() > kMaxTextBytes || style.attribution.size() > kMaxTextBytes)
        return "the text of a style is too long";
    if (style.thumbnail.size() > kMaxThumbnailBytes)
        return "the thumbnail of a style is too large";
    if (!style.thumbnail.empty() && !isPng(style.thumbnail))
        return "the thumbnail of a style is no PNG";
    return nullptr;
}

Result<void> checked(const std::vector<ModelStyle>& styles, ErrorCode code) {
    if (styles.size() > kMaxModelStyles)
        return failure(code, {}, "too many styles");
    for (const auto& style : styles)
        if (const char* complaint = complaintAbout(style))
            return failure(code, {}, complaint);
    return {};
}

/// Empty where it is missing. Throws json::exception where it is something else than text.
std::string textOf(const json& style, const char* key) {
    const auto found = style.find(key);
    return found == style.end() ? std::string() : found->get<std::string>();
}

std::vector<std::uint8_t> thumbnailOf(const json& style) {
    const auto bytes = fromBase64(textOf(style, "thumbnail"));
    if (!bytes)
        throw std::invalid_argument("no base64");
    const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes->data());
    return {begin, begin + bytes->size()};
}

}  // namespace

Result<std::string> modelStylesToJson(const std::vector<ModelStyle>& styles) {
    if (auto good = checked(styles, ErrorCode::invalidArgument); !good)
        return tl::unexpected(good.error());
    json list = json::array();
    for (const auto& style : styles)
        list.push_back({{"name", style.name},
                        {"attribution", style.attribution},
                        {"thumbnail", toBase64(std::as_bytes(std::span(style.thumbnail)))}});
    std::string text = list.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() > kMaxJsonBytes)
        return failure(ErrorCode::invalidArgument, {}, "the styles are too large together");
    return text;
}

Result<std::vector<ModelStyle>> modelStylesFromJson(const std::string& text) {
    try {
        const json list = json::parse(text);
        if (!list.is_array())
            return failure(ErrorCode::corrupt, {}, "its styles are not readable");
        std::vector<ModelStyle> styles;
        for (const auto& style : list)
            styles.push_back(
                {textOf(style, "name"), textOf(style, "attribution"), thumbnailOf(style)});
        if (auto good = checked(styles, ErrorCode::corrupt); !good)
            return tl::unexpected(good.error());
        return styles;
    } catch (const std::exception&) {
        return failure(ErrorCode::corrupt, {}, "its styles are not readable");
    }
}

}  // namespace irodori
