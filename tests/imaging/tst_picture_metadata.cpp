// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <random>
#include <thread>

#include "imaging/settings_text.h"
#include "samples.h"

using namespace irodori;
using samples::Bytes;

namespace {

constexpr auto kLabelKey = "Xmp.iptcExt.DigitalSourceType";
constexpr auto kLabel =
    "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia";

std::string exifText(Exiv2::Image& image, const char* key) {
    const auto found = image.exifData().findKey(Exiv2::ExifKey(key));
    return found == image.exifData().end() ? std::string() : found->toString();
}

std::string iptcText(Exiv2::Image& image, const char* key) {
    const auto found = image.iptcData().findKey(Exiv2::IptcKey(key));
    return found == image.iptcData().end() ? std::string() : found->toString();
}

/// Text of a property whatever prefix its namespace goes by.
std::string xmpText(Exiv2::Image& image, const std::string& name) {
    for (const Exiv2::Xmpdatum& datum : image.xmpData()) {
        if (datum.tagName() == name)
            return datum.toString();
    }
    return {};
}

void fillMetadata(Exiv2::Image& image) {
    Exiv2::ExifData& exif = image.exifData();
    exif["Exif.Image.Make"] = "Irodori Optical";
    exif["Exif.Image.Model"] = "Dream 1";
    exif["Exif.Image.Copyright"] = "A. Painter";
    exif["Exif.Photo.DateTimeOriginal"] = "2026:04:05 06:07:08";
    exif["Exif.Photo.ISOSpeedRatings"] = std::uint16_t{200};
    exif["Exif.Photo.PixelXDimension"] = std::uint32_t{9999};
    exif["Exif.Photo.PixelYDimension"] = std::uint32_t{7777};
    exif["Exif.GPSInfo.GPSLatitudeRef"] = "N";
    if (image.checkMode(Exiv2::mdIptc) & Exiv2::amWrite)
        image.iptcData()["Iptc.Application2.Caption"] = "A harbour in the morning";
    image.xmpData()["Xmp.dc.creator"] = "A. Painter";
    image.xmpData()["Xmp.tiff.Orientation"] = "6";
    image.xmpData()["Xmp.exif.PixelXDimension"] = "9999";
}

/// A 24 × 18 photo of that format with all kinds of metadata, stored sideways.
Picture photoWithMetadata(FileFormat format) {
    Bytes file = samples::encode(samples::photo(24, 18), format);
    file = samples::edited(file, [format](Exiv2::Image& image) {
        fillMetadata(image);
        image.exifData()["Exif.Image.Orientation"] = std::uint16_t{6};
        if (format == FileFormat::jpeg) {
            const Bytes small = samples::encode(samples::photo(8, 6), FileFormat::jpeg);
            Exiv2::ExifThumb thumbnail(image.exifData());
            thumbnail.setJpegThumbnail(small.data(), static_cast<long>(small.size()));
        }
    });
    auto picture = samples::decode(file);
    return picture ? std::move(*picture) : Picture();
}

void addFormats() {
    QTest::addColumn<FileFormat>("format");
    QTest::newRow("PNG") << FileFormat::png;
    QTest::newRow("JPEG") << FileFormat::jpeg;
    QTest::newRow("WebP") << FileFormat::webp;
    QTest::newRow("TIFF") << FileFormat::tiff;
}

/// Settings with as many references as given, whose codes are noise: nothing to compress.
std::string settingsWith(int references) {
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    std::string json = R"({"strength": 0.8, "note": "彩り <&> \"quoted\"", "references": [)";
    for (int i = 0; i < references; ++i) {
        json += i == 0 ? "{\"code\":[" : ",{\"code\":[";
        for (int k = 0; k < 256; ++k) {
            json += k == 0 ? "" : ",";
            json += std::to_string(normal(random));
        }
        json += "]}";
    }
    return json + "]}";
}

}  // namespace

class TestPictureMetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesMetadataOver_data();
    void carriesMetadataOver();
    void dropsThumbnail();
    void carriesMetadataOfTiff();
    void stripsMetadata_data();
    void stripsMetadata();
    void writesNothingWhereNothingIsAsked_data();
    void writesNothingWhereNothingIsAsked();
    void labels_data();
    void labels();
    void keepsLabelOfSource();
    void writesStandardPrefix_data();
    void writesStandardPrefix();
    void restoresSettings_data();
    void restoresSettings();
    void forgetsOldSettings();
    void savesPictureWithoutSettingsThatDoNotFit();
    void packsSettings_data();
    void packsSettings();
    void refusesPackedSettings_data();
    void refusesPackedSettings();
    void ignoresDamagedMetadata_data();
    void ignoresDamagedMetadata();
    void worksFromManyThreads();
};

