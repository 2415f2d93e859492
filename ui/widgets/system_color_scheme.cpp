// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system_color_scheme.h"

#include <QGuiApplication>
#include <QPalette>

#include "widgets/theme.h"

namespace irodori {

namespace {

enum PortalScheme : uint { noPreference = 0, preferDark = 1, preferLight = 2 };

}  // namespace

SystemColorScheme::SystemColorScheme(QObject* parent)
    : QObject(parent),
      scheme_(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme")),
      dark_(irodori::isDark(QGuiApplication::palette())) {
    connect(&scheme_, &PortalSetting::changed, this, &SystemColorScheme::update);
}

void SystemColorScheme::update() {
    const uint scheme = scheme_.value().toUInt();
    if (scheme == noPreference)
        return;
    const bool dark = scheme == preferDark;
    if (dark == dark_)
        return;
    dark_ = dark;
    Q_EMIT changed();
}

}  // namespace irodori
