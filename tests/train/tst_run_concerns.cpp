// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "train/control.h"
#include "train/run_concerns.h"

using namespace irodori;
using Kind = TrainingRuns::Concern::Kind;

namespace {

Dataset pictures(int usable, int excluded = 0, Finding reason = Finding::tiny) {
    Dataset dataset;
    for (int i = 0; i < usable + excluded; ++i) {
        DatasetPicture picture;
        picture.file = "/pictures/" + std::to_string(i) + ".png";
        picture.excluded = i >= usable;
        if (picture.excluded)
            picture.findings = {reason};
        dataset.pictures.push_back(picture);
    }
    return dataset;
}

struct Case {
    TrainingRequest request;
    TrainingSets sets{pictures(100), pictures(100)};
    Machine machine{100ULL << 30, 16ULL << 30, 0};
};

}  // namespace

Q_DECLARE_METATYPE(Case)

class TestRunConcerns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void concerns_data() {
        QTest::addColumn<Case>("given");
        QTest::addColumn<QList<int>>("blocking");
        QTest::addColumn<QList<int>>("warnings");
        QTest::addColumn<qint64>("count");  // of the first
        const auto row = [](const char* name, const auto& change, const QList<Kind>& blocking,
                            const QList<Kind>& warnings, qint64 count = 0) {
            Case given;
            change(given);
            QList<int> blockingNumbers;
            QList<int> warningNumbers;
            for (const Kind kind : blocking)
                blockingNumbers << static_cast<int>(kind);
            for (const Kind kind : warnings)
                warningNumbers << static_cast<int>(kind);
            QTest::addRow("%s", name) << given << blockingNumbers << warningNumbers << count;
        };
        row("all is well", [](Case&) {}, {}, {});
        row("just enough", [](Case& c) { c.sets = {pictures(10), pictures(10)}; }, {}, {});
        row("unusable ones do not matter",
            [](Case& c) { c.sets.styles = pictures(50, 50, Finding::blurred); }, {}, {});
        row("opt-outs were answered",
            [](Case& c) {
                c.sets.styles = pictures(50, 3, Finding::optOut);
                c.request.dataset.optOut = OptOutAnswer::iHavePermission;
            },
            {}, {});
        row("a graphics card has its own memory",
            [](Case& c) {
                c.request.config.device = "cuda";
                c.request.config.batch = 256;
            },
            {}, {});

        row("no photos", [](Case& c) { c.sets.photos = pictures(0, 5); }, {Kind::noPhotos}, {});
        row("no styles", [](Case& c) { c.sets.styles = pictures(0, 5); }, {Kind::noStyles}, {});
        row("empty folders", [](Case& c) { c.sets = {}; }, {Kind::noPhotos, Kind::noStyles}, {});
        row(
            "few photos", [](Case& c) { c.sets.photos = pictures(9); }, {}, {Kind::fewPhotos}, 9);
        row(
            "one style", [](Case& c) { c.sets.styles = pictures(1, 40); }, {}, {Kind::fewStyles},
            1);
        row(
            "photos = styles",
            [](Case& c) { c.sets.styles = pictures(0, 100, Finding::inBothSets); },
            {Kind::sameSets}, {}, 100);
        row(
            "some photos are styles",
            [](Case& c) { c.sets.styles = pictures(90, 7, Finding::inBothSets); }, {},
            {Kind::sameSets}, 7);
        row(
            "opt-outs", [](Case& c) { c.sets.styles = pictures(90, 3, Finding::optOut); }, {},
            {Kind::optOut}, 3);
        row("absurd rate", [](Case& c) { c.request.config.lrG = 10; }, {Kind::settings}, {});
        row(
            "absurd batch", [](Case& c) { c.request.config.batch = 10000; }, {Kind::settings},
            {Kind::memory}, 0);
        row(
            "full disk", [](Case& c) { c.machine.freeDiskBytes = 100 << 20; }, {Kind::diskSpace},
            {}, 584);
        row(
            "little memory", [](Case& c) { c.machine.memoryBytes = 1 << 30; }, {}, {Kind::memory},
            3177);
        row(
            "another run", [](Case& c) { c.machine.otherRuns = 1; }, {}, {Kind::anotherRun}, 1);
        row("what blocks comes first",
            [](Case& c) {
                c.sets = {pictures(3), pictures(0)};
                c.machine = {0, 0, 2};
            },
            {Kind::noStyles, Kind::diskSpace}, {Kind::fewPhotos, Kind::memory, Kind::anotherRun});
    }
    void concerns() {
        QFETCH(Case, given);
        QFETCH(qint64, count);
        const auto found = concernsOf(given.request, given.sets, given.machine);
        QList<int> blocking;
        QList<int> warnings;
        for (const auto& concern : found) {
            QVERIFY(!concern.error.message().empty());
            QVERIFY(!concern.blocks || warnings.isEmpty());
            (concern.blocks ? blocking : warnings) << static_cast<int>(concern.kind);
        }
        QTEST(blocking, "blocking");
        QTEST(warnings, "warnings");
        QCOMPARE(found.empty() ? 0 : qint64(found[0].count), count);
    }

    void broaderModelsNeedMore() {
        TrainingRequest request;
        const auto base = diskBytesFor(request, {});
        const auto baseMemory = memoryBytesFor(request.config);
        request.config.baseChannels = 64;
        QCOMPARE(diskBytesFor(request, {}), 4 * base);
        QVERIFY(memoryBytesFor(request.config) > baseMemory);
        request.config.baseChannels = 8;
        QCOMPARE(diskBytesFor(request, {}), base);
    }

    void largerCropsNeedMore() {
        const TrainingSets sets{pictures(100), pictures(100)};
        TrainingRequest request;
        const auto kept = [&] { return diskBytesFor(request, sets) - diskBytesFor(request, {}); };
        const auto usual = kept();
        request.config.crop = 512;  // of pictures of 768 rather than 256
        QCOMPARE(kept(), 9 * usual);
        request.config.crop = 64;
        QCOMPARE(kept(), usual);
    }

    void aRunIsNoOtherRun() {
        const QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        const RunFolder own{folder / "own"};
        const RunFolder other{folder / "other"};
        std::vector<RunLock> locks;
        for (const auto& run : {own, other}) {
            std::filesystem::create_directory(run.path);
            QCOMPARE(machineOf(folder, own).otherRuns, 0);
            locks.push_back(RunLock::take(run).value());
        }
        QCOMPARE(machineOf(folder, own).otherRuns, 1);
        QCOMPARE(machineOf(folder).otherRuns, 2);
    }
};

QTEST_APPLESS_MAIN(TestRunConcerns)
#include "tst_run_concerns.moc"