void TestPictureMetadata::carriesMetadataOver_data() {
    QTest::addColumn<FileFormat>("from");
    QTest::addColumn<FileFormat>("to");
    const std::pair<const char*, FileFormat> formats[] = {{"PNG", FileFormat::png},
                                                          {"JPEG", FileFormat::jpeg},
                                                          {"WebP", FileFormat::webp},
                                                          {"TIFF", FileFormat::tiff}};
    for (const auto& [fromName, from] : formats) {
        for (const auto& [toName, to] : formats)
            QTest::addRow("%s to %s", fromName, toName) << from << to;
    }
}

void TestPictureMetadata::carriesMetadataOver() {
    QFETCH(FileFormat, from);
    QFETCH(FileFormat, to);
    const Picture origin = photoWithMetadata(from);
    QCOMPARE(origin.image.width, 18);
    ExportOptions options;
    options.format = to;
    const Bytes file = samples::encode(samples::photo(40, 30), options, &origin);
    samples::inspect(file, [&](Exiv2::Image& image) {
        QCOMPARE(exifText(image, "Exif.Image.Make"), std::string("Irodori Optical"));
        QCOMPARE(exifText(image, "Exif.Image.Copyright"), std::string("A. Painter"));
        QCOMPARE(exifText(image, "Exif.Photo.DateTimeOriginal"),
                 std::string("2026:04:05 06:07:08"));
        QCOMPARE(exifText(image, "Exif.Photo.ISOSpeedRatings"), std::string("200"));
        QCOMPARE(exifText(image, "Exif.GPSInfo.GPSLatitudeRef"), std::string("N"));
        QCOMPARE(exifText(image, "Exif.Image.Orientation"), std::string("1"));
        QCOMPARE(exifText(image, "Exif.Photo.PixelXDimension"), std::string("40"));
        QCOMPARE(exifText(image, "Exif.Photo.PixelYDimension"), std::string("30"));
        if (from != FileFormat::webp && to != FileFormat::webp)
            QCOMPARE(iptcText(image, "Iptc.Application2.Caption"),
                     std::string("A harbour in the morning"));
        QCOMPARE(xmpText(image, "creator"), std::string("A. Painter"));
        QCOMPARE(xmpText(image, "PixelXDimension"), std::string());
        QCOMPARE(xmpText(image, "DigitalSourceType"), std::string(kLabel));
    });
    const auto again = samples::decode(file);
    QVERIFY2(again, samples::why(again).c_str());
    QCOMPARE(again->image.width, 40);
    QCOMPARE(again->image.height, 30);
}

void TestPictureMetadata::dropsThumbnail() {
    const Picture origin = photoWithMetadata(FileFormat::jpeg);
    for (const FileFormat format : {FileFormat::jpeg, FileFormat::tiff, FileFormat::png}) {
        ExportOptions options;
        options.format = format;
        samples::inspect(samples::encode(origin.image, options, &origin), [](Exiv2::Image& image) {
            QVERIFY(!Exiv2::ExifThumb(image.exifData()).extension()[0]);
        });
    }
}

void TestPictureMetadata::carriesMetadataOfTiff() {
    // The layout of the old file must not get into the new one.
    const Picture origin = photoWithMetadata(FileFormat::tiff);
    ExportOptions options;
    options.format = FileFormat::jpeg;
    samples::inspect(samples::encode(samples::photo(40, 30), options, &origin),
                     [](Exiv2::Image& image) {
                         QCOMPARE(exifText(image, "Exif.Image.StripOffsets"), std::string());
                         QCOMPARE(exifText(image, "Exif.Image.ImageWidth"), std::string());
                         QCOMPARE(exifText(image, "Exif.Image.Compression"), std::string());
                     });
}

void TestPictureMetadata::stripsMetadata_data() {
    addFormats();
}

void TestPictureMetadata::stripsMetadata() {
    QFETCH(FileFormat, format);
    const Picture origin = photoWithMetadata(FileFormat::jpeg);
    ExportOptions options;
    options.format = format;
    options.stripMetadata = true;
    const Bytes file = samples::encode(samples::photo(40, 30), options, &origin);
    samples::inspect(file, [](Exiv2::Image& image) {
        QCOMPARE(exifText(image, "Exif.Image.Make"), std::string());
        QCOMPARE(exifText(image, "Exif.GPSInfo.GPSLatitudeRef"), std::string());
        QVERIFY(image.iptcData().empty());
        QCOMPARE(xmpText(image, "creator"), std::string());
        QCOMPARE(xmpText(image, "DigitalSourceType"), std::string(kLabel));
    });
    const std::string bytes(file.begin(), file.end());
    QVERIFY(bytes.find("Painter") == std::string::npos);
}

