// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <thread>
#include <vector>

#include "imaging/rights.h"
#include "samples.h"

using namespace irodori;
using samples::Bytes;

namespace {

/// An XMP packet with these properties, given as RDF/XML.
std::string xmp(const std::string& properties) {
    return R"(<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF)"
           R"( xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description)"
           R"( rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/")"
           R"( xmlns:cc="http://creativecommons.org/ns#")"
           R"( xmlns:other="http://creativecommons.org/ns#")"
           R"( xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/")"
           R"( xmlns:tdm="http://www.w3.org/ns/tdmrep/")"
           R"( xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/")"
           R"( xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">)"
           + properties + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

std::string alternatives(const std::string& name, const std::string& text) {
    return '<' + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + text + "</rdf:li></rdf:Alt></"
           + name + '>';
}

std::string bag(const std::string& name, const std::vector<std::string>& items,
                const std::string& kind = "Bag") {
    std::string out = '<' + name + "><rdf:" + kind + '>';
    for (const std::string& item : items)
        out += "<rdf:li>" + item + "</rdf:li>";
    return out + "</rdf:" + kind + "></" + name + '>';
}

PictureMetadata withXmp(const std::string& properties) {
    PictureMetadata metadata;
    metadata.xmp = xmp(properties);
    return metadata;
}

/// Metadata as read from a JPEG file that Exiv2 wrote.
PictureMetadata written(const std::function<void(Exiv2::Image&)>& edit) {
    const auto picture = samples::decode(
        samples::edited(samples::encode(samples::photo(8, 8), FileFormat::jpeg), edit));
    return picture ? picture->metadata : PictureMetadata();
}

PictureMetadata withIptc(const char* key, const std::string& text) {
    return written([&](Exiv2::Image& image) { image.iptcData()[key] = text; });
}

PictureMetadata withExif(const char* key, const std::string& text) {
    return written([&](Exiv2::Image& image) { image.exifData()[key] = text; });
}

}  // namespace

class TestPictureRights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void readsWholeFile_data();
    void readsWholeFile();
    void findsOptOut_data();
    void findsOptOut();
    void findsNoOptOut_data();
    void findsNoOptOut();
    void survivesDamage_data();
    void survivesDamage();
    void shortensLongTexts();
    void worksFromManyThreads();
};

