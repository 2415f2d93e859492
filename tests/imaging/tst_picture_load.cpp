// SPDX-License-Identifier: GPL-3.0-or-later
#include <png.h>
#include <tiffio.h>
#include <unistd.h>
#include <zlib.h>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>

#include "samples.h"

using namespace irodori;
using samples::Bytes;
using samples::Rgb;

namespace {

Bytes firstBytes(const Bytes& bytes, std::size_t count) {
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count)};
}

Bytes bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

/// A PNG header that claims a size, without pixels.
Bytes hugePng(std::uint8_t side) {
    samples::PngSample sample;
    sample.colourType = PNG_COLOR_TYPE_RGB;
    sample.rows = {Bytes(3)};
    Bytes png = samples::png(sample);
    // Width and height are big-endian at 16 and 20; the checksum of the chunk follows at 29.
    png[17] = png[21] = side;
    const uLong checksum = crc32(0, png.data() + 12, 17);
    for (std::size_t i = 0; i < 4; ++i)
        png[29 + i] = static_cast<std::uint8_t>(checksum >> (24 - 8 * i));
    return png;
}

Bytes hugeJpeg() {
    samples::JpegSample sample;
    sample.values = Bytes(3);
    Bytes jpeg = samples::jpeg(sample);
    for (std::size_t i = 0; i + 9 < jpeg.size(); ++i) {
        if (jpeg[i] == 0xFF && jpeg[i + 1] == 0xC0) {
            jpeg[i + 5] = jpeg[i + 7] = 0xEA;  // 60000 × 60000
            jpeg[i + 6] = jpeg[i + 8] = 0x60;
            break;
        }
    }
    return jpeg;
}

Bytes jpegOfPhoto(int width, int height, bool progressive = false) {
    samples::JpegSample sample;
    sample.width = width;
    sample.height = height;
    sample.values = samples::photo(width, height).pixels;
    sample.progressive = progressive;
    return samples::jpeg(sample);
}

/// A progressive JPEG whose last scan is repeated: little data that costs much time.
Bytes jpegWithManyScans() {
    const Bytes whole = jpegOfPhoto(64, 64, true);
    const Bytes mark{0xFF, 0xDA};
    const auto scan = std::find_end(whole.begin(), whole.end(), mark.begin(), mark.end());
    Bytes out(whole.begin(), scan);
    for (int i = 0; i < 1000; ++i)
        out.insert(out.end(), scan, whole.end() - 2);
    out.insert(out.end(), whole.end() - 2, whole.end());
    return out;
}

samples::TiffSample tiffOfPhoto(int width, int height, PixelDepth depth) {
    const Image image = samples::photo(width, height, depth);
    samples::TiffSample sample;
    sample.width = width;
    sample.height = height;
    sample.bits = depth == PixelDepth::u16 ? 16 : 8;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Rgb colour = samples::pixel(image, x, y);
            for (const int value : {colour.r, colour.g, colour.b})
                sample.values.push_back(static_cast<std::uint16_t>(value));
        }
    }
    return sample;
}

}  // namespace

class TestPictureLoad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasWritten_data();
    void readsWhatWasWritten();
    void readsPng_data();
    void readsPng();
    void readsTiff_data();
    void readsTiff();
    void readsBmp_data();
    void readsBmp();
    void readsFirstFrame_data();
    void readsFirstFrame();
    void readsHeif_data();
    void readsHeif();
    void turnsUpright_data();
    void turnsUpright();
    void turnsTiffUpright_data();
    void turnsTiffUpright();
    void ignoresSenselessOrientation();
    void readsJpegWithoutEndMark();
    void readsLongThinPicture();
    void tellsFormatByContent();
    void refusesBytes_data();
    void refusesBytes();
    void refusesPaths_data();
    void refusesPaths();
    void refusesUnreadableFile();
    void obeysLimits_data();
    void obeysLimits();
    void survivesEveryTruncation_data();
    void survivesEveryTruncation();
};

