// SPDX-License-Identifier: GPL-3.0-or-later
#include <png.h>
#include <tiffio.h>
#include <QTest>
#include <algorithm>

#include "imaging/settings_text.h"
#include "imaging_fuzz.h"
#include "mutation.h"
#include "samples.h"

using namespace irodori;
using fuzz::runMutated;
using samples::Bytes;

namespace {

/// A file of that format with everything that a file can carry.
Bytes loadedFile(FileFormat format, PixelDepth depth = PixelDepth::u8, bool hasAlpha = false) {
    Picture origin;
    origin.iccProfile = samples::displayP3();
    ExportOptions options;
    options.format = format;
    options.settingsJson = R"({"strength": 0.5})";
    const Bytes file = samples::encode(samples::photo(19, 13, depth, hasAlpha), options, &origin);
    return samples::edited(file, [](Exiv2::Image& image) {
        image.exifData()["Exif.Image.Make"] = "Irodori";
        image.exifData()["Exif.Image.Orientation"] = std::uint16_t{6};
        image.exifData()["Exif.Photo.DateTimeOriginal"] = "2026:04:05 06:07:08";
        if (image.checkMode(Exiv2::mdIptc) & Exiv2::amWrite)
            image.iptcData()["Iptc.Application2.Caption"] = "harbour";
    });
}

}  // namespace

class TestImagingFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pictures_data();
    void pictures();
    void settings_data();
    void settings();
    void rights_data();
    void rights();
};

void TestImagingFuzz::pictures_data() {
    QTest::addColumn<Bytes>("seed");
    QTest::newRow("JPEG") << loadedFile(FileFormat::jpeg);
    QTest::newRow("PNG") << loadedFile(FileFormat::png);
    QTest::newRow("PNG 16 bit with alpha") << loadedFile(FileFormat::png, PixelDepth::u16, true);
    QTest::newRow("WebP with alpha") << loadedFile(FileFormat::webp, PixelDepth::u8, true);
    QTest::newRow("TIFF 16 bit") << loadedFile(FileFormat::tiff, PixelDepth::u16);

    samples::JpegSample jpeg{.width = 19, .height = 13, .values = samples::photo(19, 13).pixels};
    jpeg.progressive = true;
    QTest::newRow("progressive JPEG") << samples::jpeg(jpeg);
    samples::JpegSample inks{.width = 8, .height = 8, .channels = 4, .values = Bytes(256, 90)};
    inks.iccProfile = samples::simpleCmyk();
    inks.adobeMarker = true;
    QTest::newRow("CMYK JPEG") << samples::jpeg(inks);
    samples::PngSample palette{.width = 8, .bits = 8, .colourType = PNG_COLOR_TYPE_PALETTE};
    palette.palette = {{1, 2, 3}, {4, 5, 6}};
    palette.paletteAlpha = {9};
    palette.rows = {Bytes(8, 1)};
    palette.interlaced = true;
    QTest::newRow("palette PNG") << samples::png(palette);
    samples::TiffSample tiles{.width = 33, .height = 20, .samples = 4};
    tiles.values.assign(33 * 20 * 4, 77);
    tiles.extraSample = EXTRASAMPLE_ASSOCALPHA;
    tiles.tiled = true;
    QTest::newRow("tiled TIFF") << samples::tiff(tiles);
    tiles.tiled = false;
    tiles.planar = true;
    QTest::newRow("planar TIFF") << samples::tiff(tiles);
    samples::TiffSample mapped{.width = 9, .height = 9, .samples = 1};
    mapped.photometric = PHOTOMETRIC_PALETTE;
    mapped.values.assign(81, 3);
    QTest::newRow("palette TIFF") << samples::tiff(mapped);
    QTest::newRow("animated WebP") << samples::animatedWebp(9, 7, {{1, 2, 3}, {200, 1, 1}});
    QTest::newRow("animated GIF") << samples::gif(9, 7, {{1, 2, 3}, {-1, 0, 0}});
    QTest::newRow("BMP") << samples::bmp(9, 7, 32, {1, 2, 3}, 4);
    for (const auto codec : {samples::HeifCodec::hevc, samples::HeifCodec::av1}) {
        const Bytes file = samples::heif(samples::photo(64, 64, PixelDepth::u8, true), codec);
        if (!file.empty())
            QTest::newRow(codec == samples::HeifCodec::hevc ? "HEIC" : "AVIF") << file;
    }
}

void TestImagingFuzz::pictures() {
    QFETCH(Bytes, seed);
    runMutated(seed, fuzz::runPicture);
}

void TestImagingFuzz::settings_data() {
    QTest::addColumn<Bytes>("seed");
    const auto bytes = [](const std::string& text) { return Bytes(text.begin(), text.end()); };
    const auto picture = samples::decode(loadedFile(FileFormat::png));
    QTest::newRow("XMP packet") << bytes(picture->metadata.xmp);
    QTest::newRow("plain") << bytes(packSettings(R"({"strength": 0.5})"));
    std::string longText = "{";
    for (int i = 0; i < 5000; ++i)
        longText += std::to_string(i * 7919 % 10007);
    QTest::newRow("packed") << bytes(packSettings(longText + "}"));
}

void TestImagingFuzz::settings() {
    QFETCH(Bytes, seed);
    runMutated(seed, fuzz::runSettings);
}

void TestImagingFuzz::rights_data() {
    QTest::addColumn<Bytes>("seed");
    const Bytes file = samples::edited(loadedFile(FileFormat::jpeg), [](Exiv2::Image& image) {
        image.exifData()["Exif.Image.Artist"] = "Ann";
        image.exifData()["Exif.Photo.UserComment"] = "charset=Unicode no AI";
        image.iptcData()["Iptc.Application2.Keywords"] = "noai";
        image.xmpData()["Xmp.dc.rights"] = "lang=x-default All mine";
        image.xmpData()["Xmp.dc.creator"] = "Ann";
        image.xmpData()["Xmp.plus.DataMining"] = "DMI-PROHIBITED";
    });
    const PictureMetadata metadata = samples::decode(file)->metadata;
    QTest::newRow("XMP") << Bytes(metadata.xmp.begin(), metadata.xmp.end());
    QTest::newRow("IPTC") << metadata.iptc;
    QTest::newRow("EXIF") << metadata.exif;
}

void TestImagingFuzz::rights() {
    QFETCH(Bytes, seed);
    runMutated(seed, fuzz::runRights, 1000);
}

QTEST_APPLESS_MAIN(TestImagingFuzz)
#include "tst_imaging_fuzz.moc"
