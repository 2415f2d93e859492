// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>

class QAbstractButton;

namespace irodori {

/// The icon `:/icons/NAME.svg`, drawn in the text colour of the palette at the time it is painted:
/// it follows a change of theme by itself and is sharp at every scale. A null icon if there is no
/// such file.
[[nodiscard]] QIcon themeIcon(const QString& name);

/// The same icon in a colour of your own, `side` logical pixels wide. Null if there is no such
/// file.
[[nodiscard]] QPixmap iconPixmap(const QString& name, int side, const QColor& color,
                                 qreal devicePixelRatio);

/// Gives a button the icon, or `fallback` as its text where the icon is missing; `name` is its tool
/// tip and what a screen reader says.
void setIconButton(QAbstractButton* button, const QString& icon, const QString& fallback,
                   const QString& name);

}  // namespace irodori
