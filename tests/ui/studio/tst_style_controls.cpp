// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of the style panel that need no session.
#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>
#include <numeric>

#include "studio/blend_pad.h"
#include "studio/crop_frame.h"
#include "studio/mask_brush.h"
#include "widgets/fold_section.h"
#include "widgets/segmented_choice.h"

using namespace irodori;

class TestStyleControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strokes_data();
    void strokes();
    void strokeIsSoftTowardsItsRim();
    void strokeErasesWhatItPainted_data();
    void strokeErasesWhatItPainted();
    void softErasingLeavesTheRest();

    void bordersAreFound_data();
    void bordersAreFound();
    void cropIsDragged_data();
    void cropIsDragged();
    void cropIsMovedByKeys_data();
    void cropIsMovedByKeys();

    void padShowsWeights_data();
    void padShowsWeights();
    void padIsDragged();
    void padIsMovedByKeys();

    void oneSegmentHolds();
    void sectionFolds();
};

// ---- strokes

void TestStyleControls::strokes_data() {
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::addColumn<QRect>("changed");
    QTest::addColumn<QPoint>("painted");
    QTest::addColumn<QPoint>("untouched");
    QTest::newRow("dab") << QPointF(20, 20) << QPointF(20, 20) << QRect(16, 16, 8, 8)
                         << QPoint(20, 20) << QPoint(25, 20);
    QTest::newRow("line") << QPointF(10, 20) << QPointF(30, 20) << QRect(6, 16, 28, 8)
                          << QPoint(20, 20) << QPoint(20, 25);
    QTest::newRow("slanted") << QPointF(10, 10) << QPointF(30, 30) << QRect(6, 6, 28, 28)
                             << QPoint(20, 20) << QPoint(28, 12);
    QTest::newRow("half outside") << QPointF(0, 20) << QPointF(0, 20) << QRect(0, 16, 4, 8)
                                  << QPoint(0, 20) << QPoint(5, 20);
    QTest::newRow("outside") << QPointF(-50, -50) << QPointF(-20, -20) << QRect() << QPoint(-1, -1)
                             << QPoint(0, 0);
}

void TestStyleControls::strokes() {
    QFETCH(const QPointF, from);
    QFETCH(const QPointF, to);
    QFETCH(const QRect, changed);
    QFETCH(const QPoint, painted);
    QFETCH(const QPoint, untouched);
    Mask mask(40, 40);
    const auto at = [&mask](QPoint p) { return int(mask.values[std::size_t(p.y() * 40 + p.x())]); };
    const QRect part = strokeMask(mask, mask, from, to, {4, 1, false});
    QCOMPARE(part.isEmpty(), changed.isEmpty());
    if (!changed.isEmpty()) {
        QCOMPARE(part, changed);
        QCOMPARE(at(painted), 255);
    }
    QCOMPARE(at(untouched), 0);
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 40; ++x)
            QVERIFY2(part.contains(x, y) || at({x, y}) == 0, "changed where it said it had not");
}

void TestStyleControls::strokeIsSoftTowardsItsRim() {
    Mask mask(40, 40);
    strokeMask(mask, mask, {20, 20.5}, {20, 20.5}, {15, 0.2, false});
    const std::uint8_t* row = &mask.values[20 * 40];
    QCOMPARE(int(row[21]), 255);
    for (int x = 21; x < 34; ++x)
        QVERIFY(row[x + 1] <= row[x]);
    QVERIFY(row[27] > 0 && row[27] < 255);
    const Mask once = mask;
    strokeMask(mask, once, {20, 20.5}, {20, 20.5}, {15, 0.2, false});
    QVERIFY2(mask == once, "passing twice must not harden the rim");
}

void TestStyleControls::strokeErasesWhatItPainted_data() {
    QTest::addColumn<double>("radius");
    QTest::addColumn<double>("hardness");
    QTest::newRow("a larger, harder brush") << 12. << 1.;
    QTest::newRow("the same soft brush") << 6. << 0.5;
}

