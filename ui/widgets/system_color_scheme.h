// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace irodori {

/// Whether the desktop prefers dark windows. Qt tells this only from 6.5 on, so ask the desktop
/// portal, which GNOME, KDE and others answer; until it does, and where there is none, the
/// palette that Qt took from the desktop decides. GUI thread.
class SystemColorScheme : public QObject {
    Q_OBJECT

public:
    explicit SystemColorScheme(QObject* parent = nullptr);

    [[nodiscard]] bool isDark() const { return dark_; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void askPortal();
    void setScheme(uint scheme);

    bool dark_;
};

}  // namespace irodori
