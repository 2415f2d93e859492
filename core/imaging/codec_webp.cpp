// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <string>

#include <webp/decode.h>
#include <webp/demux.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include "imaging/codec.h"

namespace irodori {

namespace {

using Demuxer = std::unique_ptr<WebPDemuxer, Releaser<WebPDemuxDelete>>;
using AnimationDecoder = std::unique_ptr<WebPAnimDecoder, Releaser<WebPAnimDecoderDelete>>;
using Muxer = std::unique_ptr<WebPMux, Releaser<WebPMuxDelete>>;

WebPData dataOf(ByteView bytes) {
    return {bytes.data(), bytes.size()};
}

/// The first frame on its canvas, as RGBA.
bool decodeFirstFrame(const WebPData& data, Raster& raster) {
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    const AnimationDecoder decoder(WebPAnimDecoderNew(&data, &options));
    std::uint8_t* frame = nullptr;
    int timestamp = 0;
    if (!decoder || !WebPAnimDecoderGetNext(decoder.get(), &frame, &timestamp))
        return false;
    raster.values.assign(frame,
                         frame + raster.rowBytes() * static_cast<std::size_t>(raster.height));
    return true;
}

bool decodeStill(const WebPData& data, Raster& raster) {
    raster.allocate();
    const auto decode = raster.hasAlpha ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
    return decode(data.bytes, data.size, raster.values.data(), raster.values.size(),
                  static_cast<int>(raster.rowBytes()));
}

Bytes iccProfileOf(const WebPDemuxer* demuxer) {
    WebPChunkIterator chunk;
    if (!WebPDemuxGetChunk(demuxer, "ICCP", 1, &chunk))
        return {};
    Bytes profile(chunk.chunk.bytes, chunk.chunk.bytes + chunk.chunk.size);
    WebPDemuxReleaseChunkIterator(&chunk);
    return profile;
}

}  // namespace

Result<Decoded> decodeWebp(ByteView bytes, const DecodeContext& context) {
    const WebPData data = dataOf(bytes);
    WebPBitstreamFeatures features;
    const VP8StatusCode status = WebPGetFeatures(data.bytes, data.size, &features);
    if (status == VP8_STATUS_NOT_ENOUGH_DATA)
        return context.corrupt("the file ends too early");
    if (status != VP8_STATUS_OK)
        return context.corrupt("not a valid WebP header");
    if (auto fits = context.checkSize(features.width, features.height); !fits)
        return tl::unexpected(fits.error());
    const Demuxer demuxer(WebPDemux(&data));
    if (!demuxer)
        return context.corrupt("its parts do not fit together or the file ends too early");

    Decoded out;
    out.formatName = "WebP";
    out.raster.width = features.width;
    out.raster.height = features.height;
    out.raster.hasAlpha = features.has_alpha || features.has_animation;
    if (!(features.has_animation ? decodeFirstFrame : decodeStill)(data, out.raster))
        return context.corrupt("its pixels cannot be decoded");
    if (features.has_animation)
        out.frameCount = static_cast<int>(WebPDemuxGetI(demuxer.get(), WEBP_FF_FRAME_COUNT));
    out.iccProfile = iccProfileOf(demuxer.get());
    return out;
}

namespace {

constexpr int kLosslessLevel = 4;  ///< of 0 (fast) … 9 (small)

/// libwebp's picture and the memory it is written to.
struct Encoder {
    WebPConfig config;
    WebPPicture picture;
    WebPMemoryWriter writer;

    Encoder() {
        WebPConfigInit(&config);
        config.thread_level = 1;
        WebPPictureInit(&picture);
        WebPMemoryWriterInit(&writer);
        picture.writer = WebPMemoryWrite;
        picture.custom_ptr = &writer;
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    ~Encoder() {
        WebPPictureFree(&picture);
        WebPMemoryWriterClear(&writer);
    }

    void setQuality(int quality) {
        config.quality = static_cast<float>(quality);
        if (quality == kMaxQuality) {
            WebPConfigLosslessPreset(&config, kLosslessLevel);
            config.exact = 1;  // colours under full transparency too
        }
        picture.use_argb = config.lossless;
    }

    bool importPixels(const Image& image) {
        picture.width = image.width;
        picture.height = image.height;
        if (!image.hasAlpha())
            return WebPPictureImportRGB(&picture, image.pixels.data(), image.width * 3);
        const std::size_t rowBytes = static_cast<std::size_t>(image.width) * 4;
        Bytes interleaved(rowBytes * static_cast<std::size_t>(image.height));
        for (int y = 0; y < image.height; ++y)
            interleaveRow(image, y, interleaved.data() + rowBytes * static_cast<std::size_t>(y));
        return WebPPictureImportRGBA(&picture, interleaved.data(), static_cast<int>(rowBytes));
    }
};

tl::unexpected<Error> encodingFailure(WebPEncodingError error) {
    const bool noMemory =
        error == VP8_ENC_ERROR_OUT_OF_MEMORY || error == VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY;
    return failure(noMemory ? ErrorCode::outOfMemory : ErrorCode::internal, {},
                   "cannot write WebP (error " + std::to_string(error) + ")");
}

Result<Bytes> withIccProfile(const WebPData& picture, ByteView iccProfile) {
    const Muxer muxer(WebPMuxNew());
    const WebPData profile = dataOf(iccProfile);
    WebPData file{};
    const bool done = muxer && WebPMuxSetImage(muxer.get(), &picture, 0) == WEBP_MUX_OK
                      && WebPMuxSetChunk(muxer.get(), "ICCP", &profile, 0) == WEBP_MUX_OK
                      && WebPMuxAssemble(muxer.get(), &file) == WEBP_MUX_OK;
    if (!done)
        return failure(ErrorCode::internal, {}, "cannot put the colour profile into the WebP");
    Bytes out(file.bytes, file.bytes + file.size);
    WebPDataClear(&file);
    return out;
}

}  // namespace

Result<Bytes> encodeWebp(const EncodeRequest& request) {
    if (request.image.longSide() > WEBP_MAX_DIMENSION)
        return failure(
            ErrorCode::tooLarge, {},
            "a WebP cannot have sides over " + std::to_string(WEBP_MAX_DIMENSION) + " pixels");
    Encoder encoder;
    encoder.setQuality(request.quality);
    if (!encoder.importPixels(request.image) || !WebPEncode(&encoder.config, &encoder.picture))
        return encodingFailure(encoder.picture.error_code);
    const WebPData picture{encoder.writer.mem, encoder.writer.size};
    if (request.iccProfile.empty())
        return Bytes(picture.bytes, picture.bytes + picture.size);
    return withIccProfile(picture, request.iccProfile);
}

}  // namespace irodori