void TestStyleControls::strokeErasesWhatItPainted() {
    QFETCH(const double, radius);
    QFETCH(const double, hardness);
    const Mask empty(40, 40);
    Mask mask = empty;
    strokeMask(mask, empty, {10, 10}, {30, 30}, {6, 0.5, false});
    QVERIFY(mask != empty);
    const Mask painted = mask;
    // In two parts, which meet in the middle: a stroke is erased as it comes.
    strokeMask(mask, painted, {10, 10}, {20, 20}, {radius, hardness, true});
    strokeMask(mask, painted, {20, 20}, {30, 30}, {radius, hardness, true});
    QVERIFY(mask == empty);
}

void TestStyleControls::softErasingLeavesTheRest() {
    Mask mask(40, 40, 255);
    const Mask full = mask;
    strokeMask(mask, full, {20, 20.5}, {20, 20.5}, {15, 0.2, true});
    const Mask once = mask;
    const std::uint8_t* row = &mask.values[20 * 40];
    QCOMPARE(int(row[20]), 0);
    QVERIFY(row[27] > 0 && row[27] < 255);
    QCOMPARE(int(row[39]), 255);
    strokeMask(mask, full, {20, 20.5}, {20, 20.5}, {15, 0.2, true});
    QVERIFY2(mask == once, "passing twice must not harden the rim");
}

// ---- crop

void TestStyleControls::bordersAreFound_data() {
    QTest::addColumn<QRect>("inside");  // of a picture of 100 × 80
    QTest::addColumn<QRect>("expected");
    const QRect whole(0, 0, 100, 80);
    QTest::newRow("none") << whole << whole;
    QTest::newRow("all around") << QRect(10, 8, 80, 64) << QRect(10, 8, 80, 64);
    QTest::newRow("top and bottom") << QRect(0, 12, 100, 56) << QRect(0, 12, 100, 56);
    QTest::newRow("left only") << QRect(30, 0, 70, 80) << QRect(30, 0, 70, 80);
    QTest::newRow("nothing else") << QRect() << whole;
    QTest::newRow("a speck") << QRect(50, 40, 3, 3) << whole;
}

void TestStyleControls::bordersAreFound() {
    QFETCH(const QRect, inside);
    QFETCH(const QRect, expected);
    QImage picture(100, 80, QImage::Format_RGB32);
    picture.fill(QColor(250, 248, 245));
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            picture.setPixel(x, y, (x / 4 + y / 4) % 2 ? qRgb(30, 90, 160) : qRgb(200, 60, 20));
    const ReferenceCrop crop = withoutBorders(picture);
    QCOMPARE(QRect(qRound(crop.x * 100), qRound(crop.y * 80), qRound(crop.width * 100),
                   qRound(crop.height * 80)),
             expected);
    QVERIFY(withoutBorders(QImage()) == ReferenceCrop{});
}

namespace {

/// Where a point of the picture, in percent, lies in the frame.
QPoint place(const CropFrame& frame, QPointF percent) {
    const int margin = 12;
    return {qRound(margin + percent.x() / 100 * (frame.width() - 2 * margin)),
            qRound(margin + percent.y() / 100 * (frame.height() - 2 * margin))};
}

QRect percentOf(const ReferenceCrop& crop) {
    return {qRound(crop.x * 100), qRound(crop.y * 100), qRound(crop.width * 100),
            qRound(crop.height * 100)};
}

}  // namespace

void TestStyleControls::cropIsDragged_data() {
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::addColumn<QRect>("expected");
    // From (20, 30) with 60 × 40.
    QTest::newRow("left edge") << QPointF(20, 50) << QPointF(10, 50) << QRect(10, 30, 70, 40);
    QTest::newRow("right edge") << QPointF(80, 50) << QPointF(60, 50) << QRect(20, 30, 40, 40);
    QTest::newRow("corner") << QPointF(20, 30) << QPointF(5, 5) << QRect(5, 5, 75, 65);
    QTest::newRow("corner beyond the picture")
        << QPointF(80, 70) << QPointF(140, 130) << QRect(20, 30, 80, 70);
    QTest::newRow("edge past the other one")
        << QPointF(20, 50) << QPointF(95, 50) << QRect(75, 30, 5, 40);
    QTest::newRow("inside") << QPointF(50, 50) << QPointF(55, 60) << QRect(25, 40, 60, 40);
    QTest::newRow("inside, against the rim")
        << QPointF(50, 50) << QPointF(99, 50) << QRect(40, 30, 60, 40);
    QTest::newRow("a new one") << QPointF(5, 5) << QPointF(15, 25) << QRect(5, 5, 10, 20);
}

