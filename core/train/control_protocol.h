// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "train/training_runs.h"

namespace irodori {

/// "Leave the cores to others."
struct YieldRequest {
    double seconds = 0;
    friend bool operator==(const YieldRequest&, const YieldRequest&) = default;
};
/// "How is the run doing?"
struct StatusRequest {
    friend bool operator==(const StatusRequest&, const StatusRequest&) = default;
};
using ControlRequest = std::variant<RunCommand, YieldRequest, StatusRequest>;

/// A longer line is refused.
inline constexpr std::size_t kLongestRequest = 4096;
inline constexpr std::size_t kLongestAnswer = 256 << 10;

// The lines of the control socket, without their ends. What is read is untrusted.
[[nodiscard]] std::string requestLine(const ControlRequest& request);
[[nodiscard]] Result<ControlRequest> requestFromLine(std::string_view line);

[[nodiscard]] std::string answerLine(const Result<std::filesystem::path>& answer);
[[nodiscard]] std::string answerLine(const Result<RunStatus>& status);
/// The path of an answer, empty where it has none, or the failure that it reports.
[[nodiscard]] Result<std::filesystem::path> answerFromLine(std::string_view line);

}  // namespace irodori