void TestPictureMetadata::writesNothingWhereNothingIsAsked_data() {
    addFormats();
}

void TestPictureMetadata::writesNothingWhereNothingIsAsked() {
    QFETCH(FileFormat, format);
    const Picture origin = photoWithMetadata(FileFormat::jpeg);
    ExportOptions options;
    options.format = format;
    options.stripMetadata = true;
    options.aiLabel = false;
    samples::inspect(samples::encode(samples::photo(8, 8), options, &origin),
                     [](Exiv2::Image& image) {
                         QVERIFY(image.xmpData().empty());
                         QVERIFY(image.iptcData().empty());
                     });
}

void TestPictureMetadata::labels_data() {
    QTest::addColumn<FileFormat>("format");
    QTest::addColumn<bool>("wanted");
    const std::pair<const char*, FileFormat> formats[] = {{"PNG", FileFormat::png},
                                                          {"JPEG", FileFormat::jpeg},
                                                          {"WebP", FileFormat::webp},
                                                          {"TIFF", FileFormat::tiff}};
    for (const auto& [name, format] : formats) {
        QTest::addRow("%s labelled", name) << format << true;
        QTest::addRow("%s not labelled", name) << format << false;
    }
}

void TestPictureMetadata::labels() {
    QFETCH(FileFormat, format);
    QFETCH(bool, wanted);
    ExportOptions options;
    options.format = format;
    options.aiLabel = wanted;
    samples::inspect(samples::encode(samples::photo(8, 8), options), [&](Exiv2::Image& image) {
        QCOMPARE(xmpText(image, "DigitalSourceType"), std::string(wanted ? kLabel : ""));
    });
}

void TestPictureMetadata::keepsLabelOfSource() {
    constexpr auto kOther = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";
    const Bytes file = samples::edited(samples::encode(samples::photo(8, 8), FileFormat::png),
                                       [&](Exiv2::Image& image) {
                                           image.xmpData().clear();
                                           image.xmpData()[kLabelKey] = kOther;
                                       });
    const auto origin = samples::decode(file);
    QVERIFY2(origin, samples::why(origin).c_str());
    for (const bool labelled : {false, true}) {
        ExportOptions options;
        options.aiLabel = labelled;
        samples::inspect(samples::encode(origin->image, options, &*origin),
                         [&](Exiv2::Image& image) {
                             QCOMPARE(xmpText(image, "DigitalSourceType"),
                                      std::string(labelled ? kLabel : kOther));
                         });
    }
}

void TestPictureMetadata::writesStandardPrefix_data() {
    addFormats();
}

void TestPictureMetadata::writesStandardPrefix() {
    QFETCH(FileFormat, format);
    ExportOptions options;
    options.format = format;
    options.settingsJson = R"({"strength": 1})";
    const Bytes file = samples::encode(samples::photo(8, 8), options);
    const std::string bytes(file.begin(), file.end());
    QVERIFY(bytes.find("Iptc4xmpExt:DigitalSourceType") != std::string::npos);
    QVERIFY(bytes.find("http://iptc.org/std/Iptc4xmpExt/2008-02-29/") != std::string::npos);
    QVERIFY(bytes.find("irodori:Settings") != std::string::npos);
}

void TestPictureMetadata::restoresSettings_data() {
    QTest::addColumn<FileFormat>("format");
    QTest::addColumn<int>("references");
    QTest::addColumn<bool>("strip");
    const std::pair<const char*, FileFormat> formats[] = {{"PNG", FileFormat::png},
                                                          {"JPEG", FileFormat::jpeg},
                                                          {"WebP", FileFormat::webp},
                                                          {"TIFF", FileFormat::tiff}};
    for (const auto& [name, format] : formats) {
        QTest::addRow("%s, no reference", name) << format << 0 << false;
        QTest::addRow("%s, 3 references", name) << format << 3 << false;
        QTest::addRow("%s, 20 references", name) << format << 20 << false;
        QTest::addRow("%s, stripped", name) << format << 1 << true;
    }
    QTest::newRow("PNG, 200 references") << FileFormat::png << 200 << false;
}

void TestPictureMetadata::restoresSettings() {
    QFETCH(FileFormat, format);
    QFETCH(int, references);
    QFETCH(bool, strip);
    const Picture origin = photoWithMetadata(FileFormat::jpeg);
    ExportOptions options;
    options.format = format;
    options.stripMetadata = strip;
    options.settingsJson = settingsWith(references);
    const auto picture = samples::decode(samples::encode(samples::photo(8, 8), options, &origin));
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->settingsJson, options.settingsJson);
}