void TestStyleControls::cropIsDragged() {
    QFETCH(const QPointF, from);
    QFETCH(const QPointF, to);
    QFETCH(const QRect, expected);
    CropFrame frame(QImage(400, 400, QImage::Format_RGB32));
    frame.resize(424, 424);
    frame.setCrop({0.2, 0.3, 0.6, 0.4});
    QSignalSpy live(&frame, &CropFrame::cropChanged);
    QSignalSpy ended(&frame, &CropFrame::editingFinished);
    frame.show();
    QTest::mousePress(&frame, Qt::LeftButton, {}, place(frame, from));
    QTest::mouseMove(&frame, place(frame, (from + to) / 2));
    QTest::mouseMove(&frame, place(frame, to));
    QVERIFY(!live.isEmpty());
    QCOMPARE(ended.size(), 0);
    QTest::mouseRelease(&frame, Qt::LeftButton, {}, place(frame, to));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(percentOf(frame.crop()), expected);
    QVERIFY(validate(frame.crop()));
    QTest::mouseDClick(&frame, Qt::LeftButton, {}, place(frame, {50, 50}));
    QVERIFY(frame.crop() == ReferenceCrop{});
}

void TestStyleControls::cropIsMovedByKeys_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<ReferenceCrop>("expected");
    QTest::newRow("right") << int(Qt::Key_Right) << false << ReferenceCrop{0.205, 0.3, 0.6, 0.4};
    QTest::newRow("up") << int(Qt::Key_Up) << false << ReferenceCrop{0.2, 0.295, 0.6, 0.4};
    QTest::newRow("wider") << int(Qt::Key_Right) << true << ReferenceCrop{0.2, 0.3, 0.605, 0.4};
    QTest::newRow("lower") << int(Qt::Key_Up) << true << ReferenceCrop{0.2, 0.3, 0.6, 0.395};
}

