// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/system_color_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

#include "widgets/theme.h"

namespace irodori {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

enum PortalScheme : uint { noPreference = 0, preferDark = 1, preferLight = 2 };

/// Read() wraps its answer in one variant more than the signal does.
uint unwrapped(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

}  // namespace

SystemColorScheme::SystemColorScheme(QObject* parent)
    : QObject(parent), dark_(irodori::isDark(QGuiApplication::palette())) {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    askPortal();
}

void SystemColorScheme::askPortal() {
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << kGroup << kKey;
    auto* watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QVariant> reply = *watcher;
        if (!reply.isError())
            setScheme(unwrapped(reply.value()));
        watcher->deleteLater();
    });
}

void SystemColorScheme::onSettingChanged(const QString& group, const QString& key,
                                         const QDBusVariant& value) {
    if (group == kGroup && key == kKey)
        setScheme(unwrapped(value.variant()));
}

void SystemColorScheme::setScheme(uint scheme) {
    if (scheme == noPreference)
        return;
    const bool dark = scheme == preferDark;
    if (dark == dark_)
        return;
    dark_ = dark;
    Q_EMIT changed();
}

}  // namespace irodori
