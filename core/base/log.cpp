// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <memory>
#include <vector>

namespace irodori {

void startLogging(const std::filesystem::path& file) {
    auto terminal = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    terminal->set_level(spdlog::level::warn);
    std::vector<spdlog::sink_ptr> sinks{terminal};
    if (!file.empty()) {
        constexpr std::size_t maxBytes = 1024 * 1024;
        constexpr std::size_t kept = 3;
        try {
            sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(),
                                                                                   maxBytes, kept));
        } catch (const spdlog::spdlog_ex&) {
            // A log that cannot be written must not keep the program from starting.
        }
    }
    auto logger = std::make_shared<spdlog::logger>("irodori", sinks.begin(), sinks.end());
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace irodori