void TestPictureLoad::readsWhatWasWritten_data() {
    QTest::addColumn<FileFormat>("format");
    QTest::addColumn<int>("quality");
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<bool>("hasAlpha");
    QTest::addColumn<int>("tolerance");
    QTest::addColumn<QByteArray>("name");
    for (const bool alpha : {false, true}) {
        const char* kind = alpha ? "with alpha" : "opaque";
        QTest::addRow("PNG 8 bit %s", kind)
            << FileFormat::png << 92 << PixelDepth::u8 << alpha << 0 << QByteArray("PNG");
        QTest::addRow("PNG 16 bit %s", kind)
            << FileFormat::png << 92 << PixelDepth::u16 << alpha << 0 << QByteArray("PNG");
        QTest::addRow("TIFF 8 bit %s", kind)
            << FileFormat::tiff << 92 << PixelDepth::u8 << alpha << 0 << QByteArray("TIFF");
        QTest::addRow("TIFF 16 bit %s", kind)
            << FileFormat::tiff << 92 << PixelDepth::u16 << alpha << 0 << QByteArray("TIFF");
        QTest::addRow("lossless WebP %s", kind)
            << FileFormat::webp << 100 << PixelDepth::u8 << alpha << 0 << QByteArray("WebP");
        QTest::addRow("lossy WebP %s", kind)
            << FileFormat::webp << 95 << PixelDepth::u8 << alpha << 24 << QByteArray("WebP");
    }
    QTest::newRow("JPEG") << FileFormat::jpeg << 95 << PixelDepth::u8 << false << 6
                          << QByteArray("JPEG");
}

void TestPictureLoad::readsWhatWasWritten() {
    QFETCH(FileFormat, format);
    QFETCH(int, quality);
    QFETCH(PixelDepth, depth);
    QFETCH(bool, hasAlpha);
    QFETCH(int, tolerance);
    QFETCH(QByteArray, name);
    const Image image = samples::photo(61, 43, depth, hasAlpha);
    ExportOptions options;
    options.format = format;
    options.quality = quality;
    const auto picture = samples::decode(samples::encode(image, options));
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->formatName.c_str(), name.constData());
    QCOMPARE(picture->frameCount, 1);
    QVERIFY(!picture->isGrey && !picture->isCmyk);
    QCOMPARE_LE(samples::maxDifference(picture->image, image), tolerance);
}

void TestPictureLoad::readsPng_data() {
    using samples::PngSample;
    QTest::addColumn<PngSample>("sample");
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<QList<int>>("expected");  // r, g, b, alpha of the last pixel; alpha -1: none
    QTest::addColumn<bool>("isGrey");
    PngSample sample{.width = 2, .bits = 16, .colourType = PNG_COLOR_TYPE_GRAY_ALPHA};
    sample.rows = {{0, 0, 0, 0, 0x12, 0x34, 0xAB, 0xCD}};
    QTest::newRow("16-bit grey with alpha")
        << sample << PixelDepth::u16 << QList<int>{0x1234, 0x1234, 0x1234, 0xABCD} << true;
    sample = {.width = 2, .bits = 1, .colourType = PNG_COLOR_TYPE_GRAY};
    sample.rows = {{0x40}};
    QTest::newRow("black and white")
        << sample << PixelDepth::u8 << QList<int>{255, 255, 255, -1} << true;
    sample = {.width = 2, .bits = 8, .colourType = PNG_COLOR_TYPE_PALETTE};
    sample.palette = {{9, 8, 7}, {10, 20, 30}};
    sample.rows = {{0, 1}};
    QTest::newRow("palette") << sample << PixelDepth::u8 << QList<int>{10, 20, 30, -1} << false;
    sample.paletteAlpha = {255, 77};
    QTest::newRow("palette with transparency")
        << sample << PixelDepth::u8 << QList<int>{10, 20, 30, 77} << false;
    sample = {.width = 2, .height = 2, .colourType = PNG_COLOR_TYPE_RGB};
    sample.interlaced = true;
    sample.rows = {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}};
    QTest::newRow("interlaced") << sample << PixelDepth::u8 << QList<int>{10, 11, 12, -1} << false;
    sample = {.colourType = PNG_COLOR_TYPE_RGBA};
    sample.rows = {{1, 2, 3, 0}};
    QTest::newRow("colour under full transparency, 1×1")
        << sample << PixelDepth::u8 << QList<int>{1, 2, 3, 0} << false;
}