void TestStyleControls::cropIsMovedByKeys() {
    QFETCH(const int, key);
    QFETCH(const bool, shift);
    QFETCH(const ReferenceCrop, expected);
    CropFrame frame(QImage(400, 400, QImage::Format_RGB32));
    frame.setCrop({0.2, 0.3, 0.6, 0.4});
    QSignalSpy ended(&frame, &CropFrame::editingFinished);
    QTest::keyClick(&frame, Qt::Key(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(frame.crop().x, expected.x);
    QCOMPARE(frame.crop().y, expected.y);
    QVERIFY(std::abs(frame.crop().width - expected.width) < 1e-9);
    QVERIFY(std::abs(frame.crop().height - expected.height) < 1e-9);
}

// ---- blend

void TestStyleControls::padShowsWeights_data() {
    QTest::addColumn<BlendPad::Shares>("weights");
    QTest::addColumn<BlendPad::Shares>("shares");
    QTest::newRow("alike") << BlendPad::Shares{2, 2, 2} << BlendPad::Shares{1 / 3., 1 / 3., 1 / 3.};
    QTest::newRow("one") << BlendPad::Shares{0, 3, 0} << BlendPad::Shares{0, 1, 0};
    QTest::newRow("unlike") << BlendPad::Shares{1, 1, 2} << BlendPad::Shares{0.25, 0.25, 0.5};
    QTest::newRow("none at all") << BlendPad::Shares{0, 0, 0}
                                 << BlendPad::Shares{1 / 3., 1 / 3., 1 / 3.};
}

void TestStyleControls::padShowsWeights() {
    QFETCH(const BlendPad::Shares, weights);
    QFETCH(const BlendPad::Shares, shares);
    BlendPad pad;
    QSignalSpy changed(&pad, &BlendPad::sharesChanged);
    pad.setWeights(weights);
    QCOMPARE(pad.shares(), shares);
    QCOMPARE(changed.size(), 0);
}

void TestStyleControls::padIsDragged() {
    BlendPad pad;
    pad.resize(pad.sizeHint());
    pad.show();
    QSignalSpy changed(&pad, &BlendPad::sharesChanged);
    QSignalSpy ended(&pad, &BlendPad::editingFinished);
    QTest::mousePress(&pad, Qt::LeftButton, {}, {pad.width() / 2, 90});
    QTest::mouseMove(&pad, QPoint(pad.width() / 2, 0));  // above the top corner
    QCOMPARE(pad.shares()[0], 1.);
    QTest::mouseMove(&pad, QPoint(pad.width() / 2, pad.height() - 4));
    QVERIFY(pad.shares()[0] < 0.05);
    QVERIFY(std::abs(pad.shares()[1] - pad.shares()[2]) < 0.02);
    QVERIFY(changed.size() >= 2);
    for (const double share : pad.shares())
        QVERIFY(share >= 0);
    QCOMPARE(std::accumulate(pad.shares().begin(), pad.shares().end(), 0.), 1.);
    QCOMPARE(ended.size(), 0);
    QTest::mouseRelease(&pad, Qt::LeftButton, {}, {pad.width() / 2, 90});
    QCOMPARE(ended.size(), 1);
    QTest::mouseDClick(&pad, Qt::LeftButton, {}, {5, 5});
    QCOMPARE(pad.shares()[0], 1 / 3.);
}

void TestStyleControls::padIsMovedByKeys() {
    BlendPad pad;
    pad.resize(pad.sizeHint());
    const BlendPad::Shares before = pad.shares();
    QTest::keyClick(&pad, Qt::Key_Right);
    QVERIFY(pad.shares()[2] > before[2] && pad.shares()[1] < before[1]);
    QTest::keyClick(&pad, Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(pad.shares()[0] > before[0]);
    QTest::keyClick(&pad, Qt::Key_Backspace);
    QCOMPARE(pad.shares()[0], 1 / 3.);
}

// ---- choices and sections

void TestStyleControls::oneSegmentHolds() {
    SegmentedChoice choice(3);
    choice.setTexts({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                    {QString(), QString(), QString()});
    choice.setCurrent(0);
    QSignalSpy chosen(&choice, &SegmentedChoice::chosen);
    choice.show();
    choice.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&choice));
    QTest::mouseClick(choice.findChildren<QAbstractButton*>().at(2), Qt::LeftButton);
    QCOMPARE(choice.current(), 2);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.last()[0].toInt(), 2);
    QTest::mouseClick(choice.findChildren<QAbstractButton*>().at(2), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    choice.findChildren<QAbstractButton*>().at(2)->setFocus();
    QTest::keyClick(choice.findChildren<QAbstractButton*>().at(2), Qt::Key_Left);
    QCOMPARE(choice.current(), 1);
    choice.setCurrent(0);
    QCOMPARE(chosen.size(), 2);
}

void TestStyleControls::sectionFolds() {
    auto* content = new QWidget;
    FoldSection section(content);
    section.setTitle(QStringLiteral("Title"));
    section.show();
    auto* header = section.findChild<QAbstractButton*>();
    QCOMPARE(header->accessibleName(), QStringLiteral("Title"));
    QTest::mouseClick(header, Qt::LeftButton);
    QVERIFY(section.isFolded() && content->isHidden());
    QTest::keyClick(header, Qt::Key_Return);
    QVERIFY(!section.isFolded() && content->isVisible());
    section.setFolded(true);
    QVERIFY(content->isHidden());
}

QTEST_MAIN(TestStyleControls)
#include "tst_style_controls.moc"
