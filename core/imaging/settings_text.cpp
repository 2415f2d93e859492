// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/settings_text.h"

#include <zlib.h>
#include <string_view>

#include "base/base64.h"

namespace irodori {

namespace {

constexpr std::string_view kPackedPrefix = "zlib:";
constexpr std::size_t kLongestPlain = 16 << 10;

std::vector<std::byte> deflated(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::vector<std::byte> bytes(size);
    compress2(reinterpret_cast<Bytef*>(bytes.data()), &size,
              reinterpret_cast<const Bytef*>(text.data()), text.size(), Z_BEST_COMPRESSION);
    bytes.resize(size);
    return bytes;
}

/// Empty where the bytes are damaged or would grow beyond kMaxSettingsBytes.
std::string inflated(std::span<const std::byte> bytes) {
    std::string text(kMaxSettingsBytes, '\0');
    uLongf size = text.size();
    const int status = uncompress(reinterpret_cast<Bytef*>(text.data()), &size,
                                  reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    text.resize(status == Z_OK ? size : 0);
    text.shrink_to_fit();
    return text;
}

}  // namespace

std::string packSettings(const std::string& json) {
    if (json.size() <= kLongestPlain)
        return json;
    return std::string(kPackedPrefix) + toBase64(deflated(json));
}

std::string unpackSettings(const std::string& text) {
    if (text.size() > kMaxSettingsBytes)
        return {};
    if (text.starts_with(kPackedPrefix)) {
        const auto packed = fromBase64(std::string_view(text).substr(kPackedPrefix.size()));
        return packed ? inflated(*packed) : std::string();
    }
    return text.starts_with('{') ? text : std::string();
}

}  // namespace irodori
