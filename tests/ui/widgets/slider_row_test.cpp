// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/slider_row.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "widgets/theme.h"
#include "widgets/value_slider.h"

using namespace irodori;

namespace {

SliderSpec strength() {
    SliderSpec spec;
    spec.label = QStringLiteral("Strength");
    spec.max = 1.5;
    spec.initial = 1;
    spec.displayFactor = 100;
    spec.suffix = QStringLiteral(" %");
    return spec;
}

SliderSpec brush() {
    SliderSpec spec = strength();
    spec.label = QStringLiteral("Brush");
    spec.min = 0.25;
    spec.max = 4;
    spec.logarithmic = true;
    return spec;
}

/// A row in a window with something else that can have the focus.
struct Fixture {
    explicit Fixture(const SliderSpec& spec) : row(new SliderRow(spec)) {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(row);
        other = new QSlider(&window);
        layout->addWidget(other);
        window.resize(300, 200);
        window.show();
        window.activateWindow();
        slider = row->findChild<ValueSlider*>();
        spinBox = row->findChild<QDoubleSpinBox*>();
        label = row->findChild<QLabel*>();
        other->setFocus();
    }

    [[nodiscard]] QPoint handle() const {
        const double share = double(slider->value()) / slider->maximum();
        return {7 + qRound(share * (slider->width() - 14)), slider->height() / 2};
    }

    QWidget window;
    SliderRow* row;
    QWidget* other;
    ValueSlider* slider;
    QDoubleSpinBox* spinBox;
    QLabel* label;
};

void sendWheel(QWidget* widget, int delta) {
    const QPointF middle = QRectF(widget->rect()).center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

}  // namespace

class SliderRowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(ThemeChoice::light); }
    void startsAtItsDefault();
    void setValueIsSilentAndClamped_data();
    void setValueIsSilentAndClamped();
    void draggingReportsLiveAndOnceAtTheEnd();
    void clickOnTheGrooveJumps();
    void keys_data();
    void keys();
    void keysEndAfterAPause();
    void leavingEndsAtOnce();
    void doubleClickOnTheNameResets();
    void resettingTheDefaultSaysNothing();
    void wheelNeedsFocus();
    void typing();
    void typingNonsenseChangesNothing();
    void logarithmicMiddleIsTheGeometricMean();
    void sliderAndNumberAgree_data();
    void sliderAndNumberAgree();
    void namesForScreenReaders();
    void rightToLeft();
};

void SliderRowTest::startsAtItsDefault() {
    Fixture f(strength());
    QCOMPARE(f.row->value(), 1.0);
    QCOMPARE(f.spinBox->text(), QStringLiteral("100 %"));
    QCOMPARE(f.slider->realValue(), 1.0);
}

void SliderRowTest::setValueIsSilentAndClamped_data() {
    QTest::addColumn<double>("given");
    QTest::addColumn<double>("kept");
    QTest::newRow("inside") << 0.5 << 0.5;
    QTest::newRow("between two steps") << 0.123 << 0.123;
    QTest::newRow("below") << -1.0 << 0.0;
    QTest::newRow("above") << 9.0 << 1.5;
}

void SliderRowTest::setValueIsSilentAndClamped() {
    QFETCH(double, given);
    QFETCH(double, kept);
    Fixture f(strength());
    QSignalSpy changed(f.row, &SliderRow::valueChanged);
    QSignalSpy finished(f.row, &SliderRow::editingFinished);
    f.row->setValue(given);
    QCOMPARE(f.row->value(), kept);
    QCOMPARE(changed.count() + finished.count(), 0);
}

void SliderRowTest::draggingReportsLiveAndOnceAtTheEnd() {
    Fixture f(strength());
    QSignalSpy changed(f.row, &SliderRow::valueChanged);
    QSignalSpy finished(f.row, &SliderRow::editingFinished);
    const QPoint start = f.handle();
    QTest::mousePress(f.slider, Qt::LeftButton, {}, start);
    for (int step = 1; step <= 5; ++step)
        QTest::mouseMove(f.slider, start - QPoint(10 * step, 0));
    QVERIFY(changed.count() >= 4);
    QCOMPARE(finished.count(), 0);
    QTest::mouseRelease(f.slider, Qt::LeftButton, {}, start - QPoint(50, 0));
    QCOMPARE(finished.count(), 1);
    QVERIFY(f.row->value() < 1);
    QCOMPARE(finished.first().first().toDouble(), f.row->value());
    QCOMPARE(f.spinBox->value(), std::round(f.row->value() * 100));
}

void SliderRowTest::clickOnTheGrooveJumps() {
    Fixture f(strength());
    QTest::mouseClick(f.slider, Qt::LeftButton, {},
                      {f.slider->width() / 3, f.slider->height() / 2});
    QVERIFY(std::abs(f.row->value() - 0.5) < 0.05);
}

void SliderRowTest::keys_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<double>("result");
    QTest::newRow("right") << int(Qt::Key_Right) << 1.01;
    QTest::newRow("left") << int(Qt::Key_Left) << 0.99;
    QTest::newRow("page up") << int(Qt::Key_PageUp) << 1.1;
    QTest::newRow("page down") << int(Qt::Key_PageDown) << 0.9;
    QTest::newRow("home") << int(Qt::Key_Home) << 0.0;
    QTest::newRow("end") << int(Qt::Key_End) << 1.5;
}

void SliderRowTest::keys() {
    QFETCH(int, key);
    QFETCH(double, result);
    Fixture f(strength());
    QTest::keyClick(f.slider, Qt::Key(key));
    QCOMPARE(f.row->value(), result);
}

