// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include <gif_lib.h>

#include "imaging/codec.h"

namespace irodori {

namespace {

struct CloseGif {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using GifHandle = std::unique_ptr<GifFileType, CloseGif>;

int readBytes(GifFileType* gif, GifByteType* out, int count) {
    ByteView& rest = *static_cast<ByteView*>(gif->UserData);
    const std::size_t got = std::min(rest.size(), static_cast<std::size_t>(count));
    std::memcpy(out, rest.data(), got);
    rest = rest.subspan(got);
    return static_cast<int>(got);
}

std::string messageOf(int error) {
    const char* text = GifErrorString(error);
    return text ? text : "not a valid GIF";
}

/// Reads a block of extensions and remembers the colour index that means "transparent".
bool readExtension(GifFileType* gif, int& transparentIndex) {
    int code = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(gif, &code, &block) == GIF_ERROR)
        return false;
    GraphicsControlBlock control;
    if (code == GRAPHICS_EXT_FUNC_CODE && block
        && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
        transparentIndex = control.TransparentColor;
    while (block) {
        if (DGifGetExtensionNext(gif, &block) == GIF_ERROR)
            return false;
    }
    return true;
}

/// Decodes the frame whose descriptor was just read onto the transparent canvas.
bool readFrame(GifFileType* gif, int transparentIndex, Raster& canvas) {
    const GifImageDesc& frame = gif->Image;
    const ColorMapObject* colours = frame.ColorMap ? frame.ColorMap : gif->SColorMap;
    if (!colours || frame.Width <= 0 || frame.Height <= 0)
        return false;
    struct Pass {
        int first;
        int step;
    };
    constexpr std::array<Pass, 4> kInterlaced{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    constexpr std::array<Pass, 1> kSequential{{{0, 1}}};
    const std::span<const Pass> passes =
        frame.Interlace ? std::span<const Pass>(kInterlaced) : std::span<const Pass>(kSequential);

    std::vector<GifPixelType> line(static_cast<std::size_t>(frame.Width));
    for (const Pass pass : passes) {
        for (int y = pass.first; y < frame.Height; y += pass.step) {
            if (DGifGetLine(gif, line.data(), frame.Width) == GIF_ERROR)
                return false;
            if (frame.Top + y >= canvas.height)
                continue;
            std::uint8_t* row = canvas.row(frame.Top + y);
            const int columns = std::min(frame.Width, canvas.width - frame.Left);
            for (int x = 0; x < columns; ++x) {
                const int index = line[static_cast<std::size_t>(x)];
                if (index == transparentIndex || index >= colours->ColorCount)
                    continue;
                const GifColorType& colour = colours->Colors[index];
                std::uint8_t* pixel = row + 4 * (frame.Left + x);
                pixel[0] = colour.Red;
                pixel[1] = colour.Green;
                pixel[2] = colour.Blue;
                pixel[3] = 255;
            }
        }
    }
    return true;
}

bool skipFrame(GifFileType* gif) {
    int codeSize = 0;
    GifByteType* block = nullptr;
    if (DGifGetCode(gif, &codeSize, &block) == GIF_ERROR)
        return false;
    while (block) {
        if (DGifGetCodeNext(gif, &block) == GIF_ERROR)
            return false;
    }
    return true;
}

/// Reads the first frame into `canvas` and counts all of them. False where not even the first is
/// whole; damage after it only ends the count.
bool readFrames(GifFileType* gif, Raster& canvas, int& frameCount) {
    int transparentIndex = NO_TRANSPARENT_COLOR;
    for (;;) {
        GifRecordType record = UNDEFINED_RECORD_TYPE;
        if (DGifGetRecordType(gif, &record) == GIF_ERROR || record == TERMINATE_RECORD_TYPE)
            return frameCount > 0;
        if (record == EXTENSION_RECORD_TYPE) {
            if (!readExtension(gif, transparentIndex))
                return frameCount > 0;
        } else if (record == IMAGE_DESC_RECORD_TYPE) {
            const bool whole =
                DGifGetImageDesc(gif) != GIF_ERROR
                && (frameCount == 0 ? readFrame(gif, transparentIndex, canvas) : skipFrame(gif));
            if (!whole)
                return frameCount > 0;
            ++frameCount;
        }
    }
}

}  // namespace

Result<Decoded> decodeGif(ByteView bytes, const DecodeContext& context) {
    int error = 0;
    ByteView rest = bytes;
    const GifHandle gif(DGifOpen(&rest, readBytes, &error));
    if (!gif)
        return context.corrupt(messageOf(error));
    if (auto fits = context.checkSize(gif->SWidth, gif->SHeight); !fits)
        return tl::unexpected(fits.error());

    Decoded out;
    out.formatName = "GIF";
    out.raster.width = gif->SWidth;
    out.raster.height = gif->SHeight;
    out.raster.hasAlpha = true;
    out.raster.allocate();
    out.frameCount = 0;
    if (!readFrames(gif.get(), out.raster, out.frameCount))
        return context.corrupt(messageOf(gif->Error));
    return out;
}

}  // namespace irodori