void TestPictureLoad::readsPng() {
    QFETCH(samples::PngSample, sample);
    QFETCH(PixelDepth, depth);
    QFETCH(QList<int>, expected);
    QFETCH(bool, isGrey);
    const auto picture = samples::decode(samples::png(sample));
    QVERIFY2(picture, samples::why(picture).c_str());
    const Image& image = picture->image;
    QCOMPARE(image.width, sample.width);
    QCOMPARE(image.height, sample.height);
    QVERIFY(image.depth == depth);
    QCOMPARE(picture->isGrey, isGrey);
    const Rgb colour = samples::pixel(image, image.width - 1, image.height - 1);
    const int alpha =
        image.hasAlpha() ? samples::alphaAt(image, image.width - 1, image.height - 1) : -1;
    QCOMPARE((QList<int>{colour.r, colour.g, colour.b, alpha}), expected);
}

void TestPictureLoad::readsTiff_data() {
    using samples::TiffSample;
    QTest::addColumn<TiffSample>("sample");
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<QList<int>>("expected");  // of pixel (20, 18)
    const TiffSample deep = tiffOfPhoto(37, 29, PixelDepth::u16);
    const Rgb at = samples::pixel(samples::photo(37, 29, PixelDepth::u16), 20, 18);
    const QList<int> same{at.r, at.g, at.b, -1};
    QTest::newRow("16-bit strips") << deep << PixelDepth::u16 << same;
    TiffSample tiled = deep;
    tiled.tiled = true;
    QTest::newRow("16-bit tiles") << tiled << PixelDepth::u16 << same;
    TiffSample planar = deep;
    planar.planar = true;
    QTest::newRow("16-bit planes") << planar << PixelDepth::u16 << same;

    const auto flat = [](int samples, int photometric, std::vector<std::uint16_t> colour) {
        TiffSample sample{
            .width = 21, .height = 19, .samples = samples, .photometric = photometric};
        for (int i = 0; i < sample.width * sample.height; ++i)
            sample.values.insert(sample.values.end(), colour.begin(), colour.end());
        return sample;
    };
    TiffSample sample = flat(4, PHOTOMETRIC_RGB, {100, 50, 25, 128});
    sample.extraSample = EXTRASAMPLE_UNASSALPHA;
    QTest::newRow("straight alpha") << sample << PixelDepth::u8 << QList<int>{100, 50, 25, 128};
    sample.extraSample = EXTRASAMPLE_ASSOCALPHA;
    QTest::newRow("premultiplied alpha")
        << sample << PixelDepth::u8 << QList<int>{199, 100, 50, 128};
    sample.extraSample = EXTRASAMPLE_UNSPECIFIED;
    QTest::newRow("fourth sample that is not alpha")
        << sample << PixelDepth::u8 << QList<int>{100, 50, 25, -1};
    sample = flat(2, PHOTOMETRIC_MINISBLACK, {0x1234, 0xABCD});
    sample.bits = 16;
    sample.extraSample = EXTRASAMPLE_UNASSALPHA;
    QTest::newRow("16-bit grey with alpha")
        << sample << PixelDepth::u16 << QList<int>{0x1234, 0x1234, 0x1234, 0xABCD};
    QTest::newRow("white is zero")
        << flat(1, PHOTOMETRIC_MINISWHITE, {55}) << PixelDepth::u8 << QList<int>{200, 200, 200, -1};
    QTest::newRow("palette") << flat(1, PHOTOMETRIC_PALETTE, {40}) << PixelDepth::u8
                             << QList<int>{40, 0, 0, -1};
    QTest::newRow("CMYK without profile") << flat(4, PHOTOMETRIC_SEPARATED, {255, 0, 51, 51})
                                          << PixelDepth::u8 << QList<int>{0, 204, 163, -1};
}

void TestPictureLoad::readsTiff() {
    QFETCH(samples::TiffSample, sample);
    QFETCH(PixelDepth, depth);
    QFETCH(QList<int>, expected);
    const auto picture = samples::decode(samples::tiff(sample));
    QVERIFY2(picture, samples::why(picture).c_str());
    QVERIFY(picture->image.depth == depth);
    const Rgb colour = samples::pixel(picture->image, 20, 18);
    const int alpha = picture->image.hasAlpha() ? samples::alphaAt(picture->image, 20, 18) : -1;
    QCOMPARE((QList<int>{colour.r, colour.g, colour.b, alpha}), expected);
}

void TestPictureLoad::readsBmp_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("alpha");
    QTest::addColumn<int>("expectedAlpha");
    QTest::newRow("24 bit") << 24 << 0 << -1;
    QTest::newRow("32 bit with unused fourth byte") << 32 << 0 << -1;
}

