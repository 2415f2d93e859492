// SPDX-License-Identifier: GPL-3.0-or-later
// The only header that knows about differences between LibTorch versions (1.13 … 2.x).
#pragma once

#include <torch/torch.h>
#include <torch/version.h>

namespace irodori::nn {

/// Autocast to bf16 on the CPU for the lifetime of the object (thread-local).
class CpuBf16Autocast {
public:
    explicit CpuBf16Autocast(bool enabled) : wasEnabled_(get()) {
        set(enabled);
        at::autocast::increment_nesting();
    }
    ~CpuBf16Autocast() {
        if (at::autocast::decrement_nesting() == 0)
            at::autocast::clear_cache();
        set(wasEnabled_);
    }
    CpuBf16Autocast(const CpuBf16Autocast&) = delete;
    CpuBf16Autocast& operator=(const CpuBf16Autocast&) = delete;

private:
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    static bool get() { return at::autocast::is_autocast_enabled(at::kCPU); }
    static void set(bool on) {
        at::autocast::set_autocast_enabled(at::kCPU, on);
        at::autocast::set_autocast_dtype(at::kCPU, at::kBFloat16);
    }
#else
    static bool get() { return at::autocast::is_cpu_enabled(); }
    static void set(bool on) {
        at::autocast::set_cpu_enabled(on);
        at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    }
#endif
    bool wasEnabled_;
};

}  // namespace irodori::nn
