// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/compute_device.h"

#include <ATen/Context.h>

#include <algorithm>
#include <fstream>

namespace irodori {

namespace {

constexpr std::int64_t kAssumedMemory = std::int64_t{2} << 30;  // where the system does not tell

DeviceInfo cpuInfo(int threads) {
    return {"cpu", "CPU (" + std::to_string(threads) + (threads == 1 ? " thread)" : " threads)")};
}

Result<Precision> precisionOn(const torch::Device& device, Precision wanted) {
    if (!device.is_cpu())
        return wanted == Precision::automatic ? Precision::fp16 : wanted;
    switch (wanted) {
        case Precision::automatic:
            return hasBf16() ? Precision::bf16 : Precision::fp32;
        case Precision::bf16:
            if (!hasBf16())
                return failure(ErrorCode::invalidArgument, "precision",
                               "this processor does not compute bf16 in hardware");
            return wanted;
        case Precision::fp16:
            return failure(ErrorCode::invalidArgument, "precision", "fp16 needs a GPU");
        case Precision::fp32:
            return wanted;
    }
    return wanted;
}

torch::Dtype dtypeOf(Precision precision) {
    switch (precision) {
        case Precision::bf16:
            return torch::kBFloat16;
        case Precision::fp16:
            return torch::kHalf;
        default:
            return torch::kFloat;
    }
}

}  // namespace

std::vector<DeviceInfo> listDevices(int threads) {
    std::vector<DeviceInfo> devices{cpuInfo(threads)};
    if (torch::cuda::is_available()) {
        for (std::size_t i = 0; i < torch::cuda::device_count(); ++i) {
            const auto number = std::to_string(i);
            devices.push_back({"cuda:" + number, "CUDA GPU " + number});
        }
    }
    if (at::hasMPS())
        devices.push_back({"mps", "Apple GPU"});
    return devices;
}

Result<ComputeDevice> chooseDevice(const EngineOptions& options, int threads) {
    const auto devices = listDevices(threads);
    auto wanted = options.device;
    if (wanted == "auto" || wanted.empty())
        wanted = devices.size() > 1 ? devices[1].id : devices[0].id;
    else if (wanted == "cuda")
        wanted = "cuda:0";
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [&](const DeviceInfo& info) { return info.id == wanted; });
    if (found == devices.end())
        return failure(ErrorCode::device, wanted, "there is no such device on this computer");

    ComputeDevice chosen;
    chosen.info = *found;
    chosen.device = torch::Device(found->id);
    const auto precision = precisionOn(chosen.device, options.precision);
    if (!precision)
        return tl::unexpected(precision.error());
    chosen.precision = *precision;
    return chosen;
}

std::unique_ptr<Executor> makeExecutor(const ComputeDevice& device) {
    if (device.device.is_cpu())
        return makeOneDnnExecutor(device.precision == Precision::bf16);
    return makeTorchExecutor(device.device, dtypeOf(device.precision));
}

const char* nameOf(Precision precision) {
    switch (precision) {
        case Precision::bf16:
            return "bf16";
        case Precision::fp16:
            return "fp16";
        case Precision::fp32:
            return "fp32";
        case Precision::automatic:
            break;
    }
    return "auto";
}

std::int64_t availableMemory() {
    std::ifstream info("/proc/meminfo");
    std::string key;
    std::int64_t kibibytes = 0;
    std::string unit;
    while (info >> key >> kibibytes) {
        if (key == "MemAvailable:")
            return kibibytes * 1024;
        std::getline(info, unit);
    }
    return kAssumedMemory;
}

}  // namespace irodori
