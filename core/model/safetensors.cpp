// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/sha256.h"

namespace irodori {

namespace {

using nlohmann::json;
using Metadata = std::map<std::string, std::string>;

static_assert(std::endian::native == std::endian::little, "tensors are stored little-endian");

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kMaxHeaderBytes = 16ULL << 20;

constexpr const char* kMetadataKey = "__metadata__";
constexpr const char* kChecksumKey = "sha256";
constexpr std::size_t kHeaderAlignment = 8;

struct NamedType {
    const char* name;
    TensorType type;
};
constexpr NamedType kTypes[] = {
    {"F16", TensorType::f16}, {"F32", TensorType::f32}, {"U8", TensorType::u8}};

/// Says what is wrong with the file; caught inside this file only.
struct Damage {
    std::string reason;
};

/// Parses the header and refuses what JSON itself would let pass: a name given twice.
json parseHeader(std::span<const std::byte> text) {
    if (text.front() != std::byte{'{'})
        throw Damage{"not a model file"};
    const auto* begin = reinterpret_cast<const char*>(text.data());
    const auto* end = begin + text.size();
    std::vector<std::set<std::string>> open;
    const auto refuseDuplicates = [&open](int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == json::parse_event_t::object_end)
            open.pop_back();
        else if (event == json::parse_event_t::key
                 && !open.back().insert(parsed.get<std::string>()).second)
            throw Damage{"its header names " + parsed.get<std::string>() + " twice"};
        return true;
    };
    json header = json::parse(begin, end, refuseDuplicates, /*allow_exceptions=*/false);
    if (!header.is_object())
        throw Damage{"its header is not readable"};
    return header;
}

std::uint64_t unsignedIn(const json& value, const std::string& tensor) {
    if (!value.is_number_unsigned())
        throw Damage{"tensor " + tensor + " has a size that is no whole number"};
    return value.get<std::uint64_t>();
}

TensorType typeIn(const json& entry, const std::string& tensor) {
    const auto found = entry.find("dtype");
    for (const auto& known : kTypes)
        if (found != entry.end() && *found == known.name)
            return known.type;
    throw Damage{"tensor " + tensor + " has an unknown type"};
}

/// A tensor's entry as it stands in the header, with its place in the buffer.
struct Entry {
    std::string name;
    TensorView view;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

Entry parseEntry(const std::string& name, const json& entry) {
    if (!entry.is_object() || !entry.contains("shape") || !entry.contains("data_offsets"))
        throw Damage{"tensor " + name + " is not described"};
    const auto& shape = entry["shape"];
    const auto& offsets = entry["data_offsets"];
    if (!shape.is_array() || !offsets.is_array() || offsets.size() != 2)
        throw Damage{"tensor " + name + " is not described"};

    Entry out;
    out.name = name;
    out.view.type = typeIn(entry, name);
    std::uint64_t bytes = bytesPerElement(out.view.type);
    for (const auto& side : shape) {
        const std::uint64_t length = unsignedIn(side, name);
        if (length > kMaxModelFileBytes || (length != 0 && bytes > kMaxModelFileBytes / length))
            throw Damage{"tensor " + name + " is too large"};
        bytes *= length;
        out.view.shape.push_back(static_cast<std::int64_t>(length));
    }
    out.begin = unsignedIn(offsets[0], name);
    out.end = unsignedIn(offsets[1], name);
    if (out.end < out.begin || out.end - out.begin != bytes)
        throw Damage{"tensor " + name + " has a size that does not fit its shape"};
    return out;
}

/// Every byte of the buffer belongs to exactly one tensor.
void checkLayout(std::vector<Entry>& entries, std::uint64_t bufferBytes) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t next = 0;
    for (const auto& entry : entries) {
        if (entry.begin != next)
            throw Damage{"tensor " + entry.name + " does not start where the one before it ends"};
        next = entry.end;
    }
    if (next > bufferBytes)
        throw Damage{"it is cut short"};
    if (next < bufferBytes)
        throw Damage{"it holds bytes that belong to no tensor"};
}

/// Length of the header of a file of `fileBytes`, from its first eight bytes.
std::uint64_t headerLength(std::span<const std::byte> start, std::uintmax_t fileBytes) {
    if (start.size() < kLengthBytes)
        throw Damage{"it is cut short"};
    std::uint64_t length = 0;
    std::memcpy(&length, start.data(), sizeof length);
    if (length == 0 || length > kMaxHeaderBytes)
        throw Damage{"not a model file, or its header is too long"};
    if (length > fileBytes - kLengthBytes)
        throw Damage{"it is cut short"};
    return length;
}

Metadata parseMetadata(const json& object) {
    if (!object.is_object())
        throw Damage{"its metadata is not readable"};
    Metadata metadata;
    for (const auto& [key, value] : object.items()) {
        if (!value.is_string())
            throw Damage{"its metadata holds something that is not text: " + key};
        metadata[key] = value.get<std::string>();
    }
    return metadata;
}

}  // namespace

