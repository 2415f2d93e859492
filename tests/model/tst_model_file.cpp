// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <functional>
#include <limits>

#include "model/model_file.h"
#include "model_fixture.h"

using namespace irodori;
using test::SmallModel;

namespace fs = std::filesystem;
using Damage = std::function<void(SmallModel&, std::map<std::string, std::string>&)>;
Q_DECLARE_METATYPE(Damage)

class TestModelFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void halfRounding_data();
    void halfRounding();
    void refuses_data();
    void refuses();
    void refusesAFlippedBit();
    void refusesTruncation();
    void acceptsUnknownKeys();
    void carriesStyles_data();
    void carriesStyles();
    void refusesToWrite_data();
    void refusesToWrite();
    void shippedModelIsGood();

private:
    fs::path path() const { return dir_.filePath(QStringLiteral("m.irodori")).toStdString(); }
    QTemporaryDir dir_;
};

void TestModelFile::roundTrip_data() {
    QTest::addColumn<bool>("half");
    QTest::addColumn<int>("version");
    QTest::newRow("F32") << false << kArchitectureVersion;
    QTest::newRow("F16") << true << kArchitectureVersion;
    QTest::newRow("architecture 1") << true << 1;
}

void TestModelFile::roundTrip() {
    QFETCH(bool, half);
    QFETCH(int, version);
    const SmallModel model(
        {.version = version, .baseChannels = 2, .trunkLayers = 1, .codeWidth = 4, .noiseWidth = 2});
    QVERIFY(writeModelFile(path(), model.card, model.tensors, half));
    const auto read = loadModelFile(path());
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->card.name, model.card.name);
    QCOMPARE(read->card.author, model.card.author);
    QVERIFY(read->card.architecture == model.card.architecture);
    for (const auto& [name, view] : model.tensors)  // sixteenths are exact in F16
        QCOMPARE(toFloats(read->tensors.tensors().at(name)), toFloats(view));
    QCOMPARE(readModelCard(path())->sha256, read->card.sha256);
}

void TestModelFile::halfRounding_data() {
    QTest::addColumn<float>("value");
    QTest::addColumn<float>("expected");
    QTest::newRow("one") << 1.0F << 1.0F;
    QTest::newRow("a tie rounds to even, down") << 1.0F + 0x1p-11F << 1.0F;
    QTest::newRow("a tie rounds to even, up") << 1.0F + 0x3p-11F << 1.0F + 0x1p-9F;
    QTest::newRow("carries into the exponent") << 2.0F - 0x1p-12F << 2.0F;
    QTest::newRow("largest") << 65504.0F << 65504.0F;
    QTest::newRow("smallest subnormal") << 0x1p-24F << 0x1p-24F;
    QTest::newRow("subnormal tie to even") << 0x3p-25F << 0x1p-23F;
    QTest::newRow("vanishes") << -0x1p-26F << -0.0F;
}

void TestModelFile::halfRounding() {
    QFETCH(float, value);
    QFETCH(float, expected);
    SmallModel model;
    model.values("generator.stem.bias")[0] = value;
    QVERIFY(writeModelFile(path(), model.card, model.tensors, true));
    const auto read = loadModelFile(path());
    QVERIFY(read);
    const float got = toFloats(read->tensors.tensors().at("generator.stem.bias"))[0];
    QVERIFY(got == expected && std::signbit(got) == std::signbit(expected));
}

