// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "base/result.h"

namespace irodori {

/// A larger file is refused before it is read.
inline constexpr std::uintmax_t kMaxModelFileBytes = 4ULL << 30;

enum class TensorType { f16, f32, u8 };

[[nodiscard]] std::size_t bytesPerElement(TensorType type);

/// A tensor that points into the file that holds it.
struct TensorView {
    TensorType type = TensorType::f32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;  ///< little-endian, row-major
};

/// A tensor of floats that owns its values, row-major.
struct FloatTensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// A safetensors file (8-byte little-endian header length, JSON header, raw tensors), checked
/// completely before any tensor is handed out: header ≤ 16 MiB, no duplicate names, offsets within
/// the buffer, contiguous without holes or overlap, known types, sizes that fit the shapes.
/// Immutable; owns its bytes; views live as long as it does.
class SafeTensors {
public:
    static Result<SafeTensors> load(const std::filesystem::path& path);
    /// `name` is used in messages.
    static Result<SafeTensors> parse(std::vector<std::byte> bytes, const std::string& name);

    /// As `load`, but the file is mapped into memory rather than read: for packs of gigabytes. It
    /// must not be shortened while it is in use.
    static Result<SafeTensors> map(const std::filesystem::path& path);

    /// Tensors that were never in a file, as F32; no metadata, no buffer.
    static SafeTensors of(std::map<std::string, FloatTensor> tensors);

    /// The metadata alone: reads the header, not the tensors.
    static Result<std::map<std::string, std::string>> loadMetadata(
        const std::filesystem::path& path);

    [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return metadata_; }
    [[nodiscard]] const std::map<std::string, TensorView>& tensors() const { return tensors_; }
    /// The raw tensors, all of them.
    [[nodiscard]] std::span<const std::byte> buffer() const { return buffer_; }

private:
    static Result<SafeTensors> view(std::span<const std::byte> bytes,
                                    std::shared_ptr<const void> owner, const std::string& name);

    std::shared_ptr<const void> owner_;  ///< of the bytes
    std::span<const std::byte> buffer_;
    std::map<std::string, std::string> metadata_;
    std::map<std::string, TensorView> tensors_;
};

/// Writes one atomically; a `sha256` of the tensor buffer is added to the metadata.
Result<void> writeSafeTensors(const std::filesystem::path& path,
                              const std::map<std::string, std::string>& metadata,
                              const std::map<std::string, TensorView>& tensors);

/// Writes one tensor by tensor, for what does not fit into memory; the file appears at `commit`.
/// The same format and checksum as `writeSafeTensors`; unused room in the header becomes spaces.
/// Use from one thread.
class SafeTensorsWriter {
public:
    /// Keeps `headerRoom` bytes (≤ 16 MiB) for the JSON header: about 100 for each tensor, and the
    /// metadata.
    static Result<SafeTensorsWriter> create(const std::filesystem::path& path,
                                            std::size_t headerRoom);

    /// `name` must be new. The bytes are written at once.
    Result<void> add(const std::string& name, const TensorView& tensor);

    /// Fails with `tooLarge` where the header needs more room than was kept.
    Result<void> commit(const std::map<std::string, std::string>& metadata);

private:
    struct Header;
    SafeTensorsWriter(AtomicFile file, std::filesystem::path path, std::size_t headerRoom);

    AtomicFile file_;
    std::filesystem::path path_;
    std::size_t headerRoom_ = 0;
    std::shared_ptr<Header> header_;
};

}  // namespace irodori
