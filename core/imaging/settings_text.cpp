// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/settings_text.h"

#include <openssl/evp.h>
#include <zlib.h>
#include <string_view>

namespace irodori {

namespace {

constexpr std::string_view kPackedPrefix = "zlib:";
constexpr std::size_t kLongestPlain = 16 << 10;

std::string base64(const std::string& bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends it with a zero
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

/// Up to two zero bytes of padding may follow; empty where the text is not base64.
std::string fromBase64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    bytes.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    return bytes;
}

std::string deflated(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::string bytes(size, '\0');
    compress2(reinterpret_cast<Bytef*>(bytes.data()), &size,
              reinterpret_cast<const Bytef*>(text.data()), text.size(), Z_BEST_COMPRESSION);
    bytes.resize(size);
    return bytes;
}

/// Empty where the bytes are damaged or would grow beyond kMaxSettingsBytes.
std::string inflated(const std::string& bytes) {
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
    return std::string(kPackedPrefix) + base64(deflated(json));
}

std::string unpackSettings(const std::string& text) {
    if (text.size() > kMaxSettingsBytes)
        return {};
    if (text.starts_with(kPackedPrefix))
        return inflated(fromBase64(std::string_view(text).substr(kPackedPrefix.size())));
    return text.starts_with('{') ? text : std::string();
}

}  // namespace irodori