std::size_t bytesPerElement(TensorType type) {
    switch (type) {
        case TensorType::f16:
            return 2;
        case TensorType::f32:
            return 4;
        case TensorType::u8:
            return 1;
    }
    return 0;
}

Result<SafeTensors> SafeTensors::load(const std::filesystem::path& path) {
    auto bytes = readFile(path, kMaxModelFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parse(std::move(*bytes), path.string());
}

namespace {

/// Runs `read` and turns what it throws into a value that names the file.
template <class Read>
auto guarded(const std::string& name, Read read) -> Result<decltype(read())> {
    try {
        return read();
    } catch (const Damage& damage) {
        return failure(ErrorCode::corrupt, name, damage.reason);
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, name);
    } catch (const std::exception& error) {
        return failure(ErrorCode::corrupt, name, error.what());
    }
}

}  // namespace

Result<SafeTensors> SafeTensors::parse(std::vector<std::byte> bytes, const std::string& name) {
    return guarded(name, [&bytes] {
        const std::uint64_t length = headerLength(bytes, bytes.size());
        const json header = parseHeader(std::span(bytes).subspan(kLengthBytes, length));

        SafeTensors file;
        file.bytes_ = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
        file.buffer_ = std::span(*file.bytes_).subspan(kLengthBytes + length);
        std::vector<Entry> entries;
        for (const auto& [key, value] : header.items()) {
            if (key == kMetadataKey)
                file.metadata_ = parseMetadata(value);
            else
                entries.push_back(parseEntry(key, value));
        }
        checkLayout(entries, file.buffer_.size());
        for (auto& entry : entries) {
            entry.view.bytes = file.buffer_.subspan(entry.begin, entry.end - entry.begin);
            file.tensors_.emplace(entry.name, std::move(entry.view));
        }
        return file;
    });
}

Result<Metadata> SafeTensors::loadMetadata(const std::filesystem::path& path) {
    std::error_code error;
    const std::uintmax_t fileBytes = std::filesystem::file_size(path, error);
    if (error)
        return systemFailure(error.value(), path.string());
    return guarded(path.string(), [&]() -> Metadata {
        std::ifstream file(path, std::ios::binary);
        const auto readBytes = [&file](std::size_t count) {
            std::vector<std::byte> bytes(count);
            file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(count));
            bytes.resize(static_cast<std::size_t>(file.gcount()));
            return bytes;
        };
        const std::uint64_t length = headerLength(readBytes(kLengthBytes), fileBytes);
        const auto text = readBytes(length);
        if (text.size() != length)
            throw Damage{"it is cut short"};
        const json header = parseHeader(text);
        const auto found = header.find(kMetadataKey);
        return found == header.end() ? Metadata{} : parseMetadata(*found);
    });
}

Result<void> writeSafeTensors(const std::filesystem::path& path,
                              std::map<std::string, std::string> metadata,
                              const std::map<std::string, TensorView>& tensors) {
    json header;
    std::vector<std::byte> buffer;
    for (const auto& [name, view] : tensors) {
        const auto* type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                        [&](const NamedType& t) { return t.type == view.type; });
        const std::size_t begin = buffer.size();
        buffer.insert(buffer.end(), view.bytes.begin(), view.bytes.end());
        header[name] = {
            {"dtype", type->name}, {"shape", view.shape}, {"data_offsets", {begin, buffer.size()}}};
    }
    metadata[kChecksumKey] = sha256(buffer);
    header[kMetadataKey] = metadata;

    std::string text = header.dump(-1, ' ', false, json::error_handler_t::replace);
    text.append((kHeaderAlignment - text.size() % kHeaderAlignment) % kHeaderAlignment, ' ');
    const std::uint64_t length = text.size();

    auto file = AtomicFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    for (const auto& part : {std::as_bytes(std::span(&length, 1)), std::as_bytes(std::span(text)),
                             std::as_bytes(std::span(buffer))}) {
        if (auto written = file->write(part); !written)
            return written;
    }
    if (auto name = file->commit(IfExists::replace); !name)
        return tl::unexpected(name.error());
    return {};
}

}  // namespace irodori