void SliderRowTest::keysEndAfterAPause() {
    Fixture f(strength());
    QSignalSpy changed(f.row, &SliderRow::valueChanged);
    QSignalSpy finished(f.row, &SliderRow::editingFinished);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(f.slider, Qt::Key_Left);
    QCOMPARE(changed.count(), 3);
    QCOMPARE(finished.count(), 0);
    QTRY_COMPARE(finished.count(), 1);
}

void SliderRowTest::leavingEndsAtOnce() {
    Fixture f(strength());
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    f.slider->setFocus();
    QSignalSpy finished(f.row, &SliderRow::editingFinished);
    QTest::keyClick(f.slider, Qt::Key_Left);
    f.other->setFocus();
    QCOMPARE(finished.count(), 1);
}

void SliderRowTest::doubleClickOnTheNameResets() {
    Fixture f(strength());
    f.row->setValue(0.2);
    QSignalSpy finished(f.row, &SliderRow::editingFinished);
    QTest::mouseDClick(f.label, Qt::LeftButton);
    QCOMPARE(f.row->value(), 1.0);
    QCOMPARE(finished.count(), 1);
    f.row->setValue(0.2);
    QTest::keyClick(f.slider, Qt::Key_Delete);
    QCOMPARE(f.row->value(), 1.0);
}

void SliderRowTest::resettingTheDefaultSaysNothing() {
    Fixture f(strength());
    QSignalSpy changed(f.row, &SliderRow::valueChanged);
    QSignalSpy finished(f.row, &SliderRow::editingFinished);
    QTest::mouseDClick(f.label, Qt::LeftButton);
    QCOMPARE(changed.count() + finished.count(), 0);
}

void SliderRowTest::wheelNeedsFocus() {
    Fixture f(strength());
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    f.other->setFocus();
    sendWheel(f.slider, 120);
    sendWheel(f.spinBox, 120);
    QCOMPARE(f.row->value(), 1.0);
    f.slider->setFocus();
    sendWheel(f.slider, 120);
    QVERIFY(f.row->value() > 1);
}

void SliderRowTest::typing() {
    Fixture f(strength());
    QSignalSpy changed(f.row, &SliderRow::valueChanged);
    QSignalSpy finished(f.row, &SliderRow::editingFinished);
    f.spinBox->selectAll();
    QTest::keyClicks(f.spinBox, QStringLiteral("42"));
    QCOMPARE(changed.count(), 0);  // "4" on the way to "42" is no setting
    QTest::keyClick(f.spinBox, Qt::Key_Return);
    QCOMPARE(f.row->value(), 0.42);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(f.slider->realValue(), 0.42);
}

void SliderRowTest::typingNonsenseChangesNothing() {
    Fixture f(strength());
    QSignalSpy changed(f.row, &SliderRow::valueChanged);
    f.spinBox->selectAll();
    QTest::keyClicks(f.spinBox, QStringLiteral("much"));
    QTest::keyClick(f.spinBox, Qt::Key_Return);
    QCOMPARE(f.row->value(), 1.0);
    QCOMPARE(changed.count(), 0);
}

void SliderRowTest::logarithmicMiddleIsTheGeometricMean() {
    Fixture f(brush());
    QCOMPARE(f.row->value(), 1.0);
    QCOMPARE(f.slider->value(), f.slider->maximum() / 2);
    QTest::keyClick(f.slider, Qt::Key_Home);
    QCOMPARE(f.row->value(), 0.25);
    QTest::keyClick(f.slider, Qt::Key_End);
    QCOMPARE(f.row->value(), 4.0);
}

void SliderRowTest::sliderAndNumberAgree_data() {
    QTest::addColumn<bool>("logarithmic");
    QTest::newRow("even steps") << false;
    QTest::newRow("even ratios") << true;
}

void SliderRowTest::sliderAndNumberAgree() {
    QFETCH(bool, logarithmic);
    Fixture f(logarithmic ? brush() : strength());
    QTest::keyClick(f.slider, Qt::Key_Home);
    double previous = f.row->value();
    for (int i = 1; i <= f.slider->maximum(); ++i) {
        f.slider->setValue(i);
        QVERIFY(f.row->value() >= previous);
        QCOMPARE(f.spinBox->value(), std::round(f.row->value() * 100));
        previous = f.row->value();
    }
    QCOMPARE(previous, f.row->spec().max);
}

void SliderRowTest::namesForScreenReaders() {
    Fixture f(strength());
    QCOMPARE(f.slider->accessibleName(), QStringLiteral("Strength"));
    QCOMPARE(f.spinBox->accessibleName(), QStringLiteral("Strength"));
    f.row->setTexts(QStringLiteral("Stärke"), QStringLiteral("Wie sehr"));
    QCOMPARE(f.slider->accessibleName(), QStringLiteral("Stärke"));
    QCOMPARE(f.label->text(), QStringLiteral("Stärke"));
}

void SliderRowTest::rightToLeft() {
    Fixture f(strength());
    f.window.setLayoutDirection(Qt::RightToLeft);
    QTest::keyClick(f.slider, Qt::Key_Left);
    QCOMPARE(f.row->value(), 1.01);
    QTest::mouseClick(f.slider, Qt::LeftButton, {}, {3, f.slider->height() / 2});
    QCOMPARE(f.row->value(), 1.5);
}

QTEST_MAIN(SliderRowTest)
#include "slider_row_test.moc"
