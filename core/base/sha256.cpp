// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"

#include <openssl/evp.h>
#include <array>

namespace irodori {

namespace {

EVP_MD_CTX* contextIn(const std::shared_ptr<void>& pointer) {
    return static_cast<EVP_MD_CTX*>(pointer.get());
}

}  // namespace

Sha256::Sha256()
    : context_(EVP_MD_CTX_new(),
               [](void* context) { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context)); }) {
    EVP_DigestInit_ex(contextIn(context_), EVP_sha256(), nullptr);
}

void Sha256::add(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(contextIn(context_), bytes.data(), bytes.size());
}

std::string Sha256::digest() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(contextIn(context_), digest.data(), &length);
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * length);
    for (unsigned int i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

std::string sha256(std::span<const std::byte> bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.digest();
}

}  // namespace irodori
