// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <memory>

class QScreen;

namespace irodori {

/// Knows the ICC profiles of the monitors. GUI thread.
class MonitorProfiles : public QObject {
    Q_OBJECT

public:
    /// As it is stored, unchecked; empty: none is known.
    [[nodiscard]] virtual QByteArray profileOf(const QScreen& screen) const = 0;

Q_SIGNALS:
    void changed();  ///< of any monitor
};

/// The profiles that the desktop gives its programs. Null where the platform has no such thing.
/// Needs a QGuiApplication.
[[nodiscard]] std::unique_ptr<MonitorProfiles> makeMonitorProfiles();

}  // namespace irodori
