// SPDX-License-Identifier: GPL-3.0-or-later
#include <png.h>
#include <tiffio.h>
#include <QTest>
#include <cmath>
#include <limits>
#include <type_traits>

#include "imaging/codec.h"
#include "imaging/colour.h"
#include "samples.h"

using namespace irodori;
using samples::Bytes;
using samples::Rgb;

namespace {

/// One pixel as PNG, 16 bits a channel.
Bytes deepPixel(Rgb colour, const Bytes& profile) {
    samples::PngSample sample{.bits = 16, .colourType = PNG_COLOR_TYPE_RGB};
    Bytes row;
    for (const int value : {colour.r, colour.g, colour.b}) {
        row.push_back(static_cast<std::uint8_t>(value >> 8));
        row.push_back(static_cast<std::uint8_t>(value));
    }
    sample.rows = {row};
    sample.iccProfile = profile;
    return samples::png(sample);
}

/// A picture without vivid colours: all of them exist in sRGB, whatever profile the numbers are of.
Image mutedPhoto(PixelDepth depth) {
    Image image = samples::photo(33, 21, depth);
    const auto mute = [](auto& value) {
        constexpr auto kThird = std::numeric_limits<std::decay_t<decltype(value)>>::max() / 3;
        value = static_cast<std::decay_t<decltype(value)>>(value / 3 + kThird);
    };
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < 3 * image.width; ++x) {
            if (depth == PixelDepth::u8)
                mute(image.row<std::uint8_t>(y)[x]);
            else
                mute(image.row<std::uint16_t>(y)[x]);
        }
    }
    return image;
}

/// A file whose numbers are those of the picture, taken as colours of `profile`.
Bytes tagged(const Image& image, const Bytes& profile) {
    samples::PngSample sample{.width = image.width,
                              .height = image.height,
                              .bits = 8 * static_cast<int>(image.depth),
                              .colourType = PNG_COLOR_TYPE_RGB};
    for (int y = 0; y < image.height; ++y) {
        Bytes row;
        for (int x = 0; x < image.width; ++x) {
            const Rgb colour = samples::pixel(image, x, y);
            for (const int value : {colour.r, colour.g, colour.b}) {
                if (image.depth == PixelDepth::u16)
                    row.push_back(static_cast<std::uint8_t>(value >> 8));
                row.push_back(static_cast<std::uint8_t>(value));
            }
        }
        sample.rows.push_back(row);
    }
    sample.iccProfile = profile;
    return samples::png(sample);
}

/// The numbers as they stand in the file, no profile applied.
Image storedNumbers(const Bytes& file, FileFormat format) {
    const auto decoded = (format == FileFormat::tiff ? decodeTiff : decodePng)(file, {});
    Image image(decoded->raster.width, decoded->raster.height, decoded->raster.depth);
    image.pixels = decoded->raster.values;
    return image;
}

double decoded(double encoded) {
    return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}

double encoded(double linear) {
    return linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

QList<int> listOf(Rgb colour) {
    return {colour.r, colour.g, colour.b};
}

bool isNear(Rgb a, Rgb b, int tolerance) {
    return std::abs(a.r - b.r) <= tolerance && std::abs(a.g - b.g) <= tolerance
           && std::abs(a.b - b.b) <= tolerance;
}

samples::JpegSample cmykJpeg(Bytes pixel) {
    samples::JpegSample sample{.width = 16, .height = 16, .channels = 4};
    for (int i = 0; i < 16 * 16; ++i)
        sample.values.insert(sample.values.end(), pixel.begin(), pixel.end());
    return sample;
}

}  // namespace

class TestPictureColour : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void convertsToSrgb_data();
    void convertsToSrgb();
    void convertsLinearGrey_data();
    void convertsLinearGrey();
    void leavesSrgbAlone_data();
    void leavesSrgbAlone();
    void readsCmyk_data();
    void readsCmyk();
    void exportsToSourceProfile_data();
    void exportsToSourceProfile();
    void tagsWithSourceProfile_data();
    void tagsWithSourceProfile();
    void exportsToSrgbOnRequest();
    void exportsToDisplayP3OnRequest_data();
    void exportsToDisplayP3OnRequest();
    void exportsGreyInColour();
    void exportsCmykAsSrgb();
    void exportsSrgbWhereProfileHasNoWayBack();
    void ignoresUnusableProfile_data();
    void ignoresUnusableProfile();
    void understandsCameraAdobeRgb();
};