void TestPictureLoad::readsBmp() {
    QFETCH(int, bits);
    QFETCH(int, alpha);
    QFETCH(int, expectedAlpha);
    const auto picture = samples::decode(samples::bmp(5, 3, bits, {200, 100, 50}, alpha));
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->formatName, std::string("BMP"));
    const Rgb colour = samples::pixel(picture->image, 4, 2);
    QCOMPARE((QList<int>{colour.r, colour.g, colour.b}), (QList<int>{200, 100, 50}));
    QCOMPARE(picture->image.hasAlpha() ? samples::alphaAt(picture->image, 4, 2) : -1,
             expectedAlpha);
}

void TestPictureLoad::readsFirstFrame_data() {
    QTest::addColumn<Bytes>("file");
    QTest::addColumn<QList<int>>("expected");
    QTest::addColumn<int>("frameCount");
    const std::vector<Rgb> frames{{200, 0, 0}, {0, 200, 0}, {0, 0, 200}};
    const QList<int> red{200, 0, 0, 255};
    QTest::newRow("animated WebP") << samples::animatedWebp(20, 10, frames) << red << 3;
    QTest::newRow("animated GIF") << samples::gif(20, 10, frames) << red << 3;
    QTest::newRow("still GIF") << samples::gif(20, 10, {{200, 0, 0}}) << red << 1;
    QTest::newRow("transparent GIF")
        << samples::gif(20, 10, {{-1, 0, 0}}) << QList<int>{0, 0, 0, 0} << 1;
}

void TestPictureLoad::readsFirstFrame() {
    QFETCH(Bytes, file);
    QFETCH(QList<int>, expected);
    QFETCH(int, frameCount);
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->frameCount, frameCount);
    QCOMPARE(picture->image.width, 20);
    QCOMPARE(picture->image.height, 10);
    const Rgb colour = samples::pixel(picture->image, 19, 9);
    QCOMPARE((QList<int>{colour.r, colour.g, colour.b, samples::alphaAt(picture->image, 19, 9)}),
             expected);
}

void TestPictureLoad::readsHeif_data() {
    QTest::addColumn<samples::HeifCodec>("codec");
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<bool>("hasAlpha");
    QTest::addColumn<int>("rotationCcw");
    QTest::addColumn<int>("tolerance");
    using samples::HeifCodec;
    QTest::newRow("HEIC") << HeifCodec::hevc << PixelDepth::u8 << false << 0 << 12;
    QTest::newRow("HEIC with alpha") << HeifCodec::hevc << PixelDepth::u8 << true << 0 << 12;
    QTest::newRow("HEIC turned, EXIF says so too")
        << HeifCodec::hevc << PixelDepth::u8 << false << 1 << 12;
    QTest::newRow("HEIC 10 bit") << HeifCodec::hevc << PixelDepth::u16 << false << 0 << 3000;
    QTest::newRow("AVIF") << HeifCodec::av1 << PixelDepth::u8 << false << 0 << 12;
    QTest::newRow("AVIF with alpha") << HeifCodec::av1 << PixelDepth::u8 << true << 0 << 12;
    QTest::newRow("AVIF 12 bit") << HeifCodec::av1 << PixelDepth::u16 << false << 0 << 3000;
}

void TestPictureLoad::readsHeif() {
    QFETCH(samples::HeifCodec, codec);
    QFETCH(PixelDepth, depth);
    QFETCH(bool, hasAlpha);
    QFETCH(int, rotationCcw);
    QFETCH(int, tolerance);
    Exiv2::ExifData exif;
    exif["Exif.Image.Make"] = "Irodori";
    exif["Exif.Image.Orientation"] = static_cast<std::uint16_t>(rotationCcw == 1 ? 8 : 1);
    Exiv2::Blob block;
    Exiv2::ExifParser::encode(block, Exiv2::littleEndian, exif);
    const Image image = samples::photo(96, 64, depth, hasAlpha);
    const Bytes file = samples::heif(image, codec, rotationCcw, block);
    if (file.empty())
        QSKIP("libheif has no encoder for it here");
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->formatName.c_str(), codec == samples::HeifCodec::hevc ? "HEIC" : "AVIF");
    QVERIFY(!picture->metadata.exif.empty());
    if (rotationCcw == 0) {
        QCOMPARE_LE(samples::maxDifference(picture->image, image), tolerance);
    } else {
        QCOMPARE(picture->image.width, image.height);
        // Turned to the left once: what was top right is top left.
        const Rgb got = samples::pixel(picture->image, 0, 0);
        const Rgb expected = samples::pixel(image, image.width - 1, 0);
        QVERIFY(std::abs(got.r - expected.r) <= tolerance);
        QVERIFY(std::abs(got.g - expected.g) <= tolerance);
    }
}

