// SPDX-License-Identifier: GPL-3.0-or-later
// The style panel in its window: every control reaches the engine and can be undone.
#include <QAbstractButton>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "studio/blend_pad.h"
#include "studio/crop_dialog.h"
#include "studio/crop_frame.h"
#include "studio/mask_brush.h"
#include "studio/region_panel.h"
#include "studio/seed_sheet.h"
#include "studio/settings_panel.h"
#include "styled_model.h"
#include "widgets/fold_section.h"
#include "widgets/reference_thumb.h"
#include "widgets/segmented_choice.h"
#include "widgets/swatch_button.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

/// A subject in the left half of any photo.
Result<Mask> leftHalf(const Image& /*photo*/, const JobHooks& /*hooks*/) {
    Mask mask(2, 1);
    mask.values = {255, 0};
    return mask;
}

Result<Mask> noSubject(const Image& /*photo*/, const JobHooks& /*hooks*/) {
    return failure(ErrorCode::notFound, {}, "nothing stands out");
}

struct PanelFixture : WindowFixture {
    [[nodiscard]] bool settle() const {
        return QTest::qWaitFor([this] { return session->isSettled(); });
    }
    [[nodiscard]] RegionPanel& region() const { return *panel().findChild<RegionPanel*>(); }
    [[nodiscard]] SliderRow& row(const char* label) const {
        for (SliderRow* row : panel().findChildren<SliderRow*>())
            if (row->spec().label == QLatin1String(label))
                return *row;
        qFatal("no such row: %s", label);
    }
    [[nodiscard]] QAbstractButton& button(const char* name) const {
        for (QAbstractButton* button : panel().findChildren<QAbstractButton*>())
            if (button->accessibleName() == QLatin1String(name)
                || button->text() == QLatin1String(name))
                return *button;
        qFatal("no such button: %s", name);
    }
    [[nodiscard]] bool openStyles(int count) {
        for (int i = 0; i < count; ++i)
            session->openStyle(PictureSource::file(
                picture(qPrintable(QStringLiteral("s%1.png").arg(i)), {64, 64}, Qt::red)));
        return settle();
    }
    void unfoldAll() const {
        for (FoldSection* section : panel().findChildren<FoldSection*>())
            section->setFolded(false);
    }
};

}  // namespace

class TestStylePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void slidersReachTheEngine_data();
    void slidersReachTheEngine();
    void foldedSectionsSumUp();
    void layoutIsRemembered();
    void badLayoutIsIgnored_data();
    void badLayoutIsIgnored();

    void menuOutlivesItsSwatch_data();
    void menuOutlivesItsSwatch();

    void padBlendsThreeStyles();
    void padIsThereForThreeOnly();
    void cropMakesANewCode();
    void cropFollowsTheDrag();
    void cropBackToWhatIsKnown();
    void cancelledCropLeavesNoTrace();
    void cropsOfUnknownPicturesAreRefused();

    void seedIsChosenFromTheSheet();
    void closedSheetPaintsNoMore();

    void regionReachesTheEngine_data();
    void regionReachesTheEngine();
    void missingSubjectIsTold();
    void withoutAFinderThereIsNoSubject();
    void maskBelongsToItsPhoto();
    void maskOfOtherProportionsIsToldOf_data();
    void maskOfOtherProportionsIsToldOf();
    void secondStyleForTheRest();

    void strokeIsOneUndoStep();
    void brushIsHeldAndLaidDown();
    void maskIsClearedAndInverted();
    void subjectBecomesTheMask();
    void brushWithoutAPhotoDoesNothing();
};

void TestStylePanel::slidersReachTheEngine_data() {
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<double>("value");
    QTest::addColumn<std::function<double(const StyleSettings&)>>("read");
    using Read = std::function<double(const StyleSettings&)>;
    const auto add = [](const char* label, double value, const Read& read) {
        QTest::newRow(label) << QByteArray(label) << value << read;
    };
    add("Strength", 0.5, [](const StyleSettings& s) { return s.strength; });
    add("Colour", 0.25, [](const StyleSettings& s) { return s.color; });
    add("Detail", 0.4, [](const StyleSettings& s) { return s.detail; });
    add("Line art", 0.6, [](const StyleSettings& s) { return s.lines; });
    add("Flatness", 0.7, [](const StyleSettings& s) { return s.flatness; });
    add("Amount", 0.3, [](const StyleSettings& s) { return s.variation; });
    add("Brush size", 2, [](const StyleSettings& s) { return 1024. / s.paintSize; });
}

