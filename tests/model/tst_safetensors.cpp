// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <optional>
#include <random>

#include "model/safetensors.h"
#include "model_fixture.h"

using namespace irodori;
using test::rawFile;

class TestSafeTensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void trailingSpacesAreAllowed();
    void refuses_data();
    void refuses();
    void refusesLengths_data();
    void refusesLengths();
    void survivesMutations();
    void metadataAlone();
    void mapsLikeItLoads();
    void refusesToMap_data();
    void refusesToMap();
    void writesTensorByTensor();
    void writerKeepsToItsRoom();
    void unfinishedWriterLeavesNothing();
};

void TestSafeTensors::roundTrip() {
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("a.safetensors")).toStdString();
    const std::vector<float> floats{1, -2, 3.5F};
    const std::vector<std::uint8_t> bytes{7, 8};
    const std::map<std::string, TensorView> tensors{
        {"a", {TensorType::f32, {3, 1}, std::as_bytes(std::span(floats))}},
        {"b", {TensorType::u8, {2}, std::as_bytes(std::span(bytes))}},
        {"empty", {TensorType::f16, {0, 4}, {}}}};
    QVERIFY(writeSafeTensors(path, {{"key", "välue \"quoted\""}}, tensors));

    const auto read = SafeTensors::load(path);
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->metadata().at("key"), std::string("välue \"quoted\""));
    QCOMPARE(read->tensors().size(), std::size_t{3});
    for (const auto& [name, view] : tensors) {
        const auto& other = read->tensors().at(name);
        QVERIFY(other.type == view.type && other.shape == view.shape);
        QVERIFY(std::equal(view.bytes.begin(), view.bytes.end(), other.bytes.begin(),
                           other.bytes.end()));
    }
}

void TestSafeTensors::trailingSpacesAreAllowed() {
    QVERIFY(SafeTensors::parse(
        rawFile(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}     )", 2), "file"));
}

void TestSafeTensors::refuses_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* header, int bytes, const char* reason) {
        QTest::newRow(name) << QByteArray(header) << bytes << QString::fromUtf8(reason);
    };
    row("not JSON", "{hello", 0, "not readable");
    row("a list", "[1,2]", 0, "not a model file");
    row("nothing but spaces", "    ", 0, "not a model file");
    row("name twice",
        R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
        2, "names a twice");
    row("hole", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})", 2, "does not start");
    row("overlap",
        R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
        3, "does not start");
    row("bytes left over", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 2,
        "belong to no tensor");
    row("buffer cut short", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 7,
        "cut short");
    row("shape and offsets differ", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4,
        "does not fit its shape");
    row("end before begin", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}})", 1,
        "does not fit its shape");
    row("negative side", R"({"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}})", 1,
        "no whole number");
    row("fractional offset", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1.5]}})", 1,
        "no whole number");
    row("product overflows",
        R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0,
        "too large");
    row("unknown type", R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}})", 8,
        "unknown type");
    row("no type", R"({"a":{"shape":[1],"data_offsets":[0,8]}})", 8, "unknown type");
    row("no offsets", R"({"a":{"dtype":"U8","shape":[1]}})", 1, "not described");
    row("tensor is a number", R"({"a":3})", 0, "not described");
    row("metadata is no object", R"({"__metadata__":"x"})", 0, "metadata");
    row("metadata value is no text", R"({"__metadata__":{"a":1}})", 0, "not text");
}

void TestSafeTensors::refuses() {
    QFETCH(QByteArray, header);
    QFETCH(int, bytes);
    QFETCH(QString, reason);
    const auto read = SafeTensors::parse(
        rawFile(header.toStdString(), static_cast<std::size_t>(bytes)), "some/file");
    QVERIFY(!read);
    const auto message = QString::fromStdString(read.error().message());
    QVERIFY2(message.startsWith(QStringLiteral("some/file: ")), qPrintable(message));
    QVERIFY2(message.contains(reason), qPrintable(message));
}

void TestSafeTensors::refusesLengths_data() {
    QTest::addColumn<quint64>("length");
    QTest::addColumn<int>("bytes");
    QTest::newRow("shorter than a length") << quint64{0} << 4;
    QTest::newRow("no header") << quint64{0} << 8;
    QTest::newRow("header beyond the file") << quint64{100} << 50;
    QTest::newRow("header over 16 MiB") << quint64{(16 << 20) + 1} << 64;
    QTest::newRow("length near 2^64") << ~quint64{0} << 64;
}

void TestSafeTensors::refusesLengths() {
    QFETCH(quint64, length);
    QFETCH(int, bytes);
    std::vector<std::byte> file(static_cast<std::size_t>(bytes), std::byte{'{'});
    std::memcpy(file.data(), &length, std::min<std::size_t>(file.size(), sizeof length));
    const auto read = SafeTensors::parse(file, "file");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::corrupt);
}

void TestSafeTensors::survivesMutations() {
    const auto good = rawFile(
        R"({"__metadata__":{"k":"v"},"a":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]}})", 8);
    QVERIFY(SafeTensors::parse(good, "file"));
    std::mt19937 random(1);
    for (int round = 0; round < 20000; ++round) {
        auto bytes = good;
        for (int change = 0; change < 3; ++change)
            bytes[random() % bytes.size()] = static_cast<std::byte>(random());
        bytes.resize(random() % 8 == 0 ? random() % good.size() : good.size());
        if (const auto read = SafeTensors::parse(bytes, "file"))
            for (const auto& [name, view] : read->tensors())
                QVERIFY(view.bytes.size() <= good.size());
    }
}

