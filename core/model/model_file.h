// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/safetensors.h"
#include "nn/architecture.h"

namespace irodori {

inline constexpr std::size_t kMaxModelStyles = 256;
inline constexpr std::size_t kMaxThumbnailBytes = 64 << 10;
/// The tensor [n,code width] that holds the codes of a card's styles.
inline constexpr const char* kStyleCodesTensor = "styles.codes";

/// A style that a model carries, so that it works with no reference loaded.
struct ModelStyle {
    std::string name;
    std::string attribution;              ///< author and licence of the picture it was taken from
    std::vector<std::uint8_t> thumbnail;  ///< PNG, not decoded; may be empty

    friend bool operator==(const ModelStyle&, const ModelStyle&) = default;
};

/// What a model says about itself (`__metadata__` of its file).
struct ModelCard {
    std::string name;
    std::string author;
    std::string license;
    std::string trainingData;
    std::string created;
    std::string steps;
    std::string weights;  ///< "EMA"
    std::string scores;   ///< JSON text
    std::string sha256;   ///< of the whole tensor buffer
    /// Of the model that a style pack changes; both empty: a whole model.
    std::string baseName;
    std::string baseSha256;
    Architecture architecture;
    std::vector<ModelStyle> styles;  ///< row by row of `styles.codes`; may be empty

    /// Whether its file holds changes of another model only; see model/style_pack.h.
    [[nodiscard]] bool isPack() const { return !baseSha256.empty(); }
};

/// A checked `.irodori` file: format and version known, every tensor of the architecture (of a
/// style pack: changes of them) there in its shape and no other, all values finite, checksum right.
/// It holds no code.
struct ModelFile {
    std::filesystem::path path;
    ModelCard card;
    SafeTensors tensors;
};

/// Reads and checks everything before any of it is used. One clear sentence on failure. What is to
/// paint with comes from ModelLibrary::load, which makes whole models of style packs.
[[nodiscard]] Result<ModelFile> loadModelFile(const std::filesystem::path& path);
[[nodiscard]] Result<ModelFile> parseModelFile(std::vector<std::byte> bytes,
                                               const std::string& name);

/// The card alone, from the header, without reading the tensors.
[[nodiscard]] Result<ModelCard> readModelCard(const std::filesystem::path& path);

/// Writes a model with F16 (`halfPrecision`) or F32 tensors, `kStyleCodesTensor` among them where
/// the card has styles. ErrorCode::invalidArgument where the two differ in number or a style is
/// beyond its bounds.
Result<void> writeModelFile(const std::filesystem::path& path, const ModelCard& card,
                            const std::map<std::string, TensorView>& tensors, bool halfPrecision);

/// The codes of `card.styles`, one of code width each, in the same order.
[[nodiscard]] std::vector<std::vector<float>> styleCodes(const ModelFile& file);

/// The tensor's values, whatever its type.
[[nodiscard]] std::vector<float> toFloats(const TensorView& tensor);

}  // namespace irodori
