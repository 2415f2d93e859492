// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE
#include <cstdlib>

#include <jpeglib.h>

#include <jerror.h>

#include "imaging/codec.h"

namespace irodori {

namespace {

/// More than any camera or encoder writes; files made to burn time have thousands.
constexpr int kMaxScans = 200;

/// libjpeg's error handler: jumps out on errors and notes the warnings that mean missing pixels.
struct ErrorManager : jpeg_error_mgr {
    std::jmp_buf jump;
    bool damaged = false;
    bool endsEarly = false;
};

ErrorManager& managerOf(j_common_ptr codec) {
    return *static_cast<ErrorManager*>(codec->err);
}

void onError(j_common_ptr codec) {
    std::longjmp(managerOf(codec).jump, 1);
}

void onMessage(j_common_ptr codec, int level) {
    if (level >= 0)
        return;  // a trace, not a warning
    ErrorManager& manager = managerOf(codec);
    switch (manager.msg_code) {
        case JWRN_HIT_MARKER:
        case JWRN_HUFF_BAD_CODE:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_MUST_RESYNC:
            manager.damaged = true;
            break;
        case JWRN_JPEG_EOF:
            manager.endsEarly = true;
            break;
        default:
            break;  // stray bytes, odd markers: the pixels are all there
    }
}

/// Runs calls of libjpeg; false where one failed. `step` must hold no object with a destructor:
/// errors leave it by longjmp.
template <class Step>
bool guarded(ErrorManager& manager, Step step) {
    if (setjmp(manager.jump) != 0)
        return false;
    step();
    return true;
}

void install(ErrorManager& manager) {
    jpeg_std_error(&manager);
    manager.error_exit = onError;
    manager.emit_message = onMessage;
}

template <class Codec>
std::string messageOf(Codec& codec) {
    std::array<char, JMSG_LENGTH_MAX> text{};
    codec.err->format_message(reinterpret_cast<j_common_ptr>(&codec), text.data());
    return text.data();
}

void onProgress(j_common_ptr codec) {
    auto* decoder = reinterpret_cast<j_decompress_ptr>(codec);
    if (decoder->input_scan_number > kMaxScans) {
        codec->err->msg_code = JERR_BAD_PROGRESSION;
        onError(codec);
    }
}

struct Decoder {
    jpeg_decompress_struct codec{};
    ErrorManager errors{};
    jpeg_progress_mgr progress{};

    Decoder() {
        install(errors);
        codec.err = &errors;
        progress.progress_monitor = onProgress;
    }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    ~Decoder() { jpeg_destroy_decompress(&codec); }

    bool readHeader(ByteView bytes) {
        return guarded(errors, [&] {
            jpeg_create_decompress(&codec);
            codec.progress = &progress;
            jpeg_mem_src(&codec, bytes.data(), bytes.size());
            jpeg_save_markers(&codec, JPEG_APP0 + 2, 0xFFFF);  // the ICC profile
            jpeg_read_header(&codec, TRUE);
        });
    }

    bool readPixels(std::uint8_t* pixels, std::size_t rowBytes) {
        return guarded(errors, [&] {
            jpeg_start_decompress(&codec);
            while (codec.output_scanline < codec.output_height) {
                JSAMPROW row = pixels + rowBytes * codec.output_scanline;
                jpeg_read_scanlines(&codec, &row, 1);
            }
        });
    }

