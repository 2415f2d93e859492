// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "widgets/portal_setting.h"

namespace irodori {

/// Whether the desktop prefers dark windows. Qt tells this only from 6.5 on; until the portal
/// answers, and where there is none, the palette that Qt took from the desktop decides. GUI thread.
class SystemColorScheme : public QObject {
    Q_OBJECT

public:
    explicit SystemColorScheme(QObject* parent = nullptr);

    [[nodiscard]] bool isDark() const { return dark_; }

Q_SIGNALS:
    void changed();

private:
    void update();

    PortalSetting scheme_;
    bool dark_;
};

}  // namespace irodori