void TestStylePanel::slidersReachTheEngine() {
    QFETCH(const QByteArray, label);
    QFETCH(const double, value);
    QFETCH(const std::function<double(const StyleSettings&)>, read);
    PanelFixture f;
    QVERIFY(f.dropBoth());
    SliderRow& row = f.row(label.constData());
    const double initial = read(f.session->settings());
    row.findChild<QDoubleSpinBox*>()->setValue(value * 100);
    Q_EMIT row.findChild<QDoubleSpinBox*>()->editingFinished();
    QVERIFY(f.settle());
    QCOMPARE(read(f.engine->lastRequest().settings), value);
    QVERIFY(!row.summary().isEmpty());
    f.session->undoStack().undo();
    QCOMPARE(read(f.session->settings()), initial);
    QCOMPARE(row.value(), row.spec().initial);
    f.session->undoStack().redo();
    f.session->resetSettings();
    QCOMPARE(f.session->settings(), StyleSettings{});
    QVERIFY(row.summary().isEmpty());
}

void TestStylePanel::foldedSectionsSumUp() {
    PanelFixture f;
    StyleSettings settings;
    settings.color = 0.4;
    settings.detail = 0.2;
    f.session->setSettings(settings, Edit::color);
    QStringList summaries;
    for (FoldSection* section : f.panel().findChildren<FoldSection*>())
        summaries << section->findChild<QAbstractButton*>()->accessibleDescription();
    QVERIFY(summaries.contains(QStringLiteral("Colour 40 % · Detail 20 %")));
    QCOMPARE(summaries.filter(QStringLiteral("%")).size(), 1);
}

void TestStylePanel::layoutIsRemembered() {
    PanelFixture f;
    const auto sections = f.panel().findChildren<FoldSection*>();
    QList<bool> folded;
    for (int i = 0; i < sections.size(); ++i) {
        sections[i]->setFolded(i % 2 == 0);
        folded << sections[i]->isFolded();
    }
    const QByteArray state = f.window->studio().layoutState();
    f.makeWindow();
    f.window->studio().restoreLayout(state);
    QList<bool> after;
    for (FoldSection* section : f.panel().findChildren<FoldSection*>())
        after << section->isFolded();
    QCOMPARE(after, folded);
}

void TestStylePanel::badLayoutIsIgnored_data() {
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("garbage") << QByteArray("no such thing as a layout");
    QTest::newRow("cut") << PanelFixture().window->studio().layoutState().left(9);
}

void TestStylePanel::badLayoutIsIgnored() {
    QFETCH(const QByteArray, state);
    PanelFixture f;
    const QByteArray before = f.panel().layoutState();
    f.window->studio().restoreLayout(state);
    QCOMPARE(f.panel().layoutState(), before);
}

// ---- references

void TestStylePanel::menuOutlivesItsSwatch_data() {
    QTest::addColumn<bool>("loads");
    QTest::addColumn<QString>("style");
    QTest::addRow("the model stays") << false << QStringLiteral("Rain");
    QTest::addRow("another model is loaded meanwhile") << true << QStringLiteral("style.png");
}

void TestStylePanel::menuOutlivesItsSwatch() {
    QFETCH(bool, loads);
    QFETCH(QString, style);
    PanelFixture f;
    QVERIFY(f.dropBoth());
    f.session->selectModel(writeStyledModel(f.file("mine.irodori"), "Mine"));
    QVERIFY(f.settle());
    QPointer<SwatchButton> rain;
    for (SwatchButton* button : f.panel().findChildren<SwatchButton*>())
        if (button->text() == QLatin1String("Rain"))
            rain = button;
    QVERIFY(rain);
    Q_EMIT rain->customContextMenuRequested(rain->rect().center());
    const QPointer<QMenu> menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    if (loads) {
        f.session->selectModel(f.file("starter.irodori"));
        QTRY_VERIFY(!rain);
    }
    menu->actions().constFirst()->trigger();
    menu->close();
    QCOMPARE(f.session->references().size(), std::size_t{1});
    QCOMPARE(f.session->references()[0].picture->name, style);
    QTRY_VERIFY(!menu);
}

