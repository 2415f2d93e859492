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

Result<SafeTensors> SafeTensors::load(const std::filesystem::path& path) {
    auto bytes = readFile(path, kMaxModelFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parse(std::move(*bytes), path.string());
}

Result<SafeTensors> SafeTensors::parse(std::vector<std::byte> bytes, const std::string& name) {
    const auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    return view(*owner, owner, name);
}

Result<SafeTensors> SafeTensors::map(const std::filesystem::path& path) {
    auto file = mapFile(path);
    if (!file)
        return tl::unexpected(file.error());
    return view(file->bytes, std::move(file->owner), path.string());
}

SafeTensors SafeTensors::of(std::map<std::string, FloatTensor> tensors) {
    const auto owner =
        std::make_shared<const std::map<std::string, FloatTensor>>(std::move(tensors));
    SafeTensors file;
    file.owner_ = owner;
    for (const auto& [name, tensor] : *owner)
        file.tensors_[name] = {TensorType::f32, tensor.shape,
                               std::as_bytes(std::span(tensor.values))};
    return file;
}

Result<SafeTensors> SafeTensors::view(std::span<const std::byte> bytes,
                                      std::shared_ptr<const void> owner, const std::string& name) {
    return guarded(name, [&] {
        const std::uint64_t length = headerLength(bytes, bytes.size());
        const json header = parseHeader(bytes.subspan(kLengthBytes, length));

        SafeTensors file;
        file.owner_ = std::move(owner);
        file.buffer_ = bytes.subspan(kLengthBytes + length);
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

namespace {

/// A tensor's entry in the header, with its place in the buffer.
json describe(const TensorView& view, std::uint64_t begin) {
    const auto* type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                    [&](const NamedType& t) { return t.type == view.type; });
    return {{"dtype", type->name},
            {"shape", view.shape},
            {"data_offsets", {begin, begin + view.bytes.size()}}};
}

/// The header as text with the metadata in it.
std::string headerText(json header, Metadata metadata, const std::string& checksum) {
    metadata[kChecksumKey] = checksum;
    header[kMetadataKey] = metadata;
    return header.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::size_t aligned(std::size_t bytes) {
    return (bytes + kHeaderAlignment - 1) / kHeaderAlignment * kHeaderAlignment;
}

/// Length and text of the header, filled up to `room` bytes of text with spaces.
std::string headerBlock(std::string text, std::size_t room) {
    text.append(room - text.size(), ' ');
    const std::uint64_t length = room;
    return std::string(reinterpret_cast<const char*>(&length), sizeof length) + text;
}

}  // namespace

struct SafeTensorsWriter::Header {
    json entries = json::object();
    Sha256 checksum;
    std::uint64_t bytes = 0;  ///< of all tensors so far
};

SafeTensorsWriter::SafeTensorsWriter(AtomicFile file, std::filesystem::path path,
                                     std::size_t headerRoom)
    : file_(std::move(file)),
      path_(std::move(path)),
      headerRoom_(headerRoom),
      header_(std::make_shared<Header>()) {}

Result<SafeTensorsWriter> SafeTensorsWriter::create(const std::filesystem::path& path,
                                                    std::size_t headerRoom) {
    headerRoom = aligned(headerRoom);
    if (headerRoom > kMaxHeaderBytes)
        return failure(ErrorCode::tooLarge, path.string(), "it holds too many tensors");
    auto file = AtomicFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    const std::string room = headerBlock({}, headerRoom);
    if (auto written = file->write(std::as_bytes(std::span(room))); !written)
        return tl::unexpected(written.error());
    return SafeTensorsWriter(std::move(*file), path, headerRoom);
}

Result<void> SafeTensorsWriter::add(const std::string& name, const TensorView& tensor) {
    if (header_->entries.contains(name))
        return failure(ErrorCode::invalidArgument, name, "is there already");
    if (auto written = file_.write(tensor.bytes); !written)
        return written;
    header_->entries[name] = describe(tensor, header_->bytes);
    header_->checksum.add(tensor.bytes);
    header_->bytes += tensor.bytes.size();
    return {};
}

Result<void> SafeTensorsWriter::commit(const std::map<std::string, std::string>& metadata) {
    const std::string text = headerText(header_->entries, metadata, header_->checksum.digest());
    if (text.size() > headerRoom_)
        return failure(ErrorCode::tooLarge, path_.string(), "its header outgrew the room kept");
    const std::string block = headerBlock(text, headerRoom_);
    if (auto written = file_.writeAt(0, std::as_bytes(std::span(block))); !written)
        return written;
    if (auto name = file_.commit(IfExists::replace); !name)
        return tl::unexpected(name.error());
    return {};
}

Result<void> writeSafeTensors(const std::filesystem::path& path,
                              const std::map<std::string, std::string>& metadata,
                              const std::map<std::string, TensorView>& tensors) {
    json header = json::object();
    std::uint64_t bytes = 0;
    for (const auto& [name, view] : tensors) {
        header[name] = describe(view, bytes);
        bytes += view.bytes.size();
    }
    const std::string anyChecksum = sha256({});  // all are of one length
    auto writer = SafeTensorsWriter::create(path, headerText(header, metadata, anyChecksum).size());
    if (!writer)
        return tl::unexpected(writer.error());
    for (const auto& [name, view] : tensors)
        if (auto added = writer->add(name, view); !added)
            return added;
    return writer->commit(metadata);
}

}  // namespace irodori
