// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include <cstring>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/model_file.h"

namespace irodori::test {

/// A small model held in memory, to be written, damaged and read again. Keep it alive while its
/// views are in use.
class SmallModel {
public:
    explicit SmallModel(const Architecture& architecture = {
                            .baseChannels = 2, .trunkLayers = 1, .codeWidth = 4, .noiseWidth = 2}) {
        card.name = "Small";
        card.license = "CC0-1.0";
        card.author = "Tests";
        card.architecture = architecture;
        float value = 0;
        for (const auto& tensor : tensorTable(card.architecture)) {
            std::int64_t count = 1;
            for (const auto side : tensor.shape)
                count *= side;
            auto& values = storage_[tensor.name];
            for (std::int64_t i = 0; i < count; ++i)
                values.push_back(value = value > 1 ? -1 : value + 0.0625F);
            tensors[tensor.name] = {TensorType::f32, tensor.shape,
                                    std::as_bytes(std::span(values))};
        }
    }
    SmallModel(const SmallModel&) = delete;
    SmallModel& operator=(const SmallModel&) = delete;

    std::vector<float>& values(const std::string& name) { return storage_.at(name); }

    /// Gives it styles and as many codes, 0.25·row in every place.
    void addStyles(std::vector<ModelStyle> styles) {
        auto& codes = storage_[kStyleCodesTensor];
        codes.clear();
        for (std::size_t i = 0; i < styles.size(); ++i)
            codes.insert(codes.end(), static_cast<std::size_t>(card.architecture.codeWidth),
                         0.25F * static_cast<float>(i));
        tensors[kStyleCodesTensor] = {
            TensorType::f32,
            {static_cast<std::int64_t>(styles.size()), card.architecture.codeWidth},
            std::as_bytes(std::span(codes))};
        card.styles = std::move(styles);
    }

    ModelCard card;
    std::map<std::string, TensorView> tensors;

private:
    std::map<std::string, std::vector<float>> storage_;
};

/// What a PNG starts with, and a few bytes more.
inline std::vector<std::uint8_t> pngLike(std::size_t size = 12) {
    constexpr std::uint8_t signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    std::vector<std::uint8_t> bytes(size, 7);
    std::copy_n(signature, std::min(size, std::size(signature)), bytes.begin());
    return bytes;
}

/// The bytes of a safetensors file with this header and buffer, whatever they say.
inline std::vector<std::byte> rawFile(const std::string& header, std::size_t bufferBytes) {
    const std::uint64_t length = header.size();
    std::vector<std::byte> bytes(sizeof length + header.size() + bufferBytes);
    std::memcpy(bytes.data(), &length, sizeof length);
    std::memcpy(bytes.data() + sizeof length, header.data(), header.size());
    return bytes;
}

}  // namespace irodori::test
