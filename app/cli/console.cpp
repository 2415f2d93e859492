// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

namespace irodori::cli {

namespace {

using nlohmann::json;
using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kProgressInterval(100);
constexpr double kSecondsBeforeEstimate = 2;

double secondsSince(steady_clock::time_point start) {
    return std::chrono::duration<double>(steady_clock::now() - start).count();
}

/// One line; file names that are no valid UTF-8 must not end the run.
std::string lineOf(const json& object) {
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// The reason with the input named once, whatever the error is about.
std::string reasonFor(const std::filesystem::path& input, Error error) {
    if (error.subject == input.string())
        error.subject.clear();
    return error.message();
}

}  // namespace

std::string durationText(double seconds) {
    const auto whole = std::llround(seconds);
    if (whole < 90)
        return std::to_string(whole) + " s";
    const auto minutes = std::llround(seconds / 60);
    if (minutes < 90)
        return std::to_string(minutes) + " min";
    return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

Console::Console(std::ostream& out, std::ostream& err, bool json, bool showProgress)
    : out_(out),
      err_(err),
      json_(json),
      showProgress_(showProgress),
      started_(steady_clock::now()) {}

Console::~Console() {
    clearProgress();
}

void Console::finished(const FinishedPhoto& photo) {
    clearProgress();
    if (!json_) {
        out_ << photo.output.string() << std::endl;
        return;
    }
    out_ << lineOf({{"input", photo.input.string()},
                    {"output", photo.output.string()},
                    {"width", photo.size.width},
                    {"height", photo.size.height},
                    {"seconds", photo.seconds}})
         << std::endl;
}

void Console::failed(const std::filesystem::path& input, const Error& error) {
    clearProgress();
    const std::string reason = reasonFor(input, error);
    err_ << input.string() << ": " << reason << std::endl;
    if (json_)
        out_ << lineOf({{"input", input.string()}, {"error", reason}}) << std::endl;
}

void Console::tell(const std::string& message) {
    clearProgress();
    err_ << message << std::endl;
}

void Console::progress(double done, std::size_t total) {
    const auto now = steady_clock::now();
    if (!showProgress_ || (hasProgressLine_ && now - lastProgress_ < kProgressInterval))
        return;
    const double fraction = done / static_cast<double>(total);
    const double elapsed = secondsSince(started_);
    const auto current = std::min(static_cast<std::size_t>(done) + 1, total);
    err_ << "\r\033[K" << current << " of " << total << " · " << std::lround(100 * fraction)
         << " %";
    if (elapsed > kSecondsBeforeEstimate && fraction > 0)
        err_ << " · " << durationText(elapsed * (1 - fraction) / fraction) << " left";
    err_ << std::flush;
    hasProgressLine_ = true;
    lastProgress_ = now;
}

void Console::clearProgress() {
    if (hasProgressLine_)
        err_ << "\r\033[K" << std::flush;
    hasProgressLine_ = false;
}

}  // namespace irodori::cli