    [[nodiscard]] Bytes iccProfile() {
        JOCTET* data = nullptr;
        unsigned int size = 0;
        if (!guarded(errors, [&] { jpeg_read_icc_profile(&codec, &data, &size); }) || !data)
            return {};
        Bytes profile(data, data + size);
        std::free(data);
        return profile;
    }
};

/// The colour model, set up as libjpeg's output too; none where the channels mean nothing known.
std::optional<ColourModel> chooseOutput(jpeg_decompress_struct& codec) {
    switch (codec.jpeg_color_space) {
        case JCS_GRAYSCALE:
            codec.out_color_space = JCS_GRAYSCALE;
            return ColourModel::grey;
        case JCS_YCbCr:
        case JCS_RGB:
            codec.out_color_space = JCS_RGB;
            return ColourModel::rgb;
        case JCS_CMYK:
        case JCS_YCCK:
            codec.out_color_space = JCS_CMYK;
            return ColourModel::cmyk;
        default:
            return std::nullopt;
    }
}

tl::unexpected<Error> decodingFailure(Decoder& decoder, const DecodeContext& context) {
    const int code = decoder.errors.msg_code;
    const std::string message = messageOf(decoder.codec);
    if (code == JERR_OUT_OF_MEMORY)
        return failure(ErrorCode::outOfMemory, context.subject);
    if (code == JERR_BAD_PRECISION || code == JERR_SOF_UNSUPPORTED)
        return context.unsupported(message);
    return context.corrupt(message);
}

}  // namespace

Result<Decoded> decodeJpeg(ByteView bytes, const DecodeContext& context) {
    Decoder decoder;
    jpeg_decompress_struct& codec = decoder.codec;
    if (!decoder.readHeader(bytes))
        return decodingFailure(decoder, context);
    if (auto fits = context.checkSize(codec.image_width, codec.image_height); !fits)
        return tl::unexpected(fits.error());
    const auto model = chooseOutput(codec);
    if (!model)
        return context.unsupported("unknown colour channels");

    Decoded out;
    out.formatName = "JPEG";
    out.raster.width = static_cast<int>(codec.image_width);
    out.raster.height = static_cast<int>(codec.image_height);
    out.raster.model = *model;
    out.raster.allocate();
    if (!decoder.readPixels(out.raster.values.data(), out.raster.rowBytes()))
        return decodingFailure(decoder, context);
    // A missing end mark alone loses nothing, unless later scans of a progressive file went with
    // it.
    const ErrorManager& errors = decoder.errors;
    if (errors.endsEarly && (errors.damaged || codec.progressive_mode))
        return context.corrupt("the file ends too early");
    if (errors.damaged)
        return context.corrupt("parts of it are missing or unreadable");

    // Adobe's programs store CMYK inverted and say so by their marker.
    if (*model == ColourModel::cmyk && codec.saw_Adobe_marker) {
        for (std::uint8_t& value : out.raster.values)
            value = static_cast<std::uint8_t>(255 - value);
    }
    out.iccProfile = decoder.iccProfile();
    return out;
}

namespace {

/// From this quality on colours keep their full resolution.
constexpr int kFullChromaQuality = 90;

struct Encoder {
    jpeg_compress_struct codec{};
    ErrorManager errors{};
    unsigned char* data = nullptr;
    unsigned long size = 0;

    Encoder() {
        install(errors);
        codec.err = &errors;
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    ~Encoder() {
        jpeg_destroy_compress(&codec);
        std::free(data);
    }

    bool write(const EncodeRequest& request) {
        return guarded(errors, [&] {
            jpeg_create_compress(&codec);
            jpeg_mem_dest(&codec, &data, &size);
            codec.image_width = static_cast<JDIMENSION>(request.image.width);
            codec.image_height = static_cast<JDIMENSION>(request.image.height);
            codec.input_components = 3;
            codec.in_color_space = JCS_RGB;
            jpeg_set_defaults(&codec);
            jpeg_set_quality(&codec, request.quality, TRUE);
            codec.optimize_coding = TRUE;
            if (request.quality >= kFullChromaQuality)
                codec.comp_info[0].h_samp_factor = codec.comp_info[0].v_samp_factor = 1;
            jpeg_start_compress(&codec, TRUE);
            if (!request.iccProfile.empty())
                jpeg_write_icc_profile(&codec, request.iccProfile.data(),
                                       static_cast<unsigned int>(request.iccProfile.size()));
            while (codec.next_scanline < codec.image_height) {
                // libjpeg takes a mutable row but only reads it.
                auto* row = const_cast<JSAMPROW>(
                    request.image.row<std::uint8_t>(static_cast<int>(codec.next_scanline)));
                jpeg_write_scanlines(&codec, &row, 1);
            }
            jpeg_finish_compress(&codec);
        });
    }
};

}  // namespace

Result<Bytes> encodeJpeg(const EncodeRequest& request) {
    if (request.image.longSide() > JPEG_MAX_DIMENSION)
        return failure(
            ErrorCode::tooLarge, {},
            "a JPEG cannot have sides over " + std::to_string(JPEG_MAX_DIMENSION) + " pixels");
    Encoder encoder;
    if (!encoder.write(request)) {
        const bool noMemory = encoder.errors.msg_code == JERR_OUT_OF_MEMORY;
        return failure(noMemory ? ErrorCode::outOfMemory : ErrorCode::internal, {},
                       messageOf(encoder.codec));
    }
    return Bytes(encoder.data, encoder.data + encoder.size);
}

}  // namespace irodori