void TestStylePanel::padBlendsThreeStyles() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    QVERIFY(f.openStyles(2));
    auto* pad = f.panel().findChild<BlendPad*>();
    f.unfoldAll();
    QVERIFY(pad->isVisibleTo(&f.panel()));
    const int steps = f.session->undoStack().count();
    Q_EMIT pad->sharesChanged({0.5, 0.3, 0.2});
    Q_EMIT pad->sharesChanged({0.5, 0.5, 0});
    Q_EMIT pad->editingFinished();
    QVERIFY(f.settle());
    QCOMPARE(f.engine->lastRequest().references.size(), std::size_t(2));
    QCOMPARE(f.session->references()[0].weight, 1.5);
    QCOMPARE(f.session->references()[2].weight, 0.);
    QCOMPARE(pad->shares(), (BlendPad::Shares{0.5, 0.5, 0}));
    QCOMPARE(f.session->undoStack().count(), steps + 1);
    f.session->undoStack().undo();
    QCOMPARE(pad->shares()[2], 1 / 3.);
}

void TestStylePanel::padIsThereForThreeOnly() {
    PanelFixture f;
    auto* pad = f.panel().findChild<BlendPad*>();
    for (const int count : {1, 2, 3, 4}) {
        QVERIFY(f.openStyles(1));
        QCOMPARE(f.session->references().size(), std::size_t(count));
        QCOMPARE(pad->parentWidget()->isVisibleTo(&f.panel()), count == 3);
    }
}

void TestStylePanel::cropMakesANewCode() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    const int encodes = f.engine->encodes;
    const auto id = f.session->references().front().picture->id;
    f.session->setReferenceCrop(id, {0.25, 0, 0.5, 1});
    QVERIFY(f.settle());
    QCOMPARE(int(f.engine->encodes), encodes + 1);
    QCOMPARE(f.session->recipe().references.front().crop.x, 0.25);
    auto* card = f.panel().findChild<ReferenceThumb*>();
    QCOMPARE(card->findChild<SwatchButton*>()->thumbnail().size(), QSize(32, 64));
    f.session->undoStack().undo();
    QVERIFY(f.settle());
    QVERIFY(f.session->references().front().crop == ReferenceCrop{});
    QVERIFY(f.session->canRepaint());
}

void TestStylePanel::cropFollowsTheDrag() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    const int steps = f.session->undoStack().count();
    CropDialog dialog(*f.session, f.session->references().front());
    dialog.show();
    auto* frame = dialog.findChild<CropFrame*>();
    const int margin = 12;
    const int side = std::min(frame->width(), frame->height()) - 2 * margin;
    const QPoint edge = frame->rect().center() + QPoint(side / 2, 0);
    QTest::mousePress(frame, Qt::LeftButton, {}, edge);

    // The pointer is always faster than the encoder: previews come all the same.
    f.engine->encodeMilliseconds = 50;
    const auto previews = f.previews.size();
    for (int move = 1; f.previews.size() < previews + 2; ++move) {
        QTest::mouseMove(frame, edge - QPoint(10 + move % 50, 0));
        QCoreApplication::processEvents();
    }

    const int encodes = f.engine->encodes;
    constexpr int kMoves = 60;
    for (int move = 1; move <= kMoves; ++move)
        QTest::mouseMove(frame, edge - QPoint(move, 0));
    QTest::mouseRelease(frame, Qt::LeftButton, {}, edge - QPoint(kMoves, 0));
    QVERIFY(f.settle());
    QVERIFY(f.engine->encodes - encodes < kMoves);
    QVERIFY(f.session->canRepaint());
    QVERIFY(frame->crop().width < 1);
    QVERIFY(f.session->recipe().references.front().crop == frame->crop());
    dialog.accept();
    QCOMPARE(f.session->undoStack().count(), steps + 1);
    f.session->undoStack().undo();
    QVERIFY(f.session->references().front().crop == ReferenceCrop{});
}

