// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>

#include "train_fuzz.h"

// The name and types are libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    irodori::fuzz::runTestList({data, size});
    return 0;
}