void TestPictureColour::convertsToSrgb_data() {
    QTest::addColumn<Bytes>("profile");
    QTest::addColumn<QList<int>>("stored");
    QTest::addColumn<QList<int>>("expected");  // 16 bit, by the textbook matrices
    const QList<int> grey{32768, 32768, 32768};
    QTest::newRow("P3 grey is sRGB grey") << samples::displayP3() << grey << grey;
    const auto fromLinear = [](double share) {
        return static_cast<int>(std::lround(encoded(share) * 65535));
    };
    const int half = fromLinear(0.5);
    QTest::newRow("linear half") << samples::linearRgb() << grey << QList<int>{half, half, half};
    const int adobe = fromLinear(std::pow(32768 / 65535.0, 563.0 / 256.0));
    QTest::newRow("Adobe RGB grey")
        << samples::adobeRgb() << grey << QList<int>{adobe, adobe, adobe};
    // P3 (0.6, 0.4, 0.5) through the P3 → sRGB matrix of the CSS Color specification.
    const double r = decoded(0.6), g = decoded(0.4), b = decoded(0.5);
    QTest::newRow("P3 colour")
        << samples::displayP3() << QList<int>{39321, 26214, 32768}
        << QList<int>{fromLinear(1.2249401762805598 * r - 0.22494017628055996 * g),
                      fromLinear(-0.042056954709688163 * r + 1.0420569547096881 * g),
                      fromLinear(-0.019637554590334432 * r - 0.078636045550631889 * g
                                 + 1.0982736001409663 * b)};
}

void TestPictureColour::convertsToSrgb() {
    QFETCH(Bytes, profile);
    QFETCH(QList<int>, stored);
    QFETCH(QList<int>, expected);
    const auto picture = samples::decode(deepPixel({stored[0], stored[1], stored[2]}, profile));
    QVERIFY2(picture, samples::why(picture).c_str());
    QVERIFY(picture->image.depth == PixelDepth::u16);
    QCOMPARE(picture->iccProfile, profile);
    const Rgb got = samples::pixel(picture->image, 0, 0);
    constexpr int kTolerance = 40;  // of 65535: rounded matrices in the profiles
    QVERIFY2(isNear(got, {expected[0], expected[1], expected[2]}, kTolerance),
             qPrintable(QStringLiteral("%1 %2 %3").arg(got.r).arg(got.g).arg(got.b)));
}

void TestPictureColour::convertsLinearGrey_data() {
    QTest::addColumn<int>("bits");
    QTest::newRow("8 bit") << 8;
    QTest::newRow("16 bit") << 16;
}

void TestPictureColour::convertsLinearGrey() {
    QFETCH(int, bits);
    samples::PngSample sample{.bits = bits, .colourType = PNG_COLOR_TYPE_GRAY_ALPHA};
    sample.rows = {bits == 16 ? Bytes{0x80, 0, 0x40, 0} : Bytes{128, 64}};
    sample.iccProfile = samples::linearGrey();
    const auto picture = samples::decode(samples::png(sample));
    QVERIFY2(picture, samples::why(picture).c_str());
    QVERIFY(picture->isGrey);
    QCOMPARE(picture->iccProfile, sample.iccProfile);
    const int expected = bits == 16 ? 48202 : 188;  // encoded(0.5)
    QVERIFY(isNear(samples::pixel(picture->image, 0, 0), {expected, expected, expected},
                   bits == 16 ? 60 : 1));
    QCOMPARE(samples::alphaAt(picture->image, 0, 0), bits == 16 ? 0x4000 : 64);
}

void TestPictureColour::leavesSrgbAlone_data() {
    QTest::addColumn<PixelDepth>("depth");
    QTest::newRow("8 bit") << PixelDepth::u8;
    QTest::newRow("16 bit") << PixelDepth::u16;
}

void TestPictureColour::leavesSrgbAlone() {
    QFETCH(PixelDepth, depth);
    const Image image = samples::photo(33, 21, depth);
    const Bytes file = samples::encode(image, FileFormat::png);
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    QVERIFY2(!picture->iccProfile.empty(), "exports are tagged");
    QCOMPARE(samples::maxDifference(picture->image, image), 0);
    const auto again = samples::decode(samples::encode(picture->image, {}, &*picture));
    QVERIFY2(again, samples::why(again).c_str());
    QCOMPARE(samples::maxDifference(again->image, image), 0);
}