void TestSafeTensors::metadataAlone() {
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("a")).toStdString();
    const auto bytes = rawFile(R"({"__metadata__":{"k":"v"}})", 0);
    QVERIFY(writeFile(path, bytes));
    QCOMPARE(SafeTensors::loadMetadata(path).value().at("k"), std::string("v"));
    QVERIFY(writeFile(path, std::span(bytes).first(bytes.size() - 3)));
    QVERIFY(!SafeTensors::loadMetadata(path));
    QVERIFY(!SafeTensors::loadMetadata(path / "missing"));
}

void TestSafeTensors::mapsLikeItLoads() {
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("a")).toStdString();
    const std::vector<std::uint8_t> values{7, 8, 9};
    QVERIFY(writeSafeTensors(path, {{"key", "value"}},
                             {{"a", {TensorType::u8, {3}, std::as_bytes(std::span(values))}}}));
    const auto copy = [&]() -> std::optional<SafeTensors> {
        if (auto mapped = SafeTensors::map(path))
            return *mapped;  // the mapping must outlive the object that made it
        return std::nullopt;
    }();
    QVERIFY(copy);
    std::filesystem::remove(path);
    QCOMPARE(copy->metadata().at("key"), std::string("value"));
    const auto& tensor = copy->tensors().at("a");
    QVERIFY(std::ranges::equal(tensor.bytes, std::as_bytes(std::span(values))));
    QCOMPARE(copy->buffer().data(), tensor.bytes.data());
}

void TestSafeTensors::refusesToMap_data() {
    QTest::addColumn<QByteArray>("content");  // null: no such file
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& content, ErrorCode code) {
        QTest::newRow(name) << content << static_cast<int>(code);
    };
    const auto good = rawFile(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 2);
    const QByteArray bytes(reinterpret_cast<const char*>(good.data()),
                           static_cast<qsizetype>(good.size()));
    row("missing", {}, ErrorCode::notFound);
    row("empty", "", ErrorCode::emptyFile);
    row("three bytes", "abc", ErrorCode::corrupt);
    row("a text", "hello, I am no tensor at all", ErrorCode::corrupt);
    row("cut short", bytes.chopped(1), ErrorCode::corrupt);
    row("header cut short", bytes.left(20), ErrorCode::corrupt);
    row("a byte too many", bytes + 'x', ErrorCode::corrupt);
}

void TestSafeTensors::refusesToMap() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("a")).toStdString();
    if (!content.isNull())
        QVERIFY(
            writeFile(path, std::as_bytes(std::span(content.constData(),
                                                    static_cast<std::size_t>(content.size())))));
    const auto read = SafeTensors::map(path);
    QVERIFY(!read);
    QCOMPARE(static_cast<int>(read.error().code), code);
    QVERIFY(read.error().message().find(path.string()) != std::string::npos);
}

void TestSafeTensors::writesTensorByTensor() {
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("a")).toStdString();
    const std::filesystem::path atOnce = dir.filePath(QStringLiteral("b")).toStdString();
    const std::vector<float> floats{1, -2, 3.5F};
    const std::vector<std::uint8_t> bytes{7, 8};
    const TensorView first{TensorType::f32, {3}, std::as_bytes(std::span(floats))};
    const TensorView second{TensorType::u8, {1, 2}, std::as_bytes(std::span(bytes))};

    auto writer = SafeTensorsWriter::create(path, 1001);
    QVERIFY(writer);
    QVERIFY(writer->add("z", first));  // in the order given, not the names'
    QVERIFY(writer->add("a", second));
    QCOMPARE(writer->add("a", second).error().code, ErrorCode::invalidArgument);
    QVERIFY(!std::filesystem::exists(path));
    QVERIFY(writer->commit({{"key", "value"}}));

    const auto read = SafeTensors::load(path);
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QVERIFY(std::ranges::equal(read->tensors().at("z").bytes, first.bytes));
    QVERIFY(std::ranges::equal(read->tensors().at("a").bytes, second.bytes));
    QCOMPARE(read->tensors().at("a").shape, second.shape);
    QCOMPARE(read->metadata().at("key"), std::string("value"));

    QVERIFY(writeSafeTensors(atOnce, {}, {{"a", first}, {"b", second}}));
    QCOMPARE(SafeTensors::load(atOnce)->metadata().at("sha256"), read->metadata().at("sha256"));
}

void TestSafeTensors::writerKeepsToItsRoom() {
    QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("a")).toStdString();
    QCOMPARE(SafeTensorsWriter::create(path, (16 << 20) + 1).error().code, ErrorCode::tooLarge);
    QCOMPARE(SafeTensorsWriter::create(path / "in a file", 100).error().code, ErrorCode::notFound);
    auto writer = SafeTensorsWriter::create(path, 100);
    QVERIFY(writer);
    QVERIFY(writer->add("a", {TensorType::u8, {0}, {}}));
    QCOMPARE(writer->commit({{"key", std::string(100, 'x')}}).error().code, ErrorCode::tooLarge);
    QVERIFY(!std::filesystem::exists(path));
}

void TestSafeTensors::unfinishedWriterLeavesNothing() {
    QTemporaryDir dir;
    {
        auto writer =
            SafeTensorsWriter::create(dir.filePath(QStringLiteral("a")).toStdString(), 64);
        QVERIFY(writer);
        QVERIFY(writer->add("a", {TensorType::u8, {0}, {}}));
    }
    QVERIFY(std::filesystem::is_empty(dir.path().toStdString()));
}

QTEST_APPLESS_MAIN(TestSafeTensors)
#include "tst_safetensors.moc"
