// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace irodori {

enum class ThemeChoice { system, light, dark };

/// Distances of the whole program, in logical pixels, so that its parts line up.
namespace spacing {
inline constexpr int kTiny = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 20;
inline constexpr int kRadius = 6;  ///< of cards, fields and buttons
}  // namespace spacing

/// What QPalette has no role for. Text colours keep a contrast of at least 4.5:1 on `window`.
struct ThemeColors {
    QColor accent;   ///< the one colour of the interface: focus, selection, progress
    QColor canvas;   ///< around pictures: neutral grey, so that it does not tint the eye
    QColor border;   ///< of fields, cards and buttons
    QColor hover;    ///< background of a flat button under the pointer
    QColor info;     ///< icon and edge of a message
    QColor warning;  ///< likewise
    QColor error;    ///< likewise
};

/// Our two palettes: neutral greys and one accent.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// Whether texts are light on a dark ground.
[[nodiscard]] bool isDark(const QPalette& palette);

/// The extra colours that go with a palette. Ask at paint time: the palette may change live.
[[nodiscard]] const ThemeColors& themeColors(const QPalette& palette);

/// Contrast of two opaque colours by WCAG 2.1, 1 … 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

/// Sets style and palette of the running QApplication, now and again whenever the system changes
/// between light and dark while the choice is `system`. GUI thread.
void applyTheme(ThemeChoice choice);

}  // namespace irodori