void TestPictureRights::reads_data() {
    QTest::addColumn<PictureMetadata>("metadata");
    QTest::addColumn<PictureRights>("expected");
    QTest::newRow("nothing") << PictureMetadata() << PictureRights();
    QTest::newRow("cc:license") << withXmp(R"(<cc:license rdf:resource="https://cc.org/by/4.0/"/>)")
                                << PictureRights{"https://cc.org/by/4.0/", {}, {}, {}};
    QTest::newRow("cc:license by another prefix")
        << withXmp("<other:license>CC-BY-4.0</other:license>")
        << PictureRights{"CC-BY-4.0", {}, {}, {}};
    QTest::newRow("web statement")
        << withXmp("<xmpRights:WebStatement>https://a.org/terms</xmpRights:WebStatement>")
        << PictureRights{"https://a.org/terms", {}, {}, {}};
    QTest::newRow("usage terms") << withXmp(alternatives("xmpRights:UsageTerms", "Free for all"))
                                 << PictureRights{"Free for all", {}, {}, {}};
    QTest::newRow("rights") << withXmp(alternatives("dc:rights", "© Ann Painter"))
                            << PictureRights{"© Ann Painter", {}, {}, {}};
    QTest::newRow("licence before rights")
        << withXmp(alternatives("dc:rights", "© Ann") + "<cc:license>CC0</cc:license>")
        << PictureRights{"CC0", {}, {}, {}};
    QTest::newRow("the same text in two languages") << withXmp(
        "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">© Ann</rdf:li>"
        "<rdf:li xml:lang=\"en-GB\">© Ann</rdf:li></rdf:Alt></dc:rights>")
                                                    << PictureRights{"© Ann", {}, {}, {}};
    QTest::newRow("two authors and a source")
        << withXmp(bag("dc:creator", {"Ann", "村上"}, "Seq") + "<dc:source>book 7</dc:source>")
        << PictureRights{{}, "Ann, 村上", "book 7", {}};
    QTest::newRow("source of an agency") << withXmp("<photoshop:Source>Agency</photoshop:Source>")
                                         << PictureRights{{}, {}, "Agency", {}};
    QTest::newRow("IPTC copyright")
        << withIptc("Iptc.Application2.Copyright", "© Ann") << PictureRights{"© Ann", {}, {}, {}};
    QTest::newRow("IPTC by-line") << withIptc("Iptc.Application2.Byline", "Ann")
                                  << PictureRights{{}, "Ann", {}, {}};
    QTest::newRow("IPTC source in Latin-1") << withIptc("Iptc.Application2.Source",
                                                        "Mus\xE9"
                                                        "e")
                                            << PictureRights{{}, {}, "Musée", {}};
    QTest::newRow("EXIF artist") << withExif("Exif.Image.Artist", "Ann")
                                 << PictureRights{{}, "Ann", {}, {}};
    QTest::newRow("EXIF copyright")
        << withExif("Exif.Image.Copyright", "Ann 2026") << PictureRights{"Ann 2026", {}, {}, {}};
    QTest::newRow("several lines") << withXmp(alternatives("dc:rights", " © Ann\n\tall  mine\n"))
                                   << PictureRights{"© Ann all mine", {}, {}, {}};
    QTest::newRow("blank") << withXmp(alternatives("dc:rights", "  ")) << PictureRights();
}

void TestPictureRights::reads() {
    QFETCH(PictureMetadata, metadata);
    QFETCH(PictureRights, expected);
    const PictureRights rights = rightsOf(metadata);
    QCOMPARE(rights.license, expected.license);
    QCOMPARE(rights.author, expected.author);
    QCOMPARE(rights.source, expected.source);
    QCOMPARE(rights.optOut, expected.optOut);
}

void TestPictureRights::readsWholeFile_data() {
    QTest::addColumn<FileFormat>("format");
    QTest::newRow("PNG") << FileFormat::png;
    QTest::newRow("JPEG") << FileFormat::jpeg;
    QTest::newRow("WebP") << FileFormat::webp;
    QTest::newRow("TIFF") << FileFormat::tiff;
}

void TestPictureRights::readsWholeFile() {
    QFETCH(FileFormat, format);
    const Bytes file =
        samples::edited(samples::encode(samples::photo(8, 8), format), [](Exiv2::Image& image) {
            image.xmpData()["Xmp.dc.creator"] = "Ann";
            image.xmpData()["Xmp.plus.DataMining"] = "DMI-PROHIBITED-GENAIMLTRAINING";
        });
    const auto picture = samples::decode(file);
    QVERIFY2(picture, samples::why(picture).c_str());
    const PictureRights rights = rightsOf(picture->metadata);
    QCOMPARE(rights.author, std::string("Ann"));
    QCOMPARE(rights.optOut, std::string("DMI-PROHIBITED-GENAIMLTRAINING"));
}

void TestPictureRights::findsOptOut_data() {
    QTest::addColumn<PictureMetadata>("metadata");
    QTest::addColumn<std::string>("words");
    const auto mining = [](const std::string& value) {
        return withXmp("<plus:DataMining>" + value + "</plus:DataMining>");
    };
    for (const std::string value :
         {"DMI-PROHIBITED", "DMI-PROHIBITED-AIMLTRAINING", "DMI-PROHIBITED-GENAIMLTRAINING",
          "DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING", "DMI-PROHIBITED-SEECONSTRAINT",
          "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"})
        QTest::newRow(value.c_str()) << mining(value) << value;
    QTest::newRow("TDM reservation")
        << withXmp("<tdm:reservation>1</tdm:reservation>") << std::string("tdm:reservation 1");
    for (const std::string text :
         {"Do not train on this.", "Please DON'T train AI with my work", "NoAI", "#noai #noimageai",
          "No AI", "no AI training!", "© Ann. May not be used to train machines.",
          "No text and data mining", "無断転載・AI学習禁止", "AI学習への利用を禁止します",
          "禁止用于AI训练"})
        QTest::newRow(("rights: " + text).c_str())
            << withXmp(alternatives("dc:rights", text)) << text;
    QTest::newRow("usage terms") << withXmp(alternatives("xmpRights:UsageTerms", "no AI use"))
                                 << std::string("no AI use");
    QTest::newRow("XMP keyword") << withXmp(bag("dc:subject", {"cat", "noai"}))
                                 << std::string("noai");
    QTest::newRow("IPTC keyword") << withIptc("Iptc.Application2.Keywords", "NoAI")
                                  << std::string("NoAI");
    QTest::newRow("user comment") << withExif("Exif.Photo.UserComment",
                                              "charset=Ascii Do not train AI")
                                  << std::string("Do not train AI");
    QTest::newRow("user comment in UTF-16")
        << withExif("Exif.Photo.UserComment", "charset=Unicode AI学習禁止")
        << std::string("AI学習禁止");
    QTest::newRow("after the small print")
        << withXmp(alternatives("dc:rights", "Small print. No data mining."))
        << std::string("Small print. No data mining.");
}

void TestPictureRights::findsOptOut() {
    QFETCH(PictureMetadata, metadata);
    QFETCH(std::string, words);
    QCOMPARE(rightsOf(metadata).optOut, words);
}

void TestPictureRights::findsNoOptOut_data() {
    QTest::addColumn<PictureMetadata>("metadata");
    QTest::newRow("mining allowed") << withXmp("<plus:DataMining>DMI-ALLOWED</plus:DataMining>");
    QTest::newRow("mining unspecified")
        << withXmp("<plus:DataMining>DMI-UNSPECIFIED</plus:DataMining>");
    QTest::newRow("nothing reserved") << withXmp("<tdm:reservation>0</tdm:reservation>");
    QTest::newRow("all rights reserved")
        << withXmp(alternatives("dc:rights", "© Ann. All rights reserved."));
    QTest::newRow("how it was made")
        << withXmp(alternatives("dc:description", "Drawn by hand with no AI involved"));
    QTest::newRow("a railway") << withXmp(bag("dc:subject", {"train", "not moving", "no people"}));
    QTest::newRow("part of a word") << withXmp(bag("dc:subject", {"noair", "Cannot training"}));
    QTest::newRow("learning is the subject") << withXmp(bag("dc:subject", {"学習", "教室"}));
    QTest::newRow("another prohibition") << withXmp(alternatives("dc:rights", "無断転載禁止"));
}

void TestPictureRights::findsNoOptOut() {
    QFETCH(PictureMetadata, metadata);
    QCOMPARE(rightsOf(metadata).optOut, std::string());
}

void TestPictureRights::survivesDamage_data() {
    QTest::addColumn<PictureMetadata>("metadata");
    const PictureMetadata sound = written([](Exiv2::Image& image) {
        image.exifData()["Exif.Image.Artist"] = "Ann";
        image.iptcData()["Iptc.Application2.Byline"] = "Ann";
    });
    PictureMetadata damaged = sound;
    damaged.xmp = "<rdf:RDF <<<";
    QTest::newRow("XMP is no XML") << damaged;
    damaged = sound;
    damaged.xmp = xmp("<dc:creator>").substr(0, 300);
    QTest::newRow("XMP ends early") << damaged;
    damaged = sound;
    damaged.exif.resize(damaged.exif.size() / 2);
    QTest::newRow("EXIF ends early") << damaged;
    damaged = sound;
    damaged.exif = {'I', 'I', 'x', 'x'};
    QTest::newRow("EXIF is none") << damaged;
    damaged = sound;
    damaged.iptc.assign(40, 0x1C);
    QTest::newRow("IPTC is none") << damaged;
}

void TestPictureRights::survivesDamage() {
    QFETCH(PictureMetadata, metadata);
    QCOMPARE(rightsOf(metadata).author, std::string("Ann"));
}

void TestPictureRights::shortensLongTexts() {
    std::string text = "a";
    for (int i = 0; i < 1000; ++i)
        text += "é";
    const PictureRights rights = rightsOf(withXmp(alternatives("dc:rights", text + " NoAI")));
    QVERIFY(rights.license.size() < 600);
    QVERIFY(rights.license.ends_with("é…"));
    QVERIFY2(!rights.optOut.empty(), "said late is said");
}

void TestPictureRights::worksFromManyThreads() {
    const PictureMetadata metadata = withXmp(bag("dc:creator", {"Ann"}, "Seq"));
    std::vector<std::string> authors(8);
    {
        std::vector<std::jthread> threads;
        for (std::string& author : authors)
            threads.emplace_back([&] { author = rightsOf(metadata).author; });
    }
    QCOMPARE(authors, std::vector<std::string>(8, "Ann"));
}

QTEST_APPLESS_MAIN(TestPictureRights)
#include "tst_picture_rights.moc"
