// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>

#include "base/atomic_file.h"
#include "train/checkpoint.h"

using namespace irodori;

namespace fs = std::filesystem;

namespace {

Checkpoint checkpointAt(std::int64_t step, std::optional<double> score = {}) {
    Checkpoint checkpoint;
    checkpoint.step = step;
    checkpoint.state.tensors["a.weight"] = torch::arange(6.0F).view({2, 3}) * step + 0.1F;
    checkpoint.state.tensors["b"] = torch::full({1}, -0.0F);
    checkpoint.state.numbers = {{"third", 1.0 / 3}, {"step", static_cast<double>(step)}};
    checkpoint.config.batch = 7;
    checkpoint.photos = "photos";
    checkpoint.styles = "styles";
    checkpoint.secondsTrained = 12.5;
    checkpoint.score = score;
    return checkpoint;
}

void ignore(const std::string&) {}

}  // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;

    fs::path path() const { return fs::path(dir_->path().toStdString()) / "checkpoints"; }
    CheckpointFolder folder() const { return CheckpointFolder(path()); }

    void save(std::int64_t step, std::optional<double> score = {}) const {
        const auto saved = folder().save(checkpointAt(step, score));
        QVERIFY2(saved, saved ? "" : saved.error().message().c_str());
    }
    QStringList files() const {
        return QDir(QString::fromStdString(path().string()))
            .entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private Q_SLOTS:
    void init() { dir_ = std::make_unique<QTemporaryDir>(); }

    void comesBackBitForBit() {
        save(42, 0.7);
        const auto loaded = folder().loadNewest(&ignore);
        QVERIFY(loaded && *loaded);
        const auto& back = **loaded;
        const auto expected = checkpointAt(42, 0.7);
        QCOMPARE(back.step, expected.step);
        QVERIFY(back.state.numbers == expected.state.numbers);
        QVERIFY(back.config == expected.config);
        QCOMPARE(back.photos, expected.photos);
        QCOMPARE(back.styles, expected.styles);
        QCOMPARE(back.secondsTrained, expected.secondsTrained);
        QVERIFY(back.score == expected.score);
        QCOMPARE(back.state.tensors.size(), expected.state.tensors.size());
        for (const auto& [name, tensor] : expected.state.tensors) {
            const auto& other = back.state.tensors.at(name);
            QVERIFY(other.sizes() == tensor.sizes());
            QVERIFY(std::memcmp(other.data_ptr(), tensor.data_ptr(), tensor.nbytes()) == 0);
        }
    }

    void noneIsNoFailure() {
        const auto loaded = folder().loadNewest(&ignore);
        QVERIFY(loaded);
        QVERIFY(!*loaded);
    }

    void keeps_data() {
        QTest::addColumn<std::vector<CheckpointEntry>>("entries");
        QTest::addColumn<std::vector<std::int64_t>>("steps");
        using Entries = std::vector<CheckpointEntry>;
        using Steps = std::vector<std::int64_t>;
        QTest::addRow("nothing") << Entries{} << Steps{};
        QTest::addRow("as few as there are") << Entries{{0, {}}, {5, {}}} << Steps{5, 0};
        QTest::addRow("the newest")
            << Entries{{0, {}}, {3, {}}, {1, {}}, {2, {}}} << Steps{3, 2, 1};
        QTest::addRow("and an old best one")
            << Entries{{0, 0.1}, {1, 0.5}, {2, 0.4}, {3, 0.3}, {4, {}}} << Steps{4, 3, 2, 0};
        QTest::addRow("the best is among the newest")
            << Entries{{0, 0.5}, {1, 0.5}, {2, 0.4}, {3, 0.1}} << Steps{3, 2, 1};
    }
    void keeps() {
        QFETCH(std::vector<CheckpointEntry>, entries);
        QFETCH(std::vector<std::int64_t>, steps);
        QVERIFY(checkpointsToKeep(entries, 3) == steps);
    }

    void olderOnesGo() {
        save(0, 0.5);
        for (const int step : {10, 20, 30, 40})
            save(step, 0.6 + step);
        QCOMPARE(files().filter(QStringLiteral(".json")),
                 (QStringList{
                     QStringLiteral("step_00000000.json"), QStringLiteral("step_00000020.json"),
                     QStringLiteral("step_00000030.json"), QStringLiteral("step_00000040.json")}));
        QCOMPARE(files().size(), 8);
    }

    void aCourseThatWasGivenUpGoes() {
        save(10);
        save(20);
        save(15);  // the run went back to 10 and came here
        QVERIFY((folder().list() == std::vector<CheckpointEntry>{{10, {}}, {15, {}}}));
    }

    void leftoversOfAKilledProcessGo() {
        save(10);
        for (const char* name : {".irodori-abc123", "step_00000020.safetensors"})
            std::ofstream(path() / name) << "half";
        QVERIFY(folder().loadNewest(&ignore).value()->step == 10);
        save(30);
        QVERIFY(!files().join(u' ').contains(QStringLiteral(".irodori-")));
        QVERIFY(!files().join(u' ').contains(QStringLiteral("00000020")));
    }

    void damage_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("damage");
        const QStringList files{QStringLiteral("step_00000020.safetensors"),
                                QStringLiteral("step_00000020.json")};
        const QStringList damages{QStringLiteral("gone"), QStringLiteral("empty"),
                                  QStringLiteral("cut"), QStringLiteral("flipped"),
                                  QStringLiteral("words")};
        for (const QString& file : files)
            for (const QString& damage : damages)
                QTest::newRow(qPrintable(QString(file + u' ' + damage))) << file << damage;
    }
    void damage() {
        QFETCH(QString, file);
        QFETCH(QString, damage);
        save(10);
        save(20);
        const fs::path target = path() / file.toStdString();
        auto bytes = readFile(target, 1 << 20).value();
        if (damage == u"gone")
            fs::remove(target);
        else if (damage == u"flipped")
            bytes[bytes.size() / 2] ^= std::byte{1};
        else
            bytes.resize(damage == u"cut" ? bytes.size() / 2 : 0);
        if (damage != u"gone") {
            std::ofstream out(target, std::ios::binary | std::ios::trunc);
            out.write(reinterpret_cast<const char*>(bytes.data()),
                      static_cast<std::streamsize>(bytes.size()));
            if (damage == u"words")
                out << "these are words";
        }

        QStringList notices;
        const auto loaded = folder().loadNewest(
            [&](const std::string& text) { notices << QString::fromStdString(text); });
        QVERIFY2(loaded && *loaded, loaded ? "none" : loaded.error().message().c_str());
        QCOMPARE((*loaded)->step, 10);
        // Without its commit mark a checkpoint does not exist: there is nothing to tell.
        const bool isUnknown = file.endsWith(u".json") && damage == u"gone";
        QCOMPARE(notices.size(), isUnknown ? 0 : 1);
        QVERIFY(isUnknown || notices.front().contains(QStringLiteral("00000020")));
    }

    void goesFurtherBack() {
        for (const int step : {10, 20, 30})
            save(step);
        QCOMPARE(folder().loadNewest(&ignore, 1).value()->step, 20);
        QCOMPARE(folder().loadNewest(&ignore, 9).value()->step, 10);
    }

    void allDamagedIsAFailure() {
        save(10);
        std::ofstream(path() / "step_00000010.safetensors") << "words";
        const auto loaded = folder().loadNewest(&ignore);
        QVERIFY(!loaded);
        QVERIFY(loaded.error().code == ErrorCode::corrupt);
    }

    void aFullDiskLeavesTheOlderOnes() {
        save(10);
        auto large = checkpointAt(20);
        large.state.tensors["large"] = torch::zeros({1 << 20});
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        QVERIFY(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
        rlimit small = limit;
        small.rlim_cur = 100'000;
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &small) == 0);
        const auto saved = folder().save(large);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        QVERIFY(!saved);
        QVERIFY(saved.error().code == ErrorCode::diskFull);
        QCOMPARE(files().size(), 2);
        QCOMPARE(folder().loadNewest(&ignore).value()->step, 10);
        QVERIFY(folder().save(large));
    }
};

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