void TestPictureLoad::turnsUpright_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<FileFormat>("format");
    for (int orientation = 1; orientation <= 8; ++orientation) {
        QTest::addRow("PNG, orientation %d", orientation) << orientation << FileFormat::png;
        QTest::addRow("WebP, orientation %d", orientation) << orientation << FileFormat::webp;
    }
}

namespace {

/// Where pixel (x, y) of the upright picture lies in a picture stored with this orientation, by the
/// EXIF standard's table of what row 0 and column 0 stand for.
std::pair<int, int> storedAt(int orientation, int x, int y, int width, int height) {
    const int right = width - 1 - x;
    const int bottom = height - 1 - y;
    switch (orientation) {
        case 2:
            return {right, y};
        case 3:
            return {right, bottom};
        case 4:
            return {x, bottom};
        case 5:
            return {y, x};
        case 6:
            return {y, right};
        case 7:
            return {bottom, right};
        case 8:
            return {bottom, x};
        default:
            return {x, y};
    }
}

/// The picture as a camera held that way would store it.
Image stored(const Image& upright, int orientation) {
    const bool sideways = orientation >= 5;
    Image out(sideways ? upright.height : upright.width, sideways ? upright.width : upright.height);
    out.alpha.resize(out.pixels.size() / 3);
    for (int y = 0; y < upright.height; ++y) {
        for (int x = 0; x < upright.width; ++x) {
            const auto [sx, sy] = storedAt(orientation, x, y, upright.width, upright.height);
            const Rgb colour = samples::pixel(upright, x, y);
            std::uint8_t* target = out.row<std::uint8_t>(sy) + 3 * sx;
            target[0] = static_cast<std::uint8_t>(colour.r);
            target[1] = static_cast<std::uint8_t>(colour.g);
            target[2] = static_cast<std::uint8_t>(colour.b);
            out.alpha[static_cast<std::size_t>(sy * out.width + sx)] =
                static_cast<std::uint8_t>(samples::alphaAt(upright, x, y));
        }
    }
    return out;
}

}  // namespace

void TestPictureLoad::turnsUpright() {
    QFETCH(int, orientation);
    QFETCH(FileFormat, format);
    const Image upright = samples::photo(31, 17, PixelDepth::u8, true);
    ExportOptions options;
    options.format = format;
    options.quality = kMaxQuality;
    const Bytes file = samples::edited(
        samples::encode(stored(upright, orientation), options), [&](Exiv2::Image& image) {
            image.exifData()["Exif.Image.Orientation"] = static_cast<std::uint16_t>(orientation);
        });
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(samples::maxDifference(picture->image, upright), 0);
}

void TestPictureLoad::turnsTiffUpright_data() {
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("orientation %d", orientation) << orientation;
}

void TestPictureLoad::turnsTiffUpright() {
    QFETCH(int, orientation);
    const Image upright = samples::photo(31, 17, PixelDepth::u8, true);
    const Image turned = stored(upright, orientation);
    samples::TiffSample sample{.width = turned.width, .height = turned.height};
    sample.values.assign(turned.pixels.begin(), turned.pixels.end());
    sample.orientation = orientation;
    const auto picture = samples::decode(samples::tiff(sample));
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->image.pixels, upright.pixels);
}

void TestPictureLoad::ignoresSenselessOrientation() {
    const Image image = samples::photo(31, 17);
    const Bytes file =
        samples::edited(samples::encode(image, FileFormat::png), [](Exiv2::Image& target) {
            target.exifData()["Exif.Image.Orientation"] = std::uint16_t{77};
        });
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(samples::maxDifference(picture->image, image), 0);
}

void TestPictureLoad::readsJpegWithoutEndMark() {
    const Bytes whole = jpegOfPhoto(40, 40);
    const auto picture = samples::decode(firstBytes(whole, whole.size() - 2));
    QVERIFY2(picture, samples::why(picture).c_str());
}