void TestModelFile::refuses_data() {
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, ErrorCode code, const char* reason, Damage damage) {
        QTest::newRow(name) << std::move(damage) << static_cast<int>(code)
                            << QString::fromUtf8(reason);
    };
    const auto set = [](const char* key, const char* value) -> Damage {
        return [=](SmallModel&, auto& metadata) { metadata[key] = value; };
    };
    const auto drop = [](const char* key) -> Damage {
        return [=](SmallModel&, auto& metadata) { metadata.erase(key); };
    };
    row("another format", ErrorCode::unsupported, "not an Irodori model", set("format", "lora"));
    row("newer format", ErrorCode::newerVersion, "newer version", set("format_version", "2"));
    row("newer architecture", ErrorCode::newerVersion, "newer version",
        set("architecture_version", "9"));
    row("architecture that never was", ErrorCode::corrupt, "impossible",
        set("architecture_version", "0"));
    row("parts of a newer architecture", ErrorCode::corrupt, "does not belong",
        set("architecture_version", "1"));
    row("parts of an older architecture", ErrorCode::corrupt, "is missing",
        [](SmallModel& model, auto&) { model.tensors.erase("generator.mapping_beside.0.weight"); });
    row("version is no number", ErrorCode::corrupt, "impossible", set("format_version", "1x"));
    row("unknown network", ErrorCode::newerVersion, "does not know",
        set("architecture", "transformer"));
    row("unknown activation", ErrorCode::newerVersion, "does not know", set("activation", "gelu"));
    row("no licence", ErrorCode::corrupt, "lacks \"license\"", drop("license"));
    row("no width", ErrorCode::corrupt, "lacks \"code_width\"", drop("code_width"));
    row("absurd width", ErrorCode::corrupt, "impossible", set("base_channels", "100000"));
    row("width of another network", ErrorCode::corrupt, "has the shape", set("base_channels", "3"));
    row("tensor missing", ErrorCode::corrupt, "is missing",
        [](SmallModel& model, auto&) { model.tensors.erase("generator.up1.bias"); });
    row("tensor too many", ErrorCode::corrupt, "does not belong", [](SmallModel& model, auto&) {
        model.tensors["payload"] = {TensorType::u8, {0}, {}};
    });
    row("codes without styles", ErrorCode::corrupt, "number of styles",
        [](SmallModel& model, auto&) {
            model.addStyles({{"a", "", {}}});
        });
    row("styles without codes", ErrorCode::corrupt, "number of styles",
        set("styles", R"([{"name": "a"}])"));
    row("a style too many", ErrorCode::corrupt, "number of styles",
        [](SmallModel& model, auto& metadata) {
            model.addStyles({{"a", "", {}}});
            metadata["styles"] = R"([{"name": "a"}, {"name": "b"}])";
        });
    row("codes of another width", ErrorCode::corrupt, "does not belong",
        [](SmallModel& model, auto& metadata) {
            model.addStyles({{"a", "", {}}, {"b", "", {}}});
            model.tensors[kStyleCodesTensor].shape = {4, 2};
            metadata["styles"] = R"([{"name": "a"}, {"name": "b"}])";
        });
    row("a code that is no number", ErrorCode::corrupt, "not numbers",
        [](SmallModel& model, auto& metadata) {
            model.addStyles({{"a", "", {}}});
            model.values(kStyleCodesTensor)[3] = std::numeric_limits<float>::infinity();
            metadata["styles"] = R"([{"name": "a"}])";
        });
    row("styles are no JSON", ErrorCode::corrupt, "not readable", set("styles", "[{"));
    row("styles are no list", ErrorCode::corrupt, "not readable", set("styles", "{}"));
    row("a style is a number", ErrorCode::corrupt, "no name", set("styles", "[1]"));
    row("a name is a number", ErrorCode::corrupt, "not readable", set("styles", R"([{"name":1}])"));
    row("a style without a name", ErrorCode::corrupt, "no name", set("styles", R"([{}])"));
    row("a thumbnail that is no base64", ErrorCode::corrupt, "not readable",
        set("styles", R"([{"name":"a","thumbnail":"?"}])"));
    row("a thumbnail that is no PNG", ErrorCode::corrupt, "no PNG",
        set("styles", R"([{"name":"a","thumbnail":"R0lGODlhAQABAIA="}])"));
    row("a huge thumbnail", ErrorCode::corrupt, "too large", [](SmallModel&, auto& metadata) {
        metadata["styles"] = R"([{"name":"a","thumbnail":")"
                             + std::string((kMaxThumbnailBytes / 3 + 1) * 4, 'A') + "\"}]";
    });
    row("a very long name", ErrorCode::corrupt, "too long", [](SmallModel&, auto& metadata) {
        metadata["styles"] = R"([{"name":")" + std::string(5000, 'a') + "\"}]";
    });
    row("too many styles", ErrorCode::corrupt, "too many styles", [](SmallModel&, auto& metadata) {
        std::string list = R"([{"name":"a"})";
        for (std::size_t i = 0; i < kMaxModelStyles; ++i)
            list += R"(,{"name":"a"})";
        metadata["styles"] = list + "]";
    });
    row("not a number", ErrorCode::corrupt, "not numbers", [](SmallModel& model, auto&) {
        model.values("generator.up1.bias")[1] = std::numeric_limits<float>::quiet_NaN();
    });
    row("infinite", ErrorCode::corrupt, "not numbers", [](SmallModel& model, auto&) {
        model.values("generator.up1.bias")[0] = -std::numeric_limits<float>::infinity();
    });
}

void TestModelFile::refuses() {
    QFETCH(Damage, damage);
    QFETCH(int, code);
    QFETCH(QString, reason);
    SmallModel model;
    QVERIFY(writeModelFile(path(), model.card, model.tensors, false));
    auto metadata = SafeTensors::loadMetadata(path()).value();
    damage(model, metadata);
    QVERIFY(writeSafeTensors(path(), metadata, model.tensors));

    const auto read = loadModelFile(path());
    QVERIFY(!read);
    const auto message = QString::fromStdString(read.error().message());
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY2(message.startsWith(QString::fromStdString(path().string())), qPrintable(message));
    QCOMPARE(static_cast<int>(read.error().code), code);
}