void TestPictureColour::readsCmyk_data() {
    QTest::addColumn<Bytes>("file");
    samples::JpegSample plain = cmykJpeg({255, 0, 51, 51});
    QTest::newRow("JPEG") << samples::jpeg(plain);
    plain.iccProfile = samples::simpleCmyk();
    QTest::newRow("JPEG with profile") << samples::jpeg(plain);
    samples::JpegSample inverted = cmykJpeg({0, 255, 204, 204});
    inverted.adobeMarker = true;
    QTest::newRow("JPEG inverted by Adobe") << samples::jpeg(inverted);
    inverted.iccProfile = samples::simpleCmyk();
    QTest::newRow("JPEG inverted by Adobe, with profile") << samples::jpeg(inverted);
    samples::TiffSample tiff{.width = 1,
                             .height = 1,
                             .samples = 4,
                             .photometric = PHOTOMETRIC_SEPARATED,
                             .values = {255, 0, 51, 51}};
    tiff.iccProfile = samples::simpleCmyk();
    QTest::newRow("TIFF with profile") << samples::tiff(tiff);
}

void TestPictureColour::readsCmyk() {
    QFETCH(Bytes, file);
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    QVERIFY(picture->isCmyk);
    QVERIFY(picture->iccProfile.empty());
    const Rgb got = samples::pixel(picture->image, 0, 0);
    // The inks 255, 0, 51, 51 multiplied: 0, 255·0.8, 204·0.8.
    QVERIFY2(isNear(got, {0, 204, 163}, 6),
             qPrintable(QStringLiteral("%1 %2 %3").arg(got.r).arg(got.g).arg(got.b)));
}

void TestPictureColour::exportsToSourceProfile_data() {
    QTest::addColumn<Bytes>("profile");
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<FileFormat>("format");
    QTest::addColumn<int>("tolerance");
    for (const bool wide : {true, false}) {
        const Bytes profile = wide ? samples::displayP3() : samples::adobeRgb();
        const char* name = wide ? "P3" : "Adobe RGB";
        QTest::addRow("%s PNG 8 bit", name) << profile << PixelDepth::u8 << FileFormat::png << 1;
        QTest::addRow("%s PNG 16 bit", name) << profile << PixelDepth::u16 << FileFormat::png << 8;
        QTest::addRow("%s TIFF 8 bit", name) << profile << PixelDepth::u8 << FileFormat::tiff << 1;
        QTest::addRow("%s TIFF 16 bit", name)
            << profile << PixelDepth::u16 << FileFormat::tiff << 8;
    }
}

void TestPictureColour::exportsToSourceProfile() {
    QFETCH(Bytes, profile);
    QFETCH(PixelDepth, depth);
    QFETCH(FileFormat, format);
    QFETCH(int, tolerance);
    const Image numbers = mutedPhoto(depth);
    const auto origin = samples::decode(tagged(numbers, profile));
    QVERIFY2(origin, samples::why(origin).c_str());
    QVERIFY(samples::maxDifference(origin->image, numbers) > tolerance);
    ExportOptions options;
    options.format = format;
    const Bytes file = samples::encode(origin->image, options, &*origin);
    QCOMPARE_LE(samples::maxDifference(storedNumbers(file, format), numbers), tolerance);
}

void TestPictureColour::tagsWithSourceProfile_data() {
    QTest::addColumn<FileFormat>("format");
    QTest::newRow("PNG") << FileFormat::png;
    QTest::newRow("JPEG") << FileFormat::jpeg;
    QTest::newRow("WebP") << FileFormat::webp;
    QTest::newRow("TIFF") << FileFormat::tiff;
}

void TestPictureColour::tagsWithSourceProfile() {
    QFETCH(FileFormat, format);
    const auto origin = samples::decode(tagged(mutedPhoto(PixelDepth::u8), samples::displayP3()));
    QVERIFY2(origin, samples::why(origin).c_str());
    ExportOptions options;
    options.format = format;
    options.quality = kMaxQuality;
    const auto again = samples::decode(samples::encode(origin->image, options, &*origin));
    QVERIFY2(again, samples::why(again).c_str());
    QCOMPARE(again->iccProfile, origin->iccProfile);
    QCOMPARE_LE(samples::maxDifference(again->image, origin->image), 6);
}

void TestPictureColour::exportsToSrgbOnRequest() {
    const auto origin = samples::decode(tagged(samples::photo(33, 21), samples::displayP3()));
    QVERIFY2(origin, samples::why(origin).c_str());
    ExportOptions options;
    options.profile = ExportProfile::srgb;
    const auto again = samples::decode(samples::encode(origin->image, options, &*origin));
    QVERIFY2(again, samples::why(again).c_str());
    QVERIFY(again->iccProfile != origin->iccProfile);
    QCOMPARE(samples::maxDifference(again->image, origin->image), 0);
}

void TestPictureColour::exportsToDisplayP3OnRequest_data() {
    tagsWithSourceProfile_data();
}