void TestStylePanel::cropBackToWhatIsKnown() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    const auto id = f.session->references().front().picture->id;
    f.engine->encodeMilliseconds = 50;
    f.session->setReferenceCrop(id, {0, 0, 0.5, 1});
    QVERIFY2(!f.session->canRepaint(), "an export waits for the part that is chosen");
    f.session->setReferenceCrop(id, {});
    QVERIFY(f.session->canRepaint());
    QVERIFY(f.settle());
    QVERIFY(f.session->canRepaint());
}

void TestStylePanel::cancelledCropLeavesNoTrace() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    const int steps = f.session->undoStack().count();
    CropDialog dialog(*f.session, f.session->references().front());
    auto* frame = dialog.findChild<CropFrame*>();
    Q_EMIT frame->cropChanged({0.1, 0.1, 0.5, 0.5});
    QCOMPARE(f.session->references().front().crop.width, 0.5);
    dialog.reject();
    QVERIFY(f.session->references().front().crop == ReferenceCrop{});
    QCOMPARE(f.session->undoStack().count(), steps);
}

void TestStylePanel::cropsOfUnknownPicturesAreRefused() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    StyleRecipe recipe = f.session->recipe();
    recipe.references.front().sha256 = "of a picture that is not here";
    f.session->applyRecipe(recipe, Edit::restore);  // now only the code is known
    const StudioDocument before = f.session->document();
    f.session->setReferenceCrop(before.references.front().picture->id, {0, 0, 0.5, 0.5});
    f.session->setReferenceCrop(4711, {0, 0, 0.5, 0.5});
    QVERIFY(f.session->document() == before);
    QVERIFY(f.openStyles(1));
    const StudioDocument loaded = f.session->document();
    f.session->setReferenceCrop(loaded.references.back().picture->id, {0.5, 0, 0.6, 1});
    QVERIFY2(f.session->document() == loaded, "a crop beyond the picture");
}

// ---- variation

void TestStylePanel::seedIsChosenFromTheSheet() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    f.unfoldAll();
    f.button("Choose among nine variations").click();
    auto* sheet = f.panel().findChild<SeedSheet*>();
    QVERIFY(sheet && sheet->isVisible());
    const auto swatches = sheet->findChildren<SwatchButton*>();
    QCOMPARE(swatches.size(), SeedSheet::kCount);
    QTRY_VERIFY(std::ranges::none_of(
        swatches, [](const SwatchButton* s) { return s->thumbnail().isNull(); }));
    QVERIFY(f.settle());
    swatches[4]->click();
    QCOMPARE(f.session->settings().variation, SeedSheet::kLeastVariation);
    QVERIFY(f.session->settings().seed != 0);
    QCOMPARE(f.session->undoStack().undoText(), nameOf(Edit::seed));
    f.session->undoStack().undo();
    QCOMPARE(f.session->settings(), StyleSettings{});
}

void TestStylePanel::closedSheetPaintsNoMore() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    f.engine->repaintMilliseconds = 40;
    auto* sheet = new SeedSheet(*f.session, f.window.get());
    sheet->popUpAt(f.panel());
    sheet->close();
    QVERIFY(f.settle());
    QVERIFY2(f.engine->repaints < 2 + SeedSheet::kCount, "the rest of the sheet is not painted");
}

// ---- region

void TestStylePanel::regionReachesTheEngine_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<StyledRegion>("region");
    QTest::addColumn<bool>("hasMask");
    QTest::newRow("all") << 0 << StyledRegion::all << false;
    QTest::newRow("subject") << 1 << StyledRegion::subject << true;
    QTest::newRow("background") << 2 << StyledRegion::background << true;
    QTest::newRow("painted") << 3 << StyledRegion::mask << true;
}

void TestStylePanel::regionReachesTheEngine() {
    QFETCH(const int, index);
    QFETCH(const StyledRegion, region);
    QFETCH(const bool, hasMask);
    PanelFixture f;
    f.session->setSubjectFinder(leftHalf);
    QVERIFY(f.dropBoth());
    const QList<QToolButton*> segments =
        f.panel().findChild<SegmentedChoice*>()->findChildren<QToolButton*>();
    segments[index == 0 ? 1 : 0]->click();
    segments[index]->click();
    QVERIFY(f.settle());
    const RepaintRequest request = f.engine->lastRequest();
    QCOMPARE(request.settings.region, region);
    QCOMPARE(request.mask != nullptr && region != StyledRegion::all, hasMask);
    QCOMPARE(f.region().summary().isEmpty(), region == StyledRegion::all);
}

