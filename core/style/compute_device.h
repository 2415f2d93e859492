// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "style/executor.h"
#include "style/style_engine.h"

namespace irodori {

/// Where and in which arithmetic to compute, checked against what this computer has.
struct ComputeDevice {
    DeviceInfo info;
    torch::Device device{torch::kCPU};
    Precision precision = Precision::fp32;  ///< never automatic
};

/// CPU first, then each GPU found.
[[nodiscard]] std::vector<DeviceInfo> listDevices(int threads);

/// Resolves "auto" and Precision::automatic; refuses devices that are not there and arithmetic that
/// they do not have.
[[nodiscard]] Result<ComputeDevice> chooseDevice(const EngineOptions& options, int threads);

[[nodiscard]] std::unique_ptr<Executor> makeExecutor(const ComputeDevice& device);

[[nodiscard]] const char* nameOf(Precision precision);

/// Bytes of memory that this computer could give at present.
[[nodiscard]] std::int64_t availableMemory();

}  // namespace irodori
