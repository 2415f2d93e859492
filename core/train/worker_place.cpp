// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/worker_place.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace irodori {

namespace {

constexpr int kDefaultPort = 29500;  // torchrun's

struct RankNames {
    const char* rank;
    const char* size;
};
constexpr RankNames kTorchrun{"RANK", "WORLD_SIZE"};
constexpr std::array kSchedulers{RankNames{"SLURM_PROCID", "SLURM_NTASKS"},
                                 RankNames{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"}};

/// Empty where unset.
std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

Result<int> number(const char* name, int min, int max) {
    const std::string text = variable(name);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < min || value > max)
        return failure(ErrorCode::invalidArgument, name,
                       '"' + text + "\" is not a number from " + std::to_string(min) + " to "
                           + std::to_string(max));
    return value;
}

/// Whose names are set; nullopt: this is no run of several workers. A scheduler sets its own also
/// for jobs of other kinds, so without MASTER_ADDR they mean nothing.
std::optional<RankNames> rankNames() {
    if (!variable(kTorchrun.size).empty())
        return kTorchrun;
    if (variable("MASTER_ADDR").empty())
        return std::nullopt;
    for (const RankNames& names : kSchedulers) {
        if (!variable(names.size).empty())
            return names;
    }
    return std::nullopt;
}

}  // namespace

Result<WorkerPlace> workerPlace() {
    constexpr int kMaxWorkers = 4096;
    constexpr int kMaxPort = 65535;
    const auto names = rankNames();
    if (!names)
        return WorkerPlace();
    const auto size = number(names->size, 1, kMaxWorkers);
    if (!size)
        return tl::unexpected(size.error());
    if (*size == 1)
        return WorkerPlace();
    const auto rank = number(names->rank, 0, *size - 1);
    if (!rank)
        return tl::unexpected(rank.error());
    const auto port =
        variable("MASTER_PORT").empty() ? kDefaultPort : number("MASTER_PORT", 1, kMaxPort);
    if (!port)
        return tl::unexpected(port.error());
    const std::string address = variable("MASTER_ADDR");
    if (address.empty())
        return failure(ErrorCode::invalidArgument, "MASTER_ADDR",
                       "is not set: it names the machine of the first worker");
    return WorkerPlace{address, *port, *rank, *size};
}

}  // namespace irodori
