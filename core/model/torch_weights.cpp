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

std::map<std::string, TensorView> viewsOf(const nn::TensorMap& tensors) {
    std::map<std::string, TensorView> views;
    for (const auto& [name, tensor] : tensors) {
        const std::span values(tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel()));
        views[name] = {TensorType::f32, tensor.sizes().vec(), std::as_bytes(values)};
    }
    return views;
}

}  // namespace irodori