void TestPictureLoad::readsLongThinPicture() {
    const auto picture =
        samples::decode(samples::encode(samples::photo(30000, 10), FileFormat::png));
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->image.width, 30000);
    QCOMPARE(picture->image.height, 10);
}

void TestPictureLoad::tellsFormatByContent() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("photo.jpg")).toStdString();
    const Bytes png = samples::encode(samples::photo(8, 8), FileFormat::png);
    QVERIFY(writeFile(path, std::as_bytes(std::span(png))));
    const auto picture = loadPicture(path);
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->formatName, std::string("PNG"));
    QCOMPARE(picture->name, std::string("photo.jpg"));
}

void TestPictureLoad::refusesBytes_data() {
    QTest::addColumn<Bytes>("file");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("reason");
    const auto half = [](const Bytes& file) { return firstBytes(file, file.size() / 2); };
    const Image photo = samples::photo(64, 64);
    QTest::newRow("nothing") << Bytes() << ErrorCode::emptyFile << QByteArray("empty");
    QTest::newRow("text") << bytesOf("Dear diary, today I drew a cat.\n") << ErrorCode::unsupported
                          << QByteArray("not a picture");
    QTest::newRow("one byte") << Bytes{0xFF} << ErrorCode::unsupported
                              << QByteArray("not a picture");
    QTest::newRow("JPEG signature alone")
        << Bytes{0xFF, 0xD8, 0xFF} << ErrorCode::corrupt << QByteArray("damaged");
    QTest::newRow("half a JPEG") << half(jpegOfPhoto(64, 64)) << ErrorCode::corrupt
                                 << QByteArray("too early");
    QTest::newRow("half a progressive JPEG")
        << half(jpegOfPhoto(64, 64, true)) << ErrorCode::corrupt << QByteArray("too early");
    QTest::newRow("JPEG of a thousand scans")
        << jpegWithManyScans() << ErrorCode::corrupt << QByteArray("damaged");
    QTest::newRow("half a PNG") << half(samples::encode(photo, FileFormat::png))
                                << ErrorCode::corrupt << QByteArray("too early");
    QTest::newRow("half a WebP") << half(samples::encode(photo, FileFormat::webp))
                                 << ErrorCode::corrupt << QByteArray("damaged");
    QTest::newRow("half a TIFF") << half(samples::tiff(tiffOfPhoto(64, 64, PixelDepth::u8)))
                                 << ErrorCode::corrupt << QByteArray("damaged");
    QTest::newRow("half a GIF") << half(samples::gif(64, 64, {{1, 2, 3}})) << ErrorCode::corrupt
                                << QByteArray("damaged");
    QTest::newRow("half a BMP") << half(samples::bmp(64, 64, 24, {1, 2, 3}, 0))
                                << ErrorCode::corrupt << QByteArray("damaged");
    QTest::newRow("BMP header cut off")
        << bytesOf("BM123") << ErrorCode::corrupt << QByteArray("too early");
    QTest::newRow("HEIC brand alone")
        << bytesOf(std::string_view("\0\0\0\x18"
                                    "ftypheic\0\0\0\0mif1heic",
                                    24))
        << ErrorCode::corrupt << QByteArray("damaged");
    if (const Bytes heic = samples::heif(photo, samples::HeifCodec::hevc); !heic.empty())
        QTest::newRow("half a HEIC") << half(heic) << ErrorCode::corrupt << QByteArray("damaged");
    samples::TiffSample floats{.width = 2, .height = 1, .bits = 32, .samples = 1};
    floats.photometric = PHOTOMETRIC_MINISBLACK;
    floats.values = {0, 0};
    floats.isFloat = true;
    QTest::newRow("TIFF of 32-bit floats")
        << samples::tiff(floats) << ErrorCode::unsupported << QByteArray("32-bit");
    QTest::newRow("PNG bomb of 3.6 gigapixels")
        << hugePng(1 + 0xE9) << ErrorCode::tooLarge << QByteArray("pixels");
    QTest::newRow("JPEG of 60000 × 60000")
        << hugeJpeg() << ErrorCode::tooLarge << QByteArray("60000 × 60000");
    QTest::newRow("BMP of 60000 × 60000") << firstBytes(
        [] {
            Bytes bmp = samples::bmp(1, 1, 24, {0, 0, 0}, 0);
            bmp[18] = bmp[22] = 0x60;
            bmp[19] = bmp[23] = 0xEA;
            return bmp;
        }(),
        58) << ErrorCode::tooLarge << QByteArray("60000 × 60000");
}

