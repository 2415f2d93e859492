// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

#include "widgets/icons.h"
#include "widgets/motion.h"
#include "widgets/progress_line.h"

using namespace irodori;

namespace {

constexpr double kReadable = 4.5;  ///< WCAG 2.1 AA for text
constexpr double kVisible = 3.0;   ///< WCAG 2.1 AA for parts of the interface

struct Pair {
    const char* name;
    QPalette::ColorRole text;
    QPalette::ColorRole ground;
};

constexpr Pair kTexts[] = {
    {"text on window", QPalette::WindowText, QPalette::Window},
    {"text in fields", QPalette::Text, QPalette::Base},
    {"text in other rows", QPalette::Text, QPalette::AlternateBase},
    {"text on buttons", QPalette::ButtonText, QPalette::Button},
    {"selected text", QPalette::HighlightedText, QPalette::Highlight},
    {"tool tips", QPalette::ToolTipText, QPalette::ToolTipBase},
    {"hints in fields", QPalette::PlaceholderText, QPalette::Base},
    {"hints on window", QPalette::PlaceholderText, QPalette::Window},
    {"links", QPalette::Link, QPalette::Base},
    {"links on window", QPalette::Link, QPalette::Window},
};

bool isGrey(const QColor& color) {
    return color.red() == color.green() && color.green() == color.blue();
}

QPalette paletteOf(bool dark) {
    return dark ? darkPalette() : lightPalette();
}

QColor middleOf(const QPixmap& pixmap) {
    const QImage image = pixmap.toImage();
    for (int x = 0; x < image.width(); ++x) {
        const QColor color = image.pixelColor(x, image.height() / 2);
        if (color.alpha() == 255)
            return color;
    }
    return {};
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastOfKnownColours();
    void texts_data();
    void texts();
    void signalColours_data();
    void signalColours();
    void groundsAreNeutral_data();
    void groundsAreNeutral();
    void choiceAppliesLive();
    void motionCanBeReducedLive();
    void missingIconIsNull();
    void iconsFollowThePalette();
    void iconButtonFallsBackToText();
};

void ThemeTest::contrastOfKnownColours() {
    QVERIFY(std::abs(contrastRatio(Qt::black, Qt::white) - 21) < 0.01);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void ThemeTest::texts_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("text");
    QTest::addColumn<int>("ground");
    for (const bool dark : {false, true}) {
        for (const Pair& pair : kTexts)
            QTest::addRow("%s, %s", dark ? "dark" : "light", pair.name)
                << dark << int(pair.text) << int(pair.ground);
    }
}

void ThemeTest::texts() {
    QFETCH(bool, dark);
    QFETCH(int, text);
    QFETCH(int, ground);
    const QPalette palette = paletteOf(dark);
    const double contrast = contrastRatio(palette.color(QPalette::ColorRole(text)),
                                          palette.color(QPalette::ColorRole(ground)));
    QVERIFY2(contrast >= kReadable, qPrintable(QString::number(contrast)));
}

void ThemeTest::signalColours_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ThemeTest::signalColours() {
    QFETCH(bool, dark);
    const QPalette palette = paletteOf(dark);
    const ThemeColors& colors = themeColors(palette);
    const QColor window = palette.color(QPalette::Window);
    for (const QColor& color : {colors.accent, colors.info, colors.warning, colors.error})
        QVERIFY2(contrastRatio(color, window) >= kReadable, qPrintable(color.name()));
    QVERIFY(contrastRatio(colors.accent, colors.canvas) >= kVisible);
    QVERIFY(contrastRatio(colors.accent, palette.color(QPalette::Base)) >= kVisible);
}

void ThemeTest::groundsAreNeutral_data() {
    signalColours_data();
}

void ThemeTest::groundsAreNeutral() {
    QFETCH(bool, dark);
    const QPalette palette = paletteOf(dark);
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button, QPalette::Mid,
                            QPalette::WindowText, QPalette::Text})
        QVERIFY(isGrey(palette.color(role)));
    QVERIFY(isGrey(themeColors(palette).canvas));
    QCOMPARE(isDark(palette), dark);
}

void ThemeTest::choiceAppliesLive() {
    applyTheme(ThemeChoice::light);
    QWidget window;
    QPushButton button(QStringLiteral("Export"), &window);
    window.show();
    QVERIFY(!isDark(button.palette()));
    applyTheme(ThemeChoice::dark);
    QTRY_VERIFY(isDark(button.palette()));
    applyTheme(ThemeChoice::light);
    QTRY_VERIFY(!isDark(button.palette()));
    applyTheme(ThemeChoice::system);  // whatever that is here: one of ours
    const QPalette palette = QApplication::palette();
    QVERIFY(palette.color(QPalette::Window) == paletteOf(isDark(palette)).color(QPalette::Window));
}

void ThemeTest::motionCanBeReducedLive() {
    applyTheme(ThemeChoice::light);
    QVERIFY(!reducesMotion());
    ProgressLine line;
    line.resize(200, ProgressLine::kHeight);
    line.setBusy(true);
    QTRY_VERIFY(line.isVisible());
    const QStyle& style = *QApplication::style();
    QVERIFY(style.styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
    setReducedMotion(true);
    QCOMPARE(style.styleHint(QStyle::SH_Widget_Animation_Duration), 0);
    const QImage shown = line.grab().toImage();
    QCOMPARE(shown.pixelColor(1, 1), themeColors(line.palette()).accent);
    QCOMPARE(shown.pixelColor(shown.width() - 2, 1), themeColors(line.palette()).accent);
    setReducedMotion(false);
    QVERIFY(style.styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
}

void ThemeTest::missingIconIsNull() {
    QVERIFY(themeIcon(QStringLiteral("no-such-icon")).isNull());
    QVERIFY(iconPixmap(QStringLiteral("no-such-icon"), 16, Qt::red, 1).isNull());
    QVERIFY(themeIcon(QString()).isNull());
}

void ThemeTest::iconsFollowThePalette() {
    const QIcon icon = themeIcon(QStringLiteral("cancel"));
    QVERIFY(!icon.isNull());
    applyTheme(ThemeChoice::light);
    const QColor onLight = middleOf(icon.pixmap(64));
    applyTheme(ThemeChoice::dark);
    const QColor onDark = middleOf(icon.pixmap(64));
    QVERIFY(onLight.isValid() && onDark.isValid());
    QCOMPARE(onLight, lightPalette().color(QPalette::ButtonText));
    QCOMPARE(onDark, darkPalette().color(QPalette::ButtonText));
    QVERIFY(middleOf(icon.pixmap(64, QIcon::Disabled)) != onDark);
    const QPixmap sharp = iconPixmap(QStringLiteral("cancel"), 16, Qt::red, 2);
    QCOMPARE(sharp.size(), QSize(32, 32));
    QCOMPARE(sharp.deviceIndependentSize(), QSizeF(16, 16));
}

void ThemeTest::iconButtonFallsBackToText() {
    QPushButton button;
    setIconButton(&button, QStringLiteral("no-such-icon"), QStringLiteral("×"),
                  QStringLiteral("Close"));
    QCOMPARE(button.text(), QStringLiteral("×"));
    QCOMPARE(button.accessibleName(), QStringLiteral("Close"));
    setIconButton(&button, QStringLiteral("cancel"), QStringLiteral("×"), QStringLiteral("Close"));
    QVERIFY(button.text().isEmpty());
    QVERIFY(!button.icon().isNull());
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
