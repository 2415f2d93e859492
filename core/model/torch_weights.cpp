// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torch_weights.h"

#include <cstring>

namespace irodori {

namespace {

torch::Dtype dtypeOf(TensorType type) {
    switch (type) {
        case TensorType::f16:
            return torch::kHalf;
        case TensorType::f32:
            return torch::kFloat;
        case TensorType::u8:
            break;
    }
    return torch::kByte;
}

}  // namespace

nn::TensorMap toTorch(const SafeTensors& file) {
    nn::TensorMap out;
    for (const auto& [name, view] : file.tensors()) {
        // Copied by bytes: a tensor's place in the file need not be aligned.
        auto tensor = torch::empty(view.shape, dtypeOf(view.type));
        std::memcpy(tensor.data_ptr(), view.bytes.data(), view.bytes.size());
        out[name] = view.type == TensorType::f16 ? tensor.to(torch::kFloat) : tensor;
    }
    return out;
}

}  // namespace irodori