void TestPictureColour::exportsToDisplayP3OnRequest() {
    QFETCH(FileFormat, format);
    ExportOptions options;
    options.format = format;
    options.quality = kMaxQuality;
    options.profile = ExportProfile::displayP3;
    const Image image = mutedPhoto(PixelDepth::u8);
    const Bytes file = samples::encode(image, options);
    const auto again = samples::decode(file);
    QVERIFY2(again, samples::why(again).c_str());
    QVERIFY(isUsableProfile(again->iccProfile, ColourModel::rgb));
    const QByteArray profile(reinterpret_cast<const char*>(again->iccProfile.data()),
                             qsizetype(again->iccProfile.size()));
    QVERIFY(profile.contains(QByteArray("D\0i\0s\0p\0l\0a\0y\0 \0P\0003", 18)));
    QCOMPARE_LE(samples::maxDifference(again->image, image), 6);
    if (format == FileFormat::png || format == FileFormat::tiff)
        QVERIFY2(samples::maxDifference(storedNumbers(file, format), image) > 6,
                 "the numbers are those of the wider space");
}

void TestPictureColour::exportsGreyInColour() {
    samples::PngSample sample{.bits = 8, .colourType = PNG_COLOR_TYPE_GRAY};
    sample.rows = {{128}};
    sample.iccProfile = samples::linearGrey();
    const auto origin = samples::decode(samples::png(sample));
    QVERIFY2(origin, samples::why(origin).c_str());
    const Image repainted = samples::photo(1, 1);
    const auto again = samples::decode(samples::encode(repainted, {}, &*origin));
    QVERIFY2(again, samples::why(again).c_str());
    QVERIFY(!again->isGrey);
    QCOMPARE(samples::maxDifference(again->image, repainted), 0);
}

void TestPictureColour::exportsCmykAsSrgb() {
    samples::JpegSample sample = cmykJpeg({255, 0, 51, 51});
    sample.iccProfile = samples::simpleCmyk();
    const auto origin = samples::decode(samples::jpeg(sample));
    QVERIFY2(origin, samples::why(origin).c_str());
    const auto again = samples::decode(samples::encode(origin->image, {}, &*origin));
    QVERIFY2(again, samples::why(again).c_str());
    QVERIFY(!again->isCmyk);
    QCOMPARE(samples::maxDifference(again->image, origin->image), 0);
}

void TestPictureColour::exportsSrgbWhereProfileHasNoWayBack() {
    const Image image = samples::photo(8, 8);
    Picture origin;
    origin.iccProfile = samples::simpleCmyk();
    const auto again = samples::decode(samples::encode(image, {}, &origin));
    QVERIFY2(again, samples::why(again).c_str());
    QCOMPARE(samples::maxDifference(again->image, image), 0);
}

void TestPictureColour::ignoresUnusableProfile_data() {
    QTest::addColumn<Bytes>("profile");
    QTest::newRow("not a profile") << Bytes(200, 0x41);
    Bytes cut = samples::displayP3();
    cut.resize(140);
    QTest::newRow("cut off") << cut;
    QTest::newRow("for another colour model") << samples::linearGrey();
    QTest::newRow("CMYK on an RGB picture") << samples::simpleCmyk();
}

void TestPictureColour::ignoresUnusableProfile() {
    QFETCH(Bytes, profile);
    samples::JpegSample sample{.width = 16, .height = 16, .values = Bytes(16 * 16 * 3, 90)};
    sample.iccProfile = profile;
    const auto picture = samples::decode(samples::jpeg(sample));
    QVERIFY2(picture, samples::why(picture).c_str());
    QVERIFY(picture->iccProfile.empty());
    QCOMPARE(listOf(samples::pixel(picture->image, 8, 8)), (QList<int>{90, 90, 90}));
}

void TestPictureColour::understandsCameraAdobeRgb() {
    samples::JpegSample sample{.width = 16, .height = 16, .values = Bytes(16 * 16 * 3, 90)};
    const Bytes file = samples::edited(samples::jpeg(sample), [](Exiv2::Image& image) {
        image.exifData()["Exif.Photo.ColorSpace"] = std::uint16_t{0xFFFF};
        image.exifData()["Exif.Iop.InteroperabilityIndex"] = "R03";
    });
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    QVERIFY(!picture->iccProfile.empty());
    const int expected =
        static_cast<int>(std::lround(encoded(std::pow(90 / 255.0, 563.0 / 256.0)) * 255));
    QVERIFY(isNear(samples::pixel(picture->image, 8, 8), {expected, expected, expected}, 1));
}

QTEST_APPLESS_MAIN(TestPictureColour)
#include "tst_picture_colour.moc"
