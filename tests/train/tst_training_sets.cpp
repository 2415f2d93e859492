// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "run_fixture.h"
#include "train/training_runs.h"

using namespace irodori;
namespace fs = std::filesystem;

class TestTrainingSets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothPartsAreOfWhatIsLeft_data() {
        QTest::addColumn<Split>("gone");
        QTest::addRow("all that were held out") << Split::test;
        QTest::addRow("all that were to be trained on") << Split::train;
    }
    /// Styles that are photos, too, are all of one part of them.
    void bothPartsAreOfWhatIsLeft() {
        QFETCH(Split, gone);
        const QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        QVERIFY(test::writePictures(root / "styles", 16, 1));
        QVERIFY(test::writePictures(root / "photos", 4, 100'000));
        TrainingRequest request;
        request.photos = {root / "photos"};
        request.styles = {root / "styles"};
        request.config.testShare = 0.5;

        const auto before = scanTrainingSets(request);
        QVERIFY2(before, before ? "" : before.error().message().c_str());
        const auto count = before->styles.usable(gone);
        const auto others = before->styles.usable() - count;
        QVERIFY(count > 0 && others >= 4);  // fewer are not split
        for (const auto& style : before->styles.pictures)
            if (style.split == gone)
                fs::copy_file(style.file,
                              root / "photos" / ("style" + style.file.filename().string()));

        const auto sets = scanTrainingSets(request);
        QVERIFY2(sets, sets ? "" : sets.error().message().c_str());
        QCOMPARE(sets->styles.usable(), others);
        QVERIFY(sets->styles.usable(Split::train) > 0);
        QVERIFY(sets->styles.usable(Split::test) > 0);
    }
};

QTEST_GUILESS_MAIN(TestTrainingSets)
#include "tst_training_sets.moc"