void TestPictureMetadata::forgetsOldSettings() {
    ExportOptions options;
    options.settingsJson = settingsWith(1);
    const auto first = samples::decode(samples::encode(samples::photo(8, 8), options));
    QVERIFY2(first, samples::why(first).c_str());
    QVERIFY(!first->settingsJson.empty());
    const auto second = samples::decode(samples::encode(first->image, {}, &*first));
    QVERIFY2(second, samples::why(second).c_str());
    QCOMPARE(second->settingsJson, std::string());
}

void TestPictureMetadata::savesPictureWithoutSettingsThatDoNotFit() {
    const Picture origin = photoWithMetadata(FileFormat::jpeg);
    ExportOptions options;
    options.format = FileFormat::jpeg;
    options.settingsJson = settingsWith(100);
    const Bytes file = samples::encode(samples::photo(8, 8), options, &origin);
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    QCOMPARE(picture->settingsJson, std::string());
    samples::inspect(file, [](Exiv2::Image& image) {
        QCOMPARE(xmpText(image, "creator"), std::string("A. Painter"));
        QCOMPARE(xmpText(image, "DigitalSourceType"), std::string(kLabel));
    });
}

void TestPictureMetadata::packsSettings_data() {
    QTest::addColumn<int>("references");
    QTest::addColumn<bool>("plain");
    QTest::newRow("short text stays readable") << 1 << true;
    QTest::newRow("long text is packed") << 10 << false;
}

void TestPictureMetadata::packsSettings() {
    QFETCH(int, references);
    QFETCH(bool, plain);
    const std::string json = settingsWith(references);
    const std::string packed = packSettings(json);
    QCOMPARE(packed == json, plain);
    QCOMPARE(unpackSettings(packed), json);
}

void TestPictureMetadata::refusesPackedSettings_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("not base64") << QByteArray("zlib:???");
    QTest::newRow("not deflated") << QByteArray("zlib:aGVsbG8gd29ybGQh");
    QTest::newRow("bomb") << QByteArray::fromStdString(
        packSettings('{' + std::string(kMaxSettingsBytes, ' ')));
    QTest::newRow("too long") << QByteArray(static_cast<qsizetype>(kMaxSettingsBytes) + 1, '{');
}

void TestPictureMetadata::refusesPackedSettings() {
    QFETCH(QByteArray, text);
    QCOMPARE(unpackSettings(text.toStdString()), std::string());
}

void TestPictureMetadata::ignoresDamagedMetadata_data() {
    QTest::addColumn<QByteArray>("marker");
    QTest::addColumn<QByteArray>("replacement");
    QTest::newRow("EXIF header") << QByteArray("Exif\0\0II", 8) << QByteArray("Exif\0\0ZZ", 8);
    QTest::newRow("XMP text") << QByteArray("<rdf:RDF") << QByteArray("<<<<<<<<");
    QTest::newRow("IPTC block") << QByteArray("8BIM") << QByteArray("9BIM");
}

void TestPictureMetadata::ignoresDamagedMetadata() {
    QFETCH(QByteArray, marker);
    QFETCH(QByteArray, replacement);
    const Bytes file =
        samples::edited(samples::encode(samples::photo(24, 18), FileFormat::jpeg), fillMetadata);
    QByteArray bytes(reinterpret_cast<const char*>(file.data()),
                     static_cast<qsizetype>(file.size()));
    QVERIFY(bytes.contains(marker));
    bytes.replace(marker, replacement);
    const auto picture = samples::decode(Bytes(bytes.begin(), bytes.end()));
    QVERIFY2(picture, samples::why(picture).c_str());
    // It can be exported again, too.
    QVERIFY(samples::decode(samples::encode(picture->image, {}, &*picture)));
}

void TestPictureMetadata::worksFromManyThreads() {
    const Picture origin = photoWithMetadata(FileFormat::jpeg);
    std::atomic<int> sound = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&origin, &sound, i] {
                ExportOptions options;
                options.format = i % 2 ? FileFormat::jpeg : FileFormat::png;
                options.settingsJson = settingsWith(i);
                for (int round = 0; round < 5; ++round) {
                    const auto picture =
                        samples::decode(samples::encode(samples::photo(16, 16), options, &origin));
                    sound += picture && picture->settingsJson == options.settingsJson;
                }
            });
        }
    }
    QCOMPARE(sound.load(), 40);
}

QTEST_APPLESS_MAIN(TestPictureMetadata)
#include "tst_picture_metadata.moc"
