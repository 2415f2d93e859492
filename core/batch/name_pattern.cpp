// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/name_pattern.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

namespace irodori {

namespace {

constexpr std::size_t kMaxFieldBytes = 80;  // three of them, " (2)" and an ending fit a file name
constexpr std::size_t kMaxPatternBytes = 200;

std::string fourDigits(int number) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d", number);
    return text;
}

std::optional<std::string> valueOf(const std::string& field, const NameFields& fields) {
    if (field == "name")
        return fields.name;
    if (field == "folder")
        return fields.folder;
    if (field == "style")
        return fields.style;
    if (field == "model")
        return fields.model;
    if (field == "date")
        return fields.date;
    if (field == "number")
        return fourDigits(fields.number);
    return std::nullopt;
}

/// At most kMaxFieldBytes of UTF-8 without half a character at the end.
void shorten(std::string& text) {
    if (text.size() <= kMaxFieldBytes)
        return;
    std::size_t end = kMaxFieldBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    text.resize(end);
}

/// Fit for a part of a file name, on drives of other systems, too.
std::string cleaned(std::string text) {
    static const std::string forbidden = "/\\:*?\"<>|";
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F
            || forbidden.find(c) != std::string::npos)
            c = '-';
    if (!text.empty() && text.front() == '.')
        text.front() = '-';
    shorten(text);
    return text;
}

/// `pattern` with its fields replaced; the reason where it cannot be read.
Result<std::string> expand(const std::string& pattern, const NameFields& fields) {
    const auto wrong = [&](const std::string& reason) {
        return failure(ErrorCode::invalidArgument, pattern, reason);
    };
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] == '}')
            return wrong("has a } without a {");
        if (pattern[at] != '{') {
            text += pattern[at++];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        if (end == std::string::npos)
            return wrong("has a { without a }");
        const std::string field = pattern.substr(at + 1, end - at - 1);
        const auto value = valueOf(field, fields);
        if (!value)
            return wrong("has the unknown field {" + field + "}");
        text += cleaned(*value);
        at = end + 1;
    }
    return text;
}

bool holds(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

bool staysInside(const std::filesystem::path& name) {
    return name.is_relative() && name.has_filename()
           && std::none_of(name.begin(), name.end(), [](const std::filesystem::path& part) {
                  return part.string().front() == '.';
              });
}

}  // namespace

Result<void> validateNamePattern(const std::string& pattern) {
    const auto wrong = [&](const std::string& reason) {
        return failure(ErrorCode::invalidArgument, pattern, reason);
    };
    const auto example = expand(pattern, {"n", "f", "s", "m", "d", 1});
    if (!example)
        return tl::unexpected(example.error());
    if (!holds(pattern, "{name}") && !holds(pattern, "{number}"))
        return wrong("needs {name} or {number}: all results would have the same name");
    if (pattern.size() > kMaxPatternBytes)
        return wrong("is too long");
    if (!staysInside(*example))
        return wrong("must be a name within the folder that does not begin with a dot");
    return {};
}

std::string nameFrom(const std::string& pattern, const NameFields& fields) {
    const auto name = expand(pattern, fields);
    // An empty field can leave nothing, or lead out of the folder.
    return name && staysInside(*name) ? *name
                                      : cleaned(fields.name) + "-" + fourDigits(fields.number);
}

}  // namespace irodori