void TestStylePanel::missingSubjectIsTold() {
    PanelFixture f;
    f.session->setSubjectFinder(noSubject);
    QVERIFY(f.dropBoth());
    f.session->setRegion(StyledRegion::subject);
    QVERIFY(f.settle());
    QVERIFY(f.session->lacksSubject());
    QCOMPARE(f.engine->lastRequest().settings.region, StyledRegion::all);
    QCOMPARE(f.session->settings().region, StyledRegion::subject);
    QCOMPARE(f.messages.size(), 1);
    f.session->takeSubjectAsMask();
    QCOMPARE(f.messages.size(), 2);
}

void TestStylePanel::withoutAFinderThereIsNoSubject() {
    PanelFixture f;
    f.session->setSubjectFinder({});
    QVERIFY(f.dropBoth());
    f.session->setRegion(StyledRegion::background);  // as a recipe may have it
    QVERIFY(f.settle());
    QVERIFY(f.session->canRepaint());
    QCOMPARE(f.engine->lastRequest().settings.region, StyledRegion::all);
    QVERIFY(!f.button("Subject").isVisibleTo(&f.panel()));
}

void TestStylePanel::maskOfOtherProportionsIsToldOf_data() {
    QTest::addColumn<StyledRegion>("region");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("notice");
    QTest::newRow("the photo's") << StyledRegion::mask << QSize(320, 240) << QString();
    QTest::newRow("upright") << StyledRegion::mask << QSize(240, 320)
                             << QStringLiteral("240 × 320");
    QTest::newRow("square") << StyledRegion::mask << QSize(100, 100) << QStringLiteral("100 × 100");
    QTest::newRow("not in use") << StyledRegion::all << QSize(100, 100) << QString();
}

void TestStylePanel::maskOfOtherProportionsIsToldOf() {
    QFETCH(const StyledRegion, region);
    QFETCH(const QSize, size);
    QFETCH(const QString, notice);
    PanelFixture f;
    QVERIFY(f.dropBoth());  // the photo has 640 × 480
    StyleRecipe recipe = f.session->recipe();
    recipe.settings.region = region;
    recipe.mask = Mask(size.width(), size.height(), 255);
    f.session->applyRecipe(recipe, Edit::preset);
    QVERIFY(f.settle());
    QVERIFY(f.session->settings().region == region);
    const QString told = f.messageTexts();
    QCOMPARE(told.contains(QStringLiteral("proportions")), !notice.isEmpty());
    if (!notice.isEmpty())
        QVERIFY2(told.contains(notice) && told.contains(QStringLiteral("640 × 480")),
                 qPrintable(told));
}

void TestStylePanel::maskBelongsToItsPhoto() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    f.session->setRegion(StyledRegion::mask);
    QVERIFY(f.session->mask());
    QCOMPARE(f.session->mask()->width, 640);
    f.session->openPhoto(PictureSource::file(f.picture("other.png", {2400, 1200}, Qt::darkGreen)));
    QVERIFY(f.settle());
    QVERIFY(!f.session->mask());
    QCOMPARE(f.session->settings().region, StyledRegion::all);
    f.session->setRegion(StyledRegion::mask);
    QCOMPARE(f.session->mask()->width, kMaskSide);
    QCOMPARE(f.session->mask()->height, kMaskSide / 2);
}

void TestStylePanel::secondStyleForTheRest() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    f.session->setRegion(StyledRegion::mask);
    f.drop(f.region(), {QUrl::fromLocalFile(f.picture("rest.png", {32, 32}, Qt::green))});
    QTRY_COMPARE(f.session->otherReferences().size(), std::size_t(1));
    QVERIFY(f.settle());
    QCOMPARE(f.session->references().size(), std::size_t(1));
    QCOMPARE(f.engine->lastRequest().otherReferences.size(), std::size_t(1));
    QCOMPARE(f.region().findChildren<ReferenceThumb*>().size(), 1);
    f.session->removeReference(f.session->otherReferences().front().picture->id);
    QVERIFY(f.settle());
    QVERIFY(f.engine->lastRequest().otherReferences.empty());
    f.session->undoStack().undo();
    QCOMPARE(f.session->otherReferences().size(), std::size_t(1));
    f.session->setRegion(StyledRegion::all);
    QVERIFY(f.settle());
    QVERIFY2(f.engine->lastRequest().otherReferences.empty(), "there is no rest");
}