void TestPictureLoad::refusesBytes() {
    QFETCH(Bytes, file);
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, reason);
    const auto picture = samples::decode(file);
    QVERIFY2(!picture, "it was read");
    const QByteArray message = QByteArray::fromStdString(samples::why(picture));
    QVERIFY2(picture.error().code == code, message.constData());
    QVERIFY2(message.startsWith("sample: "), message.constData());
    QVERIFY2(message.contains(reason), message.constData());
}

void TestPictureLoad::refusesPaths_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing") << QStringLiteral("none.jpg") << ErrorCode::notFound;
    QTest::newRow("folder") << QStringLiteral("folder.jpg") << ErrorCode::isDirectory;
    QTest::newRow("zero bytes") << QStringLiteral("empty.jpg") << ErrorCode::emptyFile;
    QTest::newRow("text renamed .jpg") << QStringLiteral("text.jpg") << ErrorCode::unsupported;
}

void TestPictureLoad::refusesPaths() {
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    const QTemporaryDir folder;
    const auto at = [&](const char* file) {
        return std::filesystem::path(folder.path().toStdString()) / file;
    };
    std::filesystem::create_directory(at("folder.jpg"));
    std::ofstream(at("empty.jpg"));
    std::ofstream(at("text.jpg")) << "not a picture at all";
    const auto picture = loadPicture(folder.filePath(name).toStdString());
    QVERIFY(!picture);
    QVERIFY2(picture.error().code == code, samples::why(picture).c_str());
    QVERIFY(QString::fromStdString(samples::why(picture)).contains(name));
}

void TestPictureLoad::refusesUnreadableFile() {
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("x.png")).toStdString();
    std::ofstream(path) << "secret";
    std::filesystem::permissions(path, std::filesystem::perms::none);
    const auto picture = loadPicture(path);
    QVERIFY(!picture);
    QVERIFY(picture.error().code == ErrorCode::noPermission);
}

void TestPictureLoad::obeysLimits_data() {
    QTest::addColumn<Bytes>("file");
    const Image photo = samples::photo(40, 30);
    QTest::newRow("PNG") << samples::encode(photo, FileFormat::png);
    QTest::newRow("JPEG") << samples::encode(photo, FileFormat::jpeg);
    QTest::newRow("WebP") << samples::encode(photo, FileFormat::webp);
    QTest::newRow("animated WebP") << samples::animatedWebp(40, 30, {{1, 2, 3}, {200, 3, 4}});
    QTest::newRow("TIFF") << samples::encode(photo, FileFormat::tiff);
    QTest::newRow("BMP") << samples::bmp(40, 30, 24, {1, 2, 3}, 0);
    QTest::newRow("GIF") << samples::gif(40, 30, {{1, 2, 3}});
    if (const Bytes heic = samples::heif(samples::photo(96, 64), samples::HeifCodec::hevc);
        !heic.empty())
        QTest::newRow("HEIC") << heic;
}

void TestPictureLoad::obeysLimits() {
    QFETCH(Bytes, file);
    for (const LoadLimits limits : {LoadLimits{.maxPixels = 1199}, LoadLimits{.maxSide = 39},
                                    LoadLimits{.maxFileBytes = 50}}) {
        const auto picture = samples::decode(file, limits);
        QVERIFY(!picture);
        QVERIFY2(picture.error().code == ErrorCode::tooLarge, samples::why(picture).c_str());
    }
}

void TestPictureLoad::survivesEveryTruncation_data() {
    obeysLimits_data();
}

void TestPictureLoad::survivesEveryTruncation() {
    QFETCH(Bytes, file);
    const std::size_t step = std::max<std::size_t>(1, file.size() / 200);
    for (std::size_t size = 0; size < file.size(); size += step) {
        // A container may have spare bytes at its end; what is read must be whole.
        if (const auto picture = samples::decode(firstBytes(file, size)))
            QVERIFY(!picture->image.isNull());
        else
            QVERIFY(!picture.error().message().empty());
    }
}

QTEST_APPLESS_MAIN(TestPictureLoad)
#include "tst_picture_load.moc"
