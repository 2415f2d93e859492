// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <iosfwd>
#include <string>

#include "base/result.h"
#include "imaging/image.h"

namespace irodori::cli {

/// A photo that was repainted and written.
struct FinishedPhoto {
    std::filesystem::path input;
    std::filesystem::path output;
    Size size;           ///< of the result
    double seconds = 0;  ///< of work: loading, painting and saving
};

/// What the user sees: results on `out`, one line each (JSON objects where asked for); failures,
/// notices and the progress line on `err`. Use from one thread.
class Console {
public:
    Console(std::ostream& out, std::ostream& err, bool json, bool showProgress);
    ~Console();  ///< takes the progress line away
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    void finished(const FinishedPhoto& photo);
    /// An input that could not be done, as "input: reason".
    void failed(const std::filesystem::path& input, const Error& error);
    /// What concerns the run, or something to know.
    void tell(const std::string& message);
    /// `done` of `total` photos, counted in fractions of a photo.
    void progress(double done, std::size_t total);
    /// Takes the progress line away, for who writes to the terminal past this object.
    void clearProgress();

private:
    std::ostream& out_;
    std::ostream& err_;
    bool json_;
    bool showProgress_;
    bool hasProgressLine_ = false;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point lastProgress_;
};

/// "2 h 5 min", "3 min", "40 s": as coarse as an estimate deserves.
[[nodiscard]] std::string durationText(double seconds);

}  // namespace irodori::cli
