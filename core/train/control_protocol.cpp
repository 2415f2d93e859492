// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/control_protocol.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "train/control.h"

namespace irodori {

namespace {

using nlohmann::json;

constexpr std::array<const char*, 5> kCommandNames = {"pause", "resume", "stop", "snapshot",
                                                      "sample"};
constexpr const char* kYield = "yield";
constexpr const char* kStatus = "status";

/// Paths may be no valid UTF-8: replaced rather than thrown at.
std::string dumped(const json& object) {
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string refusal(const Error& error) {
    return dumped({{"ok", false},
                   {"code", static_cast<int>(error.code)},
                   {"subject", error.subject},
                   {"error", error.detail.empty() ? describe(error.code) : error.detail}});
}

std::string textIn(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

json objectIn(std::string_view line) {
    return json::parse(line, nullptr, /*allow_exceptions=*/false);
}

Result<ControlRequest> yieldFrom(const json& object) {
    const auto seconds = object.find("seconds");
    if (seconds == object.end() || !seconds->is_number())
        return failure(ErrorCode::invalidArgument, kYield, "for how many \"seconds\"?");
    const double value = seconds->get<double>();
    if (!(value >= 0 && value <= kLongestYield))
        return failure(ErrorCode::invalidArgument, kYield, "\"seconds\" must lie between 0 and 60");
    return YieldRequest{value};
}

ErrorCode codeIn(const json& object) {
    constexpr auto last = static_cast<std::int64_t>(ErrorCode::internal);
    const auto code = object.find("code");
    if (code == object.end() || !code->is_number_integer())
        return ErrorCode::internal;
    return static_cast<ErrorCode>(std::clamp<std::int64_t>(code->get<std::int64_t>(), 0, last));
}

}  // namespace

std::string requestLine(const ControlRequest& request) {
    if (const auto* command = std::get_if<RunCommand>(&request))
        return dumped({{"command", kCommandNames.at(static_cast<std::size_t>(*command))}});
    if (const auto* yield = std::get_if<YieldRequest>(&request))
        return dumped({{"command", kYield}, {"seconds", yield->seconds}});
    return dumped({{"command", kStatus}});
}

Result<ControlRequest> requestFromLine(std::string_view line) {
    const json object = objectIn(line);
    if (!object.is_object())
        return failure(ErrorCode::invalidArgument, "request", "is not a JSON object");
    const std::string name = textIn(object, "command");
    if (name == kYield)
        return yieldFrom(object);
    if (name == kStatus)
        return StatusRequest();
    const auto found = std::ranges::find(kCommandNames, name);
    if (found == kCommandNames.end())
        return failure(ErrorCode::invalidArgument, "command", "is not a known one");
    return static_cast<RunCommand>(found - kCommandNames.begin());
}

std::string answerLine(const Result<std::filesystem::path>& answer) {
    if (!answer)
        return refusal(answer.error());
    json object{{"ok", true}};
    if (!answer->empty())
        object["path"] = answer->string();
    return dumped(object);
}

std::string answerLine(const Result<RunStatus>& status) {
    if (!status)
        return refusal(status.error());
    return dumped({{"ok", true}, {"status", json::parse(toJson(*status))}});
}

Result<std::filesystem::path> answerFromLine(std::string_view line) {
    const json object = objectIn(line);
    const auto ok = object.find("ok");
    if (!object.is_object() || ok == object.end() || !ok->is_boolean())
        return failure(ErrorCode::corrupt, "answer", "is not readable");
    if (!ok->get<bool>())
        return failure(codeIn(object), textIn(object, "subject"), textIn(object, "error"));
    return std::filesystem::path(textIn(object, "path"));
}

}  // namespace irodori
