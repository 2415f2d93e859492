// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <algorithm>
#include <cmath>

#include "widgets/studio_style.h"
#include "widgets/system_color_scheme.h"

namespace irodori {

namespace {

const ThemeColors kLightColors{
    .accent = QColor(0x1f, 0x62, 0xb8),
    .canvas = QColor(0xd2, 0xd2, 0xd2),
    .border = QColor(0xb8, 0xb8, 0xb8),
    .hover = QColor(0xde, 0xde, 0xde),
    .info = QColor(0x1f, 0x62, 0xb8),
    .warning = QColor(0x8f, 0x56, 0x00),
    .error = QColor(0xb3, 0x26, 0x1e),
};

const ThemeColors kDarkColors{
    .accent = QColor(0x6a, 0xa9, 0xf4),
    .canvas = QColor(0x1c, 0x1c, 0x1c),
    .border = QColor(0x4a, 0x4a, 0x4a),
    .hover = QColor(0x3b, 0x3b, 0x3b),
    .info = QColor(0x6a, 0xa9, 0xf4),
    .warning = QColor(0xe8, 0xb0, 0x4c),
    .error = QColor(0xf2, 0x8b, 0x82),
};

struct Greys {
    QRgb window, base, alternate, button, text, placeholder, disabled, light, mid, dark;
};

constexpr Greys kLightGreys{0xffeeeeee, 0xfffbfbfb, 0xfff4f4f4, 0xfff8f8f8, 0xff1c1c1c,
                            0xff636363, 0xff9a9a9a, 0xffffffff, 0xffc6c6c6, 0xff9e9e9e};
constexpr Greys kDarkGreys{0xff2a2a2a, 0xff202020, 0xff262626, 0xff363636, 0xffe6e6e6,
                           0xffa2a2a2, 0xff787878, 0xff4a4a4a, 0xff1f1f1f, 0xff141414};

QPalette paletteFrom(const Greys& greys, const QColor& accent, const QColor& onAccent) {
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(greys.window));
    palette.setColor(QPalette::WindowText, QColor(greys.text));
    palette.setColor(QPalette::Base, QColor(greys.base));
    palette.setColor(QPalette::AlternateBase, QColor(greys.alternate));
    palette.setColor(QPalette::Text, QColor(greys.text));
    palette.setColor(QPalette::PlaceholderText, QColor(greys.placeholder));
    palette.setColor(QPalette::Button, QColor(greys.button));
    palette.setColor(QPalette::ButtonText, QColor(greys.text));
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, QColor(greys.base));
    palette.setColor(QPalette::ToolTipText, QColor(greys.text));
    palette.setColor(QPalette::Light, QColor(greys.light));
    palette.setColor(QPalette::Midlight, QColor(greys.button));
    palette.setColor(QPalette::Mid, QColor(greys.mid));
    palette.setColor(QPalette::Dark, QColor(greys.dark));
    palette.setColor(QPalette::Shadow, Qt::black);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(greys.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(greys.mid));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(greys.disabled));
    return palette;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double relativeLuminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

/// Keeps the application's palette in line with the choice and the system.
class ThemeKeeper : public QObject {
public:
    explicit ThemeKeeper(QObject* parent) : QObject(parent), system_(this) {
        connect(&system_, &SystemColorScheme::changed, this, [this] { update(); });
    }

    void choose(ThemeChoice choice) {
        choice_ = choice;
        update();
    }

private:
    void update() {
        const bool dark =
            choice_ == ThemeChoice::dark || (choice_ == ThemeChoice::system && system_.isDark());
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
    }

    SystemColorScheme system_;
    ThemeChoice choice_ = ThemeChoice::system;
};

}  // namespace

QPalette lightPalette() {
    return paletteFrom(kLightGreys, kLightColors.accent, Qt::white);
}

QPalette darkPalette() {
    return paletteFrom(kDarkGreys, kDarkColors.accent, Qt::black);
}

bool isDark(const QPalette& palette) {
    return relativeLuminance(palette.color(QPalette::Window))
           < relativeLuminance(palette.color(QPalette::WindowText));
}

const ThemeColors& themeColors(const QPalette& palette) {
    return isDark(palette) ? kDarkColors : kLightColors;
}

double contrastRatio(const QColor& a, const QColor& b) {
    const auto [darker, lighter] = std::minmax({relativeLuminance(a), relativeLuminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

void applyTheme(ThemeChoice choice) {
    static const QString keeperName = QStringLiteral("irodori-theme-keeper");
    auto* keeper = static_cast<ThemeKeeper*>(
        qApp->findChild<QObject*>(keeperName, Qt::FindDirectChildrenOnly));
    if (!keeper) {
        // Before our own palette hides it, the system's tells whether the desktop is dark.
        keeper = new ThemeKeeper(qApp);
        keeper->setObjectName(keeperName);
        QApplication::setStyle(new StudioStyle);
    }
    keeper->choose(choice);
}

}  // namespace irodori
