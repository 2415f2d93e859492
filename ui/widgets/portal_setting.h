// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QVariant>

class QDBusVariant;

namespace irodori {

/// A setting of the desktop that Qt does not pass on, asked from the desktop portal, which GNOME,
/// KDE and others answer. GUI thread.
class PortalSetting : public QObject {
    Q_OBJECT

public:
    PortalSetting(const QString& group, const QString& key, QObject* parent = nullptr);

    /// Invalid until the desktop has answered, and where there is no portal.
    [[nodiscard]] const QVariant& value() const { return value_; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void set(const QVariant& value);

    QString group_;
    QString key_;
    QVariant value_;
};

}  // namespace irodori
