// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch 1.13 … 2.x: the one header that includes it, and the place for what differs between
// its versions.
#pragma once

#include <ATen/autocast_mode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/torch.h>

namespace irodori::nn {

/// While it lives, convolutions and matrix products of this thread run in bfloat16 on `device`,
/// where `enabled`; the rest keeps its type. Weights are converted once per scope.
class Autocast {
public:
    Autocast(torch::Device device, bool enabled) : device_(device.type()), before_(isEnabled()) {
        setEnabled(enabled);
        at::autocast::increment_nesting();
    }
    ~Autocast() {
        if (at::autocast::decrement_nesting() == 0)
            at::autocast::clear_cache();
        setEnabled(before_);
    }
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    [[nodiscard]] bool isEnabled() const {
        return at::autocast::is_autocast_enabled(device_);
    }
    void setEnabled(bool enabled) const {
        at::autocast::set_autocast_enabled(device_, enabled);
        at::autocast::set_autocast_dtype(device_, torch::kBFloat16);
    }
#else
    [[nodiscard]] bool isEnabled() const {
        return device_ == torch::kCUDA ? at::autocast::is_enabled()
                                       : at::autocast::is_cpu_enabled();
    }
    void setEnabled(bool enabled) const {
        if (device_ == torch::kCUDA) {
            at::autocast::set_enabled(enabled);
            at::autocast::set_autocast_gpu_dtype(torch::kBFloat16);
        } else {
            at::autocast::set_cpu_enabled(enabled);
            at::autocast::set_autocast_cpu_dtype(torch::kBFloat16);
        }
    }
#endif

    c10::DeviceType device_;
    bool before_;
};

/// While it lives, nothing of this thread is rounded by an Autocast around it: for statistics and
/// small matrices, which cost little and need the digits.
class FullPrecision {
    c10::impl::ExcludeDispatchKeyGuard guard_{c10::autocast_dispatch_keyset};
};

}  // namespace irodori::nn
