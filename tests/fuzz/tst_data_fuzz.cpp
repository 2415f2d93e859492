// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "data/dataset.h"
#include "data/pack_writer.h"
#include "data_fuzz.h"
#include "mutation.h"

using namespace irodori;

class TestDataFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datasets();
    void manifests();
    void packs();
};

void TestDataFuzz::datasets() {
    TrainingSets sets;
    DatasetPicture picture;
    picture.file = "/pictures/a.png";
    picture.collection = "inks";
    picture.sha256 = std::string(64, 'a');
    picture.hash = 0x0123456789abcdef;
    picture.size = {640, 480};
    picture.rights = {"CC-BY-4.0", "Ann \"A\" Artist", "", ""};
    sets.photos.pictures = {picture, picture};
    picture.findings = {Finding::optOut, Finding::blurred};
    picture.excluded = true;
    sets.styles.pictures = {picture};
    sets.styles.flatness = 0.25;
    const std::string text = toJson(sets);
    fuzz::runMutated({text.begin(), text.end()}, fuzz::runDataset, 10000);
}

void TestDataFuzz::manifests() {
    const std::string text =
        "path,kind,collection,split,source,author,license\n"
        "a/b.png,photo,set,train,example.org,\"Ann \"\"A\"\" Artist\",CC0-1.0\n"
        "c.png,style,ink,test,,,\n";
    fuzz::runMutated({text.begin(), text.end()}, fuzz::runManifest, 20000);
}

void TestDataFuzz::packs() {
    const QTemporaryDir dir;
    const std::filesystem::path path = dir.filePath(QStringLiteral("pack")).toStdString();
    const std::vector<std::uint8_t> pixels(60, 9);
    auto writer = PackWriter::create(path, 2, 20);
    QVERIFY(writer);
    QVERIFY(writer->add({5, 4, pixels.data(), pixels.data(), false, "inks", "a.png", {}}));
    QVERIFY(writer->add({2, 10, pixels.data(), nullptr, true, "", "b.png", {{0, 1, 2, 3}}}));
    QVERIFY(writer->commit());
    const auto file = readFile(path, 1 << 20).value();
    const auto* begin = reinterpret_cast<const std::uint8_t*>(file.data());
    fuzz::runMutated({begin, begin + file.size()}, fuzz::runPack, 5000);
}

QTEST_APPLESS_MAIN(TestDataFuzz)
#include "tst_data_fuzz.moc"
