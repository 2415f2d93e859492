// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/base64.h"

#include <openssl/evp.h>

#include <algorithm>
#include <limits>

namespace irodori {

namespace {

constexpr std::size_t kMaxBytes = std::numeric_limits<int>::max() / 2;  // OpenSSL counts in int

}  // namespace

std::string toBase64(std::span<const std::byte> bytes) {
    if (bytes.size() > kMaxBytes)
        return {};
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends it with a zero
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::optional<std::vector<std::byte>> fromBase64(std::string_view text) {
    const std::size_t letters = std::min(text.find('='), text.size());
    const std::size_t padding = text.size() - letters;
    const bool onlyPaddingFollows = text.find_first_not_of('=', letters) == std::string_view::npos;
    if (text.size() % 4 != 0 || text.size() > kMaxBytes || padding > 2 || !onlyPaddingFollows)
        return std::nullopt;
    std::vector<std::byte> bytes(text.size() / 4 * 3);
    // OpenSSL skips white space at both ends: the size tells.
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    if (size < 0 || static_cast<std::size_t>(size) != bytes.size())
        return std::nullopt;
    bytes.resize(bytes.size() - padding);  // which OpenSSL decodes as zeros
    return bytes;
}

}  // namespace irodori
