// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace irodori {

/// SHA-256 of a buffer as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::span<const std::byte> bytes);

/// The same of what comes piece by piece.
class Sha256 {
public:
    Sha256();
    void add(std::span<const std::byte> bytes);
    [[nodiscard]] std::string digest();  ///< call once, at the end

private:
    std::shared_ptr<void> context_;
};

}  // namespace irodori