// ---- mask

void TestStylePanel::strokeIsOneUndoStep() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    f.session->setRegion(StyledRegion::mask);
    const Mask empty = *f.session->mask();
    const int steps = f.session->undoStack().count();
    MaskBrush& brush = f.panel().maskBrush();
    brush.press({100, 100}, false, 1);
    brush.move({200, 150});
    brush.move({300, 100});
    QVERIFY2(*f.session->mask() != empty, "the picture follows the brush");
    brush.release();
    const Mask painted = *f.session->mask();
    QCOMPARE(f.session->undoStack().count(), steps + 1);
    brush.press({100, 100}, true, 1);
    brush.release();
    QVERIFY(*f.session->mask() != painted);
    QCOMPARE(f.session->undoStack().count(), steps + 2);
    f.session->undoStack().undo();
    QVERIFY(*f.session->mask() == painted);
    f.session->undoStack().undo();
    QVERIFY(*f.session->mask() == empty);
    QVERIFY(f.settle());
    QVERIFY(*f.engine->lastRequest().mask == empty);
}

void TestStylePanel::brushIsHeldAndLaidDown() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    QSignalSpy held(&f.panel(), &StylePanel::maskBrushHeld);
    f.button("Painted").click();
    QCOMPARE(f.view().tool(), &f.panel().maskBrush());
    QTest::mousePress(&f.view(), Qt::LeftButton, {}, f.view().rect().center());
    QTest::mouseRelease(&f.view(), Qt::LeftButton, {}, f.view().rect().center());
    QCOMPARE(f.session->undoStack().undoText(), nameOf(Edit::paintMask));
    f.button("Erase").click();
    QTest::mousePress(&f.view(), Qt::LeftButton, {}, f.view().rect().center());
    QTest::mouseRelease(&f.view(), Qt::LeftButton, {}, f.view().rect().center());
    QVERIFY2(std::ranges::none_of(f.session->mask()->values, [](int v) { return v == 255; }),
             "the core of the stroke is gone again");
    f.button("Erase").click();
    QVERIFY(!f.view().tool());
    f.button("Paint").click();
    QVERIFY(f.view().tool());
    f.session->setRegion(StyledRegion::all);
    QVERIFY2(!f.view().tool(), "nothing to paint on any more");
}

void TestStylePanel::maskIsClearedAndInverted() {
    PanelFixture f;
    QVERIFY(f.dropBoth());
    f.session->setRegion(StyledRegion::mask);
    const Mask empty = *f.session->mask();
    f.button("Invert the mask").click();
    QCOMPARE(int(f.session->mask()->values.front()), 255);
    f.button("Clear the mask").click();
    QVERIFY(*f.session->mask() == empty);
    f.session->undoStack().undo();
    QCOMPARE(int(f.session->mask()->values.front()), 255);
}

void TestStylePanel::subjectBecomesTheMask() {
    PanelFixture f;
    f.session->setSubjectFinder(leftHalf);
    QVERIFY(f.dropBoth());
    f.session->setRegion(StyledRegion::mask);
    f.session->takeSubjectAsMask();
    QVERIFY(f.settle());
    QCOMPARE(f.session->mask()->values, (std::vector<std::uint8_t>{255, 0}));
    f.session->undoStack().undo();
    QCOMPARE(f.session->mask()->width, 640);
}

void TestStylePanel::brushWithoutAPhotoDoesNothing() {
    PanelFixture f;
    MaskBrush& brush = f.panel().maskBrush();
    brush.press({10, 10}, false, 1);
    brush.move({20, 20});
    brush.release();
    QVERIFY(!f.session->mask());
    QVERIFY(!f.session->undoStack().canUndo());
    f.button("Painted").click();
    QVERIFY(!f.view().tool());
}

QTEST_MAIN(TestStylePanel)
#include "tst_style_panel.moc"