void TestModelFile::refusesAFlippedBit() {
    const SmallModel model;
    QVERIFY(writeModelFile(path(), model.card, model.tensors, false));
    auto bytes = readFile(path(), kMaxModelFileBytes).value();
    bytes.back() ^= std::byte{1};
    const auto read = parseModelFile(bytes, "file");
    QVERIFY(!read);
    QVERIFY(read.error().message().find("checksum") != std::string::npos);
}

void TestModelFile::refusesTruncation() {
    const SmallModel model;
    QVERIFY(writeModelFile(path(), model.card, model.tensors, false));
    const auto bytes = readFile(path(), kMaxModelFileBytes).value();
    for (std::size_t length = 0; length < bytes.size(); length += 997)
        QVERIFY(!parseModelFile({bytes.begin(), bytes.begin() + static_cast<long>(length)}, "f"));
}

void TestModelFile::acceptsUnknownKeys() {
    const SmallModel model;
    QVERIFY(writeModelFile(path(), model.card, model.tensors, false));
    auto metadata = SafeTensors::loadMetadata(path()).value();
    metadata["mood"] = "cheerful";
    QVERIFY(writeSafeTensors(path(), metadata, model.tensors));
    const auto read = loadModelFile(path());
    QVERIFY(read);
    QVERIFY(read->card.styles.empty());
    QVERIFY(styleCodes(*read).empty());
}

void TestModelFile::carriesStyles_data() {
    roundTrip_data();
}

void TestModelFile::carriesStyles() {
    QFETCH(bool, half);
    const std::vector<ModelStyle> styles{
        {"Whole", "", {}},
        {"Kurz \"ü\" \\ 絵", "A. Painter, CC-BY-4.0", test::pngLike(kMaxThumbnailBytes)}};
    SmallModel model;
    model.addStyles(styles);
    QVERIFY(writeModelFile(path(), model.card, model.tensors, half));
    const auto read = loadModelFile(path());
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QVERIFY(read->card.styles == styles);
    const std::vector<std::vector<float>> codes{{0, 0, 0, 0}, {0.25F, 0.25F, 0.25F, 0.25F}};
    QVERIFY(styleCodes(*read) == codes);
    QVERIFY(readModelCard(path())->styles == styles);
}

void TestModelFile::refusesToWrite_data() {
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* reason,
                        std::function<void(SmallModel&)> damage) {
        QTest::newRow(name) << Damage([damage = std::move(damage)](SmallModel& model, auto&) {
            damage(model);
        }) << QString::fromUtf8(reason);
    };
    row("styles without codes", "one code", [](SmallModel& model) {
        model.card.styles = {{"a", "", {}}};
    });
    row("codes without styles", "one code", [](SmallModel& model) {
        model.addStyles({{"a", "", {}}});
        model.card.styles.clear();
    });
    row("a huge thumbnail", "too large", [](SmallModel& model) {
        model.addStyles({{"a", "", test::pngLike(kMaxThumbnailBytes + 1)}});
    });
    row("a thumbnail that is no PNG", "no PNG", [](SmallModel& model) {
        model.addStyles({{"a", "", {'G', 'I', 'F'}}});
    });
    row("too many styles", "too many", [](SmallModel& model) {
        model.addStyles(std::vector<ModelStyle>(kMaxModelStyles + 1, {"a", "", {}}));
    });
    row("more than the header holds", "together", [](SmallModel& model) {
        model.addStyles(
            std::vector<ModelStyle>(kMaxModelStyles, {"a", "", test::pngLike(kMaxThumbnailBytes)}));
    });
}

void TestModelFile::refusesToWrite() {
    QFETCH(Damage, damage);
    QFETCH(QString, reason);
    SmallModel model;
    std::map<std::string, std::string> unused;
    damage(model, unused);
    fs::remove(path());
    const auto written = writeModelFile(path(), model.card, model.tensors, false);
    QVERIFY(!written);
    QCOMPARE(static_cast<int>(written.error().code), static_cast<int>(ErrorCode::invalidArgument));
    const auto message = QString::fromStdString(written.error().message());
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY(!fs::exists(path()));
}

void TestModelFile::shippedModelIsGood() {
    const QString file =
        QString::fromUtf8(qgetenv("IRODORI_RESOURCES")) + QStringLiteral("/models/starter.irodori");
    const auto model = loadModelFile(file.toStdString());
    QVERIFY2(model, model ? "" : model.error().message().c_str());
    QCOMPARE(model->card.license, std::string("CC-BY-SA-4.0"));
}

QTEST_APPLESS_MAIN(TestModelFile)
#include "tst_model_file.moc"
